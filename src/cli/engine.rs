//! `strikemap engine`: the child process that holds a driver; nobody calls it by hand.

use std::process::ExitCode;

use super::error::CliError;
use crate::net::adbc::run_engine;

/// Answers on standard output what standard input asks.
pub fn run() -> Result<ExitCode, CliError> {
    run_engine(&mut std::io::stdin(), &mut std::io::stdout()).map_err(CliError::Output)?;
    Ok(ExitCode::SUCCESS)
}
