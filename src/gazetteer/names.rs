//! The folded names of many things, found whole.

use super::fold::fold_into;

/// One folded name of one thing.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    start: u32,
    len: u16,
    /// Written in a column of its own rather than among the other names.
    pub primary: bool,
    /// Bit `n` is set if the name has the `n`th Latin letter.
    pub letters: u32,
    /// Which thing it names.
    pub owner: u32,
}

/// All names in one text, with an index by hash: a map of strings would need
/// several times the memory and the time at the first use.
#[derive(Debug, Default)]
pub struct Names {
    text: String,
    entries: Vec<Entry>,
    by_hash: Vec<(u64, u32)>,
    /// The name that is being added.
    folded: String,
}

impl Names {
    /// Adds the names of `owner`, whose names must be added one after another.
    pub fn add(&mut self, name: &str, primary: bool, owner: u32) {
        let Self { text, entries, by_hash, folded } = self;
        folded.clear();
        fold_into(name, folded);
        let hash = hash(folded);
        // Before the end the hashes are in the order of the entries.
        let added = entries.iter().zip(by_hash.iter()).rev();
        let mut added = added.take_while(|(entry, _)| entry.owner == owner);
        if folded.is_empty() || added.any(|(_, (known, _))| *known == hash) {
            return;
        }
        let (Ok(start), Ok(len), Ok(index)) =
            (u32::try_from(text.len()), u16::try_from(folded.len()), u32::try_from(entries.len()))
        else {
            return;
        };
        text.push_str(folded);
        entries.push(Entry { start, len, primary, letters: letter_bits(folded), owner });
        by_hash.push((hash, index));
    }

    /// To be called once, when all names are added.
    pub fn finish(&mut self) {
        self.by_hash.sort_unstable();
        self.text.shrink_to_fit();
        self.entries.shrink_to_fit();
    }

    /// All names, in the order in which they were added.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The folded name.
    pub fn text_of(&self, entry: Entry) -> &str {
        let start = entry.start as usize;
        self.text.get(start..start + usize::from(entry.len)).unwrap_or_default()
    }

    /// The names which are `folded`.
    pub fn with_text<'a>(&'a self, folded: &'a str) -> impl Iterator<Item = Entry> + 'a {
        let wanted = hash(folded);
        let first = self.by_hash.partition_point(|(hash, _)| *hash < wanted);
        let tail = self.by_hash.get(first..).unwrap_or_default();
        tail.iter()
            .take_while(move |(hash, _)| *hash == wanted)
            .filter_map(|(_, index)| self.entries.get(*index as usize).copied())
            .filter(move |entry| self.text_of(*entry) == folded)
    }
}

/// The set of Latin letters in `folded`, one bit each.
pub fn letter_bits(folded: &str) -> u32 {
    folded
        .bytes()
        .filter(u8::is_ascii_lowercase)
        .fold(0, |bits, letter| bits | 1 << (letter - b'a'))
}

/// FNV-1a: short, and names are no adversary.
fn hash(folded: &str) -> u64 {
    folded.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_finds_all_its_owners_and_is_kept_once_for_each() {
        let mut names = Names::default();
        names.add("Рівне", true, 0);
        names.add("Rivne", true, 0);
        names.add("Rivne", false, 1);
        names.add("", false, 1);
        names.finish();
        assert_eq!(names.entries().len(), 2);
        let owners: Vec<u32> = names.with_text("rivne").map(|entry| entry.owner).collect();
        assert_eq!(owners, [0, 1]);
        assert_eq!(names.with_text("lviv").count(), 0);
    }
}
