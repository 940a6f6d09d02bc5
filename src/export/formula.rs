//! Cells that a spreadsheet would run as formulas, disarmed by an apostrophe.

use std::borrow::Cow;

use csv::{ByteRecord, ReaderBuilder, Terminator, WriterBuilder};

/// Signs with which a spreadsheet begins a formula, in their full width too.
const SIGNS: [&str; 4] = ["=", "@", "\u{ff1d}", "\u{ff20}"];

/// Signs that begin a formula unless a number follows.
const NUMBER_SIGNS: [&str; 4] = ["+", "-", "\u{ff0b}", "\u{ff0d}"];

/// What may begin a new cell where a file is opened with the separator of another
/// country, which does not know the quotes of this one.
const SEPARATORS: &[u8] = b";,\t|\n\r";

/// Where in `cell` a spreadsheet may find the start of a formula: at its start, and after
/// each separator but `delimiter`, that of the file. Signed numbers, such as `-5.2`, are
/// only numbers.
fn starts(cell: &[u8], delimiter: u8) -> Vec<usize> {
    let mut found = Vec::new();
    let is_end = |byte: &u8| SEPARATORS.contains(byte) && *byte != delimiter;
    let mut at = 0;
    for part in cell.split(is_end) {
        // Behind a separator quotes and blanks are passed over; at the start of the cell
        // they make it a text.
        let quiet = |byte: &&u8| at > 0 && matches!(byte, b'"' | b'\'' | b' ');
        let passed = part.iter().take_while(quiet).count();
        if begins_formula(part.get(passed..).unwrap_or_default()) {
            found.push(at + passed);
        }
        at += part.len() + 1;
    }
    // Some programs drop a tab or line end at the start of a cell.
    if matches!(cell.first(), Some(b'\t' | b'\r' | b'\n')) {
        found.retain(|start| *start > 1);
        found.insert(0, 0);
    }
    found
}

fn begins_formula(text: &[u8]) -> bool {
    let after = |sign: &&str| text.strip_prefix(sign.as_bytes());
    SIGNS.iter().any(|sign| after(sign).is_some())
        || NUMBER_SIGNS.iter().find_map(after).is_some_and(|rest| !is_number(rest))
}

/// `cell` with an apostrophe before each start of a formula; `None` where there is none.
fn disarmed(cell: &[u8], delimiter: u8) -> Option<Vec<u8>> {
    let starts = starts(cell, delimiter);
    if starts.is_empty() {
        return None;
    }
    let mut safe = Vec::with_capacity(cell.len() + starts.len());
    let mut from = 0;
    for start in starts {
        safe.extend_from_slice(cell.get(from..start).unwrap_or_default());
        safe.push(b'\'');
        from = start;
    }
    safe.extend_from_slice(cell.get(from..).unwrap_or_default());
    Some(safe)
}

/// Digits with at most one point or comma, and an exponent.
fn is_number(text: &[u8]) -> bool {
    let all_digits = |text: &[u8]| !text.is_empty() && text.iter().all(u8::is_ascii_digit);
    let mut halves = text.splitn(2, |byte| matches!(byte, b'e' | b'E'));
    let mantissa = halves.next().unwrap_or_default();
    let exponent_is_sound = halves.next().is_none_or(|exponent| {
        all_digits(exponent.strip_prefix(b"-").or(exponent.strip_prefix(b"+")).unwrap_or(exponent))
    });
    exponent_is_sound && mantissa.splitn(2, |byte| matches!(byte, b'.' | b',')).all(all_digits)
}

/// `cell` of a file with commas, with an apostrophe before each start of a formula.
pub fn safe_cell(cell: &str) -> Cow<'_, str> {
    match disarmed(cell.as_bytes(), b',') {
        Some(safe) => Cow::Owned(String::from_utf8_lossy(&safe).into_owned()),
        None => Cow::Borrowed(cell),
    }
}

/// The raw record of a table with its risky cells disarmed. A record without
/// any stays as it is, byte for byte; in others only the quoting may change.
pub fn safe_record(raw: &[u8], delimiter: u8) -> std::io::Result<Cow<'_, [u8]>> {
    let (before, rest) = raw.split_at(lead_len(raw));
    let mut cells = ByteRecord::new();
    let found = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(rest)
        .read_byte_record(&mut cells)?;
    if !found || cells.iter().all(|cell| starts(cell, delimiter).is_empty()) {
        return Ok(Cow::Borrowed(raw));
    }
    let safe: ByteRecord = cells
        .iter()
        .map(|cell| disarmed(cell, delimiter).unwrap_or_else(|| cell.to_vec()))
        .collect();
    let mut writer = WriterBuilder::new()
        .delimiter(delimiter)
        .terminator(Terminator::Any(b'\n'))
        .from_writer(Vec::new());
    writer.write_byte_record(&safe)?;
    let mut line = writer.into_inner().map_err(csv::IntoInnerError::into_error)?;
    line.pop();
    let text_len = rest.iter().rposition(|byte| !is_line_end(*byte)).map_or(0, |at| at + 1);
    Ok(Cow::Owned([before, &line, rest.get(text_len..).unwrap_or_default()].concat()))
}

/// Whether `byte` ends a line.
pub const fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

/// Length of byte order mark and blank lines before the first cell.
fn lead_len(raw: &[u8]) -> usize {
    let mark_len = if raw.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    let blank = raw.iter().skip(mark_len).take_while(|byte| is_line_end(**byte)).count();
    mark_len + blank
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_disarmed_wherever_a_spreadsheet_finds_them_and_numbers_are_not() {
        for (cell, safe) in [
            ("=1+1", "'=1+1"),
            ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
            ("-2+3", "'-2+3"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\tx", "'\tx"),
            ("\n=1", "'\n=1"),
            ("-", "'-"),
            ("-1e", "'-1e"),
            ("\u{ff1d}1+1", "'\u{ff1d}1+1"),
            ("\u{ff0b}1+1", "'\u{ff0b}1+1"),
            ("two\n=lines", "two\n'=lines"),
            ("a;=1+1", "a;'=1+1"),
            ("a; \"=1+1", "a; \"'=1+1"),
            ("a\t@x|-y", "a\t'@x|'-y"),
        ] {
            assert_eq!(safe_cell(cell), safe);
        }
        for cell in
            ["", "-5.2", "+380", "-5,2", "-1e-7", "a=b", "5", " =1", "'=1", "a;-5;+3", "a,=1"]
        {
            assert!(matches!(safe_cell(cell), Cow::Borrowed(_)), "{cell}");
        }
        assert_eq!(disarmed(b"a,=1", b';'), Some(b"a,'=1".to_vec()));
    }

    #[test]
    fn only_records_with_a_formula_are_rewritten() {
        let safe = |raw: &'static [u8]| safe_record(raw, b';').unwrap();
        assert!(matches!(safe(b"\r\n\"a\";-5,2\r\n"), Cow::Borrowed(_)));
        assert_eq!(*safe(b"\r\n=1;\"x\"\"y\"\r\n\r\n"), *b"\r\n'=1;\"x\"\"y\"\r\n\r\n");
        assert_eq!(*safe(b"\xEF\xBB\xBF@a;b"), *b"\xEF\xBB\xBF'@a;b");
    }
}
