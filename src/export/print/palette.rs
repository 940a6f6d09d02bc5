//! Colours of printed documents that no symbol and no map style has, as `0xRRGGBB`.

/// Paper.
pub const PAPER: u32 = 0xFF_FF_FF;
/// Text.
pub const TEXT: u32 = 0x1A_20_28;
/// What is said beside: at least 7:1 on paper.
pub const FAINT: u32 = 0x46_51_5E;
/// Lines between rows.
pub const LINE: u32 = 0xD3_D9_E0;
/// Lines and bars, where no template says another colour.
pub const ACCENT: u32 = 0x0B_5C_B8;
/// Claims that differ.
pub const WARNING: u32 = 0x87_50_00;
/// Areas of imprecise places.
pub const AREA: u32 = 0x66_6F_78;
