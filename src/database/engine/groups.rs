//! Rows counted by what some of their columns hold, and what that means.
//!
//! The server counts rows with the same cells; what the cells mean decides the reader of
//! files, which reads one row of each group. So kinds, figures, names of places and areas
//! are never understood twice.

use tempfile::NamedTempFile;

use super::column_type::ColumnType;
use super::error::EngineError;
use super::store::{Store, read_number};
use crate::base::Progress;
use crate::database::table::{Column, quoted};
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
    /// Its value in a statement.
    pub sql: String,
    /// The type in which its values are compared; as text where there is none.
    pub compared_as: Option<String>,
    /// The fields that it fills, and its place among the columns of each, from 0.
    pub fields: Vec<(Field, usize)>,
}

impl GroupColumn {
    /// A column that says nothing, where none says anything.
    fn nothing() -> Self {
        Self {
            name: "nothing".to_owned(),
            sql: "''::text".to_owned(),
            compared_as: None,
            fields: Vec::new(),
        }
    }

    /// `column`, which fills `fields`. Values that are equal and written in different ways are
    /// different cells, but for coordinates, where they are one place.
    pub fn of(column: &Column, fields: Vec<(Field, usize)>) -> Self {
        let are_degrees =
            |(field, _): &(Field, usize)| matches!(field, Field::Latitude | Field::Longitude);
        let are_degrees = !fields.is_empty() && fields.iter().all(are_degrees);
        let (sql, compared_as) = match ColumnType::of(column) {
            ColumnType::Number if are_degrees => (column.quoted(), Some(column.data_type.clone())),
            ColumnType::Number | ColumnType::Other => {
                (format!("({}) COLLATE \"C\"", column.as_text()), None)
            }
            ColumnType::Text => {
                (format!("{}::text COLLATE \"C\"", column.quoted()), Some("text".to_owned()))
            }
            _ => (column.quoted(), Some(column.data_type.clone())),
        };
        Self { name: column.name.clone(), sql, compared_as, fields }
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
        let nothing = [GroupColumn::nothing()];
        let columns = if columns.is_empty() { &nothing } else { columns };
        let numbered = |index: usize| quoted(&format!("c{index}"));
        let inner: Vec<String> = columns
            .iter()
            .enumerate()
            .map(|(index, column)| format!("{} AS {}", column.sql, numbered(index)))
            .collect();
        let outer: Vec<String> = (0..columns.len())
            .map(|index| format!("coalesce({}::text, '')", numbered(index)))
            .collect();
        let places: Vec<String> = (1..=columns.len()).map(|place| place.to_string()).collect();
        let statement = format!(
            "SELECT n::text, {} FROM (SELECT {}, count(*) AS n {from} GROUP BY {} LIMIT {}) AS g",
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
        let (mut cells, mut counts) = (Vec::new(), Vec::new());
        for row in rows {
            let mut texts = row.into_iter();
            counts.push(read_number(texts.next().flatten().as_deref())?);
            cells.push(texts.map(Option::unwrap_or_default).collect());
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
