//! The hash of the file behind a dataset, made when it is first asked for.

use std::sync::atomic::{AtomicBool, Ordering};

use sha2::{Digest as _, Sha256};

use super::{Records, Source, SourceError};

/// Bytes of a file that are read and hashed at once: they fit into a cache.
const HASHED_AT_ONCE_BYTES: u64 = 256 << 10;

impl Source {
    /// The SHA-256 of the file in hexadecimal. Large files are hashed when this
    /// is first asked for.
    ///
    /// # Errors
    /// When the file is gone, unreadable or no longer the one that was loaded.
    pub fn sha256_hex(&self) -> Result<String, SourceError> {
        self.hash_unless(&AtomicBool::new(false))?;
        Ok(self.sha256.get().map(|known| crate::base::hash::hex(known)).unwrap_or_default())
    }

    /// Hashes the file, unless that was done, so that [`sha256_hex`](Self::sha256_hex)
    /// knows; gives up once `stop` is set.
    ///
    /// # Errors
    /// As for [`sha256_hex`](Self::sha256_hex).
    pub fn hash_unless(&self, stop: &AtomicBool) -> Result<(), SourceError> {
        if self.sha256.get().is_some() {
            return Ok(());
        }
        let mut hash = Sha256::new();
        let mut records = Records::of(self);
        let mut at = 0;
        while at < self.text_bytes {
            if stop.load(Ordering::Relaxed) {
                return Ok(());
            }
            let len = (self.text_bytes - at).min(HASHED_AT_ONCE_BYTES);
            hash.update(records.range(at, len as usize)?);
            at += len;
        }
        records.finish()?;
        self.sha256.get_or_init(|| hash.finalize().into());
        Ok(())
    }
}
