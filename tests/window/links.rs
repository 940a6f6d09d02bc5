//! What stands in data opens nothing: a link shows its whole address first, and
//! names show what they hide.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::window::*;
use egui_kittest::kittest::Queryable as _;
use strikemap::ui::Action;

/// Addresses that the browser was given so far.
fn opened(tester: &Tester) -> Vec<String> {
    let commands = &tester.output().platform_output.commands;
    let urls = commands.iter().filter_map(|command| match command {
        egui::OutputCommand::OpenUrl(open) => Some(open.url.clone()),
        _ => None,
    });
    urls.collect()
}

/// Steps frame by frame, so that no command of one is missed.
fn opened_within(tester: &mut Tester, frames: usize) -> Vec<String> {
    let mut found = Vec::new();
    for _ in 0..frames {
        tester.step();
        found.extend(opened(tester));
    }
    found
}

fn ask_for(tester: &mut Tester, url: &str) -> Vec<String> {
    tester.state_mut().as_mut().unwrap().ask(Action::OpenLink(url.to_owned()));
    opened_within(tester, 6)
}

#[test]
fn a_link_is_opened_only_after_its_whole_address_was_shown() {
    let mut tester = demo();
    let disguised = "https://аррӏе.com/\u{202e}gpj.exe";
    assert_eq!(ask_for(&mut tester, disguised), Vec::<String>::new());
    assert!(shows(&tester, "xn--80ak6aa92e.com"));
    assert!(shows(&tester, "https://xn--80ak6aa92e.com/%E2%80%AEgpj.exe"));
    tester.get_by_label("Cancel").click();
    assert_eq!(opened_within(&mut tester, 6), Vec::<String>::new());
    assert!(!shows(&tester, "Open this address?"));

    assert_eq!(ask_for(&mut tester, "https://example.org/a?b=c"), Vec::<String>::new());
    tester.get_by_label("Open in browser").click();
    assert_eq!(opened_within(&mut tester, 6), ["https://example.org/a?b=c"]);
    assert!(!shows(&tester, "xn--80ak6aa92e.com"));
}

#[test]
fn what_is_no_address_of_the_web_is_refused_in_words() {
    for url in ["file:///etc/passwd", "javascript:alert(1)", "https://kyiv.ua@example.org/"] {
        let mut tester = demo();
        assert_eq!(ask_for(&mut tester, url), Vec::<String>::new());
        assert!(tester.query_by_label("Cancel").is_none());
        let told = texts(&tester).iter().any(|text| text.contains("URL not safe to open"));
        assert!(told, "{url}");
    }
}

#[test]
fn only_the_dialog_hands_an_address_to_the_browser() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            let opens = ["open_url(", "OpenUrl", "hyperlink(", "hyperlink_to(", "Hyperlink::"];
            if opens.iter().any(|way| text.contains(way)) {
                found.push(path.file_name().unwrap().to_string_lossy().into_owned());
            }
        }
    }
    assert_eq!(found, ["link.rs"]);
}

#[test]
fn a_file_whose_name_turns_letters_round_is_shown_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("strikes\u{202e}vsc.csv");
    std::fs::write(&path, "date,lat,lon\n2024-01-01,50.4,30.5\nnever,50.4,30.5\n").unwrap();
    let mut tester = demo();
    ask(&mut tester, Action::OpenFiles(vec![path]));
    let texts = texts(&tester);
    assert!(texts.iter().any(|text| text == "strikes[U+202E]vsc.csv"), "{texts:?}");
    assert!(texts.iter().all(|text| !text.contains('\u{202e}')));
}
