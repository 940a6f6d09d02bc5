//! Levels of a Parquet file say where values are missing and where lists begin; a
//! file whose levels lie is refused, because its rows would get the values of others.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs::{self, File};
use std::path::Path;
use std::sync::Arc;

use parquet::basic::Encoding;
use parquet::data_type::{ByteArray, ByteArrayType, DataType, Int64Type};
use parquet::file::properties::{EnabledStatistics, WriterProperties, WriterVersion};
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;
use strikemap::base::Progress;
use strikemap::import::{Options, reader};

type Group<'a> = SerializedRowGroupWriter<'a, File>;

/// The bytes of a plain file with the columns that `write` writes.
fn file(schema: &str, version: WriterVersion, write: impl FnOnce(&mut Group<'_>)) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.parquet");
    let schema = parse_message_type(&format!("message x {{ {schema} }}")).unwrap();
    let properties = WriterProperties::builder()
        .set_writer_version(version)
        .set_dictionary_enabled(false)
        .set_encoding(Encoding::PLAIN)
        .set_statistics_enabled(EnabledStatistics::None)
        .build();
    let out = File::create(&path).unwrap();
    let mut writer =
        SerializedFileWriter::new(out, Arc::new(schema), Arc::new(properties)).unwrap();
    let mut group = writer.next_row_group().unwrap();
    write(&mut group);
    group.close().unwrap();
    writer.close().unwrap();
    fs::read(path).unwrap()
}

/// Writes the next column: values, levels of definition and of repetition.
fn column<T: DataType>(group: &mut Group<'_>, values: &[T::T], levels: [Option<&[i16]>; 2]) {
    let mut column = group.next_column().unwrap().unwrap();
    column.typed::<T>().write_batch(values, levels[0], levels[1]).unwrap();
    column.close().unwrap();
}

fn dates(group: &mut Group<'_>, dates: &[&str]) {
    let dates: Vec<ByteArray> = dates.iter().map(|date| ByteArray::from(*date)).collect();
    column::<ByteArrayType>(group, &dates, [None, None]);
}

/// The number of rows that are read, or why the file is refused.
fn rows(bytes: &[u8]) -> Result<u64, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.parquet");
    fs::write(&path, bytes).unwrap();
    let read = reader::read(&path, &Options::default(), &Progress::default());
    read.map(|dataset| dataset.report.rows).map_err(|error| error.to_string())
}

/// `bytes` with `old`, which stands in it once, replaced by `new` of the same length.
fn replaced(bytes: &[u8], old: &[u8], new: &[u8]) -> Vec<u8> {
    assert_eq!(old.len(), new.len());
    let found = bytes.windows(old.len()).filter(|window| *window == old).count();
    assert_eq!(found, 1, "{old:?} stands {found} times in the file");
    let at = bytes.windows(old.len()).position(|window| window == old).unwrap();
    let mut bytes = bytes.to_vec();
    bytes[at..at + new.len()].copy_from_slice(new);
    bytes
}

#[track_caller]
fn refused(bytes: &[u8], words: &str) {
    let error = rows(bytes).unwrap_err();
    assert!(error.contains("Parquet file is damaged"), "{error}");
    assert!(error.contains(words) && !error.contains("panic"), "{error}");
}

const DATED: &str = "required binary date (UTF8);";

#[test]
fn levels_of_missing_values_that_do_not_fit_the_values_are_refused() {
    let schema = format!("{DATED} optional int64 killed;");
    let write = |group: &mut Group<'_>| {
        dates(group, &["2025-12-27", "2025-12-28", "2025-12-29", "2025-12-30"]);
        column::<Int64Type>(group, &[1, 2, 3, 4], [Some(&[1, 1, 1, 1]), None]);
    };
    let sound = file(&schema, WriterVersion::PARQUET_1_0, write);
    assert_eq!(rows(&sound), Ok(4));
    // Their length, then a run of four ones.
    let levels = [2, 0, 0, 0, 4 << 1, 1];
    for (wrong, words) in [
        ([2, 0, 0, 0, 4 << 1, 0], "\"killed\": its levels speak of 0 values, a page has 32 bytes"),
        ([2, 0, 0, 0, 3 << 1, 1], "\"killed\": a page of 4 values has levels for 3"),
        ([2, 0, 0, 0, 4 << 1, 2], "\"killed\": it has a level of 2, where 1 is the highest"),
        ([2, 0, 0, 0, 1 << 1 | 1, 0b0111], "\"killed\": its levels speak of 3 values"),
        ([0xFF, 0xFF, 0xFF, 0xFF, 4 << 1, 1], "\"killed\": its levels are cut off"),
    ] {
        refused(&replaced(&sound, &levels, &wrong), words);
    }

    let sound = file(&schema, WriterVersion::PARQUET_2_0, write);
    assert_eq!(rows(&sound), Ok(4));
    let values: Vec<u8> = [1_i64, 2, 3, 4].iter().flat_map(|value| value.to_le_bytes()).collect();
    let with = |levels: [u8; 2]| [&levels[..], &values].concat();
    let wrong = replaced(&sound, &with([4 << 1, 1]), &with([4 << 1, 0]));
    refused(&wrong, "\"killed\": a page claims to have 0 empty values, its levels speak of 4");
}

