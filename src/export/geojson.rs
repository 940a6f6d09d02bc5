//! GeoJSON (RFC 7946): one feature an event, written one after another.

use std::io::Write;

use serde_json::json;

use super::{ColumnSet, ExportError, Exporter, Job, feature};
use crate::dataset::Dataset;

/// A feature collection.
pub struct GeoJson;

impl Exporter for GeoJson {
    fn id(&self) -> &'static str {
        "geojson"
    }

    fn label(&self) -> &'static str {
        "GeoJSON"
    }

    fn extension(&self) -> &'static str {
        "geojson"
    }

    /// With original columns in the order of the sources, with project columns
    /// by time.
    fn write(&self, job: &Job, out: &mut dyn Write) -> Result<(), ExportError> {
        let mut about = json!({
            "boundary_rule": super::manifest::BOUNDARY_RULE,
            "zone": job.zone.iana_name().unwrap_or("UTC"),
        });
        if let (false, Some(members)) = (job.publication.is_none(), about.as_object_mut()) {
            members.insert("publication".to_owned(), job.publication.words().into());
        }
        write!(out, "{{\"type\":\"FeatureCollection\",\"strikemap\":{about},\"features\":[")?;
        let mut separator = "\n";
        let mut put = |feature: String| -> Result<(), ExportError> {
            out.write_all(separator.as_bytes())?;
            out.write_all(feature.as_bytes())?;
            separator = ",\n";
            Ok(())
        };
        match job.columns {
            ColumnSet::Original => {
                for part in &job.parts {
                    let dataset: &Dataset = &part.dataset;
                    for row in dataset.rows_in_source_order(&part.rows) {
                        put(feature::original(job, dataset, row)?)?;
                    }
                }
            }
            ColumnSet::Project => {
                for (dataset, row) in job.rows_by_time() {
                    put(feature::project(job, dataset, row)?)?;
                }
            }
        }
        out.write_all(b"\n]}\n")?;
        Ok(())
    }
}
