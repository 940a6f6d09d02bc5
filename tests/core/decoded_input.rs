//! Workbooks, archives, layers and feeds are read as the text that they decode to;
//! what is hostile or of a kind that is not read is told in words.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest as _, Sha256};
use strikemap::base::Progress;
use strikemap::base::hash::hex;
use strikemap::dataset::Dataset;
use strikemap::export::{self, ColumnSet, Job};
use strikemap::filter::Filters;
use strikemap::import::decode::{DECODINGS, extensions};
use strikemap::import::preview::Preview;
use strikemap::import::{ImportError, Options, reader, stream};
use strikemap::language::Message;
use zip::write::SimpleFileOptions;

/// What lies among the samples and is none: side files of the shapefile, words.
const SIDES: [&str; 5] = ["cpg", "dbf", "prj", "shx", "md"];

fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/decoded");
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let is_side = |path: &PathBuf| SIDES.iter().any(|side| path.extension().unwrap() == *side);
    let mut samples: Vec<PathBuf> = paths.filter(|path| !is_side(path)).collect();
    samples.sort();
    samples
}

fn sample(name: &str) -> PathBuf {
    samples().into_iter().find(|path| path.ends_with(name)).unwrap()
}

fn read_with(path: &Path, options: &Options) -> Result<Dataset, ImportError> {
    reader::read(path, options, &Progress::default())
}

fn read(path: &Path) -> Dataset {
    read_with(path, &Options::default()).unwrap()
}

fn bytes_read(name: &str, bytes: &[u8]) -> Result<Dataset, ImportError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    read_with(&path, &Options::default())
}

fn refused(name: &str, bytes: &[u8]) -> String {
    bytes_read(name, bytes).unwrap_err().to_string()
}

