//! Lines from where something was launched to where it struck.

use std::collections::HashMap;
use std::sync::Arc;

use egui::{Painter, Pos2, Shape, Stroke};

use super::{Entry, Hit, Layer, LegendLine, Scene};
use crate::dataset::symbol::{Hue, Symbol};
use crate::dataset::{Dataset, Place};
use crate::gazetteer;
use crate::language::tr;
use crate::session::LayerState;
use crate::summary::ground::mercator;
use crate::ui::map::viewport::Viewport;
use crate::ui::theme::Theme;

/// This layer.
pub const ENTRY: Entry = Entry {
    id: "paths",
    label: "Launch-to-impact lines",
    about: "The shortest line on the globe from the place of launch that a source gives",
    make: || Box::new(Paths::default()),
};

/// With more matching events in datasets that tell origins, none is read.
const MOST_EVENTS: usize = 5_000;

/// Rows whose original cells are read in one frame.
const ROWS_A_FRAME: usize = 400;

/// Straight pieces of one line.
const PIECES: usize = 48;

/// Columns that hold the latitude and longitude of an origin.
const COORDINATES: [[&str; 2]; 5] = [
    ["origin_latitude", "origin_longitude"],
    ["origin_lat", "origin_lon"],
    ["launch_latitude", "launch_longitude"],
    ["launch_lat", "launch_lon"],
    ["origin_lat", "origin_lng"],
];

/// Columns that name an origin.
const NAMES: [&str; 6] =
    ["origin", "origin_name", "origin_place", "launch_place", "launch_site", "launched_from"];

/// What one row says of its origins.
#[derive(Debug, Clone, PartialEq, Default)]
struct Origins {
    /// Where, and whether the gazetteer gave the coordinates.
    places: Vec<(Place, bool)>,
    /// Names that the gazetteer does not know.
    unknown: usize,
}

/// The columns of a dataset that tell origins.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Columns {
    coordinates: Option<[usize; 2]>,
    name: Option<usize>,
}

impl Columns {
    fn of(find: impl Fn(&str) -> Option<usize>) -> Option<Self> {
        let coordinates = COORDINATES.iter().find_map(|[lat, lon]| Some([find(lat)?, find(lon)?]));
        let name = NAMES.iter().find_map(|name| find(name));
        (coordinates.is_some() || name.is_some()).then_some(Self { coordinates, name })
    }

    fn read(&self, cells: &[String]) -> Origins {
        let number = |index: usize| cells.get(index)?.trim().parse::<f64>().ok();
        if let Some([lat, lon]) = self.coordinates
            && let (Some(lat), Some(lon)) = (number(lat), number(lon))
            && let Some(place) = Place::new(lat, lon)
        {
            return Origins { places: vec![(place, false)], unknown: 0 };
        }
        let mut origins = Origins::default();
        let text = self.name.and_then(|index| cells.get(index)).map_or("", String::as_str);
        for name in text.split([';', '|']).flat_map(|part| part.split(" and ")) {
            let name = name.trim();
            if name.is_empty() || name.eq_ignore_ascii_case("unknown") {
                continue;
            }
            match gazetteer::locate(name, "", "", "") {
                Some(found) => origins.places.push((found.place, true)),
                None => origins.unknown += 1,
            }
        }
        origins
    }
}

/// What is known of one dataset.
struct KnownOrigins {
    dataset: Arc<Dataset>,
    columns: Columns,
    rows: HashMap<usize, Origins>,
}

/// One line.
struct Line {
    from: Place,
    to: Place,
    is_located: bool,
    hue: Hue,
}

/// The lines of the matching events.
#[derive(Default)]
pub struct Paths {
    known: Vec<KnownOrigins>,
    revision: Option<u64>,
    lines: Vec<Line>,
    /// Events of datasets that tell origins, and those that tell none.
    events: usize,
    without: usize,
    unknown: usize,
    is_crowded: bool,
    is_unfinished: bool,
}

impl Layer for Paths {
    fn paint(
        &mut self,
        scene: &Scene<'_>,
        _state: &LayerState,
        painter: &Painter,
        _hovered: Option<Hit>,
    ) {
        self.refresh(scene);
        if self.is_unfinished {
            scene.ctx.request_repaint();
        }
        for line in &self.lines {
            let path = path(&scene.viewport, line.from, line.to);
            if !egui::Rect::from_points(&path).intersects(scene.viewport.rect) {
                continue;
            }
            let colour = scene.theme.hue(line.hue);
            painter.add(Shape::line(
                path.clone(),
                Stroke::new(3.0, Theme::faded(scene.theme.halo(), 0.6)),
            ));
            let stroke = Stroke::new(1.2, colour);
            if line.is_located {
                painter.extend(Shape::dashed_line(&path, stroke, 6.0, 4.0));
            } else {
                painter.add(Shape::line(path.clone(), stroke));
            }
            if let Some(start) = path.first() {
                painter.circle(*start, 3.0, scene.theme.halo(), stroke);
            }
        }
    }

    fn legend(&self, scene: &Scene<'_>, _state: &LayerState) -> Vec<LegendLine> {
        let text = |words: String| vec![LegendLine::Text(words)];
        if self.known.is_empty() {
            return text(tr!("no-open-dataset-has-a-column-for").to_owned());
        }
        if self.is_crowded {
            return text(tr!("too-many-events-for-lines", count = MOST_EVENTS));
        }
        let ink = scene.theme.hue(Hue::Ink);
        let mut lines = vec![
            LegendLine::Stroke(ink, false, tr!("origin-given-by-the-source").to_owned()),
            LegendLine::Stroke(ink, true, tr!("origin-geocoded").to_owned()),
        ];
        let with = self.events - self.without;
        lines.push(LegendLine::Text(tr!(
            "events-with-an-origin",
            with = with,
            count = self.events
        )));
        if self.unknown > 0 {
            lines.push(LegendLine::Text(tr!("origins-not-known", count = self.unknown)));
        }
        lines
    }

