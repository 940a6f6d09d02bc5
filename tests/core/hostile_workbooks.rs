//! Small workbooks that claim to be huge are refused or read in bounded memory: the
//! program runs with a limit on its address space.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![cfg(unix)]

use std::io::{Cursor, Write as _};
use std::path::Path;

use crate::hostile::checked;

/// Address space of the program while it reads, in megabytes.
const WITHIN_MB: u64 = 900;

/// What is said of a file of at most a megabyte.
fn said(name: &str, bytes: &[u8]) -> String {
    assert!(bytes.len() < 1 << 20, "{name} has {} bytes", bytes.len());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    checked(&path, WITHIN_MB)
}

#[track_caller]
fn refused(name: &str, bytes: &[u8], words: &str) {
    let text = said(name, bytes);
    assert!(text.contains(words), "{text}");
}

fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated);
    for (name, text) in files {
        writer.start_file(*name, options).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A spreadsheet of OpenDocument whose only table has these rows.
fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x'><office:body>\
         <office:spreadsheet><table:table table:name='A'>{rows}</table:table>\
         </office:spreadsheet></office:body></office:document-content>"
    );
    archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
        ("META-INF/manifest.xml", "<manifest:manifest xmlns:manifest='m'/>"),
    ])
}

fn ods_row(cells: &[&str]) -> String {
    let cell = |text: &&str| {
        format!(
            "<table:table-cell office:value-type='string'><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let cells: String = cells.iter().map(cell).collect();
    format!("<table:table-row>{cells}</table:table-row>")
}

const HEADER: [&str; 4] = ["id", "date", "lat", "lon"];
const EVENT: [&str; 4] = ["1", "2025-12-27", "50.45", "30.52"];

#[test]
fn rows_and_cells_that_are_repeated_a_billion_times_are_refused_or_empty() {
    let sound = ods_row(&HEADER) + &ods_row(&EVENT);
    let rest = "<table:table-row table:number-rows-repeated='1000000000'>\
                <table:table-cell table:number-columns-repeated='1000000000'/></table:table-row>";
    let text = said("a.ods", &ods(&format!("{sound}{rest}")));
    assert!(text.contains("rows: 1, events: 1, skipped: 0"), "{text}");

    let cell = |repeats: &str, inner: &str| {
        format!("<table:table-cell office:value-type='string' {repeats}>{inner}</table:table-cell>")
    };
    let row = |repeats: &str, cells: &str| {
        format!("<table:table-row {repeats}>{cells}</table:table-row>")
    };
    let wide = row("", &cell("table:number-columns-repeated='1000000000'", "<text:p>x</text:p>"));
    for (name, rows, words) in [
        ("many wide rows", sound.clone() + &wide.repeat(20_000), "save the sheet with the events"),
        (
            "one wide row, often",
            sound.clone() + &wide.replacen("row", "row table:number-rows-repeated='1000000'", 1),
            "save the sheet with the events",
        ),
        (
            "a cell far away",
            sound.clone()
                + &row(
                    "",
                    &("<table:table-cell table:number-columns-repeated='16383'/>".to_owned()
                        + &cell("", "<text:p>x</text:p>")),
                )
                + &row("table:number-rows-repeated='1000000'", &cell("", "<text:p>x</text:p>")),
            "million cells",
        ),
        (
            "blanks",
            sound.clone() + &row("", &cell("", "<text:p><text:s text:c='4000000000'/></text:p>")),
            "far more than events do",
        ),
        (
            "a long text, often",
            sound.clone()
                + &row(
                    "table:number-rows-repeated='1000000'",
                    &cell("", &format!("<text:p>{}</text:p>", "x".repeat(100_000))),
                ),
            "far more than events do",
        ),
        (
            "no number",
            sound.clone() + &row("table:number-rows-repeated='-1'", &cell("", "")),
            "\"-1\" is no number of repetitions",
        ),
    ] {
        let text = said("a.ods", &ods(&rows));
        assert!(text.contains(words), "{name}: {text}");
    }
}

/// A workbook with these shared texts and rows, and the sheet under this name.
fn xlsx(shared: &str, rows: &str, sheet_name: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let relation = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id='{id}' Type='{office}/{kind}' Target='{target}'/>")
    };
    let relations =
        |all: &str| format!("<Relationships xmlns='{package}/relationships'>{all}</Relationships>");
    let of_book = relation("r1", "worksheet", sheet_name)
        + &relation("r2", "sharedStrings", "sharedStrings.xml");
    archive(&[
        ("[Content_Types].xml", &format!("<Types xmlns='{package}/content-types'/>")),
        ("_rels/.rels", &relations(&relation("r1", "officeDocument", "xl/workbook.xml"))),
        (
            "xl/workbook.xml",
            &format!(
                "<workbook xmlns='{main}' xmlns:r='{office}'><sheets><sheet name='A' sheetId='1' \
                 r:id='r1'/></sheets></workbook>"
            ),
        ),
        ("xl/_rels/workbook.xml.rels", &relations(&of_book)),
        ("xl/sharedStrings.xml", &format!("<sst xmlns='{main}'>{shared}</sst>")),
        (&format!("xl/{sheet_name}"), &format!("<worksheet xmlns='{main}'>{rows}</worksheet>")),
    ])
}

fn xlsx_row(row: u32, cells: &[&str]) -> String {
    let cell = |(index, text): (usize, &&str)| {
        let column = char::from(b'A' + index as u8);
        format!("<c r='{column}{row}' t='inlineStr'><is><t>{text}</t></is></c>")
    };
    let cells: String = cells.iter().enumerate().map(cell).collect();
    format!("<row r='{row}'>{cells}</row>")
}

#[test]
fn shared_and_merged_texts_of_a_workbook_do_not_grow_without_end() {
    let sound = xlsx_row(1, &HEADER) + &xlsx_row(2, &EVENT);
    let shared = format!("<si><t>{}</t></si>", "x".repeat(1 << 20));
    let rows: String = (3..5_000)
        .map(|row| format!("<row r='{row}'><c r='A{row}' t='s'><v>0</v></c></row>"))
        .collect();
    let file = xlsx(&shared, &format!("<sheetData>{sound}{rows}</sheetData>"), "worksheets/a.xml");
    refused("a.xlsx", &file, "far more than events do");

    let rows: String =
        (4..20_000).map(|row| format!("<row r='{row}'><c r='B{row}'><v>1</v></c></row>")).collect();
    let merged = xlsx_row(3, &[&"x".repeat(1 << 17)]);
    let file = xlsx(
        "",
        &format!(
            "<sheetData>{sound}{merged}{rows}</sheetData><mergeCells><mergeCell \
             ref='A3:A1048576'/></mergeCells>"
        ),
        "worksheets/a.xml",
    );
    said("a.xlsx", &file);
}

#[test]
fn a_sheet_under_the_name_of_a_picture_is_measured_too() {
    let sound = xlsx_row(1, &HEADER) + &xlsx_row(2, &EVENT);
    let file = |blanks: usize| {
        let rows = format!("<sheetData>{sound}</sheetData>{}", " ".repeat(blanks));
        xlsx("", &rows, "media/a.png")
    };
    let text = said("a.xlsx", &file(10));
    assert!(text.contains("rows: 1, events: 1"), "{text}");
    refused("a.xlsx", &file(300 << 20), "unpacks to more than 268435456 bytes");
}

fn old_workbook() -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/decoded/workbook.xls");
    std::fs::read(path).unwrap()
}

