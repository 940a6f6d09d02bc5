//! The table of the matching events.

use egui::containers::menu::{MenuButton, MenuConfig};
use egui_extras::{Column, TableBuilder};

use super::table_columns::{CHANGE, TableColumn, USUAL, USUAL_OF_SESSION};
use super::table_header;
use super::table_in_view::InView;
use super::table_order::{Listed, SortColumn};
use crate::dataset::schema::Field;
use crate::language::tr;
use crate::session::{Command, EventRef, SelectionOp};
use crate::ui::records::reading;
use crate::ui::settings::Change;
use crate::ui::theme::{Theme, Token};
use crate::ui::widgets::icon::{Icon, IconButton};
use crate::ui::widgets::{button, choice};
use crate::ui::{Action, View, labels};

/// The first column never leaves the view while others are more than so much of it.
const LARGEST_FROZEN_SHARE: f32 = 0.5;

/// Between the first column and the others.
const FROZEN_GAP_POINTS: f32 = 6.0;

/// The first column is never narrower.
const LEAST_FROZEN_POINTS: f32 = 60.0;

/// Height of the list of columns to choose from, in points.
const MENU_POINTS: f32 = 320.0;

/// Room for everything in the head of the table, in points.
const LEAST_HEAD_POINTS: f32 = 560.0;

const HEADER_POINTS: f32 = 20.0;
const ROW_POINTS: f32 = 19.0;

/// The table: how it is sorted, and where the hand was last.
#[derive(Debug, Default)]
pub struct Table {
    listed: Listed,
    /// The id of the column by which rows are sorted; the first until one is chosen.
    sort: &'static str,
    descending: bool,
    /// Whether only selected events are listed.
    selected_only: bool,
    last_clicked: Option<EventRef>,
    last_focus: Option<EventRef>,
    /// The id of the first column, and how wide it was dragged, in points.
    frozen_points: Option<(&'static str, f32)>,
    /// How far the wheel over the first column wants the others scrolled, in points.
    scroll_wish: Option<f32>,
    /// The row under the pointer, in whichever part that is.
    hovered: Option<usize>,
    /// The rows that were in view, and where.
    in_view: InView,
}

/// A part of the table: some of its columns beside each other.
#[derive(Clone, Copy)]
struct Part<'a> {
    /// The width of the first column, which follows the others and has no scroll bar.
    frozen_points: Option<f32>,
    columns: &'a [TableColumn],
    /// How far it is scrolled in this frame, in points; as the hand left it when `None`.
    scroll: Option<f32>,
    /// The row that is brought into view.
    scroll_to: Option<usize>,
}

/// What was done with the table in a frame.
#[derive(Default)]
struct Done {
    sort: Option<&'static str>,
    clicked: Option<usize>,
    hovered: Option<usize>,
}

impl Table {
    /// Words are called otherwise now, so rows sorted by them stand otherwise.
    pub fn language_changed(&mut self) {
        self.listed = Listed::default();
    }

    /// Whether other rows are listed now, in the same order.
    fn refresh(&mut self, view: &View<'_>) -> bool {
        if self.sort.is_empty() {
            self.sort = Field::Time.def().id;
        }
        let column = TableColumn::all().find(|column| column.id == self.sort);
        let time = Field::Time.def();
        let column = column.unwrap_or_else(|| TableColumn::of(time));
        let column = SortColumn { id: column.id, key: column.key(), is_time: column.id == time.id };
        let is_any_selected = !view.session.document().selection.is_empty();
        let selected_only = self.selected_only && is_any_selected;
        self.listed.refresh(view, column, self.descending, selected_only)
    }

