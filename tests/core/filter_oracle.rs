//! Every filter against the dullest possible loop over rows made at random.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use strikemap::base::Progress;
use strikemap::dataset::time::zone;
use strikemap::dataset::{Dataset, Instant, Interval, Place, PlaceTier, PlaceTiers, Rows};
use strikemap::filter::time::Matching;
use strikemap::filter::{
    AreaChoice, AreaMatching, Argument, Context, FILTERS, Filter, Filters, Mode, Policy,
    SUPERSEDED, TimeFilter,
};
use strikemap::gazetteer::area_by_name;
use strikemap::import::formats::project::header;
use strikemap::import::{Options, reader};

/// Not the usual zone, beside which coordinates tell the clocks of a row.
const ZONES: [&str; 5] =
    ["Europe/Helsinki", "Europe/Warsaw", "UTC", "America/New_York", "Asia/Kathmandu"];

/// Days of 2025 on which clocks change in one of the zones, and two on which none does.
#[rustfmt::skip]
const DAYS: [Date; 6] = [
    date(2025, 3, 9), date(2025, 3, 30), date(2025, 10, 26), date(2025, 11, 2), date(2025, 7, 1),
    date(2025, 12, 27),
];

/// Stated precisions, and whether they are coarser than an hour.
#[rustfmt::skip]
const PRECISIONS: [(&str, bool); 9] = [
    ("", false), ("second", false), ("minute", false), ("hour", false), ("part_of_day", true),
    ("day", true), ("week", true), ("month", true), ("year", true),
];

/// Latitude, longitude and the named area around it, by hand.
#[rustfmt::skip]
const SITES: [(f64, f64, &str); 9] = [
    (50.4501, 30.5234, "Kyiv"), (50.5831, 30.4857, "Vyshhorod"), (51.2465, 22.5684, "Lublin"),
    (50.0413, 21.999, "Rzeszów"), (50.511, 30.7909, ""), (-17.75, 178.25, ""),
    (-17.75, -178.25, ""), (66.5, 180.0, ""), (52.0, -170.0, ""),
];

const GEO_PRECISIONS: [&str; 4] = ["", "exact", "city", "oblast"];
const KINDS: [&str; 3] = ["drone_strike", "air_alert", "odd_thing"];
const WEAPONS: [&str; 3] = ["", "UAV", "Kh-101, Kalibr"];
/// Names that are on no map, so that nothing is located by them.
const PLACES: [&str; 3] = ["", "Qx", "Zz, Qx"];
const PLACE_NAME: usize = 10;
const PUBLISHERS: [&str; 4] = ["Babel", "UNN", "Суспільне", "Nobody"];
/// Countries and the zone of their reports; without one that of the options counts.
const COUNTRIES: [(&str, Option<&str>); 4] = [
    ("UA", Some("Europe/Kyiv")),
    ("PL", Some("Europe/Warsaw")),
    ("", None),
    ("Nepal", Some("Asia/Kathmandu")),
];
#[rustfmt::skip]
const PROSE: [&str; 6] = [
    "", "Вибух, КИЇВ", "two people, one \"rescued\"", "Fire\nat two sites", "people two", "27,32",
];
#[rustfmt::skip]
const QUERIES: [&str; 9] = [
    "київ", "FIRE", "\"two people\"", "two people", "uav fire", "27,32", "1,1", "\"strike,2\"",
    "  ",
];
const EXPRESSIONS: [&str; 3] = ["killed >= 2", "weapon is unknown", "not kind = \"Drone strike\""];
/// Columns as somebody may write them, and their place in the header.
const COLUMNS: [(&str, Option<usize>); 4] =
    [("Kind", Some(2)), ("killed-low", Some(15)), ("weapon", Some(14)), ("nope", None)];
const VALUES: [&str; 5] = ["drone_strike", " 1 ", "", "UAV", "Drone_strike"];

