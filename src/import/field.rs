//! The fields of an event that columns can fill, with the names they are known by.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::header::words;

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
    LatitudeHalf,
    LongitudeHalf,
    Easting,
    Northing,
    UtmZone,
    ReferenceSystem,
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
    TimeZone,
    StartYear,
    StartMonth,
    StartDay,
}

/// A field with the words shown to people and the names it is known by, which are
/// compared by their [`words`].
struct Known {
    field: Field,
    label: &'static str,
    headers: &'static [&'static str],
}

/// In the order in which dialogs list them. Earlier headers win over later ones.
#[rustfmt::skip]
const FIELDS: &[Known] = &[
    Known { field: Field::Id, label: "Id", headers: &["id", "event id", "eventid", "event id cnty", "event id 1pd", "incident id", "globaleventid", "global event id", "data id", "entry", "entry id", "uid", "uuid", "code", "case id", "crime id", "post id", "unique reference code", "unique id"] },
    Known { field: Field::Title, label: "Title", headers: &["title", "name", "headline", "label", "subject", "назва", "заголовок", "название", "tytul", "nazwa"] },
    Known { field: Field::Kind, label: "Kind", headers: &["kind", "sub event type", "event type", "type", "category", "categories", "event kind", "incident type", "attack type", "attacktype", "attacktype1", "means of attack", "strike type", "disorder type", "тип", "вид", "категорія", "категория", "typ", "rodzaj", "kategoria"] },
    Known { field: Field::Start, label: "Start or date", headers: &["start", "date start", "start date", "started at", "started", "time start", "event date", "date", "datetime", "date time", "time stamp", "when", "verified date", "begin", "started on", "occurred at", "occurred on", "occurred", "happened at", "sqldate", "acq date", "дата", "дата та час", "дата і час", "дата и время", "дата початку", "дата начала", "початок", "начало", "коли", "когда", "data", "data i godzina", "data zdarzenia", "poczatek", "kiedy", "date occurred"] },
    Known { field: Field::StartTime, label: "Time of day", headers: &["time", "event time", "start time", "hour", "local time", "time local", "time of day", "acq time", "час", "час початку", "время", "время начала", "година", "godzina", "czas"] },
    Known { field: Field::End, label: "End", headers: &["end", "date end", "end date", "finished at", "time end", "ended at", "ended on", "ended", "stop", "until", "finish", "дата завершення", "дата окончания", "кінець", "завершення", "конец", "окончание", "koniec", "data zakonczenia"] },
    Known { field: Field::EndTime, label: "End time of day", headers: &["end time", "час завершення", "время окончания"] },
    Known { field: Field::TimePrecision, label: "Precision of time", headers: &["time precision", "date precision"] },
    Known { field: Field::TimeZone, label: "Time zone", headers: &["timezone", "time zone", "tz", "tzid", "utc offset", "timezone name", "часовий пояс", "часовой пояс", "strefa czasowa"] },
    Known { field: Field::Latitude, label: "Latitude", headers: &["latitude", "lat", "geo lat", "decimallatitude", "широта", "szerokosc", "szerokosc geograficzna", "szer geogr", "latitudee7", "latitude e7", "late7", "lat e7", "lat dd", "y"] },
    Known { field: Field::Longitude, label: "Longitude", headers: &["longitude", "lon", "lng", "long", "geo lon", "decimallongitude", "довгота", "долгота", "dlugosc", "dlugosc geograficzna", "dl geogr", "longitudee7", "longitude e7", "lone7", "lon e7", "lnge7", "lon dd", "x"] },
    Known { field: Field::Coordinates, label: "Both coordinates", headers: &["coordinates", "coords", "coordinate", "latlon", "latlng", "latlong", "position", "point", "gps", "geopoint", "geolocation coordinates", "gps coordinates", "location coordinates", "координати", "координаты", "wspolrzedne", "wspolrzedne geograficzne", "lat lon", "lat long", "lonlat", "lon lat", "lnglat", "lng lat", "longlat", "long lat", "lat lng", "latitude longitude", "longitude latitude", "estimated coordinates", "gps location", "geo", "geo point", "location point", "geom", "the geom", "geometry", "shape", "wkt", "wkt geom", "wkb", "geojson", "mgrs", "mgrs grid", "military grid", "plus code", "pluscode", "open location code", "geohash"] },
    Known { field: Field::LatitudeHalf, label: "Half of the latitude", headers: &["lat dir", "latdir", "lat direction", "latitude dir", "latitude direction", "lat hemisphere", "latitude hemisphere", "lat hem", "lat ref", "latitude ref", "gpslatituderef", "ns", "n s", "lat ns"] },
    Known { field: Field::LongitudeHalf, label: "Half of the longitude", headers: &["lon dir", "londir", "lon direction", "long dir", "lng dir", "longitude dir", "longitude direction", "lon hemisphere", "longitude hemisphere", "lon hem", "lon ref", "longitude ref", "gpslongituderef", "ew", "e w", "lon ew"] },
    Known { field: Field::Easting, label: "Easting", headers: &["easting", "utm easting", "easting m", "utm e", "utm x", "utm east"] },
    Known { field: Field::Northing, label: "Northing", headers: &["northing", "utm northing", "northing m", "utm n", "utm y", "utm north"] },
    Known { field: Field::UtmZone, label: "Zone of UTM", headers: &["utm zone", "utmzone", "zone", "grid zone", "zone utm", "strefa utm"] },
    Known { field: Field::ReferenceSystem, label: "Reference system", headers: &["crs", "srid", "epsg", "epsg code", "srs", "coordinate system", "coordinate reference system", "reference system", "spatial reference", "geodetic datum", "geodeticdatum", "układ współrzędnych", "układ odniesienia"] },
    Known { field: Field::GeoPrecision, label: "Precision of place", headers: &["geo precision", "place precision", "location precision"] },
    Known { field: Field::RadiusM, label: "Radius in metres", headers: &["radius m", "accuracy m", "uncertainty m", "coordinateuncertaintyinmeters", "coordinate uncertainty in meters"] },
    Known { field: Field::Place, label: "Place", headers: &["place", "location", "place name", "location name", "city", "town", "town city", "settlement", "village", "address", "where", "where description", "place desc", "airport name", "asciiname", "hromada", "місто", "населений пункт", "місце", "адреса", "громада", "город", "населенный пункт", "место", "адрес", "miejscowosc", "miasto", "miejsce", "adres", "loc name"] },
    Known { field: Field::Admin2, label: "Second-order division", headers: &["admin2", "adm2", "adm 2", "adm2 name", "adm2 en", "admin 2", "admin2 name en", "raion", "district", "county", "район", "powiat"] },
    Known { field: Field::Admin1, label: "First-order division", headers: &["admin1", "adm1", "adm 1", "adm1 name", "adm1 en", "admin 1", "admin1 name en", "oblast", "province", "governorate", "voivodeship", "state province", "provstate", "state", "region", "область", "регіон", "регион", "wojewodztwo"] },
    Known { field: Field::Country, label: "Country", headers: &["country", "country name", "nation", "країна", "страна", "kraj", "panstwo", "country iso", "country code", "countrycode", "iso country", "iso2", "iso3"] },
    Known { field: Field::Weapon, label: "Weapon", headers: &["weapon", "weapon system", "arms munition", "munition", "model", "weapon type", "weaptype1", "weapon carried used", "weapons", "зброя", "озброєння", "оружие", "вооружение", "bron"] },
    Known { field: Field::Target, label: "Target", headers: &["target", "target type", "targtype1", "type of area affected", "ціль", "цель", "cel"] },
    Known { field: Field::Actors, label: "Actors", headers: &["actors", "actor", "actor1", "perpetrator", "actor name", "gname", "side a"] },
    Known { field: Field::KilledLow, label: "Killed, low", headers: &["killed low", "killed", "fatalities", "deaths", "dead", "deaths low", "nkill", "numberkilled", "low", "best", "загинули", "загиблі", "погибшие", "zabici", "ofiary smiertelne", "affected killed"] },
    Known { field: Field::KilledHigh, label: "Killed, high", headers: &["killed high", "deaths high", "high"] },
    Known { field: Field::InjuredLow, label: "Injured, low", headers: &["injured low", "injured", "wounded", "injuries", "nwound", "numberinjured", "поранені", "раненые", "ranni", "affected injured"] },
    Known { field: Field::InjuredHigh, label: "Injured, high", headers: &["injured high"] },
    Known { field: Field::Launched, label: "Launched", headers: &["launched", "запущено", "випущено", "выпущено"] },
    Known { field: Field::Intercepted, label: "Intercepted", headers: &["intercepted", "shot down", "destroyed", "збито", "сбито"] },
    Known { field: Field::Summary, label: "Summary", headers: &["summary", "description", "notes", "brief description", "text", "details", "comment", "comments", "what happened", "опис", "описание", "коментар", "комментарий", "opis", "uwagi", "event description"] },
    Known { field: Field::Sources, label: "Sources", headers: &["sources", "source url", "source urls", "sourceurl", "url", "urls", "link", "links", "href", "джерело", "джерела", "посилання", "источник", "источники", "ссылка", "zrodlo", "zrodla"] },
    Known { field: Field::SourceName, label: "Publisher", headers: &["publisher", "source", "source name", "source office"] },
    Known { field: Field::Reported, label: "Reported", headers: &["reported", "reported at", "reported on", "report date", "report time", "date reported", "published", "published at", "publication date", "дата публікації", "дата публикации", "data publikacji"] },
    Known { field: Field::Attack, label: "Attack", headers: &["attack", "attack id"] },
    Known { field: Field::StartYear, label: "Year", headers: &["year", "iyear", "рік", "год", "rok"] },
    Known { field: Field::StartMonth, label: "Month", headers: &["month", "imonth", "місяць", "месяц", "miesiac"] },
    Known { field: Field::StartDay, label: "Day", headers: &["day", "iday", "день", "dzien"] },
];

