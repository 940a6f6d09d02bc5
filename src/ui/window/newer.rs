//! A newer version takes the place of a dataset, and people's work follows it.

use std::path::PathBuf;
use std::sync::Arc;

use super::Window;
use crate::dataset::Dataset;
use crate::import::Options;
use crate::jobs::Replaced;
use crate::language::tr;
use crate::notes::Version;
use crate::session::{Command, DatasetId, RowRemap, Session};
use crate::ui::dialogs::changes::{ChangesDialog, Lost};
use crate::versions::{Comparison, RowMoves};

impl Window {
    /// Reads `path`, which takes the place of the dataset `id` if that is still open.
    pub(super) fn read_instead_of(&mut self, path: PathBuf, options: Options, id: DatasetId) {
        let open = self.session.datasets().iter().find(|open| open.id == id);
        let replaces = open.map(|open| Replaced { id, dataset: Arc::clone(&open.dataset) });
        self.jobs.read(path, options, replaces);
    }

    /// `new` was read in the place of `replaced`.
    pub(super) fn take_newer(
        &mut self,
        replaced: Replaced,
        new: Dataset,
        comparison: Option<Arc<Comparison>>,
    ) {
        let Replaced { id, dataset: old } = replaced;
        self.tell_skipped(&new);
        let new = Arc::new(new);
        // Another version may have come in between.
        let open = self.session.datasets().iter().find(|open| open.id == id);
        let is_known = open.is_some_and(|open| Arc::ptr_eq(&open.dataset, &old));
        let earlier = open.and_then(|open| open.comparison.clone());
        let before = named(&self.session, id);
        let Some(comparison) = comparison.filter(|_| is_known) else {
            self.apply_told(Command::Replace(id, Arc::clone(&new), None));
            self.notices.failed(if before == Lost::default() {
                tr!("changes-unknown", name = new.source.name.as_str())
            } else {
                tr!("work-could-not-follow").to_owned()
            });
            return;
        };
        let difference = Arc::clone(&comparison.difference);
        let moves = RowMoves::of(difference.pairs(), [old.len(), new.len()]);
        // Where nothing changed, what changed before is still what changed.
        let comparison = if difference.is_none() {
            earlier.map(|earlier| Arc::new(earlier.moved(&moves)))
        } else {
            Some(comparison)
        };
        let version = Version::new(jiff::Timestamp::now(), &self.settings.author, None);
        let remap = RowRemap { moves, version, comparison };
        self.apply_told(Command::Replace(id, Arc::clone(&new), Some(Arc::new(remap))));
        let after = named(&self.session, id);
        let lost = Lost {
            selected: before.selected - after.selected.min(before.selected),
            decisions: before.decisions - after.decisions.min(before.decisions),
            notes: before.notes - after.notes.min(before.notes),
        };
        if difference.is_none() && lost == Lost::default() {
            self.notices.done(tr!("nothing-changed-in", name = new.source.name.as_str()));
            return;
        }
        self.changes = Some(ChangesDialog::new(id, [old, new], difference, lost));
    }

    /// Carries out `command`, and says so if filters by changes ended with it.
    pub(super) fn apply_told(&mut self, command: Command) {
        // Whoever changes filters knows that they change.
        let is_known =
            !matches!(command, Command::Replace(..) | Command::Compare(..) | Command::Close(_));
        let needed = !is_known && self.session.document().filters.need_older();
        self.session.apply(command);
        if needed && !self.session.document().filters.need_older() {
            self.notices.done(tr!("filters-by-changes-ended"));
        }
    }

    /// Lists what changed in the dataset `id` since the version with which it is compared.
    pub(super) fn show_changes(&mut self, id: DatasetId) {
        let open = self.session.datasets().iter().find(|open| open.id == id);
        let Some((open, comparison)) =
            open.and_then(|open| Some((open, open.comparison.as_ref()?)))
        else {
            return;
        };
        let versions = [&comparison.old, &open.dataset].map(Arc::clone);
        let difference = Arc::clone(&comparison.difference);
        self.changes = Some(ChangesDialog::new(id, versions, difference, Lost::default()));
    }

    /// Compares the export of the manifest at `path` with the shown datasets.
    pub(super) fn check_publication(&self, path: PathBuf) {
        let shown = self.session.shown().map(|open| (open.id, Arc::clone(&open.dataset)));
        self.jobs.check_publication(path, shown.collect());
    }

    /// Asks where to save what changed, and writes it there.
    pub(super) fn save_changes(&mut self) {
        match self.changes.as_ref().map(ChangesDialog::job) {
            Some(Ok(job)) => self.jobs.choose_target(job, "changes.csv"),
            Some(Err(error)) => self.notices.failed(error.to_string()),
            None => {}
        }
    }
}

/// How much of people's work names rows of the dataset `id`.
fn named(session: &Session, id: DatasetId) -> Lost {
    let document = session.document();
    let is_of = |event: crate::session::EventRef| event.dataset == id;
    let decisions = document.decisions.iter();
    Lost {
        selected: document.selection.rows(id).map_or(0, crate::dataset::Rows::count),
        decisions: decisions.filter(|(a, b, _)| is_of(*a) || is_of(*b)).count(),
        notes: session.placed().rows().filter(|(dataset, _)| *dataset == id).count(),
    }
}
