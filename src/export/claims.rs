//! The rival claims about the exported events, as a file beside them.

use std::collections::HashSet;
use std::io::Write;

use super::cells_writer::CellsWriter;
use super::{ExportError, Job, Part};
use crate::dataset::claims::state;
use crate::import::claims_file::HEADER;

/// Whether any exported event has a claim.
pub fn any(job: &Job) -> bool {
    job.publication.keeps_claims()
        && job.parts.iter().any(|part| claimed_rows(part).next().is_some())
}

/// Writes the claims about the exported events, in the order of their files.
pub fn write(job: &Job, out: &mut dyn Write) -> Result<(), ExportError> {
    let mut writer = CellsWriter::new(job);
    writer.write(HEADER.into_iter())?;
    for (index, part) in job.parts.iter().enumerate() {
        if !job.publication.keeps_claims() {
            continue;
        }
        let ids = claimed_ids(part)?;
        refuse_shared_ids(job, index, &ids)?;
        for claim in part.dataset.claims.all() {
            if !ids.contains(&claim.event_id) {
                continue;
            }
            match job.publication.published_claim(claim) {
                Some(claim) => writer.write(claim.cells().into_iter())?,
                None => job.tally.add_claims(1),
            }
        }
    }
    Ok(out.write_all(&writer.finish()?)?)
}

/// Claims are about ids: refuses them where another dataset of the export has an event
/// of the same id, which they would be read with.
fn refuse_shared_ids(job: &Job, index: usize, ids: &HashSet<String>) -> Result<(), ExportError> {
    if ids.is_empty() {
        return Ok(());
    }
    for (_, other) in job.parts.iter().enumerate().filter(|(other, _)| *other != index) {
        for row in other.rows.iter() {
            let id = other.dataset.event(row)?.id;
            if let (true, Some(part)) = (ids.contains(&id), job.parts.get(index)) {
                return Err(ExportError::SharedId {
                    id,
                    first: part.dataset.source.name.clone(),
                    second: other.dataset.source.name.clone(),
                });
            }
        }
    }
    Ok(())
}

/// Ids of exported events that some claim is about.
fn claimed_ids(part: &Part) -> Result<HashSet<String>, ExportError> {
    let ids = claimed_rows(part).map(|row| Ok(part.dataset.event(row)?.id));
    ids.collect()
}

/// Exported rows that some claim is about.
fn claimed_rows(part: &Part) -> impl Iterator<Item = usize> {
    let states = part.dataset.claim_states();
    // Where nobody claims anything, no row needs to be looked at.
    let any = !part.dataset.claims.all().is_empty();
    let rows = any.then(|| part.rows.iter()).into_iter().flatten();
    rows.filter(|&row| **states.value(row) != *state::NONE)
}
