//! Answers an expression for all rows of a dataset: columns first, then the
//! records of those rows that can still pass.

use super::check::{Check, Value};
use super::compared::{bounds_by_country, compared};
use super::literal::scale;
use super::tristate::{Tristate, TristateRows};
use super::{Expression, Node, Subject, record};
use crate::alerts::{LazyAlerts, word};
use crate::dataset::schema::{self, Comparison, Field, Stored};
use crate::dataset::{Dataset, Rows, SourceError, Tags, Words, kind};

impl Expression {
    /// The rows for which it is true: rows with a range that reaches over a
    /// bound pass, rows of which nothing is known do not. Air alerts are those of
    /// all datasets that are looked at together.
    ///
    /// # Errors
    /// When original text is needed and can no longer be read.
    pub fn rows_among(&self, dataset: &Dataset, alerts: &LazyAlerts) -> Result<Rows, SourceError> {
        let mut tests = Vec::new();
        self.root.for_each_test(&mut |test| {
            if test.subject.is_in_record() {
                tests.push(test);
            }
        });
        let verdicts = |records: Vec<TristateRows>, is_bound: bool| {
            let mut evaluation = Evaluation { dataset, alerts, records, is_bound };
            evaluation.verdicts(&self.root).holds
        };
        if tests.is_empty() {
            return Ok(verdicts(Vec::new(), false));
        }
        let candidates = verdicts(Vec::new(), true);
        let records = record::verdicts(dataset, &tests, &candidates)?;
        // Of other rows no record was read: nothing is known of them, and so they
        // do not pass either.
        Ok(verdicts(records.into_iter().rev().collect(), false))
    }

    /// The same of a dataset that is looked at alone.
    ///
    /// # Errors
    /// As for [`rows_among`](Self::rows_among).
    pub fn rows(&self, dataset: &Dataset) -> Result<Rows, SourceError> {
        self.rows_among(dataset, &LazyAlerts::default())
    }
}

struct Evaluation<'a> {
    dataset: &'a Dataset,
    alerts: &'a LazyAlerts,
    /// TristateRows of tests about records, the next one last.
    records: Vec<TristateRows>,
    /// Records are not read yet: every test about them may hold and may fail, and
    /// what comes out is every row that can pass.
    is_bound: bool,
}

impl Evaluation<'_> {
    fn verdicts(&mut self, node: &Node) -> TristateRows {
        match node {
            Node::And(first, rest) => {
                let first = self.verdicts(first);
                rest.iter().fold(first, |all, part| all.and(&self.verdicts(part)))
            }
            Node::Or(first, rest) => {
                let first = self.verdicts(first);
                rest.iter().fold(first, |all, part| all.or(&self.verdicts(part)))
            }
            Node::Not(part) => self.verdicts(part).negated(),
            Node::Definitely(part) => {
                let verdicts = self.verdicts(part);
                if self.is_bound { verdicts } else { verdicts.definitely() }
            }
            Node::Test(test) => match test.subject {
                Subject::Field(field) if !matches!(field.def().stored, Stored::Record) => {
                    verdicts_of(self.dataset, self.alerts, field, &test.check)
                }
                _ => self.records.pop().unwrap_or_else(|| self.everything()),
            },
        }
    }

    fn everything(&self) -> TristateRows {
        let all = Rows::all(self.dataset.len());
        TristateRows { holds: all.clone(), fails: all }
    }
}

/// Of a field that is a column of the dataset.
fn verdicts_of(
    dataset: &Dataset,
    alerts: &LazyAlerts,
    field: Field,
    check: &Check,
) -> TristateRows {
    let def = field.def();
    let words = match def.stored {
        Stored::AirAlerts => return of_alerts(dataset, alerts, check),
        Stored::Words(words) => words(dataset),
        Stored::Tags(tags) => return of_tags(dataset, tags(dataset), check),
        Stored::Numbers(number) => return of_numbers(dataset, field, number, check),
        Stored::Record => return TristateRows::unknown(dataset.len()),
    };
    let is_scale = def.field_type.comparison() == Comparison::Precision;
    of_words(dataset, words, |word| {
        let value = match field {
            Field::Kind if *check == Check::IsUnknown && word == kind::UNKNOWN => Value::Unknown,
            _ if is_scale => {
                let step = scale(field).iter().position(|id| *id == word);
                Value::number(step.map(|step| step as f64))
            }
            _ => Value::text(word),
        };
        check.of(&value, check.bounds(&jiff::tz::TimeZone::UTC))
    })
}

/// Whether an air alert was on.
fn of_alerts(dataset: &Dataset, alerts: &LazyAlerts, check: &Check) -> TristateRows {
    of_words(dataset, alerts.states(dataset).words(), |state| {
        let value = if state == word::UNKNOWN { Value::Unknown } else { Value::Text(state) };
        check.of(&value, None)
    })
}

/// The test is made once for each word.
fn of_words(dataset: &Dataset, words: &Words, test: impl Fn(&str) -> Tristate) -> TristateRows {
    let by_code: Vec<Tristate> = words.values().iter().map(|word| test(word)).collect();
    TristateRows::from_fn(dataset.len(), |row| by_code[words.code(row)])
}

fn of_tags(dataset: &Dataset, tags: &Tags, check: &Check) -> TristateRows {
    let name = |&code: &u32| tags.values().get(code as usize).map(|name| &**name);
    let lists = tags.lists().values().iter();
    let by_code: Vec<Tristate> =
        lists.map(|list| check.of(&Value::texts(list.iter().filter_map(name)), None)).collect();
    TristateRows::from_fn(dataset.len(), |row| by_code[tags.lists().code(row)])
}

fn of_numbers(
    dataset: &Dataset,
    field: Field,
    number: fn(&Dataset, usize) -> schema::Value<'static>,
    check: &Check,
) -> TristateRows {
    let bounds = bounds_by_country(dataset, check);
    TristateRows::from_fn(dataset.len(), |row| {
        let bounds = bounds.get(dataset.countries().code(row)).copied().flatten();
        check.of(&compared(field, number(dataset, row)), bounds)
    })
}
