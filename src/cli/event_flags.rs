//! Which events a command is about, and how their files are read.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use super::error::CliError;
use super::filter_flags::{FilterFlags, check_columns, words_not_found};
use super::input::{ReadingFlags, open_all};
use super::older_flags::OlderFlags;
use super::terminal::{complain, in_words};
use super::time_flags::{MatchingFlags, WindowFlags};
use crate::dataset::{Dataset, WrittenOptions};
use crate::filter::Filters;
use crate::import::Options;
use crate::versions::Comparison;

/// The time window, the filters, and how files are read.
#[derive(Debug, Args)]
pub struct EventFlags {
    #[command(flatten)]
    pub window: WindowFlags,
    #[command(flatten)]
    pub matching: MatchingFlags,
    #[command(flatten)]
    pub filters: FilterFlags,
    #[command(flatten)]
    pub reading: ReadingFlags,
}

/// Files that were read, and the filters over their events.
#[derive(Debug)]
pub struct OpenedEvents {
    pub options: Options,
    pub filters: Filters,
    /// In the order of the files.
    pub datasets: Vec<Arc<Dataset>>,
    /// The older version with which the only one of them is compared.
    pub comparison: Option<Arc<Comparison>>,
}

impl EventFlags {
    /// The files that the filters name.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        self.filters.files()
    }

    /// Whether they say anything: which events, or how files are read.
    pub fn are_given(&self) -> Result<bool, CliError> {
        let options = self.reading.options()?;
        let filters = self.filters_of(&options)?;
        let is_usual = WrittenOptions::of(&options) == WrittenOptions::of(&Options::default());
        Ok(!filters.are_idle() || !is_usual)
    }

    /// The filters, for events whose files are read with `options`.
    pub fn filters_of(&self, options: &Options) -> Result<Filters, CliError> {
        let time = self.matching.apply(self.window.time_filter(&options.zone)?);
        self.filters.filters(time, &options.zone)
    }

    /// Reads the files at `paths`. Columns that none of them has are refused, words that
    /// no event has are told.
    pub fn open(&self, paths: &[PathBuf]) -> Result<OpenedEvents, CliError> {
        self.open_with(paths, None)
    }

    /// The same, compared with an older version.
    pub fn open_with(
        &self,
        paths: &[PathBuf],
        older: Option<&OlderFlags>,
    ) -> Result<OpenedEvents, CliError> {
        let options = self.reading.options()?;
        let filters = self.filters_of(&options)?;
        let datasets = open_all(paths, &options)?;
        let comparison = match older {
            Some(older) => older.compare(&datasets, &options)?,
            None => None,
        };
        check(&filters, datasets.iter().map(|dataset| &**dataset), comparison.is_some())?;
        Ok(OpenedEvents { options, filters, datasets, comparison })
    }
}

/// Refuses columns that none of `datasets` has, and filters by changes where none is
/// compared; tells words that no event has.
pub fn check<'a>(
    filters: &Filters,
    datasets: impl Iterator<Item = &'a Dataset> + Clone,
    is_compared: bool,
) -> Result<(), CliError> {
    if filters.need_older() && !is_compared {
        return Err(CliError::NeedsOlder);
    }
    check_columns(filters, datasets.clone())?;
    in_words(|| words_not_found(filters, datasets)).iter().for_each(|notice| complain(notice));
    Ok(())
}
