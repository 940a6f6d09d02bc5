//! What layers count, against the dullest loop over places in degrees.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::sync::Arc;

use h3o::{LatLng, Resolution};
use proptest::prelude::*;
use strikemap::base::Progress;
use strikemap::dataset::{Dataset, GeoPrecision, Place, Rows};
use strikemap::import::{Options, reader};
use strikemap::saved::{self, SavedSession};
use strikemap::session::{Command, LayerState, Layers, Session};
use strikemap::summary::clusters::{self, CellSums, Cluster, Groups};
use strikemap::summary::density::{self, Weights};
use strikemap::summary::hexagons::{HexCodes, resolution_for};
use strikemap::summary::{Grid, Ground, MapBox, MappedRows, Toll, ground, scan};

/// Latitude, longitude, precision, kind, people killed, attack.
type Row = (f64, f64, &'static str, &'static str, Option<u32>, &'static str);

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let near = (50.0..50.4_f64, 30.0..30.4_f64);
    let far = (-89.0..89.0_f64, -180.0..180.0_f64);
    let at = prop_oneof![6 => near, 2 => far, 2 => Just((50.25, 30.25)), 1 => Just((0.0, 180.0))];
    let row = (
        at,
        prop::sample::select(vec!["exact", "city", "country", ""]),
        prop::sample::select(vec!["fire", "drone_strike", "attack_summary"]),
        prop::option::of(0_u32..9),
        prop::sample::select(vec!["", "", "A", "B"]),
    );
    let row = row.prop_map(|((lat, lon), geo, kind, killed, attack)| {
        let round = |degrees: f64| (degrees * 1e5).round() / 1e5;
        (round(lat), round(lon), geo, kind, killed, attack)
    });
    prop::collection::vec(row, 1..60)
}

/// How many events, people harmed, and which.
type Counted = (u32, Toll, Vec<(usize, usize)>);

/// The events as a dataset, with rows in the order given; every ninth is unplaced.
fn read(rows: &[Row]) -> Arc<Dataset> {
    let mut text =
        "id,start,kind,latitude,longitude,geo_precision,killed_low,killed_high,attack\n".to_owned();
    for (number, (lat, lon, geo, kind, killed, attack)) in rows.iter().enumerate() {
        let place = if number % 9 == 8 { ",".to_owned() } else { format!("{lat},{lon}") };
        let low = killed.map_or(String::new(), |killed| killed.to_string());
        let high = killed.map_or(String::new(), |killed| (killed * 2).to_string());
        text += &format!(
            "E{number},2025-12-27T00:{:02}:00Z,{kind},{place},{geo},{low},{high},{attack}\n",
            number % 60
        );
    }
    let file = tempfile::NamedTempFile::with_suffix(".csv").unwrap();
    std::fs::write(file.path(), text).unwrap();
    Arc::new(reader::read(file.path(), &Options::default(), &Progress::default()).unwrap())
}

/// Rows that have a place on the map, the plain way.
fn placed(dataset: &Dataset, rows: &Rows) -> Vec<(usize, [u32; 2])> {
    rows.iter()
        .filter(|&row| dataset.certainty(row).geo != GeoPrecision::Country)
        .filter_map(|row| Some((row, ground::fixed(ground::mercator(dataset.place(row)?)))))
        .collect()
}

/// Two datasets of the same rows, of which some pass.
struct Bed {
    parts: [(Arc<Dataset>, Arc<Ground>); 2],
    matching: [Rows; 2],
}

impl Bed {
    fn new(rows: &[Row], keep: &[bool]) -> Self {
        let dataset = read(rows);
        let ground = Arc::new(Ground::of(&dataset));
        let matching = Rows::from_fn(dataset.len(), |row| keep[row % keep.len()]);
        let all = Rows::all(dataset.len());
        Self {
            parts: [(Arc::clone(&dataset), Arc::clone(&ground)), (dataset, ground)],
            matching: [matching, all],
        }
    }

    fn placed(&self) -> Vec<MappedRows<'_>> {
        let parts = self.parts.iter().zip(&self.matching);
        parts.map(|((_, ground), rows)| MappedRows { ground, rows }).collect()
    }

    /// Part, row and position of all that pass and lie on the map.
    fn plain(&self) -> Vec<(usize, usize, [u32; 2])> {
        let parts = self.parts.iter().zip(&self.matching).enumerate();
        parts
            .flat_map(|(part, ((dataset, _), rows))| {
                placed(dataset, rows).into_iter().map(move |(row, at)| (part, row, at))
            })
            .collect()
    }
}

