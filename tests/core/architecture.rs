//! Who may use whom: modules form layers, files are short and say what they are for.
#![expect(clippy::unwrap_used, clippy::string_slice, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};

use crate::file_graph;
use crate::source_files::source_files;

/// Modules of the crate from the lowest up, each with those that it may use beside
/// the [`FLOOR`]. A row may name only rows above it, so no circle can be written down.
#[rustfmt::skip]
const MODULES: &[(&str, &[&str])] = &[
    ("language",  &[]),
    ("base",      &["language"]),
    ("dataset",   &[]),
    ("shape",     &["dataset"]),
    ("gazetteer", &["dataset", "shape"]),
    ("import",    &["dataset", "gazetteer"]),
    ("alerts",    &["dataset", "gazetteer"]),
    ("expression", &["dataset", "gazetteer", "alerts"]),
    ("boundaries", &["dataset", "shape", "gazetteer"]),
    ("filter",    &["dataset", "shape", "gazetteer", "boundaries", "alerts", "expression"]),
    ("duplicates", &["dataset", "gazetteer"]),
    ("notes",     &["dataset"]),
    ("versions",  &["dataset"]),
    ("summary",   &["dataset", "alerts", "filter"]),
    ("session",   &["dataset", "shape", "boundaries", "alerts", "filter", "notes", "versions", "summary"]),
    ("saved",     &["dataset", "shape", "boundaries", "import", "filter", "notes", "session"]),
    // Without the window there is no network, and of `basemap` only what reads archives.
    ("net",       &[]),
    ("basemap",   &["gazetteer", "net"]),
    ("export",    &["dataset", "shape", "boundaries", "import", "alerts", "filter", "notes", "versions", "summary", "session", "saved", "basemap"]),
    ("database",  &["dataset", "gazetteer", "import", "boundaries", "filter", "versions", "summary", "export", "net"]),
    ("jobs",      &["dataset", "import", "alerts", "expression", "duplicates", "versions", "session", "export", "saved"]),
    ("ui",        &["dataset", "shape", "gazetteer", "boundaries", "import", "alerts", "expression", "filter", "duplicates", "notes", "versions", "summary", "session", "export", "saved", "net", "basemap", "jobs"]),
    ("app",       &["dataset", "gazetteer", "import", "expression", "filter", "duplicates", "summary", "session", "export", "saved", "net", "jobs", "ui"]),
    // Without the window it still builds, so `app` and `ui` are behind the feature there.
    ("cli",       &["dataset", "shape", "gazetteer", "boundaries", "import", "alerts", "expression", "filter", "versions", "summary", "session", "export", "saved", "net", "database", "basemap", "ui", "app"]),
];

/// What the table need not name, since every module above may use it.
const FLOOR: [&str; 2] = ["language", "base"];

/// Uses that the table forbids and that still stand: file and module. None may
/// join; one that is gone must be struck out here.
const EXCEPTIONS: &[(&str, &str)] = &[];

/// Uses that close a circle of files and still stand: the file and what it uses. None
/// may join; one that is in no circle any more must be struck out here.
#[rustfmt::skip]
const CIRCLES: &[(&str, &str)] = &[
    // An archive may hold any kind of file, archives among them.
    ("import/decode/archive.rs", "import/decode/mod.rs"),
];

/// Files that are too long still. None may join.
const LONG_FILES: &[&str] = &[];

const MOST_LINES: usize = 475;

/// The roots of the crate, which only list modules.
const ROOTS: [&str; 2] = ["lib.rs", "main.rs"];

struct Source {
    /// Relative to `src`, with slashes.
    path: String,
    text: String,
}

