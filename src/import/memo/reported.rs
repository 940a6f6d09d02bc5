//! When a row was reported, remembered or read at once.

use super::Record;
use super::group::Group;
use crate::dataset::{Instant, Interval};

const DAY_SECS: i64 = 86_400;

/// Whether a column is known to have times other than midnight, so that a midnight is
/// one of them.
type IsTimed = bool;

/// How the report time of a row is found.
#[derive(Debug)]
pub enum Reported {
    /// There is none.
    Never,
    /// In a column of its own, which hardly repeats: plain seconds since 1970
    /// are read at once, anything else in full.
    Seconds(usize, IsTimed),
    /// A function of cells that repeat.
    Cells(Group<Option<Interval>>),
}

impl Reported {
    /// `None` where the row must be read in full.
    pub fn get(&mut self, record: &Record<'_>, codes: &[u32]) -> Option<Option<Interval>> {
        let (column, is_timed) = match self {
            Self::Never => return Some(None),
            Self::Cells(group) => return group.get(codes),
            Self::Seconds(column, is_timed) => (*column, *is_timed),
        };
        let cell = record.cells.get(column).filter(|cell| !cell.is_escaped)?;
        let text = cell.bytes(record.text);
        // Ten digits from 1 on are the seconds from 2001 to 2033.
        if text.len() != 10 || text[0] != b'1' || !text.iter().all(u8::is_ascii_digit) {
            return None;
        }
        let secs: i64 = std::str::from_utf8(text).ok()?.parse().ok()?;
        // What a midnight means hangs on its column.
        if !is_timed && secs % DAY_SECS == 0 {
            return None;
        }
        let start = Instant::from_secs(secs);
        Some(Interval::new(start, start.plus_secs(1)))
    }
}
