//! What changed between two versions of a dataset, as text for people, CSV and JSON.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::base::escape::one_line_text;
use crate::dataset::schema::{Field, FieldDef, columns};
use crate::dataset::{Dataset, Event, SourceError};
use crate::language::{Language, Message, current, registered, said_in, tr};
use crate::versions::{Difference, FieldChange, MatchedBy, Method};

/// Changes listed for people; the rest is counted.
const MOST_LISTED: usize = 40;

/// Two versions and what changed.
#[derive(Debug, Clone, Copy)]
pub struct Versions<'a> {
    /// The old version.
    pub old: &'a Dataset,
    /// The new version.
    pub new: &'a Dataset,
    /// What changed.
    pub difference: &'a Difference,
}

/// How rows were matched, in a sentence.
fn method_words(method: &Method) -> String {
    match method {
        Method::Ids => tr!("rows-matched-by-ids").to_owned(),
        Method::Columns(columns) => tr!("rows-matched-by-columns", columns = columns.join(", ")),
        Method::Likeness(reason) => {
            tr!("rows-matched-by-likeness-because", reason = reason.text())
        }
    }
}

/// What matched the rows of a change, in a word of files.
pub(super) fn matched_by(by: MatchedBy) -> String {
    match by {
        MatchedBy::Key => "key".to_owned(),
        MatchedBy::Record => "record".to_owned(),
        MatchedBy::Likeness(points) => format!("likeness {points}"),
    }
}

/// What a change means, as files have it.
pub(super) fn english(change: &FieldChange) -> String {
    let say = || change.meaning.as_ref().map(Message::to_string);
    said_in(Language::English, say).unwrap_or_default()
}

