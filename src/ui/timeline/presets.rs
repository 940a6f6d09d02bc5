//! Stretches of time that people ask for, counted back from the last event of the data.

use std::collections::BTreeMap;

use egui::{Ui, WidgetInfo};
use jiff::ToSpan as _;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

use crate::dataset::{Instant, Interval, kind};
use crate::filter::{Mode, TimeFilter};
use crate::language::tr;
use crate::session::{Command, DatasetId, EventRef};
use crate::ui::format;
use crate::ui::map::projected_positions::{around, near_place};
use crate::ui::records::reading;
use crate::ui::widgets::button;
use crate::ui::widgets::icon::Icon;
use crate::ui::widgets::scrolled;
use crate::ui::{Action, View};

/// Attacks that the menu lists.
const LISTED: usize = 24;

/// Attacks in larger data are not looked for.
const MOST_ROWS: usize = 200_000;

/// The attacks of the data, kept until it changes.
#[derive(Debug, Default)]
pub struct Presets {
    revision: Option<u64>,
    attacks: Vec<Attack>,
    /// Events that may have happened on the days of the last of them.
    last_events: usize,
    /// Which of them was chosen in this frame.
    chosen: Option<usize>,
    /// Whether some dataset has too many rows to be looked through.
    is_partial: bool,
}

/// What several areas report of one night.
#[derive(Debug)]
struct Attack {
    /// The total that names it: that of which most rows are told.
    total: EventRef,
    /// Rows of the word of that total.
    rows: usize,
    at: Interval,
    /// The codes of its words, by dataset.
    words: Vec<(DatasetId, usize)>,
}

impl Attack {
    /// West, south, east, north of its symbols that stand in their district or nearer;
    /// none where nothing is known so precisely.
    fn bounds(&self, view: &View<'_>) -> Option<[f64; 4]> {
        let mut bounds = None;
        for (id, code) in &self.words {
            let Some(dataset) = view.session.dataset(*id) else { continue };
            for row in 0..dataset.len() {
                if dataset.attacks().code(row) == *code
                    && !dataset.is_lasting(row)
                    && let Some(place) = near_place(dataset, row)
                {
                    bounds = around(bounds, [place.longitude(), place.latitude()]);
                }
            }
        }
        bounds
    }

    /// The map shows its symbols; where none is known so precisely, those of the events
    /// that match then.
    fn fit(&self, view: &View<'_>) {
        view.ask(self.bounds(view).map_or(Action::FitPrecise, Action::FitSymbols));
    }
}

/// The rows that share the word of an attack.
#[derive(Debug, Clone, Default)]
struct Group {
    rows: usize,
    span: Option<Interval>,
    /// Its total.
    total: Option<usize>,
}

/// The first moment of `date`.
pub(super) fn day_start(date: Date, zone: &TimeZone) -> Instant {
    Instant::from_civil(date.to_datetime(Time::midnight()), zone)
}

/// Whole local days from `first` to `last`.
pub(super) fn days(first: Date, last: Date, zone: &TimeZone) -> Option<Interval> {
    let after = last.checked_add(1.day()).ok()?;
    Interval::new(day_start(first, zone), day_start(after, zone))
}

/// The local days that `at` touches.
fn whole_days(at: Interval, zone: &TimeZone) -> Option<Interval> {
    let last = at.end().plus_secs(-1).to_civil(zone).date();
    days(at.start().to_civil(zone).date(), last, zone)
}

/// The last `count` days of `extent`, the last of its events included.
fn last_days(extent: Interval, count: i32, zone: &TimeZone) -> Option<Interval> {
    let last = extent.end().plus_secs(-1).to_civil(zone).date();
    days(last.checked_sub((count - 1).days()).ok()?, last, zone)
}

fn last_year(extent: Interval, zone: &TimeZone) -> Option<Interval> {
    let last = extent.end().plus_secs(-1).to_civil(zone).date();
    days(last.first_of_year(), last.last_of_year(), zone)
}

impl Presets {
    /// Width of all of them side by side, so many points apart.
    pub fn wide_points(ui: &Ui, gap: f32) -> f32 {
        let labels = [tr!("last-week"), tr!("last-month"), tr!("this-year"), tr!("an-attack")];
        let width = |label: &str| button::points(ui, label) + gap;
        labels.into_iter().map(width).sum::<f32>() - gap
    }

    /// Paints them: side by side where there is room, else as one menu, which has an icon
    /// in place of its name where there is little.
    pub fn ui(&mut self, view: &View<'_>, ui: &mut Ui, is_wide: bool, is_narrow: bool) {
        let Some(extent) = view.session.extent() else { return };
        let zone = view.settings.zone();
        let mut choices = |ui: &mut Ui| -> Option<Interval> {
            let mut wanted = None;
            for (label, window) in [
                (tr!("last-week"), last_days(extent, 7, &zone)),
                (tr!("last-month"), last_days(extent, 30, &zone)),
                (tr!("this-year"), last_year(extent, &zone)),
            ] {
                let tip = tr!("counted-back-from-the-last-event-of");
                if ui.button(label).on_hover_text(tip).clicked() {
                    wanted = window;
                }
            }
            let attack = ui.menu_button(tr!("an-attack"), |ui| self.attacks_ui(view, ui)).inner;
            wanted.or(attack.flatten())
        };
        button::make_flat(ui);
        let wanted = if is_wide {
            choices(ui)
        } else if is_narrow {
            let choices = |ui: &mut Ui| scrolled::menu(ui, choices);
            let menu = ui.menu_button(Icon::Clock.text(), choices);
            let name = || WidgetInfo::labeled(egui::Role::Button, true, tr!("presets"));
            menu.response.on_hover_text(tr!("presets")).widget_info(name);
            menu.inner.flatten()
        } else {
            let label = format!("{} {}", tr!("presets"), Icon::CaretDown.letter());
            let menu = ui.menu_button(label, choices);
            let name = || WidgetInfo::labeled(egui::Role::Button, true, tr!("presets"));
            menu.response.widget_info(name);
            menu.inner.flatten()
        };
        if let Some(window) = wanted {
            let time = view.session.document().filters.time;
            let next = TimeFilter { mode: Mode::Window, window: Some(window), ..time };
            view.send(Command::SetTime(next));
            super::bring_into_view(view, window);
            // After the window, since the map may follow what matches then.
            if let Some(attack) = self.chosen.take().and_then(|index| self.attacks.get(index)) {
                attack.fit(view);
            }
        }
    }

