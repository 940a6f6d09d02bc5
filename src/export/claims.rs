//! The rival claims about the exported events, as a file beside them.

use std::collections::HashSet;
use std::io::Write;

use super::table::{cells_writer, finish};
use super::{ExportError, Job, Part};
use crate::dataset::Claim;
use crate::import::claims_file::HEADER;

/// Whether any exported event has a claim.
pub fn any(job: &Job) -> Result<bool, ExportError> {
    if !job.publication.keeps_claims() {
        return Ok(false);
    }
    for part in &job.parts {
        if !claimed_ids(part)?.is_empty() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Writes the claims about the exported events, in the order of their files.
pub fn write(job: &Job, out: &mut dyn Write) -> Result<(), ExportError> {
    let mut writer = cells_writer(job, out);
    writer.write(&HEADER)?;
    for part in job.parts.iter().filter(|_| job.publication.keeps_claims()) {
        let ids = claimed_ids(part)?;
        for claim in part.dataset.claims.all() {
            if ids.contains(&claim.event_id) {
                writer.write(&cells(claim))?;
            }
        }
    }
    finish(writer)
}

/// Ids of exported events that some claim is about.
fn claimed_ids(part: &Part) -> Result<HashSet<String>, ExportError> {
    let Part { dataset, rows, .. } = part;
    let mut ids = HashSet::new();
    if dataset.claims.all().is_empty() {
        return Ok(ids);
    }
    for row in rows.iter() {
        let id = dataset.event(row)?.id;
        if dataset.claims.about(&id).next().is_some() {
            ids.insert(id);
        }
    }
    Ok(ids)
}

fn cells(claim: &Claim) -> [&str; HEADER.len()] {
    let Claim { event_id, claimant, role, about, value, unit, said_at, source } = claim;
    [event_id, claimant, role, about, value, unit, said_at, source]
}
