//! The page in a browser: its counts are those of the program, and it asks nobody.
//! Skipped where there is no Chromium.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command as Process, Stdio};
use std::sync::Arc;

use serde_json::{Value, json};
use strikemap::base::Progress;
use strikemap::dataset::{Dataset, Instant, Interval};
use strikemap::export::Job;
use strikemap::export::page::policy_hash;
use strikemap::filter::{self, Argument, Filters, Matching, Mode, Policy, TimeFilter};
use strikemap::import::{Options, demo, reader};
use strikemap::summary::Toll;

use crate::page::bytes;

/// So many states are compared for each file.
const STATES: usize = 60;

/// The browser, where there is one.
fn chromium() -> Option<PathBuf> {
    let known = std::env::var_os("PATH")?;
    let names = ["chromium", "chromium-browser", "google-chrome", "chrome"];
    let mut paths = std::env::split_paths(&known).flat_map(|folder| names.map(|n| folder.join(n)));
    paths.find(|path| path.is_file())
}

/// What the browser has made of the page at `path` once its script has run.
fn dumped(browser: &Path, folder: &Path, path: &Path, flags: &[String]) -> String {
    let output = Process::new(browser)
        .args([
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-sync",
            "--disable-extensions",
            "--disable-background-networking",
            "--disable-component-update",
            "--virtual-time-budget=20000",
            "--window-size=1300,900",
            "--dump-dom",
        ])
        .arg(format!("--user-data-dir={}", folder.join("profile").display()))
        .args(flags)
        .arg(format!("file://{}", path.display()))
        .stderr(Stdio::null())
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// Goes through states by the address of the page, as a reader who follows links, and
/// writes down what the page shows. It stands in the copy for the test alone.
const VISITOR: &str = r#"
(async () => {
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  while (!document.getElementById('matching')) await wait(20);
  const results = [];
  for (const state of STATES) {
    location.hash = state;
    await wait(20);
    // Lists show all of their words only once they are asked to.
    for (const more of document.querySelectorAll('.facet > button.link')) {
      for (let press = 0; press < 40 && !more.hidden && /\d/.test(more.textContent); press++) more.click();
    }
    const facets = [...document.querySelectorAll('.facet')].map((facet) => (
      Object.fromEntries([...facet.querySelectorAll('li')].map((item) => [item.dataset.word, Number(item.dataset.count)]))));
    const sum = (id) => document.getElementById(id).hidden ? null : document.getElementById(id).dataset.sum;
    results.push({ matching: Number(document.getElementById('matching').dataset.count), killed: sum('killed'), injured: sum('injured'), facets });
  }
  const shown = document.createElement('pre');
  shown.id = 'results';
  shown.textContent = btoa(unescape(encodeURIComponent(JSON.stringify(results))));
  document.body.append(shown);
})();
"#;

/// A copy of `page` that visits `states`.
fn with_visitor(page: &str, states: &[String]) -> String {
    let visitor = VISITOR.replace("STATES", &json!(states).to_string());
    let policy = format!("script-src {} ", policy_hash(&visitor));
    let page = page.replacen("script-src ", &policy, 1);
    page.replace("</body>", &format!("<script>{visitor}</script></body>"))
}

/// Numbers that look like any, the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % end.max(1)
    }
}

const FACETS: [&str; 4] = ["kind", "place", "weapon", "location_precision"];

/// Filters, and the address that means them.
fn state(dataset: &Dataset, numbers: &mut Numbers) -> (Filters, String) {
    let mut filters = Filters::default();
    let mut address = url::form_urlencoded::Serializer::new("#".to_owned());
    let dated = dataset.dated_len();
    if dated > 0 && numbers.below(5) > 0 {
        let moment = |numbers: &mut Numbers| {
            let interval = dataset.interval(numbers.below(dated)).unwrap();
            let edge = if numbers.below(2) == 0 { interval.start() } else { interval.end() };
            edge.secs() + [0, 0, -1, 1, 86_400 * 20][numbers.below(5)]
        };
        let (a, b) = (moment(numbers), moment(numbers));
        let (from, to) = (a.min(b), a.max(b).max(a.min(b) + 1));
        let window = Interval::new(Instant::from_secs(from), Instant::from_secs(to));
        let text = |secs: i64| Instant::from_secs(secs).to_utc_text();
        let mode = match numbers.below(6) {
            0 => Mode::UntilEnd,
            1 => Mode::FromBeginning,
            _ => Mode::Window,
        };
        if mode != Mode::FromBeginning {
            address.append_pair("from", &text(from));
        }
        if mode != Mode::UntilEnd {
            address.append_pair("to", &text(to));
        }
        filters.time = TimeFilter { window, mode, ..TimeFilter::default() };
        if numbers.below(2) == 0 {
            filters.time.matching = Matching::Definite;
            address.append_pair("rule", "definite");
        }
        if numbers.below(3) == 0 {
            filters.time.undated = Policy::Include;
            address.append_pair("undated", "include");
        }
    }
    for id in FACETS {
        let facet = filter::by_id(id).unwrap().facet(dataset).unwrap();
        if numbers.below(4) > 0 || facet.values().is_empty() {
            continue;
        }
        let many = 1 + numbers.below(3);
        let words: BTreeSet<String> = (0..many)
            .map(|_| facet.values()[numbers.below(facet.values().len())].to_string())
            .collect();
        let name = if id == "location_precision" { "precision" } else { id };
        words.iter().for_each(|word| {
            address.append_pair(name, word);
        });
        filters.set(id, Some(Argument::Words(words)));
    }
    if numbers.below(4) == 0 {
        let texts = ["fire", "Kyiv", "DRONE", "two people", "\"two people\"", "killed mayor"];
        let text = texts[numbers.below(texts.len())];
        address.append_pair("text", text);
        filters.set("text", Some(Argument::Text(text.to_owned())));
    }
    (filters, address.finish())
}

