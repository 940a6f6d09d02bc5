//! Files of events that are read, or looked at first.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::Progress;
use crate::dataset::Dataset;
use crate::import::preview::Preview;
use crate::import::{self, ImportError, Mapping, Options};
use crate::language::message;
use crate::session::DatasetId;
use crate::versions::{self, Comparison};

/// A file that is being read.
pub struct Reading {
    pub(super) job: u64,
    /// The file.
    pub path: PathBuf,
    /// How far it is, and the way to stop it.
    pub progress: Arc<Progress>,
}

/// What people decided before about files with the same header.
#[derive(Debug, Clone, Default)]
pub struct KnownHeaders {
    /// Mappings made by hand.
    pub mappings: BTreeMap<String, Mapping>,
    /// Headers that are read as they are recognised.
    pub confirmed: BTreeSet<String>,
}

/// What became of a file that was to be opened.
pub enum Opening {
    /// It was read, or not; whether people had decided about its columns, or all its rows
    /// were looked at before.
    Read(Options, bool, Box<Result<Dataset, ImportError>>),
    /// People are to decide about its columns first.
    Ask(Options, Box<Preview>),
}

/// Opens the file at `path`: what is not recognised with certainty, and was not decided before by
/// the same header, is asked about first; `hash` as for [`read`].
pub fn open(path: &Path, known: &KnownHeaders, hash: bool, progress: &Progress) -> Opening {
    let mut options = Options::default();
    let mut was_shown = false;
    // What cannot be looked at is told by reading it.
    if let Ok(Some(preview)) = preview(path, &options, progress) {
        let header = preview.header();
        options.mapping = known.mappings.get(&header).cloned();
        was_shown = options.mapping.is_some() || known.confirmed.contains(&header);
        if !was_shown && preview.needs_decision() {
            return Opening::Ask(options, Box::new(preview));
        }
        was_shown |= preview.is_whole;
    }
    let result = read(path, &options, hash, progress);
    Opening::Read(options, was_shown, Box::new(result))
}

/// A dataset whose place another version takes.
pub struct Replaced {
    /// Which it is.
    pub id: DatasetId,
    /// As it is open.
    pub dataset: Arc<Dataset>,
}

/// What was read compared with `old`; `None` where nothing was, and where records of the
/// older version are not to be had any more.
pub fn comparison(
    old: &Arc<Dataset>,
    read: &Result<Dataset, ImportError>,
    progress: &Progress,
) -> Option<Arc<Comparison>> {
    let new = read.as_ref().ok()?;
    let compare = || {
        let found = versions::compare(old, new, &versions::Options::default(), progress).ok()?;
        Some(Comparison::new(Arc::clone(old), new.len(), Arc::new(found)))
    };
    // A defect there must not keep the file from being opened.
    catch_unwind(AssertUnwindSafe(compare)).ok().flatten().map(Arc::new)
}

/// The first rows of the file at `path`.
///
/// # Errors
/// As for [`Preview::of`].
pub fn preview(
    path: &Path,
    options: &Options,
    progress: &Progress,
) -> Result<Option<Preview>, ImportError> {
    guarded(|| Preview::of(path, options, progress))
}

/// The events of the file at `path`; with `hash` its hash is made too, by which notes
/// know it.
///
/// # Errors
/// As for [`import::read`].
pub fn read(
    path: &Path,
    options: &Options,
    hash: bool,
    progress: &Progress,
) -> Result<Dataset, ImportError> {
    let dataset = guarded(|| import::read(path, options, progress))?;
    if hash {
        // A file that cannot be read again says so where it is asked for.
        let _ = dataset.source.sha256_hex();
    }
    Ok(dataset)
}

/// A defect in a reader must not leave its progress bar for ever.
fn guarded<T>(read: impl FnOnce() -> Result<T, ImportError>) -> Result<T, ImportError> {
    catch_unwind(AssertUnwindSafe(read))
        .unwrap_or_else(|_| Err(ImportError::Malformed(message!("error-reading-defect"))))
}
