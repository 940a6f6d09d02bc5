//! Takes in what threads have done.

use std::path::Path;

use super::Window;
use crate::dataset::Dataset;
use crate::export::ExportError;
use crate::import::{Format, ImportError, formats};
use crate::jobs::Done;
use crate::language::tr;
use crate::session::Command;
use crate::ui::Action;
use crate::ui::dialogs::columns::ColumnsDialog;
use crate::ui::dialogs::path_dialog::PathDialog;
use crate::ui::dialogs::publication_check::PublicationCheck;

impl Window {
    /// Takes in one result.
    pub(super) fn finish(&mut self, done: Done) {
        match done {
            Done::Read { path, options, replaces, was_shown, result, .. } => match *result {
                Ok(dataset) => {
                    self.settings.remember_file(path);
                    match replaces {
                        Some((replaced, _)) if self.session.dataset(replaced.id).is_none() => {
                            self.notices.done(tr!("the-dataset-was-closed-before-the-reload"));
                        }
                        Some((replaced, difference)) => {
                            self.take_newer(replaced, dataset, difference);
                        }
                        None => {
                            let first = self.session.datasets().is_empty();
                            let is_doubtful = !was_shown && is_mostly_unread(&dataset);
                            self.add(dataset);
                            if let Some(open) = self.session.datasets().last()
                                && is_doubtful
                            {
                                self.queue.push(Action::MapColumns(open.id));
                            }
                            let style = self.session.document().time_view.clone();
                            let all = crate::session::TimeView { shown: None, ..style };
                            self.session.apply(Command::SetTimeView(all));
                            if first {
                                self.queue.push(Action::FitEvents);
                            }
                        }
                    }
                }
                Err(ImportError::Cancelled) => self.notices.done(tr!("reading-was-cancelled")),
                Err(
                    error @ (ImportError::Unrecognised { .. } | ImportError::AmbiguousDates { .. }),
                ) => {
                    let question = match &error {
                        ImportError::AmbiguousDates { column, example } => {
                            tr!("date-order-is-ambiguous", column = column, example = example)
                        }
                        other => other.to_string(),
                    };
                    let replaces = replaces.map(|(replaced, _)| replaced.id);
                    self.jobs.preview(path, *options, Some(question), replaces);
                }
                Err(error) => self.tell_unread(&path, &error),
            },
            Done::Previewed { path, options, question, replaces, result, .. } => match *result {
                Err(ImportError::Cancelled) => self.notices.done(tr!("reading-was-cancelled")),
                Err(error) => self.tell_unread(&path, &error),
                Ok(preview) => self
                    .columns
                    .push(ColumnsDialog::new(path, preview, *options, question, replaces)),
            },
            // What panels show was waiting for it.
            Done::Alerts => {}
            Done::Failed(reason) => self.notices.failed(reason),
            Done::NotKept(error) => self.notices.failed(error.to_string()),
            Done::Exported(result) => match *result {
                Ok(exported) => {
                    self.export = None;
                    let written = tr!(
                        "events-were-written",
                        count = exported.events,
                        path = exported.path.display().to_string()
                    );
                    self.notices.done([vec![written], exported.notes].concat().join("\n"));
                }
                Err(error) => self.notices.failed(error.to_string()),
            },
            Done::ChosenKey(path) => {
                if let Some(dialog) = &mut self.export {
                    dialog.set_key(path);
                }
            }
            Done::ChosenTemplate(path) => {
                if let Some(dialog) = &mut self.export {
                    dialog.set_template(path);
                }
            }
            Done::KeyRead(request, result) => match (*result, &mut self.export) {
                (Ok(key), _) => self.start_export(&request, Some(key)),
                (Err(error), Some(dialog)) => dialog.refuse_key(error.to_string()),
                (Err(error), None) => self.notices.failed(error.to_string()),
            },
            Done::Evaluated { job, result } => self.choosing.take_result(job, result),
            Done::Duplicates(ids, found) => self.finish_duplicates(&ids, *found),
            Done::Session { path, result } => self.finish_session(path, *result),
            Done::SessionSaved(finished) => self.finish_save(*finished),
            Done::ChosenAreas(path) => self.queue.push(Action::ImportAreas(path)),
            Done::ChosenAreasTarget(path) => self.queue.push(Action::ExportAreas(path)),
            Done::ChosenPicture(path) => self.choose_picture_target(path),
            Done::DrawnForReport(ready) => match *ready {
                Ok(report) => self.write_export(report.job, report.path, report.replace),
                Err(error) => self.notices.failed(error.to_string()),
            },
            Done::Drawn(_, result) => match *result {
                Ok(written) => {
                    let path = written.path.display();
                    self.notices.done(tr!("the-picture-was-saved", path = path.to_string()));
                }
                Err(ExportError::Cancelled) => self.notices.done(tr!("drawing-was-stopped")),
                Err(error) => self.notices.failed(error.to_string()),
            },
            Done::TableSaved(path, result) => match result {
                Ok(()) => {
                    self.notices
                        .done(tr!("the-table-was-saved", path = path.display().to_string()));
                }
                Err(error) => self.notices.failed(error.to_string()),
            },
            Done::ChosenMerge(path) => self.queue.push(Action::MergeSession(path)),
            Done::ChosenSessionTarget(path) => self.save_session_to(path, None),
            Done::Chosen(paths) => self.open_files(paths),
            Done::Looked(id, stamp) => self.watched.seen(id, stamp),
            Done::ChosenNewer(id, path) => self.queue.push(Action::OpenNewer(id, path)),
            Done::NoFileDialog(question) => self.path = Some(PathDialog::new(question)),
            Done::ChosenPublication(path) => self.queue.push(Action::CheckPublication(path)),
            Done::PublicationChecked(found) => match *found {
                Ok((since, ids)) => self.publication = Some(PublicationCheck::new(since, ids)),
                Err(reason) => {
                    self.notices.failed(tr!("publication-not-checked", reason = reason));
                }
            },
            Done::ChosenMap(path) => self.queue.push(Action::OpenBasemap(path)),
            Done::ChosenAreaTarget(path) => self.online.choose_target(path),
            // The dialog of the system has asked about replacing.
            Done::ChosenTarget(job, path) => self.jobs.export(*job, path, true),
        }
    }

    fn tell_unread(&mut self, path: &Path, error: &ImportError) {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        self.notices.failed(format!("{name}: {error}"));
    }

    /// Closes the dialog for columns that is on top; whether there was one.
    pub(super) fn close_columns(&mut self) -> bool {
        let is_open = !self.columns.is_empty();
        if is_open {
            self.columns.remove(0);
        }
        is_open
    }
}

/// Whether most events of a file of any kind have no time, or no place.
fn is_mostly_unread(dataset: &Dataset) -> bool {
    let report = &dataset.report;
    let knows_columns = formats::by_id(&report.format).is_none_or(Format::knows_columns);
    !knows_columns && report.undated.max(report.unplaced) * 2 > report.events
}
