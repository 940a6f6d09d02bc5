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
    /// The files that it was read from, which no export may replace.
    #[serde(skip)]
    pub read_from: Vec<PathBuf>,
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
        let broken = |error: &toml::de::Error, text: &str| {
            let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
            let line = before.matches('\n').count() + 1;
            form(tr!("error-template-line", line = line, reason = one_line_text(error.message())))
        };
        let text = String::from_utf8(bytes).map_err(|error| form(error.to_string()))?;
        let File { credit, colour, logo } =
            toml::from_str(&text).map_err(|error| broken(&error, &text))?;
        let credit = escape_invisible(credit.trim()).into_owned();
        if credit.chars().count() > MOST_CREDIT_CHARS {
            return Err(TemplateError::Credit { path: path.to_owned() });
        }
        let template = Self {
            file: name_of(path),
            credit,
            colour,
            logo: String::new(),
            read_from: vec![path.to_owned()],
        };
        if !template.colour.is_empty() && template.rgb().is_none() {
            return Err(TemplateError::Colour { path: path.to_owned(), colour: template.colour });
        }
        let Some(logo) = logo.filter(|logo| !logo.as_os_str().is_empty()) else {
            return Ok(template);
        };
        let logo = path.parent().map_or_else(|| logo.clone(), |folder| folder.join(&logo));
        let bytes = bounded(&logo, MOST_LOGO_BYTES)?;
        let bytes = match LogoKind::of(&bytes) {
            Some(LogoKind::Jpeg) => without_metadata(&bytes),
            Some(LogoKind::Png) => Some(bytes),
            None => None,
        };
        let Some(bytes) = bytes else { return Err(TemplateError::Logo { path: logo }) };
        let read_from = vec![path.to_owned(), logo];
        Ok(Self { logo: STANDARD.encode(bytes), read_from, ..template })
    }

    /// The colour, `0xRRGGBB`; `None` for the usual one.
    pub(super) fn rgb(&self) -> Option<u32> {
        let is_hex =
            |digits: &&str| digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit());
        let digits = self.colour.strip_prefix('#').filter(is_hex)?;
        u32::from_str_radix(digits, 16).ok()
    }

    /// The bytes of the logo and what they are; `None` without one.
    pub(super) fn logo_bytes(&self) -> Option<(LogoKind, Vec<u8>)> {
        // A manifest may hold anything.
        let is_small = |bytes: &Vec<u8>| !bytes.is_empty() && bytes.len() as u64 <= MOST_LOGO_BYTES;
        let bytes = STANDARD.decode(&self.logo).ok().filter(is_small)?;
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

/// A JPEG without the segments that cameras and programs write about it, among them where
/// a picture was taken; `None` where it is broken. Of application segments JFIF and Adobe's
/// stay, which say how its colours are meant (ITU-T T.81, B.1.1.3).
fn without_metadata(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = bytes.get(..2)?.to_vec();
    let mut at = 2;
    loop {
        let [0xFF, marker] = *bytes.get(at..at + 2)? else { return None };
        if marker == 0xDA {
            // The picture itself, up to the end of the file.
            kept.extend_from_slice(bytes.get(at..)?);
            return bytes.ends_with(&[0xFF, 0xD9]).then_some(kept);
        }
        let length = u16::from_be_bytes(bytes.get(at + 2..at + 4)?.try_into().ok()?);
        let end = at + 2 + usize::from(length);
        let is_metadata = matches!(marker, 0xE1..=0xED | 0xEF | 0xFE);
        let segment = bytes.get(at..end)?;
        if !is_metadata {
            kept.extend_from_slice(segment);
        }
        at = end;
    }
}

fn bounded(path: &Path, most: u64) -> Result<Vec<u8>, TemplateError> {
    use std::io::Read as _;
    let unread = |source| TemplateError::Unread { path: path.to_owned(), source };
    // What is no file, as a pipe, could keep a reader waiting for ever.
    if !std::fs::metadata(path).map_err(unread)?.is_file() {
        return Err(unread(std::io::Error::from(std::io::ErrorKind::InvalidInput)));
    }
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
    fn a_jpeg_loses_what_a_camera_wrote_about_it_and_nothing_else() {
        let segment = |marker: u8, body: &[u8]| {
            let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
            [&[0xFF, marker], &length[..], body].concat()
        };
        let [start, end] = [vec![0xFF, 0xD8], vec![0xFF, 0xD9]];
        let (jfif, exif) = (segment(0xE0, b"JFIF"), segment(0xE1, b"Exif SECRET"));
        let (comment, table) = (segment(0xFE, b"SECRET"), segment(0xDB, b"table"));
        let scan = [segment(0xDA, b"scan"), b"pixels".to_vec(), end].concat();
        let whole = [&start[..], &jfif, &exif, &comment, &table, &scan].concat();
        let kept = [&start[..], &jfif, &table, &scan].concat();
        assert_eq!(without_metadata(&whole), Some(kept));
        for length in 0..whole.len() {
            assert_eq!(without_metadata(&whole[..length]), None, "cut off at {length}");
        }
    }

    #[test]
    fn a_template_takes_its_logo_along_and_says_what_is_wrong_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("desk.toml");
        let write = |text: &str| std::fs::write(&path, text).unwrap();
        let icon = concat!(env!("CARGO_MANIFEST_DIR"), "/packaging/icons/128.png");
        std::fs::copy(icon, folder.path().join("logo.png")).unwrap();
        write("credit = \"Desk\"\ncolour = \"#8a1f2b\"\nlogo = \"logo.png\"\n");
        let template = PrintTemplate::read(&path).unwrap();
        assert_eq!((template.file.as_str(), template.credit.as_str()), ("desk.toml", "Desk"));
        assert_eq!(template.rgb(), Some(0x8A_1F_2B));
        assert_eq!(template.logo_bytes(), Some((LogoKind::Png, std::fs::read(icon).unwrap())));
        assert_eq!(template.read_from.len(), 2);
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
