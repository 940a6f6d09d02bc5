//! The built-in data agrees with itself: times, circles, totals, kinds, titles,
//! sources, and the figures that its papers give.
//!
//! The files are read when the tests run, so that another edition can be held
//! against the same rules.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use strikemap::base::Progress;
use strikemap::dataset::kind::AGGREGATE;
use strikemap::dataset::time::zone;
use strikemap::dataset::{Claim, Event, Instant, Place};
use strikemap::gazetteer::area_by_name;
use strikemap::import::{Options, reader};

const NAMES: [&str; 23] = [
    "id",
    "title",
    "kind",
    "start",
    "end",
    "time_precision",
    "latitude",
    "longitude",
    "geo_precision",
    "radius_m",
    "place",
    "admin2",
    "admin1",
    "country",
    "weapon",
    "killed_low",
    "killed_high",
    "injured_low",
    "injured_high",
    "launched",
    "intercepted",
    "summary",
    "sources",
];

/// Farthest edge in metres from the point at which the data shows an area, by
/// the outlines of OpenStreetMap (districts) and geoBoundaries (the oblast).
const FARTHEST_M: [(&str, f64); 12] = [
    ("Darnytskyi district", 9_410.0),
    ("Desnianskyi district", 11_446.0),
    ("Dniprovskyi district", 9_755.0),
    ("Holosiivskyi district", 13_515.0),
    ("Kyiv Oblast", 152_744.0),
    ("Left bank of Kyiv", 17_280.0),
    ("Obolonskyi district", 9_976.0),
    ("Pecherskyi district", 3_372.0),
    ("Podilskyi district", 8_212.0),
    ("Shevchenkivskyi district", 5_259.0),
    ("Solomianskyi district", 4_710.0),
    ("Sviatoshynskyi district", 10_437.0),
];

const NUMBERS: [&str; 13] = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];

struct Row {
    cells: Vec<String>,
    event: Event,
}

impl Row {
    fn get(&self, name: &str) -> &str {
        let column = NAMES.iter().position(|known| *known == name).unwrap();
        &self.cells[column]
    }

    fn id(&self) -> &str {
        self.get("id")
    }

    fn number(&self, name: &str) -> Option<u32> {
        self.get(name).parse().ok()
    }

    fn is_total(&self) -> bool {
        AGGREGATE.contains(&self.get("kind"))
    }

    /// Area and local date of the id, which all rows of an attack share.
    fn attack(&self) -> &str {
        self.id().rsplit_once('-').unwrap().0
    }

    fn sources(&self) -> Vec<(&str, &str)> {
        self.get("sources").split(" ; ").map(|source| source.rsplit_once('|').unwrap()).collect()
    }

    fn point(&self) -> Place {
        let degrees = |name| self.get(name).parse().unwrap();
        Place::new(degrees("latitude"), degrees("longitude")).unwrap()
    }

    fn radius(&self) -> f64 {
        self.get("radius_m").parse().unwrap()
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data")
}

fn text(path: impl AsRef<Path>) -> String {
    fs::read_to_string(folder().join(path)).unwrap()
}

fn read() -> (Vec<Row>, Vec<Claim>) {
    let path = folder().join("kyiv-air-attacks.csv");
    let dataset = reader::read(&path, &Options::default(), &Progress::default()).unwrap();
    let row = |row| Row { cells: dataset.cells(row).unwrap(), event: dataset.event(row).unwrap() };
    ((0..dataset.len()).map(row).collect(), dataset.claims.all().to_vec())
}

fn rows() -> Vec<Row> {
    read().0
}

/// Fails with all faults, not with the first.
#[track_caller]
fn none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults: {faults:#?}", faults.len());
}

fn at(text: &str) -> Instant {
    Instant::from_secs(text.parse::<Timestamp>().unwrap().as_second())
}

fn number(word: &str) -> Option<u32> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let known = || NUMBERS.iter().position(|known| *known == word).map(|n| n as u32);
    word.parse().ok().or_else(known)
}

/// The number whose word stands before `word`.
fn number_before(text: &str, word: &str) -> Option<u32> {
    number(text.split_once(word)?.0.rsplit(' ').next()?)
}

/// The number whose word stands after `word`.
fn number_after(text: &str, word: &str) -> Option<u32> {
    number(text.split_once(word)?.1.split(' ').next()?)
}

