//! Whether a report has a picture of the map.

use std::sync::Arc;

/// Whether a report has a picture of the map; other formats have none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum MapPicture {
    /// It has none.
    #[default]
    Without,
    /// It shall have one, which is drawn before the report is written.
    Wanted,
    /// The PNG that it shows.
    Drawn(Arc<Vec<u8>>),
}
