//! Expressions against the dullest reading of them, event by event.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use proptest::prelude::*;
use proptest::sample::select;
use strikemap::base::Progress;
use strikemap::dataset::{Dataset, Event, Figure, GeoPrecision, TimePrecision};
use strikemap::expression::Expression;
use strikemap::import::formats::project::header;
use strikemap::import::{Options, demo, reader};

/// What may be true of an event: may it hold, may it fail? Neither is unknown.
type Answer = (bool, bool);

/// What a test says of one event.
type Rule = fn(&Dataset, usize, &Event) -> Answer;

/// An expression as a tree of its own, with the rule that it stands for.
#[derive(Debug, Clone)]
enum Tree {
    Test(&'static str, Rule),
    Not(Box<Self>),
    Surely(Box<Self>),
    And(Vec<Self>),
    Or(Vec<Self>),
}

fn sure(known: bool, holds: bool) -> Answer {
    (known && holds, known && !holds)
}

/// Whether any and whether not every number of the range will do.
fn some(figure: Figure, will_do: fn(u32) -> bool) -> Answer {
    let Some((low, high)) = figure.bounds() else { return (false, false) };
    ((low..=high).any(will_do), !(low..=high).all(will_do))
}

/// The same for every second of an interval.
fn seconds(event: &Event, will_do: impl Fn(i64) -> bool) -> Answer {
    let Some(at) = event.interval else { return (false, false) };
    // The bound of the tests lies on whole hours, so that every hour and the
    // last second stand for all of them.
    let last = at.end().secs() - 1;
    let mut looked: Vec<i64> = (at.start().secs()..last).step_by(1_800).collect();
    looked.push(last);
    (looked.iter().any(|&secs| will_do(secs)), !looked.iter().all(|&secs| will_do(secs)))
}

fn words(text: &str, will_do: impl Fn(&str) -> bool) -> Answer {
    sure(!text.trim().is_empty(), will_do(&text.to_lowercase()))
}

fn cell(dataset: &Dataset, row: usize, name: &str) -> String {
    let index = dataset.decoder.columns().iter().position(|column| column == name).unwrap();
    dataset.cells(row).unwrap()[index].trim().to_owned()
}

/// 27 December 2025 in Kyiv and in Warsaw, by the country of the event.
fn that_day(event: &Event) -> std::ops::Range<i64> {
    let start = if event.country == "PL" { 1_766_790_000 } else { 1_766_786_400 };
    start..start + 86_400
}

#[rustfmt::skip]
const TESTS: &[(&str, Rule)] = &[
    ("kind = drone_strike", |_, _, e| sure(true, e.kind == "drone_strike")),
    ("kind ~ \"Drone\"", |_, _, e| sure(true, e.kind.contains("drone"))),
    ("kind not in (drone_strike, \"Air alert\")", |_, _, e| sure(true, e.kind != "drone_strike" && e.kind != "air_alert")),
    ("killed >= 2", |_, _, e| some(e.killed, |n| n >= 2)),
    ("killed < 2", |_, _, e| some(e.killed, |n| n < 2)),
    ("injured = 1", |_, _, e| some(e.injured, |n| n == 1)),
    ("injured != 1", |_, _, e| some(e.injured, |n| n != 1)),
    ("killed in (1, 3)", |_, _, e| { let (one, three) = (some(e.killed, |n| n == 1), some(e.killed, |n| n == 3)); (one.0 || three.0, one.1 && three.1) }),
    ("killed is unknown", |_, _, e| sure(true, e.killed == Figure::UNKNOWN)),
    ("injured is known", |_, _, e| sure(true, e.injured != Figure::UNKNOWN)),
    ("launched > 100", |_, _, e| sure(e.launched.is_some(), e.launched.unwrap_or(0) > 100)),
    ("intercepted <= 50", |_, _, e| sure(e.intercepted.is_some(), e.intercepted.unwrap_or(0) <= 50)),
    ("place ~ \"КИ\"", |_, _, e| words(&e.place_name, |t| t.contains("ки"))),
    ("place != lublin", |_, _, e| words(&e.place_name, |t| t != "lublin")),
    ("country = Poland", |_, _, e| words(&e.country, |t| t == "pl" || t == "poland")),
    ("weapon is unknown", |_, _, e| sure(true, e.weapon.is_empty())),
    ("weapon in (shahed, kh-101)", |_, _, e| words(&e.weapon, |t| t == "shahed" || t == "kh-101")),
    ("source = babel", |_, _, e| sure(!e.sources.is_empty(), e.sources.iter().any(|s| s.publisher.eq_ignore_ascii_case("babel")))),
    ("source !~ unn", |_, _, e| sure(!e.sources.is_empty(), !e.sources.iter().any(|s| s.publisher.to_lowercase().contains("unn")))),
    ("title ~ fire", |_, _, e| words(&e.title, |t| t.contains("fire"))),
    ("summary is unknown", |_, _, e| sure(true, e.summary.is_empty())),
    ("admin2 = \"obukhivskyi\"", |_, _, e| words(&e.admin2, |t| t == "obukhivskyi")),
    ("id ~ 7", |_, _, e| words(&e.id, |t| t.contains('7'))),
    ("start < 2025-12-27", |_, _, e| sure(e.interval.is_some(), e.interval.is_some_and(|at| at.start().secs() < that_day(e).start))),
    ("start = 2025-12-27", |_, _, e| sure(e.interval.is_some(), e.interval.is_some_and(|at| that_day(e).contains(&at.start().secs())))),
    ("end > 2025-12-27", |_, _, e| sure(e.interval.is_some(), e.interval.is_some_and(|at| at.end().secs() > that_day(e).end))),
    ("time = 2025-12-27", |_, _, e| seconds(e, |secs| that_day(e).contains(&secs))),
    ("time >= 2025-12-27T03:00Z", |_, _, e| seconds(e, |secs| secs >= 1_766_804_400)),
    ("start is known", |_, _, e| sure(true, e.interval.is_some())),
    ("duration > 6h", |_, _, e| sure(e.interval.is_some(), e.interval.is_some_and(|at| at.secs() > 21_600))),
    ("time_precision <= hour", |_, _, e| sure(e.interval.is_some() && e.time_precision != TimePrecision::Unknown, e.time_precision <= TimePrecision::Hour)),
    ("geo_precision > town", |_, _, e| sure(e.place.is_some() && e.geo_precision != GeoPrecision::Unknown, e.geo_precision > GeoPrecision::Town)),
    ("radius_m >= 1000", |_, _, e| sure(e.place.is_some() && (e.radius_m > 0.0 || e.geo_precision != GeoPrecision::Unknown), e.radius_m >= 1_000.0)),
    ("lat > 50.4", |_, _, e| sure(e.place.is_some(), e.place.is_some_and(|at| at.latitude() > 50.4))),
    ("longitude <= 30.5", |_, _, e| sure(e.place.is_some(), e.place.is_some_and(|at| at.longitude() <= 30.5))),
    ("disputed", |d, _, e| sure(true, d.claims.are_disputed(&e.id))),
    ("\"killed_low\" >= 2", |d, row, _| { let number: Option<f64> = cell(d, row, "killed_low").parse().ok(); sure(number.is_some(), number.unwrap_or(0.0) >= 2.0) }),
    ("\"Weapon\" ~ \"SHA\"", |d, row, _| words(&cell(d, row, "weapon"), |t| t.contains("sha"))),
    ("\"place\" is unknown", |d, row, _| sure(true, cell(d, row, "place").is_empty())),
    ("\"no such column\" = x", |_, _, _| (false, false)),
    ("\"no such column\" is unknown", |_, _, _| (true, false)),
];

impl Tree {
    fn text(&self) -> String {
        let joined = |parts: &[Self], word: &str| {
            parts.iter().map(|part| format!("({})", part.text())).collect::<Vec<_>>().join(word)
        };
        match self {
            Self::Test(text, _) => (*text).to_owned(),
            Self::Not(part) => format!("not ({})", part.text()),
            Self::Surely(part) => format!("surely({})", part.text()),
            Self::And(parts) => joined(parts, " and "),
            Self::Or(parts) => joined(parts, " OR "),
        }
    }

