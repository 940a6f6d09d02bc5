//! Shapes of plain colours, drawn by a shader that does nothing else. egui's own looks
//! into a texture for every pixel, which takes most of a frame where a driver draws on
//! the processor.

use std::ops::Range;
use std::sync::Arc;

use eframe::egui_wgpu::{Callback, CallbackResources, CallbackTrait, RenderState};
use eframe::wgpu;
use egui::emath::TSTransform;
use egui::epaint::{ClippedShape, Mesh, PaintCallbackInfo, Tessellator, ViewportInPixels};
use egui::{Color32, FullOutput, Rect, Shape};

/// Bytes of a corner: where it lies and its colour.
const CORNER_BYTES: u64 = 12;

/// Bytes of the width and height of a window.
const SIZE_BYTES: u64 = 8;

/// How far a soft edge reaches beyond a shape, in points.
const EDGE_POINTS: f32 = 1.0;

/// Draws shapes of plain colours.
#[derive(Clone)]
pub struct Solid {
    device: wgpu::Device,
    pipeline: wgpu::RenderPipeline,
}

/// Shapes that egui does not draw, between two that it does.
#[derive(Default)]
struct Batch {
    /// Triangles within one clip rectangle after another.
    parts: Vec<(Rect, Range<u32>)>,
}

/// What is drawn, from the lowest up.
enum Piece {
    Solid(Batch),
    Other(ClippedShape),
}

impl Solid {
    /// For what `state` draws on; none where a graphics card does, which gains nothing.
    pub fn new(state: &RenderState) -> Option<Self> {
        let is_processor = state.adapter.get_info().device_type == wgpu::DeviceType::Cpu;
        let format = state.target_format;
        (is_processor && !format.is_srgb()).then(|| Self {
            device: state.device.clone(),
            pipeline: pipeline(&state.device, format),
        })
    }

    /// Draws all windows of `ctx` with `state` so.
    pub fn install(ctx: &egui::Context, state: &RenderState) {
        if let Some(solid) = Self::new(state) {
            ctx.add_plugin(solid);
        }
    }

    /// `shapes` of a window of `screen`, those of plain colours taken over. What lies
    /// over what stays so.
    pub fn take_over(
        &self,
        ctx: &egui::Context,
        shapes: Vec<ClippedShape>,
        screen: Rect,
        pixels_per_point: f32,
    ) -> Vec<ClippedShape> {
        let options = ctx.tessellation_options_mut(|options| *options);
        let mut sorting = Sorting {
            screen,
            tessellator: Tessellator::new(pixels_per_point, options, [1, 1], Vec::new()),
            mesh: Mesh::default(),
            pieces: Vec::new(),
            batch: Batch::default(),
            others: Vec::new(),
            others_bounds: Vec::new(),
            others_around: Rect::NOTHING,
        };
        shapes.into_iter().for_each(|shape| sorting.add(shape));
        sorting.end_batch();
        let Sorting { mesh, pieces, .. } = sorting;
        let drawing = Arc::new(self.drawing(&mesh, screen));
        let shape_of = |piece| match piece {
            Piece::Other(shape) => shape,
            Piece::Solid(batch) => {
                let run = Run { drawing: Arc::clone(&drawing), batch };
                let shape = Shape::Callback(Callback::new_paint_callback(screen, run));
                ClippedShape::new(screen, shape)
            }
        };
        pieces.into_iter().map(shape_of).collect()
    }

