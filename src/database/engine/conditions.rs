//! Filters as conditions of a statement.

use super::ask::Ask;
use super::clocks::{GivenIn, ZoneClocks};
use super::error::EngineError;
use super::event_time::{FROM, PRECISION, UNTIL, rank};
use super::groups::{GroupColumn, Groups};
use super::placed;
use super::time_column::counted_from_below;
use crate::boundaries::EventAreas;
use crate::dataset::schema::Field;
use crate::dataset::{Rows, TimeAxis, TimePrecision, UNDATED};
use crate::filter::{
    Argument, Basis, Context, Cycle, Filter, Filters, Input, Matching, Mode, Policy, TimeFilter,
    by_id, words_of,
};

/// Conditions that all must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Conditions {
    all: Vec<String>,
    /// Whether they speak of the time of events.
    pub ask_for_time: bool,
}

/// Which clauses of the filters count.
#[derive(Debug, Clone, Copy, Default)]
pub struct Except<'a> {
    /// Not the clause of this filter.
    pub filter: Option<&'a str>,
    /// Not the time window: then what has no time passes too.
    pub window: bool,
}

/// `WHERE` and the conditions; empty where there are none.
impl std::fmt::Display for Conditions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.all.is_empty() {
            true => Ok(()),
            false => write!(f, "WHERE ({})", self.all.join(") AND (")),
        }
    }
}

impl Conditions {
    /// Those of `filters`.
    ///
    /// # Errors
    /// When a filter is none that a server is asked about, or the server refuses.
    pub fn of(ask: &Ask<'_>, filters: &Filters, except: Except<'_>) -> Result<Self, EngineError> {
        let mut found = Self::default();
        found.add_time(ask, &filters.time, except.window)?;
        for (id, argument) in &filters.clauses {
            if except.filter == Some(id.as_str()) {
                continue;
            }
            if let Some(filter) = by_id(id) {
                found.add_clause(ask, filter, argument, filters)?;
            }
        }
        Ok(found)
    }

    /// With one condition more.
    pub fn add(&mut self, condition: String) {
        self.all.push(condition);
    }

    fn add_clause(
        &mut self,
        ask: &Ask<'_>,
        filter: &dyn Filter,
        argument: &Argument,
        filters: &Filters,
    ) -> Result<(), EngineError> {
        let refused = || Err(EngineError::Filter(crate::filter::labels::filter(filter).to_owned()));
        match filter.basis(argument) {
            Basis::Everything => return refused(),
            Basis::Text => {
                let Argument::Text(query) = argument else { return refused() };
                words_of(query).iter().for_each(|word| self.add(in_any_cell(ask, word)));
            }
            Basis::Time => match (argument, filter.input()) {
                (Argument::Words(words), _) => self.add_precisions(ask, words),
                (Argument::Clock { .. }, _) if !ask.dialect.can_ask_for_clocks() => {
                    return refused();
                }
                (Argument::Clock { zone, values }, Input::Clock(cycle)) => {
                    let values: Vec<String> = values.iter().map(u8::to_string).collect();
                    let value = clock(ask, cycle, zone)?;
                    self.ask_for_time = true;
                    self.add(match ask.table.time {
                        Some(_) => format!("{value} IN ({})", values.join(", ")),
                        None => "FALSE".to_owned(),
                    });
                }
                _ => return refused(),
            },
            Basis::Fields(fields) => {
                let columns = ask.table.group_columns(fields)?;
                let groups = ask.groups(&columns, None)?;
                let passing = filter.mask(&groups.dataset, argument, Context::alone())?;
                self.add(any_of(ask, &groups, &passing)?);
            }
            Basis::Columns(names) => {
                let groups = ask.groups(&ask.table.columns_named(&names)?, None)?;
                let passing = filter.mask(&groups.dataset, argument, Context::alone())?;
                self.add(any_of(ask, &groups, &passing)?);
            }
            Basis::Place => {
                let [given, named] = ask.places(filters)?;
                let passing = |groups: &Groups| -> Result<String, EngineError> {
                    let areas = EventAreas::of(&groups.dataset, &filters.boundaries);
                    let alone = Context::alone();
                    let context = Context { areas: &areas, ..alone };
                    any_of(ask, groups, &filter.mask(&groups.dataset, argument, context)?)
                };
                self.add(format!(
                    "CASE WHEN {} THEN {} ELSE {} END",
                    placed::condition(ask.table),
                    passing(&given)?,
                    passing(&named)?
                ));
            }
        }
        Ok(())
    }

    fn add_precisions(&mut self, ask: &Ask<'_>, words: &std::collections::BTreeSet<String>) {
        let precisions = words.iter().filter_map(|word| TimePrecision::from_id(word));
        let ranks: Vec<String> = precisions.map(|known| rank(known).to_string()).collect();
        let takes_undated = words.iter().any(|word| word == UNDATED);
        if ask.table.time.is_none() {
            self.add(if takes_undated { "TRUE" } else { "FALSE" }.to_owned());
            return;
        }
        self.ask_for_time = true;
        let mut any = Vec::new();
        if !ranks.is_empty() {
            any.push(format!("{FROM} IS NOT NULL AND {PRECISION} IN ({})", ranks.join(", ")));
        }
        if takes_undated {
            any.push(format!("{FROM} IS NULL"));
        }
        self.add(if any.is_empty() { "FALSE".to_owned() } else { any.join(" OR ") });
    }

