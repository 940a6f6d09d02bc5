//! Names in Latin letters where a map has none, or has lost their marks.

use std::collections::HashMap;

use serde_json::Value;

use crate::gazetteer;

/// Gives a feature the Latin name that readers of English and Polish expect:
/// `Rzeszów` for `Rzeszow` where that is the local name, and `Khreshchatyk` for
/// `Хрещатик` where no other name is known.
pub fn complete(attributes: &mut HashMap<String, Value>) {
    let Some(local) = attributes.get("name").and_then(Value::as_str) else { return };
    let has_cyrillic = local.chars().any(is_cyrillic);
    let english = attributes.get("name:en").and_then(Value::as_str);
    let (key, spelling) = match english {
        Some(english) if !has_cyrillic && is_same_with_marks(english, local) => {
            ("name:en", local.to_owned())
        }
        None if has_cyrillic && !attributes.contains_key("name:latin") => {
            ("name:latin", romanised(local))
        }
        _ => return,
    };
    attributes.insert(key.to_owned(), spelling.into());
}

fn is_same_with_marks(english: &str, local: &str) -> bool {
    english != local && gazetteer::fold(english) == gazetteer::fold(local)
}

fn is_cyrillic(letter: char) -> bool {
    ('\u{400}'..='\u{4FF}').contains(&letter)
}

/// Ukrainian in Latin letters by the rules of 2010 (Cabinet of Ministers, No. 55);
/// letters of other Cyrillic alphabets in the nearest way.
pub fn romanised(text: &str) -> String {
    let mut latin = String::with_capacity(text.len() + 4);
    let mut before: Option<char> = None;
    for letter in text.chars() {
        let lower = letter.to_lowercase().next().unwrap_or(letter);
        let is_first = !before.is_some_and(char::is_alphabetic) && !is_apostrophe(before);
        let letters = match lower {
            'г' if before == Some('з') => "gh",
            'є' => {
                if is_first {
                    "ye"
                } else {
                    "ie"
                }
            }
            'ї' => {
                if is_first {
                    "yi"
                } else {
                    "i"
                }
            }
            'й' => {
                if is_first {
                    "y"
                } else {
                    "i"
                }
            }
            'ю' => {
                if is_first {
                    "yu"
                } else {
                    "iu"
                }
            }
            'я' => {
                if is_first {
                    "ya"
                } else {
                    "ia"
                }
            }
            'ь' | 'ъ' => "",
            '\'' | '’' | 'ʼ' if before.is_some_and(is_cyrillic) => "",
            lower => match LETTERS.iter().find(|(cyrillic, _)| *cyrillic == lower) {
                Some((_, letters)) => letters,
                None => {
                    latin.push(letter);
                    before = Some(lower);
                    continue;
                }
            },
        };
        let mut letters = letters.chars();
        if letter.is_uppercase() {
            latin.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        }
        latin.extend(letters);
        before = Some(lower);
    }
    latin
}

fn is_apostrophe(letter: Option<char>) -> bool {
    matches!(letter, Some('\'' | '’' | 'ʼ'))
}

#[rustfmt::skip]
const LETTERS: [(char, &str); 30] = [
    ('а', "a"), ('б', "b"), ('в', "v"), ('г', "h"), ('ґ', "g"), ('д', "d"), ('е', "e"),
    ('ж', "zh"), ('з', "z"), ('и', "y"), ('і', "i"), ('к', "k"), ('л', "l"), ('м', "m"),
    ('н', "n"), ('о', "o"), ('п', "p"), ('р', "r"), ('с', "s"), ('т', "t"), ('у', "u"),
    ('ф', "f"), ('х', "kh"), ('ц', "ts"), ('ч', "ch"), ('ш', "sh"), ('щ', "shch"),
    ('ы', "y"), ('э', "e"), ('ё', "e"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_romanised_as_ukraine_does() {
        for (ukrainian, latin) in [
            ("Вишгород", "Vyshhorod"),
            ("Хрещатик", "Khreshchatyk"),
            ("Згурівка", "Zghurivka"),
            ("Єнакієве", "Yenakiieve"),
            ("Їжакевич", "Yizhakevych"),
            ("Знам’янка", "Znamianka"),
            ("вулиця Юрія Іллєнка", "vulytsia Yuriia Illienka"),
            ("Lublin 2", "Lublin 2"),
        ] {
            assert_eq!(romanised(ukrainian), latin);
        }
    }

    fn completed(names: &[(&str, &str)]) -> HashMap<String, Value> {
        let mut attributes: HashMap<String, Value> =
            names.iter().map(|(key, name)| ((*key).to_owned(), Value::from(*name))).collect();
        complete(&mut attributes);
        attributes
    }

    #[test]
    fn latin_names_keep_their_marks() {
        assert_eq!(completed(&[("name", "Rzeszów"), ("name:en", "Rzeszow")])["name:en"], "Rzeszów");
        assert_eq!(completed(&[("name", "Warszawa"), ("name:en", "Warsaw")])["name:en"], "Warsaw");
        assert_eq!(completed(&[("name", "Київ"), ("name:en", "Kyiv")])["name:en"], "Kyiv");
    }

    #[test]
    fn only_a_name_without_latin_letters_is_romanised() {
        assert_eq!(completed(&[("name", "Осещина")])["name:latin"], "Oseshchyna");
        assert!(!completed(&[("name", "Lublin")]).contains_key("name:latin"));
        assert!(!completed(&[("name", "Київ"), ("name:en", "Kyiv")]).contains_key("name:latin"));
        assert!(completed(&[("class", "city")]).len() == 1);
    }
}
