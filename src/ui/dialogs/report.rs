//! The report of a file: what became of every row.

use egui::RichText;
use egui_extras::{Column, TableBuilder};

use crate::base::escape::escape_invisible;
use crate::dataset::report::Problems;
use crate::dataset::schema::{self, Field};
use crate::dataset::{Dataset, Report};
use crate::import::formats;
use crate::language::tr;
use crate::session::{Command, DatasetId, Selection, SelectionOp};
use crate::ui::format::{self, number};
use crate::ui::labels;
use crate::ui::theme::{Theme, Token, semibold};
use crate::ui::widgets::dialog::{self, Dialog};
use crate::ui::widgets::scrolled;
use crate::ui::widgets::{button, icon::Icon};
use crate::ui::{Action, View};

/// Kinds of warnings that are listed.
const MOST_KINDS: usize = 100;

/// Paints the report of `id` while `open`.
pub fn ui(view: &View<'_>, ctx: &egui::Context, id: DatasetId, open: &mut bool) {
    let Some(dataset) = view.session.dataset(id) else {
        *open = false;
        return;
    };
    let room = ctx.content_rect().size() - egui::vec2(40.0, 60.0);
    let mut is_closed = false;
    let title = tr!("report-on", file = escape_invisible(&dataset.source.name));
    let size = room.min(egui::vec2(760.0, 620.0));
    Dialog::resizable(&title, "report", ctx, size).window(|window| window.max_size(room)).show(
        ctx,
        Some(open),
        |ui| {
            scrolled::filling(ui, egui::vec2(560.0, 320.0), |ui| {
                let report = &dataset.report;
                let foot = button::CONTROL_POINTS + 20.0;
                let height = ui.available_height() - foot;
                egui::ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(
                    ui,
                    |ui| {
                        facts_ui(view, ui, report);
                        unread_ui(view, ui, id, dataset);
                        kinds_ui(view, ui, id, dataset);
                        columns_ui(ui, report);
                        let skipped = &report.skipped;
                        problems_ui(ui, tr!("rejected-rows"), skipped, "skipped");
                        problems_ui(ui, tr!("warnings"), &report.notes, "notes");
                    },
                );
                dialog::foot(
                    ui,
                    |ui| {
                        if ui.link(tr!("copy-as-json")).clicked() {
                            let text =
                                serde_json::to_string_pretty(&report.to_json()).unwrap_or_default();
                            view.ask(Action::Copy(text));
                        }
                    },
                    |ui| {
                        is_closed = button::primary(ui, tr!("close"), true).clicked();
                        if ui.button(tr!("columns-button")).clicked() {
                            view.ask(Action::MapColumns(id));
                        }
                    },
                );
            });
        },
    );
    *open &= !is_closed;
}

/// Which columns fill which fields, and why.
fn columns_ui(ui: &mut egui::Ui, report: &Report) {
    if report.columns.is_empty() {
        return;
    }
    heading(ui, tr!("columns-that-are-read"));
    let theme = Theme::of(ui.ctx());
    egui::Grid::new("report columns").num_columns(3).spacing([14.0, 4.0]).show(ui, |ui| {
        for taken in &report.columns {
            let field = Field::from_id(&taken.field).map(|field| labels::column_field(field.def()));
            ui.label(field.unwrap_or(&taken.field));
            ui.label(RichText::new(taken.columns.join(", ")).monospace());
            if taken.is_sure {
                ui.label(RichText::new(taken.reason.to_string()).color(theme.token(Token::Text2)));
            } else {
                let text = Icon::Warning.with(&tr!("not-sure", reason = taken.reason));
                ui.label(RichText::new(text).color(theme.warning()));
            }
            ui.end_row();
        }
    });
}

/// Columns that were left, though they seem to say something; each can be read after all.
fn unread_ui(view: &View<'_>, ui: &mut egui::Ui, id: DatasetId, dataset: &Dataset) {
    let unread = &dataset.report.unread;
    if unread.is_empty() {
        return;
    }
    heading(ui, &tr!("columns-that-are-not-read", count = unread.len()));
    egui::Grid::new("report unread").num_columns(3).spacing([14.0, 4.0]).show(ui, |ui| {
        for column in unread {
            ui.label(RichText::new(&column.column).monospace());
            ui.label(column.reason.to_string());
            let menu = ui.menu_button(tr!("read-as"), |ui| {
                egui::ScrollArea::vertical().max_height(260.0).show(ui, |ui| {
                    for def in schema::fillable() {
                        if ui.button(labels::column_field(def)).clicked() {
                            read_as(view, id, dataset, &column.column, def.field);
                            ui.close();
                        }
                    }
                });
            });
            let name = tr!("read-column-as", column = column.column);
            menu.response
                .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name.as_str()));
            ui.end_row();
        }
    });
}

/// Reads the file again with `column` as `field`, beside what is read now.
fn read_as(view: &View<'_>, id: DatasetId, dataset: &Dataset, column: &str, field: Field) {
    let Some(path) = dataset.source.path.clone() else { return };
    let mut options = dataset.options.clone();
    // A choice of columns by hand stands as it is, but for this field.
    if let (Some(mapping), Some(index)) =
        (&mut options.mapping, dataset.decoder.column_index(column))
    {
        mapping.set(field, Some(index));
    } else {
        options.named_columns.insert(field, vec![column.to_owned()]);
    }
    view.ask(Action::OpenAs(path, options, Some(id)));
}

