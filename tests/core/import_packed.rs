//! Packed files are read by what they hold, and known by what they are.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::Write as _;
use std::path::Path;

use sha2::{Digest as _, Sha256};
use strikemap::base::Progress;
use strikemap::base::hash::hex;
use strikemap::dataset::{Dataset, Rows};
use strikemap::import::preview::Preview;
use strikemap::import::{Options, read};

fn gzip(text: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

fn zstandard(text: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(text, ruzstd::encoding::CompressionLevel::Fastest)
}

fn open(path: &Path) -> Dataset {
    read(path, &Options::default(), &Progress::default()).unwrap()
}

#[test]
fn a_packed_sample_is_the_sample() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/samples");
    let folder = tempfile::tempdir().unwrap();
    for name in ["acled.csv", "geojson.geojson", "kml.kml"] {
        let plain = open(&samples.join(name));
        let text = std::fs::read(samples.join(name)).unwrap();
        for packed in [gzip(&text), zstandard(&text)] {
            // Recognised by content, whatever the name.
            let path = folder.path().join("download");
            std::fs::write(&path, &packed).unwrap();
            let dataset = open(&path);
            assert_eq!(dataset.len(), plain.len(), "{name}");
            for row in Rows::all(plain.len()).iter() {
                assert_eq!(dataset.record(row).unwrap(), plain.record(row).unwrap());
                assert_eq!(dataset.event(row).unwrap(), plain.event(row).unwrap());
            }
            assert_eq!(dataset.source.sha256_hex().unwrap(), hex(&Sha256::digest(&packed)));
            assert_eq!(dataset.source.file_bytes, packed.len() as u64);
            assert_eq!(dataset.source.text_bytes, text.len() as u64);
        }
    }
}

#[test]
fn a_packed_table_is_previewed_as_it_is_read() {
    let text = "date,lat,lon\n2024-01-01,50,30\n".to_owned() + &"2024-01-02,51,31\n".repeat(90_000);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("events.csv.gz");
    std::fs::write(&path, gzip(text.as_bytes())).unwrap();
    let preview = Preview::of(&path, &Options::default(), &Progress::default());
    assert_eq!(preview.unwrap().unwrap().rows[0].cells, ["2024-01-01", "50", "30"]);
}
