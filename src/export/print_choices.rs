//! What people choose of a printed document: its paper, its language, its small maps,
//! the template of their house.

use serde::{Deserialize, Serialize};

use super::document_info::DocumentInfo;
use super::print_template::PrintTemplate;
use crate::language::Language;

/// The exporter of printed documents on the command line and in manifests.
pub const ID: &str = "pdf";

/// A size of paper, its longer side across.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Paper {
    /// 297 × 210 mm.
    #[default]
    #[serde(rename = "a4")]
    A4,
    /// 420 × 297 mm.
    #[serde(rename = "a3")]
    A3,
    /// 16:9, the size of slides: 338.67 × 190.5 mm.
    #[serde(rename = "16:9")]
    Screen,
}

impl Paper {
    /// All of them, as dialogs list them.
    pub const ALL: [Self; 3] = [Self::A4, Self::A3, Self::Screen];

    /// Its word on the command line and in manifests.
    pub const fn id(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::A3 => "a3",
            Self::Screen => "16:9",
        }
    }

    /// What people call it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::A3 => "A3",
            Self::Screen => "16:9",
        }
    }

    /// The one with this word.
    pub fn by_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|paper| paper.id() == id)
    }

    /// Width and height in points of 1/72 inch.
    pub(super) const fn size_points(self) -> [f32; 2] {
        match self {
            Self::A4 => [841.89, 595.28],
            Self::A3 => [1190.55, 841.89],
            Self::Screen => [960.0, 540.0],
        }
    }

    /// How much larger letters are than on A4.
    pub(super) const fn text_scale(self) -> f32 {
        match self {
            Self::A4 => 1.0,
            Self::A3 => 1.25,
            Self::Screen => 1.12,
        }
    }
}

/// The periods of the small maps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Periods {
    /// Those that suit the time that the events take: days, weeks, months, quarters or
    /// years, at most 20 of them; none for a single day.
    #[default]
    Auto,
    /// A map for each day.
    Day,
    /// A map for each week, from Monday.
    Week,
    /// A map for each month.
    Month,
    /// No small maps.
    None,
}

impl Periods {
    /// All of them, as dialogs list them.
    pub const ALL: [Self; 5] = [Self::Auto, Self::Day, Self::Week, Self::Month, Self::None];

    /// Its word on the command line and in manifests.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::None => "none",
        }
    }

    /// Those with this word.
    pub fn by_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|periods| periods.id() == id)
    }
}

/// What is chosen of a printed document.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PrintChoices {
    /// The language of its headings and legends.
    pub language: Language,
    /// Its paper.
    pub paper: Paper,
    /// The periods of its small maps.
    pub periods: Periods,
    /// Logo, colour and credit line of a house.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub template: Option<PrintTemplate>,
    /// What it says about itself.
    #[serde(flatten)]
    pub info: DocumentInfo,
}

impl PrintChoices {
    /// The flags of `strikemap export` that choose the same, not yet quoted.
    pub fn flags(&self) -> Vec<String> {
        let mut flags = vec![
            format!("--language={}", self.language.id()),
            format!("--paper={}", self.paper.id()),
            format!("--periods={}", self.periods.id()),
        ];
        flags.extend(self.template.iter().map(|known| format!("--template={}", known.file)));
        flags.extend(self.info.flags());
        flags
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_flags_are_those_of_manifests() {
        for paper in Paper::ALL {
            assert_eq!(serde_json::to_value(paper).unwrap(), paper.id());
            assert_eq!(Paper::by_id(paper.id()), Some(paper));
        }
        for periods in Periods::ALL {
            assert_eq!(serde_json::to_value(periods).unwrap(), periods.id());
            assert_eq!(Periods::by_id(periods.id()), Some(periods));
        }
    }
}
