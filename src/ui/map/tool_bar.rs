//! Buttons on the map: zoom, fit, tools, layers.

use egui::{Frame, Margin, Popup, PopupCloseBehavior, Rect, Sense, Ui};

use super::MapView;
use super::inset::{INSET, ToolBar, tool_bar, tool_bar_size};
use super::tools::{TOOLS, Tool};
use crate::language::tr;
use crate::ui::actions::{name, shortcut_text};
use crate::ui::theme::{Theme, Token};
use crate::ui::widgets::button;
use crate::ui::widgets::icon::{Icon, IconButton};
use crate::ui::{Action, View};

/// Width of five buttons side by side, in points.
const MENU_POINTS: f32 = 150.0;

impl MapView {
    pub(super) fn tools_ui(&mut self, view: &View<'_>, ui: &mut Ui, rect: Rect) {
        let theme = Theme::of(ui.ctx());
        let area = Rect::from_min_max(rect.min + egui::vec2(INSET, INSET), rect.max);
        let width = tool_bar_size(rect).x;
        let area = area.with_max_x((area.left() + width).min(area.right()));
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(area).sense(Sense::hover()));
        let frame = Frame::new()
            .fill(theme.token(Token::Raised))
            .stroke(egui::Stroke::new(1.0, theme.token(Token::Control)))
            .corner_radius(8)
            .inner_margin(Margin::same(3));
        frame.show(&mut child, |ui| {
            button::make_flat(ui);
            ui.spacing_mut().item_spacing = egui::vec2(2.0, 1.0);
            match tool_bar(rect) {
                ToolBar::Columns(1) => {
                    ui.set_width(28.0);
                    self.buttons_ui(view, ui, true);
                }
                ToolBar::Columns(_) => {
                    ui.set_width(width - 8.0);
                    ui.horizontal_wrapped(|ui| self.buttons_ui(view, ui, false));
                }
                ToolBar::Menu => self.menu_ui(view, ui),
            }
        });
    }

    /// All buttons behind one, which has the sign of the tool in hand.
    fn menu_ui(&mut self, view: &View<'_>, ui: &mut Ui) {
        let icon = self.drawing.tool().map_or(Icon::Cursor, Tool::icon);
        let button = ui.add(IconButton::new(icon, tr!("tools-of-the-map")));
        Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
            button::make_flat(ui);
            ui.spacing_mut().item_spacing = egui::vec2(2.0, 1.0);
            ui.set_width(MENU_POINTS);
            ui.horizontal_wrapped(|ui| self.buttons_ui(view, ui, false));
        });
    }

    fn buttons_ui(&mut self, view: &View<'_>, ui: &mut Ui, has_groups: bool) {
        let separator = |ui: &mut Ui| {
            if has_groups {
                ui.separator();
            }
        };
        if ui.add(IconButton::new(Icon::Plus, tr!("zoom-in")).keys("+")).clicked() {
            let _ = self.memory.zoom_in();
        }
        if ui.add(IconButton::new(Icon::Minus, tr!("zoom-out")).keys("−")).clicked() {
            let _ = self.memory.zoom_out();
        }
        let fit = IconButton::new(Icon::CornersOut, name("fit-matching-events")).keys("0");
        if ui.add(fit).clicked() {
            view.ask(Action::FitEvents);
        }
        separator(ui);
        let in_hand = self.drawing.tool();
        let cursor = IconButton::new(Icon::Cursor, tr!("move-the-map-and-pick-events"));
        if ui.add(cursor.on(in_hand.is_none())).clicked() {
            view.ask(Action::PickTool(None));
        }
        for tool in TOOLS {
            let is_in_hand = in_hand.is_some_and(|known| known.id() == tool.id());
            let keys = shortcut_text(ui.ctx(), tool.action());
            let button =
                IconButton::new(tool.icon(), name(tool.action())).keys(&keys).on(is_in_hand);
            if ui.add(button).on_hover_text(tool.hint()).clicked() {
                view.ask(Action::PickTool(Some(tool.id())));
            }
        }
        separator(ui);
        let layers = IconButton::new(Icon::Stack, name("layers-of-the-map")).keys("Y");
        if ui.add(layers.on(self.layers_open)).clicked() {
            view.ask(Action::ToggleLayers);
        }
    }
}
