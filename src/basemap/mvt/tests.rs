//! What the reader makes of tiles, whole and damaged.

use proptest::prelude::*;

use super::*;
use crate::basemap::samples::{TileWriter, value};

struct Everything;

impl Wanted for Everything {
    fn layer(&self, _name: &str) -> bool {
        true
    }

    fn attribute(&self, key: &str) -> bool {
        key != "ignored"
    }
}

fn sample() -> Vec<u8> {
    let mut tile = TileWriter::default();
    let class = ("class", value::text("river"));
    tile.line("waterway", &[[0, 0], [100, 50], [4096, 4096]], std::slice::from_ref(&class));
    tile.line("waterway", &[[10, 0], [10, 90]], &[class, ("ignored", value::uint(7))]);
    let numbers = [
        ("rank", value::uint(3)),
        ("height", value::float(2.5)),
        ("depth", value::sint(-4)),
        ("level", value::int(-5)),
        ("lit", value::bool(true)),
        ("area", value::double(0.25)),
    ];
    tile.point("place", [2048, 1024], &numbers);
    tile.polygon("water", &[[0, 0], [8, 0], [8, 8]], &[]);
    tile.bytes()
}

#[test]
fn shapes_are_read_with_their_layers() {
    let tile = VectorTile::read(&sample(), &Everything).unwrap();
    let names: Vec<&str> = tile.layers.iter().map(|layer| layer.name.as_str()).collect();
    assert_eq!(names, ["waterway", "place", "water"]);
    let rivers = &tile.layers[0];
    let parts: Vec<_> = rivers.parts(&rivers.features[0]).collect();
    assert_eq!(parts, [[[0, 0], [100, 50], [4096, 4096]]]);
    assert_eq!(rivers.features[0].bounds, [0, 0, 4096, 4096]);
    assert_eq!(tile.layers[2].features[0].kind, ShapeKind::Rings);
}

#[test]
fn features_that_differ_only_in_what_nobody_asks_share_attributes() {
    let tile = VectorTile::read(&sample(), &Everything).unwrap();
    let rivers = &tile.layers[0];
    assert_eq!(rivers.features.len(), 2);
    assert_eq!(rivers.attributes.len(), 1);
    assert_eq!(rivers.attributes[0]["class"], "river");
}

#[test]
fn numbers_of_every_width_can_be_compared() {
    let tile = VectorTile::read(&sample(), &Everything).unwrap();
    let place = &tile.layers[1].attributes[0];
    let number = |key: &str| place[key].as_f64();
    assert_eq!(number("rank"), Some(3.0));
    assert_eq!(number("height"), Some(2.5));
    assert_eq!(number("depth"), Some(-4.0));
    assert_eq!(number("level"), Some(-5.0));
    assert_eq!(number("area"), Some(0.25));
    assert_eq!(place["lit"], true);
}

#[test]
fn layers_that_nobody_draws_are_passed_over() {
    struct Water;
    impl Wanted for Water {
        fn layer(&self, name: &str) -> bool {
            name == "water"
        }

        fn attribute(&self, _key: &str) -> bool {
            false
        }
    }
    let tile = VectorTile::read(&sample(), &Water).unwrap();
    assert_eq!(tile.layers.len(), 1);
}

#[test]
fn a_tile_that_ends_too_soon_is_refused() {
    let bytes = sample();
    assert_eq!(
        VectorTile::read(&bytes[..bytes.len() - 3], &Everything),
        Err(MvtError::EndsTooSoon)
    );
    assert_eq!(VectorTile::read(&[], &Everything), Ok(VectorTile::default()));
}

#[test]
fn a_count_that_lies_gives_no_more_points_than_there_are() {
    let mut tile = TileWriter::default();
    // LineTo, a hundred million times, with two points.
    tile.raw("roads", 2, &[9, 0, 0, (100_000_000 << 3) | 2, 2, 2, 4, 4]);
    let tile = VectorTile::read(&tile.bytes(), &Everything).unwrap();
    let roads = &tile.layers[0];
    assert_eq!(roads.parts(&roads.features[0]).map(<[_]>::len).sum::<usize>(), 3);
}

proptest! {
    #[test]
    fn damage_never_panics(
        flips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        keep in any::<prop::sample::Index>(),
    ) {
        let mut bytes = sample();
        for (at, value) in flips {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        bytes.truncate(keep.index(bytes.len()) + 1);
        if let Ok(tile) = VectorTile::read(&bytes, &Everything) {
            prop_assert!(tile.bytes() < 100 * 1024);
        }
    }
}

#[test]
fn a_long_text_that_every_feature_shares_is_refused() {
    let mut tile = TileWriter::default();
    let name = ("name", value::text(&"x".repeat(1 << 20)));
    for number in 0..40 {
        tile.point("place", [number, number], &[name.clone(), ("rank", value::int(number.into()))]);
    }
    let bytes = tile.bytes();
    assert!(bytes.len() < 2 << 20, "the text is in the tile once");
    assert_eq!(VectorTile::read(&bytes, &Everything), Err(MvtError::TooMuch));
}
