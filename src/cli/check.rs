//! `strikemap check`: what became of every row.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use super::error::CliError;
use super::input::{ReadingFlags, open};
use super::terminal::{complain, lines_of, say, say_json};
use crate::base::escape::one_line_text;
use crate::dataset::Report;
use crate::dataset::report::Problems;

/// Problems that are printed for people; programs get all that are listed.
const SHOWN_PROBLEMS: usize = 20;

/// Exit codes: 0 every row is an event and every claim was read, 1 some are not, 2 a file
/// could not be read.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit code: 0 every row became an event and every claim was read, 1 some did not, 2 a file
could not be read."
)]
pub struct Arguments {
    /// Files to read, the word demo, or "-" for standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Print one JSON object a file, each on one line
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    reading: ReadingFlags,
}

/// Reads every file and reports.
pub fn run(arguments: &Arguments) -> Result<ExitCode, CliError> {
    let options = arguments.reading.options()?;
    let mut code = 0;
    for path in &arguments.files {
        match open(path, &options) {
            Ok(dataset) => {
                let report = &dataset.report;
                if report.skipped.count() > 0 || report.claims_skipped > 0 {
                    code = code.max(1);
                }
                if arguments.json {
                    say_json(&report.to_json())?;
                } else {
                    say(&text(report))?;
                }
            }
            Err(error) => {
                code = 2;
                if arguments.json {
                    let error = match &error {
                        CliError::Import { source, .. } => source.to_string(),
                        other => other.to_string(),
                    };
                    say_json(&json!({ "file": path.to_string_lossy(), "error": error }))?;
                } else {
                    complain(&lines_of(&error.to_string()));
                }
            }
        }
    }
    Ok(ExitCode::from(code))
}

/// The report in words.
fn text(report: &Report) -> String {
    let mut text = format!("{}\n", one_line_text(&report.file));
    let delimiter = match report.delimiter {
        Some(',') => ", comma",
        Some(';') => ", semicolon",
        Some('\t') => ", tab",
        Some('|') => ", bar",
        _ => "",
    };
    // Writing to a string cannot fail.
    let _ = writeln!(text, "  format: {}, {}{delimiter}", report.format, report.encoding);
    for sentence in &report.decoded {
        let _ = writeln!(text, "  {}", one_line_text(&sentence.to_string()));
    }
    let _ = writeln!(
        text,
        "  rows: {}, events: {}, skipped: {}",
        report.rows,
        report.events,
        report.skipped.count()
    );
    let _ = writeln!(
        text,
        "  undated: {}, unplaced: {}, placed by the gazetteer: {}, repeated ids: {}, claims: {}",
        report.undated,
        report.unplaced,
        report.located_by_gazetteer,
        report.repeated_ids,
        report.claims
    );
    if report.claims_skipped > 0 {
        let _ = writeln!(text, "  claims that could not be read: {}", report.claims_skipped);
    }
    if let Some(extent) = report.extent {
        let (start, end) = (extent.start().to_utc_text(), extent.end().to_utc_text());
        let _ = writeln!(text, "  from {start} to {end}");
    }
    if let Some([west, south, east, north]) = report.bbox {
        let _ = writeln!(text, "  west {west}, south {south}, east {east}, north {north}");
    }
    for taken in report.columns.iter().filter(|taken| !taken.is_sure) {
        let (field, columns) = (&taken.field, taken.columns.join(", "));
        let line = format!("not sure: {field} is read from {columns}, which {}", taken.reason);
        let _ = writeln!(text, "  {}", one_line_text(&line));
    }
    if !report.unread.is_empty() {
        let _ = writeln!(text, "  columns that were not read:");
        for unread in report.unread.iter().take(SHOWN_PROBLEMS) {
            let line = format!("{}: {}", unread.column, unread.reason);
            let _ = writeln!(text, "    {}", one_line_text(&line));
        }
        let more = report.unread.len().saturating_sub(SHOWN_PROBLEMS);
        if more > 0 {
            let _ = writeln!(text, "    … and {more} more (--json lists them)");
        }
    }
    list(&mut text, "skipped", &report.skipped);
    list(&mut text, "kept in doubt", &report.notes);
    text.truncate(text.trim_end().len());
    text
}

fn list(text: &mut String, title: &str, problems: &Problems) {
    if problems.count() == 0 {
        return;
    }
    let _ = writeln!(text, "  {title}:");
    for problem in problems.listed().iter().take(SHOWN_PROBLEMS) {
        let _ = writeln!(text, "    {}", one_line_text(&problem.to_string()));
    }
    let more = problems.count().saturating_sub(SHOWN_PROBLEMS as u64);
    if more > 0 {
        let _ = writeln!(text, "    … and {more} more (--json lists them)");
    }
}
