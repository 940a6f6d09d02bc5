//! Undo by keeping earlier documents.

use super::remapping::Remapper;
use super::{DatasetId, Document};

/// More steps than this are forgotten, the oldest first.
const MOST_STEPS: usize = 1_000;

#[derive(Debug)]
struct Step {
    document: Document,
    label: &'static str,
}

/// Earlier and later documents. One gesture, such as a drag, is one step.
#[derive(Debug, Default)]
pub struct History {
    past: Vec<Step>,
    future: Vec<Step>,
    gesture: Option<String>,
}

impl History {
    /// Keeps `before`, the document as it was before a change. A change that
    /// continues the running gesture joins the step that is already kept.
    pub fn record(&mut self, before: Document, label: &'static str, gesture: Option<String>) {
        self.future.clear();
        if gesture.is_some() && gesture == self.gesture && !self.past.is_empty() {
            return;
        }
        self.gesture = gesture;
        if self.past.len() == MOST_STEPS {
            self.past.remove(0);
        }
        self.past.push(Step { document: before, label });
    }

    /// There is nothing to take back any more.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// The next change starts a step of its own.
    pub fn end_gesture(&mut self) {
        self.gesture = None;
    }

    /// The document before the last step; `now` can be restored by redo.
    pub fn undo(&mut self, now: &Document) -> Option<Document> {
        self.gesture = None;
        let step = self.past.pop()?;
        self.future.push(Step { document: now.clone(), label: step.label });
        Some(step.document)
    }

    /// The document after the step that was undone last.
    pub fn redo(&mut self, now: &Document) -> Option<Document> {
        self.gesture = None;
        let step = self.future.pop()?;
        self.past.push(Step { document: now.clone(), label: step.label });
        Some(step.document)
    }

    /// The latest document before this one of which `holds` is true.
    pub fn latest(&self, holds: impl Fn(&Document) -> bool) -> Option<&Document> {
        self.past.iter().rev().map(|step| &step.document).find(|document| holds(document))
    }

    /// What undo would take back.
    pub fn undo_label(&self) -> Option<&'static str> {
        self.past.last().map(|step| step.label)
    }

    /// What redo would do again.
    pub fn redo_label(&self) -> Option<&'static str> {
        self.future.last().map(|step| step.label)
    }

    /// Names rows by what they became in the newer version of their dataset.
    pub(super) fn remap_rows(&mut self, remapper: &mut Remapper<'_>) {
        for step in self.past.iter_mut().chain(&mut self.future) {
            remapper.remap_rows(&mut step.document);
        }
    }

    /// Changes every document that can be brought back.
    pub(super) fn each(&mut self, mut change: impl FnMut(&mut Document)) {
        for step in self.past.iter_mut().chain(&mut self.future) {
            change(&mut step.document);
        }
    }

    /// Drops everything that names rows of the dataset `id`.
    pub fn forget(&mut self, id: DatasetId) {
        for step in self.past.iter_mut().chain(&mut self.future) {
            step.document.forget(id);
        }
    }
}
