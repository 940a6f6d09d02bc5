//! What is left out of an export is nowhere in it, whichever exporter writes it.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::sync::Arc;

use strikemap::base::Progress;
use strikemap::dataset::schema::{self, Field, FieldDef};
use strikemap::dataset::{Dataset, time};
use strikemap::export::{self, ColumnSet, EXPORTERS, Job, Publication, manifest_path};
use strikemap::filter::Filters;
use strikemap::import::{Options, reader};

/// One event, every value of which is found nowhere else.
const EVENT: &[(Field, &str)] = &[
    (Field::Id, "identity-q1"),
    (Field::Title, "Heading q2"),
    (Field::Kind, "fire"),
    (Field::Start, "2025-03-14T03:00:00Z"),
    (Field::End, "2025-03-14T04:10:00Z"),
    (Field::TimePrecision, "hour"),
    (Field::Latitude, "50.41237"),
    (Field::Longitude, "30.56784"),
    (Field::GeoPrecision, "raion"),
    (Field::RadiusM, "23456"),
    (Field::Place, "Placeq3"),
    (Field::Admin2, "Secondq4"),
    (Field::Admin1, "Firstq5"),
    (Field::Country, "Countryq6"),
    (Field::Weapon, "Weaponq7"),
    (Field::KilledLow, "1371"),
    (Field::KilledHigh, "1372"),
    (Field::InjuredLow, "1571"),
    (Field::InjuredHigh, "1572"),
    (Field::Launched, "1771"),
    (Field::Intercepted, "1972"),
    (Field::Summary, "Prose q8"),
    (Field::Sources, "Publisherq9|https://example.org/q9"),
    (Field::Attack, "attack-q10"),
    (Field::Reported, "2025-04-17T05:06:07Z"),
];

/// How the value of a field is written for people, where that is not its cell.
const IN_WORDS: &[(Field, &[&str])] = &[
    (Field::Kind, &["Fire"]),
    (Field::Start, &["05:00", "2025-03-14 05", "1741921200"]),
    (Field::End, &["06:10", "1741925400"]),
    (Field::Reported, &["1744866427"]),
    (Field::RadiusM, &["23 km", "23.5 km", "within"]),
    (Field::GeoPrecision, &["district or raion", "raion"]),
    (Field::Sources, &["Publisherq9", "example.org/q9"]),
    (Field::KilledLow, &["1371–1372"]),
    (Field::KilledHigh, &["1371–1372"]),
    (Field::InjuredLow, &["1571–1572"]),
    (Field::InjuredHigh, &["1571–1572"]),
];

const CLAIMS: &str = "event_id,claimant,role,about,value,unit,said_at,source\n\
    identity-q1,first,mayor,killed,1371,people,,\n\
    identity-q1,second,police,killed,1372,people,,\n\
    identity-q1,first,mayor,injured (at least),1999,people,,\n\
    identity-q1,first,mayor,statement,q11,,,\n";

fn needles(field: Field) -> Vec<&'static str> {
    let cell = EVENT.iter().find(|(known, _)| *known == field).unwrap().1;
    let words = IN_WORDS.iter().filter(|(known, _)| *known == field);
    std::iter::once(cell).chain(words.flat_map(|(_, words)| words.iter().copied())).collect()
}

fn dataset(folder: &Path, event: &[(Field, &str)]) -> Arc<Dataset> {
    let path = folder.join("events.csv");
    let names: Vec<&str> = event.iter().map(|(field, _)| field.def().id).collect();
    let cells: Vec<&str> = event.iter().map(|(_, cell)| *cell).collect();
    std::fs::write(&path, format!("{}\n{}\n", names.join(","), cells.join(","))).unwrap();
    std::fs::write(folder.join("events.claims.csv"), CLAIMS).unwrap();
    Arc::new(reader::read(&path, &Options::default(), &Progress::default()).unwrap())
}

