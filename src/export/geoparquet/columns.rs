//! Columns of a Parquet table: their types, and the values that wait to be written.

use parquet::basic::{LogicalType, Repetition, TimeUnit, Type as Physical};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::file::writer::SerializedRowGroupWriter;
use parquet::schema::types::Type;

use crate::dataset::{Dataset, Place};
use crate::export::record::{OriginalRow, Record};
use crate::export::{ExportError, Job};
use crate::import::wkb;

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    /// Microseconds since 1970, UTC.
    Time,
    Number,
    Degrees,
    /// A point as well-known binary.
    Point,
}

/// Values that wait; absent ones are in none of the lists.
#[derive(Debug)]
enum Values {
    Bytes(Vec<ByteArray>),
    Long(Vec<i64>),
    Double(Vec<f64>),
}

#[derive(Debug)]
struct Column {
    name: String,
    kind: Kind,
    values: Values,
    /// For each row 1 where it has a value, else 0.
    levels: Vec<i16>,
}

impl Column {
    fn new(name: &str, kind: Kind) -> Self {
        let values = match kind {
            Kind::Text | Kind::Point => Values::Bytes(Vec::new()),
            Kind::Time | Kind::Number => Values::Long(Vec::new()),
            Kind::Degrees => Values::Double(Vec::new()),
        };
        Self { name: name.to_owned(), kind, values, levels: Vec::new() }
    }

    fn schema(&self) -> Result<Type, ExportError> {
        let (physical, logical) = match self.kind {
            Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
            Kind::Point => (Physical::BYTE_ARRAY, None),
            Kind::Time => (Physical::INT64, Some(LogicalType::timestamp(true, TimeUnit::MICROS))),
            Kind::Number => (Physical::INT64, None),
            Kind::Degrees => (Physical::DOUBLE, None),
        };
        let builder = Type::primitive_type_builder(&self.name, physical)
            .with_repetition(Repetition::OPTIONAL)
            .with_logical_type(logical);
        Ok(builder.build()?)
    }

    fn push_bytes(&mut self, bytes: Option<Vec<u8>>) {
        self.levels.push(i16::from(bytes.is_some()));
        if let (Some(bytes), Values::Bytes(values)) = (bytes, &mut self.values) {
            values.push(bytes.into());
        }
    }

    fn push_long(&mut self, value: Option<i64>) {
        self.levels.push(i16::from(value.is_some()));
        if let (Some(value), Values::Long(values)) = (value, &mut self.values) {
            values.push(value);
        }
    }

    fn push_double(&mut self, value: Option<f64>) {
        self.levels.push(i16::from(value.is_some()));
        if let (Some(value), Values::Double(values)) = (value, &mut self.values) {
            values.push(value);
        }
    }

    fn write(&mut self, writer: &mut ColumnWriter<'_>) -> Result<(), ExportError> {
        let levels = Some(self.levels.as_slice());
        match (&mut self.values, writer) {
            (Values::Bytes(values), ColumnWriter::ByteArrayColumnWriter(writer)) => {
                writer.write_batch(values, levels, None)?;
                values.clear();
            }
            (Values::Long(values), ColumnWriter::Int64ColumnWriter(writer)) => {
                writer.write_batch(values, levels, None)?;
                values.clear();
            }
            (Values::Double(values), ColumnWriter::DoubleColumnWriter(writer)) => {
                writer.write_batch(values, levels, None)?;
                values.clear();
            }
            _ => return Err(ExportError::Parquet(format!("column \"{}\"", self.name))),
        }
        self.levels.clear();
        Ok(())
    }
}

/// All columns of a table; the last one is the geometry.
#[derive(Debug)]
pub struct Columns {
    columns: Vec<Column>,
    is_project: bool,
}

/// The kind of a project column.
fn kind(name: &str) -> Kind {
    match name {
        "start" | "end" => Kind::Time,
        "latitude" | "longitude" => Kind::Degrees,
        "radius_m" | "killed_low" | "killed_high" | "injured_low" | "injured_high" | "launched"
        | "intercepted" => Kind::Number,
        _ => Kind::Text,
    }
}

