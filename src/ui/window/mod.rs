//! The whole window: panels, dialogs, and the one place where actions are carried out.

use std::sync::Arc;
use std::sync::mpsc::Receiver;

use egui::Context;

mod areas;
mod choosing;
mod choosing_windows;
mod folding;
mod follow_files;
mod job_results;
mod kept;
mod newer;
mod online;
mod online_windows;
mod paint;
mod panes;
mod picture;
mod recovery;
mod run_action;
mod saving;
mod sheet;
mod watched;
mod welcome;

pub use sheet::Sheet;

use super::dialogs::changes::ChangesDialog;
use super::dialogs::columns::ColumnsDialog;
use super::dialogs::export::ExportDialog;
use super::dialogs::help::Help;
use super::dialogs::link::LinkDialog;
use super::dialogs::notes::NotesWindow;
use super::dialogs::path_dialog::PathDialog;
use super::dialogs::picture::PictureDialog;
use super::dialogs::picture_preview::{Drawn, Previewed};
use super::dialogs::publication_check::PublicationCheck;
use super::map::MapView;
use super::map::style::MapTheme;
use super::panels::details;
use super::panels::filters::FiltersPanel;
use super::panels::performance::PerformancePanel;
use super::panels::right_panel::RightPanel;
use super::panels::search::Search;
use super::panels::table::Table;
use super::records::RecordReader;
use super::settings::Brightness;
use super::theme::Theme;
use super::timeline::Timeline;
use super::widgets::notices::Notices;
use super::widgets::zone_menu::ZoneMenu;
use super::{Action, Queue, Settings, View};
use crate::base::threads::JoinOnDrop;
use crate::dataset::{Dataset, Instant, Interval, Place};
use crate::filter::{Filters, TimeFilter};
use crate::import::demo;
use crate::jobs::{Jobs, KnownHeaders};
use crate::language::{self, Language, tr};
use crate::net::Network;
use crate::session::playback::Move;
use crate::session::{Command, DatasetId, Playback, SelectionOp, Session, TimeView};

/// Everything in the window.
pub struct Window {
    /// Data, filters, selection.
    pub session: Session,
    /// How things are shown.
    pub settings: Settings,
    /// The map.
    pub map: MapView,
    /// Messages.
    pub notices: Notices,
    /// The network: off until a person picks an online source.
    pub network: Network,
    online: online_windows::Windows,
    choosing: choosing_windows::Windows,
    playback: Playback,
    queue: Queue,
    records: RecordReader,
    jobs: Jobs,
    timeline: Timeline,
    table: Table,
    filters: FiltersPanel,
    right: RightPanel,
    folding: folding::Folding,
    panes: panes::Panes,
    welcome: welcome::Welcome,
    search: Search,
    zones: ZoneMenu,
    report: Option<DatasetId>,
    changes: Option<ChangesDialog>,
    publication: Option<PublicationCheck>,
    path: Option<PathDialog>,
    watched: watched::WatchedFiles,
    columns: Vec<ColumnsDialog>,
    export: Option<ExportDialog>,
    notes: Option<NotesWindow>,
    link: Option<LinkDialog>,
    picture: Option<PictureDialog>,
    /// Where the preview of its dialog comes from.
    preview: Option<Receiver<(Previewed, Drawn)>>,
    help: Help,
    performance: PerformancePanel,
    keeping: kept::Keeping,
    brightness: Option<Brightness>,
    language: Language,
    interface_percent: u16,
    /// Whether a text field had the focus in the frame before.
    was_typing: bool,
    /// The filters with which the built-in data was shown at first.
    first_look: Option<Filters>,
    // The last field: what the others ask to stop is waited for.
    threads: JoinOnDrop,
}

/// The window that the first start opens: the last weeks of the built-in data,
/// 1 to 28 December 2025 in Kyiv.
const FIRST_WINDOW_SECS: (i64, i64) = (1_764_540_000, 1_766_872_800);

/// How much of the axis is seen before and after that window: three months.
const FIRST_AXIS_SECS: (i64, i64) = (92 * 86_400, 4 * 86_400);

