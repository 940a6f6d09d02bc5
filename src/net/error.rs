//! Why something did not come.

/// Why something did not come. No address is part of it: addresses hold keys.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// The network is off, or was switched off meanwhile.
    #[error("the network is switched off")]
    Off,
    /// The address cannot be asked.
    #[error("invalid URL: {0}")]
    Address(String),
    /// No answer came, or not all of it.
    #[error("{host} cannot be reached: {reason}")]
    Unreachable {
        /// Who was asked.
        host: String,
        /// What the system says.
        reason: String,
    },
    /// It answered that it will not.
    #[error("{host} answered {status}{}", meaning(*status))]
    Refused {
        /// Who was asked.
        host: String,
        /// The status of HTTP.
        status: u16,
    },
    /// It failed before and is left alone for a while.
    #[error("{host} failed; retrying in {wait_secs} s")]
    BackingOff {
        /// Who would have been asked.
        host: String,
        /// How long still.
        wait_secs: u64,
    },
    /// Something else came than was asked for.
    #[error("{host} sent {found} instead of {expected}")]
    WrongContent {
        /// Who was asked.
        host: String,
        /// What came.
        found: String,
        /// What should have come.
        expected: &'static str,
    },
    /// More came than is ever needed.
    #[error("{host} sent more than {limit_bytes} bytes")]
    TooLarge {
        /// Who was asked.
        host: String,
        /// The most that is taken.
        limit_bytes: usize,
    },
    /// It sends only whole files, not the part that was asked for.
    #[error(
        "{host} sends only whole files; a PMTiles archive can be looked at only where the server \
         answers requests for parts (Range)"
    )]
    NoParts {
        /// Who was asked.
        host: String,
    },
    /// The file of which a part was asked for is another one by now.
    #[error("{host} has another version of the archive now")]
    Changed {
        /// Who was asked.
        host: String,
    },
    /// It sends on to where this program does not follow.
    #[error("{host} redirects {why}")]
    Redirect {
        /// Who was asked.
        host: String,
        /// Where to, in words.
        why: &'static str,
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

fn meaning(status: u16) -> &'static str {
    match status {
        401 | 403 => " (not allowed; is a key missing or wrong?)",
        404 | 410 => " (not there)",
        416 => " (it has no such part; was the file cut short?)",
        429 => " (asked too often)",
        503 => " (too busy)",
        500.. => " (it failed)",
        _ => "",
    }
}
