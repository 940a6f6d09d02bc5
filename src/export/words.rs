//! Filters in sentences that people can read.

use jiff::tz::TimeZone;

use super::written_notes::Written;
use super::{Job, Scope};
use crate::dataset::{Instant, PlaceTiers, Rows, TimeAxis};
use crate::filter::time::Matching;
use crate::filter::{self, AreaMatching, Argument, Filters, Mode, Policy, TimeFilter};

/// What decided which rows of `job` are exported.
pub fn of_job(job: &Job) -> Vec<String> {
    let mut sentences = of_filters(&job.filters, &job.zone);
    if job.scope == Scope::Selected {
        let by_hand = "The events were selected by hand, while these filters were in use";
        sentences.insert(0, by_hand.to_owned());
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
        sentences.push(format!("{}: {}", filter.label(), argument_words(filter, argument)));
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

fn argument_words(filter: &dyn filter::Filter, argument: &Argument) -> String {
    match argument {
        Argument::Words(words) => {
            let labels: Vec<String> = words.iter().map(|word| filter.word_label(word)).collect();
            labels.join(" or ")
        }
        Argument::Areas { areas, matching } => {
            let names: Vec<String> = areas.iter().map(filter::AreaChoice::label).collect();
            let names = names.join(" or ");
            match matching {
                AreaMatching::Possible => format!("the place may lie in {names}"),
                AreaMatching::Definite => format!("the place certainly lies in {names}"),
                AreaMatching::Tiers(tiers) => tier_words(*tiers, &names),
            }
        }
        Argument::Text(text) => format!("the original row has all words of {text}"),
        Argument::Expression(text) => {
            format!("{text} (a range matches if it may be true; what is unknown does not)")
        }
        Argument::Harm { killed, injured } => {
            format!("at least {killed} killed and {injured} injured, by the highest figure cited")
        }
        Argument::Cells(cells) => {
            let cells: Vec<String> =
                cells.iter().map(|(column, value)| format!("{column} is \"{value}\"")).collect();
            cells.join(" and ")
        }
        Argument::Clock { zone, values } => match filter.input() {
            filter::Input::Clock(cycle) => cycle.words(values, zone),
            _ => String::new(),
        },
    }
}

/// What lies in the areas `names` with these tiers.
fn tier_words(tiers: PlaceTiers, names: &str) -> String {
    let own = format!("the position lies in {names}, and is not known only by country");
    let labels: Vec<String> = tiers.iter().map(|tier| tier.label().to_lowercase()).collect();
    if labels.is_empty() {
        return own;
    }
    format!("{own}; or the place may lie there and is known by {}", labels.join(" or "))
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
