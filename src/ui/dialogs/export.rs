//! How and where to export.

use super::print_form::PrintForm;
use super::publication_form::{Asked, PublicationForm};
use super::signing_form::SigningForm;
use super::{document_form, page_form};
use crate::dataset::Rows;
pub use crate::export::Request;
use crate::export::page::PageChoices;
use crate::export::print::{self, PrintChoices};
use crate::export::report::{self, ReportChoices};
use crate::export::{self, ColumnSet, EXPORTERS, Scope, by_id, page};
use crate::filter::sentences::{Wording, sentences};
use crate::language::{current, tr};
use crate::session::Open;
use crate::ui::labels;
use crate::ui::theme::{Theme, Token};
use crate::ui::widgets::dialog::{self, Dialog};
use crate::ui::widgets::scrolled;
use crate::ui::widgets::{button, choice, path_field};
use crate::ui::{Action, View};

/// Room for title, file and buttons, in points.
const FOOT_POINTS: f32 = 290.0;

/// Less room than this is not scrolled on its own, in points.
const LEAST_CHOICES_POINTS: f32 = 250.0;

/// The dialog.
#[derive(Debug)]
pub struct ExportDialog {
    request: Request,
    publication: PublicationForm,
    print: PrintForm,
    signing: SigningForm,
    path_text: String,
}

impl ExportDialog {
    /// For the events of `scope`, at first in the format of this id; original columns where
    /// that is possible.
    pub fn new(scope: Scope, format: Option<&str>, view: &View<'_>) -> Self {
        let several = view.session.shown().count() > 1;
        let usual = Request::new(scope);
        let request = Request {
            format: format.map_or(usual.format.clone(), str::to_owned),
            columns: if several { ColumnSet::Project } else { ColumnSet::Original },
            page: PageChoices { language: current(), ..PageChoices::default() },
            report: ReportChoices { language: current() },
            ..usual
        };
        Self {
            request,
            publication: PublicationForm::new(view),
            print: PrintForm::new(PrintChoices { language: current(), ..PrintChoices::default() }),
            signing: SigningForm::default(),
            path_text: String::new(),
        }
    }

    /// Says at the field why the key did not sign.
    pub fn refuse_key(&mut self, reason: String) {
        self.signing.refuse(reason);
    }

    /// Takes the key that was chosen in a dialog.
    pub fn set_key(&mut self, path: std::path::PathBuf) {
        self.signing.set_path(path);
    }

    /// Takes the template that was chosen in a dialog.
    pub fn set_template(&mut self, path: std::path::PathBuf) {
        self.print.set_path(path);
    }

    /// Whether everything that was written beside the path can be used.
    fn is_ready(&self) -> bool {
        self.signing.is_ready() && (self.request.format != print::ID || self.print.is_ready())
    }

