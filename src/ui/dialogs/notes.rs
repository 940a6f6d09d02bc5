//! All notes and tags of the session in a window: searched, gone to, selected.

use std::collections::BTreeMap;

use egui::{RichText, Ui};

use crate::language::tr;
use crate::notes::{EventKey, Note};
use crate::session::{Command, EventRef, SelectionOp};
use crate::ui::View;
use crate::ui::format;
use crate::ui::panels::details;
use crate::ui::theme::Theme;
use crate::ui::widgets::dialog::Dialog;
use crate::ui::widgets::notes::{name_of, signature};
use crate::ui::widgets::scrolled;

/// The window keeps what is looked for.
#[derive(Debug, Default)]
pub struct NotesWindow {
    query: String,
}

impl NotesWindow {
    /// Paints the window; whether it stays open.
    pub fn ui(&mut self, view: &View<'_>, ctx: &egui::Context) -> bool {
        let mut open = true;
        let size = scrolled::size(ctx, egui::vec2(460.0, 420.0));
        Dialog::resizable(tr!("notes-and-tags"), "notes", ctx, size).show(
            ctx,
            Some(&mut open),
            |ui| {
                scrolled::filling(ui, egui::vec2(380.0, 300.0), |ui| self.content_ui(view, ui));
            },
        );
        open
    }

    fn content_ui(&mut self, view: &View<'_>, ui: &mut Ui) {
        let notebook = &view.session.document().notebook;
        let faint = Theme::of(ui.ctx()).faint_text();
        if notebook.notes().next().is_none() && notebook.tags().next().is_none() {
            ui.label(tr!("nothing-is-written-yet"));
            ui.label(RichText::new(tr!("pick-an-event-and-press-e-to")).color(faint));
            return;
        }
        tags_ui(view, ui);
        ui.horizontal(|ui| {
            let label = ui.label(tr!("search"));
            ui.add(egui::TextEdit::singleline(&mut self.query).desired_width(240.0))
                .labelled_by(label.id);
        });
        let wanted = self.query.trim().to_lowercase();
        let mut notes: Vec<&Note> = notebook
            .notes()
            .map(|(_, note)| note)
            .filter(|note| {
                let text = note.text().unwrap_or_default().to_lowercase();
                let author = note.versions.last().map_or("", |last| &last.author).to_lowercase();
                let event = name_of(&note.event).to_lowercase();
                [text, author, event].iter().any(|text| text.contains(&wanted))
            })
            .collect();
        notes.sort_by(|a, b| b.versions.last().cmp(&a.versions.last()));
        ui.separator();
        egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            if notes.is_empty() {
                ui.label(tr!("no-note-has-these-words"));
            }
            for note in notes {
                let (Some(text), Some(last)) = (note.text(), note.versions.last()) else {
                    continue;
                };
                event_ui(view, ui, &note.event);
                ui.add(egui::Label::new(text).wrap());
                ui.label(RichText::new(signature(view, last)).small().color(faint));
                ui.add_space(6.0);
            }
        });
    }
}

/// The event of a note, which a click goes to.
fn event_ui(view: &View<'_>, ui: &mut Ui, key: &EventKey) {
    let found = view.session.placed().row(key);
    let place = found.and_then(|(id, row)| Some((id, row, view.session.dataset(id)?)));
    let Some((dataset, row, events)) = place else {
        let text = tr!("event-is-not-open", name = name_of(key), file = key.file);
        ui.colored_label(Theme::of(ui.ctx()).warning(), text);
        return;
    };
    if ui.link(RichText::new(name_of(key)).strong()).clicked() {
        let event = EventRef { dataset, row };
        view.send(Command::Select(vec![event], SelectionOp::Replace));
        details::fly_to(view, events, event);
    }
}

/// Every tag with its events, which a click selects.
fn tags_ui(view: &View<'_>, ui: &mut Ui) {
    let session = view.session;
    let mut events: BTreeMap<&str, Vec<EventRef>> = BTreeMap::new();
    let mut unmatched = 0;
    for tag in session.document().notebook.tags() {
        let found = events.entry(&tag.word).or_default();
        match session.placed().row(&tag.event) {
            Some((dataset, row)) => found.push(EventRef { dataset, row }),
            None => unmatched += 1,
        }
    }
    if events.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for (word, mut tagged) in events {
            tagged.sort_unstable();
            tagged.dedup();
            let button = ui
                .button(format!("{word}  {}", format::number(tagged.len())))
                .on_hover_text(tr!("select-these-events-shift-adds-ctrl-removes"));
            if button.clicked() {
                let modifiers = ui.input(|input| input.modifiers);
                let combine = match (modifiers.shift, modifiers.command) {
                    (true, _) => SelectionOp::Add,
                    (_, true) => SelectionOp::Remove,
                    _ => SelectionOp::Replace,
                };
                view.send(Command::Select(tagged, combine));
            }
        }
    });
    if unmatched > 0 {
        let text = tr!("tags-about-events-not-open", count = unmatched);
        ui.colored_label(Theme::of(ui.ctx()).warning(), text);
    }
}
