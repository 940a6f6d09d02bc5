//! Pieces of which panels and dialogs are made.

pub(super) mod air_alert;
pub(super) mod area_counts;
pub(super) mod area_editor;
pub(super) mod bar;
pub(super) mod button;
pub(super) mod change_lines;
pub(super) mod choice;
pub(super) mod clock_chart;
pub(super) mod columns;
pub(super) mod dialog;
pub(super) mod expression_field;
pub(super) mod facts;
pub(super) mod icon;
pub mod notes;
pub mod notices;
pub(super) mod path_field;
pub(super) mod scrolled;
pub(super) mod section;
pub mod signs;
pub(super) mod slider;
pub(super) mod tier_boxes;
pub(super) mod word_bars;
pub(super) mod zone_menu;
