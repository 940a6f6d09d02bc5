//! Files packed by gzip or Zstandard, unpacked into a private temporary file.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek as _, Write as _};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::{FrameDecoder, StreamingDecoder};
use sha2::{Digest as _, Sha256};

use super::ImportError;
use crate::base::Progress;
use crate::dataset::RowProblem;
use crate::language::{Message, message};

/// The most bytes that are unpacked from one file.
pub(super) const MOST_BYTES: u64 = 64 << 30;

/// Text packs to a tenth, rarely to a fiftieth; what unpacks to more than this
/// times its size was made to fill disks.
const MOST_TIMES: u64 = 200;

/// Up to this size the ratio does not matter.
const HARMLESS_BYTES: u64 = 256 << 20;

/// How bytes are packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Packing {
    Gzip,
    Zstandard,
}

impl Packing {
    fn of(head: &[u8]) -> Option<Self> {
        match head {
            [0x1F, 0x8B, 8, ..] => Some(Self::Gzip),
            [0x28, 0xB5, 0x2F, 0xFD, ..] => Some(Self::Zstandard),
            _ => None,
        }
    }

    /// Hands the unpacked bytes to `take` until it wants no more.
    fn unpack(
        self,
        mut packed: impl BufRead,
        take: &mut dyn FnMut(&[u8]) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        match self {
            Self::Gzip => copy(&mut MultiGzDecoder::new(packed), "gzip", take),
            Self::Zstandard => {
                while !packed.fill_buf().map_err(|error| damaged("Zstandard", &error))?.is_empty() {
                    let mut frame = StreamingDecoder::new(&mut packed)
                        .map_err(|error| damaged("Zstandard", &error))?;
                    copy(&mut frame, "Zstandard", take)?;
                    check(&frame.decoder)?;
                }
                Ok(())
            }
        }
    }
}

fn damaged(name: &'static str, error: &(dyn std::error::Error + 'static)) -> ImportError {
    ImportError::Malformed(message!(
        "error-packed-damaged",
        name = name,
        reason = Message::of(error)
    ))
}

fn check(frame: &FrameDecoder) -> Result<(), ImportError> {
    let (written, found) = (frame.get_checksum_from_data(), frame.get_calculated_checksum());
    if written.is_some() && written != found {
        return Err(damaged("Zstandard", &message!("damage-checksum")));
    }
    Ok(())
}

fn copy(
    from: &mut dyn Read,
    name: &'static str,
    take: &mut dyn FnMut(&[u8]) -> Result<(), ImportError>,
) -> Result<(), ImportError> {
    let mut buffer = vec![0; 1 << 20];
    loop {
        match from.read(&mut buffer).map_err(|error| damaged(name, &error))? {
            0 => return Ok(()),
            read => take(&buffer[..read])?,
        }
    }
}

/// The first `most_bytes` of what packed bytes, of which there may be more,
/// unpack to; `None` where they are not packed.
pub fn head(bytes: &[u8], most_bytes: u64) -> Option<Vec<u8>> {
    let packing = Packing::of(bytes)?;
    let mut head = Vec::new();
    // Bytes that are cut off are an error by design, and so is having enough.
    let _ = packing.unpack(bytes, &mut |part| {
        head.extend_from_slice(part);
        if head.len() as u64 > most_bytes { Err(ImportError::Cancelled) } else { Ok(()) }
    });
    head.truncate(most_bytes as usize);
    Some(head)
}

/// A file that was packed.
#[derive(Debug)]
pub struct Unpacked {
    /// What it unpacks to, in a file without a name.
    pub text: File,
    /// Size of that.
    pub text_bytes: u64,
    /// Size of the file as given.
    pub file_bytes: u64,
    /// Hash of the file as given.
    pub sha256: [u8; 32],
    /// How what was no text became text, in sentences.
    pub decoded: Vec<Message>,
    /// Cells that became empty because they could not be read.
    pub notes: Vec<RowProblem>,
    /// The sheets or layers that there are, of which one can be asked for.
    pub sheets: Vec<String>,
}

/// Hashes what is read.
pub(super) struct Hashed<'a> {
    file: &'a mut File,
    hash: Sha256,
    bytes: u64,
}

impl<'a> Hashed<'a> {
    /// Nothing read yet.
    pub(super) fn new(file: &'a mut File) -> Self {
        Self { file, hash: Sha256::new(), bytes: 0 }
    }

    /// Number and hash of the bytes that were read.
    pub(super) fn finish(self) -> (u64, [u8; 32]) {
        (self.bytes, self.hash.finalize().into())
    }
}

impl Read for Hashed<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.hash.update(buffer.get(..read).unwrap_or_default());
        self.bytes += read as u64;
        Ok(read)
    }
}

