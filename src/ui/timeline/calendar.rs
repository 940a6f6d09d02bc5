//! A month whose days say how many events they may hold: a click makes one the time
//! window, Shift and a click reach to it, the name of the month takes all of it.

use egui::{Popup, PopupCloseBehavior, Sense, Ui, WidgetInfo, vec2};
use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;

use super::fields::Fields;
use super::presets::{day_start, days};
use crate::dataset::Interval;
use crate::filter::{Mode, TimeFilter};
use crate::language::tr;
use crate::session::{Command, CountedView};
use crate::summary::Histogram;
use crate::summary::bins::{Bins, Width};
use crate::ui::theme::{Theme, Token, semibold};
use crate::ui::widgets::button::CONTROL_POINTS;
use crate::ui::widgets::icon::{Icon, IconButton};
use crate::ui::widgets::scrolled;
use crate::ui::{View, format, labels};

/// A day, in points.
const DAY_POINTS: egui::Vec2 = vec2(34.0, 30.0);

/// Width of a week, in points.
const MONTH_POINTS: f32 = 7.0 * (DAY_POINTS.x + 2.0);

/// The month that is shown, and what was counted of it.
#[derive(Debug, Default)]
pub struct Calendar {
    /// Its first day; that of the window, or of the last event, until people turn pages.
    month: Option<Date>,
    counted: Option<(u64, Date, TimeZone, Vec<f64>)>,
}

