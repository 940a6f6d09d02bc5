//! Angles as people write them: decimal, with minutes and seconds, with letters.

use super::token::{Number, Token, tokens};
use super::{Axis, Doubt};

/// One angle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Angle {
    /// Degrees; sign and hemisphere letter are applied.
    pub degrees: f64,
    /// What the angle is, where a letter or word says so.
    pub axis: Option<Axis>,
    /// It is a bare number without any letter or mark.
    pub is_plain: bool,
    /// Digits after the point.
    pub decimals: usize,
}

/// All angles of `text` in their order; none where it holds anything else.
///
/// # Errors
/// When a sign and a letter contradict each other.
pub fn angles(text: &str) -> Result<Vec<Angle>, Doubt> {
    // Plain numbers, which most are, without a detour.
    let trimmed = text.trim();
    if let Some(angle) = plain(trimmed) {
        return Ok(vec![angle]);
    }
    let Some(tokens) = tokens(trimmed) else { return Ok(Vec::new()) };
    let mut parser = Parser { tokens: &tokens };
    let mut angles = Vec::new();
    loop {
        let before = parser.tokens.len();
        while let [Token::Separator, rest @ ..] = parser.tokens {
            parser.tokens = rest;
        }
        // Nothing stands between two commas.
        if before > parser.tokens.len() + 1 {
            return Ok(Vec::new());
        }
        if parser.tokens.is_empty() {
            return Ok(angles);
        }
        match parser.angle()? {
            Some(angle) => angles.push(angle),
            None => return Ok(Vec::new()),
        }
    }
}

fn plain(text: &str) -> Option<Angle> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let shaped = digits.as_bytes().first().is_some_and(u8::is_ascii_digit)
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && !digits.ends_with('.');
    let degrees = shaped.then(|| text.parse().ok()).flatten()?;
    let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    Some(Angle { degrees, axis: None, is_plain: true, decimals })
}

struct Parser<'a> {
    tokens: &'a [Token],
}

impl Parser<'_> {
    fn angle(&mut self) -> Result<Option<Angle>, Doubt> {
        let (mut axis, mut negative) = (None, None);
        // "Lat: 50.45 N" has both.
        while let [Token::Half(named, half), rest @ ..] = self.tokens {
            if axis.is_some_and(|axis| axis != *named) {
                return Ok(None);
            }
            axis = Some(*named);
            negative = negative.or(*half);
            self.tokens = rest;
        }
        let has_letter_before = negative.is_some();
        let [Token::Number(first), rest @ ..] = self.tokens else { return Ok(None) };
        let first = *first;
        self.tokens = rest;
        let Some((mut size, has_marks)) = self.parts(first, has_letter_before) else {
            return Ok(None);
        };
        if !has_letter_before
            && let [Token::Half(named, Some(half)), rest @ ..] = self.tokens
            && axis.is_none_or(|axis| axis == *named)
        {
            axis = Some(*named);
            negative = Some(*half);
            self.tokens = rest;
        }
        let is_plain = axis.is_none() && !has_marks;
        if let (Some(axis), false) = (axis, has_marks) {
            size = packed(first, axis).unwrap_or(size);
        }
        // Twice the same is once; plus beside S, or minus beside N, is a doubt.
        if let (Some(signed), Some(half)) = (first.sign, negative)
            && signed != half
        {
            return Err(Doubt::SignAgainstLetter);
        }
        let is_negative = first.sign.or(negative).unwrap_or_default();
        let degrees = if is_negative { -size } else { size };
        Ok(Some(Angle { degrees, axis, is_plain, decimals: first.decimals }))
    }

    /// The size of an angle that begins with `first`, with whether it has marks.
    fn parts(&mut self, first: Number, has_letter_before: bool) -> Option<(f64, bool)> {
        let degrees = first.value;
        let is_whole = first.decimals == 0;
        match self.tokens {
            [Token::Degree, rest @ ..] => {
                self.tokens = rest;
                let Some((minutes, after)) = number(rest).filter(|_| is_whole) else {
                    return Some((degrees, true));
                };
                // "50° 30°" are two.
                if let [Token::Degree, ..] = after {
                    return Some((degrees, true));
                }
                let after = skip(after, Token::Minute);
                let Some((seconds, last)) = number(after).filter(|_| minutes.decimals == 0) else {
                    self.tokens = after;
                    return sum(degrees, minutes.value, 0.0);
                };
                if let [Token::Degree, ..] = last {
                    self.tokens = after;
                    return sum(degrees, minutes.value, 0.0);
                }
                self.tokens = skip(last, Token::Second);
                sum(degrees, minutes.value, seconds.value)
            }
            [mark @ (Token::Colon | Token::Dash), Token::Number(minutes), rest @ ..]
                if is_whole =>
            {
                let (seconds, rest) = match rest {
                    [again, Token::Number(seconds), rest @ ..] if again == mark => {
                        (seconds.value, rest)
                    }
                    _ => (0.0, rest),
                };
                // Without a letter, dashes may be a range or a date.
                let has_letter_after = matches!(rest, [Token::Half(_, Some(_)), ..]);
                if *mark == Token::Dash && !has_letter_before && !has_letter_after {
                    return None;
                }
                self.tokens = rest;
                sum(degrees, minutes.value, seconds)
            }
            // Without marks only a letter tells minutes and seconds from a pair.
            [Token::Number(minutes), rest @ ..] if is_whole && minutes.sign.is_none() => {
                let (seconds, after) = match rest {
                    [Token::Number(seconds), after @ ..] if seconds.sign.is_none() => {
                        (seconds.value, after)
                    }
                    _ => (0.0, rest),
                };
                let has_letter_after = matches!(after, [Token::Half(_, Some(_)), ..]);
                if !has_letter_after && !has_letter_before {
                    return Some((degrees, false));
                }
                self.tokens = after;
                sum(degrees, minutes.value, seconds)
            }
            _ => Some((degrees, false)),
        }
    }
}

fn skip(tokens: &[Token], mark: Token) -> &[Token] {
    match tokens {
        [first, rest @ ..] if *first == mark => rest,
        _ => tokens,
    }
}

/// The unsigned number at the start.
fn number(tokens: &[Token]) -> Option<(Number, &[Token])> {
    match tokens {
        [Token::Number(number), rest @ ..] if number.sign.is_none() => Some((*number, rest)),
        _ => None,
    }
}

fn sum(degrees: f64, minutes: f64, seconds: f64) -> Option<(f64, bool)> {
    let fits = (0.0..60.0).contains(&minutes) && (0.0..60.0).contains(&seconds);
    fits.then_some((degrees + minutes / 60.0 + seconds / 3600.0, true))
}

/// `502716` before N and `0303125` before E, as pilots write it.
fn packed(number: Number, axis: Axis) -> Option<f64> {
    let degrees = if axis == Axis::Latitude { 2 } else { 3 };
    let part = |value: f64, unit: f64| (value / unit).floor();
    let (whole, minutes, seconds) = match number.digits.checked_sub(degrees)? {
        2 => (part(number.value, 100.0), number.value % 100.0, 0.0),
        4 => {
            let minutes = part(number.value, 100.0) % 100.0;
            (part(number.value, 10_000.0), minutes, number.value % 100.0)
        }
        _ => return None,
    };
    sum(whole, minutes, seconds).map(|(size, _)| size)
}
