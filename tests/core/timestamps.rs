//! Time stamps of manifests: of the right file, by the right signer, and nothing else.
//! The files in `tests/timestamps` are by invented authorities.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use sha2::{Digest as _, Sha256};
use strikemap::base::Progress;
use strikemap::export::timestamp::{
    Authorities, Commitment, Timestamp, TimestampError, TimestampKind,
};
use strikemap::export::verify::Unproved;
use strikemap::export::{self, Job, VerifyError, VerifyOptions, verify, verify_with};
use strikemap::import::{Options, reader};

fn given(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/timestamps").join(name)
}

fn stamped() -> Vec<u8> {
    fs::read(given("stamped.json")).unwrap()
}

fn root() -> Authorities {
    Authorities::read(&given("root.pem")).unwrap()
}

fn differs(result: Result<Timestamp, TimestampError>) -> Result<String, String> {
    match result {
        Err(TimestampError::Differs { reason, .. }) => Ok(reason),
        other => Err(format!("{other:?}")),
    }
}

#[test]
fn tokens_and_answers_of_an_authority_are_proved_with_its_certificate_and_said_without() {
    for (name, signer) in [
        ("rsa.tsr", "CN=Invented Clock RSA"),
        ("p384.tsr", "CN=Invented Clock P-384"),
        ("p384.tst", "CN=Invented Clock P-384"),
    ] {
        let trusted = Timestamp::check(&given(name), &stamped(), Some(&root())).unwrap();
        assert!(trusted.is_trusted(), "{name}");
        let TimestampKind::Token(token) = &trusted.kind else { unreachable!() };
        assert_eq!(token.signer, signer);
        assert!(token.at.to_string().starts_with("2026-11-29T08:"), "{}", token.at);
        let anybody = Timestamp::check(&given(name), &stamped(), None).unwrap();
        assert!(!anybody.is_trusted());
    }
}

#[test]
fn a_token_of_another_file_or_by_a_stranger_or_for_another_purpose_is_refused() {
    let check =
        |name, bytes: &[u8]| differs(Timestamp::check(&given(name), bytes, Some(&root()))).unwrap();
    assert!(check("rsa.tsr", b"another").contains("another file"));
    assert!(check("p384.tst", b"another").contains("another file"));
    assert!(check("stranger.tsr", &stamped()).contains("no authority that is trusted"));
    assert!(check("wrong_purpose.tst", &stamped()).contains("not one for time stamps"));
    assert!(Timestamp::check(&given("stranger.tsr"), &stamped(), None).is_ok());
    let refused = Timestamp::check(&given("refused.tsr"), &stamped(), None);
    assert!(
        matches!(refused, Err(TimestampError::Form { reason, .. }) if reason.contains("refused"))
    );
    assert!(matches!(
        Authorities::read(&given("stamped.json")),
        Err(TimestampError::Authorities { .. })
    ));
}

#[test]
fn no_byte_of_a_token_can_be_changed_to_say_another_time_or_signer() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("forged.tst");
    for name in ["p384.tst", "rsa.tsr"] {
        let bytes = fs::read(given(name)).unwrap();
        let sound = Timestamp::check(&given(name), &stamped(), Some(&root())).unwrap().kind;
        for at in 0..bytes.len() {
            let mut forged = bytes.clone();
            forged[at] ^= 1 << (at % 8);
            fs::write(&path, &forged).unwrap();
            if let Ok(read) = Timestamp::check(&path, &stamped(), Some(&root())) {
                assert_eq!(read.kind, sound, "{name}, byte {at}");
            }
            fs::write(&path, &bytes[..at]).unwrap();
            assert!(Timestamp::check(&path, &stamped(), Some(&root())).is_err());
        }
    }
}

/// The beginning of a proof about `bytes`.
fn proof_of(bytes: &[u8]) -> Vec<u8> {
    let mut proof = b"\x00OpenTimestamps\x00\x00Proof\x00\xbf\x89\xe2\xe8\x84\xe8\x92\x94".to_vec();
    proof.extend([1, 0x08]);
    proof.extend(Sha256::digest(bytes));
    proof
}

const PENDING: &[u8] = b"\x00\x83\xdf\xe3\x0d\x2e\xf9\x0c\x8e";
const BITCOIN: &[u8] = b"\x00\x05\x88\x96\x0d\x73\xd7\x19\x01";

/// A proof with two branches: pending at a calendar, and in block 700 000.
fn proof(bytes: &[u8]) -> Vec<u8> {
    let calendar = b"https://calendar.example";
    let mut proof = proof_of(bytes);
    proof.extend([0xf0, 2, 7, 9, 0x08, 0xff]);
    proof.extend(PENDING);
    proof.extend([calendar.len() as u8 + 1, calendar.len() as u8]);
    proof.extend(calendar);
    proof.extend([0xf1, 1, 5, 0x08]);
    proof.extend(BITCOIN);
    proof.extend([3, 0xe0, 0xdc, 0x2a]);
    proof
}

/// What such a proof leads to, by the dullest way.
fn root_of(bytes: &[u8]) -> String {
    let first = [&Sha256::digest(bytes)[..], &[7, 9]].concat();
    let second = [&[5][..], &Sha256::digest(first)].concat();
    Sha256::digest(second).iter().rev().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn a_proof_of_opentimestamps_says_to_which_block_it_leads_and_what_is_pending() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ots");
    fs::write(&path, proof(b"abc")).unwrap();
    let read = Timestamp::check(&path, b"abc", None).unwrap();
    let calendar = "https://calendar.example".to_owned();
    assert_eq!(
        read.kind,
        TimestampKind::Commitments(vec![
            Commitment::Pending { calendar },
            Commitment::Bitcoin { height: 700_000, merkle_root: root_of(b"abc") },
        ])
    );
    assert!(differs(Timestamp::check(&path, b"abd", None)).unwrap().contains("another file"));
}

