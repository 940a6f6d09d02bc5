//! Finds bytes that are mostly a few places away, eight at a time, before the
//! search that is made for far ones is called.

use memchr::{memchr, memchr_iter, memchr3};

/// Words of eight bytes that are looked at here.
const WORDS: usize = 3;

const ONES: u64 = 0x0101_0101_0101_0101;

const HIGH: u64 = 0x8080_8080_8080_8080;

/// The high bit of each byte of `word` that is `byte`, up to the first; of bytes
/// behind it, it may be set as well.
fn marks(word: u64, byte: u8) -> u64 {
    let zero_where = word ^ (u64::from(byte) * ONES);
    zero_where.wrapping_sub(ONES) & !zero_where & HIGH
}

fn first(marks: u64) -> usize {
    marks.trailing_zeros() as usize / 8
}

/// Up to [`WORDS`] whole words of `text`.
fn words(text: &[u8]) -> impl Iterator<Item = u64> {
    text.as_chunks::<8>().0.iter().take(WORDS).map(|bytes| u64::from_le_bytes(*bytes))
}

/// Where the first delimiter or line end is in `text`.
pub fn end_of_cell(text: &[u8], delimiter: u8) -> Option<usize> {
    let mut at = 0;
    for word in words(text) {
        let found = marks(word, delimiter) | marks(word, b'\n') | marks(word, b'\r');
        if found != 0 {
            return Some(at + first(found));
        }
        at += 8;
    }
    memchr3(delimiter, b'\n', b'\r', &text[at..]).map(|end| at + end)
}

/// Where the first quote is in `text`.
pub fn quote(text: &[u8]) -> Option<usize> {
    let mut at = 0;
    for word in words(text) {
        let found = marks(word, b'"');
        if found != 0 {
            return Some(at + first(found));
        }
        at += 8;
    }
    memchr(b'"', &text[at..]).map(|quote| at + quote)
}

/// How many line feeds there are in `text`.
pub fn line_feeds(text: &[u8]) -> usize {
    if text.len() > WORDS * 8 {
        return memchr_iter(b'\n', text).count();
    }
    let (whole, rest) = text.as_chunks::<8>();
    let any = whole.iter().fold(0, |any, word| any | marks(u64::from_le_bytes(*word), b'\n'));
    if any == 0 {
        return rest.iter().filter(|&&byte| byte == b'\n').count();
    }
    text.iter().filter(|&&byte| byte == b'\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_near_is_found_as_byte_after_byte_would(
            text in prop::collection::vec(prop_oneof![
                20 => any::<u8>(),
                3 => prop::sample::select(b",;\t|\n\r\"\x0b\x0c\x23-\xac\x8a".to_vec()),
            ], 0..60),
            plain in 0..60_usize,
            delimiter in prop::sample::select(b",;\t|".to_vec()),
        ) {
            // Some of it without anything to find.
            let text = [vec![b'a'; plain], text].concat();
            for from in 0..text.len() {
                let text = &text[from..];
                let is_end = |byte: &u8| [delimiter, b'\n', b'\r'].contains(byte);
                prop_assert_eq!(end_of_cell(text, delimiter), text.iter().position(is_end));
                prop_assert_eq!(quote(text), text.iter().position(|&byte| byte == b'"'));
                let line_feeds_one_by_one = text.iter().filter(|&&byte| byte == b'\n').count();
                prop_assert_eq!(line_feeds(text), line_feeds_one_by_one);
            }
        }
    }
}
