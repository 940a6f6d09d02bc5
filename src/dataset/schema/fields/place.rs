//! Where it happened, by names.

use super::usual::{PART, USUAL};
use crate::dataset::schema::{Field, FieldDef, Group, Stored, Value};

/// Where it happened, by names.
pub const PLACE: &[FieldDef] = &[
    FieldDef {
        field: Field::Place,
        id: "place",
        label: "Place",
        #[rustfmt::skip]
        headers: &[
            "place", "place name", "city", "town", "town city", "settlement", "village",
            "location", "location name", "address", "where", "where description", "place desc",
            "airport name", "asciiname", "hromada", "місто", "населений пункт", "місце", "адреса",
            "громада", "город", "населенный пункт", "место", "адрес", "miejscowosc", "miasto",
            "miejsce", "adres", "loc name", "admin4", "adm4", "adm 4", "adm4 name", "adm4 en",
            "admin 4", "admin4 name en", "admin3", "adm3", "adm 3", "adm3 name", "adm3 en",
            "admin 3", "admin3 name en", "locality", "town village", "city town", "city village",
            "location title", "нп", "нас пункт", "насп пункт",
        ],
        group: Group::Where,
        stored: Stored::Words(|dataset| dataset.place_names()),
        value: |event| Value::Text(&event.place_name),
        clear: |event| event.place_name.clear(),
        ..USUAL
    },
    FieldDef {
        field: Field::Admin2,
        id: "admin2",
        label: "District",
        column_label: Some("Second-order division"),
        #[rustfmt::skip]
        headers: &[
            "admin2", "adm2", "adm 2", "adm2 name", "adm2 en", "admin 2", "admin2 name en",
            "raion", "district", "county", "район", "powiat", "municipality", "gmina",
            "location raion",
        ],
        group: Group::Where,
        value: |event| Value::Text(&event.admin2),
        clear: |event| event.admin2.clear(),
        ..PART
    },
    FieldDef {
        field: Field::Admin1,
        id: "admin1",
        aliases: &["region"],
        label: "Region",
        column_label: Some("First-order division"),
        #[rustfmt::skip]
        headers: &[
            "admin1", "adm1", "adm 1", "adm1 name", "adm1 en", "admin 1", "admin1 name en",
            "oblast", "province", "governorate", "voivodeship", "state province", "provstate",
            "state", "region", "область", "регіон", "регион", "wojewodztwo", "region oblast",
            "location oblast",
        ],
        group: Group::Where,
        stored: Stored::Words(|dataset| dataset.admin1()),
        value: |event| Value::Text(&event.admin1),
        clear: |event| event.admin1.clear(),
        ..USUAL
    },
    FieldDef {
        field: Field::Country,
        id: "country",
        label: "Country",
        #[rustfmt::skip]
        headers: &[
            "country", "country name", "nation", "країна", "страна", "kraj", "panstwo",
            "country iso", "country code", "countrycode", "iso country", "iso2", "iso3",
        ],
        group: Group::Where,
        stored: Stored::Words(|dataset| dataset.countries()),
        value: |event| Value::Text(&event.country),
        clear: |event| event.country.clear(),
        ..PART
    },
];
