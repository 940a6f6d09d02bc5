//! What `verify` proves: every key of a manifest is forged in turn, files are planted
//! beside an export, and signatures are taken from others.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::{Value, json};
use strikemap::base::Progress;
use strikemap::export::signature::{SigningKey, path_beside};
use strikemap::export::verify::Unproved;
use strikemap::export::{
    self, ColumnSet, EXPORTERS, ExportError, Job, MapPicture, VerifyError, VerifyOptions, changes,
    drawing, manifest_path, verify, verify_with,
};
use strikemap::filter::{AreaChoice, AreaMatching, Argument, Filters};
use strikemap::import::{Options, reader};

const TABLE: &str = "id,title,kind,date,lat,lon\n\
    a,Fire,fire,2025-01-02,50.1,30.1\n\
    b,Strike,drone_strike,2025-01-01,50.2,30.2\n\
    c,Strike,drone_strike,,50.3,30.3\n";
const CLAIMS: &str =
    "event_id,claimant,role,about,value,unit,said_at,source\na,Mayor,,injured,5,people,,\n";

fn in_box(matching: AreaMatching) -> Argument {
    Argument::Areas { areas: vec![AreaChoice::Box([30.0, 50.0, 31.0, 51.0])], matching }
}

/// A job over a table and its claims, in project columns, under a filter.
fn job(folder: &Path) -> Job {
    let path = folder.join("in.csv");
    fs::write(&path, TABLE).unwrap();
    fs::write(folder.join("in.claims.csv"), CLAIMS).unwrap();
    let dataset = reader::read(&path, &Options::default(), &Progress::default()).unwrap();
    let mut filters = Filters::default();
    filters.set("text", Some(Argument::Text("30".to_owned())));
    filters.set("area", Some(in_box(AreaMatching::default())));
    let job = Job::filtered([Arc::new(dataset)], filters).unwrap();
    Job { columns: ColumnSet::Project, ..job }
}

/// An export of each format and a picture: their manifests.
fn exports(folder: &Path) -> Vec<PathBuf> {
    let job = job(folder);
    let mut manifests = Vec::new();
    for exporter in EXPORTERS {
        let picture = match exporter.has_picture() {
            true => MapPicture::Drawn(Arc::new(vec![1, 2, 3])),
            false => MapPicture::Without,
        };
        let job = Job { format: exporter.id().to_owned(), picture, ..job.clone() };
        let mut path = folder.join(format!("out.{}", exporter.extension()));
        if path.exists() {
            path = folder.join(format!("{}.{}", exporter.id(), exporter.extension()));
        }
        manifests.push(export::write(&job, &path, false).unwrap().manifest);
    }
    manifests.push(changes_of(folder));
    let picture = Job { format: "png".to_owned(), columns: ColumnSet::Original, ..job };
    let written = drawing::write(&picture, &folder.join("map.png"), false, |out| {
        out.write_all(b"\x89PNG\r\n\x1a\n and pixels")?;
        let flags = Some(vec!["--size=10x10".to_owned()]);
        Ok(drawing::Drawing {
            verb: "snapshot".to_owned(),
            flags,
            frames: Vec::new(),
            older: Vec::new(),
        })
    });
    manifests.push(written.unwrap().manifest);
    manifests
}

/// The table of what changed between two files: its manifest.
fn changes_of(folder: &Path) -> PathBuf {
    let versions = [("old.csv", "1"), ("new.csv", "2")].map(|(name, killed)| {
        let path = folder.join(name);
        let text = format!("ref,date,place,lat,lon,killed\na,2025-01-02,Kyiv,50.4,30.5,{killed}\n");
        fs::write(&path, text).unwrap();
        let options = Options::default();
        Arc::new(reader::read(&path, &options, &Progress::default()).unwrap())
    });
    let key = vec!["ref".to_owned()];
    let options = strikemap::versions::Options { key: key.clone() };
    let found =
        strikemap::versions::compare(&versions[0], &versions[1], &options, &Progress::default());
    let job = changes::job(versions, Filters::default(), key, Arc::new(found.unwrap())).unwrap();
    export::write(&job, &folder.join("changes.csv"), false).unwrap().manifest
}

fn read(manifest: &Path) -> Value {
    serde_json::from_slice(&fs::read(manifest).unwrap()).unwrap()
}

