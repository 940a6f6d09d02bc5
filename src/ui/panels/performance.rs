//! How long frames take, and what is held in memory.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use egui::Ui;

use crate::language::tr;
use crate::session::Session;
use crate::ui::format::{decimal, number, size};
use crate::ui::widgets::dialog::Dialog;
use crate::ui::widgets::scrolled;

/// Frames that are remembered: two seconds of a smooth movement.
const REMEMBERED: usize = 120;

/// Times of the last frames.
#[derive(Debug, Default)]
pub struct PerformancePanel {
    /// Whether it is shown.
    pub open: bool,
    frames: VecDeque<Frame>,
    began: Option<Instant>,
    carried_out: Option<Duration>,
    revision: u64,
    /// The last frame in which something changed what matches.
    change: Option<Frame>,
    changes: u64,
}

/// Where the time of one frame went.
#[derive(Debug, Clone, Copy, Default)]
struct Frame {
    /// Commands: masks and what follows from them.
    commands: Duration,
    /// Counting, layout and shapes of all views.
    views: Duration,
}

impl Frame {
    fn all(self) -> Duration {
        self.commands + self.views
    }
}

impl PerformancePanel {
    /// A frame begins.
    pub fn begin(&mut self) {
        self.began = Some(Instant::now());
        self.carried_out = None;
    }

    /// What was asked for has been carried out; views come next.
    pub fn commands_done(&mut self) {
        self.carried_out = self.began.map(|began| began.elapsed());
    }

    /// Everything has been painted.
    pub fn end(&mut self, session: &Session) {
        let (Some(began), Some(commands)) = (self.began.take(), self.carried_out) else { return };
        let frame = Frame { commands, views: began.elapsed().saturating_sub(commands) };
        if self.frames.len() == REMEMBERED {
            self.frames.pop_front();
        }
        self.frames.push_back(frame);
        if self.revision != session.data_revision() {
            self.revision = session.data_revision();
            self.change = Some(frame);
            self.changes += 1;
        }
    }

    /// Paints the panel. `map` says what the map draws, in words.
    pub fn ui(&mut self, session: &Session, ctx: &egui::Context, map: &[(&str, String)]) {
        let mut open = self.open;
        let corner = ctx.content_rect().left_top() + egui::vec2(300.0, 100.0);
        let size = egui::vec2(380.0, 420.0);
        Dialog::resizable(tr!("performance"), "performance", ctx, size)
            .window(|window| {
                window.pivot(egui::Align2::LEFT_TOP).default_pos(corner).resizable(false)
            })
            .sized_by_contents()
            .show(ctx, Some(&mut open), |ui| {
                scrolled::fixed(ui, egui::vec2(380.0, 560.0), |ui| {
                    self.contents_ui(session, ui, map);
                });
            });
        self.open = open;
    }

    fn contents_ui(&self, session: &Session, ui: &mut Ui, map: &[(&str, String)]) {
        let mut times: Vec<Duration> = self.frames.iter().map(|frame| frame.all()).collect();
        times.sort_unstable();
        let nth = |share: usize| times.get((times.len().saturating_sub(1)) * share / 100);
        let last = self.frames.back().copied().unwrap_or_default();
        let change = self.change.unwrap_or_default();
        let parts = || session.derived().parts();
        let columns: usize = parts().map(|part| part.dataset.column_bytes()).sum();
        let reports: usize = parts().map(|part| part.dataset.report_bytes()).sum();
        let rows = session.derived().total_count();
        let an_event = (columns + reports) as f64 / rows.max(1) as f64;
        let mut lines = vec![
            (tr!("last-frame"), text(Some(&last.all()))),
            (tr!("median-of-the-last-frames"), text(nth(50))),
            (tr!("with-95-of-100-were-faster-than"), text(nth(95))),
            (tr!("worst"), text(times.last())),
            (tr!("last-filter-update"), text(Some(&change.all()))),
            (tr!("masks-of-it"), text(Some(&change.commands))),
            (tr!("counts-and-views-of-it"), text(Some(&change.views))),
            (tr!("changes"), number(self.changes as usize)),
            (tr!("matching-events"), number(session.derived().matching_count())),
            (tr!("events-in-memory"), number(rows)),
            (
                tr!("columns"),
                tr!(
                    "bytes-an-event",
                    bytes = size((columns + reports) as u64),
                    each = decimal(an_event, 1)
                ),
            ),
        ];
        lines.extend(map.iter().map(|(name, value)| (*name, value.clone())));
        if let Some(bytes) = resident_bytes() {
            lines.push((tr!("memory-of-the-program"), size(bytes)));
        }
        egui::Grid::new("performance").num_columns(2).spacing([16.0, 3.0]).show(ui, |ui| {
            for (name, value) in lines {
                ui.label(name);
                ui.monospace(value);
                ui.end_row();
            }
        });
        ui.small(tr!("cpu-time-without-drawing-on-the-graphics"));
    }
}

fn text(time: Option<&Duration>) -> String {
    time.map_or_else(String::new, |time| format!("{:.2} ms", time.as_secs_f64() * 1_000.0))
}

/// Memory in use, from proc(5); elsewhere it is not known.
fn resident_bytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kib| kib * 1_024)
}
