//! What a tile and its parts are drawn as.

use walkers::TileId;

use super::*;
use crate::basemap::samples::{TileWriter, value};
use crate::ui::map::style::MapTheme;

const Z5: TileId = TileId { x: 18, y: 10, zoom: 5 };

fn tile() -> VectorTile {
    let mut tile = TileWriter::default();
    tile.polygon("water", &[[0, 0], [2048, 0], [2048, 2048], [0, 2048]], &[]);
    let kyiv = [
        ("class", value::text("city")),
        ("rank", value::uint(1)),
        ("name", value::text("Київ")),
        ("name:en", value::text("Kyiv")),
    ];
    tile.point("place", [1024, 1024], &kyiv);
    // In the margin: the next tile writes this one.
    tile.point("place", [4100, 1024], &kyiv);
    let border = [("admin_level", value::uint(2))];
    tile.line("boundary", &[[0, 1024], [4096, 1024]], &border);
    VectorTile::read(&tile.bytes(), &MapStyle::new(MapTheme::default())).unwrap()
}

fn drawn(target: TileId) -> TileShapes {
    draw(&tile(), Z5, target, &MapStyle::new(MapTheme::default()), 512)
}

fn lines(drawing: &TileShapes) -> Vec<&walkers::Line> {
    let runs = drawing.drawables.iter().filter_map(|drawable| match drawable {
        Drawable::Lines(lines) => Some(lines),
        Drawable::Fill(_) => None,
    });
    runs.flatten().collect()
}

#[test]
fn a_whole_tile_has_shapes_and_names() {
    let drawing = drawn(Z5);
    let names: Vec<&str> = drawing.labels.iter().map(|label| label.text.as_str()).collect();
    assert_eq!(names, ["Kyiv"]);
    let [x, y] = drawing.labels[0].at;
    assert!((x - 18.25 / 32.0).abs() < 1e-9 && (y - 10.25 / 32.0).abs() < 1e-9);
    assert!(!lines(&drawing).is_empty());
}

#[test]
fn a_part_is_styled_as_a_tile_of_its_own() {
    // The quarter in the north-west, four levels down: its lines are wider, not
    // sixteen times as wide.
    let (whole, part) = (drawn(Z5), drawn(TileId { x: 18 * 16 + 4, y: 10 * 16 + 4, zoom: 9 }));
    let width =
        |drawing: &TileShapes| lines(drawing).iter().map(|line| line.width).fold(0.0, f32::max);
    assert!(width(&part) > width(&whole) && width(&part) < 3.0 * width(&whole));
    // The name lies at its corner, at the same place on the world.
    assert_eq!(part.labels.len(), 1);
    let apart = (0..2).map(|axis| (part.labels[0].at[axis] - whole.labels[0].at[axis]).abs());
    assert!(apart.fold(0.0, f64::max) < 1e-9);
}

#[test]
fn every_point_is_named_on_exactly_one_part() {
    let parts = (0..4).flat_map(|y| (0..4).map(move |x| [x, y]));
    let named = parts.map(|[x, y]| drawn(TileId { x: 72 + x, y: 40 + y, zoom: 7 }).labels.len());
    assert_eq!(named.sum::<usize>(), 1);
}

#[test]
fn a_part_holds_nothing_far_outside() {
    let part = drawn(TileId { x: 18 << 17, y: 10 << 17, zoom: 22 });
    for drawable in &part.drawables {
        let points: Vec<egui::Pos2> = match drawable {
            Drawable::Fill(mesh) => mesh.vertices.iter().map(|vertex| vertex.position).collect(),
            Drawable::Lines(lines) => lines.iter().flat_map(|line| line.points.clone()).collect(),
        };
        for point in points {
            assert!((-40.0..=552.0).contains(&point.x) && (-40.0..=552.0).contains(&point.y));
        }
    }
    // All of it is water: a fill over the background.
    assert!(matches!(&part.drawables[..], [Drawable::Fill(mesh)] if mesh.indices.len() >= 12));
}

