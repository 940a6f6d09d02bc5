//! What is wrong with a Parquet file that its decoder would not notice.

use parquet::errors::ParquetError;

use crate::language::Message;

/// An error that says `reason`.
pub fn refused(reason: Message) -> ParquetError {
    ParquetError::External(Box::new(reason))
}
