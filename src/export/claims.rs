//! The rival claims about the exported events, as a file beside them.

use std::collections::HashSet;
use std::io::Write;

use super::cells_writer::CellsWriter;
use super::{ExportError, Job, Part};
use crate::dataset::Claim;
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
    for part in job.parts.iter().filter(|_| job.publication.keeps_claims()) {
        let ids = claimed_ids(part)?;
        for claim in part.dataset.claims.all() {
            if ids.contains(&claim.event_id) && job.publication.keeps_claim(claim) {
                writer.write(cells(claim).into_iter())?;
            }
        }
    }
    Ok(out.write_all(&writer.finish()?)?)
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

fn cells(claim: &Claim) -> [&str; HEADER.len()] {
    let Claim { event_id, claimant, role, about, value, unit, said_at, source } = claim;
    [event_id, claimant, role, about, value, unit, said_at, source]
}
