//! Everything known about the picked event, or a summary when nothing is picked.

use super::claims;
use super::notes::NotesSection;
use super::summary::SummaryPanel;
use crate::dataset::format;
use crate::dataset::schema::{self, Field};
use crate::dataset::{Citation, Dataset, Event, Place, kind};
use crate::session::{Command, EventRef, SelectionOp};
use crate::ui::theme::Theme;
use crate::ui::{Action, View};

/// The panel keeps what it read for the event it shows.
#[derive(Debug, Default)]
pub struct Details {
    shown: Option<(EventRef, u64, Result<Event, String>)>,
    summary: SummaryPanel,
    notes: NotesSection,
}

impl Details {
    /// Puts the cursor into the field for a note about the picked event.
    pub fn focus_note(&mut self) {
        self.notes.focus();
    }

    /// Paints the panel. `here` are the passing events at the same place.
    pub fn ui(&mut self, view: &View<'_>, ui: &mut egui::Ui, here: &[EventRef]) {
        let Some(focus) = view.session.document().focus else {
            self.shown = None;
            self.summary.ui(view, ui);
            return;
        };
        let Some(dataset) = view.session.dataset(focus.dataset) else { return };
        let revision = view.session.data_revision();
        let known =
            self.shown.as_ref().is_some_and(|(event, at, _)| (*event, *at) == (focus, revision));
        if !known {
            let event = dataset.event(focus.row).map_err(|error| error.to_string());
            self.shown = Some((focus, revision, event));
        }
        let Some((_, _, event)) = &self.shown else { return };
        ui.horizontal(|ui| {
            if ui.button("Previous").on_hover_text("Previous event in time (P)").clicked() {
                view.ask(Action::StepEvent(-1));
            }
            if ui.button("Next").on_hover_text("Next event in time (N)").clicked() {
                view.ask(Action::StepEvent(1));
            }
            let selected = view.session.document().selection.contains(focus);
            if ui.selectable_label(selected, "Selected").clicked() {
                view.send(Command::Select(vec![focus], SelectionOp::Toggle));
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if ui.button("Close").clicked() {
                    view.send(Command::Focus(None));
                }
            });
        });
        match event {
            Ok(event) => {
                egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                    event_ui(view, ui, dataset, focus, event);
                    self.notes.ui(view, ui, dataset, focus);
                    original_ui(view, ui, dataset, focus, event);
                    here_ui(view, ui, focus, here);
                });
            }
            Err(error) => {
                ui.colored_label(Theme::of(ui.ctx()).warning(), error);
            }
        }
    }
}

/// Fields with a place of their own in the panel.
const ELSEWHERE: [Field; 5] =
    [Field::Id, Field::Title, Field::Kind, Field::Summary, Field::Sources];

fn field(ui: &mut egui::Ui, name: &str, text: &str) {
    if text.is_empty() {
        return;
    }
    let faint = Theme::of(ui.ctx()).faint_text();
    ui.label(egui::RichText::new(name).small().color(faint));
    ui.add(egui::Label::new(text).wrap());
    ui.end_row();
}

