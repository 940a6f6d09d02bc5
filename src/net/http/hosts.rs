//! How often a sender of tiles may be asked: their rules, and how one that
//! fails is left alone.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// No sender is left alone for longer than this after a failure of its own.
const LONGEST_WAIT: Duration = Duration::from_secs(300);

/// No wish of a sender to be left alone counts for longer than this.
const LONGEST_WISH: Duration = Duration::from_secs(3_600);

/// So many answers in a row that help nobody count as a failure.
const MOST_REFUSALS: u32 = 6;

/// Whether `host` is OpenStreetMap's own tile server.
fn is_osm(host: &str) -> bool {
    let host = name_of(host);
    host == "tile.openstreetmap.org" || host.ends_with(".tile.openstreetmap.org")
}

/// `host` without its port, in small letters.
fn name_of(host: &str) -> String {
    host.split(':').next().unwrap_or(host).to_ascii_lowercase()
}

/// How many requests may be under way at once.
pub fn most_at_once(host: &str) -> usize {
    let name = name_of(host);
    if is_osm(host) {
        // https://operations.osmfoundation.org/policies/tiles/
        2
    } else if name == "openfreemap.org" || name.ends_with(".openfreemap.org") {
        3
    } else {
        4
    }
}

/// Whether the rules of `host` ask every program to say how its developers or users
/// are reached.
pub fn wants_contact(host: &str) -> bool {
    is_osm(host)
}

/// Whether the rules of `host` forbid fetching more than what is looked at.
pub fn forbids_saving(host: &str) -> bool {
    is_osm(host)
}

#[derive(Debug, Default)]
struct State {
    failures: u32,
    refusals: u32,
    not_before: Option<Instant>,
}

/// What is known of every sender that was asked.
#[derive(Debug)]
pub struct Hosts {
    first_wait: Duration,
    states: Mutex<HashMap<String, State>>,
}

impl Hosts {
    /// `first_wait` is how long a sender is left alone after its first failure;
    /// it doubles with each further one.
    pub fn new(first_wait: Duration) -> Self {
        Self { first_wait, states: Mutex::default() }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, State>> {
        self.states.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How long `host` is to be left alone still.
    pub fn wait(&self, host: &str) -> Option<Duration> {
        let not_before = self.lock().get(host)?.not_before?;
        not_before.checked_duration_since(Instant::now()).filter(|wait| !wait.is_zero())
    }

    /// It answered as it should.
    pub fn succeeded(&self, host: &str) {
        self.lock().remove(host);
    }

    /// It failed; it may have asked to be left alone.
    pub fn failed(&self, host: &str, wish: Option<Duration>) {
        let now = Instant::now();
        let mut states = self.lock();
        let state = states.entry(host.to_owned()).or_default();
        let is_waiting = state.not_before.is_some_and(|until| until > now);
        // Requests that were under way together fail together: once is enough.
        if !is_waiting {
            state.failures = state.failures.saturating_add(1);
        }
        let doubled = 1_u32 << (state.failures.saturating_sub(1)).min(16);
        let wait = self.first_wait.saturating_mul(doubled).min(LONGEST_WAIT);
        let wait = wish.map_or(wait, |wish| wish.min(LONGEST_WISH).max(wait));
        let until = now + wait;
        state.not_before = Some(state.not_before.map_or(until, |before| before.max(until)));
        state.refusals = 0;
    }

    /// It answered, but with nothing that helps, such as 403 or a web page.
    /// Several in a row are a failure.
    pub fn refused(&self, host: &str) {
        let many = {
            let mut states = self.lock();
            let state = states.entry(host.to_owned()).or_default();
            state.refusals += 1;
            state.refusals >= MOST_REFUSALS
        };
        if many {
            self.failed(host, None);
        }
    }

    /// Forgets all failures: a person asks again.
    pub fn forget(&self) {
        self.lock().clear();
    }
}

/// What a `Retry-After` header asks for: seconds, or a date.
pub fn retry_after(value: &str) -> Option<Duration> {
    let value = value.trim();
    if let Ok(secs) = value.parse::<u64>() {
        return Some(Duration::from_secs(secs));
    }
    let at = jiff::fmt::rfc2822::DateTimeParser::new().parse_timestamp(value).ok()?;
    Some(Duration::try_from(at.duration_since(jiff::Timestamp::now())).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_of_tile_servers_are_kept() {
        assert_eq!(most_at_once("tile.openstreetmap.org"), 2);
        assert_eq!(most_at_once("a.tile.OpenStreetMap.org"), 2);
        assert_eq!(most_at_once("tiles.openfreemap.org"), 3);
        assert_eq!(most_at_once("127.0.0.1:8080"), 4);
        assert!(forbids_saving("b.tile.openstreetmap.org"));
        assert!(!forbids_saving("tiles.openfreemap.org"));
        assert!(!forbids_saving("nottile.openstreetmap.org.example.com"));
    }

    #[test]
    fn each_failure_doubles_the_wait_and_a_success_ends_it() {
        let hosts = Hosts::new(Duration::from_secs(10));
        assert_eq!(hosts.wait("a"), None);
        hosts.failed("a", None);
        // Failed together with the first, so it does not count again.
        hosts.failed("a", None);
        let wait = hosts.wait("a").unwrap();
        assert!(wait > Duration::from_secs(8) && wait <= Duration::from_secs(10), "{wait:?}");
        hosts.lock().get_mut("a").unwrap().not_before = None;
        hosts.failed("a", None);
        let wait = hosts.wait("a").unwrap();
        assert!(wait > Duration::from_secs(18) && wait <= Duration::from_secs(20), "{wait:?}");
        assert_eq!(hosts.wait("b"), None);
        hosts.succeeded("a");
        assert_eq!(hosts.wait("a"), None);
    }

    #[test]
    fn a_wish_to_be_left_alone_is_kept() {
        let hosts = Hosts::new(Duration::from_secs(1));
        hosts.failed("a", Some(Duration::from_secs(90)));
        assert!(hosts.wait("a").unwrap() > Duration::from_secs(85));
        hosts.failed("b", Some(Duration::from_secs(1 << 40)));
        assert!(hosts.wait("b").unwrap() <= LONGEST_WISH);
    }

    #[test]
    fn refusals_are_a_failure_when_there_are_many() {
        let hosts = Hosts::new(Duration::from_secs(10));
        for _ in 1..MOST_REFUSALS {
            hosts.refused("a");
        }
        assert_eq!(hosts.wait("a"), None);
        hosts.refused("a");
        assert!(hosts.wait("a").is_some());
    }

    #[test]
    fn a_wish_is_seconds_or_a_date() {
        assert_eq!(retry_after(" 120 "), Some(Duration::from_secs(120)));
        assert_eq!(retry_after("Wed, 21 Oct 2015 07:28:00 GMT"), Some(Duration::ZERO));
        assert!(retry_after("Fri, 31 Dec 2100 23:59:59 GMT").unwrap() > LONGEST_WISH);
        assert_eq!(retry_after("soon"), None);
    }
}
