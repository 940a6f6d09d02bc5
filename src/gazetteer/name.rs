//! Take a name apart into what it names and the kind of place it says it is.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::fold::fold;

/// The kind of place that a name says it is, as "Oblast" in "Kyiv Oblast".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// A city, town or village.
    Settlement,
    /// A community of towns and villages (hromada, gmina).
    Community,
    /// A raion, powiat or city district.
    Second,
    /// An oblast or voivodeship.
    First,
}

/// A name as someone wrote it, ready for comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// All of it, folded.
    pub whole: String,
    /// Folded, without the words for the kind of place.
    pub bare: String,
    /// The kind it says it is, if it does.
    pub level: Option<Level>,
    /// It says that it is a village, which no city is.
    pub is_village: bool,
    /// How many letters and digits were written.
    pub letters: usize,
}

/// Words for a level, wherever they stand in a name.
const WORDS: [(Level, &str); 4] = [
    (
        Level::First,
        "oblast oblasti область області обл region province voivodeship województwo woj \
         воєводство воеводство obwód",
    ),
    (Level::Second, "raion raionu район району district powiat повіт county"),
    (Level::Community, "hromada громада громади gmina ґміна тг отг otg тгр"),
    (Level::Settlement, "місто misto город city town village"),
];

/// Words for a settlement which count only in front of a name.
const LEADING_WORDS: &str = "m м г г. смт smt с село selo пгт wieś miasto дер деревня хутір хутор";

/// Those that no city is called.
const VILLAGE_WORDS: &str = "village с село selo wieś дер деревня хутір хутор";

/// Words which say nothing.
const FILLERS: &str = "of the republic республика республіка republika municipality територіальна \
                       territorial terytorialna міська сільська селищна";

#[derive(Clone, Copy, PartialEq)]
enum Word {
    Says(Level),
    SaysInFront(Level),
    Filler,
}

impl Name {
    /// Takes `text` apart.
    pub fn read(text: &str) -> Self {
        let whole = fold(text);
        let letters = text.chars().filter(|character| character.is_alphanumeric()).count();
        let (mut level, mut is_village) = (None, false);
        let mut bare = String::with_capacity(whole.len());
        // The fold of "р-н" is two words.
        let (rest, is_raion) = match whole.strip_suffix(" r n") {
            Some(rest) => (rest, true),
            None => (whole.as_str(), false),
        };
        for (index, token) in rest.split(' ').enumerate() {
            match words().get(token) {
                // A town and its community, as "м. Суми та Сумська громада",
                // is the larger of the two.
                Some(Word::Says(said)) => {
                    is_village |= is_village_word(token);
                    if level.is_none_or(|level| level == Level::Settlement) {
                        level = Some(*said);
                    }
                    continue;
                }
                Some(Word::SaysInFront(said)) if index == 0 && rest.contains(' ') => {
                    is_village |= is_village_word(token);
                    level = Some(*said);
                    continue;
                }
                Some(Word::Filler) => continue,
                _ => {}
            }
            if !bare.is_empty() {
                bare.push(' ');
            }
            bare.push_str(token);
        }
        if is_raion {
            level = Some(Level::Second);
        }
        Self { whole, bare, level, is_village, letters }
    }
}

fn is_village_word(token: &str) -> bool {
    static FOLDED: OnceLock<Vec<String>> = OnceLock::new();
    let words = FOLDED.get_or_init(|| VILLAGE_WORDS.split_whitespace().map(fold).collect());
    words.iter().any(|word| word == token)
}

fn words() -> &'static HashMap<String, Word> {
    static FOLDED: OnceLock<HashMap<String, Word>> = OnceLock::new();
    FOLDED.get_or_init(|| {
        let mut folded = HashMap::new();
        for (level, words) in WORDS {
            folded.extend(words.split_whitespace().map(|word| (fold(word), Word::Says(level))));
        }
        let leading = LEADING_WORDS.split_whitespace();
        folded.extend(leading.map(|word| (fold(word), Word::SaysInFront(Level::Settlement))));
        folded.extend(FILLERS.split_whitespace().map(|word| (fold(word), Word::Filler)));
        folded
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_its_kind_in_several_languages() {
        for (text, bare, level) in [
            ("Kyivska oblast", "kivska", Some(Level::First)),
            ("Київська обл.", "kivska", Some(Level::First)),
            ("województwo lubelskie", "lubelskie", Some(Level::First)),
            ("Чугуївський р-н", "chuhuivski", Some(Level::Second)),
            ("Липецька територіальна громада", "lipetska", Some(Level::Community)),
            ("м. Київ", "kiv", Some(Level::Settlement)),
            ("Kyiv City", "kiv", Some(Level::Settlement)),
            ("City of Kyiv", "kiv", Some(Level::Settlement)),
            ("Bila Tserkva", "bila tserkva", None),
        ] {
            let name = Name::read(text);
            assert_eq!((name.bare.as_str(), name.level), (bare, level), "{text}");
        }
    }

    #[test]
    fn a_town_with_its_community_is_a_community() {
        let name = Name::read("m. Nova-Odesa ta Novoodeska terytorialna hromada");
        assert_eq!(name.level, Some(Level::Community));
        assert_eq!(name.bare, "nova odesa ta novodeska");
    }
}
