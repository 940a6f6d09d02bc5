//! What the program and its child write to each other.
//!
//! A frame is a byte that tells its kind, four bytes with the length of what follows, the
//! lowest first, and that.

use std::collections::BTreeMap;
use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};

/// The longest frame.
const MOST_BYTES: usize = 1 << 26;

/// What the program asks for, a line each.
#[derive(Debug, Serialize, Deserialize)]
pub enum Request {
    /// The driver and what it connects to; before all others.
    Open {
        /// A library, or a name that the manager of drivers knows.
        driver: String,
        /// The function of the library by which it begins.
        entrypoint: Option<String>,
        /// Options of the driver, by name.
        options: BTreeMap<String, String>,
    },
    /// A statement.
    Ask(String),
}

/// What the child answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Frame {
    /// A part of a stream of rows.
    Rows(Vec<u8>),
    /// All was sent.
    End,
    /// What went wrong.
    Failed(String),
}

impl Frame {
    fn parts(&self) -> (u8, &[u8]) {
        match self {
            Self::Rows(bytes) => (b'R', bytes),
            Self::End => (b'E', &[]),
            Self::Failed(reason) => (b'F', reason.as_bytes()),
        }
    }

    /// Writes it.
    ///
    /// # Errors
    /// When nobody reads any more.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let (kind, bytes) = self.parts();
        let length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
        out.write_all(&[kind])?;
        out.write_all(&length.to_le_bytes())?;
        out.write_all(bytes)?;
        out.flush()
    }

    /// Reads one.
    ///
    /// # Errors
    /// When there is none, or it is not of the form.
    pub fn read(input: &mut dyn Read) -> io::Result<Self> {
        let mut head = [0; 5];
        input.read_exact(&mut head)?;
        let [kind, length @ ..] = head;
        let length = u32::from_le_bytes(length) as usize;
        if length > MOST_BYTES {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let mut bytes = vec![0; length];
        input.read_exact(&mut bytes)?;
        match kind {
            b'R' => Ok(Self::Rows(bytes)),
            b'E' => Ok(Self::End),
            b'F' => Ok(Self::Failed(String::from_utf8_lossy(&bytes).into_owned())),
            _ => Err(io::ErrorKind::InvalidData.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_are_read_as_they_were_written_and_others_refused() {
        let frames = [Frame::Rows(vec![1, 2, 3]), Frame::Failed("no".to_owned()), Frame::End];
        let mut bytes = Vec::new();
        frames.iter().for_each(|frame| frame.write(&mut bytes).unwrap());
        let mut rest = &bytes[..];
        frames.iter().for_each(|frame| assert_eq!(Frame::read(&mut rest).unwrap(), *frame));
        assert!(Frame::read(&mut rest).is_err());
        assert!(Frame::read(&mut &b"R\xff\xff\xff\xffx"[..]).is_err());
        assert!(Frame::read(&mut &b"X\0\0\0\0"[..]).is_err());
        assert!(Frame::read(&mut &b"R\x04\0\0\0ab"[..]).is_err());
    }
}