#[test]
fn a_name_lies_along_the_straightest_stretch() {
    let bent = [[0.0, 0.0], [10.0, 0.0], [10.0, 5.0], [50.0, 6.0], [90.0, 4.0]];
    assert_eq!(straightest(&bent), [[10.0, 5.0], [90.0, 4.0]]);
}

#[test]
fn points_on_the_same_spot_are_one() {
    let line = [[0.0, 0.0], [0.1, 0.0], [5.0, 0.0], [9.9, 0.0], [10.0, 0.0]];
    assert_eq!(thinned(&line), [[0.0, 0.0], [5.0, 0.0], [10.0, 0.0]]);
}

/// A street, a motorway, a lake, a house, a border and a city, as `schema` writes them.
fn town(schema: &str) -> VectorTile {
    let mut tile = TileWriter::default();
    let lake = [[0, 0], [1024, 0], [1024, 1024], [0, 1024]];
    let house = [[2000, 2000], [2100, 2000], [2100, 2100], [2000, 2100]];
    let (street, motorway) = ([[0, 3000], [4096, 3000]], [[0, 3500], [4096, 3500]]);
    let (border, centre) = ([[0, 100], [4096, 100]], [2048, 1500]);
    let text = value::text;
    let name = ("name", text("Kyiv"));
    let (level, people) = (("admin_level", value::uint(2)), ("population", value::uint(2_900_000)));
    match schema {
        "OpenMapTiles" => {
            tile.polygon("water", &lake, &[("class", text("lake"))]);
            tile.polygon("building", &house, &[]);
            tile.line("transportation", &street, &[("class", text("minor"))]);
            tile.line("transportation", &motorway, &[("class", text("motorway"))]);
            tile.line("boundary", &border, &[level]);
            tile.point("place", centre, &[name, ("class", text("city")), ("rank", value::uint(1))]);
        }
        "Protomaps" => {
            tile.polygon("earth", &lake, &[("kind", text("earth"))]);
            tile.polygon("water", &lake, &[("kind", text("lake"))]);
            tile.polygon("buildings", &house, &[("kind", text("building"))]);
            let residential = ("kind_detail", text("residential"));
            tile.line("roads", &street, &[("kind", text("minor_road")), residential]);
            tile.line("roads", &motorway, &[("kind", text("highway"))]);
            tile.line("boundaries", &border, &[("kind", text("country"))]);
            let rank = ("population_rank", value::uint(13));
            let city = ("kind_detail", text("city"));
            tile.point("places", centre, &[name, ("kind", text("locality")), city, rank]);
        }
        "Shortbread" => {
            tile.polygon("water_polygons", &lake, &[("kind", text("water"))]);
            tile.polygon("buildings", &house, &[]);
            tile.line("streets", &street, &[("kind", text("residential"))]);
            tile.line("streets", &motorway, &[("kind", text("motorway"))]);
            let maritime = ("maritime", value::bool(false));
            tile.line("boundaries", &border, &[level, maritime]);
            tile.point("place_labels", centre, &[name, ("kind", text("city")), people]);
        }
        _ => panic!("{schema} is no schema"),
    }
    VectorTile::read(&tile.bytes(), &MapStyle::new(MapTheme::default())).unwrap()
}

#[test]
fn the_same_town_is_drawn_the_same_in_every_schema() {
    let target = TileId { x: 9581, y: 5524, zoom: 14 };
    let drawn = |schema: &str| {
        let drawing = draw(&town(schema), target, target, &MapStyle::new(MapTheme::default()), 512);
        let names: Vec<String> = drawing.labels.iter().map(|label| label.text.clone()).collect();
        (format!("{:?}", drawing.drawables), names)
    };
    let (shapes, names) = drawn("OpenMapTiles");
    assert_eq!(names, ["Kyiv"]);
    assert!(shapes.matches("Line {").count() >= 6, "{shapes}");
    for schema in ["Protomaps", "Shortbread"] {
        let other = drawn(schema);
        assert_eq!(other.1, names, "{schema}");
        assert!(other.0 == shapes, "{schema}: {}\n{shapes}", other.0);
    }
}
