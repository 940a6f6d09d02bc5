//! Which columns of text the columns of an Arrow file become.

use std::io::Write;

use arrow_schema::{DataType, Field, Schema};

use crate::import::{ImportError, limits};
use crate::language::{Message, message};

/// Groups inside groups are followed so far.
const DEEPEST: usize = 32;

/// What is said of columns, which are listed in it.
type SentenceOf = fn(Message) -> Message;

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
            return Err(ImportError::Malformed(message!("error-arrow-no-columns")));
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
    pub fn sentences(&self) -> Vec<Message> {
        let mut sentences = vec![message!("decoded-arrow")];
        let told: [(&Vec<String>, SentenceOf); 4] = [
            (&self.utc, |columns| message!("decoded-times-utc", columns = columns)),
            (&self.local, |columns| message!("decoded-times-local", columns = columns)),
            (&self.lists, |columns| message!("decoded-lists", columns = columns)),
            (&self.bytes, |columns| message!("decoded-bytes", columns = columns)),
        ];
        for (columns, sentence) in told.into_iter().filter(|(columns, _)| !columns.is_empty()) {
            sentences.push(sentence(limits::listed(columns)));
        }
        sentences
    }
}

/// Kinds of columns that have no text.
fn check_kind(kind: &DataType, name: &str, depth: usize) -> Result<(), ImportError> {
    let unread = |kind: Message| {
        Err(ImportError::Malformed(message!(
            "error-arrow-column-unread",
            column = name,
            kind = kind
        )))
    };
    if depth > DEEPEST {
        return unread(message!("unread-kind-nested"));
    }
    match kind {
        DataType::Duration(_) | DataType::Interval(_) => unread(message!("unread-kind-duration")),
        DataType::Union(..) => unread(message!("unread-kind-union")),
        DataType::RunEndEncoded(..) => unread(message!("unread-kind-runs")),
        DataType::ListView(_) | DataType::LargeListView(_) => unread(message!("unread-kind-views")),
        DataType::Dictionary(_, values) => check_kind(values, name, depth + 1),
        DataType::Struct(members) if members.is_empty() => {
            unread(message!("unread-kind-empty-group"))
        }
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
