//! What a newer version of a dataset changed, and what of people's work found no row in it.

use std::sync::Arc;

use egui::{RichText, ScrollArea, Ui};

use super::change_list::{self, ChangeList};
use crate::base::escape::escape_invisible;
use crate::dataset::Dataset;
use crate::export::{ExportError, Job, changes};
use crate::filter::Filters;
use crate::language::tr;
use crate::session::{Command, DatasetId, EventRef, SelectionOp};
use crate::ui::theme::Theme;
use crate::ui::widgets::scrolled;
use crate::ui::{Action, View};
use crate::versions::{Difference, Method};

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
    lists: Option<Vec<ChangeList>>,
}

impl ChangesDialog {
    /// For the dataset `id`, which was `old` and is `new`.
    pub fn new(
        id: DatasetId,
        [old, new]: [Arc<Dataset>; 2],
        difference: Arc<Difference>,
        lost: Lost,
    ) -> Self {
        Self { id, old, new, difference, lost, lists: None }
    }

    /// Paints it; whether it stays open.
    pub fn ui(&mut self, view: &View<'_>, ctx: &egui::Context) -> bool {
        let mut open = true;
        let name = escape_invisible(&self.new.source.name).into_owned();
        change_list::dialog(&tr!("what-changed-in", name = name), "changes").show(
            ctx,
            Some(&mut open),
            |ui| {
                scrolled::fixed(ui, egui::vec2(560.0, 420.0), |ui| {
                    self.summary_ui(ui);
                    self.buttons_ui(view, ui);
                    ui.separator();
                    let height = (ctx.content_rect().height() - 260.0).max(120.0);
                    ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(
                        ui,
                        |ui| {
                            let lists = self.lists.get_or_insert_with(|| {
                                ChangeList::of_difference(&self.difference, &self.old, &self.new)
                            });
                            lists.iter().for_each(|list| list.ui(view, (self.id, &self.new), ui));
                        },
                    );
                });
            },
        );
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
}
