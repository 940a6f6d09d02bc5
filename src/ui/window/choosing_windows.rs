//! Which windows that choose events and compare them are open.

use std::sync::Arc;

use crate::dataset::SourceError;
use crate::session::Selection;
use crate::ui::dialogs::choose::ChooseDialog;
use crate::ui::dialogs::compare::CompareWindow;
use crate::ui::dialogs::duplicates::DuplicatesWindow;

/// What is open of them.
#[derive(Debug, Default)]
pub(super) struct Windows {
    pub(super) choose: Option<ChooseDialog>,
    pub(super) duplicates: Option<DuplicatesWindow>,
    pub(super) comparison: Option<CompareWindow>,
}

impl Windows {
    /// Closes one; whether there was one.
    pub(super) fn close_topmost(&mut self) -> bool {
        if self.choose.take().is_some() || self.comparison.take().is_some() {
            return true;
        }
        let closed = self.duplicates.take();
        closed.iter().for_each(DuplicatesWindow::cancel);
        closed.is_some()
    }

    /// An expression was evaluated.
    pub(super) fn take_result(&mut self, job: u64, result: Result<Selection, Arc<SourceError>>) {
        self.choose.iter_mut().for_each(|dialog| dialog.take_result(job, result.clone()));
    }
}
