//! The session as a file, and what is kept of it for after a crash.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use egui::Context;

use super::Window;
use crate::base::escape::escape_invisible;
use crate::base::hash::Fingerprint;
use crate::export::{ExportError, Job};
use crate::language::tr;
use crate::saved::recovery::Recovery;
use crate::saved::{Opened, SavedError, SavedSession};
use crate::session::Command;
use crate::ui::format;
use crate::ui::widgets::dialog::{self, Dialog};
use crate::ui::widgets::{button, scrolled};

/// What is open is kept at most this long after it changed.
const KEPT_AFTER: Duration = Duration::from_secs(3);

impl Window {
    /// Keeps what is open in `folder` from now on, and offers what windows that
    /// ended unexpectedly left there.
    pub fn start_recovery(&mut self, folder: &Path) {
        match Recovery::start(folder) {
            Ok((recovery, recovered)) => {
                self.keeping.recovery = Some(recovery);
                self.keeping.recovered = recovered;
                self.keeping.kept_revision = self.session.revision();
            }
            Err(error) => self.notices.failed(error.to_string()),
        }
    }

    /// The window is closed. What was not saved stays for the next time.
    pub fn finish_recovery(&mut self) {
        self.wait_for_saving();
        let is_worth_keeping = self.is_unsaved();
        let Some(recovery) = self.keeping.recovery.take() else { return };
        if is_worth_keeping {
            let saved = self.saved_session(recovery.path());
            if saved.write(recovery.path(), None).is_ok() {
                return;
            }
        }
        recovery.finish();
    }

    /// Whether something was done that no file holds.
    pub(super) fn is_unsaved(&self) -> bool {
        let has_files =
            self.session.datasets().iter().any(|open| open.dataset.source.path.is_some());
        let was_touched =
            has_files || self.keeping.is_restored || self.session.undo_label().is_some();
        was_touched && self.keeping.saved_revision != Some(self.session.revision())
    }

    /// Puts the notes of this session, as its file has them, beside the events.
    pub(super) fn add_notes(&self, job: &mut Job) -> Result<(), ExportError> {
        let (path, _) = self.keeping.file.as_ref().ok_or(ExportError::NotesUnsaved)?;
        job.add_notes(path)?;
        let is_same = job
            .notes
            .as_ref()
            .is_some_and(|written| written.notebook == *self.session.document().notebook);
        if is_same { Ok(()) } else { Err(ExportError::NotesUnsaved) }
    }

    /// What is open and in no file is left to the next start before something else
    /// takes its place.
    fn leave_unsaved(&mut self) {
        if !self.is_unsaved() {
            return;
        }
        let Some(recovery) = self.keeping.recovery.take() else { return };
        let left = self.saved_session(recovery.path()).write(recovery.path(), None);
        match left.and_then(|_| recovery.leave()) {
            Ok(other) => {
                self.keeping.recovery = Some(other);
                self.notices.done(tr!("what-was-open-here-was-in-no"));
            }
            Err(error) => self.notices.failed(error.to_string()),
        }
    }

    fn saved_session(&self, path: &Path) -> SavedSession {
        let folder = path.parent().unwrap_or(Path::new("."));
        SavedSession::of(&self.session, Some(self.map.position()), folder)
    }

    /// Keeps what is open some seconds after it changed; nothing is written while
    /// nothing changes.
    pub(super) fn keep(&mut self, ctx: &Context) {
        let revision = self.session.revision();
        let Some(recovery) = &self.keeping.recovery else { return };
        if self.keeping.kept_revision == revision {
            return;
        }
        let since = self.keeping.kept_at.elapsed();
        if since < KEPT_AFTER {
            ctx.request_repaint_after(KEPT_AFTER.saturating_sub(since));
            return;
        }
        let path = recovery.path().to_owned();
        self.keeping.kept_revision = revision;
        self.keeping.kept_at = Instant::now();
        let (open, document) = (self.session.datasets().to_vec(), self.session.document().clone());
        let map = Some(self.map.position());
        self.jobs
            .keep(path, move |folder| SavedSession::of_document(&open, &document, map, folder));
    }

