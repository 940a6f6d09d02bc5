//! The words of a column's name, however it is written.

/// Words that only say in what a column is measured.
pub const UNITS: [&str; 12] =
    ["dec", "utc", "gmt", "wgs84", "wgs", "84", "epsg", "4326", "dd", "deg", "degrees", "decimal"];

/// `header` in lower case with everything but letters and digits as one blank.
pub fn normal(header: &str) -> String {
    let mut normal = String::with_capacity(header.len());
    for letter in header.chars() {
        if letter.is_ascii_alphanumeric() {
            normal.push(letter.to_ascii_lowercase());
        } else if letter.is_alphanumeric() {
            normal.extend(letter.to_lowercase());
        } else if !normal.is_empty() && !normal.ends_with(' ') {
            normal.push(' ');
        }
    }
    normal.truncate(normal.trim_end().len());
    normal
}

/// The words of `header` in lower case: `startDate`, `START_DATE` and
/// `Start date (UTC)` have the same two. Letters are without marks; what stands in
/// brackets, and units, are left out unless nothing else is there.
pub fn words(header: &str) -> Vec<String> {
    let outside = without_brackets(header);
    let mut words = split(&outside);
    if words.is_empty() {
        words = split(header);
    }
    let is_unit = |word: &String| UNITS.contains(&word.as_str());
    // Such as "EPSG code", which is a column of its own.
    let is_about_systems = words.iter().any(|word| word == "epsg" || word == "wgs")
        && words.iter().any(|word| word == "code" || word == "zone");
    if !is_about_systems && !words.iter().all(is_unit) {
        words.retain(|word| !is_unit(word));
    }
    words
}

/// The words of `header` with those in brackets.
pub fn words_with_brackets(header: &str) -> Vec<String> {
    split(header)
}

/// `header` up to the bracket that opens and from behind the one that closes.
fn without_brackets(header: &str) -> String {
    let mut depth = 0_usize;
    let mut outside = String::with_capacity(header.len());
    for letter in header.chars() {
        match letter {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => {
                depth = depth.saturating_sub(1);
                outside.push(' ');
            }
            _ if depth == 0 => outside.push(letter),
            _ => {}
        }
    }
    outside
}

/// Words end at everything but letters and digits, and where capitals begin one.
fn split(header: &str) -> Vec<String> {
    let letters: Vec<char> = header.chars().collect();
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    for (index, &letter) in letters.iter().enumerate() {
        let next = letters.get(index + 1).copied();
        let before = index.checked_sub(1).and_then(|before| letters.get(before)).copied();
        let follows_small = before.is_some_and(char::is_lowercase);
        let follows_capital = before.is_some_and(char::is_uppercase);
        let begins_word = letter.is_uppercase()
            && (follows_small || (follows_capital && next.is_some_and(char::is_lowercase)));
        if begins_word && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if letter.is_alphanumeric() && !is_apostrophe(letter) {
            word.extend(letter.to_lowercase().map(folded));
        } else if is_mark(letter) {
            // Marks that stand apart from their letters, which two letters need.
            match (word.chars().next_back(), letter) {
                (Some('и'), '\u{306}') => replace_last(&mut word, 'й'),
                (Some('і'), '\u{308}') => replace_last(&mut word, 'ї'),
                _ => {}
            }
        } else if !is_apostrophe(letter) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

fn replace_last(word: &mut String, letter: char) {
    word.pop();
    word.push(letter);
}

fn is_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | 'ʼ' | '`')
}

/// A letter in lower case without its mark.
fn folded(letter: char) -> char {
    match letter {
        'à'..='å' | 'ą' | 'ā' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è'..='ë' | 'ę' | 'ē' | 'ě' => 'e',
        'ì'..='ï' | 'ī' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' => 'o',
        'ś' | 'š' => 's',
        'ù'..='ü' | 'ū' => 'u',
        'ý' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'ё' => 'е',
        'ґ' => 'г',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_header_have_the_same_words() {
        for (headers, expected) in [
            (
                &["startDate", "START_DATE", "Start date (UTC)", "start-date [local]"][..],
                "start date",
            ),
            (&["Latitude (WGS84)", "LATITUDE", "latitude_wgs84", "Latitude EPSG:4326"], "latitude"),
            (&["Szerokość geograficzna", "szerokosc geograficzna"], "szerokosc geograficzna"),
            (&["Широта, °", "широта"], "широта"),
            (&["Район", "Раи\u{306}он"], "район"),
            (&["location.lat", "_location_lat", "Location Lat"], "location lat"),
            (&["ActionGeo_Lat"], "action geo lat"),
            (&["SQLDate"], "sql date"),
            (&["POINT_X"], "point x"),
            (&["(UTC)"], "utc"),
            (&["Об'єкт", "Обʼєкт"], "обєкт"),
        ] {
            for header in headers {
                assert_eq!(words(header).join(" "), expected, "{header}");
            }
        }
    }
}
