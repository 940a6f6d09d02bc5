//! Two versions of a file: every row is told once, and matching is that of plain loops.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::path::Path;

use proptest::prelude::*;
use proptest::sample::select;
use strikemap::base::Progress;
use strikemap::dataset::Dataset;
use strikemap::dataset::schema::Field;
use strikemap::export::difference::Versions;
use strikemap::import::{Options, reader};
use strikemap::language::MessageId;
use strikemap::versions::{
    self, Change, Difference, LEAST_POINTS, MatchedBy, Method, compare, likeness,
};

const HEADER: &str = "id,date,latitude,longitude,place,kind,title,killed,note";

fn read(folder: &Path, name: &str, text: &str) -> Dataset {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    reader::read(&path, &Options::default(), &Progress::default()).unwrap()
}

fn table(rows: &[impl std::fmt::Display]) -> String {
    let mut text = format!("{HEADER}\n");
    rows.iter().for_each(|row| text += &format!("{row}\n"));
    text
}

/// Two versions in a folder of their own, and what changed.
fn compared(
    old: &str,
    new: &str,
    key: &[&str],
) -> (tempfile::TempDir, Dataset, Dataset, Difference) {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (read(folder.path(), "old.csv", old), read(folder.path(), "new.csv", new));
    let options = versions::Options { key: key.iter().map(|&key| key.to_owned()).collect() };
    let difference = compare(&old, &new, &options, &Progress::default()).unwrap();
    (folder, old, new, difference)
}

#[test]
fn a_change_is_said_field_by_field_with_its_meaning_and_cell_by_cell() {
    let old = "id,date,latitude,longitude,place,killed,time_precision,source\n\
               a,2025-12-27T05:00:00Z,50.45,30.52,Kyiv,3,minute,x\n\
               b,2025-12-27,50.45,30.52,Kyiv,1,,\n\
               c,2025-12-28,49.84,24.03,Lviv,0,,\n";
    let new = "id,date,latitude,longitude,place,killed,time_precision,notes\n\
               a,2025-12-27T06:30:00Z,50.48,30.52,Kyiv,5,minute,\n\
               c,2025-12-28,49.84,24.03,Lviv,0,,\n\
               d,2025-12-29,46.48,30.72,Odesa,2,,\n";
    let (_folder, old, new, found) = compared(old, new, &[]);
    assert_eq!(found.method, Method::Ids);
    assert_eq!((found.columns_added.len(), found.columns_removed.len()), (1, 1));
    let ids = |dataset: &Dataset, rows: &[usize]| -> Vec<String> {
        rows.iter().map(|&row| dataset.event(row).unwrap().id).collect()
    };
    assert_eq!(
        (ids(&new, &found.added), ids(&old, &found.removed)),
        (vec!["d".into()], vec!["b".into()])
    );
    assert_eq!(found.unchanged.len(), 1);
    let [change] = &found.changed[..] else { unreachable!("{found:?}") };
    let meaning = |field: Field| {
        let change = change.fields.iter().find(|change| change.field == field).unwrap();
        (change.old.as_str(), change.new.as_str(), change.meaning.as_ref().unwrap().to_string())
    };
    assert_eq!(meaning(Field::KilledLow), ("3", "5", "+2".to_owned()));
    assert_eq!(meaning(Field::Latitude), ("50.45", "50.48", "moved 3.3 km".to_owned()));
    assert_eq!(meaning(Field::Start).2, "1 h 30 min later");
    let columns: Vec<&str> = change.cells.iter().map(|cell| cell.column.as_str()).collect();
    assert_eq!(columns, ["date", "latitude", "killed"]);

    let versions = Versions { old: &old, new: &new, difference: &found };
    let json = versions.json().unwrap();
    assert_eq!(json["changed"][0]["fields"].as_array().unwrap().len(), change.fields.len());
    assert!(versions.text().unwrap().contains("changed\ta "));
}

#[test]
fn ids_that_cells_give_are_those_of_the_events() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/samples");
    let mut given = 0;
    for entry in std::fs::read_dir(samples).unwrap() {
        let path = entry.unwrap().path();
        let Ok(dataset) = reader::read(&path, &Options::default(), &Progress::default()) else {
            continue;
        };
        for row in 0..dataset.len() {
            let (record, event) = (dataset.record(row).unwrap(), dataset.event(row).unwrap());
            let Some(id) = dataset.decoder.id_of_record(&record) else { continue };
            let expected = if event.id_made { "" } else { &event.id };
            assert_eq!(id, expected, "{}", path.display());
            given += 1;
        }
    }
    assert!(given > 10, "{given}");
}