    /// Paints the dialog; whether it stays open.
    pub fn ui(&mut self, view: &View<'_>, ctx: &egui::Context) -> bool {
        let mut open = true;
        let mut send = false;
        let mut cancelled = false;
        let (title, count) = match self.request.scope {
            Scope::Selected => {
                let count = view.session.document().selection.count();
                (tr!("export-selected-events-dialog", count = count), count)
            }
            Scope::Filtered => {
                let count = view.session.derived().matching_count();
                (tr!("export-matching-events-dialog", count = count), count)
            }
        };
        Dialog::new(&title, "export", scrolled::width(ctx, 480.0)).show(
            ctx,
            Some(&mut open),
            |ui| {
                scrolled::fixed(ui, egui::vec2(480.0, 420.0), |ui| {
                    let room = ctx.content_rect().height() - FOOT_POINTS;
                    // In a low window all of it scrolls, not these alone.
                    let room = if room < LEAST_CHOICES_POINTS { f32::INFINITY } else { room };
                    egui::ScrollArea::vertical().max_height(room).show(ui, |ui| {
                        self.choices_ui(view, ui);
                    });
                    let can_write = self.is_ready();
                    let request = &mut self.request;
                    ui.add_space(4.0);
                    let label = ui.label(tr!("file"));
                    let path = path_field::path_of(&self.path_text);
                    let state = path.as_deref().map(|path| view.records.path_state(path));
                    let state = state.unwrap_or_default();
                    let problem = state.problem();
                    let mut entered = false;
                    ui.horizontal(|ui| {
                        let mut field = egui::TextEdit::singleline(&mut self.path_text)
                            .hint_text(tr!("path-or-choose"))
                            .desired_width(360.0);
                        if problem.is_some() {
                            field = field.text_color(Theme::of(ui.ctx()).token(Token::Error));
                        }
                        let field = ui.add(field).labelled_by(label.id);
                        if field.changed() {
                            // Leave to replace was given for another file.
                            request.replace = false;
                        }
                        entered = field.lost_focus()
                            && ui.input(|input| input.key_pressed(egui::Key::Enter));
                        let can_choose = count > 0 && can_write;
                        if ui.add_enabled(can_choose, egui::Button::new(tr!("choose"))).clicked() {
                            request.path = None;
                            request.replace = false;
                            send = true;
                        }
                    });
                    if let Some(problem) = &problem {
                        path_field::problem_ui(ui, problem);
                    } else if state.is_file {
                        choice::checkbox(
                            ui,
                            &mut request.replace,
                            tr!("replace-the-existing-file"),
                        );
                    }
                    ui.label(
                        egui::RichText::new(tr!("a-manifest-is-written-beside-the-file"))
                            .small()
                            .color(Theme::of(ui.ctx()).faint_text()),
                    );
                    let is_ready = path.is_some()
                        && problem.is_none()
                        && count > 0
                        && (!state.is_file || request.replace)
                        && can_write;
                    let (mut is_wanted, mut is_copied) = (entered && is_ready, false);
                    dialog::foot(
                        ui,
                        |ui| {
                            let copy = egui::Link::new(tr!("copy-as-command"));
                            let copy = ui.add_enabled(count > 0, copy);
                            let tip = tr!("the-command-line-that-writes-the-same");
                            is_copied = copy.on_hover_text(tip).clicked();
                        },
                        |ui| {
                            let export = button::primary(ui, tr!("export-dialog"), is_ready);
                            is_wanted |= export.clicked();
                            cancelled = ui.button(tr!("cancel")).clicked();
                        },
                    );
                    if is_copied {
                        let request = Request { path: path.clone(), ..request.clone() };
                        view.ask(Action::CopyCommand(made_now(request)));
                    }
                    if is_wanted {
                        request.path.clone_from(&path);
                        send = true;
                    }
                });
            },
        );
        if send {
            view.ask(Action::Export(made_now(self.request.clone())));
        }
        open && !cancelled
    }

    /// Whether what matches or what is selected is exported, where something is selected.
    fn scope_ui(&mut self, view: &View<'_>, ui: &mut egui::Ui) {
        let selected = view.session.document().selection.count();
        if selected == 0 {
            return;
        }
        let matching = view.session.derived().matching_count();
        let filtered = tr!("export-matching-count", count = matching);
        let chosen = tr!("export-selected-count", count = selected);
        let choices = [
            (Scope::Filtered, filtered.clone(), filtered),
            (Scope::Selected, chosen.clone(), chosen),
        ];
        let picked = ui.horizontal(|ui| button::segments(ui, self.request.scope, &choices)).inner;
        if let Some(scope) = picked.filter(|scope| *scope != self.request.scope) {
            self.request.scope = scope;
            self.request.replace = false;
        }
        ui.add_space(4.0);
    }

