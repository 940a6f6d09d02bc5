//! Drawing many events as dots: the part of the processor and the whole frame until
//! the driver has drawn it, with the graphics card's discs and with the picture of
//! cells that stands in for them. Without a graphics card the driver draws on the
//! processor too. A window hands the picture on to the screen besides.
#![expect(clippy::unwrap_used, reason = "a benchmark panics")]

mod bed;
#[expect(dead_code, reason = "not every benchmark has rows of every shape")]
mod synthetic;

use std::cell::RefCell;
use std::fmt;
use std::sync::{Arc, LazyLock};

use divan::Bencher;
use eframe::wgpu;
use egui::{Color32, Context, FullOutput, Pos2, RawInput, Rect, vec2};
use strikemap::dataset::{Dataset, Instant, Interval, Place};
use strikemap::filter::TimeFilter;
use strikemap::session::{Command, LayerState, Layers};
use strikemap::ui::map::dots::Graphics;
use strikemap::ui::snapshot::canvas::{Canvas, Ground};
use strikemap::ui::window::Sheet;
use strikemap::ui::{Action, Settings, Window};
use synthetic::Shape;

const SIZE: [u32; 2] = [1280, 800];

static DATASET: LazyLock<Arc<Dataset>> = LazyLock::new(|| Arc::new(bed::dataset(Shape::Slim)));

fn main() {
    LazyLock::force(&DATASET);
    divan::main();
}

/// Who draws the dots.
#[derive(Debug, Clone, Copy, PartialEq)]
enum By {
    Card,
    Cells,
}

/// What changes from frame to frame.
#[derive(Debug, Clone, Copy)]
enum Change {
    Nothing,
    /// A time window of two years slides by a week.
    Window,
    /// A time window of nearly all years slides by a week.
    WideWindow,
    /// The map is dragged by a few pixels.
    Map,
}

/// A window over all events, drawn into memory.
struct Bed {
    canvas: Canvas,
    ctx: Context,
    window: Window,
    sheet: Sheet,
    span: Interval,
    step: i64,
}

const SECONDS_OF_DAY: i64 = 86_400;

impl Bed {
    fn new(dataset: Arc<Dataset>, by: By) -> Self {
        let canvas = Canvas::new(SIZE).unwrap();
        let ctx = Context::default();
        canvas.install(&ctx);
        if by == By::Cells {
            ctx.data_mut(|data| data.remove::<Graphics>(egui::Id::NULL));
        }
        let mut window = Window::new(&ctx, Settings { hint_closed: true, ..Settings::default() });
        let span = dataset.extent().unwrap();
        window.session.apply(Command::Open(dataset));
        let mut points = LayerState::new("points", true);
        points.settings = serde_json::json!({ "crowded": "dots" });
        window.session.apply(Command::SetLayers(Layers(vec![points])));
        let sheet = Sheet::default();
        let mut bed = Self { canvas, ctx, window, sheet, span, step: 0 };
        bed.window.ask(Action::FlyTo(Place::new(20.0, 10.0).unwrap(), 2.0));
        let started = std::time::Instant::now();
        while bed.step < 8 || (bed.window.is_busy() && started.elapsed().as_secs() < 60) {
            bed.step += 1;
            let output = bed.processor(true);
            draw(&mut bed.canvas, &bed.ctx, output);
        }
        bed
    }

    fn change(&mut self, change: Change) {
        self.step += 1;
        let (start, end) = (self.span.start().secs(), self.span.end().secs());
        let days = match change {
            Change::Nothing => return,
            Change::Map => {
                let longitude = 10.0 + (self.step % 40) as f64 * 0.9;
                return self.window.map.fly_to(Place::new(20.0, longitude).unwrap(), 2.0);
            }
            Change::Window => 730,
            Change::WideWindow => (end - start) / SECONDS_OF_DAY - 400,
        };
        let from = start + (self.step % 50) * 7 * SECONDS_OF_DAY;
        let to = from + days * SECONDS_OF_DAY;
        let window = Interval::new(Instant::from_secs(from), Instant::from_secs(to));
        let time = TimeFilter { window, ..TimeFilter::default() };
        self.window.session.apply(Command::SetTime(time));
    }