#[test]
fn a_damaged_or_endless_proof_of_opentimestamps_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ots");
    let whole = proof(b"abc");
    let refused = |bytes: &[u8]| {
        fs::write(&path, bytes).unwrap();
        Timestamp::check(&path, b"abc", None).is_err()
    };
    for end in 0..whole.len() {
        assert!(refused(&whole[..end]), "cut at {end}");
    }
    assert!(refused(&[&whole[..], &[0]].concat()));
    let then = |more: &[u8]| [&proof_of(b"abc")[..], more].concat();
    assert!(refused(&then(&[0xf3; 40])), "a message that doubles for ever");
    assert!(refused(&then(&[0x08; 20_000])), "steps without end");
    assert!(refused(&then(&[0xff, 0x08].repeat(400))), "branches without end");
    assert!(refused(&then(&[0xf0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1])));
    assert!(refused(&then(&[0x55])), "an unknown operation");
    assert!(refused(&vec![0; 2 << 20]), "a file that is too large");
}

/// An export and its manifest.
fn exported(folder: &Path) -> PathBuf {
    let path = folder.join("in.csv");
    fs::write(&path, "id,date,lat,lon\na,2025-01-02,50.1,30.1\n").unwrap();
    let dataset = reader::read(&path, &Options::default(), &Progress::default()).unwrap();
    let job = Job::filtered([Arc::new(dataset)], Default::default()).unwrap();
    export::write(&job, &folder.join("out.csv"), false).unwrap().manifest
}

#[test]
fn verify_checks_the_time_stamps_beside_a_manifest_and_says_what_they_leave_open() {
    let folder = tempfile::tempdir().unwrap();
    let manifest = exported(folder.path());
    let bytes = fs::read(&manifest).unwrap();
    let beside = folder.path().join("out.manifest.json.ots");
    fs::write(&beside, proof(&bytes)).unwrap();
    let verified = verify(&manifest).unwrap();
    assert_eq!(verified.timestamps.len(), 1);
    let merkle_root = root_of(&bytes);
    assert!(verified.unproved.contains(&Unproved::Block { height: 700_000, merkle_root }));
    // A trusted authority is asked for, which no proof of OpenTimestamps has.
    let authorities = root();
    let known = VerifyOptions { authorities: Some(&authorities), ..VerifyOptions::default() };
    assert!(matches!(verify_with(&manifest, known), Err(VerifyError::Differs(_))));
    // One of another file.
    fs::write(&beside, proof(b"another")).unwrap();
    let Err(VerifyError::Differs(found)) = verify(&manifest) else { unreachable!() };
    assert_eq!(
        found,
        ["the time stamp out.manifest.json.ots: it is about another file, not this \
                        manifest"]
    );
    fs::remove_file(&beside).unwrap();
    let elsewhere = given("rsa.tsr");
    let known = VerifyOptions { timestamp: Some(&elsewhere), ..VerifyOptions::default() };
    assert!(matches!(verify_with(&manifest, known), Err(VerifyError::Differs(_))));
}

#[test]
fn the_command_line_takes_a_time_stamp_and_says_what_is_not_proved() {
    let folder = tempfile::tempdir().unwrap();
    let manifest = exported(folder.path());
    let stamp = folder.path().join("elsewhere.ots");
    fs::write(&stamp, proof(&fs::read(&manifest).unwrap())).unwrap();
    let run = |more: &[&Path]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_strikemap"));
        let output = command.arg("verify").arg(&manifest).args(more).output().unwrap();
        let text = [output.stdout, output.stderr].concat();
        (output.status.code(), String::from_utf8(text).unwrap())
    };
    let (code, text) = run(&[Path::new("--timestamp"), &stamp]);
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("time stamp elsewhere.ots: an OpenTimestamps proof"), "{text}");
    assert!(
        text.contains("not proved: that block 700000 of Bitcoin has the Merkle root"),
        "{text}"
    );
    assert!(text.contains("pending at the calendar https://calendar.example"), "{text}");
    fs::copy(given("rsa.tsr"), folder.path().join("out.manifest.json.tsr")).unwrap();
    let (code, text) = run(&[]);
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("the time stamp out.manifest.json.tsr: it is about another file"));
    fs::write(folder.path().join("out.manifest.json.tsr"), "nothing").unwrap();
    assert_eq!(run(&[]).0, Some(2));
}

/// Where `part` stands in `bytes`.
fn place_of(bytes: &[u8], part: &[u8]) -> usize {
    bytes.windows(part.len()).position(|window| window == part).unwrap()
}

#[test]
fn a_token_that_is_forged_all_through_fails_by_its_signature() {
    let sound = fs::read(given("p384.tst")).unwrap();
    // What is signed: a sequence that begins with its version and a policy.
    let start = place_of(&sound, b"\x02\x01\x01\x06\x04\x2a\x03\x04\x01") - 2;
    let end = start + 2 + usize::from(sound[start + 1]);
    let mut forged = sound.clone();
    let year = start + place_of(&sound[start..end], b"20261129");
    forged[year..year + 4].copy_from_slice(b"2025");
    let hash = place_of(&sound, &Sha256::digest(&sound[start..end]));
    let new = Sha256::digest(&forged[start..end]);
    forged[hash..hash + new.len()].copy_from_slice(&new);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("forged.tst");
    fs::write(&path, forged).unwrap();
    let reason = differs(Timestamp::check(&path, &stamped(), None)).unwrap();
    assert!(reason.contains("its signature does not hold"), "{reason}");
}
