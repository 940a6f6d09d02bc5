//! What undo restores.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::decisions::{Decisions, Deduplicate};
use super::named::NamedSelections;
use super::open::Open;
use super::{DatasetId, EventRef, Layers, OtherPeriod, Selection, TimeView};
use crate::filter::Filters;
use crate::notes::Notebook;
use crate::shape::NamedShape;
use crate::versions::RowMoves;

/// Filters, selection, how time is looked at and what is hidden: small, the data
/// itself is shared.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// Matching events.
    pub filters: Filters,
    /// How the time axis is looked at and played.
    pub time_view: TimeView,
    /// With which period the time window is compared.
    pub other_period: OtherPeriod,
    /// IANA name of the display zone, once one was chosen.
    pub zone_name: Option<String>,
    /// What the map draws of the events.
    pub layers: Layers,
    /// Datasets that are not shown.
    pub hidden: BTreeSet<DatasetId>,
    /// Events that are marked in every view and exported by "Export selected".
    pub selection: Selection,
    /// Selections that were kept under a name.
    pub named_selections: NamedSelections,
    /// What was decided about events that may be the same.
    pub decisions: Decisions,
    /// Whether rows that repeat another one are left out of everything.
    pub keep_one: Option<Deduplicate>,
    /// The event shown in detail.
    pub focus: Option<EventRef>,
    /// Areas that were drawn or imported, in the order in which they are listed.
    pub shapes: Vec<NamedShape>,
    /// Names of those that do not stand for imprecise places which are called so; the others
    /// are the boundaries of the filters.
    pub not_boundaries: BTreeSet<String>,
    /// What people wrote about events; shared until it changes.
    pub notebook: Arc<Notebook>,
}

impl Document {
    /// Those of the datasets `open` that are not hidden.
    pub fn shown<'a>(&'a self, open: &'a [Open]) -> impl Iterator<Item = &'a Open> {
        open.iter().filter(|open| !self.hidden.contains(&open.id))
    }

    /// Rows of the datasets `open` that repeat another one, where only one of each
    /// group is to count.
    pub fn suppressed_duplicates(&self, open: &[Open]) -> Selection {
        let Some(keep_one) = self.keep_one else { return Selection::default() };
        let shown: Vec<DatasetId> = self.shown(open).map(|open| open.id).collect();
        let len_of = |id| open.iter().find(|open| open.id == id).map_or(0, Open::len);
        self.decisions.repeats(keep_one, &shown, len_of)
    }

    /// From now on `shapes` are the areas that were drawn or imported.
    pub fn set_shapes(&mut self, shapes: Vec<NamedShape>) {
        self.shapes = shapes;
        let is_known = |name: &String| self.shapes.iter().any(|shape| shape.name == *name);
        self.not_boundaries.retain(is_known);
        self.follow_shapes();
    }

    /// The area `name` stands for imprecise places that are called so, or not.
    pub fn use_boundary(&mut self, name: &str, is_used: bool) {
        match is_used {
            true => self.not_boundaries.remove(name),
            false => self.not_boundaries.insert(name.to_owned()),
        };
        self.follow_shapes();
    }

    /// Makes the boundaries of the filters those of the areas.
    pub fn follow_shapes(&mut self) {
        let is_boundary = |shape: &&NamedShape| !self.not_boundaries.contains(&shape.name);
        let boundaries: Vec<_> = self.shapes.iter().filter(is_boundary).cloned().collect();
        self.filters.boundaries = boundaries.into();
    }

    /// Names rows of the dataset `id` by what they became in its newer version.
    pub fn remap_rows(&mut self, id: DatasetId, moves: &RowMoves) {
        self.selection.remap_rows(id, moves);
        self.named_selections.remap_rows(id, moves);
        self.decisions.remap_rows(id, moves);
        self.focus = self.focus.and_then(|event| event.remapped(id, moves));
    }

    /// Drops everything that names rows of the dataset `id`. Whether it is hidden
    /// stays: it may have been reloaded, and an id is never given twice.
    pub fn forget(&mut self, id: DatasetId) {
        self.selection.forget(id);
        self.named_selections.forget(id);
        self.decisions.forget(id);
        if let Some(keep_one) = &mut self.keep_one {
            keep_one.preferred = keep_one.preferred.filter(|preferred| *preferred != id);
        }
        self.focus = self.focus.filter(|event| event.dataset != id);
    }

    /// Shows the layer `id` if it is not named yet.
    pub(super) fn name_layer(&mut self, id: &str) {
        if self.layers.get(id).is_none() {
            self.layers = std::mem::take(&mut self.layers).with_visible(id, true);
        }
    }
}
