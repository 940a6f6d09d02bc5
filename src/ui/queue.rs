//! What people asked for, in the order in which they asked.

use std::cell::RefCell;
use std::path::PathBuf;

use super::choosing::Choosing;
use super::picture_request::Draw;
use super::settings;
use crate::dataset::Place;
use crate::export::Request;
use crate::import::Options;
use crate::session::{Command, DatasetId};

/// What people asked for.
#[derive(Debug, Clone)]
pub enum Action {
    /// A change of the session.
    Session(Command),
    /// Choose files to open.
    OpenDialog,
    /// Choose a session to open.
    OpenSessionDialog,
    /// Save the session to its file, or choose one.
    SaveSession,
    /// Choose where to save the session.
    SaveSessionAs,
    /// Save the session to this file.
    SaveSessionTo(PathBuf),
    /// Open these files.
    OpenFiles(Vec<PathBuf>),
    /// Open one file, read as told, in the place of a dataset if one is named.
    OpenAs(PathBuf, Options, Option<DatasetId>),
    /// Say what a key just changed, with the way to take it back.
    SayChanged(String),
    /// Show how a file would be read, to choose the meaning of its columns; in place of
    /// a dataset.
    LookAtColumns(PathBuf, Options, Option<DatasetId>),
    /// Open the built-in data.
    OpenDemo,
    /// Reload a dataset.
    Reload(DatasetId),
    /// Choose a newer version of a dataset.
    ChooseNewer(DatasetId),
    /// Open a file as the newer version of a dataset.
    OpenNewer(DatasetId, PathBuf),
    /// Choose where to save what a newer version changed, a CSV table.
    SaveChanges,
    /// Choose where to save what changed since an export that was checked, a CSV table.
    SaveChangesSinceExport,
    /// Asks for the manifest of an export to check against what is open.
    ChoosePublication,
    /// Checks the export of this manifest against what is open.
    CheckPublication(PathBuf),
    /// Lists what changed in a dataset since the older version with which it is compared.
    ShowChanges(DatasetId),
    /// Show the report of a dataset.
    ShowReport(DatasetId),
    /// Map the columns of a dataset's file by hand.
    MapColumns(DatasetId),
    /// Close the window, as its own button does.
    Quit,
    /// Choose how and where to export, at first in the format of this id.
    ExportDialog(crate::export::Scope, Option<&'static str>),
    /// A picture or an animation of what is shown.
    Draw(Draw),
    /// Put the command that writes an export on the clipboard.
    CopyCommand(Request),
    /// Write an export.
    Export(Request),
    /// Choose the secret key that signs an export.
    ChooseKeyDialog,
    /// Choose the template of a printed document.
    ChooseTemplateDialog,
    /// Move the map to a place.
    FlyTo(Place, f64),
    /// Move the map so that west, south, east, north are seen.
    FitMap([f64; 4]),
    /// Move the map so that symbols between west, south, east, north are seen beside what
    /// lies on the map.
    FitSymbols([f64; 4]),
    /// Move the map so that the matching events are seen whose place is known to a district
    /// or nearer; all of them where none is.
    FitPrecise,
    /// Move the map so that every matching event is seen.
    FitEvents,
    /// Choose a local tile archive to draw over the built-in map.
    BasemapDialog,
    /// Draw this archive over the built-in map.
    OpenBasemap(PathBuf),
    /// Switch the network off, or on with the source picked last.
    SetOnline(bool),
    /// Switch the network on and draw the source of this name.
    PickSource(String),
    /// Draw the source of this name although its rules ask for a contact and none
    /// was written down.
    PickWithoutContact(String),
    /// Show the maps on the internet that may be picked.
    ShowSources,
    /// Show every request that was made.
    ShowRequests,
    /// Choose an area to save for offline use.
    SaveAreaDialog,
    /// Choose the file of an area to save.
    ChooseSaveTarget(String),
    /// Save an area of the online source.
    SaveArea(Box<crate::basemap::download::AreaDownload>),
    /// Find out how much of online maps is kept on disk.
    MeasureCache,
    /// Remove what is kept of online maps on disk.
    ClearCache,
    /// Take a tool of the map in hand by its id, or move the map again.
    PickTool(Option<&'static str>),
    /// Change the corners of an area of the session on the map, by its name.
    ReshapeArea(Option<String>),
    /// Choose a file of areas.
    ImportAreasDialog,
    /// Add the areas of a file to those of the session.
    ImportAreas(PathBuf),
    /// Choose where to write the areas of the session.
    ExportAreasDialog,
    /// Write the areas of the session as GeoJSON.
    ExportAreas(PathBuf),
    /// Put the cursor into the field for a note about the picked event.
    WriteNote,
    /// Show or hide all notes and tags.
    ShowNotes,
    /// Choose a colleague's session whose notes and tags join.
    MergeSessionDialog,
    /// Let the notes and tags of this session join.
    MergeSession(PathBuf),
    /// Change how things are shown.
    Set(settings::Change),
    /// Start or stop playing.
    Play(bool),
    /// Move the time window or one of its edges.
    MoveWindow(Move),
    /// Put the cursor into the field of the start of the window.
    FocusDate,
    /// The next or previous matching event by time.
    StepEvent(i64),
    /// The next or previous matching event by time whose place is seen on the map.
    StepEventInView(i64),
    /// Give the focus to the next or previous pane.
    StepPane(i64),
    /// Show a web address out of the data, and ask whether to open it.
    OpenLink(String),
    /// Put text on the clipboard.
    Copy(String),
    /// Show or hide the panel of layers.
    ToggleLayers,
    /// Show or hide the keys.
    ToggleHelp,
    /// Lead through the panes of the window.
    BeginTour,
    /// Show or hide how long frames take.
    TogglePerformance,
    /// Put the cursor into the search field.
    FocusSearch,
    /// Choose events by expression, or look for those reported twice.
    Choosing(Choosing),
    /// Find out of every event whether an air alert was on.
    FindAlerts,
    /// Stop reading files.
    CancelLoading,
    /// Go back from whatever is open.
    Escape,
}

/// How the time window moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// By so many steps.
    Steps(i64),
    /// By so many of its own widths.
    Widths(i64),
    /// Its start, by so many steps.
    Start(i64),
    /// Its end, by so many steps.
    End(i64),
    /// To the first data.
    First,
    /// To the last data.
    Last,
}

/// Actions in the order in which they were asked for.
#[derive(Debug, Default)]
pub struct Queue(RefCell<Vec<Action>>);

impl Queue {
    /// Adds one at the end.
    pub fn push(&self, action: Action) {
        self.0.borrow_mut().push(action);
    }

    /// Takes all of them.
    pub fn drain(&self) -> Vec<Action> {
        std::mem::take(&mut self.0.borrow_mut())
    }

    /// Whether nothing was asked for.
    pub fn is_empty(&self) -> bool {
        self.0.borrow().is_empty()
    }
}
