//! How fast the map is: `cargo bench --bench map`, and with `--features
//! bench-peer` against walkers' own reader of archives in the same run.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark fails by panicking and prints what it measures"
)]

use std::fmt;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use divan::Bencher;
use divan::counter::ItemsCount;
use egui::{Context, RawInput, Rect, pos2, vec2};
use strikemap::basemap::archive::Archive;
use strikemap::basemap::mvt::VectorTile;
use strikemap::dataset::Place;
use strikemap::ui::map::labels::Labels;
use strikemap::ui::map::style::{MapStyle, MapTheme};
use strikemap::ui::map::tile_drawing;
use strikemap::ui::map::tiles::{ArchiveTiles, Gaps};
use strikemap::ui::map::viewport::Viewport;
use walkers::{Map, MapMemory, Style, Tile, TileId, Tiles, lon_lat};

const SIZE: egui::Vec2 = vec2(1280.0, 800.0);
const KYIV: (f64, f64) = (50.45, 30.52);
const LUBLIN: (f64, f64) = (51.2465, 22.5684);

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn embedded() -> PathBuf {
    root().join("assets/basemap.pmtiles")
}

/// A street map to try things with, where there is one beside the checkout.
fn streets() -> Option<PathBuf> {
    let path = root().join("../shared/basemaps/streets.pmtiles");
    path.exists().then_some(path)
}

fn style() -> Style {
    let text = std::fs::read_to_string(root().join("assets/style-light.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn tile_at((latitude, longitude): (f64, f64), zoom: u8) -> TileId {
    let tiles = f64::from(zoom).exp2();
    let radians = latitude.to_radians();
    let y = (1.0 - (radians.tan() + 1.0 / radians.cos()).ln() / std::f64::consts::PI) / 2.0;
    TileId { x: ((longitude + 180.0) / 360.0 * tiles) as u32, y: (y * tiles) as u32, zoom }
}

/// The packed tiles around a place.
fn tiles_around(archive: &Archive, place: (f64, f64), zoom: u8) -> Vec<(TileId, Vec<u8>)> {
    let TileId { x, y, .. } = tile_at(place, zoom);
    let ids = (y - 2..y + 2).flat_map(|y| (x - 2..x + 2).map(move |x| TileId { x, y, zoom }));
    ids.filter_map(|id| Some((id, archive.tile(id.zoom, id.x, id.y).unwrap()?))).collect()
}

/// A place in an archive at a zoom.
#[derive(Debug, Clone)]
struct Source {
    name: &'static str,
    path: PathBuf,
    place: (f64, f64),
    zoom: u8,
}

impl fmt::Display for Source {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.name)
    }
}

fn sources() -> Vec<Source> {
    let mut sources =
        vec![Source { name: "embedded z9 Kyiv", path: embedded(), place: KYIV, zoom: 9 }];
    if let Some(path) = streets() {
        let kyiv = Source { name: "streets z11 Kyiv", path: path.clone(), place: KYIV, zoom: 11 };
        let lublin = Source { name: "streets z13 Lublin", path, place: LUBLIN, zoom: 13 };
        sources.extend([kyiv, lublin]);
    }
    sources
}

fn packed_tiles(source: &Source) -> Vec<(TileId, Vec<u8>)> {
    tiles_around(&Archive::open(&source.path).unwrap(), source.place, source.zoom)
}

#[divan::bench(args = sources(), sample_count = 20, sample_size = 1)]
fn decode_16_tiles(bencher: Bencher<'_, '_>, source: &Source) {
    let (tiles, style) = (packed_tiles(source), MapStyle::new(MapTheme::default()));
    bencher.counter(ItemsCount::new(tiles.len())).bench_local(|| {
        for (id, bytes) in &tiles {
            let tile = VectorTile::read(bytes, &style).unwrap();
            black_box(tile_drawing::draw(&tile, *id, *id, &style, 512));
        }
    });
}

#[divan::bench(args = sources(), sample_count = 20, sample_size = 1)]
fn decode_16_tiles_by_walkers(bencher: Bencher<'_, '_>, source: &Source) {
    let (tiles, style) = (packed_tiles(source), style());
    bencher.counter(ItemsCount::new(tiles.len())).bench_local(|| {
        for (id, bytes) in &tiles {
            black_box(Tile::from_mvt(bytes, &style, id.zoom, 512).unwrap());
        }
    });
}

/// Cuts a tile out of a coarser one.
#[derive(Debug, Clone)]
struct Cut {
    from: Source,
    to_zoom: u8,
}

impl fmt::Display for Cut {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} to z{}", self.from, self.to_zoom)
    }
}

