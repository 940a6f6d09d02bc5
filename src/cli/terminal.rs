//! What commands say on the terminal. Nothing of data or of file names is obeyed there, or
//! looks like a line of this program.

use std::io::{self, Write as _};
use std::path::Path;

use super::error::CliError;
use crate::base::escape::{escape_invisible, is_invisible, one_line, one_line_text};
use crate::language::{Language, said_in, tr};

/// What `say` makes for people, in the language of the system (`LC_ALL`, `LANG`). All else
/// of a command is made in English: files and JSON are the same everywhere.
pub fn in_words<T>(say: impl FnOnce() -> T) -> T {
    said_in(Language::of_system(), say)
}

/// Says something to stderr; when even that fails there is nobody to tell.
pub fn complain(text: &str) {
    let _ = writeln!(io::stderr(), "strikemap: {}", escape_invisible(text));
}

/// An error as the two lines that it may have, what happened and which file it is about:
/// other line ends are of data, and must not pretend to be lines of this program.
pub fn lines_of(error: &str) -> String {
    let label = format!("\n{}", in_words(|| tr!("cli-file", path = "")));
    match error.rsplit_once(&label) {
        Some((told, file)) => format!("{}{label}{}", one_line_text(told), one_line_text(file)),
        None => one_line_text(error).into_owned(),
    }
}

/// Says something to stdout, whose line ends are of this program.
pub fn say(text: &str) -> Result<(), CliError> {
    writeln!(io::stdout(), "{}", escape_invisible(text)).map_err(CliError::Output)
}

/// Says lines of cells with tabs between them to stdout; the cells are one line each.
pub fn say_table(text: &str) -> Result<(), CliError> {
    writeln!(io::stdout(), "{text}").map_err(CliError::Output)
}

/// Says the name of a file to stdout.
pub fn say_path(path: &Path) -> Result<(), CliError> {
    say(&one_line(path))
}

/// Says a JSON value to stdout, on one line; letters that a terminal would obey are
/// written as their numbers, which JSON reads as the same letters.
pub fn say_json(value: &serde_json::Value) -> Result<(), CliError> {
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
