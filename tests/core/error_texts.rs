//! Errors are said by messages, so that the window shows them in its language.

use regex::Regex;

use crate::source_files::source_files;

/// Files whose errors begin with the name of an option.
const OF_COMMAND_LINE: &[&str] = &["cli/error.rs", "versions/error.rs"];

#[test]
fn no_error_is_a_sentence_in_the_code() {
    let text = Regex::new(r#"#\[error\(\s*"((?:[^"\\]|\\.)*)""#).unwrap();
    let not_words = Regex::new(r"\\n|\{[^}]*\}").unwrap();
    let mut problems = Vec::new();
    let mut excepted = Vec::new();
    for (path, code) in source_files() {
        for found in text.captures_iter(&code) {
            if !not_words.replace_all(&found[1], "").contains(char::is_alphabetic) {
                continue;
            }
            match OF_COMMAND_LINE.iter().find(|file| **file == path) {
                Some(file) => excepted.push(*file),
                None => problems.push(format!("{path}: write a message instead of {}", &found[1])),
            }
        }
    }
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
    for file in OF_COMMAND_LINE {
        assert!(excepted.contains(file), "{file} has no such text any more: strike it out");
    }
}
