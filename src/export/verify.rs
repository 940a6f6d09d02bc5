//! Proves an export: makes it again from its inputs and compares.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::drawing::{self, Drawing, FrameFile, MOST_FRAMES};
use super::manifest::{Counts, Input, Manifest};
use super::{
    ExportError, Job, MapPicture, Part, Scope, VerifyError, claims, recipe, report, stream, words,
};
use crate::base::Progress;
use crate::base::atomic::folder_of;
use crate::base::hash::{Fingerprint, Hashing};
use crate::dataset::time::zone;
use crate::dataset::{Dataset, Rows};
use crate::import::{ImportError, Options, demo, limits, reader};

/// An export that is exactly what its manifest says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// The export.
    pub path: PathBuf,
    /// How many events it has.
    pub events: u64,
    /// Whether it was made again; what is drawn is only compared with its hash.
    pub is_made_again: bool,
    /// How many pictures are on it or in it, which were not drawn again.
    pub pictures: usize,
}

/// Reads the manifest at `path` and its inputs, makes the export again and
/// compares it with the file beside the manifest.
///
/// # Errors
/// [`VerifyError::Differs`] lists every difference; the other errors mean that
/// nothing could be compared.
pub fn verify(path: &Path) -> Result<Verified, VerifyError> {
    verify_with_seed(path, None)
}

/// As [`verify`], with the secret by which places were moved.
///
/// # Errors
/// As for [`verify`], and when the secret is needed and not given.
pub fn verify_with_seed(path: &Path, seed: Option<&str>) -> Result<Verified, VerifyError> {
    let bytes = read(path)?;
    let manifest: Manifest = serde_json::from_slice(&bytes)
        .map_err(|source| VerifyError::Manifest { path: path.to_owned(), source })?;
    let folder = folder_of(path);
    let beside = [Some(&manifest.output.file), manifest.output.claims.as_ref().map(|c| &c.file)];
    if let Some(name) = beside.into_iter().flatten().find(|name| !is_file_name(name)) {
        return Err(VerifyError::NotBeside(name.clone()));
    }
    let mut differences = Vec::new();
    let mut compare = |what: &str, expected: &str, found: &str| {
        if expected != found {
            differences.push(format!("{what}: the manifest says {expected}, found {found}"));
        }
    };

    let output = folder.join(&manifest.output.file);
    let drawing = manifest.output.drawing.as_ref();
    let frames = drawing.map_or(0, |drawing| drawing.frames.len());
    if frames > MOST_FRAMES {
        return Err(VerifyError::Frames(frames));
    }
    let files = drawing.map(files_of).unwrap_or_default();
    if let Some(file) = files.iter().find(|file| !is_file_name(&file.name)) {
        return Err(VerifyError::NotBeside(file.name.clone()));
    }
    let mut whole = Hashing::new(io::sink());
    for file in &files {
        let found = fingerprint_into(&output.join(&file.name), &mut whole)?;
        compare_files(&mut compare, &file.name, &file.fingerprint, &found);
    }
    for name in if files.is_empty() { Vec::new() } else { names_in(&output)? } {
        if files.iter().all(|file| file.name != name) {
            compare(&format!("{}/{name}", manifest.output.file), "no such file", "it");
        }
    }
    let found = if files.is_empty() { fingerprint(&output)? } else { whole.finish() };
    compare_files(&mut compare, &manifest.output.file, &manifest.output.fingerprint, &found);
    if let Some(file) = &manifest.output.claims {
        let found = fingerprint(&folder.join(&file.file))?;
        compare_files(&mut compare, &file.file, &file.fingerprint, &found);
    }

    let mut inputs_differ = false;
    for input in &manifest.inputs {
        let found = match &input.path {
            Some(path) => fingerprint(&folder.join(path))?,
            None => fingerprint_of_demo()?,
        };
        inputs_differ |= found != input.file;
        compare_files(&mut compare, &format!("input {}", input.name), &input.file, &found);
    }
    if inputs_differ {
        // Another input gives another export; saying so twice helps nobody.
        return Err(VerifyError::Differs(differences));
    }

    let mut job = job(&manifest, folder, seed)?;
    if let Some(picture) = &manifest.output.picture {
        let page = std::fs::read(&output)
            .map_err(|source| VerifyError::Io { path: output.clone(), source })?;
        let png = report::picture::in_page(&page).unwrap_or_default();
        compare_files(&mut compare, "picture of the map", picture, &Fingerprint::of(&png));
        job.picture = MapPicture::Drawn(Arc::new(png));
    }
    let counts = Counts::of(&job);
    for (what, expected, found) in [
        ("records read", manifest.counts.read, counts.read),
        ("records skipped", manifest.counts.skipped, counts.skipped),
        ("undated events", manifest.counts.undated, counts.undated),
        ("unplaced events", manifest.counts.unplaced, counts.unplaced),
        ("exported events", manifest.counts.exported, counts.exported),
    ] {
        compare(what, &expected.to_string(), &found.to_string());
    }
    for (index, frame) in drawing.iter().flat_map(|drawing| drawing.frames.iter().enumerate()) {
        let events = drawing::events_in(&job, frame)?;
        let what = format!("events in frame {}", index + 1);
        compare(&what, &frame.events.to_string(), &events.to_string());
    }
    // Pixels depend on the graphics driver; that they are those written is proved above.
    if drawing.is_none() {
        let mut again = Hashing::new(io::sink());
        stream(&job, &mut again)?;
        let what = format!("{} made again from the inputs", manifest.output.file);
        compare_files(&mut compare, &what, &manifest.output.fingerprint, &again.finish());
    }
    if let Some(file) = &manifest.output.claims {
        let mut again = Hashing::new(io::sink());
        claims::write(&job, &mut again)?;
        let what = format!("{} made again from the claims beside the inputs", file.file);
        compare_files(&mut compare, &what, &file.fingerprint, &again.finish());
    }
    let session = manifest.notes.as_ref();
    let found = words::of_job(&job).join("; ");
    compare("words of the filter", &manifest.filter.words.join("; "), &found);
    let command = recipe::command(
        &job,
        &manifest.inputs,
        session.map(|notes| notes.path.as_str()),
        (&manifest.output.file, drawing),
        false,
    );
    let text = |command: &Option<String>| command.clone().unwrap_or_else(|| "none".to_owned());
    compare("command of the filter", &text(&manifest.filter.command), &text(&command));
    let version = env!("CARGO_PKG_VERSION");
    if differences.is_empty() {
        let pictures = drawing.map_or(usize::from(manifest.output.picture.is_some()), |drawing| {
            drawing.frames.len().max(1)
        });
        let (is_made_again, events) = (drawing.is_none(), manifest.counts.exported);
        return Ok(Verified { path: output, events, is_made_again, pictures });
    }
    if let (Some(then), Some(now)) = (session, &job.notes)
        && then.file != now.file
    {
        differences.push(format!("the session {} changed since: that alone may differ", then.path));
    }
    if manifest.version != version {
        differences.push(format!(
            "written by version {}, verified by version {version}: that alone may differ",
            manifest.version
        ));
    }
    Err(VerifyError::Differs(differences))
}

