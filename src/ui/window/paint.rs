//! Panels and dialogs in their places.

use std::time::Duration;

use egui::{Context, Frame, Margin, Panel, Ui};

use super::Window;
use super::panes::Pane;
use crate::base::escape::escape_invisible;
use crate::jobs::{Jobs, Saving};
use crate::language::tr;
use crate::ui::panels::{left_panel, status, top_bar};
use crate::ui::theme::{Theme, Token};
use crate::ui::{Action, View, dialogs, timeline};

impl Window {
    /// Paints everything.
    pub fn ui(&mut self, ui: &mut Ui) {
        let online = self.online_name();
        let map_status = self.map_status();
        self.panes.begin(ui.ctx());
        self.folding.follow(ui.ctx().content_rect().width());
        let left_open = self.folding.is_left_open(&self.settings);
        let right_open = self.folding.is_right_open(&self.settings);
        let has_dialog = self.has_dialog();
        let Self {
            session,
            settings,
            playback,
            queue,
            records,
            search,
            zones,
            timeline,
            table,
            filters,
            right,
            map,
            jobs,
            panes,
            welcome,
            ..
        } = self;
        let view = View { session, settings, playback, queue, records };
        let drawing = jobs.drawing();
        let theme = Theme::of(ui.ctx());
        let bar = |horizontal| {
            Frame::new()
                .fill(theme.token(Token::Bar))
                .inner_margin(Margin::symmetric(horizontal, 0))
        };
        let panel = Frame::new().fill(theme.token(Token::Panel));
        Panel::top("top bar").exact_size(top_bar::HEIGHT).frame(bar(8)).show(ui, |ui| {
            panes.enter(Pane::Top, ui);
            top_bar::ui(&view, ui, search, online.as_deref());
        });
        Panel::bottom("status").exact_size(status::HEIGHT).frame(bar(10)).show(ui, |ui| {
            panes.enter(Pane::Status, ui);
            status::ui(&view, ui, zones, &map_status, drawing);
        });
        Panel::bottom("timeline")
            .resizable(true)
            .default_size(timeline::HEIGHT)
            .size_range(116.0..=360.0)
            .frame(panel.inner_margin(Margin::symmetric(8, 0)))
            .show(ui, |ui| {
                panes.enter(Pane::Timeline, ui);
                timeline.ui(&view, ui, map.centre());
            });
        if left_open {
            Panel::left("filters")
                .resizable(true)
                .default_size(272.0)
                .size_range(220.0..=400.0)
                .frame(panel)
                .show(ui, |ui| {
                    panes.enter(Pane::Left, ui);
                    left_panel::ui(&view, ui, filters);
                });
        } else {
            Panel::left("rail").exact_size(left_panel::RAIL_POINTS).frame(panel).show(ui, |ui| {
                panes.enter(Pane::Left, ui);
                left_panel::rail_ui(&view, ui);
            });
        }
        if right_open {
            let here = view
                .session
                .document()
                .focus
                .map_or(&[][..], |event| map.events_beside(&view, event))
                .to_vec();
            Panel::right("details")
                .resizable(true)
                .default_size(340.0)
                .size_range(300.0..=480.0)
                .frame(panel)
                .show(ui, |ui| {
                    panes.enter(Pane::Right, ui);
                    right.ui(&view, ui, &here);
                });
        }
        if view.settings.table_open {
            Panel::bottom("table")
                .resizable(true)
                .default_size(220.0)
                .size_range(110.0..=900.0)
                .show(ui, |ui| {
                    panes.enter(Pane::Table, ui);
                    ui.add_space(3.0);
                    table.ui(&view, ui);
                });
        }
        let map_area = egui::CentralPanel::default()
            .frame(egui::Frame::NONE)
            .show(ui, |ui| {
                panes.enter(Pane::Map, ui);
                map.ui(&view, ui);
                ui.max_rect()
            })
            .inner;
        loading_ui(&view, ui.ctx(), jobs, map_area);
        let last_attack = match settings.hint_closed {
            true => None,
            false => timeline.last_attack(&view),
        };
        if !has_dialog {
            welcome.ui(&view, ui.ctx(), map_area, panes, last_attack);
        }
        self.dialogs_ui(ui.ctx(), map_area);
        if !self.queue.is_empty() {
            ui.request_repaint();
        }
        self.performance.end(&self.session);
    }

