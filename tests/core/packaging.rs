//! Packages say the same as the program: its version, id, libraries and files.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use toml::Value;

use crate::source_files::source_files;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn text_of(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// What stands between the first `before` and the next `after`.
fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let rest = text.split_once(before).unwrap_or_else(|| panic!("no {before}")).1;
    rest.split_once(after).unwrap_or_else(|| panic!("no {after} after {before}")).0
}

fn manifest() -> Value {
    toml::from_str(&text_of("Cargo.toml")).unwrap()
}

/// The value of `[package.metadata.…]` that `keys` lead to.
fn metadata(manifest: &Value, keys: &[&str]) -> Value {
    let start = &manifest["package"]["metadata"];
    keys.iter().fold(start, |value, key| &value[*key]).clone()
}

/// Source and destination of the files of the .deb, without the first slash.
fn deb_files(manifest: &Value) -> Vec<(String, String)> {
    let assets = metadata(manifest, &["deb", "assets"]);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let files = assets.as_array().unwrap().iter();
    files.map(|asset| (text(&asset[0]), text(&asset[1]))).collect()
}

/// As [`deb_files`], of the .rpm.
fn rpm_files(manifest: &Value) -> Vec<(String, String)> {
    let assets = metadata(manifest, &["generate-rpm", "assets"]);
    let text = |value: &Value| value.as_str().unwrap().trim_start_matches('/').to_owned();
    let files = assets.as_array().unwrap().iter();
    files.map(|asset| (text(&asset["source"]), text(&asset["dest"]))).collect()
}

/// Whether `pattern` is the path of a file, or a folder, or `FOLDER/*END` with such a file.
fn exists(pattern: &str) -> bool {
    let path = root().join(pattern);
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    match name.split_once('*') {
        None => path.exists(),
        Some((start, end)) => {
            let names = std::fs::read_dir(path.parent().unwrap()).unwrap();
            names.flatten().any(|entry| {
                let name = entry.file_name().to_string_lossy().into_owned();
                name.starts_with(start) && name.ends_with(end)
            })
        }
    }
}

/// The id that AppStream and Flatpak need: a domain turned round.
fn component() -> String {
    let file = "packaging/linux/invalid.strikemap.strikemap.metainfo.xml";
    let id = between(&text_of(file), "<id>", "</id>").to_owned();
    assert!(file.ends_with(&format!("/{id}.metainfo.xml")), "{file} is about {id}");
    id
}

fn metainfo() -> String {
    text_of(&format!("packaging/linux/{}.metainfo.xml", component()))
}

/// The library and the package of each line in `scripts/install`.
fn libraries() -> Vec<(String, String)> {
    let script = text_of("scripts/install");
    let lines = between(&script, "cat <<'END'\n", "END\n").lines();
    let pair = |line: &str| {
        let (library, package) = line.split_once(' ').unwrap();
        (library.to_owned(), package.trim().to_owned())
    };
    lines.map(pair).collect()
}

#[test]
fn every_description_has_the_version_of_the_program() {
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(between(&metainfo(), "<release version=\"", "\""), version);
    assert_eq!(between(&text_of("CITATION.cff"), "\nversion: ", "\n"), version);
    let zenodo: serde_json::Value = serde_json::from_str(&text_of(".zenodo.json")).unwrap();
    assert_eq!(zenodo["version"], version);
    let date = between(&metainfo(), "date=\"", "\"").to_owned();
    assert_eq!(between(&text_of("CITATION.cff"), "date-released: \"", "\""), date);
}

#[test]
fn the_desktop_knows_the_window_by_its_id() {
    let id = between(&text_of("src/ui/mod.rs"), "APP_ID: &str = \"", "\"").to_owned();
    assert!(Path::new(&root()).join(format!("packaging/linux/{id}.desktop")).exists());
    let entry = text_of(&format!("packaging/linux/{id}.desktop"));
    for (key, value) in [("StartupWMClass", &*id), ("Icon", &id), ("TryExec", &id)] {
        assert!(entry.contains(&format!("\n{key}={value}\n")), "{key} is not {value}");
    }
    let launched = format!("<launchable type=\"desktop-id\">{id}.desktop<");
    assert!(metainfo().contains(&launched));
    let deb = deb_files(&manifest());
    assert!(deb.iter().any(|(_, to)| *to == format!("usr/share/applications/{id}.desktop")));
}

