//! `strikemap verify`: proves that an export is what its manifest says.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::error::CliError;
use super::terminal::{complain, in_words, say};
use super::witnesses::say_witnesses;
use crate::base::escape::{one_line, one_line_text};
use crate::export::signature::PublicKey;
use crate::export::timestamp::Authorities;
use crate::export::{self, VerifyError, VerifyOptions};
use crate::language::tr;

const NOTES: &str = "\
Without --key, \"proved\" means that the export follows from the inputs that lie here. Who
wrote it and when, whose inputs these are, and what a picture shows, only a signature by
a key that you know can say.

Exit code: 0 proved, 1 something differs, 2 a file could not be read.";

/// Which export.
#[derive(Debug, Args)]
#[command(after_help = NOTES)]
pub struct Arguments {
    /// The manifest beside the export
    #[arg(value_name = "MANIFEST")]
    manifest: PathBuf,
    /// The jitter seed; no manifest has it
    #[arg(long, value_name = "SEED", allow_hyphen_values = true)]
    seed: Option<String>,
    /// The public key of whoever must have signed the manifest: a file, or the key itself
    #[arg(long, value_name = "KEY")]
    key: Option<String>,
    /// A time stamp of the manifest, of RFC 3161 or OpenTimestamps; those beside it,
    /// MANIFEST.tsr, .tst and .ots, are checked anyway
    #[arg(long, value_name = "FILE")]
    timestamp: Option<PathBuf>,
    /// Certificates in PEM form of the authorities whose RFC 3161 time stamps you trust
    #[arg(long, value_name = "FILE")]
    timestamp_ca: Option<PathBuf>,
    /// The table that the rows were fetched from, as "strikemap fetch" takes it; nobody is
    /// asked without it
    #[cfg(feature = "postgres")]
    #[arg(long, value_name = "ADDRESS")]
    database: Option<String>,
}

/// Makes the export again and compares.
pub fn run(arguments: &Arguments) -> Result<ExitCode, CliError> {
    let key = arguments.key.as_deref().map(PublicKey::read).transpose()?;
    let authorities = arguments.timestamp_ca.as_deref().map(Authorities::read).transpose();
    let authorities = authorities.map_err(|error| CliError::Verify(error.into()))?;
    let known = VerifyOptions {
        seed: arguments.seed.as_deref(),
        key: key.as_ref(),
        timestamp: arguments.timestamp.as_deref(),
        authorities: authorities.as_ref(),
    };
    #[cfg(feature = "postgres")]
    if arguments.database.is_some() || crate::database::is_fetched(&arguments.manifest) {
        let database = arguments.database.as_deref();
        return super::verify_fetched::run(&arguments.manifest, database, known);
    }
    match export::verify_with(&arguments.manifest, known) {
        Ok(verified) => {
            let count = verified.events;
            say(&in_words(|| match verified.is_made_again {
                true => tr!("cli-proved-made-again", count = count),
                false => tr!("cli-proved-by-counts", count = count),
            }))?;
            say_witnesses(verified.signed_by.as_deref(), &verified.timestamps)?;
            for open in &verified.unproved {
                say(&in_words(|| tr!("cli-not-proved", what = open.to_string())))?;
            }
            say(&in_words(|| tr!("cli-file", path = one_line(&verified.path))))?;
            Ok(ExitCode::SUCCESS)
        }
        Err(VerifyError::Differs(differences)) => {
            complain(&in_words(|| tr!("cli-differences", count = differences.len())));
            differences.iter().for_each(|difference| complain(&one_line_text(difference)));
            Ok(ExitCode::from(1))
        }
        Err(error) => Err(CliError::Verify(error)),
    }
}
