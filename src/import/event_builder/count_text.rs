//! Numbers of people and weapons as people write them.

use crate::import::tally::Tally;
use crate::language::{MessageId, message_id};

/// What the text of a number says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountText {
    /// From the first to the last, which are the same for one number.
    Between(u32, u32),
    /// So many, if the sign stands between thousands, as only its column tells.
    Grouped(char, u32),
    /// No number, and why.
    No(MessageId),
}

const NO_COUNT: MessageId = message_id!("note-no-count");
const NO_UPPER_BOUND: MessageId = message_id!("note-no-upper-bound");
const NO_LOWER_BOUND: MessageId = message_id!("note-no-lower-bound");
const ABOUT: MessageId = message_id!("note-about-so-many");
const CODE: MessageId = message_id!("note-negative-code");
const REVERSED: MessageId = message_id!("note-range-reversed");

/// Why a number is none whose sign stands between thousands in some cells only.
pub const MIXED: MessageId = message_id!("note-mixed-signs");

/// Words and signs that leave a bound open, before or behind a number.
#[rustfmt::skip]
const OPEN: &[(MessageId, &[&str])] = &[
    (NO_UPPER_BOUND, &["+", ">", "≥", "at least", "more than", "over", "min", "не менше", "щонайменше", "понад", "більше", "не менее", "более", "больше", "свыше", "co najmniej", "ponad", "wiecej niz", "więcej niż"]),
    (NO_LOWER_BOUND, &["<", "≤", "up to", "at most", "less than", "max", "до", "не більше", "не более", "менее", "менше", "do", "co najwyzej", "mniej niz"]),
    (ABOUT, &["~", "≈", "±", "about", "around", "approx", "circa", "ca", "c.", "близько", "біля", "приблизно", "около", "примерно", "ok.", "około", "okolo", "some", "nearly"]),
];

/// Reads `text`, which is not empty.
pub fn read(text: &str) -> CountText {
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text
            .parse()
            .map_or(CountText::No(NO_COUNT), |number| CountText::Between(number, number));
    }
    let text = text.trim();
    if let Some(inner) = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) {
        return range(inner.split(',')).unwrap_or(CountText::No(NO_COUNT));
    }
    if let Some(rest) = text.strip_prefix(['-', '−']) {
        return CountText::No(if number(rest).is_some() { CODE } else { NO_COUNT });
    }
    if let Some(number) = number(text) {
        return match number {
            Number::Whole(number) => CountText::Between(number, number),
            Number::Grouped(sign, number) => CountText::Grouped(sign, number),
        };
    }
    let lower = text.to_lowercase();
    let from = ["from ", "between ", "від ", "от ", "od "];
    let ranged = from.iter().find_map(|word| lower.strip_prefix(word)).unwrap_or(&lower);
    for separator in ["-", "–", "—", "…", " to ", " до ", " do ", " or ", " або ", " или ", " lub "]
    {
        if ranged.matches(separator).count() == 1
            && let Some(found) = range(ranged.split(separator))
        {
            return found;
        }
    }
    for (reason, signs) in OPEN {
        let holds = |sign: &&str| {
            let rest = lower.strip_prefix(*sign).or_else(|| lower.strip_suffix(*sign));
            rest.is_some_and(|rest| rest.trim().starts_with(|c: char| c.is_ascii_digit()))
        };
        if signs.iter().any(holds) {
            return CountText::No(*reason);
        }
    }
    CountText::No(NO_COUNT)
}

fn range<'a>(parts: impl Iterator<Item = &'a str>) -> Option<CountText> {
    let numbers: Option<Vec<u32>> = parts
        .map(|part| match number(part.trim())? {
            Number::Whole(number) => Some(number),
            Number::Grouped(..) => None,
        })
        .collect();
    match numbers?[..] {
        [low, high] if low <= high => Some(CountText::Between(low, high)),
        [_, _] => Some(CountText::No(REVERSED)),
        _ => None,
    }
}

enum Number {
    Whole(u32),
    Grouped(char, u32),
}

/// A whole number, also as `27.0` or with signs between thousands.
fn number(text: &str) -> Option<Number> {
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_digits(text) {
        return text.parse().ok().map(Number::Whole);
    }
    let is_sign = |c: char| !c.is_ascii_digit();
    let sign = text.chars().find(|&c| is_sign(c))?;
    let parts: Vec<&str> = text.split(is_sign).collect();
    if !parts.iter().all(|part| is_digits(part)) || text.chars().any(|c| is_sign(c) && c != sign) {
        return None;
    }
    let is_grouped = parts.first().is_some_and(|first| first.len() <= 3 && *first != "0")
        && parts.iter().skip(1).all(|part| part.len() == 3);
    let joined = || parts.concat().parse::<u32>().ok();
    match (sign, is_grouped, parts.len()) {
        (' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’', true, _) => {
            joined().map(Number::Whole)
        }
        (',' | '.', true, 2) => joined().map(|number| Number::Grouped(sign, number)),
        (',' | '.', true, _) => joined().map(Number::Whole),
        (',' | '.', false, 2) => {
            let zeros = parts.get(1)?.bytes().all(|byte| byte == b'0');
            let whole = parts.first()?.parse().ok()?;
            zeros.then_some(Number::Whole(whole))
        }
        _ => None,
    }
}

