//! Signatures of manifests, in minisign's form: Ed25519 over the bytes of the file.
//!
//! A manifest has the hashes of everything that was exported, so who signs it signs
//! the export. The form is that of <https://jedisct1.github.io/minisign/>, so other
//! programs check the signature too: `minisign -V -p NAME.pub -m OUT.manifest.json`.

use std::fmt;
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};

use minisign::{ErrorKind, KeyPair, PublicKeyBox, SecretKeyBox, SignatureBox};

use super::file_name::name_of;
use crate::base::escape::file_line;
use crate::language::{Message, message, tr};

/// The largest file that is read as a key or a signature.
const LARGEST_BYTES: u64 = 64 << 10;

/// Why a manifest was not signed, or its signature not checked.
#[derive(Debug, thiserror::Error)]
pub enum SignatureError {
    /// A key or a signature cannot be read.
    #[error("{}\n{}", tr!("error-could-not-read", reason = source), file_line(.path))]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file is no secret key.
    #[error("{}\n{}", tr!("error-no-secret-key", reason = .reason), file_line(.path))]
    SecretKey {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        reason: Message,
    },
    /// The password of a secret key is another one.
    #[error("{}\n{}", tr!("error-key-password"), file_line(.path))]
    Password {
        /// The file.
        path: PathBuf,
    },
    /// Something is no public key.
    #[error("{}", tr!("error-no-public-key", text = .0))]
    PublicKey(String),
    /// A file is no signature.
    #[error("{}\n{}", tr!("error-no-signature", reason = .reason), file_line(.path))]
    Signature {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        reason: Message,
    },
    /// The key cannot sign.
    #[error("{}", tr!("error-key-unusable", reason = .0))]
    Key(String),
}

/// Signs manifests.
pub struct SigningKey {
    pair: KeyPair,
    /// The file that it was read from, which nothing may be written over.
    path: Option<PathBuf>,
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Never the secret itself.
        f.debug_tuple("SigningKey").field(&self.public().id()).finish()
    }
}

impl SigningKey {
    /// A new key.
    ///
    /// # Errors
    /// When the system gives no random numbers.
    pub fn generate() -> Result<Self, SignatureError> {
        let pair = KeyPair::generate_unencrypted_keypair().map_err(|error| key_error(&error))?;
        Ok(Self { pair, path: None })
    }

    /// The key in the file at `path`. Where it is protected, `password` opens it; without
    /// one it is asked for on the terminal.
    ///
    /// # Errors
    /// When there is none, or the password is wrong.
    pub fn read(path: &Path, password: Option<String>) -> Result<Self, SignatureError> {
        let text = read_text(path)?;
        let invalid = |error: minisign::PError| SignatureError::SecretKey {
            path: path.to_owned(),
            reason: Message::of(&error),
        };
        let key_box = || SecretKeyBox::from_string(&text).map_err(invalid);
        let sk = match key_box()?.into_unencrypted_secret_key() {
            Ok(sk) => sk,
            Err(_) => key_box()?.into_secret_key(password).map_err(|error| match error.kind() {
                ErrorKind::Verify => SignatureError::Password { path: path.to_owned() },
                _ => invalid(error),
            })?,
        };
        let pk = minisign::PublicKey::from_secret_key(&sk).map_err(invalid)?;
        Ok(Self { pair: KeyPair { pk, sk }, path: Some(path.to_owned()) })
    }

    /// The text of a file for the secret key, not protected by a password.
    ///
    /// # Errors
    /// When the key cannot be written as text.
    pub fn to_text(&self) -> Result<String, SignatureError> {
        let text = self.pair.sk.to_box(Some("strikemap secret key"));
        text.map(SecretKeyBox::into_string).map_err(|error| key_error(&error))
    }

    /// The key that checks what this one signs.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.pair.pk.clone())
    }

    /// The file that it was read from.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The text of a signature file for the manifest `bytes`; `comment` is signed with it.
    ///
    /// # Errors
    /// When the key cannot sign.
    pub fn sign(&self, bytes: &[u8], comment: &str) -> Result<String, SignatureError> {
        let (pk, sk) = (&self.pair.pk, &self.pair.sk);
        let untrusted = format!("signed by strikemap with the key {}", self.public().id());
        minisign::sign(Some(pk), sk, Cursor::new(bytes), Some(comment), Some(&untrusted))
            .map(SignatureBox::into_string)
            .map_err(|error| key_error(&error))
    }
}

/// Checks what a [`SigningKey`] signed.
#[derive(Debug, Clone)]
pub struct PublicKey(minisign::PublicKey);

impl PublicKey {
    /// The key in the file `text` names, or that `text` is itself.
    ///
    /// # Errors
    /// When it is neither.
    pub fn read(text: &str) -> Result<Self, SignatureError> {
        let invalid = || SignatureError::PublicKey(text.to_owned());
        if let Ok(key) = minisign::PublicKey::from_base64(text.trim()) {
            return Ok(Self(key));
        }
        let written = read_text(Path::new(text)).map_err(|_| invalid())?;
        let key_box = PublicKeyBox::from_string(&written).map_err(|_| invalid())?;
        key_box.into_public_key().map(Self).map_err(|_| invalid())
    }

