//! How many values a JSON text may have: a few bytes of text can become a hundred times
//! as many bytes of memory.

use crate::language::tr;

/// Values that a text may have. Each takes up to 100 bytes while it is read.
pub const MOST_VALUES: usize = 2_000_000;

/// A text that has more values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{}", tr!("error-too-many-values", most = MOST_VALUES.to_string()))]
pub struct TooMany;

/// Refuses a text that has more than [`MOST_VALUES`] values, without reading it: each but
/// the first follows a comma, a colon or an opening bracket outside a string.
///
/// # Errors
/// When it has more.
pub fn check(text: &[u8]) -> Result<(), TooMany> {
    let (mut values, mut in_string, mut is_escaped) = (1_usize, false, false);
    for byte in text {
        match (in_string, byte) {
            (true, _) if is_escaped => is_escaped = false,
            (true, b'\\') => is_escaped = true,
            (_, b'"') => in_string = !in_string,
            (false, b',' | b':' | b'[' | b'{') => values += 1,
            _ => {}
        }
    }
    if values > MOST_VALUES { Err(TooMany) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_counted_outside_strings_only() {
        let list = |item: &str, count: usize| format!("[{}0]", item.repeat(count));
        assert_eq!(check(list("0,", MOST_VALUES - 2).as_bytes()), Ok(()));
        assert_eq!(check(list("0,", MOST_VALUES).as_bytes()), Err(TooMany));
        let text = format!("[\"{}\"]", ",\\\",[".repeat(MOST_VALUES));
        assert_eq!(check(text.as_bytes()), Ok(()));
    }
}
