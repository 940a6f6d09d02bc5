//! The claims file beside a file of events: `NAME.claims.csv` beside `NAME.csv`,
//! `NAME.kml.claims.csv` beside `NAME.kml`.

use std::path::{Path, PathBuf};

use super::Columns;
use super::limits;
use crate::dataset::{Claim, Claims, RowProblem};
use crate::language::{Message, message};

/// Claims that are kept of one file: each takes some 300 bytes.
const MOST_CLAIMS: usize = 500_000;

/// Header of a claims file.
pub const HEADER: [&str; Claim::FIELDS.len()] = Claim::FIELDS;

/// Where the claims of the events in `path` are written: files of one name that
/// differ in their format have claims of their own.
pub fn path_beside(path: &Path) -> PathBuf {
    match path.extension() {
        Some(extension) if !extension.eq_ignore_ascii_case("csv") => {
            path.with_extension(format!("{}.claims.csv", extension.to_string_lossy()))
        }
        _ => path_by_stem(path),
    }
}

/// Where the claims of the events in `path` may lie too, whatever its format.
pub fn path_by_stem(path: &Path) -> PathBuf {
    path.with_extension("claims.csv")
}

/// The file with the claims of the events in `path`, if there is one.
pub fn found_beside(path: &Path) -> Option<PathBuf> {
    [path_beside(path), path_by_stem(path)].into_iter().find(|beside| beside.is_file())
}

/// The claims beside `path`, none when there is no such file, and what could
/// not be read of them.
pub fn beside(path: &Path) -> (Claims, Vec<RowProblem>) {
    let Some(path) = found_beside(path) else { return (Claims::default(), Vec::new()) };
    let is_too_large =
        std::fs::metadata(&path).is_ok_and(|meta| meta.len() > limits::LARGEST_CLAIMS_BYTES);
    let read_whole = || {
        if is_too_large {
            let most = limits::LARGEST_CLAIMS_BYTES >> 20;
            return Err(std::io::Error::other(message!("error-larger-than-mb", megabytes = most)));
        }
        std::fs::read(&path)
    };
    match read_whole() {
        Ok(bytes) => read(&bytes),
        Err(error) => {
            let problem = RowProblem {
                line: 0,
                column: String::new(),
                text: path.display().to_string(),
                reason: message!("note-claims-not-read", reason = Message::of(&error)),
            };
            (Claims::default(), vec![problem])
        }
    }
}

/// Reads claims; rows without an event or a value to claim are reported.
pub fn read(bytes: &[u8]) -> (Claims, Vec<RowProblem>) {
    let mut problems = Vec::new();
    let mut claims = Vec::new();
    let mut problem = |line: u64, text: String, reason: Message| {
        let column = String::new();
        problems.push(RowProblem {
            line,
            column,
            text,
            reason: message!("note-in-claims", reason = reason),
        });
    };
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let columns = match reader.headers() {
        Ok(header) => Columns::new(header.iter().map(str::to_owned).collect()),
        Err(error) => {
            problem(1, String::new(), Message::of(&error));
            return (Claims::default(), problems);
        }
    };
    if !columns.have(&["event_id", "claimant", "about", "value"]) {
        problem(1, columns.names().join(","), message!("claims-columns-needed"));
        return (Claims::default(), problems);
    }
    for record in reader.records() {
        if claims.len() >= MOST_CLAIMS {
            problem(0, String::new(), message!("claims-too-many"));
            break;
        }
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                problem(line, String::new(), Message::of(&error));
                continue;
            }
        };
        let line = record.position().map_or(0, csv::Position::line);
        let cells: Vec<String> = record.iter().map(str::to_owned).collect();
        // As written: that somebody claims "none" or "unknown" is a value too.
        let text = |name: &str| {
            let cell = columns.index(name).and_then(|index| cells.get(index));
            cell.map_or("", |cell| cell.trim()).to_owned()
        };
        let claim = Claim {
            event_id: text("event_id"),
            claimant: text("claimant"),
            role: text("role"),
            about: text("about"),
            value: text("value"),
            unit: text("unit"),
            said_at: text("said_at"),
            source: text("source"),
        };
        if claim.event_id.is_empty() || claim.about.is_empty() {
            problem(line, cells.join(","), message!("claims-row-incomplete"));
        } else {
            claims.push(claim);
        }
    }
    (Claims::new(claims), problems)
}
