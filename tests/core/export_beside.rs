//! What lies beside an export is replaced only if an earlier one wrote it.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::sync::Arc;

use strikemap::export::{self, ColumnSet, ExportError, Job, manifest_path, verify};
use strikemap::filter::Filters;
use strikemap::import::{Options, demo};

fn job(format: &str, columns: ColumnSet) -> Job {
    let dataset = Arc::new(demo::dataset().unwrap());
    let mut job = Job::filtered([(dataset, Options::default())], Filters::default()).unwrap();
    format.clone_into(&mut job.format);
    job.columns = columns;
    job
}

#[test]
fn two_formats_of_one_name_have_a_manifest_each() {
    let folder = tempfile::tempdir().unwrap();
    for format in ["csv", "geojson"] {
        let path = folder.path().join("night").with_extension(format);
        export::write(&job(format, ColumnSet::Original), &path, false).unwrap();
    }
    for name in ["night.csv", "night.geojson"] {
        verify(&manifest_path(&folder.path().join(name))).unwrap();
    }
}

#[test]
fn an_export_may_replace_itself_with_all_that_lies_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("night.csv");
    let job = job("csv", ColumnSet::Project);
    export::write(&job, &path, false).unwrap();
    export::write(&job, &path, true).unwrap();
    verify(&manifest_path(&path)).unwrap();
}

#[test]
fn a_strange_manifest_or_claims_file_is_never_replaced() {
    for name in ["night.manifest.json", "night.claims.csv"] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("night.csv");
        let strange = folder.path().join(name);
        fs::write(&strange, "somebody's work").unwrap();
        let refused = export::write(&job("csv", ColumnSet::Project), &path, true);
        assert!(matches!(refused, Err(ExportError::Foreign(at)) if at == strange), "{name}");
        assert_eq!(fs::read_to_string(&strange).unwrap(), "somebody's work");
        assert!(!path.exists(), "{name}");
    }
}
