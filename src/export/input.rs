//! One dataset of an export, as its manifest and its command name it.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{Job, Part, Scope};
use crate::base::hash::Fingerprint;
use crate::base::relative::path_from;
use crate::dataset::ranges::Ranges;
use crate::dataset::{SourceError, WrittenOptions};

/// One dataset.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Input {
    /// From the folder of the manifest, or absolute; `None` for built-in data.
    pub path: Option<String>,
    /// What people call it.
    pub name: String,
    /// Of the file.
    #[serde(flatten)]
    pub file: Fingerprint,
    /// Id of the format that was recognised.
    pub format: String,
    /// How it was read.
    pub reading: WrittenOptions,
    /// The exported rows, where they were selected rather than filtered.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub selected: Option<Ranges>,
    /// Rows that match the filters and are not exported, because they report an
    /// event that another exported row reports too.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub left_out: Option<Ranges>,
}

impl Input {
    /// Whether it came out of a pipe, which cannot be read again by its name.
    pub fn is_stream(&self) -> bool {
        let path = self.path.as_deref().unwrap_or_default();
        self.name == "-" || path.contains("dev/fd/") || path.ends_with("dev/stdin")
    }
}

/// The full path of an input.
pub(super) fn full(path: &Path) -> String {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned()).to_string_lossy().into_owned()
}

/// The inputs with their full paths, without their hashes: a command names none, and
/// hashing a large file takes a while.
pub(super) fn named_inputs(job: &Job) -> Vec<Input> {
    let named = |part: &Part| {
        let source = &part.dataset.source;
        Input {
            path: source.path.as_deref().map(full),
            name: source.name.clone(),
            file: Fingerprint { sha256: String::new(), bytes: source.file_bytes },
            format: part.dataset.report.format.clone(),
            reading: WrittenOptions::of(&part.dataset.options),
            selected: None,
            left_out: None,
        }
    };
    job.parts.iter().map(named).collect()
}

/// The input that is the part `index` of `job`, as seen from `folder`.
pub(super) fn input(job: &Job, index: usize, folder: &Path) -> Result<Input, SourceError> {
    let Part { dataset, rows } = &job.parts[index];
    Ok(Input {
        path: dataset.source.path.as_deref().map(|path| path_from(folder, path)),
        name: dataset.source.name.clone(),
        file: Fingerprint {
            sha256: dataset.source.sha256_hex()?,
            bytes: dataset.source.file_bytes,
        },
        format: dataset.report.format.clone(),
        reading: WrittenOptions::of(&dataset.options),
        selected: (job.scope == Scope::Selected).then(|| Ranges::of(dataset, rows)),
        left_out: job.left_out.get(&index).map(|rows| Ranges::of(dataset, rows)),
    })
}