/// What the program says of `filters`: matching events, people, counts of each list of
/// words under all clauses but its own.
fn counted(
    dataset: &Arc<Dataset>,
    filters: &Filters,
) -> (usize, [String; 2], Vec<BTreeMap<String, u32>>) {
    let rows = filters.matching(dataset).unwrap();
    let toll = Toll::of([(&**dataset, &rows)].into_iter());
    let sums = [toll.killed, toll.injured].map(|sum| {
        if sum.is_known() { format!("{}–{}", sum.low, sum.high) } else { String::new() }
    });
    let facets = FACETS.map(|id| {
        let mut others = filters.clone();
        others.set(id, None);
        let rows = others.matching(dataset).unwrap();
        let facet = filter::by_id(id).unwrap().facet(dataset).unwrap();
        let counts = facet.values().iter().map(ToString::to_string).zip(facet.counts(&rows));
        counts.filter(|(_, count)| *count > 0).collect()
    });
    (rows.count(), sums, facets.to_vec())
}

/// Compares the page of `dataset` with the program over many states.
fn compare(browser: &Path, dataset: Dataset, seed: u64, with_text: bool) {
    let dataset = Arc::new(dataset);
    let mut numbers = Numbers(seed);
    let mut states: Vec<(Filters, String)> = Vec::new();
    while states.len() < STATES {
        let (filters, address) = state(&dataset, &mut numbers);
        if with_text || filters.argument("text").is_none() {
            states.push((filters, address));
        }
    }
    let job = Job::filtered([Arc::clone(&dataset)], Filters::default()).unwrap();
    let job = Job { format: "page".to_owned(), ..job };
    let page = String::from_utf8(bytes(&job)).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.html");
    let addresses: Vec<String> = states.iter().map(|(_, address)| address.clone()).collect();
    fs::write(&path, with_visitor(&page, &addresses)).unwrap();
    let text = dumped(browser, folder.path(), &path, &[]);
    let Some((_, results)) = text.split_once("<pre id=\"results\">") else {
        panic!("{}: the page did not run: {}", dataset.source.name, text.len());
    };
    let results = results.split('<').next().unwrap();
    let results = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, results);
    let results: Vec<Value> = serde_json::from_slice(&results.unwrap()).unwrap();
    assert_eq!(results.len(), STATES);
    let mut matched = 0;
    for ((filters, address), result) in states.iter().zip(&results) {
        let (matching, people, facets) = counted(&dataset, filters);
        let said = |key: &str| result[key].as_str().unwrap_or_default().to_owned();
        assert_eq!(result["matching"], matching, "{address}");
        assert_eq!([said("killed"), said("injured")], people, "{address}");
        let shown = result["facets"].as_array().unwrap();
        for ((id, expected), shown) in FACETS.iter().zip(facets).zip(shown) {
            let shown: BTreeMap<String, u32> = serde_json::from_value(shown.clone()).unwrap();
            let shown: BTreeMap<String, u32> = shown.into_iter().filter(|(_, n)| *n > 0).collect();
            assert_eq!(shown, expected, "{id} of {address}");
        }
        matched += usize::from(matching > 0 && matching < dataset.len());
    }
    assert!(matched > STATES / 4, "{}: {matched}", dataset.source.name);
}

#[test]
fn the_counts_of_a_page_are_those_of_the_program() {
    let Some(browser) = chromium() else {
        println!("skipped: no Chromium");
        return;
    };
    compare(&browser, demo::dataset().unwrap(), 1, true);
}

#[test]
fn the_counts_of_pages_of_real_files_are_those_of_the_program() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let files = [
        "ucdp/UCDP-Ukraine_2023-06-23.csv",
        "airports/incidents_last365.geojson",
        "viina/VIINA_2022_REBUILD.csv",
    ];
    let found: Vec<PathBuf> =
        files.iter().map(|file| corpus.join(file)).filter(|path| path.is_file()).collect();
    let (Some(browser), false) = (chromium(), found.is_empty()) else {
        println!("skipped: no Chromium or no corpus");
        return;
    };
    for (seed, path) in found.iter().enumerate() {
        let dataset = reader::read(path, &Options::default(), &Progress::default()).unwrap();
        // A page searches what it holds, the program all columns of the source.
        compare(&browser, dataset, seed as u64, false);
    }
}

#[test]
fn a_page_asks_nobody_for_anything() {
    let Some(browser) = chromium() else {
        println!("skipped: no Chromium");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.html");
    fs::write(&path, bytes(&crate::page::demo_job())).unwrap();
    let log = folder.path().join("net.json");
    let text =
        dumped(&browser, folder.path(), &path, &[format!("--log-net-log={}", log.display())]);
    assert!(text.contains("id=\"matching\""), "the page did not run");
    let log = fs::read_to_string(&log).unwrap();
    // What the browser itself wants goes to its maker.
    let own = ["google.com", "googleapis.com", "gvt1.com", "gstatic.com"];
    let urls = log.split("\"url\":\"").skip(1).filter_map(|part| part.split('"').next());
    let asked: BTreeSet<&str> = urls
        .filter(|url| url.starts_with("http"))
        .filter(|url| {
            let host = url::Url::parse(url).unwrap().host_str().unwrap_or_default().to_owned();
            !own.iter().any(|own| host.ends_with(own))
        })
        .collect();
    assert!(asked.is_empty(), "{asked:?}");
}
