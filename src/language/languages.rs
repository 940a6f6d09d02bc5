//! Which languages there are, and which of them the system speaks.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

/// A language of the window and of pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Language {
    /// English, in which every message is written first.
    #[default]
    #[serde(rename = "en")]
    English,
    /// Ukrainian.
    #[serde(rename = "uk")]
    Ukrainian,
    /// Polish.
    #[serde(rename = "pl")]
    Polish,
}

impl Language {
    /// All of them, as menus list them.
    pub const ALL: [Self; 3] = [Self::English, Self::Ukrainian, Self::Polish];

    /// Its code in ISO 639-1, also the name of its folder of messages.
    pub const fn id(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Ukrainian => "uk",
            Self::Polish => "pl",
        }
    }

    /// What its speakers call it.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Ukrainian => "Українська",
            Self::Polish => "Polski",
        }
    }

    /// The language with this code.
    pub fn by_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.id() == id)
    }

    /// The first language of the system that has messages, as it was at the start of the
    /// program; English where none has.
    pub fn of_system() -> Self {
        static SYSTEM: LazyLock<Language> = LazyLock::new(|| {
            let found = sys_locale::get_locales().find_map(|name| Language::of_locale(&name));
            found.unwrap_or_default()
        });
        *SYSTEM
    }

    /// The language of a locale such as `uk_UA.UTF-8` or `pl-PL`; `C` and `POSIX` ask for
    /// English.
    fn of_locale(name: &str) -> Option<Self> {
        let code = name.split(['-', '_', '.', '@']).next().unwrap_or(name).to_ascii_lowercase();
        match code.as_str() {
            "c" | "posix" => Some(Self::English),
            code => Self::by_id(code),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_of_a_language_is_its_word_in_files() {
        for language in Language::ALL {
            assert_eq!(serde_json::to_value(language).unwrap(), language.id());
            assert_eq!(Language::by_id(language.id()), Some(language));
        }
        assert_eq!(Language::by_id("ru"), None);
    }

    #[test]
    fn a_locale_of_the_system_tells_its_language() {
        assert_eq!(Language::of_locale("uk_UA.UTF-8"), Some(Language::Ukrainian));
        assert_eq!(Language::of_locale("pl-PL"), Some(Language::Polish));
        assert_eq!(Language::of_locale("C"), Some(Language::English));
        assert_eq!(Language::of_locale("POSIX"), Some(Language::English));
        assert_eq!(Language::of_locale(""), None);
    }
}
