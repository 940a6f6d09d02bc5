//! The window with the maps on the internet that may be picked.

use super::source_editor::{Edited, SourceEditor};
use crate::language::tr;
use crate::net::{Network, Source};
use crate::ui::format;
use crate::ui::settings::Change;
use crate::ui::theme::Theme;
use crate::ui::widgets::dialog::{self, Dialog};
use crate::ui::widgets::{button, scrolled};
use crate::ui::{Action, View};

/// The window.
#[derive(Default)]
pub struct SourcesWindow {
    editor: Option<SourceEditor>,
    contact: Option<String>,
    question: Option<ContactQuestion>,
}

/// Asked before a source is drawn whose rules want to know whom to write to.
struct ContactQuestion {
    source: String,
    contact: String,
}

impl SourcesWindow {
    /// The window, asking how the providers of the source `name` can reach the person
    /// before anything is sent to them.
    pub fn asking_for_contact(name: &str) -> Self {
        let question = ContactQuestion { source: name.to_owned(), contact: String::new() };
        Self { question: Some(question), ..Self::default() }
    }

    /// Paints the window; whether it stays open. `online` is what is drawn.
    pub fn ui(
        &mut self,
        view: &View<'_>,
        ctx: &egui::Context,
        network: &Network,
        online: Option<&str>,
    ) -> bool {
        let mut open = true;
        Dialog::new(tr!("map-sources-dialog"), "sources", 600.0).show(ctx, Some(&mut open), |ui| {
            scrolled::fixed(ui, egui::vec2(600.0, 640.0), |ui| {
                ui.set_width(600.0);
                if let Some(question) = &mut self.question {
                    if !question.ui(view, ui) {
                        return;
                    }
                    self.question = None;
                }
                if let Some(editor) = &mut self.editor {
                    match editor.ui(ui, &view.settings.sources) {
                        Edited::Still => return,
                        Edited::Cancelled => {}
                        Edited::Saved(sources) => {
                            view.ask(Action::Set(Change::Sources(sources)));
                        }
                    }
                    self.editor = None;
                }
                self.list_ui(view, ui, online);
                ui.separator();
                self.contact_ui(view, ui, network);
                ui.separator();
                cache_ui(view, ui, network);
            });
        });
        open
    }

    fn list_ui(&mut self, view: &View<'_>, ui: &mut egui::Ui, online: Option<&str>) {
        let faint = Theme::of(ui.ctx()).faint_text();
        ui.label(tr!("the-built-in-map-needs-no-network"));
        ui.add_space(4.0);
        if ui.radio(online.is_none(), tr!("nothing-from-the-internet")).clicked() {
            view.ask(Action::SetOnline(false));
        }
        egui::ScrollArea::vertical().max_height(260.0).show(ui, |ui| {
            for (index, source) in view.settings.sources.iter().enumerate() {
                ui.horizontal(|ui| {
                    let is_drawn = online == Some(&source.name);
                    if ui.radio(is_drawn, &source.name).clicked() {
                        view.ask(Action::PickSource(source.name.clone()));
                    }
                    let encrypted =
                        if source.is_encrypted() { "" } else { tr!("and-not-encrypted") };
                    let text = tr!("source-asks", host = source.host(), encrypted = encrypted);
                    ui.label(egui::RichText::new(text).small().color(faint));
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                        let remove = ui.button(tr!("remove"));
                        name(&remove, &tr!("remove-named", name = source.name));
                        if remove.clicked() {
                            let mut sources = view.settings.sources.clone();
                            sources.remove(index);
                            view.ask(Action::Set(Change::Sources(sources)));
                        }
                        let edit = ui.button(tr!("edit"));
                        name(&edit, &tr!("edit-named", name = source.name));
                        if edit.clicked() {
                            self.editor = Some(SourceEditor::of(index, source.clone()));
                        }
                    });
                });
            }
        });
        ui.horizontal(|ui| {
            if ui.button(tr!("add-a-source-button")).clicked() {
                self.editor = Some(SourceEditor::new());
            }
            let missing: Vec<Source> = Source::presets()
                .into_iter()
                .filter(|preset| view.settings.source(&preset.name).is_none())
                .collect();
            if !missing.is_empty() && ui.button(tr!("restore-default-sources")).clicked() {
                let sources = view.settings.sources.iter().cloned().chain(missing).collect();
                view.ask(Action::Set(Change::Sources(sources)));
            }
        });
    }

    fn contact_ui(&mut self, view: &View<'_>, ui: &mut egui::Ui, network: &Network) {
        ui.horizontal(|ui| {
            let label = ui.label(tr!("your-contact-for-servers"));
            let mut text = self.contact.clone().unwrap_or_else(|| view.settings.contact.clone());
            let field = egui::TextEdit::singleline(&mut text)
                .hint_text(tr!("optional-web-page-or-mail-address"))
                .desired_width(230.0);
            let field = ui
                .add(field)
                .labelled_by(label.id)
                .on_hover_text(tr!("servers-like-to-know-whom-to-ask"));
            if field.changed() {
                self.contact = Some(text.clone());
            }
            if field.lost_focus()
                && let Some(contact) = self.contact.take()
            {
                view.ask(Action::Set(Change::Contact(contact.trim().to_owned())));
            }
        });
        let faint = Theme::of(ui.ctx()).faint_text();
        let text = tr!("requests-call-themselves", name = network.user_agent());
        ui.add(egui::Label::new(egui::RichText::new(text).small().color(faint)).wrap());
    }
}

