//! Paths as seen from the folder of a manifest, so that both can move together.

use std::path::{Component, Path};

/// `path` as seen from `folder`, with forward slashes; absolute where they
/// share nothing but the root.
pub fn path_from(folder: &Path, path: &Path) -> String {
    let absolute = |path: &Path| {
        dunce::canonicalize(path).or_else(|_| std::path::absolute(path)).unwrap_or(path.to_owned())
    };
    let (folder, path) = (absolute(folder), absolute(path));
    let shared = folder.components().zip(path.components()).take_while(|(a, b)| a == b).count();
    let only_root = path
        .components()
        .take(shared)
        .all(|part| matches!(part, Component::RootDir | Component::Prefix(_)));
    if only_root {
        return path.to_string_lossy().into_owned();
    }
    let up = folder.components().skip(shared).map(|_| "..".to_owned());
    let down =
        path.components().skip(shared).map(|part| part.as_os_str().to_string_lossy().into_owned());
    up.chain(down).collect::<Vec<String>>().join("/")
}

/// Whether opening `path` would ask a server, as `\\\\server\\share` does: nothing
/// that a session or a manifest says may cause a request.
pub fn names_another_computer(path: &str) -> bool {
    // How Windows writes paths on a drive that are too long otherwise.
    let mut verbatim = path.strip_prefix(r"\\?\").unwrap_or_default().chars();
    if verbatim.next().is_some_and(|drive| drive.is_ascii_alphabetic())
        && verbatim.next() == Some(':')
    {
        return false;
    }
    let mut letters = path.chars();
    let is_slash = |letter: Option<char>| matches!(letter, Some('/' | '\\'));
    is_slash(letters.next()) && is_slash(letters.next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_told_from_the_folder_of_the_manifest() {
        let folder = tempfile::tempdir().unwrap();
        let base = folder.path();
        std::fs::create_dir_all(base.join("a/b")).unwrap();
        std::fs::write(base.join("a/x.csv"), "").unwrap();
        assert_eq!(path_from(&base.join("a"), &base.join("a/x.csv")), "x.csv");
        assert_eq!(path_from(&base.join("a/b"), &base.join("a/x.csv")), "../x.csv");
        assert_eq!(path_from(base, &base.join("a/x.csv")), "a/x.csv");
    }

    #[test]
    fn paths_that_ask_a_server_are_known() {
        for path in [r"\\server\share\a.csv", "//server/share/a.csv", r"\/server/a", r"\\?\UNC\a"] {
            assert!(names_another_computer(path), "{path}");
        }
        for path in [r"\\?\UNC\server\share\a.csv", r"\\.\pipe\a", r"\\C:\share\a"] {
            assert!(names_another_computer(path), "{path}");
        }
        assert!(!names_another_computer(r"\\?\C:\a.csv"));
        for path in ["../../etc/passwd", "/home/a.csv", r"C:\a.csv", "a.csv", r"\a.csv", ""] {
            assert!(!names_another_computer(path), "{path}");
        }
    }
}
