//! The panel at the right: the picked event, the summary, the selection.

use egui::{Align, Button, Frame, Layout, Margin, Panel, Stroke, Ui, UiBuilder, WidgetInfo};

use super::details::{self, Details};
use super::selection::SelectionPanel;
use super::summary::{self, SummaryPanel};
use crate::language::tr;
use crate::session::{Command, EventRef, SelectionOp};
use crate::ui::settings::Change;
use crate::ui::theme::{Theme, Token, semibold, semibold_id};
use crate::ui::widgets::button::{self, CONTROL_POINTS};
use crate::ui::widgets::icon::{Icon, IconButton};
use crate::ui::{Action, View};

/// Its usual width, in points.
pub const WIDTH: f32 = 340.0;

/// Its usual width where there is little room beside it, in points.
pub const NARROW_WIDTH: f32 = 316.0;

/// What the panel shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Tab {
    Event,
    #[default]
    Summary,
    Selection,
}

/// The panel with what its tabs keep.
#[derive(Debug, Default)]
pub struct RightPanel {
    tab: Tab,
    /// The event that was picked when the panel was last painted.
    focus: Option<EventRef>,
    details: Details,
    summary: SummaryPanel,
    selection: SelectionPanel,
}

impl RightPanel {
    /// Puts the cursor into the field for a note about the picked event.
    pub fn focus_note(&mut self) {
        self.tab = Tab::Event;
        self.details.focus_note();
    }

    /// Paints the panel. `here` are the matching events at the place of the picked one.
    pub fn ui(&mut self, view: &View<'_>, ui: &mut Ui, here: &[EventRef]) {
        self.follow(view.session.document().focus);
        Panel::top("right tabs")
            .exact_size(38.0)
            .frame(Frame::new().inner_margin(Margin::symmetric(8, 0)))
            .show(ui, |ui| self.tabs_ui(view, ui));
        let has_foot = match self.tab {
            Tab::Event => self.focus.is_some(),
            Tab::Summary => true,
            Tab::Selection => false,
        };
        if has_foot {
            Panel::bottom("right foot")
                .exact_size(44.0)
                .frame(Frame::new().inner_margin(Margin::symmetric(14, 0)))
                .show(ui, |ui| match self.tab {
                    Tab::Summary => summary::foot_ui(view, ui),
                    Tab::Event | Tab::Selection => foot_ui(view, ui),
                });
        }
        let margin = Margin { left: 14, right: 14, top: 8, bottom: 0 };
        egui::CentralPanel::default().frame(Frame::new().inner_margin(margin)).show(ui, |ui| {
            // What is wider than the panel is cut off, and makes the panel no wider.
            let room = ui.available_rect_before_wrap();
            let child = &mut ui.new_child(UiBuilder::new().max_rect(room));
            child.shrink_clip_rect(room.expand(4.0));
            match self.tab {
                Tab::Event => self.details.ui(view, child, here),
                Tab::Summary => self.summary.ui(view, child),
                Tab::Selection => self.selection.ui(view, child),
            }
            ui.advance_cursor_after_rect(room);
        });
    }

    /// Paints what opens the panel where it has no room beside the map.
    pub fn rail_ui(&mut self, view: &View<'_>, ui: &mut Ui, is_open: bool) {
        if !is_open {
            self.follow(view.session.document().focus);
        }
        button::make_flat(ui);
        ui.vertical_centered(|ui| {
            ui.add_space(6.0);
            let unfold = IconButton::new(Icon::Sidebar, tr!("event-summary-selection"));
            if ui.add(unfold.on(is_open)).clicked() {
                view.ask(Action::Set(Change::RightOpen(!is_open)));
            }
        });
    }

    /// An event that was picked is shown; when it is put away, the summary.
    fn follow(&mut self, focus: Option<EventRef>) {
        if self.focus == focus {
            return;
        }
        self.focus = focus;
        match (focus, self.tab) {
            (Some(_), _) => self.tab = Tab::Event,
            (None, Tab::Event) => self.tab = Tab::Summary,
            (None, _) => {}
        }
    }

