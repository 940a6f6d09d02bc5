//! `strikemap verify` of rows that were fetched from a database.

use std::path::Path;
use std::process::ExitCode;

use super::error::CliError;
use super::fetch::{address, connect};
use super::terminal::{complain, in_words, say};
use super::witnesses::say_witnesses;
use crate::base::atomic::folder_of;
use crate::base::escape::{one_line, one_line_text};
use crate::database::{Compared, compare, verify_file};
use crate::export::VerifyOptions;
use crate::language::tr;
use crate::net::postgres::Timeouts;

/// Compares the file with the manifest at `path`, and with the table at `database`, if one is
/// named; `known` is what the reader knows of who signed it.
pub fn run(
    path: &Path,
    database: Option<&str>,
    known: VerifyOptions<'_>,
) -> Result<ExitCode, CliError> {
    let (manifest, witnesses) = verify_file(path, known)?;
    if !witnesses.differences.is_empty() {
        return Ok(tell(&witnesses.differences));
    }
    say_witnesses(witnesses.signed_by.as_deref(), &witnesses.timestamps)?;
    let file = folder_of(path).join(&manifest.output.file);
    let rows = manifest.output.rows;
    let Some(database) = database else {
        say(&in_words(|| tr!("cli-fetched-file-is-whole", rows = rows)))?;
        let from = manifest.database.address.clone();
        say(&in_words(|| tr!("cli-fetched-not-asked", address = one_line_text(&from))))?;
        say(&in_words(|| tr!("cli-file", path = one_line(&file))))?;
        return Ok(ExitCode::SUCCESS);
    };
    let address = address(database)?;
    let connection = connect(&address, Timeouts::default())?;
    match compare(&*connection, &address, path, &manifest)? {
        Compared::Same => {
            say(&in_words(|| tr!("cli-fetched-the-same", rows = rows)))?;
            say(&in_words(|| tr!("cli-file", path = one_line(&file))))?;
            Ok(ExitCode::SUCCESS)
        }
        Compared::Changed { added, removed, changed } => {
            let text = in_words(|| {
                tr!(
                    "cli-fetched-store-has-changed",
                    added = added.to_string(),
                    removed = removed.to_string(),
                    changed = changed.to_string()
                )
            });
            complain(&text);
            Ok(ExitCode::from(1))
        }
        Compared::Forged(differences) => Ok(tell(&differences)),
    }
}

fn tell(differences: &[String]) -> ExitCode {
    complain(&in_words(|| tr!("cli-differences", count = differences.len())));
    differences.iter().for_each(|difference| complain(&one_line_text(difference)));
    ExitCode::from(1)
}
