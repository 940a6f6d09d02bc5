//! The events of one dataset on the graphics card: where they lie, written once,
//! and which of them pass and are selected, written where that changes.

use std::ops::Range;
use std::sync::Arc;

use eframe::wgpu;

use super::graphics::{GROUP_WORDS, Graphics, WORD_ROWS};
use crate::dataset::Rows;
use crate::summary::Ground;

/// Positions that are written in one go.
const SLAB_ROWS: usize = 1 << 16;

/// Words of a set of rows that are compared, and written, together.
const BLOCK_WORDS: usize = 1 << 9;

/// A set of rows, and what is known of it here.
struct Bits {
    buffer: wgpu::Buffer,
    words: Vec<u64>,
}

impl Bits {
    /// No row out of `len`.
    fn new(graphics: &Graphics, label: &str, len: usize) -> Self {
        let words = vec![0; len.div_ceil(64)];
        let bytes = size_of_val(words.as_slice()) as u64;
        Self { buffer: graphics.buffer(label, bytes, wgpu::BufferUsages::STORAGE), words }
    }

    /// Writes the blocks that changed; how many bytes.
    fn set(&mut self, graphics: &Graphics, words: &[u64]) -> u64 {
        let mut bytes = 0;
        let blocks = self.words.chunks_mut(BLOCK_WORDS).zip(words.chunks(BLOCK_WORDS));
        for (index, (known, block)) in blocks.enumerate() {
            if known == block {
                continue;
            }
            known.copy_from_slice(block);
            let halves = block.iter().flat_map(|word| [*word as u32, (*word >> 32) as u32]);
            bytes += graphics.write(&self.buffer, index * BLOCK_WORDS * 2, halves);
        }
        bytes
    }

    fn clear(&mut self, graphics: &Graphics) -> u64 {
        if self.words.iter().all(|word| *word == 0) {
            return 0;
        }
        self.set(graphics, &vec![0; self.words.len()])
    }
}

/// As many rows as the shader can go through at a time.
struct Chunk {
    /// Those of the dataset.
    rows: Range<usize>,
    /// As the shader knows it: from and to which word of the set of rows there are
    /// any that match, and the number of its first row.
    about: [u32; 4],
    about_buffer: wgpu::Buffer,
    matching: Bits,
    selected: Bits,
    group: wgpu::BindGroup,
}

/// The events of one dataset.
pub struct Column {
    ground: Arc<Ground>,
    chunks: Vec<Chunk>,
}

impl Column {
    /// With the positions of `ground`, no row matching; how many bytes were written.
    pub fn new(graphics: &Graphics, ground: &Arc<Ground>) -> (Self, u64) {
        let most = graphics.most_rows();
        let chunks: Vec<Chunk> = (0..ground.len())
            .step_by(most)
            .map(|from| Chunk::new(graphics, ground, from..ground.len().min(from + most)))
            .collect();
        let bytes = ground.len() as u64 * 8;
        (Self { ground: Arc::clone(ground), chunks }, bytes)
    }

    /// Whether these are the positions of `ground`.
    pub fn is_of(&self, ground: &Arc<Ground>) -> bool {
        Arc::ptr_eq(&self.ground, ground)
    }

    /// Says which rows pass and which are selected, and that the first row has the
    /// number `first_number`; how many bytes were written.
    pub fn set<'a>(
        &mut self,
        graphics: &Graphics,
        matching: &'a Rows,
        selected: Option<&'a Rows>,
        first_number: u32,
    ) -> u64 {
        let reach = matching.reach();
        let mut bytes = 0;
        for chunk in &mut self.chunks {
            let words = chunk.rows.start / 64..chunk.rows.end.div_ceil(64);
            let part = |rows: &'a Rows| rows.words().get(words.clone());
            bytes += chunk.matching.set(graphics, part(matching).unwrap_or_default());
            bytes += match selected.and_then(part) {
                Some(words) => chunk.selected.set(graphics, words),
                None => chunk.selected.clear(graphics),
            };
            let [from, to] = [reach.start, reach.end]
                .map(|row| (row.clamp(chunk.rows.start, chunk.rows.end) - chunk.rows.start) as u32);
            let about = [
                from / WORD_ROWS,
                to.div_ceil(WORD_ROWS),
                first_number + chunk.rows.start as u32,
                0,
            ];
            if chunk.about != about {
                chunk.about = about;
                bytes += graphics.write(&chunk.about_buffer, 0, about.into_iter());
            }
        }
        bytes
    }

    /// Lets the shader go through the rows that may pass.
    pub fn place(&self, pass: &mut wgpu::ComputePass<'_>) {
        for chunk in &self.chunks {
            let [from, to, ..] = chunk.about;
            if from < to {
                pass.set_bind_group(1, &chunk.group, &[]);
                pass.dispatch_workgroups((to - from).div_ceil(GROUP_WORDS), 1, 1);
            }
        }
    }
}

impl Chunk {
    fn new(graphics: &Graphics, ground: &Ground, rows: Range<usize>) -> Self {
        let bytes = rows.len() as u64 * 8;
        let positions = graphics.buffer("positions", bytes, wgpu::BufferUsages::STORAGE);
        let all = ground.positions().get(rows.clone()).unwrap_or_default();
        for (slab, at) in all.chunks(SLAB_ROWS).enumerate() {
            graphics.write(&positions, slab * SLAB_ROWS * 2, at.iter().copied().flatten());
        }
        let about_buffer = graphics.buffer("chunk", 16, wgpu::BufferUsages::UNIFORM);
        let matching = Bits::new(graphics, "matching", rows.len());
        let selected = Bits::new(graphics, "selected", rows.len());
        let group = graphics.bind(
            &graphics.place.get_bind_group_layout(1),
            &[
                (0, about_buffer.as_entire_binding()),
                (1, positions.as_entire_binding()),
                (2, matching.buffer.as_entire_binding()),
                (3, selected.buffer.as_entire_binding()),
            ],
        );
        Self { rows, about: [0; 4], about_buffer, matching, selected, group }
    }
}