#[test]
fn every_package_calls_the_component_the_same() {
    let id = component();
    let flatpak = text_of(&format!("packaging/flatpak/{id}.yml"));
    assert_eq!(between(&flatpak, "\nid: ", "\n"), id);
    let mac = text_of("packaging/macos/Info.plist");
    let bundle = between(&mac, "CFBundleIdentifier</key>", "</string>").to_owned();
    assert!(bundle.ends_with(&format!("<string>{id}")), "{bundle}");
}

#[test]
fn sessions_have_a_type_by_name_and_by_content() {
    let types = text_of("packaging/linux/strikemap-mime.xml");
    let kind = between(&types, "<mime-type type=\"", "\"").to_owned();
    let extension = strikemap::saved::EXTENSION;
    assert!(types.contains(&format!("<glob pattern=\"*.{extension}\"/>")));
    // The first name of a session is the one of its version.
    let form = text_of("src/saved/saved_session.rs");
    let body = between(&form, "pub struct SavedSession {", "}");
    let first = between(body, "pub ", ":").to_owned();
    assert!(types.contains(&format!("value=\"&quot;{first}&quot;\"")), "{first}");

    let entry = text_of("packaging/linux/strikemap.desktop");
    assert!(between(&entry, "\nMimeType=", "\n").split(';').any(|known| known == kind));
    assert!(metainfo().contains(&format!("<mediatype>{kind}<")));
    assert!(text_of("packaging/macos/Info.plist").contains(&format!("<string>{kind}<")));
    assert!(text_of("packaging/windows/strikemap.nsi").contains(&format!("\\.{extension}\"")));
}

#[test]
fn packages_ask_for_the_libraries_that_the_window_opens() {
    let manifest = manifest();
    let depends = metadata(&manifest, &["deb", "depends"]);
    let depends: BTreeSet<&str> = depends.as_str().unwrap().split(", ").collect();
    let requires = metadata(&manifest, &["generate-rpm", "requires"]);
    let requires: BTreeSet<&str> =
        requires.as_table().unwrap().keys().map(String::as_str).collect();
    let libraries = libraries();
    assert!(libraries.len() > 5);
    for (library, package) in &libraries {
        assert!(depends.contains(&**package), "the .deb does not depend on {package}");
        let soname = format!("{library}()(64bit)");
        assert!(requires.contains(&*soname), "the .rpm does not require {soname}");
    }
    // And what the program is linked with, in a bullseye.
    let linked: BTreeSet<&str> = ["libc6 (>= 2.31)", "libgcc-s1"].into();
    assert!(depends.is_superset(&linked));
    assert_eq!(depends.len(), libraries.len() + linked.len());
    assert!(metadata(&manifest, &["deb", "recommends"]).as_str().unwrap().contains("vulkan"));
}

#[test]
fn files_of_packages_exist_or_are_made() {
    // Laid there by packaging/build-linux.sh, packaging/generated.sh and scripts/package.
    const MADE: [&str; 5] = [
        "target/release/strikemap",
        "target/packages/stage/strikemap.bash",
        "target/packages/stage/_strikemap",
        "target/packages/stage/strikemap.fish",
        "target/packages/stage/THIRD-PARTY.txt",
    ];
    let manifest = manifest();
    for (from, _) in deb_files(&manifest).iter().chain(&rpm_files(&manifest)) {
        let is_made = MADE.contains(&&**from)
            || ["stage/*.metainfo.xml", "stage/man/*.1"].iter().any(|end| from.ends_with(end));
        assert!(is_made || exists(from), "{from} is missing");
    }
    let scripts = text_of("packaging/generated.sh") + &text_of("scripts/package");
    for made in &MADE[1..] {
        let name = made.rsplit('/').next().unwrap();
        let is_made =
            ["stage", "folder"].iter().any(|place| scripts.contains(&format!("${place}/{name}")));
        assert!(is_made, "nothing makes {made}");
    }
}

