//! JSON: the objects of an array wherever it lies, of lines, or a single one.

mod collections;
mod domains;
pub mod find;
mod geometry;
mod members;
mod not_a_number;
pub mod reshape;
pub mod script;
mod shape;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use serde_json::value::RawValue;

use find::is_between;
use members::Elements;
pub use members::Members;
use shape::Form;
pub use shape::{Extent, Shape};

use super::scan::{OnDamage, OnRecord};
use super::{ImportError, limits};
use crate::base::Progress;
use crate::dataset::Span;
use crate::language::{Message, message};

/// `bytes` as text, without a byte order mark.
///
/// # Errors
/// When it is not UTF-8, which JSON must be.
pub fn text(bytes: &[u8]) -> Result<&str, ImportError> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        ImportError::Malformed(message!(
            "error-not-utf-8-at",
            byte = error.valid_up_to().to_string()
        ))
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

fn malformed(error: &serde_json::Error) -> ImportError {
    damaged_at(error, error.line())
}

fn damaged_at(error: &serde_json::Error, line: usize) -> ImportError {
    let column = error.column();
    ImportError::Malformed(message!(
        "error-json-damaged",
        line = line.to_string(),
        column = column.to_string(),
        reason = Message::of(error)
    ))
}

/// The members of the object that `raw` is; none for anything else, which
/// [`scan`] reports.
pub fn members(raw: &str) -> Vec<(Cow<'_, str>, &RawValue)> {
    if raw.len() as u64 > limits::LARGEST_RECORD_BYTES {
        return Vec::new();
    }
    serde_json::from_str::<Members<'_>>(raw).map_or_else(|_| Vec::new(), |members| members.0)
}

/// Calls `on_object` with every record of `bytes`, where `extent` has them.
///
/// # Errors
/// When the JSON is damaged or `on_object` refuses.
pub fn for_each_object<'a>(
    bytes: &'a [u8],
    extent: Extent,
    mut on_object: impl FnMut(Span, &'a str) -> Result<(), ImportError>,
) -> Result<(), ImportError> {
    let text = text(bytes)?;
    let records = text.get(extent.start..).unwrap_or_default();
    let base = bytes.as_ptr() as usize;
    let (mut line, mut counted_to) = (1_usize, 0_usize);
    let mut hand_out = |record: &'a str| {
        // Both point into `bytes`, so the difference is the offset.
        let offset = record.as_ptr() as usize - base;
        if extent.is_counted {
            line += usize::from(counted_to > 0);
        } else {
            let between = bytes.get(counted_to..offset).unwrap_or_default();
            line += between.iter().filter(|&&byte| byte == b'\n').count();
        }
        counted_to = offset.max(1);
        let len = u32::try_from(record.len()).unwrap_or(u32::MAX);
        on_object(Span { offset: offset as u64, len, line: line as u32 }, record)
    };
    match extent.form {
        Form::Array => {}
        Form::Sequence => return sequence(records, hand_out),
        Form::One => {
            let (value, ..) = find::first_value(records, 0)
                .ok_or_else(|| ImportError::Malformed(message!("error-json-no-record")))?;
            return hand_out(value.get());
        }
    }
    let mut refused = None;
    let mut deserializer = serde_json::Deserializer::from_str(records);
    let result = serde::Deserializer::deserialize_seq(
        &mut deserializer,
        Elements(|raw: &'a RawValue| match hand_out(raw.get()) {
            Ok(()) => true,
            Err(error) => {
                refused = Some(error);
                false
            }
        }),
    );
    match (refused, result) {
        (Some(error), _) => Err(error),
        (None, Err(_)) if !records.trim_start().starts_with('[') => {
            // Damage is told where it is; a sound text has no records.
            serde_json::from_str::<&RawValue>(text).map_err(|error| malformed(&error))?;
            Err(ImportError::Malformed(message!("error-json-no-array")))
        }
        (None, Err(error)) => {
            let before = text.get(..text.len() - records.len()).unwrap_or_default();
            let lines = before.bytes().filter(|&byte| byte == b'\n').count();
            Err(damaged_at(&error, lines + error.line()))
        }
        (None, Ok(())) => {
            let is_top = text.get(..extent.start).is_some_and(|text| text.bytes().all(is_between));
            let len = deserializer.into_iter::<serde::de::IgnoredAny>().byte_offset();
            if is_top { behind(text, extent.start + len, hand_out) } else { Ok(()) }
        }
    }
}