impl Versions<'_> {
    /// What the numbers are, in sentences.
    pub fn words(&self) -> Vec<String> {
        let found = self.difference;
        let mut words = vec![method_words(&found.method)];
        match found.repeated_keys {
            [0, 0] => {}
            [old, 0] => words.push(tr!("repeated-keys-of-the-old", count = old)),
            [0, new] => words.push(tr!("repeated-keys-of-the-new", count = new)),
            [old, new] => {
                words.push(tr!("repeated-keys-of-the-old", count = old));
                words.push(tr!("repeated-keys-of-the-new", count = new));
            }
        }
        if found.not_compared > 0 {
            words.push(tr!("rows-not-compared", count = found.not_compared));
        }
        if !found.columns_added.is_empty() {
            words.push(tr!("columns-added", columns = found.columns_added.join(", ")));
        }
        if !found.columns_removed.is_empty() {
            words.push(tr!("columns-removed", columns = found.columns_removed.join(", ")));
        }
        words.push(tr!(
            "rows-added-removed-changed",
            added = found.added.len(),
            removed = found.removed.len(),
            changed = found.changed.len(),
            unchanged = found.unchanged.len()
        ));
        let fields = found.changed.iter().flat_map(|change| &change.fields);
        let fields = counts(fields.map(|field| name_of(field.field)));
        words.extend(fields.map(|counts| tr!("fields-changed", counts = counts)));
        let cells = found.changed.iter().flat_map(|change| &change.cells);
        let cells = counts(cells.map(|cell| cell.column.as_str()));
        words.extend(cells.map(|counts| tr!("original-columns-changed", counts = counts)));
        words
    }

    /// For people: the sentences, then the changes, of which the first are listed.
    ///
    /// # Errors
    /// When a record can no longer be read.
    pub fn text(&self) -> Result<String, SourceError> {
        let found = self.difference;
        let mut text = String::new();
        for sentence in self.words() {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{}", one_line_text(&sentence));
        }
        let mut left = MOST_LISTED;
        let language = current();
        let words = ["added", "removed", "changed"].map(|word| language.word(word));
        let [added, removed, changed] = &words;
        for (rows, dataset, word) in
            [(&found.added, self.new, added), (&found.removed, self.old, removed)]
        {
            for &row in rows.iter().take(left) {
                let event = dataset.event(row)?;
                let line = tr!("diff-line", line = dataset.span(row).line.to_string());
                let _ = writeln!(text, "{word}\t{}\t{line}", named(&event));
            }
            left = left.saturating_sub(rows.len());
        }
        for change in found.changed.iter().take(left) {
            let event = self.new.event(change.new)?;
            let fields = change.fields.iter().map(|field| {
                let meaning = field.meaning.as_ref().map(|meaning| format!(" ({meaning})"));
                let meaning = meaning.unwrap_or_default();
                format!("{}: {} → {}{meaning}", name_of(field.field), field.old, field.new)
            });
            let cells = change.cells.iter().filter(|_| change.fields.is_empty());
            let cells = cells.map(|cell| format!("{}: {} → {}", cell.column, cell.old, cell.new));
            let all: Vec<String> = fields.chain(cells).collect();
            let all = one_line_text(&all.join("; ")).into_owned();
            let _ = writeln!(text, "{changed}\t{}\t{all}", named(&event));
        }
        let listed = found.added.len() + found.removed.len() + found.changed.len();
        if listed > MOST_LISTED {
            let rest = (listed - MOST_LISTED).to_string();
            let _ = writeln!(text, "{}", tr!("output-lists-more", count = rest));
        }
        Ok(text)
    }

    /// Everything as JSON, for programs.
    ///
    /// # Errors
    /// When a record can no longer be read.
    pub fn json(&self) -> Result<Value, SourceError> {
        let found = self.difference;
        let row = |dataset: &Dataset, row: usize| -> Result<Value, SourceError> {
            let event = dataset.event(row)?;
            let known = |def: &&FieldDef| !def.text(&event).is_empty();
            let fields: serde_json::Map<String, Value> = columns()
                .filter(known)
                .map(|def| (def.id.to_owned(), json!(def.text(&event))))
                .collect();
            Ok(json!({ "line": dataset.span(row).line, "fields": fields }))
        };
        let rows = |dataset: &Dataset, rows: &[usize]| -> Result<Vec<Value>, SourceError> {
            rows.iter().map(|&number| row(dataset, number)).collect()
        };
        let changed: Result<Vec<Value>, SourceError> = found
            .changed
            .iter()
            .map(|change| {
                let event = self.new.event(change.new)?;
                let fields = change.fields.iter().map(|field| {
                    json!({
                        "field": field.field.id(),
                        "old": field.old,
                        "new": field.new,
                        "meaning": english(field),
                    })
                });
                let cells = change
                    .cells
                    .iter()
                    .map(|cell| json!({ "column": cell.column, "old": cell.old, "new": cell.new }));
                Ok(json!({
                    "id": event.id,
                    "title": event.title,
                    "old_line": self.old.span(change.old).line,
                    "new_line": self.new.span(change.new).line,
                    "matched_by": matched_by(change.by),
                    "fields": fields.collect::<Vec<_>>(),
                    "columns": cells.collect::<Vec<_>>(),
                }))
            })
            .collect();
        Ok(json!({
            "matched": said_in(Language::English, || method_words(&found.method)),
            "repeated_keys": { "old": found.repeated_keys[0], "new": found.repeated_keys[1] },
            "not_compared": found.not_compared,
            "columns_added": found.columns_added,
            "columns_removed": found.columns_removed,
            "unchanged": found.unchanged.len(),
            "added": rows(self.new, &found.added)?,
            "removed": rows(self.old, &found.removed)?,
            "changed": changed?,
        }))
    }
}

/// What a field is called in the language of the thread.
fn name_of(field: Field) -> &'static str {
    registered("field", field.id(), field.def().label)
}

/// How often each word stands among `words`, the most frequent first.
fn counts<'a>(words: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    words.for_each(|word| *counts.entry(word).or_default() += 1);
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| Reverse(*count));
    let words: Vec<String> =
        counts.into_iter().map(|(word, count)| format!("{word} {count}")).collect();
    (!words.is_empty()).then(|| words.join(", "))
}

pub(super) fn named(event: &Event) -> String {
    let id = if event.id_made { String::new() } else { format!("{} ", event.id) };
    one_line_text(&format!("{id}{}", event.title)).into_owned()
}
