//! What the report of a file says, as one text.

use strikemap::dataset::Dataset;

/// How the file of `dataset` was decoded, a sentence a line.
pub fn decoded(dataset: &Dataset) -> String {
    let sentences = dataset.report.decoded.iter().map(ToString::to_string);
    sentences.collect::<Vec<_>>().join("\n")
}
