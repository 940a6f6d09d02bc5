//! A table whose rows are events: which columns fill which fields, as reading its first rows
//! takes them.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::tz::TimeZone;

use super::column_type::ColumnType;
use super::error::EngineError;
use super::event_time::{EventTime, OWN_NAMES, TimeColumn};
use super::folds::Folds;
use super::groups::{CellReader, GroupColumn, Groups};
use super::store::{Store, read_number};
use crate::database::error::FetchError;
use crate::database::table::{Column, Table, literal};
use crate::dataset::schema::Field;
use crate::dataset::time::PLAUSIBLE_YEARS;
use crate::dataset::{Dataset, Decode, Options, TimePrecision};
use crate::filter::harm;
use crate::gazetteer::{Clocks, clocks_of};
use crate::import::{clean, header_says_more};

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

/// The format that fills fields by the names of columns.
const TABLE: &str = "table";

/// The format of the project's own columns.
const OWN: &str = "strikemap";

/// Attack of an id such as `KY-2025-12-27-06` in the project's own columns: everything
/// before the number, if its date is one. The rule is that of `import::formats::project`.
const ATTACK_OF_ID: &str = "^([A-Z]+-\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])\
    |(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))\
    |[A-Z]+-(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)-\\d+$";

/// A table whose rows are events.
pub struct EventTable {
    /// The table.
    pub table: Table,
    /// How its cells are read.
    pub reader: CellReader,
    /// When events happened; none where no column tells.
    pub time: Option<EventTime>,
    columns: BTreeMap<Field, Vec<Column>>,
    /// Knows columns by their names.
    decoder: Arc<dyn Decode>,
}

impl EventTable {
    /// `table` with the columns that reading `sample` with `options` took.
    ///
    /// # Errors
    /// When they say when and where in a way that a server is not asked about.
    pub fn of_sample(
        table: Table,
        sample: &Dataset,
        options: &Options,
    ) -> Result<Self, EngineError> {
        if let Some(column) = table.columns.iter().find(|column| is_own(&column.name)) {
            return Err(EngineError::Name(column.name.clone()));
        }
        let format = &sample.report.format;
        if ![TABLE, OWN].contains(&format.as_str()) {
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
        let reader =
            CellReader { options: options.clone(), format: format.clone(), is_own: format == OWN };
        let found =
            Self { table, reader, time: None, columns, decoder: Arc::clone(&sample.decoder) };
        found.check_headers()?;
        found.check_types()?;
        Ok(found)
    }

    /// Refuses columns whose headers say of their cells what a server does not know.
    fn check_headers(&self) -> Result<(), EngineError> {
        let names: Vec<String> =
            self.table.columns.iter().map(|column| column.name.clone()).collect();
        for field in [Field::Start, Field::End, Field::Latitude, Field::Longitude] {
            for column in self.columns(field) {
                let is_moment = ColumnType::of(column) == ColumnType::Moment;
                if !is_moment && header_says_more(&names, &column.name, field) {
                    let field = field.def().label.to_owned();
                    return Err(EngineError::Header { column: column.name.clone(), field });
                }
            }
        }
        Ok(())
    }

    fn check_types(&self) -> Result<(), EngineError> {
        self.check_type(&[Field::Start, Field::End], ColumnType::is_time)?;
        self.check_type(&[Field::Latitude, Field::Longitude], ColumnType::is_number)?;
        // What a sign in other numbers means hangs on all cells of a column.
        let is_whole = |kind| kind == ColumnType::Whole;
        self.check_type(&[Field::RadiusM], is_whole)?;
        self.check_type(&harm::FIELDS, is_whole)
    }

    /// Refuses columns of `fields` whose type is not wanted.
    fn check_type(
        &self,
        fields: &[Field],
        is_wanted: fn(ColumnType) -> bool,
    ) -> Result<(), EngineError> {
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

    /// The columns called `names`, however they are capitalised or punctuated.
    ///
    /// # Errors
    /// When there is none of a name.
    pub fn columns_named(&self, names: &[String]) -> Result<Vec<GroupColumn>, EngineError> {
        let mut found: Vec<GroupColumn> = Vec::new();
        for name in names {
            let at = self.decoder.column_index(name);
            let column = at.and_then(|at| self.table.columns.get(at)).ok_or_else(|| {
                let columns = self.table.columns.iter().map(|column| column.name.clone());
                FetchError::NoColumn { name: name.clone(), columns: columns.collect() }
            })?;
            if !found.iter().any(|known| known.name == column.name) {
                found.push(GroupColumn::of(column, Vec::new()));
            }
        }
        Ok(found)
    }

    /// What says to which attack a row belongs, the first that is not empty counting.
    pub fn attack(&self) -> Vec<GroupColumn> {
        let mut groups = self.group_columns(&[Field::Attack]);
        if let ([id], true) = (self.columns(Field::Id), self.reader.is_own) {
            groups.push(GroupColumn {
                name: "attack of id".to_owned(),
                sql: format!("substring({} FROM {})", id.as_text(), literal(ATTACK_OF_ID)),
                compared_as: None,
                fields: vec![(Field::Attack, groups.len())],
            });
        }
        groups
    }

    /// Its rows, with the time of each where `with_time` asks for it.
    pub fn relation(&self, with_time: bool) -> String {
        match &self.time {
            Some(time) if with_time => time.relation(&self.table.quoted()),
            _ => self.table.quoted(),
        }
    }

    /// When events happened, as the server finds it in all rows.
    ///
    /// # Errors
    /// When the server refuses, or rows do not say by which clocks they go.
    pub fn event_time(&self, store: &dyn Store) -> Result<Option<EventTime>, EngineError> {
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

    /// The same as [`time`](Self::time), of the rows `from` alone, whose times may all be
    /// midnights.
    ///
    /// # Errors
    /// When the server refuses.
    pub fn time_of(&self, store: &dyn Store, from: &str) -> Result<Option<EventTime>, EngineError> {
        let Some(mut time) = self.time.clone() else { return Ok(None) };
        for column in std::iter::once(&mut time.start).chain(&mut time.end) {
            column.are_midnights =
                !self.reader.is_own && are_midnights(store, from, &column.column)?;
        }
        Ok(Some(time))
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
        let [country] = self.columns(Field::Country) else {
            if let columns @ [_, _, ..] = self.columns(Field::Country) {
                let columns = columns.iter().map(|column| column.name.clone()).collect();
                let field = Field::Country.def().label.to_owned();
                return Err(EngineError::Field { field, columns });
            }
            if !others {
                return Ok((literal(usual), folds));
            }
            let count = store.rows(&format!("SELECT count(*)::text {from}"))?;
            let count = read_number(count.into_iter().flatten().flatten().next().as_deref())?;
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
            false => format!("(CASE {}{cases} ELSE {usual} END)", country.as_text()),
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
