//! Place an event by the names that its source gives.

use std::cell::RefCell;

use super::FoundPlace;
use super::adjectives::{has_words_around, is_shared_district, names_several_oblasts};
use super::country;
use super::divisions::{Division, DivisionKind};
use super::name::{Level, Name};
use super::parts::Parts;
use super::region;
use super::within::Within;
use crate::base::remembered::{Remembered, remembered};
use crate::dataset::GeoPrecision;
use crate::language::{MessageId, message_id};

thread_local! {
    static ANSWERS: RefCell<Remembered<Answer>> = RefCell::default();
}

/// What is known of some names.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Answer {
    /// Where they lie.
    pub found: Option<FoundPlace>,
    /// Why that is less than what they say, or not sure.
    pub doubt: Option<MessageId>,
}

const CONTRADICTION: MessageId = message_id!("note-several-countries");
const UNKNOWN_DETAIL: MessageId = message_id!("note-unknown-detail");
const UNKNOWN_OBLAST: MessageId = message_id!("note-unknown-oblast");
const OTHER_COUNTRY: MessageId = message_id!("note-not-in-country");
const SEVERAL_PLACES: MessageId = message_id!("note-several-places");
const AROUND_SEVERAL: MessageId = message_id!("note-around-several");
const ONLY_CITY: MessageId = message_id!("note-village-is-city");
const WORDS_AROUND: MessageId = message_id!("note-words-around-name");
const SAME_NAME: MessageId = message_id!("note-same-name");
const COUNTRY_OR_CITY: MessageId = message_id!("note-country-or-city");
const OTHER_DISTRICT: MessageId = message_id!("note-unknown-district");
const OTHER_OBLAST: MessageId = message_id!("note-city-elsewhere");
const OTHER_HROMADA: MessageId = message_id!("note-hromada-elsewhere");

/// The most specific of the names that is known.
///
/// `place` is a city, town, village or hromada, `admin2` a raion, powiat or
/// district of Kyiv, `admin1` an oblast, voivodeship or city of that rank; any
/// may be empty, and `admin1` and `admin2` may be exchanged. Of towns with one
/// name the one inside the named `admin2` or `admin1` is meant, else one that has
/// clearly more people than the others, or none; a town outside the named `admin1` is another town. Where `admin2`
/// is not known, as raions of the time before 2020, a village is found only
/// near the town it is called after or if no other has its name. What follows
/// a comma in `place` counts like a column: a country, a state, an oblast. A
/// country alone is no place, and in a country that is not known or that
/// another name contradicts nothing is found.
pub fn locate(place: &str, admin2: &str, admin1: &str, country: &str) -> Option<FoundPlace> {
    answer(place, admin2, admin1, country).found
}

/// As [`locate`], with what is doubtful.
pub fn answer(place: &str, admin2: &str, admin1: &str, country: &str) -> Answer {
    if place.is_empty() && admin2.is_empty() && admin1.is_empty() {
        return Answer::default();
    }
    let stated = match country.trim() {
        "" => None,
        name => match country::code_of(name) {
            Some(code) => Some(code),
            None => return Answer::default(),
        },
    };
    let code = stated.unwrap_or_default();
    remembered(&ANSWERS, &[place, admin2, admin1, code], || look_up(place, admin2, admin1, stated))
}

/// Countries that are one city.
const CITY_STATES: [&str; 4] = ["SG", "HK", "MO", "GI"];

/// Whether `place`, a town, is called as the country in which the event is, or may be, as
/// Panama is: then nothing tells the country from its city.
fn is_country_or_city(place: &str, country: Option<&str>) -> bool {
    // Short names are codes, which no text names a place by.
    let code = country::code_of(place).filter(|_| place.chars().count() > 3);
    code.is_some_and(|code| {
        !CITY_STATES.contains(&code) && country.is_none_or(|country| country == code)
    })
}

