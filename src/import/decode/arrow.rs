//! Arrow files and streams, and Feather.

use std::io::Write;

use super::{Decoded, Decoding, Head, Packed};
use crate::import::{ImportError, arrow};

/// Tables of columns, as programs for data hand them to each other.
pub struct Arrow;

impl Decoding for Arrow {
    fn name(&self) -> &'static str {
        "Arrow file"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["arrow", "feather", "arrows"]
    }

    fn recognises(&self, head: &Head) -> bool {
        head.begins(arrow::MAGIC) || arrow::is_stream(&head.bytes)
    }

    fn decode(&self, packed: &mut Packed<'_>, out: &mut dyn Write) -> Result<Decoded, ImportError> {
        let sentences = arrow::table(&mut *packed.file, packed.bytes, out, packed.progress)?;
        Ok(Decoded { sentences, ..Decoded::default() })
    }
}
