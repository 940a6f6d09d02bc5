//! What is open, filtered and selected; changed only by commands.

pub mod area_offer;
mod area_reaches;
pub mod command;
pub mod counts;
mod dataset_masks;
pub mod decisions;
pub mod derived;
pub mod document;
pub mod frames;
pub mod history;
mod ids;
mod in_time;
pub mod layers;
pub mod named;
mod open;
pub mod other_period;
mod pace;
pub mod playback;
mod remapping;
pub mod selection;
mod session_snapshot;
pub mod step;
pub mod time_view;

use std::sync::Arc;

pub use area_offer::{AreaOffer, SelectionOffer, TierOffer};
pub use command::Command;
pub use derived::{CountedView, DatasetMasks, Derived};
pub use document::Document;
pub use ids::{DatasetId, EventRef};
pub use layers::{LayerState, Layers};
pub use open::Open;
pub use other_period::OtherPeriod;
pub use playback::Playback;
pub use remapping::RowRemap;
pub use selection::{Selection, SelectionOp};
pub use session_snapshot::SessionSnapshot;
pub use step::TimeStep;
pub use time_view::TimeView;

use crate::alerts::AlertState;
use crate::dataset::{Dataset, Interval, Rows, TimeAxis};
use crate::filter::{self, AreaChoice, AreaMatching, Filters};
use crate::notes::AnnotatedRows;
use crate::versions::Comparison;
use history::History;
use remapping::Remapper;

/// Everything that is open and how it is looked at.
#[derive(Debug, Default)]
pub struct Session {
    datasets: Vec<Open>,
    next_id: u32,
    document: Document,
    history: History,
    derived: Derived,
    placed: AnnotatedRows<DatasetId>,
    revision: u64,
    data_revision: u64,
}

impl Session {
    /// Nothing open.
    pub fn new() -> Self {
        Self::default()
    }

    /// The datasets, in the order in which they were opened.
    pub fn datasets(&self) -> &[Open] {
        &self.datasets
    }

    /// The dataset `id`, while it is open.
    pub fn dataset(&self, id: DatasetId) -> Option<&Arc<Dataset>> {
        self.datasets.iter().find(|open| open.id == id).map(|open| &open.dataset)
    }

    /// The datasets that are not hidden.
    pub fn shown(&self) -> impl Iterator<Item = &Open> {
        self.document.shown(&self.datasets)
    }

    /// What undo restores.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// What follows from datasets and document.
    pub fn derived(&self) -> &Derived {
        &self.derived
    }

    /// Whether an air alert was on at the place and time of `event`, as far as the shown
    /// datasets tell; `None` of alerts, closures and outages, and where it is hidden.
    pub fn alert_state(&self, event: EventRef) -> Option<AlertState> {
        self.derived.part(event.dataset)?.alert_state(event.row)
    }

    /// Where the events are that notes and tags are about.
    pub fn placed(&self) -> &AnnotatedRows<DatasetId> {
        &self.placed
    }

    /// Grows with every change; views that keep something compare it.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Grows when datasets, filters or what is hidden change, but not with the
    /// selection: what is counted and drawn from matching rows compares it.
    pub fn data_revision(&self) -> u64 {
        self.data_revision
    }

