//! What people see who open the window for the first time: three ways to begin, and a
//! short tour of the panes that can be left at any moment.

use egui::{Context, Label, Rect, RichText, StrokeKind, Ui};

use super::panes::{Pane, Panes};
use crate::filter::{Mode, TimeFilter};
use crate::language::tr;
use crate::session::Command;
use crate::ui::settings::Change;
use crate::ui::theme::{Theme, Token, semibold, semibold_id};
use crate::ui::timeline::Timeline;
use crate::ui::widgets::icon::Icon;
use crate::ui::widgets::{button, dialog, scrolled};
use crate::ui::{Action, View, format};

/// Width of the card, in points.
const CARD_POINTS: f32 = 400.0;

/// A smaller map has no room for it beside its tools, and only the tour is shown over it.
const LEAST_MAP: egui::Vec2 = egui::vec2(460.0, 290.0);

/// What one step of the tour is about.
struct Step {
    pane: Pane,
    title: fn() -> &'static str,
    text: fn() -> &'static str,
}

const TOUR: [Step; 5] = [
    Step { pane: Pane::Map, title: || tr!("tour-map"), text: || tr!("tour-map-text") },
    Step { pane: Pane::Timeline, title: || tr!("tour-time"), text: || tr!("tour-time-text") },
    Step { pane: Pane::Left, title: || tr!("tour-filters"), text: || tr!("tour-filters-text") },
    Step { pane: Pane::Right, title: || tr!("tour-event"), text: || tr!("tour-event-text") },
    Step { pane: Pane::Top, title: || tr!("tour-export"), text: || tr!("tour-export-text") },
];

/// How far the tour is; nothing while it is not under way.
#[derive(Debug, Default)]
pub struct Welcome {
    step: Option<usize>,
}

impl Welcome {
    /// Begins the tour.
    pub fn begin_tour(&mut self) {
        self.step = Some(0);
    }

    /// Leaves the tour; whether it was under way.
    pub fn leave_tour(&mut self) -> bool {
        self.step.take().is_some()
    }

    /// Paints the card over the map at `map`, while there is something to show.
    pub fn ui(
        &mut self,
        view: &View<'_>,
        ctx: &Context,
        map: Rect,
        panes: &Panes,
        timeline: &mut Timeline,
    ) {
        let is_first = !view.settings.hint_closed;
        let has_room = map.width() >= LEAST_MAP.x && map.height() >= LEAST_MAP.y;
        if self.step.is_none() && !(is_first && has_room) {
            return;
        }
        if let Some(step) = self.step.and_then(|step| TOUR.get(step))
            && let Some(pane) = panes.rect(step.pane)
        {
            let layer = egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("tour ring"));
            let stroke = egui::Stroke::new(3.0, Theme::of(ctx).token(Token::Accent));
            ctx.layer_painter(layer).rect_stroke(pane, 4.0, stroke, StrokeKind::Inside);
        }
        egui::Area::new(egui::Id::unique("welcome"))
            .order(egui::Order::Foreground)
            .pivot(egui::Align2::CENTER_TOP)
            .fixed_pos(map.center_top() + egui::vec2(20.0, 52.0))
            .show(ctx, |ui| {
                egui::Frame::popup(ui.style()).inner_margin(14.0).show(ui, |ui| {
                    ui.set_width(CARD_POINTS.min(ctx.content_rect().width() - 60.0));
                    scrolled::menu(ui, |ui| match self.step {
                        None => self.choices_ui(view, ui, timeline),
                        Some(step) => self.step_ui(ui, step),
                    });
                });
            });
    }

    fn choices_ui(&mut self, view: &View<'_>, ui: &mut Ui, timeline: &mut Timeline) {
        let faint = Theme::of(ui.ctx()).token(Token::Text2);
        ui.label(RichText::new(tr!("where-to-begin")).heading());
        let zone = view.settings.zone();
        if let Some(extent) = view.session.extent() {
            let [first, last] = [extent.start(), extent.end().plus_secs(-1)]
                .map(|at| format::day_in_words(at, &zone));
            let count = view.session.derived().total_count();
            let text = tr!("what-is-open-at-the-start", count = count, first = first, last = last);
            ui.add(Label::new(RichText::new(text).color(faint)).wrap());
        }
        ui.add_space(6.0);
        if let Some((at, events)) = timeline.last_attack(view) {
            let day = format::day_in_words(at.end().plus_secs(-1), &zone);
            let about = tr!("count-events", count = events);
            if way_ui(ui, Icon::Clock, &tr!("the-attack-of", day = day), &about) {
                let time = view.session.document().filters.time;
                let next = TimeFilter { mode: Mode::Window, window: Some(at), ..time };
                view.send(Command::SetTime(next));
                timeline.fit_last_attack(view);
            }
        }
        if way_ui(ui, Icon::FolderOpen, tr!("open-my-files"), tr!("open-my-files-about")) {
            view.ask(Action::OpenDialog);
            view.ask(Action::Set(Change::CloseHint));
        }
        let about = tr!("how-to-read-the-map-about");
        if way_ui(ui, Icon::Question, tr!("how-to-read-the-map"), about) {
            self.begin_tour();
            view.ask(Action::Set(Change::CloseHint));
        }
        let close = |ui: &mut Ui| ui.button(tr!("close")).clicked();
        if dialog::foot(ui, |_| {}, close) {
            view.ask(Action::Set(Change::CloseHint));
        }
    }

    fn step_ui(&mut self, ui: &mut Ui, step: usize) {
        let Some(Step { title, text, .. }) = TOUR.get(step) else {
            self.step = None;
            return;
        };
        ui.horizontal(|ui| {
            ui.label(semibold(title()));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let faint = Theme::of(ui.ctx()).faint_text();
                ui.colored_label(faint, tr!("step-of", step = step + 1, count = TOUR.len()));
            });
        });
        ui.add_space(4.0);
        ui.add(egui::Label::new(text()).wrap());
        ui.add_space(8.0);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
            let is_last = step + 1 == TOUR.len();
            let label = if is_last { tr!("tour-done") } else { tr!("tour-next") };
            if button::primary(ui, label, true).clicked() {
                self.step = (!is_last).then_some(step + 1);
            }
            if step > 0 && ui.button(tr!("tour-back")).clicked() {
                self.step = Some(step - 1);
            }
            if !is_last && ui.button(tr!("leave-the-tour")).clicked() {
                self.step = None;
            }
        });
    }
}

/// Height of a way to begin, in points.
const WAY_POINTS: f32 = 46.0;

/// A way to begin, with a few words about it; whether it was taken.
fn way_ui(ui: &mut Ui, icon: Icon, title: &str, about: &str) -> bool {
    let theme = Theme::of(ui.ctx());
    let mut text = egui::text::LayoutJob::default();
    let mut append = |words: &str, font, colour| {
        text.append(words, 0.0, egui::TextFormat::simple(font, colour));
    };
    append(title, semibold_id(13.0), theme.token(Token::Text));
    append("\n", semibold_id(13.0), theme.token(Token::Text));
    let small = egui::TextStyle::Small.resolve(ui.style());
    append(about, small, theme.token(Token::Text2));
    let icon = icon.text().color(theme.token(Token::Text2));
    let caret = Icon::CaretRight.text().color(theme.token(Token::Text2));
    let size = egui::vec2(ui.available_width(), WAY_POINTS);
    let button = egui::Button::new((icon, text)).right_text(caret).min_size(size);
    let response = ui.add(button);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, title));
    response.clicked()
}
