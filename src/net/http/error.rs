//! Why something did not come.

use crate::language::{Message, tr};

/// Why something did not come. No address is part of it: addresses hold keys.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// The network is off, or was switched off meanwhile.
    #[error("{}", tr!("error-network-off"))]
    Off,
    /// The address cannot be asked.
    #[error("{}", tr!("error-fetch-address", reason = .0))]
    Address(String),
    /// No answer came, or not all of it.
    #[error("{}", tr!("error-unreachable", host = .host, reason = .reason))]
    Unreachable {
        /// Who was asked.
        host: String,
        /// What the system says.
        reason: Message,
    },
    /// It answered that it will not.
    #[error("{}", refused(host, *status))]
    Refused {
        /// Who was asked.
        host: String,
        /// The status of HTTP.
        status: u16,
    },
    /// It failed before and is left alone for a while.
    #[error("{}", tr!("error-backing-off", host = .host, secs = .wait_secs))]
    BackingOff {
        /// Who would have been asked.
        host: String,
        /// How long still.
        wait_secs: u64,
    },
    /// Something else came than was asked for.
    #[error("{}", tr!("error-wrong-content", host = .host, found = .found, expected = .expected))]
    WrongContent {
        /// Who was asked.
        host: String,
        /// What came.
        found: Message,
        /// What should have come.
        expected: Message,
    },
    /// More came than is ever needed.
    #[error("{}", tr!("error-answer-too-large", host = .host, bytes = .limit_bytes.to_string()))]
    TooLarge {
        /// Who was asked.
        host: String,
        /// The most that is taken.
        limit_bytes: usize,
    },
    /// It sends only whole files, not the part that was asked for.
    #[error("{}", tr!("error-no-parts", host = .host))]
    NoParts {
        /// Who was asked.
        host: String,
    },
    /// The file of which a part was asked for is another one by now.
    #[error("{}", tr!("error-archive-changed", host = .host))]
    Changed {
        /// Who was asked.
        host: String,
    },
    /// It sends on to where this program does not follow.
    #[error("{}", tr!("error-redirect", host = .host, why = .why))]
    Redirect {
        /// Who was asked.
        host: String,
        /// Where to, in words.
        why: Message,
    },
}

impl FetchError {
    /// Whether asking again later may help without any change of settings.
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Off
            | Self::Unreachable { .. }
            | Self::BackingOff { .. }
            | Self::Changed { .. } => true,
            Self::Refused { status, .. } => *status == 429 || *status >= 500,
            _ => false,
        }
    }
}

fn refused(host: &str, status: u16) -> String {
    let meaning = match status {
        401 | 403 => tr!("status-not-allowed"),
        404 | 410 => tr!("status-not-there"),
        416 => tr!("status-no-such-part"),
        429 => tr!("status-too-often"),
        503 => tr!("status-too-busy"),
        500.. => tr!("status-failed"),
        _ => return tr!("error-refused", host = host, status = status.to_string()),
    };
    tr!("error-refused-because", host = host, status = status.to_string(), meaning = meaning)
}
