//! The colours of kinds, light and dark: apart for colour-blind people too.

use super::rgb::rgb;

/// A colour of a kind. Each is at least 3:1 against land and water of its theme,
/// and tells two kinds that can meet apart in normal and colour-blind sight; the
/// shape decides where colours come near each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the colours")]
pub enum Hue {
    Vermilion,
    Blue,
    Pink,
    Orange,
    Green,
    Sky,
    Brown,
    Slate,
    Teal,
    Ink,
    Violet,
    Grey,
}

impl Hue {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Vermilion,
        Self::Blue,
        Self::Pink,
        Self::Orange,
        Self::Green,
        Self::Sky,
        Self::Brown,
        Self::Slate,
        Self::Teal,
        Self::Ink,
        Self::Violet,
        Self::Grey,
    ];

    /// Its colour in the light and in the dark theme.
    pub const fn colours(self) -> [egui::Color32; 2] {
        let (light, dark) = match self {
            Self::Vermilion => (0xA9_34_07, 0xFF_8A_47),
            Self::Blue => (0x00_5F_A8, 0x3F_97_E8),
            Self::Pink => (0xC2_36_7F, 0xFF_A6_D2),
            Self::Orange => (0x9A_66_00, 0xFF_C2_4A),
            Self::Green => (0x00_6B_52, 0x45_D2_A6),
            Self::Sky => (0x15_77_B0, 0x93_D5_FB),
            Self::Brown => (0x5F_3A_16, 0xB5_78_3F),
            Self::Slate => (0x4A_55_63, 0xB4_BE_CA),
            Self::Teal => (0x1F_6E_73, 0x5F_BF_C4),
            Self::Ink => (0x22_28_30, 0xE6_EA_EF),
            Self::Violet => (0x43_26_5F, 0xB9_A2_F0),
            Self::Grey => (0x5C_67_74, 0x8F_9B_A8),
        };
        [rgb(light), rgb(dark)]
    }
}
