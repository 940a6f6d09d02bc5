//! What of the files that a manifest names may be read, and their fingerprints.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::error::VerifyError;
use crate::base::atomic::folder_of;
use crate::base::hash::{Fingerprint, Hashing};
use crate::base::json_limits;
use crate::base::relative::names_another_computer;
use crate::export::drawing::{Drawing, FrameFile};
use crate::export::file::name_of;
use crate::export::limits::MOST_INPUTS;
use crate::export::manifest::{ClaimsFile, Manifest};
use crate::filter::Filters;
use crate::import::{ImportError, claims_file, limits};

/// A manifest larger than this is none: rows are ranges.
const LARGEST_MANIFEST_BYTES: u64 = 64 << 20;

/// The bytes of the manifest at `path`, which is a file and no larger than one can be.
///
/// # Errors
/// When it is no file, too large, or nested too deep.
pub fn manifest_bytes(path: &Path) -> Result<Vec<u8>, VerifyError> {
    let io = |source| VerifyError::Io { path: path.to_owned(), source };
    check_is_file(path)?;
    if std::fs::metadata(path).map_err(io)?.len() > LARGEST_MANIFEST_BYTES {
        let most = LARGEST_MANIFEST_BYTES >> 20;
        return Err(io(io::Error::other(format!("a manifest is not larger than {most} MB"))));
    }
    let bytes = std::fs::read(path).map_err(io)?;
    json_limits::check(&bytes).map_err(|error| io(io::Error::other(error)))?;
    Ok(bytes)
}

/// The manifest at `path`, with its bytes. What it names may be read.
pub(super) fn read_manifest(path: &Path) -> Result<(Vec<u8>, Manifest), VerifyError> {
    let bytes = manifest_bytes(path)?;
    let manifest: Manifest = serde_json::from_slice(&bytes)
        .map_err(|source| VerifyError::Manifest { path: path.to_owned(), source })?;
    check_names(&manifest, folder_of(path))?;
    Ok((bytes, manifest))
}

/// Refuses filters that this version does not have: they would be passed over.
///
/// # Errors
/// With the first of them.
pub fn check_filters(filters: &Filters) -> Result<(), VerifyError> {
    let mut ids = filters.clauses.keys();
    match ids.find(|id| crate::filter::by_id(id).is_none()) {
        Some(id) => Err(VerifyError::UnknownFilter(id.clone())),
        None => Ok(()),
    }
}

/// Pipes and devices may never end; what a manifest names is a file.
fn check_is_file(path: &Path) -> Result<(), VerifyError> {
    limits::check_is_file(path).map_err(|error| match error {
        ImportError::Io { path, source } => VerifyError::Io { path, source },
        source => VerifyError::Import { path: path.to_owned(), source },
    })
}

/// Refuses what a manifest may not name: files that were written elsewhere than beside
/// it, too many inputs, and inputs on another computer, which would be asked for them.
pub(super) fn check_names(manifest: &Manifest, folder: &Path) -> Result<(), VerifyError> {
    let output = &manifest.output;
    let claims = output.claims.iter().map(|claims| &claims.file);
    let frames = output.drawing.iter().flat_map(files_of).map(|file| &file.name);
    let mut written = [&output.file].into_iter().chain(claims).chain(frames);
    if let Some(name) = written.find(|name| !is_file_name(name)) {
        return Err(VerifyError::NotBeside(name.clone()));
    }
    if manifest.inputs.len() > MOST_INPUTS {
        return Err(VerifyError::Inputs(manifest.inputs.len()));
    }
    let inputs = manifest.inputs.iter().filter_map(|input| input.path.as_ref());
    let mut read = inputs.chain(manifest.notes.as_ref().map(|notes| &notes.path));
    let is_here = !names_another_computer(&folder.to_string_lossy());
    match read.find(|path| is_here && names_another_computer(path)) {
        Some(path) => Err(VerifyError::AnotherComputer(path.clone())),
        None => Ok(()),
    }
}

/// Whether `name` is a name alone: no folder, no way out of one.
pub fn is_file_name(name: &str) -> bool {
    !name.contains(['/', '\\']) && Path::new(name).file_name().is_some_and(|only| only == name)
}

/// The files of an animation that is a folder.
pub(super) fn files_of(drawing: &Drawing) -> Vec<&FrameFile> {
    drawing.frames.iter().filter_map(|frame| frame.file.as_ref()).collect()
}

/// A claims file that would be read with the file at `path` and that neither its manifest,
/// which names `claims`, nor another export beside it accounts for.
pub fn claims_of_nobody(path: &Path, claims: Option<&ClaimsFile>) -> Option<PathBuf> {
    let is_named = |place: &PathBuf| claims.is_some_and(|claims| claims.file == name_of(place));
    let beside = claims_file::path_beside(path);
    let by_stem = claims_file::path_by_stem(path);
    // Those of a table of the same name are its own.
    let is_of_table = by_stem != beside && path.with_extension("csv").is_file();
    let places = [Some(beside), (!is_of_table).then_some(by_stem)];
    places.into_iter().flatten().find(|place| place.exists() && !is_named(place))
}

/// The names of what lies in the folder at `path`.
pub(super) fn names_in(path: &Path) -> Result<Vec<String>, VerifyError> {
    let io = |source| VerifyError::Io { path: path.to_owned(), source };
    let entries = std::fs::read_dir(path).map_err(io)?;
    let name = |entry: io::Result<std::fs::DirEntry>| {
        entry.map(|entry| entry.file_name().to_string_lossy().into_owned())
    };
    entries.map(name).collect::<io::Result<_>>().map_err(io)
}

/// The fingerprint of the file at `path`. A file that has not the size of the one that is
/// `expected` is another, and is not read: its hash is empty.
///
/// # Errors
/// When it is no file or cannot be read.
pub fn fingerprint(path: &Path, expected: &Fingerprint) -> Result<Fingerprint, VerifyError> {
    fingerprint_into(path, expected, io::sink())
}

/// The same with the bytes passed on to `out`.
pub(super) fn fingerprint_into(
    path: &Path,
    expected: &Fingerprint,
    out: impl Write,
) -> Result<Fingerprint, VerifyError> {
    let io = |source| VerifyError::Io { path: path.to_owned(), source };
    check_is_file(path)?;
    let mut file = std::fs::File::open(path).map_err(io)?;
    let bytes = file.metadata().map_err(io)?.len();
    if bytes != expected.bytes {
        return Ok(Fingerprint { sha256: String::new(), bytes });
    }
    let mut hash = Hashing::new(out);
    io::copy(&mut file, &mut hash).map_err(io)?;
    Ok(hash.finish())
}
