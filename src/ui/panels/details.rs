//! Everything known about the picked event, the answers first.

use egui::{Align, Frame, Label, Layout, Margin, RichText, Ui, WidgetInfo};

use super::claims;
use super::notes::NotesSection;
use super::when_and_where;
use crate::alerts::AlertState;
use crate::base::link::Link;
use crate::dataset::row_changes::state;
use crate::dataset::symbol::Symbol;
use crate::dataset::{Citation, Dataset, Event, Place, kind};
use crate::filter::{self, Argument};
use crate::language::tr;
use crate::session::{Command, EventRef, SelectionOp};
use crate::ui::format;
use crate::ui::records::reading;
use crate::ui::theme::{Theme, Token, semibold};
use crate::ui::widgets::air_alert;
use crate::ui::widgets::button;
use crate::ui::widgets::change_lines::change_lines;
use crate::ui::widgets::facts::{Fact, facts_strip};
use crate::ui::widgets::icon::{Icon, IconButton};
use crate::ui::widgets::section::{self, Section};
use crate::ui::widgets::signs;
use crate::ui::{Action, View, labels};

/// The panel.
#[derive(Debug, Default)]
pub struct Details {
    notes: NotesSection,
}

impl Details {
    /// Puts the cursor into the field for a note about the picked event.
    pub fn focus_note(&mut self) {
        self.notes.focus();
    }

    /// Paints the panel. `here` are the matching events at the same place.
    pub fn ui(&mut self, view: &View<'_>, ui: &mut Ui, here: &[EventRef]) {
        let Some(focus) = view.session.document().focus else {
            nothing_picked_ui(ui);
            return;
        };
        let Some(dataset) = view.session.dataset(focus.dataset) else { return };
        let Some(event) = view.event(focus) else {
            ui.label(RichText::new(reading()).color(Theme::of(ui.ctx()).token(Token::Text2)));
            return;
        };
        match event {
            Ok(event) => {
                let event = event.as_ref();
                // Each event starts at its top.
                egui::ScrollArea::vertical().id_salt(("event", focus)).auto_shrink(false).show(
                    ui,
                    |ui| {
                        ui.spacing_mut().item_spacing.y = 4.0;
                        event_ui(view, ui, dataset, focus, event);
                        self.notes.ui(view, ui, focus);
                        original_ui(view, ui, dataset, focus, event);
                        here_ui(view, ui, focus, here);
                        ui.add_space(12.0);
                    },
                );
            }
            Err(error) => {
                ui.colored_label(Theme::of(ui.ctx()).token(Token::Error), error.to_string());
            }
        }
    }
}

fn nothing_picked_ui(ui: &mut Ui) {
    let theme = Theme::of(ui.ctx());
    ui.add_space(24.0);
    ui.vertical_centered(|ui| {
        ui.label(semibold(tr!("no-event-picked")));
        ui.label(
            RichText::new(tr!("click-a-symbol-on-the-map-or")).color(theme.token(Token::Text2)),
        );
    });
}

fn event_ui(view: &View<'_>, ui: &mut Ui, dataset: &Dataset, at: EventRef, event: &Event) {
    heading_ui(view, ui, dataset, at, event);
    if !event.summary.is_empty() {
        ui.add_space(2.0);
        ui.add(Label::new(&event.summary).wrap());
    }
    ui.add_space(4.0);
    change_ui(view, ui, dataset, at);
    facts_ui(view, ui, at, event);
    sources_ui(view, ui, &event.sources);
    claims::ui(view, ui, &dataset.claims.about(&event.id).collect::<Vec<_>>());
    when_and_where::ui(view, ui, at, event);
    attack_ui(view, ui, event);
    repeats_ui(view, ui, at);
}

/// What became of it since the older version of its dataset.
fn change_ui(view: &View<'_>, ui: &mut Ui, dataset: &Dataset, at: EventRef) {
    let theme = Theme::of(ui.ctx());
    let lines = match view.change(at) {
        Some(change) => change_lines(change),
        None if view.session.derived().older(at.dataset).is_none() => return,
        None if dataset.changes().state(at.row) == Some(state::ADDED) => Vec::new(),
        None => return,
    };
    let title = if lines.is_empty() {
        tr!("added-since-the-older-version")
    } else {
        tr!("changed-since-the-older-version")
    };
    ui.label(RichText::new(title).color(theme.warning()));
    for line in lines {
        ui.add(Label::new(RichText::new(line).small()).wrap());
    }
    ui.add_space(4.0);
}

