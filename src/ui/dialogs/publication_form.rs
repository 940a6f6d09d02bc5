//! What is blurred or held back before an export is published.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::dataset::Place;
use crate::export::publication::{
    Derivation, Displaced, FARTHEST_M, MOST_DECIMALS, Seed, columns_of, random_seed,
};
use crate::export::{ColumnSet, Places, Publication};
use crate::language::tr;
use crate::session::DatasetId;
use crate::ui::View;
use crate::ui::format::distance;
use crate::ui::theme::Theme;
use crate::ui::widgets::choice;
use crate::ui::widgets::section::Section;

/// What becomes of coordinates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CoordinateMode {
    Exact,
    Rounded,
    Moved,
}

/// The part of the dialog; it keeps what was set for each way.
#[derive(Debug)]
pub struct PublicationForm {
    way: CoordinateMode,
    decimals: u8,
    most_m: u32,
    seed: String,
    without: BTreeSet<String>,
    /// The columns that there are, and of what.
    columns: Option<(Asked, Vec<String>)>,
}

/// What decides which columns there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Whose.
    pub whose: ColumnSet,
    /// Whether those of notes are among them.
    pub has_notes: bool,
    /// The datasets that are exported.
    pub datasets: Vec<DatasetId>,
}

impl PublicationForm {
    /// Nothing blurred and nothing held back; the seed is the one used last.
    pub fn new(view: &View<'_>) -> Self {
        let last = &view.settings.seed;
        Self {
            way: CoordinateMode::Exact,
            decimals: 2,
            most_m: 500,
            seed: if last.is_empty() { random_seed().unwrap_or_default() } else { last.clone() },
            without: BTreeSet::new(),
            columns: None,
        }
    }

    /// What was chosen, of the columns that there are.
    pub fn publication(&self) -> Publication {
        let (whose, columns) = match &self.columns {
            Some((asked, columns)) => (asked.whose, &columns[..]),
            None => (ColumnSet::default(), &[][..]),
        };
        let mut publication = Publication {
            places: match self.way {
                CoordinateMode::Exact => Places::Exact,
                CoordinateMode::Rounded => Places::Rounded { decimals: self.decimals },
                CoordinateMode::Moved => Places::Moved {
                    most_m: self.most_m,
                    seed: Seed::new(&self.seed),
                    derivation: Derivation::default(),
                },
            },
            without: columns.iter().filter(|name| self.without.contains(*name)).cloned().collect(),
        };
        publication.leave_out_what_follows(whose);
        publication
    }

    /// Paints it, folded unless it was opened.
    pub fn ui(&mut self, view: &View<'_>, asked: Asked, ui: &mut egui::Ui) {
        if self.columns.as_ref().is_none_or(|(known, _)| *known != asked) {
            let datasets =
                asked.datasets.iter().filter_map(|id| view.session.dataset(*id).map(Arc::as_ref));
            let columns = columns_of(asked.whose, asked.has_notes, datasets);
            self.columns = Some((asked, columns));
        }
        Section::new(tr!("redaction"))
            .show(ui, "before publishing", |ui| self.unfolded_ui(view, ui));
        for sentence in self.publication().words() {
            ui.add(egui::Label::new(format!("• {sentence}")).wrap());
        }
    }

    fn unfolded_ui(&mut self, view: &View<'_>, ui: &mut egui::Ui) {
        ui.horizontal(|ui| {
            ui.label(tr!("places"));
            ui.radio_value(&mut self.way, CoordinateMode::Exact, tr!("exact"));
            ui.radio_value(&mut self.way, CoordinateMode::Rounded, tr!("rounded"));
            ui.radio_value(&mut self.way, CoordinateMode::Moved, tr!("jittered"));
        });
        match self.way {
            CoordinateMode::Exact => {}
            CoordinateMode::Rounded => self.rounded_ui(ui),
            CoordinateMode::Moved => self.moved_ui(ui),
        }
        self.columns_ui(ui);
        let warning = Theme::of(ui.ctx()).warning();
        let mut warn = |text: &str| {
            ui.add(egui::Label::new(egui::RichText::new(text).color(warning)).wrap());
        };
        warn(tr!("text-may-still-name-places-and-people"));
        if self.way != CoordinateMode::Exact
            && view.session.document().filters.clauses.contains_key("area")
        {
            warn(tr!("the-manifest-reveals-your-filters-and-with"));
        }
    }

    fn rounded_ui(&mut self, ui: &mut egui::Ui) {
        ui.horizontal(|ui| {
            let label = ui.label(tr!("decimals-of-a-degree"));
            ui.add(egui::DragValue::new(&mut self.decimals).range(0..=MOST_DECIMALS))
                .labelled_by(label.id);
            let places = Places::Rounded { decimals: self.decimals };
            let kyiv = Place::new(50.45, 30.52);
            if let Some(told) = kyiv.and_then(|kyiv| Displaced::of(&places, kyiv)) {
                ui.label(tr!("up-to-off-in-kyiv", distance = distance(told.growth_m)));
            }
        });
    }

    fn moved_ui(&mut self, ui: &mut egui::Ui) {
        ui.horizontal(|ui| {
            let label = ui.label(tr!("by-up-to"));
            let value = egui::DragValue::new(&mut self.most_m)
                .range(1..=FARTHEST_M)
                .suffix(tr!("suffix-m"));
            ui.add(value.speed(10.0)).labelled_by(label.id);
        });
        ui.horizontal(|ui| {
            let label = ui.label(tr!("secret-seed"));
            let field = egui::TextEdit::singleline(&mut self.seed).desired_width(260.0);
            ui.add(field).labelled_by(label.id);
            if ui.button(tr!("new")).on_hover_text(tr!("generate-new-seed")).clicked() {
                self.seed = random_seed().unwrap_or_default();
            }
        });
        let about = tr!("keep-it-to-yourself-who-has-it");
        let faint = Theme::of(ui.ctx()).faint_text();
        ui.add(egui::Label::new(egui::RichText::new(about).small().color(faint)).wrap());
    }

    fn columns_ui(&mut self, ui: &mut egui::Ui) {
        ui.label(tr!("leave-out-columns"));
        let columns = self.columns.as_ref().map_or(&[][..], |(_, columns)| columns);
        egui::ScrollArea::vertical().id_salt("leave out").max_height(132.0).show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                for name in columns {
                    let mut is_left_out = self.without.contains(name);
                    if choice::checkbox(ui, &mut is_left_out, name).changed() {
                        if is_left_out {
                            self.without.insert(name.clone());
                        } else {
                            self.without.remove(name);
                        }
                    }
                }
            });
        });
    }
}