/// Where `bytes` first stand in `file`.
fn place_of(file: &[u8], bytes: &[u8]) -> usize {
    file.windows(bytes.len()).position(|window| window == bytes).unwrap()
}

#[test]
fn an_old_workbook_whose_cells_lie_far_apart_is_refused() {
    let number = [0x03, 0x02, 14, 0];
    let mut file = old_workbook();
    let at = place_of(&file, &number) + 4;
    file[at..at + 4].copy_from_slice(&[0xFF; 4]);
    refused("a.xls", &file, "its sheets claim more than 32 million cells");

    let dimensions = [0x00, 0x02, 14, 0];
    for claim in [[0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF], [9, 0, 0, 0, 1, 0, 0, 0]] {
        let mut file = old_workbook();
        let at = place_of(&file, &dimensions) + 4;
        file[at..at + 8].copy_from_slice(&claim);
        file[at + 8..at + 12].copy_from_slice(&[0, 0, 0xFF, 0xFF]);
        refused("a.xls", &file, "its sheets claim more than 32 million cells");
    }
}

#[test]
fn chains_of_sectors_that_run_in_a_circle_or_are_too_long_are_refused() {
    let sound = old_workbook();
    let number = |at: usize| u32::from_le_bytes(sound[at..at + 4].try_into().unwrap()) as usize;
    let sector = |id: usize| 512 + id * 512;
    let (directory, table) = (number(48), number(76));
    let with = |at: usize, value: u32| {
        let mut file = sound.clone();
        file[at..at + 4].copy_from_slice(&value.to_le_bytes());
        file
    };
    let circle = with(sector(table) + 4 * directory, directory as u32);
    refused("a.xls", &circle, "the chain of its directory runs in a circle");
    let mut lists = with(68, table as u32);
    let last = sector(table) + 508;
    lists[last..last + 4].copy_from_slice(&(table as u32).to_le_bytes());
    refused("a.xls", &lists, "the list of its sectors runs in a circle");
    // The second entry of the directory is the workbook; its length stands at byte 120.
    let mut long = with(sector(directory) + 128 + 120, u32::MAX);
    refused("a.xls", &long, "a part of it claims to be longer than the file");
    // With a circle in the workbook itself the file ends where its length does.
    long.copy_from_slice(&with(sector(table), 0));
    said("a.xls", &long);
    refused("a.xls", &with(64, u32::MAX), "small sectors is longer than the file");
}

