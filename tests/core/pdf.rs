//! Printed documents: what stands in them, read back from the PDF itself.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use lopdf::{Dictionary, Document, Object};
use serde_json::Value;
use strikemap::base::Progress;
use strikemap::base::link::Link;
use strikemap::dataset::{Instant, Interval};
use strikemap::export::print::{Paper, Periods, PrintChoices, PrintTemplate};
use strikemap::export::{
    self, DocumentInfo, Job, Places, Publication, VerifyError, manifest_path, verify,
};
use strikemap::filter::{Filters, Mode, TimeFilter};
use strikemap::import::{Options, demo, reader};
use strikemap::language::Language;

/// Everything that a PDF tells: the text of its pages in lines and as one line, and all
/// strings beside it (title, links, what figures show); `None` where it is none.
pub fn told(bytes: &[u8]) -> Option<String> {
    if !bytes.starts_with(b"%PDF") {
        return None;
    }
    let document = Document::load_mem(bytes).unwrap();
    let text: Vec<String> = pages(&document);
    let lines: Vec<&str> = text.iter().flat_map(|page| page.lines().map(str::trim)).collect();
    let mut strings = Vec::new();
    document.objects.values().for_each(|object| add_strings(object, &mut strings));
    Some([lines.join("\n"), lines.join(" "), lines.concat(), strings.join("\n")].join("\n"))
}

fn pages(document: &Document) -> Vec<String> {
    document.get_pages().keys().map(|page| document.extract_text(&[*page]).unwrap()).collect()
}

fn add_strings(object: &Object, strings: &mut Vec<String>) {
    match object {
        Object::String(..) => {
            let text = lopdf::decode_text_string(object);
            strings.push(text.unwrap_or_else(|_| format!("{object:?}")));
        }
        Object::Array(values) => values.iter().for_each(|value| add_strings(value, strings)),
        Object::Dictionary(values) => {
            values.iter().for_each(|(_, value)| add_strings(value, strings));
        }
        Object::Stream(stream) => {
            stream.dict.iter().for_each(|(_, value)| add_strings(value, strings));
            let is_metadata =
                matches!(stream.dict.get(b"Subtype"), Ok(Object::Name(n)) if n == b"XML");
            if is_metadata {
                let bytes = stream.decompressed_content().unwrap_or(stream.content.clone());
                strings.push(String::from_utf8_lossy(&bytes).into_owned());
            }
        }
        _ => {}
    }
}

fn demo_job() -> Job {
    let job = Job::filtered([Arc::new(demo::dataset().unwrap())], Filters::default()).unwrap();
    Job { format: "pdf".to_owned(), ..job }
}

/// The events of 27 December 2025 in Kyiv.
fn night() -> Job {
    between("2025-12-26T22:00:00Z", "2025-12-27T22:00:00Z")
}

fn between(start: &str, end: &str) -> Job {
    let at = |text: &str| Instant::from_secs(text.parse::<jiff::Timestamp>().unwrap().as_second());
    let window = Interval::new(at(start), at(end));
    let time = TimeFilter { mode: Mode::Window, window, ..TimeFilter::default() };
    let filters = Filters { time, ..Filters::default() };
    let job = Job::filtered([Arc::new(demo::dataset().unwrap())], filters).unwrap();
    Job { format: "pdf".to_owned(), ..job }
}

fn job_of(folder: &Path, text: &str) -> Job {
    let path = folder.join("in.csv");
    fs::write(&path, text).unwrap();
    let dataset = reader::read(&path, &Options::default(), &Progress::default()).unwrap();
    let job = Job::filtered([Arc::new(dataset)], Filters::default()).unwrap();
    Job { format: "pdf".to_owned(), ..job }
}

fn bytes(job: &Job) -> Vec<u8> {
    let mut bytes = Vec::new();
    export::stream(job, &mut bytes).unwrap();
    bytes
}

fn printed(job: &Job) -> Document {
    Document::load_mem(&bytes(job)).unwrap()
}

