//! Carries out what was asked for.

use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;
use jiff::tz::TimeZone;

use super::Window;
use crate::dataset::{Interval, Place};
use crate::export::signature::SigningKey;
use crate::export::{self, ExportError, Job, Places, Request, Scope};
use crate::filter::TimeFilter;
use crate::language::tr;
use crate::session::{Command, SelectionOp, playback};
use crate::ui::dialogs;
use crate::ui::dialogs::export::ExportDialog;
use crate::ui::dialogs::link::LinkDialog;
use crate::ui::dialogs::notes::NotesWindow;
use crate::ui::snapshot;
use crate::ui::{Action, Move, View};

impl Window {
    /// Carries out one action.
    pub(super) fn run(&mut self, action: Action, ctx: &Context) {
        match action {
            Action::Session(command) => {
                if matches!(command, Command::SetTime(_) | Command::Undo | Command::Redo) {
                    self.set_playing(false);
                }
                if matches!(command, Command::Select(..)) {
                    self.folding.right_was_set();
                }
                // Whoever does something needs no hint any more.
                self.settings.hint_closed = true;
                self.apply_told(command);
                self.follow_zone();
            }
            Action::OpenDialog => self.jobs.choose_files(),
            Action::OpenSessionDialog => self.jobs.choose_session(),
            Action::SaveSession => self.save_session(),
            Action::SaveSessionAs => self.choose_session_target(),
            Action::SaveSessionTo(path) => self.save_session_to(path, None),
            Action::OpenFiles(paths) => self.open_files(paths),
            Action::OpenAs(path, options, Some(id)) => self.read_instead_of(path, options, id),
            Action::OpenAs(path, options, None) => self.jobs.read(path, options, None),
            Action::ChooseNewer(id) => self.jobs.choose_newer(id),
            Action::OpenNewer(id, path) => {
                if let Some(dataset) = self.session.dataset(id) {
                    self.read_instead_of(path, dataset.options.clone(), id);
                }
            }
            Action::SaveChanges => self.save_changes(),
            Action::SaveChangesSinceExport => {
                if let Some(dialog) = &self.publication {
                    self.jobs.choose_target(dialog.job(), "changes.csv");
                }
            }
            Action::ChoosePublication => self.jobs.choose_publication(),
            Action::CheckPublication(path) => self.check_publication(path),
            Action::ShowChanges(id) => self.show_changes(id),
            Action::SayChanged(text) => self.notices.changed(text, self.session.revision()),
            Action::LookAtColumns(path, options, replaces) => {
                self.jobs.preview(path, options, None, replaces);
            }
            Action::OpenDemo => self.open_demo(),
            Action::Reload(id) => {
                if let Some(dataset) = self.session.dataset(id)
                    && let Some(path) = dataset.source.path.clone()
                {
                    self.read_instead_of(path, dataset.options.clone(), id);
                }
            }
            Action::ShowReport(id) => self.report = Some(id),
            Action::MapColumns(id) => {
                if let Some(dataset) = self.session.dataset(id)
                    && let Some(path) = &dataset.source.path
                {
                    let options = dataset.options.clone();
                    self.jobs.preview(path.clone(), options, None, Some(id));
                }
            }
            Action::ExportDialog(scope, format) => {
                let view = self.view();
                if scope == Scope::Selected && self.session.document().selection.is_empty() {
                    self.notices.done(tr!("nothing-is-selected-click-a-symbol-on"));
                } else {
                    self.export = Some(ExportDialog::new(scope, format, &view));
                }
            }
            Action::Export(request) => {
                if let Places::Moved { seed, .. } = &request.publication.places {
                    seed.text().clone_into(&mut self.settings.seed);
                }
                match request.signing.clone() {
                    Some(key) => self.jobs.read_key(request, key),
                    None => self.start_export(&request, None),
                }
            }
            Action::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
            Action::Draw(draw) => self.draw(draw, ctx),
            Action::CopyCommand(request) => self.copy_command(&request, ctx),
            Action::ChooseKeyDialog => self.jobs.choose_key(),
            Action::ChooseTemplateDialog => self.jobs.choose_template(),
            Action::FlyTo(place, zoom) => self.map.fly_to(place, zoom),
            Action::FitMap(bounds) => self.map.fit(bounds),
            Action::FitSymbols(bounds) => self.map.fit_symbols(bounds),
            Action::FitPrecise => self.map.fit_precise(&self.session),
            Action::FitEvents => self.map.fit_events(&self.session),
            Action::BasemapDialog => self.jobs.choose_map(),
            Action::OpenBasemap(path) => {
                let look = self.look(ctx);
                match self.map.basemap.open_local(&path, look, ctx) {
                    Ok(name) => {
                        self.notices.done(tr!("map-is-drawn-over-the-built-in-one", name = name));
                    }
                    Err(error) => self.notices.failed(tr!(
                        "failure-of-file",
                        reason = error.to_string(),
                        path = path.display().to_string()
                    )),
                }
            }
            Action::SetOnline(on) => self.set_online(on, ctx),
            Action::PickSource(name) => self.pick_source(&name, ctx),
            Action::PickWithoutContact(name) => self.pick_without_contact(&name, ctx),
            Action::ShowSources => self.show_sources(ctx),
            Action::ShowRequests => self.show_requests(),
            Action::SaveAreaDialog => self.show_save_dialog(),
            Action::ChooseSaveTarget(name) => self.jobs.choose_area_target(&name),
            Action::SaveArea(order) => self.save_area(*order, ctx),
            Action::MeasureCache => self.measure_cache(ctx),
            Action::ClearCache => self.clear_cache(ctx),
            Action::PickTool(id) => {
                // The tool says what to do with it at the same place.
                self.settings.hint_closed = true;
                self.map.drawing.pick(id);
            }
            Action::ReshapeArea(name) => self.map.drawing.reshape(name),
            Action::ImportAreasDialog => self.jobs.choose_areas(),
            Action::ImportAreas(path) => self.import_areas(&path),
            Action::ExportAreasDialog => self.jobs.choose_areas_target(),
            Action::ExportAreas(path) => self.export_areas(&path),
            Action::WriteNote => {
                if self.session.document().focus.is_some() {
                    self.settings.right_open = true;
                    self.folding.right_was_set();
                    self.right.focus_note();
                } else {
                    self.notices.done(tr!("pick-an-event-first-a-note-is"));
                }
            }
            Action::ShowNotes => {
                self.notes = match self.notes.take() {
                    Some(_) => None,
                    None => Some(NotesWindow::default()),
                };
            }
            Action::MergeSessionDialog => self.jobs.choose_session_to_merge(),
            Action::MergeSession(path) => self.merge_session(&path),
            Action::Set(change) => {
                self.folding.set(&mut self.settings, change);
                self.follow_sources(ctx);
            }
            Action::Play(playing) => self.set_playing(playing),
            Action::MoveWindow(how) => self.move_window(how),
            Action::FocusDate => self.timeline.focus_date(),
            Action::StepPane(steps) => self.panes.step(ctx, steps),
            Action::StepEventInView(steps) => {
                if self.step_event_in_view(steps) {
                    self.settings.right_open = true;
                    self.folding.right_was_set();
                } else {
                    self.notices.done(tr!("no-other-event-is-in-view"));
                }
            }
            Action::StepEvent(steps) => {
                self.step_event(steps);
            }
            Action::OpenLink(url) => self.ask_about_link(&url),
            Action::Copy(text) => ctx.copy_text(text),
            Action::ToggleLayers => self.map.toggle_layers(),
            Action::BeginTour => self.welcome.begin_tour(),
            Action::ToggleHelp => self.help.is_open = !self.help.is_open,
            Action::TogglePerformance => self.performance.open = !self.performance.open,
            Action::FocusSearch => self.search.focus(),
            Action::Choosing(choosing) => self.choose(choosing, ctx),
            Action::FindAlerts => self.jobs.find_alerts(self.session.derived().alerts()),
            Action::CancelLoading => self.jobs.cancel_reading(),
            Action::Escape => self.escape(),
        }
    }

