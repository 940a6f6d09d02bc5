//! What of the line above the track is folded into menus, so that the rest has room.

use egui::Ui;

use super::Timeline;
use super::fields;
use super::presets::Presets;
use crate::filter::{Mode, TimeFilter};
use crate::language::tr;
use crate::session::playback;
use crate::ui::widgets::button;
use crate::ui::widgets::icon::Icon;
use crate::ui::{View, labels};

/// Between the parts of the line, in points.
pub(super) const GAP_POINTS: f32 = 6.0;

/// Below this width some controls have icons in place of words.
const NARROW_POINTS: f32 = 1_040.0;

/// What of the line is folded, one after another, until the rest has room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Folded {
    /// Everything stands side by side.
    Nothing,
    /// Presets are a menu.
    Presets,
    /// Keys alone move the window by its width, and the menu of presets has an icon.
    Words,
    /// The mode is a menu.
    Mode,
    /// Possible or definite is chosen in the last menu.
    Matching,
    /// Dates stand above the calendar.
    Dates,
    /// Speed is chosen in the last menu.
    Speed,
}

impl Folded {
    const ALL: [Self; 7] = [
        Self::Nothing,
        Self::Presets,
        Self::Words,
        Self::Mode,
        Self::Matching,
        Self::Dates,
        Self::Speed,
    ];
}

/// The label of a button that opens a list.
pub(super) fn with_caret(label: &str) -> String {
    format!("{label} {}", Icon::CaretDown.letter())
}

impl Timeline {
    /// How much has to be folded for the rest to have room.
    pub(super) fn folded(&self, view: &View<'_>, ui: &Ui, time: TimeFilter) -> Folded {
        const ICON: f32 = 28.0;
        const SEPARATOR: f32 = 12.0;
        let room = ui.available_width();
        let padding = ui.spacing().button_padding.x;
        let words = |label: &str| button::points(ui, label);
        let of_modes = Mode::ALL.map(|mode| words(&labels::word(mode.label())));
        let mode_menu = words(&with_caret(&labels::word(time.mode.label())));
        let fields = match time.mode {
            Mode::Off => 0.0,
            Mode::Window => 2.0 * (fields::FIELD_POINTS + GAP_POINTS) + 8.0 + GAP_POINTS,
            _ => fields::FIELD_POINTS + GAP_POINTS,
        };
        let matching = match time.bounds_secs() {
            Some(_) => self.matching_choices().iter().map(|(_, label, _)| words(label)).sum(),
            None => 0.0,
        };
        let speed = words(&labels::word(playback::speed_label(&view.session.document().time_view)));
        let points = |folded: Folded| {
            let if_before = |step: Folded, points: f32| if folded < step { points } else { 0.0 };
            let presets = match folded {
                Folded::Nothing => Presets::wide_points(ui, GAP_POINTS),
                Folded::Presets => words(tr!("presets")),
                _ => ICON,
            };
            let mode = if folded < Folded::Mode { of_modes.iter().sum::<f32>() } else { mode_menu };
            let parts = [
                ICON + if_before(Folded::Words, 2.0 * ICON) + if_before(Folded::Speed, speed),
                if_before(Folded::Speed, SEPARATOR),
                mode,
                if_before(Folded::Dates, fields) + ICON,
                presets,
                if_before(Folded::Matching, matching)
                    + if_before(Folded::Words, words(tr!("time")) - 2.0 * padding),
                ICON,
            ];
            parts.iter().sum::<f32>() + (parts.len() - 1) as f32 * GAP_POINTS
        };
        let least = if room < NARROW_POINTS { Folded::Words } else { Folded::Nothing };
        let fits = |folded: &Folded| *folded >= least && points(*folded) <= room;
        Folded::ALL.into_iter().find(fits).unwrap_or(Folded::Speed)
    }
}