fn views() -> impl Strategy<Value = MapBox> {
    let zoom = prop_oneof![Just(1.5), Just(0.01), Just(0.0005)];
    ((0.4..0.7_f64, 0.2..0.5_f64), zoom)
        .prop_map(|((x, y), side)| MapBox::around([x, y], [side, side]))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn cells_agree_with_the_dullest_loop(
        rows in rows(),
        keep in prop::collection::vec(any::<bool>(), 1..7),
        view in views(),
        world in prop::sample::select(vec![1_u32, 7, 1_000, 1_000_003]),
    ) {
        let bed = Bed::new(&rows, &keep);
        let view = if world > 1_000 { MapBox::around([0.585, 0.337], [3e-4, 3e-4]) } else { view };
        let grid = Grid::over(&view, world);
        let kinds = bed.parts[0].0.kinds();
        let mut counts = vec![0_u32; grid.len()];
        let mut killed = vec![0_u32; grid.len()];
        let mut shares: BTreeMap<(usize, usize), u32> = BTreeMap::new();
        let mut last = vec![None; grid.len()];
        for (part, row, at) in bed.plain() {
            let Some((cell, _)) = grid.locate(at) else { continue };
            let dataset = &bed.parts[part].0;
            counts[cell] += 1;
            killed[cell] += dataset.harm(row).killed.bounds().map_or(0, |(_, high)| high);
            let group = if part == 0 { kinds.code(row) } else { 15 };
            *shares.entry((cell, group)).or_default() += 1;
            last[cell] = Some((part, row));
        }
        let placed = bed.placed();
        prop_assert_eq!(&density::density(&placed, &grid, &[Weights::One, Weights::One]), &counts);
        let weights = || {
            let harms = bed.parts[0].0.harms();
            let high = harms.values().iter().map(|harm| harm.killed.bounds().map_or(0, |(_, high)| high));
            Weights::ByCode(harms.codes(), high.collect())
        };
        prop_assert_eq!(&density::density(&placed, &grid, &[weights(), weights()]), &killed);
        prop_assert_eq!(&clusters::last_of_cells(&placed, &grid), &last);
        let codes = (0..kinds.values().len() as u8).collect();
        let groups = [Groups::ByCode(kinds.codes(), codes), Groups::One(15)];
        let found = clusters::clusters(&placed, &grid, &groups);
        prop_assert_eq!(found.len(), counts.iter().filter(|&&count| count > 0).count());
        prop_assert_eq!(
            clusters::cells_of(&placed, &grid),
            found.iter().map(|cluster| cluster.cells[0]).collect::<Vec<_>>()
        );
        let near = clusters::joined(found.clone(), &grid, |count| f64::from(count) * 0.1);
        for cluster in &near {
            prop_assert_eq!(
                clusters::rows_of(&placed, &grid, &cluster.cells).len(),
                cluster.count as usize
            );
            prop_assert_eq!(cluster.shares.iter().sum::<u32>(), cluster.count);
        }
        let mut cells: Vec<usize> = near.iter().flat_map(|cluster| cluster.cells.clone()).collect();
        cells.sort_unstable();
        prop_assert_eq!(cells, found.iter().map(|cluster| cluster.cells[0]).collect::<Vec<_>>());
        for Cluster { cells, count, shares: found, only, at } in found {
            let cell = cells[0];
            prop_assert_eq!(clusters::rows_of(&placed, &grid, &[cell]).len(), count as usize);
            prop_assert_eq!(count, counts[cell]);
            prop_assert_eq!(only, last[cell].filter(|_| count == 1));
            for (group, found) in found.into_iter().enumerate() {
                prop_assert_eq!(found, shares.get(&(cell, group)).copied().unwrap_or(0));
            }
            let [west, north] = grid.point(cell, [0.0, 0.0]);
            let [east, south] = grid.point(cell, [1.0, 1.0]);
            prop_assert!((west..=east).contains(&at[0]) && (north..=south).contains(&at[1]));
        }
    }

    #[test]
    fn what_lies_in_a_box_is_found_up_to_the_most(
        rows in rows(),
        keep in prop::collection::vec(any::<bool>(), 1..7),
        view in views(),
        most in 0_usize..80,
    ) {
        let bed = Bed::new(&rows, &keep);
        let plain: Vec<(usize, usize)> = bed.plain().into_iter()
            .filter(|(_, _, at)| view.contains(*at))
            .map(|(part, row, _)| (part, row))
            .collect();
        let expected = (plain.len() <= most).then_some(plain);
        prop_assert_eq!(scan::rows_in(&bed.placed(), &view, most), expected);
        let ends = bed.plain().into_iter().map(|(_, _, [x, y])| [x, y, x, y]);
        let ends = ends.reduce(|a, b| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]);
        prop_assert_eq!(scan::bounds(&bed.placed()), ends);
    }

    #[test]
    fn hexagons_agree_with_placing_every_event_by_its_degrees(
        rows in rows(),
        keep in prop::collection::vec(any::<bool>(), 1..7),
        view in views(),
        resolution in 0_u8..9,
    ) {
        let bed = Bed::new(&rows, &keep);
        let mut plain: BTreeMap<String, Counted> = BTreeMap::new();
        let cell = |part: usize, row: usize| {
            let place = bed.parts[part].0.place(row).unwrap();
            let at = LatLng::new(place.latitude(), place.longitude()).unwrap();
            at.to_cell(Resolution::try_from(resolution).unwrap()).to_string()
        };
        let inside: Vec<(usize, usize)> = bed.plain().into_iter()
            .filter(|(_, _, at)| view.contains(*at))
            .map(|(part, row, _)| (part, row))
            .collect();
        for &(part, row) in &inside {
            let (count, _, rows) = plain.entry(cell(part, row)).or_default();
            *count += 1;
            rows.push((part, row));
        }
        for (_, toll, rows) in plain.values_mut() {
            for part in [0, 1] {
                let of_part = rows.iter().filter(|(of, _)| *of == part).map(|(_, row)| *row);
                toll.add(&bed.parts[part].0, of_part);
            }
        }
        let codes = HexCodes::of(&bed.parts, &view, resolution);
        let matching = [&bed.matching[0], &bed.matching[1]];
        let found = codes.count(&bed.parts, &matching);
        let found: BTreeMap<String, Counted> = found.into_iter()
            .map(|hexagon| {
                let rows = codes.rows_in(hexagon.code, &matching);
                (codes.name(hexagon.code), (hexagon.count, hexagon.toll, rows))
            })
            .collect();
        prop_assert_eq!(found, plain);
    }

    #[test]
    fn clusters_that_follow_are_those_counted_anew(
        rows in rows(),
        steps in prop::collection::vec(prop::collection::vec(any::<bool>(), 1..7), 1..6),
        view in views(),
    ) {
        let grid = Grid::over(&view, 60);
        let mut sums = CellSums::new(grid);
        for keep in &steps {
            let bed = Bed::new(&rows, keep);
            let kinds = bed.parts[0].0.kinds();
            let codes = (0..kinds.values().len() as u8).collect();
            let groups = [Groups::ByCode(kinds.codes(), codes), Groups::One(15)];
            sums.apply_delta(&bed.placed(), &groups);
            prop_assert_eq!(sums.clusters(), clusters::clusters(&bed.placed(), &grid, &groups));
        }
    }
}

