//! The interactive page: what stands in it, what may run in it, and that it is proved.
#![expect(clippy::unwrap_used, clippy::string_slice, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use serde_json::Value;
use strikemap::base::Progress;
use strikemap::dataset::kind::KINDS;
use strikemap::dataset::{PlaceTier, Rows};
use strikemap::export::page::{
    FILES, PageChoices, data_in, estimated_bytes, policy_hash, script, style,
};
use strikemap::export::{
    self, ColumnSet, DocumentInfo, Job, Places, Publication, Scope, VerifyError, manifest_path,
    verify,
};
use strikemap::filter::Filters;
use strikemap::import::{Options, demo, reader};
use strikemap::language::Language;

use crate::cli::strikemap;

/// Script and style of a page take no more than this.
const MOST_SCRIPT_BYTES: usize = 250_000;

pub fn demo_job() -> Job {
    let job = Job::filtered([Arc::new(demo::dataset().unwrap())], Filters::default()).unwrap();
    Job { format: "page".to_owned(), columns: ColumnSet::Project, ..job }
}

pub fn bytes(job: &Job) -> Vec<u8> {
    let mut bytes = Vec::new();
    export::stream(job, &mut bytes).unwrap();
    bytes
}

fn job_of(folder: &Path, text: &str) -> Job {
    let path = folder.join("in.csv");
    fs::write(&path, text).unwrap();
    let dataset = reader::read(&path, &Options::default(), &Progress::default()).unwrap();
    let job = Job::filtered([Arc::new(dataset)], Filters::default()).unwrap();
    Job { format: "page".to_owned(), columns: ColumnSet::Project, ..job }
}

/// Everything that a page tells, one value a line, then a line for each event, without the
/// script and the style that every page has; `None` where it is no page.
pub fn told(page: &[u8]) -> Option<String> {
    data_in(page)?;
    let [facts, events] = data(page);
    let mut frame = frame(&String::from_utf8_lossy(page));
    while let Some(start) = frame.find(";base64\"") {
        let end = start + frame[start..].find("</script>").unwrap();
        frame.replace_range(start..end, "");
    }
    let columns = events["columns"].as_array().unwrap();
    let rows = (0..events["rows"].as_u64().unwrap() as usize).map(|row| {
        let cells: Vec<String> = columns.iter().map(|column| cell(column, row)).collect();
        cells.join(",")
    });
    let values = [&facts, &events].map(|data| serde_json::to_string_pretty(data).unwrap());
    Some([frame, values.concat(), rows.collect::<Vec<String>>().join("\n")].join("\n"))
}

/// Facts and events of a page.
fn data(page: &[u8]) -> [Value; 2] {
    let text = data_in(page).unwrap();
    let (facts, events) = text.split_once('\n').unwrap();
    [facts, events].map(|text| serde_json::from_str(text).unwrap())
}

/// What stands between `start` and the next `end`.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let from = text.find(start).unwrap() + start.len();
    &text[from..from + text[from..].find(end).unwrap()]
}

/// The page without its data, its script and its style.
fn frame(page: &str) -> String {
    page.replace(&script(), "").replace(&style(), "")
}

#[test]
fn the_same_job_gives_the_same_page() {
    let job = demo_job();
    assert!(bytes(&job) == bytes(&job));
    let choices = PageChoices { language: Language::Polish, ..PageChoices::default() };
    let polish = bytes(&Job { page: choices, ..job.clone() });
    assert!(polish != bytes(&job));
    assert!(String::from_utf8(polish).unwrap().contains("<html lang=\"pl\">"));
}

#[test]
fn only_its_own_script_and_style_may_run_and_nothing_may_be_asked_for() {
    let page = String::from_utf8(bytes(&demo_job())).unwrap();
    let policy = between(&page, "Content-Security-Policy\" content=\"", "\"");
    let written = between(&page, "<script>", "</script>");
    let style = between(&page, "<style>", "</style>");
    assert_eq!(
        policy,
        format!(
            "default-src 'none'; script-src {}; style-src {}; base-uri 'none'; form-action 'none'",
            policy_hash(written),
            policy_hash(style)
        )
    );
    assert_eq!((written, style), (&*script(), &*self::style()));
    let frame = frame(&page);
    for asked in ["src=", "href=", "http", "url(", "@import", "onload", "style="] {
        assert!(!frame.replace("http-equiv", "").contains(asked), "{asked}");
    }
}

