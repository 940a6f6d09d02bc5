//! Files named on the command line, and how they are read.

use std::path::Path;

use clap::{Args, ValueEnum};

use super::error::CliError;
use crate::base::Progress;
use crate::dataset::Dataset;
use crate::dataset::time::zone;
use crate::dataset::time_text::DateOrder;
use crate::import::{Field, NamedColumns, Options, demo, reader};

/// How files are read.
#[derive(Debug, Args)]
pub struct ReadingFlags {
    /// Which number comes first in dates such as 03/04/2025
    #[arg(long, value_name = "ORDER")]
    pub date_order: Option<Order>,
    /// Time zone of times that are written without an offset
    #[arg(long, value_name = "ZONE", default_value = "Europe/Kyiv")]
    pub zone: String,
    /// A field and the column that fills it, such as start=acq_date; again for the
    /// next column, which counts where the first is empty
    #[arg(long, value_name = "FIELD=COLUMN", value_parser = named_column)]
    pub map: Vec<(Field, String)>,
}

fn named_column(text: &str) -> Result<(Field, String), String> {
    let (field, column) = text.split_once('=').ok_or("is not FIELD=COLUMN")?;
    let known = || Field::all().map(Field::id).collect::<Vec<_>>().join(", ");
    let field = Field::from_id(field.trim())
        .ok_or_else(|| format!("{field} is no field; fields are {}", known()))?;
    Ok((field, column.to_owned()))
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
        let mut named_columns = NamedColumns::new();
        for (field, column) in &self.map {
            named_columns.entry(*field).or_default().push(column.clone());
        }
        Ok(Options {
            zone: zone(&self.zone)?,
            date_order: self.date_order.map(|order| match order {
                Order::DayFirst => DateOrder::DayFirst,
                Order::MonthFirst => DateOrder::MonthFirst,
            }),
            named_columns,
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
