//! The languages in which the window speaks: their messages, numbers and dates.
//!
//! What goes into files and what the command line says is English and asks nothing of
//! this module.

mod catalogue;
mod format;
mod languages;
mod messages;
mod number;

pub use catalogue::{FILES, Source};
pub use fluent_bundle::FluentValue as Argument;
pub use format::word_id;
pub use languages::Language;
