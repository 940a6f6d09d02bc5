//! Exports are rendered in pieces on several threads: whatever their number, the
//! bytes are those of one, and what fails in any piece leaves old files whole.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use proptest::prelude::*;
use strikemap::base::Progress;
use strikemap::base::parallel;
use strikemap::dataset::ranges::{Ranges, Unit};
use strikemap::dataset::source::{KEPT_IN_MEMORY_BYTES, SourceError};
use strikemap::dataset::{Dataset, Place, Records, Rows, Source, Span};
use strikemap::export::{
    self, ColumnSet, EXPORTERS, ExportError, Job, Part, Places, Publication, manifest_path, verify,
};
use strikemap::filter::Filters;
use strikemap::import::{Options, read};

use crate::synthetic::{Shape, write};

fn open(path: &Path) -> Arc<Dataset> {
    Arc::new(read(path, &Options::default(), &Progress::default()).unwrap())
}

fn invented(folder: &Path, shape: Shape, rows: u64) -> Arc<Dataset> {
    let path = folder.join(format!("{shape:?}.csv"));
    let mut text = Vec::new();
    write(&mut text, shape, rows, true).unwrap();
    fs::write(&path, text).unwrap();
    open(&path)
}

fn job(datasets: &[Arc<Dataset>]) -> Job {
    let part = |dataset: &Arc<Dataset>| Part {
        dataset: Arc::clone(dataset),
        rows: Rows::from_fn(dataset.len(), |row| row % 7 != 3),
    };
    Job::selected(datasets.iter().map(part).collect(), Filters::default())
}

fn bytes(job: &Job, threads: usize) -> Vec<u8> {
    let mut out = Vec::new();
    parallel::with_threads(threads, || export::stream(job, &mut out)).unwrap();
    out
}

#[test]
fn one_thread_and_several_write_the_same_bytes_in_every_format() {
    let folder = tempfile::tempdir().unwrap();
    let full = invented(folder.path(), Shape::Full, 900);
    let intervals = invented(folder.path(), Shape::Intervals, 600);
    let rounded = Publication { places: Places::Rounded { decimals: 1 }, ..Publication::default() };
    for exporter in EXPORTERS {
        let plain = Job { format: exporter.id().to_owned(), ..job(&[Arc::clone(&full)]) };
        let both = Job {
            format: exporter.id().to_owned(),
            columns: ColumnSet::Project,
            ..job(&[Arc::clone(&full), Arc::clone(&intervals)])
        };
        let jobs = [
            Job { columns: ColumnSet::Project, ..plain.clone() },
            Job { formula_safe: true, ..plain.clone() },
            Job { publication: rounded.clone(), ..plain.clone() },
            plain,
            both,
        ];
        for (index, job) in jobs.iter().enumerate() {
            let alone = bytes(job, 1);
            assert!(bytes(job, 4) == alone, "{} {index}", exporter.id());
        }
    }
}

#[test]
fn a_table_of_more_rows_than_a_group_of_parquet_keeps_every_one() {
    let folder = tempfile::tempdir().unwrap();
    let dataset = invented(folder.path(), Shape::Slim, 70_000);
    let rows = Rows::all(dataset.len());
    let part = Part { dataset: Arc::clone(&dataset), rows };
    let job = Job {
        format: "geoparquet".to_owned(),
        columns: ColumnSet::Project,
        ..Job::selected(vec![part], Filters::default())
    };
    let path = folder.path().join("all.parquet");
    export::write(&job, &path, false).unwrap();
    let again = open(&path);
    assert_eq!(again.len(), dataset.len());
    let place = |dataset: &Dataset, row| dataset.place(row).map(Place::latitude);
    for row in (0..dataset.len()).step_by(997) {
        assert_eq!(again.interval(row), dataset.interval(row), "{row}");
        assert_eq!(place(&again, row), place(&dataset, row), "{row}");
    }
}

/// A table so large that its text stays in the file: a few giant records.
fn large(folder: &Path) -> (PathBuf, Arc<Dataset>) {
    let path = folder.join("large.csv");
    let filling = "x".repeat(8 << 20);
    let mut text = "id,date,latitude,longitude,notes\n".to_owned();
    let mut row = 0;
    while (text.len() as u64) <= KEPT_IN_MEMORY_BYTES {
        // By time they stand the other way round, with small ones between them.
        for notes in [filling.as_str(), "a", "b"] {
            let day = 28 - row % 28;
            text += &format!("e{row},2024-{:02}-{day:02},50.4,30.5,{notes}\n", 12 - row / 28 % 12);
            row += 1;
        }
    }
    fs::write(&path, text).unwrap();
    let dataset = open(&path);
    assert!(dataset.source.text_bytes > KEPT_IN_MEMORY_BYTES);
    (path, dataset)
}