impl ContactQuestion {
    /// Paints the question; whether it was answered.
    fn ui(&mut self, view: &View<'_>, ui: &mut egui::Ui) -> bool {
        let Self { source, contact } = self;
        ui.strong(tr!("contact-for", source = source));
        ui.label(tr!("its-rules-ask-for-a-contact-so"));
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            let label = ui.label(tr!("contact"));
            let field = egui::TextEdit::singleline(contact)
                .hint_text(tr!("web-page-or-mail-address"))
                .desired_width(300.0);
            ui.add(field).labelled_by(label.id);
        });
        ui.add_space(4.0);
        let contact = contact.trim();
        let (mut is_drawn, mut is_without, mut is_cancelled) = (false, false, false);
        dialog::foot(
            ui,
            |ui| is_without = ui.button(tr!("show-on-map-without-a-contact")).clicked(),
            |ui| {
                let draw = tr!("draw-source", source = source);
                is_drawn = button::primary(ui, &draw, !contact.is_empty()).clicked();
                is_cancelled = ui.button(tr!("cancel")).clicked();
            },
        );
        if is_drawn {
            view.ask(Action::Set(Change::Contact(contact.to_owned())));
            view.ask(Action::PickSource(source.clone()));
        }
        if is_without {
            view.ask(Action::PickWithoutContact(source.clone()));
        }
        is_drawn || is_without || is_cancelled
    }
}

/// Names a button that looks like others for those who hear the window.
fn name(button: &egui::Response, text: &str) {
    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, text));
}

fn cache_ui(view: &View<'_>, ui: &mut egui::Ui, network: &Network) {
    let Some(cache) = network.cache() else {
        ui.label(tr!("nothing-of-online-maps-is-kept-on"));
        return;
    };
    ui.horizontal(|ui| {
        let size = cache.known_bytes().map_or_else(|| "…".to_owned(), format::size);
        ui.label(tr!("kept-of-online-maps-on-this-computer", size = size)).on_hover_text(tr!(
            "why-tiles-are-kept",
            folder = cache.folder().display().to_string()
        ));
        let any = cache.known_bytes().is_none_or(|bytes| bytes > 0);
        let clear = ui.add_enabled(any, egui::Button::new(tr!("clear-kept-tiles")));
        if clear.on_hover_text(tr!("removes-every-tile-that-was-kept")).clicked() {
            view.ask(Action::ClearCache);
        }
    });
}
