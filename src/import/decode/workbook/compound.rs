//! Compound files, in which old workbooks lie: sectors that form chains
//! (<https://learn.microsoft.com/openspecs/windows_protocols/ms-cfb>). They are looked
//! at before they are read, because a chain may run in a circle.

use crate::language::{Message, message};

/// Numbers of sectors from here on are marks.
const FIRST_MARK: u32 = 0xFFFF_FFFA;

/// Streams that are shorter lie in small sectors.
const SMALL_STREAM_BYTES: u64 = 4096;

/// Bytes of a small sector.
const SMALL_SECTOR_BYTES: usize = 64;

/// Bytes of an entry of the directory.
const ENTRY_BYTES: usize = 128;

/// A stream in the directory.
#[derive(Debug)]
struct Entry {
    name: String,
    start: u32,
    len: u64,
}

/// A compound file whose directory is sound.
#[derive(Debug)]
pub struct Compound<'a> {
    bytes: &'a [u8],
    sector_bytes: usize,
    next: Vec<u32>,
    small_next: Vec<u32>,
    small: Vec<u8>,
    entries: Vec<Entry>,
}

fn number(bytes: &[u8], at: usize) -> u32 {
    let four = bytes.get(at..).and_then(|rest| rest.first_chunk());
    four.map_or(u32::MAX, |four| u32::from_le_bytes(*four))
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    bytes.chunks_exact(4).map(|four| number(four, 0))
}

impl<'a> Compound<'a> {
    /// Of the bytes of a file.
    ///
    /// # Errors
    /// In words, when a chain runs in a circle or a stream claims to be longer than the
    /// file.
    pub fn of(bytes: &'a [u8]) -> Result<Self, Message> {
        let shift = bytes.get(30).copied().unwrap_or_default();
        let is_wide = shift == 12;
        if !is_wide && shift != 9 {
            return Err(message!("damage-sectors-size"));
        }
        let mut file = Self {
            bytes,
            sector_bytes: 1 << shift,
            next: Vec::new(),
            small_next: Vec::new(),
            small: Vec::new(),
            entries: Vec::new(),
        };
        let most_sectors = bytes.len() / file.sector_bytes + 1;
        let mut tables: Vec<u32> = bytes.get(76..512).map(numbers).into_iter().flatten().collect();
        let (mut at, mut met) = (number(bytes, 68), 0);
        while at < FIRST_MARK {
            met += 1;
            let Some(sector) = file.sector(at).filter(|_| met <= most_sectors) else {
                return Err(message!("damage-sectors-circle"));
            };
            tables.extend(numbers(sector));
            at = tables.pop().unwrap_or(u32::MAX);
        }
        // A table that is named again and again would grow without end.
        let tables: Vec<u32> = tables.into_iter().filter(|id| *id < FIRST_MARK).collect();
        if tables.len() > most_sectors {
            return Err(message!("damage-sectors-list-long"));
        }
        for id in tables {
            let sector = file.sector(id).ok_or_else(|| message!("damage-sectors-cut-off"))?;
            file.next.extend(numbers(sector));
        }
        let directory = file.whole_chain(number(bytes, 48))?;
        let entries = directory.chunks_exact(ENTRY_BYTES);
        file.entries = entries.map(|entry| Entry::of(entry, is_wide)).collect();
        let longest = bytes.len() as u64;
        let is_too_long = |(index, entry): (usize, &Entry)| {
            (index == 0 || !entry.name.is_empty()) && entry.len > longest
        };
        if file.entries.iter().enumerate().any(is_too_long) {
            return Err(message!("damage-part-longer-than-file"));
        }
        let small_len = u64::from(number(bytes, 64)).saturating_mul(file.sector_bytes as u64);
        if small_len > longest {
            return Err(message!("damage-small-sectors-long"));
        }
        if let Some(root) = file.entries.first().filter(|_| small_len > 0) {
            file.small = file.chain(root.start, root.len);
            file.small_next = numbers(&file.chain(number(bytes, 60), small_len)).collect();
        }
        Ok(file)
    }

    fn sector(&self, id: u32) -> Option<&'a [u8]> {
        let at = (id as usize).checked_add(1)?.checked_mul(self.sector_bytes)?;
        let rest = self.bytes.get(at..)?;
        rest.get(..self.sector_bytes.min(rest.len()))
    }

    /// All of a chain that must have an end.
    fn whole_chain(&self, start: u32) -> Result<Vec<u8>, Message> {
        let (mut id, mut chain) = (start, Vec::new());
        while id < FIRST_MARK {
            let sector = self.sector(id).ok_or_else(|| message!("damage-directory-cut-off"))?;
            chain.extend_from_slice(sector);
            if chain.len() > self.bytes.len() {
                return Err(message!("damage-directory-circle"));
            }
            id = self
                .next
                .get(id as usize)
                .copied()
                .ok_or_else(|| message!("damage-directory-cut-off"))?;
        }
        Ok(chain)
    }

    /// At most `len` bytes of a chain.
    fn chain(&self, start: u32, len: u64) -> Vec<u8> {
        let (mut id, mut chain) = (start, Vec::new());
        while id < FIRST_MARK && (chain.len() as u64) < len {
            let Some(sector) = self.sector(id) else { break };
            chain.extend_from_slice(sector);
            let Some(next) = self.next.get(id as usize) else { break };
            id = *next;
        }
        chain.truncate(len as usize);
        chain
    }

    /// The first stream with this name.
    pub fn stream(&self, name: &'static str) -> Option<Vec<u8>> {
        let entry = self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))?;
        if entry.len >= SMALL_STREAM_BYTES {
            return Some(self.chain(entry.start, entry.len));
        }
        let (mut id, mut chain) = (entry.start, Vec::new());
        while id < FIRST_MARK && (chain.len() as u64) < entry.len {
            let at = (id as usize).checked_mul(SMALL_SECTOR_BYTES)?;
            let Some(rest) = self.small.get(at..) else { break };
            chain.extend_from_slice(rest.get(..SMALL_SECTOR_BYTES).unwrap_or(rest));
            let Some(next) = self.small_next.get(id as usize) else { break };
            id = *next;
        }
        chain.truncate(entry.len as usize);
        Some(chain)
    }
}

impl Entry {
    fn of(bytes: &[u8], is_wide: bool) -> Self {
        let name = bytes.get(..64).unwrap_or_default().chunks_exact(2);
        let name = name.map(|two| u16::from_le_bytes([two[0], two[1]]));
        let name: Vec<u16> = name.take_while(|unit| *unit != 0).collect();
        let high = if is_wide { u64::from(number(bytes, 124)) << 32 } else { 0 };
        Self {
            name: String::from_utf16_lossy(&name),
            start: number(bytes, 116),
            len: u64::from(number(bytes, 120)) | high,
        }
    }
}
