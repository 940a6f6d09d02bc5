//! `strikemap summary`: matching events, counted.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use serde_json::json;

use super::counted::{Counted, WordsOf};
use super::error::CliError;
use super::event_flags::{EventFlags, OpenedEvents};
use super::older_flags::OlderFlags;
#[cfg(feature = "postgres")]
use super::summary_of_table;
use super::terminal::{in_words, say, say_json};
use crate::alerts::LazyAlerts;
#[cfg(feature = "postgres")]
use crate::database::Address;
use crate::dataset::{Dataset, Rows};
use crate::export::ExportError;
use crate::filter::Filters;
use crate::filter::labels::filter_word;
use crate::language::{current, tr};
use crate::summary::{AlertSummary, WordCount, facets};

const EXAMPLES: &str = "\
Examples:
  strikemap summary demo --from 2025-12-27 --to 2025-12-27 --area Kyiv
  strikemap summary demo --by kind --area Kyiv
  strikemap summary 'postgres:///alerts?host=/run/postgresql&table=events' --by country
      a table stays in its database, which does the counting; see docs/databases.md
  strikemap summary strikes.csv alerts.csv --kind drone_strike --json
      alerts of all files count, and \"off\" is only said where a file of alerts covers
      the place and time; see docs/summary.md";

/// What is counted.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Files to read, the word demo, "-" for standard input, or the address of one table of
    /// a database
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Print also how many events have each word of a filter, such as kind or country
    #[arg(long, value_name = "FILTER")]
    by: Option<WordsOf>,
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
    #[cfg(feature = "postgres")]
    if let [file] = &arguments.files[..]
        && let text = file.to_string_lossy()
        && Address::is_meant(&text)
    {
        if arguments.older.path().is_some() {
            return Err(CliError::OlderOfOne(0));
        }
        let counted = summary_of_table::count(&text, &arguments.events, arguments.by)?;
        print(arguments, &counted, None, None)?;
        return Ok(ExitCode::SUCCESS);
    }
    let OpenedEvents { filters, datasets, comparison, .. } =
        arguments.events.open_with(&arguments.files, Some(&arguments.older))?;
    let shown = || datasets.iter().map(|dataset| &**dataset);
    let alerts = LazyAlerts::new(datasets.iter().map(Arc::clone));
    let matching = |filters: &Filters| -> Result<Vec<Rows>, CliError> {
        let rows = shown().map(|dataset| filters.matching_among(dataset, &alerts));
        Ok(rows.collect::<Result<_, _>>().map_err(ExportError::from)?)
    };
    let rows = matching(&filters)?;
    let words = match arguments.by {
        Some(WordsOf(filter)) => {
            let mut others = filters.clone();
            others.set(filter.id(), None);
            let rows = matching(&others)?;
            let parts: Vec<(&Dataset, &Rows)> = shown().zip(&rows).collect();
            facets::count_words(filter, parts.into_iter())
        }
        None => Vec::new(),
    };
    let states: Vec<_> = shown().map(|dataset| alerts.states(dataset)).collect();
    let counted = Counted::of(&shown().zip(&rows).collect::<Vec<_>>(), words);
    let strikes = AlertSummary::of(states.iter().map(|states| &**states).zip(&rows));
    let older = match &comparison {
        Some(comparison) => {
            let old = &*comparison.old;
            let rows = filters.matching_among(old, &alerts).map_err(ExportError::from)?;
            Some(Counted::of(&[(old, &rows)], Vec::new()))
        }
        None => None,
    };
    print(arguments, &counted, older.as_ref(), Some(&strikes))?;
    Ok(ExitCode::SUCCESS)
}

fn print(
    arguments: &Arguments,
    counted: &Counted,
    older: Option<&Counted>,
    strikes: Option<&AlertSummary>,
) -> Result<(), CliError> {
    if arguments.json {
        let mut value = counted.json();
        let Some(object) = value.as_object_mut() else { return Ok(()) };
        if let Some(strikes) = strikes {
            let strikes = json!({
                "count": strikes.strikes(),
                "alert_on": strikes.on,
                "alert_off": strikes.off,
                "alert_not_known": strikes.not_known,
                "median_minutes_after_start": strikes.median_minutes,
            });
            object.insert("strikes".to_owned(), strikes);
        }
        if arguments.by.is_some() {
            let word = |word: &WordCount| json!({ "word": word.word, "events": word.count });
            object.insert("by".to_owned(), counted.words.iter().map(word).collect());
        }
        if let Some(older) = older {
            object.insert("older".to_owned(), older.json());
        }
        return say_json(&value);
    }
    in_words(|| counted.lines()).iter().try_for_each(|line| say(line))?;
    if let Some(older) = older {
        let told = |line: &String| tr!("cli-older-version", told = line);
        let lines = in_words(|| older.lines().each_ref().map(told));
        lines.iter().try_for_each(|line| say(line))?;
    }
    if let Some(strikes) = strikes {
        say(&in_words(|| tr!("cli-air-alert", told = strikes.words())))?;
    }
    let Some(WordsOf(filter)) = arguments.by else { return Ok(()) };
    let mut words: Vec<&WordCount> = counted.words.iter().filter(|word| word.count > 0).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.count));
    for WordCount { word, count, .. } in words {
        let line =
            || format!("{}  {}", current().number(*count as usize), filter_word(filter, word));
        say(&in_words(line))?;
    }
    Ok(())
}
