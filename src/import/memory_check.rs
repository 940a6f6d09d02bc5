//! Whether a file fits into the memory that is free, before reading begins.

use super::{ImportError, control_group};
use crate::language::message;

/// Memory that reading a file as a whole takes, for each byte of its text: the
/// text itself, a record that takes all of it in three forms, and the columns.
pub(super) const WHOLE_TIMES: u64 = 5;

/// The same for a table that is read in pieces: the columns only, in hundredths
/// of its size.
const PIECES_HUNDREDTHS: u64 = 60;

/// How a file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// All of it at once.
    Whole,
    /// In pieces.
    Pieces,
}

/// Refuses a text of `bytes` bytes that would take more memory than is free.
///
/// # Errors
/// When it would; where the system does not say what is free, never.
pub fn check(bytes: u64, need: Need) -> Result<(), ImportError> {
    available_bytes().map_or(Ok(()), |available| check_against(bytes, need, available))
}

fn check_against(bytes: u64, need: Need, available: u64) -> Result<(), ImportError> {
    let needed = match need {
        Need::Whole => bytes.saturating_mul(WHOLE_TIMES),
        Need::Pieces => bytes / 100 * PIECES_HUNDREDTHS,
    };
    if needed <= available {
        return Ok(());
    }
    let mb = |bytes: u64| bytes.div_ceil(1 << 20).to_string();
    let [text, needed, free] = [bytes, needed, available].map(mb);
    Err(ImportError::Malformed(match need {
        Need::Whole => {
            message!("error-memory-of-whole", text = text, needed = needed, free = free)
        }
        Need::Pieces => {
            message!("error-memory-of-pieces", text = text, needed = needed, free = free)
        }
    }))
}

/// Why `bytes` bytes are not read, when the system did not give memory for them.
pub fn refused_by_system(bytes: u64) -> ImportError {
    ImportError::Malformed(message!(
        "error-memory-refused",
        megabytes = bytes.div_ceil(1 << 20).to_string()
    ))
}

/// Memory that the system can hand out without swapping, or less where a control
/// group allows less; `None` where the system does not say. Linux: `MemAvailable`
/// of `/proc/meminfo`, proc(5).
fn available_bytes() -> Option<u64> {
    let of_system = std::fs::read_to_string("/proc/meminfo").ok();
    let of_system = of_system.and_then(|text| available_in(&text));
    of_system.into_iter().chain(control_group::available_bytes()).min()
}

fn available_in(meminfo: &str) -> Option<u64> {
    let line = meminfo.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    kibibytes.checked_mul(1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_does_not_fit_is_refused_with_what_to_do() {
        let refused = |need| check_against(10 << 30, need, 4 << 30).unwrap_err().to_string();
        let whole = refused(Need::Whole);
        assert!(whole.contains("10240 MB would take about 51200 MB"), "{whole}");
        assert!(whole.contains("4096 MB are free") && whole.contains("save it as CSV"), "{whole}");
        assert!(refused(Need::Pieces).contains("keep only the columns"));
        assert!(check_against(10 << 30, Need::Pieces, 8 << 30).is_ok());
        assert!(check_against(u64::MAX, Need::Whole, 1).is_err());
    }

    #[test]
    fn the_system_says_how_much_is_free() {
        let text = "MemTotal:  100 kB\nMemAvailable:     16 kB\n";
        assert_eq!(available_in(text), Some(16 << 10));
        assert_eq!(available_in("MemTotal: 100 kB\n"), None);
    }
}
