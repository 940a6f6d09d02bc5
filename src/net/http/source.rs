//! Maps on the internet that a person may pick.

use serde::{Deserialize, Serialize};

use super::address::{self, AddressError, Template};
use super::hosts;
use crate::language::tr;

/// What the tiles of a source are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Content {
    /// Mapbox vector tiles in the schema of OpenMapTiles, drawn in the program's style.
    Vector,
    /// PNG, JPEG or WebP, drawn as they are.
    #[default]
    Raster,
}

/// Written before the address of an archive, by which some programs know one.
const ARCHIVE_SCHEME: &str = "pmtiles://";

/// Zooms deeper than this are never asked for.
pub const DEEPEST_ZOOM: u8 = 22;

/// Sizes of tiles that can be drawn, in pixels.
pub const TILE_SIZES_PX: [u32; 3] = [256, 512, 1024];

/// A map on the internet.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Source {
    /// What people call it; no two are called the same.
    pub name: String,
    /// A template of XYZ, TMS or WMTS, or the address of a TileJSON or of a PMTiles archive.
    pub url: String,
    /// Who must be credited. Empty takes over what a TileJSON or an archive says.
    pub attribution: String,
    /// What its tiles are.
    pub content: Content,
    /// Width of a tile in pixels; of vector tiles it is always 512.
    pub tile_size_px: u32,
    /// The lowest zoom that it has.
    pub min_zoom: u8,
    /// The highest zoom that it has; beyond, its tiles are stretched.
    pub max_zoom: u8,
    /// What `{s}` stands for.
    pub subdomains: String,
    /// What `{key}` stands for.
    pub key: String,
    /// Whether its provider allows areas to be saved for offline use.
    pub may_be_saved: bool,
}

impl Default for Source {
    fn default() -> Self {
        Self {
            name: String::new(),
            url: String::new(),
            attribution: String::new(),
            content: Content::Raster,
            tile_size_px: 256,
            min_zoom: 0,
            max_zoom: 19,
            subdomains: "abc".to_owned(),
            key: String::new(),
            may_be_saved: false,
        }
    }
}

impl std::fmt::Debug for Source {
    /// Without the key.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Source")
            .field("name", &self.name)
            .field("url", &self.url)
            .finish_non_exhaustive()
    }
}

/// Why a source cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SourceError {
    /// It has no name.
    #[error("{}", tr!("error-source-no-name"))]
    NoName,
    /// Another one has its name.
    #[error("{}", tr!("error-source-name-taken", name = .0))]
    NameTaken(String),
    /// Its address cannot be used.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// Nobody would be credited.
    #[error("{}", tr!("error-source-no-attribution"))]
    NoAttribution,
    /// Its zooms make no sense.
    #[error("{}", tr!("error-source-zooms", deepest = DEEPEST_ZOOM))]
    Zooms,
    /// Its tiles have a size that cannot be drawn.
    #[error("{}", tr!("error-source-tile-size"))]
    TileSize,
}

impl Source {
    /// The sources that every list begins with.
    pub fn presets() -> Vec<Self> {
        vec![
            Self {
                name: "OpenFreeMap".to_owned(),
                // The description, not a dated path of tiles, which goes stale.
                url: "https://tiles.openfreemap.org/planet".to_owned(),
                attribution: "OpenFreeMap © OpenMapTiles, data from OpenStreetMap".to_owned(),
                content: Content::Vector,
                tile_size_px: 512,
                max_zoom: 14,
                may_be_saved: true,
                ..Self::default()
            },
            Self {
                name: "OpenStreetMap".to_owned(),
                url: "https://tile.openstreetmap.org/{z}/{x}/{y}.png".to_owned(),
                attribution: "© OpenStreetMap contributors".to_owned(),
                ..Self::default()
            },
        ]
    }

    /// Its address without the `pmtiles://` that some programs write before it.
    fn plain_url(&self) -> &str {
        let url = self.url.trim();
        url.strip_prefix(ARCHIVE_SCHEME).unwrap_or(url)
    }

    /// The address of the PMTiles archive that it is, if it is one.
    pub fn archive_url(&self) -> Option<&str> {
        let url = self.plain_url();
        let path = url.split(['?', '#']).next().unwrap_or_default();
        let is_archive = self.url.trim().starts_with(ARCHIVE_SCHEME)
            || (!address::is_template(url) && path.to_ascii_lowercase().ends_with(".pmtiles"));
        is_archive.then_some(url)
    }

    /// Whether its address is that of a TileJSON, which names the tiles.
    pub fn is_described(&self) -> bool {
        self.archive_url().is_none() && !address::is_template(&self.url)
    }

