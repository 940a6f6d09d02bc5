//! A field for an expression, with its error and the names that may go on.

use egui::{Id, TextEdit, Ui, WidgetInfo};

use crate::dataset::schema::askable;
use crate::expression::{Expression, ExpressionError};
use crate::ui::View;
use crate::ui::theme::Theme;

/// Names offered at once.
const OFFERED: usize = 6;

/// What is typed.
#[derive(Debug, Default)]
pub struct ExpressionField {
    /// The text.
    pub text: String,
    /// The text that was read last, and what it is.
    read: Option<(String, Result<Expression, ExpressionError>)>,
}

impl ExpressionField {
    /// With `text` in it.
    pub fn new(text: String) -> Self {
        Self { text, read: None }
    }

    /// What the text says; `None` while there is none.
    pub fn expression(&mut self) -> Option<Result<&Expression, &ExpressionError>> {
        if self.text.trim().is_empty() {
            return None;
        }
        if self.read.as_ref().is_none_or(|(text, _)| *text != self.text) {
            self.read = Some((self.text.clone(), Expression::parse(&self.text)));
        }
        self.read.as_ref().map(|(_, read)| read.as_ref())
    }

    /// Paints field, error and names. `name` is what it is called for those who
    /// do not see it.
    pub fn ui(&mut self, view: &View<'_>, ui: &mut Ui, name: &str) -> egui::Response {
        let id = ui.make_persistent_id(("expression", name));
        let field = TextEdit::singleline(&mut self.text)
            .id(id)
            .hint_text("killed >= 5 and place ~ Kyiv")
            .desired_width(f32::INFINITY);
        let response = ui.add(field);
        let text = self.text.clone();
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(egui::Role::TextInput, true, name);
            info.current_text_value = Some(text.clone());
            info
        });
        self.offers_ui(view, ui, id);
        if let Some(Err(error)) = self.expression() {
            let error = egui::RichText::new(error.to_string());
            ui.colored_label(Theme::of(ui.ctx()).warning(), error.small());
        }
        response
    }

    fn offers_ui(&mut self, view: &View<'_>, ui: &mut Ui, id: Id) {
        let (begun, offers) = offers(view, &self.text);
        if offers.is_empty() {
            return;
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 3.0;
            for offer in offers {
                if ui.button(offer.as_str()).clicked() {
                    let kept = self.text.len() - begun;
                    self.text.truncate(kept);
                    self.text += &offer;
                    self.text.push(' ');
                    put_cursor_at_end(ui, id, self.text.chars().count());
                }
            }
        });
    }
}

fn put_cursor_at_end(ui: &Ui, id: Id, chars: usize) {
    let mut state = egui::text_edit::TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let cursor = egui::text::CCursor::new(chars);
    state.cursor.set_char_range(Some(egui::text::CCursorRange::one(cursor)));
    state.store(ui.ctx(), id);
    ui.memory_mut(|memory| memory.request_focus(id));
}

/// How many bytes at the end of `text` are the beginning of a name, and the
/// names that begin so: fields, and original columns in quotes.
fn offers(view: &View<'_>, text: &str) -> (usize, Vec<String>) {
    let is_quote_open = text.matches('"').count() % 2 == 1;
    let start = if is_quote_open {
        text.rfind('"').unwrap_or(0)
    } else {
        let is_in_name = |c: char| c.is_alphanumeric() || c == '_';
        text.rfind(|c| !is_in_name(c)).map_or(0, |at| at + last_len(text, at))
    };
    let (before, begun) = text.split_at(start);
    // After an operator comes a value, not a name.
    let is_value = before.trim_end().ends_with(['=', '~', '<', '>', ',', '≥', '≤', '≠']);
    let wanted = begun.trim_start_matches('"').to_lowercase();
    if is_value || begun.is_empty() || (wanted.is_empty() && !is_quote_open) {
        return (0, Vec::new());
    }
    let mut names: Vec<String> = Vec::new();
    if !is_quote_open {
        names.extend(askable().map(|def| def.id.to_owned()));
    }
    let columns = view.session.shown().flat_map(|open| open.dataset.decoder.columns());
    names.extend(columns.map(|name| format!("\"{}\"", name.replace('"', "\"\""))));
    let mut offers: Vec<String> = Vec::new();
    for name in names {
        let bare = name.trim_matches('"').to_lowercase();
        if bare.starts_with(&wanted) && name != begun && !offers.contains(&name) {
            offers.push(name);
        }
    }
    let is_whole = offers.is_empty() || askable().any(|def| def.is_called(begun));
    if is_whole {
        return (0, Vec::new());
    }
    offers.truncate(OFFERED);
    (begun.len(), offers)
}

/// Bytes of the letter at `at`.
fn last_len(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
}
