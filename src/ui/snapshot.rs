//! The window as a picture, drawn without a display.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::canvas::Canvas;
use super::map::layers::{self, LAYERS};
use super::settings::{Brightness, NameLanguage};
use super::{Action, Settings, Window};
use crate::dataset::{Dataset, Place};
use crate::filter::TimeFilter;
use crate::gazetteer;
use crate::import::Options;
use crate::session::{Command, LayerState, Layers, Session};

/// Frames are drawn until nothing is loading, but no longer than this.
const LONGEST: Duration = Duration::from_secs(60);

/// At least so many frames: sizes settle within them.
const FEWEST_FRAMES: usize = 6;

/// A picture to draw.
#[derive(Debug, Clone)]
pub struct Picture {
    /// The PNG to write.
    pub output: PathBuf,
    /// Width and height.
    pub size_px: [u32; 2],
    /// How the datasets were read.
    pub options: Options,
    /// Name of the area to look at.
    pub area: Option<String>,
    /// The place in the middle of the map, and the zoom; instead of an area.
    pub at: Option<(Place, f64)>,
    /// The language of names on the map.
    pub name_language: NameLanguage,
    /// The time slider; idle leaves it as the window opens.
    pub time: TimeFilter,
    /// Id of the event to select.
    pub select: Option<String>,
    /// Ids of the layers to draw, in order of painting; none leaves the usual ones.
    pub layers: Vec<String>,
    /// Whether colours are dark.
    pub dark: bool,
    /// A local map to draw over the built-in one.
    pub basemap: Option<PathBuf>,
    /// Whether only the map is drawn, with a caption, instead of the whole window.
    pub map_only: bool,
    /// Pixels a point: 2 draws everything twice as large and as sharp.
    pub scale: f32,
}

/// What a window shows, taken to another thread to be drawn there.
#[derive(Debug)]
pub struct View {
    /// What is open, filtered and selected.
    pub session: Session,
    /// How it is shown.
    pub settings: Settings,
    /// Latitude, longitude and zoom of the map.
    pub at: (f64, f64, f64),
    /// A local map that is drawn.
    pub basemap: Option<PathBuf>,
    /// Whether colours are dark.
    pub dark: bool,
    /// Width and height.
    pub size_px: [u32; 2],
    /// Pixels a point.
    pub scale: f32,
}

impl View {
    /// Writes the map with a caption as a PNG.
    ///
    /// # Errors
    /// When no graphics driver is found or the picture cannot be written.
    pub fn write(self, output: &Path) -> Result<(), String> {
        let ctx = egui::Context::default();
        let brightness = if self.dark { Brightness::Dark } else { Brightness::Light };
        let settings = Settings { brightness, hint_closed: true, ..self.settings };
        let mut window = Window::new(&ctx, settings);
        window.session = self.session;
        let (latitude, longitude, zoom) = self.at;
        if let Some(place) = Place::new(latitude, longitude) {
            window.map.fly_to(place, zoom);
        }
        if let Some(path) = self.basemap {
            window.ask(Action::OpenBasemap(path));
        }
        let pixels = render(&ctx, self.size_px, self.scale, true, &mut window)?;
        save(output, self.size_px, &pixels)
    }
}

/// Writes `picture` of a window with `datasets`, or with the built-in data if
/// there is none.
///
/// # Errors
/// When an area or event is not known, no graphics driver is found, or the
/// picture cannot be written.
pub fn write(datasets: Vec<Dataset>, picture: &Picture) -> Result<(), String> {
    let ctx = egui::Context::default();
    let settings = Settings {
        brightness: if picture.dark { Brightness::Dark } else { Brightness::Light },
        hint_closed: true,
        name_language: picture.name_language,
        ..Settings::default()
    };
    let mut window = Window::new(&ctx, settings);
    if datasets.is_empty() {
        window.open_demo();
    } else {
        window.ask(Action::FitEvents);
    }
    for dataset in datasets {
        window.add(dataset, picture.options.clone());
    }
    if !picture.time.is_idle() {
        window.session.apply(Command::SetTime(picture.time));
    }
    if let Some(id) = &picture.select
        && !window.select_id(id)
    {
        return Err(format!("no event has the id \"{id}\""));
    }
    if !picture.layers.is_empty() {
        window.session.apply(Command::SetLayers(layers_named(&picture.layers)?));
    }
    if let Some(name) = &picture.area {
        let area = gazetteer::area_by_name(name).ok_or_else(|| {
            format!("\"{name}\" is no area; name Kyiv, Vyshhorod, Lublin or Rzeszow")
        })?;
        window.ask(Action::FitMap(area.bounds()));
    }
    if let Some((place, zoom)) = picture.at {
        window.ask(Action::FlyTo(place, zoom));
    }
    if let Some(path) = &picture.basemap {
        window.ask(Action::OpenBasemap(path.clone()));
    }
    window.session.forget_history();
    let Picture { size_px, scale, map_only, .. } = *picture;
    let pixels = render(&ctx, size_px, scale, map_only, &mut window)?;
    save(&picture.output, picture.size_px, &pixels)
}

