//! Comparison of two periods: events, people and where the difference lies.

use std::collections::HashMap;

use super::toll::Toll;
use crate::dataset::{Dataset, Interval, Rows, Words};
use crate::filter::{Matching, Mode, TimeFilter};

/// What happened in one period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// From when to when.
    pub interval: Interval,
    /// Events that may lie in it.
    pub possible: u32,
    /// Events that definitely do.
    pub definite: u32,
    /// People harmed in the events that count.
    pub toll: Toll,
}

/// Events of one kind, place or area in both periods.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The word as it stands in the data; empty where none is stated.
    pub word: String,
    /// Events in the first period.
    pub a: u32,
    /// Events in the second.
    pub b: u32,
}

impl Line {
    /// How many more there are in the second period.
    pub fn difference(&self) -> i64 {
        i64::from(self.b) - i64::from(self.a)
    }

    /// The difference in percent of the first period; `None` where that has none.
    pub fn percent(&self) -> Option<f64> {
        percent(u64::from(self.a), u64::from(self.b))
    }
}

/// The difference of `b` to `a` in percent of `a`; `None` where `a` is 0.
pub fn percent(a: u64, b: u64) -> Option<f64> {
    (a > 0).then(|| (b as f64 - a as f64) / a as f64 * 100.0)
}

/// By what events are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Group {
    /// By kind.
    #[default]
    Kind,
    /// By oblast, voivodeship or other first-order division.
    Region,
    /// By the name of the place.
    Place,
    /// By the named and drawn areas, which may overlap.
    Area,
}

impl Group {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Kind, Self::Region, Self::Place, Self::Area];

    /// Word of the project's files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Region => "region",
            Self::Place => "place",
            Self::Area => "area",
        }
    }
}

/// Two periods.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The first.
    pub a: Period,
    /// The second.
    pub b: Period,
    /// When an event counts as inside, in the sums of people and in the groups.
    pub matching: Matching,
    /// The groups in the order of [`Group::ALL`]; lines with no event in either
    /// period are left out, and the largest come first.
    pub groups: Vec<(Group, Vec<Line>)>,
}

impl Comparison {
    /// The lines of one group.
    pub fn lines(&self, group: Group) -> &[Line] {
        self.groups.iter().find(|(known, _)| *known == group).map_or(&[], |(_, lines)| lines)
    }
}

/// The rows of one dataset that match all clauses but the time window.
#[derive(Debug)]
pub struct PeriodRows<'a> {
    /// The dataset.
    pub dataset: &'a Dataset,
    /// The rows.
    pub rows: &'a Rows,
    /// The rows in each area, as many as areas are named.
    pub areas: Vec<&'a Rows>,
}

/// Compares period `a` with `b`. `time` says what counts as inside and what becomes
/// of undated and imprecise events; `areas` are the names of areas.
pub fn compare(
    parts: &[PeriodRows<'_>],
    time: TimeFilter,
    a: Interval,
    b: Interval,
    areas: &[String],
) -> Comparison {
    let [rows_a, rows_b] = [a, b].map(|interval| rows_in(parts, time, interval));
    let mut groups = Vec::new();
    for group in Group::ALL {
        let mut lines = match group {
            Group::Kind => by_word(parts, [&rows_a, &rows_b], Dataset::kinds),
            Group::Region => by_word(parts, [&rows_a, &rows_b], Dataset::admin1),
            Group::Place => by_word(parts, [&rows_a, &rows_b], Dataset::place_names),
            Group::Area => by_area(parts, [&rows_a, &rows_b], areas),
        };
        lines.retain(|line| line.a + line.b > 0);
        lines.sort_by(|one, other| {
            (other.a + other.b).cmp(&(one.a + one.b)).then_with(|| one.word.cmp(&other.word))
        });
        groups.push((group, lines));
    }
    Comparison {
        a: period(parts, time, a, &rows_a),
        b: period(parts, time, b, &rows_b),
        matching: time.matching,
        groups,
    }
}

fn rows_in(parts: &[PeriodRows<'_>], time: TimeFilter, interval: Interval) -> Vec<Rows> {
    let time = TimeFilter { mode: Mode::Window, window: Some(interval), ..time };
    let of = |part: &PeriodRows<'_>| {
        let mut rows = time.mask(part.dataset);
        rows.intersect(part.rows);
        rows
    };
    parts.iter().map(of).collect()
}

fn period(parts: &[PeriodRows<'_>], time: TimeFilter, interval: Interval, rows: &[Rows]) -> Period {
    let count = |matching| {
        let matched = rows_in(parts, TimeFilter { matching, ..time }, interval);
        matched.iter().map(|rows| rows.count() as u32).sum()
    };
    let toll = Toll::of(parts.iter().map(|part| part.dataset).zip(rows));
    let (possible, definite) = (count(Matching::Possible), count(Matching::Definite));
    Period { interval, possible, definite, toll }
}

fn by_word(
    parts: &[PeriodRows<'_>],
    periods: [&[Rows]; 2],
    column: fn(&Dataset) -> &Words,
) -> Vec<Line> {
    let mut sums: HashMap<&str, [u32; 2]> = HashMap::new();
    for (index, rows) in periods.into_iter().enumerate() {
        for (part, rows) in parts.iter().zip(rows) {
            let words = column(part.dataset);
            let mut counts = vec![0; words.values().len()];
            rows.iter().for_each(|row| counts[words.code(row)] += 1);
            for (word, count) in words.values().iter().zip(counts) {
                sums.entry(word).or_default()[index] += count;
            }
        }
    }
    sums.into_iter().map(|(word, [a, b])| Line { word: word.to_owned(), a, b }).collect()
}

fn by_area(parts: &[PeriodRows<'_>], periods: [&[Rows]; 2], areas: &[String]) -> Vec<Line> {
    let lines = areas.iter().enumerate().map(|(index, name)| {
        let [a, b] = periods.map(|rows| {
            let within = |(part, rows): (&PeriodRows<'_>, &Rows)| {
                let mut rows = rows.clone();
                part.areas.get(index).into_iter().for_each(|area| rows.intersect(area));
                rows.count() as u32
            };
            parts.iter().zip(rows).map(within).sum()
        });
        Line { word: name.clone(), a, b }
    });
    lines.collect()
}