    fn ask_about_link(&mut self, url: &str) {
        self.link = LinkDialog::new(url);
        if self.link.is_none() {
            let text = tr!("url-not-safe-to-open-copy-it");
            self.notices.failed(format!("{text}\n{url}"));
        }
    }

    /// Whether a dialog is open, which keys of the map and the timeline do not reach
    /// through.
    pub(super) fn has_dialog(&self) -> bool {
        self.help.is_open
            || self.link.is_some()
            || !self.columns.is_empty()
            || self.export.is_some()
            || self.picture.is_some()
            || self.report.is_some()
            || self.changes.is_some()
            || self.publication.is_some()
            || self.path.is_some()
            || self.notes.is_some()
            || self.online.is_any_open()
            || self.choosing.choose.is_some()
    }

    /// Whether something is open that the window can be used beside.
    pub(super) fn has_side_window(&self) -> bool {
        self.performance.open
            || self.map.has_layers_open()
            || self.choosing.duplicates.is_some()
            || self.choosing.comparison.is_some()
    }

    /// Goes back from the topmost thing that is open; with nothing open, from a
    /// running drag, then from the selection.
    fn escape(&mut self) {
        if self.help.is_open {
            self.help.is_open = false;
        } else if self.performance.open {
            self.performance.open = false;
        } else if self.welcome.leave_tour()
            || self.path.take().is_some()
            || self.link.take().is_some()
            || self.close_columns()
            || self.export.take().is_some()
            || self.picture.take().is_some()
            || self.report.take().is_some()
            || self.changes.take().is_some()
            || self.publication.take().is_some()
            || self.notes.take().is_some()
            || self.online.close_topmost()
            || self.map.close_layers()
            || self.map.drawing.escape()
            || self.choosing.close_topmost()
            || self.folding.close_over(&self.settings)
        {
        } else {
            let view = View {
                session: &self.session,
                settings: &self.settings,
                playback: &self.playback,
                queue: &self.queue,
                records: &self.records,
            };
            if !self.timeline.cancel_gesture(&view) {
                self.queue.push(Action::Session(Command::ClearSelection));
            }
        }
    }

