//! How damage of an Arrow file is told.

use arrow_schema::ArrowError;

use crate::import::ImportError;
use crate::language::{Message, message};

/// That the file is damaged, and how.
pub fn damaged(error: &(dyn std::error::Error + 'static)) -> ImportError {
    ImportError::Malformed(message!("error-arrow-damaged", reason = Message::of(error)))
}

/// The words of an error, without its kind before them.
pub fn failed(error: ArrowError) -> ImportError {
    match error {
        ArrowError::ParseError(reason)
        | ArrowError::IpcError(reason)
        | ArrowError::SchemaError(reason)
        | ArrowError::InvalidArgumentError(reason) => damaged(&Message::verbatim(reason)),
        error => damaged(&error),
    }
}
