//! Counts and hashes bytes on their way.

use std::io::{self, Write};
use std::sync::mpsc::{self, Receiver, SyncSender};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::parallel;

/// Bytes that are handed to another thread at once, at least.
const HANDED_BYTES: usize = 256 << 10;

/// How many times as many wait there at most.
const WAITING: usize = 4;

/// Bytes in lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Size and hash of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprint {
    /// SHA-256 in lower-case hexadecimal.
    pub sha256: String,
    /// Size in bytes.
    pub bytes: u64,
}

impl Fingerprint {
    /// Of `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        Self { sha256: hex(&Sha256::digest(bytes)), bytes: bytes.len() as u64 }
    }
}

/// Passes bytes on to `out` and keeps their fingerprint.
pub struct Hashing<W> {
    out: W,
    hash: Sha256,
    bytes: u64,
}

impl<W: Write> Hashing<W> {
    /// Nothing written yet.
    pub fn new(out: W) -> Self {
        Self { out, hash: Sha256::new(), bytes: 0 }
    }

    /// The fingerprint of everything that was written.
    pub fn finish(self) -> Fingerprint {
        Fingerprint { sha256: hex(&self.hash.finalize()), bytes: self.bytes }
    }
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.hash.update(bytes.get(..written).unwrap_or(bytes));
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Lets `fill` write to `out` while another thread keeps the fingerprint of what is
/// written.
///
/// # Errors
/// Those of `fill`.
pub fn beside<T, E: From<io::Error>>(
    out: &mut dyn Write,
    fill: impl FnOnce(&mut dyn Write) -> Result<T, E>,
) -> Result<(T, Fingerprint), E> {
    if parallel::threads() == 1 {
        return alone(out, fill);
    }
    let (to_hash, waiting) = mpsc::sync_channel::<Vec<u8>>(WAITING);
    let (hashed, used) = mpsc::channel();
    let hash = move || {
        let mut hash = Sha256::new();
        for bytes in waiting {
            hash.update(&bytes);
            // Gone is only who would fill it again.
            let _ = hashed.send(bytes);
        }
        hash
    };
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().name("hash export".to_owned());
        let Ok(thread) = thread.spawn_scoped(scope, hash) else { return alone(out, fill) };
        let mut out = Handing { out, to_hash, used, buffer: Vec::new(), bytes: 0 };
        let filled = fill(&mut out)?;
        let bytes = out.finish();
        let hash = thread.join().map_err(|_| io::Error::other("internal error while hashing"))?;
        Ok((filled, Fingerprint { sha256: hex(&hash.finalize()), bytes }))
    })
}

/// The same on the thread of the caller.
fn alone<T, E>(
    out: &mut dyn Write,
    fill: impl FnOnce(&mut dyn Write) -> Result<T, E>,
) -> Result<(T, Fingerprint), E> {
    let mut out = Hashing::new(out);
    let filled = fill(&mut out)?;
    Ok((filled, out.finish()))
}

/// Passes bytes on to `out`, and copies of them to the thread that hashes.
struct Handing<'a> {
    out: &'a mut dyn Write,
    to_hash: SyncSender<Vec<u8>>,
    /// Buffers that may be filled again.
    used: Receiver<Vec<u8>>,
    buffer: Vec<u8>,
    bytes: u64,
}

impl Handing<'_> {
    fn hand_over(&mut self) {
        let mut empty = self.used.try_recv().unwrap_or_default();
        empty.clear();
        // It fails only if the thread panicked, which joining it tells.
        let _ = self.to_hash.send(std::mem::replace(&mut self.buffer, empty));
    }

    /// Hands over the rest; how many bytes there were.
    fn finish(mut self) -> u64 {
        self.hand_over();
        self.bytes
    }
}

impl Write for Handing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.buffer.extend_from_slice(bytes.get(..written).unwrap_or(bytes));
        self.bytes += written as u64;
        if self.buffer.len() >= HANDED_BYTES {
            self.hand_over();
        }
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Takes up to this many bytes at once.
    struct Sip(Vec<u8>, usize);

    impl Write for Sip {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let taken = bytes.len().min(self.1);
            self.0.extend_from_slice(&bytes[..taken]);
            Ok(taken)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn another_thread_finds_the_fingerprint_of_what_was_written(
            lens in prop::collection::vec(0_usize..600_000, 0..8), sip in 1_000_usize..900_000,
        ) {
            for threads in [1, 2] {
                let mut out = Sip(Vec::new(), sip);
                let fill = |out: &mut dyn Write| {
                    for (index, len) in lens.iter().enumerate() {
                        out.write_all(&vec![index as u8; *len])?;
                    }
                    Ok::<_, io::Error>(lens.len())
                };
                let found = parallel::with_threads(threads, || beside(&mut out, fill)).unwrap();
                prop_assert_eq!(out.0.len(), lens.iter().sum::<usize>());
                prop_assert_eq!(found, (lens.len(), Fingerprint::of(&out.0)));
            }
        }
    }

    #[test]
    fn what_fails_while_it_is_hashed_is_told() {
        let fill = |out: &mut dyn Write| {
            out.write_all(&[0; HANDED_BYTES])?;
            Err::<(), _>(io::Error::other("refused"))
        };
        let failed = parallel::with_threads(2, || beside(&mut io::sink(), fill)).unwrap_err();
        assert_eq!(failed.to_string(), "refused");
    }
}