#[test]
fn lists_that_have_other_beginnings_than_rows_are_refused() {
    let schema = format!(
        "{DATED} required group words (LIST) {{ repeated group list {{ required int64 element; }} }}"
    );
    let sound = file(&schema, WriterVersion::PARQUET_1_0, |group| {
        dates(group, &["2025-12-27", "2025-12-28"]);
        column::<Int64Type>(group, &[7, 8, 9], [Some(&[1, 1, 1]), Some(&[0, 1, 0])]);
    });
    assert_eq!(rows(&sound), Ok(2));
    // Their length, then a packed group of eight, the first level in the lowest bit.
    let levels = [2, 0, 0, 0, 3, 0b010];
    for (wrong, words) in [
        (0b000, "it has 3 rows and claims to have 2"),
        (0b110, "it has 1 rows and claims to have 2"),
        (0b001, "its first list has no beginning"),
    ] {
        refused(&replaced(&sound, &levels, &[2, 0, 0, 0, 3, wrong]), words);
    }
}

#[test]
fn members_of_one_group_that_contradict_each_other_are_refused() {
    let map = format!(
        "{DATED} required group m (MAP) {{ repeated group key_value {{ required int64 key; \
         required int64 value; }} }}"
    );
    let of_map = |of_values: &[i16]| {
        file(&map, WriterVersion::PARQUET_1_0, |group| {
            dates(group, &["2025-12-27", "2025-12-28"]);
            let there: &[i16] = &[1, 1, 1];
            column::<Int64Type>(group, &[1, 2, 3], [Some(there), Some(&[0, 1, 0])]);
            column::<Int64Type>(group, &[4, 5, 6], [Some(there), Some(of_values)]);
        })
    };
    assert_eq!(rows(&of_map(&[0, 1, 0])), Ok(2));
    let words = "\"m.key_value.key\" and \"m.key_value.value\" are members of the same";
    refused(&of_map(&[0, 0, 1]), words);

    let group = format!("{DATED} optional group who {{ required int64 a; required int64 b; }}");
    let of_group = |of_b: &[i16]| {
        file(&group, WriterVersion::PARQUET_1_0, |group| {
            dates(group, &["2025-12-27", "2025-12-28"]);
            column::<Int64Type>(group, &[1], [Some(&[1, 0]), None]);
            column::<Int64Type>(group, &[2], [Some(of_b), None]);
        })
    };
    assert_eq!(rows(&of_group(&[1, 0])), Ok(2));
    refused(&of_group(&[0, 1]), "\"who.a\" and \"who.b\" are members of the same");
}

#[test]
fn pages_with_other_counts_than_their_column_are_refused() {
    let sound =
        file(&format!("{DATED} required int64 killed;"), WriterVersion::PARQUET_1_0, |group| {
            dates(group, &["2025-12-27", "2025-12-28", "2025-12-29"]);
            column::<Int64Type>(group, &[1, 2, 3], [None, None]);
        });
    assert_eq!(rows(&sound), Ok(3));
    // Sizes of the page of numbers, twice, then its kind and how many values it has.
    let header = |count: u8| [0x15, 0x30, 0x15, 0x30, 0x2C, 0x15, count << 1];
    for (count, words) in [(2, ""), (4, ""), (0, ""), (60, "values")] {
        refused(&replaced(&sound, &header(3), &header(count)), words);
    }
}

#[test]
fn no_changed_byte_of_a_sample_makes_the_reader_panic_or_tell_of_other_rows() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/samples/alerts_oblast.parquet");
    let sample = fs::read(path).unwrap();
    let expected = rows(&sample).unwrap();
    let mut refusals = 0;
    for at in (4..sample.len()).step_by(3) {
        let mut bytes = sample.clone();
        bytes[at] ^= 1 << (at % 8);
        match rows(&bytes) {
            Ok(found) => assert_eq!(found, expected, "byte {at}"),
            Err(error) => {
                assert!(!error.is_empty());
                refusals += 1;
            }
        }
    }
    assert!(refusals > sample.len() / 12, "{refusals} of {}", sample.len());
}
