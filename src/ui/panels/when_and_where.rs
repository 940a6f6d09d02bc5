//! When and where an event was, in its details.

use egui::{Label, RichText, Ui, WidgetText};

use crate::dataset::Event;
use crate::dataset::schema::{self, Field};
use crate::language::{MessageId, tr};
use crate::session::{DatasetMasks, EventRef};
use crate::ui::theme::{Theme, Token};
use crate::ui::widgets::section;
use crate::ui::{View, format, labels};

/// Fields with a place of their own in the panel.
const ELSEWHERE: [Field; 5] =
    [Field::Id, Field::Title, Field::Kind, Field::Summary, Field::Sources];

/// Paints the section.
pub fn ui(view: &View<'_>, ui: &mut Ui, at: EventRef, event: &Event) {
    let areas = view.session.derived().part(at.dataset).map(DatasetMasks::event_areas);
    let zone = view.settings.zone();
    section::below_line(ui, tr!("when-and-where"), "", |ui| {
        egui::Grid::new("facts").num_columns(2).min_col_width(64.0).spacing([10.0, 5.0]).show(
            ui,
            |ui| {
                for def in schema::shown_whole().filter(|def| !ELSEWHERE.contains(&def.field)) {
                    let mut text = labels::field_words(def, event, &zone);
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
                            field(
                                ui,
                                labels::field(def),
                                RichText::new(def.text(event)).monospace(),
                            );
                            field(ui, "", text);
                            if let Some(area) = areas.and_then(|areas| areas.of_row(at.row)) {
                                field(ui, "", tr!("somewhere-in-area", name = area.name.clone()));
                            }
                        }
                        _ => field(ui, labels::field(def), text),
                    }
                    if def.field == Field::Time {
                        field(ui, "", event.time_doubt.map_or("", MessageId::text));
                    }
                }
            },
        );
    });
}

/// A fact under its name; nothing where there is no text.
fn field(ui: &mut Ui, name: &str, text: impl Into<WidgetText>) {
    let text = text.into();
    if text.is_empty() {
        return;
    }
    let colour = Theme::of(ui.ctx()).token(Token::Text2);
    ui.label(RichText::new(name).color(colour));
    ui.add(Label::new(text).wrap());
    ui.end_row();
}
