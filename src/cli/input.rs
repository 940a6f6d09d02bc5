//! Files named on the command line, and how they are read.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, ValueEnum};

use super::error::CliError;
use crate::base::Progress;
use crate::dataset::Dataset;
use crate::dataset::schema::{self, Field};
use crate::dataset::time::zone;
use crate::dataset::time_text::DateOrder;
use crate::import::{ImportError, NamedColumns, Options, demo, reader, stream};
use crate::language::tr;

/// How files are read.
#[derive(Debug, Args)]
pub struct ReadingFlags {
    /// Which number comes first in dates such as 03/04/2025
    #[arg(long, value_name = "ORDER")]
    pub date_order: Option<DateOrderFlag>,
    /// Time zone of times that are written without an offset
    #[arg(long, value_name = "ZONE", default_value = "Europe/Kyiv")]
    pub zone: String,
    /// A field and the column that fills it, such as start=acq_date; again for the
    /// next column, which counts where the first is empty
    #[arg(long, value_name = "FIELD=COLUMN", value_parser = named_column)]
    pub map: Vec<(Field, String)>,
    /// The sheet of a workbook or layer of a GeoPackage to read, instead of those
    /// that hold events
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
}

fn named_column(text: &str) -> Result<(Field, String), String> {
    let (field, column) =
        text.split_once('=').ok_or_else(|| tr!("error-cli-field-and-column").to_owned())?;
    let known = || schema::fillable().map(|def| def.id).collect::<Vec<_>>().join(", ");
    let field = Field::from_id(field.trim())
        .filter(|field| field.def().is_fillable())
        .ok_or_else(|| tr!("error-cli-no-field", name = field, fields = known()))?;
    Ok((field, column.to_owned()))
}

/// Which number comes first in a date.
#[derive(Debug, Clone, Copy, ValueEnum)]
#[expect(clippy::enum_variant_names, reason = "the words of the flag")]
pub enum DateOrderFlag {
    /// 3 April
    DayFirst,
    /// March 4
    MonthFirst,
    /// A year of two digits, then month and day
    YearFirst,
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
                DateOrderFlag::DayFirst => DateOrder::DayFirst,
                DateOrderFlag::MonthFirst => DateOrder::MonthFirst,
                DateOrderFlag::YearFirst => DateOrder::YearFirst,
            }),
            named_columns,
            sheet: self.sheet.clone(),
            ..Options::default()
        })
    }
}

/// Whether `path` is a pipe, such as `<(…)` of a shell makes.
#[cfg(unix)]
fn is_pipe(path: &Path) -> bool {
    use std::os::unix::fs::FileTypeExt as _;
    std::fs::metadata(path).is_ok_and(|meta| meta.file_type().is_fifo())
}

#[cfg(not(unix))]
fn is_pipe(_path: &Path) -> bool {
    false
}

/// Refuses a file that is named twice: every event of it would count twice.
pub fn refuse_twice(paths: &[PathBuf]) -> Result<(), CliError> {
    let same = |path: &PathBuf| path.canonicalize().unwrap_or_else(|_| path.clone());
    let mut known = std::collections::HashSet::new();
    match paths.iter().find(|path| !known.insert(same(path))) {
        Some(path) => Err(CliError::NamedTwice(path.clone())),
        None => Ok(()),
    }
}

/// Reads the files at `paths`, in their order.
pub fn open_all(paths: &[PathBuf], options: &Options) -> Result<Vec<Arc<Dataset>>, CliError> {
    refuse_twice(paths)?;
    paths.iter().map(|path| open(path, options).map(Arc::new)).collect()
}

/// Reads the file at `path`, the built-in data for the word `demo`, or standard input
/// for `-`.
pub fn open(path: &Path, options: &Options) -> Result<Dataset, CliError> {
    let result = if path.as_os_str() == "demo" && !path.exists() {
        demo::dataset()
    } else if path.as_os_str() == "-" {
        stream::read(path, &mut std::io::stdin().lock(), options, &Progress::default())
    } else if is_pipe(path) {
        std::fs::File::open(path)
            .map_err(|source| ImportError::Io { path: path.to_owned(), source })
            .and_then(|mut pipe| stream::read(path, &mut pipe, options, &Progress::default()))
    } else {
        reader::read(path, options, &Progress::default())
    };
    result.map_err(|error| CliError::import(path.to_owned(), error))
}
