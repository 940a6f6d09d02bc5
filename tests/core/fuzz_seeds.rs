//! The promises of `tests/support/fuzzing.rs`, over the samples and thousands of
//! damaged copies of them: the short form of the fuzz targets in `fuzz/`.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;

use serde_json::{Value, json};

/// SplitMix64, so that every run tries the same.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }
}

/// Bytes that readers take for something.
const TELLING: [&[u8]; 34] = [
    b"\"",
    b"\"\"",
    b",",
    b";",
    b"\t",
    b"\n",
    b"\r",
    b"\r\n",
    b"\0",
    b"\xff",
    b"\xd0",
    b"\xef\xbb\xbf",
    b"{",
    b"}",
    b"[",
    b"]",
    b"null",
    b"1e400",
    b"NaN",
    b"-",
    b"99999-01-01",
    b"0000-00-00",
    b"\\ud800",
    b"<",
    b">",
    b"</Placemark>",
    b"<Placemark>",
    b"&x;",
    b"<![CDATA[",
    b"#date",
    b"PK\x03\x04",
    b"18446744073709551616",
    b"9223372036854775807",
    b"\xe2\x80\xae",
];

fn damaged(sound: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = sound.to_vec();
    for _ in 0..=chance.below(5) {
        let at = chance.below(bytes.len() + 1);
        let to = (at + 1 + chance.below(40)).min(bytes.len());
        let telling = TELLING[chance.below(TELLING.len())];
        match chance.below(7) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at.min(to)..to)),
            2 => drop(bytes.splice(at..at, telling.iter().copied())),
            3 => drop(bytes.splice(at.min(to)..to, telling.iter().copied())),
            4 => {
                let part = bytes[at.min(to)..to].to_vec();
                let place = chance.below(bytes.len() + 1);
                drop(bytes.splice(place..place, part));
            }
            5 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << chance.below(8);
                }
            }
            _ => {
                let before = chance.below(at + 1);
                bytes[before..at].reverse();
            }
        }
    }
    bytes
}

/// A JSON text with some of its values replaced, so that it stays JSON.
fn with_other_values(sound: &[u8], chance: &mut Chance) -> Vec<u8> {
    fn leaves<'a>(value: &'a mut Value, found: &mut Vec<&'a mut Value>) {
        match value {
            Value::Array(list) => list.iter_mut().for_each(|value| leaves(value, found)),
            Value::Object(members) => members.values_mut().for_each(|value| leaves(value, found)),
            leaf => found.push(leaf),
        }
    }
    let mut value: Value = serde_json::from_slice(sound).unwrap();
    for _ in 0..=chance.below(2) {
        let mut found = Vec::new();
        leaves(&mut value, &mut found);
        let at = chance.below(found.len());
        let number = [0, 1, 2, 9, i64::MIN, i64::MAX][chance.below(6)];
        let text = ["Europe/Kyiv", "../../x", "", "1-9,2", "window", "original"][chance.below(6)];
        *found[at] = match (&*found[at], chance.below(8)) {
            (_, 0) => json!([number, {"start": number, "end": number}]),
            (_, 1) => Value::Null,
            (Value::String(_), 2) => {
                json!(String::from_utf8_lossy(TELLING[chance.below(TELLING.len())]))
            }
            (Value::String(_), _) => json!(text),
            (Value::Number(_), 2) => json!(number as f64 * 1e300),
            (Value::Number(_), 3) => json!(u64::MAX),
            (Value::Number(_), _) => json!(number),
            _ => json!(chance.below(2) == 1),
        };
    }
    serde_json::to_vec(&value).unwrap()
}

fn samples() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/samples");
    let mut samples: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end != "md"))
        .map(|path| (path.display().to_string(), std::fs::read(&path).unwrap()))
        .collect();
    samples.sort();
    assert!(samples.len() >= 15);
    samples
}

fn decoded_samples() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/decoded");
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let is_side = |end: &str| ["cpg", "dbf", "prj", "shx", "md"].contains(&end);
    paths.retain(|path| path.extension().is_some_and(|end| !is_side(end.to_str().unwrap())));
    paths.iter().map(|path| std::fs::read(path).unwrap()).collect()
}

/// Tries `sound` and `times` damaged copies of it; how many were read.
fn tried(sound: &[u8], times: u64, read: impl Fn(&[u8]) -> bool) -> usize {
    assert!(read(sound), "the seed itself is read");
    (0..times).filter(|number| read(&damaged(sound, &mut Chance(*number)))).count()
}

