//! Typed start and end of the time window.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::dataset::time_text::{self, Cell, DateOrder};
use crate::dataset::{Instant, Interval, TimePrecision};
use crate::filter::{Mode, TimeFilter};
use crate::language::tr;
use crate::session::Command;
use crate::ui::View;
use crate::ui::format;
use crate::ui::theme::{Theme, Token};
use crate::ui::widgets::button::CONTROL_POINTS;

/// Width of a field with its margins: a date and a time of day.
pub(super) const FIELD_POINTS: f32 = 112.0;

/// Letters of the longest date without a time of day: `27 груд. 2025`.
const LONGEST_DATE: usize = 13;

/// Which end a field is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// Where it begins.
    Start,
    /// Where it ends.
    End,
}

/// What is typed but not yet sent.
#[derive(Debug, Default)]
pub struct Fields {
    start: Option<String>,
    end: Option<String>,
    error: Option<(bool, String)>,
    wants_focus: bool,
}

/// The edge as it may be typed: a whole day by its date, so that an end at midnight reads as
/// the last day inside. In words, as everywhere in the window, where these are read back to
/// the same moment.
fn shown(at: Instant, edge: Edge, zone: &TimeZone) -> String {
    let is_day = at.to_civil(zone).time() == jiff::civil::Time::midnight();
    let named = if is_day && edge == Edge::End { at.plus_secs(-1) } else { at };
    let words = match is_day {
        true => format::day_in_words(named, zone),
        false => {
            format!("{} {}", format::day_in_words(at, zone), format::moment(at, zone, "%H:%M"))
        }
    };
    match read(&words, edge == Edge::End, None, zone) {
        Ok(back) if back == at => words,
        _ if is_day => format::date(named, zone),
        _ => format::second(at, zone),
    }
}

/// Reads a typed time. A bare date as an end means the end of that day. `-7d`
/// is relative to the other edge. The error says what is wrong.
fn read(
    text: &str,
    edge_is_end: bool,
    other: Option<Instant>,
    zone: &TimeZone,
) -> Result<Instant, String> {
    let text = text.trim();
    if let (Some(secs), Some(other)) = (relative_secs(text), other) {
        return Ok(other.plus_secs(secs));
    }
    match time_text::read(text, Some(DateOrder::DayFirst)) {
        Some(Cell::Written(written)) => {
            let at = written.instant(zone);
            let is_end_of_unit = edge_is_end && written.is_date();
            let unit = time_text::interval(&written, None, None, zone);
            match unit {
                Ok((unit, precision)) if is_end_of_unit && precision >= TimePrecision::Day => {
                    Ok(unit.end())
                }
                _ => Ok(at),
            }
        }
        _ => {
            Err(month_is_shorter(text, zone)
                .unwrap_or_else(|| tr!("text-is-not-a-date", text = text)))
        }
    }
}

/// That a month has fewer days than was written, such as `31.11.2025` or `2025-11-31`.
fn month_is_shorter(text: &str, zone: &TimeZone) -> Option<String> {
    let mut numbers = text.split(['.', '-', '/']).map(|part| part.trim().parse::<i16>().ok());
    let numbers = [numbers.next()??, numbers.next()??, numbers.next()??];
    let [year, month, day] = match numbers {
        [year, _, _] if year >= 1_000 => numbers,
        [day, month, year] => [year, month, day],
    };
    let first = Date::new(year, i8::try_from(month).ok()?, 1).ok()?;
    let last = first.last_of_month();
    (i16::from(last.day()) < day && day <= 31).then(|| {
        let month = format::month_in_words(super::presets::day_start(first, zone), zone);
        tr!("month-has-so-many-days", month = month, days = i32::from(last.day()))
    })
}

/// `-7d`, `+12h`, `-30m`, `+2w` in seconds.
fn relative_secs(text: &str) -> Option<i64> {
    let sign = match text.chars().next()? {
        '-' | '−' => -1,
        '+' => 1,
        _ => return None,
    };
    let rest = text.trim_start_matches(['-', '−', '+']);
    let unit = match rest.chars().last()? {
        'm' => 60,
        'h' => 3_600,
        'd' => 86_400,
        'w' => 7 * 86_400,
        _ => return None,
    };
    let count: i64 = rest.trim_end_matches(char::is_alphabetic).parse().ok()?;
    count.checked_mul(sign * unit)
}

