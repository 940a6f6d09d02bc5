//! What a server counts by bins of time.

use super::ask::Ask;
use super::conditions::{Conditions, Except, any_of};
use super::cube::{Cube, CubeRow};
use super::error::EngineError;
use super::event_time::{FROM, PRECISION, UNTIL, rank};
use super::number::read_number;
use crate::database::dialect::Dialect;
use crate::database::store::TextRows;
use crate::dataset::{Instant, Interval, Rows, TimePrecision};
use crate::filter::{Basis, Facet, Filter, Filters};
use crate::summary::{Bins, Histogram};

/// Words that a cube tells apart; all others are one class.
pub const MOST_CLASSES: usize = 50;

/// A cube of the words of a filter.
#[derive(Debug, Clone)]
pub struct WordCube {
    /// The words, the most frequent ones first; a class more stands for all others.
    pub words: Vec<String>,
    /// The counts.
    pub cube: Cube,
}

/// How many of `edges` are not above `value`.
pub(super) fn bucket(dialect: &dyn Dialect, value: &str, edges: &[String]) -> String {
    let indices: Vec<String> = (0..=edges.len()).map(|index| index.to_string()).collect();
    dialect.step(value, edges, &indices)
}

impl Ask<'_> {
    /// From the first second of all events to the last one.
    ///
    /// # Errors
    /// When the server refuses.
    pub fn extent(&self) -> Result<Option<Interval>, EngineError> {
        if self.table.time.is_none() {
            return Ok(None);
        }
        let statement = format!(
            "SELECT {}, {} FROM {} AS e",
            self.dialect.shown(&format!("min({FROM})")),
            self.dialect.shown(&format!("max({UNTIL})")),
            self.table.relation(true)
        );
        let cells = self.store.rows(&statement)?.into_iter().next().unwrap_or_default();
        let [Some(from), Some(until)] = &cells[..] else { return Ok(None) };
        let at = |cell: &str| read_number(Some(cell)).map(Instant::from_secs);
        Ok(Interval::new(at(from)?, at(until)?))
    }

    /// How many rows there are, and from when until when their events happened: two of them
    /// differ only if the table changed between.
    ///
    /// # Errors
    /// When the server refuses.
    pub fn state(&self) -> Result<(u64, Option<Interval>), EngineError> {
        Ok((self.count(&Conditions::default())?, self.extent()?))
    }

    /// How many of the rows that match fall into each of `bins`, as [`Histogram`] spreads
    /// them.
    ///
    /// # Errors
    /// As for [`Ask::totals`].
    pub fn histogram(&self, bins: &Bins, filters: &Filters) -> Result<Histogram, EngineError> {
        let mut histogram = Histogram::empty(bins);
        let edges = bins.edges();
        if self.table.time.is_none() || edges.len() < 2 {
            return Ok(histogram);
        }
        let mut conditions = Conditions::of(self, filters, Except::default())?;
        conditions.add(format!("{FROM} IS NOT NULL"));
        let shown = |value: &str| self.dialect.shown(value);
        let texts: Vec<String> = edges.iter().map(i64::to_string).collect();
        let (first_edge, last_edge) = (&texts[0], &texts[edges.len() - 1]);
        // The end of the bin in which an event begins, and the start of that where it ends.
        let after: Vec<String> = texts.iter().chain([last_edge]).cloned().collect();
        let before: Vec<String> = [first_edge].into_iter().chain(&texts).cloned().collect();
        let share = |secs: String| {
            let secs = self.dialect.float(&format!("({secs})"));
            shown(&format!("sum(CASE WHEN starts < ends THEN {secs} / secs END)"))
        };
        let statement = format!(
            "SELECT {}, {}, {}, {}, {}, {}, {} FROM (SELECT {FROM}, {UNTIL}, {} AS secs, \
             {} AS starts, {} AS ends, {} AS next_edge, {} AS last_edge, \
             CASE WHEN {PRECISION} > {hour} THEN 1 ELSE 0 END AS vague \
             FROM {} AS e {conditions}{}) AS b GROUP BY starts, ends, vague",
            shown("starts"),
            shown("ends"),
            shown("count(*)"),
            shown("vague"),
            shown(&format!("sum({} / secs)", self.dialect.float("1"))),
            share(format!("next_edge - {FROM}")),
            share(format!("{UNTIL} - last_edge")),
            self.dialect.float(&format!("({UNTIL} - {FROM})")),
            bucket(self.dialect, FROM, &texts),
            bucket(self.dialect, &format!("({UNTIL} - 1)"), &texts),
            self.dialect.step(FROM, &texts, &after),
            self.dialect.step(&format!("({UNTIL} - 1)"), &texts, &before),
            self.table.relation(true),
            self.dialect.fence(),
            hour = rank(TimePrecision::Hour),
        );
        for cells in self.store.rows(&statement)? {
            let [starts, ends, count, vague, a_second, first, last] = &cells[..] else {
                return Err(EngineError::Groups);
            };
            let edge = |cell: &Option<String>| read_number::<usize>(cell.as_deref());
            let share = |cell: &Option<String>| read_number::<f64>(cell.as_deref());
            let (starts, ends) = (edge(starts)?, edge(ends)?);
            let mut put = |bin: usize, share: f64| {
                if let Some(sum) = histogram.counts.get_mut(bin) {
                    *sum += share;
                    if vague.as_deref() == Some("1") {
                        histogram.imprecise[bin] += share;
                    }
                }
            };
            if starts == ends {
                if starts > 0 {
                    put(starts - 1, share(count)?);
                }
                continue;
            }
            if starts > 0 {
                put(starts - 1, share(first)?);
            }
            let a_second = share(a_second)?;
            for bin in starts..ends.saturating_sub(1) {
                let wide = edges.get(bin + 1).zip(edges.get(bin)).map_or(0, |(b, a)| b - a);
                put(bin, wide as f64 * a_second);
            }
            if ends > 0 {
                put(ends - 1, share(last)?);
            }
        }
        Ok(histogram)
    }

    /// A cube of the words of `filter` over `bins`, of the rows that match all other clauses
    /// but the time window.
    ///
    /// # Errors
    /// As for [`Ask::totals`], and for a filter whose words are not those of columns.
    pub fn word_cube(
        &self,
        filter: &dyn Filter,
        filters: &Filters,
        bins: &Bins,
    ) -> Result<WordCube, EngineError> {
        let nothing = crate::filter::Argument::Words(Default::default());
        let Basis::Fields(fields) = filter.basis(&nothing) else {
            return Err(EngineError::Filter(crate::filter::labels::filter(filter).to_owned()));
        };
        let groups = self.groups(&self.table.group_columns(fields)?, None)?;
        let Some(Facet::One(words)) = filter.facet(&groups.dataset) else {
            return Err(EngineError::Filter(crate::filter::labels::filter(filter).to_owned()));
        };
        let mut totals = vec![0; words.values().len()];
        (0..groups.dataset.len()).for_each(|row| totals[words.code(row)] += groups.count(row));
        let mut codes: Vec<usize> = (0..totals.len()).filter(|code| totals[*code] > 0).collect();
        codes.sort_by(|a, b| {
            totals[*b].cmp(&totals[*a]).then_with(|| words.values()[*a].cmp(&words.values()[*b]))
        });
        codes.truncate(MOST_CLASSES - 1);
        let rows_of =
            |code: usize| Rows::from_fn(groups.dataset.len(), |row| words.code(row) == code);
        let cases: Vec<String> = codes
            .iter()
            .enumerate()
            .map(|(class, code)| {
                Ok(format!("WHEN {} THEN {class}", any_of(self, &groups, &rows_of(*code))?))
            })
            .collect::<Result<_, EngineError>>()?;
        let class = match cases.is_empty() {
            true => "0".to_owned(),
            false => format!("CASE {} ELSE {} END", cases.join(" "), codes.len()),
        };
        let except = Except { filter: Some(filter.id()), window: true };
        let conditions = Conditions::of(self, filters, except)?;
        let cube = self.cube(&class, codes.len() + 1, &conditions, bins)?;
        let words = codes.iter().map(|code| words.values()[*code].to_string()).collect();
        Ok(WordCube { words, cube })
    }

    /// A cube of so many `classes`, of which `class` tells the number of a row; rows without
    /// one are left out.
    ///
    /// # Errors
    /// When the server refuses.
    pub fn cube(
        &self,
        class: &str,
        classes: usize,
        conditions: &Conditions,
        bins: &Bins,
    ) -> Result<Cube, EngineError> {
        let has_time = self.table.time.is_some() && !bins.edges().is_empty();
        let edges: Vec<String> = bins.edges().iter().map(i64::to_string).collect();
        // Of what has no time, no comparison with an edge tells anything.
        let edge = |value: &str| match has_time {
            true => format!(
                "CASE WHEN {FROM} IS NOT NULL THEN {} END",
                bucket(self.dialect, value, &edges)
            ),
            false => self.dialect.unknown().to_owned(),
        };
        let statement = format!(
            "SELECT {}, {}, {}, {} FROM (SELECT {} AS starts, {} AS ends, ({class}) AS class \
             FROM {} AS e {conditions}) AS b WHERE class IS NOT NULL GROUP BY starts, ends, class",
            self.dialect.shown("starts"),
            self.dialect.shown("ends"),
            self.dialect.shown("class"),
            self.dialect.shown("count(*)"),
            edge(FROM),
            edge(&format!("({UNTIL} - 1)")),
            self.table.relation(has_time || conditions.ask_for_time),
        );
        read_cube(self.store.rows(&statement)?, classes)
    }
}

fn read_cube(rows: TextRows, classes: usize) -> Result<Cube, EngineError> {
    let (mut found, mut undated) = (Vec::with_capacity(rows.len()), vec![0; classes]);
    for cells in rows {
        let [starts, ends, class, count] = &cells[..] else { return Err(EngineError::Groups) };
        let class = read_number::<u32>(class.as_deref())?;
        if starts.is_none() {
            let sum = undated.get_mut(class as usize).ok_or(EngineError::Groups)?;
            *sum += read_number::<u64>(count.as_deref())?;
            continue;
        }
        found.push(CubeRow {
            starts: read_number(starts.as_deref())?,
            ends: read_number(ends.as_deref())?,
            class,
            count: read_number(count.as_deref())?,
        });
    }
    Ok(Cube::new(found, undated, classes))
}