    /// What is exported, in which form, and what of it is left out.
    fn choices_ui(&mut self, view: &View<'_>, ui: &mut egui::Ui) {
        self.scope_ui(view, ui);
        let filters = &view.session.document().filters;
        if self.request.scope == Scope::Selected {
            ui.label(tr!("selected-by-hand-filters-do-not-change"));
            outside_ui(view, ui);
        } else {
            let zone = view.settings.zone();
            let exact = sentences(filters, &zone, Wording::Exact).join("\n");
            for sentence in sentences(filters, &zone, Wording::ForPeople) {
                ui.add(egui::Label::new(sentence).wrap()).on_hover_text(&exact);
            }
            let left_out = view.session.derived().suppressed_count();
            if left_out > 0 {
                let text = tr!("repeated-rows-left-out-of-export", count = left_out);
                ui.add(egui::Label::new(text).wrap());
            }
        }
        ui.separator();
        let request = &mut self.request;
        ui.horizontal(|ui| {
            let label = ui.label(tr!("format"));
            let name = by_id(&request.format).map_or("", labels::exporter);
            let list = egui::ComboBox::from_id_salt("format").selected_text(name);
            let list = list.show_ui(ui, |ui| {
                for exporter in EXPORTERS {
                    let is_chosen = exporter.id() == request.format;
                    if ui.selectable_label(is_chosen, labels::exporter(*exporter)).clicked() {
                        exporter.id().clone_into(&mut request.format);
                    }
                }
            });
            list.response.labelled_by(label.id);
        });
        ui.add_space(4.0);
        // Documents for people have columns of their own.
        let has_columns = by_id(&request.format)
            .is_ok_and(|exporter| exporter.column_set(ColumnSet::Original) == ColumnSet::Original);
        ui.add_enabled_ui(has_columns, |ui| {
            ui.horizontal(|ui| {
                ui.label(tr!("columns"));
                let of_source = if self.publication.publication().is_none() {
                    tr!("of-the-source-byte-for-byte")
                } else {
                    tr!("of-the-source")
                };
                ui.radio_value(&mut request.columns, ColumnSet::Original, of_source);
                ui.radio_value(&mut request.columns, ColumnSet::Project, tr!("of-strikemap"));
            });
        });
        if request.format == report::ID {
            let language =
                (tr!("language-of-the-document"), tr!("language-of-the-report-is-in-it"));
            document_form::language_ui(&mut request.report.language, language, ui);
        }
        if request.format == page::ID {
            page_form::ui(&mut request.page, record_bytes(view, request.scope), ui);
        }
        if request.format == print::ID {
            self.print.ui(view, ui);
            request.print = self.print.choices();
        }
        ui.add_enabled_ui(request.format == export::table::ID, |ui| {
            choice::checkbox(ui, &mut request.formula_safe, tr!("safe-for-spreadsheets"))
                .on_hover_text(tr!("puts-an-apostrophe-before-cells-that-a"));
        });
        let whose = by_id(&request.format)
            .map_or(request.columns, |exporter| exporter.column_set(request.columns));
        let has_notes = notes_ui(view, whose, &mut request.notes, ui);
        let datasets = match request.scope {
            Scope::Filtered => view.session.shown().map(|open| open.id).collect(),
            Scope::Selected => {
                let parts = view.session.selected_rows();
                parts.filter(|(_, rows)| !rows.is_empty()).map(|(open, _)| open.id).collect()
            }
        };
        self.publication.ui(view, Asked { whose, has_notes, datasets }, ui);
        request.publication = self.publication.publication();
        let can_show = request.format == report::ID
            && request.scope == Scope::Filtered
            && !request.publication.changes_places();
        request.picture &= can_show;
        ui.add_enabled_ui(can_show, |ui| {
            choice::checkbox(ui, &mut request.picture, tr!("map-in-the-report"))
                .on_hover_text(tr!("a-picture-of-every-matching-event-drawn"))
                .on_disabled_hover_text(tr!("only-a-report-of-filtered-events-at"));
        });
        self.signing.ui(view, ui);
        request.signing = self.signing.key_file();
    }
}

/// A page and a printed document say when they were made.
fn made_now(mut request: Request) -> Request {
    request.page.info = request.page.info.made_now();
    request.print.info = request.print.info.made_now();
    request
}

/// About how many bytes the records of the exported events have.
fn record_bytes(view: &View<'_>, scope: Scope) -> u64 {
    let of = |open: &Open, rows: &Rows| -> u64 {
        let bytes = u128::from(open.dataset.source.file_bytes);
        let share = bytes * rows.count() as u128 / open.dataset.len().max(1) as u128;
        u64::try_from(share).unwrap_or(u64::MAX)
    };
    match scope {
        Scope::Selected => view.session.selected_rows().map(|(open, rows)| of(open, rows)).sum(),
        Scope::Filtered => {
            let derived = view.session.derived();
            let matching = |open: &Open| Some(of(open, derived.part(open.id)?.matching()));
            view.session.shown().filter_map(matching).sum()
        }
    }
}

/// Whether notes and tags are exported; they stay private unless asked for.
fn notes_ui(view: &View<'_>, whose: ColumnSet, chosen: &mut bool, ui: &mut egui::Ui) -> bool {
    let notebook = &view.session.document().notebook;
    let has_some = notebook.notes().next().is_some() || notebook.tags().next().is_some();
    let is_possible = has_some && whose == ColumnSet::Project;
    if !is_possible {
        *chosen = false;
    }
    choice::checkbox_if(ui, is_possible, chosen, tr!("notes-and-tags"))
        .on_hover_text(tr!("as-two-more-columns-the-manifest-names"))
        .on_disabled_hover_text(tr!("notes-and-tags-stand-in-columns-of"));
    *chosen
}

/// Says how many selected events are not seen at the moment.
fn outside_ui(view: &View<'_>, ui: &mut egui::Ui) {
    let outside: usize = view
        .session
        .selected_rows()
        .map(|(open, rows)| {
            let mut unseen = rows.clone();
            if let Some(part) = view.session.derived().part(open.id) {
                unseen.subtract(part.matching());
            }
            unseen.count()
        })
        .sum();
    if outside > 0 {
        let text = tr!("selected-events-that-are-hidden", count = outside);
        ui.colored_label(Theme::of(ui.ctx()).warning(), text);
    }
}