/// Unpacks `file` if it is packed, by what it begins with.
///
/// # Errors
/// When it is damaged, unpacks to far more than text does, cannot be read or
/// stored, or the user cancelled.
pub fn unpack(
    file: &mut File,
    path: &Path,
    progress: &Progress,
) -> Result<Option<Unpacked>, ImportError> {
    unpack_within(file, path, progress, [MOST_BYTES, HARMLESS_BYTES])
}

fn unpack_within(
    file: &mut File,
    path: &Path,
    progress: &Progress,
    [most_bytes, harmless_bytes]: [u64; 2],
) -> Result<Option<Unpacked>, ImportError> {
    let io = |source| ImportError::Io { path: path.to_owned(), source };
    let mut magic = Vec::new();
    Read::by_ref(file).take(4).read_to_end(&mut magic).map_err(io)?;
    file.rewind().map_err(io)?;
    let file_bytes = file.metadata().map_err(io)?.len();
    let Some(packing) = Packing::of(&magic) else { return Ok(None) };
    let most = most_bytes.min((file_bytes * MOST_TIMES).max(harmless_bytes));
    let store = |source: std::io::Error| {
        ImportError::Malformed(message!("error-text-not-stored", reason = Message::of(&source)))
    };
    let mut text = tempfile::tempfile().map_err(store)?;
    let mut text_bytes = 0;
    let mut packed = BufReader::with_capacity(1 << 20, Hashed::new(file));
    packing.unpack(&mut packed, &mut |part| {
        progress.check()?;
        text_bytes += part.len() as u64;
        if text_bytes > most {
            return Err(ImportError::Malformed(message!(
                "error-unpacks-to-too-much",
                bytes = file_bytes.to_string(),
                most = most.to_string()
            )));
        }
        // Nothing tells how much there will be: half of the way, and slower.
        progress.set(text_bytes.min(file_bytes), file_bytes.max(1) * 2);
        text.write_all(part).map_err(store)
    })?;
    let mut packed = packed.into_inner();
    std::io::copy(&mut packed, &mut std::io::sink()).map_err(io)?;
    if text_bytes == 0 {
        return Err(ImportError::Empty);
    }
    text.rewind().map_err(store)?;
    let (file_bytes, sha256) = packed.finish();
    Ok(Some(Unpacked {
        text,
        text_bytes,
        file_bytes,
        sha256,
        decoded: Vec::new(),
        notes: Vec::new(),
        sheets: Vec::new(),
    }))
}

/// `text` in a file without a name.
///
/// # Errors
/// When there is no room for it.
pub fn stored(text: &[u8]) -> std::io::Result<File> {
    let mut file = tempfile::tempfile()?;
    file.write_all(text)?;
    file.rewind()?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write::GzEncoder};

    fn gzip(text: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    fn unpack(packed: &[u8], limits: [u64; 2]) -> Result<Option<Vec<u8>>, ImportError> {
        let mut file = stored(packed).unwrap();
        let progress = Progress::default();
        let unpacked = unpack_within(&mut file, Path::new("x"), &progress, limits)?;
        Ok(unpacked.map(|mut unpacked| {
            let mut text = Vec::new();
            unpacked.text.read_to_end(&mut text).unwrap();
            assert_eq!(text.len() as u64, unpacked.text_bytes);
            assert_eq!(unpacked.sha256, <[u8; 32]>::from(Sha256::digest(packed)));
            text
        }))
    }

    #[test]
    fn members_and_frames_one_after_another_are_one_text() {
        let twice = [gzip(b"a,b\n"), gzip(b"1,2\n")].concat();
        assert_eq!(unpack(&twice, [100, 100]).unwrap().unwrap(), b"a,b\n1,2\n");
        let level = ruzstd::encoding::CompressionLevel::Fastest;
        let frame = |text: &[u8]| ruzstd::encoding::compress_to_vec(text, level);
        let twice = [frame(b"a,b\n"), frame(b"1,2\n")].concat();
        assert_eq!(unpack(&twice, [100, 100]).unwrap().unwrap(), b"a,b\n1,2\n");
        assert_eq!(head(&twice, 6).unwrap(), b"a,b\n1,");
        assert!(unpack(b"a,b\n", [100, 100]).unwrap().is_none());
    }

    #[test]
    fn what_unpacks_to_far_more_than_text_does_is_refused_in_words() {
        let bomb = gzip(&vec![b'a'; 1 << 20]);
        let refused = |limits| unpack(&bomb, limits).unwrap_err().to_string();
        assert!(refused([1 << 30, 1 << 10]).contains("unpacks to more than"));
        assert!(refused([1 << 10, 1 << 30]).contains("more than 1024 bytes"));
        assert!(unpack(&bomb, [1 << 30, 1 << 20]).is_ok());
    }

    #[test]
    fn a_file_that_was_cut_off_is_told() {
        let packed = gzip(b"date,lat,lon\n2024-01-01,50,30\n");
        let error = unpack(&packed[..packed.len() - 9], [100, 100]).unwrap_err().to_string();
        assert!(error.contains("gzip file is damaged or cut off"), "{error}");
    }
}