#[test]
fn a_shared_text_of_an_old_workbook_that_stands_in_many_cells_is_refused() {
    // A workbook in a compound file of one stream: texts, a sheet, its cells.
    let record = |kind: u16, data: &[u8]| {
        [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat()
    };
    let begin =
        |kind: u16| record(0x0809, &[0, 6, kind as u8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let mut texts = vec![1, 0, 0, 0, 1, 0, 0, 0];
    texts.extend(8_000_u16.to_le_bytes());
    texts.push(0);
    texts.extend([b'x'; 8_000]);
    let sheet_name = [0, 0, 1, 0, b'A'];
    let globals = |at: u32| {
        let sheet = [&at.to_le_bytes()[..], &[0][..], &sheet_name[1..2], &[1, 0, b'A']].concat();
        let sheet = record(0x0085, &sheet);
        [begin(5), sheet, record(0x00FC, &texts), record(0x000A, &[])].concat()
    };
    let at = globals(0).len() as u32;
    let mut stream = globals(at);
    stream.extend(begin(16));
    for row in 0..60_000_u16 {
        let mut cell = row.to_le_bytes().to_vec();
        cell.extend([0; 8]);
        stream.extend(record(0x00FD, &cell));
    }
    stream.extend(record(0x000A, &[]));
    let file = compound(&stream);
    assert!(file.len() < 1 << 20);
    refused("a.xls", &file, "the text in its cells takes more than 256 MB");
}

/// A compound file with `stream` as its workbook.
fn compound(stream: &[u8]) -> Vec<u8> {
    let sectors = stream.len().div_ceil(512);
    let tables = (sectors + 1 + 16).div_ceil(128);
    let mut next: Vec<u32> = (1..=sectors as u32).collect();
    next[sectors - 1] = 0xFFFF_FFFE;
    next.push(0xFFFF_FFFE);
    next.resize(tables * 128, 0xFFFF_FFFF);
    let mut header = vec![0_u8; 512];
    header[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    header[24..34].copy_from_slice(&[0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    let mut put =
        |at: usize, number: u32| header[at..at + 4].copy_from_slice(&number.to_le_bytes());
    put(44, tables as u32);
    put(48, sectors as u32);
    put(56, 4096);
    put(60, 0xFFFF_FFFE);
    put(68, 0xFFFF_FFFE);
    for slot in 0..109 {
        let id = (sectors + 1 + slot) as u32;
        put(76 + slot * 4, if slot < tables { id } else { 0xFFFF_FFFF });
    }
    let entry = |name: &str, kind: u8, start: u32, len: u32| {
        let mut entry = vec![0_u8; 128];
        let letters: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        entry[..letters.len()].copy_from_slice(&letters);
        entry[64] = letters.len() as u8 + 2;
        entry[66] = kind;
        entry[116..120].copy_from_slice(&start.to_le_bytes());
        entry[120..124].copy_from_slice(&len.to_le_bytes());
        entry
    };
    let mut file = [header, stream.to_vec()].concat();
    file.resize(512 + sectors * 512, 0);
    file.extend(entry("Root Entry", 5, 0xFFFF_FFFE, 0));
    file.extend(entry("Workbook", 2, 0, stream.len() as u32));
    file.resize(512 + (sectors + 1) * 512, 0);
    file.extend(next.iter().flat_map(|id| id.to_le_bytes()));
    file
}