#[test]
fn the_script_asks_nobody_runs_no_text_and_writes_no_markup() {
    let (script, style) = (script(), style());
    for way in [
        "fetch(",
        "XMLHttpRequest",
        "WebSocket",
        "EventSource",
        "sendBeacon",
        "importScripts",
        "import(",
        "new Image",
        "Worker(",
        "eval(",
        "Function(",
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "srcdoc",
        "localStorage",
        "cookie",
        "</script",
        "<!--",
        "http:",
        "setAttribute('style'",
    ] {
        // The namespace of drawn signs is a name that nobody asks for.
        let script = script.replace("http://www.w3.org/2000/svg", "");
        assert!(!script.contains(way), "{way}");
    }
    assert!(!style.contains("url(") && !style.contains("@import"));
    assert!(script.is_ascii() || !script.contains('\r'));
    let bytes = script.len() + style.len();
    assert!(bytes <= MOST_SCRIPT_BYTES, "{bytes}");
}

#[test]
fn every_file_of_the_script_is_in_the_page() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/page");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let files: BTreeSet<String> = files.map(|name| name.into_string().unwrap()).collect();
    let scripts: BTreeSet<&str> =
        files.iter().map(String::as_str).filter(|name| name.ends_with(".js")).collect();
    assert_eq!(scripts, FILES.iter().map(|(name, _)| *name).collect());
}

fn words() -> BTreeMap<String, BTreeMap<String, Value>> {
    let text = FILES.iter().find(|(name, _)| *name == "words.js").unwrap().1;
    let json = &text[text.find('{').unwrap()..=text.rfind('}').unwrap()];
    serde_json::from_str(json).unwrap()
}

/// The names in braces that a message has, over all of its forms.
fn placeholders(message: &Value) -> BTreeSet<String> {
    let forms: Vec<&str> = match message {
        Value::String(text) => vec![text],
        forms => forms.as_object().unwrap().values().map(|text| text.as_str().unwrap()).collect(),
    };
    let names = |text: &&str| -> Vec<String> {
        text.split('{').skip(1).map(|part| part.split('}').next().unwrap().to_owned()).collect()
    };
    forms.iter().flat_map(names).collect()
}

#[test]
fn everything_is_said_in_three_languages() {
    let words = words();
    let codes: Vec<&str> = words.keys().map(String::as_str).collect();
    assert_eq!(codes, ["en", "pl", "uk"]);
    let english = &words["en"];
    for (code, messages) in &words {
        let keys = |messages: &BTreeMap<String, Value>| -> Vec<String> {
            messages.keys().cloned().collect()
        };
        assert_eq!(keys(messages), keys(english), "{code}");
        for (key, message) in messages {
            assert_eq!(placeholders(message), placeholders(&english[key]), "{code} {key}");
            assert_eq!(message.is_object(), english[key].is_object(), "{code} {key}");
            if let Some(forms) = message.as_object() {
                let forms: Vec<&str> = forms.keys().map(String::as_str).collect();
                let wanted: &[&str] =
                    if code == "en" { &["one", "other"] } else { &["one", "few", "many", "other"] };
                assert_eq!(forms, wanted, "{code} {key}");
            }
        }
    }
    for kind in KINDS {
        let key = format!("kind.{}", kind.id);
        assert_eq!(english[&key], kind.label);
        let has_symbol = script().contains(&format!("\n  {}: ['", kind.id));
        assert!(has_symbol, "{}", kind.id);
    }
    for tier in PlaceTier::ALL {
        assert_eq!(english[&format!("precision.{}", tier.id())], tier.label());
    }
}

#[test]
fn what_the_script_says_is_there_to_be_said() {
    let (words, script) = (words(), script());
    let mut said = 0;
    for call in ["say('", "sayCount('"] {
        for part in script.split(call).skip(1) {
            let key = part.split('\'').next().unwrap();
            assert!(words["en"].contains_key(key), "{key}");
            said += 1;
        }
    }
    assert!(said > 50, "{said}");
}

/// Each cell of a page as the table of project columns has it.
fn cell(column: &Value, row: usize) -> String {
    if let Some(words) = column.get("words") {
        let code = words["codes"][row].as_u64().unwrap() as usize;
        return words["list"][code].as_str().unwrap().to_owned();
    }
    match (&column["numbers"][row], column["id"].as_str().unwrap()) {
        (Value::Null, _) => String::new(),
        (number, "start" | "end" | "reported") => {
            strikemap::dataset::Instant::from_secs(number.as_i64().unwrap()).to_utc_text()
        }
        (number, _) => number.to_string(),
    }
}

