//! Arrow files and streams, of which Feather is one, decoded into a table of text, so
//! that every row has an original record like any other.

mod cells;
mod damage;
mod messages;
mod plan;

use std::io::{BufReader, Read, Seek, Write};

use arrow_array::RecordBatch;
use arrow_buffer::Buffer;
use arrow_ipc::reader::StreamDecoder;

use super::ImportError;
use crate::base::Progress;
use crate::language::{Message, message};
use cells::RowText;
use damage::{damaged, failed};
use messages::Messages;
pub use messages::{MAGIC, is_stream};
use plan::Plan;

/// Writes header and rows of a file of `bytes` bytes; returns in sentences what was
/// turned into text, and how.
///
/// # Errors
/// When the file is damaged, has columns of a kind that is not read, decodes to far
/// more than events do, or cannot be stored, or the user cancelled.
pub fn table(
    file: impl Read + Seek,
    bytes: u64,
    out: &mut dyn Write,
    progress: &Progress,
) -> Result<Vec<Message>, ImportError> {
    let mut messages = Messages::of(BufReader::new(file), bytes)?;
    let mut decoder = StreamDecoder::new();
    let mut plan: Option<Plan> = None;
    let mut writer = csv::Writer::from_writer(out);
    let mut row = RowText::default();
    while let Some(message) = messages.next()? {
        progress.check()?;
        let mut buffer = Buffer::from_vec(message);
        while !buffer.is_empty() {
            let batch = decoder.decode(&mut buffer).map_err(failed)?;
            if plan.is_none()
                && let Some(schema) = decoder.schema()
            {
                let made = Plan::of(&schema)?;
                made.write_header(&mut writer).map_err(|error| damaged(&error))?;
                plan = Some(made);
            }
            if let (Some(batch), Some(plan)) = (batch, &plan) {
                write_rows(&batch, plan, &mut row, &mut writer, progress)?;
            }
        }
        // Half of the way; the text is read after it.
        progress.set(messages.position().min(bytes), bytes.max(1).saturating_mul(2));
    }
    let Some(plan) = plan else { return Err(damaged(&message!("damage-no-columns"))) };
    writer.flush().map_err(|error| damaged(&error))?;
    Ok(plan.sentences())
}

fn write_rows(
    batch: &RecordBatch,
    plan: &Plan,
    row: &mut RowText,
    writer: &mut csv::Writer<&mut dyn Write>,
    progress: &Progress,
) -> Result<(), ImportError> {
    for index in 0..batch.num_rows() {
        if index % 1024 == 0 {
            progress.check()?;
        }
        row.fill(plan, batch, index).map_err(|reason| damaged(&reason))?;
        writer.write_record(row.cells()).map_err(|error| damaged(&error))?;
    }
    Ok(())
}
