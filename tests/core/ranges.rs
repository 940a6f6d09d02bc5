//! Rows are named by the lines of their source, exactly.

use proptest::prelude::*;
use strikemap::dataset::Rows;
use strikemap::dataset::ranges::{Ranges, RangesError, Unit};
use strikemap::import::demo;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn ranges_name_exactly_the_rows_they_were_made_of(seed in any::<u64>()) {
        let dataset = demo::dataset().unwrap();
        let rows = Rows::from_fn(dataset.len(), |row| {
            seed.rotate_left(row as u32).wrapping_mul(row as u64 + 3) % 3 == 0
        });
        let ranges = Ranges::of(&dataset, &rows);
        prop_assert_eq!(ranges.unit, Unit::Lines);
        prop_assert_eq!(ranges.rows(&dataset).unwrap(), rows);
        prop_assert_eq!(Ranges::from_flag(&ranges.to_flag()), ranges);
    }
}

#[test]
fn everything_is_one_range_and_damage_is_told() {
    let dataset = demo::dataset().unwrap();
    let all = Ranges::of(&dataset, &Rows::all(dataset.len()));
    assert!(!all.ranges.contains(','), "{}", all.ranges);
    let damaged = Ranges { unit: Unit::Lines, ranges: "7-x".into() };
    assert!(damaged.rows(&dataset).is_err());
    let rows = |ranges: &str| Ranges { unit: Unit::Events, ranges: ranges.into() }.rows(&dataset);
    let last = dataset.len() as u64;
    assert_eq!(rows(&format!("{last}")).unwrap().count(), 1);
    for (from, to) in [(last, last + 1), (last + 1, last + 1), (0, 0)] {
        let error = rows(&format!("{from}-{to}")).unwrap_err();
        assert!(matches!(error, RangesError::OutOfRange { first: 1, .. }), "{error}");
    }
    for unsorted in ["5,3", "3-2", "1-4,4-6", "7,7"] {
        assert!(matches!(rows(unsorted), Err(RangesError::Form(_))), "{unsorted}");
    }
}
