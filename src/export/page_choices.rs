//! What people choose of a page: its language, its title, how much map is in it.

use serde::{Deserialize, Serialize};

use crate::dataset::Instant;

/// The exporter of pages on the command line and in manifests.
pub const ID: &str = "page";

/// The map in a page takes at most so many megabytes unless another size is chosen.
const USUAL_BASEMAP_MB: u32 = 3;

/// More of the map than this there is not.
pub const MOST_BASEMAP_MB: u32 = 9;

/// A language that a page speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Language {
    /// English.
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
    /// All of them, as a page lists them.
    pub const ALL: [Self; 3] = [Self::English, Self::Ukrainian, Self::Polish];

    /// Its code (BCP 47).
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Ukrainian => "uk",
            Self::Polish => "pl",
        }
    }

    /// Its name in itself.
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Ukrainian => "Українська",
            Self::Polish => "Polski",
        }
    }

    /// The language whose code is `code`.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }
}

/// What is chosen of a page. All of it stands in the page, so that a manifest that says
/// something else is found out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PageChoices {
    /// The language in which it opens; readers can switch.
    pub language: Language,
    /// Its map takes at most so many megabytes of the file; 0 leaves it out.
    pub basemap_mb: u32,
    /// Its title; empty for the names of the datasets.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Under which licence the data may be used, in words; empty where nobody said.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub data_licence: String,
    /// When it says that it was made; `None` leaves that out, so that the same rows
    /// make the same page at any time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub made_at: Option<Instant>,
}

impl Default for PageChoices {
    fn default() -> Self {
        Self {
            language: Language::default(),
            basemap_mb: USUAL_BASEMAP_MB,
            title: String::new(),
            data_licence: String::new(),
            made_at: None,
        }
    }
}

impl PageChoices {
    /// The same, made now.
    #[must_use]
    pub fn made_now(self) -> Self {
        let now = Instant::from_secs(jiff::Timestamp::now().as_second());
        Self { made_at: Some(now), ..self }
    }

    /// The flags of `strikemap export` that choose the same, not yet quoted.
    pub fn flags(&self) -> Vec<String> {
        let made_at = self.made_at.map_or_else(|| "none".to_owned(), Instant::to_utc_text);
        let mut flags = vec![
            format!("--language={}", self.language.code()),
            format!("--basemap-mb={}", self.basemap_mb),
            format!("--made-at={made_at}"),
        ];
        let texts = [("title", &self.title), ("data-licence", &self.data_licence)];
        let texts = texts.into_iter().filter(|(_, text)| !text.is_empty());
        flags.extend(texts.map(|(name, text)| format!("--{name}={text}")));
        flags
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_of_a_language_is_its_word_in_files() {
        for language in Language::ALL {
            assert_eq!(serde_json::to_value(language).unwrap(), language.code());
            assert_eq!(Language::from_code(language.code()), Some(language));
        }
        assert_eq!(Language::from_code("ru"), None);
    }
}
