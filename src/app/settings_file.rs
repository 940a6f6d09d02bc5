//! The file in which settings are kept between runs.

use std::path::PathBuf;

use crate::base::kept_file::{self, Kept};
use crate::language::{Message, message, tr};
use crate::ui::{APP_ID, Settings};

/// Under which eframe kept the settings before they had a file of their own.
const OLD_KEY: &str = "settings";

const NAME: &str = "settings.json";

/// Where settings are kept, and what stands there.
pub struct SettingsFile {
    path: Option<PathBuf>,
    /// What the file holds; nothing before it was written.
    written: Option<Settings>,
    /// The settings that could not be written; they are not tried again until they change.
    failed: Option<Settings>,
}

impl SettingsFile {
    /// Reads the settings; what is to be told of them, if anything.
    pub fn open(storage: Option<&dyn eframe::Storage>) -> (Self, Settings, Option<Message>) {
        let old = storage.and_then(|storage| eframe::get_value(storage, OLD_KEY));
        Self::at(eframe::storage_dir(APP_ID).map(|folder| folder.join(NAME)), old)
    }

    /// As [`open`](Self::open), with the file at `path` and what was kept before there
    /// was one.
    fn at(path: Option<PathBuf>, old: Option<Settings>) -> (Self, Settings, Option<Message>) {
        let (written, told) = match path.as_deref().map(kept_file::read) {
            Some(Kept::Value(settings)) => (Some(settings), None),
            Some(Kept::Damaged { path, reason }) => {
                let path = path.display().to_string();
                let told = message!("error-settings-not-read", reason = reason, path = path);
                (None, Some(told))
            }
            Some(Kept::Nothing) | None => (None, None),
        };
        let settings = written.clone().or(old).unwrap_or_default();
        (Self { path, written, failed: None }, settings, told)
    }

    /// Whether the file holds `seed`, or it was tried.
    pub fn has_seed(&self, seed: &str) -> bool {
        let known = [&self.written, &self.failed];
        seed.is_empty() || known.into_iter().flatten().any(|settings| settings.seed == seed)
    }

    /// Writes `settings` unless the file holds them. What is wrong, if anything.
    pub fn keep(&mut self, settings: Settings) -> Option<String> {
        let path = self.path.as_ref()?;
        let known = [self.written.as_ref(), self.failed.as_ref()];
        if known.contains(&Some(&settings)) {
            return None;
        }
        match kept_file::write(path, &settings) {
            Ok(()) => {
                (self.written, self.failed) = (Some(settings), None);
                None
            }
            Err(error) => {
                self.failed = Some(settings);
                Some(tr!("error-settings-not-kept", reason = error.to_string()))
            }
        }
    }

    /// Takes away what eframe kept, once the file has it.
    pub fn clear_old(&self, storage: &mut dyn eframe::Storage) {
        if self.written.is_some() {
            storage.set_string(OLD_KEY, String::new());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_seed(seed: &str) -> Settings {
        Settings { seed: seed.to_owned(), ..Settings::default() }
    }

    #[test]
    fn what_was_kept_before_there_was_a_file_is_written_though_nothing_changed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(NAME);
        let (mut file, settings, told) =
            SettingsFile::at(Some(path.clone()), Some(with_seed("a secret")));
        assert_eq!((settings.seed.as_str(), told), ("a secret", None));
        assert!(!file.has_seed("a secret"));
        assert_eq!(file.keep(settings), None);
        assert!(file.has_seed("a secret"));
        // The file counts from now on.
        let (_, again, _) = SettingsFile::at(Some(path), Some(with_seed("older")));
        assert_eq!(again.seed, "a secret");
    }

    #[test]
    fn a_damaged_file_is_told_and_one_that_cannot_be_written_is_told_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(NAME);
        std::fs::write(&path, "{").unwrap();
        let (_, _, told) = SettingsFile::at(Some(path), None);
        assert!(told.unwrap().to_string().contains("settings.damaged-1.json"));
        let below_a_file = folder.path().join("settings.damaged-1.json").join(NAME);
        let (mut file, ..) = SettingsFile::at(Some(below_a_file), None);
        assert!(file.keep(with_seed("x")).is_some());
        assert!(file.keep(with_seed("x")).is_none() && file.has_seed("x"));
        assert!(file.keep(with_seed("y")).is_some());
    }
}