/// The place of an event among those that match, with the buttons beside it, in points.
const STEPS_POINTS: f32 = 132.0;

/// The icon of doubt on its ground, in points.
const SHORT_BADGE_POINTS: f32 = 34.0;

/// Kind and doubt, title, and one line of when and where.
fn heading_ui(view: &View<'_>, ui: &mut Ui, dataset: &Dataset, at: EventRef, event: &Event) {
    let theme = Theme::of(ui.ctx());
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(egui::vec2(14.0, 18.0), egui::Sense::hover());
        let fill = if dataset.certainty(at.row).is_area() {
            signs::Fill::Hollow
        } else {
            signs::Fill::Solid
        };
        let sign = Symbol::of_kind(&event.kind);
        ui.painter().extend(signs::shapes(sign, rect.center(), 6.0, fill, theme, theme.halo()));
        let is_disputed = dataset.disputed().contains(at.row);
        let kind_points = button::points(ui, &labels::kind(&event.kind));
        let room = (ui.available_width() - STEPS_POINTS).max(40.0);
        let badge = button::points(ui, &Icon::Warning.with(tr!("disputed"))) + 12.0;
        // Where both have no room, its icon says it.
        let is_short = is_disputed && kind_points + badge > room;
        let room = match (is_disputed, is_short) {
            (false, _) => room,
            (true, false) => room - badge,
            (true, true) => room - SHORT_BADGE_POINTS,
        };
        ui.scope(|ui| {
            ui.set_max_width(room);
            let kind = RichText::new(labels::kind(&event.kind)).color(theme.token(Token::Text2));
            ui.add(Label::new(kind).truncate());
        });
        if is_disputed {
            disputed_badge(ui, is_short);
        }
        if let Some((rank, all)) = view.session.derived().rank(at) {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                button::make_flat(ui);
                ui.spacing_mut().item_spacing.x = 0.0;
                let next = IconButton::new(Icon::CaretRight, tr!("next-event-in-time"));
                if ui.add(next.keys("N")).clicked() {
                    view.ask(Action::StepEvent(1));
                }
                let previous = IconButton::new(Icon::CaretLeft, tr!("previous-event-in-time"));
                if ui.add(previous.keys("P")).clicked() {
                    view.ask(Action::StepEvent(-1));
                }
                let text = tr!("number-of-all", number = rank, all = all);
                ui.label(RichText::new(text).color(theme.token(Token::Text2)))
                    .on_hover_text(tr!("its-place-among-the-matching-events-in"));
            });
        }
    });
    ui.add(Label::new(RichText::new(&event.title).heading()).wrap());
    let when =
        format::interval_in_words(event.interval, event.time_precision, &view.settings.zone());
    let place = match (event.place_name.as_str(), event.admin1.as_str()) {
        ("", "") => event.country.clone(),
        ("", admin1) => admin1.to_owned(),
        (name, _) => name.to_owned(),
    };
    let line = [when, place].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let text = RichText::new(line.join(" · ")).color(theme.token(Token::Text2));
    ui.add(Label::new(text).wrap());
}

/// `Disputed`, or its icon alone, on the ground of doubt.
pub fn disputed_badge(ui: &mut Ui, is_short: bool) {
    let theme = Theme::of(ui.ctx());
    let ground = Frame::new()
        .fill(theme.token(Token::WarningBg))
        .corner_radius(4)
        .inner_margin(Margin::symmetric(6, 1));
    ground.show(ui, |ui| {
        let text = match is_short {
            true => Icon::Warning.into(),
            false => Icon::Warning.with(tr!("disputed")),
        };
        let label = ui.label(RichText::new(text).color(theme.warning()));
        label.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, tr!("disputed")));
        label.on_hover_text(tr!("claims-about-this-event-differ"));
    });
}

