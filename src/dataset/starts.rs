//! Starts of events in four bytes each, where all lie within 136 years.

/// Seconds since 1970 for each row, those without a time as [`UNDATED`].
#[derive(Debug, Clone)]
pub struct StartColumn {
    first_secs: i64,
    values: Values,
}

#[derive(Debug, Clone)]
enum Values {
    /// Seconds after the first start.
    Near(Vec<u32>),
    /// Seconds since 1970.
    Far(Vec<i64>),
}

/// Start of a row without a time: after every other.
pub const UNDATED: i64 = i64::MAX;

impl Default for StartColumn {
    fn default() -> Self {
        Self::new(Vec::new())
    }
}

impl StartColumn {
    /// Of starts in any order.
    pub fn new(parts: Vec<Vec<i64>>) -> Self {
        let dated = || parts.iter().flatten().copied().filter(|&at| at != UNDATED);
        let (first_secs, last_secs) =
            dated().fold((i64::MAX, i64::MIN), |(first, last), at| (first.min(at), last.max(at)));
        let rows = parts.iter().map(Vec::len).sum();
        let is_near = last_secs.saturating_sub(first_secs) < i64::from(u32::MAX);
        let mut column = Self {
            first_secs,
            values: if is_near {
                Values::Near(Vec::with_capacity(rows))
            } else {
                Values::Far(Vec::with_capacity(rows))
            },
        };
        for part in parts {
            match &mut column.values {
                Values::Near(near) => near.extend(part.iter().map(|&at| match at {
                    UNDATED => u32::MAX,
                    at => (at - first_secs) as u32,
                })),
                Values::Far(far) => far.extend_from_slice(&part),
            }
        }
        column
    }

    /// The number of rows.
    pub fn len(&self) -> usize {
        match &self.values {
            Values::Near(near) => near.len(),
            Values::Far(far) => far.len(),
        }
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The rows by start, equal ones in their order; `None` where they already
    /// stand so.
    pub fn order(&self) -> Option<Vec<u32>> {
        match &self.values {
            Values::Near(near) if near.is_sorted() => None,
            Values::Near(near) => Some(coarse_order(near).unwrap_or_else(|| counting_order(near))),
            Values::Far(far) if far.is_sorted() => None,
            Values::Far(far) => {
                let mut order: Vec<u32> = (0..far.len() as u32).collect();
                order.sort_by_key(|&row| far[row as usize]);
                Some(order)
            }
        }
    }

    /// With its rows in the order `order`.
    #[must_use]
    pub fn sorted(self, order: &[u32]) -> Self {
        let values = match self.values {
            Values::Near(near) => {
                Values::Near(order.iter().map(|&row| near[row as usize]).collect())
            }
            Values::Far(far) => Values::Far(order.iter().map(|&row| far[row as usize]).collect()),
        };
        Self { values, ..self }
    }

    /// The start of `row`, if it has one.
    pub fn known(&self, row: usize) -> Option<i64> {
        match &self.values {
            Values::Near(near) => {
                let after = near.get(row).filter(|&&after| after != u32::MAX)?;
                Some(self.first_secs + i64::from(*after))
            }
            Values::Far(far) => far.get(row).copied().filter(|&at| at != UNDATED),
        }
    }

    /// Memory in bytes.
    pub fn bytes(&self) -> usize {
        match &self.values {
            Values::Near(near) => near.len() * 4,
            Values::Far(far) => far.len() * 8,
        }
    }

    /// The starts of the first `dated` rows, which all have one.
    pub fn dated(&self, dated: usize) -> Starts<'_> {
        Starts { column: self, dated }
    }
}

/// Different starts that are counted in one pass.
const MOST_COUNTED: usize = 1 << 20;

/// A stable sort by counting whole days, hours or minutes, where all starts are
/// such after the first one, and few: one pass.
fn coarse_order(keys: &[u32]) -> Option<Vec<u32>> {
    let by_units =
        [whole_units::<86_400>, whole_units::<3_600>, whole_units::<900>, whole_units::<60>];
    by_units.into_iter().find_map(|by_unit| by_unit(keys))
}

