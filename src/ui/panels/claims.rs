//! Rival claims about one event, side by side, and figures that changed over time.

use egui::{Align2, FontId, Sense, Shape, Stroke, Ui, pos2, vec2};
use jiff::tz::TimeZone;

use crate::dataset::time_text::{self, Cell};
use crate::dataset::{Citation, Claim, Figure, Instant, Interval, TimePrecision};
use crate::language::tr;
use crate::ui::format;
use crate::ui::theme::{Theme, Token, semibold};
use crate::ui::widgets::section;
use crate::ui::{Action, View};

/// Height of the chart of a figure, in points.
const CHART_HEIGHT: f32 = 76.0;

/// When a claim was made, as precisely as its file says.
fn said_at(claim: &Claim) -> Option<(Interval, TimePrecision)> {
    match time_text::read(&claim.said_at, None) {
        Some(Cell::Written(written)) => {
            time_text::interval(&written, None, None, &TimeZone::UTC).ok()
        }
        _ => None,
    }
}

/// Claims about one thing, those with a time of day first, by time.
struct Topic<'a> {
    about: &'a str,
    claims: Vec<&'a Claim>,
}

fn topics<'a>(claims: &[&'a Claim]) -> Vec<Topic<'a>> {
    let mut topics: Vec<Topic<'a>> = Vec::new();
    for claim in claims {
        match topics.iter_mut().find(|topic| topic.about == claim.about) {
            Some(topic) => topic.claims.push(claim),
            None => topics.push(Topic { about: &claim.about, claims: vec![claim] }),
        }
    }
    for topic in &mut topics {
        topic.claims.sort_by_key(|claim| {
            said_at(claim)
                .map_or((true, i64::MAX), |(at, _)| (at.secs() >= 86_400, at.start().secs()))
        });
    }
    // What is disputed comes first.
    topics.sort_by_key(|topic| !topic.is_disputed());
    topics
}

impl Topic<'_> {
    fn is_disputed(&self) -> bool {
        self.claims.iter().any(|claim| !claim.agrees_with(self.claims[0]))
    }

    /// The figures and when they were stated; fewer than two make no chart.
    fn figures(&self) -> Vec<(Interval, u32, u32)> {
        let figure = |claim: &&Claim| {
            let (low, high) = claim.figure().and_then(Figure::bounds)?;
            Some((said_at(claim)?.0, low, high))
        };
        self.claims.iter().filter_map(figure).collect()
    }
}

/// Paints all `claims` about an event.
pub fn ui(view: &View<'_>, ui: &mut Ui, claims: &[&Claim]) {
    if claims.is_empty() {
        return;
    }
    let theme = Theme::of(ui.ctx());
    let topics = topics(claims);
    let is_disputed = topics.iter().any(Topic::is_disputed);
    let title = if is_disputed { tr!("claims-differ") } else { tr!("claims") };
    let count = tr!("count-claims", count = claims.len());
    section::below_line(ui, title, &count, |ui| {
        for (number, topic) in topics.iter().enumerate() {
            ui.push_id(number, |ui| {
                ui.horizontal_wrapped(|ui| {
                    ui.label(egui::RichText::new(topic.about).color(theme.token(Token::Text2)));
                    if topic.is_disputed() {
                        ui.colored_label(theme.warning(), tr!("differ"));
                    }
                });
                let figures = topic.figures();
                let differ = figures.windows(2).any(|pair| pair[0].1 != pair[1].1);
                if differ {
                    chart(view, ui, topic.about, &figures);
                }
                table(view, ui, number, topic);
            });
        }
    });
}

fn table(view: &View<'_>, ui: &mut Ui, number: usize, topic: &Topic<'_>) {
    let theme = Theme::of(ui.ctx());
    let faint = theme.faint_text();
    let width = ui.available_width();
    let value_width =
        if topic.claims.iter().all(|claim| claim.figure().is_some()) { 58.0 } else { width * 0.42 };
    let zone = view.settings.zone();
    egui::Grid::new(("claims", number)).num_columns(2).spacing([8.0, 4.0]).show(ui, |ui| {
        for claim in &topic.claims {
            ui.scope(|ui| {
                ui.set_max_width(value_width);
                ui.set_min_width(value_width);
                let value = format!("{} {}", claim.value, claim.unit);
                ui.add(egui::Label::new(semibold(value.trim())).wrap());
            });
            ui.vertical(|ui| {
                ui.set_max_width(width - value_width - 12.0);
                ui.spacing_mut().item_spacing.y = 1.0;
                let speaker = if claim.role.is_empty() {
                    claim.claimant.clone()
                } else {
                    format!("{}, {}", claim.claimant, claim.role)
                };
                ui.add(egui::Label::new(speaker).wrap());
                let when = said_at(claim).map_or_else(
                    || claim.said_at.clone(),
                    |(at, precision)| match precision {
                        // A date alone is that of the statement's place.
                        TimePrecision::Day => format::date(at.start(), &TimeZone::UTC),
                        // Written to the second, said to the minute.
                        TimePrecision::Second if at.start().secs() % 60 == 0 => {
                            format::minute(at.start(), &zone)
                        }
                        _ => format::interval(Some(at), precision, &zone),
                    },
                );
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing.x = 4.0;
                    ui.label(egui::RichText::new(when).small().color(faint));
                    source_ui(view, ui, claim);
                });
            });
            ui.end_row();
        }
    });
}

