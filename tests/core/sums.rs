//! Sums of people count nobody twice; layers and lanes agree with plain counting.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::tz::TimeZone;
use proptest::prelude::*;
use proptest::sample::select;
use strikemap::base::Progress;
use strikemap::dataset::time::zone;
use strikemap::dataset::{Dataset, Instant, Interval, Rows, TimeAxis, kind};
use strikemap::filter::{Argument, Filters, TimeFilter};
use strikemap::import::{Options, demo, reader};
use strikemap::summary::bins::Width;
use strikemap::summary::{Bins, Histogram, Stack, Sum, Toll, lane};

fn moment(text: &str) -> Instant {
    Instant::from_secs(text.parse::<jiff::Timestamp>().unwrap().as_second())
}

fn dated_ids(dataset: &Dataset, start: &str) -> Rows {
    Rows::from_fn(dataset.len(), |row| dataset.event(row).unwrap().id.starts_with(start))
}

fn toll(dataset: &Dataset, rows: &Rows) -> Toll {
    Toll::of([(dataset, rows)].into_iter())
}

#[test]
fn the_attack_on_kyiv_of_27_december_is_counted_by_its_total() {
    let dataset = demo::dataset().unwrap();
    let rows = dated_ids(&dataset, "KY-2025-12-27-");
    let kyiv = toll(&dataset, &rows);
    assert_eq!(kyiv.killed, Sum { low: 1, high: 1, totals: 1, rows: 0 });
    assert_eq!(kyiv.injured, Sum { low: 27, high: 32, totals: 1, rows: 0 });
    // Adding rows up counts the man in Dniprovskyi and the body found twice.
    let plainly: u32 =
        rows.iter().filter_map(|row| dataset.harm(row).killed.bounds()).map(|(_, high)| high).sum();
    assert!(plainly > 1, "{plainly}");

    let region = toll(&dataset, &dated_ids(&dataset, "KO-2025-12-27-"));
    assert_eq!((region.killed.low, region.killed.high), (1, 1));
    assert_eq!((region.injured.low, region.injured.high), (6, 14));
}

#[test]
fn without_a_total_the_rows_of_the_places_are_summed() {
    let dataset = demo::dataset().unwrap();
    let mut filters = Filters::default();
    let strikes = ["drone_strike", "missile_strike", "debris_fall"].map(str::to_owned);
    filters.set("kind", Some(Argument::Words(strikes.into_iter().collect())));
    let mut rows = filters.matching(&dataset).unwrap();
    rows.intersect(&dated_ids(&dataset, "KY-2025-12-27-"));
    let kyiv = toll(&dataset, &rows);
    assert_eq!(kyiv.killed, Sum { low: 1, high: 1, totals: 0, rows: 1 });
    assert_eq!((kyiv.injured.totals, kyiv.injured.low), (0, 2));
    assert!(kyiv.unreported > 0);
}

#[test]
fn a_column_names_the_attack_where_a_file_has_one() {
    let dataset = read(&[
        ["drone_strike", "a", "2", "2", ""],
        ["fire", "a", "3", "5", ""],
        ["attack_summary", "a", "4", "4", ""],
        ["drone_strike", "b", "7", "7", ""],
        ["attack_summary", "", "10", "10", ""],
        ["statement", "", "", "", ""],
    ]);
    let sums = toll(&dataset, &Rows::all(dataset.len()));
    // 4 for attack a, 7 for b, and 10 that belong to no attack.
    assert_eq!(sums.killed, Sum { low: 21, high: 21, totals: 1, rows: 2 });
    // The total says nothing of the injured, so nothing is known of them.
    assert!(!sums.injured.is_known());
    assert_eq!(sums.unreported, 1);
}