#[test]
fn a_page_has_every_cell_that_a_table_has() {
    let job = demo_job();
    let [facts, events] = data(&bytes(&job));
    let csv = bytes(&Job { format: "csv".to_owned(), ..job.clone() });
    let mut table = csv::Reader::from_reader(&*csv);
    let header = table.headers().unwrap().clone();
    let columns = events["columns"].as_array().unwrap();
    let ids: Vec<&str> = columns.iter().map(|column| column["id"].as_str().unwrap()).collect();
    let expected: Vec<&str> = header.iter().filter(|name| *name != "sources").collect();
    assert_eq!(ids, [&expected[..], &["location_precision"]].concat());
    let citations = events["citations"].as_array().unwrap();
    let mut rows = 0;
    for (row, record) in table.records().enumerate() {
        let record = record.unwrap();
        for (name, text) in header.iter().zip(&record) {
            let Some(column) = columns.iter().find(|column| column["id"] == name) else {
                let list = events["sources"][row].as_u64().unwrap() as usize;
                let list = events["lists"][list].as_array().unwrap();
                let cited = list.iter().map(|at| &citations[at.as_u64().unwrap() as usize]);
                for citation in cited {
                    let url = citation[1].as_str().unwrap_or_default();
                    assert!(text.contains(url), "{text} {url}");
                }
                continue;
            };
            assert_eq!(cell(column, row), text, "row {row}, {name}");
        }
        rows += 1;
    }
    assert_eq!((rows, events["rows"].as_u64().unwrap()), (job.count(), rows as u64));
    assert_eq!(facts["counts"]["exported"], rows);
    assert!(events["claims"].as_array().unwrap().len() > 100);
}

#[test]
fn text_of_events_cannot_leave_the_data_of_a_page() {
    let folder = tempfile::tempdir().unwrap();
    let hostile = "</script><img src=x onerror=alert(1)>";
    let table = format!(
        "id,title,date,lat,lon,sources\n{hostile},{hostile}\u{202e},2025-01-02,50.1,30.1,\
         A|javascript:alert(1) ; B|https://аррӏе.com/x\n"
    );
    let mut job = job_of(folder.path(), &table);
    job.page.info.title = hostile.to_owned();
    job.page.info.data_licence = hostile.to_owned();
    let page = bytes(&job);
    let text = String::from_utf8(page.clone()).unwrap();
    assert!(!text.contains("<img") && text.contains("&lt;img src=x"));
    assert_eq!(text.matches("</script>").count(), 4);
    let [_, events] = data(&page);
    let title = events["columns"].as_array().unwrap().iter().find(|c| c["id"] == "title").unwrap();
    assert_eq!(title["words"]["list"][1], format!("{hostile}[U+202E]"));
    let citations = &events["citations"];
    assert_eq!((&citations[0][2], &citations[0][3]), (&Value::Null, &Value::Null));
    assert_eq!(citations[1][2], "https://xn--80ak6aa92e.com/x");
    assert_eq!(citations[1][3], "аррӏе.com");
}

#[test]
fn the_map_in_a_page_tells_no_more_than_its_places() {
    let folder = tempfile::tempdir().unwrap();
    let tiles = |latitude: &str, places: Places| {
        let job =
            job_of(folder.path(), &format!("id,date,lat,lon\na,2025-01-02,{latitude},30.5\n"));
        let publication = Publication { places, ..Publication::default() };
        let [facts, _] = data(&bytes(&Job { publication, ..job }));
        facts["base_map"]["tiles"].clone()
    };
    let rounded = Places::Rounded { decimals: 0 };
    assert_ne!(tiles("50.412371", Places::Exact), tiles("49.612371", Places::Exact));
    assert_eq!(tiles("50.412371", rounded.clone()), tiles("49.612371", rounded.clone()));
    let mut without = Publication::default();
    let job = job_of(folder.path(), "id,date,lat,lon\na,2025-01-02,50.412371,30.5\n");
    without.leave_out(&["latitude".to_owned()], &job).unwrap();
    let [facts, events] = data(&bytes(&Job { publication: without, ..job }));
    let tiles = facts["base_map"]["tiles"].as_array().unwrap();
    assert!(tiles.chunks(4).all(|tile| tile[0].as_u64().unwrap() <= 2 || tile[0] == 3));
    assert!(!events.to_string().contains("50.41"));
}

#[test]
fn the_map_keeps_to_its_budget_and_the_size_is_told_before() {
    let job = demo_job();
    let sized = |basemap_mb| {
        let page = PageChoices { basemap_mb, ..PageChoices::default() };
        let job = Job { page, ..job.clone() };
        (bytes(&job).len(), estimated_bytes(&job) as usize)
    };
    let [(none, _), (one, _), (usual, estimated)] = [0, 1, 3].map(sized);
    assert!(one - none <= 1_000_000 + 20_000 && usual - none <= 3_000_000 + 20_000);
    assert!(none < one && one <= usual);
    assert!(usual / 2 < estimated && estimated < usual * 2, "{usual} {estimated}");
}