/// Everything that an export by `format` without `without` writes, as text: the file
/// (tables of Parquet as the importer decodes them, pages with their data unpacked and
/// without the script that every page has), its manifest and its claims.
fn written(
    dataset: &Arc<Dataset>,
    format: &str,
    columns: ColumnSet,
    without: &[&FieldDef],
) -> String {
    let job = Job::filtered([Arc::clone(dataset)], Filters::default());
    let mut job = Job { format: format.to_owned(), columns, ..job.unwrap() };
    job.zone = time::zone("Europe/Kyiv").unwrap();
    let mut publication = Publication::default();
    let names: Vec<String> = without.iter().map(|def| def.id.to_owned()).collect();
    publication.leave_out(&names, &job).unwrap();
    job.publication = publication;
    let folder = tempfile::tempdir().unwrap();
    let extension = export::by_id(format).unwrap().extension();
    let path = folder.path().join("out").with_extension(extension);
    export::write(&job, &path, false).unwrap();
    let mut text = String::new();
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        if bytes.starts_with(b"PAR1") {
            let read = reader::read(&path, &Options::default(), &Progress::default());
            // Without times and places no table of events is left; then the bytes count.
            if let Ok(read) = read {
                text += &String::from_utf8_lossy(&read.record(0).unwrap());
            }
        }
        text += &crate::told::told(&bytes);
    }
    assert!(manifest_path(&path).exists());
    text
}

#[test]
fn the_event_of_these_tests_has_a_value_for_every_column() {
    let columns: Vec<Field> = schema::columns().map(|def| def.field).collect();
    let fields: Vec<Field> = EVENT.iter().map(|(field, _)| *field).collect();
    assert_eq!(fields, columns);
    let folder = tempfile::tempdir().unwrap();
    let dataset = dataset(folder.path(), EVENT);
    let event = dataset.event(0).unwrap();
    for (field, cell) in EVENT {
        assert_eq!(field.def().text(&event), *cell, "{field:?}");
    }
    let report = written(&dataset, "report", ColumnSet::Project, &[]);
    for needle in ["within 23 km", "1371–1372", "Publisherq9", "q11", "Claims differ"] {
        assert!(report.contains(needle), "{needle}");
    }
}

#[test]
fn a_field_that_is_left_out_appears_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    let dataset = dataset(folder.path(), EVENT);
    let mut told = Vec::new();
    for def in schema::columns() {
        for exporter in EXPORTERS {
            for columns in [ColumnSet::Original, ColumnSet::Project] {
                let text = written(&dataset, exporter.id(), columns, &[def]);
                for needle in needles(def.field) {
                    // Words such as "hour" or "fire" may stand in the manifest's own words.
                    let needle_in_words = needle.len() < 6 && needle.is_ascii();
                    let is_told = match needle_in_words {
                        true => text.split(|c: char| !c.is_alphanumeric()).any(|w| w == needle),
                        false => text.contains(needle),
                    };
                    if is_told {
                        let (exporter, id) = (exporter.id(), def.id);
                        told.push(format!("{exporter} ({columns:?}) without {id}: {needle}"));
                    }
                }
            }
        }
    }
    assert!(told.is_empty(), "\n{}", told.join("\n"));
}

#[test]
fn a_title_that_was_put_together_is_so_from_what_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let without_summary: Vec<(Field, &str)> = EVENT
        .iter()
        .map(|(field, cell)| match field {
            Field::Title | Field::Summary => (*field, ""),
            _ => (*field, *cell),
        })
        .collect();
    let without_title: Vec<(Field, &str)> = EVENT
        .iter()
        .map(|(field, cell)| if *field == Field::Title { (*field, "") } else { (*field, *cell) })
        .collect();
    for exporter in EXPORTERS {
        let written = |event: &[(Field, &str)], field: Field| {
            let dataset = dataset(folder.path(), event);
            written(&dataset, exporter.id(), ColumnSet::Project, &[field.def()])
        };
        let id = exporter.id();
        assert!(!written(&without_title, Field::Summary).contains("Prose q8"), "{id}");
        assert!(!written(&without_summary, Field::Place).contains("Placeq3"), "{id}");
        assert!(!written(&without_summary, Field::Kind).contains("Fire"), "{id}");
    }
}

