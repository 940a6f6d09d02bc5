//! What a person is asked to choose by the file dialogs of the system.

use std::path::PathBuf;
use std::sync::Arc;

use super::done::PathQuestion;
use super::file_dialog::{Answered, FileDialog};
use super::{Done, Jobs};
use crate::base::atomic;
use crate::export::Job;
use crate::import;
use crate::language::tr;
use crate::saved::EXTENSION;
use crate::session::DatasetId;

impl Jobs {
    /// Shows `dialog`; what was chosen becomes what `done` makes of it.
    fn choose(&self, dialog: FileDialog, done: impl FnOnce(PathBuf) -> Done + Send + 'static) {
        self.choose_all(dialog, |mut paths| paths.pop().map(done));
    }

    /// The same of several files. Where the system shows no dialog, the window asks for a path.
    fn choose_all(
        &self,
        dialog: FileDialog,
        done: impl FnOnce(Vec<PathBuf>) -> Option<Done> + Send + 'static,
    ) {
        let closing = Arc::clone(&self.closing);
        self.spawn("file dialog", move || {
            let (title, name, is_to_write) = dialog.words();
            match dialog.wait(&closing) {
                Answered::Chosen(paths) => done(paths),
                Answered::Nothing => None,
                Answered::NotShown => {
                    let answer = Box::new(|path| done(vec![path]));
                    let question = PathQuestion { title, name, is_to_write, answer };
                    Some(Done::NoFileDialog(question))
                }
            }
        });
    }

    /// Goes on with `path`, the answer to `question`.
    pub fn answer(&self, question: PathQuestion, path: PathBuf) {
        self.spawn("go on with a path", move || (question.answer)(path));
    }

    /// Asks for a session to open.
    pub fn choose_session(&self) {
        let dialog = FileDialog::open(tr!("dialog-open-session"))
            .files(tr!("dialog-files-sessions"), &[EXTENSION]);
        self.choose(dialog, |path| Done::Chosen(vec![path]));
    }

    /// Asks for a colleague's session.
    pub fn choose_session_to_merge(&self) {
        let dialog = FileDialog::open(tr!("dialog-merge-session"));
        self.choose(dialog.files(tr!("dialog-files-sessions"), &[EXTENSION]), Done::ChosenMerge);
    }

    /// Asks where to save the session.
    pub fn choose_session_target(&self, name: &str, folder: Option<PathBuf>) {
        let dialog = FileDialog::save(tr!("dialog-save-session"), name).folder(folder);
        self.choose(dialog, Done::ChosenSessionTarget);
    }

    /// Asks for files to open.
    pub fn choose_files(&self) {
        let extensions: Vec<&str> = import::decode::extensions().chain([EXTENSION]).collect();
        let dialog = FileDialog::open_several(tr!("dialog-open-events"))
            .files(tr!("dialog-files-events"), &extensions);
        let dialog = dialog.files(tr!("dialog-files-all"), &["*"]);
        self.choose_all(dialog, |paths| Some(Done::Chosen(paths)));
    }

    /// Asks for a file of areas.
    pub fn choose_areas(&self) {
        let dialog = FileDialog::open(tr!("dialog-import-areas"))
            .files(tr!("dialog-files-areas"), &["geojson", "json", "kml"]);
        self.choose(dialog, Done::ChosenAreas);
    }

    /// Asks where to write the areas of the session.
    pub fn choose_areas_target(&self) {
        let dialog = FileDialog::save(tr!("dialog-export-areas"), "areas.geojson");
        self.choose(dialog.files("GeoJSON", &["geojson"]), Done::ChosenAreasTarget);
    }

    /// Asks where to save a table, and writes it there.
    pub fn save_table(&self, table: Vec<u8>) {
        let dialog = FileDialog::save(tr!("dialog-save-comparison"), "comparison.csv");
        self.choose(dialog.files("CSV", &["csv"]), move |path| {
            // The dialog of the system has asked about replacing.
            let written = atomic::write(&path, true, |out| out.write_all(&table));
            Done::TableSaved(path, written)
        });
    }

    /// Asks for a newer version of the dataset `id`.
    pub fn choose_newer(&self, id: DatasetId) {
        let extensions: Vec<&str> = import::decode::extensions().collect();
        let dialog = FileDialog::open(tr!("dialog-open-newer"))
            .files(tr!("dialog-files-events"), &extensions)
            .files(tr!("dialog-files-all"), &["*"]);
        self.choose(dialog, move |path| Done::ChosenNewer(id, path));
    }

    /// Asks for the manifest of an export.
    pub fn choose_publication(&self) {
        let dialog = FileDialog::open(tr!("dialog-open-manifest"))
            .files(tr!("dialog-files-manifests"), &["json"]);
        self.choose(dialog, Done::ChosenPublication);
    }

    /// Asks for a local map.
    pub fn choose_map(&self) {
        let dialog = FileDialog::open(tr!("dialog-open-map")).files("PMTiles", &["pmtiles"]);
        self.choose(dialog, Done::ChosenMap);
    }

    /// Asks where to save an area of a map to.
    pub fn choose_area_target(&self, name: &str) {
        let dialog = FileDialog::save(tr!("dialog-save-map"), name);
        self.choose(dialog.files("PMTiles", &["pmtiles"]), Done::ChosenAreaTarget);
    }

    /// Asks where to export to.
    pub fn choose_target(&self, job: Job, name: &str) {
        let dialog = FileDialog::save(tr!("dialog-export-events"), name);
        self.choose(dialog, |path| Done::ChosenTarget(Box::new(job), path));
    }

    /// Asks for the secret key that signs an export.
    pub fn choose_key(&self) {
        let dialog = FileDialog::open(tr!("dialog-sign"));
        self.choose(
            dialog.files(tr!("dialog-files-keys"), &["key"]).files(tr!("dialog-files-all"), &["*"]),
            Done::ChosenKey,
        );
    }

    /// Asks for the template of a printed document.
    pub fn choose_template(&self) {
        let dialog = FileDialog::open(tr!("dialog-template"));
        self.choose(dialog.files(tr!("dialog-files-templates"), &["toml"]), Done::ChosenTemplate);
    }

    /// Asks where to save a picture or an animation.
    pub fn choose_picture_target(&self, name: &str) {
        self.choose(FileDialog::save(tr!("dialog-save-picture"), name), Done::ChosenPicture);
    }
}
