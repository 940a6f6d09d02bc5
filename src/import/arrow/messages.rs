//! Messages of an Arrow file, looked at before they are decoded: their sizes are what
//! the file says of itself, and may be lies
//! (<https://arrow.apache.org/docs/format/Columnar.html#serialization-and-interprocess-communication-ipc>).

use std::io::{Read, Seek, SeekFrom};

use arrow_ipc::{MessageHeader, RecordBatch, root_as_footer, root_as_message};

use super::damage::damaged;
use crate::import::ImportError;
use crate::import::decode::{HARMLESS_BYTES, MOST_TIMES};
use crate::language::{Message, message};

/// What a file begins and ends with; a stream has only the messages in it.
pub const MAGIC: &[u8] = b"ARROW1";

/// What stands before every message.
const MARK: [u8; 4] = [0xFF; 4];

/// Bytes that a message may have besides its columns.
const LARGEST_HEAD_BYTES: u64 = 64 << 20;

/// Bytes that one message may have once it is unpacked.
const LARGEST_MESSAGE_BYTES: u64 = 1 << 30;

/// Whether `head` is how a stream begins: a message that tells the columns.
pub fn is_stream(head: &[u8]) -> bool {
    let number = |at: usize| {
        let four = head.get(at..).and_then(|rest| rest.first_chunk());
        four.map(|four| u32::from_le_bytes(*four))
    };
    let (Some(len), Some(root)) = (number(4), number(8)) else { return false };
    let is_len = len % 8 == 0 && (16..=LARGEST_HEAD_BYTES).contains(&u64::from(len));
    if !head.starts_with(&MARK) || !is_len || root >= len {
        return false;
    }
    // A long one goes on behind what is looked at.
    head.get(8..8 + len as usize).is_none_or(|message| {
        root_as_message(message).is_ok_and(|message| message.header_as_schema().is_some())
    })
}

/// The messages of a file, one after another.
pub struct Messages<R> {
    file: R,
    at: u64,
    end: u64,
    most_bytes: u64,
    unpacked_bytes: u64,
    /// Where the end of the file says that rows lie; nothing of a stream.
    listed: Option<Vec<u64>>,
    found: Vec<u64>,
}

impl<R: Read + Seek> Messages<R> {
    /// Of a file or a stream of `bytes` bytes.
    ///
    /// # Errors
    /// When it cannot be read, or has no sound end.
    pub fn of(mut file: R, bytes: u64) -> Result<Self, ImportError> {
        let io = |error: std::io::Error| damaged(&error);
        file.rewind().map_err(io)?;
        let mut magic = [0; MAGIC.len()];
        file.read_exact(&mut magic).map_err(io)?;
        let most_bytes = bytes.saturating_mul(MOST_TIMES).max(HARMLESS_BYTES);
        let mut messages = Self {
            file,
            at: 0,
            end: bytes,
            most_bytes,
            unpacked_bytes: 0,
            listed: None,
            found: Vec::new(),
        };
        if magic == *MAGIC {
            messages.read_footer()?;
            messages.skip_padding()?;
        }
        messages.file.seek(SeekFrom::Start(messages.at)).map_err(io)?;
        Ok(messages)
    }

    /// How far the file was read.
    pub fn position(&self) -> u64 {
        self.at
    }

    /// Zeros between the mark of a file and its first message, which programs choose.
    fn skip_padding(&mut self) -> Result<(), ImportError> {
        const MOST_BYTES: u64 = 4096;
        const STEP_BYTES: u64 = 8;
        let io = |error: std::io::Error| damaged(&error);
        self.at = STEP_BYTES;
        self.file.seek(SeekFrom::Start(self.at)).map_err(io)?;
        let mut eight = [0; STEP_BYTES as usize];
        while self.at < MOST_BYTES.min(self.end) {
            self.file.read_exact(&mut eight).map_err(io)?;
            if eight != [0; STEP_BYTES as usize] {
                break;
            }
            self.at += STEP_BYTES;
        }
        Ok(())
    }

    /// The end of a file lists where its rows lie.
    fn read_footer(&mut self) -> Result<(), ImportError> {
        const TAIL_BYTES: u64 = 10;
        let io = |error: std::io::Error| damaged(&error);
        let cut = || damaged(&message!("damage-end-cut-off"));
        let tail_at = self.end.checked_sub(TAIL_BYTES).ok_or_else(cut)?;
        self.file.seek(SeekFrom::Start(tail_at)).map_err(io)?;
        let mut tail = [0; TAIL_BYTES as usize];
        self.file.read_exact(&mut tail).map_err(io)?;
        let Some((len, magic)) = tail.split_first_chunk() else { return Err(cut()) };
        let len = u64::from(u32::from_le_bytes(*len));
        if magic != MAGIC || len > LARGEST_HEAD_BYTES {
            return Err(cut());
        }
        let footer_at = tail_at.checked_sub(len).ok_or_else(cut)?;
        self.file.seek(SeekFrom::Start(footer_at)).map_err(io)?;
        let mut footer = vec![0; len as usize];
        self.file.read_exact(&mut footer).map_err(io)?;
        let footer = root_as_footer(&footer)
            .map_err(|error| damaged(&Message::verbatim(error.to_string())))?;
        let blocks = footer.recordBatches().into_iter().flatten();
        let places = blocks.map(|block| u64::try_from(block.offset()).unwrap_or(u64::MAX));
        self.listed = Some(places.collect());
        self.end = footer_at;
        Ok(())
    }

