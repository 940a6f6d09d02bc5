//! Two periods compared agree with plain loops, on the command line too.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::process::Command;

use proptest::prelude::*;
use proptest::sample::select;
use strikemap::base::Progress;
use strikemap::dataset::{Dataset, Instant, Interval, Rows};
use strikemap::export::comparison;
use strikemap::filter::{Matching, Mode, Policy, TimeFilter};
use strikemap::import::{Options, demo, read};
use strikemap::summary::Toll;
use strikemap::summary::compare::{Group, Line, PeriodRows, compare};

const FIRST_SECS: i64 = 1_761_382_800;

fn utc_text(secs: i64) -> String {
    jiff::Timestamp::from_second(secs).unwrap().to_string()
}

fn interval(from: i64, length: i64) -> Interval {
    let start = Instant::from_secs(FIRST_SECS + from);
    Interval::new(start, start.plus_secs(length)).unwrap()
}

prop_compose! {
    fn line()(
        start in prop::option::weighted(0.9, 0_i64..1_000),
        length in 1_i64..400,
        precision in select(vec!["second", "day"]),
        kind in select(vec!["fire", "drone_strike", "attack_summary"]),
        place in select(vec!["", "P", "Q", "R"]),
        killed in prop::option::of(0_u32..4),
        attack in select(vec!["", "a"]),
    ) -> String {
        let times = start.map(|at| [at, at + length].map(|secs| utc_text(FIRST_SECS + secs)));
        let [start, end] = times.unwrap_or_default();
        let killed = killed.map_or_else(String::new, |killed| killed.to_string());
        format!("{start},{end},{precision},{kind},{place},{place}1,{killed},{attack}")
    }
}

