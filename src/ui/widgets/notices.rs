//! Short messages: what was done, what failed and what to do about it.

use crate::base::escape::escape_invisible;
use crate::ui::theme::Theme;

/// One message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What happened.
    pub text: String,
    /// Whether something failed; such a message stays until it is closed.
    pub failed: bool,
}

/// The messages on screen, the newest last.
#[derive(Debug, Default)]
pub struct Notices {
    shown: Vec<(Notice, Option<f64>)>,
}

/// How long a message that needs no answer stays, in seconds.
const SHOWN_SECS: f64 = 8.0;

/// More messages than this push out the oldest.
const MOST: usize = 5;

impl Notices {
    /// Something was done.
    pub fn done(&mut self, text: impl Into<String>) {
        self.push(Notice { text: text.into(), failed: false });
    }

    /// Something failed.
    pub fn failed(&mut self, text: impl Into<String>) {
        self.push(Notice { text: text.into(), failed: true });
    }

    /// Takes all of them away.
    pub fn clear(&mut self) {
        self.shown.clear();
    }

    fn push(&mut self, mut notice: Notice) {
        notice.text = escape_invisible(&notice.text).into_owned();
        self.shown.retain(|(known, _)| *known != notice);
        self.shown.push((notice, None));
        let surplus = self.shown.len().saturating_sub(MOST);
        self.shown.drain(..surplus);
    }

    /// The messages, the newest last.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.shown.iter().map(|(notice, _)| notice.text.as_str())
    }

    /// What failed, the newest last.
    pub fn failures(&self) -> impl Iterator<Item = &str> {
        let failed = self.shown.iter().filter(|(notice, _)| notice.failed);
        failed.map(|(notice, _)| notice.text.as_str())
    }

    /// Paints them at the bottom of the map.
    pub fn ui(&mut self, ctx: &egui::Context, area: egui::Rect) {
        let now = ctx.input(|input| input.time);
        for (notice, until) in &mut self.shown {
            if !notice.failed {
                let until = until.get_or_insert(now + SHOWN_SECS);
                ctx.request_repaint_after(std::time::Duration::from_secs_f64(
                    (*until - now).max(0.05),
                ));
            }
        }
        self.shown.retain(|(_, until)| until.is_none_or(|until| until > now));
        if self.shown.is_empty() {
            return;
        }
        let theme = Theme::of(ctx);
        let mut closed = None;
        egui::Area::new(egui::Id::unique("notices"))
            .order(egui::Order::Background)
            .pivot(egui::Align2::CENTER_BOTTOM)
            .fixed_pos(area.center_bottom() - egui::vec2(0.0, 28.0))
            .show(ctx, |ui| {
                for (index, (notice, _)) in self.shown.iter().enumerate() {
                    egui::Frame::popup(ui.style()).show(ui, |ui| {
                        ui.set_max_width(area.width().min(560.0) - 24.0);
                        ui.horizontal_top(|ui| {
                            if notice.failed {
                                let (dot, _) = ui.allocate_exact_size(
                                    egui::vec2(8.0, 16.0),
                                    egui::Sense::hover(),
                                );
                                ui.painter().circle_filled(dot.center(), 4.0, theme.warning());
                            }
                            ui.add(egui::Label::new(notice.text.as_str()).wrap());
                            if ui.small_button("Close").clicked() {
                                closed = Some(index);
                            }
                        });
                    });
                }
            });
        if let Some(index) = closed {
            self.shown.remove(index);
        }
    }
}
