//! Cells that a spreadsheet would run as formulas, disarmed by an apostrophe.

use std::borrow::Cow;

use csv::{ByteRecord, ReaderBuilder, Terminator, WriterBuilder};

/// Whether a spreadsheet may take `cell` for a formula. Signed numbers, such
/// as `-5.2`, are only numbers.
pub fn is_risky(cell: &[u8]) -> bool {
    match cell.split_first() {
        Some((b'=' | b'@' | b'\t' | b'\r', _)) => true,
        Some((b'+' | b'-', rest)) => !is_number(rest),
        _ => false,
    }
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

/// `cell`, behind an apostrophe if it is risky.
pub fn safe_cell(cell: &str) -> Cow<'_, str> {
    if is_risky(cell.as_bytes()) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
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
    if !found || !cells.iter().any(is_risky) {
        return Ok(Cow::Borrowed(raw));
    }
    let safe: ByteRecord = cells
        .iter()
        .map(|cell| if is_risky(cell) { [b"'", cell].concat() } else { cell.to_vec() })
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
    fn formulas_are_risky_and_numbers_are_not() {
        for cell in
            ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\tx", "\rx", "-", "+1-1", "-1e"]
        {
            assert!(is_risky(cell.as_bytes()), "{cell}");
        }
        for cell in ["", "-5.2", "+380", "-5,2", "-1e-7", "a=b", "5", " =1", "'=1"] {
            assert!(!is_risky(cell.as_bytes()), "{cell}");
        }
    }

    #[test]
    fn only_records_with_a_formula_are_rewritten() {
        let safe = |raw: &'static [u8]| safe_record(raw, b';').unwrap();
        assert!(matches!(safe(b"\r\n\"a\";-5,2\r\n"), Cow::Borrowed(_)));
        assert_eq!(*safe(b"\r\n=1;\"x\"\"y\"\r\n\r\n"), *b"\r\n'=1;\"x\"\"y\"\r\n\r\n");
        assert_eq!(*safe(b"\xEF\xBB\xBF@a;b"), *b"\xEF\xBB\xBF'@a;b");
    }
}
