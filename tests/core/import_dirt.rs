//! Damaged and unusual files: whatever can be read is, and the rest is told.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Write as _;

use encoding_rs::{WINDOWS_1251, WINDOWS_1252};
use strikemap::base::Progress;
use strikemap::dataset::{Dataset, Event, RowProblem, Rows};
use strikemap::import::preview::Preview;
use strikemap::import::{Field, ImportError, Mapping, Options, read};

fn open_named(name: &str, bytes: &[u8], options: &Options) -> Result<Dataset, ImportError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    read(&path, options, &Progress::default())
}

fn open(name: &str, bytes: &[u8]) -> Dataset {
    open_named(name, bytes, &Options::default()).unwrap()
}

fn preview_of(bytes: &[u8]) -> Preview {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("events.csv");
    std::fs::write(&path, bytes).unwrap();
    Preview::of(&path, &Options::default(), &Progress::default()).unwrap().unwrap()
}

fn events(dataset: &Dataset) -> Vec<Event> {
    let rows = dataset.rows_in_source_order(&Rows::all(dataset.len()));
    rows.into_iter().map(|row| dataset.event(row).unwrap()).collect()
}

fn lines(problems: &[RowProblem]) -> Vec<u64> {
    problems.iter().map(|problem| problem.line).collect()
}

fn utf_16(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

fn by_hand() -> Options {
    let mut mapping = Mapping::default();
    mapping.set(Field::Start, Some(0));
    mapping.set(Field::Latitude, Some(1));
    mapping.set(Field::Longitude, Some(2));
    Options { mapping: Some(mapping), ..Options::default() }
}

#[test]
fn a_table_with_unknown_headers_is_read_as_mapped_by_hand() {
    let text = b"foo,bar,baz\n2025-01-02,50,30\n";
    let refused = open_named("events.csv", text, &Options::default());
    assert!(matches!(refused, Err(ImportError::Unrecognised { .. })));
    let dataset = open_named("events.csv", text, &by_hand()).unwrap();
    assert_eq!(dataset.report.format, "table");
    assert_eq!((dataset.len(), dataset.report.undated, dataset.report.unplaced), (1, 0, 0));
    let empty = Options { mapping: Some(Mapping::default()), ..Options::default() };
    assert!(matches!(
        open_named("events.csv", text, &empty),
        Err(ImportError::Unrecognised { .. })
    ));
}

#[test]
fn a_stray_quote_in_a_short_table_costs_its_own_row_only() {
    for line_end in ["\n", "\r\n"] {
        let mut text = format!("date,lat,lon,title{line_end}");
        for row in 1..=400 {
            let quote = if row == 5 { "\"" } else { "" };
            write!(text, "2025-01-02,50,30,{quote}row {row}{line_end}").unwrap();
        }
        let dataset = open("events.csv", text.as_bytes());
        assert_eq!(dataset.report.rows, 400);
        assert_eq!(lines(dataset.report.skipped.listed()), [6]);
        let titles: Vec<String> = events(&dataset).into_iter().map(|event| event.title).collect();
        assert_eq!(titles.len(), 399);
        assert_eq!((titles[3].as_str(), titles[4].as_str()), ("row 4", "row 6"));
    }
}

#[test]
fn a_stray_quote_before_the_last_line_leaves_that_line_whole() {
    let dataset =
        open("events.csv", b"date,lat,lon,title\n2025-01-02,50,30,\"a\n2025-01-02,50,30,b");
    assert_eq!(lines(dataset.report.skipped.listed()), [2]);
    assert_eq!(events(&dataset)[0].title, "b");
}

#[test]
fn a_last_record_of_several_lines_stays_one_record() {
    for (end, title) in [
        ("\"a\nb\"", "a\nb"),
        ("\"a\nb\"\n", "a\nb"),
        ("\"a \"\"b\"\"\nc\"\n\n\n", "a \"b\"\nc"),
        ("5\" pipe\n", "5\" pipe"),
        ("5\" pipe", "5\" pipe"),
        ("5\" pipe\n\n\n", "5\" pipe"),
    ] {
        let text = format!("date,lat,lon,title\n2025-01-02,50,30,{end}");
        let dataset = open("events.csv", text.as_bytes());
        assert_eq!(dataset.report.skipped.listed(), [], "{end:?}");
        assert_eq!(events(&dataset)[0].title, title, "{end:?}");
    }
    // A literal quote beside a quoted cell of two lines that is closed.
    let text = b"date,lat,lon,title,summary\n2025-01-02,50,30,5\" pipe,\"a\nb\"\n";
    let dataset = open("events.csv", text);
    assert_eq!(dataset.report.skipped.listed(), []);
    assert_eq!(events(&dataset)[0].summary, "a\nb");
}

fn kml(placemarks: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\" \
         xmlns:mwm=\"https://maps.example\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
         xmlns:ци-1=\"urn:x\"><Document>\n{placemarks}</Document></kml>"
    )
}

