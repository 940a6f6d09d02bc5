//! The graphics card that a window is drawn with, where it can compute.

use eframe::egui_wgpu::RenderState;
use eframe::wgpu;

use super::disc::Discs;

/// Threads of one group of the shaders that go through words of sets of rows, and
/// through squares of pixels.
pub const GROUP_WORDS: u32 = 64;

/// Rows of one word of a set on the card.
pub const WORD_ROWS: u32 = 32;

/// Threads of one group of the shader that draws, along each side.
pub const GROUP_PIXELS: u32 = 16;

/// Groups of threads that draw at a time.
const MOST_GROUPS: u32 = 65_535;

/// Storage buffers that a shader of the dots reads and writes at a time.
const STORAGE_BUFFERS: u32 = 5;

/// The shaders, with a place for the pixels of a disc.
const SHADERS: &str = include_str!("dots.wgsl");
const OFFSETS: &str = "//OFFSETS";

/// The graphics card and the shaders of the dots on it.
#[derive(Clone)]
pub struct Graphics {
    /// What the window is drawn with.
    pub state: RenderState,
    /// Writes the numbers of events into cells.
    pub place: wgpu::ComputePipeline,
    /// Notes the squares of pixels in which something lies.
    pub note: wgpu::ComputePipeline,
    /// Lays a picture over what is drawn.
    pub lay: wgpu::RenderPipeline,
}

/// The shader `name` of the text `shaders`.
fn pipeline(state: &RenderState, shaders: &str, name: &str) -> wgpu::ComputePipeline {
    let module = state.device.create_shader_module(wgpu::ShaderModuleDescriptor {
        label: Some("dots"),
        source: wgpu::ShaderSource::Wgsl(shaders.into()),
    });
    state.device.create_compute_pipeline(&wgpu::ComputePipelineDescriptor {
        label: Some(name),
        layout: None,
        module: &module,
        entry_point: Some(name),
        compilation_options: wgpu::PipelineCompilationOptions::default(),
        cache: None,
    })
}

/// The shader that lays a picture over what `state` draws. egui's own does more for
/// every pixel.
fn lay(state: &RenderState) -> wgpu::RenderPipeline {
    let module = state.device.create_shader_module(wgpu::ShaderModuleDescriptor {
        label: Some("dots"),
        source: wgpu::ShaderSource::Wgsl(include_str!("lay.wgsl").into()),
    });
    let format = state.target_format;
    let pixel = if format.is_srgb() { "linear_pixel" } else { "pixel" };
    state.device.create_render_pipeline(&wgpu::RenderPipelineDescriptor {
        label: Some("dots"),
        layout: None,
        vertex: wgpu::VertexState {
            module: &module,
            entry_point: Some("corner"),
            compilation_options: wgpu::PipelineCompilationOptions::default(),
            buffers: &[],
        },
        primitive: wgpu::PrimitiveState::default(),
        depth_stencil: None,
        multisample: wgpu::MultisampleState::default(),
        fragment: Some(wgpu::FragmentState {
            module: &module,
            entry_point: Some(pixel),
            compilation_options: wgpu::PipelineCompilationOptions::default(),
            targets: &[Some(wgpu::ColorTargetState {
                format,
                blend: Some(wgpu::BlendState::PREMULTIPLIED_ALPHA_BLENDING),
                write_mask: wgpu::ColorWrites::ALL,
            })],
        }),
        multiview_mask: None,
        cache: None,
    })
}

impl Graphics {
    /// Those of `state`; none where it cannot compute, as with OpenGL.
    pub fn new(state: &RenderState) -> Option<Self> {
        let (limits, flags) =
            (state.device.limits(), state.adapter.get_downlevel_capabilities().flags);
        let needed =
            wgpu::DownlevelFlags::COMPUTE_SHADERS | wgpu::DownlevelFlags::INDIRECT_EXECUTION;
        let can_compute = flags.contains(needed)
            && limits.max_compute_invocations_per_workgroup >= GROUP_PIXELS * GROUP_PIXELS
            && limits.max_compute_workgroups_per_dimension >= MOST_GROUPS
            && limits.max_storage_buffers_per_shader_stage >= STORAGE_BUFFERS;
        if !can_compute {
            return None;
        }
        let [place, note] = ["place", "note"].map(|name| pipeline(state, SHADERS, name));
        Some(Self { place, note, lay: lay(state), state: state.clone() })
    }