    /// The whole days of the last attack of the data, if it names one.
    /// With how many events may have happened then.
    pub fn last_attack(&mut self, view: &View<'_>) -> Option<(Interval, usize)> {
        self.refresh(view);
        let attack = self.attacks.first()?;
        Some((whole_days(attack.at, &view.settings.zone())?, self.last_events))
    }

    /// Moves the map to the last attack of the data.
    pub fn fit_last_attack(&self, view: &View<'_>) {
        if let Some(attack) = self.attacks.first() {
            attack.fit(view);
        }
    }

    /// The attacks of the data, the last one first; the days of the one that was chosen.
    fn attacks_ui(&mut self, view: &View<'_>, ui: &mut Ui) -> Option<Interval> {
        self.refresh(view);
        let zone = view.settings.zone();
        let mut wanted = None;
        if self.is_partial {
            ui.label(tr!("attacks-of-large-datasets-are-not-listed", count = MOST_ROWS));
        } else if self.attacks.is_empty() {
            ui.label(tr!("the-open-data-names-no-attacks"));
        }
        let most = (ui.ctx().content_rect().height() - 60.0).min(360.0);
        egui::ScrollArea::vertical().max_height(most).min_scrolled_height(most).show(ui, |ui| {
            for (index, attack) in self.attacks.iter().take(LISTED).enumerate() {
                let name = match view.event(attack.total) {
                    Some(Ok(event)) => event.title.clone(),
                    Some(Err(_)) => String::new(),
                    None => reading().to_owned(),
                };
                let day = format::day_in_words(attack.at.end().plus_secs(-1), &zone);
                if ui.button(format!("{day}  {name}")).clicked() {
                    wanted = whole_days(attack.at, &zone);
                    self.chosen = Some(index);
                }
            }
        });
        if self.attacks.len() > LISTED {
            ui.weak(tr!("and-earlier-attacks", count = self.attacks.len() - LISTED));
        }
        wanted
    }

    fn refresh(&mut self, view: &View<'_>) {
        if self.revision == Some(view.session.data_revision()) {
            return;
        }
        self.revision = Some(view.session.data_revision());
        self.attacks.clear();
        self.is_partial = view.session.shown().any(|open| open.dataset.len() > MOST_ROWS);
        // What several areas report of one night is one attack: by its last day, named by
        // the total of which most rows are told.
        let zone = view.settings.zone();
        let mut days: BTreeMap<Date, Attack> = BTreeMap::new();
        for open in view.session.shown().filter(|open| open.dataset.len() <= MOST_ROWS) {
            let dataset = &open.dataset;
            let words = dataset.attacks();
            let mut groups = vec![Group::default(); words.values().len()];
            for row in 0..dataset.len() {
                let Some(at) = dataset.interval(row) else { continue };
                let group = &mut groups[words.code(row)];
                group.rows += 1;
                group.span = Some(group.span.map_or(at, |span| span.union(at)));
                // The total of an attack names it.
                if &**dataset.kinds().value(row) == kind::AGGREGATE[0] {
                    group.total = Some(row);
                }
            }
            for (code, group) in groups.into_iter().enumerate() {
                let (Some(at), Some(row)) = (group.span, group.total) else { continue };
                if words.values()[code].is_empty() {
                    continue;
                }
                let day = at.end().plus_secs(-1).to_civil(&zone).date();
                let total = EventRef { dataset: open.id, row };
                let attack = Attack { total, rows: group.rows, at, words: Vec::new() };
                let known = days.entry(day).or_insert(attack);
                if group.rows > known.rows {
                    (known.rows, known.total) = (group.rows, total);
                }
                known.at = known.at.union(at);
                known.words.push((open.id, code));
            }
        }
        self.attacks.extend(days.into_values());
        self.attacks.sort_by_key(|attack| std::cmp::Reverse(attack.at.start()));
        let days = self.attacks.first().and_then(|attack| whole_days(attack.at, &zone));
        let is_in = |at: Interval| days.is_some_and(|days| at.overlaps(days));
        let rows = view.session.shown().map(|open| {
            let dataset = &open.dataset;
            (0..dataset.len()).filter(|row| dataset.interval(*row).is_some_and(is_in)).count()
        });
        self.last_events = rows.sum();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::time::zone;

    #[test]
    fn presets_are_whole_local_days_that_end_with_the_last_event() {
        let kyiv = zone("Europe/Kyiv").unwrap();
        // 27 December 2025, 02:00 to 14:00 in Kyiv.
        let start = Instant::from_secs(1_766_793_600);
        let extent = Interval::new(start, start.plus_secs(43_200)).unwrap();
        let text = |window: Option<Interval>| {
            let window = window.unwrap();
            [window.start(), window.end()].map(|at| format::minute(at, &kyiv))
        };
        assert_eq!(text(last_days(extent, 7, &kyiv)), ["2025-12-21 00:00", "2025-12-28 00:00"]);
        assert_eq!(text(last_year(extent, &kyiv)), ["2025-01-01 00:00", "2026-01-01 00:00"]);
    }
}
