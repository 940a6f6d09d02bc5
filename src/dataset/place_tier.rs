//! The five tiers of location precision, from an exact place to a whole country.

use serde::{Deserialize, Serialize};

use super::{Certainty, Event, GeoPrecision};

/// How precisely the place of an event is known, in five steps that people choose by.
/// A point of which nothing says how precise it is has none: that is "not stated".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceTier {
    /// An address, a building or a street.
    Exact,
    /// A town, village or city.
    Town,
    /// A city district, raion or county.
    District,
    /// An oblast or voivodeship.
    Oblast,
    /// A country: no symbol on the map stands for it.
    Country,
}

/// The widest circle of each tier but the last, in metres, where a source gives a
/// radius and no precision: a little above the usual radius of a street, that of a
/// city, that of a raion, and that of the largest oblasts.
const WIDEST_M: [(u32, PlaceTier); 4] = [
    (1_000, PlaceTier::Exact),
    (15_000, PlaceTier::Town),
    (50_000, PlaceTier::District),
    (250_000, PlaceTier::Oblast),
];

impl PlaceTier {
    /// All of them, the most precise first.
    pub const ALL: [Self; 5] =
        [Self::Exact, Self::Town, Self::District, Self::Oblast, Self::Country];

    /// The tier of a place that is known as `certainty` says. A stated precision
    /// counts; without one the radius does; without both there is none.
    pub fn of(certainty: &Certainty) -> Option<Self> {
        if certainty.geo == GeoPrecision::Unknown {
            return (certainty.radius_m > 0).then(|| Self::of_radius_m(certainty.radius_m));
        }
        Self::of_precision(certainty.geo)
    }

    /// The tier of the place of `event`; none too where it has no place.
    pub fn of_event(event: &Event) -> Option<Self> {
        event.place.and_then(|_| Self::of(&Certainty::of(event)))
    }

    /// The tier of a stated precision; none where it is unknown.
    pub const fn of_precision(precision: GeoPrecision) -> Option<Self> {
        Some(match precision {
            GeoPrecision::Exact | GeoPrecision::Street => Self::Exact,
            GeoPrecision::Town | GeoPrecision::City => Self::Town,
            GeoPrecision::District | GeoPrecision::Raion => Self::District,
            GeoPrecision::Oblast => Self::Oblast,
            GeoPrecision::Country => Self::Country,
            GeoPrecision::Unknown => return None,
        })
    }

    fn of_radius_m(radius_m: u32) -> Self {
        let fits = |(widest_m, _): &&(u32, Self)| radius_m <= *widest_m;
        WIDEST_M.iter().find(fits).map_or(Self::Country, |(_, tier)| *tier)
    }

    /// The word in files, on the command line and in expressions.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Town => "town",
            Self::District => "district",
            Self::Oblast => "oblast",
            Self::Country => "country",
        }
    }

    /// The words shown to people.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Exact => "Exact place",
            Self::Town => "Town or city",
            Self::District => "District",
            Self::Oblast => "Oblast",
            Self::Country => "Country-wide",
        }
    }

    /// The tier whose [`id`](Self::id) is `text`, or that of the precision which is
    /// called so: `city` and `raion` are `town` and `district`.
    pub fn from_id(text: &str) -> Option<Self> {
        let is_called = |tier: &Self| tier.id().eq_ignore_ascii_case(text.trim());
        let of_precision = || GeoPrecision::from_id(text).and_then(Self::of_precision);
        Self::ALL.into_iter().find(is_called).or_else(of_precision)
    }

    /// The precisions that are called otherwise than the tier they belong to.
    pub fn aliases(self) -> impl Iterator<Item = &'static str> {
        GeoPrecision::ALL
            .into_iter()
            .filter(move |precision| Self::of_precision(*precision) == Some(self))
            .map(GeoPrecision::id)
            .filter(move |id| *id != self.id())
    }
}

/// Some of the tiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(into = "Vec<PlaceTier>", from = "Vec<PlaceTier>")]
pub struct PlaceTiers(u8);