#[test]
fn intervals_and_precision_agree() {
    let mut faults = Vec::new();
    for row in rows() {
        let (start, end) = (row.get("start"), row.get("end"));
        let clock = |text: &str| text.contains('T') && text.ends_with('Z');
        let agrees = match row.get("time_precision") {
            "day" => start.len() == 10 && end.is_empty(),
            "part_of_day" => clock(start) && clock(end),
            "second" => clock(start) && clock(end) && row.get("kind") == "air_alert",
            "minute" | "hour" => clock(start) && (end.is_empty() || clock(end)),
            _ => false,
        };
        if !agrees {
            faults.push(format!("{}: {} {start} {end}", row.id(), row.get("time_precision")));
        }
        let date: Date = row.attack().split_once('-').unwrap().1.parse().unwrap();
        let name = if row.get("country") == "PL" { "Europe/Warsaw" } else { "Europe/Kyiv" };
        let midnight = |day: Date| {
            let midnight = day.to_zoned_datetime(zone(name).unwrap()).unwrap();
            Instant::from_secs(midnight.timestamp().as_second())
        };
        let interval = row.event.interval.unwrap();
        let ends = midnight(date.tomorrow().unwrap());
        if interval.start() >= ends || interval.end() <= midnight(date) {
            faults.push(format!("{}: its time is on another day", row.id()));
        }
    }
    none(&faults);
}

#[test]
fn circles_hold_what_they_name() {
    let rows = rows();
    let mut faults = Vec::new();
    let mut shown: BTreeMap<&str, BTreeSet<[&str; 3]>> = BTreeMap::new();
    let kyiv = area_by_name("Kyiv").unwrap();
    for row in &rows {
        let place = row.get("place");
        if !matches!(row.get("geo_precision"), "exact" | "street") {
            let circle = ["latitude", "longitude", "radius_m"].map(|name| row.get(name));
            shown.entry(place).or_default().insert(circle);
        }
        let needed = if row.get("geo_precision") == "city" && place == "Kyiv" {
            let corners = kyiv.rings.iter().flatten();
            corners
                .map(|[longitude, latitude]| Place::new(*latitude, *longitude).unwrap())
                .map(|corner| row.point().distance_m(corner))
                .fold(0.0, f64::max)
        } else {
            FARTHEST_M.iter().find(|(name, _)| *name == place).map_or(0.0, |(_, far)| *far)
        };
        if row.radius() < needed {
            faults.push(format!("{}: {place} needs {needed:.0} m", row.id()));
        }
    }
    faults.extend(
        shown
            .iter()
            .filter(|(_, circles)| circles.len() > 1)
            .map(|(place, circles)| format!("{place} has several circles: {circles:?}")),
    );
    none(&faults);
}

#[test]
fn a_site_is_never_above_the_total_of_its_attack() {
    let mut faults = Vec::new();
    let mut attacks: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for row in rows() {
        attacks.entry(row.attack().to_owned()).or_default().push(row);
    }
    for (attack, rows) in &attacks {
        for people in ["killed", "injured"] {
            let (low, high) = (format!("{people}_low"), format!("{people}_high"));
            let totals = rows.iter().filter(|row| row.get("kind") == "attack_summary");
            let Some(most) = totals.filter_map(|row| row.number(&high)).max() else { continue };
            let sites = || rows.iter().filter(|row| !row.is_total());
            for row in sites().filter(|row| row.number(&high) > Some(most)) {
                faults.push(format!("{}: more {people} than {most} in all", row.id()));
            }
            let surely: u32 = sites().filter_map(|row| row.number(&low)).sum();
            if surely > most {
                faults.push(format!("{attack}: {surely} {people} at its sites, {most} in all"));
            }
        }
        for row in rows {
            for [low, high] in [["killed_low", "killed_high"], ["injured_low", "injured_high"]] {
                let (low, high) = (row.number(low), row.number(high));
                if low > high || low.is_some() != high.is_some() {
                    faults.push(format!("{}: {low:?} to {high:?}", row.id()));
                }
            }
            if let (Some(launched), Some(down)) =
                (row.number("launched"), row.number("intercepted"))
                && down > launched
            {
                faults.push(format!("{}: {down} of {launched} shot down", row.id()));
            }
        }
    }
    none(&faults);
}

