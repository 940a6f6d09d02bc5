//! The colours of kinds, light and dark: apart for colour-blind people too.

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

    /// Its colour in the light and in the dark theme: `0xRRGGBB` in sRGB.
    pub const fn rgb(self) -> [u32; 2] {
        let (light, dark) = match self {
            Self::Vermilion => (0xA93407, 0xFF8A47),
            Self::Blue => (0x005FA8, 0x3F97E8),
            Self::Pink => (0xC2367F, 0xFFA6D2),
            Self::Orange => (0x9A6600, 0xFFC24A),
            Self::Green => (0x006B52, 0x45D2A6),
            Self::Sky => (0x1577B0, 0x93D5FB),
            Self::Brown => (0x5F3A16, 0xB5783F),
            Self::Slate => (0x4A5563, 0xB4BECA),
            Self::Teal => (0x1F6E73, 0x5FBFC4),
            Self::Ink => (0x222830, 0xE6EAEF),
            Self::Violet => (0x43265F, 0xB9A2F0),
            Self::Grey => (0x5C6774, 0x8F9BA8),
        };
        [light, dark]
    }
}