impl PlaceTiers {
    /// None of them.
    pub const NONE: Self = Self(0);

    /// The given ones.
    pub fn of(tiers: impl IntoIterator<Item = PlaceTier>) -> Self {
        tiers.into_iter().fold(Self::NONE, |all, tier| all.with(tier, true))
    }

    /// Whether `tier` is one of them.
    pub const fn contain(self, tier: PlaceTier) -> bool {
        self.0 & (1 << tier as u8) != 0
    }

    /// The same, with `tier` or without it.
    #[must_use]
    pub const fn with(self, tier: PlaceTier, is_in: bool) -> Self {
        let bit = 1 << tier as u8;
        Self(if is_in { self.0 | bit } else { self.0 & !bit })
    }

    /// Their ids as `--area-tiers` takes them: `town,oblast`, or `none`.
    pub fn to_text(self) -> String {
        let ids: Vec<&str> = self.iter().map(PlaceTier::id).collect();
        if ids.is_empty() { "none".to_owned() } else { ids.join(",") }
    }

    /// Those that are in, the most precise first.
    pub fn iter(self) -> impl Iterator<Item = PlaceTier> {
        PlaceTier::ALL.into_iter().filter(move |tier| self.contain(*tier))
    }
}

impl From<Vec<PlaceTier>> for PlaceTiers {
    fn from(tiers: Vec<PlaceTier>) -> Self {
        Self::of(tiers)
    }
}

impl From<PlaceTiers> for Vec<PlaceTier> {
    fn from(tiers: PlaceTiers) -> Self {
        tiers.iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tier(geo: GeoPrecision, radius_m: u32) -> Option<PlaceTier> {
        PlaceTier::of(&Certainty { geo, radius_m, ..Certainty::default() })
    }

    #[test]
    fn a_stated_precision_counts_and_a_radius_only_without_one() {
        assert_eq!(tier(GeoPrecision::Street, 500), Some(PlaceTier::Exact));
        assert_eq!(tier(GeoPrecision::City, 700_000), Some(PlaceTier::Town));
        assert_eq!(tier(GeoPrecision::Raion, 0), Some(PlaceTier::District));
        for (radius_m, expected) in [
            (0, None),
            (1, Some(PlaceTier::Exact)),
            (1_000, Some(PlaceTier::Exact)),
            (1_001, Some(PlaceTier::Town)),
            (15_000, Some(PlaceTier::Town)),
            (50_000, Some(PlaceTier::District)),
            (250_000, Some(PlaceTier::Oblast)),
            (250_001, Some(PlaceTier::Country)),
        ] {
            assert_eq!(tier(GeoPrecision::Unknown, radius_m), expected, "{radius_m}");
        }
    }

    #[test]
    fn tiers_are_found_by_their_words_and_by_those_of_precisions() {
        for tier in PlaceTier::ALL {
            assert_eq!(PlaceTier::from_id(tier.id()), Some(tier));
            for alias in tier.aliases() {
                assert_eq!(PlaceTier::from_id(alias), Some(tier), "{alias}");
            }
        }
        assert_eq!(PlaceTier::from_id("City"), Some(PlaceTier::Town));
        assert_eq!(PlaceTier::from_id("unknown"), None);
        assert_eq!(PlaceTier::from_id("planet"), None);
    }

    #[test]
    fn a_set_of_tiers_is_a_list_in_files() {
        let tiers = PlaceTiers::of([PlaceTier::Oblast, PlaceTier::Town]);
        let text = serde_json::to_string(&tiers).unwrap();
        assert_eq!(text, "[\"town\",\"oblast\"]");
        assert_eq!(serde_json::from_str::<PlaceTiers>(&text).unwrap(), tiers);
        assert!(serde_json::from_str::<PlaceTiers>("[\"planet\"]").is_err());
        assert_eq!(tiers.with(PlaceTier::Oblast, false), PlaceTiers::of([PlaceTier::Town]));
    }
}
