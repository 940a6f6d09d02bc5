//! GeoParquet 1.1 (<https://geoparquet.org/releases/v1.1.0/>): columns for
//! analysts, with the place of each event as a WKB point.

mod columns;

use std::io::Write;
use std::sync::Arc;

use parquet::basic::{Compression, ZstdLevel};
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;
use serde_json::json;

use super::{ColumnSet, ExportError, Exporter, Job, parallel_render};
use crate::base::parallel;
use columns::{Columns, Packed, union};

/// Rows that are held in memory before they are packed and written: whole pieces.
const GROUP_ROWS: usize = 128 * parallel_render::PIECE_ROWS;

/// A table with typed columns.
pub struct GeoParquet;

impl Exporter for GeoParquet {
    fn id(&self) -> &'static str {
        "geoparquet"
    }

    fn label(&self) -> &'static str {
        "GeoParquet"
    }

    fn extension(&self) -> &'static str {
        "parquet"
    }

    fn has_claims_beside(&self, job: &Job) -> bool {
        job.columns == ColumnSet::Project
    }

    fn is_read_again(&self, _whose: ColumnSet) -> bool {
        true
    }

    /// With original columns, all of them text, in the order of the sources; with
    /// project columns by time, in types of their own.
    fn write(&self, job: &Job, out: &mut dyn Write) -> Result<(), ExportError> {
        let columns = match job.columns {
            ColumnSet::Original => Columns::original(job),
            ColumnSet::Project => Columns::project(job),
        };
        let mut table = Table::new(&columns, out)?;
        parallel_render::rows(
            job,
            || columns.clone(),
            |piece, raw| piece.push(job, raw),
            |piece| table.add(piece),
        )?;
        table.finish(columns.geometry_name())
    }
}

/// A table that is being written.
struct Table<'a> {
    out: &'a mut dyn Write,
    /// What is packed waits in memory until the row group is whole.
    writer: SerializedFileWriter<Vec<u8>>,
    /// The row group that is being filled.
    pieces: Vec<Columns>,
    rows: usize,
    bounds: Option<[f64; 4]>,
}

impl<'a> Table<'a> {
    fn new(columns: &Columns, out: &'a mut dyn Write) -> Result<Self, ExportError> {
        let schema: Arc<Type> = Arc::new(columns.schema()?);
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::default()))
            .set_created_by("strikemap".to_owned())
            .build();
        let writer = SerializedFileWriter::new(Vec::new(), schema, Arc::new(properties))?;
        Ok(Self { out, writer, pieces: Vec::new(), rows: 0, bounds: None })
    }

    fn add(&mut self, piece: Columns) -> Result<(), ExportError> {
        self.rows += piece.rows();
        self.bounds = union(self.bounds, piece.bounds());
        self.pieces.push(piece);
        if self.rows >= GROUP_ROWS { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), ExportError> {
        let Some(columns) = self.pieces.first().map(Columns::len) else { return Ok(()) };
        let (schema, properties) = (self.writer.schema_descr(), self.writer.properties());
        let packed = parallel::map("pack columns", (0..columns).collect(), |index| {
            Packed::of(index, &self.pieces, schema, properties)
        });
        let mut group = self.writer.next_row_group()?;
        packed.into_iter().try_for_each(|column| column?.write(&mut group))?;
        group.close()?;
        self.pieces.clear();
        self.rows = 0;
        self.writer.flush()?;
        self.out.write_all(self.writer.inner())?;
        self.writer.inner_mut().clear();
        Ok(())
    }

    fn finish(mut self, geometry_name: &str) -> Result<(), ExportError> {
        self.flush()?;
        let mut column = json!({ "encoding": "WKB", "geometry_types": ["Point"] });
        if let (Some(bounds), Some(column)) = (self.bounds, column.as_object_mut()) {
            column.insert("bbox".to_owned(), json!(bounds));
        }
        // Coordinates are WGS 84, longitude first, which is what no "crs" means.
        let geo = json!({
            "version": "1.1.0",
            "primary_column": geometry_name,
            "columns": { geometry_name: column },
        });
        let geo = KeyValue::new("geo".to_owned(), geo.to_string());
        self.writer.append_key_value_metadata(geo);
        Ok(self.out.write_all(&self.writer.into_inner()?)?)
    }
}
