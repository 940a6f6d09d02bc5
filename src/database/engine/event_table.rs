//! A table whose rows are events: which columns fill which fields, as reading its first rows
//! takes them.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::tz::TimeZone;

use super::column_type::ColumnType;
use super::error::EngineError;
use super::event_time::{EventTime, OWN_NAMES, TimeColumn};
use super::folds::Folds;
use super::groups::{CellReader, GroupColumn, Groups};
use super::sample_check;
use super::store::Store;
use crate::database::address::Address;
use crate::database::snapshot::Snapshot;
use crate::database::statement;
use crate::database::table::{Column, Table, literal};
use crate::dataset::schema::Field;
use crate::dataset::time::PLAUSIBLE_YEARS;
use crate::dataset::{Dataset, Options, TimePrecision};
use crate::gazetteer::{Clocks, clocks_of};
use crate::import::clean;
use crate::net::postgres::Connection;

/// Rows that are read to find which columns fill which fields, and compared with what the
/// server makes of them.
pub const SAMPLE_ROWS: usize = 1_000;

/// Words of one column at the most.
pub const MOST_WORDS: usize = 50_000;

/// Fields that say when or where in ways that a server is not asked about.
const NOT_ASKED: [Field; 17] = [
    Field::StartTime,
    Field::StartHalf,
    Field::EndTime,
    Field::Duration,
    Field::Coordinates,
    Field::LatitudeHalf,
    Field::LongitudeHalf,
    Field::Easting,
    Field::Northing,
    Field::UtmZone,
    Field::ReferenceSystem,
    Field::Position,
    Field::Time,
    Field::TimeZone,
    Field::StartYear,
    Field::StartMonth,
    Field::StartDay,
];

/// The format that fills fields by the names of columns, and the project's own.
const FORMATS: [&str; 2] = ["table", "strikemap"];

/// Attack of an id such as `KY-2025-12-27-06` in the project's own columns: everything
/// before the number, if its date is one.
const ATTACK_OF_ID: &str = "^([A-Z]+-\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])\
    |(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8])))-\\d+$";

/// A table whose rows are events.
pub struct EventTable {
    /// The table.
    pub table: Table,
    /// How its cells are read.
    pub reader: CellReader,
    /// When events happened; none where no column tells.
    pub time: Option<EventTime>,
    columns: BTreeMap<Field, Vec<Column>>,
}

impl EventTable {
    /// Looks at the table of `address`, whose rows are read with `options`. What is needed
    /// meanwhile is written to `folder`.
    ///
    /// # Errors
    /// When the server refuses, the table has no rows, or its columns say when and where in
    /// a way that a server is not asked about.
    pub fn ask(
        connection: &Connection,
        address: &Address,
        options: &Options,
        folder: &Path,
    ) -> Result<Self, EngineError> {
        let table = Table::ask(connection, &address.table, &address.key)?;
        if let Some(column) = table.columns.iter().find(|column| is_own(&column.name)) {
            return Err(EngineError::Name(column.name.clone()));
        }
        let all = statement::query(&table, &Default::default(), None);
        let first = format!("{} LIMIT {SAMPLE_ROWS}", statement::ordered(&all, &table));
        let sample = Snapshot::take(connection, &first, folder)?;
        let one = format!("SELECT 'one' FROM {} LIMIT 1", table.quoted());
        if connection.rows(&one, &[])?.is_empty() {
            return Err(EngineError::NoRows(table.quoted()));
        }
        let dataset = sample.read(options)?;
        let mut found = Self::of_sample(table, &dataset, options)?;
        found.time = found.event_time(connection)?;
        let has_same_times = found.midnights_of(connection, &format!("({first}) AS first"))?
            == found.midnights_of_all();
        sample_check::check(connection, &found, &dataset, has_same_times)?;
        Ok(found)
    }

    /// The columns that reading `sample` took.
    fn of_sample(table: Table, sample: &Dataset, options: &Options) -> Result<Self, EngineError> {
        let format = &sample.report.format;
        if !FORMATS.contains(&format.as_str()) {
            return Err(EngineError::Format(format.clone()));
        }
        let mut columns = BTreeMap::new();
        for taken in &sample.report.columns {
            let Some(field) = Field::from_id(&taken.field) else { continue };
            let is_one = matches!(
                field,
                Field::Start
                    | Field::End
                    | Field::TimePrecision
                    | Field::Latitude
                    | Field::Longitude
            );
            if NOT_ASKED.contains(&field) || (is_one && taken.columns.len() > 1) {
                let field = field.def().label.to_owned();
                return Err(EngineError::Field { field, columns: taken.columns.clone() });
            }
            let named = |name: &String| table.columns.iter().find(|column| column.name == *name);
            let found: Vec<Column> = taken.columns.iter().filter_map(named).cloned().collect();
            columns.insert(field, found);
        }
        let reader = CellReader {
            options: options.clone(),
            format: format.clone(),
            is_own: format == FORMATS[1],
        };
        let found = Self { table, reader, time: None, columns };
        found.check_types()?;
        Ok(found)
    }