    /// Paints the table.
    pub fn ui(&mut self, view: &View<'_>, ui: &mut egui::Ui) {
        let has_other_rows = self.refresh(view);
        let known = |id: &String| TableColumn::all().any(|column| column.id == id);
        let is_usual = !view.settings.table_columns.iter().any(known);
        let usual = || USUAL.iter().map(|field| field.def());
        let chosen: Vec<TableColumn> = if is_usual {
            let change = TableColumn::all().find(|column| column.id == CHANGE);
            let change = change.filter(|_| view.session.derived().is_compared());
            let has_claims = view.session.shown().any(|open| !open.dataset.claims.all().is_empty());
            let of_session = TableColumn::all()
                .filter(|column| has_claims && USUAL_OF_SESSION.contains(&column.id));
            change.into_iter().chain(usual().map(TableColumn::of)).chain(of_session).collect()
        } else {
            let ids = &view.settings.table_columns;
            TableColumn::all().filter(|column| ids.iter().any(|id| id == column.id)).collect()
        };
        self.head_ui(view, ui, &chosen);
        let focus = view.session.document().focus;
        let scroll_to = focus
            .filter(|_| self.last_focus != focus)
            .and_then(|focus| self.listed.index_of(focus));
        self.last_focus = focus;
        let mut done = Done::default();
        let whole = ui.available_width();
        let (frozen, others) = match chosen.split_first() {
            Some((first, others)) if !others.is_empty() => {
                let most = whole * LARGEST_FROZEN_SHARE;
                let dragged = self.frozen_points.filter(|(id, _)| *id == first.id);
                let width = match dragged {
                    Some((_, width)) => Some(width.min(most)),
                    None => Some(first.width).filter(|width| *width <= most),
                };
                (width.map(|width| (first, width)), others)
            }
            _ => (None, &chosen[..]),
        };
        let others = if frozen.is_some() { others } else { &chosen[..] };
        let area = ui.available_rect_before_wrap();
        let at = area.left() + frozen.map_or(0.0, |(_, width)| width + FROZEN_GAP_POINTS);
        let mut right = ui.new_child(egui::UiBuilder::new().max_rect(area.with_min_x(at)));
        let kept = || self.in_view.offset(&self.listed).filter(|_| has_other_rows);
        let scroll = kept().or(self.scroll_wish.take());
        let part = Part { frozen_points: None, columns: others, scroll, scroll_to };
        let scrolled = egui::ScrollArea::horizontal().auto_shrink(false).show(&mut right, |ui| {
            (self.part_ui(view, ui, &part, &mut done), ui.clip_rect().bottom())
        });
        let (scroll_points, bottom) = scrolled.inner;
        let row_points = ROW_POINTS + ui.spacing().item_spacing.y;
        let height = bottom - area.top() - HEADER_POINTS;
        self.in_view.follow(&self.listed, focus, [scroll_points, height, row_points]);
        if let Some((first, width)) = frozen {
            let left = area.with_max_x(at - FROZEN_GAP_POINTS).with_max_y(bottom);
            let mut frozen_ui = ui.new_child(egui::UiBuilder::new().max_rect(left));
            frozen_ui.set_clip_rect(left.intersect(ui.clip_rect()));
            let part = Part {
                frozen_points: Some(width),
                columns: std::slice::from_ref(first),
                scroll: Some(scroll_points),
                scroll_to: None,
            };
            let wished =
                frozen_ui.push_id("frozen", |ui| self.part_ui(view, ui, &part, &mut done)).inner;
            if let Some(x) = edge_ui(ui, at - FROZEN_GAP_POINTS / 2.0, left) {
                let width = (x - area.left()).clamp(LEAST_FROZEN_POINTS, whole);
                self.frozen_points = Some((first.id, width));
            }
            // The wheel over the first column moves the others in the next frame.
            if wished != scroll_points && ui.rect_contains_pointer(left) {
                self.scroll_wish = Some(wished);
            }
        }
        ui.allocate_rect(area, egui::Sense::hover());
        if self.scroll_wish.is_some() || done.hovered != self.hovered {
            ui.ctx().request_repaint();
        }
        self.hovered = done.hovered;
        if let Some(id) = done.sort {
            self.descending = id == self.sort && !self.descending;
            self.sort = id;
        }
        if let Some(index) = done.clicked {
            let modifiers = ui.input(|input| input.modifiers);
            self.click(view, index, modifiers);
        }
    }

