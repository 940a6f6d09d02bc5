//! `strikemap basemap`: maps with streets, for offline use.

use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::basemap_download::Download;
use super::error::CliError;

/// What is done with base maps.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Download an area of a map with streets, as a PMTiles file
    Download(Download),
}

/// Does what is asked.
///
/// # Errors
/// When the area or the source is not known, the source fails, or the file cannot be written.
#[cfg(feature = "gui")]
pub fn run(arguments: &Arguments) -> Result<ExitCode, CliError> {
    let Command::Download(download) = &arguments.command;
    download.run()
}

/// Says that this build has no network.
///
/// # Errors
/// Always.
#[cfg(not(feature = "gui"))]
pub fn run(_arguments: &Arguments) -> Result<ExitCode, CliError> {
    Err(CliError::NoNetwork)
}
