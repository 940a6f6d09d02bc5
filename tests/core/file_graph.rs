//! Which file of the crate uses which other one, as its paths say.
#![expect(clippy::string_slice, reason = "cuts at what was found")]

use std::collections::{BTreeMap, BTreeSet};

/// A path of the crate, segment by segment, without `crate`.
type Path = Vec<String>;

/// What is used by a file: the file used by each.
pub type Edges = BTreeMap<String, BTreeSet<String>>;

/// One file: its module and what stands in it beside tests and comments.
struct File {
    path: String,
    module: Path,
    /// Code between the `use` declarations.
    code: String,
    /// What is imported, and whether it is handed on.
    imports: Vec<(Path, bool)>,
}

/// Which file uses which, from paths and texts of all files. A name that a module
/// hands on leads to the file where it was declared; what a module only hands on, it
/// does not use.
pub fn edges<'a>(sources: impl Iterator<Item = (&'a str, &'a str)>) -> Edges {
    let files: Vec<File> = sources.map(|(path, text)| read(path, text)).collect();
    let by_module: BTreeMap<&[String], &File> =
        files.iter().map(|file| (file.module.as_slice(), file)).collect();
    let graph = Graph { by_module };
    let mut edges = Edges::new();
    for file in &files {
        let used: BTreeSet<String> = graph
            .uses(file)
            .iter()
            .filter_map(|path| graph.file_of(path, 0))
            .filter(|used| *used != file.path)
            .map(str::to_owned)
            .collect();
        edges.insert(file.path.clone(), used);
    }
    edges
}

/// Groups of files that use one another, each sorted.
pub fn circles(edges: &Edges) -> Vec<Vec<String>> {
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        edges.keys().map(|file| (file.as_str(), reached_from(edges, file))).collect();
    let mut circles = BTreeSet::new();
    for (file, others) in &reached {
        let mutual = others.iter().filter(|other| reached[*other].contains(file));
        let circle: Vec<String> = mutual.map(|&other| other.to_owned()).collect();
        if circle.len() > 1 {
            circles.insert(circle);
        }
    }
    circles.into_iter().collect()
}

fn reached_from<'a>(edges: &'a Edges, file: &str) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&str> = edges[file].iter().map(String::as_str).collect();
    while let Some(next) = open.pop() {
        if found.insert(next) {
            open.extend(edges[next].iter().map(String::as_str));
        }
    }
    found
}

struct Graph<'a> {
    by_module: BTreeMap<&'a [String], &'a File>,
}

impl Graph<'_> {
    /// Every path that `file` uses.
    fn uses(&self, file: &File) -> Vec<Path> {
        let mut uses = Vec::new();
        for (path, is_handed_on) in &file.imports {
            let Some(path) = self.absolute(file, path) else { continue };
            let name = path.last().map_or("", String::as_str);
            if !is_handed_on || is_named(&file.code, name) {
                uses.push(path);
            }
        }
        uses.extend(paths(&file.code).filter_map(|path| self.absolute(file, &path)));
        uses
    }

    /// `path` from the root of the crate; `None` where it leads out of it.
    fn absolute(&self, file: &File, path: &[String]) -> Option<Path> {
        let (first, rest) = path.split_first()?;
        let start = match first.as_str() {
            "crate" => Vec::new(),
            "super" => file.module[..file.module.len() - 1].to_vec(),
            "self" => file.module.clone(),
            name => {
                let child = [file.module.as_slice(), &[name.to_owned()]].concat();
                if self.by_module.contains_key(child.as_slice()) {
                    child
                } else {
                    // A module that was imported.
                    let is_meant = |(path, _): &&(Path, bool)| {
                        path.len() > 1 && path.last().is_some_and(|last| last == name)
                    };
                    let (imported, _) = file.imports.iter().find(is_meant)?;
                    let is_path = ["crate", "super", "self"].contains(&imported[0].as_str());
                    is_path.then(|| self.absolute(file, imported))??
                }
            }
        };
        Some([start.as_slice(), rest].concat())
    }

    /// The file in which the last name of `path` is declared.
    fn file_of(&self, path: &[String], depth: usize) -> Option<&str> {
        let len = (1..=path.len()).rev().find(|&len| self.by_module.contains_key(&path[..len]))?;
        let (module, rest) = path.split_at(len);
        let file = self.by_module[module];
        let Some(name) = rest.first().filter(|_| depth < 9) else { return Some(&file.path) };
        let mut handed_on = file.imports.iter().filter_map(|(path, _)| self.absolute(file, path));
        match handed_on.find(|path| path.last() == Some(name)) {
            Some(path) => self.file_of(&[path.as_slice(), &rest[1..]].concat(), depth + 1),
            None => Some(&file.path),
        }
    }
}