    fn check_types(&self) -> Result<(), EngineError> {
        let wanted: [(&[Field], fn(ColumnType) -> bool); 3] = [
            (&[Field::Start, Field::End], ColumnType::is_time),
            (&[Field::Latitude, Field::Longitude], ColumnType::is_number),
            (
                &[
                    Field::RadiusM,
                    Field::KilledLow,
                    Field::KilledHigh,
                    Field::InjuredLow,
                    Field::InjuredHigh,
                ],
                |kind| kind == ColumnType::Whole,
            ),
        ];
        for (fields, is_wanted) in wanted {
            for field in fields {
                let columns = self.columns(*field).iter();
                let other = columns.clone().find(|column| !is_wanted(ColumnType::of(column)));
                if let Some(column) = other {
                    return Err(EngineError::Type {
                        column: column.name.clone(),
                        data_type: column.data_type.clone(),
                        field: field.def().label.to_owned(),
                    });
                }
            }
        }
        Ok(())
    }

    /// The columns that fill `field`, the first that is not empty counting.
    pub fn columns(&self, field: Field) -> &[Column] {
        self.columns.get(&field).map_or(&[], Vec::as_slice)
    }

    /// The columns that fill any of `fields`, once each.
    pub fn group_columns(&self, fields: &[Field]) -> Vec<GroupColumn> {
        let mut groups: Vec<GroupColumn> = Vec::new();
        for &field in fields {
            for (place, column) in self.columns(field).iter().enumerate() {
                match groups.iter_mut().find(|group| group.name == column.name) {
                    Some(group) => group.fields.push((field, place)),
                    None => groups.push(GroupColumn::of(column, vec![(field, place)])),
                }
            }
        }
        groups
    }

    /// The columns called `names`, if all are there.
    pub fn columns_named(&self, names: &[String]) -> Option<Vec<GroupColumn>> {
        let named = |name: &String| self.table.columns.iter().find(|column| column.name == *name);
        let group = |name| named(name).map(|column| GroupColumn::of(column, Vec::new()));
        names.iter().map(group).collect()
    }

    /// What says to which attack a row belongs.
    pub fn attack(&self) -> Option<GroupColumn> {
        if let [group] = &self.group_columns(&[Field::Attack])[..] {
            return Some(group.clone());
        }
        let [id] = self.columns(Field::Id) else { return None };
        self.reader.is_own.then(|| GroupColumn {
            name: "attack".to_owned(),
            sql: format!("substring({} FROM {})", id.quoted(), literal(ATTACK_OF_ID)),
            compared_as: None,
            fields: vec![(Field::Attack, 0)],
        })
    }

    /// Its rows, with [`super::event_time`] where `with_time` asks for it.
    pub fn relation(&self, with_time: bool) -> String {
        match &self.time {
            Some(time) if with_time => time.relation(&self.table.quoted()),
            _ => self.table.quoted(),
        }
    }

    fn event_time(&self, store: &dyn Store) -> Result<Option<EventTime>, EngineError> {
        let [start] = self.columns(Field::Start) else { return Ok(None) };
        let end = self.columns(Field::End).first();
        let stated = match self.columns(Field::TimePrecision) {
            [column] => Some((column.clone(), self.precisions(store, column)?)),
            _ => None,
        };
        // Of the project's own columns midnights are moments.
        let time_column = |column: &Column| -> Result<TimeColumn, EngineError> {
            let are_midnights =
                !self.reader.is_own && are_midnights(store, &self.table.quoted(), column)?;
            Ok(TimeColumn { column: column.clone(), are_midnights })
        };
        let start = time_column(start)?;
        let end = end.map(time_column).transpose()?;
        let needs_zone = |column: &TimeColumn| {
            column.are_midnights || ColumnType::of(&column.column) != ColumnType::Moment
        };
        let needs_zone = needs_zone(&start)
            || end.as_ref().is_some_and(needs_zone)
            || stated.as_ref().is_some_and(|(_, words)| {
                words.iter().any(|(_, precision)| *precision >= TimePrecision::Day)
            });
        let zone = self.reader.options.zone.iana_name().ok_or(EngineError::Zone)?;
        let (zone, folds) = match needs_zone {
            true => self.zone_of_rows(store, zone, &start.column.name)?,
            false => (literal(zone), Folds::default()),
        };
        Ok(Some(EventTime { start, end, stated, zone, folds }))
    }