/// So many that several threads share them.
#[test]
fn many_rows_are_counted_as_few_are() {
    const ROWS: usize = 150_000;
    let mut text = "start,kind,latitude,longitude\n".to_owned();
    for row in 0..ROWS {
        let (lat, lon) =
            (50.0 + (row * 7 % 1_000) as f64 / 1e3, 30.0 + (row * 13 % 997) as f64 / 1e3);
        let kind = ["fire", "shelling", "explosion"][row * 5 % 3];
        let (day, hour) = (row * 28 / ROWS + 1, row * 24 * 28 / ROWS % 24);
        text += &format!("2025-12-{day:02}T{hour:02}:00:00Z,{kind},{lat:.3},{lon:.3}\n");
    }
    let file = tempfile::NamedTempFile::with_suffix(".csv").unwrap();
    std::fs::write(file.path(), text).unwrap();
    let dataset = reader::read(file.path(), &Options::default(), &Progress::default()).unwrap();
    assert_eq!(dataset.len(), ROWS);
    let dataset = Arc::new(dataset);
    let ground = Arc::new(Ground::of(&dataset));
    // A window in time, and holes in it.
    let rows = Rows::from_fn(ROWS, |row| (30_001..140_007).contains(&row) && row % 11 != 3);
    let placed_parts = [MappedRows { ground: &ground, rows: &rows }];
    let plain = placed(&dataset, &rows);
    let middle = Place::new(50.5, 30.5).unwrap();
    let view = MapBox::around(ground::mercator(middle), [0.0025, 0.004]);
    let grid = Grid::over(&view, 30_000);
    let (mut counts, mut last) = (vec![0_u32; grid.len()], vec![None; grid.len()]);
    let mut inside = Vec::new();
    for &(row, at) in &plain {
        if let Some((cell, _)) = grid.locate(at) {
            counts[cell] += 1;
            last[cell] = Some((0, row));
        }
        if view.contains(at) {
            inside.push((0, row));
        }
    }
    assert!(inside.len() > 50_000 && inside.len() < plain.len());
    assert_eq!(density::density(&placed_parts, &grid, &[Weights::One]), counts);
    assert_eq!(clusters::last_of_cells(&placed_parts, &grid), last);
    let found = clusters::clusters(&placed_parts, &grid, &[Groups::One(3)]);
    for cluster in &found {
        assert_eq!(cluster.count, counts[cluster.cells[0]]);
        assert_eq!(cluster.only, last[cluster.cells[0]].filter(|_| cluster.count == 1));
    }
    assert_eq!(found.iter().map(|cluster| cluster.count).sum::<u32>(), counts.iter().sum::<u32>());
    let mut sums = CellSums::new(grid);
    for from in [0, 20_000, 60_000, 30_000] {
        let moved = Rows::from_fn(ROWS, |row| row >= from && rows.contains(row));
        let parts = [MappedRows { ground: &ground, rows: &moved }];
        sums.apply_delta(&parts, &[Groups::One(3)]);
        assert_eq!(sums.clusters(), clusters::clusters(&parts, &grid, &[Groups::One(3)]));
    }
    assert_eq!(sums.clusters(), found);
    assert_eq!(scan::rows_in(&placed_parts, &view, inside.len()), Some(inside.clone()));
    assert_eq!(scan::rows_in(&placed_parts, &view, inside.len() - 1), None);
    let parts = [(Arc::clone(&dataset), ground)];
    let codes = HexCodes::of(&parts, &view, 7);
    let hexagons = codes.count(&parts, &[&rows]);
    assert_eq!(hexagons.iter().map(|hexagon| hexagon.count as usize).sum::<usize>(), inside.len());
    for hexagon in hexagons {
        for (_, row) in codes.rows_in(hexagon.code, &[&rows]) {
            let place = dataset.place(row).unwrap();
            let cell = LatLng::new(place.latitude(), place.longitude()).unwrap();
            assert_eq!(cell.to_cell(Resolution::Seven).to_string(), codes.name(hexagon.code));
        }
    }
}