fn read(path: &str, text: &str) -> File {
    let mut module: Path = path.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    module.pop_if(|last| last == "mod");
    let (mut code, mut imports) = (String::new(), Vec::new());
    let mut lines = text.lines().filter(|line| !line.trim_start().starts_with("//")).peekable();
    while let Some(line) = lines.next() {
        let is_tests = line.starts_with("#[cfg(") && line.contains("test");
        if is_tests && lines.peek().is_some_and(|line| line.ends_with('{')) {
            break;
        }
        let Some(declared) = use_declared(line) else {
            code += line;
            code.push('\n');
            continue;
        };
        let is_handed_on = line.trim_start().starts_with("pub");
        let mut tree = declared.to_owned();
        while !tree.ends_with(';') {
            tree += lines.next().map_or(";", str::trim);
        }
        let tree: String = tree.trim_end_matches(';').replace(" as ", "~").split(' ').collect();
        imports.extend(leaves(&tree).into_iter().map(|leaf| (leaf, is_handed_on)));
    }
    File { path: path.to_owned(), module, code: without_texts(&code), imports }
}

/// What follows `use` in a line that begins a declaration.
fn use_declared(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let rest = match line.strip_prefix("pub") {
        Some(rest) if rest.starts_with('(') => &rest[rest.find(')')? + 1..],
        Some(rest) => rest,
        None => line,
    };
    rest.trim_start().strip_prefix("use ")
}

/// The paths of a tree such as `a::{b, c::{self, d}}`.
fn leaves(tree: &str) -> Vec<Path> {
    let Some(open) = tree.find('{') else {
        // What is renamed here is looked for under its old name only.
        let path = tree.split('~').next().unwrap_or(tree);
        let mut path: Path = path.split("::").map(str::to_owned).collect();
        path.pop_if(|last| last == "*" || last.is_empty());
        if path.len() > 1 {
            path.pop_if(|last| last == "self");
        }
        return vec![path];
    };
    let inner = tree[open + 1..].strip_suffix('}').unwrap_or(&tree[open + 1..]);
    let (mut depth, mut from, mut found) = (0, 0, Vec::new());
    for (at, letter) in inner.char_indices().chain([(inner.len(), ',')]) {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                if from < at {
                    found.extend(leaves(&format!("{}{}", &tree[..open], &inner[from..at])));
                }
                from = at + 1;
            }
            _ => {}
        }
    }
    found
}

/// Code without what stands between quotation marks and after `//`, and without
/// visibilities, which name modules but use nothing of them.
fn without_texts(code: &str) -> String {
    let mut found = String::new();
    for line in code.lines() {
        let mut is_text = false;
        let mut letters = line.chars().peekable();
        while let Some(letter) = letters.next() {
            match letter {
                '\\' if is_text => drop(letters.next()),
                '"' => is_text = !is_text,
                '/' if !is_text && letters.peek() == Some(&'/') => break,
                _ if !is_text => found.push(letter),
                _ => {}
            }
        }
        found.push('\n');
    }
    while let Some(at) = found.find("pub(in ") {
        let end = found[at..].find(')').map_or(found.len(), |end| at + end + 1);
        found.replace_range(at..end, "pub ");
    }
    found
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// Every path of several names in code.
fn paths(code: &str) -> impl Iterator<Item = Path> {
    code.split(|c: char| !is_of_word(c) && c != ':')
        .filter(|word| word.contains("::") && !word.starts_with(':'))
        .map(|word| word.split("::").take_while(|name| !name.is_empty()).map(str::to_owned))
        .map(Iterator::collect)
}

/// Whether code names `name` other than as a method, a module or a function declared.
fn is_named(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let (before, after) = (&code[..at], &code[at + name.len()..]);
        let is_word = !after.starts_with(is_of_word) && !before.ends_with(is_of_word);
        is_word && !["mod ", "fn ", "."].iter().any(|mark| before.ends_with(mark))
    })
}

#[test]
fn a_name_that_is_handed_on_leads_to_its_file() {
    let texts = [
        ("a/mod.rs", "//! A.\nmod b;\nmod c;\npub use b::{B, four};\nfn f() -> u8 { self.four() }"),
        ("a/b.rs", "//! B.\npub struct B;\npub fn four() {}"),
        ("a/c.rs", "use super::B;\n#[cfg(test)]\nmod tests {\nuse crate::d::D;\n}"),
        ("d.rs", "use crate::a::{c, b::{self, B}};\n// crate::e::E\nconst E: &str = \"e::E\";"),
        ("f.rs", "use crate::a::{self, B};\nfn g() { a::b::four() }"),
        ("e.rs", "fn g() { let _ = crate::d::D::new(); }\npub(in crate::a) fn h() {}"),
    ];
    let edges = edges(texts.into_iter());
    let used = |file: &str| edges[file].iter().map(String::as_str).collect::<Vec<_>>();
    assert_eq!(used("f.rs"), ["a/b.rs", "a/mod.rs"]);
    assert!(used("a/mod.rs").is_empty() && used("a/b.rs").is_empty());
    assert_eq!(used("a/c.rs"), ["a/b.rs"]);
    assert_eq!(used("d.rs"), ["a/b.rs", "a/c.rs"]);
    assert_eq!(used("e.rs"), ["d.rs"]);
}

#[test]
fn files_that_use_one_another_are_a_circle() {
    let texts = [
        ("a/mod.rs", "pub use b::B;\nfn f(_: B) {}"),
        ("a/b.rs", "use super::f;"),
        ("c.rs", "use crate::a::f;"),
    ];
    assert_eq!(circles(&edges(texts.into_iter())), [["a/b.rs", "a/mod.rs"]]);
}
