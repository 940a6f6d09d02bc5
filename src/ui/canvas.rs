//! A picture in memory that windows are drawn into, without a display.

use eframe::egui_wgpu::{
    RenderState, RendererOptions, ScreenDescriptor, WgpuConfiguration, WgpuSetup,
    WgpuSetupCreateNew,
};
use eframe::wgpu;

use super::map::dots::Graphics;

/// A picture and the driver that draws it.
pub struct Canvas {
    /// The driver.
    pub state: RenderState,
    target: wgpu::Texture,
    view: wgpu::TextureView,
}

impl Canvas {
    /// Of so many pixels.
    ///
    /// # Errors
    /// When no graphics driver is found, or none that draws pictures so large.
    pub fn new([width, height]: [u32; 2]) -> Result<Self, String> {
        let state = render_state()?;
        let longest = state.device.limits().max_texture_dimension_2d;
        if width.max(height) > longest {
            return Err(format!(
                "this graphics driver draws pictures of at most {longest}x{longest}"
            ));
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
        Ok(Self { state, target, view })
    }

    /// Tells `ctx` what it is drawn with.
    pub fn install(&self, ctx: &egui::Context) {
        walkers::install_renderer(Some(&self.state));
        Graphics::install(ctx, &self.state);
    }

    /// Draws what `ctx` put out.
    pub fn draw(&self, ctx: &egui::Context, mut output: egui::FullOutput) {
        let primitives = ctx.tessellate(output.shapes, output.pixels_per_point);
        let state = &self.state;
        let screen = ScreenDescriptor {
            size_in_pixels: [self.target.width(), self.target.height()],
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
        let mut buffers = renderer.update_buffers(
            &state.device,
            &state.queue,
            &mut encoder,
            &primitives,
            &screen,
        );
        {
            let attachment = wgpu::RenderPassColorAttachment {
                view: &self.view,
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

    /// Waits until everything is drawn.
    ///
    /// # Errors
    /// When the driver gives up.
    pub fn wait(&self) -> Result<(), String> {
        wait(&self.state)
    }

    /// The rows of the picture, 8-bit RGBA, opaque.
    ///
    /// # Errors
    /// When the driver gives up.
    pub fn pixels(&self) -> Result<Vec<u8>, String> {
        let mut pixels = read_back(&self.state, &self.target)?;
        let is_swapped = matches!(
            self.state.target_format,
            wgpu::TextureFormat::Bgra8Unorm | wgpu::TextureFormat::Bgra8UnormSrgb
        );
        for pixel in pixels.chunks_mut(4) {
            if is_swapped {
                pixel.swap(0, 2);
            }
            pixel[3] = 255;
        }
        Ok(pixels)
    }
}

fn wait(state: &RenderState) -> Result<(), String> {
    state
        .device
        .poll(wgpu::PollType::wait_indefinitely())
        .map(|_| ())
        .map_err(|error| format!("the picture could not be drawn: {error}"))
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
    wait(state)?;
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
