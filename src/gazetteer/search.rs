//! Find places by what a person has typed so far.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::country;
use super::divisions::{DivisionKind, divisions};
use super::fold::fold;
use super::names::{Entry, Names, letter_bits};
use super::towns::{Town, towns};
use super::typos::Typos;
use crate::dataset::Place;

/// A place that was searched for.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Its name in English.
    pub name: String,
    /// Its name in its own country, and where it lies.
    pub detail: String,
    /// Its middle.
    pub place: Place,
    /// The map zoom at which all of it is seen.
    pub zoom: f64,
    /// How many people live there; 0 where unknown.
    pub population: u32,
    /// Whether its name has what was typed only with a typo.
    pub is_with_typo: bool,
}

/// How well a name matches; better is less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Match {
    Whole,
    WholeOtherName,
    Start,
    StartOfWord,
    WholeWithTypos(usize),
    StartWithTypos(usize),
}

/// Places whose name, in any language and script, is or begins with `query`,
/// and if they are too few those with a typo: one wrong letter from four
/// letters on, two from eight. Better matches first, then larger places;
/// oblasts and raions come after towns.
pub fn search(query: &str, limit: usize) -> Vec<Hit> {
    let wanted = fold(query);
    if wanted.is_empty() || limit == 0 {
        return Vec::new();
    }
    let towns = towns();
    let mut best: HashMap<u32, Match> = HashMap::new();
    collect(&towns.names, &mut best, |entry, name| whole_or_start(entry, name, &wanted));
    let most_typos = match wanted.chars().count() {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    };
    if best.len() < limit && most_typos > 0 {
        let letters = letter_bits(&wanted);
        let mut typos = Typos::new(&wanted, most_typos);
        collect(&towns.names, &mut best, |entry, name| {
            // Each wrong letter explains one letter that the name lacks.
            let lacking = (letters & !entry.letters).count_ones() as usize;
            if lacking > most_typos || !may_begin(name, &wanted) {
                return None;
            }
            let (whole, start) = typos.count(name);
            whole.map(Match::WholeWithTypos).or(start.map(Match::StartWithTypos))
        });
    }
    let mut found: Vec<_> = best
        .into_iter()
        .filter_map(|(owner, quality)| Some((quality, towns.get(owner)?)))
        .map(|(quality, town)| {
            // "Kyi" folds to the start of Kinshasa, but was not typed for it.
            let loose = quality == Match::Start && !starts_as_typed(town, query);
            ((quality, loose, Reverse(town.population), town.id), town)
        })
        .collect();
    found.sort_unstable_by_key(|(rank, _)| *rank);
    let hits = found.into_iter().map(|((quality, ..), town)| Hit {
        is_with_typo: matches!(quality, Match::WholeWithTypos(_) | Match::StartWithTypos(_)),
        ..hit_of_town(town)
    });
    hits.chain(divisions_starting(&wanted)).take(limit).collect()
}

fn collect(
    names: &Names,
    best: &mut HashMap<u32, Match>,
    mut matches: impl FnMut(Entry, &str) -> Option<Match>,
) {
    for entry in names.entries() {
        if let Some(quality) = matches(*entry, names.text_of(*entry)) {
            let known = best.entry(entry.owner).or_insert(quality);
            *known = quality.min(*known);
        }
    }
}

fn whole_or_start(entry: Entry, name: &str, wanted: &str) -> Option<Match> {
    if let Some(rest) = name.strip_prefix(wanted) {
        return Some(match (rest.is_empty(), entry.primary) {
            (true, true) => Match::Whole,
            (true, false) => Match::WholeOtherName,
            (false, _) => Match::Start,
        });
    }
    let is_word = |(at, _): (usize, &str)| name.get(..at).is_some_and(|head| head.ends_with(' '));
    let may_hold = name.len() > wanted.len() && entry.primary;
    (may_hold && name.match_indices(wanted).any(is_word)).then_some(Match::StartOfWord)
}

/// Whether one of the first two letters is right or was swapped, left out or
/// added; names rarely begin with two typos, and most names are ruled out here.
fn may_begin(name: &str, wanted: &str) -> bool {
    match (name.as_bytes(), wanted.as_bytes()) {
        ([n_1, n_2, ..], [w_1, w_2, ..]) => n_1 == w_1 || n_2 == w_2 || n_1 == w_2 || n_2 == w_1,
        _ => false,
    }
}

