//! How a picture or an animation is drawn, and where to.

use std::path::{Path, PathBuf};

use egui::{DragValue, RichText, TextEdit, Ui};
use jiff::tz::TimeZone;

use super::picture_preview::{Drawn, Preview, Previewed};
use crate::dataset::Interval;
use crate::export::drawing::MOST_FRAMES;
use crate::language::tr;
use crate::session::TimeStep;
use crate::session::frames::{Steps, whole_days};
use crate::session::step::Unit;
use crate::ui::format;
use crate::ui::picture_request::{Draw, Request};
use crate::ui::snapshot::{Animation, Style, What};
use crate::ui::theme::Theme;
use crate::ui::widgets::dialog::{self, Dialog};
use crate::ui::widgets::{button, choice, path_field, scrolled};
use crate::ui::{Action, View};

/// Frames a second, until another length is asked for.
const USUAL_FRAMES_PER_SEC: f32 = 4.0;

/// Sides of pictures, in points.
const SIDES_POINTS: std::ops::RangeInclusive<f32> = 200.0..=8_000.0;

/// Sizes for slides and pages of the web, for posts, and for a page on paper across (A4 at
/// 96 points an inch).
const WIDE_POINTS: [f32; 2] = [1_280.0, 720.0];
const SQUARE_POINTS: [f32; 2] = [900.0, 900.0];
const A4_POINTS: [f32; 2] = [1_123.0, 794.0];

/// What the window is like now.
#[derive(Debug, Clone, Copy)]
pub struct Now {
    /// Width and height of a picture of the map as it is, with its caption.
    pub map_points: [f32; 2],
    /// Width and height of the window.
    pub window_points: [f32; 2],
    /// Whether colours are dark.
    pub dark: bool,
}

/// How the dialog is left in this frame.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Answer {
    #[default]
    None,
    Save,
    Cancel,
}

/// The dialog.
#[derive(Debug)]
pub struct PictureDialog {
    what: What,
    /// Another size than that of what is drawn.
    size_points: Option<[f32; 2]>,
    scale: f32,
    dark: bool,
    title: String,
    is_svg: bool,
    motion: Option<Motion>,
    path_text: String,
    replace: bool,
    preview: Preview,
}

/// How time moves, as it is being chosen.
#[derive(Debug)]
struct Motion {
    /// All data, instead of what the time axis shows.
    all: bool,
    is_cumulative: bool,
    width_text: String,
    step_text: String,
    /// How long it takes; by the usual number of frames a second without it.
    secs: Option<f32>,
    is_folder: bool,
}

impl PictureDialog {
    /// For a picture.
    pub fn picture(now: &Now) -> Self {
        Self {
            what: What::Map,
            size_points: None,
            scale: 2.0,
            dark: now.dark,
            title: String::new(),
            is_svg: false,
            motion: None,
            path_text: String::new(),
            replace: false,
            preview: Preview::default(),
        }
    }

    /// For an animation by `step`, with a window as wide as it is now.
    pub fn animation(now: &Now, view: &View<'_>, step: TimeStep) -> Self {
        let window = view.session.document().filters.time.window;
        let width = window.map_or(step, |window| step_of(window, &view.settings.zone()));
        let motion = Motion {
            all: false,
            is_cumulative: false,
            width_text: width.label(),
            step_text: step.label(),
            secs: None,
            is_folder: false,
        };
        Self { scale: 1.0, motion: Some(motion), ..Self::picture(now) }
    }

    /// A file was chosen in the dialog of the system, which asked about replacing.
    pub fn choose_target(&mut self, path: &Path) {
        self.replace = true;
        self.path_text = path.display().to_string();
        match path.extension().and_then(|ending| ending.to_str()) {
            Some("svg") => self.is_svg = true,
            Some("png") => self.is_svg = false,
            _ => {}
        }
    }

    /// A preview was drawn.
    pub fn take_preview(&mut self, ctx: &egui::Context, of: Previewed, drawn: Drawn) {
        self.preview.take(ctx, of, drawn);
    }

