//! What a test asks of a value, and the answer.

use jiff::tz::TimeZone;

use super::tristate::Tristate;
use crate::dataset::time_text::{self, Written};
use crate::dataset::{kind, time};
use crate::gazetteer::{self, clocks_of};

/// A question about one value.
#[derive(Debug, Clone, PartialEq)]
pub enum Check {
    /// About words.
    Text(Text),
    /// About a number or a moment.
    Compare(Compare, Literal),
    /// Whether nothing is known.
    IsUnknown,
    /// Whether it is so.
    IsTrue,
}

/// How a number or a moment is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compare {
    Equal,
    Less,
    AtMost,
    Greater,
    AtLeast,
}

/// What it is compared with.
#[derive(Debug, Clone, PartialEq)]
pub enum Literal {
    /// A number, a length of time in seconds, or a step of a scale.
    Number(f64),
    /// A date or moment; one without an offset is read on the clocks of the event.
    Time(Written),
}

/// How words of a field are told to be the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// Without regard to capitals.
    Plain,
    /// Also with blanks for underscores, as people read kinds.
    Kind,
    /// Also by the other names of a country and its codes.
    Country,
}

/// Words to be found.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    word: String,
    is_part: bool,
    country: Option<&'static str>,
}

/// What an event has.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// Nothing is known.
    Unknown,
    /// Words.
    Text(&'a str),
    /// Several, any of which may be meant.
    Texts(Vec<&'a str>),
    /// A number between these bounds, both included; moments are seconds since 1970.
    Range(f64, f64),
    /// True or false.
    Flag(bool),
}

impl<'a> Value<'a> {
    /// Words, of which there may be none.
    pub fn text(text: &'a str) -> Self {
        if text.trim().is_empty() { Self::Unknown } else { Self::Text(text) }
    }

    /// Several, of which there may be none.
    pub fn texts(texts: impl Iterator<Item = &'a str>) -> Self {
        let texts: Vec<&str> = texts.filter(|text| !text.trim().is_empty()).collect();
        if texts.is_empty() { Self::Unknown } else { Self::Texts(texts) }
    }

    /// One number, if it is known.
    pub fn number(number: Option<f64>) -> Self {
        number.map_or(Self::Unknown, |number| Self::Range(number, number))
    }

    /// A moment somewhere in `interval`, if that is known.
    pub fn moment(interval: Option<crate::dataset::Interval>) -> Self {
        interval.map_or(Self::Unknown, |at| {
            Self::Range(at.start().secs() as f64, at.end().secs() as f64 - 1.0)
        })
    }
}

impl Text {
    /// `word`, or with `is_part` anything that contains it.
    pub fn new(word: &str, is_part: bool, spelling: Spelling) -> Self {
        let has_letters = word.chars().any(char::is_alphanumeric);
        let normal = match spelling {
            Spelling::Kind if has_letters => kind::id_from_text(word),
            _ => word.trim().to_lowercase(),
        };
        let country = match spelling {
            Spelling::Country if !is_part => gazetteer::country_code(word),
            _ => None,
        };
        Self { word: normal, is_part, country }
    }

    fn is_in(&self, text: &str) -> bool {
        let lower = text.trim().to_lowercase();
        if self.is_part {
            return lower.contains(&self.word);
        }
        lower == self.word
            || self.country.is_some() && gazetteer::country_code(text) == self.country
    }
}

impl Literal {
    /// The first and the last number or second that it means, where clocks
    /// show the time of `zone`.
    pub fn bounds(&self, zone: &TimeZone) -> Option<(f64, f64)> {
        match self {
            Self::Number(number) => Some((*number, *number)),
            Self::Time(written) => {
                let (interval, _) = time_text::interval(written, None, None, zone).ok()?;
                Some((interval.start().secs() as f64, interval.end().secs() as f64 - 1.0))
            }
        }
    }
}

impl Compare {
    /// Of a number between `low` and `high` with all that lies between `from` and `to`.
    pub fn of(self, (low, high): (f64, f64), (from, to): (f64, f64)) -> Tristate {
        let (holds, fails) = match self {
            Self::Less => (low < from, high >= from),
            Self::AtLeast => (high >= from, low < from),
            Self::AtMost => (low <= to, high > to),
            Self::Greater => (high > to, low <= to),
            Self::Equal => (low <= to && high >= from, low < from || high > to),
        };
        Tristate { holds, fails }
    }
}

impl Check {
    /// The answer for `value`; `bounds` are those of the literal, if there is one.
    pub fn of(&self, value: &Value<'_>, bounds: Option<(f64, f64)>) -> Tristate {
        match (self, value) {
            (Self::IsUnknown, value) => Tristate::sure(*value == Value::Unknown),
            (Self::Text(wanted), Value::Text(text)) => Tristate::sure(wanted.is_in(text)),
            (Self::Text(wanted), Value::Texts(texts)) => {
                Tristate::sure(texts.iter().any(|text| wanted.is_in(text)))
            }
            (Self::Compare(how, _), Value::Range(low, high)) => {
                bounds.map_or(Tristate::UNKNOWN, |bounds| how.of((*low, *high), bounds))
            }
            (Self::IsTrue, Value::Flag(flag)) => Tristate::sure(*flag),
            _ => Tristate::UNKNOWN,
        }
    }

    /// The bounds of its literal on the clocks of `zone`.
    pub fn bounds(&self, zone: &TimeZone) -> Option<(f64, f64)> {
        match self {
            Self::Compare(_, literal) => literal.bounds(zone),
            _ => None,
        }
    }
}

/// The zone whose clocks the events of `country` go by; that of Kyiv where the
/// country does not tell.
pub fn zone_of(country: &str) -> TimeZone {
    let name = clocks_of(country).zone().unwrap_or("Europe/Kyiv");
    time::zone(name).unwrap_or(TimeZone::UTC)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_over_the_bound_may_hold_and_may_fail() {
        let verdict = |how: Compare, range| {
            let Tristate { holds, fails } = how.of(range, (5.0, 5.0));
            (holds, fails)
        };
        assert_eq!(verdict(Compare::AtLeast, (3.0, 7.0)), (true, true));
        assert_eq!(verdict(Compare::AtLeast, (5.0, 7.0)), (true, false));
        assert_eq!(verdict(Compare::AtLeast, (3.0, 4.0)), (false, true));
        assert_eq!(verdict(Compare::Equal, (5.0, 5.0)), (true, false));
        assert_eq!(verdict(Compare::Equal, (5.0, 6.0)), (true, true));
        assert_eq!(verdict(Compare::Less, (5.0, 6.0)), (false, true));
        assert_eq!(verdict(Compare::Greater, (5.0, 6.0)), (true, true));
    }

    #[test]
    fn kinds_and_countries_are_known_by_their_other_names() {
        assert!(Text::new("Drone strike", false, Spelling::Kind).is_in("drone_strike"));
        assert!(Text::new("Drone", true, Spelling::Kind).is_in("drone_strike"));
        assert!(Text::new("poland", false, Spelling::Country).is_in("PL"));
        assert!(!Text::new("poland", false, Spelling::Country).is_in("UA"));
        assert!(Text::new("КИЇВ", true, Spelling::Plain).is_in("м. Київ"));
    }
}
