//! `strikemap diff`: what changed between two versions of a file.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;

use super::error::CliError;
use super::event_flags::{EventFlags, OpenedEvents};
use super::input::open;
use super::outputs::refuse_inputs;
use super::terminal::{complain, in_words, say_json, say_path, say_table};
use crate::base::Progress;
use crate::export::difference::Versions;
use crate::export::since::Since;
use crate::export::{self, ExportError, changes, published};
use crate::versions;

const EXAMPLES: &str = "\
Examples:
  strikemap diff acled-2025-12-20.csv acled-2025-12-27.csv
  strikemap diff old.csv new.csv --key date --key place -o changes.csv
  strikemap diff old.csv new.csv --area Kyiv --from 2025-12 --json
  strikemap diff --since kyiv.manifest.json acled-2026-01-03.csv
With filters, rows count that match in one of the versions; see docs/versions.md.

Exit code: 0 nothing changed, 1 something changed, 2 could not be compared.";

/// What is compared.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The older version, and the newer one; with --since the newer ones alone, in the order of
    /// the inputs in the manifest
    #[arg(value_name = "OLD NEW", required = true)]
    files: Vec<PathBuf>,
    /// Compare an export, by its manifest, with the newer file: which rows, counts and sums
    /// no longer hold. Filters and how files are read come from the manifest
    #[arg(long, value_name = "MANIFEST")]
    since: Option<PathBuf>,
    /// Match rows of both versions by this original column instead of their ids; again for
    /// columns that tell rows apart together
    #[arg(long, value_name = "COLUMN")]
    key: Vec<String>,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
    /// Write all changes as a CSV table to this file; beside it lies a manifest, which
    /// "strikemap verify" can prove
    #[arg(short, long, value_name = "FILE", conflicts_with = "json")]
    output: Option<PathBuf>,
    /// Replace a file that exists
    #[arg(long, requires = "output")]
    replace: bool,
    #[command(flatten)]
    events: EventFlags,
}

/// Reads, compares and prints.
pub fn run(arguments: &Arguments) -> Result<ExitCode, CliError> {
    let files = &arguments.files;
    if let Some(output) = &arguments.output {
        let areas = arguments.events.files();
        let manifest = arguments.since.as_deref();
        refuse_inputs(output, files.iter().map(PathBuf::as_path).chain(areas).chain(manifest))?;
    }
    match (&arguments.since, &files[..]) {
        (Some(manifest), newer) => return since(arguments, manifest, newer),
        (None, [_, _]) => {}
        (None, _) => return Err(CliError::FilesOfDiff),
    }
    let OpenedEvents { filters, datasets, options, .. } = arguments.events.open(files)?;
    let [old, new] = &datasets[..] else { return Err(CliError::FilesOfDiff) };
    let chosen = versions::Options { key: arguments.key.clone() };
    let whole = Arc::new(versions::compare(old, new, &chosen, &Progress::default())?);
    let both = [Arc::clone(old), Arc::clone(new)];
    let mut job = changes::job(both, filters, chosen.key, Arc::clone(&whole))?;
    job.zone = options.zone;
    let mut difference = versions::Difference::clone(&whole);
    if let [old, new] = &job.parts[..] {
        difference.keep(&old.rows, &new.rows);
    }
    let found = Versions { old, new, difference: &difference };
    if let Some(path) = &arguments.output {
        let written = export::write(&job, path, arguments.replace)?;
        say_path(&written.path)?;
        say_path(&written.manifest)?;
        in_words(|| found.words()).iter().for_each(|sentence| complain(sentence));
    } else if arguments.json {
        say_json(&found.json().map_err(ExportError::from)?)?;
    } else {
        say_table(in_words(|| found.text()).map_err(ExportError::from)?.trim_end())?;
    }
    Ok(if difference.is_none() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Compares the export of `manifest` with the newer files, in the order of its inputs.
fn since(arguments: &Arguments, manifest: &Path, newer: &[PathBuf]) -> Result<ExitCode, CliError> {
    if arguments.events.are_given()? {
        return Err(CliError::FilterSince);
    }
    let published = published(manifest).map_err(CliError::Verify)?;
    let (inputs, files) = (published.parts.len(), newer.len());
    if inputs != files {
        return Err(ExportError::OtherInputs { inputs, files }.into());
    }
    let newer = published.parts.iter().zip(newer);
    let newer = newer.map(|(part, path)| open(path, &part.reading).map(Arc::new));
    let newer = newer.collect::<Result<Vec<_>, _>>()?;
    let found = Since::of(published, newer, arguments.key.clone(), &Progress::default())?;
    if let Some(path) = &arguments.output {
        let written = export::write(&found.job(), path, arguments.replace)?;
        say_path(&written.path)?;
        say_path(&written.manifest)?;
        in_words(|| found.words()).iter().for_each(|sentence| complain(sentence));
    } else if arguments.json {
        say_json(&found.json().map_err(ExportError::from)?)?;
    } else {
        say_table(in_words(|| found.text()).map_err(ExportError::from)?.trim_end())?;
    }
    Ok(if found.holds() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