#[test]
fn strikes_have_their_kind_by_what_struck() {
    let mut faults = Vec::new();
    for row in rows() {
        let weapon = row.get("weapon").to_lowercase();
        let names = |words: &[&str]| words.iter().any(|word| weapon.contains(word));
        let drone = names(&["uav", "shahed", "drone"]);
        let missile =
            names(&["missile", "rocket", "ballistic", "kh-", "iskander", "kinzhal", "kalibr"]);
        let kind = match (drone, missile) {
            (true, true) => "combined_strike",
            (true, false) => "drone_strike",
            (false, true) => "missile_strike",
            (false, false) => "",
        };
        let is_strike =
            ["combined_strike", "drone_strike", "missile_strike"].contains(&row.get("kind"));
        if is_strike && row.get("kind") != kind {
            faults.push(format!("{}: {} by \"{weapon}\"", row.id(), row.get("kind")));
        }
        if row.get("kind") == "drone_incursion" && !drone {
            faults.push(format!("{}: an incursion of drones by \"{weapon}\"", row.id()));
        }
        if row.get("kind") == "drone_incursion" && weapon.contains("air-to-air") {
            faults.push(format!("{}: an incursion by an air-to-air missile", row.id()));
        }
    }
    none(&faults);
}

#[test]
fn every_row_has_an_address_and_every_source_a_name() {
    let (rows, claims) = read();
    let mut faults = Vec::new();
    for row in &rows {
        let sources = row.sources();
        if sources.iter().any(|(label, _)| label.trim().is_empty()) {
            faults.push(format!("{}: a source without a name", row.id()));
        }
        if !sources.iter().any(|(_, address)| address.starts_with("http")) {
            faults.push(format!("{}: no address", row.id()));
        }
        let distinct: BTreeSet<_> = sources.iter().collect();
        if distinct.len() != sources.len() {
            faults.push(format!("{}: a source twice", row.id()));
        }
    }
    for claim in &claims {
        let (label, address) = claim.source.rsplit_once('|').unwrap();
        if label.is_empty() || !(address.is_empty() || address.starts_with("http")) {
            faults.push(format!("{}: {}", claim.event_id, claim.source));
        }
    }
    none(&faults);
}

#[test]
fn titles_agree_with_fields() {
    let mut faults = Vec::new();
    let mut said = 0;
    for row in rows() {
        let title = row.get("title");
        let mut expect = |given: Option<u32>, field: Option<u32>| {
            said += u32::from(given.is_some());
            if given.is_some() && given != field {
                faults.push(format!("{}: \"{title}\" and {field:?}", row.id()));
            }
        };
        expect(number_before(title, " launched"), row.number("launched"));
        expect(number_before(title, " shot down"), row.number("intercepted"));
        expect(number_before(title, " killed"), row.number("killed_high"));
        expect(number_before(title, " injured"), row.number("injured_high"));
        expect(number_after(title, " injures "), row.number("injured_high"));
        expect(number_after(title, "Injured in Kyiv: "), row.number("injured_high"));
        expect(number_after(title, "Injured in Kyiv: at least "), row.number("injured_high"));
        if row.get("kind") == "air_alert" {
            let seconds = (at(row.get("end")).secs() - at(row.get("start")).secs()) as f64;
            let minutes = (seconds / 60.0).round() as u32;
            let hours = number_before(title, " h").unwrap_or(0);
            let rest = number_before(title, " min").unwrap_or(0);
            expect(Some(hours), Some(minutes / 60));
            expect(Some(rest), Some(minutes % 60));
        }
    }
    assert!(said > 150, "{said} figures in titles");
    none(&faults);
}

#[test]
fn national_figures_add_up_and_hold_the_alert_of_kyiv() {
    let rows = rows();
    let mut faults = Vec::new();
    for row in rows.iter().filter(|row| row.id().starts_with("UA-")) {
        if let Some((parts, _)) = row.get("summary").split_once(" (launched/shot down)") {
            let parts = parts.rsplit_once(": ").map_or(parts, |(_, parts)| parts);
            let (mut sums, mut weapons) = ([0, 0], BTreeSet::new());
            for part in parts.split("; ") {
                let (weapon, counts) = part.rsplit_once(' ').unwrap();
                let (launched, down) = counts.split_once('/').unwrap();
                sums[0] += launched.parse::<u32>().unwrap();
                sums[1] += down.parse::<u32>().unwrap();
                if !weapons.insert(weapon) {
                    faults.push(format!("{}: {weapon} twice", row.id()));
                }
            }
            if sums.map(Some) != [row.number("launched"), row.number("intercepted")] {
                faults.push(format!("{}: its weapons are {sums:?}", row.id()));
            }
        }
        let alert = row.attack().replace("UA-", "KY-") + "-90";
        let Some(alert) = rows.iter().find(|other| other.id() == alert) else { continue };
        if row.get("end").is_empty() || row.get("kind") != "attack_summary" {
            continue;
        }
        let [alert, window] = [alert, row].map(|row| row.event.interval.unwrap());
        let both = alert.end().min(window.end()).secs() - alert.start().max(window.start()).secs();
        if 2 * both < alert.end().secs() - alert.start().secs() {
            faults.push(format!("{}: its hours miss the alert of Kyiv", row.id()));
        }
    }
    none(&faults);
}

