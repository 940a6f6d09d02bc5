//! What kind of file a manifest says it is about: rows that an exporter can write again,
//! or something drawn, of which only the form is known.

use std::io::Read as _;
use std::path::Path;

use super::error::VerifyError;
use crate::export::drawing::{Drawing, MOST_FRAMES};
use crate::export::manifest::Output;
use crate::export::{Exporter, written_by};

/// The kind of an output.
pub(super) enum OutputKind<'a> {
    /// Rows.
    Rows(&'static dyn Exporter),
    /// A picture or an animation.
    Drawn(DrawnKind, &'a Drawing),
}

/// One kind of drawn output.
#[derive(Debug, Clone, Copy)]
pub(super) struct DrawnKind {
    /// The word of the command line that draws it.
    verb: &'static str,
    /// Its id in a manifest.
    format: &'static str,
    /// The ending of its name; nothing for a folder.
    extension: Option<&'static str>,
    /// With what its files begin, one of these.
    beginnings: &'static [&'static [u8]],
    /// Whether it has frames.
    has_frames: bool,
}

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Every kind of drawn output.
const DRAWN_KINDS: [DrawnKind; 4] = [
    DrawnKind {
        verb: "snapshot",
        format: "png",
        extension: Some("png"),
        beginnings: &[PNG],
        has_frames: false,
    },
    DrawnKind {
        verb: "snapshot",
        format: "svg",
        extension: Some("svg"),
        beginnings: &[b"<svg ", b"<?xml "],
        has_frames: false,
    },
    DrawnKind {
        verb: "animate",
        format: "gif",
        extension: Some("gif"),
        beginnings: &[b"GIF89a"],
        has_frames: true,
    },
    DrawnKind {
        verb: "animate",
        format: "png-frames",
        extension: None,
        beginnings: &[PNG],
        has_frames: true,
    },
];

impl<'a> OutputKind<'a> {
    /// Of `output`.
    ///
    /// # Errors
    /// When there is no such kind, or what the manifest says of it does not belong
    /// together, such as a drawing that is a table.
    pub(super) fn of(output: &'a Output) -> Result<Self, VerifyError> {
        let Some(drawing) = &output.drawing else {
            let exporter = written_by(&output.format)
                .map_err(|_| VerifyError::Kind(format!("no export is \"{}\"", output.format)))?;
            return Ok(Self::Rows(exporter));
        };
        let (verb, format) = (&drawing.verb, &output.format);
        let named = |kind: &&DrawnKind| kind.verb == verb && kind.format == format;
        let Some(kind) = DRAWN_KINDS.iter().find(named) else {
            let reason = format!("\"{verb}\" draws nothing that is \"{format}\"");
            return Err(VerifyError::Kind(reason));
        };
        if drawing.frames.len() > MOST_FRAMES {
            return Err(VerifyError::Frames(drawing.frames.len()));
        }
        let extension = Path::new(&output.file).extension().map(|ending| ending.to_string_lossy());
        if let Some(wanted) = kind.extension
            && !extension.is_some_and(|ending| ending.eq_ignore_ascii_case(wanted))
        {
            let reason = format!("the name \"{}\" does not end in .{wanted}", output.file);
            return Err(VerifyError::Kind(reason));
        }
        let have_files = drawing.frames.iter().filter(|frame| frame.file.is_some()).count();
        let wanted_files = if kind.extension.is_none() { drawing.frames.len() } else { 0 };
        if kind.has_frames == drawing.frames.is_empty() || have_files != wanted_files {
            return Err(VerifyError::Kind("it has not the frames of its kind".to_owned()));
        }
        Ok(Self::Drawn(*kind, drawing))
    }
}

impl DrawnKind {
    /// Whether the file at `path` begins as its kind does.
    pub(super) fn fits(&self, path: &Path) -> std::io::Result<bool> {
        let longest = self.beginnings.iter().map(|bytes| bytes.len()).max().unwrap_or(0);
        let mut begun = Vec::new();
        std::fs::File::open(path)?.take(longest as u64).read_to_end(&mut begun)?;
        Ok(self.beginnings.iter().any(|bytes| begun.starts_with(bytes)))
    }

    /// Its id, for people.
    pub(super) fn name(&self) -> &'static str {
        self.format
    }
}
