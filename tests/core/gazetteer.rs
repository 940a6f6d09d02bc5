//! Names of real files of alerts, all placed by the built-in gazetteer.

use std::collections::BTreeSet;
use std::path::Path;

use strikemap::gazetteer::{answer, locate};

#[test]
fn every_area_of_the_alert_files_is_located() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/alerts");
    let Ok(files) = std::fs::read_dir(&folder) else {
        println!("skipped: no alert files beside the project");
        return;
    };
    let mut names = BTreeSet::new();
    for file in files.map(|file| file.unwrap().path()) {
        if file.extension().is_none_or(|extension| extension != "csv") {
            continue;
        }
        let mut reader = csv::Reader::from_path(file).unwrap();
        let header = reader.headers().unwrap().clone();
        let column = |name: &str| header.iter().position(|header| header == name);
        let columns = [column("hromada"), column("raion"), column("oblast").or(column("region"))];
        for record in reader.records() {
            let record = record.unwrap();
            names.insert(columns.map(|column| {
                column.and_then(|column| record.get(column)).unwrap_or_default().to_owned()
            }));
        }
    }
    let missing: Vec<_> = names
        .iter()
        .filter(|[hromada, raion, oblast]| {
            let located = |hromada, raion, oblast| locate(hromada, raion, oblast, "UA").is_some();
            let each = [hromada, raion, oblast].map(String::as_str);
            let [hromada, raion, oblast] = each;
            !(located(hromada, raion, oblast)
                && (raion.is_empty()
                    || located("", raion, "")
                    // Several districts have that name.
                    || answer("", raion, "", "UA").doubt.is_some())
                && (oblast.is_empty() || located("", "", oblast)))
        })
        .collect();
    assert!(names.len() > 150, "only {} names", names.len());
    assert!(missing.is_empty(), "{missing:?}");
    let coarse = names.iter().filter(|[hromada, raion, oblast]| {
        !hromada.is_empty()
            && locate(hromada, raion, oblast, "").is_none_or(|found| found.radius_m > 40_000.0)
    });
    assert_eq!(coarse.count(), 0, "a hromada fell to its raion");
}