/// Moves the time window to the last weeks of the built-in data.
pub(in crate::ui) fn look_at_last_weeks(session: &mut Session) {
    let (start, end) = FIRST_WINDOW_SECS;
    let window = Interval::new(Instant::from_secs(start), Instant::from_secs(end));
    session.apply(Command::SetTime(TimeFilter { window, ..TimeFilter::default() }));
    if let Some(window) = window {
        let (before, after) = FIRST_AXIS_SECS;
        let (from, to) = (window.start().plus_secs(-before), window.end().plus_secs(after));
        let time_view = TimeView { shown: Interval::new(from, to), ..TimeView::default() };
        session.apply(Command::SetTimeView(time_view));
    }
    session.forget_history();
}

impl Window {
    /// An empty window.
    pub fn new(ctx: &Context, settings: Settings) -> Self {
        super::theme::install(ctx);
        let (wake, threads) = (ctx.clone(), super::threads::of(ctx));
        let mut map = MapView::default();
        if let Some((latitude, longitude, zoom)) = settings.map_position
            && let Some(place) = Place::new(latitude, longitude)
        {
            map.fly_to(place, zoom);
        }
        let language = settings.language();
        language::set(language);
        let mut session = Session::new();
        session.apply(Command::SetZone(settings.zone_name.clone()));
        session.forget_history();
        Self {
            session,
            settings,
            map,
            notices: Notices::default(),
            network: online_windows::network(&threads),
            online: online_windows::Windows::default(),
            choosing: choosing_windows::Windows::default(),
            playback: Playback::default(),
            queue: Queue::default(),
            records: RecordReader::new(&threads, {
                let wake = ctx.clone();
                move || wake.request_repaint()
            }),
            jobs: Jobs::new(threads.clone(), move || wake.request_repaint()),
            timeline: Timeline::default(),
            table: Table::default(),
            filters: FiltersPanel::default(),
            right: RightPanel::default(),
            folding: folding::Folding::default(),
            panes: panes::Panes::default(),
            welcome: welcome::Welcome::default(),
            search: Search::default(),
            zones: ZoneMenu::default(),
            report: None,
            changes: None,
            publication: None,
            path: None,
            watched: watched::WatchedFiles::default(),
            columns: Vec::new(),
            export: None,
            notes: None,
            link: None,
            picture: None,
            preview: None,
            help: Help::default(),
            performance: PerformancePanel::default(),
            keeping: kept::Keeping::default(),
            brightness: None,
            language,
            interface_percent: 100,
            was_typing: false,
            first_look: None,
            threads: JoinOnDrop(threads),
        }
    }

    /// Opens the built-in data. In an empty window it looks at the last weeks.
    pub fn open_demo(&mut self) {
        let is_first = self.session.datasets().is_empty();
        match demo::dataset() {
            Ok(dataset) => self.add(dataset),
            Err(error) => {
                self.notices.failed(tr!("failure-of-built-in-data", error = error.to_string()));
            }
        }
        if is_first {
            look_at_last_weeks(&mut self.session);
            self.first_look = Some(self.session.document().filters.clone());
        }
    }

