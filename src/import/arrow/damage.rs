//! How damage of an Arrow file is told.

use arrow_schema::ArrowError;

use crate::import::ImportError;

/// That the file is damaged, and how.
pub fn damaged(error: &dyn std::fmt::Display) -> ImportError {
    let reason: String = error.to_string().chars().take(300).collect();
    ImportError::Malformed(format!("this Arrow file is damaged or cannot be read: {reason}"))
}

/// The words of an error, without its kind before them.
pub fn failed(error: ArrowError) -> ImportError {
    match error {
        ArrowError::ParseError(reason)
        | ArrowError::IpcError(reason)
        | ArrowError::SchemaError(reason)
        | ArrowError::InvalidArgumentError(reason) => damaged(&reason),
        error => damaged(&error),
    }
}
