//! The window as a picture, drawn without a display.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use eframe::egui_wgpu::{
    RenderState, RendererOptions, ScreenDescriptor, WgpuConfiguration, WgpuSetup,
    WgpuSetupCreateNew,
};
use eframe::wgpu;

use super::map::dots::Graphics;
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
    let state = render_state()?;
    walkers::install_renderer(Some(&state));
    Graphics::install(ctx, &state);
    let [width, height] = size;
    let longest = state.device.limits().max_texture_dimension_2d;
    if width.max(height) > longest {
        return Err(format!("this graphics driver draws pictures of at most {longest}x{longest}"));
    }
    let target = state.device.create_texture(&wgpu::TextureDescriptor {
        label: Some("snapshot"),
        size: wgpu::Extent3d { width, height, depth_or_array_layers: 1 },
        mip_level_count: 1,
        sample_count: 1,
        dimension: wgpu::TextureDimension::D2,
        format: state.target_format,
        usage: wgpu::TextureUsages::RENDER_ATTACHMENT | wgpu::TextureUsages::COPY_SRC,
        view_formats: &[],
    });
    let view = target.create_view(&wgpu::TextureViewDescriptor::default());
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
        draw(&state, ctx, &view, size, output);
        frame += 1;
        if frame >= FEWEST_FRAMES && (!window.is_busy() || started.elapsed() > LONGEST) {
            break;
        }
        if window.is_busy() {
            std::thread::sleep(Duration::from_millis(5));
        }
    }
    let mut pixels = read_back(&state, &target)?;
    let swap = matches!(
        state.target_format,
        wgpu::TextureFormat::Bgra8Unorm | wgpu::TextureFormat::Bgra8UnormSrgb
    );
    for pixel in pixels.chunks_mut(4) {
        if swap {
            pixel.swap(0, 2);
        }
        pixel[3] = 255;
    }
    Ok(pixels)
}

/// A driver to draw with: Vulkan, Metal or Direct3D before OpenGL.
///
/// # Errors
/// When there is none, with what to do.
pub fn render_state() -> Result<RenderState, String> {
    let mut failure = String::new();
    for backends in [wgpu::Backends::PRIMARY, wgpu::Backends::SECONDARY] {
        let mut setup = WgpuSetupCreateNew::without_display_handle();
        setup.instance_descriptor.backends = backends;
        let setup = WgpuSetup::CreateNew(setup);
        let instance = pollster::block_on(setup.new_instance());
        let config = WgpuConfiguration { wgpu_setup: setup, ..WgpuConfiguration::default() };
        let created = RenderState::create(&config, &instance, None, RendererOptions::default());
        match pollster::block_on(created) {
            Ok(state) => return Ok(state),
            Err(error) => failure = error.to_string(),
        }
    }
    Err(format!(
        "no graphics driver was found to draw with ({failure}); \
         on Debian and Ubuntu: apt-get install mesa-vulkan-drivers"
    ))
}

fn draw(
    state: &RenderState,
    ctx: &egui::Context,
    view: &wgpu::TextureView,
    [width, height]: [u32; 2],
    mut output: egui::FullOutput,
) {
    let primitives = ctx.tessellate(output.shapes, output.pixels_per_point);
    let screen = ScreenDescriptor {
        size_in_pixels: [width, height],
        pixels_per_point: output.pixels_per_point,
    };
    let mut renderer = state.renderer.write();
    for (id, deltas) in &output.textures_delta.set {
        for delta in deltas {
            renderer.update_texture(&state.device, &state.queue, *id, delta);
        }
    }
    let mut encoder =
        state.device.create_command_encoder(&wgpu::CommandEncoderDescriptor::default());
    let mut buffers =
        renderer.update_buffers(&state.device, &state.queue, &mut encoder, &primitives, &screen);
    {
        let attachment = wgpu::RenderPassColorAttachment {
            view,
            depth_slice: None,
            resolve_target: None,
            ops: wgpu::Operations {
                load: wgpu::LoadOp::Clear(wgpu::Color::BLACK),
                store: wgpu::StoreOp::Store,
            },
        };
        let mut pass = encoder
            .begin_render_pass(&wgpu::RenderPassDescriptor {
                label: Some("snapshot"),
                color_attachments: &[Some(attachment)],
                ..wgpu::RenderPassDescriptor::default()
            })
            .forget_lifetime();
        renderer.render(&mut pass, &primitives, &screen);
    }
    buffers.push(encoder.finish());
    state.queue.submit(buffers);
    for id in &output.textures_delta.free {
        renderer.free_texture(id);
    }
    output.textures_delta.clear();
}

/// Waits for the texture `target`, of four bytes a pixel, and copies its rows.
///
/// # Errors
/// When the driver gives up.
pub fn read_back(state: &RenderState, target: &wgpu::Texture) -> Result<Vec<u8>, String> {
    let (width, height) = (target.width(), target.height());
    let row_bytes = width * 4;
    let padded = row_bytes.next_multiple_of(wgpu::COPY_BYTES_PER_ROW_ALIGNMENT);
    let buffer = state.device.create_buffer(&wgpu::BufferDescriptor {
        label: Some("snapshot"),
        size: u64::from(padded) * u64::from(height),
        usage: wgpu::BufferUsages::COPY_DST | wgpu::BufferUsages::MAP_READ,
        mapped_at_creation: false,
    });
    let mut encoder =
        state.device.create_command_encoder(&wgpu::CommandEncoderDescriptor::default());
    encoder.copy_texture_to_buffer(
        target.as_image_copy(),
        wgpu::TexelCopyBufferInfo {
            buffer: &buffer,
            layout: wgpu::TexelCopyBufferLayout {
                offset: 0,
                bytes_per_row: Some(padded),
                rows_per_image: None,
            },
        },
        wgpu::Extent3d { width, height, depth_or_array_layers: 1 },
    );
    state.queue.submit([encoder.finish()]);
    let (sender, receiver) = std::sync::mpsc::channel();
    buffer.slice(..).map_async(wgpu::MapMode::Read, move |result| {
        let _ = sender.send(result);
    });
    state
        .device
        .poll(wgpu::PollType::wait_indefinitely())
        .map_err(|error| format!("the picture could not be drawn: {error}"))?;
    receiver
        .recv()
        .map_err(|error| error.to_string())?
        .map_err(|error| format!("the picture could not be read back: {error}"))?;
    let mapped = buffer
        .slice(..)
        .get_mapped_range()
        .map_err(|error| format!("the picture could not be read back: {error}"))?;
    let mut pixels = Vec::with_capacity((row_bytes * height) as usize);
    for row in mapped.chunks(padded as usize) {
        pixels.extend_from_slice(&row[..row_bytes as usize]);
    }
    Ok(pixels)
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
