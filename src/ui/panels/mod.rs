//! What is docked at the edges of the window.

pub(super) mod active_filters;
mod changes_summary;
pub(super) mod claims;
mod dataset_dot;
pub mod datasets;
pub mod details;
pub mod filters;
mod held_section;
pub(super) mod left_panel;
pub(super) mod menus;
pub mod notes;
pub(super) mod nothing_matches;
pub(super) mod performance;
pub(super) mod right_panel;
pub mod search;
pub(super) mod selection;
pub mod status;
pub(super) mod summary;
pub mod table;
mod table_columns;
mod table_header;
mod table_in_view;
mod table_order;
pub mod top_bar;
mod when_and_where;
mod word_hits;
