//! What is told of all events together.

use crate::base::escape::escape_invisible;
use crate::dataset::Dataset;
use crate::dataset::schema::Field;
use crate::export::notes::Written;
use crate::export::{DocumentInfo, Job, Part, Scope, filter_description};
use crate::filter::sentences::Wording;
use crate::language::{current, tr};
use crate::summary::Toll;

/// Under which licence the built-in data is.
const DEMO_LICENCE: &str = "MIT OR Apache-2.0";

/// The names of the datasets.
pub fn names(job: &Job) -> String {
    let names: Vec<&str> = job.parts.iter().map(|part| part.dataset.source.name.as_str()).collect();
    names.join(", ")
}

/// What stands above the document of `job`.
pub fn title(job: &Job, info: &DocumentInfo) -> String {
    match info.title.trim() {
        "" => escape_invisible(&names(job)).into_owned(),
        title => escape_invisible(title).into_owned(),
    }
}

/// The licence of the data of `job` in words; empty where nobody said.
pub fn licence(job: &Job, info: &DocumentInfo) -> String {
    let is_built_in = job.parts.iter().all(|part| part.dataset.source.path.is_none());
    match info.data_licence.trim() {
        "" if is_built_in => DEMO_LICENCE.to_owned(),
        licence => escape_invisible(licence).into_owned(),
    }
}

/// Whether the events were chosen by hand: then filters say nothing of them, and the same
/// rows make the same document whatever led to the choice.
pub fn is_by_hand(job: &Job) -> bool {
    job.scope == Scope::Selected || !job.left_out.is_empty()
}

/// What decided which events are there.
pub fn sentences(job: &Job) -> Vec<String> {
    if !is_by_hand(job) {
        return filter_description::in_words(job, Wording::ForPeople);
    }
    let by_hand = tr!("events-chosen-by-hand").to_owned();
    let notes = job.notes.as_ref().map(Written::words);
    std::iter::once(by_hand).chain(notes).chain(job.publication.words()).collect()
}

/// How many events of each dataset are there, and which of its rows are none.
pub fn inputs(job: &Job) -> Vec<String> {
    let of_part = |part: &Part| {
        let (shown, all) = (part.rows.count(), part.dataset.len());
        let name = part.dataset.source.name.as_str();
        let mut text = tr!("events-of-a-dataset", name = name, shown = shown, count = all);
        let skipped = part.dataset.report.skipped.count() as usize;
        if skipped > 0 {
            text += &tr!("and-rows-that-are-no-event", count = skipped);
        }
        text
    };
    job.parts.iter().map(of_part).collect()
}

/// By whose clocks times are written.
pub fn rules(job: &Job) -> String {
    let zone = job.zone.iana_name().unwrap_or("UTC");
    tr!("times-are-those-of", zone = zone)
}

/// Sums and counts with their names: people as ranges, and what has no time or place.
pub fn figures(job: &Job) -> Vec<(&'static str, String)> {
    let toll = toll(job);
    let lacking = |has: fn(&Dataset, usize) -> bool| -> usize {
        let rows = |part: &Part| part.rows.iter().filter(|row| !has(&part.dataset, *row)).count();
        job.parts.iter().map(rows).sum()
    };
    let number = |count: usize| current().number(count);
    let figures: [(&str, &[Field], String); 6] = [
        (tr!("figure-events"), &[], number(job.count())),
        (tr!("killed"), &Toll::FIELDS, toll.killed.label_in_words()),
        (tr!("injured"), &Toll::FIELDS, toll.injured.label_in_words()),
        (
            tr!("figure-areas"),
            &[Field::Position],
            number(lacking(|dataset, row| !dataset.certainty(row).is_area())),
        ),
        (
            tr!("figure-without-time"),
            &[Field::Time],
            number(lacking(|dataset, row| row < dataset.dated_len())),
        ),
        (
            tr!("figure-without-place"),
            &[Field::Latitude, Field::Longitude],
            number(lacking(|dataset, row| dataset.place(row).is_some())),
        ),
    ];
    let is_kept = |fields: &[Field]| fields.iter().all(|field| job.publication.keeps_field(*field));
    // Once places are changed, all of them have a lower precision than in the source.
    let tells_precision = !job.publication.changes_places();
    let is_told = |fields: &[Field]| {
        is_kept(fields) && (tells_precision || !fields.contains(&Field::Position))
    };
    let told = figures.into_iter().filter(|(_, fields, _)| is_told(fields));
    told.map(|(name, _, value)| (name, value)).collect()
}

/// How people were counted; `None` where figures of people are left out.
pub fn people_note(job: &Job) -> Option<String> {
    if !Toll::FIELDS.iter().all(|field| job.publication.keeps_field(*field)) {
        return None;
    }
    Some(tr!("how-people-were-counted", count = toll(job).unreported))
}

fn toll(job: &Job) -> Toll {
    Toll::of(job.parts.iter().map(|part| (&*part.dataset, &part.rows)))
}
