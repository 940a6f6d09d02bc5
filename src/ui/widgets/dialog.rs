//! Dialogs: a title at the left, a cross at the right, and buttons in one order at the foot.

use egui::{Align, Align2, Context, Id, Label, Layout, Ui, Vec2, Window};

use super::button;
use super::icon::{Icon, IconButton};
use crate::language::tr;
use crate::ui::theme::semibold;

/// Size of the letters of a title, in points.
const TITLE_POINTS: f32 = 15.0;

/// A dialog that is not painted yet.
pub struct Dialog<'a> {
    title: &'a str,
    id: Id,
    window: Window<'a>,
    /// Its contents fill its width, which people may change.
    is_filled: bool,
}

impl<'a> Dialog<'a> {
    /// In the middle of the window, `width` points wide.
    pub fn new(title: &'a str, id: &str, width: f32) -> Self {
        let id = Id::unique(id);
        let window = Window::new(title)
            .id(id)
            .title_bar(false)
            .collapsible(false)
            .resizable(false)
            .default_width(width)
            .max_width(width)
            .anchor(Align2::CENTER_CENTER, Vec2::ZERO);
        Self { title, id, window, is_filled: false }
    }

    /// In the middle of the window at first; people may move it, and change its size from
    /// `size` points on.
    pub fn resizable(title: &'a str, id: &str, ctx: &Context, size: Vec2) -> Self {
        let id = Id::unique(id);
        let window = Window::new(title)
            .id(id)
            .title_bar(false)
            .collapsible(false)
            .pivot(Align2::CENTER_CENTER)
            .default_pos(ctx.content_rect().center())
            .default_size(size);
        Self { title, id, window, is_filled: true }
    }

    /// With other properties of its window.
    pub fn window(self, change: impl FnOnce(Window<'a>) -> Window<'a>) -> Self {
        Self { window: change(self.window), ..self }
    }

    /// As large as its contents, which decide how wide its title is.
    pub fn sized_by_contents(self) -> Self {
        Self { is_filled: false, ..self }
    }

    /// Paints it; its cross clears `open`. Without `open` it has no cross.
    pub fn show(self, ctx: &Context, open: Option<&mut bool>, contents: impl FnOnce(&mut Ui)) {
        let Self { title, id, window, is_filled } = self;
        let width_id = id.with("width of contents");
        window.show(ctx, |ui| {
            let known = ui.data(|data| data.get_temp::<f32>(width_id));
            let width = known.filter(|_| !is_filled).unwrap_or(ui.available_width());
            title_ui(ui, title, width, open);
            let width = ui.scope(contents).response.rect.width();
            if known != Some(width) {
                ui.data_mut(|data| data.insert_temp(width_id, width));
                ui.ctx().request_repaint();
            }
        });
    }
}

fn title_ui(ui: &mut Ui, title: &str, width: f32, open: Option<&mut bool>) {
    let title = Label::new(semibold(title).size(TITLE_POINTS)).truncate().selectable(false);
    let Some(open) = open else {
        ui.add(title);
        return;
    };
    let row = Vec2::new(width, button::CONTROL_POINTS);
    ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
        let cross = IconButton::new(Icon::X, tr!("close-dialog")).keys("Esc");
        if button::flat(ui, |ui| ui.add(cross)).clicked() {
            *open = false;
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| ui.add(title));
    });
}

/// The end of a dialog, below a line: what is rarely wanted at the left, at the right what
/// `right` adds from right to left, so first what the dialog is for, then how it is left.
pub fn foot<R>(ui: &mut Ui, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui) -> R) -> R {
    ui.separator();
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let answer = right(ui);
            ui.with_layout(Layout::left_to_right(Align::Center), left);
            answer
        })
        .inner
    })
    .inner
}