/// The pointers of all values in `value`, containers too.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    if !at.is_empty() {
        found.push(at.to_owned());
    }
    match value {
        Value::Object(keys) => {
            keys.iter().for_each(|(key, inner)| pointers(inner, &format!("{at}/{key}"), found));
        }
        Value::Array(items) => {
            let items = items.iter().enumerate();
            items.for_each(|(index, inner)| pointers(inner, &format!("{at}/{index}"), found));
        }
        _ => {}
    }
}

/// Other values of the same type.
fn forged(value: &Value) -> Vec<Value> {
    match value {
        Value::Bool(value) => vec![json!(!value)],
        Value::Number(number) => {
            vec![json!(number.as_f64().unwrap() as i64 + 1), json!(0), json!(-1)]
        }
        Value::String(text) => {
            vec![json!(format!("{text}x")), json!(""), json!("csv"), json!("png")]
        }
        Value::Null => vec![json!("x"), json!(1), json!({})],
        Value::Array(items) => {
            let repeated = [&items[..], &items[..]].concat();
            vec![json!([]), json!(repeated), json!(["x"])]
        }
        Value::Object(_) => vec![json!({}), Value::Null],
    }
}

#[test]
fn no_key_of_a_manifest_can_be_changed_removed_or_added() {
    let folder = tempfile::tempdir().unwrap();
    let mut tried = 0;
    for manifest in exports(folder.path()) {
        verify(&manifest).unwrap();
        let sound = read(&manifest);
        let mut places = Vec::new();
        pointers(&sound, "", &mut places);
        let mut proved = Vec::new();
        let mut attempt = |changed: Value, what: String| {
            if changed == sound {
                return;
            }
            tried += 1;
            fs::write(&manifest, changed.to_string()).unwrap();
            if verify(&manifest).is_ok() {
                proved.push(what);
            }
        };
        for place in &places {
            for other in forged(sound.pointer(place).unwrap()) {
                let mut changed = sound.clone();
                *changed.pointer_mut(place).unwrap() = other.clone();
                attempt(changed, format!("{place} = {other}"));
            }
            let (parent, key) = place.rsplit_once('/').unwrap();
            let mut removed = sound.clone();
            if let Some(keys) = removed.pointer_mut(parent).unwrap().as_object_mut() {
                keys.remove(key);
                attempt(removed, format!("{place} removed"));
            }
            let mut added = sound.clone();
            if let Some(keys) = added.pointer_mut(place).unwrap().as_object_mut() {
                keys.insert("approved_by".to_owned(), json!("the mayor"));
                attempt(added, format!("{place} + approved_by"));
            }
        }
        fs::write(&manifest, sound.to_string()).unwrap();
        // An unsigned manifest may name any moment of the past and any earlier version.
        proved.retain(|what| !what.starts_with("/created = ") && !what.starts_with("/version = "));
        assert!(proved.is_empty(), "{}: {proved:#?}", manifest.display());
    }
    assert!(tried > 1_000, "{tried}");
}

#[test]
fn a_manifest_from_before_areas_had_tiers_is_proved_by_the_rule_of_then() {
    let folder = tempfile::tempdir().unwrap();
    for (matching, flag) in
        [(AreaMatching::Possible, Some(" --area-match=possible")), (AreaMatching::Definite, None)]
    {
        let mut job = job(folder.path());
        job.filters.set("area", Some(in_box(matching)));
        let path = folder.path().join("then.csv");
        let manifest = export::write(&job, &path, true).unwrap().manifest;
        let mut then = read(&manifest);
        assert!(then.as_object_mut().unwrap().remove("area_rule").is_some());
        let now = then.clone();
        if let Some(flag) = flag {
            // Only the rule is gone: then no program wrote such a command.
            fs::write(&manifest, now.to_string()).unwrap();
            verify(&manifest).unwrap_err();
            let command = then["filter"]["command"].as_str().unwrap().replace(flag, "");
            then["filter"]["command"] = json!(command);
        }
        fs::write(&manifest, then.to_string()).unwrap();
        verify(&manifest).unwrap();
        then["filter"]["structured"]["clauses"]["area"]["areas"]["matching"] =
            json!({"tiers": ["town"]});
        fs::write(&manifest, then.to_string()).unwrap();
        verify(&manifest).unwrap_err();
    }
}