    fn dialogs_ui(&mut self, ctx: &Context, map_area: egui::Rect) {
        let Self {
            session,
            settings,
            playback,
            queue,
            records,
            report,
            changes,
            publication,
            path,
            columns,
            export,
            notes,
            link,
            ..
        } = self;
        let mut remember = None;
        let mut entered = None;
        {
            let view = View { session, settings, playback, queue, records };
            if let Some(id) = *report {
                let mut open = true;
                dialogs::report::ui(&view, ctx, id, &mut open);
                if !open {
                    *report = None;
                }
            }
            if let Some(dialog) = changes
                && !dialog.ui(&view, ctx)
            {
                *changes = None;
            }
            if let Some(dialog) = publication
                && !dialog.ui(&view, ctx)
            {
                *publication = None;
            }
            if let Some(dialog) = path {
                let (stays, chosen) = dialog.ui(&view, ctx);
                entered = chosen;
                if !stays && entered.is_none() {
                    *path = None;
                }
            }
            // Of several files the one that was opened first is asked about first.
            if let Some(dialog) = columns.first_mut() {
                let open = dialog.ui(&view, ctx);
                remember = dialog.remember.take();
                if !open {
                    columns.remove(0);
                }
            }
            if let Some(dialog) = export
                && !dialog.ui(&view, ctx)
            {
                *export = None;
            }
            if let Some(window) = notes
                && !window.ui(&view, ctx)
            {
                *notes = None;
            }
            if link.as_ref().is_some_and(|dialog| !dialog.ui(&view, ctx)) {
                *link = None;
            }
        }
        if let Some(chosen) = entered
            && let Some(dialog) = self.path.take()
        {
            self.jobs.answer(dialog.into_question(), chosen);
        }
        if let Some((header, mapping)) = remember {
            self.settings.remember_header(header, mapping);
        }
        self.recovered_ui(ctx);
        self.online_windows_ui(ctx);
        self.choosing_ui(ctx);
        self.picture_ui(ctx);
        self.help.ui(ctx);
        if self.performance.open {
            self.performance.ui(&self.session, ctx, &self.map.figures());
        }
        if self.notices.ui(ctx, map_area, self.session.revision()) {
            self.queue.push(Action::Session(crate::session::Command::Undo));
        }
        if ctx.input(|input| !input.raw.hovered_files.is_empty()) {
            let painter = ctx.layer_painter(egui::LayerId::new(
                egui::Order::Foreground,
                egui::Id::unique("drop"),
            ));
            let theme = Theme::of(ctx);
            painter.rect_filled(map_area, 0.0, Theme::faded(theme.accent(), 0.2));
            painter.text(
                map_area.center(),
                egui::Align2::CENTER_CENTER,
                tr!("drop-to-open"),
                egui::FontId::proportional(22.0),
                theme.accent(),
            );
        }
    }
}

/// Saving is told once it takes longer than this; most are done by then.
const SAVING_SHOWN_AFTER: Duration = Duration::from_millis(400);

fn loading_ui(view: &View<'_>, ctx: &Context, jobs: &Jobs, area: egui::Rect) {
    let late = |saving: &&Saving| saving.since.elapsed() >= SAVING_SHOWN_AFTER;
    let saving: Vec<&Saving> = jobs.saving().iter().filter(late).collect();
    if jobs.reading().is_empty() && saving.is_empty() {
        return;
    }
    egui::Area::new(egui::Id::unique("loading"))
        .order(egui::Order::Foreground)
        .pivot(egui::Align2::CENTER_TOP)
        .fixed_pos(area.center_top() + egui::vec2(0.0, 50.0))
        .show(ctx, |ui| {
            egui::Frame::popup(ui.style()).show(ui, |ui| {
                for reading in jobs.reading() {
                    let name = reading
                        .path
                        .file_name()
                        .unwrap_or(reading.path.as_os_str())
                        .to_string_lossy();
                    ui.label(tr!("reading-file", name = escape_invisible(&name)));
                    let bar =
                        egui::ProgressBar::new(reading.progress.fraction()).desired_width(260.0);
                    ui.add(bar.show_percentage());
                }
                for saving in saving {
                    let name = saving.path.file_name().unwrap_or(saving.path.as_os_str());
                    ui.label(tr!("saving-file", name = escape_invisible(&name.to_string_lossy())))
                        .on_hover_text(tr!("the-disk-or-the-share-has-not"));
                }
                if !jobs.reading().is_empty() && ui.button(tr!("cancel")).clicked() {
                    view.ask(Action::CancelLoading);
                }
            });
        });
}