#[test]
fn the_last_dead_that_were_claimed_are_those_of_the_row() {
    let (rows, claims) = read();
    let mut faults = Vec::new();
    for row in &rows {
        for about in ["killed", "killed in Kyiv"] {
            let said = claims.iter().filter(|claim| claim.event_id == row.id());
            let said: Vec<(&str, u32)> = said
                .filter(|claim| claim.about == about && claim.said_at.len() >= 10)
                .filter_map(|claim| Some((claim.said_at.get(..10)?, claim.value.parse().ok()?)))
                .collect();
            let Some(last) = said.iter().map(|(day, _)| *day).max() else { continue };
            let of_the_day: Vec<u32> =
                said.iter().filter(|(day, _)| *day == last).map(|(_, value)| *value).collect();
            // A figure that was withdrawn is a claim only.
            let withdrawn = of_the_day.contains(&0)
                || claims
                    .iter()
                    .any(|claim| claim.event_id == row.id() && claim.about == "killed (corrected)");
            let counted_elsewhere = row.id() == "KY-2023-05-28-03";
            let stands = row.number("killed_high").is_some_and(|high| of_the_day.contains(&high));
            if !stands && !withdrawn && !counted_elsewhere {
                faults.push(format!("{}: {about} {of_the_day:?} on {last}", row.id()));
            }
        }
    }
    none(&faults);
}

#[test]
fn every_checked_figure_stands_in_its_row() {
    let rows = rows();
    let by_id: BTreeMap<&str, &Row> = rows.iter().map(|row| (row.id(), row)).collect();
    let mut checked = csv::Reader::from_path(folder().join("CHECKED.csv")).unwrap();
    assert_eq!(
        checked.headers().unwrap().iter().collect::<Vec<_>>(),
        ["id", "checked", "field", "figure", "read", "result"]
    );
    let (mut faults, mut looked_up) = (Vec::new(), BTreeSet::new());
    for record in checked.records() {
        let record = record.unwrap();
        let cell = |column: usize| record.get(column).unwrap();
        let (id, field, result) = (cell(0), cell(2), cell(5));
        let figure = cell(3).parse::<u32>().ok();
        let Some(row) = by_id.get(id) else {
            faults.push(format!("{id}: no such row"));
            continue;
        };
        looked_up.insert(id.to_owned());
        let name = match field {
            people @ ("killed" | "injured") => format!("{people}_high"),
            other => other.to_owned(),
        };
        // A statement is words, which no column holds.
        let words = field == "statement";
        let stands = !words && row.number(&name) == figure;
        let right = match result {
            "agrees" | "changed" | "added" | "not found" => words || stands,
            "earlier" | "differs" => !stands,
            _ => false,
        };
        let said = if words { !cell(3).is_empty() } else { figure.is_some() };
        let read = cell(4);
        let sourced =
            if result == "not found" { read.is_empty() } else { read.starts_with("http") };
        if !right || !said || !sourced || cell(1).parse::<Date>().is_err() {
            faults.push(format!("{id}: {field} {} {result}", cell(3)));
        }
    }
    none(&faults);
    let fields = ["killed_high", "injured_high", "launched", "intercepted"];
    let counts = |row: &&Row| fields.iter().any(|field| row.number(field).unwrap_or(0) > 0);
    let (all, done): (Vec<&Row>, Vec<&Row>) = (
        rows.iter().filter(counts).collect(),
        rows.iter().filter(counts).filter(|row| looked_up.contains(row.id())).collect(),
    );
    let sentence = format!(
        "{} of the {} rows with people killed or injured, or weapons launched or shot down, were \
         looked up; {} were not",
        done.len(),
        all.len(),
        all.len() - done.len()
    );
    assert!(text("README.md").contains(&sentence), "data/README.md should say: {sentence}");
}

