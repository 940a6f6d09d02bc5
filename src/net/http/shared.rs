//! What the switch of the network and its requests share.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use super::cache::Cache;
use super::hosts::Hosts;
use super::log::RequestLog;
use super::options::Options;

pub(super) struct Shared {
    pub(super) on: AtomicBool,
    /// Counts the times it was switched; a thread serves one only.
    pub(super) generation: AtomicU64,
    pub(super) log: RequestLog,
    pub(super) cache: Option<Cache>,
    pub(super) hosts: Hosts,
    pub(super) options: Options,
    pub(super) contact: Mutex<String>,
}

impl Shared {
    pub(super) fn is_on(&self) -> bool {
        self.on.load(Ordering::SeqCst)
    }

    pub(super) fn user_agent(&self) -> String {
        user_agent(&self.contact.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// What this program calls itself before the contacts: the address of the
/// project where it has one, and what the person who asks wrote down.
const PRODUCT: &str = concat!("strikemap/", env!("CARGO_PKG_VERSION"));

const REPOSITORY: &str = env!("CARGO_PKG_REPOSITORY");

const HOMEPAGE: &str = env!("CARGO_PKG_HOMEPAGE");

/// What senders are told about who asks: name and version of the program, and
/// how to reach those who make it and whoever gave `contact`, where that is known.
pub fn user_agent(contact: &str) -> String {
    let project = [REPOSITORY, HOMEPAGE].into_iter().find(|address| !address.is_empty());
    // Only what a header can carry, so that a slip of the pen does not stop the map.
    let contact: String =
        contact.trim().chars().filter(|c| c.is_ascii_graphic() && !"()".contains(*c)).collect();
    let contacts: Vec<String> = project
        .into_iter()
        .chain((!contact.is_empty()).then_some(&*contact))
        .map(|contact| format!("+{contact}"))
        .collect();
    if contacts.is_empty() {
        return PRODUCT.to_owned();
    }
    format!("{PRODUCT} ({})", contacts.join("; "))
}