fn compare_files(
    compare: &mut impl FnMut(&str, &str, &str),
    what: &str,
    expected: &Fingerprint,
    found: &Fingerprint,
) {
    let text = |file: &Fingerprint| format!("{} bytes with SHA-256 {}", file.bytes, file.sha256);
    compare(what, &text(expected), &text(found));
}

/// What the manifest says was exported, read again.
fn job(manifest: &Manifest, folder: &Path, seed: Option<&str>) -> Result<Job, VerifyError> {
    let filters = manifest.filter.structured.clone();
    if let Some(id) = filters.clauses.keys().find(|id| crate::filter::by_id(id).is_none()) {
        return Err(VerifyError::UnknownFilter(id.clone()));
    }
    let mut parts = Vec::new();
    for input in &manifest.inputs {
        let options = Options {
            zone: zone(&input.reading.zone)?,
            date_order: input.reading.date_order,
            mapping: input.reading.mapping.clone(),
            named_columns: input.reading.named_columns.clone(),
            sheet: input.reading.sheet.clone(),
            ..Options::default()
        };
        let dataset = open(input, folder, &options)?;
        let rows = match (manifest.scope, &input.selected) {
            (Scope::Filtered, _) => filters.passing(&dataset).map_err(ExportError::from)?,
            (Scope::Selected, Some(ranges)) => ranges.rows(&dataset)?,
            (Scope::Selected, None) => Rows::none(dataset.len()),
        };
        parts.push(Part { dataset: Arc::new(dataset), rows, options });
    }
    let mut job = Job {
        parts,
        columns: manifest.output.columns,
        format: manifest.output.format.clone(),
        formula_safe: manifest.output.formula_safe,
        publication: (manifest.output.publication.clone())
            .with_seed(seed)
            .ok_or(VerifyError::NeedsSeed)?,
        notes: None,
        zone: zone(&manifest.zone)?,
        filters,
        scope: manifest.scope,
        left_out: BTreeMap::new(),
        picture: MapPicture::Without,
    };
    for (index, input) in manifest.inputs.iter().enumerate() {
        if let (Some(ranges), Some(part)) = (&input.left_out, job.parts.get(index)) {
            let repeats = ranges.rows(&part.dataset)?;
            job.leave_out(index, &repeats);
        }
    }
    if let Some(notes) = &manifest.notes {
        job.add_notes(&folder.join(&notes.path))?;
    }
    Ok(job)
}

