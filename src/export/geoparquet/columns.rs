//! Columns of a Parquet table: their types, and the values that wait to be written.

use std::io::Write;

use parquet::basic::{Encoding, LogicalType, Repetition, TimeUnit, Type as Physical};
use parquet::column::page::Page;
use parquet::column::writer::{ColumnCloseResult, ColumnWriter, get_column_writer};
use parquet::data_type::ByteArray;
use parquet::file::properties::WriterPropertiesPtr;
use parquet::file::writer::{SerializedPageWriter, SerializedRowGroupWriter, TrackedWrite};
use parquet::schema::types::{SchemaDescriptor, Type};

use crate::dataset::Place;
use crate::dataset::place_text::wkb;
use crate::dataset::schema::{Field, FieldType, Value};
use crate::export::record::{OriginalRow, ProjectCell, RawRow, Record};
use crate::export::{ExportError, Job, Part};
use crate::language::message;

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
#[derive(Debug, Clone)]
enum Values {
    /// One after another, and where each ends.
    Bytes(Vec<u8>, Vec<usize>),
    Long(Vec<i64>),
    Double(Vec<f64>),
}

#[derive(Debug, Clone)]
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
            Kind::Text | Kind::Point => Values::Bytes(Vec::new(), Vec::new()),
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

    fn push_bytes(&mut self, bytes: Option<&[u8]>) {
        self.levels.push(i16::from(bytes.is_some()));
        if let (Some(bytes), Values::Bytes(all, ends)) = (bytes, &mut self.values) {
            all.extend_from_slice(bytes);
            ends.push(all.len());
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
}

/// The values of one column that pieces of a table have, as the writer wants them.
struct Joined {
    bytes: Vec<ByteArray>,
    longs: Vec<i64>,
    doubles: Vec<f64>,
    levels: Vec<i16>,
}

impl Joined {
    fn of(index: usize, pieces: &[Columns]) -> Self {
        let mut joined =
            Self { bytes: Vec::new(), longs: Vec::new(), doubles: Vec::new(), levels: Vec::new() };
        for column in pieces.iter().filter_map(|piece| piece.columns.get(index)) {
            joined.levels.extend_from_slice(&column.levels);
            match &column.values {
                Values::Bytes(all, ends) => {
                    let all = ByteArray::from(all.clone());
                    let starts = std::iter::once(&0).chain(ends);
                    let cells = starts.zip(ends).map(|(&from, &to)| all.slice(from, to - from));
                    joined.bytes.extend(cells);
                }
                Values::Long(values) => joined.longs.extend_from_slice(values),
                Values::Double(values) => joined.doubles.extend_from_slice(values),
            }
        }
        joined
    }

    fn write(&self, writer: &mut ColumnWriter<'_>) -> Result<(), ExportError> {
        let levels = Some(self.levels.as_slice());
        match writer {
            ColumnWriter::ByteArrayColumnWriter(writer) => {
                writer.write_batch(&self.bytes, levels, None)?
            }
            ColumnWriter::Int64ColumnWriter(writer) => {
                writer.write_batch(&self.longs, levels, None)?
            }
            ColumnWriter::DoubleColumnWriter(writer) => {
                writer.write_batch(&self.doubles, levels, None)?
            }
            _ => return Err(ExportError::Parquet(message!("parquet-another-type"))),
        };
        Ok(())
    }
}

/// A column of a row group, packed.
pub struct Packed {
    bytes: Vec<u8>,
    closed: ColumnCloseResult,
}

impl Packed {
    /// The column `index` of `pieces`, which are one row group.
    pub fn of(
        index: usize,
        pieces: &[Columns],
        schema: &SchemaDescriptor,
        properties: &WriterPropertiesPtr,
    ) -> Result<Self, ExportError> {
        let mut sink = TrackedWrite::new(Vec::new());
        let pages = Box::new(SerializedPageWriter::new(&mut sink));
        let mut writer = get_column_writer(schema.column(index), properties.clone(), pages);
        Joined::of(index, pieces).write(&mut writer)?;
        let closed = writer.close()?;
        Ok(Self { bytes: sink.into_inner()?, closed })
    }

    /// Writes it as the next column of `group`.
    pub fn write<W: Write + Send>(
        self,
        group: &mut SerializedRowGroupWriter<'_, W>,
    ) -> Result<(), ExportError> {
        // The reader that is wanted has no name here, but a page holds one.
        let page = Page::DataPage {
            buf: self.bytes.into(),
            num_values: 0,
            encoding: Encoding::PLAIN,
            def_level_encoding: Encoding::RLE,
            rep_level_encoding: Encoding::RLE,
            statistics: None,
        };
        Ok(group.append_column(page.buffer(), self.closed)?)
    }
}

/// All columns of a piece of a table; the last one is the geometry.
#[derive(Debug, Clone)]
pub struct Columns {
    columns: Vec<Column>,
    /// For original columns, by part of the job: where each column stands there.
    /// Empty for project columns.
    sources: Vec<Vec<Option<usize>>>,
    is_project: bool,
    rows: usize,
    /// West, south, east, north of all places.
    bounds: Option<[f64; 4]>,
}

impl Kind {
    /// Of a project column.
    fn of(field_type: FieldType) -> Self {
        match field_type {
            FieldType::Instant => Self::Time,
            FieldType::Count | FieldType::Metres => Self::Number,
            FieldType::Degrees => Self::Degrees,
            FieldType::Text
            | FieldType::List
            | FieldType::Range
            | FieldType::Interval
            | FieldType::Duration
            | FieldType::Precision
            | FieldType::Flag => Self::Text,
        }
    }
}

impl Columns {
    /// The normalized ones that are kept.
    pub fn project(job: &Job) -> Self {
        let kind = |name| match Field::from_id(name) {
            Some(field) => Kind::of(field.def().field_type),
            None => Kind::Text,
        };
        let names = job.project_columns().into_iter();
        let mut columns: Vec<Column> = names.map(|name| Column::new(name, kind(name))).collect();
        columns.push(Column::new("geometry", Kind::Point));
        Self { columns, sources: Vec::new(), is_project: true, rows: 0, bounds: None }
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
        let place = |part: &Part| {
            let names = part.dataset.decoder.columns();
            columns
                .iter()
                .map(|column| names.iter().position(|name| *name == column.name))
                .collect()
        };
        let sources = job.parts.iter().map(place).collect();
        Self { columns, sources, is_project: false, rows: 0, bounds: None }
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

    /// How many columns there are.
    pub fn len(&self) -> usize {
        self.columns.len()
    }

    /// How many rows it has.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// West, south, east, north of all places.
    pub fn bounds(&self) -> Option<[f64; 4]> {
        self.bounds
    }

    /// Adds a row.
    pub fn push(&mut self, job: &Job, raw: RawRow<'_>) -> Result<(), ExportError> {
        let place = if self.is_project {
            self.push_event(&job.project_record(raw)?)
        } else {
            let part = |part: &Part| std::ptr::eq(&*part.dataset, raw.dataset);
            let part = job.parts.iter().position(part);
            self.push_cells(part.unwrap_or_default(), &job.original_row(raw)?)
        };
        if let Some(geometry) = self.columns.last_mut() {
            let point = place.map(wkb::point);
            geometry.push_bytes(point.as_ref().map(|point| &point[..]));
        }
        if let Some(place) = place {
            let (x, y) = (place.longitude(), place.latitude());
            self.bounds = union(self.bounds, Some([x, y, x, y]));
        }
        self.rows += 1;
        Ok(())
    }

    fn push_event(&mut self, record: &Record<'_>) -> Option<Place> {
        for (column, ProjectCell { def, text, .. }) in self.columns.iter_mut().zip(record.cells()) {
            let value = def.map_or(Value::Unknown, |def| (def.value)(record.cell_event()));
            match (column.kind, value) {
                (Kind::Time, Value::Instant(at)) => {
                    column.push_long(Some(at.secs().saturating_mul(1_000_000)));
                }
                (Kind::Number, Value::Count(count)) => column.push_long(Some(count.into())),
                (Kind::Number, Value::Metres(metres)) => column.push_long(Some(metres as i64)),
                (Kind::Degrees, Value::Degrees(degrees)) => column.push_double(Some(degrees)),
                (Kind::Time | Kind::Number, _) => column.push_long(None),
                (Kind::Degrees, _) => column.push_double(None),
                (Kind::Text | Kind::Point, _) => {
                    column.push_bytes((!text.is_empty()).then(|| text.as_bytes()));
                }
            }
        }
        record.event().place
    }

    fn push_cells(&mut self, part: usize, row: &OriginalRow) -> Option<Place> {
        let all_but_geometry = self.columns.len().saturating_sub(1);
        let places = self.sources.get(part).into_iter().flatten();
        for (column, at) in self.columns.iter_mut().take(all_but_geometry).zip(places) {
            let cell = at.and_then(|at| row.cells.get(at)?.as_ref());
            column.push_bytes(cell.map(|cell| cell.text.as_bytes()));
        }
        row.event.place
    }
}

/// What holds both.
pub fn union(a: Option<[f64; 4]>, b: Option<[f64; 4]>) -> Option<[f64; 4]> {
    let (Some([w, s, e, n]), Some([west, south, east, north])) = (a, b) else { return a.or(b) };
    Some([w.min(west), s.min(south), e.max(east), n.max(north)])
}
