//! What changed of an event since the older version of its dataset, in lines.

use crate::base::escape::escape_invisible;
use crate::language::tr;
use crate::ui::labels;
use crate::versions::Change;

/// One line for each field; for each original column where no field changed.
pub fn change_lines(change: &Change) -> Vec<String> {
    let shown = |text: &str| match text {
        "" => tr!("unknown-value").to_owned(),
        text => escape_invisible(text).into_owned(),
    };
    let fields = change.fields.iter().map(|field| {
        let name = labels::field(field.field.def());
        let text = format!("{name}: {} → {}", shown(&field.old), shown(&field.new));
        match &field.meaning {
            Some(meaning) => format!("{text} ({meaning})"),
            None => text,
        }
    });
    let cells = change.cells.iter().filter(|_| change.fields.is_empty()).map(|cell| {
        let name = escape_invisible(&cell.column);
        format!("{name}: {} → {}", shown(&cell.old), shown(&cell.new))
    });
    fields.chain(cells).collect()
}
