//! What people chose and wrote follows a dataset to its newer version.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::Arc;

use proptest::prelude::*;
use strikemap::base::Progress;
use strikemap::dataset::Dataset;
use strikemap::import::{Options, reader};
use strikemap::notes::{EventKey, Notebook, Tag, Version};
use strikemap::session::decisions::Verdict;
use strikemap::session::{Command, DatasetId, EventRef, RowRemap, SelectionOp, Session};
use strikemap::versions::{self, RowMoves};

/// Rows by the numbers in their titles, without ids, in this order.
fn dataset(rows: &[u32], grown: bool) -> Arc<Dataset> {
    let mut text = "date,place,lat,lon,title,killed\n".to_owned();
    for row in rows {
        let killed = row % 7 + u32::from(grown && row % 3 == 0);
        // Rows that come later are of another month, so that nobody takes them for others.
        let (month, day, lat) = (1 + row / 30 * 3, row % 28 + 1, f64::from(*row) / 100.0);
        text +=
            &format!("2025-{month:02}-{day:02},Kyiv,{:.2},30.5,Event {row},{killed}\n", 50.0 + lat);
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("events.csv");
    std::fs::write(&path, text).unwrap();
    let dataset = reader::read(&path, &Options::default(), &Progress::default()).unwrap();
    // Notes know it by its hash; the text is in memory.
    dataset.source.sha256_hex().unwrap();
    Arc::new(dataset)
}

fn title(session: &Session, event: EventRef) -> String {
    session.dataset(event.dataset).unwrap().event(event.row).unwrap().title
}

fn row_of(dataset: &Dataset, number: u32) -> Option<usize> {
    (0..dataset.len()).find(|row| dataset.event(*row).unwrap().title == format!("Event {number}"))
}

fn replace(session: &mut Session, old: &Dataset, new: &Arc<Dataset>) {
    let difference =
        versions::compare(old, new, &versions::Options::default(), &Progress::default()).unwrap();
    let remap = RowRemap {
        moves: RowMoves::of(difference.pairs(), [old.len(), new.len()]),
        comparison: None,
        version: Version::new(jiff::Timestamp::from_second(2_000_000_000).unwrap(), "me", None),
    };
    session.apply(Command::Replace(DatasetId(0), Arc::clone(new), Some(Arc::new(remap))));
}

fn titles(session: &Session) -> Vec<String> {
    let mut titles: Vec<String> =
        session.document().selection.events().map(|event| title(session, event)).collect();
    titles.sort();
    titles
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_selection_names_the_same_events_in_the_newer_version_also_after_undo(
        chosen in prop::collection::btree_set(0_u32..24, 1..12),
        gone in prop::collection::btree_set(0_u32..24, 0..8),
        reversed: bool,
    ) {
        let all: Vec<u32> = (0..24).collect();
        let old = dataset(&all, false);
        let mut left: Vec<u32> = all.into_iter().filter(|row| !gone.contains(row)).collect();
        left.extend([40, 41]);
        if reversed {
            left.reverse();
        }
        let new = dataset(&left, true);
        let mut session = Session::new();
        session.apply(Command::Open(Arc::clone(&old)));
        let event = |number: u32| EventRef {
            dataset: DatasetId(0),
            row: row_of(&old, number).unwrap(),
        };
        let events: Vec<EventRef> = chosen.iter().map(|number| event(*number)).collect();
        session.apply(Command::Select(events, SelectionOp::Replace));
        session.apply(Command::ClearSelection);
        replace(&mut session, &old, &new);
        prop_assert!(session.document().selection.is_empty());
        session.apply(Command::Undo);
        let mut expected: Vec<String> =
            chosen.difference(&gone).map(|number| format!("Event {number}")).collect();
        expected.sort();
        prop_assert_eq!(titles(&session), expected);
    }
}

#[test]
fn notes_tags_and_verdicts_follow_rows_without_ids_and_are_kept_where_rows_went() {
    let old = dataset(&[1, 2, 3, 4], false);
    let new = dataset(&[9, 4, 2, 1], true);
    let mut session = Session::new();
    session.apply(Command::Open(Arc::clone(&old)));
    let event =
        |number: u32| EventRef { dataset: DatasetId(0), row: row_of(&old, number).unwrap() };
    let at = jiff::Timestamp::from_second(1_900_000_000).unwrap();
    let version = |text: &str| Version::new(at, "me", Some(text.to_owned()));
    for number in [1, 3] {
        let key = EventKey::of(&old, event(number).row).unwrap();
        let version = version(&format!("about {number}"));
        let id = Notebook::id_of(&key, &version);
        session.apply(Command::WriteNote(id, key, version));
    }
    let tag = Tag { event: EventKey::of(&old, event(2).row).unwrap(), word: "seen".to_owned() };
    session.apply(Command::SetTag(tag, version("")));
    session.apply(Command::Decide(
        vec![(event(1), event(4)), (event(1), event(3))],
        Some(Verdict::Same),
    ));
    replace(&mut session, &old, &new);
    let now = |number: u32| EventRef { dataset: DatasetId(0), row: row_of(&new, number).unwrap() };
    let decisions = &session.document().decisions;
    assert_eq!(decisions.get(now(1), now(4)), Some(Verdict::Same));
    assert_eq!(decisions.iter().count(), 1, "the other row is gone");
    let placed = session.placed();
    let rows: Vec<usize> = placed.rows().map(|(_, row)| row).collect();
    let mut expected = vec![now(1).row, now(2).row];
    expected.sort_unstable();
    assert_eq!(rows, expected);
    assert_eq!(placed.unmatched().len(), 1, "the note about what is gone is kept");
    let texts: Vec<&str> =
        session.document().notebook.notes().filter_map(|(_, note)| note.text()).collect();
    assert!(texts.contains(&"about 1") && texts.contains(&"about 3"), "{texts:?}");
    // And back again: what was removed there comes back.
    replace(&mut session, &new, &old);
    let back: Vec<(DatasetId, usize)> = session.placed().rows().collect();
    let mut expected: Vec<usize> = [1, 2, 3].map(|number| event(number).row).to_vec();
    expected.sort_unstable();
    assert_eq!(back.into_iter().map(|(_, row)| row).collect::<Vec<_>>(), expected);
}

#[test]
fn a_colleagues_older_copy_brings_no_note_back_to_where_it_was() {
    let (old, new) = (dataset(&[1, 2], false), dataset(&[2, 1], true));
    let mut session = Session::new();
    session.apply(Command::Open(Arc::clone(&old)));
    let key = EventKey::of(&old, row_of(&old, 1).unwrap()).unwrap();
    let at = jiff::Timestamp::from_second(1_900_000_000).unwrap();
    let version = Version::new(at, "me", Some("seen".to_owned()));
    session.apply(Command::WriteNote(Notebook::id_of(&key, &version), key, version));
    let colleague = Arc::clone(&session.document().notebook);
    replace(&mut session, &old, &new);
    session.apply(Command::MergeNotes(colleague));
    let notes: Vec<_> = session.document().notebook.notes().collect();
    assert_eq!(notes.len(), 1);
    assert_eq!(notes[0].1.event.sha256, new.source.sha256_hex().unwrap());
}
