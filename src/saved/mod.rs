//! Sessions as files: what is open by path and hash, how it is filtered and
//! looked at, what is selected. A text that people can read and compare.

mod choices;
mod error;
mod fingerprint;
mod form;
mod merge;
mod notebook;
mod open;
mod path;
pub mod recovery;
mod saved_session;

pub use choices::Choices;
pub use error::SavedError;
pub use fingerprint::fingerprint_of;
pub use form::{EXTENSION, LARGEST_BYTES, VERSION};
pub use merge::Joined;
pub use notebook::notebook;
pub use open::{Opened, Trouble, open};
pub use saved_session::{SavedDataset, SavedSession};
