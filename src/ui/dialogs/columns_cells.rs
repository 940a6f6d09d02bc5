//! Cells of the dialog for columns: what a column and a row are shown as.

use egui::{ComboBox, Label, RichText, Ui};

use crate::dataset::report::RowProblem;
use crate::dataset::schema::{self, Field};
use crate::import::Mapping;
use crate::import::preview::{Preview, PreviewRow};
use crate::language::tr;
use crate::ui::format;
use crate::ui::labels;

/// Cells of a column that are shown as examples.
const EXAMPLES: usize = 3;

/// A text that is cut where there is no room, and whole in its tip.
pub fn cell_ui(ui: &mut Ui, text: RichText, whole: &str) {
    let response = ui.add(Label::new(text).truncate().show_tooltip_when_elided(false));
    if !whole.is_empty() {
        response.on_hover_text(whole);
    }
}

/// The fields that the column at `index` fills.
pub fn fields_of(mapping: &Mapping, index: usize) -> impl Iterator<Item = Field> {
    mapping.iter().filter(move |(_, columns)| columns.contains(&index)).map(|(field, _)| field)
}

/// What the column called `name` is read as; what was picked instead.
pub fn field_ui(ui: &mut Ui, name: &str, index: usize, fields: &[Field]) -> Option<Option<Field>> {
    let names: Vec<&str> = fields.iter().map(|field| labels::column_field(field.def())).collect();
    let shown = if names.is_empty() { tr!("not-read").to_owned() } else { names.join(", ") };
    let mut picked = None;
    let combo = ComboBox::from_id_salt(("field of column", index))
        .selected_text(&shown)
        .width(190.0)
        .show_ui(ui, |ui| {
            if ui.selectable_label(fields.is_empty(), tr!("not-read")).clicked() {
                picked = Some(None);
            }
            for def in schema::fillable() {
                let is_chosen = fields.contains(&def.field);
                if ui.selectable_label(is_chosen, labels::column_field(def)).clicked() && !is_chosen
                {
                    picked = Some(Some(def.field));
                }
            }
        });
    let said = format!("{name}: {shown}");
    combo
        .response
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, said.as_str()));
    picked
}

/// The first filled cells of the column at `index`.
pub fn first_values(preview: &Preview, index: usize) -> String {
    let mut values: Vec<&str> = Vec::new();
    for cell in preview.rows.iter().filter_map(|row| row.cells.get(index)) {
        let cell = cell.trim();
        if !cell.is_empty() && !values.contains(&cell) {
            values.push(cell);
            if values.len() == EXAMPLES {
                break;
            }
        }
    }
    let short = |value: &&str| value.chars().take(60).collect::<String>();
    values.iter().map(short).collect::<Vec<_>>().join(" · ")
}

/// Why the column called `name` is read so, and whether that is sure.
pub fn reason(preview: &Preview, name: &str, fields: &[Field]) -> (String, bool) {
    if let Some(unread) = preview.unread.iter().find(|unread| unread.column == name) {
        return (tr!("column-not-read", reason = unread.reason), false);
    }
    let of_column = |field: &Field| {
        let is_meant = |taken: &&crate::dataset::report::TakenColumns| {
            taken.field == field.id() && taken.columns.iter().any(|column| column == name)
        };
        preview.taken.iter().find(is_meant)
    };
    match fields.iter().find_map(of_column) {
        Some(taken) => (taken.reason.to_string(), taken.is_sure),
        None => (String::new(), true),
    }
}

/// What is shown of a row.
pub fn texts(row: &PreviewRow, zone: &jiff::tz::TimeZone) -> [String; 6] {
    let line = if row.line == 0 { String::new() } else { row.line.to_string() };
    let doubts: Vec<String> = row.problems.iter().map(RowProblem::in_row).collect();
    let Some(event) = &row.event else {
        let [when, place, what, killed] = Default::default();
        return [
            line,
            when,
            place,
            what,
            killed,
            tr!("row-is-no-event", doubts = doubts.join("; ")),
        ];
    };
    let location = event.location();
    let degrees = event.place.map(format::degrees);
    let place = match (location.is_empty(), degrees) {
        (false, Some(degrees)) => format!("{location} ({degrees})"),
        (true, Some(degrees)) => degrees,
        (_, None) => location,
    };
    let when = format::interval(event.interval, event.time_precision, zone);
    [line, when, place, event.title.clone(), format::figure(event.killed), doubts.join("; ")]
}
