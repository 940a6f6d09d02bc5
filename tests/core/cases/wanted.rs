//! What a cell of an event should be.

use std::fmt;

use jiff::Timestamp;
use serde::Deserialize;

/// How far apart equal numbers may be.
const TOLERANCE: f64 = 1e-4;

/// Columns that hold instants.
const INSTANTS: [&str; 3] = ["start", "end", "reported"];

/// What a cell should be: a number, a text (empty for the unknown; an instant in
/// columns of times), one of several, or within bounds.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum Wanted {
    Number(f64),
    Text(String),
    AnyOf(Vec<Self>),
    Within(Box<Within>),
}

/// Bounds of a cell; those that are given count.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Within {
    min: Option<Wanted>,
    max: Option<Wanted>,
    /// Words that it contains.
    has: Option<String>,
    not: Option<Wanted>,
}

/// Seconds since 1970; of an interval the start.
fn instant(text: &str) -> Option<f64> {
    let start = text.split('/').next().unwrap_or_default();
    start.trim().parse::<Timestamp>().ok().map(|time| time.as_millisecond() as f64 / 1000.0)
}

fn measure(text: &str, column: &str) -> Option<f64> {
    if INSTANTS.contains(&column) { instant(text) } else { text.parse().ok() }
}

impl Wanted {
    /// Whether `text`, a cell of `column`, is so.
    pub fn fits(&self, text: &str, column: &str) -> bool {
        let text = text.trim();
        match self {
            Self::Number(number) => {
                text.parse().is_ok_and(|value: f64| (value - number).abs() <= TOLERANCE)
            }
            Self::Text(wanted) if wanted.is_empty() => text.is_empty(),
            Self::Text(wanted) if INSTANTS.contains(&column) => {
                let wanted = self.bound(wanted, column);
                instant(text).is_some_and(|value| (value - wanted).abs() < 0.5)
            }
            Self::Text(wanted) => text == wanted,
            Self::AnyOf(wanted) => wanted.iter().any(|one| one.fits(text, column)),
            Self::Within(within) => within.fits(text, column),
        }
    }

    fn bound(&self, text: &str, column: &str) -> f64 {
        measure(text, column).unwrap_or_else(|| panic!("{self} is no bound of {column}"))
    }

    fn number(&self, column: &str) -> f64 {
        match self {
            Self::Number(number) => *number,
            Self::Text(text) => self.bound(text, column),
            _ => panic!("{self} is no bound of {column}"),
        }
    }
}

impl Within {
    fn fits(&self, text: &str, column: &str) -> bool {
        let value = || measure(text, column);
        let is_at_least = |min: &Wanted| value().is_some_and(|value| value >= min.number(column));
        let is_at_most = |max: &Wanted| value().is_some_and(|value| value <= max.number(column));
        self.min.as_ref().is_none_or(is_at_least)
            && self.max.as_ref().is_none_or(is_at_most)
            && self
                .has
                .as_ref()
                .is_none_or(|word| text.to_lowercase().contains(&word.to_lowercase()))
            && self.not.as_ref().is_none_or(|not| !not.fits(text, column))
    }
}

impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Text(text) if text.is_empty() => f.write_str("unknown"),
            Self::Text(text) => f.write_str(text),
            Self::AnyOf(wanted) => {
                let words: Vec<String> = wanted.iter().map(Self::to_string).collect();
                f.write_str(&words.join(" or "))
            }
            Self::Within(within) => {
                let bound = |word: &str, bound: &Option<Self>| {
                    bound.as_ref().map(|bound| format!("{word} {bound}"))
                };
                let has = within.has.as_ref().map(|word| format!("with \"{word}\""));
                let bounds = [
                    bound("at least", &within.min),
                    bound("at most", &within.max),
                    has,
                    bound("not", &within.not),
                ];
                f.write_str(&bounds.into_iter().flatten().collect::<Vec<_>>().join(", "))
            }
        }
    }
}