    /// The text of a file for the public key.
    ///
    /// # Errors
    /// When the key cannot be written as text.
    pub fn to_text(&self) -> Result<String, SignatureError> {
        let text = self.0.to_box().map_err(|error| key_error(&error))?;
        Ok(text.into_string())
    }

    /// The short name of the key, as minisign writes it: 16 hexadecimal digits.
    pub fn id(&self) -> String {
        id_of(self.0.keynum())
    }

    /// The whole key as one word.
    pub fn to_base64(&self) -> String {
        self.0.to_base64()
    }
}

/// A signature file, not yet checked.
pub struct Signature(SignatureBox);

impl Signature {
    /// The one beside the manifest at `manifest`, if there is one.
    ///
    /// # Errors
    /// When it cannot be read or is none.
    pub fn beside(manifest: &Path) -> Result<Option<Self>, SignatureError> {
        let path = path_beside(manifest);
        if !path.is_file() {
            return Ok(None);
        }
        let text = read_text(&path)?;
        let read = SignatureBox::from_string(&text).map(|signature| Some(Self(signature)));
        read.map_err(|error| SignatureError::Signature { path, reason: Message::of(&error) })
    }

    /// The key that it names; nothing proves that it is the one, see [`Self::is_by`].
    pub fn key_id(&self) -> String {
        id_of(self.0.keynum())
    }

    /// Whether it is that of the key `key` over `bytes`.
    pub fn is_by(&self, key: &PublicKey, bytes: &[u8]) -> bool {
        minisign::verify(&key.0, &self.0, Cursor::new(bytes), true, false, false).is_ok()
    }
}

/// What the signature of the manifest at `path`, created at `created`, says beside the
/// signature itself.
pub fn comment(path: &Path, created: &str) -> String {
    format!("{} created {created}", name_of(path))
}

/// Where the signature of the manifest at `manifest` lies.
pub fn path_beside(manifest: &Path) -> PathBuf {
    let mut name = manifest.as_os_str().to_owned();
    name.push(".minisig");
    PathBuf::from(name)
}

fn id_of(keynum: &[u8]) -> String {
    keynum.iter().rev().map(|byte| format!("{byte:02X}")).collect()
}

fn key_error(error: &minisign::PError) -> SignatureError {
    SignatureError::Key(error.to_string())
}

/// The text of a key or a signature.
pub(super) fn read_text(path: &Path) -> Result<String, SignatureError> {
    let io = |source| SignatureError::Io { path: path.to_owned(), source };
    let mut text = String::new();
    // A pipe that nobody writes to never ends; one that a shell has opened does.
    let is_open = path.starts_with("/dev/fd") || path.starts_with("/dev/stdin");
    if !is_open && !std::fs::metadata(path).map_err(io)?.is_file() {
        return Err(io(std::io::Error::other(message!("error-no-regular-file"))));
    }
    let file = std::fs::File::open(path).map_err(io)?;
    file.take(LARGEST_BYTES).read_to_string(&mut text).map_err(io)?;
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_good_for_its_bytes_and_its_key_alone() {
        let folder = tempfile::tempdir().unwrap();
        let [key, other] = [0, 1].map(|_| SigningKey::generate().unwrap());
        let manifest = folder.path().join("out.manifest.json");
        assert!(Signature::beside(&manifest).unwrap().is_none());
        let text = key.sign(b"a manifest", "created 2026-11-28").unwrap();
        std::fs::write(path_beside(&manifest), text).unwrap();
        let signature = Signature::beside(&manifest).unwrap().unwrap();
        assert_eq!(signature.key_id(), key.public().id());
        assert!(signature.is_by(&key.public(), b"a manifest"));
        assert!(!signature.is_by(&key.public(), b"a Manifest"));
        assert!(!signature.is_by(&other.public(), b"a manifest"));
    }

    #[test]
    fn keys_come_back_from_their_files_and_the_secret_is_never_shown() {
        let folder = tempfile::tempdir().unwrap();
        let key = SigningKey::generate().unwrap();
        let (secret, public) = (folder.path().join("k.key"), folder.path().join("k.pub"));
        std::fs::write(&secret, key.to_text().unwrap()).unwrap();
        std::fs::write(&public, key.public().to_text().unwrap()).unwrap();
        let again = SigningKey::read(&secret, None).unwrap();
        let text = again.sign(b"x", "").unwrap();
        let signature = Signature(SignatureBox::from_string(&text).unwrap());
        for known in [public.to_str().unwrap().to_owned(), key.public().to_base64()] {
            assert!(signature.is_by(&PublicKey::read(&known).unwrap(), b"x"), "{known}");
        }
        assert!(!format!("{key:?}").contains(key.to_text().unwrap().lines().nth(1).unwrap()));
        assert!(matches!(SigningKey::read(&public, None), Err(SignatureError::SecretKey { .. })));
        assert!(matches!(PublicKey::read("nonsense"), Err(SignatureError::PublicKey(_))));
        assert_eq!(again.path(), Some(secret.as_path()));
    }
}
