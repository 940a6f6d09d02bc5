//! What a server counts by bins of time.

use super::ask::Ask;
use super::conditions::{Conditions, Except, any_of};
use super::cube::{Cube, CubeRow};
use super::error::EngineError;
use super::event_time::{FROM, PRECISION, UNTIL, rank};
use super::store::{TextRows, read_number};
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

/// `edges` as an array in a statement.
fn array(edges: &[i64]) -> String {
    let edges: Vec<String> = edges.iter().map(i64::to_string).collect();
    format!("'{{{}}}'::bigint[]", edges.join(","))
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
            "SELECT min({FROM})::text, max({UNTIL})::text FROM {} AS e",
            self.table.relation(true)
        );
        let cells = self.store.rows(&statement)?.into_iter().next().unwrap_or_default();
        let secs = |cell: Option<&Option<String>>| cell?.as_ref()?.parse().ok();
        let bounds = secs(cells.first()).zip(secs(cells.get(1)));
        Ok(bounds.and_then(|(from, until)| {
            Interval::new(Instant::from_secs(from), Instant::from_secs(until))
        }))
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
        let statement = format!(
            "SELECT starts::text, ends::text, count(*)::text, vague::text, \
             sum(1.0::float8 / secs)::text, \
             sum(CASE WHEN starts < ends THEN \
             (({all})[least(starts + 1, {n})] - {FROM})::float8 / secs END)::text, \
             sum(CASE WHEN starts < ends THEN \
             ({UNTIL} - ({all})[greatest(ends, 1)])::float8 / secs END)::text \
             FROM (SELECT {FROM}, {UNTIL}, ({UNTIL} - {FROM})::float8 AS secs, \
             width_bucket({FROM}, {all}) AS starts, width_bucket({UNTIL} - 1, {all}) AS ends, \
             ({PRECISION} > {hour}) AS vague FROM {} AS e {conditions} OFFSET 0) AS b \
             GROUP BY starts, ends, vague",
            self.table.relation(true),
            all = array(edges),
            n = edges.len(),
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
                    if vague.as_deref() == Some("true") {
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
        let groups = self.groups(&self.table.group_columns(fields), None)?;
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
            .map(|(class, code)| format!("WHEN {} THEN {class}", any_of(&groups, &rows_of(*code))))
            .collect();
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
        let edges = array(bins.edges());
        let (starts, ends) = match has_time {
            true => (
                format!("width_bucket({FROM}, {edges})"),
                format!("width_bucket({UNTIL} - 1, {edges})"),
            ),
            false => ("NULL::int".to_owned(), "NULL::int".to_owned()),
        };
        let statement = format!(
            "SELECT starts::text, ends::text, class::text, count(*)::text FROM \
             (SELECT {starts} AS starts, {ends} AS ends, ({class}) AS class \
             FROM {} AS e {conditions}) AS b WHERE class IS NOT NULL GROUP BY starts, ends, class",
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
