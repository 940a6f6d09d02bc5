//! `strikemap merge`: two sessions become one.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::error::CliError;
use super::outputs::refuse_inputs;
use super::terminal::{in_words, say, say_path};
use crate::language::tr;
use crate::saved::{SavedError, SavedSession};

const EXAMPLES: &str = "\
Examples:
  strikemap merge mine.strikemap theirs.strikemap -o both.strikemap

Notes and tags of both are kept, with every earlier version. Where both changed
one note, the later text counts. Filters, window and selection are those of the
first session.";

/// Which sessions, and where to.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The session whose filters and selection are kept
    #[arg(value_name = "SESSION")]
    first: PathBuf,
    /// The session that joins it
    #[arg(value_name = "SESSION")]
    second: PathBuf,
    /// The session to write
    #[arg(short, long, value_name = "SESSION")]
    output: PathBuf,
    /// Replace a file that exists
    #[arg(long)]
    replace: bool,
}

/// Merges and writes.
pub fn run(arguments: &Arguments) -> Result<ExitCode, CliError> {
    let (first, _) = SavedSession::read(&arguments.first)?;
    let (second, _) = SavedSession::read(&arguments.second)?;
    let output = &arguments.output;
    if output.exists() && !arguments.replace {
        return Err(SavedError::Exists(output.clone()).into());
    }
    let [from, other_from, to] =
        [&arguments.first, &arguments.second, output].map(|path| folder_of(path));
    let datasets = [(&from, &first), (&other_from, &second)].map(|(folder, session)| {
        session.datasets.iter().filter_map(|dataset| Some(folder.join(dataset.path.as_ref()?)))
    });
    let read: Vec<PathBuf> = datasets.into_iter().flatten().collect();
    let sessions = [&arguments.first, &arguments.second].into_iter();
    refuse_inputs(output, sessions.chain(&read).map(PathBuf::as_path))?;
    let joined = first.joined_by(&second);
    first.merged(&from, &second, &other_from, &to).write(output, None)?;
    say(&in_words(|| {
        tr!(
            "cli-joined",
            datasets = joined.datasets.to_string(),
            notes = joined.notes.to_string(),
            tags = joined.tags.to_string(),
            conflicts = joined.conflicts.to_string()
        )
    }))?;
    say_path(output)?;
    Ok(ExitCode::SUCCESS)
}

/// Absolute, so that paths can be told from another folder.
fn folder_of(path: &Path) -> PathBuf {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned())
}
