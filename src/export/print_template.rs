//! The template of a house: a small file with its logo, its colour and its credit line.
//!
//! ```toml
//! credit = "Example Desk · desk@example.org"
//! colour = "#8a1f2b"
//! logo = "logo.png"
//! ```
//!
//! All of it goes into the manifest, so that a document can be made again where neither
//! the file nor the logo is at hand.

use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use super::file_name::name_of;
use crate::base::escape::{escape_invisible, one_line, one_line_text};
use crate::language::tr;

/// The largest logo: it stands in every manifest.
const MOST_LOGO_BYTES: u64 = 200_000;

/// The largest template.
const MOST_BYTES: u64 = 20_000;

/// The longest credit line, in characters.
const MOST_CREDIT_CHARS: usize = 200;

/// Why a template could not be used.
#[derive(Debug, thiserror::Error)]
pub enum TemplateError {
    /// A file could not be read.
    #[error("{}", tr!("error-template-unread", path = one_line(path), reason = source.to_string()))]
    Unread {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// It is no template.
    #[error("{}", tr!("error-template-form", path = one_line(path), reason = reason.as_str()))]
    Form {
        /// The file.
        path: PathBuf,
        /// What is wrong where.
        reason: String,
    },
    /// The colour is none.
    #[error("{}", tr!("error-template-colour", path = one_line(path), colour = colour.as_str()))]
    Colour {
        /// The file.
        path: PathBuf,
        /// What stands there.
        colour: String,
    },
    /// The file is too large.
    #[error("{}", tr!("error-template-size", path = one_line(path), kilobytes = bytes / 1_000))]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The most that it may have.
        bytes: u64,
    },
    /// The logo is no picture that a PDF can hold.
    #[error("{}", tr!("error-template-logo", path = one_line(path)))]
    Logo {
        /// The file.
        path: PathBuf,
    },
    /// The credit line is too long.
    #[error("{}", tr!("error-template-credit", path = one_line(path), most = MOST_CREDIT_CHARS))]
    Credit {
        /// The file.
        path: PathBuf,
    },
}

/// Logo, colour and credit line.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PrintTemplate {
    /// The name of the file, without its folder.
    pub file: String,
    /// Stands at the foot of every page; may be empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub credit: String,
    /// The colour of lines and bars, `#rrggbb`; empty for the usual one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub colour: String,
    /// A PNG or JPEG in base 64; empty without a logo.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub logo: String,
}

/// A picture that a PDF can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LogoKind {
    /// Portable Network Graphics.
    Png,
    /// JPEG.
    Jpeg,
}

/// The file, as people write it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    credit: String,
    #[serde(default)]
    colour: String,
    logo: Option<PathBuf>,
}

impl PrintTemplate {
    /// Reads `path`, and the logo that it names beside it.
    ///
    /// # Errors
    /// When a file cannot be read, or is no template or no picture.
    pub fn read(path: &Path) -> Result<Self, TemplateError> {
        let bytes = bounded(path, MOST_BYTES)?;
        let form = |reason: String| TemplateError::Form { path: path.to_owned(), reason };
        let text = String::from_utf8(bytes).map_err(|error| form(error.to_string()))?;
        let File { credit, colour, logo } = toml::from_str(&text)
            .map_err(|error| form(one_line_text(&error.to_string()).into_owned()))?;
        let credit = escape_invisible(credit.trim()).into_owned();
        if credit.chars().count() > MOST_CREDIT_CHARS {
            return Err(TemplateError::Credit { path: path.to_owned() });
        }
        let template = Self { file: name_of(path), credit, colour, logo: String::new() };
        if !template.colour.is_empty() && template.rgb().is_none() {
            return Err(TemplateError::Colour { path: path.to_owned(), colour: template.colour });
        }
        let Some(logo) = logo else { return Ok(template) };
        let logo = path.parent().map_or_else(|| logo.clone(), |folder| folder.join(&logo));
        let bytes = bounded(&logo, MOST_LOGO_BYTES)?;
        match LogoKind::of(&bytes) {
            Some(_) => Ok(Self { logo: STANDARD.encode(bytes), ..template }),
            None => Err(TemplateError::Logo { path: logo }),
        }
    }

    /// The colour, `0xRRGGBB`; `None` for the usual one.
    pub(super) fn rgb(&self) -> Option<u32> {
        let digits = self.colour.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        u32::from_str_radix(digits, 16).ok()
    }

    /// The bytes of the logo and what they are; `None` without one.
    pub(super) fn logo_bytes(&self) -> Option<(LogoKind, Vec<u8>)> {
        let bytes = STANDARD.decode(&self.logo).ok().filter(|bytes| !bytes.is_empty())?;
        Some((LogoKind::of(&bytes)?, bytes))
    }
}

impl LogoKind {
    fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0x89, b'P', b'N', b'G', ..] => Some(Self::Png),
            [0xFF, 0xD8, 0xFF, ..] => Some(Self::Jpeg),
            _ => None,
        }
    }
}

fn bounded(path: &Path, most: u64) -> Result<Vec<u8>, TemplateError> {
    use std::io::Read as _;
    let unread = |source| TemplateError::Unread { path: path.to_owned(), source };
    let file = std::fs::File::open(path).map_err(unread)?;
    let mut bytes = Vec::new();
    file.take(most + 1).read_to_end(&mut bytes).map_err(unread)?;
    if bytes.len() as u64 > most {
        return Err(TemplateError::TooLarge { path: path.to_owned(), bytes: most });
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_takes_its_logo_along_and_says_what_is_wrong_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("desk.toml");
        let write = |text: &str| std::fs::write(&path, text).unwrap();
        std::fs::write(folder.path().join("logo.png"), b"\x89PNG\r\n\x1a\n").unwrap();
        write("credit = \"Desk\"\ncolour = \"#8a1f2b\"\nlogo = \"logo.png\"\n");
        let template = PrintTemplate::read(&path).unwrap();
        assert_eq!((template.file.as_str(), template.credit.as_str()), ("desk.toml", "Desk"));
        assert_eq!(template.rgb(), Some(0x8A_1F_2B));
        let (kind, bytes) = template.logo_bytes().unwrap();
        assert_eq!((kind, bytes), (LogoKind::Png, b"\x89PNG\r\n\x1a\n".to_vec()));
        for (text, part) in [
            ("colour = \"red\"", "red"),
            ("logo = \"desk.toml\"", "desk.toml"),
            ("logo = \"none.png\"", "none.png"),
            ("color = \"#000000\"", "color"),
        ] {
            write(text);
            let refused = PrintTemplate::read(&path).unwrap_err().to_string();
            assert!(refused.contains(part), "{text}: {refused}");
        }
        write(&format!("credit = \"{}\"", "x".repeat(30_000)));
        assert!(matches!(PrintTemplate::read(&path), Err(TemplateError::TooLarge { .. })));
    }
}
