//! Parquet is read as the text that it decodes to, and damage is told.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::report_text::decoded;
use parquet::basic::{Compression, Encoding};
use parquet::data_type::{ByteArray, ByteArrayType, FixedLenByteArrayType, Int32Type, Int64Type};
use parquet::data_type::{DoubleType, FixedLenByteArray};
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{WriterProperties, WriterVersion};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use sha2::{Digest as _, Sha256};
use strikemap::base::Progress;
use strikemap::base::hash::hex;
use strikemap::dataset::{Dataset, Event};
use strikemap::export::{self, ColumnSet, Job, verify};
use strikemap::filter::Filters;
use strikemap::import::preview::Preview;
use strikemap::import::{ImportError, Options, demo, reader};

fn try_read(path: &Path) -> Result<Dataset, ImportError> {
    reader::read(path, &Options::default(), &Progress::default())
}

fn read(path: &Path) -> Arc<Dataset> {
    Arc::new(try_read(path).unwrap())
}

fn job(dataset: &Arc<Dataset>, format: &str, columns: ColumnSet) -> Job {
    let inputs = [Arc::clone(dataset)];
    let job = Job::filtered(inputs, Filters::default()).unwrap();
    Job { format: format.to_owned(), columns, ..job }
}

fn text(dataset: &Arc<Dataset>) -> String {
    let mut out = Vec::new();
    export::stream(&job(dataset, "csv", ColumnSet::Original), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

const KINDS: &str = "message kinds {
    required int64 at (TIMESTAMP(MICROS,true));
    optional int64 told (TIMESTAMP(NANOS,false));
    required int32 day (DATE);
    required int64 clock (TIME(MICROS,false));
    required int64 sum (DECIMAL(12,2));
    required double lat;
    required double lon;
    required group words (LIST) { repeated group list { required binary element (UTF8); } }
    required group who { required binary name (UTF8); required int32 age; }
    required fixed_len_byte_array(2) raw;
}";

fn byte_arrays(words: &[&str]) -> Vec<ByteArray> {
    words.iter().map(|word| ByteArray::from(*word)).collect()
}

/// Two rows of every kind of column.
fn kinds(path: &Path, properties: WriterProperties) {
    let schema = Arc::new(parse_message_type(KINDS).unwrap());
    let file = File::create(path).unwrap();
    let mut writer = SerializedFileWriter::new(file, schema, Arc::new(properties)).unwrap();
    let mut group = writer.next_row_group().unwrap();
    macro_rules! column {
        ($kind:ty, $values:expr, $levels:expr, $repeats:expr) => {
            let mut column = group.next_column().unwrap().unwrap();
            column.typed::<$kind>().write_batch($values, $levels, $repeats).unwrap();
            column.close().unwrap();
        };
    }
    let at = 1_735_700_000_000_000_i64;
    column!(Int64Type, &[at, at + 1_500_000], None, None);
    column!(Int64Type, &[at * 1_000 + 7], Some(&[0, 1]), None);
    column!(Int32Type, &[20_089, -1], None, None);
    column!(Int64Type, &[3_600_000_000, 1], None, None);
    column!(Int64Type, &[12_345, -5], None, None);
    column!(DoubleType, &[50.4547, -50.0], None, None);
    column!(DoubleType, &[30.5238, 30.1], None, None);
    column!(
        ByteArrayType,
        &byte_arrays(&["a,b", "\"c\"", "d"]),
        Some(&[1, 1, 1]),
        Some(&[0, 1, 0])
    );
    column!(ByteArrayType, &byte_arrays(&["Olha", "Ivan"]), None, None);
    column!(Int32Type, &[7, 8], None, None);
    let raw = [vec![0xFF, 0], b"ok".to_vec()]
        .map(|bytes| FixedLenByteArray::from(ByteArray::from(bytes)));
    column!(FixedLenByteArrayType, &raw, None, None);
    group.close().unwrap();
    writer.close().unwrap();
}

const KINDS_AS_TEXT: &str = "at,told,day,clock,sum,lat,lon,words,who.name,who.age,raw\n\
    2025-01-01T02:53:20Z,,2025-01-01,01:00:00,123.45,50.4547,30.5238,\"a,b; \"\"c\"\"\",Olha,7,ff00\n\
    2025-01-01T02:53:21.5Z,2025-01-01T02:53:20.000000007,1969-12-31,00:00:00.000001,-0.05,-50,30.1,\
    d,Ivan,8,ok\n";

#[test]
fn every_kind_of_column_has_its_text_whatever_packs_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kinds.parquet");
    for compression in [
        Compression::UNCOMPRESSED,
        Compression::SNAPPY,
        Compression::GZIP(Default::default()),
        Compression::ZSTD(Default::default()),
        Compression::LZ4_RAW,
    ] {
        for version in [WriterVersion::PARQUET_1_0, WriterVersion::PARQUET_2_0] {
            let properties = WriterProperties::builder()
                .set_compression(compression)
                .set_writer_version(version)
                .build();
            kinds(&path, properties);
            let dataset = read(&path);
            assert_eq!(text(&dataset), KINDS_AS_TEXT, "{compression:?} {version:?}");
            assert_eq!(dataset.report.rows, 2);
            let said = decoded(&dataset);
            for told in ["at: times as ISO 8601 in UTC", "told: times without a zone", "raw: bytes"]
            {
                assert!(said.contains(told), "{said}");
            }
        }
    }
}

