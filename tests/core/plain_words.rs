//! What people read is said in the words of the field.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::PathBuf;
use std::process::Command;

/// Sayings of our own that stood in the window, the help and the docs, each followed by
/// the words that the field has for it.
const SAYINGS: &[(&str, &str)] = &[
    ("play back in time", "reverse playback"),
    ("again, back and forth", "loop, ping-pong"),
    ("by its own width", "previous window"),
    ("lift the ", "clear the, remove the"),
    ("everything passes", "no filters active"),
    ("what passes", "matching events"),
    ("events that pass", "matching events"),
    ("events pass ", "events match"),
    ("no event passes", "no events match"),
    ("counted once:", "deduplicated"),
    ("select again what", "restore previous selection"),
    ("replace by what is selected", "update from selection"),
    ("keys and signs", "shortcuts and symbols"),
    ("where they are many", "when crowded"),
    ("areas of imprecise events", "location uncertainty"),
    ("for certain", "definite"),
    ("how dense events are", "event density"),
    ("paths from the origin", "launch-to-impact lines"),
    ("click to look closer", "click to zoom in"),
    ("keep as area", "save as area"),
    ("change corners", "edit vertices"),
    ("along the meridians", "lat/lon box"),
    ("known less precisely", "lower precision"),
    ("only across datasets", "cross-dataset only"),
    ("no pair is left", "no pairs left to review"),
    ("keep the note", "save note"),
    ("makes up another seed", "generate new seed"),
    ("tells your filters", "reveals your filters"),
    ("numbered pictures", "PNG sequence"),
    ("sharpness", "scale"),
    ("from the beginning", "cumulative"),
    ("what came stays", "downloaded tiles are kept"),
    ("who made it", "attribution"),
    ("makers", "providers"),
    ("answers from the disk", "cache hits"),
    ("could not become an event", "rejected rows"),
    ("kept with a doubt", "warnings"),
    ("times of the processor", "CPU time"),
    ("is no table", "not a tabular file"),
    ("read anew", "reloaded"),
    ("reads day first as well", "date order is ambiguous"),
    ("a defect of this program", "internal error"),
    ("redirects in a circle", "redirect loop"),
    ("the address lacks", "URL template is missing"),
    ("is no tilejson", "invalid TileJSON"),
    ("ends too soon", "truncated"),
    ("those of the project", "normalized"),
    ("at least so many", "at least N"),
    ("at most so many", "up to N"),
    ("pixels a point", "device pixels per point"),
    ("told honestly", "known limitations"),
    ("letters that hide", "bidirectional and invisible characters"),
    ("half letters", "truncated UTF-8"),
    ("out of this world", "out of range"),
    ("made to hurt", "malicious"),
    ("makes it fainter", "sets opacity"),
];

/// Sentences that hold one in its ordinary meaning.
const ORDINARY: &[&str] = &["people are counted once", "asks for certainty"];

fn check(name: &str, text: &str) -> Vec<String> {
    let mut text = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    for sentence in ORDINARY {
        text = text.replace(sentence, "");
    }
    let found = SAYINGS.iter().filter(|(saying, _)| text.contains(saying));
    found.map(|(saying, better)| format!("{name}: \"{saying}\" is: {better}")).collect()
}

#[test]
fn window_and_docs_speak_the_words_of_the_field() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<PathBuf> = ["README.md", "SECURITY.md", "CONTRIBUTING.md", "CHANGELOG.md"]
        .map(|name| root.join(name))
        .to_vec();
    for folder in ["docs", "assets/messages/en"] {
        let entries = std::fs::read_dir(root.join(folder)).unwrap();
        paths.extend(entries.map(|entry| entry.unwrap().path()));
    }
    paths.retain(|path| path.extension().is_some_and(|end| end == "md" || end == "ftl"));
    assert!(paths.len() > 20, "{paths:?}");
    let problems: Vec<String> = paths
        .iter()
        .flat_map(|path| {
            let text = std::fs::read_to_string(path).unwrap();
            check(&path.strip_prefix(&root).unwrap().display().to_string(), &text)
        })
        .collect();
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

/// The comments of a source, those that follow each other as one text.
fn comments(source: &str) -> String {
    let lines = source.lines().map(str::trim_start);
    lines
        .map(|line| line.strip_prefix("//").map_or("|", |line| line.trim_start_matches(['/', '!'])))
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn comments_speak_the_words_of_the_field() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("src")];
    let (mut problems, mut files) = (Vec::new(), 0);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                files += 1;
                let text = comments(&std::fs::read_to_string(&path).unwrap());
                problems
                    .extend(check(&path.strip_prefix(&root).unwrap().display().to_string(), &text));
            }
        }
    }
    assert!(files > 300, "{files}");
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

fn help(arguments: &[&str]) -> String {
    let program = env!("CARGO_BIN_EXE_strikemap");
    let output = Command::new(program).args(arguments).arg("--help").output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_command_line_speaks_the_words_of_the_field() {
    let all = help(&[]);
    let lines = all.lines().skip_while(|line| *line != "Commands:").skip(1);
    let names: Vec<&str> = lines
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.strip_prefix("  ")?.split(' ').next())
        .filter(|name| !name.is_empty() && *name != "help")
        .collect();
    assert!(names.len() > 10, "{names:?}");
    let mut problems = check("strikemap", &all);
    for name in names {
        problems.extend(check(name, &help(&[name])));
    }
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

#[test]
fn a_saying_is_found_across_lines() {
    assert_eq!(check("x", "The makers\n  of it").len(), 1);
    assert_eq!(check("x", &comments("/// The makers\n    /// of it\nfn x() {}")).len(), 1);
    assert!(check("x", "People are counted once: by attack").is_empty());
}
