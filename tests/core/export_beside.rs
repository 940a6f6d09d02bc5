//! What lies beside an export is replaced only if an earlier one wrote it.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::sync::Arc;

use strikemap::base::Progress;
use strikemap::export::{self, ColumnSet, ExportError, Job, manifest_path, verify};
use strikemap::filter::Filters;
use strikemap::import::{Options, demo, read};

fn job(format: &str, columns: ColumnSet) -> Job {
    let dataset = Arc::new(demo::dataset().unwrap());
    let mut job = Job::filtered([dataset], Filters::default()).unwrap();
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
fn formats_of_one_name_have_claims_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let formats =
        [("csv", "csv"), ("kml", "kml"), ("geoparquet", "parquet"), ("geojson", "geojson")];
    let path = |extension| folder.path().join("night").with_extension(extension);
    for replace in [false, true] {
        for (format, extension) in formats {
            export::write(&job(format, ColumnSet::Project), &path(extension), replace).unwrap();
        }
    }
    let whole = demo::dataset().unwrap().claims.all().len();
    for (_, extension) in formats {
        verify(&manifest_path(&path(extension))).unwrap();
        let again = read(&path(extension), &Options::default(), &Progress::default()).unwrap();
        assert_eq!(again.claims.all().len(), whole, "{extension}");
    }
}

#[test]
fn claims_of_another_export_are_not_read_with_one_that_has_none() {
    let folder = tempfile::tempdir().unwrap();
    let [table, map] = ["csv", "kml"].map(|end| folder.path().join("night").with_extension(end));
    export::write(&job("csv", ColumnSet::Project), &table, false).unwrap();
    let mut quiet = job("kml", ColumnSet::Project);
    quiet.publication.without.insert("claims".to_owned());
    export::write(&quiet, &map, false).unwrap();
    verify(&manifest_path(&map)).unwrap();
    let again = read(&map, &Options::default(), &Progress::default()).unwrap();
    assert_eq!(again.claims.all().len(), 0);
}

#[test]
fn claims_of_an_export_that_is_replaced_by_one_without_go_unless_somebody_changed_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("night.csv");
    let claims = folder.path().join("night.claims.csv");
    export::write(&job("csv", ColumnSet::Project), &path, false).unwrap();
    let written = fs::read(&claims).unwrap();
    fs::write(&claims, "somebody's work").unwrap();
    let before = fs::read(&path).unwrap();
    let refused = export::write(&job("csv", ColumnSet::Original), &path, true);
    assert!(matches!(refused, Err(ExportError::Foreign(at)) if at == claims));
    assert_eq!(fs::read(&path).unwrap(), before);
    fs::write(&claims, written).unwrap();
    export::write(&job("csv", ColumnSet::Original), &path, true).unwrap();
    assert!(!claims.exists());
    verify(&manifest_path(&path)).unwrap();
}

#[test]
fn claims_that_no_export_wrote_stay_beside_one_without() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("night.csv");
    let claims = folder.path().join("night.claims.csv");
    fs::write(&claims, "somebody's work").unwrap();
    export::write(&job("csv", ColumnSet::Original), &path, false).unwrap();
    export::write(&job("csv", ColumnSet::Original), &path, true).unwrap();
    assert_eq!(fs::read_to_string(&claims).unwrap(), "somebody's work");
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
