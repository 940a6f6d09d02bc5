//! Proves an export: makes it again from its inputs and compares.
//!
//! What a manifest says is either found again or refused. The inputs are read again, the
//! rows are chosen and written again, and from that a second manifest is made, which must
//! be the first one key by key (`claimed`); a key that it has not is a difference, so
//! nothing can be added. Three things stand outside: when the export was written, what is
//! drawn, and whose inputs these are. [`Verified::unproved`] names them, because a hash
//! in a file that anybody may write proves nothing; only a signature by a key that the
//! reader knows (see [`super::signature`]) vouches for them.
//!
//! Held by `tests/core/proof.rs`, which forges every key of a manifest in turn.

mod claimed;
mod error;
mod files;
mod output_kind;
mod published;
mod remake;
mod unproved;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::file::name_of;
use super::manifest::{ClaimsFile, Manifest, Output};
use super::signature::{PublicKey, Signature};
use super::timestamp::{self, Authorities, Timestamp, TimestampError};
use super::{ExportError, Job, MapPicture, claims, drawing, input, report, stream};
use crate::base::atomic::folder_of;
use crate::base::hash::{Fingerprint, Hashing};
use crate::import::claims_file;
pub use error::VerifyError;
pub use files::{check_filters, claims_of_nobody, fingerprint, is_file_name, manifest_bytes};
use files::{files_of, fingerprint_into, names_in, read_manifest};
use output_kind::OutputKind;
pub use published::{Published, PublishedPart, published};
pub use unproved::Unproved;

/// An export that is exactly what its manifest says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// The export.
    pub path: PathBuf,
    /// How many events it has.
    pub events: u64,
    /// Whether the file was made again; what is drawn is not drawn again.
    pub is_made_again: bool,
    /// The id of the trusted key that signed the manifest.
    pub signed_by: Option<String>,
    /// The time stamps of the manifest.
    pub timestamps: Vec<Timestamp>,
    /// How many pictures are on it or in it, which were not drawn again.
    pub pictures: usize,
    /// What the manifest says and nothing proves.
    pub unproved: Vec<Unproved>,
}

/// What the reader knows and the manifest does not tell.
#[derive(Debug, Clone, Copy, Default)]
pub struct VerifyOptions<'a> {
    /// The jitter seed.
    pub seed: Option<&'a str>,
    /// The key of the person who is to have signed the manifest.
    pub key: Option<&'a PublicKey>,
    /// A time stamp that lies elsewhere than beside the manifest.
    pub timestamp: Option<&'a Path>,
    /// Whose time stamps are trusted.
    pub authorities: Option<&'a Authorities>,
}

/// Reads the manifest at `path` and its inputs, makes the export again and
/// compares it with the file beside the manifest.
///
/// # Errors
/// [`VerifyError::Differs`] lists every difference; the other errors mean that
/// nothing could be compared.
pub fn verify(path: &Path) -> Result<Verified, VerifyError> {
    verify_with(path, VerifyOptions::default())
}

/// As [`verify`], with what the reader knows.
///
/// # Errors
/// As for [`verify`], and when a secret is needed and not given.
pub fn verify_with(path: &Path, known: VerifyOptions) -> Result<Verified, VerifyError> {
    let (bytes, manifest) = read_manifest(path)?;
    let folder = folder_of(path);
    let kind = OutputKind::of(&manifest.output)?;
    let output = folder.join(&manifest.output.file);
    let Witnesses { differences, signed_by, timestamps } = witnesses(path, &bytes, known)?;
    let mut differences = Differences(differences);
    differences.output(&output, &manifest.output, &kind)?;
    if let Some(file) = &manifest.output.claims {
        let found = fingerprint(&folder.join(&file.file), &file.fingerprint)?;
        differences.compare_files(&file.file, &file.fingerprint, &found);
    }
    let mut inputs_differ = false;
    for input in &manifest.inputs {
        let found = match &input.path {
            Some(path) if input.is_stream() && !folder.join(path).is_file() => {
                return Err(VerifyError::Stream);
            }
            Some(path) => fingerprint(&folder.join(path), &input.file)?,
            None => remake::fingerprint_of_demo()?,
        };
        inputs_differ |= found != input.file;
        differences.compare_files(&format!("input {}", input.name), &input.file, &found);
    }
    if inputs_differ {
        // Another input gives another export; saying so twice helps nobody.
        return Err(VerifyError::Differs(differences.0));
    }
    let mut job = remake::job(&manifest, &kind, folder, known.seed)?;
    differences.made_again(&mut job, &manifest, &kind, &output)?;
    differences.manifest(&bytes, &manifest, &job, &kind, path)?;
    let notes_changed = match (&manifest.notes, &job.notes) {
        (Some(then), Some(now)) if then.file != now.file => Some(then.path.clone()),
        _ => None,
    };
    if differences.0.is_empty() {
        return Ok(Verified {
            path: output,
            events: manifest.counts.exported,
            is_made_again: matches!(kind, OutputKind::Rows(_)),
            pictures: unproved::pictures(&manifest.output),
            unproved: Unproved::of(&manifest, signed_by.is_some(), notes_changed, &timestamps),
            signed_by,
            timestamps,
        });
    }
    if let Some(path) = notes_changed {
        differences.0.push(format!("the session {path} changed since: that alone may differ"));
    }
    let version = env!("CARGO_PKG_VERSION");
    if manifest.version != version {
        differences.0.push(format!(
            "written by version {}, verified by version {version}: that alone may differ",
            manifest.version
        ));
    }
    Err(VerifyError::Differs(differences.0))
}

