//! `strikemap compare`: two periods beside each other.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;

use super::error::CliError;
use super::event_flags;
use super::filter_flags::{FilterFlags, area};
use super::input::{ReadingFlags, open_all};
use super::outputs::refuse_inputs;
use super::terminal::{in_words, say_json, say_table};
use super::time_flags::{MatchingFlags, WindowFlags};
use crate::alerts::LazyAlerts;
use crate::base::atomic;
use crate::boundaries::EventAreas;
use crate::dataset::{Interval, Rows};
use crate::export::comparison;
use crate::filter::{AreaChoice, TimeFilter, area as areas_of};
use crate::gazetteer;
use crate::summary::compare::{PeriodRows, compare};

const EXAMPLES: &str = "\
Examples:
  strikemap compare demo --from 2025-12-01 --to 2025-12-27 --with-from 2024-12-01 --with-to 2024-12-27
  strikemap compare strikes.csv --from 2025-12 --to 2025-12 --with-from 2025-11 --with-to 2025-11 --kind fire --json

Period A is --from to --to, B is --with-from to --with-to; a difference is B less A, and a
percentage is of A.";

/// What is compared.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Files to read, the word demo, or "-" for standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    window: WindowFlags,
    /// Start of the second period
    #[arg(long, value_name = "TIME")]
    with_from: String,
    /// End of the second period: a date includes that day
    #[arg(long, value_name = "TIME")]
    with_to: String,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
    /// Write a CSV table to this file instead
    #[arg(short, long, value_name = "FILE", conflicts_with = "json")]
    output: Option<PathBuf>,
    /// Replace a file that exists
    #[arg(long, requires = "output")]
    replace: bool,
    /// Count this area too, a box W,S,E,N or a shape as well-known text; may repeat
    #[arg(long, value_name = "W,S,E,N|SHAPE", allow_hyphen_values = true, value_parser = area)]
    by_area: Vec<AreaChoice>,
    #[command(flatten)]
    matching: MatchingFlags,
    #[command(flatten)]
    filters: FilterFlags,
    #[command(flatten)]
    reading: ReadingFlags,
}

/// Reads, counts and prints.
pub fn run(arguments: &Arguments) -> Result<ExitCode, CliError> {
    let options = arguments.reading.options()?;
    if let Some(output) = &arguments.output {
        let areas = arguments.filters.files();
        refuse_inputs(output, arguments.files.iter().map(PathBuf::as_path).chain(areas))?;
    }
    let interval = |window: &WindowFlags| -> Result<Interval, CliError> {
        match (&window.from, &window.to) {
            (Some(_), Some(_)) => {
                window.time_filter(&options.zone)?.window.ok_or(CliError::OpenPeriod)
            }
            _ => Err(CliError::OpenPeriod),
        }
    };
    let a = interval(&arguments.window)?;
    let b = interval(&WindowFlags {
        from: Some(arguments.with_from.clone()),
        to: Some(arguments.with_to.clone()),
    })?;
    let filters = arguments.filters.filters(TimeFilter::default(), &options.zone)?;
    let datasets = open_all(&arguments.files, &options)?;
    let alerts = LazyAlerts::new(datasets.iter().map(Arc::clone));
    let shown = || datasets.iter().map(|dataset| &**dataset);
    event_flags::check(&filters, shown(), false)?;
    // All times pass here; the periods are laid over what is left.
    let matching_rows = datasets
        .iter()
        .map(|dataset| filters.matching_among(dataset, &alerts))
        .collect::<Result<Vec<Rows>, _>>()
        .map_err(crate::export::ExportError::from)?;
    let areas: Vec<AreaChoice> = gazetteer::areas()
        .iter()
        .map(|area| AreaChoice::Named(area.name.clone()))
        .chain(arguments.by_area.iter().cloned())
        .chain(arguments.filters.areas_of_files()?)
        .collect();
    let matching = arguments.filters.area_matching();
    let in_areas: Vec<Vec<Rows>> = datasets
        .iter()
        .map(|dataset| {
            let boundaries = EventAreas::of(dataset, &filters.boundaries);
            let rows = |choice| areas_of::rows_in(dataset, choice, matching, &boundaries);
            areas.iter().map(rows).collect()
        })
        .collect();
    let names: Vec<String> = areas.iter().map(AreaChoice::label).collect();
    let parts: Vec<PeriodRows<'_>> = datasets
        .iter()
        .zip(&matching_rows)
        .zip(&in_areas)
        .map(|((dataset, rows), areas)| PeriodRows { dataset, rows, areas: areas.iter().collect() })
        .collect();
    let time = arguments.matching.apply(TimeFilter::default());
    let compared = compare(&parts, time, a, b, &names);
    if let Some(path) = &arguments.output {
        let table = comparison::csv(&compared)?;
        atomic::write(path, arguments.replace, |out| out.write_all(&table))
            .map_err(crate::export::ExportError::from)?;
    } else if arguments.json {
        say_json(&comparison::json(&compared))?;
    } else {
        say_table(in_words(|| comparison::text(&compared, &options.zone)).trim_end())?;
    }
    Ok(ExitCode::SUCCESS)
}
