//! Frames as a GIF that repeats for ever, with one palette for all of them; of each
//! frame only what changed is written (GIF89a, CompuServe 1990).

use std::io::{self, Write};

use foldhash::{HashMap, HashMapExt as _};

use super::palette::{MOST_COLOURS, Palette};

/// The colour that leaves a pixel as it was.
const AS_BEFORE: u8 = MOST_COLOURS as u8;

/// Bits of a pixel.
const DEPTH: u8 = 8;

/// Writes frames one after the other.
pub struct Gif<W: Write> {
    out: W,
    palette: Palette,
    size_px: [u16; 2],
    hundredths: u16,
    before: Vec<u8>,
}

impl<W: Write> Gif<W> {
    /// Into `out`, in the colours of `palette`, so many frames a second.
    ///
    /// # Errors
    /// When the size is none of a GIF, or `out` refuses the bytes.
    pub fn new(
        mut out: W,
        [width, height]: [u32; 2],
        palette: Palette,
        frames_per_sec: f32,
    ) -> io::Result<Self> {
        let (Ok(width), Ok(height)) = (u16::try_from(width), u16::try_from(height)) else {
            let most = u16::MAX;
            return Err(io::Error::other(format!("a GIF is at most {most} pixels wide and high")));
        };
        out.write_all(b"GIF89a")?;
        out.write_all(&width.to_le_bytes())?;
        out.write_all(&height.to_le_bytes())?;
        // A table of 256 colours for all frames; nothing behind them.
        out.write_all(&[0xf7, 0, 0])?;
        let mut table = palette.colours().concat();
        table.resize(256 * 3, 0);
        out.write_all(&table)?;
        // Repeats for ever.
        out.write_all(b"\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00")?;
        // The format counts hundredths of a second; viewers slow down what is faster.
        let hundredths = (100.0 / frames_per_sec).round().clamp(2.0, f32::from(u16::MAX)) as u16;
        Ok(Self { out, palette, size_px: [width, height], hundredths, before: Vec::new() })
    }

    /// Adds a frame, 8-bit RGBA.
    ///
    /// # Errors
    /// When the bytes are refused.
    pub fn add(&mut self, pixels: &[u8]) -> io::Result<()> {
        let palette = &mut self.palette;
        let mut indexed = Vec::with_capacity(pixels.len() / 4);
        // Most pixels of a map are as their neighbours.
        for run in pixels.as_chunks::<4>().0.chunk_by(|a, b| a == b) {
            if let Some([red, green, blue, _]) = run.first() {
                let index = palette.nearest([*red, *green, *blue]);
                indexed.resize(indexed.len() + run.len(), index);
            }
        }
        let width = usize::from(self.size_px[0]);
        let is_first = self.before.is_empty();
        let changed = |at: &usize| is_first || self.before.get(*at) != indexed.get(*at);
        let (mut left, mut top, mut right, mut bottom) = (width, usize::MAX, 0, 0);
        for at in (0..indexed.len()).filter(changed) {
            (left, right) = (left.min(at % width), right.max(at % width + 1));
            (top, bottom) = (top.min(at / width), at / width + 1);
        }
        if bottom == 0 {
            // Nothing changed; one pixel stays as it was.
            (left, top, right, bottom) = (0, 0, 1, 1);
        }
        let rows = (top..bottom).flat_map(|y| (left..right).map(move |x| y * width + x));
        let part: Vec<u8> =
            rows.map(|at| if changed(&at) { indexed[at] } else { AS_BEFORE }).collect();
        let [delay_low, delay_high] = self.hundredths.to_le_bytes();
        // What was drawn stays, and one colour is transparent.
        let control = [0x21, 0xf9, 4, 0b101, delay_low, delay_high, AS_BEFORE, 0];
        self.out.write_all(&control)?;
        self.out.write_all(&[0x2c])?;
        for number in [left, top, right - left, bottom - top] {
            self.out.write_all(&(number as u16).to_le_bytes())?;
        }
        self.out.write_all(&[0, DEPTH])?;
        for block in packed(&part).chunks(255) {
            self.out.write_all(&[block.len() as u8])?;
            self.out.write_all(block)?;
        }
        self.out.write_all(&[0])?;
        self.before = indexed;
        Ok(())
    }

    /// Ends the file.
    ///
    /// # Errors
    /// When the byte is refused.
    pub fn finish(mut self) -> io::Result<()> {
        self.out.write_all(&[0x3b])
    }
}

/// Codes that mean no pixels, beside those of the 256 colours.
const CLEAR: u16 = 1 << DEPTH;
const END: u16 = CLEAR + 1;