/// Who wrote a manifest and when, as far as others say so.
#[derive(Debug)]
pub struct Witnesses {
    /// What a signature or a time stamp says otherwise than it should, in words.
    pub differences: Vec<String>,
    /// The id of the key that was asked for, where it signed the manifest.
    pub signed_by: Option<String>,
    /// The time stamps that were found.
    pub timestamps: Vec<Timestamp>,
}

/// Checks the signature and the time stamps of the manifest `bytes` at `path`.
///
/// # Errors
/// When one of their files cannot be read or is none.
pub fn witnesses(
    path: &Path,
    bytes: &[u8],
    known: VerifyOptions,
) -> Result<Witnesses, VerifyError> {
    let mut differences = Differences::default();
    let signed_by = differences.signature(path, bytes, known.key)?;
    let timestamps = differences.timestamps(path, bytes, known)?;
    Ok(Witnesses { differences: differences.0, signed_by, timestamps })
}

/// Everything that differs, in words.
#[derive(Default)]
struct Differences(Vec<String>);

impl Differences {
    fn compare(&mut self, what: &str, expected: &str, found: &str) {
        if expected != found {
            self.0.push(format!("{what}: the manifest says {expected}, found {found}"));
        }
    }

    fn compare_files(&mut self, what: &str, expected: &Fingerprint, found: &Fingerprint) {
        let text = |file: &Fingerprint| match file.sha256.as_str() {
            "" => format!("{} bytes", file.bytes),
            sha256 => format!("{} bytes with SHA-256 {sha256}", file.bytes),
        };
        self.compare(what, &text(expected), &text(found));
    }

    /// The signature beside the manifest `bytes` at `path`. The id of `key`, where it
    /// signed the manifest.
    fn signature(
        &mut self,
        path: &Path,
        bytes: &[u8],
        key: Option<&PublicKey>,
    ) -> Result<Option<String>, VerifyError> {
        let signature = Signature::beside(path)?;
        let Some(key) = key else { return Ok(None) };
        match signature {
            None => {
                let id = key.id();
                self.0.push(format!("the manifest is not signed; key {id} is asked for"));
            }
            Some(signature) if signature.is_by(key, bytes) => return Ok(Some(key.id())),
            Some(signature) => self.0.push(format!(
                "the signature, which names the key {}, is not by the key {} over this manifest",
                signature.key_id(),
                key.id()
            )),
        }
        Ok(None)
    }

    /// The time stamps of the manifest `bytes` at `path`, each of which must be about it.
    fn timestamps(
        &mut self,
        path: &Path,
        bytes: &[u8],
        known: VerifyOptions,
    ) -> Result<Vec<Timestamp>, VerifyError> {
        let mut paths = timestamp::beside(path);
        paths.extend(known.timestamp.map(Path::to_owned));
        let mut found = Vec::new();
        for path in paths {
            match Timestamp::check(&path, bytes, known.authorities) {
                Ok(timestamp) => found.push(timestamp),
                Err(error @ TimestampError::Differs { .. }) => self.0.push(error.to_string()),
                Err(error) => return Err(error.into()),
            }
        }
        let is_trusted = found.iter().any(Timestamp::is_trusted);
        if known.authorities.is_some() && !is_trusted && self.0.is_empty() {
            let text = "the manifest has no time stamp of RFC 3161; one by an authority that is \
                        trusted is asked for";
            self.0.push(text.to_owned());
        }
        Ok(found)
    }

    /// The file or the folder at `path` is the one that `output` describes, of its kind,
    /// and nothing else lies where it would be taken for a part of it.
    fn output(
        &mut self,
        path: &Path,
        output: &Output,
        kind: &OutputKind,
    ) -> Result<(), VerifyError> {
        let (drawn, files) = match kind {
            OutputKind::Rows(_) => (None, Vec::new()),
            OutputKind::Drawn(drawn, drawing) => (Some(drawn), files_of(drawing)),
        };
        if files.is_empty() {
            let found = fingerprint(path, &output.fingerprint)?;
            self.compare_files(&output.file, &output.fingerprint, &found);
        } else {
            let mut whole = Hashing::new(io::sink());
            for file in &files {
                let path = path.join(&file.name);
                let found = fingerprint_into(&path, &file.fingerprint, &mut whole)?;
                self.compare_files(&file.name, &file.fingerprint, &found);
            }
            for name in names_in(path)? {
                if files.iter().all(|file| file.name != name) {
                    self.compare(&format!("{}/{name}", output.file), "no such file", "it");
                }
            }
            self.compare_files(&output.file, &output.fingerprint, &whole.finish());
        }
        if let Some(drawn) = drawn {
            let names = files.iter().map(|file| path.join(&file.name));
            let mut paths = if files.is_empty() { vec![path.to_owned()] } else { names.collect() };
            paths.retain(|path| !drawn.fits(path).unwrap_or(false));
            for path in paths {
                self.compare(&name_of(&path), drawn.name(), "something else");
            }
        } else if let Some(stranger) = claims_of_nobody(path, output.claims.as_ref()) {
            let name = name_of(&stranger);
            self.0.push(format!(
                "{name} lies beside the export and would be read with it; the manifest has no                  such file"
            ));
        }
        Ok(())
    }

