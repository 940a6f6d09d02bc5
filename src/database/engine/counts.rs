//! Exact answers about the rows that match.

use super::ask::{Ask, MOST_PLACES};
use super::conditions::{Conditions, Except};
use super::error::EngineError;
use super::event_time::{FROM, PRECISION};
use super::groups::{GroupColumn, Groups};
use super::number::read_number;
use super::placed;

use crate::dataset::schema::Field;
use crate::dataset::{TimePrecision, UNDATED};
use crate::filter::{Basis, Facet, Filter, Filters, harm};
use crate::summary::{Toll, WordCount};

/// How many rows match.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Rows that match.
    pub events: u64,
    /// Those without a time.
    pub undated: u64,
    /// Those without a place.
    pub unplaced: u64,
}

/// Different figures, of attacks of a name, at the most.
const MOST_FIGURES: usize = 200_000;

impl Ask<'_> {
    /// How many rows match.
    ///
    /// # Errors
    /// When a filter is none that a server is asked about, or the server refuses.
    pub fn totals(&self, filters: &Filters) -> Result<Totals, EngineError> {
        let conditions = Conditions::of(self, filters, Except::default())?;
        let placed = placed::condition(self.table);
        let undated = match self.table.time {
            Some(_) => format!("count(CASE WHEN {FROM} IS NULL THEN 1 END)"),
            None => "count(*)".to_owned(),
        };
        let statement = format!(
            "SELECT {}, {}, {} FROM {} AS e {conditions}",
            self.dialect.shown("count(*)"),
            self.dialect.shown(&undated),
            self.dialect.shown(&format!("count(CASE WHEN NOT ({placed}) THEN 1 END)")),
            self.table.relation(true)
        );
        let numbers = self.numbers(&statement)?;
        let [events, undated, without] = numbers[..] else { return Err(EngineError::Groups) };
        // Names may give those a place that have no coordinates.
        let named = match without {
            0 => 0,
            _ => {
                let mut conditions = conditions;
                conditions.add(format!("NOT ({placed})"));
                let groups = self.grouped(&placed::names(self.table)?, &conditions)?;
                (0..groups.dataset.len())
                    .filter(|row| groups.dataset.place(*row).is_some())
                    .map(|row| groups.count(row))
                    .sum()
            }
        };
        Ok(Totals { events, undated, unplaced: without.saturating_sub(named) })
    }

    /// How many rows have each word of `filter`: those that match all other clauses, and all.
    /// The order is that of [`crate::summary::facets::count_words`].
    ///
    /// # Errors
    /// As for [`totals`](Self::totals).
    pub fn words(
        &self,
        filter: &dyn Filter,
        filters: &Filters,
    ) -> Result<Vec<WordCount>, EngineError> {
        let except = Except { filter: Some(filter.id()), window: false };
        let conditions = Conditions::of(self, filters, except)?;
        let everything = Conditions::default();
        let count = |conditions: &Conditions| match filter.basis(&no_words()) {
            Basis::Fields(fields) => {
                let groups = self.grouped(&self.table.group_columns(fields)?, conditions)?;
                counted(filter, &groups)
            }
            Basis::Time => self.precisions(conditions),
            Basis::Place => {
                let placed = placed::condition(self.table);
                let has_boundaries = !filters.boundaries.are_none();
                let parts = [
                    (placed::columns(self.table, has_boundaries)?, placed.clone()),
                    (placed::names(self.table)?, format!("NOT ({placed})")),
                ];
                let mut all = Vec::new();
                for (columns, condition) in parts {
                    let mut conditions = conditions.clone();
                    conditions.add(condition);
                    all.extend(counted(filter, &self.grouped(&columns, &conditions)?)?);
                }
                Ok(all)
            }
            _ => Err(EngineError::Filter(crate::filter::labels::filter(filter).to_owned())),
        };
        let mut sums = std::collections::BTreeMap::<String, (u64, u64)>::new();
        count(&everything)?.into_iter().for_each(|(word, count)| {
            sums.entry(word).or_default().1 += count;
        });
        if conditions == everything {
            sums.values_mut().for_each(|(count, total)| *count = *total);
        } else {
            count(&conditions)?.into_iter().for_each(|(word, count)| {
                sums.entry(word).or_default().0 += count;
            });
        }
        sums.retain(|_, (count, total)| *count + *total > 0);
        let narrow = |count: u64| u32::try_from(count).map_err(|_| EngineError::Groups);
        let word = |(word, (count, total))| {
            Ok(WordCount { word, count: narrow(count)?, total: narrow(total)? })
        };
        let mut counts = sums.into_iter().map(word).collect::<Result<Vec<_>, EngineError>>()?;
        counts.sort_by(|a, b| b.total.cmp(&a.total).then_with(|| a.word.cmp(&b.word)));
        Ok(counts)
    }

    /// People killed and injured in the rows that match, nobody counted twice.
    ///
    /// # Errors
    /// As for [`totals`](Self::totals), and where the figures have too many forms.
    pub fn toll(&self, filters: &Filters) -> Result<Toll, EngineError> {
        let conditions = Conditions::of(self, filters, Except::default())?;
        let people = self.table.group_columns(&harm::FIELDS)?;
        let mut toll = Toll::default();
        let known: Vec<String> =
            people.iter().map(|column| format!("{} IS NOT NULL", column.sql)).collect();
        let known = if known.is_empty() { "FALSE".to_owned() } else { known.join(" OR ") };
        let mut without = conditions.clone();
        without.add(format!("NOT ({known})"));
        toll.unreported += self.count(&without)? as usize;
        let mut with = conditions;
        with.add(known);
        let mut columns = people;
        let attack = self.table.attack()?;
        if !attack.is_empty() {
            columns.extend(attack);
            for kind in self.table.group_columns(&[Field::Kind])? {
                match columns.iter_mut().find(|column| column.name == kind.name) {
                    Some(column) => column.fields.extend(kind.fields),
                    None => columns.push(kind),
                }
            }
        }
        let from = self.from(&with);
        let reader = &self.table.reader;
        let groups = Groups::ask(self.store, &from, &columns, reader, MOST_FIGURES)?;
        let dataset = &groups.dataset;
        let is_alone = |row: usize| dataset.attacks().value(row).is_empty();
        for row in (0..dataset.len()).filter(|row| is_alone(*row)) {
            let count = u32::try_from(groups.count(row)).map_err(|_| EngineError::Groups)?;
            toll.add_single(dataset.harm(row), count);
        }
        // All rows of attacks at once: totals stand for their attack.
        let rows = (0..dataset.len()).filter(|row| !is_alone(*row)).flat_map(|row| {
            std::iter::repeat_n(row, usize::try_from(groups.count(row)).unwrap_or(usize::MAX))
        });
        toll.add(dataset, rows);
        Ok(toll)
    }

    /// How many rows have each precision of time, and how many none.
    fn precisions(&self, conditions: &Conditions) -> Result<Vec<(String, u64)>, EngineError> {
        if self.table.time.is_none() {
            return Ok(vec![(UNDATED.to_owned(), self.count(conditions)?)]);
        }
        let rank = format!("CASE WHEN {FROM} IS NOT NULL THEN {PRECISION} END");
        let statement = format!(
            "SELECT {}, {} FROM (SELECT {rank} AS known, count(*) AS n FROM {} AS e {conditions} \
             GROUP BY 1) AS g",
            self.dialect.shown("known"),
            self.dialect.shown("n"),
            self.table.relation(true)
        );
        let word = |cells: Vec<Option<String>>| {
            let [rank, count] = &cells[..] else { return Err(EngineError::Groups) };
            let word = match rank.as_deref() {
                None => UNDATED,
                Some(rank) => {
                    let rank = read_number::<usize>(Some(rank))?;
                    TimePrecision::ALL.get(rank).ok_or(EngineError::Groups)?.id()
                }
            };
            Ok((word.to_owned(), read_number(count.as_deref())?))
        };
        self.store.rows(&statement)?.into_iter().map(word).collect()
    }

    /// How many rows `conditions` leave.
    pub(super) fn count(&self, conditions: &Conditions) -> Result<u64, EngineError> {
        let count = self.dialect.shown("count(*)");
        let statement = format!("SELECT {count} {}", self.from(conditions));
        self.numbers(&statement)?.first().copied().ok_or(EngineError::Groups)
    }

    /// The rows that `conditions` leave, in a statement.
    pub(super) fn from(&self, conditions: &Conditions) -> String {
        format!("FROM {} AS e {conditions}", self.table.relation(conditions.ask_for_time))
    }

    /// The groups of the rows that `conditions` leave.
    pub(super) fn grouped(
        &self,
        columns: &[GroupColumn],
        conditions: &Conditions,
    ) -> Result<Groups, EngineError> {
        let from = self.from(conditions);
        Groups::ask(self.store, &from, columns, &self.table.reader, MOST_PLACES)
    }

    /// The numbers of the first row of `statement`.
    pub(super) fn numbers(&self, statement: &str) -> Result<Vec<u64>, EngineError> {
        let first = self.store.rows(statement)?.into_iter().next().unwrap_or_default();
        first.into_iter().map(|cell| read_number(cell.as_deref())).collect()
    }
}

/// An argument of a filter by words; its basis does not hang on it.
fn no_words() -> crate::filter::Argument {
    crate::filter::Argument::Words(std::collections::BTreeSet::new())
}

/// How many rows of `groups` have each word of `filter`.
fn counted(filter: &dyn Filter, groups: &Groups) -> Result<Vec<(String, u64)>, EngineError> {
    let facet = filter.facet(&groups.dataset).ok_or(EngineError::Groups)?;
    let mut counts = vec![0; facet.values().len()];
    for row in 0..groups.dataset.len() {
        let count = groups.count(row);
        match facet {
            Facet::One(words) => counts[words.code(row)] += count,
            Facet::Many(tags) => {
                tags.codes(row).iter().for_each(|&code| counts[code as usize] += count);
            }
        }
    }
    Ok(facet.values().iter().map(ToString::to_string).zip(counts).collect())
}