#[test]
fn ids_that_moved_to_other_events_and_made_ids_do_not_match_rows() {
    let rows = [
        "2025-12-25,50.45,30.52,Kyiv,fire,A,1,",
        "2025-12-26,49.84,24.03,Lviv,fire,B,2,",
        "2025-12-27,46.48,30.72,Odesa,fire,C,3,",
    ];
    let numbered = |rows: &[&str]| {
        let rows = rows.iter().enumerate().map(|(at, row)| format!("{},{row}", at + 1));
        table(&rows.collect::<Vec<_>>())
    };
    // A row was put in front, and all numbers moved on.
    let moved = ["2025-12-24,51.25,22.57,Lublin,fire,Z,0,", rows[0], rows[1], rows[2]];
    let (_folder, _, new, found) = compared(&numbered(&rows), &numbered(&moved), &[]);
    assert!(matches!(found.method, Method::Likeness(_)), "{:?}", found.method);
    assert_eq!((found.added.len(), found.removed.len()), (1, 0), "{found:?}");
    assert_eq!(new.event(found.added[0]).unwrap().title, "Z");

    let bare =
        |rows: &[&str]| format!("{}\n{}\n", HEADER.strip_prefix("id,").unwrap(), rows.join("\n"));
    let changed = [rows[0], "2025-12-26,49.84,24.03,Lviv,fire,B,4,", rows[2]];
    let (_folder, _, _, found) = compared(&bare(&rows), &bare(&changed), &[]);
    let [Change { by: MatchedBy::Likeness(points), .. }] = found.changed[..] else {
        unreachable!("{found:?}")
    };
    assert!(points >= LEAST_POINTS);
    assert_eq!(found.unchanged.len(), 2);
}

#[test]
fn a_row_whose_id_repeats_in_one_version_is_found_by_its_record() {
    let rows = [
        "a,2025-12-24,50.45,30.52,Kyiv,fire,A,0,",
        "b,2025-12-25,50.46,30.52,Kyiv,fire,B,1,",
        "c,2025-12-26,50.47,30.52,Kyiv,fire,C,2,",
    ];
    let twice = [rows[0], rows[1], rows[2], rows[2]];
    let (_folder, .., found) = compared(&table(&rows), &table(&twice), &[]);
    assert_eq!((found.added.len(), found.removed.len(), found.unchanged.len()), (1, 0, 3));
    assert_eq!(found.repeated_keys, [0, 2]);
    let (_folder, .., found) = compared(&table(&twice), &table(&rows), &[]);
    assert_eq!((found.added.len(), found.removed.len(), found.unchanged.len()), (0, 1, 3));
    let other = [rows[0], rows[1], rows[2], "c,2025-11-26,49.84,24.03,Lviv,fire,X,2,"];
    let (_folder, _, new, found) = compared(&table(&rows), &table(&other), &["id"]);
    assert_eq!((found.added.len(), found.removed.len(), found.unchanged.len()), (1, 0, 3));
    assert_eq!(new.event(found.added[0]).unwrap().title, "X");
    let all = ["x,2025-12-24,50.45,30.52,Kyiv,fire,A,0,"; 2];
    let (_folder, .., found) = compared(&table(&all), &table(&all), &[]);
    let refusal = MessageId("no-id-just-once-in-both-files");
    assert_eq!(found.method, Method::Likeness(refusal));
}

#[test]
fn a_key_of_columns_matches_what_it_tells_apart_and_says_what_it_does_not() {
    let old = "date,place,lat,lon,killed\n2025-12-25,Kyiv,50.4,30.5,1\n2025-12-26,Kyiv,50.4,30.5,1\n2025-12-26,Kyiv,50.4,30.5,2\n";
    let new = "date,place,lat,lon,killed\n2025-12-25,Kyiv,50.4,30.5,7\n2025-12-26,Kyiv,50.4,30.5,1\n2025-12-26,Kyiv,50.4,30.5,2\n";
    let (_folder, old, new, found) = compared(old, new, &["date", "place"]);
    assert_eq!(found.repeated_keys, [2, 2]);
    assert_eq!((found.changed.len(), found.unchanged.len()), (1, 2), "{found:?}");
    assert_eq!(found.changed[0].by, MatchedBy::Key);
    let versions = Versions { old: &old, new: &new, difference: &found };
    assert!(versions.words().iter().any(|words| words.contains("stands more than once")));
    let key = versions::Options { key: vec!["nothing".to_owned()] };
    let error = compare(&old, &new, &key, &Progress::default()).unwrap_err();
    assert!(error.to_string().contains("no column \"nothing\""), "{error}");
}

prop_compose! {
    fn row()(
        day in 20_u8..24,
        place in select(vec!["50.45,30.52,Kyiv", "50.46,30.52,Kyiv", "49.84,24.03,Lviv", ",,", "51.25,22.57,Lublin"]),
        kind in select(vec!["fire", "missile_strike", ""]),
        title in select(vec!["A", "B", "", "C"]),
        killed in select(vec!["", "0", "3"]),
        undated in prop::bool::weighted(0.1),
    ) -> String {
        let date = if undated { String::new() } else { format!("2025-12-{day}") };
        format!("{date},{place},{kind},{title},{killed},")
    }
}

/// What is done to the rows of the old version.
#[derive(Debug, Clone)]
enum Edit {
    Drop(usize),
    Add(usize, String),
    Replace(usize, String),
    Swap(usize, usize),
}