impl Source {
    /// The module of the crate in which it lies.
    fn module(&self) -> &str {
        let first = self.path.split('/').next().unwrap();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    fn is_root(&self) -> bool {
        ROOTS.contains(&self.path.as_str())
    }

    /// Whether `super` means the crate itself.
    fn is_top_of_module(&self) -> bool {
        !self.path.contains('/') || self.path == format!("{}/mod.rs", self.module())
    }

    /// Code without comments and blanks, so that no path is broken over lines.
    fn code(&self) -> String {
        let lines = self.text.lines().map(str::trim).filter(|line| !line.starts_with("//"));
        lines.flat_map(str::split_whitespace).collect()
    }

    /// The names that follow `prefix` in the code; empty where none does.
    fn names_after(&self, prefix: &str) -> BTreeSet<String> {
        let code = self.code();
        let ends_word = |c: char| !(c.is_alphanumeric() || c == '_');
        code.match_indices(prefix)
            .map(|(at, _)| &code[at + prefix.len()..])
            .map(|rest| rest[..rest.find(ends_word).unwrap_or(rest.len())].to_owned())
            .collect()
    }
}

fn sources() -> Vec<Source> {
    source_files().into_iter().map(|(path, text)| Source { path, text }).collect()
}

fn fail_on(problems: &[String]) {
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

/// What each file uses of other modules of the crate: file, its module, the other.
fn uses(sources: &[Source]) -> Vec<(&str, &str, String)> {
    let mut uses = Vec::new();
    for source in sources.iter().filter(|source| !source.is_root()) {
        let names = source.names_after("crate::").into_iter();
        let other = names.filter(|name| name != source.module());
        uses.extend(other.map(|name| (source.path.as_str(), source.module(), name)));
    }
    uses
}

#[test]
fn a_row_names_only_rows_above_it() {
    for (index, (module, allowed)) in MODULES.iter().enumerate() {
        for name in *allowed {
            let stands_above = MODULES[..index].iter().any(|(above, _)| above == name);
            assert!(stands_above, "{module} may not use {name}, which does not stand above it");
        }
    }
}

#[test]
fn every_module_of_the_crate_has_its_row() {
    let sources = sources();
    let found: BTreeSet<&str> =
        sources.iter().filter(|source| !source.is_root()).map(Source::module).collect();
    let listed: BTreeSet<&str> = MODULES.iter().map(|(module, _)| *module).collect();
    assert_eq!(found, listed);
    assert_eq!(listed.len(), MODULES.len());
}

#[test]
fn modules_use_only_what_their_row_allows() {
    let allowed: BTreeMap<&str, &[&str]> = MODULES.iter().copied().collect();
    let sources = sources();
    let problems: Vec<String> = uses(&sources)
        .into_iter()
        .filter(|(_, module, name)| FLOOR.contains(module) || !FLOOR.contains(&name.as_str()))
        .filter(|(_, module, name)| !allowed[module].contains(&name.as_str()))
        .filter(|(path, _, name)| !EXCEPTIONS.contains(&(*path, name.as_str())))
        .map(|(path, module, name)| format!("{path}: {module} may not use \"{name}\""))
        .collect();
    fail_on(&problems);
}

#[test]
fn no_path_hides_which_module_it_leads_to() {
    let mut problems = Vec::new();
    for source in sources() {
        for hidden in ["crate::{", "crate::*", "crateas", "strikemap::", "super::super"] {
            let is_program = source.path == "main.rs" && hidden == "strikemap::";
            if source.code().contains(hidden) && !is_program {
                problems.push(format!("{}: write out the path instead of {hidden}", source.path));
            }
        }
        // Tests inside the file are modules of their own, from which `super` is the file.
        let code = source.text.split("#[cfg(test)]").next().unwrap();
        let before_tests = Source { path: source.path.clone(), text: code.to_owned() };
        if source.is_top_of_module() && before_tests.code().contains("super::") {
            problems.push(format!("{}: super is the crate here; write crate::", source.path));
        }
    }
    fail_on(&problems);
}

#[test]
fn sockets_are_opened_in_net_only() {
    const OPENERS: [&str; 12] = [
        "reqwest",
        "tokio::",
        "hyper::",
        "ureq",
        "std::net",
        "TcpStream",
        "TcpListener",
        "UdpSocket",
        "UnixStream",
        "HttpTiles",
        "walkers::PmTiles",
        "Command::new",
    ];
    let mut problems = Vec::new();
    for source in sources().iter().filter(|source| source.module() != "net") {
        let code = source.code();
        let named = OPENERS.iter().filter(|opener| code.contains(**opener));
        problems.extend(named.map(|opener| {
            format!("{}: {opener} opens sockets; ask crate::net for it", source.path)
        }));
    }
    fail_on(&problems);
}

#[test]
fn no_thread_is_started_that_nobody_joins() {
    let mut problems = Vec::new();
    for source in sources().iter().filter(|source| source.path != "base/threads.rs") {
        let code = source.text.split("#[cfg(test)]").next().unwrap();
        let is_unscoped = code.contains("thread::Builder") && !code.contains("spawn_scoped");
        if is_unscoped || code.contains("thread::spawn") {
            problems.push(format!("{}: start it by base::Threads", source.path));
        }
    }
    fail_on(&problems);
}

#[test]
fn every_file_says_first_what_it_is_for() {
    let says = |source: &Source| {
        let first = source.text.lines().next().unwrap_or_default();
        first.strip_prefix("//! ").is_some_and(|sentence| !sentence.trim().is_empty())
    };
    let problems: Vec<String> = sources()
        .iter()
        .filter(|source| !says(source))
        .map(|source| format!("{}: the first line is no //! line", source.path))
        .collect();
    fail_on(&problems);
}

#[test]
fn no_file_is_too_long() {
    let problems: Vec<String> = sources()
        .iter()
        .map(|source| (source, source.text.lines().count()))
        .filter(|(_, lines)| *lines > MOST_LINES)
        .filter(|(source, _)| !LONG_FILES.contains(&source.path.as_str()))
        .map(|(source, lines)| format!("{}: {lines} lines", source.path))
        .collect();
    fail_on(&problems);
}

#[test]
fn exceptions_are_struck_out_once_they_are_gone() {
    let sources = sources();
    let uses = uses(&sources);
    for &(path, name) in EXCEPTIONS {
        let stands = uses.iter().any(|(file, _, other)| *file == path && other == name);
        assert!(stands, "{path} does not use {name} any more: strike the exception out");
    }
    for path in LONG_FILES {
        let source = sources.iter().find(|source| source.path == *path);
        let is_long = source.is_some_and(|source| source.text.lines().count() > MOST_LINES);
        assert!(is_long, "{path} is short now: strike the exception out");
    }
}

#[test]
fn files_do_not_use_each_other_in_circles() {
    let sources = sources();
    let files = sources.iter().filter(|source| !source.is_root());
    let edges = file_graph::edges(files.map(|source| (&*source.path, &*source.text)));
    let circles = file_graph::circles(&edges);
    let mut left = edges.clone();
    for &(file, used) in CIRCLES {
        let is_both = |circle: &Vec<String>| {
            circle.iter().any(|known| known == file) && circle.iter().any(|known| known == used)
        };
        let stands = edges.get(file).is_some_and(|uses| uses.contains(used));
        let closes = stands && circles.iter().any(is_both);
        assert!(closes, "{file} → {used} closes no circle any more: strike the exception out");
        left.get_mut(file).unwrap().remove(used);
    }
    let describe = |circle: Vec<String>| {
        let uses = |file: &String| {
            let used = left[file].iter().filter(|used| circle.contains(used));
            used.map(|used| format!("    {file} uses {used}")).collect::<Vec<_>>()
        };
        let lines: Vec<String> = circle.iter().flat_map(uses).collect();
        format!("move what several of these need into a file below them:\n{}", lines.join("\n"))
    };
    fail_on(&file_graph::circles(&left).into_iter().map(describe).collect::<Vec<_>>());
}
