//! Levels of a page: numbers that say which values are missing and where lists
//! begin, written as runs (<https://parquet.apache.org/docs/file-format/data-pages/encodings/>).

use super::damage::refused;
use crate::language::message;
use parquet::basic::Encoding;
use parquet::errors::Result;

/// So many equal numbers one after another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    pub value: u64,
    pub count: u64,
}

/// Numbers written as runs and packed groups of eight: the rest of them.
#[derive(Debug)]
pub struct Runs<'a> {
    bytes: &'a [u8],
    bit_width: u32,
    /// Numbers left of a packed run, which begin at this bit of `packed`.
    packed: &'a [u8],
    at_bit: u64,
    packed_left: u64,
}

/// Bits that numbers up to `most` take.
pub fn bit_width(most: i16) -> u32 {
    u16::BITS - most.unsigned_abs().leading_zeros()
}

impl<'a> Runs<'a> {
    /// Of numbers that take `bit_width` bits.
    pub fn new(bytes: &'a [u8], bit_width: u32) -> Self {
        Self { bytes, bit_width, packed: &[], at_bit: 0, packed_left: 0 }
    }

    fn varint(&mut self) -> Option<u64> {
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = self.bytes.split_first()?;
            self.bytes = rest;
            value |= u64::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }

    /// The number in the next bits, the lowest first.
    fn next_packed(&mut self) -> Option<Run> {
        let mut value = 0_u64;
        for bit in 0..u64::from(self.bit_width) {
            let at = self.at_bit + bit;
            let byte = self.packed.get(usize::try_from(at / 8).ok()?)?;
            value |= u64::from(byte >> (at % 8) & 1) << bit;
        }
        self.at_bit += u64::from(self.bit_width);
        self.packed_left -= 1;
        Some(Run { value, count: 1 })
    }

    /// Numbers that packed groups have left; they may only fill up the last group.
    pub fn padding(&self) -> u64 {
        self.packed_left
    }
}

impl Iterator for Runs<'_> {
    type Item = Run;

    /// The next run; nothing where the bytes end.
    fn next(&mut self) -> Option<Run> {
        loop {
            if self.packed_left > 0 {
                return self.next_packed();
            }
            let header = self.varint()?;
            let count = header >> 1;
            if header & 1 == 1 {
                // The last group may be cut off behind its last number.
                let wanted = count.checked_mul(u64::from(self.bit_width))?;
                let len = usize::try_from(wanted).ok()?.min(self.bytes.len());
                (self.packed, self.bytes) = self.bytes.split_at_checked(len)?;
                self.at_bit = 0;
                self.packed_left = count.checked_mul(8)?;
                continue;
            }
            let (value, rest) = self.bytes.split_at_checked(self.bit_width.div_ceil(8) as usize)?;
            self.bytes = rest;
            let value = value.iter().rev().fold(0, |value, byte| value << 8 | u64::from(*byte));
            if count > 0 {
                return Some(Run { value, count });
            }
        }
    }
}

/// Takes the `count` levels up to `most` from the front of `page`, which is of
/// version 1.
///
/// # Errors
/// When they are cut off, or written in a way that levels never are.
pub fn of_page(page: &mut &[u8], encoding: Encoding, most: i16, count: u64) -> Result<Vec<Run>> {
    let cut = || refused(message!("damage-levels-cut-off"));
    if encoding == Encoding::RLE {
        let (len, rest) = page.split_first_chunk().ok_or_else(cut)?;
        let len = u32::from_le_bytes(*len) as usize;
        let (levels, rest) = rest.split_at_checked(len).ok_or_else(cut)?;
        *page = rest;
        return checked(levels, most, count);
    }
    #[expect(deprecated, reason = "old files are read too")]
    if encoding != Encoding::BIT_PACKED {
        return Err(refused(message!("damage-levels-unknown")));
    }
    let width = u64::from(bit_width(most));
    let len = count.checked_mul(width).map(|bits| bits.div_ceil(8));
    let len = len.and_then(|len| usize::try_from(len).ok()).ok_or_else(cut)?;
    let (levels, rest) = page.split_at_checked(len).ok_or_else(cut)?;
    *page = rest;
    // The highest bit comes first here.
    let bit = |at: u64| {
        let byte = levels.get((at / 8) as usize).copied().unwrap_or_default();
        u64::from(byte >> (7 - at % 8) & 1)
    };
    let level = |index| (0..width).fold(0, |value, at| value << 1 | bit(index * width + at));
    let runs = (0..count).map(|index| Run { value: level(index), count: 1 });
    within(runs, most, count)
}

/// The `count` levels up to `most` in `bytes`.
///
/// # Errors
/// When there are fewer, or one is larger.
pub fn checked(bytes: &[u8], most: i16, count: u64) -> Result<Vec<Run>> {
    within(Runs::new(bytes, bit_width(most)), most, count)
}

fn within(runs: impl Iterator<Item = Run>, most: i16, count: u64) -> Result<Vec<Run>> {
    let mut left = count;
    let mut taken: Vec<Run> = Vec::new();
    for run in runs {
        if left == 0 {
            break;
        }
        if run.value > u64::from(most.unsigned_abs()) {
            return Err(refused(message!(
                "damage-level-too-high",
                level = run.value.to_string(),
                highest = most.to_string()
            )));
        }
        let count = run.count.min(left);
        left -= count;
        match taken.last_mut() {
            Some(last) if last.value == run.value => last.count += count,
            _ => taken.push(Run { count, ..run }),
        }
    }
    if left > 0 {
        return Err(refused(message!(
            "damage-levels-for-other-count",
            values = count.to_string(),
            found = (count - left).to_string()
        )));
    }
    Ok(taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(value: u64, count: u64) -> Run {
        Run { value, count }
    }

    #[test]
    fn runs_and_packed_groups_are_one_sequence() {
        // Five twos, then the eight numbers 0 to 3 twice.
        let bytes = [5 << 1, 2, 1 << 1 | 1, 0b1110_0100, 0b1110_0100];
        let levels = checked(&bytes, 3, 9).unwrap();
        assert_eq!(levels, [run(2, 5), run(0, 1), run(1, 1), run(2, 1), run(3, 1)]);
        assert!(checked(&bytes, 3, 14).unwrap_err().to_string().contains("levels for 13"));
        assert!(checked(&bytes, 2, 9).unwrap_err().to_string().contains("a level of 3"));
        assert!(checked(&[0xFF; 12], 3, 9).is_err());
    }

    #[test]
    fn levels_of_old_files_have_the_highest_bit_first() {
        #[expect(deprecated, reason = "old files are read too")]
        let old = Encoding::BIT_PACKED;
        let mut page: &[u8] = &[0b0001_1011, 0b0100_0000, 7];
        let levels = of_page(&mut page, old, 3, 5).unwrap();
        assert_eq!(levels, [run(0, 1), run(1, 1), run(2, 1), run(3, 1), run(1, 1)]);
        assert_eq!(page, [7]);
    }
}
