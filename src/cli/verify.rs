//! `strikemap verify`: proves that an export is what its manifest says.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::error::CliError;
use super::{complain, say};
use crate::export::{self, Verified, VerifyError};

/// Which export.
#[derive(Debug, Args)]
#[command(after_help = "Exit code: 0 proved, 1 something differs, 2 a file could not be read.")]
pub struct Arguments {
    /// The manifest beside the export
    #[arg(value_name = "MANIFEST")]
    manifest: PathBuf,
    /// The secret by which places were moved; no manifest has it
    #[arg(long, value_name = "SEED", allow_hyphen_values = true)]
    seed: Option<String>,
}

/// Makes the export again and compares.
pub fn run(arguments: &Arguments) -> Result<ExitCode, CliError> {
    match export::verify_with_seed(&arguments.manifest, arguments.seed.as_deref()) {
        Ok(verified) => {
            let Verified { path, events, is_made_again, pictures } = verified;
            let mut proof = if is_made_again {
                format!("made again, {events} events are the same bytes")
            } else {
                format!(
                    "inputs, filters and counts of {events} events agree, and the file is the one \
                     that was written"
                )
            };
            if pictures > 0 {
                proof += "; what is drawn was not drawn again";
            }
            say(&format!("proved: {proof}\nfile: {}", path.display()))?;
            Ok(ExitCode::SUCCESS)
        }
        Err(VerifyError::Differs(differences)) => {
            complain(&format!("not proved, {}", counted(differences.len())));
            differences.iter().for_each(|difference| complain(difference));
            Ok(ExitCode::from(1))
        }
        Err(error) => Err(CliError::Verify(error)),
    }
}

fn counted(differences: usize) -> String {
    if differences == 1 { "1 difference".to_owned() } else { format!("{differences} differences") }
}
