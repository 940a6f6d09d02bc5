//! What a format of exported files is.

use std::io::Write;

use super::error::ExportError;
use super::{ColumnSet, Job};

/// One format of exported files.
pub trait Exporter: Sync {
    /// Stable word on the command line and in manifests.
    fn id(&self) -> &'static str;
    /// Words shown to people.
    fn label(&self) -> &'static str;
    /// The usual ending of file names, without the dot.
    fn extension(&self) -> &'static str;
    /// Whether rival claims need a file of their own beside this one.
    fn has_claims_beside(&self, _job: &Job) -> bool {
        false
    }
    /// Whether it can show a picture of the map.
    fn has_picture(&self) -> bool {
        false
    }
    /// Whether it draws the areas in which imprecise events happened.
    fn draws_areas(&self) -> bool {
        false
    }
    /// Whether its files with columns of `whose` give the events again as they were read,
    /// when they are opened as input.
    fn is_read_again(&self, _whose: ColumnSet) -> bool {
        false
    }
    /// Whose columns it writes where those of `whose` are asked for.
    fn column_set(&self, whose: ColumnSet) -> ColumnSet {
        whose
    }
    /// Writes the rows of `job`: the same job always gives the same bytes.
    ///
    /// # Errors
    /// When a source can no longer be read, the rows do not fit the format, or
    /// `out` refuses the bytes.
    fn write(&self, job: &Job, out: &mut dyn Write) -> Result<(), ExportError>;
}
