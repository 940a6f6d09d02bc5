//! What people choose of a page: its language, its title, how much map is in it.

use serde::{Deserialize, Serialize};

use crate::dataset::Instant;
use crate::language::Language;

/// The exporter of pages on the command line and in manifests.
pub const ID: &str = "page";

/// The largest map in a page, in megabytes, unless another size is chosen.
const USUAL_BASEMAP_MB: u32 = 3;

/// More of the map than this there is not.
pub const MOST_BASEMAP_MB: u32 = 9;

/// What is chosen of a page. All of it stands in the page, so that a manifest that says
/// something else is found out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PageChoices {
    /// The language in which it opens; readers can switch.
    pub language: Language,
    /// The largest size of its map in the file, in megabytes; 0 leaves it out.
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
            format!("--language={}", self.language.id()),
            format!("--basemap-mb={}", self.basemap_mb),
            format!("--made-at={made_at}"),
        ];
        let texts = [("title", &self.title), ("data-licence", &self.data_licence)];
        let texts = texts.into_iter().filter(|(_, text)| !text.is_empty());
        flags.extend(texts.map(|(name, text)| format!("--{name}={text}")));
        flags
    }
}
