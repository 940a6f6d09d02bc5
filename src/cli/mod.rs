//! The command line: the window, and what can be done without one.

mod animate;
mod check;
mod compare;
mod error;
mod export;
mod filter_flags;
mod input;
mod keygen;
mod merge;
mod outputs;
mod publication_flags;
mod scene_flags;
mod signing_flags;
mod snapshot;
mod time_flags;
mod verify;

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::base::escape::{escape_invisible, is_invisible, one_line, one_line_text};
use error::CliError;

const EXAMPLES: &str = "\
Examples:
  strikemap                                    open the window with the built-in data
  strikemap strikes.csv alerts.geojson         open files in the window
  strikemap check strikes.csv                  what could and could not be read
  strikemap export demo --from 2025-12-27 --to 2025-12-27 -o kyiv.csv
  strikemap export strikes.csv --area Kyiv --kind drone_strike --format geojson -o out.geojson
  strikemap verify kyiv.manifest.json          prove that an export is what it says

The word \"demo\" names the built-in data, unless there is a file of that name.";

/// Explore and export documented attacks on cities.
#[derive(Debug, Parser)]
#[command(name = "strikemap", version, after_help = EXAMPLES)]
#[command(args_conflicts_with_subcommands = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[arg(value_name = "FILE", help = format!("Files to open in the window: {}", readable()))]
    files: Vec<PathBuf>,
    /// A PMTiles file to draw instead of the built-in map
    #[arg(long, value_name = "FILE")]
    basemap: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Say what can be read in files, and which rows cannot
    Check(check::Arguments),
    /// Write the events that pass the filters, with a manifest
    Export(Box<export::Arguments>),
    /// Put two periods beside each other: events, people, kinds, places, areas
    Compare(Box<compare::Arguments>),
    /// Make an export again from its inputs and compare
    Verify(verify::Arguments),
    /// Make a key to sign exports with
    Keygen(keygen::Arguments),
    /// Make one session of two, with the notes and tags of both
    Merge(merge::Arguments),
    /// Draw the map into a picture
    Snapshot(Box<snapshot::Arguments>),
    /// Draw the map through time, as a GIF or numbered pictures
    Animate(Box<animate::Arguments>),
}

/// How the names of files end that can be read.
fn readable() -> String {
    crate::import::decode::extensions().collect::<Vec<_>>().join(", ")
}

/// Does what the command line says.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return explain(&error),
    };
    let result = match arguments.command {
        Some(Command::Check(arguments)) => check::run(&arguments),
        Some(Command::Export(arguments)) => export::run(&arguments),
        Some(Command::Compare(arguments)) => compare::run(&arguments),
        Some(Command::Verify(arguments)) => verify::run(&arguments),
        Some(Command::Keygen(arguments)) => keygen::run(&arguments),
        Some(Command::Merge(arguments)) => merge::run(&arguments),
        Some(Command::Snapshot(arguments)) => snapshot::run(*arguments),
        Some(Command::Animate(arguments)) => animate::run(*arguments),
        None => open_window(arguments.files, arguments.basemap),
    };
    match result {
        Ok(code) => code,
        // Whoever read the output wants no more of it.
        Err(CliError::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(error) => {
            complain(&lines_of(&error.to_string()));
            ExitCode::from(2)
        }
    }
}

/// Help and version go to stdout, mistakes to stderr.
fn explain(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() {
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    let text = error.render().to_string();
    complain(text.strip_prefix("error: ").unwrap_or(&text).trim_end());
    ExitCode::from(2)
}

/// Says something to stderr; when even that fails there is nobody to tell.
fn complain(text: &str) {
    let _ = writeln!(io::stderr(), "strikemap: {}", escape_invisible(text));
}

/// An error as the two lines that it may have, what happened and which file it is about:
/// other line ends are of data, and must not pretend to be lines of this program.
fn lines_of(error: &str) -> String {
    match error.rsplit_once("\nfile: ") {
        Some((told, file)) => format!("{}\nfile: {}", one_line_text(told), one_line_text(file)),
        None => one_line_text(error).into_owned(),
    }
}

/// Says something to stdout, whose line ends are of this program.
fn say(text: &str) -> Result<(), CliError> {
    writeln!(io::stdout(), "{}", escape_invisible(text)).map_err(CliError::Output)
}

/// Says lines of cells with tabs between them to stdout; the cells are one line each.
fn say_table(text: &str) -> Result<(), CliError> {
    writeln!(io::stdout(), "{text}").map_err(CliError::Output)
}

/// Says the name of a file to stdout.
fn say_path(path: &Path) -> Result<(), CliError> {
    say(&one_line(path))
}

/// Says a JSON value to stdout, on one line; letters that a terminal would obey are
/// written as their numbers, which JSON reads as the same letters.
fn say_json(value: &serde_json::Value) -> Result<(), CliError> {
    let mut line = String::new();
    for letter in value.to_string().chars() {
        if is_invisible(letter) {
            let mut units = [0; 2];
            line.extend(
                letter.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")),
            );
        } else {
            line.push(letter);
        }
    }
    writeln!(io::stdout(), "{line}").map_err(CliError::Output)
}

#[cfg(feature = "gui")]
fn open_window(files: Vec<PathBuf>, basemap: Option<PathBuf>) -> Result<ExitCode, CliError> {
    crate::app::open_window(crate::app::WindowOptions { files, basemap })
        .map_err(CliError::Window)?;
    Ok(ExitCode::SUCCESS)
}

#[cfg(not(feature = "gui"))]
fn open_window(_files: Vec<PathBuf>, _basemap: Option<PathBuf>) -> Result<ExitCode, CliError> {
    Err(CliError::NoWindow)
}
