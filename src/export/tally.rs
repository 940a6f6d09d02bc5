//! What was left out or emptied while rows were written, for the manifest and for people.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::dataset::format::counted;

/// Counts that grow while a job is written; clones of one job share them.
#[derive(Debug, Clone, Default)]
pub struct Tally(Arc<Counts>);

#[derive(Debug, Default)]
struct Counts {
    cells: AtomicUsize,
    lines: AtomicUsize,
    claims: AtomicUsize,
}

impl Tally {
    /// Begins again, as a job does that is written once more.
    pub(super) fn reset(&self) {
        let Counts { cells, lines, claims } = &*self.0;
        for count in [cells, lines, claims] {
            count.store(0, Ordering::Relaxed);
        }
    }

    /// Cells of coordinates that could not be changed and are empty instead.
    pub(super) fn add_cells(&self, count: usize) {
        self.0.cells.fetch_add(count, Ordering::Relaxed);
    }

    /// Lines above or below a header that are not written.
    pub(super) fn add_lines(&self, count: usize) {
        self.0.lines.fetch_add(count, Ordering::Relaxed);
    }

    /// Claims that are not written because they may speak of what is left out.
    pub(super) fn add_claims(&self, count: usize) {
        self.0.claims.fetch_add(count, Ordering::Relaxed);
    }

    /// A sentence for each count that is not zero.
    pub fn words(&self) -> Vec<String> {
        let of = |count: &AtomicUsize| count.load(Ordering::Relaxed);
        let Counts { cells, lines, claims } = &*self.0;
        let mut sentences = Vec::new();
        if of(cells) > 0 {
            sentences.push(format!(
                "Left empty: {} of coordinates that could not be read as the place of the event",
                counted(of(cells), "cell", "cells"),
            ));
        }
        if of(lines) > 0 {
            sentences.push(format!(
                "Left out: {} beside the header of the source, which may name places",
                counted(of(lines), "line", "lines"),
            ));
        }
        if of(claims) > 0 {
            sentences.push(format!(
                "Left out: {} that may speak of a column that is left out, by what they are about \
                 or by words in place of a number",
                counted(of(claims), "claim", "claims"),
            ));
        }
        sentences
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_left_out_is_said() {
        let tally = Tally::default();
        assert!(tally.words().is_empty());
        tally.clone().add_cells(1);
        tally.add_claims(2);
        let words = tally.words();
        assert!(words[0].starts_with("Left empty: 1 cell of") && words.len() == 2, "{words:?}");
        assert!(words[1].starts_with("Left out: 2 claims that"), "{words:?}");
        tally.reset();
        assert!(tally.words().is_empty());
    }
}
