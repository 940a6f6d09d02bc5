//! Whether the columns of a row group fit together: pages have the values that they
//! claim, and members of one list or group agree on how long it is and where it is
//! missing. Otherwise rows would get the values of others.

use std::hash::{BuildHasher as _, Hasher as _};

use foldhash::fast::FixedState;
use parquet::basic::{Encoding, Repetition};
use parquet::column::page::Page;
use parquet::errors::{ParquetError, Result};
use parquet::file::reader::RowGroupReader;
use parquet::schema::types::{ColumnDescriptor, Type};

use super::damage::refused;
use super::levels::{self, Run};
use super::payload;
use crate::base::Progress;
use crate::language::{Message, message};

/// A list or a group that may be missing, with several columns below it.
#[derive(Debug, Clone, Copy)]
struct Node {
    id: usize,
    most_definition: u64,
    most_repetition: u64,
}

/// The nodes above every column, in the order of the columns.
fn nodes_above(schema: &Type) -> Vec<Vec<Node>> {
    let (mut columns, mut count) = (Vec::new(), 0);
    for field in schema.get_fields() {
        collect(field, &mut Vec::new(), [0, 0], &mut count, &mut columns);
    }
    columns
}

fn collect(
    field: &Type,
    above: &mut Vec<Node>,
    [mut definition, mut repetition]: [u64; 2],
    count: &mut usize,
    columns: &mut Vec<Vec<Node>>,
) {
    let info = field.get_basic_info();
    let kind = if info.has_repetition() { info.repetition() } else { Repetition::REQUIRED };
    definition += u64::from(kind != Repetition::REQUIRED);
    repetition += u64::from(kind == Repetition::REPEATED);
    if field.is_primitive() {
        columns.push(above.clone());
        return;
    }
    *count += 1;
    above.push(Node { id: *count, most_definition: definition, most_repetition: repetition });
    for member in field.get_fields() {
        collect(member, above, [definition, repetition], count, columns);
    }
    above.pop();
}

/// What one column says of a node: its levels up to those of the node, as a hash.
struct Outline {
    node: Node,
    hash: foldhash::fast::FoldHasher<'static>,
    last: Option<(u64, u64)>,
    count: u64,
}

impl Outline {
    fn new(node: Node) -> Self {
        Self { node, hash: FixedState::default().build_hasher(), last: None, count: 0 }
    }

    fn add(&mut self, repetition: u64, definition: u64, count: u64) {
        // Deeper repetitions are further members of the same.
        if repetition > self.node.most_repetition {
            return;
        }
        let found = (repetition, definition.min(self.node.most_definition));
        if self.last != Some(found) {
            self.close();
            self.last = Some(found);
        }
        self.count += count;
    }

    fn close(&mut self) {
        if let Some((repetition, definition)) = self.last.take() {
            self.hash.write_u64(repetition);
            self.hash.write_u64(definition);
            self.hash.write_u64(std::mem::take(&mut self.count));
        }
    }

    fn finish(mut self) -> u64 {
        self.close();
        self.hash.finish()
    }
}

/// Refuses a row group whose pages do not hold what they claim, or whose columns
/// contradict each other.
///
/// # Errors
/// With the column and the reason, or when the user cancelled.
pub fn check(group: &dyn RowGroupReader, progress: &Progress) -> Result<()> {
    let meta = group.metadata();
    let schema = meta.schema_descr();
    let above = nodes_above(schema.root_schema());
    let rows = u64::try_from(meta.num_rows()).unwrap_or_default();
    let mut known: Vec<Option<(u64, String)>> = Vec::new();
    for (index, nodes) in above.iter().enumerate().take(group.num_columns()) {
        let column = schema.column(index);
        let name = column.path().string();
        let told = |error: ParquetError| {
            refused(message!(
                "damage-in-column",
                column = name.as_str(),
                reason = Message::of(&error)
            ))
        };
        let values = u64::try_from(meta.column(index).num_values()).unwrap_or_default();
        let outlines = column_outlines(group, index, &column, nodes, [rows, values], progress);
        for outline in outlines.map_err(told)? {
            let id = outline.node.id;
            let hash = outline.finish();
            known.resize(known.len().max(id + 1), None);
            let Some(slot) = known.get_mut(id) else { continue };
            match slot {
                Some((other_hash, other)) if *other_hash != hash => {
                    return Err(refused(message!(
                        "damage-members-differ",
                        one = other.as_str(),
                        other = name.as_str()
                    )));
                }
                Some(_) => {}
                None => *slot = Some((hash, name.clone())),
            }
        }
    }
    Ok(())
}