#[test]
fn a_page_is_proved_and_a_changed_one_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.html");
    let choices = PageChoices {
        language: Language::Ukrainian,
        info: DocumentInfo {
            title: "Ніч".to_owned(),
            data_licence: "CC BY 4.0".to_owned(),
            made_at: None,
        }
        .made_now(),
        ..PageChoices::default()
    };
    let job = Job { page: choices, ..demo_job() };
    export::write(&job, &path, false).unwrap();
    let manifest = manifest_path(&path);
    verify(&manifest).unwrap();
    let said: Value = serde_json::from_slice(&fs::read(&manifest).unwrap()).unwrap();
    assert_eq!(said["output"]["page"]["language"], "uk");
    let command = said["filter"]["command"].as_str().unwrap();
    for flag in ["--format=page", "--language=uk", "--basemap-mb=3", "--title=", "--made-at=20"] {
        assert!(command.contains(flag), "{command}");
    }
    for (key, forged) in
        [("basemap_mb", Value::from(4)), ("title", "x".into()), ("made_at", 1.into())]
    {
        let mut other = said.clone();
        other["output"]["page"][key] = forged;
        fs::write(&manifest, other.to_string()).unwrap();
        assert!(matches!(verify(&manifest), Err(VerifyError::Differs(_))), "{key}");
    }
    fs::write(&manifest, said.to_string()).unwrap();
    let mut page = fs::read(&path).unwrap();
    let at = page.len() / 2;
    page[at] ^= 1;
    fs::write(&path, page).unwrap();
    assert!(matches!(verify(&manifest), Err(VerifyError::Differs(_))));
}

#[test]
fn a_page_says_what_a_manifest_says() {
    let folder = tempfile::tempdir().unwrap();
    let mut job = job_of(folder.path(), "id,date,lat,lon\na,2025-01-02,50.1,30.1\nb,x,y,z\n");
    let dataset = Arc::clone(&job.parts[0].dataset);
    let [facts, _] = data(&bytes(&job));
    assert_eq!(facts["inputs"][0]["sha256"], dataset.source.sha256_hex().unwrap());
    job.publication.leave_out(&["id".to_owned()], &job.clone()).unwrap();
    let [facts, _] = data(&bytes(&job));
    // By hash and length what was left out could be guessed.
    assert_eq!(facts["inputs"][0]["sha256"], Value::Null);
    assert_eq!(facts["inputs"][0]["bytes"], Value::Null);
    assert_eq!(facts["inputs"][0]["name"], "in.csv");
    let sentences = facts["sentences"]["en"].as_array().unwrap();
    assert!(sentences.contains(&"Columns left out: id".into()), "{sentences:?}");
    assert_eq!(facts["version"], env!("CARGO_PKG_VERSION"));
    let rows = Rows::from_fn(dataset.len(), |row| row == 0);
    let part = export::Part { dataset: Arc::clone(&job.parts[0].dataset), rows };
    let selected = Job { format: job.format.clone(), ..Job::selected(vec![part], job.filters) };
    assert_eq!(selected.scope, Scope::Selected);
    let [facts, _] = data(&bytes(&selected));
    assert!(facts["sentences"]["en"][0].as_str().unwrap().contains("selected by hand"));
    assert!(facts["sentences"]["pl"][0].as_str().unwrap().contains("ręcznie"));
}

#[test]
fn the_command_line_chooses_what_a_page_is_like() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let all = [&["export", "demo", "--replace", "-o", "map.html"], arguments].concat();
        let output = strikemap(folder.path(), &all);
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    let page = ["--format", "page", "--language", "pl", "--made-at", "2026-01-31T12:00:00Z"];
    let (code, said) = run(&page);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("the page will have about"), "{said}");
    let [facts, _] = data(&fs::read(folder.path().join("map.html")).unwrap());
    assert_eq!(facts["choices"]["language"], "pl");
    assert_eq!(facts["choices"]["made_at"], 1_769_860_800);
    assert_eq!(facts["data_licence"], "MIT OR Apache-2.0");
    let (code, said) = run(&["--language", "pl"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("write --format report|page|pdf"), "{said}");
    assert_eq!(run(&["--format", "page", "--language", "ru"]).0, Some(2));
    assert_eq!(run(&["--format", "page", "--basemap-mb", "100"]).0, Some(2));
    assert_eq!(run(&["--format", "page", "--made-at", "yesterday"]).0, Some(2));
}
