//! Invented events are the same each time, and read as what they are meant to be.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::synthetic::{Shape, write};
use strikemap::base::Progress;
use strikemap::import::{Options, read};

fn text(shape: Shape, has_dirt: bool) -> Vec<u8> {
    let mut text = Vec::new();
    write(&mut text, shape, 5_000, has_dirt).unwrap();
    text
}

#[test]
fn invented_events_are_read_and_take_at_most_40_bytes_each() {
    for (shape, format) in
        [(Shape::Full, "acled"), (Shape::Slim, "table"), (Shape::Intervals, "table")]
    {
        for has_dirt in [false, true] {
            let text = text(shape, has_dirt);
            let file = tempfile::NamedTempFile::new().unwrap();
            std::fs::write(file.path(), &text).unwrap();
            let dataset = read(file.path(), &Options::default(), &Progress::default()).unwrap();
            let report = &dataset.report;
            assert_eq!((report.format.as_str(), report.rows), (format, 5_000));
            assert_eq!(report.skipped.count() + report.notes.count() > 0, has_dirt, "{shape:?}");
            assert!(dataset.column_bytes() <= 40 * dataset.len(), "{shape:?}");
            assert!(dataset.report_bytes() <= 9 * dataset.len(), "{shape:?}");
        }
    }
}

#[test]
fn the_same_arguments_give_the_same_bytes() {
    assert_eq!(text(Shape::Full, true), text(Shape::Full, true));
}