fn dataset(lines: &[String]) -> Dataset {
    let header = "start,end,time_precision,kind,place,admin1,killed_low,attack\n".to_owned();
    let file = tempfile::NamedTempFile::with_suffix(".csv").unwrap();
    std::fs::write(file.path(), header + &lines.join("\n")).unwrap();
    read(file.path(), &Options::default(), &Progress::default()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn both_periods_are_counted_as_plain_loops_count_them(
        files in prop::collection::vec(prop::collection::vec(line(), 0..40), 1..3),
        periods in [(0_i64..1_000, 1_i64..600), (0_i64..1_000, 1_i64..600)],
        matching in select(Matching::ALL.to_vec()),
        undated in select(vec![Policy::Include, Policy::Exclude]),
        bits in prop::collection::vec(any::<[bool; 2]>(), 1..20),
    ) {
        let datasets: Vec<Dataset> = files.iter().map(|lines| dataset(lines)).collect();
        let mask = |dataset: &Dataset, bit: usize| {
            Rows::from_fn(dataset.len(), |row| bits[row % bits.len()][bit])
        };
        let rows: Vec<[Rows; 2]> =
            datasets.iter().map(|dataset| [mask(dataset, 0), mask(dataset, 1)]).collect();
        let parts: Vec<PeriodRows<'_>> = datasets
            .iter()
            .zip(&rows)
            .map(|(dataset, [rows, area])| PeriodRows { dataset, rows, areas: vec![area] })
            .collect();
        let [a, b] = periods.map(|(from, length)| interval(from, length));
        let time = TimeFilter { matching, undated, mode: Mode::FromBeginning, ..TimeFilter::default() };
        let found = compare(&parts, time, a, b, &["Area".to_owned()]);
        let mut sums: BTreeMap<(Group, String), [u32; 2]> = BTreeMap::new();
        for (index, (period, interval)) in [(found.a, a), (found.b, b)].into_iter().enumerate() {
            let in_period = |matching, dataset: &Dataset, row| {
                let time = TimeFilter { mode: Mode::Window, window: Some(interval), matching, ..time };
                time.passes(dataset, row)
            };
            let (mut possible, mut definite) = (0, 0);
            let mut counted = Vec::new();
            for part in &parts {
                let mut of_part = Rows::none(part.dataset.len());
                for row in (0..part.dataset.len()).filter(|&row| part.rows.contains(row)) {
                    possible += u32::from(in_period(Matching::Possible, part.dataset, row));
                    definite += u32::from(in_period(Matching::Definite, part.dataset, row));
                    if !in_period(matching, part.dataset, row) {
                        continue;
                    }
                    of_part.set(row, true);
                    let event = part.dataset.event(row).unwrap();
                    let mut groups = vec![
                        (Group::Kind, event.kind),
                        (Group::Place, event.place_name),
                        (Group::Region, event.admin1),
                    ];
                    if part.areas[0].contains(row) {
                        groups.push((Group::Area, "Area".to_owned()));
                    }
                    groups.into_iter().for_each(|key| sums.entry(key).or_default()[index] += 1);
                }
                counted.push((part.dataset, of_part));
            }
            prop_assert_eq!((period.possible, period.definite), (possible, definite));
            let toll = Toll::of(counted.iter().map(|(dataset, rows)| (*dataset, rows)));
            prop_assert_eq!(period.toll, toll);
        }
        let listed: BTreeMap<(Group, String), [u32; 2]> = found
            .groups
            .iter()
            .flat_map(|(group, lines)| lines.iter().map(|line| ((*group, line.word.clone()), [line.a, line.b])))
            .collect();
        prop_assert_eq!(listed, sums);
    }
}

#[test]
fn a_percentage_of_nothing_is_none() {
    let line = |a, b| Line { word: String::new(), a, b };
    assert_eq!((line(0, 7).difference(), line(0, 7).percent()), (7, None));
    assert_eq!((line(4, 1).difference(), line(4, 1).percent()), (-3, Some(-75.0)));
}

fn run(arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_strikemap")).args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

const PERIODS: [&str; 8] = [
    "--from",
    "2025-12-01",
    "--to",
    "2025-12-28",
    "--with-from",
    "2025-11-01",
    "--with-to",
    "2025-11-30",
];

#[test]
fn the_command_line_gives_the_same_numbers() {
    let kyiv = strikemap::dataset::time::zone("Europe/Kyiv").unwrap();
    let at = |text: &str| Instant::from_civil(text.parse().unwrap(), &kyiv);
    let a = Interval::new(at("2025-12-01T00:00"), at("2025-12-29T00:00")).unwrap();
    let b = Interval::new(at("2025-11-01T00:00"), at("2025-12-01T00:00")).unwrap();
    let dataset = demo::dataset().unwrap();
    let rows = Rows::from_fn(dataset.len(), |row| **dataset.kinds().value(row) == *"drone_strike");
    let parts = [PeriodRows { dataset: &dataset, rows: &rows, areas: Vec::new() }];
    let found = compare(&parts, TimeFilter::default(), a, b, &[]);
    assert!(found.a.possible > 5 && found.b.possible > 1);
    let arguments =
        [&["compare", "demo", "--kind", "drone_strike", "--json"], &PERIODS[..]].concat();
    let (code, text, _) = run(&arguments);
    assert_eq!(code, Some(0));
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let expected = comparison::json(&found);
    for key in ["a", "b", "kind", "region", "place"] {
        assert_eq!(json[key], expected[key], "{key}");
    }
    let areas = json["area"].as_array().unwrap();
    assert!(areas.iter().any(|line| line["name"] == "Kyiv"), "{areas:?}");
    let (_, people, _) = run(&[&["compare", "demo"], &PERIODS[..]].concat());
    assert!(people.contains("people\tinjured\t"), "{people}");
}

#[test]
fn a_period_without_an_end_is_refused() {
    let (code, _, error) = run(&[
        "compare",
        "demo",
        "--from",
        "2025-12-01",
        "--with-from",
        "2025-11-01",
        "--with-to",
        "2025-11-30",
    ]);
    assert_eq!(code, Some(2));
    assert!(error.contains("both ends"), "{error}");
}
