//! Text as its reader will see it: what is written in codes of addresses, pages and
//! programs, in digits of other scripts or between signs without width becomes plain.

use std::borrow::Cow;

use super::digits::digit;
use crate::base::escape::is_invisible;

/// How often one code may be written inside another.
const MOST_NESTED: usize = 10;

/// What HTML calls signs that stand in coordinates.
const ENTITIES: [(&str, char); 28] = [
    ("deg", '°'),
    ("prime", '\''),
    ("Prime", '"'),
    ("quot", '"'),
    ("apos", '\''),
    ("rsquo", '\''),
    ("rdquo", '"'),
    ("nbsp", ' '),
    ("ensp", ' '),
    ("emsp", ' '),
    ("thinsp", ' '),
    ("Tab", ' '),
    ("NewLine", ' '),
    ("amp", '&'),
    ("period", '.'),
    ("middot", '.'),
    ("comma", ','),
    ("colon", ':'),
    ("semi", ';'),
    ("sol", '/'),
    ("plus", '+'),
    ("minus", '-'),
    ("lowbar", '_'),
    ("equals", '='),
    ("num", '#'),
    ("percnt", '%'),
    ("lpar", '('),
    ("rpar", ')'),
];

/// `text` in plain signs; the same where it is plain already.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    let is_odd =
        |c: char| !c.is_ascii() || c.is_ascii_control() || matches!(c, '%' | '&' | '+' | '\\');
    if !text.contains(is_odd) {
        return Cow::Borrowed(text);
    }
    let mut made = text.to_owned();
    for _ in 0..MOST_NESTED {
        let decoders: [fn(&str) -> Option<String>; 3] =
            [percent_decoded, entities_decoded, escapes_decoded];
        let decoded = decoders.iter().fold(None, |before: Option<String>, decode| {
            decode(before.as_deref().unwrap_or(&made)).or(before)
        });
        match decoded {
            Some(decoded) => made = decoded,
            None => break,
        }
    }
    let mut plain = String::with_capacity(made.len());
    for letter in made.chars() {
        let follows_letter = plain.chars().next_back().is_some_and(char::is_alphabetic);
        match letter {
            ' '..='~' => plain.push(letter),
            '\t' | '\n' | '\r' => plain.push(' '),
            // A soft hyphen, joiners and the rest that takes no room.
            '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' => {}
            // Marks over or around a digit.
            '\u{300}'..='\u{36f}' | '\u{20d0}'..='\u{20ff}' if !follows_letter => {}
            letter if is_invisible(letter) => {}
            '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => plain.push(' '),
            '\u{2010}'..='\u{2015}' | '\u{2212}' => plain.push('-'),
            '\u{2024}' | '\u{b7}' | '\u{66b}' | '\u{3002}' | '\u{30fb}' | '\u{ff61}' => {
                plain.push('.');
            }
            '\u{66c}' | '\u{3001}' => plain.push(','),
            // The full width of ASCII.
            '\u{ff01}'..='\u{ff5e}' => {
                let code = u32::from(letter) - 0xff01 + u32::from('!');
                plain.push(char::from_u32(code).unwrap_or(letter));
            }
            letter => plain.push(digit(letter).unwrap_or(letter)),
        }
    }
    Cow::Owned(plain)
}

/// `text` read from its end, where it has a sign that turns what follows round.
pub(super) fn turned(text: &str) -> Option<String> {
    text.contains(['\u{202e}', '\u{202b}']).then(|| plain(text).chars().rev().collect())
}

/// `text` without the blanks between single digits, as in `5 0 . 4 5`.
pub(super) fn dense(text: &str) -> Option<String> {
    const LEAST: usize = 6;
    let is_single = |word: &str| {
        let mut signs = word.chars();
        let is_one = signs.next().is_some_and(|c| c.is_ascii_digit() || ".,;".contains(c));
        is_one && signs.next().is_none()
    };
    let (mut made, mut run, mut longest) = (String::new(), 0, 0);
    for word in text.split(' ') {
        let is_joined = is_single(word);
        run = if is_joined { run + 1 } else { 0 };
        longest = longest.max(run);
        let is_one_run = is_joined && run > 1;
        if !made.is_empty() && !is_one_run {
            made.push(' ');
        }
        made.push_str(word);
    }
    (longest >= LEAST).then_some(made)
}

