//! The file of a secret key and the password that opens it, as a window asks for them.

use std::fmt;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::signature::{SignatureError, SigningKey, read_text};
use crate::language::{Message, message};

/// How a secret key of minisign is long, in bytes.
const KEY_BYTES: usize = 158;

/// What stands in a secret key that a password protects: the derivation, scrypt.
const SCRYPT: &[u8] = b"Sc";

/// A password. Nothing shows, stores or logs it.
#[derive(Clone, Default)]
pub struct Password(String);

impl Password {
    /// The one that was typed.
    pub fn new(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// Whether none was typed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text, to be typed into.
    pub fn text_mut(&mut self) -> &mut String {
        &mut self.0
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

/// A secret key that is still to be read.
#[derive(Debug, Clone)]
pub struct KeyFile {
    /// Its file.
    pub path: PathBuf,
    /// Its password; empty where it has none.
    pub password: Password,
}

impl KeyFile {
    /// Reads the key; one with a password takes a second or two. Nothing is asked for on
    /// the terminal.
    ///
    /// # Errors
    /// When the file is no secret key, or the password does not open it.
    pub fn read(&self) -> Result<SigningKey, SignatureError> {
        SigningKey::read(&self.path, Some(self.password.0.clone()))
    }
}

/// Whether the secret key in the file at `path` is protected by a password.
///
/// # Errors
/// When the file cannot be read or is no secret key.
pub fn is_protected(path: &Path) -> Result<bool, SignatureError> {
    let invalid = |reason: Message| SignatureError::SecretKey { path: path.to_owned(), reason };
    if path.exists() && !path.is_file() {
        return Err(invalid(message!("error-no-regular-file")));
    }
    let text = read_text(path)?;
    let line = text.lines().nth(1).unwrap_or_default();
    let bytes = STANDARD.decode(line.trim()).unwrap_or_default();
    if bytes.len() != KEY_BYTES {
        return Err(invalid(message!("key-second-line")));
    }
    Ok(bytes.get(2..4) == Some(SCRYPT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_protected_key_is_known_and_opened_by_its_password_alone() {
        let folder = tempfile::tempdir().unwrap();
        let (path, plain) = (folder.path().join("p.key"), folder.path().join("k.key"));
        let pair = minisign::KeyPair::generate_and_write_encrypted_keypair(
            &mut Vec::new(),
            std::fs::File::create(&path).unwrap(),
            None,
            Some("correct horse".to_owned()),
        )
        .unwrap();
        std::fs::write(&plain, SigningKey::generate().unwrap().to_text().unwrap()).unwrap();
        assert!(is_protected(&path).unwrap());
        assert!(!is_protected(&plain).unwrap());
        let with = |text| KeyFile { path: path.clone(), password: Password::new(text) };
        let key = with("correct horse").read().unwrap();
        assert_eq!(key.public().to_base64(), pair.pk.to_base64());
        for wrong in ["", "wrong"] {
            assert!(matches!(with(wrong).read(), Err(SignatureError::Password { .. })));
        }
        assert!(!format!("{:?}", with("correct horse")).contains("horse"));
    }

    #[test]
    fn what_is_no_secret_key_is_refused_before_it_is_used() {
        let folder = tempfile::tempdir().unwrap();
        let public = folder.path().join("k.pub");
        let text = SigningKey::generate().unwrap().public().to_text().unwrap();
        std::fs::write(&public, text).unwrap();
        assert!(matches!(is_protected(&public), Err(SignatureError::SecretKey { .. })));
        assert!(matches!(is_protected(folder.path()), Err(SignatureError::SecretKey { .. })));
        let missing = folder.path().join("none");
        assert!(matches!(is_protected(&missing), Err(SignatureError::Io { .. })));
    }
}
