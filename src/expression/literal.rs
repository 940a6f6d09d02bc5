//! Values of an expression as they are written: numbers, dates, lengths, steps.

use super::check::Literal;
use crate::dataset::schema::Field;
use crate::dataset::time_text::{self, Cell};
use crate::dataset::{GeoPrecision, PlaceTier, TimePrecision};

/// The steps of the scale of `field`, the finest first; "unknown" is none of them.
pub fn scale(field: Field) -> Vec<&'static str> {
    match field {
        Field::TimePrecision => steps(&TimePrecision::ALL.map(TimePrecision::id)),
        Field::LocationPrecision => steps(&PlaceTier::ALL.map(PlaceTier::id)),
        _ => steps(&GeoPrecision::ALL.map(GeoPrecision::id)),
    }
}

fn steps(ids: &[&'static str]) -> Vec<&'static str> {
    ids.iter().copied().filter(|id| *id != "unknown").collect()
}

/// The step of the scale of `field` that `text` names: by its word, or of location
/// precision by that of a precision in it, such as `city`.
pub fn step(field: Field, text: &str) -> Option<usize> {
    if field == Field::LocationPrecision {
        return PlaceTier::from_id(text).map(|tier| tier as usize);
    }
    scale(field).iter().position(|id| id.eq_ignore_ascii_case(text.trim()))
}

/// A finite number with a decimal point.
pub fn number(text: &str) -> Option<f64> {
    let text = text.trim().replace('−', "-");
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.".contains(&byte));
    text.parse().ok().filter(|number: &f64| is_plain && number.is_finite())
}

/// A date or moment as people write it.
pub fn date(text: &str) -> Option<Cell> {
    time_text::read(text, None)
}

/// What an unquoted value of a column means beside text.
pub fn number_or_date(text: &str) -> Option<Literal> {
    if let Some(number) = number(text) {
        return Some(Literal::Number(number));
    }
    let written = match date(text) {
        Some(Cell::Written(written)) if text.starts_with(|c: char| c.is_ascii_digit()) => {
            Some(written)
        }
        _ => None,
    };
    written.map(Literal::Time)
}

/// `45s`, `30min`, `6h`, `2d` or `1w` in seconds.
pub fn length_secs(text: &str) -> Option<f64> {
    let text = text.trim();
    let digits = text.trim_end_matches(|c: char| c.is_alphabetic() || c.is_whitespace());
    let unit = text.strip_prefix(digits)?.trim().to_ascii_lowercase();
    let secs = match unit.as_str() {
        "s" | "sec" | "second" | "seconds" => 1.0,
        "m" | "min" | "minute" | "minutes" => 60.0,
        "h" | "hour" | "hours" => 3_600.0,
        "d" | "day" | "days" => 86_400.0,
        "w" | "week" | "weeks" => 604_800.0,
        _ => return None,
    };
    number(digits).map(|count| count * secs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_have_a_unit_and_numbers_are_plain() {
        assert_eq!(length_secs("90s"), Some(90.0));
        assert_eq!(length_secs("1.5 hours"), Some(5_400.0));
        assert_eq!(length_secs("6"), None);
        assert_eq!(length_secs("h"), None);
        assert_eq!(number("−3.5"), Some(-3.5));
        for text in ["", "inf", "NaN", "1e9", "0x10", "--1"] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn an_unquoted_name_is_no_date() {
        assert_eq!(number_or_date("12"), Some(Literal::Number(12.0)));
        assert!(matches!(number_or_date("2025-12-27"), Some(Literal::Time(_))));
        for text in ["kh-101", "May 2025", "3-5", "unknown"] {
            assert_eq!(number_or_date(text), None, "{text}");
        }
    }
}
