//! Rows counted by what some of their columns hold, and what that means.
//!
//! The server counts rows with the same cells; what the cells mean decides the reader of
//! files, which reads one row of each group. So kinds, figures, names of places and areas
//! are never understood twice.

use std::collections::{HashMap, HashSet};

use tempfile::NamedTempFile;

use super::error::EngineError;
use super::number::read_number;
use crate::base::Progress;
use crate::database::column_type::ColumnType;
use crate::database::dialect::Column;
use crate::database::dialect::Dialect;
use crate::database::store::Store;
use crate::dataset::schema::Field;
use crate::dataset::{Dataset, Mapping, NamedColumns, Options};
use crate::import::reader;

/// Columns that are not asked for, of which the first holds a moment, so that every row is an
/// event for the reader. The project's own format is known by its columns.
const OF_TABLE: [&str; 1] = ["strikemap start"];
const OF_OWN: [&str; 6] = ["start", "id", "kind", "time_precision", "geo_precision", "killed_low"];

const SOME_MOMENT: &str = "2000-01-01T00:00:00Z";

/// How cells are read.
#[derive(Debug, Clone)]
pub struct CellReader {
    /// With these options.
    pub options: Options,
    /// By this format: the project's own, or that of any table.
    pub format: String,
    /// Whether it is the project's own.
    pub is_own: bool,
}

/// A column by which rows are grouped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupColumn {
    /// Its name, which the reader sees.
    pub name: String,
    /// By what rows are grouped.
    pub sql: String,
    /// The type of that.
    kind: ColumnType,
    /// The column, unless it is a part of one.
    column: Option<Column>,
    /// The fields that it fills, and its place among the columns of each, from 0.
    pub fields: Vec<(Field, usize)>,
}

impl GroupColumn {
    /// A text that is part of a column, or none.
    pub fn of_text(name: &str, sql: String, fields: Vec<(Field, usize)>) -> Self {
        Self { name: name.to_owned(), sql, kind: ColumnType::Text, column: None, fields }
    }

    /// `column`, which fills `fields`. Values that are equal and written in different ways are
    /// different cells, but for coordinates, where they are one place.
    ///
    /// # Errors
    /// When no statement can tell its values apart.
    pub fn of(column: &Column, fields: Vec<(Field, usize)>) -> Result<Self, EngineError> {
        let are_degrees =
            |(field, _): &(Field, usize)| matches!(field, Field::Latitude | Field::Longitude);
        let are_degrees = !fields.is_empty() && fields.iter().all(are_degrees);
        let (sql, kind) = match column.kind {
            ColumnType::Number if are_degrees => (column.quoted(), ColumnType::Number),
            _ => column.dialect.group_key(column).ok_or_else(|| {
                let field =
                    fields.first().map_or(column.name.as_str(), |(field, _)| field.def().label);
                EngineError::of_type(column, field)
            })?,
        };
        let (name, column) = (column.name.clone(), Some(column.clone()));
        Ok(Self { name, sql, kind, column, fields })
    }

    /// A cell that is not empty as a value to compare with.
    pub fn value(&self, dialect: &dyn Dialect, cell: &str) -> Option<String> {
        match &self.column {
            Some(column) => dialect.value(column, self.kind, cell),
            None => Some(dialect.literal(cell)),
        }
    }

    /// A value for nothing that none of `cells` has.
    pub fn stand_in<'a>(
        &self,
        dialect: &dyn Dialect,
        cells: impl Iterator<Item = &'a str>,
    ) -> Option<String> {
        let days = || {
            let first = jiff::civil::date(2200, 1, 1);
            first.series(jiff::Span::new().days(1)).map(|day| day.to_string())
        };
        let found = match self.kind {
            // The smallest one, which every type of numbers holds exactly.
            ColumnType::Whole | ColumnType::Number => {
                let known: Vec<f64> = cells.filter_map(|cell| cell.parse().ok()).collect();
                let whole = |number: &f64| number.fract() == 0.0 && (0.0..1e9).contains(number);
                let known: HashSet<u32> = known
                    .iter()
                    .filter(|number| whole(number))
                    .map(|&known| known as u32)
                    .collect();
                (0..).find(|number| !known.contains(number)).map(|number| number.to_string())
            }
            ColumnType::Day | ColumnType::Civil | ColumnType::Moment => {
                let known: HashSet<&str> = cells.filter_map(|cell| cell.get(..10)).collect();
                let day = days().find(|day| !known.contains(day.as_str()));
                day.map(|day| match self.kind {
                    ColumnType::Day => day,
                    ColumnType::Moment => format!("{day} 00:00:00+00"),
                    _ => format!("{day} 00:00:00"),
                })
            }
            _ => return Some(dialect.literal("")),
        };
        self.value(dialect, &found?)
    }
}

/// Groups of rows.
pub struct Groups {
    /// The columns.
    pub columns: Vec<GroupColumn>,
    /// The text of the cells of each group; empty where the server has nothing.
    pub cells: Vec<Vec<String>>,
    /// How many rows each has; one without any where there are no groups.
    pub counts: Vec<u64>,
    /// One event a group.
    pub dataset: Dataset,
    /// What the dataset reads its cells from.
    _file: NamedTempFile,
}

