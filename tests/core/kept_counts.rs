//! Counts that follow the time window are those of the plainest loop, whatever was
//! counted before.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::select;
use strikemap::base::Progress;
use strikemap::dataset::time::zone;
use strikemap::dataset::{Dataset, Instant, Interval, Rows, TimeAxis};
use strikemap::filter::{
    Argument, Context, Cycle, FILTERS, Facet, Filter, Input, Matching, Mode, Policy, TimeFilter,
    by_id,
};
use strikemap::import::{Options, read};
use strikemap::session::counts::WindowCounts;
use strikemap::session::{Command, DatasetId, Session};
use strikemap::summary::Toll;

const FIRST_SECS: i64 = 1_761_382_800;
const DAY_SECS: i64 = 86_400;

fn utc_text(secs: i64) -> String {
    jiff::Timestamp::from_second(secs).unwrap().to_string()
}

prop_compose! {
    fn line()(
        start in prop::option::weighted(0.9, 0..30 * DAY_SECS),
        length in prop_oneof![6 => 1..DAY_SECS, 1 => DAY_SECS..20 * DAY_SECS],
        reported in prop::option::weighted(0.5, 0..30 * DAY_SECS),
        precision in select(vec!["second", "hour", "part_of_day", "day", "month", ""]),
        kind in select(vec!["drone_strike", "fire", "air_alert", "attack_summary"]),
        // More places than counts are kept for.
        place in 0..900_u32,
        publishers in select(vec!["Babel", "UNN;Babel", ""]),
        killed in prop::option::of(0_u32..4),
        attack in select(vec!["", "", "", "a", "b"]),
    ) -> String {
        let times = start.map(|at| [at, at + length].map(|secs| utc_text(FIRST_SECS + secs)));
        let [start, end] = times.unwrap_or_default();
        let reported = reported.map_or_else(String::new, |at| utc_text(FIRST_SECS + at));
        let killed = killed.map_or_else(String::new, |killed| killed.to_string());
        format!("{start},{end},{reported},{precision},{kind},P{place},{publishers},{killed},{attack}")
    }
}

fn dataset(lines: &[String]) -> Arc<Dataset> {
    let header =
        "start,end,reported,time_precision,kind,place,publisher,killed_low,attack\n".to_owned();
    let file = tempfile::NamedTempFile::with_suffix(".csv").unwrap();
    std::fs::write(file.path(), header + &lines.join("\n")).unwrap();
    let dataset = read(file.path(), &Options::default(), &Progress::default()).unwrap();
    assert_eq!(dataset.len(), lines.len());
    Arc::new(dataset)
}

fn time() -> impl Strategy<Value = TimeFilter> {
    let policy = || select(vec![Policy::Include, Policy::Exclude, Policy::Only]);
    let window = prop::option::weighted(0.9, (-2 * DAY_SECS..31 * DAY_SECS, 1..20 * DAY_SECS));
    let axis = prop_oneof![5 => Just(TimeAxis::Event), 1 => Just(TimeAxis::Report)];
    let matching = select(Matching::ALL.to_vec());
    (select(Mode::ALL.to_vec()), window, matching, policy(), policy(), axis).prop_map(
        |(mode, window, matching, undated, imprecise, axis)| {
            let window = window.and_then(|(from, length)| {
                let start = Instant::from_secs(FIRST_SECS + from);
                Interval::new(start, start.plus_secs(length))
            });
            TimeFilter { mode, window, matching, undated, imprecise, axis }
        },
    )
}

/// Moves of the window by far the most often, as when it is dragged.
fn command() -> impl Strategy<Value = Command> {
    let words = |id: &'static str, words: Vec<&'static str>| {
        prop::collection::btree_set(select(words), 0..3).prop_map(move |words| {
            let words = words.into_iter().map(str::to_owned).collect();
            Command::SetClause(id.to_owned(), Some(Argument::Words(words)))
        })
    };
    let hours = prop::collection::btree_set(0_u8..24, 0..20).prop_map(|values| {
        let argument = Argument::Clock { zone: "Europe/Kyiv".to_owned(), values };
        Command::SetClause("hour_of_day".to_owned(), Some(argument))
    });
    prop_oneof![
        8 => time().prop_map(Command::SetTime),
        1 => words("kind", vec!["drone_strike", "fire", "attack_summary"]),
        1 => words("place", vec!["P1", "P2", "P3", "P4"]),
        1 => words("source", vec!["Babel", "UNN"]),
        1 => hours,
        1 => (0..2_u32, any::<bool>()).prop_map(|(id, hidden)| Command::Hide(DatasetId(id), hidden)),
        1 => Just(Command::Undo),
    ]
}