/// The figures that people look for first, and whether an air alert was on, on a strip of
/// their own.
fn facts_ui(view: &View<'_>, ui: &mut Ui, at: EventRef, event: &Event) {
    let figure = |figure: crate::dataset::Figure| {
        figure.bounds().map_or_else(String::new, |_| figure.label())
    };
    let figures = [
        (tr!("killed"), figure(event.killed)),
        (tr!("injured"), figure(event.injured)),
        (tr!("launched"), event.launched.map_or_else(String::new, |count| count.to_string())),
        (tr!("intercepted"), event.intercepted.map_or_else(String::new, |count| count.to_string())),
    ];
    let figures = figures.into_iter().filter(|(_, text)| !text.is_empty());
    let mut facts: Vec<Fact<'_>> = figures
        .map(|(name, text)| Fact { name, text: semibold(text), tip: String::new() })
        .collect();
    if let Some(AlertText { text, is_known, tip }) = AlertText::of(view, at, event) {
        let text = Icon::Siren.with(&text);
        let text = if is_known { semibold(text) } else { RichText::new(text) };
        facts.push(Fact { name: tr!("air-alert"), text, tip });
    }
    facts_strip(ui, facts);
}

/// Whether an air alert was on, in words.
struct AlertText {
    text: String,
    is_known: bool,
    /// Since when it was on, and how long before the event.
    tip: String,
}

impl AlertText {
    /// None of alerts, closures and outages.
    fn of(view: &View<'_>, at: EventRef, event: &Event) -> Option<Self> {
        if kind::DURATIVE.contains(&event.kind.as_str()) {
            return None;
        }
        if !air_alert::is_ready(view) {
            let text = air_alert::looking().to_owned();
            return Some(Self { text, is_known: false, tip: String::new() });
        }
        let (state, zone) = (view.session.alert_state(at)?, view.settings.zone());
        let words = air_alert::words(state, event.interval, &zone);
        let is_known = !matches!(state, AlertState::NotKnown(_));
        Some(match state {
            AlertState::On(alert) => {
                let text = air_alert::on_during(alert, event.interval, &zone);
                Self { text, is_known, tip: words }
            }
            AlertState::Off | AlertState::NotKnown(_) => {
                Self { text: words, is_known, tip: String::new() }
            }
        })
    }
}

/// Leads to the other rows of its attack.
fn attack_ui(view: &View<'_>, ui: &mut Ui, event: &Event) {
    if event.attack.is_empty() {
        return;
    }
    ui.add_space(2.0);
    let link = ui.link(tr!("all-events-of-this-attack"));
    if link.on_hover_text(tr!("only-events-of-this-attack-match-then")).clicked() {
        let quoted = event.attack.replace('"', "\"\"");
        let attack = format!("attack = \"{quoted}\"");
        // What is asked for already stays asked for.
        let text = match view.session.document().filters.argument(filter::expression::ID) {
            Some(Argument::Expression(known)) if !known.contains(&attack) => {
                format!("({known}) and {attack}")
            }
            _ => attack,
        };
        let argument = Some(Argument::Expression(text));
        view.send(Command::SetClause(filter::expression::ID.to_owned(), argument));
    }
}

/// Moves the map to the event, as close as its precision allows.
pub fn fly_to(view: &View<'_>, dataset: &Dataset, at: EventRef) {
    if let Some((place, zoom)) = place_and_zoom(dataset, at.row) {
        view.ask(Action::FlyTo(place, zoom));
    }
}

/// Where an event lies, and the zoom at which its surroundings are seen.
pub fn place_and_zoom(dataset: &Dataset, row: usize) -> Option<(Place, f64)> {
    let place = dataset.place(row)?;
    let zoom = match dataset.certainty(row).radius_m {
        0..=300 => 15.0,
        301..=2_000 => 13.5,
        2_001..=12_000 => 11.5,
        12_001..=60_000 => 9.5,
        60_001..=200_000 => 7.5,
        _ => 5.5,
    };
    Some((place, zoom))
}