    /// What the processor does for a frame before anything is drawn; of the map
    /// alone, or of the whole window.
    fn processor(&mut self, map_only: bool) -> FullOutput {
        let size = vec2(SIZE[0] as f32, SIZE[1] as f32);
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, size)),
            time: Some(self.step as f64 / 60.0),
            ..RawInput::default()
        };
        let Self { window, sheet, .. } = self;
        self.ctx.run_ui(input, |ui| {
            window.logic(&ui.ctx().clone());
            if map_only { window.sheet_ui(ui, sheet) } else { window.ui(ui) }
        })
    }
}

/// What is drawn, by whom, and what changes before each frame.
#[derive(Debug, Clone, Copy)]
struct Case {
    map_only: bool,
    by: By,
    change: Change,
}

impl fmt::Display for Case {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { map_only, by, change } = self;
        write!(out, "{} {by:?} {change:?}", if *map_only { "map" } else { "window" })
    }
}

fn cases() -> impl Iterator<Item = Case> {
    let changes = [Change::Nothing, Change::Window, Change::WideWindow, Change::Map];
    let both = [true, false].into_iter();
    both.flat_map(move |map_only| {
        changes
            .into_iter()
            .flat_map(move |change| [By::Card, By::Cells].map(|by| Case { map_only, by, change }))
    })
}

/// From the change to the shapes.
#[divan::bench(args = cases(), sample_count = 20, sample_size = 1)]
fn processor(bencher: Bencher<'_, '_>, case: Case) {
    let bed = RefCell::new(Bed::new(Arc::clone(&DATASET), case.by));
    let undrawn = RefCell::new(None);
    let draw_last = || {
        let bed = &mut *bed.borrow_mut();
        let output = undrawn.take().unwrap_or_else(|| bed.processor(case.map_only));
        draw(&mut bed.canvas, &bed.ctx, output);
    };
    bencher.with_inputs(draw_last).bench_local_values(|()| {
        let mut bed = bed.borrow_mut();
        bed.change(case.change);
        undrawn.replace(Some(bed.processor(case.map_only)));
    });
}

/// From the change until the driver has drawn it.
#[divan::bench(args = cases(), sample_count = 20, sample_size = 1)]
fn whole_frame(bencher: Bencher<'_, '_>, case: Case) {
    let mut bed = Bed::new(Arc::clone(&DATASET), case.by);
    let output = bed.processor(case.map_only);
    draw(&mut bed.canvas, &bed.ctx, output);
    bencher.bench_local(|| {
        bed.change(case.change);
        let output = bed.processor(case.map_only);
        draw(&mut bed.canvas, &bed.ctx, output);
    });
}

/// Draws a frame, and waits until it is drawn.
fn draw(canvas: &mut Canvas, ctx: &Context, output: FullOutput) {
    canvas.take_textures(output.textures_delta);
    canvas.submit(ctx, output.shapes, output.pixels_per_point, Ground::Opaque);
    canvas.state().device.poll(wgpu::PollType::wait_indefinitely()).unwrap();
}

/// A circle of egui's for every event, of up to a million.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn circles_of_egui(bencher: Bencher<'_, '_>) {
    let mut canvas = Canvas::new(SIZE).unwrap();
    let ctx = Context::default();
    let places: Vec<Pos2> = (0..DATASET.len().min(1_000_000))
        .filter_map(|row| DATASET.place(row))
        .map(|place| {
            let [x, y] = strikemap::summary::ground::mercator(place);
            egui::pos2(x as f32 * SIZE[0] as f32, y as f32 * SIZE[1] as f32)
        })
        .collect();
    bencher.bench_local(|| {
        let size = vec2(SIZE[0] as f32, SIZE[1] as f32);
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, size));
        let input = RawInput { screen_rect, ..RawInput::default() };
        let output = ctx.run_ui(input, |ui| {
            let painter = ui.painter();
            places.iter().for_each(|at| {
                painter.circle_filled(*at, 2.0, Color32::BLUE);
            });
        });
        draw(&mut canvas, &ctx, output);
    });
}
