//! Numbers as a language writes them.

use fluent_bundle::FluentArgs;

use super::{Argument, Language};

/// What parts thousands, in all three languages: thin, and no line breaks at it.
const BETWEEN_THOUSANDS: char = '\u{2009}';

impl Language {
    /// A whole number with its thousands apart.
    pub fn number(self, value: usize) -> String {
        grouped(&value.to_string())
    }

    /// A number with so many digits behind the point, or the comma.
    pub fn decimal(self, value: f64, digits: usize) -> String {
        self.with_mark(&format!("{value:.digits$}"))
    }

    /// A number as it is written with a point, with the mark of the language.
    pub fn with_mark(self, text: &str) -> String {
        match self {
            Self::English => text.to_owned(),
            Self::Ukrainian | Self::Polish => text.replace('.', ","),
        }
    }
}

fn grouped(digits: &str) -> String {
    let count = digits.chars().count();
    let mut text = String::with_capacity(digits.len() * 2);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (count - index).is_multiple_of(3) {
            text.push(BETWEEN_THOUSANDS);
        }
        text.push(digit);
    }
    text
}

/// `PLAIN($count)` in a message: a number as the command line and files have it, without
/// thousands apart.
pub(super) fn plain<'a>(values: &[Argument<'a>], _: &FluentArgs<'_>) -> Argument<'a> {
    match values {
        [Argument::Number(number)] => Argument::from(number.as_string().into_owned()),
        [text] => text.clone(),
        _ => Argument::Error,
    }
}

/// How a number stands in a message.
pub(super) fn argument(language: Language, value: &Argument<'_>) -> Option<String> {
    let Argument::Number(number) = value else { return None };
    let text = number.as_string();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(grouped(&text));
    }
    Some(language.with_mark(&text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_as_the_language_writes_them() {
        assert_eq!(Language::English.decimal(12.34, 1), "12.3");
        assert_eq!(Language::Ukrainian.decimal(12.34, 1), "12,3");
        assert_eq!(Language::Polish.number(1_234_567), "1\u{2009}234\u{2009}567");
        assert_eq!(argument(Language::Polish, &Argument::from(3012)).unwrap(), "3\u{2009}012");
        assert_eq!(plain(&[Argument::from(3012)], &FluentArgs::new()), Argument::from("3012"));
        assert_eq!(argument(Language::Polish, &Argument::from(2.5)).unwrap(), "2,5");
    }
}
