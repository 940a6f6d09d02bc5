//! The picture that the graphics card draws of a part of the map, and the cells
//! with the number of the event that lies in each of its pixels.

use eframe::egui_wgpu::{Callback, CallbackResources, CallbackTrait};
use eframe::wgpu;

use super::column::Column;
use super::disc::Discs;
use super::graphics::{GROUP_PIXELS, GROUP_WORDS, Graphics};
use super::raster::Raster;

/// Columns and rows of the squares of which the shader knows whether they are empty.
fn tiles(size_px: [u32; 2]) -> [u32; 2] {
    size_px.map(|side| side.div_ceil(GROUP_PIXELS))
}

/// Bytes of a row of pixels in a buffer that is copied into a texture.
fn row_bytes(width_px: u32) -> u32 {
    (width_px * 4).next_multiple_of(wgpu::COPY_BYTES_PER_ROW_ALIGNMENT)
}

/// A picture of one size.
pub struct Target {
    graphics: Graphics,
    draw: wgpu::ComputePipeline,
    size_px: [u32; 2],
    /// The hues that the shader reads, to be bound again when there are others.
    hues: wgpu::Buffer,
    view: wgpu::Buffer,
    cells: wgpu::Buffer,
    tiles: wgpu::Buffer,
    /// The squares of pixels in which something lies, their number before them.
    squares: wgpu::Buffer,
    /// Groups of threads that draw them.
    groups: wgpu::Buffer,
    discs: wgpu::Buffer,
    /// The pixels on their way into the texture: empty ones cost nothing there.
    picture: wgpu::Buffer,
    texture: wgpu::Texture,
    place_group: wgpu::BindGroup,
    note_group: wgpu::BindGroup,
    draw_group: wgpu::BindGroup,
    lay_group: wgpu::BindGroup,
}

impl Target {
    /// For pictures of the size of `raster`; none where that is too large for the
    /// graphics card.
    pub fn new(
        graphics: &Graphics,
        raster: &Raster,
        discs: &Discs,
        draw: &wgpu::ComputePipeline,
        hues: &wgpu::Buffer,
    ) -> Option<Self> {
        let [wide, tall] = raster.size_px.map(u64::from);
        let [width, height] = raster.seen_px();
        let most_px = graphics.state.device.limits().max_texture_dimension_2d;
        if wide * tall * 4 > graphics.most_bytes() || width.max(height) > most_px {
            return None;
        }
        let storage = wgpu::BufferUsages::STORAGE;
        let view = graphics.buffer("view", 56, wgpu::BufferUsages::UNIFORM);
        let cells = graphics.buffer("cells", wide * tall * 4, storage);
        let picture = graphics.buffer(
            "picture",
            u64::from(row_bytes(width)) * u64::from(height),
            storage | wgpu::BufferUsages::COPY_SRC,
        );
        let tiles = tiles(raster.size_px);
        let tile_count = u64::from(tiles[0] * tiles[1]);
        let tiles = graphics.buffer("tiles", tile_count * 4, storage);
        let squares = graphics.buffer("squares", (tile_count + 1) * 4, storage);
        let groups = graphics.buffer("groups", 12, storage | wgpu::BufferUsages::INDIRECT);
        let discs = graphics.buffer("discs", discs.colours.len() as u64 * 4, storage);
        let texture = graphics.state.device.create_texture(&wgpu::TextureDescriptor {
            label: Some("dots"),
            size: wgpu::Extent3d { width, height, depth_or_array_layers: 1 },
            mip_level_count: 1,
            sample_count: 1,
            dimension: wgpu::TextureDimension::D2,
            format: wgpu::TextureFormat::Rgba8Unorm,
            usage: wgpu::TextureUsages::COPY_DST
                | wgpu::TextureUsages::TEXTURE_BINDING
                | wgpu::TextureUsages::COPY_SRC,
            view_formats: &[],
        });
        let seen = texture.create_view(&wgpu::TextureViewDescriptor::default());
        let place_group = graphics.bind(
            &graphics.place.get_bind_group_layout(0),
            &[
                (0, view.as_entire_binding()),
                (1, cells.as_entire_binding()),
                (6, tiles.as_entire_binding()),
            ],
        );
        let note_group = graphics.bind(
            &graphics.note.get_bind_group_layout(0),
            &[
                (0, view.as_entire_binding()),
                (7, tiles.as_entire_binding()),
                (8, squares.as_entire_binding()),
                (9, groups.as_entire_binding()),
            ],
        );
        let draw_group = graphics.bind(
            &draw.get_bind_group_layout(0),
            &[
                (0, view.as_entire_binding()),
                (2, cells.as_entire_binding()),
                (3, hues.as_entire_binding()),
                (4, discs.as_entire_binding()),
                (5, picture.as_entire_binding()),
                (10, squares.as_entire_binding()),
            ],
        );
        let lay_group = graphics.bind(
            &graphics.lay.get_bind_group_layout(0),
            &[(0, view.as_entire_binding()), (1, wgpu::BindingResource::TextureView(&seen))],
        );
        Some(Self {
            graphics: graphics.clone(),
            draw: draw.clone(),
            size_px: raster.size_px,
            hues: hues.clone(),
            view,
            cells,
            tiles,
            squares,
            groups,
            discs,
            picture,
            texture,
            place_group,
            note_group,
            draw_group,
            lay_group,
        })
    }