#[test]
fn damaged_files_of_kinds_that_are_decoded_end_in_words_or_in_events() {
    for sample in decoded_samples() {
        tried(&sample, 60, crate::fuzzing::import);
    }
}

#[test]
fn damaged_files_of_every_format_are_refused_or_accounted_for() {
    for (name, sample) in samples() {
        let read = tried(&sample, 120, crate::fuzzing::import);
        assert!(read > 0, "{name}: nothing but refusals tests little");
    }
}

/// Records that lie in other ways than those of the samples.
const STRUCTURES: [&str; 16] = [
    "sep=;\nid;date;lat;lon\n1;2025-12-27;50,45;30,52\n",
    "Incidents,,,\n# more, of them\nid,date,lat,lon\n#meta,#date,#geo,#geo\n1,2025-12-27,50.45,30.52\n",
    "id,date,lat,lon,title\n1,2025-12-27,50.45,30.52,\"said \\\"stop, now\\\" there\"\n",
    "|id|date|lat|lon|\n|---|---|---|---|\n|1|2025-12-27|50.45|30.52|\n",
    "<table><tr><th>date<th>lat<th>lon</tr><tr><td rowspan=2>2025-12-27<td>50<td>30</tr></table>",
    "{\"date\":\"2025-12-27\",\"lat\":50,\"lon\":30}\n{\"date\":\"2025-12-28\",\"lat\":50,\"lon\":30}\n",
    "{\"date\":{\"0\":\"2025-12-27\"},\"lat\":{\"0\":50,\"9\":51},\"lon\":{\"0\":30}}",
    "{\"date\":[\"2025-12-27\"],\"lat\":[50],\"lon\":[NaN]}",
    "{\"columns\":[\"date\",\"lat\",\"lon\"],\"data\":[[\"2025-12-27\",50,30],[\"2025-12-28\",50,30,1]]}",
    "[[\"date\",\"lat\",\"lon\"],[\"2025-12-27\",50,30],[]]",
    "{\"a\":{\"date\":\"2025-12-27\",\"lat\":50,\"lon\":30},\"b\":{\"date\":\"2025-12-28\",\"lat\":50,\"lon\":30}}",
    "{\"chats\":[{\"name\":\"x\",\"messages\":[{\"date\":\"2025-12-27\",\"lat\":50,\"lon\":30}]}]}",
    "{\"type\":\"Topology\",\"transform\":{\"scale\":[0.1,0.1],\"translate\":[30,50]},\"arcs\":[[[0,0],[9,9]]],\
     \"objects\":{\"v\":{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Polygon\",\"arcs\":[[0,-1]],\
     \"properties\":{\"date\":\"2025-12-27\"}}]}}}",
    "{\"spatialReference\":{\"wkid\":3857},\"features\":[{\"attributes\":{\"date\":\"2025-12-27\"},\
     \"geometry\":{\"x\":3397470.8,\"y\":6524575.7}}]}",
    "{\"events\":[{\"id\":\"x\",\"geometry\":[{\"date\":\"2025-12-27\",\"type\":\"Point\",\"coordinates\":[30,50]}]}]}",
    "<kml><Folder><TimeSpan><begin>2025-12-27</begin></TimeSpan><Placemark><Track><when>2025</when>\
     <coord>30 50 0</coord></Track></Placemark><Placemark><Point><coordinates>30, 50</coordinates></Point>\
     </Placemark></Folder></kml>",
];

#[test]
fn damaged_structures_are_refused_or_accounted_for() {
    for seed in STRUCTURES {
        tried(seed.as_bytes(), 60, crate::fuzzing::import);
    }
}

#[test]
fn damaged_sessions_and_manifests_are_refused_or_opened() {
    let folder = tempfile::tempdir().unwrap();
    let (csv, session) = (folder.path().join("any.csv"), folder.path().join("a.strikemap"));
    std::fs::write(&csv, "date,lat,lon\n2024-01-01,50,30\n").unwrap();
    let options = strikemap::import::Options::default();
    let dataset = strikemap::import::read(&csv, &options, &Default::default()).unwrap();
    let dataset = std::sync::Arc::new(dataset);
    let job = strikemap::export::Job::filtered(
        [std::sync::Arc::clone(&dataset)],
        strikemap::filter::Filters::default(),
    );
    let out = folder.path().join("out.csv");
    let written = strikemap::export::write(&job.unwrap(), &out, false).unwrap();
    let manifest = std::fs::read(written.manifest).unwrap();
    tried(&manifest, 800, crate::fuzzing::manifest);
    let known = |number: &u64| {
        crate::fuzzing::manifest(&with_other_values(&manifest, &mut Chance(*number)))
    };
    let count = (0..800).filter(known).count();
    assert!(count > 100, "{count}");

    let mut open = strikemap::session::Session::new();
    open.apply(strikemap::session::Command::Open(dataset));
    let saved = strikemap::saved::SavedSession::of(&open, Some((50.0, 30.0, 9.0)), folder.path());
    saved.write(&session, None).unwrap();
    let text = std::fs::read(&session).unwrap();
    tried(&text, 800, crate::fuzzing::session);
    let known =
        |number: &u64| crate::fuzzing::session(&with_other_values(&text, &mut Chance(*number)));
    let count = (0..800).filter(known).count();
    assert!(count > 100, "{count}");
}