/// The records behind the first array of a text: of more arrays, or alone.
fn behind<'a>(
    text: &'a str,
    mut at: usize,
    mut hand_out: impl FnMut(&'a str) -> Result<(), ImportError>,
) -> Result<(), ImportError> {
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let Some(start) = rest.bytes().position(|byte| !is_between(byte)) else { return Ok(()) };
        let Some((value, _, end)) = find::first_value(text, at) else {
            let line = 1 + text.bytes().take(at + start).filter(|&byte| byte == b'\n').count();
            return Err(ImportError::Malformed(message!(
                "error-json-text-behind",
                line = line.to_string()
            )));
        };
        match find::elements(value.get()) {
            Some(elements) => elements.into_iter().try_for_each(|raw| hand_out(raw.get()))?,
            None => hand_out(value.get())?,
        }
        at = end;
    }
}

/// Values one after another; a line that is damaged is handed out as it is.
fn sequence<'a>(
    text: &'a str,
    mut hand_out: impl FnMut(&'a str) -> Result<(), ImportError>,
) -> Result<(), ImportError> {
    let mut at = 0;
    loop {
        let rest = text.as_bytes().get(at..).unwrap_or_default();
        let Some(start) = rest.iter().position(|byte| !is_between(*byte)) else { return Ok(()) };
        at += start;
        let end = match find::first_value(text, at) {
            Some((value, _, end)) => {
                hand_out(value.get())?;
                end
            }
            None => {
                let rest = rest.get(start..).unwrap_or_default();
                let len = memchr::memchr2(b'\n', 0x1E, rest).unwrap_or(rest.len());
                hand_out(text.get(at..at + len).unwrap_or_default())?;
                at + len
            }
        };
        at = end;
    }
}

/// Every key that a record has, in order of first appearance.
///
/// # Errors
/// When the JSON is damaged.
pub fn columns(bytes: &[u8], extent: &mut Extent) -> Result<Vec<String>, ImportError> {
    let mut names = Vec::new();
    let mut known: HashSet<String> = HashSet::new();
    let mut lines = Lines::default();
    for_each_object(bytes, *extent, |span, record| {
        lines.see(span);
        for (key, _) in members(record) {
            if !known.contains(key.as_ref()) {
                known.insert(key.clone().into_owned());
                names.push(key.into_owned());
            }
        }
        limits::check_columns(names.len())
    })?;
    extent.is_counted = lines.are_shared;
    if names.is_empty() { Err(ImportError::Empty) } else { Ok(names) }
}

/// Whether records share lines, so that a line does not tell which is meant.
#[derive(Default)]
pub struct Lines {
    last: u32,
    /// They do.
    pub are_shared: bool,
}

impl Lines {
    /// Takes the next record.
    pub fn see(&mut self, span: Span) {
        self.are_shared |= self.last == span.line;
        self.last = span.line;
    }
}

/// A value as a cell: strings without quotes and escapes, `null` as nothing,
/// everything else as it is written.
pub fn cell(raw: &RawValue) -> String {
    let text = raw.get();
    match text.as_bytes().first() {
        Some(b'"') => serde_json::from_str(text).unwrap_or_else(|_| text.to_owned()),
        Some(b'n') => String::new(),
        Some(b'[') => pieces(text).unwrap_or_else(|| text.to_owned()),
        _ => text.to_owned(),
    }
}

/// A text that is written in pieces, such as `["see ", {"type": "bold", "text":
/// "here"}]`, joined; `None` for other arrays.
fn pieces(text: &str) -> Option<String> {
    #[derive(serde::Deserialize)]
    #[serde(untagged)]
    enum Piece<'a> {
        Plain(Cow<'a, str>),
        Styled {
            #[serde(rename = "type")]
            _kind: Cow<'a, str>,
            text: Cow<'a, str>,
        },
    }
    memchr::memmem::find(text.as_bytes(), b"\"text\"")?;
    let pieces: Vec<Piece<'_>> = serde_json::from_str(text).ok()?;
    let is_styled = |piece: &Piece<'_>| matches!(piece, Piece::Styled { .. });
    pieces.iter().any(is_styled).then(|| {
        let text = |piece: &Piece<'_>| match piece {
            Piece::Plain(text) | Piece::Styled { text, .. } => text.to_string(),
        };
        pieces.iter().map(text).collect()
    })
}

/// The cells of one record under `columns`.
pub fn cells(record: &[u8], columns: &[String]) -> Vec<String> {
    let mut cells = vec![String::new(); columns.len()];
    let text = std::str::from_utf8(record).unwrap_or_default();
    fill(&mut cells, columns, members(text));
    cells
}