    /// Makes a picture of discs of the cells. A shader for discs of one size, since
    /// one that looks up where their pixels lie takes twice as long.
    pub fn draw(&self, discs: &Discs) -> wgpu::ComputePipeline {
        let lines = discs.offsets.iter().enumerate().map(|(index, [x, y])| {
            let away = |by: i32, wide: &str| {
                let sign = if by > 0 { '-' } else { '+' };
                format!("{sign} {}u{wide}", by.abs())
            };
            let (up, left) = (away(*y, " * wide"), away(*x, ""));
            format!(
                "other = cells[here {up} {left}];\n\
                 offset = select(offset, {index}u, other > number);\n\
                 number = max(number, other);\n"
            )
        });
        pipeline(&self.state, &SHADERS.replace(OFFSETS, &lines.collect::<String>()), "draw")
    }

    /// Makes them known to all that is drawn in `ctx` with `state`; without them
    /// dots are drawn on the processor.
    pub fn install(ctx: &egui::Context, state: &RenderState) {
        if let Some(graphics) = Self::new(state) {
            ctx.data_mut(|data| data.insert_temp(egui::Id::NULL, graphics));
        }
    }

    /// Those that are known to `ctx`.
    pub fn of(ctx: &egui::Context) -> Option<Self> {
        ctx.data(|data| data.get_temp(egui::Id::NULL))
    }

    /// What `run` makes on the card; none where that has too little memory, or
    /// refuses.
    pub fn attempt<R>(&self, run: impl FnOnce() -> R) -> Option<R> {
        let device = &self.state.device;
        let memory = device.push_error_scope(wgpu::ErrorFilter::OutOfMemory);
        // What would use a buffer that could not be made is invalid.
        let validity = device.push_error_scope(wgpu::ErrorFilter::Validation);
        let made = run();
        let failures = [validity, memory].map(|scope| pollster::block_on(scope.pop()));
        failures.iter().all(Option::is_none).then_some(made)
    }

    /// The most bytes of a buffer that a shader sees at once.
    pub fn most_bytes(&self) -> u64 {
        let limits = self.state.device.limits();
        limits.max_storage_buffer_binding_size.min(limits.max_buffer_size)
    }

    /// The most rows that one step of a shader goes through.
    pub fn most_rows(&self) -> usize {
        let limits = self.state.device.limits();
        let words = u64::from(limits.max_compute_workgroups_per_dimension) * u64::from(GROUP_WORDS);
        let rows = words * u64::from(WORD_ROWS);
        // Whole words of the sets of rows here.
        (rows.min(self.most_bytes() / 8) / 64 * 64) as usize
    }

    /// A buffer of at least one word.
    pub fn buffer(&self, label: &str, bytes: u64, usage: wgpu::BufferUsages) -> wgpu::Buffer {
        self.state.device.create_buffer(&wgpu::BufferDescriptor {
            label: Some(label),
            size: bytes.next_multiple_of(4).max(4),
            usage: usage | wgpu::BufferUsages::COPY_DST,
            mapped_at_creation: false,
        })
    }

    /// Whole buffers bound to a shader, by the numbers that it gives them.
    pub fn bind(
        &self,
        layout: &wgpu::BindGroupLayout,
        bindings: &[(u32, wgpu::BindingResource<'_>)],
    ) -> wgpu::BindGroup {
        let entries: Vec<wgpu::BindGroupEntry<'_>> = bindings
            .iter()
            .map(|(binding, resource)| wgpu::BindGroupEntry {
                binding: *binding,
                resource: resource.clone(),
            })
            .collect();
        self.state.device.create_bind_group(&wgpu::BindGroupDescriptor {
            label: Some("dots"),
            layout,
            entries: &entries,
        })
    }

    /// Writes words into `buffer`, from the word `first` on; how many bytes.
    pub fn write(
        &self,
        buffer: &wgpu::Buffer,
        first: usize,
        words: impl Iterator<Item = u32>,
    ) -> u64 {
        let bytes: Vec<u8> = words.flat_map(u32::to_le_bytes).collect();
        if !bytes.is_empty() {
            self.state.queue.write_buffer(buffer, first as u64 * 4, &bytes);
        }
        bytes.len() as u64
    }
}
