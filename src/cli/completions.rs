//! `strikemap completions`: lets a shell complete commands and flags.

use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::{Args, Command};
use clap_complete::Shell;

use super::error::CliError;

const NOTES: &str = "\
Examples:
  strikemap completions bash > ~/.local/share/bash-completion/completions/strikemap
  strikemap completions zsh > ~/.zfunc/_strikemap
  strikemap completions fish > ~/.config/fish/completions/strikemap.fish
  strikemap completions powershell >> $PROFILE";

/// Which shell.
#[derive(Debug, Args)]
#[command(after_help = NOTES)]
pub struct Arguments {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

/// Writes the script for the shell to standard output, from the flags of `command`.
pub fn run(arguments: &Arguments, mut command: Command) -> Result<ExitCode, CliError> {
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, name, &mut script);
    io::stdout().write_all(&script).map_err(CliError::Output)?;
    Ok(ExitCode::SUCCESS)
}
