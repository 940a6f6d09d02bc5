//! Filters as conditions of a statement.

use super::ask::Ask;
use super::error::EngineError;
use super::event_time::{FROM, PRECISION, UNTIL, rank};
use super::groups::Groups;
use super::placed;
use crate::boundaries::EventAreas;
use crate::database::table::literal;
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
                let columns = ask.table.group_columns(fields);
                let groups = ask.groups(&columns, None)?;
                let passing = filter.mask(&groups.dataset, argument, Context::alone())?;
                self.add(any_of(&groups, &passing));
            }
            Basis::Columns(names) => {
                let groups = ask.groups(&ask.table.columns_named(&names)?, None)?;
                let passing = filter.mask(&groups.dataset, argument, Context::alone())?;
                self.add(any_of(&groups, &passing));
            }
            Basis::Place => {
                let [given, named] = ask.places(filters)?;
                let passing = |groups: &Groups| -> Result<String, EngineError> {
                    let areas = EventAreas::of(&groups.dataset, &filters.boundaries);
                    let alone = Context::alone();
                    let context = Context { areas: &areas, ..alone };
                    Ok(any_of(groups, &filter.mask(&groups.dataset, argument, context)?))
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
    let escaped: String = word
        .chars()
        .flat_map(|c| matches!(c, '\\' | '%' | '_').then_some('\\').into_iter().chain([c]))
        .collect();
    let pattern = literal(&format!("%{escaped}%"));
    let cells = ask.table.table.columns.iter();
    let any: Vec<String> = cells
        .map(|column| format!("({}) COLLATE \"default\" ILIKE {pattern}", column.as_text()))
        .collect();
    any.join(" OR ")
}

/// A condition that a row is of one of the groups in `passing`.
pub fn any_of(groups: &Groups, passing: &Rows) -> String {
    let is_real = |row: &usize| groups.count(*row) > 0;
    let count = passing.iter().filter(is_real).count();
    let all = (0..groups.dataset.len()).filter(is_real).count();
    if count == all {
        return "TRUE".to_owned();
    }
    if count == 0 {
        return "FALSE".to_owned();
    }
    let wanted: Vec<&[String]> = passing
        .iter()
        .filter(is_real)
        .filter_map(|row| groups.cells.get(groups.of_row(row)).map(Vec::as_slice))
        .collect();
    // Nothing and an empty text are one group, and so compared as text.
    let types: Vec<Option<&str>> = groups
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let is_empty = |cells: &&[String]| cells.get(at).is_none_or(String::is_empty);
            column.compared_as.as_deref().filter(|_| !wanted.iter().any(is_empty))
        })
        .collect();
    let keys: Vec<String> = groups
        .columns
        .iter()
        .zip(&types)
        .map(|(column, data_type)| match data_type {
            Some(_) => column.sql.clone(),
            None => format!("coalesce(({})::text, '')", column.sql),
        })
        .collect();
    let value = |(cell, data_type): (&String, &Option<&str>)| match data_type {
        Some(data_type) => format!("{}::{data_type}", literal(cell)),
        None => literal(cell),
    };
    let row = |cells: &&[String]| {
        let values: Vec<String> = cells.iter().zip(&types).map(value).collect();
        format!("({})", values.join(", "))
    };
    let rows: Vec<String> = wanted.iter().map(row).collect();
    match &keys[..] {
        [key] => format!("{key} IN ({})", rows.join(", ")),
        _ => format!("({}) IN (VALUES {})", keys.join(", "), rows.join(", ")),
    }
}

/// The value of a row on clocks or calendars of `zone`, as [`Cycle::counts`] has it; none
/// where it is not known.
pub fn clock(ask: &Ask<'_>, cycle: Cycle, zone: &str) -> Result<String, EngineError> {
    let zone = literal(zone);
    let lasting = match ask.table.columns(Field::Kind).is_empty() {
        true => "FALSE".to_owned(),
        false => {
            let groups = ask.groups(&ask.table.group_columns(&[Field::Kind]), None)?;
            let rows = Rows::from_fn(groups.dataset.len(), |row| groups.dataset.is_lasting(row));
            any_of(&groups, &rows)
        }
    };
    let (unit_secs, coarsest) = match cycle {
        Cycle::HourOfDay => (3_600, TimePrecision::Hour),
        Cycle::Weekday => (86_400, TimePrecision::Day),
    };
    let unit = |secs: &str| {
        format!(
            "floor(extract(epoch FROM to_timestamp({secs}) AT TIME ZONE {zone}) / {unit_secs})::bigint"
        )
    };
    let day = rank(TimePrecision::Day);
    let first = unit(FROM);
    let value = format!(
        "CASE WHEN {PRECISION} > {} THEN NULL \
         WHEN {lasting} AND {PRECISION} < {day} THEN {first} \
         WHEN {PRECISION} = {day} THEN CASE WHEN {UNTIL} - {FROM} <= 90000 THEN {} END \
         WHEN {} = {first} THEN {first} END",
        rank(coarsest),
        unit(&format!("({FROM} + ({UNTIL} - {FROM}) / 2)")),
        unit(&format!("({UNTIL} - 1)"))
    );
    let since = if cycle == Cycle::Weekday { 3 } else { 0 };
    let count = cycle.count();
    Ok(format!("mod(mod(({value}) + {since}, {count}) + {count}, {count})"))
}
