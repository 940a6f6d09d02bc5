//! Which encoding a text is in.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    Encoding, ISO_8859_3, ISO_8859_4, ISO_8859_10, ISO_8859_13, ISO_8859_14, ISO_8859_16,
    MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251, WINDOWS_1252, X_USER_DEFINED,
};

/// So many letters must be valid UTF-8 for each place that is not: in text of
/// a code page hardly two bytes in a row look like UTF-8.
const VALID_FOR_EACH_ERROR: usize = 20;

/// Encodings that hardly any file of events is in, and that some letters in others fit.
const UNLIKELY: [&Encoding; 8] = [
    ISO_8859_3,
    ISO_8859_4,
    ISO_8859_10,
    ISO_8859_13,
    ISO_8859_14,
    ISO_8859_16,
    MACINTOSH,
    X_USER_DEFINED,
];

/// Bytes with letters that are looked at to guess a code page.
const LOOKED_AT_BYTES: usize = 1 << 20;

/// Bytes in which an encoding may be declared.
const HEAD_BYTES: usize = 1024;

/// An encoding, and whether it was only guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DetectedEncoding {
    /// The encoding.
    pub encoding: &'static Encoding,
    /// It was told by the letters alone.
    pub is_guess: bool,
}

/// The encoding of `bytes`; see [`find`].
pub fn detect(bytes: &[u8]) -> &'static Encoding {
    find(bytes).encoding
}

/// The encoding of `bytes`: by its byte order mark or its zero bytes, else UTF-8 if
/// it is valid but for a few damaged places or a last letter that is cut off, else
/// the one that an XML or HTML text declares, else the code page that its letters fit.
pub fn find(bytes: &[u8]) -> DetectedEncoding {
    let sure = |encoding| DetectedEncoding { encoding, is_guess: false };
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return sure(encoding);
    }
    if let Some(encoding) = utf_16_without_mark(bytes) {
        return DetectedEncoding { encoding, is_guess: true };
    }
    if is_mostly_utf8(bytes) {
        return sure(UTF_8);
    }
    if let Some(encoding) = declared(bytes) {
        return sure(encoding);
    }
    let start = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let letters = bytes.get(start..).unwrap_or_default();
    let letters = letters.get(..LOOKED_AT_BYTES).unwrap_or(letters);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(letters, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let encoding = match () {
        () if is_cyrillic_windows(letters) => WINDOWS_1251,
        // Too few letters fit anything.
        () if UNLIKELY.contains(&guess) => WINDOWS_1252,
        () => guess,
    };
    DetectedEncoding { encoding, is_guess: true }
}

/// Words in windows-1251 are runs of bytes above `0xC0`, mostly small letters; in
/// Western text such letters stand alone between ASCII ones.
fn is_cyrillic_windows(bytes: &[u8]) -> bool {
    let letter = |byte: &u8| {
        *byte >= 0xC0
            || matches!(byte, 0xA5 | 0xA8 | 0xAA | 0xAF | 0xB2..=0xB4 | 0xB8 | 0xBA | 0xBF)
    };
    let (mut in_runs, mut small, mut others) = (0_u32, 0_u32, 0_u32);
    for run in bytes.split(|byte| !letter(byte)) {
        let is_word = run.len() >= 3;
        let count = run.len() as u32;
        if is_word {
            in_runs += count;
            // In KOI8 the same words are of capitals.
            small += run.iter().filter(|byte| **byte >= 0xE0 || **byte < 0xC0).count() as u32;
        } else {
            others += count;
        }
    }
    let strange = bytes.iter().filter(|byte| matches!(byte, 0x80..=0x9F)).count() as u32;
    in_runs > others && small * 3 > in_runs * 2 && strange < in_runs / 4
}

/// UTF-16 of Latin and Cyrillic letters has bytes in each pair that no text has: 0, 1 or 4.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..HEAD_BYTES).unwrap_or(bytes);
    let pairs = head.len() / 2;
    let zeros = |at: usize| head.iter().skip(at).step_by(2).filter(|byte| **byte == 0).count();
    let pages = |at: usize| {
        head.iter().skip(at).step_by(2).filter(|byte| matches!(byte, 0 | 1 | 4)).count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let is_wide = |at| pages(at) * 2 > pairs && pages(1 - at) * 8 < pages(at);
    match (even, odd) {
        _ if pairs < 4 => None,
        (0, 1..) if is_wide(1) => Some(UTF_16LE),
        (1.., 0) if is_wide(0) => Some(UTF_16BE),
        _ => None,
    }
}

/// The encoding named in an XML declaration or a `meta` element.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..HEAD_BYTES).unwrap_or(bytes);
    if !head.trim_ascii_start().starts_with(b"<") {
        return None;
    }
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let names = ["encoding=", "charset="];
    let after = names.iter().find_map(|name| head.split_once(name)).map(|(_, after)| after)?;
    let name = after.trim_start_matches(['"', '\'']);
    let is_end =
        |letter: char| matches!(letter, '"' | '\'' | '?' | '>' | ';') || letter.is_whitespace();
    let found = Encoding::for_label(name.split(is_end).next()?.as_bytes())?;
    // The text could not be read at all if it were UTF-16.
    (found != UTF_8 && is_ascii_compatible(found)).then_some(found)
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

/// Whether bytes below `0x80` always mean ASCII, so that delimiters can be found
/// without decoding.
pub fn is_ascii_compatible(encoding: &'static Encoding) -> bool {
    encoding == UTF_8 || encoding.is_single_byte()
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
    use encoding_rs::{IBM866, KOI8_U, WINDOWS_1250};

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
    fn code_pages_of_other_systems_are_told_apart_and_declared_ones_are_obeyed() {
        let (polish, _, _) = WINDOWS_1250.encode("Zażółć gęślą jaźń, Rzeszów, Świdnik, Łódź");
        assert_eq!(detect(&polish), WINDOWS_1250);
        let text = "Київ вибух біля станції метро, пожежа на складі";
        assert_eq!(detect(&KOI8_U.encode(text).0), KOI8_U);
        assert_eq!(detect(&IBM866.encode("Киев взрыв около станции метро").0), IBM866);
        let xml = "<?xml version=\"1.0\" encoding=\"windows-1251\"?><kml>é</kml>";
        let (xml, _, _) = WINDOWS_1252.encode(xml);
        assert_eq!(find(&xml), DetectedEncoding { encoding: WINDOWS_1251, is_guess: false });
        let wide: Vec<u8> = "date,lat".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(find(&wide), DetectedEncoding { encoding: UTF_16BE, is_guess: true });
    }

    #[test]
    fn one_letter_of_a_code_page_is_taken_for_a_western_one() {
        assert_eq!(detect(b"date,title\n2025,Besan\xe7on\n"), WINDOWS_1252);
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
