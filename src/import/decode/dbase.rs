//! Tables of dBASE: what a shapefile says about its geometries.

use std::borrow::Cow;

use encoding_rs::Encoding;
use serde_json::{Map, Value};

use super::features::number;
use crate::import::encoding;
use crate::language::{Message, message};

/// Days from the first day of the Julian calendar to 1970.
const JULIAN_OF_1970: i64 = 2_440_588;

/// A column.
struct Column {
    name: String,
    kind: u8,
    len: usize,
}

/// A table, whose records are found by their number.
pub struct Table<'a> {
    columns: Vec<Column>,
    records: &'a [u8],
    record_len: usize,
    encoding: &'static Encoding,
    /// Whether the encoding was guessed from the letters.
    pub is_guessed: bool,
}

/// One record of a table.
pub enum Record {
    /// It was deleted and waits to be removed.
    Deleted,
    /// Names and values.
    Kept(Map<String, Value>),
}

impl<'a> Table<'a> {
    /// Of the bytes of a `.dbf`, and of the `.cpg` beside it.
    ///
    /// # Errors
    /// When they are none.
    pub fn of(bytes: &'a [u8], code_page: Option<&str>) -> Result<Self, Message> {
        let cut = || message!("damage-dbf-cut-off");
        let head = bytes.get(..32).ok_or_else(cut)?;
        let [.., low, high, len_low, len_high] = *head.get(..12).ok_or_else(cut)? else {
            return Err(cut());
        };
        let header_len = usize::from(u16::from_le_bytes([low, high]));
        let record_len = usize::from(u16::from_le_bytes([len_low, len_high]));
        let fields = bytes.get(32..header_len).ok_or_else(cut)?;
        let records = bytes.get(header_len..).ok_or_else(cut)?;
        if record_len == 0 {
            return Err(message!("damage-dbf-records-without-length"));
        }
        let (encoding, is_guessed) = encoding_of(code_page, head.get(29).copied(), records);
        let mut columns = Vec::new();
        let mut width = 1;
        for field in fields.chunks_exact(32).take_while(|field| field.first() != Some(&0x0D)) {
            let name = field.split(|&byte| byte == 0).next().unwrap_or_default();
            let name = encoding::decode(encoding, name.get(..11).unwrap_or(name));
            let [kind, _, _, _, _, len, decimals] = *field.get(11..18).unwrap_or_default() else {
                return Err(cut());
            };
            // Long texts keep the high byte of their length where decimals stand.
            let high = if kind == b'C' { usize::from(decimals) << 8 } else { 0 };
            let len = usize::from(len) + high;
            width += len;
            columns.push(Column { name: name.trim().to_owned(), kind, len });
        }
        if width > record_len {
            return Err(message!("damage-dbf-long-fields"));
        }
        Ok(Self { columns, records, record_len, encoding, is_guessed })
    }

    /// The encoding of its texts.
    pub fn encoding(&self) -> &'static Encoding {
        self.encoding
    }

    /// Names of columns that hold longer texts in a file that is not read.
    pub fn memos(&self) -> Vec<&str> {
        let memos = self.columns.iter().filter(|column| matches!(column.kind, b'M' | b'G' | b'P'));
        memos.map(|column| column.name.as_str()).collect()
    }

    /// The record with the number `index`, from 0.
    pub fn record(&self, index: usize) -> Option<Record> {
        let start = index.checked_mul(self.record_len)?;
        let record = self.records.get(start..start.checked_add(self.record_len)?)?;
        let (mark, mut rest) = record.split_first()?;
        match mark {
            b'*' => return Some(Record::Deleted),
            0x1A => return None,
            _ => {}
        }
        let mut values = Map::new();
        for column in &self.columns {
            let (cell, after) = rest.split_at_checked(column.len)?;
            rest = after;
            values.insert(column.name.clone(), self.value(column.kind, cell));
        }
        Some(Record::Kept(values))
    }

    /// Text as it is written; only what is no text is spelled out.
    fn value(&self, kind: u8, cell: &[u8]) -> Value {
        match (kind, cell) {
            (b'I' | b'+', &[a, b, c, d]) => Value::from(i32::from_le_bytes([a, b, c, d])),
            (b'B' | b'O', cell) if cell.len() == 8 => {
                eight(cell).map_or(Value::Null, |bytes| number(f64::from_le_bytes(bytes)))
            }
            (b'T' | b'@', cell) if cell.len() == 8 => moment(cell).map_or(Value::Null, Value::from),
            (b'M' | b'G' | b'P' | b'0', _) => Value::Null,
            (kind, cell) => {
                let text = encoding::decoded(self.encoding, cell);
                let text = text.trim_matches(|c: char| c == '\0' || c.is_whitespace());
                match kind {
                    b'D' => day(text),
                    b'N' | b'F' if text.starts_with('*') => Value::Null,
                    b'L' if matches!(text, "T" | "t" | "Y" | "y") => Value::Bool(true),
                    b'L' if matches!(text, "F" | "f" | "N" | "n") => Value::Bool(false),
                    b'L' if text == "?" => Value::Null,
                    _ if text.is_empty() => Value::Null,
                    _ => Value::from(text),
                }
            }
        }
    }
}