    /// Whether pictures of `raster` and `hues` are drawn here.
    pub fn is_for(&self, raster: &Raster, hues: &wgpu::Buffer) -> bool {
        self.size_px == raster.size_px && self.hues == *hues
    }

    /// Draws `columns` again.
    pub fn draw(&self, raster: &Raster, discs: &Discs, columns: &[Column]) {
        let view = [
            raster.origin,
            raster.first,
            raster.size_px,
            [raster.scale, raster.shift],
            [raster.margin_px, discs.offsets.len() as u32],
            [Hue::ALL.len() as u32, tiles(raster.size_px)[0]],
            raster.seen_corner_px().map(i32::cast_unsigned),
        ];
        self.graphics.write(&self.view, 0, view.into_iter().flatten());
        let colours = discs.colours.iter().map(|colour| u32::from_le_bytes(colour.to_array()));
        self.graphics.write(&self.discs, 0, colours);
        self.graphics.write(&self.squares, 0, [0].into_iter());
        self.graphics.write(&self.groups, 0, [0, 1, 1].into_iter());
        let state = &self.graphics.state;
        let mut encoder =
            state.device.create_command_encoder(&wgpu::CommandEncoderDescriptor::default());
        encoder.clear_buffer(&self.cells, 0, None);
        encoder.clear_buffer(&self.tiles, 0, None);
        encoder.clear_buffer(&self.picture, 0, None);
        {
            let mut pass = encoder.begin_compute_pass(&wgpu::ComputePassDescriptor {
                label: Some("dots"),
                timestamp_writes: None,
            });
            pass.set_pipeline(&self.graphics.place);
            pass.set_bind_group(0, &self.place_group, &[]);
            columns.iter().for_each(|column| column.place(&mut pass));
            let [columns, rows] = raster.seen_px().map(|side| side.div_ceil(GROUP_PIXELS));
            pass.set_pipeline(&self.graphics.note);
            pass.set_bind_group(0, &self.note_group, &[]);
            pass.dispatch_workgroups(columns.div_ceil(GROUP_WORDS), rows, 1);
            pass.set_pipeline(&self.draw);
            pass.set_bind_group(0, &self.draw_group, &[]);
            pass.dispatch_workgroups_indirect(&self.groups, 0);
        }
        encoder.copy_buffer_to_texture(
            wgpu::TexelCopyBufferInfo {
                buffer: &self.picture,
                layout: wgpu::TexelCopyBufferLayout {
                    offset: 0,
                    bytes_per_row: Some(row_bytes(self.texture.width())),
                    rows_per_image: None,
                },
            },
            self.texture.as_image_copy(),
            self.texture.size(),
        );
        state.queue.submit([encoder.finish()]);
    }

    /// The picture, to be laid over what egui has drawn at `rect`.
    pub fn shape(&self, rect: egui::Rect) -> egui::Shape {
        let lain = Lain { lay: self.graphics.lay.clone(), group: self.lay_group.clone() };
        Callback::new_paint_callback(rect, lain).into()
    }

    /// The picture itself.
    pub fn texture(&self) -> &wgpu::Texture {
        &self.texture
    }
}

/// A picture that lies over what egui has drawn.
struct Lain {
    lay: wgpu::RenderPipeline,
    group: wgpu::BindGroup,
}

impl CallbackTrait for Lain {
    fn paint(
        &self,
        _info: egui::PaintCallbackInfo,
        pass: &mut wgpu::RenderPass<'static>,
        _resources: &CallbackResources,
    ) {
        pass.set_pipeline(&self.lay);
        pass.set_bind_group(0, &self.group, &[]);
        pass.draw(0..3, 0..1);
    }
}
use crate::dataset::symbol::Hue;
