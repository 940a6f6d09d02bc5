//! Reads the pieces of an OpenTimestamps proof one after the other.

use super::error::Fault;

/// What is still to be read.
pub(super) struct Cursor<'a>(pub(super) &'a [u8]);

impl<'a> Cursor<'a> {
    /// The next byte.
    pub(super) fn byte(&mut self) -> Result<u8, Fault> {
        let (byte, rest) = self.0.split_first().ok_or_else(ended)?;
        self.0 = rest;
        Ok(*byte)
    }

    /// The next `count` bytes.
    pub(super) fn take(&mut self, count: usize) -> Result<&'a [u8], Fault> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or_else(ended)?;
        self.0 = rest;
        Ok(taken)
    }

    /// A number in groups of seven bits, the lowest first.
    pub(super) fn number(&mut self) -> Result<u64, Fault> {
        let mut value = 0_u64;
        for shift in (0..63).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(Fault::Form("a number in it is too large".to_owned()))
    }

    /// As many bytes as the number before them says, at most `most`.
    pub(super) fn bytes(&mut self, most: usize) -> Result<&'a [u8], Fault> {
        match usize::try_from(self.number()?) {
            Ok(count) if count <= most => self.take(count),
            _ => Err(Fault::Form(format!("a part of it is longer than {most} bytes"))),
        }
    }
}

fn ended() -> Fault {
    Fault::Form("it ends too early".to_owned())
}