    fn drawing(&self, mesh: &Mesh, screen: Rect) -> Drawing {
        let mut corners = Vec::with_capacity(mesh.vertices.len() * CORNER_BYTES as usize);
        for vertex in &mesh.vertices {
            corners.extend_from_slice(&vertex.pos.x.to_ne_bytes());
            corners.extend_from_slice(&vertex.pos.y.to_ne_bytes());
            corners.extend_from_slice(&vertex.color.to_array());
        }
        let indices: Vec<u8> = mesh.indices.iter().flat_map(|index| index.to_ne_bytes()).collect();
        let size = [screen.width(), screen.height()].map(f32::to_ne_bytes).concat();
        Drawing {
            pipeline: self.pipeline.clone(),
            corners: self.buffer(&corners, wgpu::BufferUsages::VERTEX),
            indices: self.buffer(&indices, wgpu::BufferUsages::INDEX),
            size: self.buffer(&size, wgpu::BufferUsages::VERTEX),
        }
    }

    fn buffer(&self, contents: &[u8], usage: wgpu::BufferUsages) -> wgpu::Buffer {
        use wgpu::util::DeviceExt as _;
        self.device.create_buffer_init(&wgpu::util::BufferInitDescriptor {
            label: Some("plain colours"),
            contents,
            usage,
        })
    }
}

impl egui::Plugin for Solid {
    fn debug_name(&self) -> &'static str {
        "plain colours"
    }

    fn output_hook(&mut self, ctx: &egui::Context, output: &mut FullOutput) {
        let shapes = std::mem::take(&mut output.shapes);
        let scale = output.pixels_per_point;
        output.shapes = self.take_over(ctx, shapes, ctx.viewport_rect(), scale);
    }
}

/// Parts shapes by who draws them.
struct Sorting {
    screen: Rect,
    tessellator: Tessellator,
    /// The triangles of all batches.
    mesh: Mesh,
    pieces: Vec<Piece>,
    /// Shapes of plain colours that lie below [`others`](Self::others).
    batch: Batch,
    others: Vec<Piece>,
    others_bounds: Vec<Rect>,
    others_around: Rect,
}

impl Sorting {
    fn add(
        &mut self,
        ClippedShape { clip_rect, shape, transform_after_tessellation }: ClippedShape,
    ) {
        if let Shape::Vec(shapes) = shape {
            for shape in shapes {
                self.add(ClippedShape { clip_rect, shape, transform_after_tessellation });
            }
            return;
        }
        let is_moved = transform_after_tessellation != TSTransform::IDENTITY;
        let bounds = if is_moved {
            clip_rect
        } else {
            shape.visual_bounding_rect().expand(EDGE_POINTS).intersect(clip_rect)
        };
        if !bounds.intersect(self.screen).is_positive() {
            return;
        }
        if is_moved || !is_solid(&shape) {
            self.others_around = self.others_around.union(bounds);
            self.others_bounds.push(bounds);
            let clipped = ClippedShape { clip_rect, shape, transform_after_tessellation };
            return self.others.push(Piece::Other(clipped));
        }
        let is_above = self.others_around.intersects(bounds)
            && self.others_bounds.iter().any(|other| other.intersects(bounds));
        if is_above {
            self.end_batch();
        }
        let start = self.mesh.indices.len() as u32;
        self.tessellator.set_clip_rect(clip_rect);
        self.tessellator.tessellate_shape(shape, &mut self.mesh);
        let end = self.mesh.indices.len() as u32;
        match self.batch.parts.last_mut() {
            _ if start == end => {}
            Some((clip, range)) if *clip == clip_rect => range.end = end,
            _ => self.batch.parts.push((clip_rect, start..end)),
        }
    }

    /// What comes next lies above what came so far.
    fn end_batch(&mut self) {
        let batch = std::mem::take(&mut self.batch);
        if !batch.parts.is_empty() {
            self.pieces.push(Piece::Solid(batch));
        }
        self.pieces.append(&mut self.others);
        self.others_bounds.clear();
        self.others_around = Rect::NOTHING;
    }
}

/// Whether a shape needs nothing but colours. Filled circles may come from egui's
/// texture.
fn is_solid(shape: &Shape) -> bool {
    match shape {
        Shape::Rect(rect) => rect.brush.is_none(),
        Shape::Circle(circle) => circle.fill == Color32::TRANSPARENT,
        Shape::LineSegment { .. }
        | Shape::Path(_)
        | Shape::QuadraticBezier(_)
        | Shape::CubicBezier(_) => true,
        _ => false,
    }
}

