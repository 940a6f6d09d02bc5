//! What a file is called in a manifest.

use std::path::{Path, PathBuf};

pub(super) fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// Where the manifest of the export at `path` lies: `NAME.manifest.json` beside
/// `NAME.csv`, `NAME.geojson.manifest.json` beside `NAME.geojson`.
pub fn manifest_path(path: &Path) -> PathBuf {
    match path.extension() {
        Some(extension) if !extension.eq_ignore_ascii_case("csv") => {
            path.with_extension(format!("{}.manifest.json", extension.to_string_lossy()))
        }
        _ => path.with_extension("manifest.json"),
    }
}
