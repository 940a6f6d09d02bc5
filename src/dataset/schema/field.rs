//! The fields of an event, and what columns of files say of them.

use serde::{Deserialize, Serialize};

/// A field of an event, one that is derived from others, or what a column says of one:
/// the hour of its start, the zone of its coordinates. In files it is its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the rows of `FIELDS` say what they are")]
pub enum Field {
    Id,
    Title,
    Kind,
    Time,
    Start,
    StartTime,
    /// Morning or afternoon, where the time of day has a column without it.
    StartHalf,
    End,
    EndTime,
    Duration,
    TimePrecision,
    Latitude,
    Longitude,
    Coordinates,
    LatitudeHalf,
    LongitudeHalf,
    Easting,
    Northing,
    UtmZone,
    ReferenceSystem,
    Position,
    GeoPrecision,
    LocationPrecision,
    RadiusM,
    Location,
    Place,
    Admin2,
    Admin1,
    Country,
    Weapon,
    Target,
    Actors,
    Killed,
    KilledLow,
    KilledHigh,
    Injured,
    InjuredLow,
    InjuredHigh,
    Launched,
    Intercepted,
    Disputed,
    PlaceDoubted,
    AirAlert,
    Change,
    ChangedFields,
    Summary,
    Sources,
    SourceName,
    Reported,
    Attack,
    TimeZone,
    StartYear,
    StartMonth,
    StartDay,
}

impl Field {
    /// How many there are.
    pub const COUNT: usize = Self::StartDay as usize + 1;
}