/// Rows that pass `time` and every clause but that of `own`, one by one.
fn matching(session: &Session, own: &str, time: Option<&TimeFilter>) -> Vec<(Arc<Dataset>, Rows)> {
    let clauses = &session.document().filters.clauses;
    let mut found = Vec::new();
    for open in session.shown() {
        let dataset = &open.dataset;
        let masks: Vec<Rows> = clauses
            .iter()
            .filter(|(id, _)| *id != own)
            .map(|(id, argument)| {
                by_id(id).unwrap().mask(dataset, argument, Context::alone()).unwrap()
            })
            .collect();
        let rows = Rows::from_fn(dataset.len(), |row| {
            time.is_none_or(|time| time.passes(dataset, row))
                && masks.iter().all(|mask| mask.contains(row))
        });
        found.push((Arc::clone(dataset), rows));
    }
    found
}

fn check(session: &Session) -> Result<(), TestCaseError> {
    let time = session.document().filters.time;
    let derived = session.derived();
    // Air alerts have a plain loop of their own in `air_alerts`.
    let by_words = |filter: &&&dyn Filter| filter.input() == Input::Words && !filter.is_by_alert();
    for filter in FILTERS.iter().filter(by_words) {
        let mut plain: BTreeMap<String, (u32, u32)> = BTreeMap::new();
        for (dataset, rows) in matching(session, filter.id(), Some(&time)) {
            let facet = filter.facet(&dataset).unwrap();
            for row in 0..dataset.len() {
                let words: Vec<usize> = match facet {
                    Facet::One(column) => vec![column.code(row)],
                    Facet::Many(tags) => {
                        tags.codes(row).iter().map(|&word| word as usize).collect()
                    }
                };
                for word in words {
                    let sums = plain.entry(facet.values()[word].to_string()).or_default();
                    sums.0 += u32::from(rows.contains(row));
                    sums.1 += 1;
                }
            }
        }
        let kept = derived.word_counts(*filter);
        prop_assert!(kept.is_sorted_by(|a, b| (b.total, &a.word) < (a.total, &b.word)));
        let kept: BTreeMap<String, (u32, u32)> =
            kept.iter().map(|word| (word.word.clone(), (word.count, word.total))).collect();
        prop_assert_eq!(kept, plain, "{} {:?}", filter.id(), time);
    }
    for (cycle, own) in [(Cycle::HourOfDay, "hour_of_day"), (Cycle::Weekday, "weekday")] {
        let mut plain = vec![0_u32; usize::from(cycle.count()) + 1];
        for (dataset, rows) in matching(session, own, Some(&time)) {
            let codes = cycle.codes(&dataset, &zone("Europe/Kyiv").unwrap());
            rows.iter().for_each(|row| plain[usize::from(codes[row])] += 1);
        }
        prop_assert_eq!(derived.clock_counts(cycle, "Europe/Kyiv"), plain);
    }
    let mut plain = WindowCounts::default();
    for (dataset, rows) in matching(session, "", None) {
        let count =
            |time: TimeFilter| rows.iter().filter(|&row| time.passes(&dataset, row)).count();
        plain.possible += count(TimeFilter { matching: Matching::Possible, ..time });
        plain.definite += count(TimeFilter { matching: Matching::Definite, ..time });
        plain.undated +=
            rows.iter().filter(|&row| dataset.interval_on(time.axis, row).is_none()).count();
        let only = TimeFilter { undated: Policy::Exclude, imprecise: Policy::Only, ..time };
        plain.imprecise += count(only);
    }
    prop_assert_eq!(derived.window_counts(&time), plain, "{:?}", time);
    let parts = matching(session, "", Some(&time));
    let toll = Toll::of(parts.iter().map(|(dataset, rows)| (&**dataset, rows)));
    prop_assert_eq!(derived.toll(&time), toll);
    let count: usize = parts.iter().map(|(_, rows)| rows.count()).sum();
    prop_assert_eq!(derived.matching_count(), count);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn counts_are_those_of_the_plain_loop_after_any_changes(
        datasets in prop::collection::vec(prop::collection::vec(line(), 0..1_500), 1..3),
        commands in prop::collection::vec(command(), 12),
    ) {
        let mut session = Session::new();
        datasets.iter().for_each(|lines| session.apply(Command::Open(dataset(lines))));
        check(&session)?;
        for command in commands {
            session.apply(command);
            session.end_gesture();
            check(&session)?;
        }
    }
}

#[test]
fn a_reloaded_dataset_is_counted_again() {
    let lines = |kind: &str| vec![format!("2025-11-01T00:00:00Z,,,second,{kind},P1,Babel,1,")];
    let mut session = Session::new();
    session.apply(Command::Open(dataset(&lines("fire"))));
    check(&session).unwrap();
    session.apply(Command::Replace(DatasetId(0), dataset(&lines("drone_strike")), None));
    check(&session).unwrap();
}
