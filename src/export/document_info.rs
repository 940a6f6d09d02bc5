//! What a document for people says about itself.

use serde::{Deserialize, Serialize};

use crate::dataset::Instant;

/// What people choose of what a page or a printed document says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DocumentInfo {
    /// Its title; empty for the names of the datasets.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Under which licence the data may be used, in words; empty where nobody said.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub data_licence: String,
    /// When it says that it was made; `None` leaves that out, so that the same rows
    /// make the same document at any time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub made_at: Option<Instant>,
}

impl DocumentInfo {
    /// The same, made now.
    #[must_use]
    pub fn made_now(self) -> Self {
        let now = Instant::from_secs(jiff::Timestamp::now().as_second());
        Self { made_at: Some(now), ..self }
    }

    /// The flags of `strikemap export` that choose the same, not yet quoted.
    pub fn flags(&self) -> Vec<String> {
        let made_at = self.made_at.map_or_else(|| "none".to_owned(), Instant::to_utc_text);
        let texts = [("title", &self.title), ("data-licence", &self.data_licence)];
        let texts = texts.into_iter().filter(|(_, text)| !text.is_empty());
        let texts = texts.map(|(name, text)| format!("--{name}={text}"));
        std::iter::once(format!("--made-at={made_at}")).chain(texts).collect()
    }
}