    /// The label of what undo would take back.
    pub fn undo_label(&self) -> Option<&'static str> {
        self.history.undo_label()
    }

    /// The label of what redo would do again.
    pub fn redo_label(&self) -> Option<&'static str> {
        self.history.redo_label()
    }

    /// From the first start to the last end of all shown datasets, on the time
    /// axis in use.
    pub fn extent(&self) -> Option<Interval> {
        self.extent_on(self.document.filters.time.axis)
    }

    /// The same on one of the time axes; `None` where no shown dataset has such times.
    pub fn extent_on(&self, axis: TimeAxis) -> Option<Interval> {
        self.shown().filter_map(|open| open.dataset.extent_on(axis)).reduce(Interval::union)
    }

    /// The first event with the id `id`, over all datasets.
    pub fn find(&self, id: &str) -> Option<EventRef> {
        self.datasets
            .iter()
            .find_map(|open| open.dataset.find_id(id).map(|row| EventRef { dataset: open.id, row }))
    }

    /// Carries out `command`.
    pub fn apply(&mut self, command: Command) {
        let label = command.label();
        let gesture = command.gesture();
        let before = self.document.clone();
        match command {
            Command::Open(dataset) => self.open(dataset),
            Command::Replace(id, dataset, remap) => {
                match &remap {
                    Some(remap) => self.remap_rows(id, &dataset, remap),
                    None => self.forget_rows(id),
                }
                if let Some(open) = self.datasets.iter_mut().find(|open| open.id == id) {
                    open.dataset = dataset;
                }
                self.compare(id, remap.and_then(|remap| remap.comparison.clone()));
                self.place_notes();
                self.refresh();
                return;
            }
            // It names no row and is no part of the document.
            Command::Follow(id, is_followed) => {
                let open = self.datasets.iter_mut().find(|open| open.id == id);
                open.into_iter().for_each(|open| open.is_followed = is_followed);
                return;
            }
            Command::Compare(id, comparison) => {
                self.compare(id, comparison);
                self.refresh();
                return;
            }
            Command::Close(id) => {
                self.datasets.retain(|open| open.id != id);
                self.forget_rows(id);
                self.end_filters_by_changes();
                self.place_notes();
                self.refresh();
                return;
            }
            // A step may change nothing any more: one that only selected rows of
            // a dataset closed since, or a drag that ended where it began.
            Command::Undo => {
                while self.document == before
                    && let Some(document) = self.history.undo(&self.document)
                {
                    self.document = document;
                }
                self.refresh_after(&before);
                return;
            }
            Command::Redo => {
                while self.document == before
                    && let Some(document) = self.history.redo(&self.document)
                {
                    self.document = document;
                }
                self.refresh_after(&before);
                return;
            }
            Command::Hide(id, hidden) => {
                if hidden {
                    self.document.hidden.insert(id);
                } else {
                    self.document.hidden.remove(&id);
                }
            }
            Command::SetTime(time) => self.document.filters.time = time.clamped(),
            Command::SetTimeView(view) => self.document.time_view = view,
            Command::SetOtherPeriod(period) => self.document.other_period = period,
            Command::SetZone(name) => {
                if crate::dataset::time::zone(&name).is_ok() {
                    self.document.zone_name = Some(name);
                }
            }
            Command::SetLayers(layers) => self.document.layers = layers.checked(),
            Command::SetClause(id, argument) => self.document.filters.set(&id, argument),
            Command::ClearFilters => {
                let boundaries = std::mem::take(&mut self.document.filters.boundaries);
                self.document.filters = Filters { boundaries, ..Filters::default() };
            }
            Command::Select(mut events, combine) => {
                events.retain(|&event| self.has(event));
                self.document.focus = events.last().copied().or(self.document.focus);
                let added = Selection::from_events(&events, |id| self.rows_of(id));
                self.document.selection = self.document.selection.combined(&added, combine);
            }
            Command::SelectArea(area, matching, combine) => {
                let chosen = self.selection_in(&area, matching);
                self.document.selection = self.document.selection.combined(&chosen, combine);
            }
            Command::SetShapes(shapes) => self.document.set_shapes(shapes),
            Command::UseBoundary(name, is_used) => self.document.use_boundary(&name, is_used),
            Command::SelectRows(chosen, combine) => {
                self.document.selection = self.document.selection.combined(&chosen, combine);
            }
            Command::Reselect => {
                if let Some(earlier) = self.earlier_selection() {
                    self.document.selection = earlier.clone();
                }
            }
            Command::Recall(name, combine) => {
                if let Some(kept) = self.document.named_selections.get(&name) {
                    self.document.selection = self.document.selection.combined(kept, combine);
                }
            }
            Command::ChangeNamed(change) => {
                let Document { named_selections, selection, .. } = &mut self.document;
                named_selections.apply(&change, selection);
            }
            Command::Decide(mut pairs, verdict) => {
                pairs.retain(|&(a, b)| self.has(a) && self.has(b));
                let decisions = &mut self.document.decisions;
                pairs.into_iter().for_each(|(a, b)| decisions.decide(a, b, verdict));
            }
            Command::Deduplicate(keep_one) => self.document.keep_one = keep_one,
            Command::SelectMatching => self.document.selection = self.matching_selection(),
            Command::InvertSelection => {
                let mut inverted = self.matching_selection();
                inverted.subtract(&self.document.selection);
                self.document.selection = inverted;
            }
            Command::ClearSelection => {
                self.document.selection = Selection::default();
                self.document.focus = None;
            }
            Command::WriteNote(id, event, version) => {
                Arc::make_mut(&mut self.document.notebook).write(&id, event, version);
            }
            Command::SetTag(tag, version) => {
                Arc::make_mut(&mut self.document.notebook).tag(tag, version);
            }
            Command::MergeNotes(other) => {
                self.document.notebook = Arc::new(self.document.notebook.merged(&other));
            }
            Command::Focus(event) => {
                self.document.focus = event.filter(|&event| self.has(event));
            }
        }
        if self.document != before {
            self.refresh_after(&before);
            self.history.record(before, label, gesture);
        }
    }

    /// Closes everything and opens `datasets` instead, with the document that
    /// `make` gives for their ids. Nothing before can be undone.
    pub fn replace_all(
        &mut self,
        datasets: Vec<Arc<Dataset>>,
        make: impl FnOnce(&[DatasetId]) -> Document,
    ) {
        for open in std::mem::take(&mut self.datasets) {
            self.derived.forget(open.id);
        }
        let mut ids = Vec::new();
        for (colour, dataset) in datasets.into_iter().enumerate() {
            let id = DatasetId(self.next_id);
            self.next_id += 1;
            self.datasets.push(Open::new(id, dataset, colour));
            ids.push(id);
        }
        self.document = make(&ids);
        self.history.clear();
        self.end_filters_by_changes();
        self.place_notes();
        self.refresh();
    }

    /// Tells that the hand was lifted or the text field left: the next change
    /// is undone on its own.
    pub fn end_gesture(&mut self) {
        self.history.end_gesture();
    }

    /// Makes the present the beginning: nothing before it can be undone.
    pub fn forget_history(&mut self) {
        self.history.clear();
    }

    /// Compares the dataset `id` with an older version, or not any more.
    fn compare(&mut self, id: DatasetId, comparison: Option<Arc<Comparison>>) {
        let Some(open) = self.datasets.iter_mut().find(|open| open.id == id) else { return };
        if let Some(comparison) = &comparison {
            comparison.tell(&open.dataset);
            // Its rows have other words now, which may have been counted.
            self.derived.forget(id);
            // The map marks what changed, unless people have hidden that, in what undo brings
            // back too.
            self.document.name_layer(layers::CHANGES);
            self.history.each(|document| document.name_layer(layers::CHANGES));
        }
        open.comparison = comparison;
        self.end_filters_by_changes();
    }

    /// Once nothing is compared any more, filters by changes would let nothing pass; what
    /// undo brings back has none either.
    fn end_filters_by_changes(&mut self) {
        if self.datasets.iter().all(|open| open.comparison.is_none()) {
            self.document.filters.end_changes();
            self.history.each(|document| document.filters.end_changes());
        }
    }

    /// Whether `event` is there: a click may arrive after its dataset was closed
    /// or reloaded.
    fn has(&self, event: EventRef) -> bool {
        event.row < self.rows_of(event.dataset)
    }

    fn rows_of(&self, id: DatasetId) -> usize {
        self.dataset(id).map_or(0, |dataset| dataset.len())
    }

    fn open(&mut self, dataset: Arc<Dataset>) {
        let taken: Vec<usize> = self.datasets.iter().map(|open| open.colour).collect();
        let colour = (0..).find(|colour| !taken.contains(colour)).unwrap_or(0);
        let id = DatasetId(self.next_id);
        self.next_id += 1;
        self.datasets.push(Open::new(id, dataset, colour));
        self.place_notes();
        self.refresh();
    }

    /// Rows of a dataset that was replaced have other numbers, in the document and in
    /// everything that undo could restore.
    fn remap_rows(&mut self, id: DatasetId, new: &Dataset, remap: &RowRemap) {
        let mut remapper = Remapper::new(id, new, remap, &self.placed);
        remapper.remap_rows(&mut self.document);
        self.history.remap_rows(&mut remapper);
        self.derived.forget(id);
    }

    /// Rows of a dataset that is gone, or of which nobody knows what they became, mean
    /// nothing any more,
    /// in the document and in everything that undo could restore.
    fn forget_rows(&mut self, id: DatasetId) {
        self.document.forget(id);
        self.history.forget(id);
        self.derived.forget(id);
    }

    /// Counts again only if what matches may have changed.
    fn refresh_after(&mut self, before: &Document) {
        if !Arc::ptr_eq(&before.notebook, &self.document.notebook) {
            self.place_notes();
        }
        let Document { filters, hidden, decisions, keep_one, .. } = &self.document;
        let repeats = keep_one.map(|_| decisions);
        if before.filters == *filters
            && before.hidden == *hidden
            && before.keep_one == *keep_one
            && before.keep_one.map(|_| &before.decisions) == repeats
        {
            self.revision += 1;
        } else {
            self.refresh();
        }
    }

    /// Finds the events of notes and tags in what is open.
    fn place_notes(&mut self) {
        let datasets = self.datasets.iter().map(|open| (open.id, &*open.dataset));
        self.placed = AnnotatedRows::new(&self.document.notebook, datasets);
    }

    fn refresh(&mut self) {
        self.revision += 1;
        self.data_revision += 1;
        let shown: Vec<(DatasetId, Arc<Dataset>)> =
            self.shown().map(|open| (open.id, Arc::clone(&open.dataset))).collect();
        let repeats = self.suppressed_duplicates();
        self.derived.refresh(&shown, &self.document.filters, &repeats);
        let compared: Vec<(DatasetId, Arc<Comparison>)> =
            self.shown().filter_map(|open| Some((open.id, open.comparison.clone()?))).collect();
        self.derived.refresh_older(&compared, &self.document.filters, &repeats);
    }

    /// What was selected before the last change of the selection, if anything was.
    pub fn earlier_selection(&self) -> Option<&Selection> {
        let now = &self.document.selection;
        let is_other =
            |document: &Document| document.selection != *now && !document.selection.is_empty();
        self.history.latest(is_other).map(|document| &document.selection)
    }

    /// Rows that repeat another one, where only one of each group is to count.
    pub fn suppressed_duplicates(&self) -> Selection {
        self.document.suppressed_duplicates(&self.datasets)
    }

    fn matching_selection(&self) -> Selection {
        Selection::from_rows(self.derived.parts().map(|part| (part.id, part.matching().clone())))
    }

    /// Matching events that count as inside `area`.
    pub fn selection_in(&self, area: &AreaChoice, matching: impl Into<AreaMatching>) -> Selection {
        let matching = matching.into();
        Selection::from_rows(self.derived.parts().map(|part| {
            let mut rows = filter::area::rows_in(&part.dataset, area, matching, part.event_areas());
            rows.intersect(part.matching());
            (part.id, rows)
        }))
    }

    /// The rows of each dataset that are selected, as far as they are open.
    pub fn selected_rows(&self) -> impl Iterator<Item = (&Open, &Rows)> {
        self.datasets
            .iter()
            .filter_map(|open| self.document.selection.rows(open.id).map(|rows| (open, rows)))
    }
}