/// The layers with these ids and no others.
fn layers_named(ids: &[String]) -> Result<Layers, String> {
    let layers = ids.iter().map(|id| match layers::by_id(id) {
        Some(entry) => Ok(LayerState::new(entry.id, true)),
        None => {
            let known: Vec<&str> = LAYERS.iter().map(|entry| entry.id).collect();
            Err(format!("\"{id}\" is no layer; name some of {}", known.join(", ")))
        }
    });
    Ok(Layers(layers.collect::<Result<_, _>>()?))
}

/// Draws `window` until it is complete; 8-bit RGBA rows.
fn render(
    ctx: &egui::Context,
    size: [u32; 2],
    scale: f32,
    map_only: bool,
    window: &mut Window,
) -> Result<Vec<u8>, String> {
    let canvas = Canvas::new(size)?;
    canvas.install(ctx);
    let [width, height] = size;
    let started = Instant::now();
    let mut frame = 0_usize;
    loop {
        let mut input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(
                egui::Pos2::ZERO,
                egui::vec2(width as f32, height as f32) / scale,
            )),
            time: Some(frame as f64 / 60.0),
            ..egui::RawInput::default()
        };
        let viewport = input.viewports.entry(egui::ViewportId::ROOT).or_default();
        viewport.native_pixels_per_point = Some(scale);
        // The time of the pass is fixed, so that the same call gives the same picture.
        let output = ctx.run_ui(input, |ui| {
            window.logic(&ui.ctx().clone());
            // A picture is no place for messages that come and go.
            window.notices.clear();
            if map_only { window.map_only_ui(ui) } else { window.ui(ui) }
        });
        canvas.draw(ctx, output);
        frame += 1;
        if frame >= FEWEST_FRAMES && (!window.is_busy() || started.elapsed() > LONGEST) {
            break;
        }
        if window.is_busy() {
            std::thread::sleep(Duration::from_millis(5));
        }
    }
    canvas.pixels()
}

fn save(path: &Path, [width, height]: [u32; 2], pixels: &[u8]) -> Result<(), String> {
    let image: image::RgbaImage = image::ImageBuffer::from_raw(width, height, pixels.to_vec())
        .ok_or_else(|| "the picture has an impossible size".to_owned())?;
    let mut bytes = Vec::new();
    image
        .write_to(&mut std::io::Cursor::new(&mut bytes), image::ImageFormat::Png)
        .map_err(|error| format!("the picture could not be packed: {error}"))?;
    crate::export::atomic::write(path, true, |out| {
        std::io::Write::write_all(out, &bytes).map_err(Into::into)
    })
    .map(|_| ())
    .map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_layers_are_drawn_in_their_order_and_others_are_refused_by_name() {
        let named = |ids: &[&str]| {
            layers_named(&ids.iter().map(|id| (*id).to_owned()).collect::<Vec<String>>())
        };
        let layers = named(&["points", "heat"]).unwrap();
        let drawn: Vec<&str> = layers.0.iter().map(|layer| layer.id.as_str()).collect();
        assert_eq!(drawn, ["points", "heat"]);
        assert!(layers.0.iter().all(|layer| layer.visible));
        let refused = named(&["heat", "warmth"]).unwrap_err();
        assert!(refused.contains("\"warmth\"") && refused.contains("hexagons"), "{refused}");
    }
}
