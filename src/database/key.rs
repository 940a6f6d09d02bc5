//! Whether columns tell the rows of a table apart.

use super::dialect::Column;
use super::error::FetchError;
use super::table::Table;
use crate::net::postgres::DatabaseError;

/// What gives the rows of a statement, as text.
pub type Ask<'a> = &'a dyn Fn(&str) -> Result<Vec<Vec<Option<String>>>, DatabaseError>;

/// Refuses a table whose key is empty or the same in two rows.
///
/// # Errors
/// When it is, or the store refuses.
pub fn refuse_repeated(table: &Table, ask: Ask<'_>) -> Result<(), FetchError> {
    let names: Vec<String> = table.key.iter().map(Column::quoted).collect();
    let (list, all) =
        (names.join(", "), format!("{} IS NOT NULL", names.join(" IS NOT NULL AND ")));
    let [rows, distinct] = ["sum(n)", "count(CASE WHEN is_whole = 1 THEN 1 END)"]
        .map(|value| table.dialect.shown(&format!("coalesce({value}, 0)")));
    let counts = format!(
        "SELECT {rows}, {distinct} FROM (SELECT {list}, count(*) AS n, \
         CASE WHEN {all} THEN 1 ELSE 0 END AS is_whole FROM {} GROUP BY {list}) AS k",
        table.quoted()
    );
    let counted = ask(&counts)?.into_iter().flatten().flatten();
    let counted: Vec<String> = counted.collect();
    match &counted[..] {
        [rows, distinct] if rows == distinct => Ok(()),
        [rows, distinct] => Err(FetchError::RepeatedKey {
            key: table.key_names().join(", "),
            rows: rows.clone(),
            distinct: distinct.clone(),
        }),
        _ => Err(FetchError::NoKey(table.quoted())),
    }
}