/// The triangles of one frame.
struct Drawing {
    pipeline: wgpu::RenderPipeline,
    corners: wgpu::Buffer,
    indices: wgpu::Buffer,
    /// Width and height of the window, in points.
    size: wgpu::Buffer,
}

/// Some of them.
struct Run {
    drawing: Arc<Drawing>,
    batch: Batch,
}

impl CallbackTrait for Run {
    fn paint(
        &self,
        info: PaintCallbackInfo,
        pass: &mut wgpu::RenderPass<'static>,
        _resources: &CallbackResources,
    ) {
        let Drawing { pipeline, corners, indices, size } = &*self.drawing;
        pass.set_pipeline(pipeline);
        pass.set_vertex_buffer(0, corners.slice(..));
        pass.set_vertex_buffer(1, size.slice(..));
        pass.set_index_buffer(indices.slice(..), wgpu::IndexFormat::Uint32);
        for (clip, range) in &self.batch.parts {
            let within =
                ViewportInPixels::from_points(clip, info.pixels_per_point, info.screen_size_px);
            if within.width_px <= 0 || within.height_px <= 0 {
                continue;
            }
            let [left, top, width, height] =
                [within.left_px, within.top_px, within.width_px, within.height_px]
                    .map(i32::unsigned_abs);
            pass.set_scissor_rect(left, top, width, height);
            pass.draw_indexed(range.clone(), 0, 0..1);
        }
    }
}

fn pipeline(device: &wgpu::Device, format: wgpu::TextureFormat) -> wgpu::RenderPipeline {
    let module = device.create_shader_module(wgpu::ShaderModuleDescriptor {
        label: Some("plain colours"),
        source: wgpu::ShaderSource::Wgsl(include_str!("solid.wgsl").into()),
    });
    let buffer = |array_stride, step_mode, attributes| {
        Some(wgpu::VertexBufferLayout { array_stride, step_mode, attributes })
    };
    let component = |src_factor, dst_factor| wgpu::BlendComponent {
        src_factor,
        dst_factor,
        operation: wgpu::BlendOperation::Add,
    };
    device.create_render_pipeline(&wgpu::RenderPipelineDescriptor {
        label: Some("plain colours"),
        layout: None,
        vertex: wgpu::VertexState {
            module: &module,
            entry_point: Some("corner"),
            compilation_options: wgpu::PipelineCompilationOptions::default(),
            buffers: &[
                buffer(
                    CORNER_BYTES,
                    wgpu::VertexStepMode::Vertex,
                    &wgpu::vertex_attr_array![0 => Float32x2, 1 => Unorm8x4],
                ),
                buffer(
                    SIZE_BYTES,
                    wgpu::VertexStepMode::Instance,
                    &wgpu::vertex_attr_array![2 => Float32x2],
                ),
            ],
        },
        primitive: wgpu::PrimitiveState::default(),
        depth_stencil: None,
        multisample: wgpu::MultisampleState::default(),
        fragment: Some(wgpu::FragmentState {
            module: &module,
            entry_point: Some("fill"),
            compilation_options: wgpu::PipelineCompilationOptions::default(),
            targets: &[Some(wgpu::ColorTargetState {
                format,
                // As egui blends.
                blend: Some(wgpu::BlendState {
                    color: component(wgpu::BlendFactor::One, wgpu::BlendFactor::OneMinusSrcAlpha),
                    alpha: component(wgpu::BlendFactor::OneMinusDstAlpha, wgpu::BlendFactor::One),
                }),
                write_mask: wgpu::ColorWrites::ALL,
            })],
        }),
        multiview_mask: None,
        cache: None,
    })
}

#[cfg(test)]
mod tests;