fn eight(cell: &[u8]) -> Option<[u8; 8]> {
    cell.try_into().ok()
}

/// `YYYYMMDD` as ISO 8601; other text as it stands.
fn day(text: &str) -> Value {
    if text.is_empty() || text.bytes().all(|byte| byte == b'0') {
        return Value::Null;
    }
    let is_plain = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    match (text.get(..4), text.get(4..6), text.get(6..8)) {
        (Some(year), Some(month), Some(day)) if is_plain => {
            Value::from(format!("{year}-{month}-{day}"))
        }
        _ => Value::from(text),
    }
}

/// A Julian day and milliseconds as ISO 8601 without a zone.
fn moment(cell: &[u8]) -> Option<String> {
    let [a, b, c, d, e, f, g, h] = eight(cell)?;
    let julian = i64::from(i32::from_le_bytes([a, b, c, d]));
    let millis = i64::from(i32::from_le_bytes([e, f, g, h]));
    if julian == 0 {
        return None;
    }
    let since_1970 = (julian - JULIAN_OF_1970) * 86_400_000 + millis;
    let at = jiff::Timestamp::from_millisecond(since_1970).ok()?;
    Some(jiff::tz::TimeZone::UTC.to_datetime(at).to_string())
}

/// By the file beside it, else by the table's own mark, else by the letters.
fn encoding_of(
    code_page: Option<&str>,
    mark: Option<u8>,
    records: &[u8],
) -> (&'static Encoding, bool) {
    if let Some(encoding) = code_page.and_then(by_code_page) {
        return (encoding, false);
    }
    let marked = match mark {
        Some(0xC9) => Some(encoding_rs::WINDOWS_1251),
        Some(0xC8) => Some(encoding_rs::WINDOWS_1250),
        Some(0x65 | 0x26) => Some(encoding_rs::IBM866),
        _ => None,
    };
    let looked_at = records.get(..records.len().min(1 << 20)).unwrap_or_default();
    match marked {
        Some(encoding) if std::str::from_utf8(looked_at).is_err() => (encoding, false),
        _ => (encoding::detect(looked_at), !looked_at.is_ascii()),
    }
}

/// `UTF-8`, `65001`, `1251`, `ANSI 1251`, `CP1251`, `OEM 866`, `ISO 88595`.
fn by_code_page(text: &str) -> Option<&'static Encoding> {
    let text = text.trim().trim_start_matches('\u{feff}');
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let label: Cow<'_, str> = match digits.as_str() {
        "65001" => "utf-8".into(),
        "8" if text.to_ascii_lowercase().starts_with("utf") => "utf-8".into(),
        "866" => "ibm866".into(),
        "1250" | "1251" | "1252" | "1253" | "1254" | "1255" | "1256" | "1257" | "1258" => {
            format!("windows-{digits}").into()
        }
        digits if digits.starts_with("8859") && digits.len() > 4 => {
            format!("iso-8859-{}", digits.trim_start_matches("8859")).into()
        }
        _ => text.into(),
    };
    Encoding::for_label(label.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_pages_are_known_as_programs_write_them() {
        for (text, name) in [
            ("UTF-8", "UTF-8"),
            ("65001", "UTF-8"),
            ("ANSI 1251", "windows-1251"),
            ("1250", "windows-1250"),
            ("OEM 866", "IBM866"),
            ("ISO 88595", "ISO-8859-5"),
            ("koi8-u", "KOI8-U"),
        ] {
            assert_eq!(by_code_page(text).map(Encoding::name), Some(name), "{text}");
        }
    }

    #[test]
    fn days_are_iso_and_what_is_none_stays() {
        assert_eq!(day("20251227"), "2025-12-27");
        assert_eq!(day("00000000"), Value::Null);
        assert_eq!(day("2025"), "2025");
    }

    #[test]
    fn a_table_that_contradicts_itself_is_refused() {
        let mut bytes = vec![0; 64];
        bytes[0] = 3;
        (bytes[8], bytes[10]) = (64, 1);
        bytes[32..34].copy_from_slice(b"id");
        (bytes[43], bytes[48]) = (b'N', 200);
        assert!(Table::of(&bytes, None).is_err());
        assert!(Table::of(&bytes[..20], None).is_err());
    }
}
