//! How a session names the files of its datasets.

use std::path::Path;

use crate::base::relative;

/// Relative where the dataset lies in the folder of the session or below it, so
/// that both can move together; absolute elsewhere.
pub(super) fn path_from(folder: &Path, path: &Path) -> String {
    let relative = relative::path_from(folder, path);
    if relative.starts_with("..") {
        return std::path::absolute(path).unwrap_or(path.to_owned()).to_string_lossy().into_owned();
    }
    relative
}