fn text(dataset: Dataset) -> String {
    let inputs = [Arc::new(dataset)];
    let job = Job::filtered(inputs, Filters::default()).unwrap();
    let job = Job { format: "csv".to_owned(), columns: ColumnSet::Original, ..job };
    let mut out = Vec::new();
    export::stream(&job, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let method = zip::CompressionMethod::Deflated;
        writer.start_file(*name, SimpleFileOptions::default().compression_method(method)).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook with the rows of one sheet as XML.
fn workbook(rows: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let types = format!("<Types xmlns='{package}/content-types'/>");
    let relations = |kind: &str, target: &str| {
        format!(
            "<Relationships xmlns='{package}/relationships'><Relationship Id='r1' \
             Type='{office}/{kind}' Target='{target}'/></Relationships>"
        )
    };
    let book = format!(
        "<workbook xmlns='{main}' xmlns:r='{office}'><sheets><sheet name='A' sheetId='1' \
         r:id='r1'/></sheets></workbook>"
    );
    let sheet = format!("<worksheet xmlns='{main}'><sheetData>{rows}</sheetData></worksheet>");
    archive(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", relations("officeDocument", "xl/workbook.xml").as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations("worksheet", "worksheets/a.xml").as_bytes()),
        ("xl/worksheets/a.xml", sheet.as_bytes()),
    ])
}

fn cells(row: u32, texts: &[&str]) -> String {
    let cell = |(index, text): (usize, &&str)| {
        let column = char::from(b'A' + index as u8);
        format!("<c r='{column}{row}' t='inlineStr'><is><t>{text}</t></is></c>")
    };
    let cells: String = texts.iter().enumerate().map(cell).collect();
    format!("<row r='{row}'>{cells}</row>")
}

#[test]
fn every_decoding_has_a_sample_whose_dirt_is_counted() {
    // Rows, events, skipped, notes, undated, unplaced.
    let expected: [(&str, [u64; 6]); 10] = [
        ("archive.zip", [3, 3, 0, 1, 1, 0]),
        ("features.fgb", [2, 2, 0, 0, 0, 0]),
        ("feed.xml", [3, 3, 0, 1, 3, 1]),
        ("layers.gpkg", [3, 3, 0, 0, 0, 1]),
        ("receiver.gpx", [3, 3, 0, 1, 1, 1]),
        ("shapes.shp", [3, 3, 0, 0, 0, 1]),
        ("spreadsheet.ods", [3, 3, 0, 0, 0, 1]),
        ("table.feather", [3, 3, 0, 1, 1, 1]),
        ("workbook.xls", [6, 6, 0, 0, 0, 2]),
        ("workbook.xlsx", [3, 3, 0, 1, 0, 1]),
    ];
    let samples = samples();
    assert_eq!(samples.len(), expected.len());
    for (path, (name, expected)) in samples.iter().zip(expected) {
        let dataset = read(path);
        let report = &dataset.report;
        let found = [
            report.rows,
            report.events,
            report.skipped.count(),
            report.notes.count(),
            report.undated,
            report.unplaced,
        ];
        assert!(path.ends_with(name), "{name}");
        assert_eq!(found, expected, "{name}");
        assert!(!report.decoded.is_empty(), "{name}");
        let bytes = std::fs::read(path).unwrap();
        let hash: [u8; 32] = Sha256::digest(&bytes).into();
        assert_eq!(dataset.source.sha256_hex().unwrap(), hex(&hash), "the hash of the file itself");
        assert!(bytes.len() < 20_000, "{name}");
    }
    // Nothing free writes XLSB; Parquet is among the samples of formats.
    for decoding in DECODINGS {
        let has_sample = samples.iter().any(|path| {
            let end = path.extension().unwrap().to_str().unwrap();
            decoding.extensions().contains(&end)
        });
        assert!(
            has_sample || ["xlsb", "parquet"].contains(&decoding.extensions()[0]),
            "{}",
            decoding.name()
        );
    }
    let mut ends: Vec<&str> = extensions().collect();
    let count = ends.len();
    ends.sort_unstable();
    ends.dedup();
    assert_eq!(ends.len(), count, "every ending is listed once");
}

#[test]
fn samples_are_known_by_their_content() {
    for path in samples() {
        // Without the table beside a shapefile, a record without a place says nothing.
        let expected = read(&path).report.events - u64::from(path.ends_with("shapes.shp"));
        let bytes = std::fs::read(&path).unwrap();
        let found = bytes_read("download.bin", &bytes).unwrap();
        assert_eq!(found.report.events, expected, "{}", path.display());
    }
}

#[test]
fn the_sheet_that_is_asked_for_is_read_even_if_hidden() {
    let path = sample("workbook.xlsx");
    let named = |name: &str| Options { sheet: Some(name.to_owned()), ..Options::default() };
    let old = read_with(&path, &named("Old")).unwrap();
    assert_eq!(old.event(0).unwrap().id, "X");
    let error = read_with(&path, &named("None")).unwrap_err().to_string();
    assert!(error.contains("no sheet named \"None\"; the file has [Readme, Events, Old]"));
    assert!(
        read(&path)
            .report
            .decoded
            .iter()
            .any(|text| text.to_string().contains("hidden") && text.to_string().contains("Old"))
    );
    let error = read_with(&sample("layers.gpkg"), &named("None")).unwrap_err().to_string();
    assert!(error.contains("no layer named \"None\"; the file has [strikes, roads]"), "{error}");
}

#[test]
fn lines_are_rows_of_the_sheet_and_cells_are_exported_as_they_were_decoded() {
    let dataset = read(&sample("workbook.xlsx"));
    let problem = dataset.report.notes.listed().first().unwrap().clone();
    assert_eq!(
        (problem.line, problem.column.as_str(), problem.text.as_str()),
        (6, "killed", "#N/A")
    );
    let text = text(dataset);
    assert!(text.contains("S1,2025-12-27,50.45,30.52,\"Київ, вибух\",3\n"), "{text}");
    assert!(text.contains("S2,2025-12-28T02:15:00,50.46,30.53,b,\n"), "{text}");
}

#[test]
fn the_dialog_for_columns_shows_a_workbook() {
    let path = sample("workbook.xlsx");
    let shown = Preview::of(&path, &Options::default(), &Progress::default()).unwrap().unwrap();
    assert_eq!(shown.columns.names()[..2], ["id", "date"]);
    assert_eq!(shown.rows.len(), 3);
}

#[test]
fn sheets_with_the_same_columns_are_one_table_and_1904_is_obeyed() {
    let dataset = read(&sample("workbook.xls"));
    let text = text(dataset);
    assert!(text.starts_with("id,date,lat,lon,title,killed,sheet\n"), "{text}");
    assert!(text.contains("S1,2025-12-27,") && text.contains("S3b,2025-12-29,"), "{text}");
}

#[test]
fn what_is_packed_in_a_packed_file_is_read_too() {
    let workbook = std::fs::read(sample("workbook.xlsx")).unwrap();
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(&workbook).unwrap();
    let packed = gzip.finish().unwrap();
    let hash: [u8; 32] = Sha256::digest(&packed).into();
    let dataset = bytes_read("a.xlsx.gz", &packed).unwrap();
    assert_eq!(dataset.len(), 3);
    assert_eq!(dataset.source.sha256_hex().unwrap(), hex(&hash));
    assert_eq!(bytes_read("a.zip", &archive(&[("b/a.xlsx", &workbook)])).unwrap().len(), 3);
    let mut nested = archive(&[("a.xlsx", &workbook)]);
    for _ in 0..8 {
        nested = archive(&[("a.zip", &nested)]);
    }
    let error = refused("a.zip", &nested);
    assert!(error.contains("packed into more than 3"), "{error}");
}

#[test]
fn a_stream_is_read_like_a_file() {
    let bytes = std::fs::read(sample("spreadsheet.ods")).unwrap();
    let (options, progress) = (Options::default(), Progress::default());
    let dataset =
        stream::read(Path::new("-"), &mut Cursor::new(bytes), &options, &progress).unwrap();
    assert_eq!(dataset.len(), 3);
    assert!(dataset.report.decoded[0].to_string().contains("stream"));
    let mut table = Cursor::new(b"date,lat,lon\n2025-12-27,50,30\n".to_vec());
    let dataset = stream::read(Path::new("-"), &mut table, &options, &progress).unwrap();
    assert_eq!(dataset.len(), 1);
}

#[test]
fn what_unpacks_to_far_more_than_events_do_is_refused() {
    let zeros = vec![b'0'; 300 << 20];
    let error = refused("a.zip", &archive(&[("a.csv", &zeros)]));
    assert!(error.contains("unpacks to more than 268435456 bytes"), "{error}");
    let types = ("[Content_Types].xml", &b"<Types/>"[..]);
    let error = refused("a.xlsx", &archive(&[types, ("xl/workbook.xml", &zeros)]));
    assert!(error.contains("unpacks to more than 268435456 bytes"), "{error}");
}

#[test]
fn two_cells_at_the_far_corners_of_a_sheet_take_no_memory() {
    let header = cells(1, &["id", "date", "lat", "lon"]);
    let row = cells(2, &["1", "2025-12-27", "50", "30"]);
    let far = "<row r='1048576'><c r='XFD1048576' t='inlineStr'><is><t>x</t></is></c></row>";
    let dataset = bytes_read("a.xlsx", &workbook(&format!("{header}{row}{far}"))).unwrap();
    assert_eq!(dataset.report.rows, 2);
    let column = dataset.decoder.columns().last().cloned();
    assert_eq!(column.as_deref(), Some("column XFD"));
}

#[test]
fn a_table_that_repeats_its_cells_without_end_is_refused() {
    let mime = "application/vnd.oasis.opendocument.spreadsheet";
    let content = "<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x'>\
        <office:body><office:spreadsheet><table:table table:name='A'><table:table-row \
        table:number-rows-repeated='1048576'><table:table-cell office:value-type='string' \
        table:number-columns-repeated='16384'><text:p>x</text:p></table:table-cell>\
        </table:table-row></table:table></office:spreadsheet></office:body>\
        </office:document-content>";
    let manifest = "<manifest:manifest xmlns:manifest='m'/>";
    let file = archive(&[
        ("mimetype", mime.as_bytes()),
        ("content.xml", content.as_bytes()),
        ("META-INF/manifest.xml", manifest.as_bytes()),
    ]);
    let error = refused("a.ods", &file);
    assert!(error.contains("damaged or cannot be read"), "{error}");
}

#[test]
fn files_of_several_kinds_in_one_archive_are_a_question() {
    let csv = b"date,lat,lon\n2025-12-27,50,30\n";
    let geojson = br#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},
        "geometry":{"type":"Point","coordinates":[30,50]}}]}"#;
    let error = refused("a.zip", &archive(&[("a.csv", csv), ("a.geojson", geojson)]));
    assert!(error.contains("several kinds [a.csv, a.geojson]"), "{error}");
    let both = bytes_read("a.zip", &archive(&[("a.geojson", geojson), ("b.json", geojson)]));
    assert_eq!(both.unwrap().len(), 2);
    let error = refused("a.zip", &archive(&[("a.exe", csv)]));
    assert!(error.contains("holds no file that is read; it has [a.exe]"), "{error}");
}

