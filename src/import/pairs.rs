//! Pairs of columns with a latitude and a longitude each.

use super::Field;
use super::Mapping;
use super::columns::Columns;
use super::guessed::Guess;
use super::header::{words, words_with_brackets};
use super::known_headers;
use super::place_columns::is_part_of_geojson;
use super::word_roles::{Role, Roles};
use crate::dataset::place_text::ReferenceSystem;
use crate::language::message;

/// A column with one coordinate.
#[derive(Debug, Clone)]
struct Degrees {
    column: usize,
    is_latitude: bool,
    /// What tells it apart from others.
    key: Vec<String>,
    class: Class,
}

/// How much the name tells; the first goes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    /// `latitude`.
    Named,
    /// With words that only say that it is a place.
    Worded,
    /// `x` and `y`, which may be metres.
    Letters,
    /// Of something that is not known.
    Unknown,
}

/// Fills latitude and longitude of `guess`.
pub fn take(columns: &Columns, guess: &mut Guess) {
    if leave_parts(columns, guess) {
        return;
    }
    let found: Vec<Degrees> =
        (0..columns.names().len()).filter_map(|index| degrees(columns, index)).collect();
    let mut pairs = paired(&found);
    pairs.sort_by_key(|(latitude, longitude)| latitude.class.max(longitude.class));
    let class = |pair: &(Degrees, Degrees)| pair.0.class.max(pair.1.class);
    let chosen: Vec<&(Degrees, Degrees)> = match pairs.first().map(class) {
        Some(Class::Unknown) if pairs.len() > 1 => {
            for (latitude, longitude) in &pairs {
                let reason = message!("column-left-several-pairs");
                guess.leave(latitude.column, reason.clone());
                guess.leave(longitude.column, reason);
            }
            return;
        }
        Some(first @ (Class::Letters | Class::Unknown)) => {
            pairs.iter().filter(|pair| class(pair) == first).take(1).collect()
        }
        _ => pairs.iter().filter(|pair| class(pair) <= Class::Worded).collect(),
    };
    for pair in &pairs {
        if !chosen.iter().any(|chosen| chosen.0.column == pair.0.column) {
            let reason = message!("column-left-another-pair");
            guess.leave(pair.0.column, reason.clone());
            guess.leave(pair.1.column, reason);
        }
    }
    if let Some(first) = chosen.first() {
        let is_sure = class(first) <= Class::Worded;
        let reason = if is_sure { message!("column-named") } else { message!("column-only-pair") };
        guess.fill(
            Field::Latitude,
            chosen.iter().map(|pair| pair.0.column).collect(),
            is_sure,
            reason.clone(),
        );
        guess.fill(
            Field::Longitude,
            chosen.iter().map(|pair| pair.1.column).collect(),
            is_sure,
            reason,
        );
        return;
    }
    // One alone may hold both, or be told to lack the other.
    for (is_latitude, field) in [(true, Field::Latitude), (false, Field::Longitude)] {
        let mut alone = found
            .iter()
            .filter(|found| found.is_latitude == is_latitude && found.class == Class::Named);
        if let Some(alone) = alone.next() {
            guess.fill(field, vec![alone.column], true, message!("column-named"));
        }
    }
}

/// Leaves degrees whose minutes stand in columns of their own: without these they lie many
/// kilometres off. Whether there are any.
fn leave_parts(columns: &Columns, guess: &mut Guess) -> bool {
    const MINUTES: [&str; 6] = ["min", "mins", "minute", "minutes", "мін", "мин"];
    let names =
        || columns.names().iter().enumerate().map(|(at, name)| (at, words_with_brackets(name)));
    let is_angle = |words: &[String]| Roles::of(words).have_any(&[Role::Latitude, Role::Longitude]);
    let has =
        |words: &[String], some: &[&str]| words.iter().any(|word| some.contains(&word.as_str()));
    let has_minutes = names().any(|(_, words)| is_angle(&words) && has(&words, &MINUTES));
    // The least and the most of a box are called so too.
    let has_most = names().any(|(_, words)| is_angle(&words) && has(&words, &["max", "maximum"]));
    if !has_minutes || has_most {
        return false;
    }
    for (at, _) in names().filter(|(_, words)| is_angle(words)) {
        guess.leave(at, message!("column-left-part-of-angle"));
    }
    true
}