fn source_ui(view: &View<'_>, ui: &mut Ui, claim: &Claim) {
    let (publisher, url) = claim.source.split_once('|').unwrap_or((&claim.source, ""));
    let source = Citation { publisher: publisher.to_owned(), url: url.to_owned() };
    let name = egui::RichText::new(&source.publisher).small();
    match source.link() {
        Some(url) => {
            if ui.link(name).on_hover_text(url).clicked() {
                view.ask(Action::OpenLink(url.to_owned()));
            }
        }
        None => {
            ui.label(name);
        }
    }
}

/// A figure over time: a dot where the moment of a statement is known, a line
/// over the whole day where only that is. Steps join the dots.
fn chart(view: &View<'_>, ui: &mut Ui, about: &str, figures: &[(Interval, u32, u32)]) {
    let theme = Theme::of(ui.ctx());
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), CHART_HEIGHT), Sense::hover());
    let values: Vec<String> =
        figures.iter().map(|(_, low, high)| Figure::between(*low, *high).label()).collect();
    response.widget_info(|| {
        let label = tr!("claims-over-time", about = about, values = values.join(", "));
        egui::WidgetInfo::labeled(egui::Role::Image, true, label)
    });
    let Some(domain) = figures.iter().map(|(at, ..)| *at).reduce(Interval::union) else { return };
    let highest = figures.iter().map(|(.., high)| *high).max().unwrap_or(1).max(1);
    let plot = rect
        .shrink2(vec2(10.0, 0.0))
        .with_min_y(rect.top() + 14.0)
        .with_max_y(rect.bottom() - 15.0);
    let x = |at: Instant| {
        let share = (at.secs() - domain.start().secs()) as f32 / domain.secs() as f32;
        plot.left() + share * plot.width()
    };
    let y = |value: u32| plot.bottom() - value as f32 / highest as f32 * plot.height();
    let painter = ui.painter_at(rect);
    let axis = ui.visuals().widgets.noninteractive.bg_stroke;
    painter.hline(plot.x_range(), plot.bottom(), axis);
    let is_moment = |at: &Interval| at.secs() < 86_400;
    let moments: Vec<_> = figures.iter().filter(|(at, ..)| is_moment(at)).collect();
    let days = figures.iter().filter(|(at, ..)| !is_moment(at));
    for (number, (at, low, high)) in days.enumerate() {
        let stroke = Stroke::new(1.2, theme.outline());
        for value in [low, high] {
            let line = [pos2(x(at.start()), y(*value)), pos2(x(at.end()), y(*value))];
            painter.extend(Shape::dashed_line(&line, stroke, 4.0, 3.0));
        }
        painter.text(
            pos2(x(at.start()) + (number % 4) as f32 * 18.0, y(*high) - 1.0),
            Align2::LEFT_BOTTOM,
            Figure::between(*low, *high).label(),
            FontId::proportional(10.0),
            theme.faint_text(),
        );
    }
    for pair in moments.windows(2) {
        let ((from, _, before), (to, _, after)) = (pair[0], pair[1]);
        let corner = pos2(x(to.start()), y(*before));
        let stroke = Stroke::new(1.6, theme.accent());
        painter.line_segment([pos2(x(from.start()), y(*before)), corner], stroke);
        painter.line_segment([corner, pos2(x(to.start()), y(*after))], stroke);
    }
    for (at, low, high) in moments {
        let top = pos2(x(at.start()), y(*high));
        painter.line_segment([top, pos2(top.x, y(*low))], Stroke::new(2.0, theme.accent()));
        painter.circle(top, 3.2, theme.accent(), Stroke::new(1.0, theme.halo()));
        painter.text(
            top - vec2(0.0, 4.0),
            Align2::CENTER_BOTTOM,
            Figure::between(*low, *high).label(),
            FontId::proportional(11.0),
            ui.visuals().text_color(),
        );
    }
    let zone = view.settings.zone();
    for (at, align, left) in [
        (domain.start(), Align2::LEFT_BOTTOM, rect.left()),
        (domain.end(), Align2::RIGHT_BOTTOM, rect.right()),
    ] {
        painter.text(
            pos2(left, rect.bottom()),
            align,
            format::minute(at, &zone),
            FontId::proportional(10.0),
            theme.faint_text(),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(about: &str, value: &str, said_at: &str) -> Claim {
        Claim {
            about: about.into(),
            value: value.into(),
            said_at: said_at.into(),
            ..Claim::default()
        }
    }

    #[test]
    fn disputed_topics_come_first_and_moments_before_days() {
        let claims = [
            claim("floor", "third", "2025-12-27"),
            claim("injured", "27", "2025-12-27"),
            claim("injured", "22", "2025-12-27T07:53:00Z"),
            claim("injured", "5", "2025-12-27T05:45:00Z"),
        ];
        let topics = topics(&claims.iter().collect::<Vec<_>>());
        let abouts: Vec<&str> = topics.iter().map(|topic| topic.about).collect();
        assert_eq!(abouts, ["injured", "floor"]);
        let values: Vec<&str> = topics[0].claims.iter().map(|claim| &*claim.value).collect();
        assert_eq!(values, ["5", "22", "27"]);
        assert_eq!(topics[0].figures().len(), 3);
        assert!(topics[1].figures().is_empty());
    }
}