#[test]
fn both_packages_for_linux_install_the_same() {
    let manifest = manifest();
    // Each has its own place for licences and for completions of zsh.
    let is_shared = |to: &String| {
        let own = ["licenses/", "zsh/", "doc/strikemap/THIRD-PARTY.txt"];
        !own.iter().any(|own| to.contains(own))
    };
    let places = |files: Vec<(String, String)>| -> BTreeSet<String> {
        let place = |(from, to): (String, String)| match to.ends_with('/') {
            true => to + from.rsplit('/').next().unwrap(),
            false => to,
        };
        files.into_iter().map(place).filter(is_shared).collect()
    };
    assert_eq!(places(deb_files(&manifest)), places(rpm_files(&manifest)));
}

#[test]
fn icons_have_the_size_of_their_name() {
    let places: Vec<String> = deb_files(&manifest()).into_iter().map(|(_, to)| to).collect();
    for size in [16_u32, 24, 32, 48, 64, 128, 256, 512] {
        let bytes = std::fs::read(root().join(format!("packaging/icons/{size}.png"))).unwrap();
        let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
        assert_eq!((number(16), number(20)), (size, size));
        let place = format!("hicolor/{size}x{size}/apps/strikemap.png");
        assert!(places.iter().any(|to| to.ends_with(&place)), "{place}");
    }
    for (file, magic) in [("strikemap.ico", &b"\0\0\x01\0"[..]), ("strikemap.icns", b"icns")] {
        let bytes = std::fs::read(root().join("packaging/icons").join(file)).unwrap();
        assert!(bytes.starts_with(magic) && bytes.len() < 200_000, "{file}");
    }
}

#[test]
fn the_crate_lists_what_exists() {
    let manifest = manifest();
    for pattern in manifest["package"]["include"].as_array().unwrap() {
        let pattern = pattern.as_str().unwrap().trim_start_matches('/');
        assert!(exists(pattern), "{pattern} is missing");
    }
}

/// Whether the list of files in Cargo.toml has the one at `path`.
fn is_in_crate(manifest: &Value, path: &str) -> bool {
    let patterns = manifest["package"]["include"].as_array().unwrap();
    patterns.iter().map(|pattern| pattern.as_str().unwrap().trim_start_matches('/')).any(
        |pattern| match pattern.split_once('*') {
            Some((start, end)) => path
                .strip_prefix(start)
                .and_then(|rest| rest.strip_suffix(end))
                .is_some_and(|name| !name.contains('/')),
            None => path == pattern || path.starts_with(&format!("{pattern}/")),
        },
    )
}

#[test]
fn what_the_program_embeds_is_in_the_crate() {
    let manifest = manifest();
    let (mut embedded, mut problems) = (0, Vec::new());
    for (file, text) in source_files() {
        for (_, rest) in ["include_str!(\"", "include_bytes!(\"", "concat!(\"../"]
            .iter()
            .flat_map(|start| text.match_indices(start).map(|(at, _)| text.split_at(at)))
        {
            let named = between(rest, "\"", "\"");
            let mut place = Path::new("src").join(&file).parent().unwrap().to_owned();
            for part in named.split('/') {
                match part {
                    ".." => assert!(place.pop()),
                    part => place.push(part),
                }
            }
            embedded += 1;
            let place = place.to_string_lossy().replace('\\', "/");
            if !is_in_crate(&manifest, place.trim_end_matches('/')) {
                problems.push(format!("{file}: {place}"));
            }
        }
    }
    assert!(embedded > 30, "{embedded}");
    assert!(problems.is_empty(), "not in the crate:\n{}", problems.join("\n"));
}

#[test]
fn the_uninstaller_for_windows_knows_every_file_that_is_packed() {
    let build = text_of("packaging/windows/build.sh");
    let installer = text_of("packaging/windows/strikemap.nsi");
    let copied = between(&build, "cp -r README.md", "\"$folder/\"");
    let named = copied.split_whitespace().filter(|name| *name != "docs");
    let made = ["README.md", "strikemap.com", "strikemap.exe", "copyright.txt", "THIRD-PARTY.txt"];
    for name in named.chain(made) {
        assert!(build.contains(name), "{name} is not packed");
        assert!(installer.contains(&format!("Delete \"$INSTDIR\\{name}\"")), "{name} stays");
    }
}
