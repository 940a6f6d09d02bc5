//! Which rows, counts and sums of an export no longer hold in newer data.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::Arc;

use serde_json::{Value, json};

use super::difference::{Versions, named};
use super::verify::PublishedPart;
use super::{ExportError, Job, Part, Published, Scope, changes};
use crate::alerts::LazyAlerts;
use crate::base::Progress;
use crate::base::escape::one_line_text;
use crate::dataset::format::number;
use crate::dataset::schema::Field;
use crate::dataset::{Dataset, Rows, SourceError};
use crate::language::{current, tr};
use crate::summary::{Sum, Toll};
use crate::versions::{self, Difference, Options};

/// A published figure, and what it is in the newer data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SinceFigure {
    /// What was counted.
    pub of: Counted,
    /// As published.
    pub published: Figure,
    /// Now.
    pub now: Figure,
}

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// Events.
    Events,
    /// People killed.
    Killed,
    /// People injured.
    Injured,
}

impl Counted {
    /// As files have it.
    fn name(self) -> &'static str {
        match self {
            Self::Events => "Events",
            Self::Killed => Field::Killed.def().label,
            Self::Injured => Field::Injured.def().label,
        }
    }

    /// As people read it.
    fn name_in_words(self) -> &'static str {
        match self {
            Self::Events => tr!("figure-events"),
            Self::Killed => tr!("killed"),
            Self::Injured => tr!("injured"),
        }
    }
}

/// A number of events, or a sum of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// Events.
    Count(usize),
    /// People.
    People(Sum),
}

impl Figure {
    /// In English: a number, a range or `unknown`.
    pub fn label(&self) -> String {
        match self {
            Self::Count(count) => number(*count),
            Self::People(sum) => sum.label(),
        }
    }

    /// The same in the language of the thread.
    pub fn label_in_words(&self) -> String {
        match self {
            Self::Count(count) => current().number(*count),
            Self::People(sum) => sum.label_in_words(),
        }
    }
}

/// An export compared with newer data.
#[derive(Debug)]
pub struct Since {
    /// What was published.
    pub published: Published,
    /// What became of each of its inputs.
    pub parts: Vec<SincePart>,
    key: Vec<String>,
}

/// An input of an export compared with newer data.
#[derive(Debug)]
pub struct SincePart {
    /// The newer data.
    pub new: Arc<Dataset>,
    /// Its rows that would be published now.
    pub matching: Rows,
    /// What changed between both, of rows that were or would be published.
    pub difference: Difference,
    /// Published rows that are still there and would not be published now, in the newer
    /// data.
    pub no_longer: Vec<usize>,
    /// Rows that would be published now and are not among the published ones, though the
    /// older data has them.
    pub now_too: Vec<usize>,
    whole: Arc<Difference>,
}

impl SincePart {
    fn of(
        published: &PublishedPart,
        (new, matching): (Arc<Dataset>, Rows),
        whole: Arc<Difference>,
        is_of_output: bool,
    ) -> Self {
        let pairs: Vec<(usize, usize)> = whole.pairs().collect();
        let of = |was: bool, is: bool| {
            let found = pairs.iter().filter(|(old, new)| {
                published.rows.contains(*old) == was && matching.contains(*new) == is
            });
            let mut rows: Vec<usize> = found.map(|(_, new)| *new).collect();
            rows.sort_unstable();
            rows
        };
        let (no_longer, now_too) = (of(true, false), of(false, true));
        let mut difference = Difference::clone(&whole);
        difference.keep(&published.rows, &matching);
        if is_of_output {
            // The columns of an export are those that were chosen for it.
            difference.columns_added.clear();
            difference.columns_removed.clear();
        }
        Self { new, matching, difference, no_longer, now_too, whole }
    }

    fn holds(&self) -> bool {
        let found = &self.difference;
        found.added.is_empty()
            && found.removed.is_empty()
            && found.changed.is_empty()
            && self.no_longer.is_empty()
            && self.now_too.is_empty()
    }
}