    /// Whether the times of start and end are midnights.
    fn midnights_of_all(&self) -> Vec<bool> {
        self.time_columns().map(|column| column.are_midnights).collect()
    }

    /// The same of the rows `from` alone.
    fn midnights_of(&self, store: &dyn Store, from: &str) -> Result<Vec<bool>, EngineError> {
        let of = |column: &TimeColumn| match self.reader.is_own {
            true => Ok(false),
            false => are_midnights(store, from, &column.column),
        };
        self.time_columns().map(of).collect()
    }

    fn time_columns(&self) -> impl Iterator<Item = &TimeColumn> {
        self.time.iter().flat_map(|time| std::iter::once(&time.start).chain(&time.end))
    }

    /// What the words of the column of precisions mean.
    fn precisions(
        &self,
        store: &dyn Store,
        column: &Column,
    ) -> Result<Vec<(String, TimePrecision)>, EngineError> {
        let from = format!("FROM {}", self.table.quoted());
        let column = GroupColumn::of(column, Vec::new());
        let groups = Groups::ask(store, &from, &[column], &self.reader, MOST_WORDS)?;
        let read = |cells: &Vec<String>| {
            let text = cells.first()?;
            Some((text.clone(), TimePrecision::from_id(clean(text))?))
        };
        Ok(groups.cells.iter().filter_map(read).collect())
    }

    /// The zone of each row as an expression: that of its country, else `usual`.
    fn zone_of_rows(
        &self,
        store: &dyn Store,
        usual: &str,
        times: &str,
    ) -> Result<(String, Folds), EngineError> {
        let mut folds = Folds::default();
        folds.add(&self.reader.options.zone);
        let countries = self.group_columns(&[Field::Country]);
        let tell_otherwise = [Field::Admin1, Field::Admin2, Field::Place, Field::Latitude];
        let others = tell_otherwise.iter().any(|field| !self.columns(*field).is_empty());
        let refuse_unless_none = |rows: u64| match rows {
            0 => Ok(literal(usual)),
            rows => Err(EngineError::Clocks { column: times.to_owned(), rows }),
        };
        let from = format!("FROM {}", self.table.quoted());
        let [text] =
            &self.columns(Field::Country).iter().map(Column::as_text).collect::<Vec<_>>()[..]
        else {
            if !others {
                return Ok((literal(usual), folds));
            }
            let count = store.rows(&format!("SELECT count(*)::text {from}"))?;
            let count = count.into_iter().flatten().flatten().next();
            let count = count.and_then(|text| text.parse().ok()).unwrap_or(1);
            return refuse_unless_none(count).map(|zone| (zone, folds));
        };
        let groups = Groups::ask(store, &from, &countries, &self.reader, MOST_WORDS)?;
        let (mut cases, mut unknown) = (String::new(), 0);
        for (cells, count) in groups.cells.iter().zip(&groups.counts) {
            let text = cells.first().map(String::as_str).unwrap_or_default();
            let clocks = clocks_of(clean(text));
            if let Some(zone) = clocks.zone().filter(|zone| *zone != usual) {
                TimeZone::get(zone).iter().for_each(|zone| folds.add(zone));
                cases.push_str(&format!(" WHEN {} THEN {}", literal(text), literal(zone)));
            }
            if clocks == Clocks::NoCountry && others {
                unknown += count;
            }
        }
        let usual = refuse_unless_none(unknown)?;
        let zone = match cases.is_empty() {
            true => usual,
            false => format!("(CASE {text}{cases} ELSE {usual} END)"),
        };
        Ok((zone, folds))
    }
}

/// Whether a column may not be called `name`.
fn is_own(name: &str) -> bool {
    OWN_NAMES.contains(&name) || name.starts_with("strikemap ")
}

/// Whether all times of `column` of the rows `from` are midnights as the server writes them.
fn are_midnights(store: &dyn Store, from: &str, column: &Column) -> Result<bool, EngineError> {
    let name = column.quoted();
    let civil = match ColumnType::of(column) {
        ColumnType::Moment => format!("({name} AT TIME ZONE 'UTC')"),
        ColumnType::Civil => name.clone(),
        _ => return Ok(false),
    };
    let statement = format!(
        "SELECT 'other' FROM {from} WHERE {civil} >= '{}-01-01' AND {civil} < '{}-01-01' \
         AND date_trunc('second', {civil})::time <> '00:00' LIMIT 1",
        PLAUSIBLE_YEARS.start(),
        PLAUSIBLE_YEARS.end() + 1,
    );
    Ok(store.rows(&statement)?.is_empty())
}