    /// The next message with its head, as it is decoded; nothing at the end.
    ///
    /// # Errors
    /// When it is cut off, claims more than is read, or the file has ended and listed
    /// other rows.
    pub fn next(&mut self) -> Result<Option<Vec<u8>>, ImportError> {
        let io = |error: std::io::Error| damaged(&error);
        let cut = || damaged(&message!("damage-part-cut-off"));
        let begin = self.at;
        let left = self.end.saturating_sub(begin);
        if left < 8 {
            return self.finish();
        }
        let mut lead = [0; 8];
        self.file.read_exact(&mut lead).map_err(io)?;
        let [a, b, c, d, len @ ..] = lead;
        let len = u64::from(u32::from_le_bytes(len));
        if [a, b, c, d] != MARK {
            return Err(damaged(&message!("damage-part-begins-wrong")));
        }
        if len == 0 {
            return self.finish();
        }
        if len > LARGEST_HEAD_BYTES || len > left - 8 {
            return Err(cut());
        }
        let mut message = lead.to_vec();
        message.resize(8 + len as usize, 0);
        let head = message.get_mut(8..).ok_or_else(cut)?;
        self.file.read_exact(head).map_err(io)?;
        let head = root_as_message(head)
            .map_err(|error| damaged(&Message::verbatim(error.to_string())))?;
        let body_len = u64::try_from(head.bodyLength()).map_err(|_| cut())?;
        if body_len > left - 8 - len {
            return Err(cut());
        }
        self.check_size(body_len)?;
        let mut body = vec![0; body_len as usize];
        self.file.read_exact(&mut body).map_err(io)?;
        let batch = match head.header_type() {
            MessageHeader::RecordBatch => {
                self.found.push(begin);
                head.header_as_record_batch()
            }
            MessageHeader::DictionaryBatch => {
                head.header_as_dictionary_batch().and_then(|dictionary| dictionary.data())
            }
            _ => None,
        };
        if let Some(batch) = batch {
            self.check_batch(&batch, &body)?;
        }
        self.at = begin + 8 + len + body_len;
        message.append(&mut body);
        Ok(Some(message))
    }

    /// Adds up what packed columns claim to unpack to: room for it is taken at once.
    fn check_batch(&mut self, batch: &RecordBatch<'_>, body: &[u8]) -> Result<(), ImportError> {
        if batch.length() < 0 {
            return Err(damaged(&message!("damage-negative-rows")));
        }
        for buffer in batch.buffers().into_iter().flatten() {
            let end = buffer.offset().checked_add(buffer.length());
            let is_inside = buffer.offset() >= 0
                && buffer.length() >= 0
                && end
                    .and_then(|end| usize::try_from(end).ok())
                    .is_some_and(|end| end <= body.len());
            if !is_inside {
                return Err(damaged(&message!("damage-column-outside")));
            }
        }
        if batch.compression().is_none() {
            return Ok(());
        }
        let mut sum = 0_u64;
        for buffer in batch.buffers().into_iter().flatten() {
            let claim = usize::try_from(buffer.offset()).ok().and_then(|at| body.get(at..));
            let claim = claim.filter(|_| buffer.length() > 0).and_then(|rest| rest.first_chunk());
            // Less than nothing is how a column that is not packed begins.
            let claim = claim.map_or(0, |eight| i64::from_le_bytes(*eight));
            sum = sum.saturating_add(u64::try_from(claim).unwrap_or_default());
        }
        self.check_size(sum)
    }

    fn check_size(&mut self, bytes: u64) -> Result<(), ImportError> {
        self.unpacked_bytes = self.unpacked_bytes.saturating_add(bytes);
        if bytes <= LARGEST_MESSAGE_BYTES && self.unpacked_bytes <= self.most_bytes {
            return crate::import::memory_check::check(
                bytes,
                crate::import::memory_check::Need::Whole,
            );
        }
        Err(damaged(&message!(
            "damage-unpacks-to-too-much",
            bytes = bytes.to_string(),
            all_bytes = self.unpacked_bytes.to_string(),
            megabytes = LARGEST_MESSAGE_BYTES >> 20
        )))
    }

    fn finish(&mut self) -> Result<Option<Vec<u8>>, ImportError> {
        self.at = self.end;
        if self.listed.as_ref().is_some_and(|listed| *listed != self.found) {
            return Err(damaged(&message!("damage-other-rows-listed")));
        }
        Ok(None)
    }
}
