//! `strikemap summary` of a table that stays in its database.

use std::time::Duration;

use super::counted::{Counted, WordsOf};
use super::error::CliError;
use super::event_flags::EventFlags;
use super::fetch::{address, connect};
use crate::database::engine::{Ask, EngineError, Totals, ask_table};
use crate::net::postgres::Timeouts;

/// How long a server may count: tables may be of any size.
const ANSWER: Duration = Duration::from_secs(3_600);

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
    let timeouts = Timeouts { answer: ANSWER, ..Timeouts::default() };
    let connection = connect(&address, timeouts)?;
    let folder = tempfile::tempdir().map_err(EngineError::from)?;
    let table = ask_table(&*connection, &address, &options, folder.path())?;
    let ask = Ask::new(&*connection, &table);
    let is_one_state = connection.dialect().sees_one_state();
    let before = if is_one_state { None } else { Some(ask.state()?) };
    let totals = ask.totals(&filters)?;
    let words = match words_of {
        Some(WordsOf(filter)) => ask.words(filter, &filters)?,
        None => Vec::new(),
    };
    let toll = ask.toll(&filters)?;
    // Numbers of different states would not belong together.
    if before.is_some() && before != Some(ask.state()?) {
        return Err(EngineError::Changed(table.table.quoted()).into());
    }
    let Totals { events, undated, unplaced } = totals;
    Ok(Counted { events, undated, unplaced, toll, words })
}
