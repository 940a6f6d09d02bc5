//! What an export holds and where it came from, as a file beside it.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::drawn::Drawing;
pub use super::input::Input;
use super::input::{full, input, named_inputs};
use super::notes::NotesInput;
use super::page_choices::PageChoices;
use super::print_choices::PrintChoices;
use super::report_choices::ReportChoices;
use super::{ColumnSet, Job, Part, Publication, Scope, filter_description};
use crate::base::atomic::folder_of;
use crate::base::hash::Fingerprint;
use crate::base::relative::path_from;
use crate::dataset::schema::Field;
use crate::dataset::{Instant, Interval, SourceError};
use crate::filter::{self, AreaChoice, AreaMatching, Argument, Filters};

/// How events at the edges of a time window are treated.
pub const BOUNDARY_RULE: &str = "an event at the start of the window is inside, one at its end is \
    not; matching \"possible\" keeps events whose interval overlaps the window, \"definite\" those \
    that lie wholly in it";

/// When an event counts as inside an area.
pub const AREA_RULE: &str = "matching \"tiers\" keeps events whose position lies in the area, \
    unless they are known only by country, and events of the tiers of location precision that it \
    names whose circle overlaps the area; \"possible\" keeps every event whose circle overlaps \
    it, \"definite\" those whose circle lies wholly in it";

/// Everything that is needed to make the same export again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// Name of the program.
    pub program: String,
    /// Its version.
    pub version: String,
    /// When the export was written, in UTC.
    pub created: String,
    /// The datasets, in their order.
    pub inputs: Vec<Input>,
    /// The session whose notes and tags stand beside the events, if any do.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub notes: Option<NotesInput>,
    /// The file that was written.
    pub output: Output,
    /// What passed.
    pub filter: FilterRecord,
    /// Whether what passed or what was selected was exported.
    pub scope: Scope,
    /// How many.
    pub counts: Counts,
    /// See [`BOUNDARY_RULE`].
    pub boundary_rule: String,
    /// See [`AREA_RULE`]; `None` where no area is filtered by, and in manifests from
    /// before areas had tiers.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub area_rule: Option<String>,
    /// The zone shown to the user; exported times are UTC.
    pub zone: String,
}

/// The file that was written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Output {
    /// Its name; it lies beside the manifest.
    pub file: String,
    /// Of the file.
    #[serde(flatten)]
    pub fingerprint: Fingerprint,
    /// Id of the exporter.
    pub format: String,
    /// Whose columns.
    pub columns: ColumnSet,
    /// Whether formulas were disarmed.
    pub formula_safe: bool,
    /// What was held back or blurred.
    #[serde(skip_serializing_if = "Publication::is_none", default)]
    pub publication: Publication,
    /// The claims beside it, if any.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub claims: Option<ClaimsFile>,
    /// The picture of the map in it, if it is a report that has one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub picture: Option<Fingerprint>,
    /// How it was made, if it is an interactive page.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub page: Option<PageChoices>,
    /// How it was printed, if it is a PDF.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub print: Option<PrintChoices>,
    /// How it was made, if it is a report in another language than English.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub report: Option<ReportChoices>,
    /// The columns by which rows of two versions were matched, if it is a table of changes
    /// and they were named.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub key: Vec<String>,
    /// How it was drawn, if it is a picture or an animation.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub drawing: Option<Drawing>,
}

/// The file of claims beside the output.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ClaimsFile {
    /// Its name.
    pub file: String,
    /// Of the file.
    #[serde(flatten)]
    pub fingerprint: Fingerprint,
}

/// What passed, in three ways.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FilterRecord {
    /// As the program keeps it; times are seconds since 1970.
    pub structured: Filters,
    /// A sentence for each clause.
    pub words: Vec<String>,
    /// The command that does the same, run in the folder of the manifest;
    /// `None` where no command can, as for rows selected by hand.
    pub command: Option<String>,
}

/// How many of what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Records in all inputs.
    pub read: u64,
    /// Rejected records.
    pub skipped: u64,
    /// Events without a time, in all inputs; left out where columns of times are.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub undated: Option<u64>,
    /// Events without coordinates, in all inputs; left out where columns of places are.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub unplaced: Option<u64>,
    /// Claims beside the inputs that could not be read.
    #[serde(skip_serializing_if = "is_none", default)]
    pub claims_skipped: u64,
    /// Events in the output.
    pub exported: u64,
}

/// Whether nothing is to be said of a count.
fn is_none(count: &u64) -> bool {
    *count == 0
}

impl Counts {
    /// Of the datasets and rows of `job`.
    pub fn of(job: &Job) -> Self {
        let sum = |number: fn(&Part) -> u64| job.parts.iter().map(number).sum();
        // Nobody says what columns of a source mean that are left out.
        let tells = |fields: &[Field]| match job.columns {
            ColumnSet::Project => fields.iter().all(|field| job.publication.keeps_field(*field)),
            ColumnSet::Original => job.publication.without.is_empty(),
        };
        Self {
            read: sum(|part| part.dataset.report.rows),
            skipped: sum(|part| part.dataset.report.skipped.count()),
            undated: tells(&[Field::Time]).then(|| sum(|part| part.dataset.report.undated)),
            unplaced: tells(&[Field::Latitude, Field::Longitude])
                .then(|| sum(|part| part.dataset.report.unplaced)),
            claims_skipped: sum(|part| part.dataset.report.claims_skipped),
            exported: job.count() as u64,
        }
    }
}

