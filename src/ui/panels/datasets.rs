//! The open datasets: shown or hidden, their reports, reload and close.

use super::dataset_dot;
use crate::base::escape::escape_invisible;
use crate::dataset::Report;
use crate::import::formats;
use crate::language::tr;
use crate::session::{Command, DatasetId};
use crate::ui::format::number;
use crate::ui::labels;
use crate::ui::settings::Change;
use crate::ui::theme::{Theme, semibold};
use crate::ui::widgets::icon::{Icon, IconButton};
use crate::ui::widgets::{button, choice, scrolled};
use crate::ui::{Action, View};
use crate::versions::Comparison;

/// Paints the list.
pub fn ui(view: &View<'_>, ui: &mut egui::Ui) {
    let theme = Theme::of(ui.ctx());
    ui.horizontal(|ui| {
        ui.label(semibold(tr!("datasets")));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            button::make_flat(ui);
            ui.spacing_mut().item_spacing.x = 2.0;
            if ui.add(IconButton::new(Icon::Sidebar, tr!("fold-this-panel"))).clicked() {
                view.ask(Action::Set(Change::LeftOpen(false)));
            }
            if ui.add(IconButton::new(Icon::Plus, tr!("open-files")).keys("Ctrl+O")).clicked() {
                view.ask(Action::OpenDialog);
            }
        });
    });
    if view.session.datasets().is_empty() {
        ui.label(
            egui::RichText::new(tr!("nothing-is-open-open-a-file-or")).color(theme.faint_text()),
        );
        if ui.button(tr!("open-the-built-in-data")).clicked() {
            view.ask(Action::OpenDemo);
        }
    }
    for open in view.session.datasets() {
        let report = &open.dataset.report;
        let hidden = view.session.document().hidden.contains(&open.id);
        ui.horizontal(|ui| {
            let name = escape_invisible(&open.dataset.source.name);
            // One dataset needs no colour to be told from others.
            if view.session.datasets().len() > 1 {
                dataset_dot::ui(view, ui, &name, open.colour);
            }
            let mut shown = !hidden;
            let check = choice::checkbox(ui, &mut shown, "");
            check.widget_info(|| {
                egui::WidgetInfo::selected(
                    egui::Role::CheckBox,
                    true,
                    shown,
                    tr!("show", name = name),
                )
            });
            if check.changed() {
                view.send(Command::Hide(open.id, !shown));
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                button::make_flat(ui);
                ui.label(number(open.dataset.len()));
                let menu = egui::Button::new(Icon::DotsThree.text());
                let menu = egui::containers::menu::MenuButton::from_button(menu);
                let (menu, _) = menu.ui(ui, |ui| {
                    scrolled::menu(ui, |ui| {
                        if ui.button(tr!("report")).clicked() {
                            view.ask(Action::ShowReport(open.id));
                        }
                        let source = &open.dataset.source;
                        let path = source.path.clone().filter(|_| !source.is_standard_input());
                        if ui
                            .add_enabled(path.is_some(), egui::Button::new(tr!("reload")))
                            .clicked()
                        {
                            view.ask(Action::Reload(open.id));
                        }
                        let mut is_followed = open.is_followed;
                        let (can_follow, text) = (path.is_some(), tr!("follow-changes"));
                        let follow = choice::checkbox_if(ui, can_follow, &mut is_followed, text);
                        if follow.on_hover_text(tr!("read-again-when-the-file-changes")).changed() {
                            view.send(Command::Follow(open.id, is_followed));
                        }
                        if ui.button(tr!("open-newer-version")).clicked() {
                            view.ask(Action::ChooseNewer(open.id));
                        }
                        if open.comparison.is_some() && ui.button(tr!("stop-comparing")).clicked() {
                            view.send(Command::Compare(open.id, None));
                        }
                        let is_table = path.is_some() && open.dataset.decoder.delimiter().is_some();
                        if ui.add_enabled(is_table, egui::Button::new(tr!("map-columns"))).clicked()
                        {
                            view.ask(Action::MapColumns(open.id));
                        }
                        ui.separator();
                        if ui.button(tr!("close")).clicked() {
                            view.send(Command::Close(open.id));
                        }
                    });
                });
                menu.widget_info(|| {
                    egui::WidgetInfo::labeled(
                        egui::Role::Button,
                        true,
                        tr!("actions-for", name = name),
                    )
                });
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    let format = formats::by_id(open.dataset.decoder.format())
                        .map_or(report.format.as_str(), |format| labels::format(format));
                    let path = open.dataset.source.path.as_ref().map_or_else(
                        || tr!("built-in-data").to_owned(),
                        |path| escape_invisible(&path.display().to_string()).into_owned(),
                    );
                    ui.add(
                        egui::Label::new(name.as_ref()).truncate().show_tooltip_when_elided(false),
                    )
                    .on_hover_text(format!("{format}\n{path}"));
                });
            });
        });
        let doubts = doubts_text(report);
        // An indent with nothing in it would still paint its line.
        if open.comparison.is_none() && doubts.is_empty() {
            continue;
        }
        ui.indent(("facts", open.id), |ui| {
            if let Some(comparison) = &open.comparison {
                changes_ui(view, ui, open.id, comparison);
            }
            if !doubts.is_empty() {
                let text = egui::RichText::new(&doubts).small().color(theme.warning());
                let link = ui.add(egui::Link::new(text));
                if link.on_hover_text(tr!("open-the-report")).clicked() {
                    view.ask(Action::ShowReport(open.id));
                }
            }
        });
    }
    ui.separator();
}

/// What of a file was not read, or is in doubt; empty where there is nothing.
fn doubts_text(report: &Report) -> String {
    let skipped = report.skipped.count();
    let (warnings, unread) = (report.notes.count(), report.unread.len());
    let parts = [
        (skipped > 0, tr!("of-rows-not-read", skipped = skipped, rows = report.rows)),
        (unread > 0, tr!("count-columns-not-read", count = unread)),
        (warnings > 0, tr!("count-warnings", count = warnings)),
    ];
    let told = parts.into_iter().filter(|(is_so, _)| *is_so).map(|(_, text)| text);
    told.collect::<Vec<_>>().join(" · ")
}

/// What changed since the older version, which a click lists.
fn changes_ui(view: &View<'_>, ui: &mut egui::Ui, id: DatasetId, comparison: &Comparison) {
    let found = &comparison.difference;
    let text = tr!(
        "rows-added-removed-changed-briefly",
        added = found.added.len(),
        removed = found.removed.len(),
        changed = found.changed.len()
    );
    let older = escape_invisible(&comparison.old.source.name).into_owned();
    let tip = tr!("compared-with-the-older-version", name = older);
    ui.horizontal(|ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            button::make_flat(ui);
            if ui.add(IconButton::new(Icon::X, tr!("stop-comparing"))).clicked() {
                view.send(Command::Compare(id, None));
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let text = egui::RichText::new(text).small().color(ui.visuals().hyperlink_color);
                let list = egui::Button::new(text).frame(false).truncate();
                if ui.add(list).on_hover_text(tip).clicked() {
                    view.ask(Action::ShowChanges(id));
                }
            });
        });
    });
}
