//! Which column of a file holds which field of an event.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

/// A field of the canonical event that a column can fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the fields of `dataset::Event`")]
pub enum Field {
    Id,
    Title,
    Kind,
    Start,
    StartTime,
    End,
    EndTime,
    TimePrecision,
    Latitude,
    Longitude,
    Coordinates,
    GeoPrecision,
    RadiusM,
    Place,
    Admin2,
    Admin1,
    Country,
    Weapon,
    Target,
    Actors,
    KilledLow,
    KilledHigh,
    InjuredLow,
    InjuredHigh,
    Launched,
    Intercepted,
    Summary,
    Sources,
    SourceName,
    Reported,
    Attack,
}

/// A field with the words shown to people and the headers it is known by, all
/// in the form of [`normal`].
struct Known {
    field: Field,
    label: &'static str,
    headers: &'static [&'static str],
}

/// In the order in which dialogs list them. Earlier headers win over later ones.
#[rustfmt::skip]
const FIELDS: &[Known] = &[
    Known { field: Field::Id, label: "Id", headers: &["id", "event id", "eventid", "event id cnty", "event id 1pd", "data id", "entry", "uid", "uuid", "code"] },
    Known { field: Field::Title, label: "Title", headers: &["title", "name", "headline", "label", "event title", "назва", "заголовок", "tytuł"] },
    Known { field: Field::Kind, label: "Kind", headers: &["kind", "sub event type", "event type", "type", "category", "event kind", "incident type", "attack type", "disorder type", "тип", "вид", "typ", "rodzaj"] },
    Known { field: Field::Start, label: "Start or date", headers: &["start", "date start utc", "date start", "start date", "started at", "time start", "start time utc", "event date", "date", "datetime", "date time", "timestamp", "time utc", "when", "verifieddate", "verified date", "begin", "дата", "дата початку", "data", "data zdarzenia", "date occurred"] },
    Known { field: Field::StartTime, label: "Time of day", headers: &["time", "event time", "start time", "hour", "local time", "час", "время", "godzina", "czas"] },
    Known { field: Field::End, label: "End", headers: &["end", "date end utc", "date end", "end date", "finished at", "time end", "ended at", "stop", "дата завершення"] },
    Known { field: Field::EndTime, label: "End time of day", headers: &["end time"] },
    Known { field: Field::TimePrecision, label: "Precision of time", headers: &["time precision", "date precision"] },
    Known { field: Field::Latitude, label: "Latitude", headers: &["latitude", "lat", "y", "lat dd", "decimallatitude", "geo lat", "широта", "szerokość", "szerokosc geograficzna"] },
    Known { field: Field::Longitude, label: "Longitude", headers: &["longitude", "lon", "lng", "long", "x", "lon dd", "decimallongitude", "geo lon", "довгота", "долгота", "długość", "dlugosc geograficzna"] },
    Known { field: Field::Coordinates, label: "Both coordinates", headers: &["coordinates", "coords", "latlon", "lat lon", "latlng", "lat long", "position", "point", "geolocation coordinates", "координати", "координаты", "współrzędne"] },
    Known { field: Field::GeoPrecision, label: "Precision of place", headers: &["geo precision", "place precision", "location precision"] },
    Known { field: Field::RadiusM, label: "Radius in metres", headers: &["radius m", "accuracy m", "uncertainty m", "coordinateuncertaintyinmeters"] },
    Known { field: Field::Place, label: "Place", headers: &["place", "location", "place name", "city", "town", "town city", "settlement", "village", "address", "where description", "place desc", "airport name", "asciiname", "hromada", "місто", "населений пункт", "город", "место", "miejscowość", "miasto", "loc name"] },
    Known { field: Field::Admin2, label: "Second-order division", headers: &["admin2", "adm 2", "adm2 name", "admin 2", "raion", "district", "county", "район", "powiat"] },
    Known { field: Field::Admin1, label: "First-order division", headers: &["admin1", "adm 1", "adm1 name", "admin 1", "oblast", "region", "province", "state", "область", "województwo", "adm1 name"] },
    Known { field: Field::Country, label: "Country", headers: &["country", "country name", "nation", "країна", "страна", "kraj", "państwo"] },
    Known { field: Field::Weapon, label: "Weapon", headers: &["weapon", "weapon system", "arms munition", "munition", "model", "weapon type", "зброя", "оружие", "broń"] },
    Known { field: Field::Target, label: "Target", headers: &["target", "target type", "type of area affected", "ціль", "цель", "cel"] },
    Known { field: Field::Actors, label: "Actors", headers: &["actors", "actor", "actor1", "perpetrator", "side a"] },
    Known { field: Field::KilledLow, label: "Killed, low", headers: &["killed low", "killed", "fatalities", "deaths", "dead", "deaths low", "low", "загинули", "погибшие", "zabici", "affected killed"] },
    Known { field: Field::KilledHigh, label: "Killed, high", headers: &["killed high", "deaths high", "high"] },
    Known { field: Field::InjuredLow, label: "Injured, low", headers: &["injured low", "injured", "wounded", "injuries", "поранені", "раненые", "ranni", "affected injured"] },
    Known { field: Field::InjuredHigh, label: "Injured, high", headers: &["injured high"] },
    Known { field: Field::Launched, label: "Launched", headers: &["launched"] },
    Known { field: Field::Intercepted, label: "Intercepted", headers: &["intercepted", "destroyed", "shot down"] },
    Known { field: Field::Summary, label: "Summary", headers: &["summary", "description", "notes", "brief description", "text", "details", "comment", "опис", "описание", "opis", "event description"] },
    Known { field: Field::Sources, label: "Sources", headers: &["sources", "source url", "source urls", "url", "link", "links", "href", "джерело", "источник", "źródło"] },
    Known { field: Field::SourceName, label: "Publisher", headers: &["publisher", "source", "source name", "source office"] },
    Known { field: Field::Reported, label: "Reported", headers: &["reported", "reported at", "report date", "report time", "date reported", "published", "published at", "publication date"] },
    Known { field: Field::Attack, label: "Attack", headers: &["attack", "attack id"] },
];