/// The columns that are called as ones of coordinates are, read or not, and those that
/// `mapping` reads as such.
pub fn of_coordinates(columns: &Columns, mapping: &Mapping) -> Vec<usize> {
    let fields =
        [Field::Latitude, Field::Longitude, Field::Coordinates, Field::Easting, Field::Northing];
    let mut found: Vec<usize> = (0..columns.names().len())
        .filter(|&column| {
            let is_one = columns.names().get(column).is_some_and(|name| {
                known_headers::field_of(&words(name))
                    .is_some_and(|(field, _)| fields.contains(&field))
            });
            is_one || degrees(columns, column).is_some()
        })
        .chain(fields.iter().flat_map(|&field| mapping.columns(field)).copied())
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Latitudes with the longitudes of the same name: the first with the first. What is
/// left is a pair if it is one of each.
fn paired(found: &[Degrees]) -> Vec<(Degrees, Degrees)> {
    let mut longitudes: Vec<Degrees> =
        found.iter().filter(|found| !found.is_latitude).cloned().collect();
    let mut pairs = Vec::new();
    let mut alone = Vec::new();
    for latitude in found.iter().filter(|found| found.is_latitude) {
        match longitudes.iter().position(|longitude| {
            longitude.key == latitude.key && longitude.class == latitude.class
        }) {
            Some(at) => pairs.push((latitude.clone(), longitudes.remove(at))),
            None => alone.push(latitude.clone()),
        }
    }
    if let ([latitude], [longitude]) = (&alone[..], &longitudes[..]) {
        pairs.push((latitude.clone(), longitude.clone()));
    }
    pairs
}

/// Whether a column is called `name`, whatever its brackets say.
fn is_there(columns: &Columns, name: &str) -> bool {
    columns.names().iter().any(|other| words(other).join(" ") == name)
}

fn degrees(columns: &Columns, column: usize) -> Option<Degrees> {
    let words = words(columns.names().get(column)?);
    let known = known_headers::field_of(&words).map(|(field, _)| field);
    let joined = words.join(" ");
    if let Some(field @ (Field::Latitude | Field::Longitude)) = known {
        let class = if matches!(joined.as_str(), "x" | "y") {
            let other = if joined == "x" { "y" } else { "x" };
            let name = columns.names().get(column)?;
            let names_system = ReferenceSystem::of_header(&words_with_brackets(name)).is_some();
            if columns.index(other).is_none() && !(names_system && is_there(columns, other)) {
                return None;
            }
            Class::Letters
        } else {
            Class::Named
        };
        let key = Vec::new();
        return Some(Degrees { column, is_latitude: field == Field::Latitude, key, class });
    }
    // The numbers of a GeoJSON point in columns of their own, longitude first.
    if let [.., coordinates, at @ ("0" | "1")] =
        &words.iter().map(String::as_str).collect::<Vec<_>>()[..]
        && *coordinates == "coordinates"
    {
        if !is_part_of_geojson(columns, columns.names().get(column)?) {
            return None;
        }
        let key = words.iter().take(words.len() - 1).cloned().collect();
        return Some(Degrees { column, is_latitude: *at == "1", key, class: Class::Worded });
    }
    // Of a reference system that the name tells: `x_3857`.
    if let [letter, _] = &words[..]
        && matches!(letter.as_str(), "x" | "y")
        && ReferenceSystem::of_header(&words).is_some()
    {
        let (is_latitude, key) = (letter == "y", words.iter().skip(1).cloned().collect());
        return Some(Degrees { column, is_latitude, key, class: Class::Letters });
    }
    let roles = Roles::of(&words);
    let is_letter = |letter: &str| words.len() > 1 && words.iter().any(|word| word == letter);
    let (is_latitude, is_longitude) =
        match (roles.have(Role::Latitude), roles.have(Role::Longitude)) {
            (false, false)
                if roles.others.is_empty()
                    && words.iter().all(|word| {
                        matches!(
                            word.as_str(),
                            "x" | "y"
                                | "point"
                                | "coord"
                                | "coords"
                                | "coordinate"
                                | "geo"
                                | "gps"
                                | "map"
                                | "location"
                        )
                    }) =>
            {
                (is_letter("y"), is_letter("x"))
            }
            found => found,
        };
    if known.is_some() || is_latitude == is_longitude || roles.have(Role::Elsewhere) {
        return None;
    }
    // `latitude_e7` is no latitude: its last word says something else.
    let last_tells = words.last().is_some_and(|last| {
        let last = Roles::of(std::slice::from_ref(last));
        last.have_any(&[Role::Latitude, Role::Longitude, Role::Neutral])
    });
    if !last_tells {
        return None;
    }
    let is_other_place =
        roles.have_any(&[Role::Start, Role::End, Role::Report, Role::Made, Role::Touched]);
    let is_called_so = roles.have_any(&[Role::Latitude, Role::Longitude]);
    let class = match (roles.others.is_empty() && !is_other_place, is_called_so) {
        (true, true) => Class::Worded,
        (true, false) => Class::Letters,
        (false, _) => Class::Unknown,
    };
    let is_name = |word: &&String| {
        let roles = Roles::of(std::slice::from_ref(*word));
        !roles.have_any(&[Role::Latitude, Role::Longitude]) && !matches!(word.as_str(), "x" | "y")
    };
    let key = words.iter().filter(is_name).cloned().collect();
    Some(Degrees { column, is_latitude, key, class })
}
