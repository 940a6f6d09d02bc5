//! How many events have each kind, place, weapon and source.

use std::collections::HashMap;

use crate::dataset::schema::Field;
use crate::dataset::{Dataset, Rows};
use crate::export::Job;
use crate::filter;
use crate::language::{current, tr};

/// The most words of one sort that are listed.
pub const LISTED: usize = 12;

/// How many events have each word of one sort.
pub struct CountsBy {
    /// What is counted: "By kind".
    pub name: &'static str,
    /// The words with most events and their numbers, the most first.
    pub words: Vec<(String, usize)>,
    /// How many more words there are.
    pub more: usize,
}

/// What words of one sort are called, and those that each row has.
struct Sort {
    name: &'static str,
    /// The field that says it.
    field: Field,
    count: fn(&Dataset, &Rows, &mut HashMap<String, usize>),
}

fn sorts() -> [Sort; 4] {
    [
        Sort {
            name: tr!("counts-by-kind"),
            field: Field::Kind,
            count: |dataset, rows, counts| facet("kind", dataset, rows, counts),
        },
        Sort {
            name: tr!("counts-by-place"),
            field: Field::Place,
            count: |dataset, rows, counts| {
                for row in rows.iter() {
                    let name: &str = dataset.place_names().value(row);
                    *counts.entry(name.to_owned()).or_default() += 1;
                }
            },
        },
        Sort {
            name: tr!("counts-by-weapon"),
            field: Field::Weapon,
            count: |dataset, rows, counts| facet("weapon", dataset, rows, counts),
        },
        Sort {
            name: tr!("counts-by-source"),
            field: Field::Sources,
            count: |dataset, rows, counts| facet("source", dataset, rows, counts),
        },
    ]
}

fn facet(id: &str, dataset: &Dataset, rows: &Rows, counts: &mut HashMap<String, usize>) {
    let Some(facet) = filter::by_id(id).and_then(|filter| filter.facet(dataset)) else { return };
    for (word, count) in facet.values().iter().zip(facet.counts(rows)) {
        if count > 0 {
            let word = if id == "kind" { current().kind_label(word) } else { word.to_string() };
            *counts.entry(word).or_default() += count as usize;
        }
    }
}

/// All of them that `job` may tell, those without a word left out.
pub fn counts(job: &Job) -> Vec<CountsBy> {
    let mut all = Vec::new();
    for sort in sorts().into_iter().filter(|sort| job.publication.keeps_field(sort.field)) {
        let mut counts = HashMap::new();
        for part in &job.parts {
            (sort.count)(&part.dataset, &part.rows, &mut counts);
        }
        let mut words: Vec<(String, usize)> = counts.into_iter().collect();
        words.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        if words.is_empty() {
            continue;
        }
        let more = words.len().saturating_sub(LISTED);
        words.truncate(LISTED);
        for (word, _) in words.iter_mut().filter(|(word, _)| word.is_empty()) {
            tr!("not-stated").clone_into(word);
        }
        all.push(CountsBy { name: sort.name, words, more });
    }
    all
}