    /// Opens files in the background.
    pub fn open_files(&mut self, paths: impl IntoIterator<Item = std::path::PathBuf>) {
        for path in paths {
            if path.as_os_str() == "demo" && !path.exists() {
                self.open_demo();
                continue;
            }
            let is_map = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("pmtiles"));
            if is_map {
                self.queue.push(Action::OpenBasemap(path));
            } else if kept::is_session(&path) {
                self.jobs.open_session(path);
            } else {
                let known = KnownHeaders {
                    mappings: self.settings.mappings.clone(),
                    confirmed: self.settings.confirmed_headers.clone(),
                };
                self.jobs.open(path, known);
            }
        }
    }

    /// Adds a dataset that was read.
    pub fn add(&mut self, dataset: Dataset) {
        self.tell_skipped(&dataset);
        let name = dataset.source.name.clone();
        self.session.apply(Command::Open(Arc::new(dataset)));
        let Some(open) = self.session.datasets().last() else { return };
        let part = self.session.derived().part(open.id);
        if part.is_none_or(|part| !part.matching().is_empty() || open.dataset.is_empty()) {
            return;
        }
        // The window of the first look is nobody's choice: it gives way to what was opened.
        let bounds = open.dataset.report.bbox;
        if self.first_look.as_ref() == Some(&self.session.document().filters) {
            let time = self.session.document().filters.time;
            self.session.apply(Command::SetTime(TimeFilter { window: None, ..time }));
            let time_view = self.session.document().time_view.clone();
            self.session.apply(Command::SetTimeView(TimeView { shown: None, ..time_view }));
            bounds.into_iter().for_each(|bounds| self.queue.push(Action::FitMap(bounds)));
        } else {
            self.notices.done(tr!("opened-but-nothing-matches", name = name));
        }
    }

    /// Adds what was read from standard input, and says what becomes of it.
    pub fn open_standard_input(&mut self, dataset: Dataset) {
        self.add(dataset);
        self.queue.push(Action::FitEvents);
        self.notices.done(tr!("standard-input-is-open-it-is-no"));
    }

    fn tell_skipped(&mut self, dataset: &Dataset) {
        let skipped = dataset.report.skipped.count() as usize;
        if skipped > 0 {
            let name = &dataset.source.name;
            self.notices.done(tr!("rows-could-not-become-an-event", name = name, count = skipped));
        }
    }

    /// The settings as they are now.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Tells that something failed outside the window.
    pub fn tell_failure(&mut self, text: String) {
        self.notices.failed(text);
    }

    /// The settings as they are to be kept, with where the map looks.
    pub fn settings_to_keep(&self) -> Settings {
        Settings { map_position: Some(self.map.position()), ..self.settings.clone() }
    }

    /// Whether files are still being read or written, air alerts found or tiles decoded;
    /// for pictures.
    pub fn is_busy(&mut self) -> bool {
        let has_jobs = !self.jobs.reading().is_empty() || !self.jobs.saving().is_empty();
        has_jobs
            || self.records.is_busy()
            || self.jobs.are_alerts_sought()
            || !self.map.is_settled()
    }

    /// Carries out what was asked for since the last frame. Paints nothing.
    pub fn logic(&mut self, ctx: &Context) {
        self.performance.begin();
        self.follow_language();
        self.follow_brightness(ctx);
        self.follow_interface_size(ctx);
        self.follow_motion(ctx);
        self.jobs.hash_files(!self.session.document().notebook.is_empty());
        let dropped = ctx.input(|input| input.raw.dropped_files.clone());
        self.open_files(dropped.into_iter().map(|file| file.path().to_owned()));
        for done in self.jobs.done() {
            self.records.look_again();
            self.finish(done);
        }
        self.finish_saving();
        self.follow_choosing();
        // What was asked for while painting belongs to the gesture of that frame.
        self.run_queue(ctx);
        // A drag, a turn of the wheel, a word typed and a stretch played are one
        // step of undo each.
        let is_moving = ctx.input(|input| {
            input.pointer.any_down() || input.smooth_scroll_delta != egui::Vec2::ZERO
        });
        if !is_moving && !self.playback.playing && !ctx.text_edit_focused() {
            self.session.end_gesture();
        }
        self.follow_files(ctx, is_moving);
        let is_map = self.map.has_focus(ctx);
        // The key that leaves a field was meant for it, though the focus is gone by now.
        let is_typing = ctx.text_edit_focused();
        let was_typing = std::mem::replace(&mut self.was_typing, is_typing);
        let is_fields = is_typing || was_typing;
        super::actions::run_shortcuts(ctx, &self.view(), self.has_dialog(), is_map, is_fields);
        self.run_queue(ctx);
        self.play(ctx);
        self.keep(ctx);
        if let Some(failure) = self.map.basemap.refresh(self.look(ctx), ctx) {
            self.notices.failed(failure);
        }
        if !self.jobs.reading().is_empty() || !self.jobs.saving().is_empty() {
            ctx.request_repaint_after(std::time::Duration::from_millis(100));
        }
        self.performance.commands_done();
    }

    /// How the map is drawn.
    fn look(&self, ctx: &Context) -> MapTheme {
        MapTheme { dark: Theme::of(ctx).dark, language: self.settings.name_language }
    }

    /// Texts are made again with each frame; the order of the table is kept.
    fn follow_language(&mut self) {
        let language = self.settings.language();
        language::set(language);
        if self.language != language {
            self.language = language;
            self.table.language_changed();
        }
    }

    fn follow_brightness(&mut self, ctx: &Context) {
        if self.brightness == Some(self.settings.brightness) {
            return;
        }
        self.brightness = Some(self.settings.brightness);
        ctx.set_theme(match self.settings.brightness {
            Brightness::System => egui::ThemePreference::System,
            Brightness::Light => egui::ThemePreference::Light,
            Brightness::Dark => egui::ThemePreference::Dark,
        });
    }

    /// Only a change is passed on: a person may also zoom with Ctrl and + or −.
    fn follow_interface_size(&mut self, ctx: &Context) {
        if self.interface_percent != self.settings.interface_percent {
            self.interface_percent = self.settings.interface_percent;
            let percent = self.settings.interface_percent.clamp(50, 300);
            ctx.set_zoom_factor(f32::from(percent) / 100.0);
        }
    }

    /// Whether the system asks programs to move as little as possible.
    pub fn set_system_motion(&mut self, is_reduced: bool) {
        self.settings.system_reduced_motion = is_reduced;
    }

    fn follow_motion(&self, ctx: &Context) {
        let usual = egui::Style::default();
        let (time_secs, scrolling) = match self.settings.is_motion_reduced() {
            true => (0.0, egui::style::ScrollAnimation::none()),
            false => (usual.animation_time, usual.scroll_animation),
        };
        if ctx.global_style().animation_time != time_secs {
            ctx.all_styles_mut(|style| {
                style.animation_time = time_secs;
                style.scroll_animation = scrolling;
            });
        }
    }

    fn run_queue(&mut self, ctx: &Context) {
        for action in self.queue.drain() {
            self.run(action, ctx);
        }
    }

    /// The display zone is undone with the session and kept with the settings.
    pub(super) fn follow_zone(&mut self) {
        if let Some(name) = &self.session.document().zone_name {
            self.settings.zone_name.clone_from(name);
        }
    }

    fn play(&mut self, ctx: &Context) {
        if !self.playback.playing {
            return;
        }
        let Some(domain) = self.session.extent() else {
            self.playback.playing = false;
            return;
        };
        let elapsed = f64::from(ctx.input(|input| input.stable_dt));
        let time = self.session.document().filters.time;
        let style = self.session.document().time_view.clone();
        let step = self.timeline.step(&self.view());
        let zone = self.settings.zone();
        match self.playback.advance(&time, &style, step, domain, &zone, elapsed) {
            Some(Move::Time(next) | Move::Stop(Some(next))) => {
                self.session.apply(Command::SetTime(next));
            }
            Some(Move::Events(count)) => {
                if !self.step_event(count) {
                    self.playback.set_playing(false);
                }
            }
            Some(Move::Stop(None)) | None => {}
        }
        ctx.request_repaint();
    }

    fn view(&self) -> View<'_> {
        View {
            session: &self.session,
            settings: &self.settings,
            playback: &self.playback,
            queue: &self.queue,
            records: &self.records,
        }
    }

    /// Picks an event by its id, as `--select` does; whether it was found.
    pub fn select_id(&mut self, id: &str) -> bool {
        let Some(event) = self.session.find(id) else { return false };
        self.session.apply(Command::Select(vec![event], SelectionOp::Replace));
        if let Some(dataset) = self.session.dataset(event.dataset) {
            details::fly_to(&self.view(), dataset, event);
        }
        true
    }

    /// Carries out an action at once, as if it had been asked for.
    pub fn ask(&mut self, action: Action) {
        self.queue.push(action);
    }
}