/// Only so is a title made anew without the fields that are left out.
#[test]
fn a_title_that_is_no_cell_of_its_source_is_known_to_be_put_together() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let paths = ["samples", "decoded"]
        .iter()
        .flat_map(|name| std::fs::read_dir(folder.join(name)).unwrap())
        .map(|entry| entry.unwrap().path());
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let mut titles = 0;
    for path in paths {
        let options = strikemap::import::Options::default();
        let Ok(dataset) = strikemap::import::read(&path, &options, &Progress::default()) else {
            continue;
        };
        for row in 0..dataset.len() {
            let event = dataset.event(row).unwrap();
            if event.title_made {
                continue;
            }
            titles += 1;
            let cells = dataset.cells(row).unwrap().join(" ");
            let title = &event.title;
            assert!(letters(&cells).contains(&letters(title)), "{path:?}: {title} of {cells}");
        }
    }
    assert!(titles > 20, "{titles}");
}

#[test]
fn claims_about_what_is_left_out_stand_nowhere_and_others_stay() {
    let folder = tempfile::tempdir().unwrap();
    let dataset = dataset(folder.path(), EVENT);
    for exporter in EXPORTERS {
        let without = [Field::KilledHigh.def()];
        let text = written(&dataset, exporter.id(), ColumnSet::Project, &without);
        assert!(!text.contains("1372"), "{}", exporter.id());
        assert!(!text.contains("mayor,killed"), "{}", exporter.id());
    }
    let csv = written(&dataset, "csv", ColumnSet::Project, &[Field::KilledHigh.def()]);
    assert!(csv.contains("1999"), "{csv}");
    // What "statement" is about nobody knows; it may be the killed.
    assert!(!csv.contains("q11") && csv.contains("Left out: 3 claims"), "{csv}");
}

#[test]
fn claims_are_left_out_by_what_they_mean_in_any_words() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("events.csv");
    std::fs::write(&path, "id,date,place,killed,injured,weapon\na,2025-01-02,Kyiv,3,4,x\n")
        .unwrap();
    let leaves = |without: &[Field], about: &str, value: &str, unit: &str| {
        let header = strikemap::dataset::Claim::FIELDS.join(",");
        let claims = format!("{header}\na,Mayor,mayor,\"{about}\",\"{value}\",{unit},,Z9|z9\n");
        std::fs::write(folder.path().join("events.claims.csv"), claims).unwrap();
        let dataset = reader::read(&path, &Options::default(), &Progress::default()).unwrap();
        let without: Vec<&FieldDef> = without.iter().map(|field| field.def()).collect();
        written(&Arc::new(dataset), "csv", ColumnSet::Project, &without)
    };
    let killed = [Field::KilledLow, Field::KilledHigh];
    for about in [
        "killed",
        "Killed in Kyiv",
        "killed in the region",
        "deaths",
        "fatalities",
        "death toll",
        "killed low",
        "Загинуло",
        "вбито",
        "zginęło",
        "casualties",
        "bodies found by it so far",
        "something else",
    ] {
        assert!(!leaves(&killed, about, "137137137", "people").contains("137137137"), "{about}");
    }
    assert!(!leaves(&killed, "injured", "137137137, and 2 killed", "").contains("137137137"));
    assert!(!leaves(&killed, "toll", "137137137", "deaths").contains("137137137"));
    assert!(leaves(&killed, "injured in Kyiv", "137137137", "people").contains("137137137"));
    assert!(
        leaves(&[Field::Place], "injured (at least)", "137137137", "people").contains("137137137")
    );
    for about in ["injured in Kyiv", "latitude", "coordinates", "address", "target"] {
        assert!(!leaves(&[Field::Place], about, "137137137", "").contains("137137137"), "{about}");
    }
    assert!(!leaves(&[Field::Place], "injured", "137137137 in Kyiv", "").contains("137137137"));
    assert!(!leaves(&[Field::Weapon], "missiles launched", "137137137", "").contains("137137137"));
    // The source of a claim goes with those of the events.
    let left = leaves(&[Field::Sources], "injured", "137137137", "people");
    assert!(left.contains("137137137") && !left.contains("z9"), "{left}");
}

#[test]
fn half_of_an_interval_is_told_as_half() {
    let folder = tempfile::tempdir().unwrap();
    let dataset = dataset(folder.path(), EVENT);
    let report = |field: Field| written(&dataset, "report", ColumnSet::Project, &[field.def()]);
    assert!(report(Field::End).contains("from 2025-03-14 05:00:00"));
}

