//! The columns of a file: their names, and what their first cells look like.

use std::collections::HashMap;

use super::clean::clean;
use super::header::normal;
use super::looks::Looks;

/// Records whose cells tell what a column holds.
pub const SAMPLED_RECORDS: usize = 64;

/// The column names of a file, found by their normal form.
#[derive(Debug, Clone, Default)]
pub struct Columns {
    names: Vec<String>,
    by_name: HashMap<String, usize>,
    /// The same by names as written, which are the ones that formats ask for.
    by_written: HashMap<String, usize, foldhash::fast::RandomState>,
    looks: Vec<Looks>,
}

impl Columns {
    /// Of names that may repeat; the first of equal ones is found.
    pub fn new(names: Vec<String>) -> Self {
        let mut by_name = HashMap::new();
        for (index, name) in names.iter().enumerate() {
            by_name.entry(normal(name)).or_insert(index);
        }
        let found = |name: &String| Some((name.clone(), *by_name.get(&normal(name))?));
        let by_written = names.iter().filter_map(found).collect();
        Self { looks: vec![Looks::default(); names.len()], names, by_name, by_written }
    }

    /// With the cells of the first records, by which columns are judged too.
    #[must_use]
    pub fn with_records(mut self, records: &[Vec<String>]) -> Self {
        for cells in records.iter().take(SAMPLED_RECORDS) {
            for (looks, cell) in self.looks.iter_mut().zip(cells) {
                looks.count(clean(cell));
            }
        }
        self
    }

    /// Those before `index`, and the others.
    pub fn parted(&self, index: usize) -> Option<[Self; 2]> {
        let (before, behind) = self.names.split_at_checked(index)?;
        let (looks_before, looks_behind) = self.looks.split_at_checked(index)?;
        let part = |names: &[String], looks: &[Looks]| Self {
            looks: looks.to_vec(),
            ..Self::new(names.to_vec())
        };
        Some([part(before, looks_before), part(behind, looks_behind)])
    }

    /// The names as written.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// What the first cells of the column at `index` look like.
    pub fn looks(&self, index: usize) -> Looks {
        self.looks.get(index).copied().unwrap_or_default()
    }

    /// Whether some cell of the first records is no number, so that a row of 1, 2, 3 is none
    /// of them.
    pub fn have_words(&self) -> bool {
        self.looks.iter().any(|looks| !looks.are_plain_numbers())
    }

    /// Where `name` stands, however it is capitalised or punctuated.
    pub fn index(&self, name: &str) -> Option<usize> {
        self.by_written.get(name).or_else(|| self.by_name.get(&normal(name))).copied()
    }

    /// Whether all of `names` are there.
    pub fn have(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.index(name).is_some())
    }

    /// How many of `names` are there.
    pub fn count(&self, names: &[&str]) -> usize {
        names.iter().filter(|name| self.index(name).is_some()).count()
    }
}