/// How the numbers of a column use a sign that may stand between thousands.
#[derive(Debug, Clone, Copy, Default)]
pub struct Thousands {
    comma: SignUse,
    point: SignUse,
}

#[derive(Debug, Clone, Copy, Default)]
struct SignUse {
    grouping: u64,
    other: u64,
}

impl Thousands {
    /// Whether all numbers with `sign` have groups of three behind it.
    pub fn are_grouped_by(&self, sign: char) -> bool {
        let sign_use = if sign == ',' { self.comma } else { self.point };
        sign_use.grouping > 0 && sign_use.other == 0
    }
}

impl Tally for Thousands {
    fn count(&mut self, cell: &str) {
        let cell = cell.trim();
        if !cell.starts_with(|c: char| c.is_ascii_digit()) {
            return;
        }
        for (sign, sign_use) in [(',', &mut self.comma), ('.', &mut self.point)] {
            let mut parts = cell.split(sign);
            let first = parts.next().unwrap_or_default();
            let mut rest = parts.peekable();
            if rest.peek().is_none() {
                continue;
            }
            let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
            let is_grouped = first.len() <= 3
                && first != "0"
                && is_digits(first)
                && rest.all(|part| part.len() == 3 && is_digits(part));
            if is_grouped {
                sign_use.grouping += 1;
            } else {
                sign_use.other += 1;
            }
        }
    }

    fn join(&mut self, later: Self) {
        for (sign_use, later) in [(&mut self.comma, later.comma), (&mut self.point, later.point)] {
            sign_use.grouping += later.grouping;
            sign_use.other += later.other;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use CountText::{Between, Grouped, No};

    #[test]
    fn numbers_and_closed_ranges_are_read() {
        for (text, count) in [
            ("5", Between(5, 5)),
            ("27.0", Between(27, 27)),
            ("12 000", Between(12_000, 12_000)),
            ("1\u{a0}000", Between(1_000, 1_000)),
            ("1,000", Grouped(',', 1_000)),
            ("1.000", Grouped('.', 1_000)),
            ("1,234,567", Between(1_234_567, 1_234_567)),
            ("2-3", Between(2, 3)),
            ("2 – 3", Between(2, 3)),
            ("2 to 3", Between(2, 3)),
            ("від 2 до 3", Between(2, 3)),
            ("od 2 do 3", Between(2, 3)),
            ("[2, 3]", Between(2, 3)),
        ] {
            assert_eq!(read(text), count, "{text}");
        }
    }

    #[test]
    fn what_is_no_count_says_why() {
        for (text, reason) in [
            ("5+", NO_UPPER_BOUND),
            (">5", NO_UPPER_BOUND),
            ("at least 2", NO_UPPER_BOUND),
            ("щонайменше 2", NO_UPPER_BOUND),
            ("co najmniej 2", NO_UPPER_BOUND),
            ("up to 5", NO_LOWER_BOUND),
            ("до 5", NO_LOWER_BOUND),
            ("~5", ABOUT),
            ("около 5", ABOUT),
            ("-9", CODE),
            ("-999", CODE),
            ("-99.0", CODE),
            ("3-2", REVERSED),
            ("dozens", NO_COUNT),
            ("2.5", NO_COUNT),
            ("12 00", NO_COUNT),
            ("0.000.000.0", NO_COUNT),
            ("99999999999", NO_COUNT),
            ("2-3-4", NO_COUNT),
        ] {
            assert_eq!(read(text), No(reason), "{text}");
        }
    }

    #[test]
    fn a_sign_is_between_thousands_if_it_is_so_in_all_cells() {
        let column = |cells: &[&str]| {
            let mut thousands = Thousands::default();
            cells.iter().for_each(|cell| thousands.count(cell));
            thousands
        };
        assert!(column(&["1,000", "3", "12,000"]).are_grouped_by(','));
        assert!(!column(&["1.000", "2.5"]).are_grouped_by('.'));
        assert!(!column(&["1.000", "27.0"]).are_grouped_by('.'));
        assert!(!column(&["3"]).are_grouped_by('.'));
        let mut joined = column(&["1.000"]);
        joined.join(column(&["2.5"]));
        assert!(!joined.are_grouped_by('.'));
    }
}
