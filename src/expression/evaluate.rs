//! Answers an expression for all rows of a dataset: columns first, then the
//! records of those rows that can still pass.

use super::check::{Check, Value, zone_of};
use super::field::Field;
use super::literal::scale;
use super::verdict::{Verdict, Verdicts};
use super::{Expression, Node, Subject, record};
use crate::dataset::{Dataset, Figure, GeoPrecision, Place, Rows, SourceError, Words, kind};

impl Expression {
    /// The rows for which it is true: rows with a range that reaches over a
    /// bound pass, rows of which nothing is known do not.
    ///
    /// # Errors
    /// When original text is needed and can no longer be read.
    pub fn rows(&self, dataset: &Dataset) -> Result<Rows, SourceError> {
        let mut tests = Vec::new();
        self.root.for_each_test(&mut |test| {
            if test.subject.is_in_record() {
                tests.push(test);
            }
        });
        let verdicts = |records: Vec<Verdicts>, is_bound: bool| {
            let mut evaluation = Evaluation { dataset, records, is_bound };
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
}

struct Evaluation<'a> {
    dataset: &'a Dataset,
    /// Verdicts of tests about records, the next one last.
    records: Vec<Verdicts>,
    /// Records are not read yet: every test about them may hold and may fail, and
    /// what comes out is every row that can pass.
    is_bound: bool,
}

impl Evaluation<'_> {
    fn verdicts(&mut self, node: &Node) -> Verdicts {
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
            Node::Surely(part) => {
                let verdicts = self.verdicts(part);
                if self.is_bound { verdicts } else { verdicts.surely() }
            }
            Node::Test(test) => match test.subject {
                Subject::Field(field) if !field.is_in_record() => {
                    verdicts_of(self.dataset, field, &test.check)
                }
                _ => self.records.pop().unwrap_or_else(|| self.everything()),
            },
        }
    }

    fn everything(&self) -> Verdicts {
        let all = Rows::all(self.dataset.len());
        Verdicts { holds: all.clone(), fails: all }
    }
}

/// The bounds of the literal of `check` by the code of a row's country, whose
/// clocks decide what a date means.
pub fn bounds_by_country(dataset: &Dataset, check: &Check) -> Vec<Option<(f64, f64)>> {
    let countries = dataset.countries().values();
    countries.iter().map(|country| check.bounds(&zone_of(country))).collect()
}

/// Of a field that is a column of the dataset.
fn verdicts_of(dataset: &Dataset, field: Field, check: &Check) -> Verdicts {
    let words = match field {
        Field::Kind => dataset.kinds(),
        Field::Weapon => dataset.weapons(),
        Field::Place => dataset.place_names(),
        Field::Admin1 => dataset.admin1(),
        Field::Country => dataset.countries(),
        Field::Attack => dataset.attacks(),
        Field::TimePrecision => dataset.time_states(),
        Field::GeoPrecision => dataset.place_states(),
        Field::Source => return of_publishers(dataset, check),
        _ => return of_numbers(dataset, field, check),
    };
    of_words(dataset, words, |word| {
        let value = match field {
            Field::Kind if *check == Check::IsUnknown && word == kind::UNKNOWN => Value::Unknown,
            Field::TimePrecision | Field::GeoPrecision => {
                let step = scale(field).iter().position(|id| *id == word);
                Value::number(step.map(|step| step as f64))
            }
            _ => Value::text(word),
        };
        check.of(&value, check.bounds(&jiff::tz::TimeZone::UTC))
    })
}

/// The test is made once for each word.
fn of_words(dataset: &Dataset, words: &Words, test: impl Fn(&str) -> Verdict) -> Verdicts {
    let by_code: Vec<Verdict> = words.values().iter().map(|word| test(word)).collect();
    Verdicts::from_fn(dataset.len(), |row| by_code[words.code(row)])
}

fn of_publishers(dataset: &Dataset, check: &Check) -> Verdicts {
    let tags = dataset.publishers();
    let name = |&code: &u32| tags.values().get(code as usize).map(|name| &**name);
    let lists = tags.lists().values().iter();
    let by_code: Vec<Verdict> =
        lists.map(|list| check.of(&Value::texts(list.iter().filter_map(name)), None)).collect();
    Verdicts::from_fn(dataset.len(), |row| by_code[tags.lists().code(row)])
}

fn of_numbers(dataset: &Dataset, field: Field, check: &Check) -> Verdicts {
    let bounds = bounds_by_country(dataset, check);
    Verdicts::from_fn(dataset.len(), |row| {
        let bounds = bounds.get(dataset.countries().code(row)).copied().flatten();
        check.of(&number_of(dataset, field, row), bounds)
    })
}

fn number_of(dataset: &Dataset, field: Field, row: usize) -> Value<'static> {
    let figure = |figure: Figure| {
        figure.bounds().map_or(Value::Unknown, |(low, high)| Value::Range(low.into(), high.into()))
    };
    let interval = || dataset.interval(row);
    match field {
        Field::Killed => figure(dataset.harm(row).killed),
        Field::Injured => figure(dataset.harm(row).injured),
        Field::Start => Value::number(interval().map(|at| at.start().secs() as f64)),
        Field::End => Value::number(interval().map(|at| at.end().secs() as f64 - 1.0)),
        Field::Time => Value::moment(interval()),
        Field::Reported => Value::moment(dataset.reported(row)),
        Field::Duration => Value::number(interval().map(|at| at.secs() as f64)),
        Field::RadiusM => {
            let certainty = dataset.certainty(row);
            // Of a point of unknown precision it is unknown how far it reaches.
            let is_known = certainty.geo != GeoPrecision::Unknown || certainty.radius_m > 0;
            let place = dataset.place(row).filter(|_| is_known);
            Value::number(place.map(|_| f64::from(certainty.radius_m)))
        }
        Field::Latitude => Value::number(dataset.place(row).map(Place::latitude)),
        Field::Longitude => Value::number(dataset.place(row).map(Place::longitude)),
        Field::Disputed => Value::Flag(dataset.disputed().contains(row)),
        Field::PlaceDoubted => Value::Flag(dataset.certainty(row).place_doubted),
        _ => Value::Unknown,
    }
}