fn starts_as_typed(town: &Town, query: &str) -> bool {
    let query = query.trim().to_lowercase();
    let mut names = std::iter::once(&town.name_en).chain(&town.local_names);
    names.any(|name| name.to_lowercase().starts_with(&query))
}

fn hit_of_town(town: &Town) -> Hit {
    let [ukrainian, polish, russian] = town.local_names;
    let local = match town.country {
        "UA" => ukrainian,
        "PL" => polish,
        "RU" | "BY" => russian,
        _ => "",
    };
    let local = if local == town.name_en { "" } else { local };
    Hit {
        name: town.name_en.to_owned(),
        detail: detail([local, town.admin1, country::name_of(town.country)]),
        place: town.place,
        zoom: zoom_for_radius(town.radius_m()),
        population: town.population,
        is_with_typo: false,
    }
}

fn divisions_starting(wanted: &str) -> impl Iterator<Item = Hit> {
    let kinds = [DivisionKind::Oblast, DivisionKind::Voivodeship, DivisionKind::Raion];
    let named = |kind| divisions().list.iter().filter(move |division| division.kind == kind);
    kinds.into_iter().flat_map(named).filter_map(move |division| {
        let starts = [division.name_en, division.name_uk];
        starts.iter().any(|name| fold(name).starts_with(wanted)).then(|| Hit {
            name: division.name_en.to_owned(),
            detail: detail([division.name_uk, division.parent, ""]),
            place: division.place,
            zoom: zoom_for_radius(division.radius_m),
            population: 0,
            is_with_typo: false,
        })
    })
}

fn detail([local, admin1, country]: [&str; 3]) -> String {
    let place: Vec<_> = [admin1, country].into_iter().filter(|name| !name.is_empty()).collect();
    let place = place.join(", ");
    if local.is_empty() { place } else { format!("{local} · {place}") }
}

/// At zoom 10 about 50 km fill a window at the latitude of Kyiv; each step halves.
fn zoom_for_radius(radius_m: f32) -> f64 {
    (10.0 + (25_000.0 / f64::from(radius_m)).log2()).clamp(6.0, 14.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(query: &str) -> Hit {
        search(query, 5).into_iter().next().unwrap_or_else(|| panic!("{query} not found"))
    }

    #[test]
    fn four_spellings_of_kyiv_find_the_same_place() {
        let kyiv = first("Kyiv");
        assert_eq!(kyiv.detail, "Київ · Kyiv City, Ukraine");
        for spelling in ["Київ", "Kijów", "Киев", "kijow", "KIEV"] {
            assert_eq!(first(spelling), kyiv, "{spelling}");
        }
    }

    #[test]
    fn a_place_is_found_while_its_name_is_typed() {
        for query in ["Kyi", "Киї", "Kij"] {
            assert_eq!(first(query).name, "Kyiv", "{query}");
        }
        assert!(search("Вишгор", 5).iter().any(|hit| hit.name == "Vyshhorod"));
        assert_eq!(first("rzesz").name, "Rzeszow");
        assert!(search("Tserk", 5).iter().any(|hit| hit.name == "Bila Tserkva"));
    }

    #[test]
    fn a_typo_finds_vyshhorod() {
        for query in ["Vyshhorid", "Vishorrod", "Вишгрод", "Vyhshorod", "Wyszhorod"] {
            let found = search(query, 8);
            assert!(found.iter().any(|hit| hit.name == "Vyshhorod"), "{query}: {found:?}");
        }
    }

    #[test]
    fn a_larger_place_is_seen_from_farther_away() {
        assert!(first("Kyiv").zoom < first("Vyshhorod").zoom);
        assert!(first("Kyiv Oblast").zoom < first("Kyiv").zoom);
    }

    #[test]
    fn a_key_stroke_takes_little_time() {
        search("k", 1);
        let queries = ["k", "Ky", "Vyshhorid", "Вишгрод", "xyzzyxyzzy", "Nowa Wieś"];
        for query in queries {
            let start = std::time::Instant::now();
            search(query, 12);
            let seconds = start.elapsed().as_secs_f64();
            println!("{query} took {:.2} ms", 1e3 * seconds);
            assert!(seconds < 2.0, "{query} took {seconds} s");
        }
    }

    #[test]
    fn nothing_typed_finds_nothing() {
        assert!(search(" ", 5).is_empty());
        assert!(search("Kyiv", 0).is_empty());
        assert_eq!(search("k", 3).len(), 3);
    }
}
