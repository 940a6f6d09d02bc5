//! Notes and tags of the picked event, in the details.

use std::collections::BTreeMap;

use egui::{RichText, TextEdit, Ui};

use crate::language::tr;
use crate::notes::{EventKey, Note, Notebook, Tag};
use crate::session::{Command, EventRef};
use crate::ui::settings::Change;
use crate::ui::theme::{Theme, semibold};
use crate::ui::widgets::notes::{signature, tags_of, version};
use crate::ui::widgets::section::Section;
use crate::ui::{Action, View};

/// Tags offered while one is typed.
const MOST_OFFERED: usize = 6;

/// What was typed and not yet kept.
#[derive(Debug, Default)]
pub struct NotesSection {
    /// New notes by event: looking at another event meanwhile loses nothing.
    drafts: BTreeMap<EventRef, String>,
    /// Notes being changed, by id.
    changes: BTreeMap<String, String>,
    tag: String,
    wants_focus: bool,
    failure: Option<String>,
}

impl NotesSection {
    /// Puts the cursor into the field for a new note.
    pub fn focus(&mut self) {
        self.wants_focus = true;
    }

    /// Paints the section for the event `at`.
    pub fn ui(&mut self, view: &View<'_>, ui: &mut Ui, at: EventRef) {
        ui.add_space(6.0);
        ui.separator();
        ui.label(semibold(tr!("notes-and-tags")));
        self.tags_ui(view, ui, at);
        let keys = view.session.placed().keys(at.dataset, at.row);
        let notebook = &view.session.document().notebook;
        let mut notes: Vec<(&str, &Note)> =
            notebook.notes().filter(|(_, note)| keys.contains(&note.event)).collect();
        notes.sort_by_key(|(_, note)| note.versions.first());
        for (id, note) in notes {
            self.note_ui(view, ui, id, note);
        }
        self.draft_ui(view, ui, at);
        if let Some(failure) = &self.failure {
            ui.colored_label(Theme::of(ui.ctx()).warning(), failure);
        }
    }

    /// The event as it is named in the notebook; says why it cannot be.
    fn key(&mut self, view: &View<'_>, at: EventRef) -> Option<EventKey> {
        let (key, failure) = match view.key(at) {
            Some(Ok(key)) => (Some(key), None),
            Some(Err(error)) => (None, Some(error.to_string())),
            None => (None, Some(tr!("file-has-not-answered-yet").to_owned())),
        };
        self.failure = failure;
        key
    }

    fn tags_ui(&mut self, view: &View<'_>, ui: &mut Ui, at: EventRef) {
        let own = tags_of(view, at);
        ui.horizontal_wrapped(|ui| {
            for word in &own {
                let hover = tr!("remove-the-tag", word = word);
                if ui.button(format!("{word}  ×")).on_hover_text(hover).clicked() {
                    let keys = view.session.placed().keys(at.dataset, at.row);
                    for event in keys {
                        let tag = Tag { event: event.clone(), word: word.clone() };
                        view.send(Command::SetTag(tag, version(view, None)));
                    }
                }
            }
            let field = ui.add(
                TextEdit::singleline(&mut self.tag)
                    .hint_text(tr!("add-a-tag-hint"))
                    .char_limit(Notebook::LONGEST_TAG)
                    .desired_width(90.0),
            );
            name(&field, tr!("add-a-tag"));
            let entered = field.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
            if entered && let Some(word) = Notebook::word(&self.tag) {
                self.add_tag(view, at, word);
                field.request_focus();
            }
        });
        let typed = self.tag.trim().to_lowercase();
        if typed.is_empty() {
            return;
        }
        let notebook = &view.session.document().notebook;
        let mut known: Vec<&str> = notebook
            .tags()
            .map(|tag| tag.word.as_str())
            .filter(|word| word.to_lowercase().contains(&typed))
            .filter(|word| own.iter().all(|own| own != word))
            .collect();
        known.sort_unstable();
        known.dedup();
        ui.horizontal_wrapped(|ui| {
            for word in known.into_iter().take(MOST_OFFERED) {
                if ui.button(word).on_hover_text(tr!("add-this-tag")).clicked() {
                    self.add_tag(view, at, word.to_owned());
                }
            }
        });
    }

    fn add_tag(&mut self, view: &View<'_>, at: EventRef, word: String) {
        if let Some(event) = self.key(view, at) {
            let version = version(view, Some(String::new()));
            view.send(Command::SetTag(Tag { event, word }, version));
            self.tag.clear();
        }
    }

