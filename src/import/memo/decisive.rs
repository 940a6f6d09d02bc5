//! Which columns decide what of a row.

use super::cells::Cells;
use super::group::Group;
use super::reported::Reported;
use super::zones::{ZoneRules, Zones};
use super::{ColumnDependencies, Memo};
use crate::dataset::dictionaries::Coded;
use crate::import::event_builder::{Reading, has_position_columns};
use crate::import::header::normal;
use crate::import::{Columns, Field, Mapping};

impl Memo {
    /// For a format that has these `dependencies` beside what `mapping` names, and cells that
    /// are read as `reading` says.
    pub fn new(
        columns: &Columns,
        mapping: &Mapping,
        dependencies: &ColumnDependencies,
        reading: &Reading,
    ) -> Self {
        let mut cells: Vec<Cells> = Vec::new();
        let mut slots = |fields: &[Field], more: &[&str]| -> Vec<usize> {
            let mapped = fields.iter().flat_map(|&field| mapping.columns(field)).copied();
            let named = more.iter().filter_map(|name| columns.index(name));
            let mut slots: Vec<usize> = mapped
                .chain(named)
                .map(|column| {
                    cells.iter().position(|cells| cells.column == column).unwrap_or_else(|| {
                        cells.push(Cells::of(column));
                        cells.len() - 1
                    })
                })
                .collect();
            slots.sort_unstable();
            slots.dedup();
            slots
        };
        let both = [Field::Latitude, Field::Longitude].map(|field| mapping.only_column(field));
        let has_geometry = mapping.column(Field::Coordinates).is_some();
        let degrees = match both {
            [Some(latitude), Some(longitude)]
                if reading.places.is_plain(mapping) && !has_geometry =>
            {
                Some([latitude, longitude])
            }
            _ => None,
        };
        let mut place = vec![Field::GeoPrecision, Field::RadiusM];
        let mut place_columns = dependencies.accuracy.to_vec();
        if degrees.is_none() {
            use Field::{Coordinates, Easting, Latitude, LatitudeHalf, Longitude, LongitudeHalf};
            use Field::{Northing, ReferenceSystem, UtmZone};
            place.extend([Latitude, Longitude, Coordinates, LatitudeHalf, LongitudeHalf]);
            place.extend([Easting, Northing, UtmZone, ReferenceSystem]);
        }
        let bare = (place.clone(), place_columns.clone());
        // Where a precision may be stated, names say how far the place reaches.
        let is_stated = !place_columns.is_empty() || mapping.column(Field::GeoPrecision).is_some();
        if degrees.is_none() || is_stated {
            place.extend([Field::Place, Field::Admin1, Field::Admin2, Field::Country]);
            place_columns.extend(dependencies.admin1.iter().chain(dependencies.place));
        }
        #[rustfmt::skip]
        let numbers = [
            Field::KilledLow, Field::KilledHigh, Field::InjuredLow, Field::InjuredHigh,
            Field::Launched, Field::Intercepted,
        ];
        #[rustfmt::skip]
        let time = [
            Field::Start, Field::StartYear, Field::StartMonth, Field::StartDay, Field::StartTime,
            Field::StartHalf, Field::End, Field::EndTime, Field::TimePrecision, Field::TimeZone,
        ];
        let plain = |is_plain: bool, field, coded| {
            let columns = mapping.columns(field);
            (is_plain && !columns.is_empty()).then(|| (coded, columns.to_vec()))
        };
        // What tells the clocks of a row without a country.
        let has_position = has_position_columns(mapping);
        let are_by_degrees = degrees.is_some();
        let mut of_clocks = vec![Field::Admin1];
        let mut named_of_clocks = dependencies.admin1.to_vec();
        if !are_by_degrees {
            of_clocks.extend([Field::Admin2, Field::Place]);
            named_of_clocks.extend(dependencies.place);
            if reading.takes_clocks_of_places {
                of_clocks.extend(&bare.0);
                named_of_clocks.extend(&bare.1);
            }
        }
        let mut memo = Self {
            zones: Zones::new(
                Group::new(slots(&of_clocks, &named_of_clocks)),
                ZoneRules {
                    are_by_degrees: are_by_degrees && reading.takes_clocks_of_places,
                    takes_places: reading.takes_clocks_of_places,
                    has_position_columns: has_position,
                },
            ),
            time: Group::new(slots(&time, dependencies.time)),
            placed: Group::new(slots(&place, &place_columns)),
            bare: Group::new(slots(&bare.0, &bare.1)),
            harm: Group::new(slots(&numbers, dependencies.harm)),
            words: [
                Group::new(slots(&[Field::Kind], dependencies.kind)),
                Group::new(slots(&[Field::Weapon], &[])),
                Group::new(slots(&[Field::Place], dependencies.place)),
                Group::new(slots(&[Field::Admin1], dependencies.admin1)),
                Group::new(slots(&[Field::Country], &[])),
                Group::new(slots(&[Field::Attack], &[])),
            ],
            reported: match *mapping.columns(Field::Reported) {
                [column] => Reported::Seconds(column, reading.facts.is_timed(column)),
                [] if dependencies.reported.is_empty() => Reported::Never,
                _ => {
                    let fields = [Field::TimeZone, Field::Reported];
                    Reported::Cells(Group::new(slots(&fields, dependencies.reported)))
                }
            },
            plain: [
                None,
                plain(true, Field::Weapon, Coded::Weapon),
                plain(dependencies.plain_place, Field::Place, Coded::PlaceName),
                plain(dependencies.plain_admin1, Field::Admin1, Coded::Admin1),
                None,
                None,
            ],
            publishers: Group::new(slots(
                &[Field::Sources, Field::SourceName],
                dependencies.publishers,
            )),
            codes: vec![0; cells.len() + 1],
            zone: cells.len(),
            outlines: Vec::new(),
            is_unlisted: Vec::new(),
            oblasts: Vec::new(),
            cities: Vec::new(),
            cells,
            numbered: Vec::new(),
            is_numbered: Vec::new(),
            times: Vec::new(),
            width: columns.names().len(),
            first_header: columns.names().first().map_or(String::new(), |name| normal(name)),
            id: mapping.column(Field::Id),
            degrees,
            last_state: None,
        };
        memo.time.add_slot(memo.zone);
        if let Reported::Cells(group) = &mut memo.reported {
            group.add_slot(memo.zone);
        }
        memo
    }
}
