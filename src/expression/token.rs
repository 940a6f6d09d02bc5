//! Cuts the text of an expression into words, signs and quoted text.

use super::{ExpressionError, MOST_CHARS};
use crate::language::{Message, message};

/// A piece of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    /// Letters, digits and what dates and numbers have: `killed`, `2025-01-01`, `kh-101`.
    Word(String),
    /// In double quotes; a quote inside is written twice.
    Quoted(String),
    /// `(`, `)`, `,` or an operator.
    Sign(&'static str),
    /// After the last piece.
    End,
}

impl Token {
    /// As told in errors.
    pub fn found(&self) -> Message {
        match self {
            Self::Word(word) => message!("expression-found", text = word),
            Self::Quoted(text) => message!("expression-found-quoted", text = text),
            Self::Sign(sign) => message!("expression-found", text = *sign),
            Self::End => message!("expression-found-end"),
        }
    }

    /// Whether it is the word `keyword`, in either case.
    pub fn is_word(&self, keyword: &str) -> bool {
        matches!(self, Self::Word(word) if word.eq_ignore_ascii_case(keyword))
    }
}

/// Signs by how they may be written, longer ones first.
const SIGNS: [(&str, &str); 16] = [
    ("!=", "!="),
    ("<>", "!="),
    ("!~", "!~"),
    ("<=", "<="),
    (">=", ">="),
    ("==", "="),
    ("≠", "!="),
    ("≤", "<="),
    ("≥", ">="),
    ("=", "="),
    ("~", "~"),
    ("<", "<"),
    (">", ">"),
    ("(", "("),
    (")", ")"),
    (",", ","),
];

fn is_in_word(letter: char) -> bool {
    letter.is_alphanumeric()
        || matches!(letter, '_' | '-' | '.' | ':' | '+' | '−' | '/' | '\'' | '’')
}

/// The pieces of `text`, each with the character it starts at, counted from 1.
///
/// # Errors
/// When the text is too long, a quote stays open or a sign means nothing.
pub fn tokens(text: &str) -> Result<Vec<(usize, Token)>, ExpressionError> {
    let letters: Vec<char> = text.chars().collect();
    if letters.len() > MOST_CHARS {
        let reason = message!("expression-too-long", most = MOST_CHARS.to_string());
        return Err(ExpressionError { column: MOST_CHARS + 1, reason });
    }
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(&letter) = letters.get(at) {
        let column = at + 1;
        if letter.is_whitespace() {
            at += 1;
        } else if letter == '"' {
            let (quoted, after) = quoted(&letters, at)?;
            tokens.push((column, Token::Quoted(quoted)));
            at = after;
        } else if is_in_word(letter) {
            let rest = letters.iter().skip(at);
            let word: String = rest.copied().take_while(|&letter| is_in_word(letter)).collect();
            at += word.chars().count();
            tokens.push((column, Token::Word(word)));
        } else {
            let next: String = letters.iter().skip(at).take(2).collect();
            let Some((written, sign)) = SIGNS.iter().find(|(written, _)| next.starts_with(written))
            else {
                let reason =
                    message!("expression-letter-means-nothing", letter = letter.to_string());
                return Err(ExpressionError { column, reason });
            };
            at += written.chars().count();
            tokens.push((column, Token::Sign(sign)));
        }
    }
    tokens.push((letters.len() + 1, Token::End));
    Ok(tokens)
}

/// The text in quotes that begins at `start`, and where it ends.
fn quoted(letters: &[char], start: usize) -> Result<(String, usize), ExpressionError> {
    let mut text = String::new();
    let mut at = start + 1;
    while let Some(&letter) = letters.get(at) {
        match (letter, letters.get(at + 1)) {
            ('"', Some('"')) => at += 1,
            ('"', _) => return Ok((text, at + 1)),
            _ => {}
        }
        text.push(letter);
        at += 1;
    }
    let reason = message!("expression-quote-open");
    Err(ExpressionError { column: start + 1, reason })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_what_dates_and_names_of_weapons_have() {
        let found: Vec<Token> =
            tokens("start>=2025-01-01T05:00+02:00 weapon≠kh-101 \"a \"\"b\"\"\"")
                .unwrap()
                .into_iter()
                .map(|(_, token)| token)
                .collect();
        let word = |text: &str| Token::Word(text.to_owned());
        assert_eq!(
            found,
            [
                word("start"),
                Token::Sign(">="),
                word("2025-01-01T05:00+02:00"),
                word("weapon"),
                Token::Sign("!="),
                word("kh-101"),
                Token::Quoted("a \"b\"".to_owned()),
                Token::End,
            ]
        );
    }

    #[test]
    fn an_open_quote_is_told_where_it_begins() {
        let error = tokens("Київ ~ \"x").unwrap_err();
        assert_eq!(error.column, 8);
        assert_eq!(tokens("a ; b").unwrap_err().column, 3);
    }
}
