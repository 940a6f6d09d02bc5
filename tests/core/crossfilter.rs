//! Every view is counted under all clauses but its own.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use strikemap::base::Progress;
use strikemap::dataset::time::zone;
use strikemap::dataset::{Dataset, Instant, Interval, PlaceTier, Rows, TimeAxis};
use strikemap::filter::time::Matching;
use strikemap::filter::{Argument, Context, FILTERS, Input, Mode, Policy, TimeFilter, by_id};
use strikemap::import::{Options, reader};
use strikemap::session::{Command, CountedView, DatasetId, Session};
use strikemap::summary::bins::Width;
use strikemap::summary::facets::count_words;
use strikemap::summary::{Bins, Histogram};

/// Noon before the night in which clocks in Kyiv went back.
const FIRST_SECS: i64 = 1_761_382_800;
const DAYS_SECS: i64 = 4 * 86_400;

const WORDS: [(&str, &[&str]); 4] = [
    ("kind", &["drone_strike", "fire", "air_alert"]),
    ("weapon", &["", "UAV", "Kalibr"]),
    ("country", &["UA", "PL", ""]),
    ("source", &["Babel", "UNN", "Polsat"]),
];

fn utc_text(secs: i64) -> String {
    Timestamp::from_second(secs).unwrap().to_string()
}

fn read(lines: &[String]) -> Arc<Dataset> {
    let header = "start,end,time_precision,kind,weapon,country,killed_low,publisher\n";
    let file = tempfile::NamedTempFile::with_suffix(".csv").unwrap();
    std::fs::write(file.path(), header.to_owned() + &lines.join("\n")).unwrap();
    let dataset = reader::read(file.path(), &Options::default(), &Progress::default()).unwrap();
    assert_eq!(dataset.len(), lines.len(), "{:?}", dataset.report.skipped.listed());
    Arc::new(dataset)
}

prop_compose! {
    fn line()(
        at_secs in prop::option::weighted(0.85, 0..DAYS_SECS),
        length_secs in prop_oneof![1_i64..100, 100..DAYS_SECS],
        precision in select(vec!["second", "part_of_day", "day"]),
        kind in select(WORDS[0].1.to_vec()),
        weapon in select(WORDS[1].1.to_vec()),
        country in select(WORDS[2].1.to_vec()),
        killed in prop::option::of(0_u32..3),
        publishers in subsequence(WORDS[3].1.to_vec(), 0..=2),
    ) -> String {
        let (start, end) = at_secs.map_or_else(Default::default, |at| {
            let start = FIRST_SECS + at;
            (utc_text(start), utc_text(start + length_secs))
        });
        let killed = killed.map_or_else(String::new, |killed| killed.to_string());
        let publishers = publishers.join(";");
        [start, end, precision.into(), kind.into(), weapon.into(), country.into(), killed, publishers]
            .join(",")
    }
}

fn policy() -> impl Strategy<Value = Policy> {
    select(vec![Policy::Include, Policy::Exclude, Policy::Only])
}

prop_compose! {
    fn time()(
        mode in select(Mode::ALL.to_vec()),
        window in prop::option::of((0..DAYS_SECS, 1..DAYS_SECS)),
        matching in select(vec![Matching::Possible, Matching::Definite]),
        undated in policy(),
        imprecise in policy(),
    ) -> TimeFilter {
        let window = window.map(|(from, length)| interval(FIRST_SECS + from, length));
        TimeFilter { mode, window, matching, undated, imprecise, ..TimeFilter::default() }
    }
}

fn interval(start_secs: i64, length_secs: i64) -> Interval {
    let start = Instant::from_secs(start_secs);
    Interval::new(start, start.plus_secs(length_secs)).unwrap()
}

fn words_of(id: &str) -> &'static [&'static str] {
    WORDS.iter().find(|(known, _)| *known == id).unwrap().1
}

fn words(chosen: &[&str]) -> Argument {
    Argument::Words(chosen.iter().map(|&word| word.to_owned()).collect())
}

