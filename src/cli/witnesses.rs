//! What `strikemap verify` says of signatures and time stamps.

use super::error::CliError;
use super::terminal::{in_words, say};
use crate::export::timestamp::Timestamp;
use crate::language::tr;

/// Says who signed a manifest, and since when it is known to exist.
pub fn say_witnesses(signed_by: Option<&str>, timestamps: &[Timestamp]) -> Result<(), CliError> {
    if let Some(id) = signed_by {
        say(&in_words(|| tr!("cli-signed-by", id = id)))?;
    }
    for timestamp in timestamps {
        say(&in_words(|| tr!("cli-time-stamp", told = timestamp.to_string())))?;
    }
    Ok(())
}
