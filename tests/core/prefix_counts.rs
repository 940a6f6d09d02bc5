//! Kept counts are those of the plainest loop, for any window and any clauses.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use proptest::prelude::*;
use proptest::sample::select;
use strikemap::base::Progress;
use strikemap::dataset::{Dataset, Instant, Interval, Rows};
use strikemap::filter::time::Matching;
use strikemap::filter::{Mode, Policy, TimeFilter};
use strikemap::import::{Options, read};
use strikemap::summary::{FacetCounts, LongEvents};

const FIRST_SECS: i64 = 1_700_000_000;
const DAY_SECS: i64 = 86_400;

fn dataset(lines: &[(Option<i64>, i64, &str)]) -> Dataset {
    let mut text = "start,end,kind\n".to_owned();
    for &(start, length, kind) in lines {
        let utc = |secs| jiff::Timestamp::from_second(secs).unwrap().to_string();
        let times = start.map(|at| [utc(FIRST_SECS + at), utc(FIRST_SECS + at + length)]);
        let [start, end] = times.unwrap_or_default();
        text += &format!("{start},{end},{kind}\n");
    }
    let file = tempfile::NamedTempFile::with_suffix(".csv").unwrap();
    std::fs::write(file.path(), text).unwrap();
    read(file.path(), &Options::default(), &Progress::default()).unwrap()
}

fn line() -> impl Strategy<Value = (Option<i64>, i64, &'static str)> {
    let length = prop_oneof![
        8 => 1..DAY_SECS,
        2 => (1..5_i64).prop_map(|days| days * DAY_SECS),
        1 => (20..40_i64).prop_map(|days| days * DAY_SECS),
    ];
    let start = prop::option::weighted(
        0.95,
        (0..60_i64, 0..4_i64).prop_map(|(d, q)| d * DAY_SECS + q * 20_000),
    );
    (start, length, select(vec!["fire", "shelling", "battle"]))
}

fn time() -> impl Strategy<Value = TimeFilter> {
    // Half of the windows start and end where events do.
    let edge = |days: std::ops::Range<i64>| {
        let (from, to) = (days.start * DAY_SECS, days.end * DAY_SECS);
        prop_oneof![days.prop_map(|day| day * DAY_SECS), from..to]
    };
    let window = prop::option::weighted(0.95, (edge(-5..65), edge(1..30)));
    let matching = select(vec![Matching::Possible, Matching::Definite]);
    (select(Mode::ALL.to_vec()), window, matching).prop_map(|(mode, window, matching)| {
        let window = window.and_then(|(from, length)| {
            let start = Instant::from_secs(FIRST_SECS + from);
            Interval::new(start, start.plus_secs(length))
        });
        TimeFilter {
            mode,
            window,
            matching,
            undated: Policy::Include,
            imprecise: Policy::Include,
            ..TimeFilter::default()
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn counts_of_a_window_are_those_of_the_plain_loop(
        lines in prop::collection::vec(line(), 0..4_000),
        bits in prop::collection::vec(any::<bool>(), 1..40),
        times in prop::collection::vec(time(), 20),
    ) {
        let dataset = dataset(&lines);
        let matching = Rows::from_fn(dataset.len(), |row| bits[row % bits.len()]);
        let kinds = dataset.kinds();
        let long = LongEvents::of(dataset.starts(), dataset.durations_secs(), dataset.len());
        let words = kinds.values().len();
        let kept = FacetCounts::new(&dataset, &long, kinds.codes(), words, &matching);
        let mut counts = vec![7; words];
        for time in times {
            let mut plain = vec![0_u32; words];
            for row in 0..dataset.len() {
                if matching.contains(row) && time.passes(&dataset, row) {
                    plain[kinds.code(row)] += 1;
                }
            }
            kept.window(&dataset, &long, kinds.codes(), &time, &mut counts);
            prop_assert_eq!(&counts, &plain, "{:?}", time);
        }
    }
}
