//! Which area of an online map is downloaded for offline use.

use std::path::PathBuf;
use std::time::Duration;

use crate::base::Progress;
use crate::basemap::download::AreaDownload;
use crate::basemap::save::part_path;
use crate::language::tr;
use crate::net::{Source, Tileset};
use crate::ui::format;
use crate::ui::map::online::Online;
use crate::ui::theme::Theme;
use crate::ui::widgets::dialog::{self, Dialog};
use crate::ui::widgets::{button, choice, path_field, scrolled};
use crate::ui::{Action, View};

/// A source that fails for longer is tried again by hand.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// Room for what is said of a download before it begins, in points.
const ESTIMATE_POINTS: f32 = 76.0;

/// The dialog.
#[derive(Default)]
pub struct SaveDialog {
    /// The source that was chosen; the first that may be saved when `None`.
    source: Option<String>,
    /// West, south, east, north; what the map shows when `None`.
    typed: Option<[f64; 4]>,
    zooms: Option<(u8, u8)>,
    path_text: String,
    replace: bool,
    failure: Option<String>,
    saved: Option<(PathBuf, String)>,
}

impl SaveDialog {
    /// A file was chosen in the dialog of the system, which asked about replacing.
    pub fn choose_target(&mut self, path: PathBuf) {
        self.replace = true;
        self.path_text = path.display().to_string();
    }

    /// The area was saved to `path`, as `text` tells.
    pub fn was_saved(&mut self, path: PathBuf, text: String) {
        self.failure = None;
        self.saved = Some((path, text));
    }

    /// The area was not saved.
    pub fn has_failed(&mut self, reason: String) {
        self.failure = Some(reason);
    }

    /// Paints the dialog; whether it stays open.
    pub fn ui(
        &mut self,
        view: &View<'_>,
        ctx: &egui::Context,
        online: Option<&Online>,
        shown: Option<[f64; 4]>,
        progress: Option<&Progress>,
    ) -> bool {
        let mut open = true;
        let mut is_cancelled = false;
        Dialog::new(tr!("download-area-dialog"), "save area", scrolled::width(ctx, 520.0)).show(
            ctx,
            Some(&mut open),
            |ui| {
                ui.set_width(scrolled::width(ctx, 520.0));
                scrolled::show(ui, |ui| {
                    if let Some(progress) = progress {
                        progress_ui(ui, progress);
                    } else if let Some((path, text)) = self.saved.clone() {
                        self.saved_ui(view, ui, path, &text);
                    } else {
                        is_cancelled = self.choice_ui(view, ui, online, shown);
                    }
                });
            },
        );
        open && !is_cancelled
    }

    fn saved_ui(&mut self, view: &View<'_>, ui: &mut egui::Ui, path: PathBuf, text: &str) {
        ui.label(text);
        ui.label(tr!("it-opens-like-any-other-local-map"));
        let (mut is_shown, mut is_again) = (false, false);
        dialog::foot(
            ui,
            |ui| is_again = ui.button(tr!("save-another-area")).clicked(),
            |ui| is_shown = button::primary(ui, tr!("show-on-map"), true).clicked(),
        );
        if is_shown {
            view.ask(Action::OpenBasemap(path));
        }
        if is_shown || is_again {
            self.saved = None;
        }
    }