fn open(input: &Input, folder: &Path, options: &Options) -> Result<Dataset, VerifyError> {
    let Some(path) = &input.path else {
        return demo::dataset()
            .map_err(|source| VerifyError::Import { path: PathBuf::from(&input.name), source });
    };
    let path = folder.join(path);
    reader::read(&path, options, &Progress::default()).map_err(|error| match error {
        ImportError::Io { path, source } => VerifyError::Io { path, source },
        source => VerifyError::Import { path, source },
    })
}

fn fingerprint_of_demo() -> Result<Fingerprint, VerifyError> {
    let source = demo::dataset()
        .map_err(|source| VerifyError::Import { path: PathBuf::from(demo::NAME), source })?
        .source;
    let sha256 = source.sha256_hex().map_err(ExportError::from)?;
    Ok(Fingerprint { sha256, bytes: source.file_bytes })
}

/// A manifest larger than this is none: rows are ranges.
const LARGEST_MANIFEST_BYTES: u64 = 64 << 20;

fn read(path: &Path) -> Result<Vec<u8>, VerifyError> {
    let io = |source| VerifyError::Io { path: path.to_owned(), source };
    check_is_file(path)?;
    if std::fs::metadata(path).map_err(io)?.len() > LARGEST_MANIFEST_BYTES {
        let most = LARGEST_MANIFEST_BYTES >> 20;
        return Err(io(io::Error::other(format!("a manifest is not larger than {most} MB"))));
    }
    std::fs::read(path).map_err(io)
}

/// Pipes and devices may never end; what a manifest names is a file.
fn check_is_file(path: &Path) -> Result<(), VerifyError> {
    limits::check_is_file(path).map_err(|error| match error {
        ImportError::Io { path, source } => VerifyError::Io { path, source },
        source => VerifyError::Import { path: path.to_owned(), source },
    })
}

/// Whether `name` is a name alone: no folder, no way out of one.
fn is_file_name(name: &str) -> bool {
    !name.contains(['/', '\\']) && Path::new(name).file_name().is_some_and(|only| only == name)
}

/// The files of an animation that is a folder.
fn files_of(drawing: &Drawing) -> Vec<&FrameFile> {
    drawing.frames.iter().filter_map(|frame| frame.file.as_ref()).collect()
}

/// The names of what lies in the folder at `path`.
fn names_in(path: &Path) -> Result<Vec<String>, VerifyError> {
    let io = |source| VerifyError::Io { path: path.to_owned(), source };
    let entries = std::fs::read_dir(path).map_err(io)?;
    let name = |entry: io::Result<std::fs::DirEntry>| {
        entry.map(|entry| entry.file_name().to_string_lossy().into_owned())
    };
    entries.map(name).collect::<io::Result<_>>().map_err(io)
}

fn fingerprint(path: &Path) -> Result<Fingerprint, VerifyError> {
    fingerprint_into(path, io::sink())
}

/// The same, with the bytes passed on to `out`.
fn fingerprint_into(path: &Path, out: impl Write) -> Result<Fingerprint, VerifyError> {
    let io = |source| VerifyError::Io { path: path.to_owned(), source };
    check_is_file(path)?;
    let mut file = std::fs::File::open(path).map_err(io)?;
    let mut hash = Hashing::new(out);
    io::copy(&mut file, &mut hash).map_err(io)?;
    Ok(hash.finish())
}
