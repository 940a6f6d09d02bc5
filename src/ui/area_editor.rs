//! The editor of the filter by areas: named areas with their counts, and
//! whether events may lie or surely lie in them.

use std::collections::HashMap;
use std::sync::Arc;

use egui::Ui;

use super::View;
use super::actions::area_choice;
use super::bar::bar;
use super::words::number;
use crate::dataset::{Dataset, Rows};
use crate::filter::{AreaChoice, Argument, Matching, area};
use crate::gazetteer;
use crate::session::{self, Command, DatasetId};

/// For each named area the rows that may lie and that surely lie in it.
type Inside = Vec<[Rows; 2]>;

/// Counts of one revision. Which rows lie in an area depends on no filter, so
/// that is found once for each dataset.
#[derive(Debug, Default)]
pub struct AreaEditor {
    inside: HashMap<DatasetId, (Arc<Dataset>, Inside)>,
    /// For each named area: passing and all, each possible and definite.
    counts: Vec<[[u32; 2]; 2]>,
    /// Passing events in the chosen areas, possible and definite.
    chosen: [usize; 2],
}

/// The areas and the matching in use.
fn argument(view: &View<'_>) -> (Vec<AreaChoice>, Matching) {
    match view.session.document().filters.argument("area") {
        Some(Argument::Areas { areas, matching }) => (areas.clone(), *matching),
        _ => (Vec::new(), Matching::default()),
    }
}

fn set(view: &View<'_>, areas: Vec<AreaChoice>, matching: Matching) {
    let argument = Argument::Areas { areas, matching };
    view.send(Command::SetClause("area".to_owned(), Some(argument)));
}

impl AreaEditor {
    /// Counts anew; to be called when data or filters changed.
    pub fn refresh(&mut self, view: &View<'_>) {
        let (areas, _) = argument(view);
        let datasets = view.session.datasets();
        self.inside.retain(|id, (dataset, _)| {
            datasets.iter().any(|open| open.id == *id && Arc::ptr_eq(&open.dataset, dataset))
        });
        self.counts = vec![[[0; 2]; 2]; gazetteer::areas().len()];
        self.chosen = [0; 2];
        for part in view.session.derived().parts() {
            let (_, inside) = self.inside.entry(part.id).or_insert_with(|| {
                let inside = gazetteer::areas().iter().map(|named| {
                    let choice = area_choice(&named.name);
                    Matching::ALL.map(|matching| area::rows_in(&part.dataset, &choice, matching))
                });
                (Arc::clone(&part.dataset), inside.collect())
            });
            let others = part.passing_for(session::View::Clause("area"));
            for (count, rows) in self.counts.iter_mut().zip(inside.iter()) {
                for (which, rows) in rows.iter().enumerate() {
                    let mut passing = rows.clone();
                    passing.intersect(&others);
                    count[0][which] += passing.count() as u32;
                    count[1][which] += rows.count() as u32;
                }
            }
            if areas.is_empty() {
                continue;
            }
            for (which, matching) in Matching::ALL.into_iter().enumerate() {
                let mut chosen = Rows::none(part.dataset.len());
                for area in &areas {
                    let known = gazetteer::areas()
                        .iter()
                        .position(|named| *area == area_choice(&named.name));
                    match known {
                        Some(index) => chosen.unite(&inside[index][which]),
                        None => chosen.unite(&area::rows_in(&part.dataset, area, matching)),
                    }
                }
                chosen.intersect(&others);
                self.chosen[which] += chosen.count();
            }
        }
    }

    /// Paints the areas, and once one is chosen, possible and definite.
    pub fn ui(&self, view: &View<'_>, ui: &mut Ui) {
        let (chosen, matching) = argument(view);
        let which = usize::from(matching == Matching::Definite);
        let highest = self.counts.iter().map(|[_, all]| all[which]).max().unwrap_or(1).max(1);
        for (index, named) in gazetteer::areas().iter().enumerate() {
            let choice = area_choice(&named.name);
            let [passing, all] = self.counts.get(index).copied().unwrap_or_default();
            let is_chosen = chosen.contains(&choice);
            let quiet = !chosen.is_empty() && !is_chosen;
            let counts = [passing[which], all[which], highest];
            let [possible, definite] = passing.map(|count| number(count as usize));
            let bar = bar(ui, &named.name, counts, is_chosen, quiet, None).on_hover_text(format!(
                "{possible} may lie here, {definite} surely do\n\
                 Approximate outline; key {} goes there",
                index + 1
            ));
            if bar.clicked() {
                let mut areas = chosen.clone();
                if is_chosen {
                    areas.retain(|area| *area != choice);
                } else {
                    areas.push(choice);
                }
                set(view, areas, matching);
            }
        }
        if chosen.is_empty() {
            return;
        }
        ui.horizontal(|ui| {
            for (which, (choice, tip)) in [
                (Matching::Possible, "May lie in the area: the event's circle overlaps it"),
                (
                    Matching::Definite,
                    "Surely lies in the area: the event's circle is wholly inside",
                ),
            ]
            .into_iter()
            .enumerate()
            {
                let label = format!("{} {}", choice.label(), number(self.chosen[which]));
                let button = ui.selectable_label(matching == choice, label.as_str());
                button.widget_info(|| {
                    let name = format!("Area: {label}");
                    egui::WidgetInfo::selected(egui::Role::Button, true, matching == choice, name)
                });
                if button.on_hover_text(tip).clicked() {
                    set(view, chosen.clone(), choice);
                }
            }
        });
    }
}

/// The areas in a few words.
pub fn text(areas: &[AreaChoice], matching: Matching) -> String {
    let names = areas.iter().map(AreaChoice::label).collect::<Vec<_>>().join(", ");
    match matching {
        Matching::Possible => names,
        Matching::Definite => format!("surely {names}"),
    }
}
