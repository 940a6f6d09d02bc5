//! Panels and dialogs in their places.

use std::time::Duration;

use egui::{Context, Frame, Margin, Panel, Ui};

use super::Window;
use super::folding::{self, Side};
use super::panes::Pane;
use crate::base::escape::escape_invisible;
use crate::jobs::{Jobs, Saving};
use crate::language::tr;
use crate::ui::panels::{left_panel, nothing_matches, right_panel, status, top_bar};
use crate::ui::theme::{Theme, Token};
use crate::ui::{Action, View, dialogs, timeline};

impl Window {
    /// Paints everything.
    pub fn ui(&mut self, ui: &mut Ui) {
        let online = self.online_name();
        let map_status = self.map_status();
        self.panes.begin(ui.ctx());
        let window = ui.ctx().content_rect().size();
        self.folding.follow(window.x);
        let left_side = self.folding.left(&self.settings);
        let right_side = self.folding.right(&self.settings);
        let has_dialog = self.has_dialog();
        let has_side_window = self.has_side_window();
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
            let sides = [left_side, right_side].map(|side| side != Side::Folded);
            top_bar::ui(&view, ui, search, online.as_deref(), sides);
        });
        Panel::bottom("status").exact_size(status::HEIGHT).frame(bar(10)).show(ui, |ui| {
            panes.enter(Pane::Status, ui);
            status::ui(&view, ui, zones, &map_status, drawing);
        });
        let over_area = ui.available_rect_before_wrap();
        timeline_panel(window.y).frame(panel.inner_margin(Margin::symmetric(8, 0))).show(
            ui,
            |ui| {
                panes.enter(Pane::Timeline, ui);
                timeline.ui(&view, ui, map.centre());
            },
        );
        if left_side == Side::Docked {
            Panel::left("filters")
                .resizable(true)
                .default_size(left_panel::WIDTH)
                .size_range(220.0..=400.0)
                .frame(panel)
                .show(ui, |ui| {
                    panes.enter(Pane::Left, ui);
                    left_panel::ui(&view, ui, filters);
                });
        } else {
            Panel::left("rail").exact_size(left_panel::RAIL_POINTS).frame(panel).show(ui, |ui| {
                panes.enter(Pane::Left, ui);
                left_panel::rail_ui(&view, ui, left_side == Side::Over);
            });
        }
        let here = match view.session.document().focus {
            Some(event) if right_side != Side::Folded => map.events_beside(&view, event).to_vec(),
            _ => Vec::new(),
        };
        if right_side == Side::Docked {
            let (id, usual) = match window.x >= folding::ALL_FROM {
                true => ("details", right_panel::WIDTH),
                false => ("narrow details", right_panel::NARROW_WIDTH),
            };
            Panel::right(id)
                .resizable(true)
                .default_size(usual)
                .size_range(300.0..=480.0)
                .frame(panel)
                .show(ui, |ui| {
                    panes.enter(Pane::Right, ui);
                    right.ui(&view, ui, &here);
                });
        } else {
            Panel::right("right rail").exact_size(left_panel::RAIL_POINTS).frame(panel).show(
                ui,
                |ui| {
                    panes.enter(Pane::Right, ui);
                    right.rail_ui(&view, ui, right_side == Side::Over);
                },
            );
        }
        let room = ui.available_height();
        let is_table_alone = view.settings.table_open && room < LEAST_SHARED_POINTS;
        if view.settings.table_open && !is_table_alone {
            Panel::bottom("table")
                .resizable(true)
                .default_size((room * 0.45).min(220.0))
                .size_range(110.0..=(room - LEAST_MAP_POINTS).max(110.0))
                .show(ui, |ui| {
                    panes.enter(Pane::Table, ui);
                    ui.add_space(3.0);
                    table.ui(&view, ui);
                });
        }
        let between = over_area.with_min_x(over_area.left() + left_panel::RAIL_POINTS);
        let left_over = left_panel::WIDTH.min(between.width());
        let right_over = right_panel::WIDTH.min(between.width() - left_panel::RAIL_POINTS);
        let covered = |side, points| if side == Side::Over { points } else { 0.0 };
        map.covered = [covered(left_side, left_over), covered(right_side, right_over)];
        let map_area = egui::CentralPanel::default()
            .frame(match is_table_alone {
                true => panel.inner_margin(Margin { left: 8, right: 4, top: 3, bottom: 0 }),
                false => egui::Frame::NONE,
            })
            .show(ui, |ui| {
                if is_table_alone {
                    panes.enter(Pane::Table, ui);
                    table.ui(&view, ui);
                } else {
                    panes.enter(Pane::Map, ui);
                    map.ui(&view, ui);
                }
                ui.max_rect()
            })
            .inner;
        if left_side == Side::Over {
            over_ui(ui, "left over", between.with_max_x(between.left() + left_over), |ui| {
                panes.enter(Pane::Left, ui);
                left_panel::ui(&view, ui, filters);
            });
        }
        if right_side == Side::Over {
            let between = between.with_max_x(between.right() - left_panel::RAIL_POINTS);
            over_ui(ui, "right over", between.with_min_x(between.right() - right_over), |ui| {
                panes.enter(Pane::Right, ui);
                right.ui(&view, ui, &here);
            });
        }
        loading_ui(&view, ui.ctx(), jobs, map_area);
        if !has_dialog {
            nothing_matches::ui(&view, ui.ctx(), map_area);
            if !has_side_window {
                welcome.ui(&view, ui.ctx(), map_area, panes, timeline);
            }
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

/// Less room than this is for the table or the map, not for both, in points.
const LEAST_SHARED_POINTS: f32 = 250.0;

/// The table leaves at least so much to the map, in points.
const LEAST_MAP_POINTS: f32 = 140.0;

/// The panel of the time slider in a window so high. What was dragged in a high window is
/// not kept in a low one.
fn timeline_panel(window_points: f32) -> Panel {
    let [least, usual, most] = timeline::heights(window_points);
    match (least < usual, usual < timeline::HEIGHT) {
        (false, _) => Panel::bottom("flat timeline").resizable(false).exact_size(usual),
        (true, is_low) => Panel::bottom(if is_low { "low timeline" } else { "timeline" })
            .resizable(true)
            .default_size(usual)
            .size_range(least..=most),
    }
}

/// A panel at `rect` over the map and what is below it.
fn over_ui(ui: &Ui, id: &str, rect: egui::Rect, add: impl FnOnce(&mut Ui)) {
    let theme = Theme::of(ui.ctx());
    let area = egui::Area::new(egui::Id::unique(id)).fixed_pos(rect.min).constrain(false);
    area.show(ui.ctx(), |ui| {
        let edge = egui::Stroke::new(1.0, theme.token(Token::Control));
        let inside = ui.allocate_rect(rect, egui::Sense::click_and_drag()).rect;
        ui.painter().rect(rect, 0.0, theme.token(Token::Panel), edge, egui::StrokeKind::Inside);
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(inside.shrink(1.0)));
        child.set_clip_rect(inside);
        add(&mut child);
    });
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
