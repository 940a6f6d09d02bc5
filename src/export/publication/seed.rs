//! The jitter seed: the secret that decides where places are moved.
//!
//! Whoever knows one true place and its published one can try secrets until the move
//! fits, so each try must cost: the key is derived by scrypt, with 32 MB and a tenth of a
//! second, and short secrets are refused.

use std::collections::VecDeque;
use std::sync::Mutex;

use scrypt::Params;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::export::limits::LEAST_SEED_LETTERS;

/// How a secret decides where a place goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Derivation {
    /// As the first versions did: the secret itself is hashed with the place.
    Plain,
    /// A key is derived from it by scrypt first.
    #[default]
    Slow,
}

impl Derivation {
    /// That of manifests which do not say.
    pub(super) fn of_old_manifests() -> Self {
        Self::Plain
    }
}

/// A secret. It is never written into a manifest or a log.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Seed(String);

impl std::fmt::Debug for Seed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Seed(…)")
    }
}

/// Keys that were derived last, each with the hash of its secret: an export moves many
/// places by one secret, and several exports can be under way.
static DERIVED: Mutex<VecDeque<([u8; 32], [u8; 32])>> = Mutex::new(VecDeque::new());

/// Keys that are kept.
const MOST_DERIVED: usize = 16;

impl Seed {
    /// The secret `text`.
    pub fn new(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// As it is written.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Whether it is too short to be kept from guessing.
    pub fn is_short(&self) -> bool {
        self.0.chars().count() < LEAST_SEED_LETTERS
    }

    /// What is hashed with a place.
    pub(super) fn key(&self, derivation: Derivation) -> Vec<u8> {
        match derivation {
            Derivation::Plain => self.0.as_bytes().to_vec(),
            Derivation::Slow => self.slow_key().to_vec(),
        }
    }

    fn slow_key(&self) -> [u8; 32] {
        let hash: [u8; 32] = Sha256::digest(self.0.as_bytes()).into();
        let mut derived = DERIVED.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some((_, key)) = derived.iter().find(|(known, _)| *known == hash) {
            return *key;
        }
        // 2^15 rounds of 1 kB; one salt for all, so that a secret moves a place alike in
        // every file. Neither step can fail with these numbers.
        let mut key = hash;
        if let Ok(params) = Params::new(15, 8, 1, key.len()) {
            let made = scrypt::scrypt(self.0.as_bytes(), b"strikemap move 2", &params, &mut key);
            debug_assert!(made.is_ok(), "32 bytes are a length that scrypt has");
        }
        derived.truncate(MOST_DERIVED - 1);
        derived.push_front((hash, key));
        key
    }
}

/// A secret that nobody guesses: 128 bits from the system, in hexadecimal. `None` where
/// the system gives none.
pub fn random_seed() -> Option<String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).ok()?;
    Some(crate::base::hash::hex(&bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_depends_on_all_of_its_secret_and_is_not_the_secret() {
        let [a, b] = ["a long secret 1", "a long secret 2"].map(Seed::new);
        let slow = |seed: &Seed| seed.key(Derivation::Slow);
        assert_eq!(slow(&a), slow(&a));
        assert_ne!(slow(&a), slow(&b));
        assert_ne!(slow(&a), [0; 32]);
        assert_eq!(a.key(Derivation::Plain), b"a long secret 1");
        assert!(!format!("{a:?}").contains("secret"));
        assert!(Seed::new("elevenchars").is_short() && !Seed::new("twelve chars").is_short());
        let [first, second] = [0, 1].map(|_| random_seed().unwrap());
        assert!(first != second && !Seed::new(&first).is_short());
    }
}
