//! The editor of the filter by areas: named areas with their counts, and
//! whether events possibly or definitely lie in them.

use std::collections::HashMap;

use egui::Ui;

use super::area_counts::AreaCounts;
use super::bar::{Bar, bar};
use super::choice;
use super::tier_boxes::tier_boxes;
use crate::boundaries::{Boundaries, EventAreas};
use crate::dataset::{Dataset, PlaceTier, PlaceTiers};
use crate::filter::{self, AreaChoice, AreaMatching, Argument};
use crate::gazetteer;
use crate::language::tr;
use crate::session::{self, AreaOffer, Command, DatasetId};
use crate::shape::NamedShape;
use crate::ui::actions::area_choice;
use crate::ui::labels;
use crate::ui::{Action, View};

/// Counts of one revision.
#[derive(Debug, Default)]
pub struct AreaEditor {
    inside: HashMap<DatasetId, AreaCounts>,
    listed: Vec<Listed>,
    /// What lies in the chosen areas, and what each tier adds.
    offer: Option<AreaOffer>,
    /// The revision that was counted.
    counted: Option<u64>,
    renamed: Option<Renamed>,
    called: CalledSo,
}

/// One line of the list.
#[derive(Debug)]
struct Listed {
    choice: AreaChoice,
    /// Matching events and all.
    counts: [u32; 2],
}

/// An area whose name is being typed.
#[derive(Debug)]
struct Renamed {
    from: String,
    to: String,
    has_focused: bool,
}

/// What is listed: the built-in areas, those of the session, and whatever else is
/// filtered by.
fn choices(view: &View<'_>, chosen: &[AreaChoice]) -> Vec<AreaChoice> {
    let mut choices: Vec<AreaChoice> =
        gazetteer::areas().iter().map(|named| area_choice(&named.name)).collect();
    let shapes = view.session.document().shapes.iter().cloned().map(AreaChoice::Shape);
    for choice in shapes.chain(chosen.iter().cloned()) {
        if !choices.contains(&choice) {
            choices.push(choice);
        }
    }
    choices
}

/// When an event counts as inside of an area that is picked in the window: by its symbol.
/// What else may lie there is offered, as it is for one that is drawn.
pub const PICKED: AreaMatching = AreaMatching::Tiers(PlaceTiers::NONE);

/// The areas and the matching in use.
fn argument(view: &View<'_>) -> (Vec<AreaChoice>, AreaMatching) {
    match view.session.document().filters.argument(filter::area::ID) {
        Some(Argument::Areas { areas, matching }) => (areas.clone(), *matching),
        _ => (Vec::new(), PICKED),
    }
}

fn set(view: &View<'_>, areas: Vec<AreaChoice>, matching: AreaMatching) {
    let argument = Argument::Areas { areas, matching };
    view.send(Command::SetClause(filter::area::ID.to_owned(), Some(argument)));
}

impl AreaEditor {
    /// Counts again when anything changed.
    fn refresh(&mut self, view: &View<'_>) {
        if self.counted == Some(view.session.revision()) {
            return;
        }
        self.counted = Some(view.session.revision());
        let (areas, matching) = argument(view);
        let choices = choices(view, &areas);
        let datasets = view.session.datasets();
        self.inside.retain(|id, counts| {
            let is_open = |open: &session::Open| open.id == *id && counts.are_of(&open.dataset);
            datasets.iter().any(is_open)
        });
        self.listed = choices
            .iter()
            .map(|choice| Listed { choice: choice.clone(), counts: [0; 2] })
            .collect();
        self.offer = (!areas.is_empty()).then(|| view.session.area_offer(&areas, matching));
        for part in view.session.derived().parts() {
            let counts =
                self.inside.entry(part.id).or_insert_with(|| AreaCounts::new(&part.dataset));
            let others = part.matching_for(session::CountedView::Clause(filter::area::ID));
            counts.refresh(&choices, matching, part.event_areas(), &others);
            for listed in &mut self.listed {
                let counts = counts.of(&listed.choice);
                listed.counts.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
            }
        }
    }

