//! What people write about events: notes and tags, each with who, when and what.
//!
//! Nothing that was written is ever overwritten: a change adds a version, and
//! the latest version counts. So two notebooks merge by the union of what they
//! hold, in any order and any number of times.

mod annotated_rows;
mod key;
mod notebook;
mod version;

pub use annotated_rows::AnnotatedRows;
pub use key::EventKey;
pub use notebook::{Note, Notebook, Tag, Tagged};
pub use version::Version;
