//! A field for the path of a file to write, with what is wrong at the field.

use std::path::{Path, PathBuf};

use egui::{RichText, Ui};

use super::icon::Icon;
use crate::ui::theme::{Theme, Token};
use crate::ui::words::tr;

/// `text` as a path; `~` at its start is the person's home folder. `None` while nothing
/// is written.
pub fn path_of(text: &str) -> Option<PathBuf> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let home = || std::env::home_dir().filter(|home| !home.as_os_str().is_empty());
    match text.strip_prefix('~') {
        Some("") => home(),
        Some(rest) if rest.starts_with(['/', '\\']) => {
            Some(home()?.join(rest.trim_start_matches(['/', '\\'])))
        }
        _ => Some(PathBuf::from(text)),
    }
}

/// Why nothing can be written to `path`, as far as that is seen beforehand.
pub fn problem(path: &Path) -> Option<String> {
    if path.is_dir() {
        return Some(tr!("this-is-a-folder-add-the-name").to_owned());
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty())?;
    if folder.is_file() {
        return Some(tr!("file-is-not-a-folder", path = folder.display().to_string()));
    }
    (!folder.is_dir()).then(|| tr!("folder-does-not-exist", path = folder.display().to_string()))
}

/// Says at the field what is wrong with what is written in it.
pub fn problem_ui(ui: &mut Ui, problem: &str) {
    let colour = Theme::of(ui.ctx()).token(Token::Error);
    ui.horizontal_wrapped(|ui| {
        let text = crate::base::escape::escape_invisible(problem);
        ui.label(RichText::new(Icon::Warning.with(&text)).color(colour));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tilde_is_the_home_folder_and_missing_folders_are_told() {
        let home = std::env::home_dir().unwrap();
        assert_eq!(path_of("~/june.csv"), Some(home.join("june.csv")));
        assert_eq!(path_of("~"), Some(home));
        assert_eq!(path_of("~june.csv"), Some(PathBuf::from("~june.csv")));
        assert_eq!(path_of("  "), None);
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(problem(&folder.path().join("a.csv")), None);
        assert!(problem(folder.path()).unwrap().contains("folder"));
        let missing = folder.path().join("reports/a.csv");
        assert!(problem(&missing).unwrap().ends_with("reports does not exist"));
        assert_eq!(problem(Path::new("a.csv")), None);
    }
}