    /// Paints the dialog; whether it stays open.
    pub fn ui(&mut self, view: &View<'_>, now: &Now, ctx: &egui::Context) -> bool {
        let mut open = true;
        let title =
            if self.motion.is_some() { tr!("save-an-animation") } else { tr!("save-a-picture") };
        let mut answer = Answer::default();
        Dialog::new(title, "picture", 460.0).show(ctx, Some(&mut open), |ui| {
            scrolled::show(ui, |ui| answer = self.contents_ui(view, now, ui));
        });
        open && answer == Answer::default()
    }

    fn contents_ui(&mut self, view: &View<'_>, now: &Now, ui: &mut Ui) -> Answer {
        ui.set_min_width(scrolled::width(ui.ctx(), 460.0));
        if self.motion.is_none() {
            ui.horizontal(|ui| {
                ui.label(tr!("picture-of"));
                ui.radio_value(&mut self.what, What::Map, tr!("the-map-with-a-caption"));
                ui.radio_value(&mut self.what, What::Window, tr!("the-whole-window"));
            });
        }
        let animation = self.motion.as_mut().map(|motion| motion.ui(view, ui));
        ui.horizontal(|ui| {
            ui.label(tr!("format"));
            match &mut self.motion {
                Some(motion) => {
                    ui.radio_value(&mut motion.is_folder, false, "GIF");
                    ui.radio_value(&mut motion.is_folder, true, tr!("png-sequence"));
                }
                None => {
                    ui.radio_value(&mut self.is_svg, false, "PNG");
                    ui.radio_value(&mut self.is_svg, true, "SVG")
                        .on_hover_text(tr!("signs-areas-and-words-stay-sharp-at"));
                }
            }
        });
        self.look_ui(now, ui);
        if self.motion.is_none() {
            let wanted = Previewed { style: self.style(now), revision: view.session.revision() };
            if let Some(wanted) = self.preview.ui(ui, wanted) {
                view.ask(Action::Draw(Draw::Preview(Box::new(wanted))));
            }
        }
        let note = if self.motion.is_some() {
            tr!("a-manifest-is-written-beside-it-with")
        } else {
            tr!("a-manifest-is-written-beside-the-picture")
        };
        let faint = Theme::of(ui.ctx()).faint_text();
        ui.add(egui::Label::new(RichText::new(note).small().color(faint)).wrap());
        let animation = match animation {
            Some(None) => None,
            Some(Some(animation)) => Some(Some(animation)),
            None => Some(None),
        };
        let answer = self.file_ui(view, ui, animation.is_some());
        if let (Answer::Save, Some(animation)) = (answer, animation) {
            let style = self.style(now);
            let request = Request { style, animation, path: self.path(), replace: self.replace };
            view.ask(Action::Draw(Draw::Save(Box::new(request))));
        }
        answer
    }

    fn look_ui(&mut self, now: &Now, ui: &mut Ui) {
        let as_shown = self.as_shown(now);
        let [mut width, mut height] = self.size_points.unwrap_or(as_shown);
        ui.horizontal(|ui| {
            let mut changed = false;
            for (name, side) in [(tr!("width"), &mut width), (tr!("height"), &mut height)] {
                let label = ui.label(name);
                let field = DragValue::new(side).range(SIDES_POINTS).max_decimals(0);
                changed |= ui.add(field).labelled_by(label.id).changed();
            }
            if changed {
                self.size_points = Some([width.round(), height.round()]);
            }
        });
        ui.horizontal_wrapped(|ui| {
            ui.label(tr!("size"));
            if ui.selectable_label(self.size_points.is_none(), tr!("as-shown")).clicked() {
                self.size_points = None;
            }
            for (label, points) in [
                ("16:9", WIDE_POINTS),
                (tr!("square"), SQUARE_POINTS),
                (tr!("a4-for-print"), A4_POINTS),
            ] {
                if ui.selectable_label(self.size_points == Some(points), label).clicked() {
                    self.size_points = Some(points);
                    // Print needs about 300 pixels an inch.
                    self.scale = if points == A4_POINTS { 3.0 } else { self.scale };
                }
            }
        });
        ui.horizontal(|ui| {
            ui.label(tr!("scale"));
            for scale in [1.0_f32, 2.0, 3.0, 4.0] {
                ui.radio_value(&mut self.scale, scale, format!("{scale}×"));
            }
            ui.separator();
            let [width, height] = self.style(now).size_px;
            ui.label(tr!(
                "width-by-height-pixels",
                width = width.to_string(),
                height = height.to_string()
            ));
        });
        ui.horizontal(|ui| {
            ui.label(tr!("colours"));
            ui.radio_value(&mut self.dark, false, tr!("light"));
            ui.radio_value(&mut self.dark, true, tr!("dark"));
        });
        ui.add_enabled_ui(self.what == What::Map, |ui| {
            ui.horizontal(|ui| {
                let label = ui.label(tr!("title"));
                let field = TextEdit::singleline(&mut self.title)
                    .hint_text(tr!("no-title"))
                    .desired_width(380.0);
                ui.add(field).labelled_by(label.id);
            });
        });
    }

