//! Stretches of time, apart from one another and sorted.

/// Stretches of time in seconds since 1970, each from its start until before its end.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stretches(Vec<(i64, i64)>);

impl Stretches {
    /// Of any stretches: those that overlap or follow one another without a gap are one.
    pub fn new(mut all: Vec<(i64, i64)>) -> Self {
        all.sort_unstable();
        let mut apart: Vec<(i64, i64)> = Vec::with_capacity(all.len());
        for (start, end) in all {
            match apart.last_mut() {
                Some(last) if start <= last.1 => last.1 = last.1.max(end),
                _ => apart.push((start, end)),
            }
        }
        apart.shrink_to_fit();
        Self(apart)
    }

    /// The one that holds all of `start..end`.
    pub fn holding(&self, start: i64, end: i64) -> Option<(i64, i64)> {
        let after = self.0.partition_point(|stretch| stretch.0 <= start);
        let last = self.0.get(after.checked_sub(1)?)?;
        (end <= last.1).then_some(*last)
    }

    /// Whether one of them overlaps `start..end`.
    pub fn touch(&self, start: i64, end: i64) -> bool {
        let first = self.0.partition_point(|stretch| stretch.1 <= start);
        self.0.get(first).is_some_and(|stretch| stretch.0 < end)
    }

    /// The first start after `at`.
    pub fn next_start(&self, at: i64) -> Option<i64> {
        let after = self.0.partition_point(|stretch| stretch.0 <= at);
        self.0.get(after).map(|stretch| stretch.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_that_meet_are_one() {
        let stretches = Stretches::new(vec![(30, 40), (0, 10), (10, 20), (5, 8)]);
        assert_eq!(stretches, Stretches(vec![(0, 20), (30, 40)]));
        assert_eq!(stretches.holding(3, 20), Some((0, 20)));
        assert_eq!(stretches.holding(3, 21), None);
        assert_eq!(stretches.holding(25, 26), None);
        assert!(stretches.touch(19, 25) && stretches.touch(25, 31) && !stretches.touch(20, 30));
        assert_eq!(stretches.next_start(0), Some(30));
        assert_eq!(stretches.next_start(30), None);
    }
}
