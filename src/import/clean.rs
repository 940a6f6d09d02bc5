//! What a cell says without its blanks and words for nothing.

use crate::dataset::time_text;

/// A cell without the blanks around it; empty where it is a word for nothing.
pub fn clean(cell: &str) -> &str {
    // No word for nothing has a digit in it, and most ids have.
    let is_plain = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let bytes = cell.as_bytes();
    if is_plain(bytes.first()) && bytes.last().is_some_and(u8::is_ascii_digit) {
        return cell;
    }
    let text = cell.trim_matches(|c: char| c.is_whitespace() || c == '\u{200b}');
    if time_text::is_missing(text) { "" } else { text }
}