    /// Whether the dialog is left.
    fn choice_ui(
        &mut self,
        view: &View<'_>,
        ui: &mut egui::Ui,
        online: Option<&Online>,
        shown: Option<[f64; 4]>,
    ) -> bool {
        let drawn = online.filter(|online| online.source().allows_saving());
        let Some(source) = self.source_ui(view, ui, drawn.map(Online::source)) else {
            return false;
        };
        let online = drawn.filter(|online| online.source().name == source.name);
        let known = online.and_then(|online| Some((online.tileset()?, online.tile_source()?)));
        let seen = online.map(Online::mean_bytes).unwrap_or_default();
        let expected = Tileset::expected(&source);
        let tileset = known.map_or(&expected, |(tileset, _)| tileset);
        let bounds = self.area_ui(ui, shown.unwrap_or([30.0, 50.0, 31.0, 51.0]));
        let download = AreaDownload {
            known: known.map(|(tileset, tiles)| (tileset.clone(), tiles.clone())),
            source,
            bounds,
            zooms: self.zooms.unwrap_or((tileset.min_zoom, tileset.max_zoom)),
            target: target(&self.path_text),
            replace: self.replace,
            longest_wait: LONGEST_WAIT,
        };
        // As deep as an area may be, until a person says how deep.
        let mut download = match self.zooms {
            Some(_) => download,
            None => download.within_limits(&seen),
        };
        download.zooms = self.zooms_ui(ui, tileset, download.zooms);
        let estimate = download.estimate(&seen);
        // As high whatever is said, so that nothing moves while a person types.
        let top = ui.cursor().top();
        if let Err(refusal) = &estimate {
            warning_ui(ui, &refusal.to_string());
        }
        if let Ok((plan, bytes)) = &estimate {
            let basis = if seen.is_empty() {
                tr!("by-a-usual-tile")
            } else {
                tr!("by-the-tiles-seen-so-far")
            };
            ui.label(tr!(
                "tiles-about",
                count = plan.count(),
                bytes = format::size(*bytes),
                basis = basis
            ));
            let host = download.source.host();
            ui.label(tr!("downloading-asks-this-server", host = host));
        }
        ui.add_space((ESTIMATE_POINTS - (ui.cursor().top() - top)).max(0.0));
        ui.separator();
        self.file_ui(view, ui, download, estimate.is_ok())
    }

    /// Which source is asked: the one that is drawn, or another that may be saved.
    fn source_ui(
        &mut self,
        view: &View<'_>,
        ui: &mut egui::Ui,
        drawn: Option<&Source>,
    ) -> Option<Source> {
        let others = view.settings.sources.iter().filter(|source| {
            source.allows_saving() && drawn.is_none_or(|drawn| drawn.name != source.name)
        });
        let sources: Vec<&Source> = drawn.into_iter().chain(others).collect();
        let Some(first) = sources.first() else {
            ui.label(tr!("no-source-may-be-saved"));
            if ui.button(tr!("map-sources")).clicked() {
                view.ask(Action::ShowSources);
            }
            return None;
        };
        let chosen = self.source.as_deref();
        let chosen = sources.iter().find(|source| Some(source.name.as_str()) == chosen);
        let chosen = chosen.unwrap_or(first);
        ui.horizontal(|ui| {
            let label = ui.label(tr!("download-from"));
            let list = egui::ComboBox::from_id_salt("download from")
                .selected_text(chosen.name.as_str())
                .show_ui(ui, |ui| {
                    for source in &sources {
                        let is_chosen = source.name == chosen.name;
                        if ui.selectable_label(is_chosen, source.name.as_str()).clicked() {
                            self.source = Some(source.name.clone());
                            self.zooms = None;
                        }
                    }
                });
            list.response.labelled_by(label.id);
        });
        Some((*chosen).clone())
    }

    fn area_ui(&mut self, ui: &mut egui::Ui, shown: [f64; 4]) -> [f64; 4] {
        ui.horizontal(|ui| {
            ui.label(tr!("area"));
            if ui.radio(self.typed.is_none(), tr!("what-the-map-shows")).clicked() {
                self.typed = None;
            }
            if ui.radio(self.typed.is_some(), tr!("a-box-in-degrees")).clicked() {
                self.typed = Some(self.typed.unwrap_or(shown));
            }
        });
        let mut bounds = self.typed.unwrap_or(shown);
        let is_typed = self.typed.is_some();
        ui.horizontal(|ui| {
            for (name, value) in
                [tr!("west"), tr!("south"), tr!("east"), tr!("north")].into_iter().zip(&mut bounds)
            {
                let label = ui.label(name);
                // A comma stands for a point in the languages of half the users.
                let field = egui::DragValue::new(value)
                    .speed(0.01)
                    .max_decimals(4)
                    .range(-180.0..=180.0)
                    .custom_parser(|text| text.trim().replace(',', ".").parse().ok());
                ui.add_enabled(is_typed, field).labelled_by(label.id);
            }
        });
        if is_typed {
            self.typed = Some(bounds);
        }
        bounds
    }

