//! Filters in sentences, in the language of this thread: exactly, as manifests have them,
//! or for people, as captions and documents do.

use jiff::tz::TimeZone;

use super::time::Matching;
use super::{
    AreaMatching, Argument, Filter, Filters, Input, Mode, Policy, TimeFilter, by_id, labels,
};
use crate::dataset::{Instant, PlaceTier, TimeAxis, TimePrecision};
use crate::language::{current, tr};

/// How times are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wording {
    /// To the second, by the zone and in UTC.
    Exact,
    /// As days where they begin and end with days.
    ForPeople,
}

/// A sentence for each clause.
pub fn sentences(filters: &Filters, zone: &TimeZone, wording: Wording) -> Vec<String> {
    let mut sentences = time_sentences(&filters.time, zone, wording);
    for (id, argument) in &filters.clauses {
        let Some(filter) = by_id(id) else { continue };
        sentences.push(format!("{}: {}", labels::filter(filter), argument_words(filter, argument)));
    }
    let boundaries = filters.boundaries.shapes();
    if !boundaries.is_empty() && (wording == Wording::Exact || filters.ask_for_areas()) {
        let names = joined(boundaries.iter().map(|named| named.name.clone()), ", ");
        sentences.push(tr!("boundaries-stand-for-places", names = names));
    }
    if sentences.is_empty() {
        sentences.push(tr!("no-filters-active").to_owned());
    }
    sentences
}

fn time_sentences(time: &TimeFilter, zone: &TimeZone, wording: Wording) -> Vec<String> {
    let mut sentences = Vec::new();
    if let Some((start, end)) = time.bounds_secs() {
        sentences.push(match wording {
            Wording::Exact => window_sentence(time, moment(start, zone), moment(end, zone)),
            Wording::ForPeople => window_for_people(time, zone),
        });
        match time.undated {
            Policy::Include => sentences.push(tr!("undated-events-are-included").to_owned()),
            Policy::Exclude => sentences.push(tr!("undated-events-are-left-out").to_owned()),
            Policy::Only => {}
        }
    }
    if time.undated == Policy::Only {
        sentences.push(tr!("only-undated-events").to_owned());
    }
    match time.imprecise {
        Policy::Include => {}
        Policy::Exclude => sentences.push(tr!("imprecise-events-are-left-out").to_owned()),
        Policy::Only => sentences.push(tr!("only-imprecise-events").to_owned()),
    }
    sentences
}

fn moment(secs: i64, zone: &TimeZone) -> String {
    let instant = Instant::from_secs(secs);
    let local = instant.to_civil(zone).strftime("%Y-%m-%d %H:%M:%S").to_string();
    format!("{local} {} ({})", zone.iana_name().unwrap_or("UTC"), instant.to_utc_text())
}

/// The time window as people say it.
fn window_for_people(time: &TimeFilter, zone: &TimeZone) -> String {
    let Some(window) = time.window else { return String::new() };
    let name = zone.iana_name().unwrap_or("UTC");
    let moment = |at: Instant| {
        let is_midnight = at.to_civil(zone).time() == jiff::civil::Time::midnight();
        let pattern = if is_midnight { "%-d %b %Y" } else { "%-d %b %Y, %H:%M" };
        format!("{} ({name})", current().moment(at, zone, pattern))
    };
    if matches!(time.mode, Mode::Window | Mode::Off) {
        let when = current().interval_in_words(Some(window), TimePrecision::Unknown, zone);
        return tr!("time-of-events-in", when = when, zone = name, events = events_words(time));
    }
    window_sentence(time, moment(window.start()), moment(window.end()))
}

fn events_words(time: &TimeFilter) -> &'static str {
    let is_sure = time.matching == Matching::Definite && time.mode != Mode::Instant;
    match (time.axis, is_sure) {
        (TimeAxis::Event, true) => tr!("events-that-certainly-happened"),
        (TimeAxis::Event, false) => tr!("events-that-may-have-happened"),
        (TimeAxis::Report, true) => tr!("events-that-were-certainly-reported"),
        (TimeAxis::Report, false) => tr!("events-that-may-have-been-reported"),
    }
}

fn window_sentence(time: &TimeFilter, start: String, end: String) -> String {
    let events = events_words(time);
    match time.mode {
        Mode::Instant => tr!("time-of-events-at", events = events, time = start),
        Mode::FromBeginning => tr!("time-of-events-before", events = events, time = end),
        Mode::UntilEnd => tr!("time-of-events-since", events = events, time = start),
        Mode::Window | Mode::Off => {
            tr!("time-of-events-between", events = events, start = start, end = end)
        }
    }
}