/// Commands that set some clauses, words of facets and others.
fn clauses() -> impl Strategy<Value = Vec<Command>> {
    let set = |id: &str, argument| Command::SetClause(id.to_owned(), Some(argument));
    let facet = select(WORDS.map(|(id, _)| id).to_vec()).prop_flat_map(move |id| {
        subsequence(words_of(id).to_vec(), 0..=2).prop_map(move |chosen| set(id, words(&chosen)))
    });
    let harm =
        (0_u32..3).prop_map(move |killed| set("harm", Argument::Harm { killed, injured: 0 }));
    let text = select(vec!["uav", "fire", "second"])
        .prop_map(move |text| set("text", Argument::Text(text.to_owned())));
    prop::collection::vec(prop_oneof![4 => facet, 1 => harm, 1 => text], 0..5)
}

prop_compose! {
    fn session()(
        datasets in prop::collection::vec(
            (prop::collection::vec(line(), 0..40), prop::bool::weighted(0.3)), 1..4),
        time in time(),
        clauses in clauses(),
    ) -> Session {
        let mut session = Session::new();
        for (number, (lines, is_hidden)) in datasets.iter().enumerate() {
            session.apply(Command::Open(read(lines)));
            session.apply(Command::Hide(DatasetId(number as u32), *is_hidden));
        }
        session.apply(Command::SetTime(time));
        clauses.into_iter().for_each(|command| session.apply(command));
        session
    }
}

/// Events of shown datasets that pass all but the clause `own`, one by one; the
/// time slider is the clause "time".
fn matching_except(session: &Session, own: &str) -> Vec<(Arc<Dataset>, usize)> {
    let filters = &session.document().filters;
    let mut found = Vec::new();
    for open in session.datasets() {
        if session.document().hidden.contains(&open.id) {
            continue;
        }
        for row in 0..open.dataset.len() {
            let in_time = own == "time" || filters.time.passes(&open.dataset, row);
            let is_kept = filters.clauses.iter().all(|(id, argument)| {
                let mask =
                    || by_id(id).unwrap().mask(&open.dataset, argument, Context::alone()).unwrap();
                id == own || mask().contains(row)
            });
            if in_time && is_kept {
                found.push((Arc::clone(&open.dataset), row));
            }
        }
    }
    found
}

fn counted(session: &Session, id: &str) -> BTreeMap<String, u32> {
    let parts: Vec<(&Dataset, Rows)> = session
        .derived()
        .parts()
        .map(|part| {
            (part.dataset.as_ref(), part.matching_for(CountedView::Clause(id)).into_owned())
        })
        .collect();
    let parts = parts.iter().map(|(dataset, rows)| (*dataset, rows));
    let counts = count_words(by_id(id).unwrap(), parts);
    counts.into_iter().map(|count| (count.word, count.count)).collect()
}

fn counted_plainly(session: &Session, id: &str) -> BTreeMap<String, u32> {
    let mut counts = BTreeMap::new();
    let words_of_event = |dataset: &Dataset, row: usize| -> BTreeSet<String> {
        let event = dataset.event(row).unwrap();
        match id {
            "kind" => [event.kind].into(),
            "weapon" => [event.weapon].into(),
            "country" => [event.country].into(),
            "time_precision" => {
                [event.interval.map_or("undated", |_| event.time_precision.id()).to_owned()].into()
            }
            "location_precision" => {
                let tier = PlaceTier::of(&dataset.certainty(row));
                let word = tier.map_or("unknown", PlaceTier::id);
                [event.place.map_or("unplaced", |_| word).to_owned()].into()
            }
            "claims" => ["none".to_owned()].into(),
            "place" => [event.place_name].into(),
            "source" => event.sources.into_iter().map(|source| source.publisher).collect(),
            "warning" => {
                let tags = dataset.warnings();
                let name = |code: &u32| tags.values()[*code as usize].to_string();
                tags.codes(row).iter().map(name).collect()
            }
            _ => panic!("say which words the filter {id} has"),
        }
    };
    for open in session.shown() {
        for row in 0..open.dataset.len() {
            counts.extend(words_of_event(&open.dataset, row).into_iter().map(|word| (word, 0)));
        }
    }
    for (dataset, row) in matching_except(session, id) {
        for word in words_of_event(&dataset, row) {
            *counts.get_mut(&word).unwrap() += 1;
        }
    }
    counts
}