impl Since {
    /// Compares `published` with `newer` versions of its inputs, in the order of the
    /// manifest. Where rows were selected by hand, those that are still there would be
    /// published now. `key` is that of [`versions::Options`].
    ///
    /// # Errors
    /// When there is another number of files, a record can no longer be read, or it was
    /// stopped.
    pub fn of(
        published: Published,
        newer: Vec<Arc<Dataset>>,
        key: Vec<String>,
        progress: &Progress,
    ) -> Result<Self, ExportError> {
        if published.parts.len() != newer.len() {
            let (inputs, files) = (published.parts.len(), newer.len());
            return Err(ExportError::OtherInputs { inputs, files });
        }
        let options = Options { key: key.clone() };
        let alerts = LazyAlerts::new(newer.iter().map(Arc::clone));
        let mut parts = Vec::new();
        for (part, new) in published.parts.iter().zip(newer) {
            let whole = versions::compare(&part.dataset, &new, &options, progress)?;
            let matching = match &published.filters {
                Some(filters) => {
                    let mut matching = filters.matching_among(&new, &alerts)?;
                    // What was left out as a repeat is left out now too.
                    let left_out = whole.pairs().filter(|(old, _)| part.left_out.contains(*old));
                    left_out.for_each(|(_, new)| matching.set(new, false));
                    matching
                }
                // What was selected by hand is looked for, and nothing else.
                None => {
                    let kept = whole.pairs().filter(|(old, _)| part.rows.contains(*old));
                    let kept: BTreeSet<usize> = kept.map(|(_, new)| new).collect();
                    Rows::from_fn(new.len(), |row| kept.contains(&row))
                }
            };
            let is_of_output = published.is_of_output;
            parts.push(SincePart::of(part, (new, matching), Arc::new(whole), is_of_output));
        }
        Ok(Self { published, parts, key })
    }

    /// The published figures with those of the newer data.
    pub fn figures(&self) -> Vec<SinceFigure> {
        let was = Toll::of(self.published.parts.iter().map(|part| (&*part.dataset, &part.rows)));
        let is = Toll::of(self.parts.iter().map(|part| (&*part.new, &part.matching)));
        let was_count = self.published.parts.iter().map(|part| part.rows.count()).sum();
        let is_count = self.parts.iter().map(|part| part.matching.count()).sum();
        let people = |of, published, now| SinceFigure {
            of,
            published: Figure::People(published),
            now: Figure::People(now),
        };
        vec![
            SinceFigure {
                of: Counted::Events,
                published: Figure::Count(was_count),
                now: Figure::Count(is_count),
            },
            people(Counted::Killed, was.killed, is.killed),
            people(Counted::Injured, was.injured, is.injured),
        ]
    }

    /// Whether everything that was published still holds, and nothing would be added.
    pub fn holds(&self) -> bool {
        self.parts.iter().all(SincePart::holds)
    }

    /// The table of what changed, as an export: with a manifest that names what was published
    /// from and the newer files.
    pub fn job(&self) -> Job {
        let part = |dataset: &Arc<Dataset>, rows: &Rows| Part {
            dataset: Arc::clone(dataset),
            rows: rows.clone(),
        };
        let parts = self
            .published
            .parts
            .iter()
            .zip(&self.parts)
            .flat_map(|(was, is)| [part(&was.dataset, &was.rows), part(&is.new, &is.matching)]);
        let filters = self.published.filters.clone().unwrap_or_default();
        let job = Job::of(parts.collect(), filters, Scope::Selected);
        Job {
            format: changes::ID.to_owned(),
            key: self.key.clone(),
            differences: self.parts.iter().map(|part| Arc::clone(&part.whole)).collect(),
            zone: self.published.zone.clone(),
            ..job
        }
    }