/// Letters and digits, in which line breaks do not matter.
fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn every_event_of_a_document_stands_in_it_with_its_sources() {
    let job = night();
    let bytes = bytes(&job);
    let text = letters(&told(&bytes).unwrap());
    let mut addresses = BTreeSet::new();
    for (dataset, row) in job.rows_by_time() {
        let event = dataset.event(row).unwrap();
        assert!(text.contains(&letters(&event.title)), "{}", event.title);
        assert!(text.contains(&letters(&event.summary)), "{}", event.summary);
        assert!(text.contains(&letters(&event.killed.label())));
        let links = event.sources.iter().filter_map(|known| Link::read(&known.url));
        addresses.extend(links.map(|link| link.address));
        for claim in dataset.claims.about(&event.id).filter(|_| dataset.disputed().contains(row)) {
            assert!(text.contains(&letters(&claim.value)), "{claim:?}");
        }
    }
    assert!(addresses.len() > 20);
    // Nothing can be clicked but the sources, and nothing runs.
    let mut links = BTreeSet::new();
    for object in Document::load_mem(&bytes).unwrap().objects.values() {
        let Ok(dictionary) = object.as_dict() else { continue };
        if dictionary.has(b"JS") || dictionary.has(b"Launch") || dictionary.has(b"AA") {
            panic!("{dictionary:?}");
        }
        if let Ok(address) = dictionary.get(b"URI").and_then(Object::as_str) {
            links.insert(String::from_utf8(address.to_vec()).unwrap());
        }
        if let Ok(Object::Dictionary(action)) = dictionary.get(b"A")
            && let Ok(address) = action.get(b"URI").and_then(Object::as_str)
        {
            links.insert(String::from_utf8(address.to_vec()).unwrap());
        }
    }
    assert_eq!(links, addresses);
}

#[test]
fn a_document_is_vectors_and_embedded_fonts_and_says_what_it_is() {
    let document = printed(&night());
    let of_type = |name: &[u8], key: &[u8]| {
        let is = |dict: &&Dictionary| dict.get(key).and_then(Object::as_name).ok() == Some(name);
        let dicts = document.objects.values().filter_map(|object| match object {
            Object::Stream(stream) => Some(&stream.dict),
            object => object.as_dict().ok(),
        });
        dicts.filter(is).collect::<Vec<_>>()
    };
    assert!(of_type(b"Image", b"Subtype").is_empty());
    let fonts = of_type(b"FontDescriptor", b"Type");
    assert!(fonts.len() >= 3);
    assert!(fonts.iter().all(|font| font.has(b"FontFile2") || font.has(b"FontFile3")));
    let tables = of_type(b"Table", b"S");
    assert_eq!(tables.len(), 1, "one table of events, read aloud as one");
    let figures = of_type(b"Figure", b"S");
    assert!(figures.len() > 1 && figures.iter().all(|figure| figure.has(b"Alt")));
    let catalog = document.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"en");
    assert!(catalog.has(b"Outlines") && catalog.has(b"StructTreeRoot"));
}

#[test]
fn paper_and_language_are_those_that_were_chosen() {
    for (paper, language, words) in [
        (Paper::A4, Language::English, ["Legend", "In numbers", "Drone strike"]),
        (Paper::A3, Language::Ukrainian, ["Легенда", "У цифрах", "Удар дрона"]),
        (Paper::Screen, Language::Polish, ["Legenda", "W liczbach", "Uderzenie drona"]),
    ] {
        let print = PrintChoices { paper, language, ..PrintChoices::default() };
        let document = printed(&Job { print, ..night() });
        let first = document.get_pages()[&1];
        let page = document.get_dictionary(first).unwrap();
        let size = page.get(b"MediaBox").unwrap().as_array().unwrap();
        let size: Vec<f32> = size.iter().map(|side| side.as_float().unwrap()).collect();
        let [across, down] = match paper {
            Paper::A4 => [297.0, 210.0],
            Paper::A3 => [420.0, 297.0],
            Paper::Screen => [338.67, 190.5],
        };
        let mm = |points: f32| points / 72.0 * 25.4;
        assert!((mm(size[2]) - across).abs() < 0.1 && (mm(size[3]) - down).abs() < 0.1, "{size:?}");
        let text = pages(&document).concat();
        for word in words {
            assert!(text.contains(word), "{word}");
        }
    }
}

