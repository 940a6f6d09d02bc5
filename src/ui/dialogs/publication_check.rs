//! What of an export still holds in the data that is open.

use egui::{Grid, RichText, ScrollArea, Ui};

use super::change_list::{self, ChangeList};
use crate::base::escape::escape_invisible;
use crate::dataset::Instant;
use crate::export::Job;
use crate::export::since::{Counted, Figure, Since, SinceFigure};
use crate::language::tr;
use crate::session::DatasetId;
use crate::ui::format::{self, number};
use crate::ui::theme::{Theme, Token, semibold};
use crate::ui::widgets::scrolled;
use crate::ui::{Action, View, labels};

/// The dialog.
#[derive(Debug)]
pub struct PublicationCheck {
    since: Since,
    /// The datasets that are the newer data, an input each.
    ids: Vec<DatasetId>,
    lists: Option<Vec<Vec<ChangeList>>>,
}

impl PublicationCheck {
    /// For what was found; `ids` are the open datasets that stand for the inputs.
    pub fn new(since: Since, ids: Vec<DatasetId>) -> Self {
        Self { since, ids, lists: None }
    }

    /// The export of the table that the command line writes.
    pub fn job(&self) -> Job {
        self.since.job()
    }

    /// Paints it; whether it stays open.
    pub fn ui(&mut self, view: &View<'_>, ctx: &egui::Context) -> bool {
        let mut open = true;
        let file = escape_invisible(&self.since.published.file).into_owned();
        let title = tr!("check-of-a-publication", file = file);
        let dialog = change_list::dialog(&title, "publication check");
        dialog.show(ctx, Some(&mut open), |ui| {
            scrolled::fixed(ui, egui::vec2(560.0, 480.0), |ui| {
                self.summary_ui(view, ui);
                if ui.button(tr!("save-changes-as-table")).clicked() {
                    view.ask(Action::SaveChangesSinceExport);
                }
                ui.separator();
                let height = (ctx.content_rect().height() - 320.0).max(120.0);
                ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(
                    ui,
                    |ui| {
                        self.lists_ui(view, ui);
                    },
                );
            });
        });
        open
    }

    fn summary_ui(&self, view: &View<'_>, ui: &mut Ui) {
        let theme = Theme::of(ui.ctx());
        let published = &self.since.published;
        let zone = view.settings.zone();
        let created = match published.created.parse::<jiff::Timestamp>() {
            Ok(at) => format!(
                "{} {}",
                format::minute(Instant::from_secs(at.as_second()), &zone),
                format::offset(Instant::from_secs(at.as_second()), &zone)
            ),
            Err(_) => escape_invisible(&published.created).into_owned(),
        };
        ui.label(RichText::new(tr!("exported-at", time = created)).color(theme.faint_text()));
        for words in &published.words {
            let words = RichText::new(escape_invisible(words)).small().color(theme.faint_text());
            ui.add(egui::Label::new(words).wrap());
        }
        if !published.is_file_unchanged {
            let text = RichText::new(tr!("the-exported-file-has-changed")).color(theme.warning());
            ui.add(egui::Label::new(text).wrap());
        }
        if published.is_of_output {
            ui.add(egui::Label::new(tr!("the-export-itself-is-compared")).wrap());
        }
        let (words, colour) = if self.since.holds() {
            (tr!("everything-published-still-holds"), theme.token(Token::Success))
        } else {
            (tr!("not-everything-published-holds"), theme.warning())
        };
        ui.label(semibold(words).color(colour));
        Grid::new("published and now").num_columns(3).spacing([14.0, 3.0]).show(ui, |ui| {
            ui.label("");
            ui.label(tr!("as-published"));
            ui.label(tr!("in-the-open-data"));
            ui.end_row();
            for SinceFigure { of, published, now } in self.since.figures() {
                ui.label(match of {
                    Counted::Events => tr!("figure-events"),
                    Counted::Killed => tr!("killed"),
                    Counted::Injured => tr!("injured"),
                });
                let [was, is] = [published, now].map(|figure| match figure {
                    Figure::Count(count) => number(count),
                    Figure::People(sum) => labels::sum(&sum),
                });
                ui.label(&was);
                if was == is {
                    ui.label(is);
                } else {
                    ui.label(semibold(is).color(theme.warning()));
                }
                ui.end_row();
            }
        });
    }

    fn lists_ui(&mut self, view: &View<'_>, ui: &mut Ui) {
        let since = &self.since;
        let lists = self.lists.get_or_insert_with(|| {
            let parts = since.published.parts.iter().zip(&since.parts);
            let of_part = parts.map(|(was, is)| {
                let mut lists = vec![
                    ChangeList::of_rows(tr!("no-longer-matches"), &is.no_longer, &is.new, true),
                    ChangeList::of_rows(tr!("matches-now-too"), &is.now_too, &is.new, true),
                ];
                lists.extend(ChangeList::of_difference(&is.difference, &was.dataset, &is.new));
                lists
            });
            of_part.collect()
        });
        for ((lists, part), id) in lists.iter().zip(&since.parts).zip(&self.ids) {
            let name = escape_invisible(&part.new.source.name).into_owned();
            ui.label(tr!("compared-with-dataset", name = name));
            lists.iter().for_each(|list| list.ui(view, (*id, &part.new), ui));
        }
    }
}
