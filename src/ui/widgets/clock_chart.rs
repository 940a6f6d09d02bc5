//! Hours of the day and days of the week as columns that filter when clicked.

use std::collections::BTreeSet;

use egui::{RichText, Ui};

use super::columns::{ColumnBar, columns};
use crate::filter::{Argument, Cycle, Filter};
use crate::language::tr;
use crate::session::Command;
use crate::ui::View;
use crate::ui::labels;
use crate::ui::theme::Theme;

const HEIGHT_POINTS: f32 = 38.0;

/// The zone whose clocks a chart of `filter` is about: that of the clause while it
/// is in use, otherwise that of the window.
pub fn zone_name(view: &View<'_>, filter: &dyn Filter) -> String {
    match view.session.document().filters.argument(filter.id()) {
        Some(Argument::Clock { zone, .. }) => zone.clone(),
        _ => view.settings.zone_name.clone(),
    }
}

/// Paints the chart. `counts` are those of other events than those that match, with
/// the unknown ones last.
pub fn ui(
    view: &View<'_>,
    ui: &mut Ui,
    filter: &dyn Filter,
    cycle: Cycle,
    counts: Option<Vec<u32>>,
) {
    let zone = zone_name(view, filter);
    let counts = counts.unwrap_or_else(|| view.session.derived().clock_counts(cycle, &zone));
    let chosen = match view.session.document().filters.argument(filter.id()) {
        Some(Argument::Clock { values, .. }) => values.clone(),
        _ => BTreeSet::new(),
    };
    let bars: Vec<ColumnBar> = (0..cycle.count())
        .zip(&counts)
        .map(|(value, &count)| ColumnBar {
            name: format!("{}, {count}", labels::cycle(cycle, value)),
            label: match cycle {
                Cycle::HourOfDay if value % 6 == 0 => value.to_string(),
                Cycle::HourOfDay => String::new(),
                Cycle::Weekday => labels::short_weekday(value),
            },
            low: f64::from(count),
            high: f64::from(count),
            chosen: chosen.contains(&value),
        })
        .collect();
    let clicked =
        ui.push_id((filter.id(), "columns"), |ui| columns(ui, &bars, HEIGHT_POINTS, true));
    if let Some(value) = clicked.inner {
        let mut values = chosen;
        let value = value as u8;
        if !values.remove(&value) {
            values.insert(value);
        }
        let argument = Argument::Clock { zone: zone.clone(), values };
        view.send(Command::SetClause(filter.id().to_owned(), Some(argument)));
    }
    let unknown = counts.get(usize::from(cycle.count())).copied().unwrap_or(0) as usize;
    let mut text = tr!("on-the-clocks-of", zone = zone);
    if unknown > 0 {
        text += &match cycle {
            Cycle::HourOfDay => tr!("and-events-whose-hour-is-not-known", count = unknown),
            Cycle::Weekday => tr!("and-events-whose-day-is-not-known", count = unknown),
        };
    }
    let faint = Theme::of(ui.ctx()).faint_text();
    ui.add(egui::Label::new(RichText::new(text).small().color(faint)).wrap());
}