#[test]
fn each_page_has_its_number_and_each_period_its_map() {
    let print = PrintChoices { periods: Periods::Week, ..PrintChoices::default() };
    let document =
        printed(&Job { print, ..between("2025-11-30T22:00:00Z", "2025-12-31T22:00:00Z") });
    let pages = pages(&document);
    for (index, page) in pages.iter().enumerate() {
        assert!(page.contains(&format!("{} / {}", index + 1, pages.len())), "{page}");
    }
    let small = pages.iter().find(|page| page.contains("Period by period")).unwrap();
    for week in
        ["1 Dec 2025 – 7 Dec 2025", "22 Dec 2025 – 28 Dec 2025", "29 Dec 2025 – 31 Dec 2025"]
    {
        assert!(small.contains(week), "{week} in {small}");
    }
    let none = PrintChoices { periods: Periods::None, ..PrintChoices::default() };
    let without =
        printed(&Job { print: none, ..between("2025-11-30T22:00:00Z", "2025-12-31T22:00:00Z") });
    assert!(!told_of(&without).contains("Period by period"));
}

fn told_of(document: &Document) -> String {
    pages(document).concat()
}

#[test]
fn more_days_than_a_document_holds_become_weeks_and_it_says_so() {
    let print = PrintChoices { periods: Periods::Day, ..PrintChoices::default() };
    let document =
        printed(&Job { print, ..between("2025-08-31T21:00:00Z", "2025-12-31T22:00:00Z") });
    let text = told_of(&document).replace('\n', " ").replace("  ", " ");
    assert!(text.contains("each map covers a week"), "{text}");
}

#[test]
fn a_rounded_place_is_the_only_one_that_a_document_shows() {
    let folder = tempfile::tempdir().unwrap();
    let text = "id,date,lat,lon,title\na,2025-01-02,50.41237,30.56784,Fire\n";
    let exact = bytes(&job_of(folder.path(), text));
    let publication =
        Publication { places: Places::Rounded { decimals: 1 }, ..Publication::default() };
    let rounded = bytes(&Job { publication: publication.clone(), ..job_of(folder.path(), text) });
    let moved = "id,date,lat,lon,title\na,2025-01-02,50.44,30.61,Fire\n";
    let other = bytes(&Job { publication, ..job_of(folder.path(), moved) });
    assert!(told(&exact).unwrap().contains("50.41237"));
    // Nothing but the hash of the input tells two rows apart that are rounded to one place.
    let without_hash = |bytes: &[u8]| -> Vec<String> {
        let pages = pages(&Document::load_mem(bytes).unwrap());
        pages.into_iter().filter(|page| !page.contains("SHA-256")).collect()
    };
    assert_eq!(without_hash(&rounded), without_hash(&other));
    assert_ne!(without_hash(&rounded), without_hash(&exact));
}

#[test]
fn letters_without_a_glyph_are_told_and_stay_in_the_text() {
    let folder = tempfile::tempdir().unwrap();
    let text = "id,date,lat,lon,title\na,2025-01-02,50.4,30.5,كييف 基輔 Київ\n";
    let bytes = bytes(&job_of(folder.path(), text));
    let text = told(&bytes).unwrap();
    for part in ["Київ", "fonts lack", "U+57FA"] {
        assert!(text.contains(part), "{part} in {text}");
    }
    // Viewers find and copy what a span says that its text is.
    let document = Document::load_mem(&bytes).unwrap();
    let numbers = document.get_pages();
    let content = numbers.values().flat_map(|page| document.get_page_content(*page));
    let content: Vec<u8> = content.collect();
    let content = String::from_utf8_lossy(&content);
    assert!(content.contains("ActualText") && content.contains("57FA8F14"), "基輔 as UTF-16");
}

