//! What a newer version of a dataset changed, and what of people's work found no row in it.

use std::sync::Arc;

use egui::{RichText, ScrollArea, Ui};

use crate::base::escape::escape_invisible;
use crate::dataset::{Dataset, Event};
use crate::export::{ExportError, Job, changes};
use crate::filter::Filters;
use crate::language::{current, tr};
use crate::session::{Command, DatasetId, EventRef, SelectionOp};
use crate::ui::panels::details;
use crate::ui::theme::Theme;
use crate::ui::widgets::change_lines::change_lines;
use crate::ui::{Action, View};
use crate::versions::{Change, Difference, Method};

/// Rows of each sort that are listed; the table has all of them.
const LISTED: usize = 200;

/// What could not follow to the newer version.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Lost {
    /// Selected events.
    pub selected: usize,
    /// Decisions about two events.
    pub decisions: usize,
    /// Events with notes or tags, which are kept.
    pub notes: usize,
}

/// The dialog.
#[derive(Debug)]
pub struct ChangesDialog {
    id: DatasetId,
    old: Arc<Dataset>,
    new: Arc<Dataset>,
    difference: Arc<Difference>,
    lost: Lost,
    /// The lines of each sort, read from their records once.
    lines: Option<[Vec<Line>; 3]>,
}

/// A row in the list.
#[derive(Debug)]
struct Line {
    title: String,
    changes: Vec<String>,
    /// Its row in the newer version.
    row: Option<usize>,
}

impl ChangesDialog {
    /// For the dataset `id`, which was `old` and is `new`.
    pub fn new(
        id: DatasetId,
        [old, new]: [Arc<Dataset>; 2],
        difference: Arc<Difference>,
        lost: Lost,
    ) -> Self {
        Self { id, old, new, difference, lost, lines: None }
    }

    /// Paints it; whether it stays open.
    pub fn ui(&mut self, view: &View<'_>, ctx: &egui::Context) -> bool {
        let mut open = true;
        let name = escape_invisible(&self.new.source.name).into_owned();
        egui::Window::new(tr!("what-changed-in", name = name))
            .id(egui::Id::unique("changes"))
            .open(&mut open)
            .collapsible(false)
            .default_width(560.0)
            .default_height(420.0)
            .anchor(egui::Align2::CENTER_CENTER, egui::Vec2::ZERO)
            .show(ctx, |ui| {
                self.summary_ui(ui);
                self.buttons_ui(view, ui);
                ui.separator();
                let height = (ctx.content_rect().height() - 260.0).max(120.0);
                ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(
                    ui,
                    |ui| {
                        self.lists_ui(view, ui);
                    },
                );
            });
        open
    }

    fn summary_ui(&self, ui: &mut Ui) {
        let found = &self.difference;
        let theme = Theme::of(ui.ctx());
        let method = match &found.method {
            Method::Ids => tr!("rows-matched-by-ids").to_owned(),
            Method::Columns(columns) => {
                tr!("rows-matched-by-columns", columns = columns.join(", "))
            }
            Method::Likeness(_) => tr!("rows-matched-by-likeness").to_owned(),
        };
        ui.label(RichText::new(method).color(theme.faint_text()));
        for (columns, words) in [
            (&found.columns_added, tr!("columns-added", columns = found.columns_added.join(", "))),
            (
                &found.columns_removed,
                tr!("columns-removed", columns = found.columns_removed.join(", ")),
            ),
        ] {
            if !columns.is_empty() {
                ui.add(egui::Label::new(words).wrap());
            }
        }
        ui.strong(tr!(
            "rows-added-removed-changed",
            added = found.added.len(),
            removed = found.removed.len(),
            changed = found.changed.len(),
            unchanged = found.unchanged.len()
        ));
        let Lost { selected, decisions, notes } = self.lost;
        for (count, words) in [
            (selected, tr!("selected-events-that-are-gone", count = selected)),
            (decisions, tr!("decisions-about-events-that-are-gone", count = decisions)),
            (notes, tr!("notes-about-events-that-are-gone", count = notes)),
        ] {
            if count > 0 {
                ui.colored_label(theme.warning(), words);
            }
        }
    }

