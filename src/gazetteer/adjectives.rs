//! Names that are adjectives: oblasts that are named without the word, and districts that
//! many cities have.

use super::divisions::{Division, DivisionKind, divisions};
use super::name::{Level, Name};

/// The oblast that an adjective alone names, as "Сумська".
pub(super) fn oblast_by_adjective(name: &Name) -> Option<&'static Division> {
    if name.level.is_some() || !["ska", "zka", "skaia"].iter().any(|end| name.bare.ends_with(end)) {
        return None;
    }
    let mut called = divisions().called(&name.bare).map(|(division, _)| division);
    called.find(|division| division.kind == DivisionKind::Oblast)
}

/// Whether `text` names more than one oblast.
pub(super) fn names_several_oblasts(text: &str) -> bool {
    const JOINED: [&str; 8] = [" та ", " й ", " і ", " и ", " and ", " i ", " & ", " + "];
    let mut first: Option<&Division> = None;
    let parts = text.split([',', ';', '/', '(', ')']);
    let mut parts = parts.flat_map(|part| {
        let joined = JOINED.iter().find_map(|word| part.split_once(word));
        let (one, other) = joined.unwrap_or((part, ""));
        [one, other]
    });
    parts.any(|part| {
        let name = Name::read(part);
        let of_level = || {
            let mut called = divisions().called(&name.bare).map(|(division, _)| division);
            called.find(|division| division.kind.is(Level::First))
        };
        let oblast = match name.level {
            None => oblast_by_adjective(&name),
            Some(Level::First) => of_level(),
            Some(_) => None,
        };
        let is_other = oblast.zip(first).is_some_and(|(one, other)| one.name_en != other.name_en);
        first = first.or(oblast);
        is_other
    })
}

/// Districts and raions of many cities, of which the list has one or two.
const SHARED_DISTRICTS: [&str; 4] = ["shevchenkivski", "dniprovski", "desnianski", "podilski"];

/// Whether `name` is that of districts of many cities.
pub(super) fn is_shared_district(name: &Name) -> bool {
    name.level == Some(Level::Second) && SHARED_DISTRICTS.contains(&name.bare.as_str())
}

/// Whether words stand around the name of a place that say that it lies elsewhere, or the
/// signs of a list or an object of JSON.
pub(super) fn has_words_around(text: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: [&str; 32] = [
        "near", "between", "outside", "around", "north", "south", "east", "west", "km", "vicinity",
        "біля", "поблизу", "коло", "неподалік", "між", "північніше", "південніше", "східніше",
        "західніше", "км", "возле", "около", "вблизи", "между", "севернее", "южнее", "восточнее",
        "западнее", "koło", "pobliżu", "między", "okolice",
    ];
    if text.starts_with(['[', '{']) {
        return true;
    }
    let mut words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    text.contains(' ') && words.any(|word| WORDS.contains(&word.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_adjective_is_an_oblast_and_several_are_several() {
        for name in ["Сумська", "Запорізька", "Луганська", "Kharkivska", "Сумская"]
        {
            assert!(oblast_by_adjective(&Name::read(name)).is_some(), "{name}");
        }
        for name in ["Суми", "Сумська громада", "Kyiv"] {
            assert!(oblast_by_adjective(&Name::read(name)).is_none(), "{name}");
        }
        assert!(names_several_oblasts("Сумська, Чернігівська"));
        assert!(names_several_oblasts("Полтавська й Сумська"));
        assert!(!names_several_oblasts("Сумська область, Суми"));
        assert!(!names_several_oblasts("Kyiv, Kharkiv"));
    }

    #[test]
    fn words_around_a_name_are_told() {
        for text in ["near Kharkiv", "10 km north of Kharkiv", "біля Харкова", "[\"Kyiv\"]"]
        {
            assert!(has_words_around(text), "{text}");
        }
        assert!(!has_words_around("Kharkiv") && !has_words_around("North"));
    }
}
