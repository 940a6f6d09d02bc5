//! Why a database gave no rows.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use crate::base::escape::file_line;
use crate::language::tr;

/// Why a database gave no rows.
#[derive(Debug, thiserror::Error)]
pub enum DatabaseError {
    /// Nobody answers there.
    #[error("{}", tr!("error-database-connect", server = .server, reason = .reason))]
    Connect {
        /// The server.
        server: String,
        /// What the system said.
        reason: String,
    },
    /// The user or the password is wrong, or none was given.
    #[error("{}", tr!("error-database-login", server = .server, user = .user, reason = .reason))]
    Login {
        /// The server.
        server: String,
        /// As whom it was asked.
        user: String,
        /// What the server said.
        reason: String,
    },
    /// The server does not encrypt, or its certificate is not trusted.
    #[error("{}", tr!("error-database-tls", server = .server, reason = .reason))]
    Tls {
        /// The server.
        server: String,
        /// What is wrong.
        reason: String,
    },
    /// The server refused a statement.
    #[error("{}", tr!("error-database-refused", server = .server, reason = .reason))]
    Refused {
        /// The server.
        server: String,
        /// What it said.
        reason: String,
    },
    /// The connection ended.
    #[error("{}", tr!("error-database-lost", server = .server, reason = .reason))]
    Lost {
        /// The server.
        server: String,
        /// What the system said.
        reason: String,
    },
    /// The server has not answered for too long.
    #[error("{}", tr!("error-database-silent", server = .server, seconds = .waited.as_secs().to_string()))]
    Silent {
        /// The server.
        server: String,
        /// How long it was waited for.
        waited: Duration,
    },
    /// The rows could not be written here.
    #[error("{}", tr!("error-could-not-write", reason = .0))]
    Write(#[source] io::Error),
    /// A file of authorities or passwords cannot be used.
    #[error("{}\n{}", tr!("error-database-file", reason = .reason), file_line(.path))]
    File {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
}