    fn as_shown(&self, now: &Now) -> [f32; 2] {
        match self.what {
            What::Map => now.map_points,
            What::Window => now.window_points,
        }
    }

    fn style(&self, now: &Now) -> Style {
        let size = self.size_points.unwrap_or(self.as_shown(now));
        Style {
            what: self.what,
            size_px: size.map(|side| (side * self.scale).round().max(1.0) as u32),
            scale: self.scale,
            dark: self.dark,
            title: if self.what == What::Map { self.title.clone() } else { String::new() },
        }
    }

    /// The ending of its file, or what makes its name one of a folder.
    fn ending(&self) -> &'static str {
        match (&self.motion, self.is_svg) {
            (Some(motion), _) if motion.is_folder => "/",
            (Some(_), _) => ".gif",
            (None, true) => ".svg",
            (None, false) => ".png",
        }
    }

    /// Where to, once that is said; a name without an ending gets the one of the format.
    fn file_ui(&mut self, view: &View<'_>, ui: &mut Ui, is_sound: bool) -> Answer {
        let mut is_sent = false;
        ui.horizontal(|ui| {
            let label = ui.label(tr!("file"));
            let field = TextEdit::singleline(&mut self.path_text)
                .hint_text(tr!("path-or-choose"))
                .desired_width(260.0);
            let field = ui.add(field).labelled_by(label.id);
            if field.changed() {
                // Leave to replace was given for another file.
                self.replace = false;
            }
            if ui.button(tr!("choose")).clicked() {
                let name = if self.motion.is_some() { "animation" } else { "map" };
                let name = format!("{name}{}", self.ending().trim_end_matches('/'));
                view.ask(Action::Draw(Draw::ChooseTarget(name)));
            }
            is_sent = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        });
        let path = self.path();
        let is_named = !self.path_text.trim().is_empty();
        let state = if is_named { view.records.path_state(&path) } else { Default::default() };
        // A folder of pictures may be there already.
        let problem = state.problem().filter(|_| !state.exists);
        if let Some(problem) = &problem {
            path_field::problem_ui(ui, problem);
        }
        choice::checkbox_if(ui, state.exists, &mut self.replace, tr!("replace-what-is-there"));
        let can_save = is_sound && is_named && problem.is_none() && (!state.exists || self.replace);
        let mut is_cancelled = false;
        dialog::foot(
            ui,
            |_| {},
            |ui| {
                is_sent |= button::primary(ui, tr!("save"), can_save).clicked();
                is_cancelled = ui.button(tr!("cancel")).clicked();
            },
        );
        match (is_sent && can_save, is_cancelled) {
            (true, _) => Answer::Save,
            (_, true) => Answer::Cancel,
            _ => Answer::None,
        }
    }

    fn path(&self) -> PathBuf {
        let text = self.path_text.trim();
        let ending = self.ending();
        if text.to_lowercase().ends_with(ending) || text.is_empty() {
            return path_field::path_of(text).unwrap_or_default();
        }
        path_field::path_of(&format!("{text}{ending}")).unwrap_or_default()
    }
}