#[test]
fn damaged_texts_of_people_are_refused_or_read() {
    let seeds = [
        "2025-12-27T05:45:00+02:00",
        "27.12.2025 05:45",
        "27 December 2025, overnight",
        "вечір 3 травня 2024",
        "50°27'16\"N 30°31'25\"E",
        "50.4547, 30.5238",
        "37U DQ 12345 67890",
        "killed >= 3 and (weapon ~ \"shahed\" or not surely(place in (Kyiv, Lviv)))",
        "date < 2024-01-01 and \"Original column\" is unknown",
        "POLYGON((30.4 50.4, 30.6 50.4, 30.5 50.5))",
        "CIRCLE(30.52 50.45, 5000)",
        "MULTIPOLYGON(((30 50,31 50,31 51)),((32 50,33 50,33 51),(32.1 50.1,32.2 50.1,32.2 50.2)))",
        "{\"type\":\"Polygon\",\"coordinates\":[[[30,50],[31,50],[31,51],[30,50]]]}",
        "<kml><Placemark><Polygon><outerBoundaryIs><LinearRing><coordinates>30,50 31,50 31,51</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></kml>",
    ];
    for seed in seeds {
        for number in 0..150 {
            let bytes = damaged(seed.as_bytes(), &mut Chance(number));
            let text = String::from_utf8_lossy(&bytes);
            crate::fuzzing::text(&text);
            crate::fuzzing::expression(&text);
            crate::fuzzing::areas(&text);
        }
    }
}

#[cfg(feature = "gui")]
#[test]
fn damaged_maps_and_tiles_are_refused_or_read() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/basemap.pmtiles");
    let whole = std::fs::read(path).unwrap();
    // The head of an archive tells where everything is; damage far behind it
    // would hardly ever be met.
    let archive = strikemap::basemap::archive::Archive::built_in(whole.clone()).unwrap();
    let tile = archive.first_tile().unwrap().unwrap();
    let head = &whole[..whole.len().min(256 << 10)];
    for number in 0..600 {
        crate::fuzzing::archive(&damaged(head, &mut Chance(number)));
        crate::fuzzing::archive(&damaged(&head[..127], &mut Chance(number)));
        crate::fuzzing::tile(&damaged(&tile, &mut Chance(number)));
    }
    assert!(crate::fuzzing::archive(&whole));
}

#[test]
fn damaged_manifests_of_an_export_prove_nothing_else() {
    let sound = crate::fuzzing::proved_manifest();
    let mut chance = Chance(11);
    crate::fuzzing::proof(&sound);
    for _ in 0..300 {
        crate::fuzzing::proof(&damaged(&sound, &mut chance));
    }
}

#[test]
fn damaged_texts_beside_a_blurred_place_do_not_tell_it() {
    let mut chance = Chance(12);
    for text in ["50.4547, 30.5238", "at 50\u{b0}27'17\"N 30\u{b0}31'26\"E", "q=50.4547%2C30.5238"]
    {
        for _ in 0..60 {
            let bytes = damaged(text.as_bytes(), &mut chance);
            crate::fuzzing::redaction(&String::from_utf8_lossy(&bytes));
        }
    }
}

#[test]
fn damaged_time_stamps_are_refused_or_say_no_more_than_was_signed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/timestamps");
    for name in ["rsa.tsr", "p384.tsr", "p384.tst"] {
        tried(&std::fs::read(folder.join(name)).unwrap(), 1_500, crate::fuzzing::timestamp);
    }
    let header = b"\x00OpenTimestamps\x00\x00Proof\x00\xbf\x89\xe2\xe8\x84\xe8\x92\x94\x01";
    for number in 0..1_500 {
        crate::fuzzing::timestamp(&damaged(header, &mut Chance(number)));
    }
}