    fn tabs_ui(&mut self, view: &View<'_>, ui: &mut Ui) {
        let selected = view.session.document().selection.count();
        let selection = tr!("tab-selection", count = selected);
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let tabs = [
                (Tab::Event, tr!("tab-event")),
                (Tab::Summary, tr!("tab-summary")),
                (Tab::Selection, selection.as_str()),
            ];
            let wide = tabs.map(|(_, label)| tab_points(ui, label));
            let room = ui.available_width() - CONTROL_POINTS;
            let share = (room / wide.iter().sum::<f32>()).min(1.0);
            for ((tab, label), wide) in tabs.into_iter().zip(wide) {
                if tab_ui(ui, label, self.tab == tab, wide * share) {
                    self.tab = tab;
                }
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                button::make_flat(ui);
                ui.spacing_mut().item_spacing.x = 0.0;
                let is_picked = self.focus.is_some() && self.tab == Tab::Event;
                let close = if is_picked { tr!("close-event") } else { tr!("close-panel") };
                if ui.add(IconButton::new(Icon::X, close)).clicked() {
                    if is_picked {
                        view.send(Command::Focus(None));
                    } else {
                        view.ask(Action::Set(Change::RightOpen(false)));
                    }
                }
            });
        });
    }
}

/// Beside the name of a tab, on each side, in points.
const TAB_PADDING: f32 = 6.0;

/// How wide a tab is with all of its name, whether it is shown or not.
fn tab_points(ui: &Ui, label: &str) -> f32 {
    let colour = egui::Color32::PLACEHOLDER;
    let galley = ui.painter().layout_no_wrap(label.to_owned(), semibold_id(13.0), colour);
    galley.size().x.ceil() + 2.0 * TAB_PADDING
}

/// One tab, so wide and underlined while it is shown; whether it was clicked.
fn tab_ui(ui: &mut Ui, label: &str, is_shown: bool, points: f32) -> bool {
    let theme = Theme::of(ui.ctx());
    let text = if is_shown {
        semibold(label)
    } else {
        egui::RichText::new(label).color(theme.token(Token::Text2))
    };
    let response = button::flat(ui, |ui| {
        // Three names and three buttons, in languages of long words too.
        ui.spacing_mut().button_padding.x = TAB_PADDING;
        let size = egui::vec2(points, CONTROL_POINTS);
        ui.add_sized(size, Button::new(text).truncate())
    });
    let response = match points < tab_points(ui, label) {
        true => response.on_hover_text(label),
        false => response,
    };
    response.widget_info(|| WidgetInfo::selected(egui::Role::Tab, true, is_shown, label));
    if is_shown {
        let y = response.rect.bottom() + 4.0;
        ui.painter().hline(
            response.rect.x_range().shrink(4.0),
            y,
            Stroke::new(2.0, theme.accent()),
        );
    }
    response.clicked()
}

/// What can be done with the picked event.
fn foot_ui(view: &View<'_>, ui: &mut Ui) {
    let Some(focus) = view.session.document().focus else { return };
    let Some(dataset) = view.session.dataset(focus.dataset) else { return };
    ui.horizontal_centered(|ui| {
        let is_placed = dataset.place(focus.row).is_some();
        let tall = egui::vec2(0.0, CONTROL_POINTS);
        let show = Button::new(Icon::MapPin.with(tr!("show-on-map"))).min_size(tall);
        let show = ui.add_enabled(is_placed, show);
        show.widget_info(|| WidgetInfo::labeled(egui::Role::Button, is_placed, tr!("show-on-map")));
        if show.on_disabled_hover_text(tr!("its-place-is-not-known")).clicked() {
            details::fly_to(view, dataset, focus);
        }
        let is_selected = view.session.document().selection.contains(focus);
        let (icon, label) = if is_selected {
            (Icon::Check, tr!("event-selected"))
        } else {
            (Icon::Plus, tr!("select-event"))
        };
        let select = Button::selectable(is_selected, icon.with(label)).frame_when_inactive(true);
        let select = ui.add(select.min_size(tall));
        select.widget_info(|| {
            WidgetInfo::selected(egui::Role::Button, true, is_selected, tr!("event-selected"))
        });
        if select.on_hover_text(tr!("add-it-to-the-selection-or-remove")).clicked() {
            view.send(Command::Select(vec![focus], SelectionOp::Toggle));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if button::flat(ui, |ui| {
                ui.add(IconButton::new(Icon::Note, tr!("note-about-this-event")).keys("E"))
            })
            .clicked()
            {
                view.ask(Action::WriteNote);
            }
        });
    });
}
