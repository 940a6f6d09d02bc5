//! Which encoding a text is in.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251, WINDOWS_1252};

/// So many letters must be valid UTF-8 for each place that is not: in text of
/// a code page hardly two bytes in a row look like UTF-8.
const VALID_FOR_EACH_ERROR: usize = 20;

/// The encoding of `bytes`: by its byte order mark, else UTF-8 if it is valid
/// but for a few damaged places or a last letter that is cut off, else the Cyrillic or Western Windows code page, whichever its letters fit.
///
/// Words in windows-1251 are runs of bytes above `0xC0`; in Western text such
/// letters stand alone between ASCII ones.
pub fn detect(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    if is_mostly_utf8(bytes) {
        return UTF_8;
    }
    let letter = |byte: &u8| {
        *byte >= 0xC0
            || matches!(byte, 0xA5 | 0xA8 | 0xAA | 0xAF | 0xB2..=0xB4 | 0xB8 | 0xBA | 0xBF)
    };
    let (mut in_runs, mut alone) = (0_u32, 0_u32);
    let mut run = 0_u32;
    for byte in bytes.iter().take(1 << 20).chain(std::iter::once(&b' ')) {
        if letter(byte) {
            run += 1;
        } else {
            if run >= 3 {
                in_runs += run;
            } else {
                alone += run;
            }
            run = 0;
        }
    }
    if in_runs > alone { WINDOWS_1251 } else { WINDOWS_1252 }
}

fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut letters, mut errors, mut is_cut) = (0_usize, 0_usize, false);
    let mut rest = bytes;
    while let Err(error) = std::str::from_utf8(rest) {
        let (valid, bad) = rest.split_at(error.valid_up_to());
        letters += wide_letters(valid);
        let Some(length) = error.error_len() else {
            (rest, is_cut) = (&[], true);
            break;
        };
        errors += 1;
        rest = bad.get(length..).unwrap_or_default();
    }
    letters += wide_letters(rest);
    match (errors, is_cut) {
        (0, false) => true,
        // A single letter at the end may just as well be of a code page.
        (0, true) => letters > 0,
        _ => letters >= errors.saturating_mul(VALID_FOR_EACH_ERROR),
    }
}

/// How many letters of more than one byte there are in valid UTF-8.
fn wide_letters(valid: &[u8]) -> usize {
    valid.iter().filter(|&&byte| byte >= 0xC0).count()
}

/// Whether bytes below `0x80` mean ASCII, so that delimiters can be found
/// without decoding.
pub fn is_ascii_compatible(encoding: &'static Encoding) -> bool {
    encoding != UTF_16LE && encoding != UTF_16BE
}

/// `bytes` as text; what cannot be decoded becomes U+FFFD, never an error.
pub fn decode(encoding: &'static Encoding, bytes: &[u8]) -> String {
    decoded(encoding, bytes).into_owned()
}

/// The same, without a copy where `bytes` are text as they stand.
pub fn decoded<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Cow<'a, str> {
    encoding.decode_without_bom_handling(bytes).0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cyrillic_and_western_code_pages_are_told_apart() {
        let (cyrillic, _, _) = WINDOWS_1251.encode("Київ,вибух біля станції");
        assert_eq!(detect(&cyrillic), WINDOWS_1251);
        let (western, _, _) = WINDOWS_1252.encode("Besançon, déjà vu, Zürich");
        assert_eq!(detect(&western), WINDOWS_1252);
        assert_eq!(detect("Київ".as_bytes()), UTF_8);
        assert_eq!(detect(b"\xff\xfea\0"), UTF_16LE);
    }

    #[test]
    fn a_cut_letter_and_a_bad_byte_among_many_letters_are_still_utf_8() {
        assert_eq!(detect(b"\xd0\x9a\xd0"), UTF_8);
        assert_eq!(detect(b"caf\xe9"), WINDOWS_1252);
        let many = "ж".repeat(VALID_FOR_EACH_ERROR);
        assert_eq!(detect(&[many.as_bytes(), b"\xff"].concat()), UTF_8);
        assert_ne!(detect(&[b"\xff\xff, ", many.as_bytes()].concat()), UTF_8);
    }
}
