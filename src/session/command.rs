//! Every change there is.

use std::sync::Arc;

use super::decisions::{Deduplicate, Verdict};
use super::{
    DatasetId, EventRef, Layers, OtherPeriod, RowRemap, Selection, SelectionOp, TimeView, named,
};
use crate::dataset::Dataset;
use crate::filter::{AreaChoice, AreaMatching, Argument, TimeFilter};
use crate::notes::{EventKey, Notebook, Tag, Version};
use crate::shape::NamedShape;
use crate::versions::Comparison;

/// A change of the session: pure, the same for window, command line and tests.
#[derive(Debug, Clone)]
pub enum Command {
    /// A dataset was read.
    Open(Arc<Dataset>),
    /// A dataset was reloaded, or a newer version of it takes its place. What names rows
    /// follows them where it is known what they became, else it is dropped.
    Replace(DatasetId, Arc<Dataset>, Option<Arc<RowRemap>>),
    /// Views show what changed in a dataset since an older version, or not any more.
    Compare(DatasetId, Option<Arc<Comparison>>),
    /// A dataset is read again when its file changes, or not any more.
    Follow(DatasetId, bool),
    /// A dataset goes.
    Close(DatasetId),
    /// A dataset is hidden or shown again.
    Hide(DatasetId, bool),
    /// The time slider.
    SetTime(TimeFilter),
    /// How the time axis is looked at and played.
    SetTimeView(TimeView),
    /// With which period the time window is compared.
    SetOtherPeriod(OtherPeriod),
    /// What the map draws of the events.
    SetLayers(Layers),
    /// The display zone, by its IANA name.
    SetZone(String),
    /// The argument of one filter, or none.
    SetClause(String, Option<Argument>),
    /// Clears all filters.
    ClearFilters,
    /// Events are chosen; the last of them is shown in detail.
    Select(Vec<EventRef>, SelectionOp),
    /// Selects matching events in an area.
    SelectArea(AreaChoice, AreaMatching, SelectionOp),
    /// The areas that were drawn or imported.
    SetShapes(Vec<NamedShape>),
    /// The area of this name stands for imprecise places that are called so, or not.
    UseBoundary(String, bool),
    /// Rows are chosen, of which there may be millions.
    SelectRows(Selection, SelectionOp),
    /// What was selected before is selected again.
    Reselect,
    /// A selection that was kept is chosen, by its name.
    Recall(String, SelectionOp),
    /// A selection is kept, renamed or removed.
    ChangeNamed(named::Change),
    /// The two rows of each pair report one event, or they do not, or that is open
    /// again.
    Decide(Vec<(EventRef, EventRef)>, Option<Verdict>),
    /// Rows that repeat another one are left out, or not.
    Deduplicate(Option<Deduplicate>),
    /// Every matching event is selected.
    SelectMatching,
    /// Selects the matching events that are not selected, instead of those that are.
    InvertSelection,
    /// Nothing is selected.
    ClearSelection,
    /// An event is shown in detail, without changing the selection.
    Focus(Option<EventRef>),
    /// A note about an event is written, changed or removed: its id, the event
    /// and what it says from now on.
    WriteNote(String, EventKey, Version),
    /// A tag is added to an event or removed.
    SetTag(Tag, Version),
    /// A colleague's notes and tags join.
    MergeNotes(Arc<Notebook>),
    /// Takes the last change back.
    Undo,
    /// Does it again.
    Redo,
}

impl Command {
    /// Words for the undo button.
    pub const fn label(&self) -> &'static str {
        match self {
            Self::Open(_) | Self::Replace(..) => "open dataset",
            Self::Close(_) => "close dataset",
            Self::Follow(..) | Self::Compare(..) => "",
            Self::Hide(_, true) => "hide dataset",
            Self::Hide(_, false) => "show dataset",
            Self::SetTime(_) => "change of the time window",
            Self::SetTimeView(_) => "change of the time axis",
            Self::SetOtherPeriod(_) => "change of the period to compare with",
            Self::SetLayers(_) => "change of the layers",
            Self::SetZone(_) => "change of the time zone",
            Self::SetClause(..) => "change of a filter",
            Self::ClearFilters => "clearing of filters",
            Self::Select(..)
            | Self::SelectArea(..)
            | Self::SelectRows(..)
            | Self::Reselect
            | Self::Recall(..)
            | Self::SelectMatching
            | Self::InvertSelection => "selection",
            Self::SetShapes(_) | Self::UseBoundary(..) => "change of an area",
            Self::ChangeNamed(_) => "change of a named selection",
            Self::Decide(..) => "decision about two events",
            Self::Deduplicate(_) => "deduplication",
            Self::ClearSelection => "clearing of the selection",
            Self::Focus(_) => "look at an event",
            Self::WriteNote(.., version) if version.text.is_none() => "removal of a note",
            Self::WriteNote(..) => "note",
            Self::SetTag(..) => "change of a tag",
            Self::MergeNotes(_) => "merging of notes",
            Self::Undo | Self::Redo => "",
        }
    }

    /// Changes with the same gesture, made while the hand does not lift, undo
    /// together; `None` always undoes alone.
    pub fn gesture(&self) -> Option<String> {
        match self {
            Self::SetTime(_) => Some("time".to_owned()),
            Self::SetTimeView(_) => Some("time view".to_owned()),
            Self::SetLayers(_) => Some("layers".to_owned()),
            Self::SetClause(id, _) => Some(format!("clause {id}")),
            Self::Focus(_) => Some("focus".to_owned()),
            Self::SetShapes(_) => Some("shapes".to_owned()),
            _ => None,
        }
    }
}
