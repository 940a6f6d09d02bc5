//! Pieces of text that dates and times are made of.

use std::borrow::Cow;

/// Texts longer than this are prose, not dates.
pub const MOST_BYTES: usize = 200;

/// `text` with plain blanks and hyphens only.
pub fn plain(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let plain = |c| match c {
        '\u{a0}' | '\u{202f}' | '\u{2009}' => ' ',
        '\u{2010}' | '\u{2011}' | '\u{2212}' => '-',
        '\u{2013}' | '\u{2014}' | '\u{2015}' => '–',
        c => c,
    };
    Cow::Owned(text.chars().map(plain).collect())
}

/// The digits that `text` begins with, at least one and at most `most`, and the rest.
pub fn digits(text: &str, most: usize) -> Option<(&str, &str)> {
    let len = text.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=most).contains(&len) { text.split_at_checked(len) } else { None }
}

/// The letters that `text` begins with, at least one, and the rest.
pub fn word(text: &str) -> Option<(&str, &str)> {
    let is_letter = |c: char| c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}' | '’');
    let len = text.find(|c| !is_letter(c)).unwrap_or(text.len());
    if len > 0 { text.split_at_checked(len) } else { None }
}

/// `text` after blanks and a word that is one of `words`, with the point behind it.
pub fn after_word<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    let (found, rest) = word(text.trim_start())?;
    let found = folded(found);
    words.contains(&found.as_str()).then(|| rest.strip_prefix('.').unwrap_or(rest))
}

/// A number of few digits.
pub fn number(digits: &str) -> Option<i16> {
    digits.parse().ok()
}

/// `word` in lower case and without the marks on Latin letters.
pub fn folded(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for letter in word.chars().flat_map(char::to_lowercase) {
        match letter {
            'á' | 'à' | 'â' | 'ä' | 'ã' | 'ă' | 'å' | 'ą' => folded.push('a'),
            'é' | 'è' | 'ê' | 'ë' | 'ě' | 'ę' => folded.push('e'),
            'í' | 'ì' | 'î' | 'ï' | 'ı' => folded.push('i'),
            'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ő' | 'ø' => folded.push('o'),
            'ú' | 'ù' | 'û' | 'ü' | 'ů' | 'ű' => folded.push('u'),
            'ý' => folded.push('y'),
            'ç' | 'č' | 'ć' => folded.push('c'),
            'ş' | 'š' | 'ś' | 'ș' => folded.push('s'),
            'ž' | 'ź' | 'ż' => folded.push('z'),
            'ř' => folded.push('r'),
            'ł' => folded.push('l'),
            'ñ' | 'ń' | 'ň' => folded.push('n'),
            'ğ' => folded.push('g'),
            'ţ' | 'ț' | 'ť' => folded.push('t'),
            'ď' => folded.push('d'),
            '\u{300}'..='\u{36f}' => {}
            letter => folded.push(letter),
        }
    }
    folded
}