    /// The file of `job`, made again.
    fn made_again(
        &mut self,
        job: &mut Job,
        manifest: &Manifest,
        kind: &OutputKind,
        output: &Path,
    ) -> Result<(), VerifyError> {
        let said = &manifest.output;
        if let OutputKind::Drawn(_, drawing) = kind {
            for (index, frame) in drawing.frames.iter().enumerate() {
                let events = drawing::events_in(job, frame)?;
                let what = format!("events in frame {}", index + 1);
                self.compare(&what, &frame.events.to_string(), &events.to_string());
            }
            // Pixels depend on the graphics driver, so nothing is drawn again.
            return Ok(());
        }
        if let Some(picture) = &said.picture {
            let page = std::fs::read(output)
                .map_err(|source| VerifyError::Io { path: output.to_owned(), source })?;
            let png = report::picture::in_page(&page).unwrap_or_default();
            self.compare_files("picture of the map", picture, &Fingerprint::of(&png));
            job.picture = MapPicture::Drawn(Arc::new(png));
        }
        let mut again = Hashing::new(io::sink());
        stream(job, &mut again)?;
        let what = format!("{} made again from the inputs", said.file);
        self.compare_files(&what, &said.fingerprint, &again.finish());
        if let Some(file) = &said.claims {
            let mut again = Hashing::new(io::sink());
            claims::write(job, &mut again)?;
            let what = format!("{} made again from the claims beside the inputs", file.file);
            self.compare_files(&what, &file.fingerprint, &again.finish());
        }
        Ok(())
    }

    /// The manifest of `job`, made again.
    fn manifest(
        &mut self,
        bytes: &[u8],
        manifest: &Manifest,
        job: &Job,
        kind: &OutputKind,
        path: &Path,
    ) -> Result<(), VerifyError> {
        let folder = folder_of(path);
        let said = &manifest.output;
        let output_path = folder.join(&said.file);
        let drawing = match kind {
            OutputKind::Rows(_) => None,
            OutputKind::Drawn(_, drawing) => Some((*drawing).clone()),
        };
        let has_picture = matches!(kind, OutputKind::Rows(exporter) if exporter.has_picture());
        let claims_path = claims_file::path_beside(&output_path);
        let has_claims = match kind {
            OutputKind::Rows(exporter) => {
                exporter.has_claims_beside(job) && (said.claims.is_some() || claims::any(job))
            }
            OutputKind::Drawn(..) => false,
        };
        // The hashes were compared with the files.
        let claims = has_claims.then(|| ClaimsFile {
            file: name_of(&claims_path),
            fingerprint: match &said.claims {
                Some(claims) => claims.fingerprint.clone(),
                None => Fingerprint { sha256: "that of the claims".to_owned(), bytes: 0 },
            },
        });
        let output = Output {
            file: said.file.clone(),
            fingerprint: said.fingerprint.clone(),
            format: job.format.clone(),
            columns: job.columns,
            formula_safe: job.formula_safe,
            publication: job.publication.clone(),
            claims,
            picture: match &job.picture {
                MapPicture::Drawn(_) if has_picture => said.picture.clone(),
                _ => None,
            },
            page: job.page_choices().cloned(),
            print: job.print_choices().cloned(),
            report: job.report_choices().cloned(),
            key: job.key.clone(),
            drawing,
        };
        let mut inputs = Vec::new();
        for (index, said) in manifest.inputs.iter().enumerate() {
            let mut input = input::input(job, index, folder).map_err(ExportError::from)?;
            // What it leads to was compared; how it is written depends on the folder.
            if input.path.is_some() {
                input.path.clone_from(&said.path);
            }
            inputs.push(input);
        }
        // Later work changes the session, and the export only where it is about it.
        let notes = manifest.notes.clone().filter(|_| job.notes.is_some());
        let mut made = Manifest::of_inputs(job, inputs, notes, output);
        if manifest.area_rule.is_none() {
            made = made.before_tiers(job);
        }
        made.version.clone_from(&manifest.version);
        made.created.clone_from(&manifest.created);
        let invalid = |source| VerifyError::Manifest { path: path.to_owned(), source };
        let said = serde_json::from_slice(bytes).map_err(invalid)?;
        let made = serde_json::to_value(&made).map_err(invalid)?;
        self.0.extend(claimed::differences(&said, &made));
        self.0.extend(manifest.implausible());
        Ok(())
    }
}
