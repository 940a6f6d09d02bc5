//! The table of the passing events.

use std::sync::{Arc, Weak};

use egui_extras::{Column, TableBuilder};

use super::notes;
use super::theme::Theme;
use super::words;
use super::{Action, View, settings::Change};
use crate::dataset::{Dataset, Event, Figure, Rows, kind};
use crate::session::derived::Part;
use crate::session::{Combine, Command, DatasetId, EventRef, Open};

/// A column of the table.
struct TableColumn {
    id: &'static str,
    label: &'static str,
    width: f32,
    text: fn(&View<'_>, &Dataset, usize, &Event) -> String,
    /// What rows are sorted by; read from columns, never from text.
    key: Option<fn(&Dataset, usize) -> Key>,
}

#[derive(Debug, PartialEq, PartialOrd)]
enum Key {
    Number(f64),
    Text(String),
}

fn highest(figure: Figure) -> Key {
    Key::Number(figure.bounds().map_or(-1.0, |(_, high)| f64::from(high)))
}

/// The event of `row` as the session names it.
fn reference(view: &View<'_>, dataset: &Dataset, row: usize) -> Option<EventRef> {
    let is_meant = |open: &&Open| std::ptr::eq(&*open.dataset, dataset);
    let open = view.session.datasets().iter().find(is_meant)?;
    Some(EventRef { dataset: open.id, row })
}

#[rustfmt::skip]
const COLUMNS: &[TableColumn] = &[
    TableColumn { id: "time", label: "Time", width: 210.0, text: |view, _, _, event| words::interval(event.interval, event.time_precision, &view.settings.zone()), key: Some(|dataset, row| Key::Number(dataset.interval(row).map_or(f64::INFINITY, |at| at.start().secs() as f64))) },
    TableColumn { id: "kind", label: "Kind", width: 130.0, text: |_, _, _, event| kind::label(&event.kind), key: Some(|dataset, row| Key::Text(kind::label(dataset.kinds().value(row)))) },
    TableColumn { id: "title", label: "Title", width: 300.0, text: |_, _, _, event| event.title.clone(), key: Some(|dataset, row| Key::Text(dataset.event(row).map(|event| event.title).unwrap_or_default())) },
    TableColumn { id: "place", label: "Place", width: 160.0, text: |_, _, _, event| event.place_name.clone(), key: Some(|dataset, row| Key::Text(dataset.place_names().value(row).to_string())) },
    TableColumn { id: "killed", label: "Killed", width: 70.0, text: |_, _, _, event| event.killed.label(), key: Some(|dataset, row| highest(dataset.harm(row).killed)) },
    TableColumn { id: "injured", label: "Injured", width: 70.0, text: |_, _, _, event| event.injured.label(), key: Some(|dataset, row| highest(dataset.harm(row).injured)) },
    TableColumn { id: "weapon", label: "Weapon", width: 140.0, text: |_, _, _, event| event.weapon.clone(), key: Some(|dataset, row| Key::Text(dataset.weapons().value(row).to_string())) },
    TableColumn { id: "precision", label: "Precision", width: 150.0, text: |_, dataset, row, _| words::place_precision(dataset.certainty(row)), key: Some(|dataset, row| Key::Number(f64::from(dataset.certainty(row).radius_m))) },
    TableColumn { id: "sources", label: "Sources", width: 70.0, text: |_, _, _, event| words::number(event.sources.len()), key: Some(|dataset, row| Key::Number(dataset.publishers().codes(row).len() as f64)) },
    TableColumn { id: "admin1", label: "Region", width: 120.0, text: |_, _, _, event| event.admin1.clone(), key: Some(|dataset, row| Key::Text(dataset.admin1().value(row).to_string())) },
    TableColumn { id: "id", label: "Id", width: 140.0, text: |_, _, _, event| event.id.clone(), key: None },
    TableColumn { id: "tags", label: "Tags", width: 140.0, text: |view, dataset, row, _| reference(view, dataset, row).map_or_else(String::new, |event| notes::tags_of(view, event).join(", ")), key: None },
    TableColumn { id: "notes", label: "Notes", width: 60.0, text: |view, dataset, row, _| reference(view, dataset, row).map(|event| notes::note_count(view, event)).filter(|count| *count > 0).map_or_else(String::new, words::number), key: None },
    TableColumn { id: "dataset", label: "Dataset", width: 140.0, text: |_, dataset, _, _| dataset.source.name.clone(), key: Some(|dataset, _| Key::Text(dataset.source.name.clone())) },
];

/// Columns shown until others are chosen.
const USUAL: [&str; 7] = ["time", "kind", "title", "place", "killed", "injured", "weapon"];

/// All rows in the order of one column, kept until that or the datasets change: of
/// those that pass, only the ones that do not are left out.
#[derive(Debug, Default)]
struct Order {
    column: usize,
    shown: Vec<DatasetId>,
    /// What was read; one that is read anew is another.
    read: Vec<Weak<Dataset>>,
    /// Place of the dataset, and row.
    rows: Vec<(u32, u32)>,
}

impl Order {
    fn refresh(&mut self, view: &View<'_>, column: usize) {
        let parts = || view.session.derived().parts();
        let is_same = |(part, read): (&Part, &Weak<Dataset>)| {
            std::ptr::eq(Arc::as_ptr(&part.dataset), read.as_ptr())
        };
        if self.column == column
            && self.read.len() == parts().count()
            && parts().zip(&self.read).all(is_same)
        {
            return;
        }
        self.column = column;
        self.shown = parts().map(|part| part.id).collect();
        self.read = parts().map(|part| Arc::downgrade(&part.dataset)).collect();
        self.rows.clear();
        for (place, part) in parts().enumerate() {
            self.rows.extend((0..part.dataset.len() as u32).map(|row| (place as u32, row)));
        }
        let Some(key) = COLUMNS.get(column).and_then(|column| column.key) else { return };
        let datasets: Vec<&Dataset> = parts().map(|part| &*part.dataset).collect();
        // Rows of one dataset stand in the order of time already.
        if COLUMNS[column].id == "time" && datasets.len() == 1 {
            return;
        }
        let mut keyed: Vec<(Key, (u32, u32))> = self
            .rows
            .drain(..)
            .map(|(place, row)| (key(datasets[place as usize], row as usize), (place, row)))
            .collect();
        // Stable, so that equal keys keep the order of time.
        keyed.sort_by(|(a, _), (b, _)| a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal));
        self.rows.extend(keyed.into_iter().map(|(_, row)| row));
    }
}