    fn buttons_ui(&self, view: &View<'_>, ui: &mut Ui) {
        let found = &self.difference;
        let select = |rows: &mut dyn Iterator<Item = usize>| {
            let events = rows.map(|row| EventRef { dataset: self.id, row }).collect();
            view.send(Command::Select(events, SelectionOp::Replace));
        };
        ui.horizontal_wrapped(|ui| {
            let added = egui::Button::new(tr!("select-added"));
            if ui.add_enabled(!found.added.is_empty(), added).clicked() {
                select(&mut found.added.iter().copied());
            }
            let changed = egui::Button::new(tr!("select-changed"));
            if ui.add_enabled(!found.changed.is_empty(), changed).clicked() {
                select(&mut found.changed.iter().map(|change| change.new));
            }
            if ui.button(tr!("save-changes-as-table")).clicked() {
                view.ask(Action::SaveChanges);
            }
        });
    }

    /// The export of the table that the command line writes.
    ///
    /// # Errors
    /// When a source can no longer be read.
    pub fn job(&self) -> Result<Job, ExportError> {
        let both = [&self.old, &self.new].map(Arc::clone);
        changes::job(both, Filters::default(), Vec::new(), Arc::clone(&self.difference))
    }

    fn lists_ui(&mut self, view: &View<'_>, ui: &mut Ui) {
        let lines = self.lines.get_or_insert_with(|| {
            [
                read(&self.difference.added, &self.new, true),
                read(&self.difference.removed, &self.old, false),
                self.difference
                    .changed
                    .iter()
                    .take(LISTED)
                    .map(|c| changed(c, &self.new))
                    .collect(),
            ]
        });
        let found = &self.difference;
        let counts = [found.added.len(), found.removed.len(), found.changed.len()];
        let names = [tr!("rows-added"), tr!("rows-removed"), tr!("rows-changed")];
        for ((lines, count), name) in lines.iter().zip(counts).zip(names) {
            if count == 0 {
                continue;
            }
            ui.add_space(4.0);
            ui.strong(format!("{name} · {}", current().number(count)));
            for line in lines {
                line_ui(line, self.id, view, ui);
            }
            if count > lines.len() {
                ui.label(tr!("the-table-lists-more", count = count - lines.len()));
            }
        }
    }
}

fn line_ui(line: &Line, id: DatasetId, view: &View<'_>, ui: &mut Ui) {
    match line.row {
        Some(row) => {
            let link = ui.add(egui::Link::new(&line.title)).on_hover_text(tr!("show-on-the-map"));
            let event = EventRef { dataset: id, row };
            if link.clicked() {
                view.send(Command::Select(vec![event], SelectionOp::Replace));
                if let Some((place, zoom)) = view
                    .session
                    .dataset(id)
                    .and_then(|dataset| details::place_and_zoom(dataset, row))
                {
                    view.ask(Action::FlyTo(place, zoom));
                }
            }
        }
        None => {
            ui.label(&line.title);
        }
    }
    if line.changes.is_empty() {
        return;
    }
    let faint = Theme::of(ui.ctx()).faint_text();
    ui.indent(&line.title, |ui| {
        for change in &line.changes {
            ui.add(egui::Label::new(RichText::new(change).small().color(faint)).wrap());
        }
    });
}

fn read(rows: &[usize], dataset: &Dataset, is_there: bool) -> Vec<Line> {
    let line = |row: &usize| Line {
        title: dataset.event(*row).map_or_else(|error| error.to_string(), |event| title(&event)),
        changes: Vec::new(),
        row: is_there.then_some(*row),
    };
    rows.iter().take(LISTED).map(line).collect()
}

fn title(event: &Event) -> String {
    let title = if event.title.is_empty() { &event.id } else { &event.title };
    escape_invisible(title).into_owned()
}

fn changed(change: &Change, new: &Dataset) -> Line {
    let title = new.event(change.new).map_or_else(|error| error.to_string(), |event| title(&event));
    Line { title, changes: change_lines(change), row: Some(change.new) }
}
