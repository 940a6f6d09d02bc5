//! Something to draw on without a display: a texture, and the driver behind it.

use eframe::egui_wgpu::{
    RenderState, RendererOptions, ScreenDescriptor, WgpuConfiguration, WgpuSetup,
    WgpuSetupCreateNew,
};
use eframe::wgpu;

use crate::language::{Message, message};
use crate::ui::map::dots::Graphics;
use crate::ui::solid::Solid;

/// What lies below everything that is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// Black, over which a window paints its own.
    Opaque,
    /// Nothing, for a picture that is laid over others.
    Transparent,
}

/// A texture of one size, and what egui has sent to the driver so far.
pub struct Canvas {
    state: RenderState,
    target: wgpu::Texture,
    view: wgpu::TextureView,
    size_px: [u32; 2],
    unused: Vec<egui::TextureId>,
    /// None where egui draws everything.
    pub(in crate::ui) solid: Option<Solid>,
}

impl Canvas {
    /// An empty one.
    ///
    /// # Errors
    /// When no driver is found, or it cannot draw so large a picture.
    pub fn new(size_px: [u32; 2]) -> Result<Self, Message> {
        let state = render_state()?;
        walkers::install_renderer(Some(&state));
        let [width, height] = size_px;
        let longest = state.device.limits().max_texture_dimension_2d;
        if width.max(height) > longest {
            return Err(message!(
                "error-picture-too-large",
                longest = longest.to_string(),
                width = width.to_string(),
                height = height.to_string()
            ));
        }
        let target = state.device.create_texture(&wgpu::TextureDescriptor {
            label: Some("picture"),
            size: wgpu::Extent3d { width, height, depth_or_array_layers: 1 },
            mip_level_count: 1,
            sample_count: 1,
            dimension: wgpu::TextureDimension::D2,
            format: state.target_format,
            usage: wgpu::TextureUsages::RENDER_ATTACHMENT | wgpu::TextureUsages::COPY_SRC,
            view_formats: &[],
        });
        let view = target.create_view(&wgpu::TextureViewDescriptor::default());
        let solid = Solid::new(&state);
        Ok(Self { state, target, view, size_px, unused: Vec::new(), solid })
    }

    /// The driver.
    pub fn state(&self) -> &RenderState {
        &self.state
    }

    /// Tells `ctx` that it is drawn here.
    pub fn install(&self, ctx: &egui::Context) {
        Graphics::install(ctx, &self.state);
    }

    /// Takes over the textures of a pass; those that it needs no more go with the next.
    pub fn take_textures(&mut self, mut deltas: egui::TexturesDelta) {
        let mut renderer = self.state.renderer.write();
        self.unused.iter().for_each(|id| renderer.free_texture(id));
        for (id, deltas) in &deltas.set {
            for delta in deltas {
                renderer.update_texture(&self.state.device, &self.state.queue, *id, delta);
            }
        }
        self.unused = deltas.free.iter().copied().collect();
        deltas.clear();
    }

    /// Draws `shapes` on a canvas of one colour; 8-bit RGBA rows, each pixel
    /// multiplied by its opacity.
    ///
    /// # Errors
    /// When the driver fails.
    pub fn draw(
        &self,
        ctx: &egui::Context,
        shapes: Vec<egui::epaint::ClippedShape>,
        pixels_per_point: f32,
        ground: Ground,
    ) -> Result<Vec<u8>, Message> {
        self.submit(ctx, shapes, pixels_per_point, ground);
        read_back(&self.state, &self.target, self.size_px)
    }

    /// Lets the driver draw `shapes` on a canvas of one colour.
    pub fn submit(
        &self,
        ctx: &egui::Context,
        shapes: Vec<egui::epaint::ClippedShape>,
        pixels_per_point: f32,
        ground: Ground,
    ) {
        let [width, height] = self.size_px.map(|side| side as f32 / pixels_per_point);
        let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(width, height));
        let shapes = match &self.solid {
            Some(solid) => solid.take_over(ctx, shapes, screen, pixels_per_point),
            None => shapes,
        };
        let primitives = ctx.tessellate(shapes, pixels_per_point);
        let screen = ScreenDescriptor { size_in_pixels: self.size_px, pixels_per_point };
        let state = &self.state;
        let mut renderer = state.renderer.write();
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
                    load: wgpu::LoadOp::Clear(match ground {
                        Ground::Opaque => wgpu::Color::BLACK,
                        Ground::Transparent => wgpu::Color::TRANSPARENT,
                    }),
                    store: wgpu::StoreOp::Store,
                },
            };
            let mut pass = encoder
                .begin_render_pass(&wgpu::RenderPassDescriptor {
                    label: Some("picture"),
                    color_attachments: &[Some(attachment)],
                    ..wgpu::RenderPassDescriptor::default()
                })
                .forget_lifetime();
            renderer.render(&mut pass, &primitives, &screen);
        }
        buffers.push(encoder.finish());
        state.queue.submit(buffers);
    }
}

/// A driver to draw with: Vulkan, Metal or Direct3D before OpenGL.
///
/// # Errors
/// When there is none, with what to do.
pub fn render_state() -> Result<RenderState, Message> {
    super::quiet::without_wayland(any_render_state)
}

fn any_render_state() -> Result<RenderState, Message> {
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
    Err(message!("error-no-graphics-driver", reason = failure))
}

/// The rows of `target`, 8-bit RGBA, once everything is drawn.
///
/// # Errors
/// When the driver fails.
pub fn read_back(
    state: &RenderState,
    target: &wgpu::Texture,
    [width, height]: [u32; 2],
) -> Result<Vec<u8>, Message> {
    let row_bytes = width * 4;
    let padded = row_bytes.next_multiple_of(wgpu::COPY_BYTES_PER_ROW_ALIGNMENT);
    let buffer = state.device.create_buffer(&wgpu::BufferDescriptor {
        label: Some("picture"),
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
        .map_err(|error| message!("error-picture-not-drawn", reason = Message::of(&error)))?;
    receiver
        .recv()
        .map_err(|error| Message::of(&error))?
        .map_err(|error| message!("error-picture-not-read-back", reason = Message::of(&error)))?;
    let swap = matches!(
        state.target_format,
        wgpu::TextureFormat::Bgra8Unorm | wgpu::TextureFormat::Bgra8UnormSrgb
    );
    let mapped = buffer
        .slice(..)
        .get_mapped_range()
        .map_err(|error| message!("error-picture-not-read-back", reason = Message::of(&error)))?;
    let mut pixels = Vec::with_capacity((row_bytes * height) as usize);
    for row in mapped.chunks(padded as usize) {
        for pixel in row[..row_bytes as usize].chunks(4) {
            let [first, green, third, alpha] = [pixel[0], pixel[1], pixel[2], pixel[3]];
            let [red, blue] = if swap { [third, first] } else { [first, third] };
            pixels.extend([red, green, blue, alpha]);
        }
    }
    Ok(pixels)
}