/// See [`coarse_order`], where the starts are multiples of `SECS`.
fn whole_units<const SECS: u32>(keys: &[u32]) -> Option<Vec<u32>> {
    if !keys.iter().all(|&key| key.is_multiple_of(SECS) || key == u32::MAX) {
        return None;
    }
    let last = keys.iter().copied().filter(|&key| key != u32::MAX).max().unwrap_or(0) / SECS;
    let counted = last as usize + 2;
    if counted > MOST_COUNTED {
        return None;
    }
    // Those without a start come after the last one.
    let number = |key: u32| (key / SECS).min(last + 1) as usize;
    let mut places = vec![0_u32; counted];
    keys.iter().for_each(|&key| places[number(key)] += 1);
    let mut next = 0;
    for place in &mut places {
        (*place, next) = (next, next + *place);
    }
    let mut sorted = vec![0_u32; keys.len()];
    for (row, &key) in keys.iter().enumerate() {
        let place = &mut places[number(key)];
        sorted[*place as usize] = row as u32;
        *place += 1;
    }
    Some(sorted)
}

/// A stable sort by counting, sixteen bits at a time: two passes over the keys
/// instead of a comparison for each pair of them.
fn counting_order(keys: &[u32]) -> Vec<u32> {
    let pass = |order: Option<&[u32]>, shift: u32| {
        let digit = |row: u32| (keys[row as usize] >> shift & 0xFFFF) as usize;
        let mut places = vec![0_u32; 1 << 16];
        (0..keys.len() as u32).for_each(|row| places[digit(row)] += 1);
        let mut next = 0;
        for place in &mut places {
            (*place, next) = (next, next + *place);
        }
        let mut sorted = vec![0_u32; keys.len()];
        let mut put = |row: u32| {
            let place = &mut places[digit(row)];
            sorted[*place as usize] = row;
            *place += 1;
        };
        match order {
            None => (0..keys.len() as u32).for_each(&mut put),
            Some(order) => order.iter().copied().for_each(&mut put),
        }
        sorted
    };
    let by_low_half = pass(None, 0);
    pass(Some(&by_low_half), 16)
}

/// The starts of the dated rows, ascending, in seconds since 1970.
#[derive(Debug, Clone, Copy)]
pub struct Starts<'a> {
    column: &'a StartColumn,
    dated: usize,
}

impl<'a> Starts<'a> {
    /// The number of dated rows.
    pub fn len(self) -> usize {
        self.dated
    }

    /// Whether no row is dated.
    pub fn is_empty(self) -> bool {
        self.dated == 0
    }

    /// The start of a dated `row`.
    pub fn get(self, row: usize) -> Option<i64> {
        (row < self.dated).then(|| self.column.at(row))
    }

    /// The start of each row.
    pub fn iter(self) -> impl Iterator<Item = i64> + 'a {
        (0..self.dated).map(move |row| self.column.at(row))
    }

    /// The first row for which `is_before` does not hold, given that it holds
    /// for all rows before that one and for none after.
    pub fn partition_point(self, mut is_before: impl FnMut(&i64) -> bool) -> usize {
        let (mut low, mut high) = (0, self.dated);
        while low < high {
            let middle = low.midpoint(high);
            if is_before(&self.column.at(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }
}

impl StartColumn {
    fn at(&self, row: usize) -> i64 {
        match &self.values {
            Values::Near(near) => self.first_secs + i64::from(near[row]),
            Values::Far(far) => far[row],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn starts_are_sorted_as_a_stable_sort_does(
            near in prop::collection::vec(prop_oneof![8 => -1_000_000_000_i64..4_000_000_000, 2 => 0..5_i64, 1 => Just(UNDATED)], 0..300),
            far in prop::option::of(Just(-9_000_000_000_i64)),
            unit in prop::sample::select(vec![1_i64, 60, 900, 3_600, 86_400]),
        ) {
            // Whole hours or days of some years as well as any seconds.
            let years = if unit == 1 { i64::MAX } else { 900_000_000 };
            let whole = |at: i64| if at == UNDATED { at } else { at % years / unit * unit };
            let mut values: Vec<i64> = near.into_iter().map(whole).collect();
            values.extend(far);
            let mut expected: Vec<u32> = (0..values.len() as u32).collect();
            expected.sort_by_key(|&row| values[row as usize]);
            let column = StartColumn::new(vec![values.clone()]);
            for (row, &at) in values.iter().enumerate() {
                prop_assert_eq!(column.known(row), (at != UNDATED).then_some(at));
            }
            let order = column.order().unwrap_or_else(|| (0..values.len() as u32).collect());
            prop_assert_eq!(&order, &expected);
            let dated = values.iter().filter(|&&at| at != UNDATED).count();
            let sorted = column.sorted(&order);
            let starts = sorted.dated(dated);
            let plain: Vec<i64> = order.iter().take(dated).map(|&row| values[row as usize]).collect();
            prop_assert_eq!(starts.iter().collect::<Vec<_>>(), plain.clone());
            prop_assert_eq!(starts.partition_point(|&at| at < 3), plain.partition_point(|&at| at < 3));
        }
    }
}
