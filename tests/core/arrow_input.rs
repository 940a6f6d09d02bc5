//! Arrow files, streams and Feather are read as the text that they decode to, and
//! damage is told.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::slice::from_ref;
use std::sync::Arc;

use crate::report_text::decoded;
use arrow_array::builder::{
    FixedSizeListBuilder, Float64Builder, ListBuilder, MapBuilder, StringBuilder,
    StringDictionaryBuilder,
};
use arrow_array::types::Int8Type;
use arrow_array::{
    ArrayRef, BinaryArray, BooleanArray, Date32Array, Decimal128Array, DurationSecondArray,
    Float32Array, Float64Array, Int64Array, LargeStringArray, RecordBatch, StringArray,
    StringViewArray, StructArray, Time32MillisecondArray, TimestampMicrosecondArray,
    TimestampNanosecondArray, UInt64Array,
};
use arrow_ipc::CompressionType;
use arrow_ipc::writer::{FileWriter, IpcWriteOptions, StreamWriter};
use arrow_schema::Field;
use strikemap::base::Progress;
use strikemap::dataset::Dataset;
use strikemap::export::{self, ColumnSet, Job};
use strikemap::filter::Filters;
use strikemap::import::preview::Preview;
use strikemap::import::{Options, reader};

/// Two rows of every kind of column, the second with what may be missing.
fn kinds() -> RecordBatch {
    let at = 1_735_700_000_000_000_i64;
    let mut weapon = StringDictionaryBuilder::<Int8Type>::new();
    weapon.append_value("drone");
    weapon.append_null();
    let mut words = ListBuilder::new(StringBuilder::new());
    words.values().append_value("a,b");
    words.values().append_value("\"c\"");
    words.append(true);
    words.append(false);
    let mut pair = FixedSizeListBuilder::new(Float64Builder::new(), 2);
    pair.values().append_slice(&[1.5, 2.0, -1.0, 0.0]);
    pair.append(true);
    pair.append(true);
    let mut names = MapBuilder::new(None, StringBuilder::new(), Float64Builder::new());
    names.keys().append_value("k");
    names.values().append_value(0.5);
    names.append(true).unwrap();
    names.append(true).unwrap();
    let who = StructArray::from(vec![
        (
            Arc::new(Field::new("name", arrow_schema::DataType::Utf8, true)),
            Arc::new(StringArray::from(vec![Some("Olha"), None])) as ArrayRef,
        ),
        (
            Arc::new(Field::new("age", arrow_schema::DataType::Int64, true)),
            Arc::new(Int64Array::from(vec![Some(7), Some(8)])) as ArrayRef,
        ),
    ]);
    let columns: Vec<(&str, ArrayRef)> = vec![
        (
            "at",
            Arc::new(
                TimestampMicrosecondArray::from(vec![at, at + 1_500_000])
                    .with_timezone("Europe/Kyiv"),
            ),
        ),
        ("told", Arc::new(TimestampNanosecondArray::from(vec![None, Some(at * 1_000 + 7)]))),
        ("day", Arc::new(Date32Array::from(vec![20_089, -1]))),
        ("clock", Arc::new(Time32MillisecondArray::from(vec![3_600_000, 1]))),
        (
            "sum",
            Arc::new(
                Decimal128Array::from(vec![12_345, -5]).with_precision_and_scale(12, 2).unwrap(),
            ),
        ),
        ("lat", Arc::new(Float64Array::from(vec![50.4547, -50.0]))),
        ("lon", Arc::new(Float32Array::from(vec![30.5, 30.1]))),
        ("number", Arc::new(UInt64Array::from(vec![u64::MAX, 0]))),
        ("id", Arc::new(Int64Array::from(vec![i64::MIN, 9_007_199_254_740_993]))),
        ("sure", Arc::new(BooleanArray::from(vec![Some(true), None]))),
        ("weapon", Arc::new(weapon.finish())),
        ("words", Arc::new(words.finish())),
        ("pair", Arc::new(pair.finish())),
        ("names", Arc::new(names.finish())),
        ("who", Arc::new(who)),
        ("large", Arc::new(LargeStringArray::from(vec!["x", ""]))),
        ("view", Arc::new(StringViewArray::from(vec!["longer than twelve letters", "y"]))),
        ("raw", Arc::new(BinaryArray::from(vec![&[0xFF, 0][..], b"ok"]))),
    ];
    RecordBatch::try_from_iter(columns).unwrap()
}

const KINDS_AS_TEXT: &str = "at,told,day,clock,sum,lat,lon,number,id,sure,weapon,words,pair,names,\
    who.name,who.age,large,view,raw\n\
    2025-01-01T02:53:20Z,,2025-01-01,01:00:00,123.45,50.4547,30.5,18446744073709551615,\
    -9223372036854775808,true,drone,\"a,b; \"\"c\"\"\",1.5; 2,k=0.5,Olha,7,x,\
    longer than twelve letters,ff00\n\
    2025-01-01T02:53:21.5Z,2025-01-01T02:53:20.000000007,1969-12-31,00:00:00.001,-0.05,-50,30.1,0,\
    9007199254740993,,,,-1; 0,,,8,,y,ok\n";

fn options(packing: Option<CompressionType>) -> IpcWriteOptions {
    IpcWriteOptions::default().try_with_compression(packing).unwrap()
}

