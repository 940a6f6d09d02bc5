//! Every request that was made, for people to read.

use std::collections::VecDeque;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::error::FetchError;
use crate::language::{Language, Message, said_in, tr};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// More entries than this push out the oldest.
const MOST: usize = 2_000;

/// How a request ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is under way.
    UnderWay,
    /// An answer came, with its status of HTTP.
    Answered(u16),
    /// It came from the disk; nothing was sent.
    FromDisk,
    /// No whole answer came.
    Failed(FetchError),
    /// The network was switched off meanwhile.
    Stopped,
}

/// One request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Which request of this run.
    pub number: u64,
    /// When it was made.
    pub at: Timestamp,
    /// Who was asked.
    pub host: String,
    /// What for.
    pub purpose: Message,
    /// How it ended.
    pub outcome: Outcome,
    /// How much came.
    pub bytes: u64,
}

impl Entry {
    /// The outcome in words.
    pub fn outcome_text(&self) -> String {
        match &self.outcome {
            Outcome::UnderWay => tr!("request-under-way").to_owned(),
            Outcome::Answered(304) => tr!("request-unchanged").to_owned(),
            Outcome::Answered(status) => status.to_string(),
            Outcome::FromDisk => tr!("request-from-disk").to_owned(),
            Outcome::Failed(error) => error.to_string(),
            Outcome::Stopped => tr!("request-stopped").to_owned(),
        }
    }

    /// Whether something was sent.
    pub fn was_sent(&self) -> bool {
        self.outcome != Outcome::FromDisk
    }
}

#[derive(Debug, Default)]
struct Entries {
    kept: VecDeque<Entry>,
    next: u64,
    sent: u64,
    bytes: u64,
}

/// Every request of this run, the last two thousand in full. Copies share it.
#[derive(Debug, Clone, Default)]
pub struct RequestLog(Arc<Mutex<Entries>>);

impl RequestLog {
    fn lock(&self) -> MutexGuard<'_, Entries> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The entries, the newest first.
    pub fn newest_first(&self) -> Vec<Entry> {
        self.lock().kept.iter().rev().cloned().collect()
    }

    /// How many requests were sent, and how many bytes came.
    pub fn totals(&self) -> (u64, u64) {
        let entries = self.lock();
        (entries.sent, entries.bytes)
    }

    /// Entries as lines of text with tabs, the newest first.
    pub fn text(entries: &[Entry], zone: &TimeZone) -> String {
        let mut text = "time\thost\tpurpose\toutcome\tbytes\n".to_owned();
        for entry in entries {
            let at = entry.at.to_zoned_datetime(zone.clone()).strftime("%Y-%m-%d %H:%M:%S%:z");
            let said = || (entry.outcome_text(), entry.purpose.to_string());
            let (outcome, purpose) = said_in(Language::English, said);
            let (host, bytes) = (&entry.host, entry.bytes);
            let _ = writeln!(text, "{at}\t{host}\t{purpose}\t{outcome}\t{bytes}");
        }
        text
    }

    /// Notes that a request is made. Its end is told to what is returned;
    /// dropped without, it was stopped.
    pub(super) fn begin(&self, host: &str, purpose: &Message) -> Begun {
        let number = self.push(host, purpose, Outcome::UnderWay, 0);
        Begun { log: self.clone(), number, ended: false }
    }

    /// Notes an answer from the disk.
    pub(super) fn add_from_disk(&self, host: &str, purpose: &Message, bytes: u64) {
        self.push(host, purpose, Outcome::FromDisk, bytes);
    }

    fn push(&self, host: &str, purpose: &Message, outcome: Outcome, bytes: u64) -> u64 {
        let mut entries = self.lock();
        let number = entries.next;
        entries.next += 1;
        entries.sent += u64::from(outcome != Outcome::FromDisk);
        entries.kept.push_back(Entry {
            number,
            at: Timestamp::now(),
            host: host.to_owned(),
            purpose: purpose.clone(),
            outcome,
            bytes,
        });
        if entries.kept.len() > MOST {
            entries.kept.pop_front();
        }
        number
    }

    fn end(&self, number: u64, outcome: Outcome, bytes: u64) {
        let mut entries = self.lock();
        entries.bytes += bytes;
        let first = entries.kept.front().map_or(0, |entry| entry.number);
        let index = number.checked_sub(first).and_then(|index| usize::try_from(index).ok());
        if let Some(entry) = index.and_then(|index| entries.kept.get_mut(index)) {
            entry.outcome = outcome;
            entry.bytes = bytes;
        }
    }
}

/// A request under way.
pub(super) struct Begun {
    log: RequestLog,
    number: u64,
    ended: bool,
}

impl Begun {
    pub(super) fn end(mut self, outcome: Outcome, bytes: u64) {
        self.ended = true;
        self.log.end(self.number, outcome, bytes);
    }
}

impl Drop for Begun {
    fn drop(&mut self) {
        if !self.ended {
            self.log.end(self.number, Outcome::Stopped, 0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tile() -> Message {
        Message::verbatim("tile")
    }

    #[test]
    fn a_request_that_is_dropped_was_stopped() {
        let log = RequestLog::default();
        drop(log.begin("a.example", &tile()));
        log.begin("b.example", &tile()).end(Outcome::Answered(200), 12);
        log.add_from_disk("b.example", &tile(), 12);
        let outcomes: Vec<Outcome> =
            log.newest_first().into_iter().map(|entry| entry.outcome).collect();
        assert_eq!(outcomes, [Outcome::FromDisk, Outcome::Answered(200), Outcome::Stopped]);
        assert_eq!(log.totals(), (2, 12));
    }

    #[test]
    fn the_log_forgets_the_oldest_and_keeps_count() {
        let log = RequestLog::default();
        for _ in 0..MOST + 10 {
            log.begin("a.example", &tile()).end(Outcome::Answered(200), 1);
        }
        assert_eq!(log.newest_first().len(), MOST);
        assert_eq!(log.totals().0, MOST as u64 + 10);
        assert!(log.newest_first().iter().all(|entry| entry.outcome == Outcome::Answered(200)));
    }
}