impl Motion {
    /// Paints how time moves; the animation, where it can be.
    fn ui(&mut self, view: &View<'_>, ui: &mut Ui) -> Option<Animation> {
        let zone = view.settings.zone();
        let extent = view.session.extent().map(|extent| whole_days(extent, &zone));
        let shown = view.session.document().time_view.shown.map(|shown| whole_days(shown, &zone));
        let shown = shown.zip(extent).and_then(|(shown, extent)| {
            let end = shown.end().min(extent.end());
            Interval::new(shown.start().max(extent.start()), end)
        });
        ui.horizontal(|ui| {
            ui.label(tr!("time"));
            ui.radio_value(&mut self.all, false, tr!("as-far-as-the-time-axis-shows"));
            ui.radio_value(&mut self.all, true, tr!("all-data"));
        });
        let domain = if self.all { extent } else { shown.or(extent) };
        let Some(domain) = domain else {
            ui.label(tr!("no-event-has-a-time"));
            return None;
        };
        ui.horizontal(|ui| {
            ui.label(tr!("window"));
            ui.radio_value(&mut self.is_cumulative, false, tr!("moves"));
            ui.radio_value(&mut self.is_cumulative, true, tr!("cumulative"));
        });
        ui.horizontal(|ui| {
            let label = ui.label(tr!("each-step"));
            let field = TextEdit::singleline(&mut self.step_text).desired_width(70.0);
            ui.add(field).labelled_by(label.id).on_hover_text(tr!("such-as-6-h-1-d-1"));
            ui.add_enabled_ui(!self.is_cumulative, |ui| {
                let label = ui.label(tr!("window-width"));
                let field = TextEdit::singleline(&mut self.width_text).desired_width(70.0);
                ui.add(field).labelled_by(label.id);
            });
        });
        let step = TimeStep::from_text(&self.step_text);
        let width = TimeStep::from_text(&self.width_text);
        let is_sound = step.is_some() && (self.is_cumulative || width.is_some());
        let steps = step.filter(|_| is_sound).map(|step| Steps {
            domain,
            width: width.filter(|_| !self.is_cumulative),
            step,
        });
        let Some(steps) = steps else {
            let warning = Theme::of(ui.ctx()).warning();
            ui.colored_label(warning, tr!("write-steps-such-as-6-h-1"));
            return None;
        };
        let Some(windows) = steps.windows(&zone, MOST_FRAMES) else {
            let text = tr!("too-many-pictures", count = MOST_FRAMES);
            ui.colored_label(Theme::of(ui.ctx()).warning(), text);
            return None;
        };
        let frames = windows.len();
        let mut secs = self.secs.unwrap_or(frames as f32 / USUAL_FRAMES_PER_SEC);
        ui.horizontal(|ui| {
            let label = ui.label(tr!("seconds"));
            let field = DragValue::new(&mut secs).range(0.5..=3_600.0).max_decimals(1).speed(0.1);
            if ui.add(field).labelled_by(label.id).changed() {
                self.secs = Some(secs);
            }
            let from = format::date(domain.start(), &zone);
            let to = format::date(domain.end().plus_secs(-1), &zone);
            ui.label(tr!("pictures-from-to", count = frames, from = from, to = to));
        });
        let frames_per_sec = (frames as f32 / secs).clamp(0.1, 50.0);
        // Two digits can be written as a flag.
        Some(Animation { steps, frames_per_sec: (frames_per_sec * 100.0).round() / 100.0 })
    }
}

/// A window as the step that is as long, in the largest unit that fits.
fn step_of(window: Interval, zone: &TimeZone) -> TimeStep {
    let secs = format::calendar_secs(window, zone);
    let units = [(86_400, Unit::Day), (3_600, Unit::Hour), (60, Unit::Minute), (1, Unit::Second)];
    let fitting = units.into_iter().find(|(unit_secs, _)| secs % unit_secs == 0);
    let (unit_secs, unit) = fitting.unwrap_or((1, Unit::Second));
    TimeStep::new(u32::try_from(secs / unit_secs).unwrap_or(u32::MAX), unit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Instant;

    #[test]
    fn a_window_is_as_many_days_as_the_calendar_has() {
        let kyiv = crate::dataset::time::zone("Europe/Kyiv").unwrap();
        let step = |start: &str, end: &str| {
            let at = |text: &str| {
                Instant::from_secs(text.parse::<jiff::Timestamp>().unwrap().as_second())
            };
            step_of(Interval::new(at(start), at(end)).unwrap(), &kyiv).label()
        };
        // Clocks go forward on 30 March 2025.
        assert_eq!(step("2025-03-28T22:00:00Z", "2025-03-30T21:00:00Z"), "2 d");
        assert_eq!(step("2025-12-01T22:00:00Z", "2025-12-02T04:00:00Z"), "6 h");
        assert_eq!(step("2025-12-01T22:00:00Z", "2025-12-01T22:01:30Z"), "90 s");
    }
}