/// As [`answer`], where `stated` is the code of the country of the row.
fn look_up(place: &str, admin2: &str, admin1: &str, stated: Option<&'static str>) -> Answer {
    // A name with a comma that is known as a whole needs no taking apart.
    let parts = Parts::read(place);
    // Two or three letters may be the code of an oblast.
    let division = if admin1.chars().count() > 3 { admin1 } else { "" };
    let of_region = region::country_of(division);
    let named_country = [parts.country, of_region, country::code_of(division)];
    let named_country = named_country.into_iter().flatten().next();
    let country = stated.or(named_country);
    if parts.is_contradictory || named_country.is_some_and(|named| Some(named) != country) {
        return Answer { found: None, doubt: Some(CONTRADICTION) };
    }
    let or = |column, part: Option<_>| {
        if str::is_empty(column) { part.unwrap_or_default() } else { column }
    };
    let (admin1, admin2) = (or(admin1, parts.first), or(admin2, parts.second));
    let (text, place) = (place, parts.place);
    let (admin1, admin2) = (Name::read(admin1), Name::read(admin2));
    if names_several_oblasts(text) {
        return Answer { found: None, doubt: Some(SEVERAL_PLACES) };
    }
    let is_in_region = of_region.is_some() || parts.is_in_region;
    let mut within = Within { country, is_in_region, ..Within::default() };
    within.first = within.division(&admin1, Level::First);
    let is_oblast_known = within.first.is_some();
    // In an oblast that is none of Ukraine or Poland, their towns are not meant.
    if admin1.level == Some(Level::First) && !is_oblast_known && country.is_none() {
        return Answer { found: None, doubt: Some(UNKNOWN_OBLAST) };
    }
    // "Kyiv" tells which of two districts is meant as well as a column does.
    let city = within.division(&Name::read(place), Level::First);
    let is_village = Name::read(place).is_village;
    let city = city.filter(|division| division.kind == DivisionKind::City && !is_village);
    within.first = within.first.or(city);
    let of_many = [Name::read(place), admin2.clone()];
    let is_alone = within.first.is_none() && (place.is_empty() || is_shared_district(&of_many[0]));
    if is_alone && parts.details.is_empty() && of_many.iter().any(is_shared_district) {
        return Answer { found: None, doubt: Some(SAME_NAME) };
    }
    within.second = within.division(&admin2, Level::Second);
    if city.is_none() && !(place.is_empty() && admin2.bare.is_empty()) {
        within.prefer_oblast(&admin1);
    }
    if within.second.is_none() && !admin2.bare.is_empty() {
        let seat = within.town(&admin2.bare, admin2.letters);
        within.unknown = Some(seat.map(|found| found.place));
    }
    if let (Some(first), Some(second)) = (within.first, within.second)
        && first.found().precision < second.found().precision
    {
        (within.first, within.second) = (Some(second), Some(first));
    }
    if let Some(city) = within.city_of_other_district(place) {
        return Answer { found: Some(city), doubt: Some(OTHER_DISTRICT) };
    }
    within.has_namesakes.set(false);
    within.is_only_city.set(false);
    let mut named = within.place(place).or_else(|| within.place(place.split_once('/')?.0));
    if named.is_none() && within.has_namesakes.get() && within.first.is_none() {
        named = parts.details.iter().find_map(|detail| within.place_in(place, detail));
    }
    let is_alone = within.first.is_none() && within.second.is_none();
    if named.is_some() && is_alone && is_country_or_city(place, country) {
        return Answer { found: None, doubt: Some(COUNTRY_OR_CITY) };
    }
    let mut others = parts.details.iter().copied().chain(place.split('/').skip(1));
    let is_several = named.is_some_and(|found| others.any(|other| within.is_far(other, found)));
    if is_several {
        return Answer { found: None, doubt: Some(SEVERAL_PLACES) };
    }
    let around = named.and_then(|found| within.around_others(place, found));
    match around {
        Some(None) => return Answer { found: None, doubt: Some(SEVERAL_PLACES) },
        Some(both) => named = both,
        None => {}
    }
    let is_told = country.is_some() || within.first.is_some();
    let is_other_oblast =
        |found| parts.details.iter().any(|one| within.is_other_oblast(one, found));
    if named.is_some_and(is_other_oblast) {
        return Answer { found: None, doubt: Some(UNKNOWN_DETAIL) };
    }
    if let Some(found) = named
        && !is_told
        && parts.details.iter().any(|detail| !within.may_be_beside(detail, found))
    {
        return Answer { found: None, doubt: Some(UNKNOWN_DETAIL) };
    }
    let second = within.second.map(Division::found).filter(|second| {
        // A district is finer than its city, but not than some other town.
        second.precision != GeoPrecision::District
            || named.is_none_or(|named| named.precision >= GeoPrecision::City)
    });
    let first = within.first.map(Division::found);
    let found = [named, second, first].into_iter().flatten().min_by_key(|found| found.precision);
    let is_homonym = named.is_none() && within.is_hromada_elsewhere(place);
    let doubt = match found {
        _ if named.is_none() && within.has_namesakes.get() => Some(SAME_NAME),
        _ if around.is_some() => Some(AROUND_SEVERAL),
        _ if named.is_none() && within.is_only_city.get() => Some(ONLY_CITY),
        Some(_) if is_homonym => Some(OTHER_HROMADA),
        Some(found) if named.is_none() && within.is_city_elsewhere(place, found) => {
            Some(OTHER_OBLAST)
        }
        Some(_) => None,
        None if has_words_around(text) => Some(WORDS_AROUND),
        None => named_country.map(|_| OTHER_COUNTRY),
    };
    Answer { found, doubt }
}

#[cfg(test)]
mod tests;