impl Columns {
    /// Those of the project that are kept.
    pub fn project(job: &Job) -> Self {
        let names = job.project_columns().into_iter();
        let mut columns: Vec<Column> = names.map(|name| Column::new(name, kind(name))).collect();
        columns.push(Column::new("geometry", Kind::Point));
        Self { columns, is_project: true }
    }

    /// Those of all sources of `job` that are kept, each name once.
    pub fn original(job: &Job) -> Self {
        let mut columns: Vec<Column> = Vec::new();
        for name in job.parts.iter().flat_map(|part| part.dataset.decoder.columns()) {
            let is_new = columns.iter().all(|known| known.name != *name);
            if is_new && job.publication.keeps(name) {
                columns.push(Column::new(name, Kind::Text));
            }
        }
        let is_taken = |name: &str| columns.iter().any(|known| known.name == name);
        let names = ["geometry", "strikemap_geometry", "strikemap_geometry_2"];
        let name = names.into_iter().find(|name| !is_taken(name)).unwrap_or("geometry");
        columns.push(Column::new(name, Kind::Point));
        Self { columns, is_project: false }
    }

    /// The name of the column with the geometry.
    pub fn geometry_name(&self) -> &str {
        self.columns.last().map_or("geometry", |column| &column.name)
    }

    /// The schema of the file.
    pub fn schema(&self) -> Result<Type, ExportError> {
        let fields = self.columns.iter().map(|column| Ok(column.schema()?.into()));
        let fields = fields.collect::<Result<Vec<_>, ExportError>>()?;
        Ok(Type::group_type_builder("event").with_fields(fields).build()?)
    }

    /// Adds a row; returns the place that is told of it.
    pub fn push(
        &mut self,
        job: &Job,
        dataset: &Dataset,
        row: usize,
    ) -> Result<Option<Place>, ExportError> {
        let place = if self.is_project {
            self.push_event(job.project_record(dataset, row)?)
        } else {
            self.push_cells(dataset, job.original_row(dataset, row)?)
        };
        if let Some(geometry) = self.columns.last_mut() {
            geometry.push_bytes(place.map(|place| wkb::point(place).to_vec()));
        }
        Ok(place)
    }

    fn push_event(&mut self, Record { event, cells }: Record) -> Option<Place> {
        let micros = |at: crate::dataset::Instant| at.secs().saturating_mul(1_000_000);
        for (column, (_, cell)) in self.columns.iter_mut().zip(cells) {
            match column.kind {
                Kind::Time => {
                    let at = event.interval.map(|interval| match column.name.as_str() {
                        "start" => interval.start(),
                        _ => interval.end(),
                    });
                    column.push_long(at.map(micros));
                }
                Kind::Number => column.push_long(cell.parse::<f64>().ok().map(|n| n as i64)),
                Kind::Degrees => column.push_double(cell.parse().ok()),
                Kind::Text | Kind::Point => {
                    column.push_bytes((!cell.is_empty()).then(|| cell.into_bytes()));
                }
            }
        }
        event.place
    }

    fn push_cells(&mut self, dataset: &Dataset, row: OriginalRow) -> Option<Place> {
        let names = dataset.decoder.columns();
        let all_but_geometry = self.columns.len().saturating_sub(1);
        for column in self.columns.iter_mut().take(all_but_geometry) {
            let at = names.iter().position(|name| *name == column.name);
            let cell = at.and_then(|at| row.cells.get(at)?.as_ref());
            column.push_bytes(cell.map(|cell| cell.text.clone().into_bytes()));
        }
        row.event.place
    }

    /// Writes what waits.
    pub fn write(
        &mut self,
        group: &mut SerializedRowGroupWriter<'_, std::fs::File>,
    ) -> Result<(), ExportError> {
        for column in &mut self.columns {
            let Some(mut writer) = group.next_column()? else { break };
            column.write(writer.untyped())?;
            writer.close()?;
        }
        Ok(())
    }
}
