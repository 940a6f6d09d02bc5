//! A window without a display, brought to a state and then drawn.

use std::time::{Duration, Instant};

use egui::epaint::ClippedShape;

use super::canvas::{Canvas, Ground};
use super::{Camera, RenderRequest, What, png, svg};
use crate::filter::TimeFilter;
use crate::language::{Message, message};
use crate::session::Command;
use crate::ui::settings::Brightness;
use crate::ui::window::Sheet;
use crate::ui::{Action, Settings, Window};

/// How long tiles may take to come.
const LONGEST: Duration = Duration::from_secs(60);

/// Sizes settle within so many passes.
const FIRST_PASSES: usize = 6;

/// What follows a change needs so many: one to draw it, one for what depends on it.
const PASSES: usize = 3;

/// A window to be drawn.
pub struct HeadlessWindow {
    ctx: egui::Context,
    window: Window,
    canvas: Canvas,
    sheet: Option<Sheet>,
    size_px: [u32; 2],
    scale: f32,
    title: String,
    passes: u64,
    /// What failed first.
    failure: Option<String>,
}

impl HeadlessWindow {
    /// Brings up what `order` says.
    ///
    /// # Errors
    /// When a local map cannot be opened, or no graphics driver is found that draws
    /// so large a picture.
    pub fn new(order: RenderRequest) -> Result<Self, Message> {
        let RenderRequest { session, settings, look, basemap, style } = order;
        let canvas = Canvas::new(style.size_px)?;
        let ctx = egui::Context::default();
        canvas.install(&ctx);
        let settings = Settings {
            brightness: if style.dark { Brightness::Dark } else { Brightness::Light },
            hint_closed: true,
            // What was picked online is no file that the picture could be made of again.
            online_source: None,
            // Nor is the language of the system known to who makes it again.
            language: Some(settings.language.unwrap_or_default()),
            ..settings
        };
        let mut window = Window::new(&ctx, settings);
        window.session = session;
        if let Some(action) = look.action() {
            window.ask(action);
        }
        if let Some(path) = basemap {
            window.ask(Action::OpenBasemap(path));
        }
        let sheet = (style.what == What::Map).then(|| Sheet::new(&style.title));
        let mut stage = Self {
            ctx,
            window,
            canvas,
            sheet,
            size_px: style.size_px,
            scale: style.scale,
            title: style.title,
            passes: 0,
            failure: None,
        };
        // The map knows its size only after some passes.
        for _ in 0..PASSES {
            stage.pass();
        }
        // What is fitted is fitted to the room that title and caption leave, known by now.
        if let (Camera::Events | Camera::Bounds(_), Some(action)) = (look, look.action()) {
            stage.window.ask(action);
        }
        // What could not be opened was told in the window, which nobody sees.
        match stage.failure.take() {
            Some(failure) => Err(Message::verbatim(failure)),
            None => Ok(stage),
        }
    }

    /// Writes the time in large letters from now on, and keeps the map at its place,
    /// with room below it for what is written now.
    ///
    /// # Errors
    /// When the map does not come.
    pub fn begin_frames(&mut self) -> Result<(), Message> {
        self.sheet.iter_mut().for_each(Sheet::write_time);
        self.settled().map(|_| ())
    }

    /// Moves the time slider.
    pub fn set_time(&mut self, time: TimeFilter) {
        self.window.session.apply(Command::SetTime(time));
        self.window.session.forget_history();
    }

    /// How many events match now.
    pub fn matching_count(&self) -> usize {
        self.window.session.derived().matching_count()
    }

    /// The pixels of what is drawn: 8-bit RGBA rows.
    ///
    /// # Errors
    /// When the map does not come, or the driver fails.
    pub fn pixels(&mut self) -> Result<Vec<u8>, Message> {
        let shapes = self.settled()?;
        self.canvas.draw(&self.ctx, shapes, self.scale, Ground::Opaque)
    }

    /// The same as a PNG.
    ///
    /// # Errors
    /// As for [`pixels`](Self::pixels).
    pub fn png(&mut self) -> Result<Vec<u8>, Message> {
        let pixels = self.pixels()?;
        png::opaque(self.size_px, pixels)
    }

    /// The same as an SVG, with pictures in it where no vectors can be.
    ///
    /// # Errors
    /// As for [`pixels`](Self::pixels).
    pub fn svg(&mut self) -> Result<String, Message> {
        let shapes = self.settled()?;
        let layers = svg::runs(shapes).into_iter().map(|run| match run {
            svg::Run::Vectors(shapes) => Ok(svg::Layer::Vectors(shapes)),
            svg::Run::Pixels(shapes) => {
                let pixels =
                    self.canvas.draw(&self.ctx, shapes, self.scale, Ground::Transparent)?;
                png::transparent(self.size_px, pixels).map(svg::Layer::Png)
            }
        });
        let layers: Vec<svg::Layer> = layers.collect::<Result<_, Message>>()?;
        Ok(svg::write(self.size_points(), &self.title, &layers))
    }

    /// Width and height in pixels.
    pub fn size_px(&self) -> [u32; 2] {
        self.size_px
    }

    fn size_points(&self) -> [f32; 2] {
        self.size_px.map(|side| side as f32 / self.scale)
    }

    /// Runs passes until nothing is loading; the shapes of the last.
    fn settled(&mut self) -> Result<Vec<ClippedShape>, Message> {
        let started = Instant::now();
        let is_first = self.passes <= PASSES as u64;
        let least = if is_first { FIRST_PASSES } else { PASSES };
        let mut quiet = 0;
        loop {
            let shapes = self.pass();
            quiet = if self.window.is_busy() { 0 } else { quiet + 1 };
            if quiet >= least {
                return Ok(shapes);
            }
            if started.elapsed() > LONGEST {
                let secs = LONGEST.as_secs();
                return Err(message!("error-map-not-complete", secs = secs));
            }
            if quiet == 0 {
                std::thread::sleep(Duration::from_millis(5));
            }
        }
    }

    fn pass(&mut self) -> Vec<ClippedShape> {
        let [width, height] = self.size_points();
        let mut input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(
                egui::Pos2::ZERO,
                egui::vec2(width, height),
            )),
            // The time of the pass is fixed, so that the same call gives the same picture.
            time: Some(self.passes as f64 / 60.0),
            ..egui::RawInput::default()
        };
        let viewport = input.viewports.entry(egui::ViewportId::ROOT).or_default();
        viewport.native_pixels_per_point = Some(self.scale);
        self.passes += 1;
        let Self { window, sheet, failure, .. } = self;
        let output = self.ctx.run_ui(input, |ui| {
            window.logic(&ui.ctx().clone());
            if failure.is_none() {
                *failure = window.notices.failures().next().map(str::to_owned);
            }
            // A picture is no place for messages that come and go.
            window.notices.clear();
            match sheet {
                Some(sheet) => window.sheet_ui(ui, sheet),
                None => window.ui(ui),
            }
        });
        self.canvas.take_textures(output.textures_delta);
        output.shapes
    }
}
