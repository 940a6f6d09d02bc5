//! Short messages: what was done, what failed and what to do about it.

use egui::vec2;

use super::button;
use super::icon::{Icon, IconButton};
use crate::base::escape::escape_invisible;
use crate::language::tr;
use crate::ui::theme::{Theme, Token};

/// One message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What happened.
    pub text: String,
    /// Whether something failed; such a message stays until it is closed.
    pub failed: bool,
    /// The session after a change that can be taken back.
    pub revision: Option<u64>,
}

/// The messages on screen, the newest last.
#[derive(Debug, Default)]
pub struct Notices {
    shown: Vec<(Notice, Option<f64>)>,
}

/// How long a message that needs no answer stays, in seconds.
const SHOWN_SECS: f64 = 6.0;

/// More messages than this push out the oldest.
const MOST: usize = 5;

impl Notices {
    /// Something was done.
    pub fn done(&mut self, text: impl Into<String>) {
        self.push(Notice { text: text.into(), failed: false, revision: None });
    }

    /// Something failed.
    pub fn failed(&mut self, text: impl Into<String>) {
        self.push(Notice { text: text.into(), failed: true, revision: None });
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

    /// Something was changed that can be taken back, as long as the session stays at
    /// `revision`.
    pub fn changed(&mut self, text: impl Into<String>, revision: u64) {
        self.push(Notice { text: text.into(), failed: false, revision: Some(revision) });
    }

    /// Paints them at the bottom right of `area`, above everything, while the session is
    /// at `revision`; whether the last change is to be taken back.
    pub fn ui(&mut self, ctx: &egui::Context, area: egui::Rect, revision: u64) -> bool {
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
            return false;
        }
        let mut closed = None;
        let mut is_undone = false;
        egui::Area::new(egui::Id::unique("notices"))
            .order(egui::Order::Foreground)
            .pivot(egui::Align2::RIGHT_BOTTOM)
            .fixed_pos(area.right_bottom() - vec2(12.0, 28.0))
            .show(ctx, |ui| {
                for (index, (notice, _)) in self.shown.iter().enumerate() {
                    let theme = Theme::of(ui.ctx());
                    let (icon, edge) = match notice.failed {
                        true => (Icon::Warning, Token::Error),
                        false => (Icon::Check, Token::Success),
                    };
                    let frame = egui::Frame::popup(ui.style())
                        .stroke(egui::Stroke::new(1.0, theme.token(edge)));
                    frame.show(ui, |ui| {
                        ui.set_max_width(area.width().min(440.0) - 24.0);
                        ui.horizontal(|ui| {
                            ui.label(icon.text().color(theme.token(edge)));
                            ui.add(egui::Label::new(notice.text.as_str()).wrap());
                            let can_undo = notice.revision == Some(revision);
                            if can_undo && undo_ui(ui, &notice.text) {
                                (is_undone, closed) = (true, Some(index));
                            }
                            let cross = IconButton::new(Icon::X, tr!("close-notice"));
                            if button::flat(ui, |ui| ui.add(cross)).clicked() {
                                closed = Some(index);
                            }
                        });
                    });
                }
            });
        if let Some(index) = closed {
            self.shown.remove(index);
        }
        is_undone
    }
}

/// The button that takes back what `text` says; whether it was clicked.
fn undo_ui(ui: &mut egui::Ui, text: &str) -> bool {
    let response = ui.link(tr!("undo"));
    let name = tr!("undo-named", text = text);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name.as_str()));
    response.clicked()
}