/// The warnings by kind, with the events that each of them concerns.
fn kinds_ui(view: &View<'_>, ui: &mut egui::Ui, id: DatasetId, dataset: &Dataset) {
    let kinds = dataset.report.notes.kinds().all();
    if kinds.is_empty() {
        return;
    }
    let theme = Theme::of(ui.ctx());
    heading(ui, tr!("warnings-by-kind"));
    egui::Grid::new("report kinds").num_columns(4).spacing([14.0, 4.0]).show(ui, |ui| {
        for (index, kind) in kinds.iter().enumerate().take(MOST_KINDS) {
            ui.label(number(kind.count as usize));
            ui.label(RichText::new(&kind.column).monospace());
            let tip = tr!("select-the-events-that-this-concerns-on");
            let response = ui.button(tr!("select-events")).on_hover_text(tip);
            let said = tr!("select-events-named", column = kind.column, reason = kind.reason);
            response
                .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, said.as_str()));
            if response.clicked() {
                let rows = dataset.rows_with_warning(index);
                let selection = Selection::from_rows(std::iter::once((id, rows)));
                view.send(Command::SelectRows(selection, SelectionOp::Replace));
            }
            ui.add(egui::Label::new(kind.reason.to_string()).wrap());
            ui.end_row();
        }
    });
    if kinds.len() > MOST_KINDS {
        let more = number(kinds.len() - MOST_KINDS);
        ui.label(
            RichText::new(tr!("more-kinds-of-warnings", count = more)).color(theme.faint_text()),
        );
    }
}

fn heading(ui: &mut egui::Ui, text: &str) {
    ui.add_space(8.0);
    ui.label(semibold(text));
}

fn facts_ui(view: &View<'_>, ui: &mut egui::Ui, report: &Report) {
    let count = |value: u64| number(value as usize);
    let format = formats::by_id(&report.format)
        .map_or(report.format.as_str(), |format| labels::format(format));
    let delimiter = match report.delimiter {
        Some('\t') => tr!("delimiter-tab").to_owned(),
        Some(delimiter) => tr!("delimiter-sign", sign = delimiter.to_string()),
        None => String::new(),
    };
    for sentence in &report.decoded {
        ui.add(egui::Label::new(sentence.to_string()).wrap());
    }
    let theme = Theme::of(ui.ctx());
    let zone = view.settings.zone();
    let extent = report.extent.map_or_else(
        || tr!("no-time-in-any-row").to_owned(),
        |extent| {
            format!(
                "{} – {}",
                format::minute(extent.start(), &zone),
                format::minute(extent.end(), &zone)
            )
        },
    );
    egui::Grid::new("report facts").num_columns(4).spacing([14.0, 4.0]).show(ui, |ui| {
        let facts = [
            (tr!("recognised-as"), format!("{format} ({}{delimiter})", report.encoding)),
            (tr!("rows-read"), count(report.rows)),
            (tr!("events"), count(report.events)),
            (tr!("rejected-rows"), count(report.skipped.count())),
            (tr!("events-without-a-time"), count(report.undated)),
            (tr!("events-without-a-place"), count(report.unplaced)),
            (tr!("located-by-the-built-in-gazetteer"), count(report.located_by_gazetteer)),
            (tr!("repeated-ids"), count(report.repeated_ids)),
            (tr!("claims"), count(report.claims)),
            (tr!("from-first-start-to-last-end"), extent),
        ];
        for pair in facts.chunks(2) {
            for (name, value) in pair {
                ui.label(RichText::new(*name).color(theme.token(Token::Text2)));
                ui.label(value);
            }
            ui.end_row();
        }
    });
}

fn problems_ui(ui: &mut egui::Ui, title: &str, problems: &Problems, salt: &str) {
    let (listed, count) = (problems.listed(), problems.count() as usize);
    if count == 0 {
        return;
    }
    let theme = Theme::of(ui.ctx());
    let more = count - listed.len();
    heading(ui, &format!("{title}: {}", number(count)));
    if more > 0 {
        ui.label(
            RichText::new(tr!("the-first-are-listed", count = listed.len()))
                .color(theme.faint_text()),
        );
    }
    ui.push_id(salt, |ui| {
        TableBuilder::new(ui)
            .striped(true)
            .resizable(true)
            .max_scroll_height(180.0)
            .column(Column::initial(56.0))
            .column(Column::initial(110.0).clip(true))
            .column(Column::initial(170.0).clip(true))
            .column(Column::remainder().clip(true))
            .header(18.0, |mut header| {
                for name in
                    [tr!("column-line"), tr!("column"), tr!("column-text"), tr!("column-reason")]
                {
                    header.col(|ui| {
                        ui.label(RichText::new(name).small().color(theme.faint_text()));
                    });
                }
            })
            .body(|body| {
                body.rows(18.0, listed.len(), |mut row| {
                    let problem = &listed[row.index()];
                    let line = if problem.line == 0 {
                        String::new()
                    } else {
                        number(problem.line as usize)
                    };
                    let reason = problem.reason.to_string();
                    for text in [line.as_str(), &problem.column, &problem.text, &reason] {
                        row.col(|ui| {
                            let label = egui::Label::new(text).truncate();
                            ui.add(label.show_tooltip_when_elided(false)).on_hover_text(text);
                        });
                    }
                });
            });
    });
}
