//! The command line: the window, and what can be done without one.

mod animate;
mod basemap;
mod basemap_download;
mod check;
mod compare;
mod completions;
mod counted;
mod diff;
mod document_flags;
#[cfg(feature = "gui")]
mod downloading;
#[cfg(feature = "adbc")]
mod engine;
mod error;
mod event_flags;
mod export;
#[cfg(feature = "postgres")]
mod fetch;
mod filter_flags;
mod help_language;
#[cfg(test)]
mod help_tests;
mod input;
mod keygen;
mod manual;
mod merge;
mod older_flags;
mod outputs;
mod publication_flags;
mod scene_flags;
mod signing_flags;
mod snapshot;
mod summary;
#[cfg(feature = "postgres")]
mod summary_of_table;
mod terminal;
mod time_flags;
mod usage_error;
mod verify;
#[cfg(feature = "postgres")]
mod verify_fetched;
mod witnesses;

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory as _, Parser, Subcommand};

use crate::language::Language;
use error::CliError;
use help_language::{Words, in_words_of, without_help_command};
use terminal::{complain, in_words, lines_of};

const EXAMPLES: &str = "\
Examples:
  strikemap                                    open the window with the built-in data
  strikemap strikes.csv alerts.geojson         open files in the window
  zcat strikes.csv.gz | strikemap -            open standard input in the window
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
    #[arg(
        value_name = "FILE",
        help = format!("Files to open in the window, or \"-\" for standard input: {}", readable()),
    )]
    files: Vec<PathBuf>,
    /// A PMTiles file to draw instead of the built-in map
    #[arg(long, value_name = "FILE")]
    basemap: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Validate files and list rejected rows
    Check(check::Arguments),
    /// Write the matching events, with a manifest
    Export(Box<export::Arguments>),
    /// Compare two periods: events, people, kinds, places, areas
    Compare(Box<compare::Arguments>),
    /// Compare two versions of a file: rows added, removed and changed
    Diff(Box<diff::Arguments>),
    /// Count matching events: events, people, strikes under air alert
    Summary(Box<summary::Arguments>),
    /// Fetch rows of a database into a file, with a manifest
    #[cfg(feature = "postgres")]
    Fetch(Box<fetch::Arguments>),
    /// Answer the program that asks a database through a driver
    #[cfg(feature = "adbc")]
    #[command(hide = true)]
    Engine,
    /// Make an export again from its inputs and compare
    Verify(verify::Arguments),
    /// Make a key to sign exports with
    Keygen(keygen::Arguments),
    /// Print a script that lets a shell complete commands and flags
    Completions(completions::Arguments),
    /// Print the manual page
    Manual(manual::Arguments),
    /// Merge two sessions, with the notes and tags of both
    Merge(merge::Arguments),
    /// Draw the map into a picture
    Snapshot(Box<snapshot::Arguments>),
    /// Download a map with streets, for offline use
    Basemap(basemap::Arguments),
    /// Render an animation of the map, as a GIF or a PNG sequence
    Animate(Box<animate::Arguments>),
}

/// How the names of files end that can be read.
fn readable() -> String {
    crate::import::decode::extensions().collect::<Vec<_>>().join(", ")
}