#[derive(Debug, Clone)]
struct Plain {
    span: Option<(i64, i64)>,
    imprecise: bool,
    precision: &'static str,
    geo_precision: &'static str,
    site: Option<(f64, f64, &'static str)>,
    kind: &'static str,
    weapon: &'static str,
    country: &'static str,
    publishers: Vec<&'static str>,
    killed: Option<u32>,
    injured: Option<u32>,
    cells: Vec<String>,
    /// Columns about which reading the event left a note.
    warned: Vec<String>,
}

fn utc_text(secs: i64) -> String {
    Timestamp::from_second(secs).unwrap().to_string()
}

fn midnight_secs(day: Date, zone: &TimeZone) -> i64 {
    day.to_zoned_datetime(zone.clone()).unwrap().timestamp().as_second()
}

prop_compose! {
    fn figure()(low in 0_u32..4, more in 0_u32..3, how in 0..5) -> (String, String, Option<u32>) {
        match how {
            // No count, so that a note is left.
            4 => (format!("{low}+"), String::new(), None),
            0 => (String::new(), String::new(), None),
            1 => (low.to_string(), String::new(), Some(low)),
            2 => (String::new(), low.to_string(), Some(low)),
            _ => (low.to_string(), (low + more).to_string(), Some(low + more)),
        }
    }
}

prop_compose! {
    fn event(zone_name: &'static str)(
        how in 0..5,
        day in select(DAYS.to_vec()),
        into_secs in -7_200_i64..100_000,
        length_secs in prop_oneof![Just(1_i64), 60..7_200_i64, 7_200..3_000_000_i64],
        (stated, coarse) in select(PRECISIONS.to_vec()),
        site in prop::option::weighted(0.8, select(SITES.to_vec())),
        geo in select(GEO_PRECISIONS.to_vec()),
        kind in select(KINDS.to_vec()),
        weapon in select(WEAPONS.to_vec()),
        place in select(PLACES.to_vec()),
        (country, country_zone) in select(COUNTRIES.to_vec()),
        publishers in prop::collection::vec(select(PUBLISHERS[..3].to_vec()), 0..3),
        (killed_low, killed_high, killed) in figure(),
        (injured_low, injured_high, injured) in figure(),
        prose in select(PROSE.to_vec()),
    ) -> Plain {
        let zone = zone(country_zone.unwrap_or(zone_name)).unwrap();
        let from = midnight_secs(day, &zone);
        let (span, imprecise, start, end, stated, precision) = match how {
            0 => (None, false, String::new(), String::new(), stated, "undated"),
            1 => {
                let to = midnight_secs(day.tomorrow().unwrap(), &zone);
                (Some((from, to)), true, day.to_string(), String::new(), "", "day")
            }
            _ => {
                let span = (from + into_secs, from + into_secs + length_secs);
                let precision = if stated.is_empty() { "second" } else { stated };
                (Some(span), coarse, utc_text(span.0), utc_text(span.1), stated, precision)
            }
        };
        let degrees = |axis: fn((f64, f64, &str)) -> f64| {
            site.map_or_else(String::new, |site| axis(site).to_string())
        };
        let sources: Vec<String> =
            publishers.iter().map(|name| format!("{name}|https://example.org/")).collect();
        let cells = vec![
            String::new(), "A title".to_owned(), kind.to_owned(), start, end, stated.to_owned(),
            degrees(|site| site.0), degrees(|site| site.1), geo.to_owned(), String::new(),
            place.to_owned(), String::new(), String::new(), country.to_owned(), weapon.to_owned(),
            killed_low, killed_high, injured_low, injured_high, String::new(), String::new(),
            prose.to_owned(), sources.join(" ; "), String::new(), String::new(),
        ];
        let geo_precision = match (site, geo) {
            (None, _) => "unplaced",
            (_, "") => "unknown",
            (_, stated) => stated,
        };
        Plain {
            span, imprecise, precision, geo_precision, site, kind, weapon, country, publishers,
            killed, injured, cells, warned: Vec::new(),
        }
    }
}

/// Events and the zone in which their file is read.
fn events() -> impl Strategy<Value = (&'static str, Vec<Plain>)> {
    select(ZONES.to_vec())
        .prop_flat_map(|name| (Just(name), prop::collection::vec(event(name), 1..40)))
}

/// The events as a file of the project, read; and the events in the order of its rows.
fn read(zone_name: &str, events: &[Plain]) -> (Dataset, Vec<Plain>) {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(header()).unwrap();
    let mut events = events.to_vec();
    for (number, event) in events.iter_mut().enumerate() {
        event.cells[0] = number.to_string();
        writer.write_record(&event.cells).unwrap();
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("events.csv");
    std::fs::write(&path, writer.into_inner().unwrap()).unwrap();
    let options = Options { zone: zone(zone_name).unwrap(), ..Options::default() };
    let dataset = reader::read(&path, &options, &Progress::default()).unwrap();
    assert_eq!(dataset.len(), events.len(), "{:?}", dataset.report.skipped.listed());
    let number = |row| dataset.event(row).unwrap().id.parse::<usize>().unwrap();
    let warned = |event: &Plain| {
        let cells = header().zip(&event.cells);
        cells.filter(|(_, cell)| cell.ends_with('+')).map(|(name, _)| name.to_string()).collect()
    };
    let by_row = (0..dataset.len())
        .map(|row| &events[number(row)])
        .map(|event| Plain { warned: warned(event), ..event.clone() })
        .collect();
    (dataset, by_row)
}

/// The rule of the time slider as its documentation has it.
fn is_in_time(time: &TimeFilter, event: &Plain) -> bool {
    let window = match (time.mode, time.window) {
        (Mode::Off, _) | (_, None) => None,
        (_, Some(window)) => Some((window.start().secs(), window.end().secs())),
    };
    let Some((from, to)) = event.span else {
        if time.imprecise == Policy::Only {
            return false;
        }
        return window.is_none() || time.undated != Policy::Exclude;
    };
    if time.undated == Policy::Only
        || (time.imprecise == Policy::Only && !event.imprecise)
        || (time.imprecise == Policy::Exclude && event.imprecise)
    {
        return false;
    }
    let Some((start, end)) = window else { return true };
    let definite = time.matching == Matching::Definite;
    match time.mode {
        Mode::Off => true,
        Mode::Instant => from <= start && start < to,
        Mode::Window if definite => from >= start && to <= end,
        Mode::Window => from < end && to > start,
        Mode::FromBeginning if definite => to <= end,
        Mode::FromBeginning => from < end,
        Mode::UntilEnd if definite => from >= start,
        Mode::UntilEnd => to > start,
    }
}

/// Metres between two points of latitude and longitude in degrees.
fn metres(a: (f64, f64), b: (f64, f64)) -> f64 {
    let place = |(latitude, longitude)| Place::new(latitude, longitude).unwrap();
    place(a).distance_m(place(b))
}

/// Metres from `from` to a side, by looking at many of its points, three times
/// ever closer.
fn to_side(from: (f64, f64), start: (f64, f64), end: (f64, f64)) -> f64 {
    const POINTS: u32 = 400;
    let (mut low, mut high) = (0.0_f64, 1.0_f64);
    let mut nearest = f64::INFINITY;
    for _ in 0..3 {
        let width = (high - low) / f64::from(POINTS);
        let mut best = low;
        for number in 0..=POINTS {
            let share = (low + f64::from(number) * width).min(1.0);
            let at = (start.0 + (end.0 - start.0) * share, start.1 + (end.1 - start.1) * share);
            let away = metres(from, at);
            if away < nearest {
                (nearest, best) = (away, share);
            }
        }
        (low, high) = ((best - width).max(0.0), (best + width).min(1.0));
    }
    nearest
}

fn sides(area: &AreaChoice) -> Vec<[(f64, f64); 2]> {
    match area {
        AreaChoice::Named(name) => area_by_name(name)
            .unwrap()
            .rings
            .iter()
            .flat_map(|ring| ring.windows(2))
            .map(|pair| [(pair[0][1], pair[0][0]), (pair[1][1], pair[1][0])])
            .collect(),
        &AreaChoice::Box([west, south, east, north]) => {
            let lanes =
                if west > east { vec![(west, 180.0), (-180.0, east)] } else { vec![(west, east)] };
            let across = |latitude: f64| {
                lanes.iter().map(move |lane| [(latitude, lane.0), (latitude, lane.1)])
            };
            // A pole and a whole circle of latitude have no other side.
            let mut sides = Vec::new();
            if south > -90.0 {
                sides.extend(across(south));
            }
            if north < 90.0 {
                sides.extend(across(north));
            }
            if (west, east) != (-180.0, 180.0) {
                sides.push([(south, west), (north, west)]);
                sides.push([(south, east), (north, east)]);
            }
            sides
        }
        AreaChoice::Shape(_) => unreachable!("only names and boxes are drawn here"),
    }
}

/// Radius of the circle in which an event happened.
fn radius_m(event: &Plain) -> f64 {
    match event.geo_precision {
        "city" => 15_000.0,
        "oblast" => 120_000.0,
        _ => 0.0,
    }
}

fn is_in_area(area: &AreaChoice, event: &Plain, matching: AreaMatching) -> bool {
    let Some((latitude, longitude, _)) = event.site else { return false };
    let radius = radius_m(event);
    let is_inside = has_middle(area, event);
    if radius == 0.0 {
        return is_inside;
    }
    let home = match area {
        AreaChoice::Named(name) if matches!(name.as_str(), "Kyiv" | "Vyshhorod") => Some("UA"),
        AreaChoice::Named(_) => Some("PL"),
        AreaChoice::Box(_) | AreaChoice::Shape(_) => None,
    };
    let code = if event.country == "Nepal" { "NP" } else { event.country };
    if !code.is_empty() && home.is_some_and(|home| home != code) {
        return false;
    }
    let edge = sides(area)
        .iter()
        .map(|[start, end]| to_side((latitude, longitude), *start, *end))
        .fold(f64::INFINITY, f64::min);
    match matching {
        AreaMatching::Possible => is_inside || edge <= radius,
        AreaMatching::Definite => is_inside && edge >= radius,
        AreaMatching::Tiers(tiers) => {
            let is_on = tier(event).is_some_and(|tier| tiers.contain(tier));
            is_inside || (is_on && edge <= radius)
        }
    }
}

/// The tier of the stated precision.
fn tier(event: &Plain) -> Option<PlaceTier> {
    match event.geo_precision {
        "exact" => Some(PlaceTier::Exact),
        "city" => Some(PlaceTier::Town),
        "oblast" => Some(PlaceTier::Oblast),
        _ => None,
    }
}

fn has_middle(area: &AreaChoice, event: &Plain) -> bool {
    let Some((latitude, longitude, name)) = event.site else { return false };
    match area {
        AreaChoice::Named(wanted) => name == wanted,
        &AreaChoice::Box([west, south, east, north]) => {
            let in_lane = if west > east {
                !(longitude > east && longitude < west)
            } else {
                longitude >= west && longitude <= east
            };
            in_lane && latitude >= south && latitude <= north
        }
        AreaChoice::Shape(_) => unreachable!("only names and boxes are drawn here"),
    }
}

/// The hour or the day of the week that clocks and calendars in `zone` show.
fn value_on_clock(id: &str, event: &Plain, zone: &TimeZone) -> Option<u8> {
    let (from, to) = event.span?;
    let shown = |secs: i64| Timestamp::from_second(secs).unwrap().to_zoned_datetime(zone.clone());
    let fine = ["second", "minute", "hour"];
    if id == "hour_of_day" {
        let (first, last) = (shown(from), shown(to - 1));
        let is_one = (first.date(), first.hour()) == (last.date(), last.hour());
        let is_known = is_one || event.kind == "air_alert";
        return (fine.contains(&event.precision) && is_known).then(|| first.hour() as u8);
    }
    let day = |secs| shown(secs).date();
    let date = match event.precision {
        "day" => (to - from <= 25 * 3_600).then(|| day(from + (to - from) / 2)),
        "second" | "minute" | "hour" | "part_of_day" => {
            let is_one = day(from) == day(to - 1) || event.kind == "air_alert";
            is_one.then(|| day(from))
        }
        _ => None,
    };
    Some(date?.weekday().to_monday_zero_offset() as u8)
}

/// Those that are offered and those that older files have.
fn all_filters() -> impl Iterator<Item = &'static dyn Filter> {
    // Air alerts have an oracle of their own in `air_alerts`, changes in `what_changed`.
    let all = FILTERS.iter().chain(SUPERSEDED).copied();
    let is_of_older = |filter: &&dyn Filter| filter.needs_older(&Argument::Words(BTreeSet::new()));
    all.filter(|filter| !filter.is_by_alert()).filter(move |filter| !is_of_older(filter))
}

/// The rule of each clause as its documentation has it.
fn is_kept(id: &str, argument: &Argument, event: &Plain) -> bool {
    let reaches = |figure: Option<u32>, least: u32| least == 0 || figure.unwrap_or(0) >= least;
    match (id, argument) {
        ("kind", Argument::Words(words)) => words.contains(event.kind),
        ("weapon", Argument::Words(words)) => words.contains(event.weapon),
        ("country", Argument::Words(words)) => words.contains(event.country),
        ("time_precision", Argument::Words(words)) => words.contains(event.precision),
        ("place_precision", Argument::Words(words)) => words.contains(event.geo_precision),
        ("location_precision", Argument::Words(words)) => {
            let word = match event.geo_precision {
                "city" => "town",
                word => word,
            };
            words.contains(word)
        }
        ("source", Argument::Words(words)) => {
            event.publishers.iter().any(|&publisher| words.contains(publisher))
        }
        ("warning", Argument::Words(words)) => {
            event.warned.iter().any(|column| words.contains(column))
        }
        ("claims", Argument::Words(words)) => words.contains("none"),
        ("place", Argument::Words(words)) => words.contains(&event.cells[PLACE_NAME]),
        ("hour_of_day" | "weekday", Argument::Clock { zone: name, values }) => {
            value_on_clock(id, event, &zone(name).unwrap()).is_some_and(|v| values.contains(&v))
        }
        ("area", Argument::Areas { areas, matching }) => {
            areas.iter().any(|area| is_in_area(area, event, *matching))
        }
        ("harm", &Argument::Harm { killed, injured }) => {
            reaches(event.killed, killed) && reaches(event.injured, injured)
        }
        ("text", Argument::Text(query)) => {
            let wanted: Vec<&str> = match query.strip_prefix('"') {
                Some(phrase) => vec![phrase.trim_end_matches('"')],
                None => query.split_whitespace().collect(),
            };
            let cells: Vec<String> = event.cells.iter().map(|cell| cell.to_lowercase()).collect();
            wanted.iter().all(|word| cells.iter().any(|cell| cell.contains(&word.to_lowercase())))
        }
        ("cells", Argument::Cells(wanted)) => wanted.iter().all(|(name, value)| {
            let index = COLUMNS.iter().find(|column| column.0 == name).unwrap().1;
            index.is_some_and(|index| event.cells[index].trim() == value.trim())
        }),
        // Its own oracle is `tests/expression.rs`; here a few rules stand in words.
        ("expression", Argument::Expression(text)) => match text.as_str() {
            "killed >= 2" => event.killed.is_some_and(|high| high >= 2),
            "weapon is unknown" => event.weapon.is_empty(),
            "not kind = \"Drone strike\"" => event.kind != "drone_strike",
            _ => panic!("write down the rule of {text}"),
        },
        _ => panic!("write down the rule of the filter {id} for {argument:?}"),
    }
}

fn some_of(words: &[&'static str]) -> BoxedStrategy<Argument> {
    prop::collection::btree_set(select(words.to_vec()), 0..=words.len())
        .prop_map(|words| {
            Argument::Words(words.into_iter().map(str::to_owned).collect::<BTreeSet<_>>())
        })
        .boxed()
}

fn area() -> impl Strategy<Value = AreaChoice> {
    let longitudes = select(vec![-180.0, -178.25, -170.0, 21.999, 30.0, 30.7909, 178.0, 180.0]);
    let latitudes = select(vec![-90.0, -17.75, 50.0413, 50.45, 51.2465, 66.5, 90.0]);
    prop_oneof![
        select(vec!["Kyiv", "Vyshhorod", "Lublin", "Rzeszów"])
            .prop_map(|name| AreaChoice::Named(name.to_owned())),
        (longitudes.clone(), latitudes.clone(), longitudes, latitudes).prop_map(
            |(west, a, east, b)| AreaChoice::Box([west, f64::min(a, b), east, f64::max(a, b)])
        ),
    ]
}

fn argument(id: &str) -> BoxedStrategy<Argument> {
    let cell = (select(COLUMNS.to_vec()), select(VALUES.to_vec()))
        .prop_map(|((name, _), value)| (name.to_owned(), value.to_owned()));
    match id {
        "kind" => some_of(&KINDS),
        "weapon" => some_of(&WEAPONS),
        "country" => some_of(&COUNTRIES.map(|country| country.0)),
        "source" => some_of(&PUBLISHERS),
        "time_precision" => some_of(&["undated", "second", "hour", "day", "month"]),
        "place_precision" => some_of(&["unplaced", "exact", "city", "oblast", "unknown"]),
        "location_precision" => some_of(&["unplaced", "exact", "town", "oblast", "unknown"]),
        "warning" => some_of(&["killed_low", "injured_low", "title"]),
        "claims" => some_of(&["none", "agree", "differ"]),
        "place" => some_of(&PLACES),
        "hour_of_day" | "weekday" => {
            let last: u8 = if id == "weekday" { 6 } else { 23 };
            (select(ZONES.to_vec()), prop::collection::btree_set(0..=last, 0..12))
                .prop_map(|(name, values)| Argument::Clock { zone: name.to_owned(), values })
                .boxed()
        }
        "area" => (prop::collection::vec(area(), 0..3), area_matching())
            .prop_map(|(areas, matching)| Argument::Areas { areas, matching })
            .boxed(),
        "harm" => (0_u32..7, 0_u32..7)
            .prop_map(|(killed, injured)| Argument::Harm { killed, injured })
            .boxed(),
        "text" => select(QUERIES.to_vec()).prop_map(|text| Argument::Text(text.to_owned())).boxed(),
        "expression" => select(EXPRESSIONS.to_vec())
            .prop_map(|text| Argument::Expression(text.to_owned()))
            .boxed(),
        "cells" => prop::collection::vec(cell, 0..3).prop_map(Argument::Cells).boxed(),
        _ => panic!("say what the filter {id} may be told"),
    }
}

fn area_matching() -> impl Strategy<Value = AreaMatching> {
    let tiers = prop::collection::vec(select(PlaceTier::ALL.to_vec()), 0..5);
    prop_oneof![
        Just(AreaMatching::Possible),
        Just(AreaMatching::Definite),
        tiers.prop_map(|tiers| AreaMatching::Tiers(PlaceTiers::of(tiers))),
    ]
}

/// Windows that begin and end at, just before and just after edges of events.
fn window(events: &[Plain], picks: &[(Index, bool, i64); 2]) -> Option<Interval> {
    let spans: Vec<(i64, i64)> = events.iter().filter_map(|event| event.span).collect();
    let at = |(index, at_end, off): &(Index, bool, i64)| {
        let (start, end) = *spans.get(index.index(spans.len().max(1)))?;
        Some(Instant::from_secs(if *at_end { end + off } else { start + off }))
    };
    let (a, b) = (at(&picks[0])?, at(&picks[1])?);
    Interval::new(a.min(b), a.max(b))
}

fn edge() -> impl Strategy<Value = (Index, bool, i64)> {
    (any::<Index>(), any::<bool>(), -1_i64..=1)
}

fn time_filters(window: Option<Interval>) -> Vec<TimeFilter> {
    let policies = [Policy::Include, Policy::Exclude, Policy::Only];
    let mut filters = Vec::new();
    for mode in Mode::ALL {
        for matching in [Matching::Possible, Matching::Definite] {
            for undated in policies {
                for imprecise in policies {
                    filters.push(TimeFilter {
                        mode,
                        window,
                        matching,
                        undated,
                        imprecise,
                        ..Default::default()
                    });
                }
            }
        }
    }
    filters
}

fn plainly(events: &[Plain], keep: impl Fn(&Plain) -> bool) -> Vec<usize> {
    (0..events.len()).filter(|&row| keep(&events[row])).collect()
}

fn listed(rows: &Rows) -> Vec<usize> {
    rows.iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn every_setting_of_the_time_slider_keeps_what_its_rule_says(
        (zone_name, events) in events(),
        picks in prop::collection::vec([edge(), edge()], 4),
    ) {
        let (dataset, events) = read(zone_name, &events);
        for (row, event) in events.iter().enumerate() {
            let interval = dataset.interval(row);
            let span = interval.map(|interval| (interval.start().secs(), interval.end().secs()));
            prop_assert_eq!(span, event.span);
        }
        let windows = picks.iter().map(|picks| window(&events, picks));
        for time in windows.chain([None]).flat_map(time_filters) {
            let expected = plainly(&events, |event| is_in_time(&time, event));
            prop_assert_eq!(listed(&time.mask(&dataset)), expected, "{:?}", time);
        }
    }

    #[test]
    fn every_clause_keeps_what_its_rule_says(
        (zone_name, events) in events(),
        arguments in all_filters().map(|f| argument(f.id())).collect::<Vec<_>>(),
        picks in [edge(), edge()],
        used in prop::collection::vec(any::<bool>(), all_filters().count()),
    ) {
        let (dataset, events) = read(zone_name, &events);
        let mut filters = Filters::default();
        filters.time.window = window(&events, &picks);
        for ((filter, argument), used) in all_filters().zip(&arguments).zip(used) {
            let expected = plainly(&events, |event| is_kept(filter.id(), argument, event));
            let mask = filter.mask(&dataset, argument, Context::alone()).unwrap();
            prop_assert_eq!(listed(&mask), expected, "{}: {:?}", filter.id(), argument);
            filters.set(filter.id(), used.then(|| argument.clone()));
        }
        let expected = plainly(&events, |event| {
            let clauses = filters.clauses.iter();
            is_in_time(&filters.time, event)
                && clauses.into_iter().all(|(id, argument)| is_kept(id, argument, event))
        });
        prop_assert_eq!(listed(&filters.matching(&dataset).unwrap()), expected);
    }
}

#[test]
fn a_filter_refuses_an_argument_of_another_sort() {
    let (dataset, _) = read("UTC", &[]);
    for filter in all_filters() {
        let wrong = if filter.id() == "text" {
            Argument::Areas { areas: vec![], matching: AreaMatching::Possible }
        } else {
            Argument::Text("x".into())
        };
        assert!(filter.mask(&dataset, &wrong, Context::alone()).is_err(), "{}", filter.id());
    }
}
