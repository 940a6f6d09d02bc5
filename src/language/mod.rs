//! The languages in which people are told things: their messages and numbers, and which of
//! them a thread speaks.
//!
//! What goes into files is English, unless a language was chosen for it: it is made on
//! threads whose language nobody sets, or says so.

mod catalogue;
mod current;
mod languages;
mod message;
mod messages;
mod number;
mod to_argument;

pub use catalogue::{FILES, HELP, Source};
pub use current::{current, said_in, set};
pub(crate) use current::{text, text_with, tr};
pub use fluent_bundle::FluentValue as Argument;
pub use languages::Language;
pub use message::{Message, MessageId, MessageValue};
pub(crate) use message::{message, message_id};
pub use messages::{message_id, registered, word_id};
pub use to_argument::ToArgument;