#[test]
fn a_table_that_calls_itself_a_drawing_is_not_proved() {
    let folder = tempfile::tempdir().unwrap();
    let manifest = exports(folder.path()).remove(0);
    let out = folder.path().join("out.csv");
    fs::write(&out, "id,title\na,forged\n").unwrap();
    let drawing = json!({ "verb": "snapshot", "flags": ["--size=10x10"] });
    for (name, format) in [("out.csv", "csv"), ("out.csv", "png"), ("map2.png", "png")] {
        let mut forged = read(&manifest);
        fs::copy(&out, folder.path().join(name)).ok();
        let bytes = fs::read(folder.path().join(name)).unwrap();
        let fingerprint = strikemap::base::hash::Fingerprint::of(&bytes);
        let output = forged["output"].as_object_mut().unwrap();
        output.remove("claims");
        output["file"] = name.into();
        output["sha256"] = fingerprint.sha256.into();
        output["bytes"] = fingerprint.bytes.into();
        output["format"] = format.into();
        output["columns"] = "original".into();
        output.insert("drawing".to_owned(), drawing.clone());
        let path = folder.path().join("forged.json");
        fs::write(&path, forged.to_string()).unwrap();
        let error = verify(&path).unwrap_err();
        let told = error.to_string();
        assert!(
            matches!(error, VerifyError::Kind(_))
                || told.contains("says png, found something else"),
            "{name} {format}: {told}"
        );
    }
}

#[test]
fn claims_are_required_named_and_without_strangers() {
    let folder = tempfile::tempdir().unwrap();
    let manifests = exports(folder.path());
    let told = |manifest: &Path| verify(manifest).unwrap_err().to_string();
    // Claims that another hand laid beside an export that has none.
    let geojson = &manifests[1];
    let stranger = folder.path().join("out.geojson.claims.csv");
    fs::write(&stranger, CLAIMS).unwrap();
    assert!(told(geojson).contains("out.geojson.claims.csv lies beside the export"));
    fs::remove_file(&stranger).unwrap();
    verify(geojson).unwrap();
    // Claims that the manifest no longer names, with and without their file.
    let csv = &manifests[0];
    let mut forged = read(csv);
    forged["output"].as_object_mut().unwrap().remove("claims");
    fs::write(csv, forged.to_string()).unwrap();
    assert!(told(csv).contains("out.claims.csv lies beside the export"));
    fs::remove_file(folder.path().join("out.claims.csv")).unwrap();
    assert!(told(csv).contains("output.claims: the manifest says nothing"));
}

#[test]
fn what_is_not_proved_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let manifests = exports(folder.path());
    let unproved = |manifest: &Path| verify(manifest).unwrap().unproved;
    let created = |manifest: &Path| read(manifest)["created"].as_str().unwrap().to_owned();
    let author = |manifest: &Path| Unproved::Author { created: created(manifest) };
    assert_eq!(unproved(&manifests[0]), [author(&manifests[0])]);
    let drawn = manifests.last().unwrap();
    assert_eq!(unproved(drawn), [author(drawn), Unproved::Pictures(1)]);
    let report = &manifests[EXPORTERS.iter().position(|e| e.has_picture()).unwrap()];
    assert_eq!(unproved(report), [author(report), Unproved::Pictures(1)]);
}

#[test]
fn another_version_than_this_one_is_not_proved_and_said_to_be_so() {
    let folder = tempfile::tempdir().unwrap();
    let manifest = exports(folder.path()).remove(0);
    let mut other = read(&manifest);
    other["version"] = "99.9.9".into();
    fs::write(&manifest, other.to_string()).unwrap();
    let open = verify(&manifest).unwrap().unproved;
    assert!(open.contains(&Unproved::Version { said: "99.9.9".to_owned() }), "{open:?}");
}

#[test]
fn a_time_of_writing_that_cannot_be_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let manifest = exports(folder.path()).remove(0);
    for (key, value, told) in [
        ("created", "2199-01-01T00:00:00Z", "lies in the future"),
        ("created", "yesterday", "is not a time"),
        ("version", "best", "is not a version"),
        ("program", "photoshop", "program: the manifest says photoshop"),
    ] {
        let mut forged = read(&manifest);
        forged[key] = value.into();
        fs::write(&manifest, forged.to_string()).unwrap();
        let error = verify(&manifest).unwrap_err().to_string();
        assert!(error.contains(told), "{error}");
        forged[key] = read(&manifest)[key].clone();
    }
}