/// Kind, attack, killed low, killed high, seconds of length.
fn read(lines: &[[&str; 5]]) -> Arc<Dataset> {
    let mut text = "kind,attack,killed_low,killed_high,start,end,time_precision\n".to_owned();
    for (number, [kind, attack, low, high, secs]) in lines.iter().enumerate() {
        let start = moment("2025-03-29T00:00:00Z").plus_secs(number as i64 * 5_000);
        let end = start.plus_secs(secs.parse().unwrap_or(1));
        let (start, end) = (start.to_utc_text(), end.to_utc_text());
        text += &format!("{kind},{attack},{low},{high},{start},{end},second\n");
    }
    let file = tempfile::NamedTempFile::with_suffix(".csv").unwrap();
    std::fs::write(file.path(), text).unwrap();
    let dataset = reader::read(file.path(), &Options::default(), &Progress::default()).unwrap();
    assert_eq!(dataset.len(), lines.len());
    Arc::new(dataset)
}

const KINDS: [&str; 5] =
    ["drone_strike", "attack_summary", "casualty_report", "air_alert", "airport_closure"];

type Line = (&'static str, &'static str, Option<(u32, u32)>, i64);

fn line() -> impl Strategy<Value = Line> {
    let figure = prop::option::weighted(0.8, (0_u32..9, 0_u32..4))
        .prop_map(|figure| figure.map(|(low, more)| (low, low + more)));
    (select(KINDS.to_vec()), select(vec!["", "a", "b"]), figure, 1_i64..90_000)
}

fn dataset_of(lines: &[Line]) -> Arc<Dataset> {
    let cells: Vec<[String; 5]> = lines
        .iter()
        .map(|(kind, attack, figure, secs)| {
            let (low, high) = figure.map_or((String::new(), String::new()), |(low, high)| {
                (low.to_string(), high.to_string())
            });
            [(*kind).to_owned(), (*attack).to_owned(), low, high, secs.to_string()]
        })
        .collect();
    let lines: Vec<[&str; 5]> =
        cells.iter().map(|cells| cells.each_ref().map(String::as_str)).collect();
    read(&lines)
}

/// The rule in its plainest form: for each attack, summary before report
/// before places.
fn plainly(lines: &[Line]) -> (u64, u64) {
    let mut attacks: BTreeMap<&str, Vec<&Line>> = BTreeMap::new();
    lines.iter().for_each(|line| attacks.entry(line.1).or_default().push(line));
    let (mut low, mut high) = (0, 0);
    for (attack, lines) in attacks {
        let figures = |wanted: &dyn Fn(&str) -> bool| -> Vec<(u32, u32)> {
            lines.iter().filter(|line| wanted(line.0)).filter_map(|line| line.2).collect()
        };
        let best = |kind: &str| {
            figures(&|known| known == kind).into_iter().max_by_key(|(low, high)| (*high, *low))
        };
        let total = best("attack_summary").or(best("casualty_report"));
        let counted = match total.filter(|_| !attack.is_empty()) {
            Some(total) => vec![total],
            None if attack.is_empty() => figures(&|_| true),
            None => figures(&|kind| !kind::AGGREGATE.contains(&kind)),
        };
        low += counted.iter().map(|(low, _)| u64::from(*low)).sum::<u64>();
        high += counted.iter().map(|(_, high)| u64::from(*high)).sum::<u64>();
    }
    (low, high)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn sums_follow_their_rule(lines in prop::collection::vec(line(), 1..30)) {
        let dataset = dataset_of(&lines);
        let sums = toll(&dataset, &Rows::all(dataset.len()));
        prop_assert_eq!((sums.killed.low, sums.killed.high), plainly(&lines));
    }

    #[test]
    fn layers_add_up_to_the_bars_in_every_zone(
        lines in prop::collection::vec(line(), 1..30),
        name in select(vec!["UTC", "Europe/Kyiv", "Europe/Warsaw", "Asia/Kathmandu", "America/St_Johns"]),
        width in select(Width::ALL.to_vec()),
    ) {
        let dataset = dataset_of(&lines);
        let bins = Bins::covering(dataset.extent().unwrap(), width, &zone(name).unwrap());
        let rows = Rows::all(dataset.len());
        let mut bars = Histogram::empty(&bins);
        bars.add(&dataset, &rows, &bins, TimeAxis::Event);
        let stack = Stack::of(&[(&*dataset, rows)], &bins, TimeAxis::Event);
        for bin in 0..bins.len() {
            let sum: f64 = stack.layers.iter().map(|layer| layer[bin]).sum();
            prop_assert!((sum - bars.counts[bin]).abs() < 1e-9);
        }
        if bins.edges().len() <= 2_048 {
            prop_assert!((bars.counts.iter().sum::<f64>() - lines.len() as f64).abs() < 1e-6);
        }
    }

    #[test]
    fn a_lane_is_covered_where_a_state_lasts(
        lines in prop::collection::vec(line(), 1..12),
        columns in 1_usize..60,
        from in 0_i64..40_000,
        length in 1_000_i64..90_000,
    ) {
        let dataset = dataset_of(&lines);
        let start = moment("2025-03-29T00:00:00Z").plus_secs(from);
        let part = Interval::new(start, start.plus_secs(length)).unwrap();
        let rows = Rows::all(dataset.len());
        let lanes = lane::lanes([(&*dataset, &rows)].into_iter(), TimeAxis::Event, part, columns);
        for lane in &lanes {
            for (column, covered) in lane.covered.iter().enumerate() {
                let at = |share: f64| part.start().secs() as f64 + share / columns as f64 * length as f64;
                let (left, right) = (at(column as f64), at(column as f64 + 1.0));
                let of_kind = (0..dataset.len()).filter(|&row| **dataset.kinds().value(row) == *lane.kind);
                let inside: Vec<f64> = of_kind
                    .map(|row| dataset.interval(row).unwrap())
                    .map(|i| (i.end().secs() as f64).min(right) - (i.start().secs() as f64).max(left))
                    .map(|secs| (secs / (right - left)).max(0.0))
                    .collect();
                let most = inside.iter().copied().fold(0.0, f64::max);
                let sum = inside.iter().sum::<f64>().min(1.0);
                let covered = f64::from(*covered);
                prop_assert!(covered >= most - 1e-4 && covered <= sum + 1e-4, "{covered} {most} {sum}");
            }
        }
    }
}