/// Every file of a folder with its bytes.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

#[test]
fn rows_that_stay_in_the_file_leave_as_they_are_there_and_not_once_it_changed() {
    let folder = tempfile::tempdir().unwrap();
    let (path, dataset) = large(folder.path());
    let kept = |row: usize| row % 3 != 1;
    let rows = Rows::from_fn(dataset.len(), kept);
    let part = Part { dataset: Arc::clone(&dataset), rows };
    let job = Job::selected(vec![part], Filters::default());
    let text = fs::read_to_string(&path).unwrap();
    let mut lines = text.split_inclusive('\n');
    let header = lines.next().unwrap();
    let records: Vec<&str> = lines.collect();
    let rows_of_records = dataset.source_order();
    let chosen = records.iter().zip(rows_of_records).filter(|(_, row)| kept(*row as usize));
    let plain = header.to_owned() + &chosen.map(|(record, _)| *record).collect::<String>();
    for threads in [1, 3] {
        assert!(bytes(&job, threads) == plain.as_bytes(), "{threads} threads");
    }
    let out = tempfile::tempdir().unwrap();
    let target = out.path().join("out.csv");
    export::write(&job, &target, false).unwrap();
    verify(&manifest_path(&target)).unwrap();
    let before = files(out.path());

    // The same length, another moment; then shorter.
    fs::write(&path, text.replace("50.4", "50.5")).unwrap();
    let later = std::time::SystemTime::now() + std::time::Duration::from_secs(5);
    fs::File::options().write(true).open(&path).unwrap().set_modified(later).unwrap();
    let shorten = || fs::write(&path, &text.as_bytes()[..1_000]).unwrap();
    for change in [&|| {}, &shorten as &dyn Fn()] {
        change();
        for exporter in EXPORTERS {
            for columns in [ColumnSet::Original, ColumnSet::Project] {
                let job = Job { format: exporter.id().to_owned(), columns, ..job.clone() };
                let refused = export::write(&job, &target, true);
                assert!(
                    matches!(refused, Err(ExportError::Source(SourceError::Changed(_)))),
                    "{}: {refused:?}",
                    exporter.id()
                );
                assert!(files(out.path()) == before, "{}", exporter.id());
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn records_are_read_from_a_file_as_from_memory(
        places in prop::collection::vec((0_u64..900_000, 0_u32..40_000), 0..40),
        neighbours in 0_usize..40,
    ) {
        let text: Vec<u8> = (0..900_000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), &text).unwrap();
        let source = Source::on_disk(file.path(), file.reopen().unwrap(), text.len() as u64);
        let mut records = Records::of(&source);
        let mut spans: Vec<Span> =
            places.iter().map(|&(offset, len)| Span { offset, len, line: 1 }).collect();
        let middle = neighbours.min(spans.len());
        spans[..middle].sort_by_key(|span| span.offset);
        for span in spans {
            let from = span.offset as usize;
            let plain = text.get(from..from + span.len as usize);
            prop_assert_eq!(records.read(span).ok(), plain);
        }
        prop_assert!(records.finish().is_ok());
    }

    #[test]
    fn rows_in_the_order_of_the_source_are_those_sorted_by_their_numbers(
        seed in any::<u64>(), share in 1_u64..100,
    ) {
        let folder = tempfile::tempdir().unwrap();
        let dataset = invented(folder.path(), Shape::Intervals, 300);
        let rows = Rows::from_fn(dataset.len(), |row| {
            seed.rotate_left(row as u32).wrapping_mul(row as u64 + 3) % 100 < share
        });
        let mut plain: Vec<usize> = rows.iter().collect();
        plain.sort_by_key(|&row| dataset.source_number(row));
        prop_assert_eq!(&dataset.rows_in_source_order(&rows), &plain);
        let numbers: Vec<usize> = dataset.numbers(&rows).iter().collect();
        let plain: Vec<usize> =
            plain.into_iter().map(|row| dataset.source_number(row) as usize - 1).collect();
        prop_assert_eq!(numbers, plain);
        let ranges = Ranges::of(&dataset, &rows);
        prop_assert_eq!(ranges.unit, Unit::Lines);
        prop_assert_eq!(ranges.rows(&dataset).unwrap(), rows);
    }
}
