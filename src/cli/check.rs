//! `strikemap check`: what became of every row.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use super::error::CliError;
use super::input::{ReadingFlags, open};
use super::terminal::{complain, in_words, lines_of, say, say_json};
use crate::base::escape::one_line_text;
use crate::dataset::Report;
use crate::dataset::report::Problems;
use crate::language::tr;

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
                    say(&in_words(|| text(report)))?;
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
                    complain(&lines_of(&in_words(|| error.to_string())));
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
        Some(',') => tr!("cli-comma"),
        Some(';') => tr!("cli-semicolon"),
        Some('\t') => tr!("cli-tab"),
        Some('|') => tr!("cli-bar"),
        _ => "",
    };
    let kind = [&report.format, &report.encoding, delimiter];
    let kind = kind.into_iter().filter(|part| !part.is_empty());
    let kind = kind.map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let mut add = |line: String| {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  {}", one_line_text(&line));
    };
    add(tr!("cli-format", format = kind));
    report.decoded.iter().for_each(|sentence| add(sentence.to_string()));
    add(tr!(
        "cli-rows",
        rows = report.rows.to_string(),
        events = report.events.to_string(),
        skipped = report.skipped.count().to_string()
    ));
    add(tr!(
        "cli-lacking",
        undated = report.undated.to_string(),
        unplaced = report.unplaced.to_string(),
        located = report.located_by_gazetteer.to_string(),
        repeated = report.repeated_ids.to_string(),
        claims = report.claims.to_string()
    ));
    if report.claims_skipped > 0 {
        add(tr!("cli-claims-not-read", number = report.claims_skipped.to_string()));
    }
    if let Some(extent) = report.extent {
        let (start, end) = (extent.start().to_utc_text(), extent.end().to_utc_text());
        add(tr!("cli-from-to", start = start, end = end));
    }
    if let Some(bounds) = report.bbox {
        let [west, south, east, north] = bounds.map(|edge| edge.to_string());
        add(tr!("cli-bounds", west = west, south = south, east = east, north = north));
    }
    for taken in report.columns.iter().filter(|taken| !taken.is_sure) {
        let (field, columns) = (&taken.field, taken.columns.join(", "));
        let reason = taken.reason.to_string();
        add(tr!("cli-not-sure", field = field, columns = columns, reason = reason));
    }
    if !report.unread.is_empty() {
        add(tr!("cli-columns-not-read").to_owned());
        for unread in report.unread.iter().take(SHOWN_PROBLEMS) {
            add(format!("  {}: {}", unread.column, unread.reason));
        }
        let more = report.unread.len().saturating_sub(SHOWN_PROBLEMS);
        if more > 0 {
            add(format!("  {}", tr!("cli-and-more", number = more.to_string())));
        }
    }
    list(&mut add, tr!("cli-skipped"), &report.skipped);
    list(&mut add, tr!("cli-kept-in-doubt"), &report.notes);
    text.truncate(text.trim_end().len());
    text
}

fn list(add: &mut impl FnMut(String), title: &str, problems: &Problems) {
    if problems.count() == 0 {
        return;
    }
    add(format!("{title}:"));
    for problem in problems.listed().iter().take(SHOWN_PROBLEMS) {
        add(format!("  {problem}"));
    }
    let more = problems.count().saturating_sub(SHOWN_PROBLEMS as u64);
    if more > 0 {
        add(format!("  {}", tr!("cli-and-more", number = more.to_string())));
    }
}
