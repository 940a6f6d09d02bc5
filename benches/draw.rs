//! Drawing many events as dots: the part of the processor and the whole frame, with
//! the graphics card's discs and with the picture of cells that stands in for them.
//! Without a graphics card the driver draws on the processor too.
#![expect(clippy::unwrap_used, reason = "a benchmark panics")]

mod bed;
#[expect(dead_code, reason = "not every benchmark has rows of every shape")]
mod synthetic;

use std::sync::Arc;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion};
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

    /// One frame: how long the processor took, and how long all of it.
    fn frame(&mut self, change: Change, map_only: bool) -> [Duration; 2] {
        let started = std::time::Instant::now();
        self.change(change);
        let output = self.processor(map_only);
        let processor = started.elapsed();
        draw(&mut self.canvas, &self.ctx, output);
        [processor, started.elapsed()]
    }
}

fn frames(criterion: &mut Criterion, dataset: &Arc<Dataset>) {
    let mut beds = [By::Card, By::Cells].map(|by| (by, Bed::new(Arc::clone(dataset), by)));
    let changes = [Change::Nothing, Change::Window, Change::WideWindow, Change::Map];
    for (map_only, view) in [(true, "map"), (false, "window")] {
        for (index, part) in ["processor", "whole frame"].into_iter().enumerate() {
            let name = format!("{} events, {view}, {part}", dataset.len());
            let mut group = criterion.benchmark_group(name);
            group.sample_size(10);
            for change in changes {
                for (by, bed) in &mut beds {
                    let id = BenchmarkId::new(format!("{by:?}"), format!("{change:?}"));
                    // The other view may have left another size of the map.
                    bed.frame(change, map_only);
                    group.bench_function(id, |bencher| {
                        bencher.iter_custom(|rounds| {
                            (0..rounds).map(|_| bed.frame(change, map_only)[index]).sum()
                        });
                    });
                }
            }
            group.finish();
        }
    }
}

/// Draws a frame, and waits for its pixels.
fn draw(canvas: &mut Canvas, ctx: &Context, output: FullOutput) {
    canvas.take_textures(output.textures_delta);
    canvas.draw(ctx, output.shapes, output.pixels_per_point, Ground::Opaque).unwrap();
}

/// A circle of egui's for every event, of up to a million.
fn circles(criterion: &mut Criterion, dataset: &Arc<Dataset>) {
    let mut canvas = Canvas::new(SIZE).unwrap();
    let ctx = Context::default();
    let places: Vec<Pos2> = (0..dataset.len().min(1_000_000))
        .filter_map(|row| dataset.place(row))
        .map(|place| {
            let [x, y] = strikemap::summary::ground::mercator(place);
            egui::pos2(x as f32 * SIZE[0] as f32, y as f32 * SIZE[1] as f32)
        })
        .collect();
    let mut group = criterion.benchmark_group(format!("{} circles of egui", places.len()));
    group.sample_size(10);
    group.bench_function("whole frame", |bencher| {
        bencher.iter(|| {
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
    });
    group.finish();
}

fn main() {
    let dataset = Arc::new(bed::dataset(Shape::Slim));
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1))
        .configure_from_args();
    frames(&mut criterion, &dataset);
    circles(&mut criterion, &dataset);
    criterion.final_summary();
}