#[test]
fn an_hour_that_clocks_repeat_is_counted_once() {
    let kyiv = zone("Europe/Kyiv").unwrap();
    let dataset = read(&[["drone_strike", "", "", "", "7200"]; 40]);
    let bins = Bins::covering(dataset.extent().unwrap(), Width::Hours(1), &kyiv);
    let mut bars = Histogram::empty(&bins);
    bars.add(&dataset, &Rows::all(40), &bins, TimeAxis::Event);
    assert!((bars.counts.iter().sum::<f64>() - 40.0).abs() < 1e-9);
    let utc = Bins::covering(dataset.extent().unwrap(), Width::Hours(1), &TimeZone::UTC);
    assert_eq!(bins.edges().len(), utc.edges().len());
}

#[test]
fn the_report_time_has_an_axis_of_its_own() {
    let text = "id,kind,start,reported,time_precision\n\
                a,fire,2025-12-27T01:00:00Z,2025-12-29,second\n\
                b,fire,2025-12-27T02:00:00Z,,second\n\
                c,fire,,2025-12-28T10:00:00Z,\n";
    let file = tempfile::NamedTempFile::with_suffix(".csv").unwrap();
    std::fs::write(file.path(), text).unwrap();
    let options = Options { zone: zone("Europe/Kyiv").unwrap(), ..Options::default() };
    let dataset = reader::read(file.path(), &options, &Progress::default()).unwrap();
    let ids = |time: TimeFilter| -> Vec<String> {
        time.mask(&dataset).iter().map(|row| dataset.event(row).unwrap().id).collect()
    };
    let window = Interval::new(moment("2025-12-28T00:00:00Z"), moment("2025-12-30T00:00:00Z"));
    let by_event = TimeFilter { window, ..TimeFilter::default() };
    assert!(ids(by_event).is_empty());
    let by_report = TimeFilter { axis: TimeAxis::Report, ..by_event };
    assert_eq!(ids(by_report), ["a", "c"]);
    let extent = dataset.extent_on(TimeAxis::Report).unwrap();
    assert_eq!(extent.start(), moment("2025-12-28T10:00:00Z"));
    // The whole of the 29th in Kyiv.
    assert_eq!(extent.end(), moment("2025-12-29T22:00:00Z"));
}
