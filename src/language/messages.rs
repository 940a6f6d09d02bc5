//! What a language says: messages by their ids.

use super::{Argument, Language, catalogue};

impl Language {
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

    /// What the core says in fixed English words, such as the name of a precision; as
    /// it is where nobody said it in this language.
    pub fn word(self, english: &str) -> String {
        match self {
            Self::English => english.to_owned(),
            _ => self.find(&word_id(english)).unwrap_or(english).to_owned(),
        }
    }
}

/// What the entry `id` of a registry is called in the language of this thread; `label` is
/// its English name.
pub fn registered(prefix: &str, id: &str, label: &'static str) -> &'static str {
    match super::current() {
        Language::English => label,
        language => language.find(&message_id(prefix, id)).unwrap_or(label),
    }
}

/// The id of the message for the entry `id` of a registry: `filter-air-alert`.
pub fn message_id(prefix: &str, id: &str) -> String {
    format!("{prefix}-{}", id.replace('_', "-"))
}

/// The id of the message for fixed words of the core: `word-exact-place`.
pub fn word_id(english: &str) -> String {
    let parts = english.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    format!("word-{}", parts.collect::<Vec<_>>().join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_that_nobody_wrote_shows_its_id() {
        assert_eq!(Language::Polish.text("no-such-message"), "no-such-message");
        assert_eq!(Language::Polish.text_with("no-such-message", []), "no-such-message");
    }
}
