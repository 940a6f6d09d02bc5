//! Every change of the session, taken back, done again and in any order.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::{Arc, LazyLock};

use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use strikemap::base::Progress;
use strikemap::dataset::{Dataset, Instant, Interval};
use strikemap::filter::{Argument, Filters, Mode, Policy, TimeFilter};
use strikemap::import::{Options, reader};
use strikemap::session::decisions::{Deduplicate, Verdict};
use strikemap::session::named::Change;
use strikemap::session::{Command, DatasetId, Document, EventRef, SelectionOp, Session};

const KINDS: [&str; 3] = ["drone_strike", "fire", "air_alert"];

/// `count` events, one a second; every seventh is undated.
fn read(count: usize) -> Arc<Dataset> {
    let mut text = "start,kind,weapon\n".to_owned();
    for row in 0..count {
        let start =
            if row % 7 == 6 { String::new() } else { format!("2025-12-27T00:00:{row:02}Z") };
        text += &format!("{start},{},weapon {}\n", KINDS[row % 3], row % 2);
    }
    let file = tempfile::NamedTempFile::with_suffix(".csv").unwrap();
    std::fs::write(file.path(), text).unwrap();
    let dataset = reader::read(file.path(), &Options::default(), &Progress::default()).unwrap();
    assert_eq!(dataset.len(), count);
    Arc::new(dataset)
}

static DATASETS: LazyLock<[Arc<Dataset>; 3]> = LazyLock::new(|| [read(12), read(5), read(40)]);

fn opened(indices: &[usize]) -> Session {
    let mut session = Session::new();
    for &index in indices {
        session.apply(Command::Open(Arc::clone(&DATASETS[index])));
    }
    session
}

fn event(dataset: u32, row: usize) -> EventRef {
    EventRef { dataset: DatasetId(dataset), row }
}

fn selected(session: &Session) -> Vec<(u32, usize)> {
    session.document().selection.events().map(|event| (event.dataset.0, event.row)).collect()
}

/// The window from second `from` to second `to` of 27 December 2025.
fn window(from: i64, to: i64) -> TimeFilter {
    let at = |secs: i64| Instant::from_secs(1_766_793_600 + secs);
    TimeFilter { window: Interval::new(at(from), at(to)), ..TimeFilter::default() }
}

fn set_kind(kind: &str) -> Command {
    set_words("kind", kind)
}

fn set_words(id: &str, word: &str) -> Command {
    Command::SetClause(id.to_owned(), Some(Argument::Words([word.to_owned()].into())))
}

/// Masks agree with the plain way, and nothing names what is not there.
fn check(session: &Session) {
    let document = session.document();
    assert_eq!(session.derived().failure(), None);
    let shown: Vec<DatasetId> = session.shown().map(|open| open.id).collect();
    let parts: Vec<DatasetId> = session.derived().parts().map(|part| part.id).collect();
    assert_eq!(parts, shown);
    for open in session.shown() {
        let part = session.derived().part(open.id).unwrap();
        assert!(Arc::ptr_eq(&part.dataset, &open.dataset));
        let mut matching = document.filters.matching(&open.dataset).unwrap();
        session
            .suppressed_duplicates()
            .rows(open.id)
            .into_iter()
            .for_each(|rows| matching.subtract(rows));
        assert_eq!(*part.matching(), matching);
    }
    let decided = document.decisions.iter().flat_map(|(a, b, _)| [a, b]);
    let kept = document.named_selections.iter().flat_map(|(_, kept)| kept.events());
    let named = document.selection.events().chain(document.focus).chain(decided).chain(kept);
    for EventRef { dataset, row } in named {
        let dataset = session.dataset(dataset).unwrap();
        assert!(row < dataset.len(), "row {row} of {}", dataset.len());
    }
}

