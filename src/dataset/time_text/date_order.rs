//! Which number comes first in a date.

use serde::{Deserialize, Serialize};

/// Which number comes first in dates such as `03/04/2025`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrder {
    /// 3 April.
    DayFirst,
    /// March 4.
    MonthFirst,
    /// A year of two digits, then month and day: `25/12/27`.
    YearFirst,
}