#[test]
fn an_export_of_a_parquet_file_names_and_proves_the_file_itself() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kinds.parquet");
    kinds(&path, WriterProperties::default());
    let dataset = read(&path);
    let out = folder.path().join("out.csv");
    let written = export::write(&job(&dataset, "csv", ColumnSet::Original), &out, false).unwrap();
    assert_eq!(fs::read_to_string(&out).unwrap(), KINDS_AS_TEXT);
    let manifest = fs::read_to_string(&written.manifest).unwrap();
    assert!(manifest.contains(&hex(&Sha256::digest(fs::read(&path).unwrap()))), "{manifest}");
    assert_eq!(verify(&written.manifest).unwrap().events, 2);
}

#[test]
fn events_come_back_from_geoparquet() {
    let folder = tempfile::tempdir().unwrap();
    let dataset = Arc::new(demo::dataset().unwrap());
    for columns in [ColumnSet::Project, ColumnSet::Original] {
        let path = folder.path().join(format!("{columns:?}.parquet"));
        export::write(&job(&dataset, "geoparquet", columns), &path, false).unwrap();
        let back = read(&path);
        assert_eq!(back.report.format, "strikemap");
        assert_eq!(back.report.skipped.count(), 0);
        assert_eq!(back.claims.all().len(), if columns == ColumnSet::Project { 654 } else { 0 });
        let events = |dataset: &Dataset| -> Vec<Event> {
            let mut events: Vec<Event> =
                (0..dataset.len()).map(|row| dataset.event(row).unwrap()).collect();
            events.sort_by(|a, b| a.id.cmp(&b.id));
            events
        };
        assert_eq!(events(&dataset), events(&back));
    }
}

/// A file of one row with bytes for a geometry, and what "geo" says of them.
fn with_geometry(path: &Path, bytes: &[u8], about: &str) {
    let schema = parse_message_type("message x { required int32 date (DATE); required binary g; }");
    let file = File::create(path).unwrap();
    let geo = format!("{{\"version\":\"1.1.0\",\"columns\":{{\"g\":{about}}}}}");
    let properties = WriterProperties::builder()
        .set_key_value_metadata(Some(vec![KeyValue::new("geo".to_owned(), geo)]))
        .build();
    let schema = Arc::new(schema.unwrap());
    let mut writer = SerializedFileWriter::new(file, schema, Arc::new(properties)).unwrap();
    let mut group = writer.next_row_group().unwrap();
    let mut column = group.next_column().unwrap().unwrap();
    column.typed::<Int32Type>().write_batch(&[20_000], None, None).unwrap();
    column.close().unwrap();
    let mut column = group.next_column().unwrap().unwrap();
    column.typed::<ByteArrayType>().write_batch(&[bytes.to_vec().into()], None, None).unwrap();
    column.close().unwrap();
    group.close().unwrap();
    writer.close().unwrap();
}

#[test]
fn geometries_become_places_and_other_reference_systems_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("g.parquet");
    let mut line = [&[1][..], &2_u32.to_le_bytes(), &2_u32.to_le_bytes()].concat();
    for number in [30.0_f64, 50.0, 30.0, 52.0] {
        line.extend(number.to_le_bytes());
    }
    with_geometry(&path, &line, r#"{"encoding":"WKB","geometry_types":[]}"#);
    let dataset = read(&path);
    assert!(text(&dataset).starts_with("date,latitude,longitude,radius_m\n2024-10-04,51,30,111"));
    assert!(decoded(&dataset).contains("g: geometry, with the radius"));
    assert!(dataset.event(0).unwrap().radius_m > 111_000.0);

    let crs = r#"{"encoding":"WKB","geometry_types":[],"crs":{"name":"UTM 36N","id":{"authority":"EPSG","code":32636}}}"#;
    with_geometry(&path, &line, crs);
    let error = try_read(&path).unwrap_err().to_string();
    assert!(error.contains("\"UTM 36N\", which is not read; save the file in WGS 84"), "{error}");

    // Bytes that are no geometry make the row a reported one.
    with_geometry(&path, &line[..20], r#"{"encoding":"WKB","geometry_types":[]}"#);
    let dataset = read(&path);
    assert_eq!((dataset.len(), dataset.report.unplaced), (1, 1));
    let problem = &dataset.report.notes.listed()[0];
    assert!(problem.text.contains("cut off"), "{problem:?}");
}

#[test]
fn the_first_rows_are_previewed_and_reading_can_be_cancelled() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/samples/alerts_oblast.parquet");
    let preview = Preview::of(&sample, &Options::default(), &Progress::default()).unwrap().unwrap();
    assert_eq!(preview.format, Some("alerts_oblast"));
    assert_eq!(preview.rows.len(), 4);
    let progress = Progress::default();
    progress.cancel();
    let error = reader::read(&sample, &Options::default(), &progress).unwrap_err();
    assert!(matches!(error, ImportError::Cancelled), "{error}");
}

