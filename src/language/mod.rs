//! The languages in which the window speaks: their messages, numbers and dates.
//!
//! What goes into files and what the command line says is English and asks nothing of
//! this module.

mod catalogue;
mod format;
mod number;

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

pub use catalogue::{FILES, Source};
pub use fluent_bundle::FluentValue as Argument;
pub use format::word_id;

/// A language of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// English, in which every message is written first.
    #[default]
    English,
    /// Ukrainian.
    Ukrainian,
    /// Polish.
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

    /// The language of a locale such as `uk_UA.UTF-8` or `pl-PL`.
    fn of_locale(name: &str) -> Option<Self> {
        let code = name.split(['-', '_', '.', '@']).next().unwrap_or(name);
        Self::by_id(&code.to_ascii_lowercase())
    }

    /// The message `id`, which has no variables: that of English where this language
    /// has none, the id itself where nobody wrote one.
    pub fn text(self, id: &'static str) -> &'static str {
        self.find(id).unwrap_or(id)
    }

    /// The same for an id that is put together from the id of a registry.
    pub fn find(self, id: &str) -> Option<&'static str> {
        catalogue::plain(self, id).or_else(|| catalogue::plain(Self::English, id))
    }

    /// The message `id` with its variables filled in.
    pub fn text_with<'a>(
        self,
        id: &str,
        arguments: impl IntoIterator<Item = (&'a str, Argument<'a>)>,
    ) -> String {
        let arguments = arguments.into_iter().collect();
        catalogue::filled(self, id, &arguments)
            .or_else(|| catalogue::filled(Self::English, id, &arguments))
            .unwrap_or_else(|| id.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_of_the_system_tells_its_language() {
        assert_eq!(Language::of_locale("uk_UA.UTF-8"), Some(Language::Ukrainian));
        assert_eq!(Language::of_locale("pl-PL"), Some(Language::Polish));
        assert_eq!(Language::of_locale("C"), None);
        assert_eq!(Language::of_locale(""), None);
    }

    #[test]
    fn a_message_that_nobody_wrote_shows_its_id() {
        assert_eq!(Language::Polish.text("no-such-message"), "no-such-message");
        assert_eq!(Language::Polish.text_with("no-such-message", []), "no-such-message");
    }
}
