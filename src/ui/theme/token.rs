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
    Bar 0xEE_F1_F4 0x12_16_1B,
    /// Panels and timeline.
    Panel 0xFA_FB_FC 0x18_1D_23,
    /// Inputs, ground of the histogram.
    Field 0xFF_FF_FF 0x0E_12_16,
    /// Buttons, dialogs, chips, legend.
    Raised 0xFF_FF_FF 0x22_29_31,
    /// Row or button under the pointer.
    Hover 0xE6_EB_F1 0x26_2E_37,
    /// Button held down.
    Pressed 0xD8_E0_E9 0x30_3A_45,
    /// Separators; never the edge of a control.
    Line 0xD3_D9_E0 0x2F_38_42,
    /// Edge of every control, handle of scroll bars.
    Control 0x74_7F_8B 0x80_8B_97,
    /// Main text.
    Text 0x1A_20_28 0xE8_EC_F1,
    /// Secondary text, icons, names of lanes.
    Text2 0x46_51_5E 0xB6_C0_CB,
    /// Hints, counts of zero: the weakest text.
    Text3 0x5C_67_74 0x9D_A8_B4,
    /// Links, focus, what is picked, handles.
    Accent 0x0B_5C_B8 0x7A_B8_FF,
    /// Ground of what is switched on.
    AccentSoft 0xDB_E8_F8 0x20_3B_58,
    /// Text on the primary button.
    OnAccent 0xFF_FF_FF 0x0B_18_26,
    /// Ground of the map.
    Land 0xF1_F1_ED 0x1D_22_28,
    /// Water of the map.
    Water 0xB7_D1_E2 0x17_3A_50,
    /// Ring under symbols and labels.
    Halo 0xFF_FF_FF 0x10_14_19,
    /// Outlines and hatching of areas.
    Outline 0x66_6F_78 0x76_81_8C,
    /// Errors and what destroys.
    Error 0xB3_26_1E 0xFF_8F_85,
    /// Ground of errors.
    ErrorBg 0xFB_EA_E8 0x3A_1F_1E,
    /// Doubt, disputed events.
    Warning 0x87_50_00 0xFF_C2_66,
    /// Ground of doubt.
    WarningBg 0xFB_F1_DC 0x38_29_0F,
    /// What succeeded.
    Success 0x1C_6A_43 0x7B_D3_A4,
    /// Events of the histogram that do not match.
    BarRest 0xA9_B4_C0 0x55_62_6F,
    /// Inside of the time window.
    WindowBand 0xD6_E4_F5 0x1D_35_50,
    /// Ground of a lane.
    Lane 0xE9_ED_F1 0x20_26_2D,
    /// Hours in which the sun is down.
    Night 0x1F_2F_66 0x8F_A8_D8,
}
