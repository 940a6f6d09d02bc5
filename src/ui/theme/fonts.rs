//! The fonts of the window: Inter, JetBrains Mono and the icons of Phosphor.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily, FontId, RichText, TextStyle};

use crate::base::fonts;

/// Name of the family that marks titles, headers and chosen segments.
const SEMIBOLD: &str = "semibold";

/// Inter in semibold.
pub fn semibold_family() -> FontFamily {
    FontFamily::Name(SEMIBOLD.into())
}

/// `text` in semibold.
pub fn semibold(text: impl Into<String>) -> RichText {
    RichText::new(text).family(semibold_family())
}

/// Semibold at `size` points.
pub fn semibold_id(size: f32) -> FontId {
    FontId::new(size, semibold_family())
}

/// The icons.
static PHOSPHOR: &[u8] = include_bytes!("../../../assets/fonts/Phosphor.ttf");

/// Sizes of text in points: the title of an event, text, hints, the map.
pub(super) fn text_styles() -> std::collections::BTreeMap<TextStyle, FontId> {
    [
        (TextStyle::Heading, semibold_id(16.0)),
        (TextStyle::Body, FontId::proportional(13.0)),
        (TextStyle::Button, FontId::proportional(13.0)),
        (TextStyle::Small, FontId::proportional(12.0)),
        (TextStyle::Monospace, FontId::monospace(12.0)),
    ]
    .into()
}

/// What stands in a font that another one lacks is looked up in that one.
pub(super) fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let files: [(&str, &'static [u8]); 4] = [
        ("Inter", fonts::INTER_REGULAR),
        ("Inter Semibold", fonts::INTER_SEMIBOLD),
        ("JetBrains Mono", fonts::JETBRAINS_MONO),
        ("Phosphor", PHOSPHOR),
    ];
    for (name, bytes) in files {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let fallback = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let family = |first: &str| {
        let mut names = vec![first.to_owned(), "Phosphor".to_owned()];
        names.extend(fallback.iter().cloned());
        names
    };
    let mono = fonts.families.get(&FontFamily::Monospace).cloned().unwrap_or_default();
    let mut monospace = vec!["JetBrains Mono".to_owned(), "Phosphor".to_owned()];
    monospace.extend(mono);
    fonts.families.insert(FontFamily::Proportional, family("Inter"));
    fonts.families.insert(semibold_family(), family("Inter Semibold"));
    fonts.families.insert(FontFamily::Monospace, monospace);
    fonts
}
