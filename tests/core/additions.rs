//! To add something takes what the table in ARCHITECTURE.md says, and no more.
#![expect(clippy::unwrap_used, clippy::string_slice, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::file_graph;
use crate::source_files::source_files;

/// The lists of what there is: the file of each, its name, and the entries that more
/// files than the list use, because they are more than an entry of it.
const LISTS: &[(&str, &str, &[&str])] = &[
    // Map, search and panels set clauses of these, or show what they count.
    (
        "filter/mod.rs",
        "FILTERS",
        &["air_alert", "area", "cells", "expression", "harm", "text", "words"],
    ),
    // The format that is offered first, and what only reports and pages have.
    ("export/mod.rs", "EXPORTERS", &["table", "report", "page", "print"]),
    // General formats, whose columns those of publishers have too.
    ("import/formats/mod.rs", "FORMATS", &["geojson", "kml"]),
    // Points of feeds are written as those of GPX, and archives hold shapefiles.
    ("import/decode/mod.rs", "DECODINGS", &["feed", "shapefile"]),
    // Points give way to clusters, the legend shows their colours, and pictures ask
    // whether outlines are drawn.
    ("ui/map/layers/mod.rs", "LAYERS", &["clusters", "outlines", "points"]),
    // Shortcuts pick them.
    ("ui/map/tools/mod.rs", "TOOLS", &["rectangle", "lasso", "circle", "polygon", "measure"]),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn text_of(path: impl AsRef<Path>) -> String {
    std::fs::read_to_string(root().join(path)).unwrap()
}

/// The modules that the list `name` in `text` names, each once.
fn entries(text: &str, name: &str) -> BTreeSet<String> {
    let begin = text.find(&format!("pub const {name}:")).unwrap();
    let list = &text[begin..];
    let list = &list[..list.find("];").unwrap()];
    let lines = list.lines().skip(1).map(|line| line.trim().trim_start_matches('&'));
    lines.map(|line| line.split("::").next().unwrap().to_owned()).collect()
}

#[test]
fn an_entry_of_a_list_is_used_by_that_list_alone() {
    let sources = source_files();
    let edges = file_graph::edges(sources.iter().map(|(path, text)| (&**path, &**text)));
    let mut problems = Vec::new();
    for (list, name, used_elsewhere) in LISTS {
        let folder = list.strip_suffix("mod.rs").unwrap();
        let text = text_of(Path::new("src").join(list));
        let entries = entries(&text, name);
        assert!(entries.len() > 4, "{name}: {entries:?}");
        for entry in &entries {
            let of_entry = |path: &str| {
                path == format!("{folder}{entry}.rs")
                    || path.starts_with(&format!("{folder}{entry}/"))
            };
            let users: Vec<&str> = edges
                .iter()
                .filter(|(user, used)| {
                    !of_entry(user) && *user != list && used.iter().any(|used| of_entry(used))
                })
                .map(|(user, _)| &**user)
                .collect();
            let is_listed = used_elsewhere.contains(&&**entry);
            if users.is_empty() == is_listed {
                problems.push(format!("{list}: {entry} is used by {users:?}"));
            }
        }
    }
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

#[test]
fn no_list_is_asked_for_an_id_that_is_written_out() {
    for (path, text) in source_files() {
        let code = text.split("#[cfg(test)]").next().unwrap();
        if path.ends_with("tests.rs") || path.contains("/tests/") {
            continue;
        }
        for asked in [
            "by_id(\"",
            "Clause(\"",
            "PickTool(Some(\"",
            "is_visible(\"",
            "layers.get(\"",
            "argument(\"",
            "format == \"",
            "toggle_layer(view, \"",
        ] {
            assert!(!code.contains(asked), "{path}: name the constant instead of {asked}…");
        }
    }
}

#[test]
fn the_table_of_what_to_add_names_what_there_is() {
    let text = text_of("ARCHITECTURE.md");
    let table = &text[text.find("## To add something").unwrap()..];
    let rows: Vec<&str> = table.lines().skip_while(|line| !line.starts_with("| ---")).collect();
    let rows = rows.iter().skip(1).take_while(|line| line.starts_with('|'));
    let sources = source_files();
    let mut seen = 0;
    for row in rows {
        seen += 1;
        for quoted in row.split('`').skip(1).step_by(2) {
            if let Some((folder, _)) =
                quoted.split_once("NAME").or_else(|| quoted.split_once("CODE"))
            {
                assert!(root().join(folder).is_dir(), "{quoted}: no such folder");
            } else if quoted.contains('/') {
                assert!(quoted.contains('*') || root().join(quoted).exists(), "{quoted}");
            } else if let Some((module, item)) = quoted.rsplit_once("::") {
                let ends = [format!("{module}.rs"), format!("{module}/mod.rs")]
                    .map(|end| end.replace("::", "/"));
                let is_declared = |line: &str| {
                    (line.starts_with("pub ") || line.starts_with("mod ")) && line.contains(item)
                };
                let is_there = sources.iter().any(|(path, text)| {
                    let is_meant = |end: &String| path == end || path.ends_with(&format!("/{end}"));
                    ends.iter().any(is_meant) && text.lines().any(is_declared)
                });
                assert!(is_there, "{quoted}: nothing of this name");
            }
        }
    }
    assert!(seen > 8, "the table was not found");
}
