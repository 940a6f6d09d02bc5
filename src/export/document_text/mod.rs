//! What documents for people tell of a job, whatever they are written as: what decided
//! which events are there, sums, counts, and the events one by one, in the language of
//! the thread.

mod counts;
mod event;
mod facts;

pub use counts::{CountsBy, LISTED, counts};
pub use event::{DocumentColumn, DocumentEvent, DocumentSource, MOST_EVENTS, tells_precision};
pub use facts::{
    figures, inputs, is_by_hand, licence, names, people_note, rules, sentences, title,
};
