//! Windows that choose events and compare them, and the work behind them.

use std::sync::Arc;

use egui::Context;

use super::Window;
use crate::base::Progress;
use crate::dataset::Rows;
use crate::dataset::SourceError;
use crate::duplicates::{ComparedRows, FoundPairs};
use crate::session::DatasetId;
use crate::summary::compare::Comparison;
use crate::ui::dialogs::choose::ChooseDialog;
use crate::ui::dialogs::compare::CompareWindow;
use crate::ui::dialogs::duplicates::DuplicatesWindow;
use crate::ui::{Choosing, View};

impl Window {
    /// Carries out what was asked for.
    pub(super) fn choose(&mut self, choosing: Choosing, ctx: &Context) {
        match choosing {
            Choosing::Open(text) => self.choosing.choose = Some(ChooseDialog::new(text)),
            Choosing::ShowDuplicates => {
                self.choosing.duplicates.get_or_insert_default();
            }
            Choosing::FindDuplicates => self.find_duplicates(),
            Choosing::CancelDuplicates => {
                self.choosing.duplicates.iter().for_each(DuplicatesWindow::cancel);
            }
            Choosing::ShowComparison => {
                self.choosing.comparison = match self.choosing.comparison.take() {
                    Some(_) => None,
                    None => Some(CompareWindow::default()),
                };
            }
            Choosing::SaveComparison(table) => self.jobs.save_table(table),
            Choosing::CopyComparison(periods) => self.copy_comparison(periods, ctx),
        }
    }

    fn find_duplicates(&mut self) {
        let parts = self.session.derived().parts().map(|part| {
            let rows = part.matching().clone();
            (part.id, ComparedRows { dataset: Arc::clone(&part.dataset), rows })
        });
        let progress = Arc::new(Progress::default());
        if let Some(window) = &mut self.choosing.duplicates {
            window.start(Arc::clone(&progress));
            self.jobs.find_duplicates(parts.collect(), progress);
        }
    }

    /// Takes in what was found; a window that was closed meanwhile wants nothing.
    pub(super) fn finish_duplicates(
        &mut self,
        ids: &[DatasetId],
        found: Result<Option<FoundPairs>, SourceError>,
    ) {
        let Some(window) = &mut self.choosing.duplicates else { return };
        match found {
            Ok(found) => window.finish(ids, found),
            Err(error) => {
                window.finish(ids, None);
                self.notices.failed(error.to_string());
            }
        }
    }

    /// Evaluates what is typed, one text after the other, beside the window.
    pub(super) fn follow_choosing(&mut self) {
        let Some(dialog) = &mut self.choosing.choose else { return };
        let Some((wanted, expression)) = dialog.wanted(self.session.data_revision()) else {
            return;
        };
        let parts = self.session.derived().parts().map(|part| {
            let rows = if wanted.only_matching {
                part.matching().clone()
            } else {
                Rows::all(part.dataset.len())
            };
            (part.id, Arc::clone(&part.dataset), rows)
        });
        let alerts = self.session.derived().alerts().clone();
        let job = self.jobs.evaluate(expression, parts.collect(), alerts);
        dialog.start(job, wanted);
    }

    /// What the comparison of two periods shows, while it is open.
    pub fn comparison(&self) -> Option<&Comparison> {
        self.choosing.comparison.as_ref()?.shown()
    }

    /// Paints them.
    pub(super) fn choosing_ui(&mut self, ctx: &Context) {
        let Self { session, settings, playback, queue, records, choosing, .. } = self;
        let view = View { session, settings, playback, queue, records };
        choosing.choose.take_if(|dialog| !dialog.ui(&view, ctx));
        choosing.comparison.take_if(|window| !window.ui(&view, ctx));
        if let Some(closed) = choosing.duplicates.take_if(|window| !window.ui(&view, ctx)) {
            closed.cancel();
        }
    }
}
