//! Lists of rows that were added, removed or changed.

use std::sync::Arc;

use egui::{RichText, Ui};

use crate::base::escape::escape_invisible;
use crate::dataset::{Dataset, Event};
use crate::language::{current, tr};
use crate::session::{Command, DatasetId, EventRef, SelectionOp};
use crate::ui::panels::details;
use crate::ui::theme::Theme;
use crate::ui::widgets::change_lines::change_lines;
use crate::ui::widgets::dialog::Dialog;
use crate::ui::{Action, View};
use crate::versions::{Change, Difference};

/// Rows of each sort that are listed; the table has all of them.
const LISTED: usize = 200;

/// A dialog that holds such lists.
pub fn dialog<'a>(title: &'a str, id: &str) -> Dialog<'a> {
    Dialog::new(title, id, 560.0)
        .window(|window| window.resizable(true).default_height(420.0).max_width(f32::INFINITY))
}

/// Rows of one sort, read from their records once.
#[derive(Debug)]
pub struct ChangeList {
    name: &'static str,
    count: usize,
    lines: Vec<Line>,
}

/// A row in the list.
#[derive(Debug)]
struct Line {
    title: String,
    changes: Vec<String>,
    /// Its row in the newer version.
    row: Option<usize>,
}

impl ChangeList {
    /// What `difference` tells of `old` and `new`.
    pub fn of_difference(difference: &Difference, old: &Dataset, new: &Dataset) -> Vec<Self> {
        let Difference { added, removed, changed, .. } = difference;
        let lines = changed.iter().take(LISTED).map(|change| Line::of_change(change, new));
        vec![
            Self::of_rows(tr!("rows-added"), added, new, true),
            Self::of_rows(tr!("rows-removed"), removed, old, false),
            Self { name: tr!("rows-changed"), count: changed.len(), lines: lines.collect() },
        ]
    }

    /// The rows `rows` of `dataset`, which is the newer version if it `is_there`.
    pub fn of_rows(name: &'static str, rows: &[usize], dataset: &Dataset, is_there: bool) -> Self {
        let line = |&row: &usize| Line {
            title: dataset.event(row).map_or_else(|error| error.to_string(), |event| title(&event)),
            changes: Vec::new(),
            row: is_there.then_some(row),
        };
        Self { name, count: rows.len(), lines: rows.iter().take(LISTED).map(line).collect() }
    }

    /// Paints it; the newer version is `new`, the dataset `id`. A click shows an event on the
    /// map, as long as that version is open.
    pub fn ui(&self, view: &View<'_>, (id, new): (DatasetId, &Arc<Dataset>), ui: &mut Ui) {
        if self.count == 0 {
            return;
        }
        ui.add_space(4.0);
        ui.strong(format!("{} · {}", self.name, current().number(self.count)));
        let is_open = view.session.dataset(id).is_some_and(|open| Arc::ptr_eq(open, new));
        self.lines.iter().for_each(|line| line.ui(view, is_open.then_some(id), ui));
        if self.count > self.lines.len() {
            ui.label(tr!("the-table-lists-more", count = self.count - self.lines.len()));
        }
    }
}

impl Line {
    fn of_change(change: &Change, new: &Dataset) -> Self {
        let event = new.event(change.new);
        let title = event.map_or_else(|error| error.to_string(), |event| title(&event));
        Self { title, changes: change_lines(change), row: Some(change.new) }
    }

    fn ui(&self, view: &View<'_>, open: Option<DatasetId>, ui: &mut Ui) {
        match self.row.zip(open) {
            Some((row, id)) => {
                let link = egui::Link::new(&self.title);
                if ui.add(link).on_hover_text(tr!("show-on-the-map")).clicked() {
                    show(view, EventRef { dataset: id, row });
                }
            }
            None => {
                ui.label(&self.title);
            }
        }
        if self.changes.is_empty() {
            return;
        }
        let faint = Theme::of(ui.ctx()).faint_text();
        ui.indent(&self.title, |ui| {
            for change in &self.changes {
                ui.add(egui::Label::new(RichText::new(change).small().color(faint)).wrap());
            }
        });
    }
}

fn show(view: &View<'_>, event: EventRef) {
    view.send(Command::Select(vec![event], SelectionOp::Replace));
    let dataset = view.session.dataset(event.dataset);
    if let Some((place, zoom)) =
        dataset.and_then(|dataset| details::place_and_zoom(dataset, event.row))
    {
        view.ask(Action::FlyTo(place, zoom));
    }
}

fn title(event: &Event) -> String {
    let title = if event.title.is_empty() { &event.id } else { &event.title };
    escape_invisible(title).into_owned()
}
