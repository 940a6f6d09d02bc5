//! What the parts of the reader of places share.

use crate::dataset::RowProblem;
use crate::import::event_builder::Reading;
use crate::import::{Field, Mapping};
use crate::language::Message;

/// What the parts of the reader of places share.
pub(super) struct Cells<'a, P> {
    pub(super) reading: &'a Reading,
    pub(super) mapping: &'a Mapping,
    pub(super) problem: &'a P,
    pub(super) notes: &'a mut Vec<RowProblem>,
}

impl<P: Fn(Field, Message) -> RowProblem> Cells<'_, P> {
    pub(super) fn note(&mut self, field: Field, reason: impl Into<Message>) {
        self.notes.push((self.problem)(field, reason.into()));
    }
}
