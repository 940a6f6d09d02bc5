//! A section that folds: its header can be clicked along its whole length.

use egui::{
    Align, Align2, Id, Label, Layout, RichText, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::icon::Icon;
use crate::language::tr;
use crate::ui::theme::{Theme, Token, semibold_id};

/// Height of a header, in points.
const HEADER_POINTS: f32 = 28.0;

/// The header of a section and what it says at its right.
#[derive(Debug, Clone, Copy)]
pub struct Section<'a> {
    title: &'a str,
    remark: &'a str,
    is_open: bool,
    can_clear: bool,
    is_group: bool,
    /// Whether its title can be picked, and whether it is.
    pick: Option<bool>,
}

/// What of a header was clicked.
#[derive(Debug, Clone, Copy, Default)]
struct Clicked {
    clear: bool,
    title: bool,
}

/// Paints a section below a line, open until it is closed, with a remark at its right.
pub fn below_line(ui: &mut Ui, title: &str, remark: &str, body: impl FnOnce(&mut Ui)) {
    ui.add_space(6.0);
    ui.separator();
    Section::new(title).open(true).remark(remark).show(ui, title, body);
}

impl<'a> Section<'a> {
    /// A section that is closed until it is opened.
    pub const fn new(title: &'a str) -> Self {
        Self { title, remark: "", is_open: false, can_clear: false, is_group: false, pick: None }
    }

    /// Whether it is open until it is closed.
    pub const fn open(mut self, is_open: bool) -> Self {
        self.is_open = is_open;
        self
    }

    /// A few words at the right: a count, `any`.
    pub const fn remark(mut self, remark: &'a str) -> Self {
        self.remark = remark;
        self
    }

    /// Whether there is something to clear.
    pub const fn can_clear(mut self, can_clear: bool) -> Self {
        self.can_clear = can_clear;
        self
    }

    /// A group within a section: not as bold.
    pub const fn group(mut self) -> Self {
        self.is_group = true;
        self
    }

    /// Paints the header and, while it is open, `body`; whether "Clear" was clicked.
    pub fn show(
        self,
        ui: &mut Ui,
        salt: impl std::hash::Hash + std::fmt::Debug,
        body: impl FnOnce(&mut Ui),
    ) -> bool {
        self.show_clicked(ui, salt, body).clear
    }

    /// Paints a group, open until it is closed, whose title can be picked; whether it was
    /// clicked. The rest of the header folds it.
    pub fn show_group(
        self,
        ui: &mut Ui,
        salt: impl std::hash::Hash + std::fmt::Debug,
        is_picked: bool,
        body: impl FnOnce(&mut Ui),
    ) -> bool {
        let group = Self { is_group: true, is_open: true, pick: Some(is_picked), ..self };
        group.show_clicked(ui, salt, body).title
    }

    fn show_clicked(
        self,
        ui: &mut Ui,
        salt: impl std::hash::Hash + std::fmt::Debug,
        body: impl FnOnce(&mut Ui),
    ) -> Clicked {
        let id = ui.make_persistent_id(("section", salt));
        let mut is_open = ui.data_mut(|data| *data.get_persisted_mut_or(id, self.is_open));
        let clicked = self.header_ui(ui, id, &mut is_open);
        if is_open {
            ui.push_id(id, body);
        }
        clicked
    }

    fn header_ui(self, ui: &mut Ui, id: Id, is_open: &mut bool) -> Clicked {
        let theme = Theme::of(ui.ctx());
        let height = if self.is_group { 24.0 } else { HEADER_POINTS };
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
        response.widget_info(|| {
            WidgetInfo::selected(egui::Role::DisclosureTriangle, true, *is_open, self.title)
        });
        if response.clicked() {
            *is_open = !*is_open;
            ui.data_mut(|data| data.insert_persisted(id, *is_open));
        }
        let painter = ui.painter();
        if response.has_focus() {
            let ring = egui::Stroke::new(2.0, theme.accent());
            painter.rect_stroke(rect, 4.0, ring, egui::StrokeKind::Inside);
        } else if response.hovered() {
            painter.rect_filled(rect, 4.0, theme.token(Token::Hover));
        }
        let middle = rect.center().y;
        let icon = if *is_open { Icon::CaretDown } else { Icon::CaretRight };
        painter.text(
            pos2(rect.left() + 6.0, middle),
            Align2::CENTER_CENTER,
            icon.letter(),
            egui::FontId::proportional(12.0),
            theme.token(Token::Text2),
        );
        let (font, colour) = match (self.is_group, self.pick) {
            (_, Some(true)) => (semibold_id(13.0), Token::Accent),
            (true, _) => (egui::FontId::proportional(13.0), Token::Text2),
            (false, _) => (semibold_id(13.0), Token::Text),
        };
        let title = painter.text(
            pos2(rect.left() + 20.0, middle),
            Align2::LEFT_CENTER,
            self.title,
            font,
            theme.token(colour),
        );
        let mut clicked = Clicked::default();
        if let Some(is_picked) = self.pick {
            clicked.title = self.title_ui(ui, id, title, is_picked);
        }
        let mut right = rect.right() - 2.0;
        if self.can_clear {
            let font = egui::FontId::proportional(13.0);
            let galley = painter.layout_no_wrap(tr!("clear").to_owned(), font, theme.accent());
            let place = Align2::RIGHT_CENTER.anchor_size(pos2(right, middle), galley.size());
            let clear = ui.interact(place.expand(3.0), id.with("clear"), Sense::click());
            let name = tr!("clear-named", name = self.title);
            clear.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
            if clear.hovered() || clear.has_focus() {
                let line = egui::Stroke::new(1.0, theme.accent());
                ui.painter().hline(place.x_range(), place.bottom(), line);
            }
            ui.painter().galley(place.min, galley, theme.accent());
            clicked.clear = clear.clicked();
            right = place.left() - 10.0;
        }
        if !self.remark.is_empty() {
            // A label, which screen readers find; clicks go to the header below it.
            let beside = rect.with_min_x(rect.left() + 20.0).with_max_x(right);
            let layout = Layout::right_to_left(Align::Center);
            let mut child = ui.new_child(UiBuilder::new().max_rect(beside).layout(layout));
            let remark = RichText::new(self.remark).color(theme.token(Token::Text2));
            child.add(Label::new(remark).selectable(false).truncate());
        }
        clicked
    }

    /// Makes the title at `title` a button; whether it was clicked.
    fn title_ui(self, ui: &Ui, id: Id, title: egui::Rect, is_picked: bool) -> bool {
        let theme = Theme::of(ui.ctx());
        let response = ui.interact(title.expand2(vec2(3.0, 2.0)), id.with("title"), Sense::click());
        let name = tr!("only-named", name = self.title);
        response.widget_info(|| {
            WidgetInfo::selected(egui::Role::CheckBox, true, is_picked, name.as_str())
        });
        if response.has_focus() {
            let ring = egui::Stroke::new(2.0, theme.accent());
            ui.painter().rect_stroke(response.rect, 4.0, ring, egui::StrokeKind::Inside);
        } else if response.hovered() {
            let line = egui::Stroke::new(1.0, theme.token(Token::Text2));
            ui.painter().hline(title.x_range(), title.bottom(), line);
        }
        response.on_hover_text(tr!("click-only-this-ctrl-add-or-remove")).clicked()
    }
}