fn file(batches: &[RecordBatch], packing: Option<CompressionType>) -> Vec<u8> {
    let schema = batches[0].schema();
    let mut writer =
        FileWriter::try_new_with_options(Vec::new(), &schema, options(packing)).unwrap();
    batches.iter().for_each(|batch| writer.write(batch).unwrap());
    writer.into_inner().unwrap()
}

fn stream(batches: &[RecordBatch], packing: Option<CompressionType>) -> Vec<u8> {
    let schema = batches[0].schema();
    let mut writer =
        StreamWriter::try_new_with_options(Vec::new(), &schema, options(packing)).unwrap();
    batches.iter().for_each(|batch| writer.write(batch).unwrap());
    writer.into_inner().unwrap()
}

fn read_as(name: &str, bytes: &[u8]) -> Result<Dataset, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    reader::read(&path, &Options::default(), &Progress::default())
        .map_err(|error| error.to_string())
}

#[track_caller]
fn refused(bytes: &[u8], words: &str) {
    let error = read_as("a.arrow", bytes).unwrap_err();
    assert!(error.contains(words), "{error}");
}

fn text(dataset: Dataset) -> String {
    let job = Job::filtered([Arc::new(dataset)], Filters::default()).unwrap();
    let job = Job { format: "csv".to_owned(), columns: ColumnSet::Original, ..job };
    let mut out = Vec::new();
    export::stream(&job, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn every_kind_of_column_has_its_text_in_files_and_streams_whatever_packs_it() {
    let batch = kinds();
    for packing in [None, Some(CompressionType::LZ4_FRAME), Some(CompressionType::ZSTD)] {
        for bytes in [file(from_ref(&batch), packing), stream(from_ref(&batch), packing)] {
            let dataset = read_as("download.bin", &bytes).unwrap();
            let said = decoded(&dataset);
            for told in [
                "at (written in Europe/Kyiv): times as ISO 8601 in UTC",
                "told: times without a zone",
                "words, pair, names: lists",
                "raw: bytes",
            ] {
                assert!(said.contains(told), "{said}");
            }
            assert_eq!(text(dataset), KINDS_AS_TEXT, "{packing:?}");
        }
    }
}

#[test]
fn rows_of_several_parts_are_one_table_and_are_previewed() {
    let batch = kinds();
    let bytes = file(&[batch.slice(1, 1), batch.clone()], None);
    assert_eq!(read_as("a.feather", &bytes).unwrap().report.rows, 3);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.feather");
    fs::write(&path, bytes).unwrap();
    let preview = Preview::of(&path, &Options::default(), &Progress::default());
    assert_eq!(preview.unwrap().unwrap().rows.len(), 3);
}

#[test]
fn kinds_that_are_not_read_are_named_with_the_next_step() {
    let waits: ArrayRef = Arc::new(DurationSecondArray::from(vec![1]));
    let days: ArrayRef = Arc::new(Date32Array::from(vec![1]));
    let batch = RecordBatch::try_from_iter([("date", days), ("wait", waits)]).unwrap();
    refused(
        &file(&[batch], None),
        "column \"wait\" of this Arrow file is a length of time, which is not read; save the file \
         without it",
    );
    refused(b"FEA1\0\0\0\0", "a Feather file of version 1, which is not read; save it");
}

#[test]
fn files_that_are_cut_off_or_changed_are_refused_and_never_make_the_reader_panic() {
    let sound = file(&[kinds()], Some(CompressionType::LZ4_FRAME));
    for len in [6, 8, 12, 40, sound.len() / 2, sound.len() - 1] {
        refused(&sound[..len], "Arrow file is damaged or cannot be read");
    }
    let cut = stream(&[kinds()], None);
    refused(&cut[..cut.len() / 2], "a message of it is cut off");
    for at in (0..sound.len()).step_by(7) {
        let mut bytes = sound.clone();
        bytes[at] ^= 1 << (at % 8);
        if let Err(error) = read_as("a.arrow", &bytes) {
            assert!(!error.is_empty() && error.len() < 4_000, "byte {at}: {error}");
        }
    }
}

#[test]
fn columns_that_claim_to_unpack_to_far_more_than_events_are_refused() {
    let texts: ArrayRef = Arc::new(StringArray::from(vec!["2025-12-27".repeat(1_000)]));
    let batch = RecordBatch::try_from_iter([("date", texts)]).unwrap();
    let sound = file(&[batch], Some(CompressionType::LZ4_FRAME));
    assert_eq!(read_as("a.arrow", &sound).unwrap().report.rows, 1);
    let claim = 10_000_i64.to_le_bytes();
    let at = sound.windows(8).rposition(|window| window == claim).unwrap();
    for (claim, words) in
        [(i64::MAX, "is not read"), (300 << 20, "is not read"), (9_999, "damaged"), (0, "damaged")]
    {
        let mut bytes = sound.clone();
        bytes[at..at + 8].copy_from_slice(&claim.to_le_bytes());
        refused(&bytes, words);
    }
}

#[test]
fn an_end_that_lists_other_rows_than_the_file_has_is_refused() {
    let batch = kinds();
    let one = file(from_ref(&batch), None);
    let two = file(&[batch.clone(), batch], None);
    // The rows of two parts, the end of a file with one.
    let end_of = |file: &[u8]| {
        let at = file.len() - 10;
        let len = u32::from_le_bytes(file[at..at + 4].try_into().unwrap()) as usize;
        at - len
    };
    let joined = [&two[..end_of(&two)], &one[end_of(&one)..]].concat();
    refused(&joined, "its end lists other rows than it has");
}
