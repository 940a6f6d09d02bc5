//! Which server, as whom, and how the connection to it is protected.

use std::path::PathBuf;

/// Where a server listens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Host {
    /// A name or an address of a network.
    Name(String),
    /// The folder of a socket of this machine.
    Folder(PathBuf),
}

impl Host {
    /// Whether it is this machine.
    pub fn is_local(&self) -> bool {
        match self {
            Self::Folder(_) => true,
            Self::Name(name) => {
                let bare = name.trim_start_matches('[').trim_end_matches(']');
                let is_loopback = |address: std::net::IpAddr| address.is_loopback();
                name.eq_ignore_ascii_case("localhost") || bare.parse().is_ok_and(is_loopback)
            }
        }
    }
}

/// How a connection is protected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tls {
    /// Not at all.
    Disabled,
    /// Encrypted, with the certificate checked against the authorities of the system, or
    /// those of a file in PEM form.
    Verified(Option<PathBuf>),
}

/// A server and a database of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    /// Where it listens.
    pub host: Host,
    /// Its port.
    pub port: u16,
    /// The database.
    pub database: String,
    /// As whom it is asked.
    pub user: String,
    /// How the connection is protected.
    pub tls: Tls,
}

impl std::fmt::Display for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.host {
            Host::Name(name) => write!(f, "{name}:{}", self.port),
            Host::Folder(folder) => write!(f, "{}", folder.display()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_machine_is_told_from_others() {
        for name in ["localhost", "127.0.0.1", "::1", "[::1]", "LOCALHOST"] {
            assert!(Host::Name(name.to_owned()).is_local(), "{name}");
        }
        for name in ["localhost.example.org", "10.0.0.1", "db", "128.0.0.1"] {
            assert!(!Host::Name(name.to_owned()).is_local(), "{name}");
        }
    }
}