#[test]
fn what_is_protected_or_of_a_kind_that_is_not_read_is_named() {
    let mut locked = archive(&[("a.csv", b"date,lat,lon\n2025-12-27,50,30\n")]);
    for mark in [&b"PK\x03\x04"[..], b"PK\x01\x02"] {
        let at = locked.windows(4).position(|four| four == mark).unwrap();
        locked[at + if mark[2] == 3 { 6 } else { 8 }] |= 1;
    }
    assert!(refused("a.zip", &locked).contains("protected by a password"));
    let word = archive(&[("word/document.xml", b"<w/>")]);
    assert!(refused("a.docx", &word).contains("Word document, which is not read; "));
    let database = archive(&[("a.gdb/a00000001.gdbtable", b"x")]);
    assert!(refused("a.zip", &database).contains("ESRI file geodatabase"));
    let mut other = b"SQLite format 3\0".to_vec();
    other.resize(4096, 0);
    assert!(refused("a.db", &other).contains("SQLite database, but no GeoPackage"));
}

#[test]
fn coordinates_of_a_reference_system_that_is_not_read_are_told_and_no_place() {
    let folder = tempfile::tempdir().unwrap();
    for end in ["shp", "dbf", "cpg"] {
        let from = sample("shapes.shp").with_extension(end);
        std::fs::copy(from, folder.path().join("a").with_extension(end)).unwrap();
    }
    let prj = "PROJCS[\"Local_Grid_of_Nowhere\",GEOGCS[\"GCS_WGS_1984\"]]";
    std::fs::write(folder.path().join("a.PRJ"), prj).unwrap();
    let dataset = read(&folder.path().join("a.shp"));
    assert_eq!((dataset.report.events, dataset.report.unplaced), (3, 3));
    let is_told = |text: &Message| text.to_string().contains("Local_Grid_of_Nowhere");
    assert!(dataset.report.decoded.iter().any(is_told));
    assert_eq!(dataset.event(0).unwrap().title, "Київ, вибух");
}

