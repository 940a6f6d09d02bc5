//! What the tiles of a source are and where, once that is known.

use serde_json::Value;

use super::address::{AddressError, Template};
use super::source::{Content, DEEPEST_ZOOM, Source};
use crate::language::tr;

/// Why a description of tiles cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TilesetError {
    /// Invalid TileJSON.
    #[error("{}", tr!("error-tileset-not-tilejson"))]
    NotTileJson,
    /// It names no tiles.
    #[error("{}", tr!("error-tileset-no-tiles"))]
    NoTiles,
    /// The address that it names cannot be used.
    #[error("{}", tr!("error-tileset-address", reason = .0.to_string()))]
    Address(#[from] AddressError),
    /// It would be sent in the open what was asked for encrypted.
    #[error("{}", tr!("error-tileset-not-encrypted"))]
    NotEncrypted,
}

/// The tiles of a source.
#[derive(Debug, Clone, PartialEq)]
pub struct Tileset {
    /// What they are.
    pub content: Content,
    /// Who must be credited; may hold markup.
    pub attribution: String,
    /// Width of a tile as drawn.
    pub tile_size_px: u32,
    /// The lowest zoom that there is.
    pub min_zoom: u8,
    /// The highest zoom that there is.
    pub max_zoom: u8,
    /// West, south, east, north in degrees outside of which there is nothing.
    pub bounds: Option<[f64; 4]>,
}

/// Vector styles are made for tiles of this width.
pub const VECTOR_TILE_PX: u32 = 512;

/// Whether west lies before east and south before north.
pub fn is_area([west, south, east, north]: &[f64; 4]) -> bool {
    west < east && south < north
}

impl Tileset {
    /// What is written down of the tiles of `source`, before anybody was asked.
    pub fn expected(source: &Source) -> Self {
        Self {
            content: source.content,
            attribution: source.attribution.clone(),
            tile_size_px: match source.content {
                Content::Vector => VECTOR_TILE_PX,
                Content::Raster => source.tile_size_px,
            },
            min_zoom: source.min_zoom,
            max_zoom: source.max_zoom,
            bounds: None,
        }
    }

    /// Of a source whose address is a template, with that.
    ///
    /// # Errors
    /// When the address cannot be used.
    pub fn of_template(source: &Source) -> Result<(Self, Template), AddressError> {
        let template = Template::parse(&source.url, &source.subdomains, &source.key)?;
        Ok((Self::expected(source), template))
    }

    /// Of a source whose address is that of the TileJSON `json`, with the
    /// addresses that it names.
    ///
    /// # Errors
    /// When it is no description that can be used.
    pub fn of_tile_json(source: &Source, json: &[u8]) -> Result<(Self, Template), TilesetError> {
        let json: Value = serde_json::from_slice(json).map_err(|_| TilesetError::NotTileJson)?;
        let tiles = json["tiles"].as_array().ok_or(TilesetError::NotTileJson)?;
        let url = tiles.iter().find_map(Value::as_str).ok_or(TilesetError::NoTiles)?;
        // `tms` counts rows from the south.
        let url = if json["scheme"] == "tms" { url.replace("{y}", "{-y}") } else { url.to_owned() };
        let (mut tileset, template) = Self::of_template(&Source { url, ..source.clone() })?;
        if source.is_encrypted() && !template.is_encrypted() {
            return Err(TilesetError::NotEncrypted);
        }
        let zoom = |key: &str, usual: u8| {
            json[key].as_u64().map_or(usual, |zoom| zoom.min(u64::from(DEEPEST_ZOOM)) as u8)
        };
        tileset.max_zoom = zoom("maxzoom", source.max_zoom);
        tileset.min_zoom = zoom("minzoom", source.min_zoom).min(tileset.max_zoom);
        if tileset.attribution.trim().is_empty() {
            tileset.attribution = json["attribution"].as_str().unwrap_or_default().to_owned();
        }
        let bounds: Vec<f64> =
            json["bounds"].as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
        tileset.bounds = <[f64; 4]>::try_from(bounds).ok().filter(is_area);
        Ok((tileset, template))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_gives_address_zooms_and_credit() {
        let mut source = Source::presets().remove(0);
        source.attribution.clear();
        let json = br#"{"tilejson":"3.0.0","tiles":["https://t.example/d/{z}/{x}/{y}.pbf"],
            "attribution":"<a>A</a>","minzoom":0,"maxzoom":14,"bounds":[-180,-85,180,85]}"#;
        let (tileset, template) = Tileset::of_tile_json(&source, json).unwrap();
        assert_eq!(template.url(1, 1, 0), "https://t.example/d/1/1/0.pbf");
        assert_eq!((tileset.min_zoom, tileset.max_zoom), (0, 14));
        assert_eq!(tileset.attribution, "<a>A</a>");
        assert_eq!(tileset.bounds, Some([-180.0, -85.0, 180.0, 85.0]));
    }

    #[test]
    fn a_description_that_cannot_be_used_says_why() {
        let source = Source::presets().remove(0);
        for (json, expected) in [
            ("[]", TilesetError::NotTileJson),
            ("{\"tiles\": []}", TilesetError::NoTiles),
            ("{\"tiles\": [\"http://t.example/{z}/{x}/{y}\"]}", TilesetError::NotEncrypted),
            (
                "{\"tiles\": [\"https://t.example/{z}/{x}\"]}",
                TilesetError::Address(AddressError::Lacks("{y}")),
            ),
        ] {
            assert_eq!(Tileset::of_tile_json(&source, json.as_bytes()).unwrap_err(), expected);
        }
    }
}