    /// Playing starts with a window: without one, with the first tenth of the
    /// data. At the end it starts again.
    pub(super) fn set_playing(&mut self, playing: bool) {
        if self.playback.playing != playing {
            self.session.end_gesture();
        }
        self.playback.set_playing(playing);
        let backward = self.playback.is_backward(&self.session.document().time_view);
        let time = self.session.document().filters.time;
        let Some(extent) = self.session.extent().filter(|_| playing) else { return };
        let window = match time.window {
            None => Interval::new(extent.start(), extent.start().plus_secs(extent.secs() / 10)),
            Some(window) if playback::is_at_end(&time, window, extent, backward) => {
                Some(playback::started(&time, window, extent, backward))
            }
            Some(_) => return,
        };
        self.session.apply(Command::SetTime(TimeFilter { window, ..time }));
    }

    fn move_window(&mut self, how: Move) {
        self.set_playing(false);
        let time = self.session.document().filters.time;
        let (Some(window), Some(extent)) = (time.window, self.session.extent()) else { return };
        let zone = self.settings.zone();
        let step = self.timeline.step(&self.view());
        let (start, end) = (window.start(), window.end());
        let next = match how {
            Move::Steps(count) => Some(step.shift_window(window, count, &zone)),
            Move::Widths(count) => Some(window.shifted(count.saturating_mul(window.secs()))),
            Move::Start(count) => Interval::new(step.shift(start, count, &zone), end),
            Move::End(count) => Interval::new(start, step.shift(end, count, &zone)),
            Move::First => Some(window.shifted(extent.start().secs() - start.secs())),
            Move::Last => Some(window.shifted(extent.end().secs() - end.secs())),
        };
        // An edge that would cross the other one stays, and so does a window that
        // would leave the calendar.
        let next = TimeFilter { window: next, ..time }.clamped();
        if next.window.is_some() {
            self.session.apply(Command::SetTime(next));
        }
    }

