//! The claims file beside a file of events: `NAME.claims.csv` beside `NAME.csv`,
//! `NAME.kml.claims.csv` beside `NAME.kml`.

use std::path::{Path, PathBuf};

use super::Columns;
use super::limits;
use crate::dataset::{Claim, Claims, RowProblem};

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
            return Err(std::io::Error::other(format!("it is larger than {most} MB")));
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
                reason: format!("is a claims file that could not be read: {error}"),
            };
            (Claims::default(), vec![problem])
        }
    }
}

/// Reads claims; rows without an event or a value to claim are reported.
pub fn read(bytes: &[u8]) -> (Claims, Vec<RowProblem>) {
    let mut problems = Vec::new();
    let mut claims = Vec::new();
    let mut problem = |line: u64, text: String, reason: &str| {
        let column = String::new();
        problems.push(RowProblem { line, column, text, reason: format!("claims file: {reason}") });
    };
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let columns = match reader.headers() {
        Ok(header) => Columns::new(header.iter().map(str::to_owned).collect()),
        Err(error) => {
            problem(1, String::new(), &error.to_string());
            return (Claims::default(), problems);
        }
    };
    if !columns.have(&["event_id", "claimant", "about", "value"]) {
        problem(
            1,
            columns.names().join(","),
            "columns event_id, claimant, about, value are needed",
        );
        return (Claims::default(), problems);
    }
    for record in reader.records() {
        if claims.len() >= MOST_CLAIMS {
            problem(0, String::new(), "has more than 500 000 claims; the rest is not read");
            break;
        }
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                problem(line, String::new(), &error.to_string());
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
            problem(line, cells.join(","), "a claim needs an event_id and an about");
        } else {
            claims.push(claim);
        }
    }
    (Claims::new(claims), problems)
}