fn histogram(session: &Session, bins: &Bins) -> Histogram {
    let mut histogram = Histogram::empty(bins);
    for part in session.derived().parts() {
        histogram.add(&part.dataset, &part.matching_for(CountedView::Time), bins, TimeAxis::Event);
    }
    histogram
}

/// Bars from all events one by one; the second number is the imprecise part.
fn bars_plainly(session: &Session, bins: &Bins) -> Vec<(f64, f64)> {
    let mut bars = vec![(0.0, 0.0); bins.len()];
    for (dataset, row) in matching_except(session, "time") {
        let event = dataset.event(row).unwrap();
        let Some(interval) = event.interval else { continue };
        for (index, bar) in bars.iter_mut().enumerate() {
            let bin = bins.interval(index).unwrap();
            let from = interval.start().max(bin.start()).secs();
            let to = interval.end().min(bin.end()).secs();
            let share = (to - from).max(0) as f64 / interval.secs() as f64;
            bar.0 += share;
            bar.1 += if event.time_precision.is_imprecise() { share } else { 0.0 };
        }
    }
    bars
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn counts_of_words_obey_all_clauses_but_their_own(session in session()) {
        // Air alerts are counted plainly in `air_alerts`.
        let facets = FILTERS
            .iter()
            .filter(|filter| filter.input() == Input::Words && !filter.is_by_alert())
            // Those of changes have an oracle of their own in `what_changed`.
            .filter(|filter| !filter.needs_older(&Argument::Words(Default::default())));
        for id in facets.map(|filter| filter.id()) {
            prop_assert_eq!(counted(&session, id), counted_plainly(&session, id), "{}", id);
        }
        let matching = matching_except(&session, "").len();
        prop_assert_eq!(session.derived().matching_count(), matching);
    }

    #[test]
    fn bars_obey_all_clauses_but_the_window(
        session in session(),
        width in select(Width::ALL[3..].to_vec()),
        zone_name in select(vec!["Europe/Kyiv", "UTC", "Asia/Kathmandu"]),
    ) {
        let Some(extent) = session.extent() else { return Ok(()) };
        let bins = Bins::covering(extent, width, &zone(zone_name).unwrap());
        let histogram = histogram(&session, &bins);
        let bars = histogram.counts.iter().copied().zip(histogram.imprecise.iter().copied());
        for (bar, plain) in bars.zip(bars_plainly(&session, &bins)) {
            prop_assert!((bar.0 - plain.0).abs() < 1e-9 && (bar.1 - plain.1).abs() < 1e-9);
        }
        let others = matching_except(&session, "time");
        let dated = others.iter().filter(|(dataset, row)| *row < dataset.dated_len()).count();
        prop_assert!((histogram.counts.iter().sum::<f64>() - dated as f64).abs() < 1e-6);
    }

    #[test]
    fn bars_are_the_passing_events_and_the_undated_ones_are_those_left_out(mut session in session()) {
        let Some(extent) = session.extent() else { return Ok(()) };
        session.apply(Command::SetTime(TimeFilter { window: Some(extent), ..Default::default() }));
        let bins = Bins::covering(extent, Width::Hours(1), &TimeZone::UTC);
        let bars: f64 = histogram(&session, &bins).counts.iter().sum();
        let matching = session.derived().matching_count();
        prop_assert!((bars - matching as f64).abs() < 1e-6);
        let undated = session.derived().parts().map(|part| {
            part.matching_for(CountedView::Time).iter().filter(|&row| row >= part.dataset.dated_len()).count()
        });
        let undated: usize = undated.sum();
        prop_assert_eq!(matching + undated, matching_except(&session, "time").len());
    }
}

/// An event of one second in each of `count` hours.
fn hourly(first_secs: i64, count: i64) -> Arc<Dataset> {
    let line = |hour: i64| {
        let start = first_secs + hour * 3_600;
        let kind = if hour % 2 == 0 { "fire" } else { "air_alert" };
        format!("{},{},second,{kind},,UA,,", utc_text(start), utc_text(start + 1))
    };
    read(&(0..count).map(line).collect::<Vec<_>>())
}

