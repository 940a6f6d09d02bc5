//! The rows of a time window: found by ranges, they are those that pass one by one.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::select;
use strikemap::base::Progress;
use strikemap::dataset::{Dataset, Instant, Interval, Rows};
use strikemap::filter::{Matching, Mode, Policy, TimeFilter};
use strikemap::import::{Options, reader};

/// Where the times begin.
const FIRST_SECS: i64 = 1_735_689_600;

/// Events of a second to three weeks, many at the same moments, some undated.
static DATASET: LazyLock<Dataset> = LazyLock::new(|| {
    let mut text = "id,kind,start,end,time_precision,latitude,longitude\n".to_owned();
    for row in 0..1_500_i64 {
        let start = FIRST_SECS + row % 97 * 21_600 + row % 3;
        let secs = [1, 60, 3_600, 86_400, 172_800, 172_801, 1_814_400][(row % 7) as usize];
        let at = |secs| Instant::from_secs(secs).to_utc_text();
        let precision = if row % 5 == 0 { "day" } else { "second" };
        text += &match row % 11 {
            0 => format!("e{row},fire,,,,50,30\n"),
            _ => format!("e{row},fire,{},{},{precision},50,30\n", at(start), at(start + secs)),
        };
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("times.csv");
    std::fs::write(&path, text).unwrap();
    reader::read(&path, &Options::default(), &Progress::default()).unwrap()
});

fn filters() -> impl Strategy<Value = TimeFilter> {
    let policies = || select(vec![Policy::Include, Policy::Exclude, Policy::Only]);
    let moment = || {
        // On the moments of events and beside them.
        (-5_i64..120, -2_i64..5).prop_map(|(step, off)| FIRST_SECS + step * 21_600 + off)
    };
    let mode =
        select(vec![Mode::Off, Mode::Instant, Mode::Window, Mode::FromBeginning, Mode::UntilEnd]);
    let matching = select(vec![Matching::Possible, Matching::Definite]);
    (moment(), moment(), mode, matching, policies(), policies()).prop_map(
        |(a, b, mode, matching, undated, imprecise)| {
            let [from, to] = [a.min(b), a.max(b)].map(Instant::from_secs);
            let window = Interval::new(from, to);
            TimeFilter { mode, window, matching, undated, imprecise, ..TimeFilter::default() }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]
    #[test]
    fn the_mask_has_the_rows_that_pass_one_by_one(filter in filters()) {
        let plain = Rows::from_fn(DATASET.len(), |row| filter.passes(&DATASET, row));
        let mask = filter.mask(&DATASET);
        let differs = (0..DATASET.len()).find(|&row| mask.contains(row) != plain.contains(row));
        prop_assert_eq!(differs.map(|row| DATASET.interval(row)), None, "{:?}", filter);
    }
}

#[test]
fn some_events_last_long_and_some_have_no_time() {
    assert!(DATASET.long_events().by_start().len() > 100);
    assert!(DATASET.dated_len() < DATASET.len());
}