    /// Paints the areas, and once one is chosen, possible and definite.
    pub fn ui(&mut self, view: &View<'_>, ui: &mut Ui) {
        self.refresh(view);
        let (chosen, matching) = argument(view);
        let all = self.listed.iter().map(|listed| listed.counts[1]);
        let highest = all.max().unwrap_or(1).max(1);
        for (index, Listed { choice, counts: [count, total] }) in self.listed.iter().enumerate() {
            let is_chosen = chosen.contains(choice);
            let is_quiet = !chosen.is_empty() && !is_chosen;
            let counts = [*count, *total, highest];
            let about = match choice {
                AreaChoice::Named(_) => {
                    tr!("approximate-outline-key-goes-there", key = index + 1)
                }
                AreaChoice::Box(_) => tr!("lat-lon-box").to_owned(),
                AreaChoice::Shape(_) => tr!("right-click-for-more").to_owned(),
            };
            let tip = format!(
                "{}\n{about}\n{}",
                tr!("click-add-or-remove"),
                tr!("counts-what-may-be-inside")
            );
            let look = Bar { is_chosen, is_quiet, tip: Some(&tip), ..Bar::default() };
            let bar = bar(ui, &labels::area(choice), counts, look);
            if bar.clicked() {
                let mut areas = chosen.clone();
                if is_chosen {
                    areas.retain(|area| area != choice);
                } else {
                    areas.push(choice.clone());
                }
                set(view, areas, matching);
            }
            if let AreaChoice::Shape(named) = choice {
                bar.context_menu(|ui| {
                    shape_menu(view, ui, named, &mut self.renamed, &mut self.called);
                });
            }
        }
        self.rename_ui(view, ui);
        ui.horizontal(|ui| {
            let import = ui.link(tr!("import-areas"));
            if import.on_hover_text(tr!("polygons-of-a-geojson-or-kml-file")).clicked() {
                view.ask(Action::ImportAreasDialog);
            }
            let has_some = !view.session.document().shapes.is_empty();
            let export = ui.add_enabled(has_some, egui::Link::new(tr!("export-areas")));
            if export.on_hover_text(tr!("as-geojson")).clicked() {
                view.ask(Action::ExportAreasDialog);
            }
        });
        if chosen.is_empty() {
            return;
        }
        self.offer_ui(view, ui, &chosen, matching);
    }

    /// What lies in the chosen areas, and what else may lie there.
    fn offer_ui(
        &self,
        view: &View<'_>,
        ui: &mut Ui,
        chosen: &[AreaChoice],
        matching: AreaMatching,
    ) {
        let Some(offer) = &self.offer else { return };
        ui.label(tr!("with-their-symbol-inside", count = offer.symbols));
        let mut is_definite = matching == AreaMatching::Definite;
        let tip = tr!("the-circle-in-which-an-event-happened");
        if choice::checkbox(ui, &mut is_definite, tr!("only-what-is-definitely-inside"))
            .on_hover_text(tip)
            .changed()
        {
            let matching = if is_definite { AreaMatching::Definite } else { PICKED };
            set(view, chosen.to_vec(), matching);
        }
        if is_definite {
            return;
        }
        let on = match matching {
            AreaMatching::Tiers(tiers) => tiers,
            AreaMatching::Possible | AreaMatching::Definite => PlaceTiers::of(PlaceTier::ALL),
        };
        let added = offer.tiers.map(|offer| (offer.tier, offer.count));
        if let Some(tiers) = tier_boxes(ui, on, &added, tr!("area")) {
            set(view, chosen.to_vec(), AreaMatching::Tiers(tiers));
        }
    }
}

impl AreaEditor {
    fn rename_ui(&mut self, view: &View<'_>, ui: &mut Ui) {
        let Some(Renamed { from, to, has_focused }) = &mut self.renamed else { return };
        let mut shapes = view.session.document().shapes.clone();
        let is_taken = shapes.iter().any(|known| known.name == to.trim() && known.name != *from);
        let mut ends = false;
        ui.horizontal(|ui| {
            let label = ui.label(tr!("name"));
            let field = ui
                .add(egui::TextEdit::singleline(to).char_limit(LONGEST_NAME).desired_width(140.0));
            if !std::mem::replace(has_focused, true) {
                field.request_focus();
            }
            let entered = field.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
            field.labelled_by(label.id);
            let is_good = !to.trim().is_empty() && !is_taken;
            let rename = ui.add_enabled(is_good, egui::Button::new(tr!("rename")));
            if rename.clicked() || (entered && is_good) {
                rename_shape(view, &mut shapes, from, to.trim());
                ends = true;
            }
            ends |= ui.button(tr!("cancel")).clicked();
        });
        if is_taken {
            ui.label(tr!("another-area-is-called-that"));
        }
        if ends {
            self.renamed = None;
        }
    }
}