    /// A session was read: it takes the place of what was open.
    pub(super) fn finish_session(
        &mut self,
        path: Option<PathBuf>,
        result: Result<(Opened, Option<Fingerprint>), SavedError>,
    ) {
        let recovered = self.keeping.restoring.take();
        let (opened, fingerprint) = match result {
            Ok(opened) => opened,
            Err(error) => {
                self.notices.failed(error.to_string());
                self.keeping.recovered.extend(recovered);
                return;
            }
        };
        self.leave_unsaved();
        opened.restore(&mut self.session);
        if opened.saved.filters.need_older() {
            self.notices.done(tr!("filters-by-changes-ended"));
        }
        self.follow_zone();
        self.set_playing(false);
        if let Some((latitude, longitude, zoom)) = opened.saved.map
            && let Some(place) = crate::dataset::Place::new(latitude, longitude)
        {
            self.map.fly_to(place, zoom);
        }
        for trouble in &opened.troubles {
            self.notices.failed(trouble.to_string());
        }
        self.keeping.is_partial = path.is_some() && !opened.is_whole();
        self.keeping.is_restored = path.is_none();
        self.keeping.file = path.clone().zip(fingerprint);
        // What is still being written is another session.
        self.keeping.pending.clear();
        self.keeping.saved_revision = path.is_some().then(|| self.session.revision());
        if let Some(path) = path {
            self.settings.remember_file(path);
        }
        match recovered {
            Some(recovered) if opened.is_whole() => recovered.remove(),
            Some(_) => self.notices.failed(tr!("not-all-that-was-open-could-be")),
            None => {}
        }
    }

    /// Lets the notes and tags of a colleague's session join those of this one.
    pub(super) fn merge_session(&mut self, path: &Path) {
        let other = match SavedSession::read(path) {
            Ok((other, _)) => other,
            Err(error) => {
                self.notices.failed(error.to_string());
                return;
            }
        };
        let mine = &self.session.document().notebook;
        let (notes, tags) = mine.news_in(&other.notebook);
        let conflicts = mine.conflicts_with(&other.notebook);
        let mut text = tr!(
            "notes-and-tags-joined",
            notes = tr!("count-notes", count = notes),
            tags = tr!("count-tags", count = tags)
        );
        if conflicts > 0 {
            text += "\n";
            text += &tr!("notes-changed-by-both", count = conflicts);
        }
        self.session.apply(Command::MergeNotes(std::sync::Arc::new(other.notebook)));
        let unmatched = self.session.placed().unmatched().len();
        if unmatched > 0 {
            text += "\n";
            text += &tr!("events-with-notes-not-open", count = unmatched);
        }
        self.notices.done(text);
    }

    /// Offers what was left by a window that ended unexpectedly.
    pub(super) fn recovered_ui(&mut self, ctx: &Context) {
        let Some(recovered) = self.keeping.recovered.last() else { return };
        let zone = self.settings.zone();
        let when = recovered.saved.saved.parse::<jiff::Timestamp>().map_or_else(
            |_| recovered.saved.saved.clone(),
            |at| {
                let at = crate::dataset::Instant::from_secs(at.as_second());
                format!("{} ({})", format::minute(at, &zone), format::zone(at, &zone))
            },
        );
        let names: Vec<_> = recovered
            .saved
            .datasets
            .iter()
            .map(|dataset| escape_invisible(&dataset.name))
            .collect();
        let (mut restore, mut discard) = (false, false);
        Dialog::new(tr!("restore-what-was-open"), "recovery", 420.0).show(ctx, None, |ui| {
            scrolled::fixed(ui, egui::vec2(420.0, 360.0), |ui| {
                ui.set_max_width(420.0);
                ui.label(tr!("a-window-was-closed-with-unsaved-work", when = when));
                ui.add(egui::Label::new(egui::RichText::new(names.join(", ")).strong()).wrap());
                dialog::foot(
                    ui,
                    |_| {},
                    |ui| {
                        restore = button::primary(ui, tr!("restore"), true).clicked();
                        discard = ui.button(tr!("discard")).clicked();
                    },
                );
            });
        });
        if restore {
            self.keeping.restoring = self.keeping.recovered.pop();
            if let Some(recovered) = &self.keeping.restoring
                && let Some(recovery) = &self.keeping.recovery
            {
                let folder = recovery.path().parent().unwrap_or(Path::new(".")).to_owned();
                self.jobs.restore(recovered.saved.clone(), folder);
            }
        } else if discard && let Some(recovered) = self.keeping.recovered.pop() {
            recovered.remove();
        }
    }

    /// How the title of the window reads.
    pub fn title(&self) -> String {
        match self.keeping.name() {
            Some(name) if self.is_unsaved() => tr!("title-changed", name = name),
            Some(name) => format!("{name} – strikemap"),
            None => "strikemap".to_owned(),
        }
    }
}
