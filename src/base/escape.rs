//! Text of strangers as it may be shown: letters that hide or turn others round
//! are named instead of obeyed.

use std::borrow::Cow;

/// Letters that change how others are shown: controls but for line ends, and
/// those that set the direction of writing or take no room (UAX #9, TR36).
fn is_hidden(letter: char) -> bool {
    matches!(letter,
        '\u{061c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
        || (letter.is_control() && letter != '\n')
}

/// `text` with each hidden letter as its number, such as `[U+202E]`.
pub fn escape_invisible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        if is_hidden(letter) {
            shown += &format!("[U+{:04X}]", u32::from(letter));
        } else {
            shown.push(letter);
        }
    }
    Cow::Owned(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hides_or_turns_letters_is_named_and_writing_of_all_peoples_stays() {
        assert_eq!(escape_invisible("report\u{202e}vsc.exe"), "report[U+202E]vsc.exe");
        assert_eq!(
            escape_invisible("a\0b\u{1b}[31m\tc\u{200b}"),
            "a[U+0000]b[U+001B][31m[U+0009]c[U+200B]"
        );
        for plain in ["Київ, вул. Хрещатик", "مدينة القدس", "شهرک می‌خواهم", "two\nlines", "é 👩‍👩‍👧"]
        {
            assert!(matches!(escape_invisible(plain), Cow::Borrowed(_)), "{plain}");
        }
    }
}