/// `text` without percent signs of addresses; `None` where it has none.
fn percent_decoded(text: &str) -> Option<String> {
    if !text.contains('%') {
        return None;
    }
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

/// `text` with the signs that HTML calls by names and numbers.
fn entities_decoded(text: &str) -> Option<String> {
    decoded(text, '&', |rest| {
        if let Some(number) = rest.strip_prefix('#') {
            let (digits, radix) = match number.strip_prefix(['x', 'X']) {
                Some(digits) => (digits, 16),
                None => (number, 10),
            };
            let len = digits.bytes().take_while(|byte| char::from(*byte).is_digit(radix)).count();
            let code = u32::from_str_radix(digits.get(..len)?, radix).ok()?;
            let before = rest.len() - digits.len();
            let ends = usize::from(digits.as_bytes().get(len) == Some(&b';'));
            return Some((char::from_u32(code)?, before + len + ends));
        }
        let (name, sign) = ENTITIES
            .iter()
            .find(|(name, _)| rest.strip_prefix(name).is_some_and(|rest| rest.starts_with(';')))?;
        Some((*sign, name.len() + 1))
    })
}

/// `text` with the signs that JSON and scripts write as `\u0035` or `\x35`.
fn escapes_decoded(text: &str) -> Option<String> {
    decoded(text, '\\', |rest| {
        let (digits, before) = match rest.as_bytes().first()? {
            b'u' => (rest.get(1..5)?, 5),
            b'x' => (rest.get(1..3)?, 3),
            _ => return None,
        };
        Some((char::from_u32(u32::from_str_radix(digits, 16).ok()?)?, before))
    })
}

/// `text` with what `read` makes of what follows each `mark`, and its length; `None` where
/// it makes nothing of it.
fn decoded(text: &str, mark: char, read: impl Fn(&str) -> Option<(char, usize)>) -> Option<String> {
    let mut rest = text;
    let mut out = String::new();
    let mut any = false;
    while let Some((before, after)) = rest.split_once(mark) {
        out.push_str(before);
        let found = read(after).and_then(|(sign, len)| Some((sign, after.get(len..)?)));
        if let Some((sign, after)) = found {
            out.push(sign);
            rest = after;
            any = true;
        } else {
            out.push(mark);
            rest = after;
        }
    }
    out.push_str(rest);
    any.then_some(out)
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
            ("50%2525252E4547", "50.4547"),
            ("50\u{200b}.45\u{ad}47", "50.4547"),
            ("５０．４５４７", "50.4547"),
            ("٥٠٫٤٥٤٧", "50.4547"),
            ("⁵⁰.⁴⁵⁴⁷", "50.4547"),
            ("5\u{301}0\u{301}.4\u{301}", "50.4"),
            ("50&deg;27'", "50°27'"),
            ("50&#46;4547&comma; &#x33;0&period;5", "50.4547, 30.5"),
            ("&amp;#53;&#48", "50"),
            ("\\u0035\\u0030.4547", "50.4547"),
            ("50\u{a0}27", "50 27"),
            ("9G2GFG3F＋VG", "9G2GFG3F+VG"),
            ("100 % sure & so on \\ so", "100 % sure & so on \\ so"),
            ("é и\u{306}", "é и\u{306}"),
        ] {
            assert_eq!(plain(written), read, "{written}");
        }
    }

    #[test]
    fn digits_in_single_file_and_turned_round_are_read() {
        let spaced = "at 5 0 . 4 5 4 7 , 3 0 . 5 2 3 8 now";
        assert_eq!(dense(spaced).as_deref(), Some("at 50.4547,30.5238 now"));
        assert_eq!(dense("5 of 7 drones, 3 . 2"), None);
        assert_eq!(turned("\u{202e}7454.05\u{202c}").as_deref(), Some("50.4547"));
        assert_eq!(turned("7454.05"), None);
    }
}
