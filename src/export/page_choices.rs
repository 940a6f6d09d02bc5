//! What people choose of a page: its language, its title, how much map is in it.

use serde::{Deserialize, Serialize};

use super::document_info::DocumentInfo;
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
    /// What it says about itself.
    #[serde(flatten)]
    pub info: DocumentInfo,
}

impl Default for PageChoices {
    fn default() -> Self {
        Self {
            language: Language::default(),
            basemap_mb: USUAL_BASEMAP_MB,
            info: DocumentInfo::default(),
        }
    }
}

impl PageChoices {
    /// The flags of `strikemap export` that choose the same, not yet quoted.
    pub fn flags(&self) -> Vec<String> {
        let mut flags = vec![
            format!("--language={}", self.language.id()),
            format!("--basemap-mb={}", self.basemap_mb),
        ];
        flags.extend(self.info.flags());
        flags
    }
}
