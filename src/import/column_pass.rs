//! Looks at every cell of one column.

use super::ImportError;
use super::chunks::{self, ReadRecords, Records, Table};
use super::column_facts::ColumnFacts;
use super::interrupt::Interrupt;
use super::layout::Layout;
use super::tally::Tally;
use crate::base::{Progress, parallel};

/// Looks at every cell of `column` in a text that is read as a whole.
///
/// # Errors
/// When the text is damaged or the user cancelled.
pub fn of_text(
    layout: &Layout,
    text: &[u8],
    names: &[String],
    column: usize,
    progress: &Progress,
) -> Result<ColumnFacts, ImportError> {
    let mut facts = ColumnFacts::default();
    layout.scan(
        text,
        names,
        progress,
        &mut |_, cells| {
            facts.count(cells.get(column).map_or("", String::as_str));
            Ok(())
        },
        &mut |_, _, _| {},
    )?;
    Ok(facts)
}

/// Looks at every cell of `column` in a table, in chunks.
///
/// # Errors
/// When only the exact reader can tell what some record is, the system cannot read or
/// the user cancelled.
pub fn of_table(
    table: &Table<'_>,
    column: usize,
    progress: &Progress,
) -> Result<ColumnFacts, Interrupt> {
    let mut readers: Vec<Reader> = (0..parallel::threads())
        .map(|_| Reader { column, found: ColumnFacts::default() })
        .collect();
    let mut all = ColumnFacts::default();
    for chunk in chunks::read(table, &mut readers, progress)? {
        all.join(chunk.output);
    }
    Ok(all)
}

/// Counts over one column of a table.
struct Reader {
    column: usize,
    found: ColumnFacts,
}

impl ReadRecords for Reader {
    type Output = ColumnFacts;

    fn records(&mut self, records: &Records<'_>) -> Result<(), Interrupt> {
        for index in 0..records.count() {
            let record = records.get(index);
            if let Some(cell) = record.cells.get(self.column) {
                self.found.count(&String::from_utf8_lossy(&cell.unescaped(record.text)));
            }
        }
        Ok(())
    }

    fn finish_chunk(&mut self) -> ColumnFacts {
        std::mem::take(&mut self.found)
    }
}
