//! Filters in sentences, as [`crate::export::words`] writes them into manifests, in the
//! language of the window.

use jiff::tz::TimeZone;

use crate::dataset::{Instant, TimeAxis};
use crate::filter::time::Matching;
use crate::filter::{
    self, AreaMatching, Argument, Filter, Filters, Input, Mode, Policy, TimeFilter,
};
use crate::language::tr;
use crate::ui::labels;

/// A sentence for each clause.
pub fn filter_sentences(filters: &Filters, zone: &TimeZone) -> Vec<String> {
    let mut sentences = time_sentences(&filters.time, zone);
    for (id, argument) in &filters.clauses {
        let Some(filter) = filter::by_id(id) else { continue };
        sentences.push(format!("{}: {}", labels::filter(filter), argument_words(filter, argument)));
    }
    if sentences.is_empty() {
        sentences.push(tr!("no-filters-active").to_owned());
    }
    sentences
}

fn time_sentences(time: &TimeFilter, zone: &TimeZone) -> Vec<String> {
    let mut sentences = Vec::new();
    if let Some((start, end)) = time.bounds_secs() {
        sentences.push(window_sentence(time, moment(start, zone), moment(end, zone)));
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

fn window_sentence(time: &TimeFilter, start: String, end: String) -> String {
    let is_sure = time.matching == Matching::Definite && time.mode != Mode::Instant;
    let events = match (time.axis, is_sure) {
        (TimeAxis::Event, true) => tr!("events-that-certainly-happened"),
        (TimeAxis::Event, false) => tr!("events-that-may-have-happened"),
        (TimeAxis::Report, true) => tr!("events-that-were-certainly-reported"),
        (TimeAxis::Report, false) => tr!("events-that-may-have-been-reported"),
    };
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

fn argument_words(filter: &dyn Filter, argument: &Argument) -> String {
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
                    let label = |tier: crate::dataset::PlaceTier| labels::word(tier.label());
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
    use crate::dataset::Interval;
    use crate::export::filter_description::of_filters;

    #[test]
    fn english_sentences_are_those_of_manifests() {
        let kyiv = crate::dataset::time::zone("Europe/Kyiv").unwrap();
        let window =
            Interval::new(Instant::from_secs(1_766_786_400), Instant::from_secs(1_766_800_000));
        let mut filters = Filters::default();
        assert_eq!(filter_sentences(&filters, &kyiv), of_filters(&filters, &kyiv));
        let arguments = [
            ("kind", Argument::Words(["fire".to_owned(), "drone_strike".to_owned()].into())),
            ("text", Argument::Text("a b".to_owned())),
            ("expression", Argument::Expression("killed > 1".to_owned())),
            ("harm", Argument::Harm { killed: 1, injured: 2 }),
            ("cells", Argument::Cells(vec![("a".to_owned(), "b".to_owned()); 2])),
        ];
        for (id, argument) in arguments {
            filters.set(id, Some(argument));
        }
        for mode in Mode::ALL {
            for policy in [Policy::Include, Policy::Exclude, Policy::Only] {
                for (axis, matching) in
                    [(TimeAxis::Event, Matching::Possible), (TimeAxis::Report, Matching::Definite)]
                {
                    filters.time = TimeFilter {
                        mode,
                        window,
                        matching,
                        undated: policy,
                        imprecise: policy,
                        axis,
                    };
                    assert_eq!(filter_sentences(&filters, &kyiv), of_filters(&filters, &kyiv));
                }
            }
        }
    }
}