    fn zooms_ui(
        &mut self,
        ui: &mut egui::Ui,
        tileset: &Tileset,
        (mut first, mut last): (u8, u8),
    ) -> (u8, u8) {
        let (lowest, highest) = (tileset.min_zoom, tileset.max_zoom);
        let mut is_chosen = self.zooms.is_some();
        first = first.clamp(lowest, highest);
        last = last.clamp(lowest, highest);
        ui.horizontal(|ui| {
            for (name, value) in [(tr!("zooms-from"), &mut first), (tr!("zooms-to"), &mut last)] {
                let label = ui.label(name);
                let field = egui::DragValue::new(value).range(lowest..=highest).speed(0.1);
                is_chosen |= ui.add(field).labelled_by(label.id).changed();
            }
            let text = tr!("what-zooms-show");
            ui.label(egui::RichText::new(text).small().color(Theme::of(ui.ctx()).faint_text()));
        });
        self.zooms = is_chosen.then_some((first, last));
        (first, last)
    }

    fn file_ui(
        &mut self,
        view: &View<'_>,
        ui: &mut egui::Ui,
        download: AreaDownload,
        is_sound: bool,
    ) -> bool {
        ui.horizontal(|ui| {
            let label = ui.label(tr!("file"));
            let field = egui::TextEdit::singleline(&mut self.path_text)
                .hint_text(tr!("path-ending-in-pmtiles-or-choose"))
                .desired_width(330.0);
            if ui.add(field).labelled_by(label.id).changed() {
                self.replace = false;
            }
            if ui.button(tr!("choose")).clicked() {
                let name = format!("{}.pmtiles", download.source.name);
                view.ask(Action::ChooseSaveTarget(name));
            }
        });
        let target = &download.target;
        let hint = match self.path_text.trim() {
            "" => String::new(),
            _ => tr!("will-be-written-to", path = target.display().to_string()),
        };
        ui.label(egui::RichText::new(hint).small().color(Theme::of(ui.ctx()).faint_text()));
        let is_named = !self.path_text.trim().is_empty();
        let state = if is_named { view.records.path_state(target) } else { Default::default() };
        let (exists, problem) = (state.is_file, state.problem());
        if let Some(problem) = &problem {
            path_field::problem_ui(ui, problem);
        }
        let text = tr!("replace-the-existing-file");
        choice::checkbox_if(ui, exists, &mut self.replace, text);
        let can_save = is_sound && is_named && problem.is_none() && (!exists || self.replace);
        let was_begun = can_save && view.records.path_state(&part_path(target)).is_file;
        let label = if was_begun { tr!("continue-download") } else { tr!("download") };
        if let Some(failure) = &self.failure {
            warning_ui(ui, failure);
        }
        let (mut is_asked, mut is_cancelled) = (false, false);
        dialog::foot(
            ui,
            |_| {},
            |ui| {
                is_asked = button::primary(ui, label, can_save).clicked();
                is_cancelled = ui.button(tr!("cancel")).clicked();
            },
        );
        if is_asked {
            self.failure = None;
            view.ask(Action::SaveArea(Box::new(download)));
        }
        is_cancelled
    }
}

fn warning_ui(ui: &mut egui::Ui, text: &str) {
    let text = egui::RichText::new(text).color(Theme::of(ui.ctx()).warning());
    ui.add(egui::Label::new(text).wrap());
}

/// The file that is meant, with the ending by which it is known when it is opened.
fn target(text: &str) -> PathBuf {
    let path = path_field::path_of(text).unwrap_or_default();
    let is_known = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("pmtiles"));
    if is_known || path.file_name().is_none() {
        return path;
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".pmtiles");
    path.with_file_name(name)
}

fn progress_ui(ui: &mut egui::Ui, progress: &Progress) {
    let (done, total) = progress.counts();
    let share = done as f32 / total.max(1) as f32;
    ui.label(tr!("tiles-done", done = done, count = total, bytes = format::size(progress.bytes())));
    ui.add(
        egui::ProgressBar::new(share)
            .desired_width(scrolled::width(ui.ctx(), 500.0) - 20.0)
            .show_percentage(),
    );
    if ui.button(tr!("stop")).on_hover_text(tr!("downloaded-tiles-are-kept-resume-later")).clicked()
    {
        progress.cancel();
    }
    ui.ctx().request_repaint_after(Duration::from_millis(100));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_saved_file_has_the_ending_by_which_it_is_opened() {
        for (text, path) in [
            (" /a/kyiv ", "/a/kyiv.pmtiles"),
            ("kyiv.2025", "kyiv.2025.pmtiles"),
            ("kyiv.PMTiles", "kyiv.PMTiles"),
            ("", ""),
        ] {
            assert_eq!(target(text), PathBuf::from(path));
        }
    }
}
