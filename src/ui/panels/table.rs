//! The table of the matching events.

use std::ptr;

use egui_extras::{Column, TableBuilder};

use super::table_order::{Listed, SortBy, SortColumn};
use crate::dataset::row_changes::state;
use crate::dataset::schema::{self, Comparison, Field, FieldDef, FieldType, Stored, Value};
use crate::dataset::{Dataset, Event};
use crate::filter;
use crate::language::tr;
use crate::session::{Command, EventRef, Open, SelectionOp};
use crate::ui::format;
use crate::ui::records::reading;
use crate::ui::settings::Change;
use crate::ui::theme::{Theme, Token};
use crate::ui::widgets::{air_alert, choice, notes};
use crate::ui::{Action, View, labels};

/// A column of the table: a field of events, or what the session says of them.
struct TableColumn {
    id: &'static str,
    label: &'static str,
    width: f32,
    cell: Cell,
}

/// Where the text of a column comes from.
#[derive(Clone, Copy)]
enum Cell {
    Field(&'static FieldDef),
    Session(fn(&View<'_>, &Dataset, usize) -> String),
}

impl TableColumn {
    fn of(def: &'static FieldDef) -> Self {
        let width = match def.field_type {
            FieldType::Count | FieldType::Range | FieldType::Flag => 70.0,
            FieldType::Interval => 250.0,
            _ if matches!(def.field, Field::Title | Field::Summary) => 300.0,
            _ if def.parts.is_empty() => 140.0,
            _ => 210.0,
        };
        Self { id: def.id, label: def.label, width, cell: Cell::Field(def) }
    }

    /// The columns in their order.
    fn all() -> impl Iterator<Item = Self> {
        schema::shown().map(Self::of).chain(OF_SESSION.iter().map(|(id, label, width, text)| {
            Self { id, label, width: *width, cell: Cell::Session(*text) }
        }))
    }

    fn text(&self, view: &View<'_>, dataset: &Dataset, row: usize, event: &Event) -> String {
        match self.cell {
            Cell::Field(def) => labels::field_words(def, event, &view.settings.zone()),
            Cell::Session(text) => text(view, dataset, row),
        }
    }

    /// The same of `older`, the event as the older version has it; none where the cell is
    /// no field.
    fn text_before(&self, view: &View<'_>, older: &Event) -> Option<String> {
        match self.cell {
            Cell::Field(def) => Some(labels::field_words(def, older, &view.settings.zone())),
            Cell::Session(_) => None,
        }
    }

    /// What it is called in the language of the window.
    fn name(&self) -> String {
        match self.cell {
            Cell::Field(def) => labels::field(def).to_owned(),
            Cell::Session(_) => labels::word(self.label),
        }
    }

    /// What rows are sorted by; none where no column of the dataset says it.
    fn key(&self) -> Option<SortBy> {
        match self.cell {
            Cell::Field(def) => match def.stored {
                Stored::Words(words) => Some(SortBy::Words(words)),
                Stored::Tags(tags) => Some(SortBy::Tags(tags)),
                Stored::Numbers(number) => {
                    // Undated events stand after all others, as in every list of events.
                    let is_time = def.field_type.comparison() == Comparison::Time;
                    let unknown = if is_time { f64::INFINITY } else { -1.0 };
                    Some(SortBy::Numbers(number, unknown))
                }
                Stored::AirAlerts => None,
                Stored::Record => (def.field == Field::Title).then_some(SortBy::Title),
            },
            Cell::Session(_) => match self.id {
                "dataset" => Some(SortBy::Dataset),
                CHANGE => Some(SortBy::Numbers(change_rank, f64::INFINITY)),
                filter::air_alert::ID => Some(SortBy::AirAlert),
                _ => None,
            },
        }
    }
}

/// The event of `row` as the session names it.
fn reference(view: &View<'_>, dataset: &Dataset, row: usize) -> Option<EventRef> {
    let is_meant = |open: &&Open| std::ptr::eq(&*open.dataset, dataset);
    let open = view.session.datasets().iter().find(is_meant)?;
    Some(EventRef { dataset: open.id, row })
}

/// The column that says how many claims there are about an event.
const CLAIMS: &str = "claims";

/// The column that says what became of an event since the older version.
const CHANGE: &str = "change";

/// The place of the word of a change in their usual order.
fn change_rank(dataset: &Dataset, row: usize) -> Value<'static> {
    let state = dataset.changes().state(row);
    let rank = state.and_then(|state| state::ALL.iter().position(|word| *word == state));
    Value::Count(rank.unwrap_or(state::ALL.len()) as u32)
}

type SessionText = fn(&View<'_>, &Dataset, usize) -> String;

/// What the session says of events: id, label, width, text.
const OF_SESSION: [(&str, &str, f32, SessionText); 6] = [
    (CHANGE, "Change", 90.0, |view, dataset, row| {
        let is_meant = |open: &&Open| std::ptr::eq(&*open.dataset, dataset);
        let open = view.session.datasets().iter().find(is_meant);
        let is_compared = open.is_some_and(|open| open.comparison.is_some());
        let state = dataset.changes().state(row).filter(|_| is_compared);
        state.map(labels::word).unwrap_or_default()
    }),
    (CLAIMS, "Claims", 110.0, |view, dataset, row| {
        let id = match reference(view, dataset, row).and_then(|event| view.event(event)) {
            Some(Ok(event)) => event.id.clone(),
            _ => return String::new(),
        };
        match dataset.claims.about(&id).count() {
            0 => String::new(),
            count if dataset.claims.are_disputed(&id) => tr!("claims-differ-of", count = count),
            count => format::number(count),
        }
    }),
    (filter::air_alert::ID, "Air alert", 120.0, alert_text),
    ("tags", "Tags", 140.0, |view, dataset, row| {
        let event = reference(view, dataset, row);
        event.map_or_else(String::new, |event| notes::tags_of(view, event).join(", "))
    }),
    ("notes", "Notes", 60.0, |view, dataset, row| {
        let event = reference(view, dataset, row);
        let count = event.map_or(0, |event| notes::note_count(view, event));
        if count == 0 { String::new() } else { format::number(count) }
    }),
    ("dataset", "Dataset", 140.0, |_, dataset, _| dataset.source.name.clone()),
];

/// Whether an air alert was on; nothing of alerts, closures and outages.
fn alert_text(view: &View<'_>, dataset: &Dataset, row: usize) -> String {
    if dataset.is_lasting(row) {
        return String::new();
    }
    if !air_alert::is_ready(view) {
        return "…".to_owned();
    }
    let mut parts = view.session.derived().parts();
    let part = parts.find(|part| ptr::eq(&raw const *part.dataset, dataset));
    part.map_or_else(String::new, |part| labels::air_alert(part.alert_states().words().value(row)))
}

/// Columns shown until others are chosen; after them come those of [`USUAL_OF_SESSION`].
const USUAL: [Field; 8] = [
    Field::Time,
    Field::Kind,
    Field::Title,
    Field::Place,
    Field::Killed,
    Field::Injured,
    Field::Weapon,
    Field::SourceName,
];

const USUAL_OF_SESSION: [&str; 1] = [CLAIMS];

/// The first column never leaves the view while others are more than so much of it.
const LARGEST_FROZEN_SHARE: f32 = 0.4;

/// Between the first column and the others.
const FROZEN_GAP_POINTS: f32 = 6.0;

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
    /// How far the wheel over the first column wants the others scrolled, in points.
    scroll_wish: Option<f32>,
    /// The row under the pointer, in whichever part that is.
    hovered: Option<usize>,
}

/// A part of the table: some of its columns beside each other.
#[derive(Clone, Copy)]
struct Part<'a> {
    /// Whether it is the first column, which follows the others and has no scroll bar.
    is_frozen: bool,
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

    fn refresh(&mut self, view: &View<'_>) {
        if self.sort.is_empty() {
            self.sort = Field::Time.def().id;
        }
        let column = TableColumn::all().find(|column| column.id == self.sort);
        let time = Field::Time.def();
        let column = column.unwrap_or_else(|| TableColumn::of(time));
        let column = SortColumn { id: column.id, key: column.key(), is_time: column.id == time.id };
        let is_any_selected = !view.session.document().selection.is_empty();
        let selected_only = self.selected_only && is_any_selected;
        self.listed.refresh(view, column, self.descending, selected_only);
    }

    /// Paints the table.
    pub fn ui(&mut self, view: &View<'_>, ui: &mut egui::Ui) {
        self.refresh(view);
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
        ui.horizontal(|ui| {
            ui.strong(tr!("count-events", count = self.listed.len()));
            ui.menu_button(tr!("columns"), |ui| columns_menu(view, ui, &chosen));
            if ui.button(tr!("select-all")).clicked() {
                view.send(Command::SelectMatching);
            }
            let is_any_selected = !view.session.document().selection.is_empty();
            let mut selected_only = self.selected_only && is_any_selected;
            let only = egui::Checkbox::new(&mut selected_only, tr!("selected-events-only"));
            if ui.add_enabled(is_any_selected, only).changed() {
                self.selected_only = selected_only;
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if ui.button(tr!("close-table")).clicked() {
                    view.ask(Action::Set(Change::TableOpen(false)));
                }
            });
        });
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
                ((first.width <= most).then_some(first), others)
            }
            _ => (None, &chosen[..]),
        };
        let others = if frozen.is_some() { others } else { &chosen[..] };
        let area = ui.available_rect_before_wrap();
        let at = area.left() + frozen.map_or(0.0, |first| first.width + FROZEN_GAP_POINTS);
        let mut right = ui.new_child(egui::UiBuilder::new().max_rect(area.with_min_x(at)));
        let part =
            Part { is_frozen: false, columns: others, scroll: self.scroll_wish.take(), scroll_to };
        let scrolled = egui::ScrollArea::horizontal().auto_shrink(false).show(&mut right, |ui| {
            (self.part_ui(view, ui, &part, &mut done), ui.clip_rect().bottom())
        });
        let (scroll_points, bottom) = scrolled.inner;
        if let Some(first) = frozen {
            let left = area.with_max_x(at - FROZEN_GAP_POINTS).with_max_y(bottom);
            let mut frozen_ui = ui.new_child(egui::UiBuilder::new().max_rect(left));
            frozen_ui.set_clip_rect(left.intersect(ui.clip_rect()));
            let part = Part {
                is_frozen: true,
                columns: std::slice::from_ref(first),
                scroll: Some(scroll_points),
                scroll_to: None,
            };
            let wished =
                frozen_ui.push_id("frozen", |ui| self.part_ui(view, ui, &part, &mut done)).inner;
            let edge = Theme::of(ui.ctx()).token(Token::Line);
            ui.painter().vline(at - 3.0, left.y_range(), egui::Stroke::new(1.0, edge));
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

    /// Paints some of the columns; how far they are scrolled, in points.
    fn part_ui(&self, view: &View<'_>, ui: &mut egui::Ui, part: &Part<'_>, done: &mut Done) -> f32 {
        let Part { is_frozen, columns: chosen, scroll, scroll_to } = *part;
        let focus = view.session.document().focus;
        let theme = Theme::of(ui.ctx());
        let mut builder = TableBuilder::new(ui)
            .striped(true)
            .resizable(!is_frozen)
            .sense(egui::Sense::click())
            .auto_shrink(false);
        for column in chosen {
            builder = builder.column(Column::initial(column.width).at_least(40.0).clip(true));
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
                        let sorted = column.id == self.sort;
                        let text = egui::RichText::new(column.name()).strong();
                        let button = egui::Button::new(text).frame(false);
                        let response = ui.add_enabled(column.key().is_some(), button);
                        let order = match (sorted, self.descending) {
                            (true, true) => tr!("descending"),
                            (true, false) => tr!("ascending"),
                            _ => "",
                        };
                        response.widget_info(|| {
                            let name = tr!("sort-by", column = column.name(), order = order);
                            egui::WidgetInfo::labeled(egui::Role::Button, true, name)
                        });
                        if sorted {
                            arrow(ui, self.descending, theme.accent());
                        }
                        if response.clicked() {
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

/// A cell that the older version has otherwise.
fn older_and_now_ui(ui: &mut egui::Ui, before: &str, now: &str, theme: Theme) {
    let shown = |text: &str| match text {
        "" => tr!("unknown-value").to_owned(),
        text => text.to_owned(),
    };
    let text = format!("{} → {}", shown(before), shown(now));
    let label = egui::Label::new(egui::RichText::new(&text).color(theme.warning()));
    ui.add(label.truncate().selectable(false)).on_hover_text(text);
}

/// A small triangle: the fonts inside the program have no arrows.
fn arrow(ui: &mut egui::Ui, down: bool, colour: egui::Color32) {
    let (rect, _) = ui.allocate_exact_size(egui::vec2(8.0, 8.0), egui::Sense::hover());
    let points = if down {
        vec![rect.left_top(), rect.right_top(), rect.center_bottom()]
    } else {
        vec![rect.left_bottom(), rect.center_top(), rect.right_bottom()]
    };
    ui.painter().add(egui::Shape::convex_polygon(points, colour, egui::Stroke::NONE));
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
