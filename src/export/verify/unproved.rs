//! What a manifest says and nothing proves.

use std::fmt;

use crate::base::escape::one_line_text;
use crate::export::Manifest;
use crate::export::manifest::Output;
use crate::export::timestamp::{Commitment, Timestamp, TimestampKind};
use crate::language::tr;

/// Something that a manifest says, or lets people believe, and that making the export
/// again does not prove.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unproved {
    /// Who wrote the export, when and from whose files: anybody can write a manifest.
    Author {
        /// When, as the manifest says.
        created: String,
    },
    /// That another version than this one wrote it: this one makes the same.
    Version {
        /// The version that the manifest names.
        said: String,
    },
    /// What is drawn: so many pictures were not drawn again.
    Pictures(usize),
    /// That the inputs were compared with these older versions, which are not read.
    Older(Vec<String>),
    /// The session at this path has changed since, so its hash is not compared.
    Session(String),
    /// Who signed a time stamp: anybody can make a certificate.
    TimestampSigner,
    /// When, as long as a calendar only promises to publish the hash.
    Pending {
        /// The calendar.
        calendar: String,
    },
    /// That the chain of Bitcoin has such a block, which nothing here knows.
    Block {
        /// Its number.
        height: u64,
        /// Its Merkle root.
        merkle_root: String,
    },
    /// What an OpenTimestamps proof leads to and is not known here.
    OtherChain,
}

impl Unproved {
    /// What stays open of `manifest`, which a trusted key signed or not.
    pub(super) fn of(
        manifest: &Manifest,
        is_signed: bool,
        session: Option<String>,
        timestamps: &[Timestamp],
    ) -> Vec<Self> {
        let pictures = pictures(&manifest.output);
        let mut open = Vec::new();
        if !is_signed {
            open.push(Self::Author { created: manifest.created.clone() });
            if manifest.version != env!("CARGO_PKG_VERSION") {
                open.push(Self::Version { said: manifest.version.clone() });
            }
            if pictures > 0 {
                open.push(Self::Pictures(pictures));
            }
            let older = manifest.output.drawing.iter().flat_map(|drawing| &drawing.older);
            let older: Vec<String> = older.map(|file| file.name.clone()).collect();
            if !older.is_empty() {
                open.push(Self::Older(older));
            }
        }
        open.extend(session.map(Self::Session));
        open.extend(timestamps.iter().flat_map(|timestamp| Self::of_timestamp(&timestamp.kind)));
        open
    }

    fn of_timestamp(kind: &TimestampKind) -> Vec<Self> {
        match kind {
            TimestampKind::Token(token) if token.is_trusted => Vec::new(),
            TimestampKind::Token(_) => vec![Self::TimestampSigner],
            TimestampKind::Commitments(found) => found.iter().map(Self::of_commitment).collect(),
        }
    }

    fn of_commitment(commitment: &Commitment) -> Self {
        match commitment.clone() {
            Commitment::Pending { calendar } => Self::Pending { calendar },
            Commitment::Bitcoin { height, merkle_root } => Self::Block { height, merkle_root },
            Commitment::Other => Self::OtherChain,
        }
    }
}

/// How many pictures `output` has.
pub(super) fn pictures(output: &Output) -> usize {
    let in_report = usize::from(output.picture.is_some());
    output.drawing.as_ref().map_or(in_report, |drawing| drawing.frames.len().max(1))
}

impl fmt::Display for Unproved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::Author { created } => tr!("unproved-author", created = created),
            Self::Version { said } => {
                tr!("unproved-version", said = said, own = env!("CARGO_PKG_VERSION"))
            }
            Self::Pictures(count) => tr!("unproved-pictures", count = *count),
            Self::Older(names) => {
                tr!("unproved-older", names = &*one_line_text(&names.join(", ")))
            }
            Self::TimestampSigner => tr!("unproved-timestamp-signer").to_owned(),
            Self::Pending { calendar } => tr!("unproved-pending", calendar = calendar),
            Self::Block { height, merkle_root } => {
                tr!("unproved-block", height = height.to_string(), root = merkle_root)
            }
            Self::OtherChain => tr!("unproved-other-chain").to_owned(),
            Self::Session(path) => tr!("unproved-session", path = &*one_line_text(path)),
        })
    }
}