    /// The figures in sentences, after what was published.
    fn sentences(&self) -> Vec<String> {
        let Published { file, created, words, is_of_output, .. } = &self.published;
        let mut sentences = vec![tr!("file-was-exported-at", file = file, time = created)];
        sentences.extend(words.iter().cloned());
        if !self.published.is_file_unchanged {
            sentences.push(tr!("the-exported-file-has-changed").to_owned());
        }
        if *is_of_output {
            sentences.push(tr!("the-export-itself-is-compared").to_owned());
        }
        for SinceFigure { of, published, now } in self.figures() {
            let [was, is] = [published, now].map(|figure| figure.label_in_words());
            sentences.push(match published == now {
                true => tr!("figure-as-published", what = of.name_in_words(), figure = was),
                false => tr!(
                    "figure-published-and-now",
                    what = of.name_in_words(),
                    published = was,
                    now = is
                ),
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
        for (part, versions) in self.parts.iter().zip(self.versions()) {
            if self.parts.len() > 1 {
                let _ = writeln!(text, "\n{}", one_line_text(&part.new.source.name));
            }
            let (no_longer, now_too) = (tr!("diff-no-longer-matches"), tr!("diff-matches-now-too"));
            for (rows, word) in [(&part.no_longer, no_longer), (&part.now_too, now_too)] {
                for &row in rows {
                    let event = part.new.event(row)?;
                    let line = tr!("diff-line", line = part.new.span(row).line.to_string());
                    let _ = writeln!(text, "{word}\t{}\t{line}", named(&event));
                }
            }
            text += &versions.text()?;
        }
        Ok(text)
    }

    /// The versions that were compared, an input each.
    fn versions(&self) -> impl Iterator<Item = Versions<'_>> {
        self.published.parts.iter().zip(&self.parts).map(|(was, is)| Versions {
            old: &was.dataset,
            new: &is.new,
            difference: &is.difference,
        })
    }

    /// What changed, in sentences.
    pub fn words(&self) -> Vec<String> {
        let of_file = |versions: Versions<'_>| {
            let file = format!("{}: ", one_line_text(&versions.new.source.name));
            let file = if self.parts.len() > 1 { file } else { String::new() };
            versions.words().into_iter().map(move |words| format!("{file}{words}"))
        };
        self.versions().flat_map(of_file).collect()
    }

    /// The same for programs: one object, with what changed in `files` where there are
    /// several.
    ///
    /// # Errors
    /// When a record can no longer be read.
    pub fn json(&self) -> Result<Value, SourceError> {
        let mut files = Vec::new();
        for (part, versions) in self.parts.iter().zip(self.versions()) {
            let lines = |rows: &[usize]| -> Vec<u32> {
                rows.iter().map(|&row| part.new.span(row).line).collect()
            };
            let mut value = versions.json()?;
            if let Some(object) = value.as_object_mut() {
                let no_longer = json!(lines(&part.no_longer));
                object.insert("no_longer_matching_lines".to_owned(), no_longer);
                object.insert("matching_now_lines".to_owned(), json!(lines(&part.now_too)));
                if self.parts.len() > 1 {
                    object.insert("file".to_owned(), json!(part.new.source.name));
                }
            }
            files.push(value);
        }
        let mut value = match files.pop() {
            Some(only) if files.is_empty() => only,
            last => {
                files.extend(last);
                json!({ "files": files })
            }
        };
        let figures = self.figures().into_iter().map(|figure| {
            json!({
                "figure": figure.of.name(),
                "published": figure.published.label(),
                "now": figure.now.label(),
            })
        });
        if let Some(object) = value.as_object_mut() {
            let Published { file, created, words, is_of_output, is_file_unchanged, .. } =
                &self.published;
            object.insert(
                "published".to_owned(),
                json!({
                    "file": file,
                    "created": created,
                    "filter": words,
                    "from_output": is_of_output,
                    "file_unchanged": is_file_unchanged,
                }),
            );
            object.insert("figures".to_owned(), figures.collect());
        }
        Ok(value)
    }
}
