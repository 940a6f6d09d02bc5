//! The map alone with what a picture of it must say: what is shown, of what data,
//! and who made the map.

use egui::{RichText, Ui};
use jiff::tz::TimeZone;

use super::Window;
use crate::base::escape::escape_invisible;
use crate::dataset::Instant;
use crate::dataset::format;
use crate::filter::sentences::{Wording, sentences};
use crate::filter::{Mode, TimeFilter};
use crate::language::tr;
use crate::session::Session;
use crate::ui::View;
use crate::ui::theme::Theme;

/// About what a caption adds below the map, in points.
pub const CAPTION_POINTS: f32 = 120.0;

/// About what a title adds above the map, in points.
pub const TITLE_POINTS: f32 = 32.0;

/// What stands around the map on a picture.
#[derive(Debug, Default)]
pub struct Sheet {
    title: String,
    /// The time window stands below the map in large letters, and the caption keeps
    /// its height.
    is_frame: bool,
    caption_points: f32,
}

impl Sheet {
    /// With a title, which may be empty.
    pub fn new(title: &str) -> Self {
        Self { title: escape_invisible(title).trim().to_owned(), ..Self::default() }
    }

    /// For a picture of several: with the time in large letters.
    pub fn write_time(&mut self) {
        self.is_frame = true;
    }
}

impl Window {
    /// Paints the map with its caption, and nothing that can be clicked.
    pub fn sheet_ui(&mut self, ui: &mut Ui, sheet: &mut Sheet) {
        let Self { session, settings, playback, queue, records, map, .. } = self;
        let view = View { session, settings, playback, queue, records };
        map.is_picture = true;
        if !sheet.title.is_empty() {
            egui::Panel::top("title").show(ui, |ui| {
                ui.add_space(4.0);
                ui.add(egui::Label::new(RichText::new(&sheet.title).size(18.0).strong()).wrap());
                ui.add_space(3.0);
            });
        }
        let lasting = map.lasting_left_out(view.session);
        let outside = map.outside_count(view.session);
        egui::Panel::bottom("caption").show(ui, |ui| {
            let top = ui.cursor().top();
            ui.add_space(4.0);
            map.legend_below_ui(&view, ui);
            if sheet.is_frame {
                let time = &view.session.document().filters.time;
                let time = time_words(time, &view.settings.zone());
                ui.label(RichText::new(time).size(18.0).strong());
            }
            let faint = Theme::of(ui.ctx()).faint_text();
            for (index, line) in caption(&view, lasting, outside).into_iter().enumerate() {
                let text = RichText::new(line);
                let text = if index == 0 { text.strong() } else { text.small().color(faint) };
                ui.add(egui::Label::new(text).wrap());
            }
            ui.add_space(2.0);
            // The map must not move where less is written below it: neither that of the next
            // frame, nor while the caption counts what lies outside of it.
            let points = ui.cursor().top() - top;
            ui.add_space((sheet.caption_points - points).max(0.0));
            sheet.caption_points = sheet.caption_points.max(points);
        });
        egui::CentralPanel::default().frame(egui::Frame::NONE).show(ui, |ui| map.ui(&view, ui));
    }
}

/// The time window for people: days where it begins and ends with days.
fn time_words(time: &TimeFilter, zone: &TimeZone) -> String {
    let Some(window) = time.window.filter(|_| time.bounds_secs().is_some()) else {
        return tr!("all-times").to_owned();
    };
    let (start, end) = (window.start(), window.end());
    let is_midnight = |at: Instant| at.to_civil(zone).time() == jiff::civil::Time::midnight();
    let zone_name = format::zone(start, zone);
    // The last day inside stands for the midnight that ends it.
    let (first, last) = if is_midnight(start) && is_midnight(end) {
        (format::date(start, zone), format::date(end.plus_secs(-1), zone))
    } else {
        (format::minute(start, zone), format::minute(end, zone))
    };
    let span = match time.mode {
        Mode::FromBeginning => tr!("time-until", time = last),
        Mode::UntilEnd => tr!("time-from", time = first),
        Mode::Instant => format::minute(start, zone),
        Mode::Window | Mode::Off if first == last => first,
        Mode::Window | Mode::Off => format!("{first} – {last}"),
    };
    format!("{span}  {zone_name}")
}

/// What is shown in numbers, by which filters, and what cannot be on a map.
fn caption(view: &View<'_>, lasting_left_out: usize, outside: usize) -> Vec<String> {
    let session = view.session;
    let names: Vec<&str> = session.shown().map(|open| open.dataset.source.name.as_str()).collect();
    let matching = session.derived().matching_count();
    let all = session.derived().total_count();
    let first = format!(
        "{} · {}",
        tr!("shown-of-all-events", shown = matching, count = all),
        names.join(", ")
    );
    let filters = &session.document().filters;
    let mut filters = sentences(filters, &view.settings.zone(), Wording::ForPeople);
    let off_map = off_map(session);
    if off_map > 0 {
        filters.push(tr!("events-not-on-the-map", count = off_map));
    }
    if outside > 0 {
        filters.push(tr!("events-outside-the-picture", count = outside));
    }
    if lasting_left_out > 0 {
        filters.push(tr!("alerts-not-drawn", count = lasting_left_out));
    }
    let made = tr!("made-with-strikemap", version = env!("CARGO_PKG_VERSION"));
    [first, filters.join(" · "), made]
        .iter()
        .map(|line| escape_invisible(line).into_owned())
        .collect()
}

/// Matching events that no place on the map stands for.
fn off_map(session: &Session) -> usize {
    let parts = session.derived().parts();
    parts.map(|part| part.dataset.off_map().count_common(part.matching())).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Interval;

    #[test]
    fn the_time_of_a_frame_is_said_in_days_where_it_is_days() {
        let kyiv = crate::dataset::time::zone("Europe/Kyiv").unwrap();
        let at =
            |text: &str| Instant::from_secs(text.parse::<jiff::Timestamp>().unwrap().as_second());
        let time = |mode, start, end| TimeFilter {
            mode,
            window: Interval::new(at(start), at(end)),
            ..TimeFilter::default()
        };
        let day = ("2025-12-26T22:00:00Z", "2025-12-27T22:00:00Z");
        let week = ("2025-12-20T22:00:00Z", "2025-12-27T22:00:00Z");
        let hours = ("2025-12-26T22:00:00Z", "2025-12-27T04:30:00Z");
        for (mode, (start, end), expected) in [
            (Mode::Window, day, "2025-12-27 "),
            (Mode::Window, week, "2025-12-21 – 2025-12-27 "),
            (Mode::Window, hours, "2025-12-27 00:00 – 2025-12-27 06:30 "),
            (Mode::FromBeginning, week, "Until 2025-12-27 "),
            (Mode::UntilEnd, hours, "From 2025-12-27 00:00 "),
        ] {
            let told = time_words(&time(mode, start, end), &kyiv);
            assert!(told.starts_with(expected), "{told} {expected}");
        }
        assert_eq!(time_words(&TimeFilter::default(), &kyiv), "All times");
    }
}
