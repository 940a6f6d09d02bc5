//! What a command reads is never what it writes over.

use std::path::Path;

use super::error::CliError;
use crate::export::{self, manifest_path, signature};

/// Refuses to write `output`, or its manifest and signature, over one of `inputs` or the
/// claims beside them.
pub fn refuse_inputs<'a>(
    output: &Path,
    inputs: impl IntoIterator<Item = &'a Path>,
) -> Result<(), CliError> {
    // Standard output writes over nothing.
    if output.as_os_str() == "-" {
        return Ok(());
    }
    let manifest = manifest_path(output);
    let inputs: Vec<&Path> = inputs.into_iter().collect();
    for written in [output, &manifest, &signature::path_beside(&manifest)] {
        export::refuse_inputs(written, inputs.iter().copied())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_input_and_no_claims_beside_one_are_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        for name in ["a.csv", "a.claims.csv", "b.manifest.json"] {
            std::fs::write(path(name), "").unwrap();
        }
        let inputs = [path("a.csv"), path("b.manifest.json")];
        let refused =
            |name: &str| refuse_inputs(&path(name), inputs.iter().map(AsRef::as_ref)).is_err();
        assert!(refused("a.csv") && refused("a.claims.csv") && refused("./a.csv"));
        assert!(refused("b.csv"), "its manifest would be written over an input");
        assert!(!refused("c.csv"));
    }
}
