//! Choosing events by what they say: `kind = missile_strike and killed >= 5`.
//!
//! A text becomes tests joined by "and", "or" and "not". Each test says of an
//! event whether it may hold and whether it may fail: both for a range that
//! reaches over the bound, neither where nothing is known. The grammar is
//! written down in `docs/selecting.md`.

mod check;
mod compared;
mod evaluate;
mod literal;
mod parse;
mod record;
mod token;
mod tristate;

use crate::dataset::schema::{Field, Stored};
use crate::language::{Message, tr};

use check::Check;

/// Longer texts are refused.
pub const MOST_CHARS: usize = 4_000;

/// Brackets, "not" and "definitely" nested, at the most.
pub const MOST_DEPTH: usize = 40;

/// A text that was understood.
#[derive(Debug, Clone, PartialEq)]
pub struct Expression {
    root: Node,
}

/// A part of an expression.
#[derive(Debug, Clone, PartialEq)]
enum Node {
    And(Box<Self>, Vec<Self>),
    Or(Box<Self>, Vec<Self>),
    Not(Box<Self>),
    Definitely(Box<Self>),
    Test(Test),
}

/// One question about one field or column.
#[derive(Debug, Clone, PartialEq)]
struct Test {
    subject: Subject,
    check: Check,
}

/// What a test is about.
#[derive(Debug, Clone, PartialEq)]
enum Subject {
    Field(Field),
    /// A column of the source by its name.
    Column(String),
}

impl Expression {
    /// The names of original columns that it asks for.
    pub fn columns(&self) -> Vec<&str> {
        let mut columns = Vec::new();
        self.root.for_each_test(&mut |test| {
            if let Subject::Column(name) = &test.subject {
                columns.push(name.as_str());
            }
        });
        columns
    }

    /// Whether original rows must be read to answer it, so that it takes a while
    /// on large files.
    pub fn reads_records(&self) -> bool {
        let mut reads = false;
        self.root.for_each_test(&mut |test| reads |= test.subject.is_in_record());
        reads
    }

    /// Whether it asks what became of rows since an older version of their file.
    pub fn needs_older(&self) -> bool {
        let mut asks = false;
        self.root.for_each_test(&mut |test| {
            asks |= matches!(test.subject, Subject::Field(Field::Change | Field::ChangedFields));
        });
        asks
    }

    /// Whether it asks for air alerts, which are those of all datasets that are looked at
    /// together.
    pub fn asks_for_alerts(&self) -> bool {
        let mut asks = false;
        self.root.for_each_test(&mut |test| {
            asks |= match &test.subject {
                Subject::Field(field) => matches!(field.def().stored, Stored::AirAlerts),
                Subject::Column(_) => false,
            };
        });
        asks
    }
}

impl Node {
    fn for_each_test<'a>(&'a self, each: &mut impl FnMut(&'a Test)) {
        match self {
            Self::And(first, rest) | Self::Or(first, rest) => {
                first.for_each_test(each);
                rest.iter().for_each(|part| part.for_each_test(each));
            }
            Self::Not(part) | Self::Definitely(part) => part.for_each_test(each),
            Self::Test(test) => each(test),
        }
    }
}

impl Subject {
    fn is_in_record(&self) -> bool {
        match self {
            Self::Field(field) => matches!(field.def().stored, Stored::Record),
            Self::Column(_) => true,
        }
    }
}

/// Why a text is no expression.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", tr!("error-expression", column = .column.to_string(), reason = .reason))]
pub struct ExpressionError {
    /// Where it went wrong: the character, counted from 1.
    pub column: usize,
    /// What was expected and what was found.
    pub reason: Message,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const WORDS: [&str; 36] = [
        "and",
        "or",
        "not",
        "surely",
        "(",
        ")",
        "kind",
        "killed",
        "start",
        "place",
        "\"A b\"",
        "\"",
        "=",
        "!=",
        "<",
        ">=",
        "~",
        "!~",
        "in",
        "is",
        "unknown",
        "known",
        ",",
        "5",
        "-3.5",
        "2025-01-01",
        "6h",
        "disputed",
        "x",
        "≥",
        "'",
        "Київ",
        "time_precision",
        "day",
        "\u{0}",
        "source",
    ];

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in ".{0,200}") {
            let _ = Expression::parse(&text);
        }

        #[test]
        fn words_of_the_language_in_any_order_are_read_or_refused_inside_the_text(
            picks in prop::collection::vec(0..WORDS.len(), 0..60)
        ) {
            let text = picks.iter().map(|&pick| WORDS[pick]).collect::<Vec<_>>().join(" ");
            if let Err(error) = Expression::parse(&text) {
                prop_assert!((1..=text.chars().count() + 1).contains(&error.column), "{error}");
                prop_assert!(!error.reason.to_string().is_empty());
            }
        }
    }

    #[test]
    fn depth_and_length_are_bounded() {
        let deep = |levels: usize| format!("{}disputed{}", "(".repeat(levels), ")".repeat(levels));
        assert!(Expression::parse(&deep(MOST_DEPTH)).is_ok());
        for text in [deep(MOST_DEPTH + 1), "not ".repeat(900) + "disputed", "(".repeat(3_999)] {
            let error = Expression::parse(&text).unwrap_err();
            assert!(error.reason.to_string().contains("inside one another"), "{error}");
        }
        let long = format!("place = {}", "x".repeat(MOST_CHARS));
        assert!(Expression::parse(&long).unwrap_err().reason.to_string().contains("longer"));
    }
}
