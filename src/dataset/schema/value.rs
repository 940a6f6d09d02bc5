//! The value of a field of one event.

use std::borrow::Cow;

use crate::dataset::{Figure, Instant, Interval};

/// The value of a field of one event.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// Nothing is known.
    Unknown,
    /// Words; empty is unknown too.
    Text(&'a str),
    /// The same, put together.
    Joined(String),
    /// Several words.
    List(&'a [String]),
    /// A whole number.
    Count(u32),
    /// A whole number between two bounds.
    Range(u32, u32),
    /// A moment.
    Instant(Instant),
    /// From one moment until another.
    Interval(Interval),
    /// Seconds.
    Secs(i64),
    /// Degrees of the globe.
    Degrees(f64),
    /// Metres.
    Metres(f32),
    /// True or false.
    Flag(bool),
}

impl<'a> Value<'a> {
    /// Of what may not be known.
    pub fn of<T>(value: Option<T>, wrap: impl FnOnce(T) -> Self) -> Self {
        value.map_or(Self::Unknown, wrap)
    }

    /// The bounds of a figure.
    pub fn figure(figure: Figure) -> Self {
        Self::of(figure.bounds(), |(low, high)| Self::Range(low, high))
    }

    /// As a cell of a table.
    pub fn text(self) -> Cow<'a, str> {
        match self {
            Self::Unknown => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Joined(text) => Cow::Owned(text),
            Self::List(words) => Cow::Owned(words.join("; ")),
            Self::Count(count) => Cow::Owned(count.to_string()),
            Self::Range(low, high) if low == high => Cow::Owned(low.to_string()),
            Self::Range(low, high) => Cow::Owned(format!("{low}–{high}")),
            Self::Instant(at) => Cow::Owned(at.to_utc_text()),
            Self::Interval(interval) => Cow::Owned(interval_text(interval)),
            Self::Secs(secs) => Cow::Owned(secs.to_string()),
            Self::Degrees(degrees) => Cow::Owned(degrees.to_string()),
            Self::Metres(metres) => Cow::Owned(metres.to_string()),
            Self::Flag(flag) => Cow::Borrowed(if flag { "true" } else { "false" }),
        }
    }
}

/// The start, as precise as the interval is long.
fn interval_text(interval: Interval) -> String {
    let text = interval.start().to_utc_text();
    match interval.secs() {
        1 => text,
        60 => text.replace(":00Z", "Z"),
        _ => format!("{text}/{}", interval.end().to_utc_text()),
    }
}