#[test]
fn a_brush_does_not_hide_the_bars_outside_it() {
    let mut session = Session::new();
    session.apply(Command::Open(hourly(FIRST_SECS, 6)));
    let bins = Bins::covering(session.extent().unwrap(), Width::Hours(1), &TimeZone::UTC);
    let window = Some(interval(FIRST_SECS + 3_600, 2 * 3_600));
    session.apply(Command::SetTime(TimeFilter { window, ..TimeFilter::default() }));
    assert_eq!(session.derived().matching_count(), 2);
    assert_eq!(histogram(&session, &bins).counts, [1.0; 6]);
    session.apply(Command::SetClause("kind".to_owned(), Some(words(&["fire"]))));
    assert_eq!(histogram(&session, &bins).counts, [1.0, 0.0, 1.0, 0.0, 1.0, 0.0]);
    let counts = counted(&session, "kind");
    assert_eq!(counts, BTreeMap::from([("fire".to_owned(), 1), ("air_alert".to_owned(), 1)]));
}

/// Times that wall clocks in `zone` show, as a window.
fn window_between(zone: &TimeZone, from: (Date, i8), to: (Date, i8)) -> Interval {
    let at = |(day, hour): (Date, i8)| Instant::from_civil(day.at(hour, 0, 0, 0), zone);
    Interval::new(at(from), at(to)).unwrap()
}

#[test]
fn a_window_over_a_dst_night_has_the_right_length() {
    for (name, day, night_hours, day_hours) in [
        ("Europe/Kyiv", date(2025, 3, 30), 7, 23),
        ("Europe/Kyiv", date(2025, 10, 26), 9, 25),
        ("Europe/Warsaw", date(2025, 3, 30), 7, 23),
        ("Europe/Warsaw", date(2025, 10, 26), 9, 25),
        ("America/New_York", date(2025, 3, 9), 7, 23),
        ("America/New_York", date(2025, 11, 2), 9, 25),
        ("UTC", date(2025, 10, 26), 8, 24),
        ("Asia/Kathmandu", date(2025, 10, 26), 8, 24),
    ] {
        let zone = zone(name).unwrap();
        let (before, after) = (day.yesterday().unwrap(), day.tomorrow().unwrap());
        let night = window_between(&zone, (before, 22), (day, 6));
        assert_eq!(night.secs(), night_hours * 3_600, "{name} {day}");
        let whole_day = window_between(&zone, (day, 0), (after, 0));
        assert_eq!(whole_day.secs(), day_hours * 3_600, "{name} {day}");
        let mut session = Session::new();
        session.apply(Command::Open(hourly(whole_day.start().secs() - 36_000, 60)));
        for (window, hours) in [(night, night_hours), (whole_day, day_hours)] {
            let time = TimeFilter { window: Some(window), ..TimeFilter::default() };
            session.apply(Command::SetTime(time));
            assert_eq!(session.derived().matching_count() as i64, hours, "{name} {day}");
        }
        let bins = Bins::covering(whole_day, Width::Day, &zone);
        assert_eq!(histogram(&session, &bins).counts, [day_hours as f64]);
    }
}

#[test]
fn an_event_at_the_end_is_out_and_one_at_the_start_is_in() {
    let kyiv = zone("Europe/Kyiv").unwrap();
    let night = window_between(&kyiv, (date(2025, 10, 25), 22), (date(2025, 10, 26), 6));
    let starts = [night.start(), night.end()].map(Instant::secs);
    let starts = [starts[0] - 1, starts[0], starts[1] - 1, starts[1]];
    let line = |start: i64| format!("{},{},,,,,,", utc_text(start), utc_text(start + 1));
    let dataset = read(&starts.map(line));
    for (mode, expected) in [
        (Mode::Off, vec![0, 1, 2, 3]),
        (Mode::Instant, vec![1]),
        (Mode::Window, vec![1, 2]),
        (Mode::FromBeginning, vec![0, 1, 2]),
        (Mode::UntilEnd, vec![1, 2, 3]),
    ] {
        let time = TimeFilter { mode, window: Some(night), ..TimeFilter::default() };
        assert_eq!(time.mask(&dataset).iter().collect::<Vec<_>>(), expected, "{mode:?}");
    }
}
