//! What an earlier export to the same path left beside it, as its manifest says.

use std::path::{Path, PathBuf};

use super::ExportError;
use super::file_name::name_of;
use super::manifest::ClaimsFile;
use crate::base::atomic::WriteError;
use crate::base::hash::Fingerprint;
use crate::import::claims_file;

/// Files that may be replaced with the export that they belong to.
#[derive(Debug, Default, PartialEq)]
pub(super) struct PreviousOutput {
    /// Whether the manifest is that of an export to this path.
    pub manifest: bool,
    claims: Option<ClaimsFile>,
    /// Of the manifest, whatever it is of; nothing where there is none.
    text: Option<Fingerprint>,
}

impl PreviousOutput {
    /// As the manifest at `manifest_path` says of the export at `path`; nothing where
    /// it is of something else.
    pub(super) fn of(path: &Path, manifest_path: &Path) -> Self {
        let read = std::fs::read(manifest_path).ok();
        let fingerprint = read.as_ref().map(|text| Fingerprint::of(text));
        let text = read.unwrap_or_default();
        let mut manifest: serde_json::Value = serde_json::from_slice(&text).unwrap_or_default();
        let output = &mut manifest["output"];
        if output["file"] != name_of(path).as_str() {
            return Self { text: fingerprint, ..Self::default() };
        }
        let claims = serde_json::from_value(output["claims"].take()).ok();
        Self { manifest: true, claims, text: fingerprint }
    }

    /// Whether it wrote claims at `path`.
    pub(super) fn has_claims_at(&self, path: &Path) -> bool {
        self.claims.as_ref().is_some_and(|claims| claims.file == name_of(path))
    }

    /// Its claims, which would be read with the export at `path` though that has others
    /// at `claims_path`, or none.
    ///
    /// # Errors
    /// When somebody changed them since.
    pub(super) fn stale_claims(
        &self,
        path: &Path,
        claims_path: Option<&Path>,
    ) -> Result<Option<PathBuf>, ExportError> {
        let Some(claims) = &self.claims else { return Ok(None) };
        let places = [claims_file::path_beside(path), claims_file::path_by_stem(path)];
        let is_stale = |place: &PathBuf| {
            self.has_claims_at(place) && Some(place.as_path()) != claims_path && place.is_file()
        };
        let Some(place) = places.into_iter().find(is_stale) else { return Ok(None) };
        let read = std::fs::read(&place);
        let bytes = read.map_err(|source| WriteError::Io { path: place.clone(), source })?;
        if Fingerprint::of(&bytes) != claims.fingerprint {
            return Err(ExportError::Foreign(place));
        }
        Ok(Some(place))
    }
}
