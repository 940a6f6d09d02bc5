//! GeoJSON (RFC 7946): one feature an event, written one after another.

use std::io::Write;

use serde_json::json;

use super::buffers::Buffers;
use super::{ColumnSet, ExportError, Exporter, Job, feature, parallel_render};
use crate::language::{Language, said_in};

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

    fn is_read_again(&self, _whose: ColumnSet) -> bool {
        true
    }

    /// With original columns in the order of the sources, with project columns
    /// by time.
    fn write(&self, job: &Job, out: &mut dyn Write) -> Result<(), ExportError> {
        let mut about = json!({
            "boundary_rule": super::manifest::BOUNDARY_RULE,
            "zone": job.zone.iana_name().unwrap_or("UTC"),
        });
        if let (false, Some(members)) = (job.publication.is_none(), about.as_object_mut()) {
            members.insert(
                "publication".to_owned(),
                said_in(Language::English, || job.publication.words()).into(),
            );
        }
        write!(out, "{{\"type\":\"FeatureCollection\",\"strikemap\":{about},\"features\":[")?;
        let mut separator = &b"\n"[..];
        let buffers = Buffers::default();
        parallel_render::rows(
            job,
            || buffers.take(),
            |piece, raw| {
                if !piece.is_empty() {
                    piece.extend_from_slice(b",\n");
                }
                match job.columns {
                    ColumnSet::Original => feature::original(job, raw, piece),
                    ColumnSet::Project => feature::project(job, raw, piece),
                }
            },
            |piece| {
                out.write_all(separator)?;
                separator = b",\n";
                buffers.write(piece, out)
            },
        )?;
        out.write_all(b"\n]}\n")?;
        Ok(())
    }
}
