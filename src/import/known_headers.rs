//! The fields that columns are known to fill, by their headers in every language.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::header::{words, words_with_brackets};
use crate::dataset::schema::{self, Field};

/// The place of a header among those of its field, by its words.
static BY_WORDS: LazyLock<HashMap<String, (Field, usize)>> = LazyLock::new(|| {
    let mut by_words = HashMap::new();
    for def in schema::fillable() {
        for (place, header) in def.headers.iter().enumerate() {
            by_words.entry(words(header).join(" ")).or_insert((def.field, place));
        }
    }
    by_words
});

/// The field that a header of these words names, with the place of that header among
/// those of the field.
pub fn field_of(words: &[String]) -> Option<(Field, usize)> {
    BY_WORDS.get(&words.join(" ")).copied()
}

/// The field of a place that the last part of a header such as `group_a/settlement`
/// names.
pub fn field_in_group(header: &str) -> Option<(Field, usize)> {
    const PLACES: [Field; 4] = [Field::Place, Field::Admin2, Field::Admin1, Field::Country];
    let (group, last) = header.rsplit_once('/')?;
    // "Town/Village" are two words for one thing.
    let is_group = group.contains(['_', '/']) && field_of(&words(group)).is_none();
    field_of(&words(last)).filter(|(field, _)| is_group && PLACES.contains(field))
}

/// The radius that a header means whose unit stands in brackets, which other names do
/// without.
pub fn radius_of(header: &str) -> Option<(Field, usize)> {
    field_of(&words_with_brackets(header)).filter(|(field, _)| *field == Field::RadiusM)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_header_is_listed_for_two_fields() {
        for def in schema::fillable() {
            for header in def.headers {
                let found = field_of(&words(header)).map(|(field, _)| field);
                assert_eq!(found, Some(def.field), "{header}");
            }
        }
    }
}
