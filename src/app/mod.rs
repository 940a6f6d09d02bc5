//! The window of the operating system around [`Window`].

mod motion;
mod settings_file;
#[cfg(unix)]
mod signals;

use std::path::PathBuf;

use crate::dataset::Dataset;
use crate::ui::map::dots::Graphics;
use crate::ui::solid::Solid;
use crate::ui::{APP_ID, Action, Window};
use settings_file::SettingsFile;

/// What the command line asked the window to show.
#[derive(Debug, Default)]
pub struct WindowOptions {
    /// Files to open; the built-in data when there is none.
    pub files: Vec<PathBuf>,
    /// What was read from standard input.
    pub standard_input: Option<Dataset>,
    /// A local map to draw over the built-in one.
    pub basemap: Option<PathBuf>,
}

/// Whether there is a display to open a window on.
pub fn has_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(all(unix, not(target_os = "macos"))) || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// The picture of the window in lists of windows.
static ICON: &[u8] = include_bytes!("../../packaging/icons/128.png");

struct App {
    window: Window,
    title: String,
    settings: SettingsFile,
    /// Ends the window when the system asks for it; dropped with it.
    #[cfg(unix)]
    _signals: Option<signals::Signals>,
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.window.logic(ctx);
        // Without its secret an export of moved places cannot be made again.
        if !self.settings.has_seed(&self.window.settings().seed) {
            self.keep_settings();
        }
        let title = self.window.title();
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    fn on_exit(&mut self) {
        self.window.finish_recovery();
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.window.ui(ui);
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        self.keep_settings();
        self.settings.clear_old(storage);
    }
}

impl App {
    fn keep_settings(&mut self) {
        if let Some(failure) = self.settings.keep(self.window.settings_to_keep()) {
            self.window.tell_failure(failure);
        }
    }
}

/// Opens the window and returns when it is closed.
///
/// # Errors
/// When no window can be opened, with what to do instead.
pub fn open_window(options: WindowOptions) -> Result<(), String> {
    if !has_display() {
        return Err(
            "there is no display to open a window on; “strikemap snapshot -o PICTURE.png” \
                    writes the same window to a picture"
                .to_owned(),
        );
    }
    // Without a picture of its own a window gets that of the system.
    let icon = eframe::icon_data::from_png_bytes(ICON).unwrap_or_default();
    let viewport = egui::ViewportBuilder::default()
        .with_app_id(APP_ID)
        .with_icon(icon)
        .with_title("strikemap")
        .with_inner_size([1240.0, 760.0])
        .with_min_inner_size([760.0, 480.0])
        .with_drag_and_drop(true);
    let native = eframe::NativeOptions {
        viewport,
        renderer: eframe::Renderer::Wgpu,
        ..eframe::NativeOptions::default()
    };
    let start = move |cc: &eframe::CreationContext<'_>| -> Result<Box<dyn eframe::App>, _> {
        if let Some(state) = &cc.wgpu_render_state {
            walkers::install_renderer(Some(state));
            Graphics::install(&cc.egui_ctx, state);
            Solid::install(&cc.egui_ctx, state);
        }
        let (kept, settings, told) = SettingsFile::open(cc.storage);
        let mut window = Window::new(&cc.egui_ctx, settings);
        window.set_system_motion(motion::is_reduced());
        told.into_iter().for_each(|told| window.tell_failure(told.to_string()));
        if options.files.is_empty() && options.standard_input.is_none() {
            window.open_demo();
        }
        if let Some(dataset) = options.standard_input {
            window.open_standard_input(dataset);
        }
        window.open_files(options.files);
        if let Some(path) = options.basemap {
            window.ask(Action::OpenBasemap(path));
        }
        if let Some(folder) = eframe::storage_dir(APP_ID) {
            window.start_recovery(&folder.join("recovery"));
        }
        Ok(Box::new(App {
            window,
            title: String::new(),
            settings: kept,
            #[cfg(unix)]
            _signals: signals::Signals::closing(&cc.egui_ctx),
        }))
    };
    eframe::run_native(APP_ID, native, Box::new(start))
        .map_err(|error| format!("the window could not be opened: {error}"))
}
