//! Bytes of animations: colours and frames become files.

pub mod gif;
pub mod palette;