fn cuts() -> Vec<Cut> {
    let embedded = Source { name: "embedded z10", path: embedded(), place: KYIV, zoom: 10 };
    let streets = sources().into_iter().filter(|source| source.zoom == 13);
    let cuts = [embedded].into_iter().chain(streets).flat_map(|from| {
        [from.zoom + 2, from.zoom + 4, 20].map(|to_zoom| Cut { from: from.clone(), to_zoom })
    });
    cuts.collect()
}

#[divan::bench(args = cuts(), sample_count = 50)]
fn cut_one_tile(bencher: Bencher<'_, '_>, cut: &Cut) {
    let Source { path, place, zoom, .. } = &cut.from;
    let style = MapStyle::new(MapTheme::default());
    let source = tile_at(*place, *zoom);
    let bytes = Archive::open(path).unwrap().tile(*zoom, source.x, source.y).unwrap().unwrap();
    let tile = VectorTile::read(&bytes, &style).unwrap();
    let target = tile_at(*place, cut.to_zoom);
    bencher.bench_local(|| tile_drawing::draw(&tile, source, target, &style, 512));
}

/// A map that can be drawn frame by frame without a window.
trait Drawable {
    /// Draws a frame, shapes tessellated; whether the map was complete.
    fn frame(&mut self, place: (f64, f64), zoom: f64) -> bool;

    /// Draws until the map is complete; how long that took.
    fn complete(&mut self, place: (f64, f64), zoom: f64) -> Duration {
        let started = Instant::now();
        while !self.frame(place, zoom) {
            assert!(started.elapsed() < Duration::from_secs(120), "the map is never complete");
            std::thread::sleep(Duration::from_micros(500));
        }
        started.elapsed()
    }
}

fn draw(
    ctx: &Context,
    tiles: &mut dyn Tiles,
    (latitude, longitude): (f64, f64),
    zoom: f64,
    after: impl FnOnce(&egui::Ui),
) {
    let mut memory = MapMemory::default();
    memory.center_at(lon_lat(longitude, latitude));
    memory.set_zoom(zoom).unwrap();
    let input = RawInput {
        screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), SIZE)),
        ..RawInput::default()
    };
    let mut after = Some(after);
    let mut output = ctx.run_ui(input, |ui| {
        Map::new(None, &mut memory, lon_lat(longitude, latitude))
            .with_layer(&mut *tiles, 1.0)
            .show(ui, |_, _, _, _| ());
        if let Some(after) = after.take() {
            after(ui);
        }
    });
    output.textures_delta.clear();
    black_box(ctx.tessellate(output.shapes, output.pixels_per_point));
}

struct Ours {
    ctx: Context,
    tiles: ArchiveTiles,
    labels: Labels,
}

impl Ours {
    fn open(path: &Path) -> Self {
        let ctx = Context::default();
        let archive = Arc::new(Archive::open(path).unwrap());
        let tiles = ArchiveTiles::new(archive, Gaps::Stretch, MapTheme::default(), &ctx);
        Self { ctx, tiles, labels: Labels::default() }
    }
}

impl Drawable for Ours {
    fn frame(&mut self, place: (f64, f64), zoom: f64) -> bool {
        draw(&self.ctx, &mut self.tiles, place, zoom, |_| ());
        let Self { ctx, tiles, labels } = self;
        let rect = Rect::from_min_size(pos2(0.0, 0.0), SIZE);
        let viewport = Viewport::new(rect, Place::new(place.0, place.1).unwrap(), zoom);
        let mut output = ctx.run_ui(RawInput::default(), |ui| {
            labels.paint(&ui.painter_at(rect), &viewport, &[tiles.shown()], std::iter::empty());
        });
        output.textures_delta.clear();
        black_box(ctx.tessellate(output.shapes, output.pixels_per_point));
        tiles.is_settled()
    }
}

#[cfg(feature = "bench-peer")]
struct Peer {
    ctx: Context,
    tiles: walkers::PmTiles,
}

#[cfg(feature = "bench-peer")]
impl Peer {
    fn open(path: &Path) -> Self {
        let ctx = Context::default();
        let tiles = walkers::PmTiles::with_style_and_tile_size(path, style(), 512, ctx.clone());
        Self { ctx, tiles }
    }
}

#[cfg(feature = "bench-peer")]
impl Drawable for Peer {
    fn frame(&mut self, place: (f64, f64), zoom: f64) -> bool {
        draw(&self.ctx, &mut self.tiles, place, zoom, |_| ());
        self.tiles.stats().in_progress == 0
    }

    /// It says only how many tiles are on their way, so it is complete when none
    /// has been for a while; that while is not counted.
    fn complete(&mut self, place: (f64, f64), zoom: f64) -> Duration {
        const IDLE_FRAMES: u32 = 20;
        let started = Instant::now();
        let (mut idle_frames, mut took) = (0, Duration::ZERO);
        while idle_frames < IDLE_FRAMES {
            if self.frame(place, zoom) {
                idle_frames += 1;
            } else {
                idle_frames = 0;
            }
            if idle_frames <= 1 {
                took = started.elapsed();
            }
            std::thread::sleep(Duration::from_micros(500));
        }
        took
    }
}

