//! `strikemap diff`: what changed between two versions of a file.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;

use super::error::CliError;
use super::event_flags::{EventFlags, OpenedEvents};
use super::outputs::refuse_inputs;
use super::terminal::{complain, say_json, say_table};
use crate::alerts::LazyAlerts;
use crate::base::{Progress, atomic};
use crate::dataset::Rows;
use crate::export::ExportError;
use crate::export::difference::Versions;
use crate::versions::{self, Difference};

const EXAMPLES: &str = "\
Examples:
  strikemap diff acled-2025-12-20.csv acled-2025-12-27.csv
  strikemap diff old.csv new.csv --key date --key place -o changes.csv
  strikemap diff old.csv new.csv --area Kyiv --from 2025-12 --json
With filters, rows count that match in one of the versions; see docs/versions.md.

Exit code: 0 nothing changed, 1 something changed, 2 could not be compared.";

/// What is compared.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The older version
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The newer version
    #[arg(value_name = "NEW")]
    new: PathBuf,
    /// Match rows by this original column instead of their ids; again for columns that tell
    /// rows apart together
    #[arg(long, value_name = "COLUMN")]
    key: Vec<String>,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
    /// Write all changes as a CSV table to this file
    #[arg(short, long, value_name = "FILE", conflicts_with = "json")]
    output: Option<PathBuf>,
    /// Replace the file if it exists
    #[arg(long, requires = "output")]
    replace: bool,
    #[command(flatten)]
    events: EventFlags,
}

/// Reads, compares and prints.
pub fn run(arguments: &Arguments) -> Result<ExitCode, CliError> {
    let files = [arguments.old.clone(), arguments.new.clone()];
    if let Some(output) = &arguments.output {
        let areas = arguments.events.files();
        refuse_inputs(output, files.iter().map(PathBuf::as_path).chain(areas))?;
    }
    let OpenedEvents { filters, datasets, .. } = arguments.events.open(&files)?;
    let [old, new] = &datasets[..] else { return Ok(ExitCode::from(2)) };
    let chosen = versions::Options { key: arguments.key.clone() };
    let mut difference = versions::compare(old, new, &chosen, &Progress::default())?;
    if !filters.are_idle() {
        let rows = |dataset| -> Result<Rows, CliError> {
            let alerts = LazyAlerts::new(std::iter::once(Arc::clone(dataset)));
            Ok(filters.matching_among(dataset, &alerts).map_err(ExportError::from)?)
        };
        keep(&mut difference, &rows(old)?, &rows(new)?);
    }
    let found = Versions { old, new, difference: &difference };
    if let Some(path) = &arguments.output {
        let table = found.csv()?;
        atomic::write(path, arguments.replace, |out| out.write_all(&table))
            .map_err(ExportError::from)?;
        found.words().iter().for_each(|sentence| complain(sentence));
    } else if arguments.json {
        say_json(&found.json().map_err(ExportError::from)?)?;
    } else {
        say_table(found.text().map_err(ExportError::from)?.trim_end())?;
    }
    Ok(if difference.is_none() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Keeps the changes of rows that match in one of the versions.
fn keep(difference: &mut Difference, old: &Rows, new: &Rows) {
    difference.removed.retain(|&row| old.contains(row));
    difference.added.retain(|&row| new.contains(row));
    difference.unchanged.retain(|&(was, is)| old.contains(was) || new.contains(is));
    difference.changed.retain(|change| old.contains(change.old) || new.contains(change.new));
}
