//! The network of a window, and which windows around it are open.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use crate::base::{Progress, Threads};
use crate::basemap::save::{SaveError, Saved};
use crate::net::{Network, Options};
use crate::ui::APP_ID;
use crate::ui::dialogs::requests::RequestsWindow;
use crate::ui::dialogs::save::SaveDialog;
use crate::ui::dialogs::sources::SourcesWindow;

/// Folder for what comes from online maps, in that of the program.
const CACHE_FOLDER: &str = "online-tiles";

/// The network, off.
pub(super) fn network(threads: &Threads) -> Network {
    let cache_folder = eframe::storage_dir(APP_ID).map(|folder| folder.join(CACHE_FOLDER));
    Network::new(Options { cache_folder, threads: threads.clone(), ..Options::default() })
}

/// Windows and work around online maps.
#[derive(Default)]
pub(super) struct Windows {
    pub(super) sources: Option<SourcesWindow>,
    pub(super) requests: Option<RequestsWindow>,
    pub(super) save: Option<SaveDialog>,
    pub(super) saving: Option<Saving>,
    /// In this run nobody wants to write down a contact.
    pub(super) without_contact: bool,
}

/// An area that is being saved.
pub(super) struct Saving {
    pub(super) progress: Arc<Progress>,
    pub(super) result: Receiver<Result<Saved, SaveError>>,
    /// Whether the network is on for it alone.
    pub(super) was_off: bool,
}

impl Drop for Saving {
    fn drop(&mut self) {
        self.progress.cancel();
    }
}

impl Windows {
    /// Whether one of them is open.
    pub(super) fn is_any_open(&self) -> bool {
        self.save.is_some() || self.requests.is_some() || self.sources.is_some()
    }

    /// Closes one; whether there was one.
    pub(super) fn close_topmost(&mut self) -> bool {
        self.save.take().is_some()
            || self.requests.take().is_some()
            || self.sources.take().is_some()
    }

    /// A file for the area was chosen.
    pub(super) fn choose_target(&mut self, path: PathBuf) {
        if let Some(dialog) = &mut self.save {
            dialog.choose_target(path);
        }
    }
}
