//! `strikemap summary`: matching events, counted.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use serde_json::json;

use super::error::CliError;
use super::event_flags::{EventFlags, OpenedEvents};
use super::older_flags::OlderFlags;
use super::terminal::{in_words, say, say_json};
use crate::alerts::LazyAlerts;
use crate::dataset::Rows;
use crate::export::ExportError;
use crate::language::{current, tr};
use crate::summary::{AlertSummary, Sum, Toll};

const EXAMPLES: &str = "\
Examples:
  strikemap summary demo --from 2025-12-27 --to 2025-12-27 --area Kyiv
  strikemap summary strikes.csv alerts.csv --kind drone_strike --json
      alerts of all files count, and \"off\" is only said where a file of alerts covers
      the place and time; see docs/summary.md";

/// What is counted.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Files to read, the word demo, or "-" for standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    events: EventFlags,
    #[command(flatten)]
    older: OlderFlags,
}

/// Reads, counts and prints.
pub fn run(arguments: &Arguments) -> Result<ExitCode, CliError> {
    let OpenedEvents { filters, datasets, comparison, .. } =
        arguments.events.open_with(&arguments.files, Some(&arguments.older))?;
    let shown = || datasets.iter().map(|dataset| &**dataset);
    let alerts = LazyAlerts::new(datasets.iter().map(Arc::clone));
    let matching = shown()
        .map(|dataset| filters.matching_among(dataset, &alerts))
        .collect::<Result<Vec<Rows>, _>>()
        .map_err(ExportError::from)?;
    let states: Vec<_> = shown().map(|dataset| alerts.states(dataset)).collect();
    let events: usize = matching.iter().map(Rows::count).sum();
    let toll = Toll::of(shown().zip(&matching));
    let strikes = AlertSummary::of(states.iter().map(|states| &**states).zip(&matching));
    let older = match &comparison {
        Some(comparison) => {
            let old = &*comparison.old;
            let rows = filters.matching_among(old, &alerts).map_err(ExportError::from)?;
            Some((rows.count(), Toll::of(std::iter::once((old, &rows)))))
        }
        None => None,
    };
    if arguments.json {
        let people = |sum: &Sum| sum.is_known().then(|| json!({"low": sum.low, "high": sum.high}));
        let mut value = json!({
            "events": events,
            "killed": people(&toll.killed),
            "injured": people(&toll.injured),
            "strikes": {
                "count": strikes.strikes(),
                "alert_on": strikes.on,
                "alert_off": strikes.off,
                "alert_not_known": strikes.not_known,
                "median_minutes_after_start": strikes.median_minutes,
            },
        });
        if let (Some(object), Some((events, toll))) = (value.as_object_mut(), &older) {
            let (killed, injured) = (people(&toll.killed), people(&toll.injured));
            let older = json!({ "events": events, "killed": killed, "injured": injured });
            object.insert("older".to_owned(), older);
        }
        say_json(&value)?;
        return Ok(ExitCode::SUCCESS);
    }
    let counts = |events: usize, toll: &Toll| {
        let [killed, injured] = [toll.killed.label_in_words(), toll.injured.label_in_words()];
        [
            tr!("cli-events", number = current().number(events)),
            tr!("cli-people", killed = killed, injured = injured),
        ]
    };
    in_words(|| counts(events, &toll)).iter().try_for_each(|line| say(line))?;
    if let Some((events, toll)) = older {
        let older = |line: &String| tr!("cli-older-version", told = line);
        let lines = in_words(|| counts(events, &toll).each_ref().map(older));
        lines.iter().try_for_each(|line| say(line))?;
    }
    say(&in_words(|| tr!("cli-air-alert", told = strikes.words())))?;
    Ok(ExitCode::SUCCESS)
}