impl Manifest {
    /// Of `job`, written as `output` to `path`.
    ///
    /// # Errors
    /// When an input can no longer be read or was changed.
    pub fn of(job: &Job, path: &Path, output: Output) -> Result<Self, SourceError> {
        let folder = folder_of(path);
        let inputs: Vec<Input> = (0..job.parts.len())
            .map(|index| input(job, index, folder))
            .collect::<Result<_, _>>()?;
        let notes = job.notes.as_ref().map(|written| NotesInput {
            path: path_from(folder, &written.path),
            file: written.file.clone(),
        });
        Ok(Self::of_inputs(job, inputs, notes, output))
    }

    /// As [`of`](Self::of), of inputs and a session with notes that are known already.
    pub(super) fn of_inputs(
        job: &Job,
        inputs: Vec<Input>,
        notes: Option<NotesInput>,
        output: Output,
    ) -> Self {
        let session = notes.as_ref().map(|notes| notes.path.as_str());
        Self {
            program: env!("CARGO_PKG_NAME").to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            created: Instant::from_secs(jiff::Timestamp::now().as_second()).to_utc_text(),
            filter: FilterRecord {
                structured: job.stated_filters().into_owned(),
                words: [filter_description::of_job(job), job.tally.words()].concat(),
                command: super::shell_command::command(
                    job,
                    &inputs,
                    session,
                    (&output.file, output.drawing.as_ref()),
                    false,
                ),
            },
            inputs,
            notes,
            output,
            scope: job.scope,
            counts: Counts::of(job),
            boundary_rule: BOUNDARY_RULE.to_owned(),
            area_rule: areas_of(job).map(|_| AREA_RULE.to_owned()),
            zone: job.zone.iana_name().unwrap_or("UTC").to_owned(),
        }
    }

    /// As a program wrote it before areas had tiers of location precision; the same where
    /// an area is filtered by in a way that there was not.
    pub(super) fn before_tiers(mut self, job: &Job) -> Self {
        if matches!(areas_of(job), Some(AreaMatching::Possible | AreaMatching::Definite)) {
            let session = self.notes.as_ref().map(|notes| notes.path.as_str());
            let output = (self.output.file.as_str(), self.output.drawing.as_ref());
            self.filter.command = super::shell_command::command_before_tiers(
                job,
                &self.inputs,
                session,
                output,
                false,
            );
            self.area_rule = None;
        }
        self
    }

    /// The text of its file.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    pub fn to_bytes(&self) -> std::io::Result<Vec<u8>> {
        let mut text = serde_json::to_vec_pretty(self)?;
        text.push(b'\n');
        Ok(text)
    }

    /// What it says of itself that cannot be: a time of writing that is none or lies in
    /// the future, a version that is none.
    pub(super) fn implausible(&self) -> Vec<String> {
        let mut found = Vec::new();
        match self.created.parse::<jiff::Timestamp>() {
            // Clocks differ, also by a zone that is set wrongly.
            Ok(at) if at.duration_since(jiff::Timestamp::now()).as_hours() > 24 => {
                found.push(format!("created: {} lies in the future", self.created));
            }
            Ok(_) => {}
            Err(_) => found.push(format!("created: \"{}\" is not a time", self.created)),
        }
        let numbers = self.version.split('.').map(str::parse::<u32>).collect::<Result<Vec<_>, _>>();
        if numbers.is_ok_and(|numbers| numbers.len() == 3) {
            return found;
        }
        found.push(format!("version: \"{}\" is not a version", self.version));
        found
    }
}

/// How the areas that `job` filters by are matched, if it filters by any.
fn areas_of(job: &Job) -> Option<AreaMatching> {
    match job.filters.argument(filter::area::ID) {
        Some(Argument::Areas { matching, .. }) => Some(*matching),
        _ => None,
    }
}

/// The command that writes what `job` is, with the full paths of its inputs, to
/// the file `output`, with the seed by which places are moved; `None` where there is
/// none, see [`super::shell_command::command`].
pub fn command(job: &Job, output: &str) -> Option<String> {
    let session = job.notes.as_ref().map(|written| full(&written.path));
    super::shell_command::command(job, &named_inputs(job), session.as_deref(), (output, None), true)
}

/// The command that compares two periods under the filters of `job` and tells events
/// apart by `areas` too; `None` where there is none, see [`super::shell_command::comparison`].
pub fn comparison_command(
    job: &Job,
    periods: [Interval; 2],
    areas: &[AreaChoice],
) -> Option<String> {
    super::shell_command::comparison(job, &named_inputs(job), periods, areas)
}

#[cfg(test)]
mod tests {
    use super::BOUNDARY_RULE;
    use crate::language::tr;

    #[test]
    fn documents_say_the_rule_of_manifests() {
        assert_eq!(tr!("boundary-rule"), BOUNDARY_RULE);
    }
}