    fn note_ui(&mut self, view: &View<'_>, ui: &mut Ui, id: &str, note: &Note) {
        let (Some(text), Some(last)) = (note.text(), note.versions.last()) else { return };
        let faint = Theme::of(ui.ctx()).faint_text();
        egui::Frame::group(ui.style()).inner_margin(6.0).show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            if let Some(change) = self.changes.get_mut(id) {
                let field = ui.add(
                    TextEdit::multiline(change)
                        .char_limit(Notebook::LONGEST_NOTE)
                        .desired_rows(3)
                        .desired_width(f32::INFINITY),
                );
                name(&field, tr!("change-the-note"));
                let (mut keep, mut drop) = (false, false);
                ui.horizontal(|ui| {
                    keep = ui.button(tr!("keep")).clicked();
                    drop = ui.button(tr!("cancel")).clicked();
                });
                if keep {
                    let text = change.trim().to_owned();
                    let text = (!text.is_empty()).then_some(text);
                    let version = version(view, text);
                    view.send(Command::WriteNote(id.to_owned(), note.event.clone(), version));
                }
                if keep || drop {
                    self.changes.remove(id);
                }
                return;
            }
            ui.add(egui::Label::new(text).wrap());
            ui.horizontal(|ui| {
                ui.label(RichText::new(signature(view, last)).small().color(faint));
                if ui.link(tr!("change")).clicked() {
                    self.changes.insert(id.to_owned(), text.to_owned());
                }
                if ui.link(tr!("remove")).clicked() {
                    let version = version(view, None);
                    view.send(Command::WriteNote(id.to_owned(), note.event.clone(), version));
                }
            });
            if note.versions.len() > 1 {
                let count = tr!("count-earlier-versions", count = note.versions.len() - 1);
                Section::new(&count).group().show(ui, id, |ui| {
                    for version in note.versions.iter().rev().skip(1) {
                        let when = signature(view, version);
                        ui.label(RichText::new(when).small().color(faint));
                        let text = version.text.as_deref().unwrap_or(tr!("removed"));
                        ui.add(egui::Label::new(text).wrap());
                    }
                });
            }
        });
    }

    fn draft_ui(&mut self, view: &View<'_>, ui: &mut Ui, at: EventRef) {
        let mut draft = self.drafts.get(&at).cloned().unwrap_or_default();
        let rows = if draft.is_empty() { 1 } else { 3 };
        let field = ui.add(
            TextEdit::multiline(&mut draft)
                .hint_text(tr!("write-a-note-e"))
                .char_limit(Notebook::LONGEST_NOTE)
                .desired_rows(rows)
                .desired_width(f32::INFINITY),
        );
        name(&field, tr!("write-a-note"));
        if std::mem::take(&mut self.wants_focus) {
            field.request_focus();
            field.scroll_to_me(Some(egui::Align::Center));
        }
        if field.changed() {
            self.drafts.insert(at, draft.clone());
        }
        if draft.is_empty() {
            self.drafts.remove(&at);
            return;
        }
        author_ui(view, ui);
        let typed = draft.trim();
        let by_key = field.has_focus()
            && ui.input(|input| input.modifiers.command && input.key_pressed(egui::Key::Enter));
        let button = ui
            .add_enabled(!typed.is_empty(), egui::Button::new(tr!("save-note")))
            .on_hover_text("Ctrl+Enter");
        if (button.clicked() || by_key)
            && !typed.is_empty()
            && let Some(event) = self.key(view, at)
        {
            let version = version(view, Some(typed.to_owned()));
            let id = Notebook::id_of(&event, &version);
            view.send(Command::WriteNote(id, event, version));
            self.drafts.remove(&at);
        }
    }
}

/// Who signs notes; kept with the settings and nowhere else but in notes.
fn author_ui(view: &View<'_>, ui: &mut Ui) {
    ui.horizontal(|ui| {
        let label = ui.label(RichText::new(tr!("author")).small());
        let mut author = view.settings.author.clone();
        let field = ui
            .add(
                TextEdit::singleline(&mut author)
                    .hint_text(tr!("your-name-or-leave-it-empty"))
                    .char_limit(80)
                    .desired_width(ui.available_width() - 4.0),
            )
            .labelled_by(label.id);
        if field.changed() {
            view.ask(Action::Set(Change::Author(author)));
        }
    });
}

/// A field is known by what it is for, also to those who hear the window.
fn name(field: &egui::Response, label: &'static str) {
    field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, label));
}
