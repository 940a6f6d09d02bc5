//! What a manifest says and nothing proves.

use std::fmt;

use crate::dataset::format::counted;
use crate::export::Manifest;
use crate::export::manifest::Output;

/// Something that a manifest says, or lets people believe, and that making the export
/// again does not prove.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unproved {
    /// Who wrote the export, when and from whose files: anybody can write a manifest.
    Author {
        /// When, as the manifest says.
        created: String,
    },
    /// What is drawn: so many pictures were not drawn again.
    Pictures(usize),
    /// The session at this path has changed since, so its hash is not compared.
    Session(String),
}

impl Unproved {
    /// What stays open of `manifest`, which a trusted key signed or not.
    pub(super) fn of(manifest: &Manifest, is_signed: bool, session: Option<String>) -> Vec<Self> {
        let pictures = pictures(&manifest.output);
        let mut open = Vec::new();
        if !is_signed {
            open.push(Self::Author { created: manifest.created.clone() });
            if pictures > 0 {
                open.push(Self::Pictures(pictures));
            }
        }
        open.extend(session.map(Self::Session));
        open
    }
}

/// How many pictures `output` has.
pub(super) fn pictures(output: &Output) -> usize {
    let in_report = usize::from(output.picture.is_some());
    output.drawing.as_ref().map_or(in_report, |drawing| drawing.frames.len().max(1))
}

impl fmt::Display for Unproved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Author { created } => write!(
                f,
                "that it was written {created}, by whom, and that the inputs are the author's: no \
                 trusted key has signed the manifest"
            ),
            Self::Pictures(count) => write!(
                f,
                "what is drawn: {} not drawn again",
                counted(*count, "picture was", "pictures were")
            ),
            Self::Session(path) => {
                write!(f, "that the session {path} is unchanged: only what it says is the same")
            }
        }
    }
}