/// The place of a name among those of its field, by its words.
static BY_WORDS: LazyLock<HashMap<String, (Field, usize)>> = LazyLock::new(|| {
    let mut by_words = HashMap::new();
    for known in FIELDS {
        for (place, header) in known.headers.iter().enumerate() {
            by_words.entry(words(header).join(" ")).or_insert((known.field, place));
        }
    }
    by_words
});

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

    /// The word in files and on the command line.
    pub fn id(self) -> String {
        match serde_json::to_value(self) {
            Ok(serde_json::Value::String(id)) => id,
            _ => String::new(),
        }
    }

    /// The field whose word in files is `id`.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::all().find(|field| field.id() == id)
    }

    /// The field that is known by a name of these words, with the place of that name
    /// among those of the field.
    pub fn known_by(words: &[String]) -> Option<(Self, usize)> {
        BY_WORDS.get(&words.join(" ")).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_listed_once() {
        let mut fields: Vec<Field> = Field::all().collect();
        fields.sort_unstable();
        fields.dedup();
        assert_eq!(fields.len(), FIELDS.len());
        assert!(Field::all().all(|field| Field::from_id(&field.id()) == Some(field)));
    }

    #[test]
    fn no_name_is_listed_for_two_fields() {
        for known in FIELDS {
            for header in known.headers {
                let found = Field::known_by(&words(header)).map(|(field, _)| field);
                assert_eq!(found, Some(known.field), "{header}");
            }
        }
    }
}