#[test]
fn the_resolution_follows_the_width_asked_for() {
    // Hexagons of resolution 5 are some 17 km from side to side.
    assert_eq!(resolution_for(17_000.0), 5);
    assert_eq!((resolution_for(1e9), resolution_for(0.001)), (0, 12));
}

fn shown(id: &str, opacity: f32) -> Command {
    let layer = LayerState { opacity, ..LayerState::new(id, true) };
    Command::SetLayers(Layers(vec![layer]))
}

#[test]
fn a_drag_of_the_opacity_is_one_step_of_undo() {
    let mut session = Session::new();
    for opacity in [0.9, 0.5, 0.2] {
        session.apply(shown("heat", opacity));
    }
    session.end_gesture();
    session.apply(shown("clusters", 1.0));
    session.apply(Command::Undo);
    assert_eq!(session.document().layers.get("heat").unwrap().opacity, 0.2);
    session.apply(Command::Undo);
    assert_eq!(session.document().layers, Layers::default());
}

#[test]
fn layers_count_nothing_anew() {
    let mut session = Session::new();
    let before = session.data_revision();
    session.apply(shown("heat", 0.5));
    assert_eq!(session.data_revision(), before);
}

#[test]
fn a_saved_session_keeps_layers_with_their_settings() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("layers.strikemap");
    let mut session = Session::new();
    let mut layer = LayerState { opacity: 0.5, ..LayerState::new("heat", true) };
    layer.set_settings(&serde_json::json!({ "radius_points": 40 }));
    let layers = Layers(vec![layer, LayerState::new("of a later program", true)]);
    session.apply(Command::SetLayers(layers.clone()));
    let saved = SavedSession::of(&session, None, folder.path());
    saved.write(&file, None).unwrap();
    let (read, _) = SavedSession::read(&file).unwrap();
    let opened = saved::open(read, folder.path(), &Progress::default()).unwrap();
    let mut other = Session::new();
    opened.restore(&mut other);
    assert_eq!(other.document().layers, layers);

    // A session of an earlier program has the usual ones.
    let mut text: serde_json::Value =
        serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    text.as_object_mut().unwrap().remove("layers").unwrap();
    std::fs::write(&file, text.to_string()).unwrap();
    assert_eq!(SavedSession::read(&file).unwrap().0.layers, Layers::default());
}
