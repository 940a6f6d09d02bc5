//! Positions that cannot be swapped or out of range, and how precise they are.

use serde::{Deserialize, Serialize};

/// Steps of [`Place::to_steps`] in a degree.
pub const STEPS_A_DEGREE: f64 = 1e7;

/// A position on the Earth, WGS 84.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Place {
    latitude: f64,
    longitude: f64,
}

/// A longitude that may lie beyond ±180°, as of an outline across the antimeridian, from
/// −180° on and below 180°.
pub fn wrapped(longitude: f64) -> f64 {
    (longitude + 180.0).rem_euclid(360.0) - 180.0
}

impl Place {
    /// From degrees; `None` outside −90…90 and −180…180, or when not a number.
    pub fn new(latitude: f64, longitude: f64) -> Option<Self> {
        let inside = (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude);
        inside.then_some(Self { latitude, longitude })
    }

    /// Degrees north.
    pub const fn latitude(self) -> f64 {
        self.latitude
    }

    /// Degrees east.
    pub const fn longitude(self) -> f64 {
        self.longitude
    }

    /// Ten-millionths of a degree, north and east, to the nearest.
    pub fn to_steps(self) -> [i32; 2] {
        // Inside the globe they are below 1.8e9, so the cast cannot clip.
        [self.latitude, self.longitude].map(|degrees| (degrees * STEPS_A_DEGREE).round() as i32)
    }

    /// The place with these [steps](Self::to_steps); `None` outside the globe.
    pub fn from_steps([north, east]: [i32; 2]) -> Option<Self> {
        Self::new(f64::from(north) / STEPS_A_DEGREE, f64::from(east) / STEPS_A_DEGREE)
    }

    /// Within about a kilometre of 0° N 0° E, where no city lies but where
    /// missing coordinates and their jitter end up.
    pub fn is_null_island(self) -> bool {
        self.latitude.abs() < 0.01 && self.longitude.abs() < 0.01
    }

    /// Great-circle distance in metres on a sphere of the Earth's mean radius
    /// (haversine; at most 0.6 % off the ellipsoid).
    pub fn distance_m(self, other: Self) -> f64 {
        const MEAN_RADIUS_M: f64 = 6_371_008.8;
        let (phi_1, phi_2) = (self.latitude.to_radians(), other.latitude.to_radians());
        let half_phi = (phi_2 - phi_1) / 2.0;
        let half_lambda = (other.longitude - self.longitude).to_radians() / 2.0;
        let chord = half_phi.sin().powi(2) + phi_1.cos() * phi_2.cos() * half_lambda.sin().powi(2);
        2.0 * MEAN_RADIUS_M * chord.sqrt().min(1.0).asin()
    }
}

/// How precisely the place of an event is known.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum GeoPrecision {
    /// A building, station or plant.
    Exact,
    /// A street or neighbourhood.
    Street,
    /// A district of a city.
    District,
    /// A town or village.
    Town,
    /// A city.
    City,
    /// A second-order division (raion, powiat).
    Raion,
    /// A first-order division (oblast, voivodeship).
    Oblast,
    /// A country.
    Country,
    /// The source does not say.
    #[default]
    Unknown,
}

impl GeoPrecision {
    /// All of them, finest first.
    pub const ALL: [Self; 9] = [
        Self::Exact,
        Self::Street,
        Self::District,
        Self::Town,
        Self::City,
        Self::Raion,
        Self::Oblast,
        Self::Country,
        Self::Unknown,
    ];

    /// The word used in the project's files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Street => "street",
            Self::District => "district",
            Self::Town => "town",
            Self::City => "city",
            Self::Raion => "raion",
            Self::Oblast => "oblast",
            Self::Country => "country",
            Self::Unknown => "unknown",
        }
    }

    /// The words shown to people.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Exact => "exact place",
            Self::Street => "street or neighbourhood",
            Self::District => "somewhere in this city district",
            Self::Town => "somewhere in this town",
            Self::City => "somewhere in this city",
            Self::Raion => "somewhere in this raion or county",
            Self::Oblast => "somewhere in this oblast or voivodeship",
            Self::Country => "somewhere in this country",
            Self::Unknown => "precision of the place unknown",
        }
    }

    /// The precision whose [`id`](Self::id) is `text`.
    pub fn from_id(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|precision| precision.id().eq_ignore_ascii_case(text.trim()))
    }

    /// The radius assumed where a source gives the precision but no radius, in
    /// metres; 0 for places taken as points.
    pub const fn usual_radius_m(self) -> f32 {
        match self {
            Self::Exact | Self::Unknown => 0.0,
            Self::Street => 500.0,
            Self::District => 8_000.0,
            Self::Town => 4_000.0,
            Self::City => 15_000.0,
            Self::Raion => 50_000.0,
            Self::Oblast => 120_000.0,
            Self::Country => 600_000.0,
        }
    }

    /// Drawn as an area rather than as a point.
    pub fn is_imprecise(self) -> bool {
        matches!(
            self,
            Self::District | Self::Town | Self::City | Self::Raion | Self::Oblast | Self::Country
        )
    }
}

/// A named place around the point of an event, from which follow precision and
/// radius where the source gives a point but not how far it reaches.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reach {
    /// What the source says.
    pub stated: GeoPrecision,
    /// Middle of the named place.
    pub middle: Place,
    /// All of it lies within this distance of its middle, in metres.
    pub radius_m: f32,
    /// What the named place is.
    pub precision: GeoPrecision,
}

impl Reach {
    /// A point may lie this far outside the circle of what it stands for.
    const MARGIN_M: f64 = 5_000.0;

    /// Precision, and the radius in metres of the circle around `place` that
    /// holds the named place; as stated where `place` does not lie in it.
    pub fn around(&self, place: Place) -> (GeoPrecision, f32) {
        let away_m = self.middle.distance_m(place);
        if away_m > f64::from(self.radius_m) + Self::MARGIN_M {
            return (self.stated, self.stated.usual_radius_m());
        }
        let whole_km = ((away_m + f64::from(self.radius_m)) / 1_000.0).ceil() as f32;
        (self.precision, whole_km * 1_000.0)
    }
}

/// Where the coordinates of an event come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CoordinateSource {
    /// The source gives them.
    #[default]
    Source,
    /// The source names a place; the built-in gazetteer gave its coordinates.
    Gazetteer,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_outside_the_globe_cannot_be_made() {
        assert!(Place::new(91.0, 0.0).is_none());
        assert!(Place::new(0.0, 181.0).is_none());
        assert!(Place::new(f64::NAN, 0.0).is_none());
    }

    #[test]
    fn kyiv_to_lublin_is_about_567_km() {
        let kyiv = Place::new(50.4547, 30.5238).unwrap();
        let lublin = Place::new(51.25, 22.5667).unwrap();
        assert!((kyiv.distance_m(lublin) - 566_600.0).abs() < 3_000.0);
    }
}
