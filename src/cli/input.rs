//! Files named on the command line, and how they are read.

use std::path::Path;

use clap::{Args, ValueEnum};

use super::error::CliError;
use crate::base::Progress;
use crate::dataset::Dataset;
use crate::dataset::time::zone;
use crate::dataset::time_text::DateOrder;
use crate::import::{Options, demo, reader};

/// How files are read.
#[derive(Debug, Args)]
pub struct ReadingFlags {
    /// Which number comes first in dates such as 03/04/2025
    #[arg(long, value_name = "ORDER")]
    pub date_order: Option<Order>,
    /// Time zone of times that are written without an offset
    #[arg(long, value_name = "ZONE", default_value = "Europe/Kyiv")]
    pub zone: String,
}

/// Which number comes first in a date.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Order {
    /// 3 April
    DayFirst,
    /// March 4
    MonthFirst,
}

impl ReadingFlags {
    /// The options that the flags mean.
    pub fn options(&self) -> Result<Options, CliError> {
        Ok(Options {
            zone: zone(&self.zone)?,
            date_order: self.date_order.map(|order| match order {
                Order::DayFirst => DateOrder::DayFirst,
                Order::MonthFirst => DateOrder::MonthFirst,
            }),
            ..Options::default()
        })
    }
}

/// Reads the file at `path`, or the built-in data for the word `demo`.
pub fn open(path: &Path, options: &Options) -> Result<Dataset, CliError> {
    let result = if path.as_os_str() == "demo" && !path.exists() {
        demo::dataset()
    } else {
        reader::read(path, options, &Progress::default())
    };
    result.map_err(|error| CliError::import(path.to_owned(), error))
}