    /// [`TimeFilter::passes`] as a condition.
    fn add_time(
        &mut self,
        ask: &Ask<'_>,
        time: &TimeFilter,
        except_window: bool,
    ) -> Result<(), EngineError> {
        if time.is_idle() {
            return Ok(());
        }
        if time.axis == TimeAxis::Report {
            return Err(EngineError::ReportTimes);
        }
        // Without the window views tell those apart that have no time.
        let undated = if except_window || time.undated_pass() { "TRUE" } else { "FALSE" };
        if ask.table.time.is_none() {
            self.add(undated.to_owned());
            return Ok(());
        }
        self.ask_for_time = true;
        let mut dated = Vec::new();
        if time.undated == Policy::Only {
            dated.push("FALSE".to_owned());
        }
        let hour = rank(TimePrecision::Hour);
        match time.imprecise {
            Policy::Include => {}
            Policy::Exclude => dated.push(format!("{PRECISION} <= {hour}")),
            Policy::Only => dated.push(format!("{PRECISION} > {hour}")),
        }
        if let Some((from, to)) = time.bounds_secs().filter(|_| !except_window) {
            let is_definite = time.matching == Matching::Definite && time.mode != Mode::Instant;
            let (start, end) = match is_definite {
                true => (format!("{FROM} >= {from}"), format!("{UNTIL} <= {to}")),
                false => (format!("{UNTIL} > {from}"), format!("{FROM} < {to}")),
            };
            dated.extend((from != i64::MIN).then_some(start));
            dated.extend((to != i64::MAX).then_some(end));
        }
        let dated = if dated.is_empty() { "TRUE".to_owned() } else { dated.join(" AND ") };
        self.add(format!("CASE WHEN {FROM} IS NULL THEN {undated} ELSE {dated} END"));
        Ok(())
    }
}

/// A condition that any cell of a row holds `word`, in either case by the rules of the server.
fn in_any_cell(ask: &Ask<'_>, word: &str) -> String {
    let cells = ask.table.table.columns.iter();
    let any: Vec<String> = cells.map(|column| ask.dialect.holds(column, word)).collect();
    any.join(" OR ")
}

/// A condition that a row is of one of the groups in `passing`.
///
/// # Errors
/// When the cell of a group is no value that a statement can have.
pub fn any_of(ask: &Ask<'_>, groups: &Groups, passing: &Rows) -> Result<String, EngineError> {
    let is_real = |row: &usize| groups.count(*row) > 0;
    let count = passing.iter().filter(is_real).count();
    let all = (0..groups.dataset.len()).filter(is_real).count();
    if count == all {
        return Ok("TRUE".to_owned());
    }
    if count == 0 {
        return Ok("FALSE".to_owned());
    }
    let mut keys = Vec::new();
    let mut stand_ins = Vec::new();
    for (at, column) in groups.columns.iter().enumerate() {
        let cells = groups.cells.iter().filter_map(|cells| cells.get(at).map(String::as_str));
        // Nothing and an empty text are one group.
        let stand_in = column.stand_in(ask.dialect, cells).ok_or(EngineError::Groups)?;
        keys.push(format!("coalesce({}, {stand_in})", column.sql));
        stand_ins.push(stand_in);
    }
    let value = |column: &GroupColumn, stand_in: &String, cell: &str| match cell.is_empty() {
        true => Ok(stand_in.clone()),
        false => column.value(ask.dialect, cell).ok_or(EngineError::Groups),
    };
    let rows = passing
        .iter()
        .filter(is_real)
        .filter_map(|row| groups.cells.get(groups.of_row(row)))
        .map(|cells| {
            let columns = groups.columns.iter().zip(&stand_ins).zip(cells);
            columns.map(|((column, stand_in), cell)| value(column, stand_in, cell)).collect()
        })
        .collect::<Result<Vec<Vec<String>>, EngineError>>()?;
    Ok(match &keys[..] {
        [key] => format!("{key} IN ({})", rows.concat().join(", ")),
        _ => ask.dialect.is_one_of(&keys, &rows),
    })
}

/// The value of a row on clocks or calendars of `zone`, as [`Cycle::counts`] has it; none
/// where it is not known.
pub fn clock(ask: &Ask<'_>, cycle: Cycle, zone: &str) -> Result<String, EngineError> {
    let zone = crate::dataset::time::zone(zone)?;
    let Some(span) = ask.extent()? else { return Ok(ask.dialect.unknown().to_owned()) };
    let clocks = ZoneClocks::of(&zone, [span.start(), span.end()]);
    let lasting = match ask.table.columns(Field::Kind).is_empty() {
        true => "FALSE".to_owned(),
        false => {
            let groups = ask.groups(&ask.table.group_columns(&[Field::Kind])?, None)?;
            let rows = Rows::from_fn(groups.dataset.len(), |row| groups.dataset.is_lasting(row));
            any_of(ask, &groups, &rows)?
        }
    };
    let (unit_secs, coarsest) = match cycle {
        Cycle::HourOfDay => (3_600, TimePrecision::Hour),
        Cycle::Weekday => (86_400, TimePrecision::Day),
    };
    let unit = |secs: &str| {
        let offset = clocks.offset(ask.dialect, secs, GivenIn::Moments);
        counted_from_below(ask.dialect, &format!("({secs} + {offset})"), unit_secs)
    };
    let day = rank(TimePrecision::Day);
    let first = unit(FROM);
    let value = format!(
        "CASE WHEN {PRECISION} > {} THEN NULL \
         WHEN {lasting} AND {PRECISION} < {day} THEN {first} \
         WHEN {PRECISION} = {day} THEN CASE WHEN {UNTIL} - {FROM} <= 90000 THEN {} END \
         WHEN {} = {first} THEN {first} END",
        rank(coarsest),
        unit(&format!("({FROM} + {})", ask.dialect.divided(&format!("{UNTIL} - {FROM}"), 2))),
        unit(&format!("({UNTIL} - 1)"))
    );
    let since = if cycle == Cycle::Weekday { 3 } else { 0 };
    let count = cycle.count();
    Ok(format!("mod(({value}) + {since}, {count})"))
}