    /// What is listed, and what can be done with it; in one menu where there is no room.
    fn head_ui(&mut self, view: &View<'_>, ui: &mut egui::Ui, chosen: &[TableColumn]) {
        let is_narrow = ui.available_width() < LEAST_HEAD_POINTS;
        ui.horizontal(|ui| {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let is_closed = match is_narrow {
                    true => button::flat(ui, |ui| {
                        ui.add(IconButton::new(Icon::X, tr!("close-table"))).clicked()
                    }),
                    false => ui.button(tr!("close-table")).clicked(),
                };
                if is_closed {
                    view.ask(Action::Set(Change::TableOpen(false)));
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    let count = egui::RichText::new(tr!("count-events", count = self.listed.len()));
                    ui.strong(count);
                    match is_narrow {
                        true => stays_open(ui, tr!("columns"), |ui| {
                            self.choices_ui(view, ui);
                            ui.separator();
                            columns_menu(view, ui, chosen);
                        }),
                        false => {
                            stays_open(ui, tr!("columns"), |ui| columns_menu(view, ui, chosen));
                            self.choices_ui(view, ui);
                        }
                    }
                });
            });
        });
    }

    fn choices_ui(&mut self, view: &View<'_>, ui: &mut egui::Ui) {
        if ui.button(tr!("select-all")).clicked() {
            view.send(Command::SelectMatching);
        }
        let is_any_selected = !view.session.document().selection.is_empty();
        let mut selected_only = self.selected_only && is_any_selected;
        let text = tr!("selected-events-only");
        if choice::checkbox_if(ui, is_any_selected, &mut selected_only, text).changed() {
            self.selected_only = selected_only;
        }
    }

    /// Paints some of the columns; how far they are scrolled, in points.
    fn part_ui(&self, view: &View<'_>, ui: &mut egui::Ui, part: &Part<'_>, done: &mut Done) -> f32 {
        let Part { frozen_points, columns: chosen, scroll, scroll_to } = *part;
        let is_frozen = frozen_points.is_some();
        let focus = view.session.document().focus;
        let theme = Theme::of(ui.ctx());
        let mut builder = TableBuilder::new(ui)
            .striped(true)
            .resizable(!is_frozen)
            .sense(egui::Sense::click())
            .auto_shrink(false);
        for column in chosen {
            builder = builder.column(match frozen_points {
                Some(width) => Column::exact(width).clip(true),
                None => Column::initial(column.width).at_least(40.0).clip(true),
            });
        }
        if let Some(points) = scroll {
            builder = builder.vertical_scroll_offset(points);
        }
        if is_frozen {
            builder =
                builder.scroll_bar_visibility(egui::scroll_area::ScrollBarVisibility::AlwaysHidden);
        }
        if let Some(row) = scroll_to {
            builder = builder.scroll_to_row(row, None);
        }
        let output = builder
            .header(HEADER_POINTS, |mut header| {
                for column in chosen {
                    header.col(|ui| {
                        let order = (column.id == self.sort).then_some(self.descending);
                        if table_header::ui(ui, column, order) {
                            done.sort = Some(column.id);
                        }
                    });
                }
            })
            .body(|body| {
                body.rows(ROW_POINTS, self.listed.len(), |mut table_row| {
                    let index = table_row.index();
                    let Some(event) = self.listed.get(index) else { return };
                    let Some(dataset) = view.session.dataset(event.dataset) else { return };
                    table_row.set_hovered(self.hovered == Some(index));
                    table_row.set_selected(view.session.document().selection.contains(event));
                    match view.event(event) {
                        None => {
                            table_row.col(|ui| {
                                ui.colored_label(theme.faint_text(), reading());
                            });
                        }
                        Some(Ok(found)) => {
                            let older = view.older_event(event).and_then(Result::ok);
                            for column in chosen {
                                table_row.col(|ui| {
                                    let text = column.text(view, dataset, event.row, &found);
                                    let before = older.as_ref().and_then(|older| {
                                        column.text_before(view, older).filter(|old| *old != text)
                                    });
                                    if let Some(before) = before {
                                        older_and_now_ui(ui, &before, &text, theme);
                                        return;
                                    }
                                    let unknown =
                                        [labels::word("unknown").as_str(), tr!("time-unknown")]
                                            .contains(&text.as_str());
                                    let mut text = egui::RichText::new(text);
                                    if focus == Some(event) {
                                        text = text.strong();
                                    } else if unknown {
                                        text = text.color(theme.faint_text());
                                    }
                                    ui.add(egui::Label::new(text).truncate().selectable(false));
                                });
                            }
                        }
                        Some(Err(error)) => {
                            table_row.col(|ui| {
                                ui.colored_label(theme.warning(), error.to_string());
                            });
                        }
                    }
                    let response = table_row.response();
                    if response.clicked() {
                        done.clicked = Some(index);
                    }
                    if response.hovered() {
                        done.hovered = Some(index);
                    }
                });
            });
        output.state.clamped_offset().y
    }

    /// Click selects, Ctrl+click toggles, Shift+click selects up to here. Where only selected
    /// events are listed, a click looks at one of them and the others stay.
    fn click(&mut self, view: &View<'_>, index: usize, modifiers: egui::Modifiers) {
        if self.selected_only && !modifiers.command && !modifiers.shift {
            view.send(Command::Focus(self.listed.get(index)));
            return;
        }
        let anchor = self.last_clicked.filter(|_| modifiers.shift);
        let from = anchor.and_then(|anchor| self.listed.index_of(anchor)).unwrap_or(index);
        let range = from.min(index)..=from.max(index);
        let mut events: Vec<EventRef> = range.filter_map(|at| self.listed.get(at)).collect();
        // The clicked one comes last: it is the one shown in detail.
        if index < from {
            events.reverse();
        }
        let combine = match (modifiers.command, modifiers.shift) {
            (true, false) => SelectionOp::Toggle,
            (true, true) => SelectionOp::Add,
            _ => SelectionOp::Replace,
        };
        if !modifiers.shift {
            self.last_clicked = self.listed.get(index);
        }
        view.send(Command::Select(events, combine));
    }
}

