//! A field for the path of a file to write, with what is wrong at the field.

use std::path::{Path, PathBuf};

use egui::{RichText, Ui};

use super::icon::Icon;
use crate::language::tr;
use crate::ui::theme::{Theme, Token};

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

/// What lies at a path, as far as it is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PathState {
    /// Whether something does.
    pub exists: bool,
    /// Whether it is a file.
    pub is_file: bool,
    problem: Option<Problem>,
}

/// Why nothing can be written to a path.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Problem {
    IsFolder,
    /// What should be its folder is a file.
    FolderIsFile(PathBuf),
    FolderMissing(PathBuf),
}

impl PathState {
    /// Looks at `path`, which takes as long as its disk or share does.
    pub fn of(path: &Path) -> Self {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let problem = match folder.map(Path::to_owned) {
            _ if path.is_dir() => Some(Problem::IsFolder),
            Some(folder) if folder.is_file() => Some(Problem::FolderIsFile(folder)),
            Some(folder) if !folder.is_dir() => Some(Problem::FolderMissing(folder)),
            _ => None,
        };
        Self { exists: path.exists(), is_file: path.is_file(), problem }
    }

    /// Why nothing can be written there, as far as that is seen beforehand.
    pub fn problem(&self) -> Option<String> {
        let shown = |folder: &Path| folder.display().to_string();
        Some(match self.problem.as_ref()? {
            Problem::IsFolder => tr!("this-is-a-folder-add-the-name").to_owned(),
            Problem::FolderIsFile(folder) => tr!("file-is-not-a-folder", path = shown(folder)),
            Problem::FolderMissing(folder) => tr!("folder-does-not-exist", path = shown(folder)),
        })
    }
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
        let problem = |path: &Path| PathState::of(path).problem();
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(problem(&folder.path().join("a.csv")), None);
        assert!(problem(folder.path()).unwrap().contains("folder"));
        let missing = folder.path().join("reports/a.csv");
        assert!(problem(&missing).unwrap().ends_with("reports does not exist"));
        assert_eq!(problem(Path::new("a.csv")), None);
    }
}