/// Puts the values of `members` under their columns.
pub fn fill(cells: &mut [String], columns: &[String], members: Vec<(Cow<'_, str>, &RawValue)>) {
    let mut places = Places::new(columns);
    for (expected, (key, raw)) in members.into_iter().enumerate() {
        // Records mostly share the order of their keys.
        let index = if columns.get(expected).is_some_and(|name| *name == key) {
            Some(expected)
        } else {
            places.find(&key)
        };
        if let Some(index) = index {
            cells[index] = cell(raw);
        }
    }
}

/// Where columns stand, looked up one by one until that would take long.
pub struct Places<'a> {
    columns: &'a [String],
    looked_up: usize,
    by_name: HashMap<&'a str, usize>,
}

impl<'a> Places<'a> {
    /// Columns that are looked up one by one.
    const MOST_SEARCHES: usize = 64;

    /// Those of `columns`.
    pub fn new(columns: &'a [String]) -> Self {
        Self { columns, looked_up: 0, by_name: HashMap::new() }
    }

    /// The first column called `name`.
    pub fn find(&mut self, name: &str) -> Option<usize> {
        self.looked_up += 1;
        if self.looked_up < Self::MOST_SEARCHES {
            return self.columns.iter().position(|column| column == name);
        }
        if self.by_name.is_empty() {
            for (index, column) in self.columns.iter().enumerate() {
                self.by_name.entry(column).or_insert(index);
            }
        }
        self.by_name.get(name).copied()
    }
}

/// Hands out every record, its cells found by `cells`; what is no object, or a
/// damaged one, is damage.
///
/// # Errors
/// When the JSON is damaged, `on_record` refuses or the user cancelled.
pub fn scan(
    bytes: &[u8],
    extent: Extent,
    cells: impl Fn(&[u8]) -> Vec<String>,
    progress: &Progress,
    on_record: &mut OnRecord<'_>,
    on_damage: &mut OnDamage<'_>,
) -> Result<(), ImportError> {
    for_each_object(bytes, extent, |span, record| {
        progress.set(span.offset, bytes.len() as u64);
        progress.check()?;
        let mut damaged = |reason: Message| {
            let shown: String = record.chars().take(200).collect();
            on_damage(span.line, &shown, reason);
            Ok(())
        };
        if let Some(reason) = limits::too_large(record.len() as u64, 0) {
            return damaged(reason);
        }
        if !record.starts_with('{') {
            return damaged(message!("note-no-object"));
        }
        let cells = cells(record.as_bytes());
        // A damaged line of a sequence stands among the others as it is.
        let may_be_damaged = matches!(extent.form, Form::Sequence);
        if (may_be_damaged || cells.iter().all(String::is_empty))
            && let Err(error) = serde_json::from_str::<Members<'_>>(record)
        {
            return damaged(message!("note-json-unreadable", reason = Message::of(&error)));
        }
        on_record(span, cells)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn extent(text: &str) -> Extent {
        let text = super::text(text.as_bytes()).unwrap();
        match find::find(text, false) {
            Shape::Extent(extent) => extent,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn records_are_found_in_a_bare_array_and_under_a_key() {
        for text in [
            "\u{feff}[{\"a\":1},\n{\"a\":2}]",
            "{\"meta\":{},\"events\":[{\"a\":1},\n{\"a\":2}]}",
            "{\"x\":[],\"strikes\":[{\"a\":1},\n{\"a\":2}]}",
            "{\"a\":1}\n{\"a\":2}\n",
            "\u{1e}{\"a\":1}\n\u{1e}{\"a\":2}\n",
        ] {
            let mut found = Vec::new();
            for_each_object(text.as_bytes(), extent(text), |span, record| {
                let range = span.offset as usize..span.offset as usize + span.len as usize;
                assert_eq!(&text.as_bytes()[range], record.as_bytes());
                found.push((span.line, record.to_owned()));
                Ok(())
            })
            .unwrap();
            assert_eq!(found, [(1, "{\"a\":1}".to_owned()), (2, "{\"a\":2}".to_owned())]);
        }
    }

    #[test]
    fn numbers_keep_their_digits() {
        let columns = ["lat".to_owned(), "note".to_owned()];
        let record = br#"{"lat":50.45470000000000001,"note":"\u041a\"x","more":null}"#;
        assert_eq!(cells(record, &columns), ["50.45470000000000001", "К\"x"]);
    }

    #[test]
    fn damaged_json_says_where() {
        let error =
            columns(b"[{\"a\":1},\n{\"a\":}]", &mut Extent::default()).unwrap_err().to_string();
        assert!(error.contains("line 2, column 6"), "{error}");
    }
}
