//! The processor's part of a frame of the whole window: everything is counted, laid
//! out and cut into triangles; nothing is drawn. Idle, while the slider moves, and
//! after a click on a category.
#![expect(clippy::unwrap_used, reason = "a benchmark panics")]

mod bed;
#[expect(dead_code, reason = "not every benchmark has rows of every shape")]
mod synthetic;

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use strikemap::dataset::{Dataset, Instant, Interval};
use strikemap::filter::{Argument, TimeFilter};
use strikemap::session::Command;
use strikemap::ui::{Action, Settings, Window};
use synthetic::Shape;

static DATASET: LazyLock<Arc<Dataset>> = LazyLock::new(|| Arc::new(bed::dataset(Shape::Slim)));

fn main() {
    LazyLock::force(&DATASET);
    divan::main();
}

/// A window of a usual size with all events in view.
struct Bench {
    ctx: egui::Context,
    window: Window,
    frame: u32,
}

impl Bench {
    fn new(table_open: bool) -> Self {
        let ctx = egui::Context::default();
        let settings = Settings { hint_closed: true, table_open, ..Settings::default() };
        let mut window = Window::new(&ctx, settings);
        window.session.apply(Command::Open(Arc::clone(&DATASET)));
        window.ask(Action::FitEvents);
        let mut bench = Self { ctx, window, frame: 0 };
        // Sizes settle, tiles are read, and what threads find out arrives.
        for _ in 0..400 {
            bench.frame();
            if bench.frame > 20 && !bench.window.is_busy() {
                break;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        bench
    }

    fn frame(&mut self) -> usize {
        self.frame += 1;
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(
                egui::Pos2::ZERO,
                egui::vec2(1280.0, 800.0),
            )),
            time: Some(f64::from(self.frame) / 60.0),
            ..egui::RawInput::default()
        };
        let window = &mut self.window;
        let mut output = self.ctx.run_ui(input, |ui| {
            window.logic(&ui.ctx().clone());
            window.ui(ui);
        });
        output.textures_delta.clear();
        self.ctx.tessellate(output.shapes, output.pixels_per_point).len()
    }

    /// Five years of the data, from this day on.
    fn move_to(&mut self, day: i64) {
        let first = DATASET.starts().get(0).unwrap();
        let start = Instant::from_secs(first + day * 86_400);
        let window = Interval::new(start, start.plus_secs(5 * 365 * 86_400));
        self.window.session.apply(Command::SetTime(TimeFilter { window, ..Default::default() }));
    }
}

#[divan::bench(sample_count = 100, sample_size = 1)]
fn idle(bencher: divan::Bencher<'_, '_>) {
    let mut bench = Bench::new(false);
    bencher.bench_local(|| bench.frame());
}

fn slide(bencher: divan::Bencher<'_, '_>, table_open: bool) {
    let mut bench = Bench::new(table_open);
    let mut step = 0;
    bencher.bench_local(|| {
        step += 1;
        bench.move_to(2_000 + step * 7 % 3_000);
        bench.frame()
    });
}

#[divan::bench(sample_count = 100, sample_size = 1)]
fn slider_moves(bencher: divan::Bencher<'_, '_>) {
    slide(bencher, false);
}

#[divan::bench(sample_count = 30, sample_size = 1)]
fn slider_moves_with_table(bencher: divan::Bencher<'_, '_>) {
    slide(bencher, true);
}

#[divan::bench(sample_count = 30, sample_size = 1)]
fn click_on_a_kind(bencher: divan::Bencher<'_, '_>) {
    let mut bench = Bench::new(false);
    let kinds: Vec<String> = DATASET.kinds().values().iter().map(ToString::to_string).collect();
    let mut turn = 0;
    bencher.bench_local(|| {
        turn += 1;
        let words = BTreeSet::from([kinds[turn % kinds.len()].clone()]);
        let argument = Some(Argument::Words(words));
        bench.window.session.apply(Command::SetClause("kind".to_owned(), argument));
        bench.frame()
    });
}