impl Fields {
    /// Paints those that the mode uses: two, one or none.
    pub fn of_mode_ui(&mut self, view: &View<'_>, ui: &mut egui::Ui, time: TimeFilter) {
        match time.mode {
            Mode::Off => {}
            Mode::Window => self.edges_ui(view, ui, time, tr!("window")),
            Mode::Instant | Mode::UntilEnd => {
                self.edge_ui(view, ui, time, Edge::Start, tr!("window"));
            }
            Mode::FromBeginning => self.edge_ui(view, ui, time, Edge::End, tr!("window")),
        }
    }

    /// Paints both fields; `name` tells them from others of their kind.
    pub fn edges_ui(&mut self, view: &View<'_>, ui: &mut egui::Ui, time: TimeFilter, name: &str) {
        self.typed_ui(view, ui, time, name, &|next| view.send(Command::SetTime(next)));
    }

    /// The same for another window than that of the time slider.
    pub fn typed_ui(
        &mut self,
        view: &View<'_>,
        ui: &mut egui::Ui,
        time: TimeFilter,
        name: &str,
        send: &dyn Fn(TimeFilter),
    ) {
        self.field_ui(view, ui, time, Edge::Start, name, send);
        ui.label("–");
        self.field_ui(view, ui, time, Edge::End, name, send);
    }

    /// Paints one field, for a window of which only that edge counts.
    pub fn edge_ui(
        &mut self,
        view: &View<'_>,
        ui: &mut egui::Ui,
        time: TimeFilter,
        edge: Edge,
        name: &str,
    ) {
        self.field_ui(view, ui, time, edge, name, &|next| view.send(Command::SetTime(next)));
    }

    /// Puts the cursor into the field of the start at the next painting.
    pub fn focus(&mut self) {
        self.wants_focus = true;
    }

    /// Whether the cursor is to be put into a field.
    pub fn wants_focus(&self) -> bool {
        self.wants_focus
    }

    fn field_ui(
        &mut self,
        view: &View<'_>,
        ui: &mut egui::Ui,
        time: TimeFilter,
        edge: Edge,
        name: &str,
        send: &dyn Fn(TimeFilter),
    ) {
        let zone = view.settings.zone();
        let at = time.window.map(|window| match edge {
            Edge::Start => window.start(),
            Edge::End => window.end(),
        });
        let (typed, label, hint) = match edge {
            Edge::Start => (&mut self.start, tr!("edge-from", name = name), tr!("hint-from")),
            Edge::End => (&mut self.end, tr!("edge-until", name = name), tr!("hint-until")),
        };
        let mut text = typed
            .clone()
            .unwrap_or_else(|| at.map_or_else(String::new, |at| shown(at, edge, &zone)));
        let wrong = self.error.as_ref().filter(|(is_end, _)| *is_end == (edge == Edge::End));
        let theme = Theme::of(ui.ctx());
        let mut field = egui::TextEdit::singleline(&mut text)
            .desired_width(FIELD_POINTS)
            .min_size(egui::vec2(0.0, CONTROL_POINTS))
            .align(egui::Align2::LEFT_CENTER)
            .hint_text(hint);
        if wrong.is_some() {
            field = field.text_color(theme.token(Token::Error));
        }
        // A time of day has room beside its date in smaller letters.
        if text_length(typed.as_deref(), at, edge, &zone) > LONGEST_DATE {
            field = field.font(egui::TextStyle::Small);
        }
        let length = text_length(typed.as_deref(), at, edge, &zone);
        let response = ui.add(field);
        if response.gained_focus() {
            select_all(ui.ctx(), response.id, length);
        }
        if edge == Edge::Start && std::mem::take(&mut self.wants_focus) {
            response.request_focus();
        }
        response
            .widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, label.as_str()));
        let response = match wrong {
            Some((_, reason)) => {
                error_ui(&response, reason, theme);
                response
            }
            None => response.on_hover_text(tr!("ways-to-write-a-date")),
        };
        if response.changed() {
            *typed = Some(text.clone());
        }
        if !response.lost_focus() {
            return;
        }
        let Some(text) = typed.take() else { return };
        if ui.input(|input| input.key_pressed(egui::Key::Escape)) {
            self.error = None;
            return;
        }
        match next(time, edge, &text, view.session.extent(), &zone) {
            Ok(next) => {
                self.error = None;
                send(next);
            }
            Err(reason) => {
                *typed = Some(text);
                self.error = Some((edge == Edge::End, reason));
            }
        }
    }
}