impl Field {
    /// How many fields there are.
    pub const COUNT: usize = FIELDS.len();

    /// Every field, in the order in which dialogs list them.
    pub fn all() -> impl Iterator<Item = Self> {
        FIELDS.iter().map(|known| known.field)
    }

    /// The words shown to people.
    pub fn label(self) -> &'static str {
        FIELDS.iter().find(|known| known.field == self).map_or("", |known| known.label)
    }
}

/// `header` in lower case with everything but letters and digits as one blank.
pub fn normal(header: &str) -> String {
    let mut normal = String::with_capacity(header.len());
    for letter in header.chars() {
        if letter.is_ascii_alphanumeric() {
            normal.push(letter.to_ascii_lowercase());
        } else if letter.is_alphanumeric() {
            normal.extend(letter.to_lowercase());
        } else if !normal.is_empty() && !normal.ends_with(' ') {
            normal.push(' ');
        }
    }
    normal.truncate(normal.trim_end().len());
    normal
}

/// The column names of a file, found by their normal form.
#[derive(Debug, Clone, Default)]
pub struct Columns {
    names: Vec<String>,
    by_name: HashMap<String, usize>,
    /// The same by names as written, which are the ones that formats ask for.
    by_written: HashMap<String, usize, foldhash::fast::RandomState>,
}

impl Columns {
    /// Of names that may repeat; the first of equal ones is found.
    pub fn new(names: Vec<String>) -> Self {
        let mut by_name = HashMap::new();
        for (index, name) in names.iter().enumerate() {
            by_name.entry(normal(name)).or_insert(index);
        }
        let found = |name: &String| Some((name.clone(), *by_name.get(&normal(name))?));
        let by_written = names.iter().filter_map(found).collect();
        Self { names, by_name, by_written }
    }

