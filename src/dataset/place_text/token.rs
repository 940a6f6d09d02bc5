//! The pieces of which coordinates are written: numbers, marks, letters.

use super::Axis;

/// One piece.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Token {
    /// A number, with its sign told apart.
    Number(Number),
    /// `°`.
    Degree,
    /// `′`.
    Minute,
    /// `″`.
    Second,
    /// `:` between the parts of an angle.
    Colon,
    /// A dash between the parts of an angle.
    Dash,
    /// A letter or word for a half of the globe, or `lat` and `lon`.
    Half(Axis, Option<bool>),
    /// A comma or semicolon between coordinates.
    Separator,
}

/// A number as it is written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    /// Without the sign.
    pub value: f64,
    /// A minus or plus before it.
    pub sign: Option<bool>,
    /// Digits before the point.
    pub digits: usize,
    /// Digits after the point.
    pub decimals: usize,
}

/// Words for a half of the globe, in lower case: whether it is the negative
/// one, `None` where only the axis is named.
#[rustfmt::skip]
const HALVES: &[(&str, Axis, Option<bool>)] = &[
    ("n", Axis::Latitude, Some(false)), ("s", Axis::Latitude, Some(true)),
    ("e", Axis::Longitude, Some(false)), ("w", Axis::Longitude, Some(true)),
    ("north", Axis::Latitude, Some(false)), ("south", Axis::Latitude, Some(true)),
    ("east", Axis::Longitude, Some(false)), ("west", Axis::Longitude, Some(true)),
    ("пн", Axis::Latitude, Some(false)), ("пд", Axis::Latitude, Some(true)),
    ("сх", Axis::Longitude, Some(false)), ("зх", Axis::Longitude, Some(true)),
    ("с", Axis::Latitude, Some(false)), ("ю", Axis::Latitude, Some(true)),
    ("в", Axis::Longitude, Some(false)), ("з", Axis::Longitude, Some(true)),
    // A Cyrillic letter that looks like the Latin one.
    ("е", Axis::Longitude, Some(false)),
    ("lat", Axis::Latitude, None), ("latitude", Axis::Latitude, None),
    ("lon", Axis::Longitude, None), ("lng", Axis::Longitude, None),
    ("long", Axis::Longitude, None), ("longitude", Axis::Longitude, None),
    ("широта", Axis::Latitude, None), ("довгота", Axis::Longitude, None),
    ("долгота", Axis::Longitude, None),
    ("szerokość", Axis::Latitude, None), ("długość", Axis::Longitude, None),
];

/// Words that add nothing: "широти" and "довготи" shortened, as in "пн. ш.".
const FILLERS: [&str; 2] = ["ш", "д"];

/// What half of the globe `word` names.
pub fn half(word: &str) -> Option<(Axis, Option<bool>)> {
    let word = word.trim().to_lowercase();
    let found = HALVES.iter().find(|(name, ..)| *name == word);
    found.map(|(_, axis, negative)| (*axis, *negative))
}