/// Does what the command line says.
pub fn run() -> ExitCode {
    let arguments = match in_words(Arguments::try_parse) {
        Ok(arguments) => arguments,
        Err(error) => return explain(&error),
    };
    let result = match arguments.command {
        Some(Command::Check(arguments)) => check::run(&arguments),
        Some(Command::Export(arguments)) => export::run(&arguments),
        Some(Command::Compare(arguments)) => compare::run(&arguments),
        Some(Command::Diff(arguments)) => diff::run(&arguments),
        Some(Command::Summary(arguments)) => summary::run(&arguments),
        #[cfg(feature = "postgres")]
        Some(Command::Fetch(arguments)) => fetch::run(&arguments),
        #[cfg(feature = "adbc")]
        Some(Command::Engine) => engine::run(),
        Some(Command::Verify(arguments)) => verify::run(&arguments),
        Some(Command::Keygen(arguments)) => keygen::run(&arguments),
        Some(Command::Completions(arguments)) => completions::run(&arguments, Arguments::command()),
        Some(Command::Manual(arguments)) => manual::run(&arguments, Arguments::command()),
        Some(Command::Merge(arguments)) => merge::run(&arguments),
        Some(Command::Snapshot(arguments)) => snapshot::run(*arguments),
        Some(Command::Basemap(arguments)) => basemap::run(&arguments),
        Some(Command::Animate(arguments)) => animate::run(*arguments),
        None => match mistyped(&arguments.files) {
            Some(error) => Err(error),
            None => open_window(arguments.files, arguments.basemap),
        },
    };
    match result {
        Ok(code) => code,
        // Whoever read the output wants no more of it.
        Err(CliError::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(error) => {
            complain(&lines_of(&in_words(|| error.to_string())));
            ExitCode::from(2)
        }
    }
}

/// What is wrong with the first of `files`, where that is no file and has the form of a
/// command: a slip must not open a window.
fn mistyped(files: &[PathBuf]) -> Option<CliError> {
    let first = files.first()?;
    let word = first.to_str()?;
    let is_word = word.chars().all(|c| c.is_ascii_alphabetic() || c == '-');
    if first.exists() || !is_word || word == "demo" || word == "-" {
        return None;
    }
    let commands = Arguments::command();
    let names = commands.get_subcommands().map(clap::Command::get_name);
    let nearest = names
        .map(|name| (strsim::jaro(name, &word.to_lowercase()), name))
        .filter(|(likeness, _)| *likeness > 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    let nearest = nearest.map(|(_, name)| name.to_owned());
    Some(CliError::NoCommand { word: word.to_owned(), nearest })
}

/// Help and version go to stdout, mistakes to stderr.
fn explain(error: &clap::Error) -> ExitCode {
    let words = Words(Language::of_system());
    let told = match words {
        Words(Language::English) => None,
        words => help_in(words, error),
    };
    if !error.use_stderr() {
        let _ = told.as_ref().unwrap_or(error).print();
        return ExitCode::SUCCESS;
    }
    let text = told.as_ref().unwrap_or(error).render().to_string();
    let text = match words {
        Words(Language::English) => text,
        words => usage_error::in_language(error, words).unwrap_or(text),
    };
    complain(text.strip_prefix("error: ").unwrap_or(&text).trim_end());
    ExitCode::from(2)
}

/// The help that `error` shows, in other words.
fn help_in(words: Words, error: &clap::Error) -> Option<clap::Error> {
    use clap::error::ErrorKind::{DisplayHelp, DisplayHelpOnMissingArgumentOrSubcommand};

    if !matches!(error.kind(), DisplayHelp | DisplayHelpOnMissingArgumentOrSubcommand) {
        return None;
    }
    let command = Arguments::command();
    let given = without_help_command(&command, std::env::args_os().collect());
    in_words_of(words, command).try_get_matches_from(given).err()
}

#[cfg(feature = "gui")]
fn open_window(mut files: Vec<PathBuf>, basemap: Option<PathBuf>) -> Result<ExitCode, CliError> {
    use crate::dataset::source::STANDARD_INPUT;

    let all = files.len();
    files.retain(|path| path.as_os_str() != STANDARD_INPUT);
    // Read to its end first, as by every command; a window could not be closed before.
    let standard_input = match all != files.len() && crate::app::has_display() {
        true => Some(input::open(STANDARD_INPUT.as_ref(), &crate::import::Options::default())?),
        false => None,
    };
    crate::app::open_window(crate::app::WindowOptions { files, standard_input, basemap })
        .map_err(CliError::Window)?;
    Ok(ExitCode::SUCCESS)
}

#[cfg(not(feature = "gui"))]
fn open_window(_files: Vec<PathBuf>, _basemap: Option<PathBuf>) -> Result<ExitCode, CliError> {
    Err(CliError::NoWindow)
}
