//! Which columns of text the columns of an Arrow file become.

use std::io::Write;

use arrow_schema::{DataType, Field, Schema};

use crate::import::{ImportError, limits};

/// Groups inside groups are followed so far.
const DEEPEST: usize = 32;

/// All columns of a file.
#[derive(Debug, Default)]
pub struct Plan {
    names: Vec<String>,
    utc: Vec<String>,
    local: Vec<String>,
    lists: Vec<String>,
    bytes: Vec<String>,
}

impl Plan {
    /// Of a file with these columns.
    ///
    /// # Errors
    /// When it has none, more than are read, or one of a kind that is not read.
    pub fn of(schema: &Schema) -> Result<Self, ImportError> {
        let mut plan = Self::default();
        for field in schema.fields() {
            check_kind(field.data_type(), field.name(), 0)?;
            plan.push(field, "")?;
        }
        if plan.names.is_empty() {
            return Err(ImportError::Malformed("this Arrow file has no columns".to_owned()));
        }
        Ok(plan)
    }

    /// The header of the table of text.
    pub fn write_header(&self, writer: &mut csv::Writer<&mut dyn Write>) -> csv::Result<()> {
        writer.write_record(&self.names)
    }

    /// How many columns of text there are.
    pub fn width(&self) -> usize {
        self.names.len()
    }

    /// A group becomes a column a member.
    fn push(&mut self, field: &Field, prefix: &str) -> Result<(), ImportError> {
        let name = format!("{prefix}{}", field.name());
        if let DataType::Struct(members) = field.data_type() {
            let prefix = format!("{name}.");
            return members.iter().try_for_each(|member| self.push(member, &prefix));
        }
        let kind = match field.data_type() {
            DataType::Dictionary(_, values) => values,
            other => other,
        };
        let kept = match kind {
            DataType::Timestamp(_, Some(zone)) => {
                let zone: String = zone.chars().take(60).collect();
                self.utc.push(format!("{name} (written in {zone})"));
                None
            }
            DataType::Timestamp(_, None) | DataType::Date64 => Some(&mut self.local),
            DataType::Binary
            | DataType::LargeBinary
            | DataType::BinaryView
            | DataType::FixedSizeBinary(_) => Some(&mut self.bytes),
            kind if kind.is_nested() => Some(&mut self.lists),
            _ => None,
        };
        if let Some(kept) = kept {
            kept.push(name.clone());
        }
        self.names.push(name);
        limits::check_columns(self.names.len())
    }

    /// What was turned into text, and how, for the report.
    pub fn sentences(&self) -> Vec<String> {
        let mut sentences = vec![
            "The file is Arrow (Feather): its rows were decoded into a table of text, in which \
             lines are counted; null and empty text are both an empty cell"
                .to_owned(),
        ];
        for (columns, words) in [
            (&self.utc, "times as ISO 8601 in UTC, with Z"),
            (&self.local, "times without a zone, as ISO 8601 without an offset"),
            (&self.lists, "lists, maps and groups, joined by \"; \""),
            (&self.bytes, "bytes, as text where they are UTF-8, in hexadecimal otherwise"),
        ] {
            if !columns.is_empty() {
                sentences.push(format!("{}: {words}", limits::listed(columns)));
            }
        }
        sentences
    }
}

/// Kinds of columns that have no text.
fn check_kind(kind: &DataType, name: &str, depth: usize) -> Result<(), ImportError> {
    let unread = |kind: &str| {
        Err(ImportError::Malformed(format!(
            "column \"{name}\" of this Arrow file is {kind}, which is not read; save the file \
             without it"
        )))
    };
    if depth > DEEPEST {
        return unread("nested too deeply");
    }
    match kind {
        DataType::Duration(_) | DataType::Interval(_) => unread("a length of time"),
        DataType::Union(..) => unread("a union of several kinds"),
        DataType::RunEndEncoded(..) => unread("written as runs"),
        DataType::ListView(_) | DataType::LargeListView(_) => unread("a list of views"),
        DataType::Dictionary(_, values) => check_kind(values, name, depth + 1),
        DataType::Struct(members) if members.is_empty() => unread("a group without members"),
        DataType::Struct(members) => {
            members.iter().try_for_each(|member| check_kind(member.data_type(), name, depth + 1))
        }
        DataType::List(inner)
        | DataType::LargeList(inner)
        | DataType::FixedSizeList(inner, _)
        | DataType::Map(inner, _) => check_kind(inner.data_type(), name, depth + 1),
        _ => Ok(()),
    }
}