    /// Whether it can be used, among `others`.
    ///
    /// # Errors
    /// What is missing or wrong first.
    pub fn check<'a>(&self, mut others: impl Iterator<Item = &'a Self>) -> Result<(), SourceError> {
        let name = self.name.trim();
        if name.is_empty() {
            return Err(SourceError::NoName);
        }
        if others.any(|other| other.name.trim() == name) {
            return Err(SourceError::NameTaken(name.to_owned()));
        }
        if let Some(url) = self.archive_url() {
            address::address(url)?;
        } else if self.is_described() {
            address::address(&self.url)?;
        } else {
            Template::parse(&self.url, &self.subdomains, &self.key)?;
            if self.attribution.trim().is_empty() {
                return Err(SourceError::NoAttribution);
            }
        }
        if self.min_zoom > self.max_zoom || self.max_zoom > DEEPEST_ZOOM {
            return Err(SourceError::Zooms);
        }
        if self.content == Content::Raster && !TILE_SIZES_PX.contains(&self.tile_size_px) {
            return Err(SourceError::TileSize);
        }
        Ok(())
    }

    /// Who is asked first; empty while the address is wrong.
    pub fn host(&self) -> String {
        if let Some(url) = self.archive_url() {
            return address::host_of_text(url);
        }
        if self.is_described() {
            return address::host_of_text(self.url.trim());
        }
        Template::parse(&self.url, &self.subdomains, &self.key)
            .map(|template| template.host())
            .unwrap_or_default()
    }

    /// Whether what is asked cannot be read on the way.
    pub fn is_encrypted(&self) -> bool {
        self.plain_url().get(..8).is_some_and(|start| start.eq_ignore_ascii_case("https://"))
    }

    /// Whether areas may be saved: its provider allows it, and no known rule forbids it.
    pub fn allows_saving(&self) -> bool {
        self.may_be_saved && !hosts::forbids_saving(&self.host())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_can_be_used() {
        let presets = Source::presets();
        for (index, preset) in presets.iter().enumerate() {
            let others = presets.iter().enumerate().filter(|(other, _)| *other != index);
            preset.check(others.map(|(_, other)| other)).unwrap();
            assert!(preset.is_encrypted(), "{preset:?}");
        }
    }

    #[test]
    fn openstreetmap_may_not_be_saved_whatever_is_ticked() {
        let mut presets = Source::presets();
        assert!(presets[0].allows_saving());
        presets[1].may_be_saved = true;
        assert!(!presets[1].allows_saving());
    }

    #[test]
    fn an_archive_on_a_server_is_known_by_its_address() {
        let of = |url: &str| Source { name: "A".into(), url: url.into(), ..Source::default() };
        for url in [
            "https://t.example/a.pmtiles",
            "https://t.example/a.PMTiles?sign=1",
            " pmtiles://https://t.example/a.pmtiles ",
            "pmtiles://https://t.example/map",
        ] {
            let source = of(url);
            assert!(source.archive_url().is_some_and(|url| url.starts_with("https://")), "{url}");
            assert!(!source.is_described() && source.is_encrypted(), "{url}");
            assert_eq!(source.host(), "t.example");
            // Its provider is named in the archive.
            assert_eq!(source.check(std::iter::empty()), Ok(()));
        }
        for url in ["https://t.example/a.json", "https://t.example/a.pmtiles/{z}/{x}/{y}"] {
            assert_eq!(of(url).archive_url(), None, "{url}");
        }
        let nowhere = of("pmtiles://a.pmtiles").check(std::iter::empty());
        assert!(matches!(nowhere, Err(SourceError::Address(_))));
    }

    #[test]
    fn a_key_is_kept_and_not_printed() {
        let source = Source { key: "secret".to_owned(), ..Source::default() };
        assert!(!format!("{source:?}").contains("secret"));
        let kept = serde_json::to_string(&source).unwrap();
        assert_eq!(serde_json::from_str::<Source>(&kept).unwrap(), source);
    }

    #[test]
    fn what_is_wrong_is_said() {
        let good = Source {
            name: "Mine".to_owned(),
            url: "https://t.example/{z}/{x}/{y}.png".to_owned(),
            attribution: "Me".to_owned(),
            ..Source::default()
        };
        let none = || std::iter::empty();
        assert_eq!(good.check(none()), Ok(()));
        let check = |source: Source| source.check(none()).unwrap_err();
        assert_eq!(check(Source { name: " ".into(), ..good.clone() }), SourceError::NoName);
        assert_eq!(
            good.check(std::iter::once(&good)),
            Err(SourceError::NameTaken("Mine".to_owned()))
        );
        let uncredited = Source { attribution: String::new(), ..good.clone() };
        assert_eq!(check(uncredited), SourceError::NoAttribution);
        assert_eq!(check(Source { min_zoom: 20, ..good.clone() }), SourceError::Zooms);
        assert_eq!(check(Source { tile_size_px: 300, ..good.clone() }), SourceError::TileSize);
        assert!(matches!(
            check(Source { url: "ftp://x/{z}/{x}/{y}".into(), ..good }),
            SourceError::Address(AddressError::NotAnAddress)
        ));
    }
}