#[test]
fn formulas_whose_value_is_not_stored_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.xlsx");
    let rows = [
        cells(1, &["id", "date", "lat", "lon", "killed"]),
        "<row r='2'><c r='A2'><v>1</v></c><c r='B2' t='inlineStr'><is><t>2025-12-27</t></is></c>\
         <c r='C2'><v>50.45</v></c><c r='D2'><v>30.52</v></c><c r='E2'><f>1+2</f></c></row>"
            .to_owned(),
        "<row r='3'><c r='A3'><v>2</v></c><c r='B3' t='inlineStr'><is><t>2025-12-28</t></is></c>\
         <c r='C3'><v>50.45</v></c><c r='D3'><v>30.52</v></c><c r='E3'><f>2+2</f><v>4</v></c></row>"
            .to_owned(),
        "<row r='4'><c r='A4'><v>3</v></c><c r='B4' t='inlineStr'><is><t>2025-12-29</t></is></c>\
         <c r='C4'><v>50.45</v></c><c r='D4'><v>30.52</v></c><c r='E4' t='str'><f>IF(E3=4,\"\",1)</f><v></v></c></row>"
            .to_owned(),
    ];
    std::fs::write(&path, workbook(&rows.concat())).unwrap();
    let dataset = read(&path);
    let notes: Vec<(u64, &str, &str)> = dataset
        .report
        .notes
        .listed()
        .iter()
        .map(|note| (note.line, note.column.as_str(), note.text.as_str()))
        .collect();
    // The third one has a value: it is empty.
    assert_eq!(notes, [(2, "killed", "=1+2")]);
    let killed = |row: usize| dataset.event(row).unwrap().killed.bounds();
    assert_eq!([killed(0), killed(1)], [None, Some((4, 4))]);
}

#[test]
fn formulas_without_a_value_are_told_in_opendocument_too() {
    let text = |text: &str| {
        format!(
            "<table:table-cell office:value-type='string'><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let row = |cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let header = ["id", "date", "lat", "lon", "killed"].map(text);
    let event = |id: &str, killed: &str| {
        let [id, date, lat, lon] = [id, "2025-12-27", "50.45", "30.52"].map(text);
        row(&[id, date, lat, lon, killed.to_owned()])
    };
    let rows = [
        row(&header),
        event("1", "<table:table-cell table:formula='of:=1+2'/>"),
        event(
            "2",
            "<table:table-cell table:formula='of:=2+2' office:value-type='float' office:value='4'>\
             <text:p>4</text:p></table:table-cell>",
        ),
    ];
    let content = format!(
        "<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x'><office:body>\
         <office:spreadsheet><table:table table:name='A'>{}</table:table></office:spreadsheet>\
         </office:body></office:document-content>",
        rows.concat()
    );
    let file = archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
        ("META-INF/manifest.xml", b"<manifest:manifest xmlns:manifest='m'/>"),
    ]);
    let dataset = bytes_read("a.ods", &file).unwrap();
    let notes = dataset.report.notes.listed();
    let told: Vec<(u64, &str)> = notes.iter().map(|note| (note.line, note.text.as_str())).collect();
    assert_eq!(told, [(2, "=1+2")]);
    let killed = |row: usize| dataset.event(row).unwrap().killed.bounds();
    assert_eq!([killed(0), killed(1)], [None, Some((4, 4))]);
}
