//! Telegram: the messages of a channel or chat, as its program exports them.

use serde_json::Value;

use crate::dataset::Citation;
use crate::import::{Columns, Container, EventBuilder, Field, Format, Mapping, Row};
use crate::language::{MessageId, message_id};

/// `result.json` of an export.
pub struct Telegram;

/// Why the time is not that of an event.
const SENT: MessageId = message_id!("note-time-of-message");

impl Format for Telegram {
    fn id(&self) -> &'static str {
        "telegram"
    }

    fn label(&self) -> &'static str {
        "Telegram JSON"
    }

    fn container(&self) -> Container {
        Container::Json
    }

    fn recognises(&self, columns: &Columns) -> bool {
        columns.have(&["id", "type", "date", "date_unixtime", "text"])
    }

    fn mapping(&self, columns: &Columns) -> Mapping {
        Mapping::default()
            .with(columns, Field::Id, "id")
            .with(columns, Field::Start, "date_unixtime")
            .with(columns, Field::Summary, "text")
            .with(columns, Field::SourceName, "from")
    }

    fn complete(&self, row: &Row<'_>, builder: &mut EventBuilder) {
        if !builder.get(Field::Start).is_empty() {
            builder.time_doubt = Some(SENT);
        }
        let pieces = pieces(row.get("text"));
        builder.set(Field::Summary, pieces);
        let from = row.get("from");
        if !from.is_empty() {
            builder.sources = vec![Citation { publisher: from.to_owned(), url: String::new() }];
        }
    }
}

/// Text as it is, or joined out of pieces of which some are objects with a text.
fn pieces(cell: &str) -> String {
    let Some(Value::Array(pieces)) =
        cell.starts_with('[').then(|| serde_json::from_str(cell).ok()).flatten()
    else {
        return cell.to_owned();
    };
    let text = |piece: &Value| match piece {
        Value::String(text) => text.clone(),
        piece => piece.get("text").and_then(Value::as_str).unwrap_or_default().to_owned(),
    };
    pieces.iter().map(text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_in_pieces_is_one_text() {
        assert_eq!(pieces(r#"["Near ",{"type":"bold","text":"Kyiv"},"."]"#), "Near Kyiv.");
        assert_eq!(pieces("[no] array"), "[no] array");
        assert_eq!(pieces(""), "");
    }
}