#[test]
fn a_template_stands_on_every_page_and_is_proved_without_its_files() {
    let folder = tempfile::tempdir().unwrap();
    let logo = concat!(env!("CARGO_MANIFEST_DIR"), "/packaging/icons/128.png");
    fs::copy(logo, folder.path().join("logo.png")).unwrap();
    let template = folder.path().join("desk.toml");
    fs::write(&template, "logo = \"logo.png\"\ncolour = \"#8a1f2b\"\ncredit = \"Desk Q7\"\n")
        .unwrap();
    let print = PrintChoices {
        template: Some(PrintTemplate::read(&template).unwrap()),
        info: DocumentInfo { title: "Night".to_owned(), ..DocumentInfo::default() }.made_now(),
        ..PrintChoices::default()
    };
    let path = folder.path().join("night.pdf");
    export::write(&Job { print, ..night() }, &path, false).unwrap();
    let document = Document::load(&path).unwrap();
    assert!(pages(&document).iter().all(|page| page.contains("Desk Q7")));
    let is_image = |object: &Object| match object {
        Object::Stream(stream) => {
            stream.dict.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Image")
        }
        _ => false,
    };
    assert!(document.objects.values().any(is_image));
    fs::remove_file(&template).unwrap();
    fs::remove_file(folder.path().join("logo.png")).unwrap();
    let manifest = manifest_path(&path);
    verify(&manifest).unwrap();
    let text = fs::read_to_string(&manifest).unwrap();
    let said: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(said["output"]["print"]["template"]["file"], "desk.toml");
    fs::write(&manifest, text.replace("#8a1f2b", "#8a1f2c")).unwrap();
    assert!(matches!(verify(&manifest), Err(VerifyError::Differs(_))));
}

#[test]
fn the_command_line_writes_what_its_manifest_says_and_refuses_flags_of_other_formats() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_strikemap"))
            .args(["export", "demo", "--from", "2025-12-27", "--to", "2025-12-27"])
            .args(arguments)
            .current_dir(folder.path())
            .output()
            .unwrap()
    };
    let arguments = [
        "--format",
        "pdf",
        "--paper",
        "a3",
        "--language",
        "uk",
        "--made-at",
        "none",
        "-o",
        "a.pdf",
    ];
    assert!(run(&arguments).status.success());
    let manifest: Value =
        serde_json::from_slice(&fs::read(folder.path().join("a.pdf.manifest.json")).unwrap())
            .unwrap();
    let command = manifest["filter"]["command"].as_str().unwrap();
    for part in ["--paper=a3", "--language=uk", "--periods=auto", "--made-at=none"] {
        assert!(command.contains(part), "{command}");
    }
    for (arguments, part) in [
        (["--format", "page", "--paper", "a3", "-o", "x.html"], "--paper says nothing"),
        (["--format", "pdf", "--basemap-mb", "1", "-o", "x.pdf"], "--basemap-mb says nothing"),
        (["--format", "csv", "--title", "T", "-o", "x.csv"], "--format page|pdf"),
        (["--format", "pdf", "--template", "none.toml", "-o", "x.pdf"], "none.toml cannot be read"),
    ] {
        let refused = run(&arguments);
        let told = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(!refused.status.success() && told.contains(part), "{told}");
    }
}

/// The reader that most programs on Linux use.
#[test]
fn poppler_finds_the_names_and_embedded_fonts() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("night.pdf");
    fs::write(&path, bytes(&night())).unwrap();
    let Ok(output) = Command::new("pdftotext").arg(&path).arg("-").output() else {
        println!("skipped: no pdftotext");
        return;
    };
    let text = String::from_utf8(output.stdout).unwrap();
    for name in ["Kyiv", "Vyshhorod", "Lublin", "Drone strike", "Legend"] {
        assert!(text.contains(name), "{name}");
    }
    let fonts = Command::new("pdffonts").arg(&path).output().unwrap();
    let fonts = String::from_utf8(fonts.stdout).unwrap();
    let fonts: Vec<&str> = fonts.lines().skip(2).collect();
    assert!(fonts.len() >= 3 && fonts.iter().all(|font| font.contains("yes yes yes")), "{fonts:?}");
}

#[test]
fn a_document_of_the_whole_built_in_data_is_not_large() {
    let bytes = bytes(&demo_job());
    assert!(bytes.len() < 6_000_000, "{}", bytes.len());
    assert!(pages(&Document::load_mem(&bytes).unwrap()).len() > 100);
}