#[test]
fn a_signature_holds_for_one_key_and_one_manifest_and_goes_with_the_export() {
    let folder = tempfile::tempdir().unwrap();
    let [key, other] = [0, 1].map(|_| Arc::new(SigningKey::generate().unwrap()));
    let unsigned = job(folder.path());
    let signed = Job { signing_key: Some(Arc::clone(&key)), ..unsigned.clone() };
    let path = folder.path().join("out.csv");
    let manifest = export::write(&signed, &path, false).unwrap().manifest;
    let [public, stranger] = [key.public(), other.public()];
    let by =
        |key| verify_with(&manifest, VerifyOptions { key: Some(key), ..VerifyOptions::default() });
    let verified = by(&public).unwrap();
    assert_eq!(verified.signed_by, Some(public.id()));
    assert!(verified.unproved.is_empty());
    assert!(by(&stranger).unwrap_err().to_string().contains("is not by the key"));
    // Without a key that the reader knows, a signature says nothing.
    assert_eq!(verify(&manifest).unwrap().signed_by, None);
    // Signed anew by a forger, everything else agreeing.
    let text = fs::read(&manifest).unwrap();
    let forged =
        String::from_utf8(text.clone()).unwrap().replace("\"created\": \"2", "\"created\": \"1");
    fs::write(&manifest, &forged).unwrap();
    assert!(by(&public).unwrap_err().to_string().contains("is not by the key"));
    fs::write(path_beside(&manifest), other.sign(forged.as_bytes(), "").unwrap()).unwrap();
    assert!(by(&public).unwrap_err().to_string().contains("is not by the key"));
    fs::remove_file(path_beside(&manifest)).unwrap();
    assert!(by(&public).unwrap_err().to_string().contains("is not signed"));
    fs::write(&manifest, &text).unwrap();
    // An export that replaces it without a signature leaves none behind.
    export::write(&signed, &path, true).unwrap();
    assert!(path_beside(&manifest).exists());
    export::write(&unsigned, &path, true).unwrap();
    assert!(!path_beside(&manifest).exists());
    verify(&manifest).unwrap();
}

#[test]
fn a_manifest_of_endless_values_and_one_that_asks_a_server_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let manifest = exports(folder.path()).remove(0);
    let sound = read(&manifest);
    let mut many = sound.clone();
    many["inputs"] = vec![sound["inputs"][0].clone(); 1_001].into();
    fs::write(&manifest, many.to_string()).unwrap();
    assert!(matches!(verify(&manifest), Err(VerifyError::Inputs(1_001))));
    for path in ["//server/share/a.csv", r"\\server\share\a.csv"] {
        let mut asking = sound.clone();
        asking["inputs"][0]["path"] = path.into();
        fs::write(&manifest, asking.to_string()).unwrap();
        assert!(matches!(verify(&manifest), Err(VerifyError::AnotherComputer(_))));
    }
    fs::write(&manifest, format!("[{}0]", "0,".repeat(3_000_000))).unwrap();
    assert!(verify(&manifest).unwrap_err().to_string().contains("more than 2000000 values"));
}

#[cfg(unix)]
#[test]
fn a_name_that_is_no_text_is_told_before_anything_is_written() {
    use std::os::unix::ffi::OsStrExt as _;
    let folder = tempfile::tempdir().unwrap();
    let job = job(folder.path());
    let name = folder.path().join(std::ffi::OsStr::from_bytes(b"out\xff.csv"));
    assert!(matches!(export::write(&job, &name, false), Err(ExportError::NameNotText(_))));
    let input = folder.path().join(std::ffi::OsStr::from_bytes(b"in\xff.csv"));
    fs::write(&input, TABLE).unwrap();
    let dataset = reader::read(&input, &Options::default(), &Progress::default()).unwrap();
    let job = Job::filtered([Arc::new(dataset)], Filters::default()).unwrap();
    let out = folder.path().join("out.csv");
    assert!(matches!(export::write(&job, &out, false), Err(ExportError::NameNotText(_))));
    assert!(!out.exists());
}

#[test]
fn exports_to_one_path_at_once_end_as_one_of_them() {
    let folder = tempfile::tempdir().unwrap();
    let all = job(folder.path());
    let mut one = all.clone();
    one.filters.set("kind", Some(Argument::Words(["fire".to_owned()].into())));
    let inputs = all.parts.iter().map(|part| Arc::clone(&part.dataset));
    let one = Job { columns: ColumnSet::Project, ..Job::filtered(inputs, one.filters).unwrap() };
    let path = folder.path().join("out.csv");
    export::write(&all, &path, false).unwrap();
    for _ in 0..20 {
        std::thread::scope(|scope| {
            for job in [&all, &one, &all, &one] {
                scope.spawn(|| match export::write(job, &path, true) {
                    Ok(_) | Err(ExportError::Meanwhile(_)) => {}
                    Err(error) => panic!("{error}"),
                });
            }
        });
        verify(&manifest_path(&path)).unwrap();
    }
}