#[test]
fn undo_and_redo_restore_exactly() {
    let mut session = opened(&[0, 1]);
    let mut documents = vec![session.document().clone()];
    for command in [
        set_kind("fire"),
        Command::Select(vec![event(0, 3), event(1, 2)], SelectionOp::Replace),
        Command::Hide(DatasetId(1), true),
        Command::SetTime(window(2, 9)),
        Command::SelectMatching,
        Command::InvertSelection,
        Command::ClearFilters,
        Command::Focus(Some(event(0, 1))),
        Command::ClearSelection,
    ] {
        let label = command.label();
        session.apply(command);
        assert_eq!(session.undo_label(), Some(label));
        documents.push(session.document().clone());
    }
    let after = documents.pop().unwrap();
    for document in documents.iter().rev() {
        session.apply(Command::Undo);
        assert_eq!(session.document(), document);
        check(&session);
    }
    assert_eq!(session.undo_label(), None);
    for document in documents.iter().skip(1).chain([&after]) {
        session.apply(Command::Redo);
        assert_eq!(session.document(), document);
        check(&session);
    }
    assert_eq!(session.redo_label(), None);
}

#[test]
fn a_thousand_steps_are_undone_and_the_oldest_are_forgotten() {
    let mut session = opened(&[0]);
    for step in 0..1_100 {
        session.apply(set_kind(&format!("word {step}")));
        session.end_gesture();
    }
    for _ in 0..1_000 {
        assert!(session.undo_label().is_some());
        session.apply(Command::Undo);
    }
    assert_eq!(session.undo_label(), None);
    let left = session.document().clone();
    session.apply(set_kind("word 99"));
    assert_eq!(session.document().filters, left.filters);
}

#[test]
fn a_whole_drag_undoes_at_once() {
    let mut session = opened(&[0]);
    session.apply(Command::SetTime(window(0, 3)));
    session.end_gesture();
    let before = session.document().clone();
    (1..50).for_each(|at| session.apply(Command::SetTime(window(at, at + 3))));
    assert_ne!(session.document(), &before);
    session.apply(Command::Undo);
    assert_eq!(session.document(), &before);
    assert_eq!(session.derived().matching_count(), 3);
}

#[test]
fn two_gestures_undo_separately() {
    let mut session = opened(&[0]);
    let time = |session: &Session| session.document().filters.time;
    (1..5).for_each(|at| session.apply(Command::SetTime(window(0, at))));
    session.end_gesture();
    (5..9).for_each(|at| session.apply(Command::SetTime(window(0, at))));
    session.apply(set_kind("fire"));
    (9..12).for_each(|at| session.apply(Command::SetTime(window(0, at))));
    for expected in [window(0, 8), window(0, 8), window(0, 4), TimeFilter::default()] {
        session.apply(Command::Undo);
        assert_eq!(time(&session), expected);
    }
    assert_eq!(session.undo_label(), None);
}

#[test]
fn a_change_after_undo_is_no_part_of_the_drag_before_it() {
    let mut session = opened(&[0]);
    session.apply(Command::SetTime(window(0, 1)));
    session.end_gesture();
    session.apply(Command::SetTime(window(0, 2)));
    session.apply(Command::Undo);
    session.apply(Command::SetTime(window(0, 3)));
    session.apply(Command::Undo);
    assert_eq!(session.document().filters.time, window(0, 1));
}

#[test]
fn a_new_change_drops_what_could_be_done_again() {
    let mut session = opened(&[0]);
    session.apply(set_kind("fire"));
    session.apply(Command::Undo);
    assert!(session.redo_label().is_some());
    session.apply(set_kind("air_alert"));
    let document = session.document().clone();
    assert_eq!(session.redo_label(), None);
    session.apply(Command::Redo);
    assert_eq!(session.document(), &document);
}

#[test]
fn a_change_that_changes_nothing_is_no_step() {
    let mut session = opened(&[0]);
    session.apply(Command::ClearFilters);
    session.apply(Command::SetTime(TimeFilter::default()));
    session.apply(Command::SetClause("kind".to_owned(), Some(Argument::Words([].into()))));
    session.apply(Command::ClearSelection);
    assert_eq!(session.undo_label(), None);
}

#[test]
fn undo_after_closing_a_dataset_never_brings_its_rows_back() {
    let mut session = opened(&[0, 1]);
    let both = vec![event(0, 3), event(1, 2), event(0, 1)];
    session.apply(Command::Select(both, SelectionOp::Replace));
    session.apply(set_kind("fire"));
    session.apply(Command::Close(DatasetId(0)));
    assert_eq!(selected(&session), [(1, 2)]);
    while session.undo_label().is_some() {
        session.apply(Command::Undo);
        check(&session);
    }
    while session.redo_label().is_some() {
        session.apply(Command::Redo);
        check(&session);
    }
    assert_eq!(selected(&session), [(1, 2)]);
    session.apply(Command::Open(Arc::clone(&DATASETS[0])));
    assert_eq!(session.datasets()[1].id, DatasetId(2), "ids are not given twice");
    assert_eq!(session.datasets()[1].colour, 0, "a colour that is free is used again");
}

