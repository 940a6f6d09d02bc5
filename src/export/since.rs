//! Which rows, counts and sums of an export no longer hold in newer data.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::Published;
use super::difference::Versions;
use crate::base::escape::one_line_text;
use crate::dataset::format::number;
use crate::dataset::{Dataset, Rows, SourceError};
use crate::summary::Toll;
use crate::versions::Difference;

/// A published figure, and what it is in the newer data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SinceFigure {
    /// Of what.
    pub what: &'static str,
    /// As published: a number, a range or `unknown`.
    pub published: String,
    /// Now.
    pub now: String,
}

/// An export compared with newer data.
#[derive(Debug)]
pub struct Since<'a> {
    /// What was published.
    pub published: &'a Published,
    /// The newer data.
    pub new: &'a Dataset,
    /// Its rows that would be published now.
    pub matching: &'a Rows,
    /// What changed between both, of rows that were or would be published.
    pub difference: &'a Difference,
    /// Published rows that are still there and would not be published now, in the newer
    /// data.
    pub no_longer: Vec<usize>,
    /// Rows that would be published now and are not among the published ones, though the
    /// older data has them.
    pub now_too: Vec<usize>,
}

impl<'a> Since<'a> {
    /// Compares `published` with the rows `matching` of `new`, which would be published now;
    /// where rows were selected by hand, those that are still there.
    pub fn of(
        published: &'a Published,
        new: &'a Dataset,
        matching: &'a Rows,
        difference: &'a Difference,
    ) -> Self {
        let pairs = difference.changed.iter().map(|change| (change.old, change.new));
        let pairs: Vec<(usize, usize)> =
            pairs.chain(difference.unchanged.iter().copied()).collect();
        let of = |was: bool, is: bool| {
            let found = pairs.iter().filter(|(old, new)| {
                published.rows.contains(*old) == was && matching.contains(*new) == is
            });
            let mut rows: Vec<usize> = found.map(|(_, new)| *new).collect();
            rows.sort_unstable();
            rows
        };
        let (no_longer, now_too) = (of(true, false), of(false, true));
        Self { published, new, matching, difference, no_longer, now_too }
    }

    /// The published figures with those of the newer data.
    pub fn figures(&self) -> Vec<SinceFigure> {
        let toll = |dataset, rows| Toll::of(std::iter::once((dataset, rows)));
        let was = toll(&self.published.dataset, &self.published.rows);
        let is = toll(self.new, self.matching);
        let figure = |what, published, now| SinceFigure { what, published, now };
        vec![
            figure("Events", number(self.published.rows.count()), number(self.matching.count())),
            figure("Killed", was.killed.label(), is.killed.label()),
            figure("Injured", was.injured.label(), is.injured.label()),
        ]
    }

    /// Whether everything that was published still holds, and nothing would be added.
    pub fn holds(&self) -> bool {
        let found = self.difference;
        found.added.is_empty()
            && found.removed.is_empty()
            && found.changed.is_empty()
            && self.no_longer.is_empty()
            && self.now_too.is_empty()
    }

    /// The figures in sentences, after what was published.
    fn sentences(&self) -> Vec<String> {
        let Published { file, created, words, is_of_output, .. } = self.published;
        let mut sentences = vec![format!("{file} was exported at {created}")];
        sentences.extend(words.iter().cloned());
        if *is_of_output {
            sentences.push(
                "Its input is missing or has changed, so the export itself is compared".to_owned(),
            );
        }
        for SinceFigure { what, published, now } in self.figures() {
            sentences.push(if published == now {
                format!("{what}: {published}, as published")
            } else {
                format!("{what}: {published} published, {now} now")
            });
        }
        sentences
    }

    /// For people: figures, then rows, then what changed.
    ///
    /// # Errors
    /// When a record can no longer be read.
    pub fn text(&self) -> Result<String, SourceError> {
        let mut text = String::new();
        for sentence in self.sentences() {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{}", one_line_text(&sentence));
        }
        for (rows, word) in
            [(&self.no_longer, "no longer matches"), (&self.now_too, "matches now too")]
        {
            for &row in rows {
                let event = self.new.event(row)?;
                let line = self.new.span(row).line;
                let title = one_line_text(&event.title).into_owned();
                let _ = writeln!(text, "{word}\t{title}\tline {line}");
            }
        }
        text += &self.versions().text()?;
        Ok(text)
    }

    /// The two versions that were compared.
    pub fn versions(&self) -> Versions<'_> {
        Versions { old: &self.published.dataset, new: self.new, difference: self.difference }
    }

    /// The same for programs.
    ///
    /// # Errors
    /// When a record can no longer be read.
    pub fn json(&self) -> Result<Value, SourceError> {
        let lines = |rows: &[usize]| -> Vec<u32> {
            rows.iter().map(|&row| self.new.span(row).line).collect()
        };
        let figures = self.figures().into_iter().map(|figure| {
            json!({
                "figure": figure.what,
                "published": figure.published,
                "now": figure.now,
            })
        });
        let mut value = self.versions().json()?;
        if let Some(object) = value.as_object_mut() {
            let Published { file, created, words, is_of_output, .. } = self.published;
            object.insert(
                "published".to_owned(),
                json!({
                    "file": file,
                    "created": created,
                    "filter": words,
                    "from_output": is_of_output,
                }),
            );
            object.insert("figures".to_owned(), figures.collect());
            object.insert("no_longer_matching_lines".to_owned(), json!(lines(&self.no_longer)));
            object.insert("matching_now_lines".to_owned(), json!(lines(&self.now_too)));
        }
        Ok(value)
    }
}
