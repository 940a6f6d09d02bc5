//! The words of an event that can tell it from others.

use std::collections::{BTreeMap, HashSet};
use std::sync::OnceLock;

use crate::dataset::{Event, kind};
use crate::gazetteer::fold;

/// Letters by which words are told to be the same: endings differ with case and
/// number.
const STEM_CHARS: usize = 6;

/// Words that say nothing of one event: those of English, Ukrainian, Russian and
/// Polish prose, and those of every report of an attack.
const STOP_WORDS: &str = "\
    the and for was were with from that this have has had not but its are after before during into \
    over near one two which who their also other about there been said reported reports according \
    attack attacks strike strikes explosion explosions district region city russian \
    про та що як для під час від після було це із за не які який також біля \
    что как для после было это при под около также \
    oraz pod przez jest się był było dla nie po \
    атака удар вибух вибухи взрыв взрывы область район місто город";

fn is_stop_word(folded: &str) -> bool {
    static WORDS: OnceLock<HashSet<String>> = OnceLock::new();
    WORDS.get_or_init(|| STOP_WORDS.split_whitespace().map(fold).collect()).contains(folded)
}

/// What each word is known by, and the word as it was written. Names of the
/// place and of the kind are left out: both are compared by themselves.
pub fn words_of(event: &Event) -> BTreeMap<String, String> {
    let kind = kind::label(&event.kind);
    let names = [&event.place_name, &event.admin2, &event.admin1, &event.country, &kind];
    let known: HashSet<String> =
        names.into_iter().flat_map(|name| split(name)).map(|word| stem(&fold(word))).collect();
    [&event.title, &event.summary]
        .into_iter()
        .flat_map(|text| split(text))
        .map(|word| (fold(word), word))
        .filter(|(folded, _)| is_telling(folded))
        .map(|(folded, word)| (stem(&folded), word.to_lowercase()))
        .filter(|(stem, _)| !known.contains(stem))
        .collect()
}

fn is_telling(word: &str) -> bool {
    let chars = word.chars().count();
    let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
    (chars >= 3 || is_number && chars >= 2) && !is_stop_word(word)
}

fn stem(word: &str) -> String {
    word.chars().take(STEM_CHARS).collect()
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_place_and_common_words_are_left_out_and_endings_do_not_matter() {
        let event = Event {
            title: "Drones over the Kyiv depots".into(),
            summary: "Пожежа на складах, 27 drones".into(),
            kind: "drone_strike".into(),
            place_name: "Kyiv".into(),
            ..Event::default()
        };
        let words: Vec<(String, String)> = words_of(&event).into_iter().collect();
        let pair = |stem: &str, word: &str| (stem.to_owned(), word.to_owned());
        let expected = [
            pair("27", "27"),
            pair("depots", "depots"),
            pair("drones", "drones"),
            pair("pozhez", "пожежа"),
            pair("sklada", "складах"),
        ];
        assert_eq!(words, expected);
    }
}
