//! Answers kept on disk for as long as their senders allow.

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use http_cache_semantics::CachePolicy;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// The first bytes of each file; another number means another layout.
const MAGIC: &[u8; 8] = b"smtile1\n";

/// Where nothing else is said, the cache holds no more than this.
pub const USUAL_LIMIT_BYTES: u64 = 256 << 20;

/// An answer with the rules that came with it.
#[derive(Debug, Clone)]
pub struct Stored {
    /// How long it may be used, and how to ask whether it changed.
    pub policy: CachePolicy,
    /// The status of HTTP.
    pub status: u16,
    /// Of a part: which version of the whole it is from.
    pub version: Option<String>,
    /// What came, unpacked.
    pub body: Vec<u8>,
}

#[derive(Serialize, Deserialize)]
struct Head {
    policy: CachePolicy,
    status: u16,
    #[serde(default)]
    version: Option<String>,
    body_bytes: usize,
}

/// Name of the file for an address. Only a hash of the address is kept: it
/// tells where somebody looked, and may hold a key.
pub fn key(url: &str) -> String {
    let hash = Sha256::digest(url.as_bytes());
    hash.iter().take(20).map(|byte| format!("{byte:02x}")).collect()
}

/// A folder of answers, the ones used longest ago out first.
#[derive(Debug)]
pub struct Cache {
    folder: PathBuf,
    limit_bytes: u64,
    /// Known once the folder was read.
    size_bytes: Mutex<Option<u64>>,
}

impl Cache {
    /// The cache in `folder`, which is made when the first answer is kept.
    pub fn new(folder: PathBuf, limit_bytes: u64) -> Self {
        Self { folder, limit_bytes, size_bytes: Mutex::new(None) }
    }

    /// Where it lies.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn path(&self, key: &str) -> PathBuf {
        self.folder.join(key)
    }

    /// What was kept under `key`. A damaged file is as good as none.
    pub fn read(&self, key: &str) -> Option<Stored> {
        let path = self.path(key);
        let mut file = fs::File::open(&path).ok()?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).ok()?;
        let stored = parse(&bytes);
        if stored.is_none() {
            let _ = fs::remove_file(&path);
        } else {
            // Says that it was used; where the system refuses, it only goes sooner.
            let _ = fs::File::options()
                .append(true)
                .open(&path)
                .and_then(|file| file.set_modified(SystemTime::now()));
        }
        stored
    }

    /// Keeps an answer under `key`.
    ///
    /// # Errors
    /// When the disk is full or refuses.
    pub fn write(&self, key: &str, stored: &Stored) -> std::io::Result<()> {
        let head = Head {
            policy: stored.policy.clone(),
            status: stored.status,
            version: stored.version.clone(),
            body_bytes: stored.body.len(),
        };
        let head = serde_json::to_vec(&head)?;
        fs::create_dir_all(&self.folder)?;
        let path = self.path(key);
        let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
        file.write_all(MAGIC)?;
        file.write_all(&(head.len() as u32).to_le_bytes())?;
        file.write_all(&head)?;
        file.write_all(&stored.body)?;
        let written = file.as_file().metadata()?.len();
        let replaced = fs::metadata(&path).map_or(0, |meta| meta.len());
        file.persist(&path).map_err(|error| error.error)?;
        let mut size = self.size_bytes.lock().unwrap_or_else(PoisonError::into_inner);
        let now = match *size {
            Some(size) => (size + written).saturating_sub(replaced),
            None => files(&self.folder).iter().map(|file| file.bytes).sum(),
        };
        *size = Some(if now > self.limit_bytes { self.forget_oldest() } else { now });
        Ok(())
    }

    /// Removes the files used longest ago, down to nine tenths of the limit;
    /// the size of what stays.
    fn forget_oldest(&self) -> u64 {
        let mut files = files(&self.folder);
        files.sort_by_key(|file| std::cmp::Reverse(file.used));
        let aim = self.limit_bytes / 10 * 9;
        let mut kept = 0;
        for file in files {
            if kept + file.bytes <= aim || fs::remove_file(&file.path).is_err() {
                kept += file.bytes;
            }
        }
        kept
    }

    /// How much it holds. Reads the folder, so not for the thread of the window.
    pub fn measure_bytes(&self) -> u64 {
        let sum = files(&self.folder).iter().map(|file| file.bytes).sum();
        *self.size_bytes.lock().unwrap_or_else(PoisonError::into_inner) = Some(sum);
        sum
    }

    /// How much it holds, if that is known already.
    pub fn known_bytes(&self) -> Option<u64> {
        *self.size_bytes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Removes everything.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn clear(&self) -> std::io::Result<()> {
        let mut refused = Ok(());
        for file in files(&self.folder) {
            refused = refused.and(fs::remove_file(&file.path));
        }
        self.measure_bytes();
        refused
    }
}

fn parse(bytes: &[u8]) -> Option<Stored> {
    let rest = bytes.strip_prefix(MAGIC)?;
    let (length, rest) = rest.split_first_chunk::<4>()?;
    let (head, body) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
    let head: Head = serde_json::from_slice(head).ok()?;
    (head.body_bytes == body.len()).then(|| Stored {
        policy: head.policy,
        status: head.status,
        version: head.version,
        body: body.to_vec(),
    })
}

struct Kept {
    path: PathBuf,
    bytes: u64,
    used: SystemTime,
}

fn files(folder: &Path) -> Vec<Kept> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter_map(|entry| {
            let meta = entry.metadata().ok().filter(fs::Metadata::is_file)?;
            let used = meta.modified().unwrap_or(SystemTime::UNIX_EPOCH);
            Some(Kept { path: entry.path(), bytes: meta.len(), used })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stored(body: Vec<u8>) -> Stored {
        let request = http::Request::new(());
        let response =
            http::Response::builder().header("cache-control", "max-age=60").body(()).unwrap();
        let policy = CachePolicy::new(&request, &response);
        Stored { policy, status: 200, version: None, body }
    }

    #[test]
    fn what_is_kept_is_read_and_what_is_damaged_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::new(folder.path().join("tiles"), 1 << 20);
        assert!(cache.read("a").is_none());
        cache.write("a", &stored(b"hello".to_vec())).unwrap();
        let back = cache.read("a").unwrap();
        assert_eq!((back.status, &back.body[..]), (200, &b"hello"[..]));
        assert!(!back.policy.is_stale(SystemTime::now()));
        let path = folder.path().join("tiles/a");
        let bytes = fs::read(&path).unwrap();
        for cut in 0..bytes.len() {
            fs::write(&path, &bytes[..cut]).unwrap();
            assert!(cache.read("a").is_none(), "{cut}");
        }
        assert!(!path.exists());
    }

    #[test]
    fn the_oldest_go_when_it_is_full() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::new(folder.path().to_owned(), 100_000);
        for index in 0..20_u64 {
            let key = format!("k{index:02}");
            cache.write(&key, &stored(vec![7; 9_000])).unwrap();
            let at = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(index);
            let file = fs::File::options().append(true).open(folder.path().join(&key)).unwrap();
            file.set_modified(at).unwrap();
        }
        assert!(cache.measure_bytes() <= 100_000);
        assert!(cache.read("k00").is_none());
        assert!(cache.read("k19").is_some());
        cache.clear().unwrap();
        assert_eq!(cache.measure_bytes(), 0);
    }

    #[test]
    fn an_address_cannot_be_read_from_its_key() {
        let key = key("https://example.com/12/3/4?key=secret");
        assert_eq!(key.len(), 40);
        assert!(key.bytes().all(|byte| byte.is_ascii_hexdigit()));
    }
}
