//! The window that lists every request that was made.

use egui_extras::{Column, TableBuilder};

use crate::language::tr;
use crate::net::Network;
use crate::net::log::{Entry, RequestLog};
use crate::ui::format::{self, number};
use crate::ui::theme::Theme;
use crate::ui::widgets::dialog::Dialog;
use crate::ui::widgets::{choice, scrolled};
use crate::ui::{Action, View};

/// The window.
#[derive(Debug, Default)]
pub struct RequestsWindow {
    with_disk: bool,
}

impl RequestsWindow {
    /// Paints the window; whether it stays open.
    pub fn ui(&mut self, view: &View<'_>, ctx: &egui::Context, network: &Network) -> bool {
        let mut open = true;
        let size = scrolled::size(ctx, egui::vec2(640.0, 340.0));
        Dialog::resizable(tr!("requests"), "requests", ctx, size).show(
            ctx,
            Some(&mut open),
            |ui| {
                scrolled::filling(ui, egui::vec2(620.0, 300.0), |ui| {
                    self.contents_ui(view, ui, network);
                });
            },
        );
        open
    }

    fn contents_ui(&mut self, view: &View<'_>, ui: &mut egui::Ui, network: &Network) {
        let log = network.log();
        let (sent, bytes) = log.totals();
        if sent == 0 {
            ui.label(tr!("nothing-was-requested-since-the-program-was"));
        } else {
            ui.label(tr!("requests-since-start", count = sent, bytes = format::size(bytes)));
        }
        let text = tr!("nothing-but-maps-from-the-internet-uses");
        ui.label(egui::RichText::new(text).small().color(Theme::of(ui.ctx()).faint_text()));
        let mut entries = log.newest_first();
        let any = !entries.is_empty();
        if !self.with_disk {
            entries.retain(Entry::was_sent);
        }
        if !any {
            return;
        }
        ui.horizontal(|ui| {
            choice::checkbox(ui, &mut self.with_disk, tr!("include-cache-hits"))
                .on_hover_text(tr!("what-was-kept-on-this-computer-and"));
            if ui.button(tr!("copy-as-text")).clicked() {
                view.ask(Action::Copy(RequestLog::text(&entries, &view.settings.zone())));
            }
        });
        table_ui(view, ui, &entries);
    }
}

fn table_ui(view: &View<'_>, ui: &mut egui::Ui, entries: &[Entry]) {
    let theme = Theme::of(ui.ctx());
    let zone = view.settings.zone();
    TableBuilder::new(ui)
        .striped(true)
        .auto_shrink([false, false])
        .column(Column::exact(60.0))
        .column(Column::exact(170.0).clip(true))
        .column(Column::exact(240.0).clip(true))
        .column(Column::remainder().clip(true))
        .column(Column::exact(70.0))
        .header(18.0, |mut header| {
            for name in [tr!("time"), tr!("host"), tr!("what-for"), tr!("answer"), tr!("bytes")] {
                header.col(|ui| {
                    ui.label(egui::RichText::new(name).small().color(theme.faint_text()));
                });
            }
        })
        .body(|body| {
            body.rows(18.0, entries.len(), |mut row| {
                let entry = &entries[row.index()];
                let at = entry.at.to_zoned_datetime(zone.clone()).strftime("%H:%M:%S").to_string();
                let (answer, bytes) = (entry.outcome_text(), number(entry.bytes as usize));
                let purpose = entry.purpose.to_string();
                for text in [&at, &entry.host, &purpose, &answer, &bytes] {
                    row.col(|ui| {
                        let label = egui::Label::new(text.as_str()).truncate();
                        ui.add(label.show_tooltip_when_elided(false)).on_hover_text(text);
                    });
                }
            });
        });
}