/// The edge of the first column at `x`, which may be dragged; where to.
fn edge_ui(ui: &egui::Ui, x: f32, column: egui::Rect) -> Option<f32> {
    let grip = egui::Rect::from_x_y_ranges(x - 4.0..=x + 4.0, column.y_range());
    let response =
        ui.interact(grip, ui.scope_id().with("edge of the first column"), egui::Sense::drag());
    let theme = Theme::of(ui.ctx());
    let is_held = response.hovered() || response.dragged();
    if is_held {
        ui.ctx().set_cursor_icon(egui::CursorIcon::ResizeColumn);
    }
    let edge = if is_held { theme.accent() } else { theme.token(Token::Line) };
    ui.painter().vline(x, column.y_range(), egui::Stroke::new(1.0, edge));
    response.dragged().then(|| response.interact_pointer_pos().map(|at| at.x)).flatten()
}

/// A cell that the older version has otherwise.
fn older_and_now_ui(ui: &mut egui::Ui, before: &str, now: &str, theme: Theme) {
    let shown = |text: &str| match text {
        "" => tr!("unknown-value").to_owned(),
        text => text.to_owned(),
    };
    let text = format!("{} → {}", shown(before), shown(now));
    let label = egui::Label::new(egui::RichText::new(&text).color(theme.warning()));
    let label = label.truncate().selectable(false).show_tooltip_when_elided(false);
    ui.add(label).on_hover_text(text);
}

/// A menu that a click inside does not close.
fn stays_open(ui: &mut egui::Ui, label: &str, lines: impl FnOnce(&mut egui::Ui)) {
    let config = MenuConfig::new().close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside);
    MenuButton::new(label).config(config).ui(ui, |ui| {
        let most = (ui.ctx().content_rect().height() - 40.0).min(MENU_POINTS);
        egui::ScrollArea::vertical().max_height(most).min_scrolled_height(most).show(ui, lines);
    });
}

fn columns_menu(view: &View<'_>, ui: &mut egui::Ui, chosen: &[TableColumn]) {
    for column in TableColumn::all() {
        let is_chosen = |id: &str| chosen.iter().any(|known| known.id == id);
        let mut shown = is_chosen(column.id);
        if choice::checkbox(ui, &mut shown, column.name()).changed() {
            let kept = |known: &TableColumn| match known.id == column.id {
                true => shown,
                false => is_chosen(known.id),
            };
            let columns = TableColumn::all().filter(kept).map(|known| known.id.to_owned());
            view.ask(Action::Set(Change::TableColumns(columns.collect())));
        }
    }
}