/// Where `bytes` stand in `file`, which must be once.
fn place_of(file: &[u8], bytes: &[u8]) -> usize {
    let mut found = file.windows(bytes.len()).enumerate().filter(|(_, window)| *window == bytes);
    let (at, _) = found.next().unwrap();
    assert!(found.next().is_none());
    at
}

/// A column of one text of `len` letters, packed by gzip, and where the header
/// of its page stands.
fn packed_text(path: &Path, len: usize) -> Vec<u8> {
    let schema = parse_message_type("message x { required binary date (UTF8); }").unwrap();
    let properties = WriterProperties::builder()
        .set_compression(Compression::GZIP(Default::default()))
        .set_dictionary_enabled(false)
        .set_encoding(Encoding::PLAIN)
        .set_statistics_enabled(parquet::file::properties::EnabledStatistics::None)
        .build();
    let file = File::create(path).unwrap();
    let mut writer =
        SerializedFileWriter::new(file, Arc::new(schema), Arc::new(properties)).unwrap();
    let mut group = writer.next_row_group().unwrap();
    let mut column = group.next_column().unwrap().unwrap();
    let text = ByteArray::from(vec![b'x'; len]);
    column.typed::<ByteArrayType>().write_batch(&[text], None, None).unwrap();
    column.close().unwrap();
    group.close().unwrap();
    writer.close().unwrap();
    fs::read(path).unwrap()
}

/// A number as Thrift's compact protocol writes it.
fn zigzag(number: u32) -> Vec<u8> {
    let mut left = u64::from(number) << 1;
    let mut bytes = Vec::new();
    while left > 0x7F {
        bytes.push(left as u8 | 0x80);
        left >>= 7;
    }
    bytes.push(left as u8);
    bytes
}

fn refused(path: &Path, bytes: &[u8]) -> String {
    fs::write(path, bytes).unwrap();
    try_read(path).unwrap_err().to_string()
}

#[test]
fn pages_that_unpack_to_more_than_they_say_or_to_too_much_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path: PathBuf = folder.path().join("bomb.parquet");
    let size = 3_000_000;
    let file = packed_text(&path, size);
    // The size in the page's header, whose first field is the kind of page.
    let header = [&[0x15, 0, 0x15][..], &zigzag(size as u32 + 4)].concat();
    let at = place_of(&file, &header) + 3;
    let with_size = |claimed: u32| {
        let mut bytes = file.clone();
        let number = zigzag(claimed);
        assert_eq!(number.len(), zigzag(size as u32 + 4).len());
        bytes.splice(at..at + number.len(), number);
        bytes
    };
    assert!(refused(&path, &with_size(2_000_000)).contains("unpacks to more than it says"));
    let mut bytes = file.clone();
    // A byte more in the page moves everything behind it; the page is met first.
    bytes.splice(at..at + 4, zigzag(0x7FFF_FFFF));
    let error = refused(&path, &bytes);
    assert!(
        error.contains("more than 128 MB are not read") || error.contains("damaged"),
        "{error}"
    );
    fs::write(&path, &file).unwrap();
    assert_eq!(try_read(&path).unwrap().report.rows, 1);
}

#[test]
fn files_that_are_cut_off_or_no_parquet_inside_are_refused_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.parquet");
    kinds(&path, WriterProperties::default());
    let file = fs::read(&path).unwrap();
    for len in [4, 8, 12, file.len() / 2, file.len() - 1] {
        assert!(refused(&path, &file[..len]).contains("Parquet file is damaged"));
    }
    // Lengths of the footer that reach before the file.
    let mut long = file.clone();
    let end = long.len();
    long[end - 8..end - 4].copy_from_slice(&u32::MAX.to_le_bytes());
    assert!(refused(&path, &long).contains("Parquet file is damaged"));
    let columns: String = (0..20_000).map(|n| format!("required int32 c{n}; ")).collect();
    for (schema, reason) in [
        (
            "message x { required fixed_len_byte_array(12) wait (INTERVAL); }".to_owned(),
            "column \"wait\" of this Parquet file is a length of time",
        ),
        (format!("message x {{ {columns} }}"), "more than 16384 columns"),
    ] {
        let schema = Arc::new(parse_message_type(&schema).unwrap());
        let file = File::create(&path).unwrap();
        SerializedFileWriter::new(file, schema, Arc::default()).unwrap().close().unwrap();
        let error = try_read(&path).unwrap_err().to_string();
        assert!(error.contains(reason), "{error}");
    }
}

/// The corpus of real files lies beside the checkout, or not at all.
#[test]
fn the_alerts_of_four_years_are_understood() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/corpus/alerts/alerts_2022_2026.parquet");
    if !path.exists() {
        return;
    }
    let dataset = read(&path);
    let report = &dataset.report;
    assert_eq!(
        (report.format.as_str(), report.rows, report.events),
        ("alerts_oblast", 74_675, 74_675)
    );
    assert_eq!((report.undated, report.unplaced), (0, 0));
}