#[test]
fn undo_passes_over_steps_that_only_touched_a_closed_dataset() {
    let mut session = opened(&[0, 1]);
    session.apply(set_kind("fire"));
    session.apply(Command::Select(vec![event(0, 3)], SelectionOp::Replace));
    session.apply(Command::Close(DatasetId(0)));
    session.apply(Command::Undo);
    assert_eq!(session.document().filters, Filters::default());
    session.apply(Command::Redo);
    assert_ne!(session.document().filters, Filters::default());
}

#[test]
fn a_reloaded_dataset_loses_its_selection_and_stays_hidden() {
    let mut session = opened(&[0, 1]);
    session.apply(Command::Hide(DatasetId(0), true));
    session.apply(Command::Select(vec![event(1, 4), event(0, 11)], SelectionOp::Replace));
    session.apply(Command::Replace(DatasetId(0), Arc::clone(&DATASETS[1]), None));
    assert_eq!(selected(&session), [(1, 4)]);
    assert_eq!(session.document().focus, None);
    assert!(session.document().hidden.contains(&DatasetId(0)));
    assert_eq!(session.datasets()[0].dataset.len(), 5);
    check(&session);
    session.apply(Command::Hide(DatasetId(0), false));
    assert_eq!(session.derived().total_count(), 10);
    (0..3).for_each(|_| session.apply(Command::Undo));
    check(&session);
}

#[test]
fn choosing_combines_over_datasets() {
    for (how, expected) in [
        (SelectionOp::Replace, vec![(0, 2), (1, 0)]),
        (SelectionOp::Add, vec![(0, 1), (0, 2), (1, 0), (1, 4)]),
        (SelectionOp::Remove, vec![(0, 1), (1, 4)]),
        (SelectionOp::Intersect, vec![(0, 2)]),
        (SelectionOp::Toggle, vec![(0, 1), (1, 0), (1, 4)]),
    ] {
        let mut session = opened(&[0, 1]);
        let first = vec![event(0, 1), event(0, 2), event(1, 4)];
        session.apply(Command::Select(first, SelectionOp::Replace));
        session.apply(Command::Select(vec![event(0, 2), event(1, 0)], how));
        assert_eq!(selected(&session), expected, "{how:?}");
        assert_eq!(session.document().focus, Some(event(1, 0)));
    }
}

#[test]
fn passing_events_can_be_selected_and_the_rest_of_them() {
    let mut session = opened(&[0, 1]);
    session.apply(set_kind("fire"));
    session.apply(Command::SelectMatching);
    assert_eq!(selected(&session), [(0, 1), (0, 4), (0, 6), (0, 9), (1, 1), (1, 4)]);
    session
        .apply(Command::Select(vec![event(0, 1), event(1, 4), event(0, 0)], SelectionOp::Replace));
    session.apply(Command::InvertSelection);
    assert_eq!(selected(&session), [(0, 4), (0, 6), (0, 9), (1, 1)]);
}

#[test]
fn a_dataset_shown_again_obeys_filters_set_meanwhile() {
    let mut session = opened(&[0, 2]);
    session.apply(set_kind("fire"));
    session.apply(Command::Hide(DatasetId(0), true));
    assert_eq!(session.derived().total_count(), 40);
    session.apply(set_kind("air_alert"));
    session.apply(Command::SetTime(window(0, 4)));
    session.apply(Command::Hide(DatasetId(0), false));
    check(&session);
    assert_eq!(session.derived().part(DatasetId(0)).unwrap().matching().count(), 1);
}

#[test]
fn clearing_filters_lets_everything_pass_and_keeps_the_selection() {
    let mut session = opened(&[0]);
    session.apply(set_kind("fire"));
    session.apply(Command::SetTime(window(0, 4)));
    session.apply(Command::Select(vec![event(0, 1)], SelectionOp::Replace));
    session.apply(Command::ClearFilters);
    assert!(session.document().filters.are_idle());
    assert_eq!(session.derived().matching_count(), 12);
    assert_eq!(selected(&session), [(0, 1)]);
}