    /// The names as written.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Where `name` stands, however it is capitalised or punctuated.
    pub fn index(&self, name: &str) -> Option<usize> {
        self.by_written.get(name).or_else(|| self.by_name.get(&normal(name))).copied()
    }

    /// Every column that is called as one of coordinates, also the second of a kind.
    pub fn of_coordinates(&self) -> Vec<usize> {
        let fields = [Field::Latitude, Field::Longitude, Field::Coordinates];
        let known = || FIELDS.iter().filter(|known| fields.contains(&known.field));
        let is_one =
            |name: &String| known().any(|known| known.headers.contains(&normal(name).as_str()));
        let named = self.names.iter().enumerate().filter(|(_, name)| is_one(name));
        named.map(|(index, _)| index).collect()
    }

    /// Whether all of `names` are there.
    pub fn have(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.index(name).is_some())
    }
}

/// Which column fills which field.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Mapping(BTreeMap<Field, usize>);

impl Mapping {
    /// Every field whose usual header is among `columns`.
    pub fn guess(columns: &Columns) -> Self {
        let mut mapping = Self::default();
        let mut taken = Vec::new();
        for known in FIELDS {
            let found = known.headers.iter().find_map(|header| {
                columns.by_name.get(*header).copied().filter(|index| !taken.contains(index))
            });
            if let Some(index) = found {
                taken.push(index);
                mapping.0.insert(known.field, index);
            }
        }
        mapping
    }

    /// This mapping with `field` filled from the column `name`; unchanged when
    /// there is no such column.
    #[must_use]
    pub fn with(mut self, columns: &Columns, field: Field, name: &str) -> Self {
        if let Some(index) = columns.index(name) {
            self.0.insert(field, index);
        }
        self
    }

    /// This mapping without `field`.
    #[must_use]
    pub fn without(mut self, field: Field) -> Self {
        self.0.remove(&field);
        self
    }

    /// Fills `field` from column `index`, or from none.
    pub fn set(&mut self, field: Field, index: Option<usize>) {
        match index {
            Some(index) => self.0.insert(field, index),
            None => self.0.remove(&field),
        };
    }

    /// The column that fills `field`.
    pub fn column(&self, field: Field) -> Option<usize> {
        self.0.get(&field).copied()
    }

    /// Fields and their columns, in the order of the fields.
    pub fn iter(&self) -> impl Iterator<Item = (Field, usize)> {
        self.0.iter().map(|(&field, &index)| (field, index))
    }

    /// Whether it can say when or where something happened: the least that
    /// makes a table a table of events.
    pub fn tells_when_or_where(&self) -> bool {
        let has = |field| self.0.contains_key(&field);
        has(Field::Start)
            || has(Field::Coordinates)
            || (has(Field::Latitude) && has(Field::Longitude))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(names: &[&str]) -> Columns {
        Columns::new(names.iter().map(|&name| name.to_owned()).collect())
    }

    #[test]
    fn every_field_is_listed_once() {
        let mut fields: Vec<Field> = Field::all().collect();
        fields.sort_unstable();
        fields.dedup();
        assert_eq!(fields.len(), FIELDS.len());
    }

    #[test]
    fn headers_are_recognised_however_they_are_written() {
        let columns = columns(&["Event-ID", "LAT", "Lng", "Event_Date", "Weapon System"]);
        let mapping = Mapping::guess(&columns);
        assert_eq!(mapping.column(Field::Id), Some(0));
        assert_eq!(mapping.column(Field::Latitude), Some(1));
        assert_eq!(mapping.column(Field::Longitude), Some(2));
        assert_eq!(mapping.column(Field::Start), Some(3));
        assert_eq!(mapping.column(Field::Weapon), Some(4));
    }

    #[test]
    fn one_column_fills_one_field_only() {
        let mapping = Mapping::guess(&columns(&["name", "date", "location", "location"]));
        let mut used: Vec<usize> = mapping.iter().map(|(_, index)| index).collect();
        used.sort_unstable();
        let before = used.len();
        used.dedup();
        assert_eq!(used.len(), before);
    }
}
