//! How many events have each kind, place and source, with bars.

use std::collections::HashMap;
use std::io::Write;

use super::html::escaped;
use crate::dataset::format::number;
use crate::dataset::schema::Field;
use crate::dataset::{Dataset, Rows, kind};
use crate::export::{ExportError, Job};
use crate::filter;

/// The most words of one sort that are listed.
const LISTED: usize = 12;

/// What words of one sort are called, and those that each row has.
struct Sort {
    name: &'static str,
    /// The field that says it.
    field: Field,
    count: fn(&Dataset, &Rows, &mut HashMap<String, usize>),
}

const SORTS: [Sort; 4] = [
    Sort {
        name: "By kind",
        field: Field::Kind,
        count: |dataset, rows, counts| facet("kind", dataset, rows, counts),
    },
    Sort {
        name: "By place",
        field: Field::Place,
        count: |dataset, rows, counts| {
            for row in rows.iter() {
                let name: &str = dataset.place_names().value(row);
                *counts.entry(name.to_owned()).or_default() += 1;
            }
        },
    },
    Sort {
        name: "By weapon",
        field: Field::Weapon,
        count: |dataset, rows, counts| facet("weapon", dataset, rows, counts),
    },
    Sort {
        name: "By source",
        field: Field::Sources,
        count: |dataset, rows, counts| facet("source", dataset, rows, counts),
    },
];

fn facet(id: &str, dataset: &Dataset, rows: &Rows, counts: &mut HashMap<String, usize>) {
    let Some(facet) = filter::by_id(id).and_then(|filter| filter.facet(dataset)) else { return };
    for (word, count) in facet.values().iter().zip(facet.counts(rows)) {
        if count > 0 {
            let word = if id == "kind" { kind::label(word) } else { word.to_string() };
            *counts.entry(word).or_default() += count as usize;
        }
    }
}

/// Writes all of them.
pub fn write(job: &Job, out: &mut dyn Write) -> Result<(), ExportError> {
    out.write_all(b"<section><h2>Counts</h2>\n<div class=\"counts\">")?;
    for sort in SORTS.into_iter().filter(|sort| job.publication.keeps_field(sort.field)) {
        let mut counts = HashMap::new();
        for part in &job.parts {
            (sort.count)(&part.dataset, &part.rows, &mut counts);
        }
        let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
        counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let Some(most) = counts.first().map(|(_, count)| *count) else { continue };
        write!(out, "<div><h3>{}</h3><table>", sort.name)?;
        for (word, count) in counts.iter().take(LISTED) {
            let word = if word.is_empty() { "not stated" } else { word };
            let share = 100.0 * *count as f64 / most.max(1) as f64;
            write!(
                out,
                "<tr><td>{}</td><td class=\"b\"><span class=\"bar\" style=\"width:{share:.1}%\">\
                 </span></td><td class=\"n\">{}</td></tr>",
                escaped(word),
                number(*count)
            )?;
        }
        out.write_all(b"</table>")?;
        if let Some(more) = counts.len().checked_sub(LISTED).filter(|more| *more > 0) {
            write!(out, "<p class=\"note\">and {} more</p>", number(more))?;
        }
        out.write_all(b"</div>")?;
    }
    out.write_all(b"</div></section>\n")?;
    Ok(())
}