#[derive(Debug, Clone)]
enum Step {
    Open(usize),
    Replace(u32, usize),
    Apply(Command),
    EndGesture,
}

/// Also names datasets that were never opened and rows that do not exist.
fn step() -> impl Strategy<Value = Step> {
    let event = (0_u32..4, 0_usize..14).prop_map(|(dataset, row)| event(dataset, row));
    let combine = select(vec![
        SelectionOp::Replace,
        SelectionOp::Add,
        SelectionOp::Remove,
        SelectionOp::Intersect,
        SelectionOp::Toggle,
    ]);
    let time = (select(Mode::ALL.to_vec()), 0_i64..40, 1_i64..9, any::<bool>()).prop_map(
        |(mode, from, length, undated)| {
            let undated = if undated { Policy::Include } else { Policy::Exclude };
            TimeFilter { mode, undated, ..window(from, from + length) }
        },
    );
    let verdict = select(vec![Some(Verdict::Same), Some(Verdict::Different), None]);
    let words = subsequence(KINDS.to_vec(), 0..=2).prop_map(|kinds| {
        let words = kinds.into_iter().map(str::to_owned).collect();
        Command::SetClause("kind".to_owned(), Some(Argument::Words(words)))
    });
    prop_oneof![
        2 => (0_usize..3).prop_map(Step::Open),
        1 => (0_u32..4, 0_usize..3).prop_map(|(id, index)| Step::Replace(id, index)),
        2 => Just(Step::EndGesture),
        20 => prop_oneof![
            1 => (0_u32..4).prop_map(|id| Command::Close(DatasetId(id))),
            3 => (0_u32..4, any::<bool>()).prop_map(|(id, hide)| Command::Hide(DatasetId(id), hide)),
            4 => time.prop_map(Command::SetTime),
            3 => words,
            1 => select(vec!["weapon 0", "weapon 1"]).prop_map(|word| set_words("weapon", word)),
            3 => (prop::collection::vec(event.clone(), 0..4), combine)
                .prop_map(|(events, combine)| Command::Select(events, combine)),
            2 => prop::option::of(event.clone()).prop_map(Command::Focus),
            3 => (prop::collection::vec((event.clone(), event), 1..3), verdict)
                .prop_map(|(pairs, verdict)| Command::Decide(pairs, verdict)),
            1 => select(vec![None, Some(None), Some(Some(DatasetId(1)))]).prop_map(|keep_one| {
                Command::Deduplicate(keep_one.map(|preferred| Deduplicate { preferred }))
            }),
            2 => select(vec![
                Command::ChangeNamed(Change::Keep("kept".to_owned())),
                Command::Recall("kept".to_owned(), SelectionOp::Toggle),
                Command::Reselect,
            ]),
            3 => select(vec![
                Command::SelectMatching, Command::InvertSelection, Command::ClearSelection,
                Command::ClearFilters,
            ]),
            4 => select(vec![Command::Undo, Command::Undo, Command::Redo]),
        ].prop_map(Step::Apply),
    ]
}

proptest! {
    #[test]
    fn any_changes_keep_the_masks_right_and_can_all_be_taken_back(
        steps in prop::collection::vec(step(), 0..40)
    ) {
        let mut session = opened(&[0, 1]);
        for step in steps {
            let revision = session.revision();
            match step {
                Step::Open(index) => session.apply(Command::Open(Arc::clone(&DATASETS[index]))),
                Step::Replace(id, index) => {
                    session.apply(Command::Replace(DatasetId(id), Arc::clone(&DATASETS[index]), None));
                }
                Step::Apply(command) => session.apply(command),
                Step::EndGesture => session.end_gesture(),
            }
            prop_assert!(session.revision() >= revision);
            check(&session);
        }
        // Everything that could be done again would be dropped by undoing it first.
        while session.redo_label().is_some() {
            session.apply(Command::Redo);
        }
        let last = session.document().clone();
        while session.undo_label().is_some() {
            session.apply(Command::Undo);
            check(&session);
        }
        prop_assert_eq!(session.document(), &Document::default());
        while session.redo_label().is_some() {
            session.apply(Command::Redo);
            check(&session);
        }
        prop_assert_eq!(session.document(), &last);
    }
}
