//! How a column of a Parquet file becomes text.

use crate::import::value_text::Clock;

/// How a column becomes text.
#[derive(Debug)]
pub enum How {
    Plain,
    /// Ticks of so many nanoseconds: since 1970, or since midnight.
    Time {
        tick_nanos: i64,
        kind: Clock,
    },
    /// Bytes of a geometry: its middle and, if asked for, the radius around it.
    Geometry {
        has_radius: bool,
    },
    /// A column a member.
    Group(Vec<Self>),
}
