//! The matching events in the order of time.

use std::cmp::Ordering;

use super::{Derived, EventRef};

/// What an event is ordered by: its start, then dataset and row.
type Place = (i64, EventRef);

impl Derived {
    /// The dated event that matches `steps` after `from` in time, or before it where
    /// that is negative, as far as there are any; without `from`, or where that one
    /// does not match, the first or the last. `None` where no dated event matches.
    pub fn step(&self, from: Option<EventRef>, steps: i64) -> Option<EventRef> {
        let Some(mut at) = from.and_then(|event| self.place_of(event)) else {
            let end = if steps > 0 { self.first() } else { self.last() };
            return end.map(|(_, event)| event);
        };
        for _ in 0..steps.unsigned_abs() {
            let next = if steps > 0 { self.after(at) } else { self.before(at) };
            let Some(next) = next else { break };
            at = next;
        }
        Some(at.1)
    }

    /// How many dated events match, and which of them in time `event` is, from 1 on;
    /// `None` where it does not match or has no time.
    pub fn rank(&self, event: EventRef) -> Option<(usize, usize)> {
        let at = self.place_of(event)?;
        let (mut before, mut all) = (0, 0);
        for part in self.parts() {
            let starts = part.dataset.starts();
            let until = match part.id.cmp(&event.dataset) {
                Ordering::Equal => event.row,
                Ordering::Greater => starts.partition_point(|&start| start < at.0),
                Ordering::Less => starts.partition_point(|&start| start <= at.0),
            };
            before += part.matching().count_between(0, until);
            all += part.matching().count_between(0, part.dataset.dated_len());
        }
        Some((before + 1, all))
    }

    fn place_of(&self, event: EventRef) -> Option<Place> {
        let part = self.part(event.dataset).filter(|part| part.matching().contains(event.row))?;
        Some((part.dataset.starts().get(event.row)?, event))
    }

    fn first(&self) -> Option<Place> {
        let firsts = self.parts().filter_map(|part| {
            let row = part.matching().next(0)?;
            self.place_of(EventRef { dataset: part.id, row })
        });
        firsts.min()
    }

    fn last(&self) -> Option<Place> {
        let lasts = self.parts().filter_map(|part| {
            let row = part.matching().last_before(part.dataset.dated_len())?;
            self.place_of(EventRef { dataset: part.id, row })
        });
        lasts.max()
    }

    fn after(&self, (start, event): Place) -> Option<Place> {
        let next = self.parts().filter_map(|part| {
            let starts = part.dataset.starts();
            let from = match part.id.cmp(&event.dataset) {
                Ordering::Equal => event.row + 1,
                Ordering::Greater => starts.partition_point(|&at| at < start),
                Ordering::Less => starts.partition_point(|&at| at <= start),
            };
            let row = part.matching().next(from)?;
            self.place_of(EventRef { dataset: part.id, row })
        });
        next.min()
    }

    fn before(&self, (start, event): Place) -> Option<Place> {
        let previous = self.parts().filter_map(|part| {
            let starts = part.dataset.starts();
            let until = match part.id.cmp(&event.dataset) {
                Ordering::Equal => event.row,
                Ordering::Greater => starts.partition_point(|&at| at < start),
                Ordering::Less => starts.partition_point(|&at| at <= start),
            };
            let row = part.matching().last_before(until)?;
            self.place_of(EventRef { dataset: part.id, row })
        });
        previous.max()
    }
}