/// Letters of what the field shows.
fn text_length(typed: Option<&str>, at: Option<Instant>, edge: Edge, zone: &TimeZone) -> usize {
    match (typed, at) {
        (Some(typed), _) => typed.chars().count(),
        (None, Some(at)) => shown(at, edge, zone).chars().count(),
        (None, None) => 0,
    }
}

/// Whoever comes into the field replaces its text.
fn select_all(ctx: &egui::Context, id: egui::Id, length: usize) {
    use egui::text::{CCursor, CCursorRange};
    let mut state = egui::text_edit::TextEditState::load(ctx, id).unwrap_or_default();
    let all = CCursorRange::two(CCursor::new(0), CCursor::new(length));
    state.cursor.set_char_range(Some(all));
    state.store(ctx, id);
}

/// What is wrong, at the field.
fn error_ui(response: &egui::Response, reason: &str, theme: Theme) {
    let frame = egui::Frame::popup(&response.ctx.global_style())
        .fill(theme.token(Token::ErrorBg))
        .stroke(egui::Stroke::new(1.0, theme.token(Token::Error)));
    egui::Popup::from_response(response)
        .open(true)
        .frame(frame)
        .close_behavior(egui::PopupCloseBehavior::IgnoreClicks)
        .show(|ui| {
            ui.set_max_width(260.0);
            ui.label(egui::RichText::new(reason).color(theme.token(Token::Error)));
        });
}

/// The slider after `text` was typed for `edge`; an edge that was not set yet
/// is that of the data. An empty text clears the window.
fn next(
    time: TimeFilter,
    edge: Edge,
    text: &str,
    extent: Option<Interval>,
    zone: &TimeZone,
) -> Result<TimeFilter, String> {
    if text.trim().is_empty() {
        return Ok(TimeFilter { window: None, ..time });
    }
    let known = time.window.or(extent);
    let other = known.map(|window| match edge {
        Edge::Start => window.end(),
        Edge::End => window.start(),
    });
    let at = read(text, edge == Edge::End, other, zone)?;
    let far = other.unwrap_or(at);
    let window = match edge {
        Edge::Start => Interval::new(at, far).or_else(|| Interval::new(at, at.plus_secs(86_400))),
        Edge::End => Interval::new(far, at).or_else(|| Interval::new(at.plus_secs(-86_400), at)),
    };
    let mode = if time.mode == crate::filter::Mode::Off { Default::default() } else { time.mode };
    Ok(TimeFilter { mode, window, ..time })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::time::zone;

    #[test]
    fn an_edge_is_shown_as_it_would_be_typed() {
        let kyiv = zone("Europe/Kyiv").unwrap();
        for (text, shown_text) in [
            ("2025-12-27", "27 Dec 2025"),
            ("2025-12-27 07:45", "27 Dec 2025 07:45"),
            ("2025-12-27 07:45:30", "2025-12-27 07:45:30"),
        ] {
            for edge in [Edge::Start, Edge::End] {
                let at = read(text, edge == Edge::End, None, &kyiv).unwrap();
                assert_eq!(shown(at, edge, &kyiv), shown_text);
                assert_eq!(read(shown_text, edge == Edge::End, None, &kyiv), Ok(at));
            }
        }
    }

    #[test]
    fn a_day_that_the_month_lacks_is_told() {
        let kyiv = zone("Europe/Kyiv").unwrap();
        for text in ["31.11.2025", "2025-11-31"] {
            let told = read(text, false, None, &kyiv).unwrap_err();
            assert_eq!(told, "Nov 2025 has 30 days");
        }
        let told = read("40.11.2025", false, None, &kyiv).unwrap_err();
        assert!(told.contains("is not a date"), "{told}");
    }

    #[test]
    fn a_bare_date_as_the_end_includes_that_day() {
        let kyiv = zone("Europe/Kyiv").unwrap();
        let time = TimeFilter::default();
        let time = next(time, Edge::Start, "27.12.2025", None, &kyiv).unwrap();
        let time = next(time, Edge::End, "2025-12-27", None, &kyiv).unwrap();
        let window = time.window.unwrap();
        assert_eq!(window.start().to_utc_text(), "2025-12-26T22:00:00Z");
        assert_eq!(window.end().to_utc_text(), "2025-12-27T22:00:00Z");
        let week = next(time, Edge::Start, "-7d", None, &kyiv).unwrap().window.unwrap();
        assert_eq!(week.secs(), 7 * 86_400);
        assert!(next(time, Edge::Start, "yesterday-ish", None, &kyiv).is_err());
    }
}
