//! Filters in sentences that people can read.

use super::written_notes::Written;
use super::{Job, Scope, changes};
use crate::dataset::Rows;
use crate::filter::sentences::{Wording, sentences};
use crate::language::{Language, said_in, tr};

/// What decided which rows of `job` are exported, as manifests have it: in English.
pub fn of_job(job: &Job) -> Vec<String> {
    said_in(Language::English, || in_words(job, Wording::Exact))
}

/// The same in the language of this thread.
pub fn in_words(job: &Job, wording: Wording) -> Vec<String> {
    let mut sentences = sentences(&job.stated_filters(), &job.zone, wording);
    if job.scope == Scope::Selected {
        let how = if job.format == changes::ID {
            tr!("rows-of-an-export-are-named")
        } else if job.filters.need_older() {
            tr!("events-are-named-one-by-one")
        } else {
            tr!("events-were-selected-by-hand")
        };
        sentences.insert(0, how.to_owned());
    }
    let left_out: usize = job.left_out.values().map(Rows::count).sum();
    if left_out > 0 {
        sentences.push(tr!("left-out-by-hand", count = left_out));
    }
    sentences.extend(job.notes.as_ref().map(Written::words));
    sentences.extend(job.publication.words());
    sentences
}
