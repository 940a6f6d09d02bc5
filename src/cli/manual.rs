//! `strikemap manual`: the manual page.

use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::{Args, Command};

use super::error::CliError;

/// Of all commands, or of one.
#[derive(Debug, Args)]
#[command(after_help = "To read it: strikemap manual | man -l -")]
pub struct Arguments {
    /// The command whose page is wanted; without it, that of the program
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

/// Writes the page as roff to standard output, from the flags of `command`.
pub fn run(arguments: &Arguments, command: Command) -> Result<ExitCode, CliError> {
    let page = match &arguments.command {
        None => command,
        Some(name) => {
            let unknown = || CliError::NoCommand { word: name.clone(), nearest: None };
            let found = command.find_subcommand(name).ok_or_else(unknown)?;
            found.clone().display_name(format!("{}-{name}", command.get_name()))
        }
    };
    let mut roff = Vec::new();
    clap_mangen::Man::new(page).render(&mut roff).map_err(CliError::Output)?;
    io::stdout().write_all(&roff).map_err(CliError::Output)?;
    Ok(ExitCode::SUCCESS)
}
