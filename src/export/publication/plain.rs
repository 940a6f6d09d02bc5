//! Text as its reader will see it: what is written in codes of addresses and pages, in
//! digits of other scripts or between signs without width becomes plain.

use std::borrow::Cow;

use crate::base::escape::is_invisible;

/// How often an address may be written inside another.
const MOST_NESTED: usize = 3;

/// The first digit of each script whose digits people write dates and places with.
const ZEROS: [char; 9] = [
    '\u{660}',
    '\u{6f0}',
    '\u{966}',
    '\u{9e6}',
    '\u{e50}',
    '\u{ff10}',
    '\u{1d7ce}',
    '\u{1d7d8}',
    '\u{1d7f6}',
];

/// What HTML writes for signs that stand in coordinates.
const ENTITIES: [(&str, &str); 9] = [
    ("&deg;", "°"),
    ("&#176;", "°"),
    ("&#xb0;", "°"),
    ("&prime;", "'"),
    ("&#39;", "'"),
    ("&quot;", "\""),
    ("&nbsp;", " "),
    ("&#44;", ","),
    ("&amp;", "&"),
];

/// `text` in plain signs; the same where it is plain already.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    let is_odd = |c: char| !c.is_ascii() || c.is_ascii_control() || matches!(c, '%' | '&' | '+');
    if !text.contains(is_odd) {
        return Cow::Borrowed(text);
    }
    let mut decoded = Cow::Borrowed(text);
    for _ in 0..MOST_NESTED {
        match percent_decoded(&decoded) {
            Some(inner) => decoded = Cow::Owned(inner),
            None => break,
        }
    }
    let mut made = decoded.into_owned();
    for (entity, sign) in ENTITIES {
        if made.contains(entity) {
            made = made.replace(entity, sign);
        }
    }
    let plain = made.chars().filter_map(|letter| match letter {
        '\t' | '\n' | '\r' => Some(' '),
        // A soft hyphen, joiners and the rest that takes no room.
        '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' => None,
        letter if is_invisible(letter) => None,
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => Some(' '),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ff0d}' => Some('-'),
        '\u{ff0e}' | '\u{2024}' | '\u{b7}' | '\u{66b}' => Some('.'),
        '\u{ff0c}' | '\u{66c}' => Some(','),
        letter => Some(digit(letter).unwrap_or(letter)),
    });
    Cow::Owned(plain.collect())
}

/// The ASCII digit that `letter` means in its script.
fn digit(letter: char) -> Option<char> {
    ZEROS.iter().find_map(|zero| {
        let value = u32::from(letter).checked_sub(u32::from(*zero))?;
        char::from_digit(value, 10)
    })
}

/// `text` without percent signs of addresses; `None` where it has none.
fn percent_decoded(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let (mut out, mut at, mut any) = (Vec::with_capacity(bytes.len()), 0, false);
    while let Some(&byte) = bytes.get(at) {
        let value = |at: usize| char::from(*bytes.get(at)?).to_digit(16);
        match (byte == b'%').then(|| Some((value(at + 1)?, value(at + 2)?))).flatten() {
            Some((high, low)) => {
                out.push((high * 16 + low) as u8);
                at += 3;
                any = true;
            }
            None => {
                out.push(byte);
                at += 1;
            }
        }
    }
    any.then(|| String::from_utf8_lossy(&out).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_in_codes_becomes_plain() {
        for (written, read) in [
            ("50.4547", "50.4547"),
            ("q=50.4547%2C30.5238", "q=50.4547,30.5238"),
            ("u=q%3D50.4547%252C30.5238", "u=q=50.4547,30.5238"),
            ("50\u{200b}.45\u{ad}47", "50.4547"),
            ("５０．４５４７", "50.4547"),
            ("٥٠٫٤٥٤٧", "50.4547"),
            ("50&deg;27'", "50°27'"),
            ("50\u{a0}27", "50 27"),
            ("100 % sure", "100 % sure"),
        ] {
            assert_eq!(plain(written), read, "{written}");
        }
    }
}