/// Codes have at most 12 bits.
const MOST_CODES: u16 = 1 << 12;

/// `pixels` packed by LZW as GIF has it: the lowest bit first, codes that grow.
fn packed(pixels: &[u8]) -> Vec<u8> {
    let mut bits = Bits::default();
    let mut known: HashMap<(u16, u8), u16> = HashMap::new();
    let mut next = END + 1;
    let mut width = u32::from(DEPTH) + 1;
    bits.push(CLEAR, width);
    let Some((first, rest)) = pixels.split_first() else {
        bits.push(END, width);
        return bits.finish();
    };
    let mut code = u16::from(*first);
    for &pixel in rest {
        if let Some(longer) = known.get(&(code, pixel)) {
            code = *longer;
            continue;
        }
        let prefix = std::mem::replace(&mut code, u16::from(pixel));
        bits.push(prefix, width);
        if next == MOST_CODES {
            bits.push(CLEAR, width);
            known.clear();
            next = END + 1;
            width = u32::from(DEPTH) + 1;
            continue;
        }
        known.insert((prefix, pixel), next);
        // The reader learns each code one step later than it is made.
        if next == 1 << width {
            width += 1;
        }
        next += 1;
    }
    bits.push(code, width);
    if next == 1 << width && width < 12 {
        width += 1;
    }
    bits.push(END, width);
    bits.finish()
}

/// Codes of some bits in bytes, the lowest bit first.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    open: u32,
    count: u32,
}

impl Bits {
    fn push(&mut self, code: u16, width: u32) {
        self.open |= u32::from(code) << self.count;
        self.count += width;
        while self.count >= 8 {
            self.bytes.push(self.open as u8);
            self.open >>= 8;
            self.count -= 8;
        }
    }

    fn finish(mut self) -> Vec<u8> {
        if self.count > 0 {
            self.bytes.push(self.open as u8);
        }
        self.bytes
    }
}

// The other reader of the format comes with the window.
#[cfg(test)]
#[cfg(feature = "gui")]
mod tests {
    use image::AnimationDecoder as _;
    use image::codecs::gif::GifDecoder;
    use proptest::prelude::*;

    use super::*;
    use crate::export::picture::palette::Census;

    /// The frames as another reader of the format sees them, and their delays.
    fn read(bytes: &[u8]) -> Vec<(Vec<u8>, (u32, u32))> {
        let decoder = GifDecoder::new(io::Cursor::new(bytes)).unwrap();
        let frames = decoder.into_frames().collect_frames().unwrap();
        let frames = frames.iter();
        frames.map(|frame| (frame.buffer().to_vec(), frame.delay().numer_denom_ms())).collect()
    }

    fn written(size: [u32; 2], frames: &[Vec<u8>]) -> Vec<u8> {
        let mut census = Census::default();
        frames.iter().for_each(|frame| census.add(frame));
        let mut bytes = Vec::new();
        let mut gif = Gif::new(&mut bytes, size, census.palette(), 4.0).unwrap();
        frames.iter().for_each(|frame| gif.add(frame).unwrap());
        gif.finish().unwrap();
        bytes
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn frames_come_out_as_they_went_in(
            width in 1_u32..150,
            height in 1_u32..90,
            seeds in proptest::collection::vec((any::<u32>(), 1_u32..100), 1..4),
        ) {
            // From flat to noisy, so that the table of codes fills up and begins again.
            let frame = |(seed, noise): &(u32, u32)| -> Vec<u8> {
                (0..width * height)
                    .flat_map(|at| {
                        let mixed = (at / noise).wrapping_mul(2_654_435_761).wrapping_add(*seed);
                        let value = (mixed >> 13) as u8;
                        [value & 0x7f, value & 0x3f, 9, 255]
                    })
                    .collect()
            };
            let mut frames: Vec<Vec<u8>> = seeds.iter().map(frame).collect();
            frames.push(frames[frames.len() - 1].clone());
            let bytes = written([width, height], &frames);
            let read = read(&bytes);
            prop_assert_eq!(read.len(), frames.len());
            for ((pixels, delay), frame) in read.iter().zip(&frames) {
                prop_assert_eq!(pixels, frame);
                prop_assert_eq!(*delay, (250, 1));
            }
            // It repeats for ever.
            prop_assert!(bytes.windows(11).any(|window| window == b"NETSCAPE2.0"));
        }
    }

    #[test]
    fn what_no_gif_can_hold_is_refused() {
        let palette = Census::default().palette();
        assert!(Gif::new(Vec::new(), [70_000, 5], palette, 4.0).is_err());
    }
}
