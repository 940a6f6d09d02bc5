//! Whether an air alert was on, as far as that is known by now.

use egui::{RichText, Ui};
use jiff::tz::TimeZone;

use crate::alerts::{AlertState, minutes_before};
use crate::dataset::Interval;
use crate::language::tr;
use crate::ui::theme::{Theme, Token};
use crate::ui::{Action, View, format, labels};

/// What stands where it is not known yet.
pub fn looking() -> &'static str {
    tr!("looking-for-air-alerts")
}

/// The state of an event in `interval`, as [`AlertState::words`] says it.
pub fn words(state: AlertState, interval: Option<Interval>, zone: &TimeZone) -> String {
    match state {
        AlertState::On(alert) => {
            let start = alert.start().to_civil(zone);
            let event = interval.map_or(start, |event| event.start().to_civil(zone));
            let pattern = if start.date() == event.date() { "%H:%M" } else { "%-d %b %Y, %H:%M" };
            let since = format::moment(alert.start(), zone, pattern);
            match interval.map(|event| before(alert, event)) {
                Some(before) => tr!("alert-on-since-before", since = since, before = before),
                None => tr!("alert-on-since", since = since),
            }
        }
        AlertState::Off => labels::word("Off at the time"),
        AlertState::NotKnown(why) => {
            tr!("alert-not-known", reason = labels::word(why.words()))
        }
    }
}

/// From when to when `alert` was on: clock times alone where it was on the days of the event.
pub fn on_during(alert: Interval, event: Option<Interval>, zone: &TimeZone) -> String {
    let day = |at: crate::dataset::Instant| at.to_civil(zone).date();
    let near = event.unwrap_or(alert);
    let days = [day(near.start()), day(near.end().plus_secs(-1))];
    let [from, to] = [alert.start(), alert.end()].map(|at| {
        let pattern = if days.contains(&day(at)) { "%H:%M" } else { "%-d %b, %H:%M" };
        format::moment(at, zone, pattern)
    });
    tr!("alert-on-during", from = from, to = to)
}

/// How long `alert` had been on, or from the least to the most.
fn before(alert: Interval, event: Interval) -> String {
    let (least, most) = minutes_before(alert, event);
    match (format::minutes(least), format::minutes(most)) {
        (least, most) if least == most => tr!("time-before", time = least),
        (_, most) if least == 0 => tr!("up-to-time-before", time = most),
        (least, most) => tr!("from-to-time-before", least = least, most = most),
    }
}

/// Whether what is known of air alerts can be asked for in this frame; else it is looked
/// for beside the window.
pub fn is_ready(view: &View<'_>) -> bool {
    let is_ready = view.session.derived().alerts().are_quick();
    if !is_ready {
        view.ask(Action::FindAlerts);
    }
    is_ready
}

/// Says that it is looked for.
pub fn looking_ui(ui: &mut Ui) {
    ui.label(RichText::new(looking()).color(Theme::of(ui.ctx()).token(Token::Text2)));
}
