//! A table whose rows are events: which columns fill which fields, as reading its first rows
//! takes them.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::tz::TimeZone;

use super::clocks::ZoneClocks;
use super::error::EngineError;
use super::event_time::{EventTime, OWN_NAMES, RowClocks};
use super::groups::{CellReader, GroupColumn, Groups};
use super::number::read_number;
use super::time_column::{TimeColumn, is_plausible, remainder};
use crate::database::column_type::ColumnType;
use crate::database::dialect::Column;
use crate::database::error::FetchError;
use crate::database::store::Store;
use crate::database::table::Table;
use crate::dataset::schema::Field;
use crate::dataset::{Dataset, Decode, Instant, Options, TimePrecision};
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
                let is_moment = column.kind == ColumnType::Moment;
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
            let other = columns.clone().find(|column| !is_wanted(column.kind));
            if let Some(column) = other {
                return Err(EngineError::of_type(column, field.def().label));
            }
        }
        Ok(())
    }

    /// The columns that fill `field`, the first that is not empty counting.
    pub fn columns(&self, field: Field) -> &[Column] {
        self.columns.get(&field).map_or(&[], Vec::as_slice)
    }

    /// The columns that fill any of `fields`, once each.
    ///
    /// # Errors
    /// When no statement can tell the values of one apart.
    pub fn group_columns(&self, fields: &[Field]) -> Result<Vec<GroupColumn>, EngineError> {
        let mut groups: Vec<GroupColumn> = Vec::new();
        for &field in fields {
            for (place, column) in self.columns(field).iter().enumerate() {
                match groups.iter_mut().find(|group| group.name == column.name) {
                    Some(group) => group.fields.push((field, place)),
                    None => groups.push(GroupColumn::of(column, vec![(field, place)])?),
                }
            }
        }
        Ok(groups)
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
                found.push(GroupColumn::of(column, Vec::new())?);
            }
        }
        Ok(found)
    }

    /// What says to which attack a row belongs, the first that is not empty counting.
    ///
    /// # Errors
    /// When no statement can tell.
    pub fn attack(&self) -> Result<Vec<GroupColumn>, EngineError> {
        let mut groups = self.group_columns(&[Field::Attack])?;
        if let ([id], true) = (self.columns(Field::Id), self.reader.is_own) {
            let text = text_of(id, Field::Id)?;
            let attack = id.dialect.first_group(&text, ATTACK_OF_ID);
            let fields = vec![(Field::Attack, groups.len())];
            groups.push(GroupColumn::of_text("attack of id", attack, fields));
        }
        Ok(groups)
    }

    /// Its rows, with the time of each where `with_time` asks for it.
    pub fn relation(&self, with_time: bool) -> String {
        match &self.time {
            Some(time) if with_time => time.relation(&self.table.quoted(), self.table.dialect),
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
            [column] => {
                Some((text_of(column, Field::TimePrecision)?, self.precisions(store, column)?))
            }
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
        let needs_zone =
            |column: &TimeColumn| column.are_midnights || column.column.kind != ColumnType::Moment;
        let needs_zone = needs_zone(&start)
            || end.as_ref().is_some_and(needs_zone)
            || stated.as_ref().is_some_and(|(_, words)| {
                words.iter().any(|(_, precision)| *precision >= TimePrecision::Day)
            });
        let clocks = match needs_zone {
            true => {
                let columns = std::iter::once(&start).chain(&end);
                let span = self.span(store, columns)?;
                self.clocks_of_rows(store, span, &start.column.name)?
            }
            false => RowClocks {
                usual: ZoneClocks::of(&TimeZone::UTC, [Instant::from_secs(0); 2]),
                by_country: None,
            },
        };
        Ok(Some(EventTime { start, end, stated, clocks }))
    }

    /// From the first to the last time that is written in `columns`.
    fn span<'a>(
        &self,
        store: &dyn Store,
        columns: impl Iterator<Item = &'a TimeColumn>,
    ) -> Result<[Instant; 2], EngineError> {
        let dialect = self.table.dialect;
        let bounds: Vec<String> = columns
            .flat_map(|column| {
                let secs = column.secs(dialect);
                ["min", "max"].map(|of| dialect.shown(&format!("{of}({secs})")))
            })
            .collect();
        let statement = format!("SELECT {} FROM {}", bounds.join(", "), self.table.quoted());
        let cells = store.rows(&statement)?.into_iter().flatten().flatten();
        let secs: Vec<i64> =
            cells.map(|cell| read_number(Some(cell.as_str()))).collect::<Result<_, _>>()?;
        let at = |secs: Option<&i64>| Instant::from_secs(secs.copied().unwrap_or(0));
        Ok([at(secs.iter().min()), at(secs.iter().max())])
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
        let column = GroupColumn::of(column, Vec::new())?;
        let groups = Groups::ask(store, &from, &[column], &self.reader, MOST_WORDS)?;
        let read = |cells: &Vec<String>| {
            let text = cells.first()?;
            Some((text.clone(), TimePrecision::from_id(clean(text))?))
        };
        Ok(groups.cells.iter().filter_map(read).collect())
    }

    /// The clocks of each row, whose times lie within `span`: those of its country, else the
    /// usual ones.
    fn clocks_of_rows(
        &self,
        store: &dyn Store,
        span: [Instant; 2],
        times: &str,
    ) -> Result<RowClocks, EngineError> {
        let usual_zone = &self.reader.options.zone;
        let usual = ZoneClocks::of(usual_zone, span);
        let tell_otherwise = [Field::Admin1, Field::Admin2, Field::Place, Field::Latitude];
        let others = tell_otherwise.iter().any(|field| !self.columns(*field).is_empty());
        let refuse_unless_none = |rows: u64| match rows {
            0 => Ok(()),
            rows => Err(EngineError::Clocks { column: times.to_owned(), rows }),
        };
        let from = format!("FROM {}", self.table.quoted());
        let [country] = self.columns(Field::Country) else {
            if let columns @ [_, _, ..] = self.columns(Field::Country) {
                let columns = columns.iter().map(|column| column.name.clone()).collect();
                let field = Field::Country.def().label.to_owned();
                return Err(EngineError::Field { field, columns });
            }
            if others {
                let count = format!("SELECT {} {from}", self.table.dialect.shown("count(*)"));
                let count = store.rows(&count)?.into_iter().flatten().flatten().next();
                refuse_unless_none(read_number(count.as_deref())?)?;
            }
            return Ok(RowClocks { usual, by_country: None });
        };
        let countries = self.group_columns(&[Field::Country])?;
        let groups = Groups::ask(store, &from, &countries, &self.reader, MOST_WORDS)?;
        let mut zones = BTreeMap::<&str, Vec<String>>::new();
        let mut unknown = 0;
        for (cells, count) in groups.cells.iter().zip(&groups.counts) {
            let text = cells.first().map(String::as_str).unwrap_or_default();
            let clocks = clocks_of(clean(text));
            if let Some(zone) = clocks.zone().filter(|zone| usual_zone.iana_name() != Some(zone)) {
                zones.entry(zone).or_default().push(text.to_owned());
            }
            if clocks == Clocks::NoCountry && others {
                unknown += count;
            }
        }
        refuse_unless_none(unknown)?;
        let mut by_zone = Vec::new();
        for (name, texts) in zones {
            // A zone that is not known is none for the reader either.
            let Ok(zone) = TimeZone::get(name) else { continue };
            by_zone.push((texts, ZoneClocks::of(&zone, span)));
        }
        let by_country = match by_zone.is_empty() {
            true => None,
            false => Some((text_of(country, Field::Country)?, by_zone)),
        };
        Ok(RowClocks { usual, by_country })
    }
}

/// The text of the cells of `column`, which fills `field`.
fn text_of(column: &Column, field: Field) -> Result<String, EngineError> {
    let text = column.dialect.text_of(column);
    text.ok_or_else(|| EngineError::of_type(column, field.def().label))
}

/// Whether a column may not be called `name`.
fn is_own(name: &str) -> bool {
    // Names are the same in either case for some databases.
    name.to_ascii_lowercase().starts_with(OWN_NAMES)
}

/// Whether all times of `column` of the rows `from` are midnights as files write them.
fn are_midnights(store: &dyn Store, from: &str, column: &Column) -> Result<bool, EngineError> {
    let dialect = store.dialect();
    if !matches!(column.kind, ColumnType::Moment | ColumnType::Civil) {
        return Ok(false);
    }
    let statement = format!(
        "SELECT 'other' AS found FROM {from} WHERE {} AND {} <> 0 LIMIT 1",
        is_plausible(dialect, column),
        remainder(&dialect.secs(column), 86_400)
    );
    Ok(store.rows(&statement)?.is_empty())
}
