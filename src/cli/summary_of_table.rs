//! `strikemap summary` of a table that stays in its database.

use super::error::CliError;
use super::event_flags::EventFlags;
use super::fetch::{address, connect};
use super::summary::{Counted, WordsOf};
use crate::base::atomic::folder_of;
use crate::database::engine::{Ask, EventTable};

/// Whether `text` is the address of a table.
pub fn is_address(text: &std::path::Path) -> bool {
    let text = text.to_string_lossy();
    ["postgres://", "postgresql://"].iter().any(|scheme| text.starts_with(scheme))
}

/// Counts the rows of the table at `text`, which the server does.
///
/// # Errors
/// When the server refuses, or cannot be asked about the table or a filter.
pub fn count(
    text: &str,
    flags: &EventFlags,
    words_of: Option<WordsOf>,
) -> Result<Counted, CliError> {
    let address = address(text)?;
    let options = flags.reading.options()?;
    let filters = flags.filters_of(&options)?;
    let connection = connect(&address)?;
    let folder = std::env::temp_dir();
    let table = EventTable::ask(&connection, &address, &options, folder_of(&folder.join("rows")))?;
    let ask = Ask::new(&connection, &table);
    let totals = ask.totals(&filters)?;
    let words = match words_of {
        Some(WordsOf(filter)) => ask.words(filter, &filters)?,
        None => Vec::new(),
    };
    Ok(Counted {
        events: totals.events,
        undated: totals.undated,
        unplaced: totals.unplaced,
        toll: ask.toll(&filters)?,
        words,
    })
}
