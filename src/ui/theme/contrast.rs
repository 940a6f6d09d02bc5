//! Measures of contrast (WCAG 2.2, 1.4.3 and 1.4.11) and of the distance of colours in
//! normal and colour-blind sight.

use egui::Color32;

use super::{Theme, Token};
use crate::dataset::kind::KINDS;
use crate::dataset::symbol::{Hue, Symbol};

const THEMES: [Theme; 2] = [Theme { dark: false }, Theme { dark: true }];

/// Red, green and blue in linear light.
fn linear(colour: Color32) -> [f32; 3] {
    let [red, green, blue, _] = egui::Rgba::from(colour).to_array();
    [red, green, blue]
}

fn luminance(colour: Color32) -> f32 {
    let [red, green, blue] = linear(colour);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(a: Color32, b: Color32) -> f32 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn oklab([red, green, blue]: [f32; 3]) -> [f32; 3] {
    let long = (0.412_221_46 * red + 0.536_332_55 * green + 0.051_445_995 * blue).cbrt();
    let middle = (0.211_903_5 * red + 0.680_699_5 * green + 0.107_396_96 * blue).cbrt();
    let short = (0.088_302_46 * red + 0.281_718_85 * green + 0.629_978_7 * blue).cbrt();
    [
        0.210_454_26 * long + 0.793_617_8 * middle - 0.004_072_047 * short,
        1.977_998_5 * long - 2.428_592_2 * middle + 0.450_593_7 * short,
        0.025_904_037 * long + 0.782_771_77 * middle - 0.808_675_77 * short,
    ]
}

type Sight = [[f32; 3]; 3];

/// Severity 1 of Machado, Oliveira and Fernandes, "A Physiologically-based Model for
/// Simulation of Color Vision Deficiency" (2009); in linear light.
const SIGHTS: [(&str, Sight); 3] = [
    ("normal", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
];

/// Distance in Oklab, times 100, as somebody with this sight sees it.
fn distance(a: Color32, b: Color32, sight: Sight) -> f32 {
    let seen = |colour: Color32| {
        let light = linear(colour);
        let channel = |row: [f32; 3]| {
            let sum: f32 = row.iter().zip(light).map(|(weight, light)| weight * light).sum();
            sum.clamp(0.0, 1.0)
        };
        oklab(sight.map(channel))
    };
    let (a, b) = (seen(a), seen(b));
    let squares: f32 = a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum();
    100.0 * squares.sqrt()
}

#[test]
fn text_is_readable_on_every_ground_it_stands_on() {
    let grounds =
        [Token::Bar, Token::Panel, Token::Field, Token::Raised, Token::Hover, Token::AccentSoft];
    let mut pairs: Vec<(Token, Token)> = Vec::new();
    for ground in grounds {
        pairs.extend([Token::Text, Token::Text2, Token::Text3].map(|text| (text, ground)));
    }
    pairs.extend([
        (Token::Text, Token::Pressed),
        (Token::Text, Token::Lane),
        (Token::Accent, Token::Panel),
        (Token::Accent, Token::Raised),
        (Token::Accent, Token::AccentSoft),
        (Token::OnAccent, Token::Accent),
        (Token::Error, Token::Raised),
        (Token::Error, Token::ErrorBg),
        (Token::Warning, Token::Panel),
        (Token::Warning, Token::WarningBg),
        (Token::Success, Token::Raised),
    ]);
    for theme in THEMES {
        for (text, ground) in &pairs {
            let measured = contrast(theme.token(*text), theme.token(*ground));
            assert!(measured >= 4.5, "{text:?} on {ground:?}, dark {}: {measured}", theme.dark);
        }
    }
}

#[test]
fn edges_outlines_and_symbols_are_seen_on_every_ground() {
    let pairs = [
        (Token::Control, Token::Panel),
        (Token::Control, Token::Raised),
        (Token::Control, Token::AccentSoft),
        (Token::Outline, Token::Land),
        (Token::Outline, Token::Water),
        (Token::Accent, Token::Land),
        (Token::Accent, Token::Field),
        (Token::Accent, Token::WindowBand),
    ];
    for theme in THEMES {
        for (edge, ground) in pairs {
            let measured = contrast(theme.token(edge), theme.token(ground));
            assert!(measured >= 2.95, "{edge:?} on {ground:?}, dark {}: {measured}", theme.dark);
        }
        for hue in Hue::ALL {
            for ground in [Token::Land, Token::Water] {
                let measured = contrast(theme.hue(hue), theme.token(ground));
                assert!(measured >= 3.0, "{hue:?} on {ground:?}, dark {}: {measured}", theme.dark);
            }
        }
    }
}

#[test]
fn colours_of_kinds_stay_apart_for_colour_blind_people_unless_their_shapes_differ() {
    for theme in THEMES {
        for (sight, matrix) in SIGHTS {
            for (index, a) in KINDS.iter().enumerate() {
                for b in &KINDS[index + 1..] {
                    let (a, b) = (Symbol::of_kind(a.id), Symbol::of_kind(b.id));
                    if a.hue == b.hue {
                        continue;
                    }
                    let apart = distance(theme.hue(a.hue), theme.hue(b.hue), matrix);
                    assert!(apart >= 2.0 || a.form != b.form, "{sight}: {a:?} and {b:?}: {apart}");
                }
            }
        }
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the colours stand in files of styles")]
fn names_on_the_built_in_map_are_readable_on_land_and_water() {
    for style in [
        include_str!("../../../assets/style-light.json"),
        include_str!("../../../assets/style-dark.json"),
    ] {
        let style: serde_json::Value = serde_json::from_str(style).unwrap();
        let layers = style["layers"].as_array().unwrap();
        let colour = |paint: &serde_json::Value| {
            let text = paint.as_str().unwrap_or_default();
            Color32::from_hex(text).unwrap_or_else(|_| panic!("{text}"))
        };
        let paint = |id: &str, name: &str| {
            let layer = layers.iter().find(|layer| layer["id"] == id).unwrap();
            colour(&layer["paint"][name])
        };
        let (land, water) = (paint("background", "background-color"), paint("water", "fill-color"));
        let names = layers.iter().filter(|layer| layer["type"] == "symbol");
        for layer in names {
            let id = layer["id"].as_str().unwrap();
            let ground = if id.starts_with("water") { water } else { land };
            let found = contrast(colour(&layer["paint"]["text-color"]), ground);
            assert!(found >= 4.5, "{} {id}: {found}", style["name"]);
        }
    }
}
