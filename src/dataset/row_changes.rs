//! What became of each row between two versions of a file, as words that filters ask for.

use super::column::{Codes, Column, Interner, Tags};

/// The words of [`RowChanges::states`].
pub mod state {
    /// The older version does not have the row.
    pub const ADDED: &str = "added";
    /// The newer version does not have the row.
    pub const REMOVED: &str = "removed";
    /// Both have the row, and it says something else.
    pub const CHANGED: &str = "changed";
    /// Both have the row, and it says the same.
    pub const UNCHANGED: &str = "unchanged";
    /// All of them.
    pub const ALL: [&str; 4] = [ADDED, CHANGED, REMOVED, UNCHANGED];
}

/// A change of original columns that no field reads, among [`RowChanges::fields`].
pub const OTHER_COLUMNS: &str = "other_columns";

/// What became of each row of a dataset that was compared with another version; its rows
/// have no word where it was not.
#[derive(Debug, Clone)]
pub struct RowChanges {
    states: Tags,
    fields: Tags,
}

impl RowChanges {
    /// Of `len` rows of a dataset that was not compared.
    pub fn not_compared(len: usize) -> Self {
        Self {
            states: ListBuilder::new(len, &[]).tags(),
            fields: ListBuilder::new(len, &[]).tags(),
        }
    }

    /// Of `len` rows, all of which are unchanged but those that `others` names with their
    /// states; `fields` tells the ids of the fields that changed of one that changed.
    pub fn of(
        len: usize,
        others: impl Iterator<Item = (usize, &'static str)>,
        fields: impl Fn(usize) -> Vec<&'static str>,
    ) -> Self {
        let mut states = ListBuilder::new(len, &[state::UNCHANGED]);
        let mut changed = ListBuilder::new(len, &[]);
        for (row, word) in others {
            states.set(row, &[word]);
            if word == state::CHANGED {
                changed.set(row, &fields(row));
            }
        }
        Self { states: states.tags(), fields: changed.tags() }
    }

    /// The word of each row; see [`state`].
    pub fn states(&self) -> &Tags {
        &self.states
    }

    /// The word of `row`, if it was compared.
    pub fn state(&self, row: usize) -> Option<&str> {
        let code = *self.states.codes(row).first()?;
        self.states.values().get(code as usize).map(AsRef::as_ref)
    }

    /// The ids of the fields that changed, by row, or [`OTHER_COLUMNS`].
    pub fn fields(&self) -> &Tags {
        &self.fields
    }
}

/// Lists of words by row, most of which are the same.
struct ListBuilder {
    words: Interner<Box<str>>,
    lists: Interner<Box<[u32]>>,
    rows: Vec<u32>,
}

impl ListBuilder {
    fn new(len: usize, usual: &[&str]) -> Self {
        let mut lists =
            Self { words: Interner::default(), lists: Interner::default(), rows: vec![] };
        let usual = lists.code(usual);
        lists.rows = vec![usual; len];
        lists
    }

    fn code(&mut self, words: &[&str]) -> u32 {
        let codes: Vec<u32> = words.iter().map(|word| self.words.code(*word)).collect();
        self.lists.code(codes.as_slice())
    }

    fn set(&mut self, row: usize, words: &[&str]) {
        let code = self.code(words);
        if let Some(place) = self.rows.get_mut(row) {
            *place = code;
        }
    }

    fn tags(self) -> Tags {
        let lists = self.lists.into_values();
        Tags::new(
            Column::new(Codes::narrowed(&self.rows, lists.len()), lists),
            self.words.into_values(),
        )
    }
}