impl Groups {
    /// Asks for the groups of the rows of `from`, a relation with its conditions.
    ///
    /// # Errors
    /// When there are more than `most` of them, or the server refuses.
    pub fn ask(
        store: &dyn Store,
        from: &str,
        columns: &[GroupColumn],
        reader: &CellReader,
        most: usize,
    ) -> Result<Self, EngineError> {
        let dialect = store.dialect();
        // A column that says nothing, where none says anything.
        let nothing = [GroupColumn::of_text("nothing", dialect.literal(""), Vec::new())];
        let columns = if columns.is_empty() { &nothing } else { columns };
        let inner: Vec<String> = columns
            .iter()
            .enumerate()
            .map(|(index, column)| format!("{} AS c{index}", column.sql))
            .collect();
        let outer: Vec<String> =
            (0..columns.len()).map(|index| dialect.shown(&format!("c{index}"))).collect();
        let places: Vec<String> = (1..=columns.len()).map(|place| place.to_string()).collect();
        let statement = format!(
            "SELECT {}, {} FROM (SELECT {}, count(*) AS n {from} GROUP BY {} LIMIT {}) AS g",
            dialect.shown("n"),
            outer.join(", "),
            inner.join(", "),
            places.join(", "),
            most + 1
        );
        let rows = store.rows(&statement)?;
        if rows.len() > most {
            let names = columns.iter().map(|column| column.name.clone()).collect();
            return Err(EngineError::TooManyGroups { columns: names, most });
        }
        let (mut cells, mut counts) = (Vec::<Vec<String>>::new(), Vec::<u64>::new());
        let mut places = HashMap::new();
        for row in rows {
            let mut texts = row.into_iter();
            let count: u64 = read_number(texts.next().flatten().as_deref())?;
            let texts: Vec<String> = texts.map(Option::unwrap_or_default).collect();
            // Nothing and an empty text are one group.
            let place = *places.entry(texts.clone()).or_insert_with(|| {
                cells.push(texts);
                counts.push(0);
                counts.len() - 1
            });
            counts[place] += count;
        }
        // The reader refuses a header without rows.
        if cells.is_empty() {
            cells.push(vec![String::new(); columns.len()]);
            counts.push(0);
        }
        let (dataset, file) = reader.read(columns, &cells)?;
        if dataset.len() != cells.len() || dataset.report.format != reader.format {
            return Err(EngineError::Groups);
        }
        Ok(Self { columns: columns.to_vec(), cells, counts, dataset, _file: file })
    }

    /// The group of `row` of the dataset.
    pub fn of_row(&self, row: usize) -> usize {
        self.dataset.source_number(row).saturating_sub(1) as usize
    }

    /// How many rows the group of `row` has.
    pub fn count(&self, row: usize) -> u64 {
        self.counts.get(self.of_row(row)).copied().unwrap_or(0)
    }
}

impl CellReader {
    /// One event for each of `cells`, whose columns fill the fields that they name.
    fn read(
        &self,
        columns: &[GroupColumn],
        cells: &[Vec<String>],
    ) -> Result<(Dataset, NamedTempFile), EngineError> {
        let is_asked = |name: &str| columns.iter().any(|column| column.name == name);
        let added: Vec<&str> = match self.is_own {
            true => OF_OWN.into_iter().filter(|name| !is_asked(name)).collect(),
            false => OF_TABLE.to_vec(),
        };
        let mut mapping = Mapping::default();
        let mut moments = vec![SOME_MOMENT];
        moments.resize(added.len(), "");
        mapping.set(Field::Start, Some(0));
        let mut fills: Vec<(Field, usize, usize)> = Vec::new();
        for (index, column) in columns.iter().enumerate() {
            let of = |&(field, place): &(Field, usize)| (field, place, index + added.len());
            fills.extend(column.fields.iter().map(of));
        }
        fills.sort_unstable();
        for of_field in fills.chunk_by(|one, other| one.0 == other.0) {
            if let Some((field, ..)) = of_field.first() {
                mapping.set_all(*field, of_field.iter().map(|(.., index)| *index).collect());
            }
        }
        let mut file = tempfile::Builder::new().prefix("groups-").suffix(".csv").tempfile()?;
        {
            let mut out = csv::Writer::from_writer(std::io::BufWriter::new(file.as_file_mut()));
            let header = columns.iter().map(|column| column.name.as_str());
            out.write_record(added.iter().copied().chain(header))?;
            for row in cells {
                let cells = row.iter().map(String::as_str);
                out.write_record(moments.iter().copied().chain(cells))?;
            }
            out.flush()?;
        }
        let options = Options {
            mapping: Some(mapping),
            named_columns: NamedColumns::new(),
            sheet: None,
            ..self.options.clone()
        };
        let dataset = reader::read(file.path(), &options, &Progress::default())?;
        Ok((dataset, file))
    }
}
