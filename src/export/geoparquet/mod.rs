//! GeoParquet 1.1 (<https://geoparquet.org/releases/v1.1.0/>): columns for
//! analysts, with the place of each event as a WKB point.

mod columns;

use std::io::{Read as _, Seek as _, SeekFrom, Write};
use std::sync::Arc;

use parquet::basic::{Compression, ZstdLevel};
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;
use serde_json::json;

use super::{ColumnSet, ExportError, Exporter, Job};
use crate::dataset::Dataset;
use columns::Columns;

/// Rows that are held in memory before they are packed and written.
const GROUP_ROWS: usize = 1 << 16;

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

    /// With original columns, all of them text, in the order of the sources; with
    /// project columns by time, in types of their own.
    fn write(&self, job: &Job, out: &mut dyn Write) -> Result<(), ExportError> {
        let columns = match job.columns {
            ColumnSet::Original => Columns::original(job),
            ColumnSet::Project => Columns::project(job),
        };
        // The writer of the format wants a file that other threads may have.
        let mut file = tempfile::tempfile()?;
        let mut table = Table::new(columns, file.try_clone()?)?;
        match job.columns {
            ColumnSet::Original => {
                for part in &job.parts {
                    let dataset: &Dataset = &part.dataset;
                    for row in dataset.rows_in_source_order(&part.rows) {
                        table.push(job, dataset, row)?;
                    }
                }
            }
            ColumnSet::Project => {
                for (dataset, row) in job.rows_by_time() {
                    table.push(job, dataset, row)?;
                }
            }
        }
        table.finish()?;
        file.seek(SeekFrom::Start(0))?;
        let mut piece = vec![0; 1 << 16];
        loop {
            match file.read(&mut piece)? {
                0 => return Ok(()),
                read => out.write_all(piece.get(..read).unwrap_or_default())?,
            }
        }
    }
}

/// A table that is being written.
struct Table {
    columns: Columns,
    writer: SerializedFileWriter<std::fs::File>,
    rows: usize,
    /// West, south, east, north of all places.
    bounds: Option<[f64; 4]>,
}

impl Table {
    fn new(columns: Columns, file: std::fs::File) -> Result<Self, ExportError> {
        let schema: Arc<Type> = Arc::new(columns.schema()?);
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::default()))
            .set_created_by("strikemap".to_owned())
            .build();
        let writer = SerializedFileWriter::new(file, schema, Arc::new(properties))?;
        Ok(Self { columns, writer, rows: 0, bounds: None })
    }

    fn push(&mut self, job: &Job, dataset: &Dataset, row: usize) -> Result<(), ExportError> {
        if let Some(place) = self.columns.push(job, dataset, row)? {
            let (x, y) = (place.longitude(), place.latitude());
            let [w, s, e, n] = self.bounds.unwrap_or([x, y, x, y]);
            self.bounds = Some([w.min(x), s.min(y), e.max(x), n.max(y)]);
        }
        self.rows += 1;
        if self.rows == GROUP_ROWS {
            self.flush()?;
        }
        Ok(())
    }

    fn flush(&mut self) -> Result<(), ExportError> {
        if self.rows == 0 {
            return Ok(());
        }
        let mut group = self.writer.next_row_group()?;
        self.columns.write(&mut group)?;
        group.close()?;
        self.rows = 0;
        Ok(())
    }

    fn finish(mut self) -> Result<(), ExportError> {
        self.flush()?;
        let name = self.columns.geometry_name();
        let mut column = json!({ "encoding": "WKB", "geometry_types": ["Point"] });
        if let (Some(bounds), Some(column)) = (self.bounds, column.as_object_mut()) {
            column.insert("bbox".to_owned(), json!(bounds));
        }
        // Coordinates are WGS 84, longitude first, which is what no "crs" means.
        let geo = json!({
            "version": "1.1.0",
            "primary_column": name,
            "columns": { name: column },
        });
        let geo = KeyValue::new("geo".to_owned(), geo.to_string());
        self.writer.append_key_value_metadata(geo);
        self.writer.close()?;
        Ok(())
    }
}