#[test]
fn the_counts_in_both_readmes_are_those_of_the_data() {
    let (rows, claims) = read();
    let paper = text("README.md");
    let mut missing = Vec::new();
    let mut says = |paper: &str, line: String| {
        if !paper.contains(&line) {
            missing.push(line);
        }
    };

    let about: BTreeSet<&str> = claims.iter().map(|claim| &*claim.event_id).collect();
    let days: BTreeSet<&str> =
        rows.iter().map(Row::attack).filter(|attack| attack.starts_with("KY-")).collect();
    let sources: Vec<Vec<(&str, &str)>> = rows.iter().map(Row::sources).collect();
    let addresses: BTreeSet<&str> = sources
        .iter()
        .flatten()
        .map(|(_, address)| *address)
        .filter(|address| !address.is_empty())
        .collect();
    let labels: BTreeSet<&str> = sources.iter().flatten().map(|(label, _)| *label).collect();
    let single = sources
        .iter()
        .filter(|sources| sources.iter().filter(|(_, address)| !address.is_empty()).count() == 1)
        .count();
    says(
        &paper,
        format!(
            "{} rows and {} claims about {} of them, from 24 February 2022 to 27 December 2025, \
             {} attack days for Kyiv city, {} distinct source addresses, {} source labels. {single} \
             rows rest on a single page.",
            rows.len(),
            claims.len(),
            about.len(),
            days.len(),
            addresses.len(),
            labels.len()
        ),
    );

    for area in ["KY", "VY", "KO", "LU", "RZ", "PL", "UA", "RU"] {
        let of_year = |year: &str| {
            let start = format!("{area}-{year}");
            rows.iter().filter(|row| row.id().starts_with(&start)).count()
        };
        let years = ["2022", "2023", "2024", "2025", ""].map(|year| of_year(year).to_string());
        let line = paper.lines().find(|line| line.starts_with(&format!("| {area} ")));
        if !line.is_some_and(|line| line.ends_with(&format!("| {} |", years.join(" | ")))) {
            says("", format!("{area} | {}", years.join(" | ")));
        }
    }

    let counted = |name: &str| {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for row in &rows {
            *counts.entry(row.get(name)).or_default() += 1;
        }
        let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
        counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        counts
    };
    for (kind, count) in counted("kind") {
        says(&paper, format!("| `{kind}` | {count} |"));
    }
    let listed = |name: &str| {
        let words = counted(name);
        let words: Vec<String> =
            words.iter().map(|(word, n)| format!("{} {n}", word.replace('_', " "))).collect();
        words.join(", ")
    };
    says(&paper, format!("Precision of place: {}.", listed("geo_precision")));
    says(&paper, format!("Precision of time: {}.", listed("time_precision")));

    let mut citing: BTreeMap<&str, usize> = BTreeMap::new();
    for claim in &claims {
        citing.insert(claim.source.rsplit_once('|').unwrap().0, 0);
    }
    citing.extend(labels.iter().map(|label| (*label, 0)));
    for sources in &sources {
        let labels: BTreeSet<&str> = sources.iter().map(|(label, _)| *label).collect();
        for label in labels {
            *citing.get_mut(label).unwrap() += 1;
        }
    }
    let mut citing: Vec<(&str, usize)> = citing.into_iter().collect();
    citing.sort_by_key(|(label, count)| (std::cmp::Reverse(*count), label.to_lowercase()));
    let citing: Vec<String> = citing.iter().map(|(label, n)| format!("{label} ({n})")).collect();
    says(&paper, citing.join("; "));

    let root = text("../README.md");
    says(&root, format!("{} documented attacks", rows.len()));
    says(&root, format!("and {} claims", claims.len()));
    says(&text("../CHANGELOG.md"), format!("opens with {} documented events", rows.len()));
    assert!(missing.is_empty(), "the READMEs should say: {missing:#?}");
}

#[test]
fn the_change_log_ends_with_the_data_as_it_is() {
    let bytes = fs::read(folder().join("kyiv-air-attacks.csv")).unwrap();
    let digest: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let log = text("CHANGELOG.md");
    let named = log.split_once("SHA-256 `").unwrap().1.split_once('`').unwrap().0;
    assert_eq!(named, digest, "the newest entry of data/CHANGELOG.md names the file as it is");
}

#[test]
fn the_sample_is_drawn_by_its_seed() {
    let paper = text("README.md");
    let seed = paper.split_once("seed `").unwrap().1.split_once('`').unwrap().0;
    let sample = paper.split_once("Sample: ").unwrap().1.lines().next().unwrap();
    let sample: Vec<&str> = sample.trim_end_matches('.').split(", ").collect();
    let rows = rows();
    let ids: BTreeSet<&str> = rows.iter().map(Row::id).collect();
    assert!(sample.iter().all(|id| ids.contains(id)));
    let place = |id: &str| Sha256::digest(format!("{seed}/{id}").as_bytes()).to_vec();
    assert!(sample.windows(2).all(|pair| place(pair[0]) < place(pair[1])));
    assert_eq!(sample.len(), 60);
}