    /// Picks the next or previous matching event by time; whether there was one.
    pub(super) fn step_event(&mut self, steps: i64) -> bool {
        let focus = self.session.document().focus;
        let Some(next) = self.session.derived().step(focus, steps) else { return false };
        self.session.apply(Command::Select(vec![next], SelectionOp::Replace));
        focus != Some(next)
    }

    /// As [`step_event`](Self::step_event), among the events whose place is seen.
    fn step_event_in_view(&mut self, steps: i64) -> bool {
        /// Events that are passed over; then the view counts as empty.
        const MOST_PASSED: usize = 200_000;
        let Some(bounds) = self.map.bounds() else { return false };
        let focus = self.session.document().focus;
        let mut at = focus;
        for _ in 0..MOST_PASSED {
            let next = self.session.derived().step(at, steps);
            let Some(next) = next.filter(|next| Some(*next) != at) else { return false };
            let place = self.session.dataset(next.dataset).and_then(|open| open.place(next.row));
            if place.is_some_and(|place| is_inside(place, bounds)) {
                self.session.apply(Command::Select(vec![next], SelectionOp::Replace));
                return true;
            }
            at = Some(next);
        }
        false
    }

    /// Exports what `request` means, signed by `key`.
    pub(super) fn start_export(&mut self, request: &Request, key: Option<SigningKey>) {
        let job = match self.job(request) {
            Ok(job) => Job { signing_key: key.map(Arc::new), ..job },
            Err(error) => {
                self.notices.failed(error.to_string());
                return;
            }
        };
        if request.picture {
            let moment = self.session.moment();
            let draw = move |zone: &TimeZone| snapshot::report_map(moment.session(), zone);
            self.jobs.draw_for_report(job, request.path.clone(), request.replace, draw);
        } else {
            self.write_export(job, request.path.clone(), request.replace);
        }
    }

    /// Writes to `path`, or asks for one.
    pub(super) fn write_export(&mut self, job: Job, path: Option<PathBuf>, replace: bool) {
        match path {
            Some(path) => self.jobs.export(job, path, replace),
            None => {
                let name = export::default_name(&job);
                self.jobs.choose_target(job, &name);
            }
        }
    }

    fn copy_command(&mut self, request: &Request, ctx: &Context) {
        let job = match self.job(request) {
            Ok(job) => job,
            Err(error) => {
                self.notices.failed(error.to_string());
                return;
            }
        };
        let typed = request.path.as_deref().map(|path| path.to_string_lossy().into_owned());
        let output = typed.unwrap_or_else(|| export::default_name(&job));
        match export::manifest::command(&job, &output) {
            Some(mut command) => {
                if let Some(key) = &request.signing {
                    let flag = format!("--sign={}", key.path.display());
                    command += &format!(" {}", export::shell_command::quoted(&flag));
                }
                ctx.copy_text(command);
                self.notices.done(tr!("the-command-is-on-the-clipboard-it"));
            }
            None => self.notices.failed(tr!("no-command-can-export-this")),
        }
    }

    pub(super) fn copy_comparison(&mut self, periods: [Interval; 2], ctx: &Context) {
        let request = Request::new(Scope::Filtered);
        let areas = dialogs::compare::areas(&self.view());
        let command = self
            .job(&request)
            .map(|job| export::manifest::comparison_command(&job, periods, &areas));
        match command {
            Ok(Some(command)) => {
                ctx.copy_text(command);
                self.notices.done(tr!("the-command-is-on-the-clipboard"));
            }
            Ok(None) => self.notices.failed(tr!("no-command-can-compare-this")),
            Err(error) => self.notices.failed(error.to_string()),
        }
    }

    /// What a request means.
    fn job(&self, request: &Request) -> Result<Job, ExportError> {
        let mut job = Job::of_session(&self.session.moment(), request, &self.settings.zone())?;
        if request.notes {
            self.add_notes(&mut job)?;
        }
        Ok(job)
    }
}

/// Whether `place` lies between west, south, east and north, which may lie beyond 180°.
fn is_inside(place: Place, [west, south, east, north]: [f64; 4]) -> bool {
    let longitude = west + (place.longitude() - west).rem_euclid(360.0);
    (south..=north).contains(&place.latitude()) && longitude <= east
}
