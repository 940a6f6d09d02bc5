//! Filters in sentences that people can read.

use jiff::tz::TimeZone;

use super::written_notes::Written;
use super::{Job, Scope, changes};
use crate::dataset::{Instant, Rows, TimeAxis};
use crate::filter::time::Matching;
use crate::filter::{self, Filters, Mode, Policy, TimeFilter};

/// What decided which rows of `job` are exported.
pub fn of_job(job: &Job) -> Vec<String> {
    let mut sentences = of_filters(&job.filters, &job.zone);
    if job.scope == Scope::Selected {
        let how = if job.format == changes::ID {
            "The rows of an export and those that it would have now are named one by one; its \
             filters"
        } else if job.filters.need_older() {
            "The events are named one by one, while these filters were in use"
        } else {
            "The events were selected by hand, while these filters were in use"
        };
        sentences.insert(0, how.to_owned());
    }
    let left_out: usize = job.left_out.values().map(Rows::count).sum();
    if left_out > 0 {
        sentences.push(format!(
            "Left out by hand: rows that report an event of another exported row ({left_out})"
        ));
    }
    sentences.extend(job.notes.as_ref().map(Written::words));
    sentences.extend(job.publication.words());
    sentences
}

/// A sentence for each clause.
pub fn of_filters(filters: &Filters, zone: &TimeZone) -> Vec<String> {
    let mut sentences = time_words(&filters.time, zone);
    for (id, argument) in &filters.clauses {
        let Some(filter) = filter::by_id(id) else { continue };
        sentences.push(format!("{}: {}", filter.label(), filter.words_of(argument)));
    }
    if sentences.is_empty() {
        sentences.push("No filters active".to_owned());
    }
    sentences
}

fn time_words(time: &TimeFilter, zone: &TimeZone) -> Vec<String> {
    let mut sentences = Vec::new();
    let moment = |secs: i64| {
        let instant = Instant::from_secs(secs);
        let local = instant.to_civil(zone).strftime("%Y-%m-%d %H:%M:%S").to_string();
        format!("{local} {} ({})", zone.iana_name().unwrap_or("UTC"), instant.to_utc_text())
    };
    if let Some((start, end)) = time.bounds_secs() {
        let is_sure = time.matching == Matching::Definite && time.mode != Mode::Instant;
        let matching = match (time.axis, is_sure) {
            (TimeAxis::Event, true) => "certainly happened",
            (TimeAxis::Event, false) => "may have happened",
            (TimeAxis::Report, true) => "were certainly reported",
            (TimeAxis::Report, false) => "may have been reported",
        };
        sentences.push(match time.mode {
            Mode::Instant => format!("Time: events that {matching} at {}", moment(start)),
            Mode::FromBeginning => format!("Time: events that {matching} before {}", moment(end)),
            Mode::UntilEnd => format!("Time: events that {matching} at {} or later", moment(start)),
            Mode::Window | Mode::Off => {
                format!(
                    "Time: events that {matching} from {} until before {}",
                    moment(start),
                    moment(end)
                )
            }
        });
        if time.undated != Policy::Only {
            let verb =
                if time.undated == Policy::Include { "are included" } else { "are left out" };
            sentences.push(format!("Undated events {verb}"));
        }
    }
    if time.undated == Policy::Only {
        sentences.push("Only undated events".to_owned());
    }
    match time.imprecise {
        Policy::Include => {}
        Policy::Exclude => {
            sentences
                .push("Events with a time precision coarser than an hour are left out".to_owned());
        }
        Policy::Only => {
            sentences.push("Only events with a time precision coarser than an hour".to_owned());
        }
    }
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_filter_is_said_in_words_too() {
        let kyiv = crate::dataset::time::zone("Europe/Kyiv").unwrap();
        assert_eq!(of_filters(&Filters::default(), &kyiv), ["No filters active"]);
    }
}