    fn answer(&self, dataset: &Dataset, row: usize, event: &Event) -> Answer {
        let answers = |parts: &[Self]| -> Vec<Answer> {
            parts.iter().map(|part| part.answer(dataset, row, event)).collect()
        };
        match self {
            Self::Test(_, rule) => rule(dataset, row, event),
            Self::Not(part) => {
                let (holds, fails) = part.answer(dataset, row, event);
                (fails, holds)
            }
            Self::Surely(part) => {
                let (holds, fails) = part.answer(dataset, row, event);
                (holds && !fails, fails)
            }
            Self::And(parts) => {
                let answers = answers(parts);
                (answers.iter().all(|a| a.0), answers.iter().any(|a| a.1))
            }
            Self::Or(parts) => {
                let answers = answers(parts);
                (answers.iter().any(|a| a.0), answers.iter().all(|a| a.1))
            }
        }
    }
}

fn tree() -> impl Strategy<Value = Tree> {
    let test = select(TESTS.to_vec()).prop_map(|(text, rule)| Tree::Test(text, rule));
    test.prop_recursive(4, 16, 3, |part| {
        prop_oneof![
            part.clone().prop_map(|part| Tree::Not(Box::new(part))),
            part.clone().prop_map(|part| Tree::Surely(Box::new(part))),
            prop::collection::vec(part.clone(), 1..4).prop_map(Tree::And),
            prop::collection::vec(part, 1..4).prop_map(Tree::Or),
        ]
    })
}

fn expected(dataset: &Dataset, tree: &Tree) -> Vec<usize> {
    (0..dataset.len())
        .filter(|&row| tree.answer(dataset, row, &dataset.event(row).unwrap()).0)
        .collect()
}

fn found(dataset: &Dataset, text: &str) -> Vec<usize> {
    Expression::parse(text).unwrap().rows(dataset).unwrap().iter().collect()
}

/// Rows in the columns of the project, with every field known or unknown.
fn row() -> impl Strategy<Value = String> {
    let pick = |words: &[&'static str]| select(words.to_vec());
    (
        pick(&["", "Fire at a depot", "Two hit"]),
        pick(&["", "drone_strike", "air_alert", "missile_strike"]),
        pick(&[
            "",
            "2025-12-27",
            "2025-12-26T23:00:00Z",
            "2025-12-26T22:00:00Z",
            "2025-12",
            "2024-05-01T10:00:00Z",
        ]),
        pick(&["", "hour", "day", "week"]),
        pick(&["", "50.45", "50.3", "51.25"]),
        pick(&["", "exact", "city", "oblast"]),
        pick(&["", "Київ", "Lublin", "киселівка"]),
        pick(&["", "PL", "UA"]),
        pick(&["", "Shahed", "KH-101", "missile"]),
        (
            pick(&["", "0", "1", "3"]),
            pick(&["", "2", "5"]),
            pick(&["", "1"]),
            pick(&["", "1", "4"]),
        ),
        (
            pick(&["", "120", "80"]),
            pick(&["", "40", "60"]),
            pick(&["", "Babel", "UNN", "Babel|https://example.org ; UNN|"]),
        ),
    )
        .prop_map(
            |(title, kind, start, precision, lat, geo, place, country, weapon, people, rest)| {
                let cell = |name: &str| match name {
                    "title" => title,
                    "kind" => kind,
                    "start" => start,
                    "time_precision" => precision,
                    "latitude" => lat,
                    "longitude" => {
                        if lat.is_empty() {
                            ""
                        } else {
                            "30.5"
                        }
                    }
                    "geo_precision" => geo,
                    "place" => place,
                    "country" => country,
                    "weapon" => weapon,
                    "killed_low" => people.0,
                    "killed_high" => people.1,
                    "injured_low" => people.2,
                    "injured_high" => people.3,
                    "launched" => rest.0,
                    "intercepted" => rest.1,
                    "sources" => rest.2,
                    _ => "",
                };
                header()
                    .collect::<Vec<_>>()
                    .iter()
                    .map(|name| format!("\"{}\"", cell(name)))
                    .collect::<Vec<_>>()
                    .join(",")
            },
        )
}

fn read(rows: &[String]) -> Dataset {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rows.csv");
    std::fs::write(
        &path,
        format!("{}\n{}\n", header().collect::<Vec<_>>().join(","), rows.join("\n")),
    )
    .unwrap();
    reader::read(&path, &Options::default(), &Progress::default()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn invented_events_pass_by_the_dullest_reading(
        rows in prop::collection::vec(row(), 1..12),
        tree in tree(),
    ) {
        let dataset = read(&rows);
        prop_assert_eq!(found(&dataset, &tree.text()), expected(&dataset, &tree), "{}", tree.text());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn built_in_events_pass_by_the_dullest_reading(tree in tree()) {
        let dataset = demo::dataset().unwrap();
        prop_assert_eq!(found(&dataset, &tree.text()), expected(&dataset, &tree), "{}", tree.text());
    }
}

#[test]
fn each_test_alone_agrees_and_most_of_them_divide_the_built_in_events() {
    let dataset = demo::dataset().unwrap();
    let mut dividing = 0;
    for (text, rule) in TESTS {
        let tree = Tree::Test(text, *rule);
        let rows = found(&dataset, text);
        assert_eq!(rows, expected(&dataset, &tree), "{text}");
        dividing += usize::from(!rows.is_empty() && rows.len() < dataset.len());
    }
    assert!(dividing * 3 > TESTS.len() * 2, "{dividing} of {}", TESTS.len());
}

#[test]
fn unknown_figures_pass_neither_a_test_nor_its_opposite() {
    let dataset = demo::dataset().unwrap();
    let unknown = found(&dataset, "killed is unknown").len();
    assert!(unknown > 0);
    let both = found(&dataset, "killed >= 1 or not killed >= 1").len();
    assert_eq!(both, dataset.len() - unknown);
    // Of a range over the bound both may be true, and neither is sure.
    let open = found(&dataset, "killed >= 1 and not killed >= 1");
    let sure = found(&dataset, "surely(killed >= 1) or surely(not killed >= 1)");
    assert_eq!(open.len() + sure.len(), dataset.len() - unknown);
}