/// The order of the rows, kept until something changes.
#[derive(Debug, Default)]
pub struct Table {
    order: Order,
    sort: usize,
    descending: bool,
    kept: Option<(u64, usize, bool)>,
    rows: Vec<EventRef>,
    last_clicked: Option<EventRef>,
    last_focus: Option<EventRef>,
}

impl Table {
    fn refresh(&mut self, view: &View<'_>) {
        let key = (view.session.data_revision(), self.sort, self.descending);
        if self.kept == Some(key) {
            return;
        }
        self.kept = Some(key);
        self.order.refresh(view, self.sort);
        let passing: Vec<&Rows> = view.session.derived().parts().map(Part::passing).collect();
        let passes = |&&(part, row): &&(u32, u32)| {
            passing.get(part as usize).is_some_and(|rows| rows.contains(row as usize))
        };
        let ids = &self.order.shown;
        let event =
            |&(part, row): &(u32, u32)| EventRef { dataset: ids[part as usize], row: row as usize };
        self.rows.clear();
        if self.descending {
            self.rows.extend(self.order.rows.iter().rev().filter(passes).map(event));
        } else {
            self.rows.extend(self.order.rows.iter().filter(passes).map(event));
        }
    }

    /// Paints the table.
    pub fn ui(&mut self, view: &View<'_>, ui: &mut egui::Ui) {
        self.refresh(view);
        let known = |id: &String| COLUMNS.iter().any(|column| column.id == id);
        let is_usual = !view.settings.table_columns.iter().any(known);
        let chosen: Vec<&TableColumn> = COLUMNS
            .iter()
            .filter(|column| {
                if is_usual {
                    USUAL.contains(&column.id)
                } else {
                    view.settings.table_columns.iter().any(|id| id == column.id)
                }
            })
            .collect();
        ui.horizontal(|ui| {
            ui.strong(words::counted(self.rows.len(), "event", "events"));
            ui.menu_button("Columns", |ui| columns_menu(view, ui, &chosen));
            if ui.button("Select all").clicked() {
                view.send(Command::SelectPassing);
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if ui.button("Close table").clicked() {
                    view.ask(Action::Set(Change::TableOpen(false)));
                }
            });
        });
        let focus = view.session.document().focus;
        let scroll_to = focus
            .filter(|_| self.last_focus != focus)
            .and_then(|focus| self.rows.iter().position(|event| *event == focus));
        self.last_focus = focus;
        let mut sort = None;
        let mut clicked = None;
        egui::ScrollArea::horizontal().auto_shrink(false).show(ui, |ui| {
            self.rows_ui(view, ui, &chosen, scroll_to, &mut sort, &mut clicked);
        });
        if let Some(index) = sort {
            self.descending = index == self.sort && !self.descending;
            self.sort = index;
        }
        if let Some(index) = clicked {
            let modifiers = ui.input(|input| input.modifiers);
            self.click(view, index, modifiers);
        }
    }

    fn rows_ui(
        &self,
        view: &View<'_>,
        ui: &mut egui::Ui,
        chosen: &[&TableColumn],
        scroll_to: Option<usize>,
        sort: &mut Option<usize>,
        clicked: &mut Option<usize>,
    ) {
        let focus = view.session.document().focus;
        let theme = Theme::of(ui.ctx());
        let mut builder = TableBuilder::new(ui)
            .striped(true)
            .resizable(true)
            .sense(egui::Sense::click())
            .auto_shrink(false);
        for column in chosen {
            builder = builder.column(Column::initial(column.width).at_least(40.0).clip(true));
        }
        if let Some(row) = scroll_to {
            builder = builder.scroll_to_row(row, None);
        }
        builder
            .header(20.0, |mut header| {
                for column in chosen {
                    header.col(|ui| {
                        let index = COLUMNS.iter().position(|known| known.id == column.id);
                        let sorted = index == Some(self.sort);
                        let text = egui::RichText::new(column.label).strong();
                        let button = egui::Button::new(text).frame(false);
                        let response = ui.add_enabled(column.key.is_some(), button);
                        let order = match (sorted, self.descending) {
                            (true, true) => ", descending",
                            (true, false) => ", ascending",
                            _ => "",
                        };
                        response.widget_info(|| {
                            let name = format!("Sort by {}{order}", column.label);
                            egui::WidgetInfo::labeled(egui::Role::Button, true, name)
                        });
                        if sorted {
                            arrow(ui, self.descending, theme.accent());
                        }
                        if response.clicked() {
                            *sort = index;
                        }
                    });
                }
            })
            .body(|body| {
                body.rows(19.0, self.rows.len(), |mut table_row| {
                    let index = table_row.index();
                    let event = self.rows[index];
                    let Some(dataset) = view.session.dataset(event.dataset) else { return };
                    table_row.set_selected(view.session.document().selection.contains(event));
                    match dataset.event(event.row) {
                        Ok(found) => {
                            for column in chosen {
                                table_row.col(|ui| {
                                    let text = (column.text)(view, dataset, event.row, &found);
                                    let unknown = text == "unknown" || text == "time unknown";
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
                        Err(error) => {
                            table_row.col(|ui| {
                                ui.colored_label(theme.warning(), error.to_string());
                            });
                        }
                    }
                    if table_row.response().clicked() {
                        *clicked = Some(index);
                    }
                });
            });
    }

    /// Click selects, Ctrl+click toggles, Shift+click selects up to here.
    fn click(&mut self, view: &View<'_>, index: usize, modifiers: egui::Modifiers) {
        let anchor = self.last_clicked.filter(|_| modifiers.shift);
        let from = anchor
            .and_then(|anchor| self.rows.iter().position(|event| *event == anchor))
            .unwrap_or(index);
        let range = from.min(index)..=from.max(index);
        let mut events: Vec<EventRef> = self.rows.get(range).unwrap_or_default().to_vec();
        // The clicked one comes last: it is the one shown in detail.
        if index < from {
            events.reverse();
        }
        let combine = match (modifiers.command, modifiers.shift) {
            (true, false) => Combine::Toggle,
            (true, true) => Combine::Add,
            _ => Combine::Replace,
        };
        if !modifiers.shift {
            self.last_clicked = self.rows.get(index).copied();
        }
        view.send(Command::Select(events, combine));
    }
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

fn columns_menu(view: &View<'_>, ui: &mut egui::Ui, chosen: &[&TableColumn]) {
    for column in COLUMNS {
        let mut shown = chosen.iter().any(|known| known.id == column.id);
        if ui.checkbox(&mut shown, column.label).changed() {
            let columns = COLUMNS
                .iter()
                .filter(|known| {
                    if known.id == column.id {
                        shown
                    } else {
                        chosen.iter().any(|chosen| chosen.id == known.id)
                    }
                })
                .map(|known| known.id.to_owned())
                .collect();
            view.ask(Action::Set(Change::TableColumns(columns)));
        }
    }
}
