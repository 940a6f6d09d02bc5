//! The names that an expression may ask about, and what sort of value each has.

/// What sort of value a field has, and so how it can be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Words, compared without regard to capitals.
    Text,
    /// A number, or a range of which the number is somewhere.
    Number,
    /// A moment, or an interval in which the moment is.
    Time,
    /// A length of time.
    Duration,
    /// A step of a scale, the finest first.
    Precision,
    /// True or false by itself.
    Flag,
}

impl Sort {
    /// What a value is, in errors and in the list of names.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Time => "date or time",
            Self::Duration => "length of time such as 6h",
            Self::Precision => "precision",
            Self::Flag => "true or false",
        }
    }
}

/// A field of an event that an expression can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the fields of `dataset::Event`")]
pub enum Field {
    Id,
    Title,
    Kind,
    Weapon,
    Target,
    Place,
    Admin1,
    Admin2,
    Country,
    Source,
    Actor,
    Attack,
    Summary,
    Start,
    End,
    Time,
    Reported,
    Duration,
    TimePrecision,
    GeoPrecision,
    RadiusM,
    Latitude,
    Longitude,
    Killed,
    Injured,
    Launched,
    Intercepted,
    Disputed,
    PlaceDoubted,
}

/// A field with its names, the first of which is offered.
#[derive(Debug)]
pub struct Known {
    /// The field.
    pub field: Field,
    /// How it is written.
    pub names: &'static [&'static str],
    /// What sort of value it has.
    pub sort: Sort,
}

/// Every field, in the order in which lists offer them.
#[rustfmt::skip]
pub const FIELDS: &[Known] = &[
    Known { field: Field::Kind,          names: &["kind"],                  sort: Sort::Text },
    Known { field: Field::Killed,        names: &["killed"],                sort: Sort::Number },
    Known { field: Field::Injured,       names: &["injured"],               sort: Sort::Number },
    Known { field: Field::Place,         names: &["place"],                 sort: Sort::Text },
    Known { field: Field::Admin1,        names: &["admin1", "region"],      sort: Sort::Text },
    Known { field: Field::Admin2,        names: &["admin2"],                sort: Sort::Text },
    Known { field: Field::Country,       names: &["country"],               sort: Sort::Text },
    Known { field: Field::Weapon,        names: &["weapon"],                sort: Sort::Text },
    Known { field: Field::Target,        names: &["target"],                sort: Sort::Text },
    Known { field: Field::Title,         names: &["title"],                 sort: Sort::Text },
    Known { field: Field::Summary,       names: &["summary"],               sort: Sort::Text },
    Known { field: Field::Source,        names: &["source"],                sort: Sort::Text },
    Known { field: Field::Actor,         names: &["actor"],                 sort: Sort::Text },
    Known { field: Field::Attack,        names: &["attack"],                sort: Sort::Text },
    Known { field: Field::Id,            names: &["id"],                    sort: Sort::Text },
    Known { field: Field::Start,         names: &["start"],                 sort: Sort::Time },
    Known { field: Field::End,           names: &["end"],                   sort: Sort::Time },
    Known { field: Field::Time,          names: &["time"],                  sort: Sort::Time },
    Known { field: Field::Reported,      names: &["reported"],              sort: Sort::Time },
    Known { field: Field::Duration,      names: &["duration"],              sort: Sort::Duration },
    Known { field: Field::TimePrecision, names: &["time_precision"],        sort: Sort::Precision },
    Known { field: Field::GeoPrecision,  names: &["geo_precision"],         sort: Sort::Precision },
    Known { field: Field::RadiusM,       names: &["radius_m"],              sort: Sort::Number },
    Known { field: Field::Latitude,      names: &["latitude", "lat"],       sort: Sort::Number },
    Known { field: Field::Longitude,     names: &["longitude", "lon"],      sort: Sort::Number },
    Known { field: Field::Launched,      names: &["launched"],              sort: Sort::Number },
    Known { field: Field::Intercepted,   names: &["intercepted"],           sort: Sort::Number },
    Known { field: Field::Disputed,      names: &["disputed"],              sort: Sort::Flag },
    Known { field: Field::PlaceDoubted,  names: &["place_doubted"],         sort: Sort::Flag },
];

impl Field {
    /// The field that is written `name`, in either case.
    pub fn from_name(name: &str) -> Option<Self> {
        let is_named = |known: &&Known| known.names.iter().any(|n| n.eq_ignore_ascii_case(name));
        FIELDS.iter().find(is_named).map(|known| known.field)
    }

    /// What sort of value it has.
    pub fn sort(self) -> Sort {
        FIELDS.iter().find(|known| known.field == self).map_or(Sort::Text, |known| known.sort)
    }

    /// Whether it is kept in the original record only, not in a column.
    pub const fn is_in_record(self) -> bool {
        matches!(
            self,
            Self::Id
                | Self::Title
                | Self::Target
                | Self::Admin2
                | Self::Actor
                | Self::Summary
                | Self::Launched
                | Self::Intercepted
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_to_its_field_and_to_no_other() {
        for known in FIELDS {
            for name in known.names {
                assert_eq!(Field::from_name(&name.to_uppercase()), Some(known.field), "{name}");
            }
        }
    }
}
