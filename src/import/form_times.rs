//! Columns of when a form was filled in, as KoboToolbox, ODK and SurveyCTO write them.

use super::guessed::{Candidate, FORM, STAMP};
use super::header::words;
use super::word_roles::{Role, Roles};
use super::{Columns, Field};
use crate::language::message;

/// Columns of forms alone.
const SURE: &[&str] = &["_submission_time", "SubmissionDate", "submissiondate"];

/// The same, which must be written so.
#[rustfmt::skip]
const SURE_AS_WRITTEN: &[&str] = &[
    "_uuid", "_xform_id_string", "__version__", "formhub/uuid", "instanceID", "meta/instanceID",
    "meta-instanceID",
];

/// Columns of forms that other tables may have too.
const LIKELY: &[&str] = &["deviceid", "subscriberid", "simid", "KEY", "today"];

/// Columns of when a form was opened, closed and dated.
const TIMES: &[&str] = &["start", "end", "today", "starttime", "endtime", "start time", "end time"];

/// Makes the times of a form those of the report; whether the columns are of a form.
pub(super) fn keep(columns: &Columns, candidates: &mut [Candidate]) -> bool {
    let is_other = |found: &&Candidate| found.field == Field::Start && found.rank < STAMP;
    let starts = candidates.iter().filter(is_other).map(|found| found.column);
    if !are_of_form(columns, starts) {
        return false;
    }
    for found in candidates {
        if let Some(is_first) = is_first(columns, found.column) {
            found.field = Field::Reported;
            found.rank = FORM + usize::from(!is_first);
            found.reason = message!("column-when-form-filled");
        }
    }
    true
}

/// Whether the columns are those of a form, some of which, `starts`, may tell when
/// something happened.
fn are_of_form(columns: &Columns, starts: impl Iterator<Item = usize>) -> bool {
    let is_written = |names: &[&str]| columns.names().iter().any(|name| names.contains(&&**name));
    if columns.count(SURE) > 0 || is_written(SURE_AS_WRITTEN) {
        return true;
    }
    let of_incident: Vec<usize> =
        starts.filter(|&column| is_first(columns, column).is_none()).collect();
    let is_of_event = |&column: &usize| {
        let name = columns.names().get(column);
        name.is_some_and(|name| Roles::of(&words(name)).have(Role::Event))
    };
    let has_times = (0..columns.names().len())
        .any(|column| is_first(columns, column).is_some() && columns.looks(column).are_stamps());
    !of_incident.is_empty() && is_written(LIKELY)
        || has_times && of_incident.iter().any(is_of_event)
}

/// Whether the column at `index` tells when a form was opened, or another of its times;
/// `None` where it is neither.
fn is_first(columns: &Columns, index: usize) -> Option<bool> {
    let name = words(columns.names().get(index)?).join(" ");
    // A form may ask for a time of day under that name.
    let is_answer = name.contains("time") && !columns.looks(index).are_moments();
    (TIMES.contains(&name.as_str()) && !is_answer).then(|| name.starts_with("start"))
}
