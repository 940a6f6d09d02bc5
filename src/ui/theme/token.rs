//! The colours of the window by what they are used for, light and dark.

use super::rgb::rgb;

macro_rules! tokens {
    ($($(#[$doc:meta])* $name:ident $light:literal $dark:literal,)*) => {
        /// What a colour is used for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Token {
            $($(#[$doc])* $name,)*
        }

        impl Token {
            /// Its colour in the light and in the dark theme.
            pub const fn colours(self) -> [egui::Color32; 2] {
                match self {
                    $(Self::$name => [rgb($light), rgb($dark)],)*
                }
            }
        }
    };
}

tokens! {
    /// Top bar, status line, strip of facts.
    Bar 0xEEF1F4 0x12161B,
    /// Panels and timeline.
    Panel 0xFAFBFC 0x181D23,
    /// Inputs, ground of the histogram.
    Field 0xFFFFFF 0x0E1216,
    /// Buttons, dialogs, chips, legend.
    Raised 0xFFFFFF 0x222931,
    /// Row or button under the pointer.
    Hover 0xE6EBF1 0x262E37,
    /// Button held down.
    Pressed 0xD8E0E9 0x303A45,
    /// Separators; never the edge of a control.
    Line 0xD3D9E0 0x2F3842,
    /// Edge of every control, handle of scroll bars.
    Control 0x747F8B 0x808B97,
    /// Main text.
    Text 0x1A2028 0xE8ECF1,
    /// Secondary text, icons, names of lanes.
    Text2 0x46515E 0xB6C0CB,
    /// Hints, counts of zero: the weakest text.
    Text3 0x5C6774 0x9DA8B4,
    /// Links, focus, what is picked, handles.
    Accent 0x0B5CB8 0x7AB8FF,
    /// Ground of what is switched on.
    AccentSoft 0xDBE8F8 0x203B58,
    /// Text on the primary button.
    OnAccent 0xFFFFFF 0x0B1826,
    /// Ground of the map.
    Land 0xF1F1ED 0x1D2228,
    /// Water of the map.
    Water 0xB7D1E2 0x173A50,
    /// Ring under symbols and labels.
    Halo 0xFFFFFF 0x101419,
    /// Outlines and hatching of areas.
    Outline 0x666F78 0x76818C,
    /// Errors and what destroys.
    Error 0xB3261E 0xFF8F85,
    /// Ground of errors.
    ErrorBg 0xFBEAE8 0x3A1F1E,
    /// Doubt, disputed events.
    Warning 0x875000 0xFFC266,
    /// Ground of doubt.
    WarningBg 0xFBF1DC 0x38290F,
    /// What succeeded.
    Success 0x1C6A43 0x7BD3A4,
    /// Events of the histogram that do not match.
    BarRest 0xA9B4C0 0x55626F,
    /// Inside of the time window.
    WindowBand 0xD6E4F5 0x1D3550,
    /// Ground of a lane.
    Lane 0xE9EDF1 0x20262D,
    /// Hours in which the sun is down.
    Night 0x1F2F66 0x8FA8D8,
}
