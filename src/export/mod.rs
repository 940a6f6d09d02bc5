//! Rows leave the program: as files that can be read anywhere, with a manifest
//! that says what is in them and proves it.
//!
//! To add a format, write one file and one line in [`EXPORTERS`].

mod add_notes;
mod buffers;
mod cells_writer;
mod change_table;
pub mod changes;
mod claims;
mod column_set;
mod columns;
mod commit;
pub mod comparison;
mod decimals;
pub mod difference;
mod document_info;
mod document_text;
pub mod drawing;
mod drawn;
mod error;
mod exported_areas;
mod exporter;
mod feature;
mod file;
mod file_name;
pub mod filter_description;
mod formula;
pub mod frame_folder;
mod geojson;
mod geoparquet;
mod input;
mod job;
pub mod key_file;
mod kml;
mod limits;
pub mod manifest;
mod map_picture;
pub mod notes;
mod original;
pub mod page;
mod page_choices;
mod parallel_render;
mod part;
pub mod picture;
mod previous_output;
pub mod print;
mod print_choices;
mod print_template;
mod project;
pub mod publication;
mod publication_check;
mod published_claims;
mod record;
pub mod report;
mod report_choices;
mod request;
mod scope;
mod session_job;
pub mod shell_command;
pub mod signature;
pub mod since;
mod stated_filters;
pub mod table;
mod tally;
pub mod timestamp;
mod verbatim;
pub mod verify;
mod written_notes;

use std::io::Write;

pub use column_set::ColumnSet;
pub use columns::columns;
pub use document_info::DocumentInfo;
pub use error::ExportError;
pub use exporter::Exporter;
pub use file::{Exported, default_name, refuse_inputs, write};
pub use file_name::manifest_path;
pub use job::Job;
pub use manifest::Manifest;
pub use map_picture::MapPicture;
pub use part::Part;
pub use publication::{Places, Publication};
pub use request::Request;
pub use scope::Scope;
pub use tally::Tally;
pub use verify::{Published, Verified, VerifyError, VerifyOptions, published, verify, verify_with};

/// Every format, in the order in which dialogs list them.
#[rustfmt::skip]
pub const EXPORTERS: &[&dyn Exporter] = &[
    &table::Csv,
    &geojson::GeoJson,
    &kml::Kml,
    &geoparquet::GeoParquet,
    &report::Report,
    &page::Page,
    &print::Pdf,
];

/// The exporter whose id is `id`.
///
/// # Errors
/// When there is none.
pub fn by_id(id: &str) -> Result<&'static dyn Exporter, ExportError> {
    EXPORTERS
        .iter()
        .copied()
        .find(|exporter| exporter.id() == id)
        .ok_or_else(|| ExportError::UnknownFormat { id: id.to_owned(), known: known_formats() })
}

/// The exporter of what a job or a manifest says was written: one of [`EXPORTERS`], or what
/// only a command of its own writes.
///
/// # Errors
/// When there is none.
pub(in crate::export) fn written_by(id: &str) -> Result<&'static dyn Exporter, ExportError> {
    if id == changes::ID { Ok(&changes::Changes) } else { by_id(id) }
}

/// The ids of all formats, for people.
fn known_formats() -> String {
    EXPORTERS.iter().map(|exporter| exporter.id()).collect::<Vec<_>>().join(", ")
}

/// Writes the rows of `job` to `out`, without a manifest.
///
/// # Errors
/// As for [`Exporter::write`].
pub fn stream(job: &Job, out: &mut dyn Write) -> Result<(), ExportError> {
    if job.parts.is_empty() {
        return Err(ExportError::Nothing);
    }
    job.publication.check(job)?;
    job.tally.reset();
    written_by(&job.format)?.write(job, out)
}