fn joined(words: impl Iterator<Item = String>, between: &str) -> String {
    words.collect::<Vec<_>>().join(between)
}

pub(super) fn argument_words(filter: &dyn Filter, argument: &Argument) -> String {
    let or = tr!("between-alternatives");
    match argument {
        Argument::Words(words) => {
            joined(words.iter().map(|word| labels::filter_word(filter, word)), or)
        }
        Argument::Areas { areas, matching } => {
            let names = joined(areas.iter().map(labels::area), or);
            match matching {
                AreaMatching::Possible => tr!("place-may-lie-in", names = names),
                AreaMatching::Definite => tr!("place-certainly-lies-in", names = names),
                AreaMatching::Tiers(tiers) => {
                    let own = tr!("position-lies-in", names = names);
                    let label = |tier: PlaceTier| current().word(tier.label());
                    let tiers = joined(tiers.iter().map(|tier| label(tier).to_lowercase()), or);
                    match tiers.is_empty() {
                        true => own,
                        false => tr!("position-or-tiers-lie-in", own = own, tiers = tiers),
                    }
                }
            }
        }
        Argument::Text(text) => tr!("row-has-all-words", text = text),
        Argument::Expression(text) => tr!("expression-may-be-true", text = text),
        Argument::Harm { killed, injured } => {
            tr!("at-least-killed-and-injured", killed = *killed, injured = *injured)
        }
        Argument::Cells(cells) => {
            let words = cells
                .iter()
                .map(|(column, value)| tr!("column-is-value", column = column, value = value));
            joined(words, tr!("between-conditions"))
        }
        Argument::Clock { zone, values } => match filter.input() {
            Input::Clock(cycle) => labels::cycle_values(cycle, values, zone),
            _ => String::new(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{Interval, time};
    use crate::language::{Language, said_in};

    fn at(text: &str) -> Instant {
        Instant::from_secs(text.parse::<jiff::Timestamp>().unwrap().as_second())
    }

    fn told(mode: Mode, start: &str, end: &str, wording: Wording) -> String {
        let window = Interval::new(at(start), at(end));
        let time = TimeFilter { mode, window, ..TimeFilter::default() };
        let kyiv = time::zone("Europe/Kyiv").unwrap();
        sentences(&Filters { time, ..Filters::default() }, &kyiv, wording)[0].clone()
    }

    #[test]
    fn a_window_of_days_is_said_in_days_and_exactly() {
        let december = ("2025-11-30T22:00:00Z", "2025-12-31T22:00:00Z");
        assert_eq!(
            told(Mode::Window, december.0, december.1, Wording::ForPeople),
            "Time: 1 Dec 2025 – 31 Dec 2025 (Europe/Kyiv): events that may have happened in that \
             time"
        );
        assert_eq!(
            told(Mode::Window, december.0, december.1, Wording::Exact),
            "Time: events that may have happened from 2025-12-01 00:00:00 Europe/Kyiv \
             (2025-11-30T22:00:00Z) until before 2026-01-01 00:00:00 Europe/Kyiv \
             (2025-12-31T22:00:00Z)"
        );
        assert_eq!(
            told(Mode::UntilEnd, "2025-12-27T03:30:00Z", december.1, Wording::ForPeople),
            "Time: events that may have happened at 27 Dec 2025, 05:30 (Europe/Kyiv) or later"
        );
        said_in(Language::Ukrainian, || {
            let told = told(Mode::Window, december.0, december.1, Wording::ForPeople);
            assert!(told.contains("1 груд. 2025") || told.contains("1 гру"), "{told}");
        });
    }

    #[test]
    fn every_argument_is_said_in_words() {
        let kyiv = time::zone("Europe/Kyiv").unwrap();
        let mut filters = Filters::default();
        assert_eq!(sentences(&filters, &kyiv, Wording::Exact), ["No filters active"]);
        for (id, argument, expected) in [
            (
                "kind",
                Argument::Words(["fire".to_owned(), "drone_strike".to_owned()].into()),
                "Kind: Drone strike or Fire",
            ),
            (
                "text",
                Argument::Text("a b".to_owned()),
                "Text: the original row has all words of a b",
            ),
            (
                "harm",
                Argument::Harm { killed: 1, injured: 2 },
                "Casualties: at least 1 killed and 2 injured, by the highest figure cited",
            ),
        ] {
            filters.clauses.clear();
            filters.set(id, Some(argument));
            assert_eq!(sentences(&filters, &kyiv, Wording::Exact), [expected]);
        }
    }
}
