//! `NaN` and `Infinity`, which Python writes and JSON does not have.

use memchr::memmem;

/// What stands in for a number, with as many blanks as make it as long.
const NOTHING: &str = "\"\"";

const WORDS: [&str; 3] = ["-Infinity", "Infinity", "NaN"];

/// `text` with such numbers replaced by empty texts of the same length; `None`
/// if it has none outside of its texts.
pub fn replaced(text: &str) -> Option<String> {
    let has = |word: &str| memmem::find(text.as_bytes(), word.as_bytes()).is_some();
    if !has("NaN") && !has("Infinity") {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let (mut rest, mut is_changed, mut is_text) = (text, false, false);
    while let Some(at) = rest.find(['"', '\\', 'N', 'I', '-']) {
        let (before, found) = rest.split_at(at);
        out.push_str(before);
        let word = WORDS.iter().find(|word| !is_text && found.starts_with(**word));
        let taken = match (found.as_bytes().first(), word) {
            (_, Some(word)) => {
                is_changed = true;
                out.push_str(NOTHING);
                out.extend(std::iter::repeat_n(' ', word.len() - NOTHING.len()));
                word.len()
            }
            // What follows a backslash inside a text is never its end.
            (Some(b'\\'), None) if is_text => 1 + found.chars().nth(1).map_or(0, char::len_utf8),
            (Some(b'"'), None) => {
                is_text = !is_text;
                1
            }
            _ => 1,
        };
        let (same, after) = found.split_at_checked(taken).unwrap_or((found, ""));
        if word.is_none() {
            out.push_str(same);
        }
        rest = after;
    }
    out.push_str(rest);
    is_changed.then_some(out)
}

#[cfg(test)]
mod tests {
    use super::replaced;

    #[test]
    fn only_numbers_outside_of_texts_are_replaced_and_offsets_stay() {
        let text = r#"{"a":NaN,"b":"NaN \" NaN","c":-Infinity,"d":Infinity,"e":-1}"#;
        let new = replaced(text).unwrap();
        assert_eq!(new, r#"{"a":"" ,"b":"NaN \" NaN","c":""       ,"d":""      ,"e":-1}"#);
        assert_eq!(new.len(), text.len());
        assert_eq!(replaced("{\"NaN\":1}"), None);
    }
}
