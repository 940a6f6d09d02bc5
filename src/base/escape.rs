//! Text of strangers as it may be shown: bidirectional and invisible characters
//! are named instead of obeyed.

use crate::language::tr;
use std::borrow::Cow;
use std::path::Path;

/// Letters that change how others are shown: controls but for line ends, and
/// those that set the direction of writing or take no room (UAX #9, TR36).
pub fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\u{061c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
        || (letter.is_control() && letter != '\n')
}

/// `text` with each hidden letter as its number, such as `[U+202E]`.
pub fn escape_invisible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_invisible) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        if is_invisible(letter) {
            shown += &format!("[U+{:04X}]", u32::from(letter));
        } else {
            shown.push(letter);
        }
    }
    Cow::Owned(shown)
}

/// `text` as one line: line ends are named too, so that a name in a list or a message
/// cannot pretend to be another line of it.
pub fn one_line_text(text: &str) -> Cow<'_, str> {
    match escape_invisible(text) {
        shown if !shown.contains('\n') => shown,
        shown => Cow::Owned(shown.replace('\n', "[U+000A]")),
    }
}

/// The line of an error that names the file which it is about.
pub fn file_line(path: &Path) -> String {
    tr!("error-file-line", path = one_line(path))
}

/// The name of a file as one line, see [`one_line_text`].
pub fn one_line(path: &Path) -> String {
    one_line_text(&path.to_string_lossy()).into_owned()
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
        assert_eq!(one_line(Path::new("a\nproved.csv")), "a[U+000A]proved.csv");
    }
}