    fn is_busy(&self) -> bool {
        self.is_unfinished
    }
}

impl Paths {
    fn refresh(&mut self, scene: &Scene<'_>) {
        if self.revision == Some(scene.revision()) && !self.is_unfinished {
            return;
        }
        self.revision = Some(scene.revision());
        self.known.retain(|known| {
            scene.parts.iter().any(|part| Arc::ptr_eq(part.dataset, &known.dataset))
        });
        for part in scene.parts {
            if self.known.iter().any(|known| Arc::ptr_eq(part.dataset, &known.dataset)) {
                continue;
            }
            if let Some(columns) = Columns::of(|name| part.dataset.decoder.column_index(name)) {
                let dataset = Arc::clone(part.dataset);
                self.known.push(KnownOrigins { dataset, columns, rows: HashMap::new() });
            }
        }
        self.lines.clear();
        (self.events, self.without, self.unknown) = (0, 0, 0);
        self.is_unfinished = false;
        let mut may_read = ROWS_A_FRAME;
        let with_origins = |part: &&crate::ui::map::projected_positions::ProjectedDataset<'_>| {
            self.known.iter().any(|known| Arc::ptr_eq(part.dataset, &known.dataset))
        };
        let matching: usize =
            scene.parts.iter().filter(with_origins).map(|part| part.rows.count()).sum();
        self.is_crowded = matching > MOST_EVENTS;
        if self.is_crowded {
            return;
        }
        for part in scene.parts {
            let of_part = |known: &&mut KnownOrigins| Arc::ptr_eq(part.dataset, &known.dataset);
            let Some(known) = self.known.iter_mut().find(of_part) else { continue };
            for row in part.rows.iter() {
                if !known.rows.contains_key(&row) {
                    if may_read == 0 {
                        self.is_unfinished = true;
                        break;
                    }
                    may_read -= 1;
                    // A source that can no longer be read tells nothing here; the
                    // details say why.
                    let cells = part.dataset.cells(row).unwrap_or_default();
                    known.rows.insert(row, known.columns.read(&cells));
                }
                let Some(origins) = known.rows.get(&row) else { continue };
                self.events += 1;
                self.without += usize::from(*origins == Origins::default());
                self.unknown += origins.unknown;
                let Some(to) = part.ground.at(row).and_then(|_| part.dataset.place(row)) else {
                    continue;
                };
                let hue = Symbol::of_kind(part.dataset.kinds().value(row)).hue;
                self.lines.extend(origins.places.iter().map(|&(from, is_located)| Line {
                    from,
                    to,
                    is_located,
                    hue,
                }));
            }
        }
    }
}

/// Points of the great circle between two places, both included, `PIECES` apart
/// (spherical linear interpolation).
fn great_circle(from: Place, to: Place) -> Vec<Place> {
    let vector = |place: Place| {
        let (lat, lon) = (place.latitude().to_radians(), place.longitude().to_radians());
        [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
    };
    let (start, end) = (vector(from), vector(to));
    let cosine: f64 = start.iter().zip(end).map(|(a, b)| a * b).sum();
    let angle = cosine.clamp(-1.0, 1.0).acos();
    if angle < 1e-9 {
        return vec![from, to];
    }
    (0..=PIECES)
        .filter_map(|piece| {
            let share = piece as f64 / PIECES as f64;
            let [a, b] = [((1.0 - share) * angle).sin(), (share * angle).sin()];
            let [x, y, z] = [0, 1, 2].map(|axis| (a * start[axis] + b * end[axis]) / angle.sin());
            Place::new(z.atan2(x.hypot(y)).to_degrees(), y.atan2(x).to_degrees())
        })
        .collect()
}

/// The line on the screen, whole where it crosses the antimeridian: it ends at
/// the copy of the place that is nearest to the middle of the map.
fn path(viewport: &Viewport, from: Place, to: Place) -> Vec<Pos2> {
    let mut points = viewport.path(great_circle(from, to).into_iter().rev().map(mercator));
    points.reverse();
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(lat: f64, lon: f64) -> Place {
        Place::new(lat, lon).unwrap()
    }

    #[test]
    fn a_great_circle_is_as_long_as_the_distance_and_bends_to_the_pole() {
        let (from, to) = (place(50.0, -10.0), place(50.0, 60.0));
        let points = great_circle(from, to);
        let long: f64 = points.windows(2).map(|pair| pair[0].distance_m(pair[1])).sum();
        assert!((long / from.distance_m(to) - 1.0).abs() < 1e-6);
        assert!(points[PIECES / 2].latitude() > 54.0);
        assert_eq!(great_circle(from, from).len(), 2);
    }

    #[test]
    fn coordinates_are_taken_before_names_and_names_are_marked_as_located() {
        let header = ["id", "launch_place", "origin_latitude", "origin_longitude"];
        let find = |name: &str| header.iter().position(|known| *known == name);
        let columns = Columns::of(find).unwrap();
        let read = |cells: [&str; 4]| columns.read(&cells.map(str::to_owned));
        assert_eq!(read(["1", "Lublin", "46.05", "38.17"]).places, [(place(46.05, 38.17), false)]);
        let named = read(["2", "Lublin; Atlantis", "", ""]);
        assert_eq!((named.places.len(), named.unknown), (1, 1));
        assert!(named.places[0].1 && named.places[0].0.distance_m(place(51.25, 22.57)) < 20_000.0);
        assert_eq!(read(["3", " unknown ", "91", "0"]), Origins::default());
        assert_eq!(Columns::of(|_| None), None);
    }
}