/// The rows of an export by every format, of a file that holds `rows` under `header`.
fn rows_of(header: &str, rows: &[&str], without: Field) -> Vec<(String, String)> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("events.csv");
    std::fs::write(&path, format!("{header}\n{}\n", rows.join("\n"))).unwrap();
    let read = Arc::new(reader::read(&path, &Options::default(), &Progress::default()).unwrap());
    assert_eq!(read.len(), rows.len());
    let exports = EXPORTERS.iter().map(|exporter| {
        let job = Job::filtered([Arc::clone(&read)], Filters::default()).unwrap();
        let columns = ColumnSet::Project;
        let mut job = Job { format: exporter.id().to_owned(), columns, ..job };
        let names = [without.def().id.to_owned()];
        let mut publication = Publication::default();
        publication.leave_out(&names, &job).unwrap();
        job.publication = publication;
        let path = folder.path().join(exporter.id());
        let path = path.with_extension(exporter.extension());
        let written = export::write(&job, &path, false).unwrap();
        let text = crate::told::told(&std::fs::read(written.path).unwrap());
        (exporter.id().to_owned(), text)
    });
    exports.collect()
}

fn assert_equal(left: &[(String, String)], right: &[(String, String)], what: &str) {
    for ((format, left), (_, right)) in left.iter().zip(right) {
        let differing = left.lines().zip(right.lines()).find(|(left, right)| left != right);
        let at = |(left, right): &(&str, &str)| {
            let common = left.chars().zip(right.chars()).take_while(|(a, b)| a == b).count();
            common.saturating_sub(60)
        };
        let shown = differing.map(|lines| {
            let from_there = |line: &str| line.chars().skip(at(&lines)).take(200).collect();
            [lines.0, lines.1].map(|line| -> String { from_there(line) })
        });
        assert_eq!(shown, None, "{format}, {what}");
        assert_eq!(left.len(), right.len(), "{format}, {what}");
    }
}

#[test]
fn an_end_that_is_left_out_is_not_told_by_the_start_or_the_order_of_rows() {
    let header = "id,title,start,end,time_precision,latitude,longitude,country,kind";
    let row = |id: u8, start: &str, end: &str, precision: &str| {
        format!("{id},Title,{start},{end},{precision},50.4,30.5,UA,drone")
    };
    let starts = [
        ("2025-03-14T12:00+02:00", "day"),
        ("2025-03-14T12:30+02:00", "hour"),
        ("2025-03-14T12:30+02:00", ""),
        ("2025-03-14T12:30+02:00/2025-03-14T12:45+02:00", "minute"),
        ("2025-03-14", ""),
        ("2025-03", "month"),
    ];
    let ends = ["", "2025-03-15", "2025-03-16T09:00+02:00", "2025-03-01", "not known"];
    let exports = |of: &dyn Fn(usize) -> &'static str| {
        let rows: Vec<String> = (0_u8..)
            .zip(starts)
            .map(|(id, (start, precision))| row(id, start, of(usize::from(id)), precision))
            .collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        rows_of(header, &rows, Field::End)
    };
    let known = exports(&|_| "");
    for shift in 0..ends.len() {
        let other = exports(&|id| ends[(id + shift) % ends.len()]);
        assert_equal(&other, &known, &format!("shift {shift}"));
    }
}

#[test]
fn a_start_that_is_left_out_takes_the_end_that_follows_from_it_along() {
    let header = "id,title,start,end,time_precision,latitude,longitude,country,kind";
    let export = |start: &str| {
        let row = format!("1,Title,{start},,,50.4,30.5,UA,drone");
        rows_of(header, &[&row], Field::Start)
    };
    let first = export("2025-03-14T12:00+02:00");
    for other in ["2025-03-15T17:31+02:00", "2025-03-14", "2025-03", ""] {
        assert_equal(&first, &export(other), other);
    }
}

#[test]
fn the_precision_of_a_time_is_not_told_by_how_it_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let hour: Vec<(Field, &str)> = EVENT
        .iter()
        .map(|(field, cell)| match field {
            Field::End => (*field, "2025-03-14T04:00:00Z"),
            _ => (*field, *cell),
        })
        .collect();
    let dataset = dataset(folder.path(), &hour);
    let report = |without: &[&FieldDef]| written(&dataset, "report", ColumnSet::Project, without);
    assert!(report(&[]).contains("about 2025-03-14 05:00"));
    assert!(!report(&[Field::TimePrecision.def()]).contains("about 2025"));
}