/// Who says so, with the host that a link leads to.
fn sources_ui(view: &View<'_>, ui: &mut Ui, sources: &[Citation]) {
    if sources.is_empty() {
        return;
    }
    let theme = Theme::of(ui.ctx());
    section::below_line(
        ui,
        tr!("who-says-so"),
        &tr!("count-sources", count = sources.len()),
        |ui| {
            for source in sources {
                let host = Link::read(&source.url).map(|link| link.host).unwrap_or_default();
                let host = host.strip_prefix("www.").unwrap_or(&host).to_owned();
                let name = match (source.publisher.as_str(), host.as_str()) {
                    ("", "") => source.url.as_str(),
                    ("", host) => host,
                    (publisher, _) => publisher,
                };
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing.x = 6.0;
                    let Some(url) = source.link() else {
                        ui.add(Label::new(name).wrap());
                        return;
                    };
                    let text = format!("{name} {}", Icon::ArrowSquareOut.letter());
                    let link = ui.link(text).on_hover_text(url);
                    link.widget_info(|| WidgetInfo::labeled(egui::Role::Link, true, name));
                    if link.clicked() {
                        view.ask(Action::OpenLink(url.to_owned()));
                    }
                    link.context_menu(|ui| {
                        if ui.button(tr!("copy-address")).clicked() {
                            view.ask(Action::Copy(url.to_owned()));
                        }
                    });
                    if !host.is_empty() && host != name {
                        ui.label(RichText::new(host.as_str()).color(theme.token(Token::Text3)));
                    }
                });
            }
        },
    );
}

/// Other rows that report this event, by what was decided.
fn repeats_ui(view: &View<'_>, ui: &mut Ui, at: EventRef) {
    let others = view.session.document().decisions.same_as(at);
    if others.is_empty() {
        return;
    }
    section::below_line(ui, tr!("also-reported-in"), "", |ui| {
        for other in others {
            let Some(dataset) = view.session.dataset(other.dataset) else { continue };
            let title = match view.event(other) {
                None => reading().to_owned(),
                Some(event) => event.map(|event| event.title.clone()).unwrap_or_default(),
            };
            let line = dataset.span(other.row).line;
            ui.horizontal_wrapped(|ui| {
                let text = tr!(
                    "file-line-title",
                    file = dataset.source.name,
                    line = line.to_string(),
                    title = title
                );
                if ui.link(text).clicked() {
                    view.send(Command::Select(vec![other], SelectionOp::Replace));
                }
                let pairs = vec![(at, other)];
                let is_direct = view.session.document().decisions.get(at, other).is_some();
                if is_direct && ui.link(tr!("undo-decision")).clicked() {
                    view.send(Command::Decide(pairs, None));
                }
            });
        }
    });
}

fn original_ui(view: &View<'_>, ui: &mut Ui, dataset: &Dataset, at: EventRef, event: &Event) {
    ui.add_space(6.0);
    ui.separator();
    let line = dataset.span(at.row).line;
    let made = if event.id_made { tr!("made-from-file-and-line") } else { "" };
    Section::new(tr!("original-row")).show(ui, "original", |ui| {
        let faint = Theme::of(ui.ctx()).faint_text();
        let origin = tr!(
            "file-line-id",
            file = dataset.source.name,
            line = line.to_string(),
            id = event.id,
            made = made
        );
        ui.label(egui::RichText::new(origin).small().color(faint));
        match view.original(at) {
            None => {
                ui.label(reading());
            }
            Some(Ok(original)) => {
                egui::Grid::new("cells").num_columns(2).striped(true).show(ui, |ui| {
                    let names = dataset.decoder.columns();
                    for (index, cell) in original.cells.iter().enumerate() {
                        let name = names.get(index).map_or(tr!("no-header"), String::as_str);
                        ui.label(egui::RichText::new(name).small().color(faint));
                        ui.add(egui::Label::new(egui::RichText::new(cell).small()).wrap());
                        ui.end_row();
                    }
                });
                if ui.link(tr!("copy-row")).clicked() {
                    view.ask(Action::Copy(original.text.clone()));
                }
            }
            Some(Err(error)) => {
                ui.label(error.to_string());
            }
        }
    });
}

/// The other matching events at the same coordinates.
fn here_ui(view: &View<'_>, ui: &mut Ui, focus: EventRef, here: &[EventRef]) {
    const LISTED: usize = 100;
    if here.len() < 2 {
        return;
    }
    section::below_line(ui, tr!("at-this-point"), &tr!("count-events", count = here.len()), |ui| {
        for event in here.iter().filter(|event| **event != focus).take(LISTED) {
            let Some(Ok(found)) = view.event(*event) else { continue };
            let when =
                format::interval(found.interval, found.time_precision, &view.settings.zone());
            if ui.add(egui::Link::new(format!("{when}  {}", found.title))).clicked() {
                view.send(Command::Select(vec![*event], SelectionOp::Replace));
            }
        }
    });
}