fn column_outlines(
    group: &dyn RowGroupReader,
    index: usize,
    column: &ColumnDescriptor,
    nodes: &[Node],
    [rows, values]: [u64; 2],
    progress: &Progress,
) -> Result<Vec<Outline>> {
    let mut outlines: Vec<Outline> = nodes.iter().copied().map(Outline::new).collect();
    let (mut found_rows, mut found_values) = (0, 0);
    for page in group.get_column_page_reader(index)? {
        progress.check().map_err(|error| ParquetError::External(error.into()))?;
        let Some(page) = OpenPage::of(&page?, column)? else { continue };
        if found_values == 0 && page.repetitions.first().is_some_and(|run| run.value > 0) {
            return Err(refused(message!("damage-list-without-beginning")));
        }
        found_values += page.count;
        found_rows += page.rows;
        for (repetition, definition, count) in page.pairs() {
            for outline in &mut outlines {
                outline.add(repetition, definition, count);
            }
        }
    }
    if found_values != values {
        return Err(refused(message!(
            "damage-values-claimed",
            found = found_values.to_string(),
            claimed = values.to_string()
        )));
    }
    if found_rows != rows {
        return Err(refused(message!(
            "damage-rows-claimed",
            found = found_rows.to_string(),
            claimed = rows.to_string()
        )));
    }
    Ok(outlines)
}

/// A page of data with its levels.
struct OpenPage {
    count: u64,
    rows: u64,
    repetitions: Vec<Run>,
    definitions: Vec<Run>,
}

impl OpenPage {
    /// Nothing for a dictionary.
    fn of(page: &Page, column: &ColumnDescriptor) -> Result<Option<Self>> {
        let (most_repetition, most_definition) = (column.max_rep_level(), column.max_def_level());
        let (count, values, encoding) = match page {
            Page::DictionaryPage { .. } => return Ok(None),
            Page::DataPage { num_values, encoding, .. }
            | Page::DataPageV2 { num_values, encoding, .. } => {
                (u64::from(*num_values), page.buffer().as_ref(), *encoding)
            }
        };
        let mut rest: &[u8] = values;
        let all = |value| if count == 0 { Vec::new() } else { vec![Run { value, count }] };
        let mut level = |most: i16, encoding: Encoding, len: Option<u32>| match len {
            _ if most == 0 => Ok(all(0)),
            None => levels::of_page(&mut rest, encoding, most, count),
            Some(len) => {
                let cut = || refused(message!("damage-levels-cut-off"));
                let (bytes, after) = rest.split_at_checked(len as usize).ok_or_else(cut)?;
                rest = after;
                levels::checked(bytes, most, count)
            }
        };
        let (repetitions, definitions) = match page {
            Page::DataPageV2 { def_levels_byte_len, rep_levels_byte_len, .. } => (
                level(most_repetition, Encoding::RLE, Some(*rep_levels_byte_len))?,
                level(most_definition, Encoding::RLE, Some(*def_levels_byte_len))?,
            ),
            Page::DataPage { def_level_encoding, rep_level_encoding, .. } => (
                level(most_repetition, *rep_level_encoding, None)?,
                level(most_definition, *def_level_encoding, None)?,
            ),
            Page::DictionaryPage { .. } => return Ok(None),
        };
        let sum = |runs: &[Run], value: u64| -> u64 {
            runs.iter().filter(|run| run.value == value).map(|run| run.count).sum()
        };
        let rows = sum(&repetitions, 0);
        let present = sum(&definitions, u64::from(most_definition.unsigned_abs()));
        if let Page::DataPageV2 { num_nulls, .. } = page
            && u64::from(*num_nulls) != count - present
        {
            return Err(refused(message!(
                "damage-nulls-claimed",
                claimed = num_nulls.to_string(),
                found = (count - present).to_string()
            )));
        }
        let kind = column.physical_type();
        payload::check(rest, encoding, kind, column.type_length(), present)?;
        Ok(Some(Self { count, rows, repetitions, definitions }))
    }

    /// Levels of repetition and definition, as often as they come together.
    fn pairs(&self) -> Vec<(u64, u64, u64)> {
        let mut pairs = Vec::new();
        let (mut repetitions, mut definitions) =
            (self.repetitions.iter().copied(), self.definitions.iter().copied());
        let (mut one, mut other) = (repetitions.next(), definitions.next());
        while let (Some(repetition), Some(definition)) = (one, other) {
            let count = repetition.count.min(definition.count);
            pairs.push((repetition.value, definition.value, count));
            let rest = |run: Run| Some(Run { count: run.count - count, ..run });
            let is_left = |run: &Run| run.count > 0;
            one = rest(repetition).filter(is_left).or_else(|| repetitions.next());
            other = rest(definition).filter(is_left).or_else(|| definitions.next());
        }
        pairs
    }
}
