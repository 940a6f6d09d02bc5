//! The window of the operating system around [`Window`].

#[cfg(unix)]
mod signals;

use std::path::PathBuf;

use crate::base::kept_file::{self, Kept};
use crate::ui::map::dots::Graphics;
use crate::ui::solid::Solid;
use crate::ui::{APP_ID, Action, Settings, Window};

/// What the command line asked the window to show.
#[derive(Debug, Default)]
pub struct WindowOptions {
    /// Files to open; the built-in data when there is none.
    pub files: Vec<PathBuf>,
    /// A local map to draw over the built-in one.
    pub basemap: Option<PathBuf>,
}

/// Under which eframe kept the settings before they had a file of their own.
const OLD_SETTINGS_KEY: &str = "settings";

const SETTINGS_FILE: &str = "settings.json";

/// Whether there is a display to open a window on.
pub fn has_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(all(unix, not(target_os = "macos"))) || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

struct App {
    window: Window,
    title: String,
    settings: SettingsFile,
    /// Ends the window when the system asks for it; dropped with it.
    #[cfg(unix)]
    _signals: Option<signals::Signals>,
}

/// Where settings are kept, and what was written there last.
struct SettingsFile {
    path: Option<PathBuf>,
    written: Settings,
}

impl SettingsFile {
    /// Reads the settings; what is to be told of them, if anything.
    fn open(storage: Option<&dyn eframe::Storage>) -> (Self, Settings, Option<String>) {
        let path = eframe::storage_dir(APP_ID).map(|folder| folder.join(SETTINGS_FILE));
        let old = || storage.and_then(|storage| eframe::get_value(storage, OLD_SETTINGS_KEY));
        let (settings, told) = match path.as_deref().map(kept_file::read) {
            Some(Kept::Value(settings)) => (settings, None),
            Some(Kept::Damaged { path, reason }) => {
                let told = format!(
                    "The settings could not be read ({reason}); the file is kept as {}",
                    path.display()
                );
                (Settings::default(), Some(told))
            }
            Some(Kept::Nothing) | None => (old().unwrap_or_default(), None),
        };
        (Self { path, written: settings.clone() }, settings, told)
    }

    /// Writes `settings` where they changed. What is wrong, if anything.
    fn keep(&mut self, settings: Settings) -> Option<String> {
        let path = self.path.as_ref()?;
        if settings == self.written {
            return None;
        }
        let failed = kept_file::write(path, &settings).err();
        self.written = settings;
        failed.map(|error| format!("Settings are not kept: {error}"))
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.window.logic(ctx);
        // Without its secret an export of moved places cannot be made again.
        if self.window.settings().seed != self.settings.written.seed {
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
        storage.set_string(OLD_SETTINGS_KEY, String::new());
        self.keep_settings();
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
    let viewport = egui::ViewportBuilder::default()
        .with_app_id(APP_ID)
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
        told.into_iter().for_each(|told| window.tell_failure(told));
        if options.files.is_empty() {
            window.open_demo();
        } else {
            window.open_files(options.files);
        }
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