/// The pieces of `text`; `None` where it has anything else.
pub fn tokens(text: &str) -> Option<Vec<Token>> {
    const MOST: usize = 64;
    let letters: Vec<char> = text.chars().collect();
    let commas_are_decimal = commas_are_decimal(&letters);
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(&letter) = letters.get(at) {
        if tokens.len() > MOST {
            return None;
        }
        let next = letters.get(at + 1).copied();
        let follows_number = at > 0 && letters.get(at - 1).is_some_and(char::is_ascii_digit);
        match letter {
            _ if letter.is_whitespace() || letter == '\u{200b}' => {}
            '0'..='9' => {
                let (number, end) = number(&letters, at, None, commas_are_decimal)?;
                tokens.push(Token::Number(number));
                at = end;
                continue;
            }
            '-' | '−' | '–' | '+'
                if !follows_number && next.is_some_and(|c| c.is_ascii_digit()) =>
            {
                let sign = Some(letter != '+');
                let (number, end) = number(&letters, at + 1, sign, commas_are_decimal)?;
                tokens.push(Token::Number(number));
                at = end;
                continue;
            }
            '-' | '–' if follows_number && next.is_some_and(|c| c.is_ascii_digit()) => {
                tokens.push(Token::Dash);
            }
            '°' | 'º' | '˚' | '∘' => tokens.push(Token::Degree),
            '\'' | '′' | '’' | '‘' | 'ʹ' | '´' | '`' => match tokens.last() {
                Some(Token::Minute) if letters.get(at - 1) == Some(&letter) => {
                    tokens.pop();
                    tokens.push(Token::Second);
                }
                _ => tokens.push(Token::Minute),
            },
            '"' | '″' | '”' | '“' | 'ʺ' => tokens.push(Token::Second),
            ',' | ';' | '|' => tokens.push(Token::Separator),
            ':' | '=' if tokens.last().is_some_and(|token| matches!(token, Token::Half(..))) => {}
            ':' => tokens.push(Token::Colon),
            '(' | ')' | '[' | ']' => {}
            _ if letter.is_alphabetic() => {
                let end = (at..letters.len()).find(|&end| !letters[end].is_alphabetic());
                let end = end.unwrap_or(letters.len());
                let word: String = letters.get(at..end)?.iter().collect();
                let lower = word.to_lowercase();
                if matches!(lower.as_str(), "deg" | "d") {
                    tokens.push(Token::Degree);
                } else if !FILLERS.contains(&lower.as_str()) {
                    let (axis, negative) = half(&word)?;
                    tokens.push(Token::Half(axis, negative));
                }
                at = end;
                // As in "пн. ш.".
                if letters.get(at) == Some(&'.') {
                    at += 1;
                }
                continue;
            }
            _ => return None,
        }
        at += 1;
    }
    Some(tokens)
}

/// Whether a comma between two digits stands for a point. It does not where
/// points are used, where it is the only thing between two of several numbers,
/// or where nothing else could separate two coordinates.
fn commas_are_decimal(letters: &[char]) -> bool {
    let is_digit = |at: Option<&char>| at.is_some_and(char::is_ascii_digit);
    let between = |mark: char| {
        letters
            .windows(3)
            .filter(|three| three[1] == mark && is_digit(three.first()) && is_digit(three.get(2)))
            .count()
    };
    if between('.') > 0 {
        return false;
    }
    let inner: String = letters.iter().collect();
    let inner = inner.trim_matches(|c: char| c.is_whitespace() || "()[]".contains(c));
    let others = inner.contains([';', '|'])
        || inner.contains(", ")
        || inner
            .split_whitespace()
            .filter(|part| part.contains(|c: char| c.is_ascii_digit()))
            .count()
            > 1;
    match between(',') {
        0 => false,
        1 => true,
        _ => others,
    }
}

/// The number that begins at `at`, and where it ends.
fn number(
    letters: &[char],
    at: usize,
    sign: Option<bool>,
    commas_are_decimal: bool,
) -> Option<(Number, usize)> {
    let digits_from = |from: usize| {
        letters.iter().skip(from).take_while(|letter| letter.is_ascii_digit()).count()
    };
    let digits = digits_from(at);
    let mut text: String = letters.iter().skip(at).take(digits).collect();
    let mut end = at + digits;
    let point = letters.get(end).copied();
    let is_point = point == Some('.') || (commas_are_decimal && point == Some(','));
    let mut decimals = 0;
    if is_point && digits_from(end + 1) > 0 {
        decimals = digits_from(end + 1);
        text.push('.');
        text.extend(letters.iter().skip(end + 1).take(decimals));
        end += 1 + decimals;
        // A second point: a date, or thousands.
        if letters.get(end) == Some(&'.') && digits_from(end + 1) > 0 {
            return None;
        }
    }
    // As programs write them: one digit, then the exponent.
    if digits == 1 && matches!(letters.get(end), Some('e' | 'E')) {
        let signed = usize::from(matches!(letters.get(end + 1), Some('+' | '-')));
        let exponent = digits_from(end + 1 + signed);
        let after = letters.get(end + 1 + signed + exponent);
        if (1..=2).contains(&exponent)
            && after.is_none_or(|c| c.is_whitespace() || ",;)]".contains(*c))
        {
            text.extend(letters.iter().skip(end).take(1 + signed + exponent));
            end += 1 + signed + exponent;
        }
    }
    let value: f64 = text.parse().ok()?;
    value.is_finite().then_some((Number { value, sign, digits, decimals }, end))
}
