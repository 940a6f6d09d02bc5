//! What the colours of signs, dots and rings mean.

use egui::Ui;
use serde::{Deserialize, Serialize};

use super::{LegendLine, Scene};
use crate::dataset::symbol::{Hue, Symbol};
use crate::dataset::{Dataset, Harm};
use crate::language::tr;
use crate::session::{EventRef, Session};
use crate::summary::clusters::{GROUPS, Groups};
use crate::ui::theme::Theme;

/// What colours mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColourBy {
    /// The kind of event, as the signs.
    #[default]
    Kind,
    /// The dataset.
    Dataset,
    /// Whether people were killed or injured.
    Casualties,
}

/// What is known of people harmed, the gravest first.
fn harms() -> [(Hue, &'static str); 4] {
    [
        (Hue::Ink, tr!("legend-people-killed")),
        (Hue::Orange, tr!("injured-none-killed")),
        (Hue::Sky, tr!("nobody-harmed")),
        (Hue::Slate, tr!("not-stated")),
    ]
}

/// By the highest figure cited.
fn hue_of_harm(harm: Harm) -> Hue {
    let high = |figure: crate::dataset::Figure| figure.bounds().map(|(_, high)| high);
    let index = match (high(harm.killed), high(harm.injured)) {
        (Some(1..), _) => 0,
        (_, Some(1..)) => 1,
        (None, None) => 3,
        _ => 2,
    };
    harms()[index].0
}

const fn number(hue: Hue) -> u8 {
    hue as u8
}

impl ColourBy {
    fn all() -> [(Self, &'static str); 3] {
        [
            (Self::Kind, tr!("colour-by-kind")),
            (Self::Dataset, tr!("colour-by-dataset")),
            (Self::Casualties, tr!("colour-by-casualties")),
        ]
    }

    /// The colour of `event`.
    pub fn hue(self, session: &Session, event: EventRef) -> Hue {
        let Some(dataset) = session.dataset(event.dataset) else { return Hue::Slate };
        match self {
            Self::Kind => Symbol::of_kind(dataset.kinds().value(event.row)).hue,
            Self::Dataset => {
                let open = session.datasets().iter().find(|open| open.id == event.dataset);
                Theme::dataset_hue(open.map_or(0, |open| open.colour))
            }
            Self::Casualties => hue_of_harm(dataset.harm(event.row)),
        }
    }

    /// The same as groups, by the number of the colour among [`Hue::ALL`].
    pub fn groups(self, dataset: &Dataset, colour: usize) -> Groups<'_> {
        const { assert!(Hue::ALL.len() <= GROUPS) };
        match self {
            Self::Kind => {
                let hues =
                    dataset.kinds().values().iter().map(|kind| number(Symbol::of_kind(kind).hue));
                Groups::ByCode(dataset.kinds().codes(), hues.collect())
            }
            Self::Dataset => Groups::One(number(Theme::dataset_hue(colour))),
            Self::Casualties => {
                let hues = dataset.harms().values().iter().map(|harm| number(hue_of_harm(*harm)));
                Groups::ByCode(dataset.harms().codes(), hues.collect())
            }
        }
    }

    /// What each colour means; kinds have a legend of their own.
    pub fn legend(self, scene: &Scene<'_>) -> Vec<LegendLine> {
        match self {
            Self::Kind => Vec::new(),
            Self::Dataset => scene
                .view
                .session
                .shown()
                .map(|open| {
                    let colour = scene.theme.dataset(open.colour);
                    LegendLine::Swatch(colour, open.dataset.source.name.clone())
                })
                .collect(),
            Self::Casualties => harms()
                .iter()
                .map(|(hue, words)| LegendLine::Swatch(scene.theme.hue(*hue), (*words).to_owned()))
                .collect(),
        }
    }

    /// The choice; whether it was changed.
    pub fn ui(&mut self, ui: &mut Ui) -> bool {
        choice(ui, tr!("colour-by"), self, &Self::all())
    }
}

/// A row of buttons of which one is chosen; whether another was.
pub fn choice<T: Copy + PartialEq>(
    ui: &mut Ui,
    label: &str,
    value: &mut T,
    options: &[(T, &'static str)],
) -> bool {
    let before = *value;
    ui.horizontal_wrapped(|ui| {
        ui.label(label);
        for (option, words) in options {
            ui.selectable_value(value, *option, *words);
        }
    });
    *value != before
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Figure;

    #[test]
    fn unknown_figures_are_not_coloured_as_nobody_harmed() {
        let harm = |killed, injured| Harm { killed, injured };
        let (none, some) = (Figure::between(0, 0), Figure::between(0, 2));
        assert_eq!(hue_of_harm(harm(Figure::UNKNOWN, Figure::UNKNOWN)), Hue::Slate);
        assert_eq!(hue_of_harm(harm(none, Figure::UNKNOWN)), Hue::Sky);
        assert_eq!(hue_of_harm(harm(none, some)), Hue::Orange);
        assert_eq!(hue_of_harm(harm(some, Figure::UNKNOWN)), Hue::Ink);
    }

    #[test]
    fn the_number_of_a_hue_is_its_place_among_all() {
        for (index, hue) in Hue::ALL.into_iter().enumerate() {
            assert_eq!(usize::from(number(hue)), index);
        }
    }
}