type Open = fn(&Path) -> Box<dyn Drawable>;

fn peers() -> Vec<(&'static str, Open)> {
    vec![
        ("strikemap", |path| Box::new(Ours::open(path))),
        #[cfg(feature = "bench-peer")]
        ("walkers", |path| Box::new(Peer::open(path))),
    ]
}

/// A view of an archive, drawn by one of the peers.
#[derive(Clone)]
struct Scene {
    name: &'static str,
    peer: &'static str,
    open: Open,
    path: PathBuf,
    place: (f64, f64),
    zoom: f64,
}

impl fmt::Display for Scene {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} by {}", self.name, self.peer)
    }
}

fn scenes() -> Vec<Scene> {
    let mut views =
        vec![("embedded z7", embedded(), KYIV, 7.0), ("embedded z10", embedded(), KYIV, 10.0)];
    if let Some(path) = streets() {
        views.push(("streets z12 Kyiv", path.clone(), KYIV, 12.0));
        views.push(("streets z14 Lublin", path, LUBLIN, 14.0));
    }
    let scenes = views.into_iter().flat_map(|(name, path, place, zoom)| {
        peers().into_iter().map(move |(peer, open)| {
            let path = path.clone();
            Scene { name, peer, open, path, place, zoom }
        })
    });
    scenes.collect()
}

/// From opening an archive to the first complete map, median of ten. By hand, since
/// of walkers only a part of the time counts.
fn starting() {
    println!("cold start to the first complete map");
    for scene in scenes() {
        let mut times: Vec<Duration> = (0..10)
            .map(|_| {
                let started = Instant::now();
                let mut map = (scene.open)(&scene.path);
                started.elapsed() + map.complete(scene.place, scene.zoom)
            })
            .collect();
        times.sort_unstable();
        println!("  {scene}: {:?}", times[times.len() / 2]);
    }
}

#[divan::bench(args = scenes(), sample_count = 100, sample_size = 1)]
fn frame_standing_still(bencher: Bencher<'_, '_>, scene: &Scene) {
    let mut map = (scene.open)(&scene.path);
    map.complete(scene.place, scene.zoom);
    bencher.bench_local(|| map.frame(scene.place, scene.zoom));
}

#[divan::bench(args = scenes(), sample_count = 100, sample_size = 1)]
fn frame_moving(bencher: Bencher<'_, '_>, scene: &Scene) {
    let mut map = (scene.open)(&scene.path);
    map.complete(scene.place, scene.zoom);
    let mut step = 0_u32;
    bencher.bench_local(|| {
        step += 1;
        let east = f64::from(step % 40) * 0.2 / scene.zoom.exp2();
        map.frame((scene.place.0, scene.place.1 + east), scene.zoom)
    });
}

/// Resident memory of this process in MiB, and the most it was.
fn memory_mib() -> Option<(f64, f64)> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let field = |name: &str| -> Option<f64> {
        let line = status.lines().find(|line| line.starts_with(name))?;
        let kib: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
        Some(kib / 1024.0)
    };
    Some((field("VmRSS:")?, field("VmHWM:")?))
}

/// Moves from Lviv to Kharkiv at zooms 6 to 14, every view completed.
fn pan(map: &mut dyn Drawable) {
    for zoom in 6..=14 {
        for step in 0..=12 {
            let along = f64::from(step) / 12.0;
            map.complete((49.84 + along * 0.15, 24.03 + along * 12.2), f64::from(zoom));
        }
    }
}

/// Each peer in a process of its own, since memory that was given back may stay
/// with the process.
fn memory() {
    const CHILD: &str = "STRIKEMAP_BENCH_PAN";
    if let Ok(wanted) = std::env::var(CHILD) {
        for (_, open) in peers().into_iter().filter(|(peer, _)| *peer == wanted) {
            let mut map = open(&embedded());
            let started = Instant::now();
            pan(&mut *map);
            let seconds = started.elapsed().as_secs_f64();
            if let Some((now, most)) = memory_mib() {
                println!("{wanted}: {now:.0} MiB, at most {most:.0} MiB, in {seconds:.1} s");
            }
        }
        std::process::exit(0);
    }
    println!("memory after panning across Ukraine, zooms 6 to 14, embedded map");
    for (peer, _) in peers() {
        let program = std::env::current_exe().unwrap();
        let done = std::process::Command::new(program).env(CHILD, peer).output().unwrap();
        println!("  {}", String::from_utf8_lossy(&done.stdout).trim());
    }
}

fn main() {
    memory();
    starting();
    divan::main();
}
