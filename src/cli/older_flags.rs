//! The older version of the file that a command is about.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use super::error::CliError;
use super::input::open;
use crate::base::Progress;
use crate::dataset::Dataset;
use crate::import::Options;
use crate::versions::{self, Comparison};

/// The older version of the file that a command is about.
#[derive(Debug, Args)]
#[command(next_help_heading = "Older version")]
pub struct OlderFlags {
    /// Compare FILE with this older version of it, as "strikemap diff" does: --change,
    /// --changed-field and expressions ask what became of events
    #[arg(long, value_name = "FILE")]
    older: Option<PathBuf>,
    /// Match rows of both versions by this original column instead of their ids; again for
    /// columns that tell rows apart together
    #[arg(long, value_name = "COLUMN", requires = "older")]
    key: Vec<String>,
}

impl OlderFlags {
    /// The older version.
    pub fn path(&self) -> Option<&Path> {
        self.older.as_deref()
    }

    /// Compares the only one of `datasets` with the older version; nothing where none is
    /// named.
    pub fn compare(
        &self,
        datasets: &[Arc<Dataset>],
        options: &Options,
    ) -> Result<Option<Arc<Comparison>>, CliError> {
        let Some(path) = &self.older else { return Ok(None) };
        let [new] = datasets else { return Err(CliError::OlderOfOne(datasets.len())) };
        let old = Arc::new(open(path, options)?);
        let chosen = versions::Options { key: self.key.clone() };
        let difference = versions::compare(&old, new, &chosen, &Progress::default())?;
        let comparison = Comparison::new(old, new.len(), Arc::new(difference));
        comparison.tell(new);
        Ok(Some(Arc::new(comparison)))
    }
}