fn event_ui(view: &View<'_>, ui: &mut egui::Ui, dataset: &Dataset, at: EventRef, event: &Event) {
    let theme = Theme::of(ui.ctx());
    let zone = view.settings.zone();
    ui.add_space(2.0);
    ui.add(egui::Label::new(egui::RichText::new(&event.title).heading()).wrap());
    ui.label(egui::RichText::new(kind::label(&event.kind)).color(theme.faint_text()));
    if dataset.disputed().contains(at.row) {
        ui.colored_label(theme.warning(), "Claims about this event differ");
    }
    ui.add_space(4.0);
    egui::Grid::new("facts").num_columns(2).min_col_width(64.0).spacing([8.0, 5.0]).show(
        ui,
        |ui| {
            for def in schema::shown_whole().filter(|def| !ELSEWHERE.contains(&def.field)) {
                let mut text = def.words(event, &zone);
                match (def.field, event.interval) {
                    (Field::Time, Some(interval)) => {
                        text += &format!(" ({})", format::offset(interval.start(), &zone));
                    }
                    (Field::TimePrecision, Some(interval)) if interval.secs() > 60 => {
                        text += &format!(", {}", format::duration(interval.secs()));
                    }
                    _ => {}
                }
                match (def.field, event.place) {
                    (Field::Position, Some(_)) => {
                        field(ui, def.label, &def.text(event));
                        field(ui, "", &text);
                    }
                    _ => field(ui, def.label, &text),
                }
                if def.field == Field::Time {
                    field(ui, "", event.time_doubt.unwrap_or_default());
                }
            }
        },
    );
    if event.place.is_some() && ui.button("Show on the map").clicked() {
        fly_to(view, dataset, at);
    }
    if !event.summary.is_empty() {
        ui.add_space(4.0);
        ui.add(egui::Label::new(&event.summary).wrap());
    }
    sources_ui(view, ui, &event.sources);
    repeats_ui(view, ui, at);
    claims::ui(view, ui, &dataset.claims.about(&event.id).collect::<Vec<_>>());
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

fn sources_ui(view: &View<'_>, ui: &mut egui::Ui, sources: &[Citation]) {
    if sources.is_empty() {
        return;
    }
    ui.add_space(6.0);
    ui.strong(format::counted(sources.len(), "source", "sources"));
    for source in sources {
        let name = if source.publisher.is_empty() { &source.url } else { &source.publisher };
        match source.link() {
            Some(url) => {
                let link = ui.link(name.as_str()).on_hover_text(url);
                if link.clicked() {
                    view.ask(Action::OpenLink(url.to_owned()));
                }
                link.context_menu(|ui| {
                    if ui.button("Copy address").clicked() {
                        view.ask(Action::Copy(url.to_owned()));
                    }
                });
            }
            None => {
                ui.add(egui::Label::new(name.as_str()).wrap());
            }
        }
    }
}

/// Other rows that report this event, by what was decided.
fn repeats_ui(view: &View<'_>, ui: &mut egui::Ui, at: EventRef) {
    let others = view.session.document().decisions.same_as(at);
    if others.is_empty() {
        return;
    }
    ui.add_space(6.0);
    ui.strong("Also reported in");
    for other in others {
        let Some(dataset) = view.session.dataset(other.dataset) else { continue };
        let title = dataset.event(other.row).map(|event| event.title).unwrap_or_default();
        let line = dataset.span(other.row).line;
        ui.horizontal_wrapped(|ui| {
            let text = format!("{}, line {line}: {title}", dataset.source.name);
            if ui.link(text).clicked() {
                view.send(Command::Select(vec![other], SelectionOp::Replace));
            }
            let pairs = vec![(at, other)];
            let is_direct = view.session.document().decisions.get(at, other).is_some();
            if is_direct && ui.small_button("Undo decision").clicked() {
                view.send(Command::Decide(pairs, None));
            }
        });
    }
}

fn original_ui(view: &View<'_>, ui: &mut egui::Ui, dataset: &Dataset, at: EventRef, event: &Event) {
    ui.add_space(6.0);
    let line = dataset.span(at.row).line;
    let made = if event.id_made { ", made from file and line" } else { "" };
    egui::CollapsingHeader::new("Original row").id_salt("original").show(ui, |ui| {
        let faint = Theme::of(ui.ctx()).faint_text();
        let origin = format!("{}, line {line}; id {}{made}", dataset.source.name, event.id);
        ui.label(egui::RichText::new(origin).small().color(faint));
        match dataset.cells(at.row) {
            Ok(cells) => {
                egui::Grid::new("cells").num_columns(2).striped(true).show(ui, |ui| {
                    let names = dataset.decoder.columns();
                    for (index, cell) in cells.iter().enumerate() {
                        let name = names.get(index).map_or("(no header)", String::as_str);
                        ui.label(egui::RichText::new(name).small().color(faint));
                        ui.add(egui::Label::new(egui::RichText::new(cell).small()).wrap());
                        ui.end_row();
                    }
                });
                if ui.small_button("Copy row").clicked()
                    && let Ok(record) = dataset.record(at.row)
                {
                    view.ask(Action::Copy(String::from_utf8_lossy(&record).trim_end().to_owned()));
                }
            }
            Err(error) => {
                ui.label(error.to_string());
            }
        }
    });
}

/// The other passing events at the same coordinates.
fn here_ui(view: &View<'_>, ui: &mut egui::Ui, focus: EventRef, here: &[EventRef]) {
    const LISTED: usize = 100;
    if here.len() < 2 {
        return;
    }
    ui.add_space(6.0);
    ui.strong(format!("{} at this point", format::counted(here.len(), "event", "events")));
    for event in here.iter().filter(|event| **event != focus).take(LISTED) {
        let Some(dataset) = view.session.dataset(event.dataset) else { continue };
        let Ok(found) = dataset.event(event.row) else { continue };
        let when = format::interval(found.interval, found.time_precision, &view.settings.zone());
        if ui.add(egui::Link::new(format!("{when}  {}", found.title))).clicked() {
            view.send(Command::Select(vec![*event], SelectionOp::Replace));
        }
    }
}
