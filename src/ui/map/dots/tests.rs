//! What the graphics card draws, pixel for pixel against a plain drawing on the
//! processor: one disc after another, the newest last.

use std::sync::Arc;

use egui::{Rect, pos2, vec2};

use super::*;
use crate::base::Progress;
use crate::boundaries::EventAreas;
use crate::dataset::{Dataset, Place, Rows};
use crate::import::{Options, read};
use crate::session::DatasetId;
use crate::summary::Ground;
use crate::summary::ground::place_at;
use crate::ui::snapshot::canvas;

const SCALES: [f32; 3] = [1.0, 1.5, 2.0];

/// Those of this machine. Says so where there are none, so that nobody takes the
/// test for one that passed.
fn graphics() -> Option<Graphics> {
    let graphics = canvas::render_state().map(|state| Graphics::new(&state));
    match graphics {
        Ok(Some(graphics)) => Some(graphics),
        Ok(None) => {
            eprintln!("SKIPPED: this machine's graphics driver cannot compute");
            None
        }
        Err(error) => {
            eprintln!("SKIPPED: {error}");
            None
        }
    }
}

/// Numbers that look random, the same every time.
fn numbers() -> impl FnMut() -> f64 {
    let mut state = 88_172_645_463_325_252_u64;
    move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// `count` events in and around the view: alone, in heaps, at one spot, nowhere.
fn events(viewport: &Viewport, count: usize) -> Arc<Dataset> {
    let mut random = numbers();
    let mut text = "id,start,kind,latitude,longitude,geo_precision\n".to_owned();
    let kinds = ["fire", "drone_strike", "shelling", "missile_strike", "air_alert"];
    for number in 0..count {
        let spread = if number % 3 == 0 { 0.02 } else { 1.1 };
        let mut away = || (random() - 0.5) as f32 * spread;
        let size = viewport.rect.size();
        let at = viewport.rect.center() + vec2(away() * size.x, away() * size.y);
        let place = place_at(viewport.unproject(at)).unwrap();
        let (north, east) = match number % 50 {
            0 => (String::new(), String::new()),
            1 => (viewport_middle(viewport).latitude().to_string(), "179.9999999".to_owned()),
            2 => ("-89.5".to_owned(), "12".to_owned()),
            3 => ("89.5".to_owned(), "-12".to_owned()),
            _ => (format!("{:.7}", place.latitude()), format!("{:.7}", place.longitude())),
        };
        let precision = if number % 41 == 0 { "country" } else { "exact" };
        let (hour, kind) = (number % 24, kinds[number % kinds.len()]);
        text += &format!(
            "E{number},2025-{:02}-{:02}T{hour:02}:00:00Z,{kind},{north},{east},{precision}\n",
            number % 12 + 1,
            number % 28 + 1
        );
    }
    let file = tempfile::NamedTempFile::with_suffix(".csv").unwrap();
    std::fs::write(file.path(), text).unwrap();
    Arc::new(read(file.path(), &Options::default(), &Progress::default()).unwrap())
}

fn viewport_middle(viewport: &Viewport) -> Place {
    viewport.place_at(viewport.rect.center()).unwrap()
}

/// Two datasets of which some events match and some are selected.
struct Bed {
    datasets: [Arc<Dataset>; 2],
    grounds: [Arc<Ground>; 2],
    matching: [Rows; 2],
    event_areas: Arc<EventAreas>,
    selection: Selection,
    viewport: Viewport,
    revision: u64,
}

impl Bed {
    fn new(latitude: f64, longitude: f64, zoom: f64, size: [f32; 2]) -> Self {
        let rect = Rect::from_min_size(pos2(13.0, 7.0), size.into());
        let viewport = Viewport::new(rect, Place::new(latitude, longitude).unwrap(), zoom);
        let datasets = [events(&viewport, 3_000), events(&viewport, 70)];
        let grounds = [0, 1].map(|index| Arc::new(Ground::of(&datasets[index])));
        let matching =
            [0, 1].map(|index| Rows::from_fn(datasets[index].len(), |row| row % 5 != index));
        let selected = (DatasetId(1), Rows::from_fn(datasets[0].len(), |row| row % 97 == 0));
        let selection = Selection::from_rows([selected].into_iter());
        let event_areas = Arc::default();
        Self { datasets, grounds, matching, event_areas, selection, viewport, revision: 0 }
    }

    fn parts(&self) -> Vec<ProjectedDataset<'_>> {
        let part = |index: usize| ProjectedDataset {
            id: DatasetId(index as u32 + 1),
            colour: index,
            dataset: &self.datasets[index],
            ground: &self.grounds[index],
            rows: &self.matching[index],
            event_areas: &self.event_areas,
        };
        vec![part(0), part(1)]
    }

    fn with<R>(
        &self,
        pixels_per_point: f32,
        theme: Theme,
        run: impl FnOnce(&Subject<'_>) -> R,
    ) -> R {
        run(&Subject {
            parts: &self.parts(),
            selection: &self.selection,
            revision: self.revision,
            viewport: self.viewport,
            pixels_per_point,
            colour: ColourBy::Kind,
            theme,
        })
    }
}

/// A picture, and which event each of its pixels shows.
struct Plain {
    pixels: Vec<[u8; 4]>,
    events: Vec<Option<EventRef>>,
    raster: Raster,
}

/// The plain drawing.
fn plain(subject: &Subject<'_>) -> Plain {
    let discs = Discs::new(subject.theme, subject.pixels_per_point);
    let raster = Raster::new(&subject.viewport, subject.pixels_per_point, discs.reach_px);
    let [wide, tall] = raster.seen_px().map(|side| side as i32);
    let count = (wide * tall) as usize;
    let (mut pixels, mut events) = (vec![[0; 4]; count], vec![None; count]);
    let margin = raster.margin_px as i32;
    for is_selected in [false, true] {
        for part in subject.parts {
            let hues = subject.colour.groups(part.dataset, part.colour);
            for row in part.rows.iter() {
                let event = EventRef { dataset: part.id, row };
                if subject.selection.contains(event) != is_selected {
                    continue;
                }
                let Some(pixel) = part.ground.at(row).and_then(|at| raster.pixel(at)) else {
                    continue;
                };
                for (index, offset) in discs.offsets.iter().enumerate() {
                    let [x, y] = [0, 1].map(|axis| pixel[axis] as i32 + offset[axis] - margin);
                    if (0..wide).contains(&x) && (0..tall).contains(&y) {
                        let at = (y * wide + x) as usize;
                        pixels[at] = discs.colour(hues.of(row), is_selected, index).to_array();
                        events[at] = Some(event);
                    }
                }
            }
        }
    }
    Plain { pixels, events, raster }
}

fn drawn(graphics: &Graphics, dots: &mut Dots, subject: &Subject<'_>) -> Vec<[u8; 4]> {
    assert!(dots.refresh(subject));
    let texture = dots.texture().unwrap();
    let size = [texture.width(), texture.height()];
    let bytes = canvas::read_back(&graphics.state, texture, size).unwrap();
    bytes.as_chunks().0.to_vec()
}

fn assert_same(bed: &Bed, graphics: &Graphics, dots: &mut Dots, scale: f32, theme: Theme) -> usize {
    bed.with(scale, theme, |subject| {
        let plain = plain(subject);
        let drawn = drawn(graphics, dots, subject);
        assert_eq!(drawn.len(), plain.pixels.len());
        let differing = drawn.iter().zip(&plain.pixels).filter(|(a, b)| a != b).count();
        assert_eq!(differing, 0, "of {} pixels at scale {scale}", drawn.len());
        plain.events.iter().flatten().count()
    })
}

/// Over a continent, a town, a street; across the antimeridian; a map narrower and
/// lower than the window.
const VIEWS: [(f64, f64, f64, [f32; 2]); 6] = [
    (50.45, 30.55, 3.0, [411.0, 320.0]),
    (50.45, 30.55, 12.0, [411.0, 320.0]),
    (50.45, 30.55, 19.0, [411.0, 320.0]),
    (-16.8, 179.99, 5.3, [411.0, 320.5]),
    (-16.8, -179.999_9, 19.0, [412.5, 321.0]),
    (5.0, 170.0, 2.0, [1_100.0, 1_050.0]),
];

#[test]
fn the_card_draws_every_pixel_as_a_plain_drawing_does() {
    let Some(graphics) = graphics() else { return };
    for (latitude, longitude, zoom, size) in VIEWS {
        let bed = Bed::new(latitude, longitude, zoom, size);
        let mut dots = Dots::new(graphics.clone());
        for (scale, dark) in SCALES.into_iter().zip([false, true, false]) {
            let covered = assert_same(&bed, &graphics, &mut dots, scale, Theme { dark });
            assert!(covered > 2_000, "{covered} at zoom {zoom}");
        }
    }
}

#[test]
fn the_event_that_is_seen_is_the_one_that_is_picked() {
    let Some(graphics) = graphics() else { return };
    for (latitude, longitude, zoom, size) in VIEWS {
        let bed = Bed::new(latitude, longitude, zoom, size);
        for scale in SCALES {
            bed.with(scale, Theme { dark: false }, |subject| {
                let plain = plain(subject);
                let mut dots = Dots::new(graphics.clone());
                assert!(dots.refresh(subject));
                let [wide, tall] = plain.raster.seen_px();
                let mut random = numbers();
                let mut picked = 0;
                for _ in 0..100 {
                    let [x, y] = [wide, tall].map(|side| (random() * f64::from(side)) as u32);
                    let margin = plain.raster.margin_px;
                    let pointer = plain.raster.middle([x + margin, y + margin]);
                    let found =
                        dots.event_at(subject.parts, subject.selection, &subject.viewport, pointer);
                    let seen = plain.events[(y * wide + x) as usize];
                    match seen {
                        Some(_) => assert_eq!(found, seen, "{x} {y} {scale}"),
                        // Nothing is seen here; what is picked lies beside.
                        None => assert!(found.is_none_or(|event| {
                            let middle = dots.middle(subject.parts, event).unwrap();
                            (2.0..6.2).contains(&middle.distance(pointer))
                        })),
                    }
                    picked += usize::from(seen.is_some());
                }
                assert!(picked > 0 && picked < 100, "{picked} at zoom {zoom}");
            });
        }
    }
}

#[test]
fn nothing_is_written_or_drawn_when_nothing_changes_and_little_when_little_does() {
    let Some(graphics) = graphics() else { return };
    let (latitude, longitude, zoom, size) = VIEWS[1];
    let mut bed = Bed::new(latitude, longitude, zoom, size);
    let theme = Theme { dark: false };
    let mut dots = Dots::new(graphics.clone());
    assert_same(&bed, &graphics, &mut dots, 1.0, theme);
    let before = dots.work();
    bed.revision += 1;
    assert_same(&bed, &graphics, &mut dots, 1.0, theme);
    assert_eq!(dots.work(), before, "the same rows pass");

    // A window moves to the end of the first dataset.
    bed.revision += 1;
    bed.matching[0] = Rows::from_fn(bed.datasets[0].len(), |row| row > 2_900);
    assert_same(&bed, &graphics, &mut dots, 1.0, theme);
    let moved = dots.work();
    let bits = bed.datasets[0].len() as u64 / 8;
    assert!((1..=bits + 64).contains(&(moved.written_bytes - before.written_bytes)));

    // Another selection, then none.
    bed.revision += 1;
    let chosen = (DatasetId(2), Rows::from_fn(bed.datasets[1].len(), |row| row % 2 == 0));
    bed.selection = Selection::from_rows([chosen].into_iter());
    assert_same(&bed, &graphics, &mut dots, 1.0, theme);
    bed.revision += 1;
    bed.selection = Selection::default();
    assert_same(&bed, &graphics, &mut dots, 1.0, theme);

    // The map is dragged: no event is written again.
    let written = dots.work();
    let middle = viewport_middle(&bed.viewport);
    let aside = Place::new(middle.latitude(), middle.longitude() + 0.001).unwrap();
    bed.viewport = Viewport::new(bed.viewport.rect, aside, zoom);
    assert_same(&bed, &graphics, &mut dots, 1.0, theme);
    assert_eq!(dots.work().written_bytes, written.written_bytes);
    assert_eq!(dots.work().pictures, written.pictures + 1);
}

#[test]
fn a_dataset_that_is_hidden_or_swapped_leaves_no_trace() {
    let Some(graphics) = graphics() else { return };
    let (latitude, longitude, zoom, size) = VIEWS[0];
    let bed = Bed::new(latitude, longitude, zoom, size);
    let mut dots = Dots::new(graphics.clone());
    let all = bed.parts();
    let swapped = [all[1], all[0]];
    for parts in [&all[..], &swapped, &all[1..], &all[..1], &[], &swapped] {
        bed.with(1.0, Theme { dark: false }, |subject| {
            let subject = Subject { parts, ..*subject };
            let plain = plain(&subject);
            assert!(drawn(&graphics, &mut dots, &subject) == plain.pixels, "{}", parts.len());
        });
    }
}

#[test]
fn what_the_card_refuses_is_told_instead_of_ending_the_program() {
    let Some(graphics) = graphics() else { return };
    let storage = wgpu::BufferUsages::STORAGE;
    assert!(graphics.attempt(|| graphics.buffer("small", 16, storage)).is_some());
    assert!(graphics.attempt(|| graphics.buffer("too large", 1 << 60, storage)).is_none());
}