#[test]
fn a_placemark_with_elements_of_other_publishers_keeps_its_fields() {
    let dataset = open(
        "events.kml",
        kml("<Placemark xsi:type=\"x\"><name>see a:b &lt;c:d&gt;</name>\
             <mwm:featureTypes mwm:n='1>2'><mwm:value>amenity</mwm:value></mwm:featureTypes>\
             <!-- <old:thing> --><description><![CDATA[<b:r x:y=\"1\">text]]></description>\
             <ци-1:x/><TimeStamp><when>2025-01-02</when></TimeStamp>\
             <Point><coordinates>30,50</coordinates></Point></Placemark>\n")
        .as_bytes(),
    );
    assert_eq!(dataset.report.skipped.listed(), []);
    assert_eq!((dataset.report.undated, dataset.report.unplaced), (0, 0));
    assert_eq!(events(&dataset)[0].title, "see a:b <c:d>");
}

#[test]
fn the_line_of_a_placemark_is_the_one_on_which_it_starts() {
    let bad = "<Placemark><name>x</name>\n<Point><coordinates>300,500</coordinates></Point>\
               </Placemark>\n\n";
    let dataset = open("events.kml", format!("\u{feff}{}", kml(&bad.repeat(3))).as_bytes());
    assert_eq!(lines(dataset.report.notes.listed()), [3, 6, 9]);
}

#[test]
fn one_bad_byte_leaves_a_utf_8_table_utf_8_and_is_told() {
    let mut bytes = b"date,lat,lon,title\n".to_vec();
    for row in 0..40 {
        bytes.extend_from_slice("2025-01-02,50,30,Київ".as_bytes());
        if row == 7 {
            bytes.push(0xFF);
        }
        bytes.push(b'\n');
    }
    let dataset = open("events.csv", &bytes);
    assert_eq!(dataset.report.encoding, "UTF-8");
    let found = events(&dataset);
    assert_eq!((found.len(), found[0].title.as_str()), (40, "Київ"));
    assert_eq!(found[7].title, "Київ\u{FFFD}");
    let notes = dataset.report.notes.listed();
    assert_eq!(lines(notes), [9]);
    assert_eq!(notes[0].column, "title");
    assert_eq!(notes[0].reason.to_string(), "has bytes that are not UTF-8; shown as \u{FFFD}");
}

#[test]
fn code_pages_are_still_told_from_utf_8() {
    let text = "date,lat,lon,title\n2025-01-02,50,30,Київ і Львів\n";
    let (cyrillic, _, _) = WINDOWS_1251.encode(text);
    let dataset = open("events.csv", &cyrillic);
    assert_eq!(dataset.report.encoding, "windows-1251");
    assert_eq!(events(&dataset)[0].title, "Київ і Львів");
    assert_eq!(dataset.report.notes.count(), 0);
    let text = "date,lat,lon,title\n2025-01-02,50,30,Besançon\n";
    let (western, _, _) = WINDOWS_1252.encode(text);
    let dataset = open("events.csv", &western);
    assert_eq!(dataset.report.encoding, "windows-1252");
    assert_eq!(events(&dataset)[0].title, "Besançon");
}

#[test]
fn json_that_is_not_utf_8_is_refused_in_words() {
    let refused = open_named(
        "events.json",
        &[
            "[{\"date\":\"2025-01-02\",\"title\":\"Київ, Львів, Харків, Одеса".as_bytes(),
            b"\xff\"}]",
        ]
        .concat(),
        &Options::default(),
    );
    let error = refused.err().unwrap().to_string();
    assert!(error.contains("UTF-8"), "{error}");
}

#[test]
fn a_utf_16_table_is_previewed_as_it_is_read() {
    let text = "дата,широта,довгота\n2025-01-02,50,30\n";
    let preview = preview_of(&utf_16(text));
    assert_eq!(preview.columns.names(), ["дата", "широта", "довгота"]);
    assert_eq!(preview.rows.len(), 1);
    assert_eq!(preview.rows[0].cells, ["2025-01-02", "50", "30"]);
    assert!(preview.mapping.tells_when_or_where());
    let long = text.to_owned() + &"2025-01-03,51,31\n".repeat(20_000);
    assert_eq!(preview_of(&utf_16(&long)).rows[0].cells, ["2025-01-02", "50", "30"]);
}

#[test]
fn a_preview_that_ends_inside_a_letter_is_still_utf_8() {
    for shift in 0..2 {
        let mut text = format!("date,lat,lon,назва{}\n", "!".repeat(shift));
        text += "2025-01-02,50,30,Київ\n";
        text += &"ж".repeat(300 << 10);
        let preview = preview_of(text.as_bytes());
        assert_eq!(preview.rows[0].cells[3], "Київ");
        assert!(preview.columns.names()[3].starts_with("назва"));
    }
}

#[test]
fn a_picture_under_the_name_of_a_table_is_refused_in_words() {
    let error = open_named("pic.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", &Options::default());
    assert!(error.unwrap_err().to_string().contains("this is a picture"));
}
