//! The order of names as readers of the window's language expect it: in Ukrainian ґ after
//! г and і after и, in Polish ą after a and ł after l (Unicode Collation Algorithm with
//! the tailorings of CLDR, by `icu_collator`).

use std::cell::RefCell;

use icu_collator::options::CollatorOptions;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::Locale;

use crate::language::Language;

/// Puts texts into the order of one language.
pub struct Collation {
    language: Language,
    collator: Option<CollatorBorrowed<'static>>,
}

impl Collation {
    /// For `language`.
    pub fn of(language: Language) -> Self {
        let locale = Locale::try_from_str(language.id()).unwrap_or(Locale::UNKNOWN);
        let preferences = CollatorPreferences::from(&locale);
        let collator = CollatorBorrowed::try_new(preferences, CollatorOptions::default());
        Self { language, collator: collator.ok() }
    }

    /// Bytes that compare as `text` does in this language.
    pub fn key(&self, text: &str) -> Vec<u8> {
        let mut key = Vec::new();
        match &self.collator {
            Some(collator) => match collator.write_sort_key_to(text, &mut key) {
                Ok(()) => key,
            },
            None => text.to_lowercase().into_bytes(),
        }
    }
}

/// [`Collation::key`] of `language`, whose collation is kept by this thread.
pub fn key(language: Language, text: &str) -> Vec<u8> {
    thread_local! {
        static KEPT: RefCell<Option<Collation>> = const { RefCell::new(None) };
    }
    KEPT.with_borrow_mut(|kept| {
        let known = kept.take().filter(|known| known.language == language);
        kept.insert(known.unwrap_or_else(|| Collation::of(language))).key(text)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(language: Language, names: &[&str]) -> Vec<String> {
        let mut names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
        names.sort_by_key(|name| key(language, name));
        names
    }

    #[test]
    fn each_language_has_the_order_of_its_alphabet() {
        let ukrainian =
            ["Гостомель", "Ґалаґан", "Дніпро", "Єнакієве", "Жашків", "Ірпінь", "Їжаківка", "Київ"];
        let mut mixed = ukrainian;
        mixed.reverse();
        assert_eq!(sorted(Language::Ukrainian, &mixed), ukrainian);
        let polish = ["Lublin", "Łódź", "Nowy Sącz", "Świdnik", "Tarnów", "Zamość", "Żary"];
        let mut mixed = polish;
        mixed.reverse();
        assert_eq!(sorted(Language::Polish, &mixed), polish);
        assert_eq!(sorted(Language::English, &["b", "A", "a", "B"]), ["a", "A", "b", "B"]);
    }
}