fn edit() -> impl Strategy<Value = Edit> {
    let at = || 0_usize..12;
    prop_oneof![
        at().prop_map(Edit::Drop),
        (at(), row()).prop_map(|(at, row)| Edit::Add(at, row)),
        (at(), row()).prop_map(|(at, row)| Edit::Replace(at, row)),
        (at(), at()).prop_map(|(a, b)| Edit::Swap(a, b)),
    ]
}

/// Rows with their ids, after some edits.
fn edited(rows: &[(usize, String)], edits: &[Edit]) -> Vec<(usize, String)> {
    let mut rows = rows.to_vec();
    for (number, edit) in edits.iter().enumerate() {
        match edit {
            Edit::Drop(at) if *at < rows.len() => drop(rows.remove(*at)),
            Edit::Add(at, row) => {
                rows.insert((*at).min(rows.len()), (1_000 + number, row.clone()));
            }
            Edit::Replace(at, row) if *at < rows.len() => rows[*at].1.clone_from(row),
            Edit::Swap(a, b) if *a < rows.len() && *b < rows.len() => rows.swap(*a, *b),
            _ => {}
        }
    }
    rows
}

fn with_ids(rows: &[(usize, String)]) -> String {
    table(&rows.iter().map(|(id, row)| format!("{id},{row}")).collect::<Vec<_>>())
}

fn without_ids(rows: &[(usize, String)]) -> String {
    table(&rows.iter().map(|(_, row)| format!(",{row}")).collect::<Vec<_>>())
}

/// Pairs of rows by ids, or by equal records and then likeness, with nothing but loops.
fn plainly(old: &Dataset, new: &Dataset, by_ids: bool) -> BTreeSet<(usize, usize)> {
    let mut pairs = BTreeSet::new();
    let event = |dataset: &Dataset, row| dataset.event(row).unwrap();
    if by_ids {
        for a in 0..old.len() {
            for b in 0..new.len() {
                if event(old, a).id == event(new, b).id {
                    pairs.insert((a, b));
                }
            }
        }
        return pairs;
    }
    let is_free = |pairs: &BTreeSet<(usize, usize)>, a: Option<usize>, b: Option<usize>| {
        pairs.iter().all(|pair| Some(pair.0) != a && Some(pair.1) != b)
    };
    for b in 0..new.len() {
        let same = (0..old.len()).find(|&a| {
            is_free(&pairs, Some(a), None) && old.cells(a).unwrap() == new.cells(b).unwrap()
        });
        pairs.extend(same.map(|a| (a, b)));
    }
    let points = |a: usize, b: usize| {
        let points = likeness(&event(old, a), &event(new, b)).unwrap_or(0);
        if points < LEAST_POINTS { 0 } else { points }
    };
    let free_old: Vec<usize> = (0..old.len()).filter(|&a| is_free(&pairs, Some(a), None)).collect();
    let free_new: Vec<usize> = (0..new.len()).filter(|&b| is_free(&pairs, None, Some(b))).collect();
    for &a in &free_old {
        for &b in &free_new {
            let own = points(a, b);
            let is_best = own > 0
                && free_old.iter().all(|&other| other == a || points(other, b) < own)
                && free_new.iter().all(|&other| other == b || points(a, other) < own);
            if is_best {
                pairs.insert((a, b));
            }
        }
    }
    pairs
}

fn matched(found: &Difference) -> BTreeSet<(usize, usize)> {
    let changed = found.changed.iter().map(|change| (change.old, change.new));
    changed.chain(found.unchanged.iter().copied()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn every_row_is_told_once_and_matched_as_plain_loops_do(
        rows in prop::collection::vec(row(), 1..12),
        edits in prop::collection::vec(edit(), 0..8),
        has_ids in any::<bool>(),
    ) {
        let rows: Vec<(usize, String)> = rows.into_iter().enumerate().collect();
        let later = edited(&rows, &edits);
        prop_assume!(!later.is_empty());
        let text = if has_ids { with_ids } else { without_ids };
        let (_folder, old, new, found) = compared(&text(&rows), &text(&later), &[]);
        let by_ids = found.method == Method::Ids;
        prop_assert!(has_ids || !by_ids);
        let pairs = matched(&found);
        prop_assert_eq!(&pairs, &plainly(&old, &new, by_ids), "{:?}", found.method);

        let olds: BTreeSet<usize> = pairs.iter().map(|pair| pair.0).collect();
        let news: BTreeSet<usize> = pairs.iter().map(|pair| pair.1).collect();
        prop_assert_eq!(olds.len() + found.removed.len(), old.len());
        prop_assert_eq!(news.len() + found.added.len(), new.len());
        prop_assert!(found.removed.iter().all(|row| !olds.contains(row)));
        prop_assert!(found.added.iter().all(|row| !news.contains(row)));
        for &(a, b) in &found.unchanged {
            prop_assert_eq!(old.cells(a).unwrap(), new.cells(b).unwrap());
        }

        let same = compare(&old, &old, &versions::Options::default(), &Progress::default());
        prop_assert!(same.unwrap().is_none());
        let back = compare(&new, &old, &versions::Options::default(), &Progress::default());
        let back = back.unwrap();
        if by_ids && back.method == Method::Ids {
            prop_assert_eq!((&back.added, &back.removed), (&found.removed, &found.added));
        }
    }
}
