//! Proofs of OpenTimestamps: operations that lead from the hash of a file to what others
//! have published, such as a block of Bitcoin. See <https://opentimestamps.org>.

use ring::digest;

use super::cursor::Cursor;
use super::error::Fault;
use crate::base::escape::one_line_text;

const MAGIC: &[u8] = b"\x00OpenTimestamps\x00\x00Proof\x00\xbf\x89\xe2\xe8\x84\xe8\x92\x94";
const VERSION: u64 = 1;

/// The operations of the format, and what stands in their place.
const SHA1: u8 = 0x02;
const RIPEMD160: u8 = 0x03;
const SHA256: u8 = 0x08;
const KECCAK256: u8 = 0x67;
const APPEND: u8 = 0xf0;
const PREPEND: u8 = 0xf1;
const REVERSE: u8 = 0xf2;
const HEXLIFY: u8 = 0xf3;
const ATTESTATION: u8 = 0x00;
const ANOTHER: u8 = 0xff;

/// What stands before each kind of attestation.
const PENDING: &[u8] = b"\x83\xdf\xe3\x0d\x2e\xf9\x0c\x8e";
const BITCOIN: &[u8] = b"\x05\x88\x96\x0d\x73\xd7\x19\x01";

/// More operations, and longer texts, no proof has.
const MOST_STEPS: usize = 10_000;
const MOST_BYTES: usize = 4_096;
const MOST_BRANCHES: usize = 256;

/// What a proof leads to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Commitment {
    /// A calendar has it and will publish it; until then it proves nothing.
    Pending {
        /// The address of the calendar, as the proof has it.
        calendar: String,
    },
    /// The Merkle root of a block.
    Bitcoin {
        /// The number of the block.
        height: u64,
        /// The root, as explorers of blocks write it.
        merkle_root: String,
    },
    /// Something that is not checked here.
    Other,
}

/// Whether `bytes` are to be a proof.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// To what the proof `bytes` leads from `manifest`.
pub(super) fn check(bytes: &[u8], manifest: &[u8]) -> Result<Vec<Commitment>, Fault> {
    let form = |reason: &str| Fault::Form(reason.to_owned());
    let mut proof = Cursor(bytes);
    proof.take(MAGIC.len())?;
    if proof.number()? != VERSION {
        return Err(form("it is of another version"));
    }
    if proof.byte()? != SHA256 {
        return Err(form("it does not begin with a SHA-256"));
    }
    let start = proof.take(32)?;
    let found = digest::digest(&digest::SHA256, manifest);
    if start != found.as_ref() {
        return Err(Fault::Differs("it is about another file, not this manifest".to_owned()));
    }
    let commitments = follow(&mut proof, start.to_vec())?;
    if proof.0.is_empty() { Ok(commitments) } else { Err(form("bytes follow its end")) }
}

/// Runs the operations from `start` on; `None` is what cannot be told any more.
fn follow(proof: &mut Cursor<'_>, start: Vec<u8>) -> Result<Vec<Commitment>, Fault> {
    let mut found = Vec::new();
    // What has a further branch, the innermost last.
    let mut branching: Vec<Option<Vec<u8>>> = Vec::new();
    let mut message = Some(start);
    for _ in 0..MOST_STEPS {
        let mut tag = proof.byte()?;
        if tag == ANOTHER {
            if branching.len() == MOST_BRANCHES {
                break;
            }
            branching.push(message.clone());
            tag = proof.byte()?;
        }
        if tag != ATTESTATION {
            message = step(tag, message, proof)?;
            continue;
        }
        found.push(attested(proof, message.as_deref())?);
        match branching.pop() {
            Some(before) => message = before,
            None => {
                found.sort();
                found.dedup();
                return Ok(found);
            }
        }
    }
    Err(Fault::Form("it has more operations than any proof needs".to_owned()))
}

/// What the operation `tag` makes of `message`.
fn step(
    tag: u8,
    message: Option<Vec<u8>>,
    proof: &mut Cursor<'_>,
) -> Result<Option<Vec<u8>>, Fault> {
    let argument = if matches!(tag, APPEND | PREPEND) { proof.bytes(MOST_BYTES)? } else { &[] };
    let hashed = |algorithm, text: &[u8]| digest::digest(algorithm, text).as_ref().to_vec();
    let made = match (tag, message) {
        (SHA1 | SHA256 | RIPEMD160 | KECCAK256 | APPEND | PREPEND | REVERSE | HEXLIFY, None) => {
            None
        }
        (SHA1, Some(text)) => Some(hashed(&digest::SHA1_FOR_LEGACY_USE_ONLY, &text)),
        (SHA256, Some(text)) => Some(hashed(&digest::SHA256, &text)),
        (APPEND, Some(text)) => Some([&text, argument].concat()),
        (PREPEND, Some(text)) => Some([argument, &text].concat()),
        (REVERSE, Some(text)) => Some(text.into_iter().rev().collect()),
        (HEXLIFY, Some(text)) => Some(hex(text.iter()).into_bytes()),
        // Calendars do not use these.
        (RIPEMD160 | KECCAK256, Some(_)) => None,
        _ => return Err(Fault::Form(format!("it has an unknown operation, {tag:#04x}"))),
    };
    match made {
        Some(text) if text.len() > MOST_BYTES => {
            Err(Fault::Form(format!("a part of it is longer than {MOST_BYTES} bytes")))
        }
        made => Ok(made),
    }
}

/// The attestation that comes next, of `message`.
fn attested(proof: &mut Cursor<'_>, message: Option<&[u8]>) -> Result<Commitment, Fault> {
    let kind = proof.take(8)?;
    let mut payload = Cursor(proof.bytes(MOST_BYTES * 2)?);
    Ok(match (kind, message) {
        (PENDING, Some(_)) => {
            let calendar = String::from_utf8_lossy(payload.bytes(1_000)?);
            Commitment::Pending { calendar: one_line_text(&calendar).into_owned() }
        }
        (BITCOIN, Some(root)) if root.len() == 32 => {
            Commitment::Bitcoin { height: payload.number()?, merkle_root: hex(root.iter().rev()) }
        }
        (BITCOIN, Some(_)) => return Err(Fault::Form("what a block has is no hash".to_owned())),
        _ => Commitment::Other,
    })
}

fn hex<'a>(bytes: impl Iterator<Item = &'a u8>) -> String {
    bytes.map(|byte| format!("{byte:02x}")).collect()
}
