//! Parquet and GeoParquet.

use std::io::Write;

use super::{Decoded, Decoding, Head, Packed};
use crate::import::{ImportError, parquet};

/// Tables of columns, as warehouses keep them.
pub struct Parquet;

impl Decoding for Parquet {
    fn name(&self) -> &'static str {
        "Parquet file"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["parquet"]
    }

    fn recognises(&self, head: &Head) -> bool {
        head.begins(parquet::MAGIC)
    }

    fn decode(&self, packed: &mut Packed<'_>, out: &mut dyn Write) -> Result<Decoded, ImportError> {
        let file = packed.file.try_clone().map_err(|error| super::damaged(self.name(), &error))?;
        let sentences = parquet::table(file, out, usize::MAX, packed.progress)?;
        Ok(Decoded { sentences, ..Decoded::default() })
    }
}
