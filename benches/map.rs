//! How fast the map is: `cargo bench --bench map`, and with `--features
//! bench-peer` against walkers' own reader of archives in the same run.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark fails by panicking and prints what it measures"
)]

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion, Throughput};
use egui::{Context, RawInput, Rect, pos2, vec2};
use strikemap::dataset::Place;
use strikemap::ui::map::archive::Archive;
use strikemap::ui::map::drawing;
use strikemap::ui::map::labels::Labels;
use strikemap::ui::map::mvt::VectorTile;
use strikemap::ui::map::style::{Look, MapStyle};
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

fn decoding(criterion: &mut Criterion) {
    let mut sources = vec![("embedded z9 Kyiv", embedded(), KYIV, 9)];
    if let Some(path) = streets() {
        sources.push(("streets z11 Kyiv", path.clone(), KYIV, 11));
        sources.push(("streets z13 Lublin", path, LUBLIN, 13));
    }
    let (ours, theirs) = (MapStyle::new(Look::default()), style());
    let mut group = criterion.benchmark_group("decode 16 tiles");
    group.sample_size(10);
    for (name, path, place, zoom) in sources {
        let tiles = tiles_around(&Archive::open(&path).unwrap(), place, zoom);
        group.throughput(Throughput::Elements(tiles.len() as u64));
        group.bench_function(BenchmarkId::new("strikemap", name), |bencher| {
            bencher.iter(|| {
                for (id, bytes) in &tiles {
                    let tile = VectorTile::read(bytes, &ours).unwrap();
                    black_box(drawing::draw(&tile, *id, *id, &ours, 512));
                }
            });
        });
        group.bench_function(BenchmarkId::new("walkers", name), |bencher| {
            bencher.iter(|| {
                for (id, bytes) in &tiles {
                    black_box(Tile::from_mvt(bytes, &theirs, id.zoom, 512).unwrap());
                }
            });
        });
    }
    group.finish();
}

fn cutting(criterion: &mut Criterion) {
    let style = MapStyle::new(Look::default());
    let mut group = criterion.benchmark_group("cut one tile out of a coarser one");
    let mut sources = vec![("embedded z10", embedded(), KYIV, 10)];
    sources.extend(streets().map(|path| ("streets z13 Lublin", path, LUBLIN, 13)));
    for (name, path, place, zoom) in sources {
        let source = tile_at(place, zoom);
        let bytes = Archive::open(&path).unwrap().tile(zoom, source.x, source.y).unwrap().unwrap();
        let tile = VectorTile::read(&bytes, &style).unwrap();
        for finer in [zoom + 2, zoom + 4, 20] {
            let target = tile_at(place, finer);
            group.bench_function(BenchmarkId::new(name, format!("to z{finer}")), |bencher| {
                bencher.iter(|| black_box(drawing::draw(&tile, source, target, &style, 512)));
            });
        }
    }
    group.finish();
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
        let tiles = ArchiveTiles::new(archive, Gaps::Stretch, Look::default(), &ctx);
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

fn views() -> Vec<(&'static str, PathBuf, (f64, f64), f64)> {
    let mut views =
        vec![("embedded z7", embedded(), KYIV, 7.0), ("embedded z10", embedded(), KYIV, 10.0)];
    if let Some(path) = streets() {
        views.push(("streets z12 Kyiv", path.clone(), KYIV, 12.0));
        views.push(("streets z14 Lublin", path, LUBLIN, 14.0));
    }
    views
}

fn starting(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("cold start to the first complete map");
    group.sample_size(10);
    for (name, path, place, zoom) in views() {
        for (peer, open) in peers() {
            group.bench_function(BenchmarkId::new(peer, name), |bencher| {
                bencher.iter_custom(|rounds| {
                    let mut total = Duration::ZERO;
                    for _ in 0..rounds {
                        let started = Instant::now();
                        let mut map = open(&path);
                        let opened = started.elapsed();
                        total += opened + map.complete(place, zoom);
                    }
                    total
                });
            });
        }
    }
    group.finish();
}

fn drawing_frames(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("frame");
    for (name, path, place, zoom) in views() {
        for (peer, open) in peers() {
            let mut map = open(&path);
            map.complete(place, zoom);
            group.bench_function(BenchmarkId::new(format!("{peer}, still"), name), |bencher| {
                bencher.iter(|| map.frame(place, zoom));
            });
            let mut step = 0_u32;
            group.bench_function(BenchmarkId::new(format!("{peer}, moving"), name), |bencher| {
                bencher.iter(|| {
                    step += 1;
                    let east = f64::from(step % 40) * 0.2 / zoom.exp2();
                    map.frame((place.0, place.1 + east), zoom)
                });
            });
        }
    }
    group.finish();
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
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .configure_from_args();
    decoding(&mut criterion);
    cutting(&mut criterion);
    starting(&mut criterion);
    drawing_frames(&mut criterion);
    criterion.final_summary();
}