/// Names of areas are at most so long, in characters.
const LONGEST_NAME: usize = 80;

/// How many events have a place that an area stands for, or would if it were a boundary; kept
/// while its menu is open.
#[derive(Debug, Default)]
struct CalledSo {
    known: Option<(u64, NamedShape, usize)>,
}

impl CalledSo {
    fn count(&mut self, view: &View<'_>, named: &NamedShape) -> usize {
        let revision = view.session.data_revision();
        if let Some((at, known, count)) = &self.known
            && *at == revision
            && known == named
        {
            return *count;
        }
        let alone = Boundaries::from(vec![named.clone()]);
        let of_dataset =
            |dataset: &Dataset| -> usize { EventAreas::of(dataset, &alone).counts().iter().sum() };
        let parts = view.session.derived().parts();
        let count = parts.map(|part| of_dataset(&part.dataset)).sum();
        self.known = Some((revision, named.clone(), count));
        count
    }
}

fn shape_menu(
    view: &View<'_>,
    ui: &mut Ui,
    named: &NamedShape,
    renamed: &mut Option<Renamed>,
    called: &mut CalledSo,
) {
    if ui.button(tr!("show-on-the-map")).clicked() {
        view.ask(Action::FitMap(named.shape.bounds()));
        ui.close();
    }
    let mut shapes = view.session.document().shapes.clone();
    let Some(at) = shapes.iter().position(|known| known == named) else { return };
    if ui.button(tr!("rename-button")).clicked() {
        let from = named.name.clone();
        *renamed = Some(Renamed { to: from.clone(), from, has_focused: false });
        ui.close();
    }
    if ui.button(tr!("edit-vertices")).on_hover_text(tr!("drag-vertices-on-the-map")).clicked() {
        view.ask(Action::ReshapeArea(Some(named.name.clone())));
        ui.close();
    }
    let count = called.count(view, named);
    if count > 0 {
        let mut is_used = !view.session.document().not_boundaries.contains(&named.name);
        let text = tr!("is-area-of-events-called-so", count = count);
        if choice::checkbox(ui, &mut is_used, text)
            .on_hover_text(tr!("instead-of-circles"))
            .changed()
        {
            view.send(Command::UseBoundary(named.name.clone(), is_used));
        }
    }
    let text = ui.button(tr!("copy-as-text")).on_hover_text(tr!("for-area-on-the-command-line"));
    if text.clicked() {
        view.ask(Action::Copy(named.shape.to_text()));
        ui.close();
    }
    if ui.button(tr!("remove")).clicked() {
        shapes.remove(at);
        let (mut areas, matching) = argument(view);
        if areas.contains(&AreaChoice::Shape(named.clone())) {
            areas.retain(|area| *area != AreaChoice::Shape(named.clone()));
            set(view, areas, matching);
        }
        view.send(Command::SetShapes(shapes));
        ui.close();
    }
}

/// A shape that is filtered by is filtered by under its new name.
fn rename_shape(view: &View<'_>, shapes: &mut [NamedShape], from: &str, to: &str) {
    let Some(named) = shapes.iter_mut().find(|known| known.name == from) else { return };
    let before = AreaChoice::Shape(named.clone());
    to.clone_into(&mut named.name);
    let after = AreaChoice::Shape(named.clone());
    let (mut areas, matching) = argument(view);
    if let Some(area) = areas.iter_mut().find(|area| **area == before) {
        *area = after;
        set(view, areas, matching);
    }
    view.send(Command::SetShapes(shapes.to_vec()));
}

/// The areas in a few words.
pub fn text(areas: &[AreaChoice], matching: AreaMatching) -> String {
    let names = areas.iter().map(labels::area).collect::<Vec<_>>().join(", ");
    match matching {
        AreaMatching::Possible => names,
        AreaMatching::Definite => tr!("areas-definitely", names = names),
        AreaMatching::Tiers(tiers) => {
            let tiers: Vec<String> = tiers.iter().map(|tier| labels::word(tier.label())).collect();
            if tiers.is_empty() {
                names
            } else {
                tr!("areas-also-tiers", names = names, tiers = tiers.join(", "))
            }
        }
    }
}