impl Calendar {
    /// Paints the button that opens it. With `fields` the dates stand above the month,
    /// since they have no room beside the button.
    pub fn ui(
        &mut self,
        view: &View<'_>,
        ui: &mut Ui,
        time: TimeFilter,
        fields: Option<&mut Fields>,
    ) {
        let button = ui.add(IconButton::new(Icon::CalendarBlank, tr!("calendar")));
        if button.clicked() {
            self.month = None;
        }
        if fields.as_ref().is_some_and(|fields| fields.wants_focus()) {
            Popup::open_id(ui.ctx(), Popup::default_response_id(&button));
        }
        Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
            scrolled::menu(ui, |ui| {
                if let Some(fields) = fields {
                    ui.horizontal_wrapped(|ui| {
                        ui.set_max_width(MONTH_POINTS);
                        fields.of_mode_ui(view, ui, time);
                    });
                }
                self.month_ui(view, ui, time);
            });
        });
    }

    fn month_ui(&mut self, view: &View<'_>, ui: &mut Ui, time: TimeFilter) {
        let zone = view.settings.zone();
        let Some(month) = self.shown(view, time, &zone) else { return };
        ui.spacing_mut().item_spacing = vec2(2.0, 2.0);
        ui.set_width(MONTH_POINTS);
        ui.horizontal(|ui| {
            let mut turn = |ui: &mut Ui, icon, label, months: i32| {
                let turned = month.checked_add(months.months()).ok();
                if ui.add(IconButton::new(icon, label)).clicked() && turned.is_some() {
                    self.month = turned;
                }
            };
            turn(ui, Icon::CaretLeft, tr!("previous-month"), -1);
            let name = format::month_in_words(day_start(month, &zone), &zone);
            let between = vec2(MONTH_POINTS - 2.0 * (CONTROL_POINTS + 2.0), CONTROL_POINTS);
            let response = ui.add_sized(between, egui::Button::new(semibold(&name)).frame(false));
            turn(ui, Icon::CaretRight, tr!("next-month"), 1);
            if response.on_hover_text(tr!("show-this-month")).clicked()
                && let Some(all) = days(month, month.last_of_month(), &zone)
            {
                send(view, time, all);
            }
        });
        let faint = Theme::of(ui.ctx()).faint_text();
        ui.horizontal(|ui| {
            for day in 0..7 {
                let (rect, _) = ui.allocate_exact_size(vec2(DAY_POINTS.x, 18.0), Sense::hover());
                ui.painter().text(
                    rect.center(),
                    egui::Align2::CENTER_CENTER,
                    labels::short_weekday(day),
                    egui::TextStyle::Small.resolve(ui.style()),
                    faint,
                );
            }
        });
        let counts = self.counts(view, month, &zone).to_vec();
        let before = month.weekday().since(Weekday::Monday);
        let first = month.checked_sub(i32::from(before).days()).unwrap_or(month);
        for week in 0..6 {
            let start = first.saturating_add((7 * week).days());
            if start > month.last_of_month() {
                break;
            }
            ui.horizontal(|ui| {
                for day in 0..7 {
                    let date = start.saturating_add(day.days());
                    if date.month() != month.month() {
                        ui.allocate_exact_size(DAY_POINTS, Sense::hover());
                        continue;
                    }
                    let count = counts.get(usize::from(date.day() as u8) - 1).copied();
                    self.day_ui(view, ui, time, date, count.unwrap_or_default(), &zone);
                }
            });
        }
    }

    fn day_ui(
        &self,
        view: &View<'_>,
        ui: &mut Ui,
        time: TimeFilter,
        date: Date,
        count: f64,
        zone: &TimeZone,
    ) {
        let theme = Theme::of(ui.ctx());
        let Some(day) = days(date, date, zone) else { return };
        let is_in_window =
            time.window.is_some_and(|window| window.overlaps(day)) && time.mode != Mode::Off;
        let (rect, response) = ui.allocate_exact_size(DAY_POINTS, Sense::click());
        let events = count.ceil() as usize;
        let name = format::day_in_words(day.start(), zone);
        let label = format!("{name}, {}", tr!("count-events", count = events));
        response
            .widget_info(|| WidgetInfo::selected(egui::Role::Button, true, is_in_window, &label));
        let ground = match (is_in_window, response.hovered()) {
            (true, _) => theme.token(Token::AccentSoft),
            (false, true) => theme.token(Token::Hover),
            _ => egui::Color32::TRANSPARENT,
        };
        let edge = if response.has_focus() { theme.token(Token::Accent) } else { ground };
        let painter = ui.painter();
        painter.rect(rect, 4.0, ground, egui::Stroke::new(2.0, edge), egui::StrokeKind::Inside);
        let colour = theme.token(if events > 0 { Token::Text } else { Token::Text3 });
        painter.text(
            rect.center() - vec2(0.0, 3.0),
            egui::Align2::CENTER_CENTER,
            date.day(),
            egui::TextStyle::Body.resolve(ui.style()),
            colour,
        );
        if events > 0 {
            // One to three dots: some, ten and more, a hundred and more.
            let dots = (count.max(1.0).log10().floor() as i32).clamp(0, 2) + 1;
            for dot in 0..dots {
                let x = (dot as f32 - (dots - 1) as f32 / 2.0) * 5.0;
                let at = rect.center_bottom() + vec2(x, -6.0);
                painter.circle_filled(at, 1.8, theme.token(Token::Accent));
            }
        }
        let response = response.on_hover_text(&label);
        if response.clicked() {
            let reaches = ui.input(|input| input.modifiers.shift);
            let window = match time.window.filter(|_| reaches) {
                Some(window) => window.union(day),
                None => day,
            };
            send(view, time, window);
        }
    }

    /// The first day of the month to show.
    fn shown(&self, view: &View<'_>, time: TimeFilter, zone: &TimeZone) -> Option<Date> {
        let at = time.window.or_else(|| view.session.extent());
        let of_data = || Some(at?.end().plus_secs(-1).to_civil(zone).date().first_of_month());
        self.month.or_else(of_data)
    }

    /// Events of each day of `month` that match every filter but that of time.
    fn counts(&mut self, view: &View<'_>, month: Date, zone: &TimeZone) -> &[f64] {
        let revision = view.session.data_revision();
        let is_known = |(known, of, at, _): &(u64, Date, TimeZone, Vec<f64>)| {
            *known == revision && *of == month && at == zone
        };
        if !self.counted.as_ref().is_some_and(is_known) {
            let mut counts = Vec::new();
            if let Some(all) = days(month, month.last_of_month(), zone) {
                let bins = Bins::covering(all, Width::Day, zone);
                let mut histogram = Histogram::empty(&bins);
                let axis = view.session.document().filters.time.axis;
                for part in view.session.derived().parts() {
                    let rows = part.matching_for(CountedView::Time);
                    histogram.add(&part.dataset, &rows, &bins, axis);
                }
                counts = histogram.counts;
            }
            self.counted = Some((revision, month, zone.clone(), counts));
        }
        self.counted.as_ref().map_or(&[], |(_, _, _, counts)| counts)
    }
}

/// Makes `window` the time window, in a mode that has one.
fn send(view: &View<'_>, time: TimeFilter, window: Interval) {
    let mode = if time.mode == Mode::Off { Mode::Window } else { time.mode };
    view.send(Command::SetTime(TimeFilter { mode, window: Some(window), ..time }));
}
