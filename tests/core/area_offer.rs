//! What lies in areas, tier by tier, against the dullest loop over rows.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use proptest::prelude::*;
use proptest::sample::select;
use strikemap::base::Progress;
use strikemap::dataset::{Dataset, GeoPrecision, PlaceTier, PlaceTiers, Rows};
use strikemap::filter::{AreaChoice, AreaMatching, Argument};
use strikemap::import::{Options, reader};
use strikemap::session::{Command, Session};

/// Places on a lattice, of every precision, and of none with radii of every tier.
static DATASET: LazyLock<Arc<Dataset>> = LazyLock::new(|| {
    const PRECISIONS: [&str; 12] = [
        "exact,0",
        "street,500",
        "town,5000",
        "city,20000",
        "district,8000",
        "raion,60000",
        "oblast,120000",
        "country,600000",
        ",",
        ",900",
        ",40000",
        ",300000",
    ];
    let mut text = "id,kind,start,latitude,longitude,geo_precision,radius_m\n".to_owned();
    for row in 0..3_000_usize {
        let place = match row % 17 {
            0 => ",".to_owned(),
            _ => format!("{},{}", (row % 53) as f64 / 4.0, (row / 53) as f64 / 4.0),
        };
        let kind = if row % 3 == 0 { "fire" } else { "explosion" };
        let (day, precision) = (1 + row % 28, PRECISIONS[row % 12]);
        text += &format!("e{row},{kind},2025-12-{day:02}T01:00:00Z,{place},{precision}\n");
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tiers.csv");
    std::fs::write(&path, text).unwrap();
    Arc::new(reader::read(&path, &Options::default(), &Progress::default()).unwrap())
});

fn areas() -> impl Strategy<Value = Vec<AreaChoice>> {
    let edge = || (0_i32..115).prop_map(|part| f64::from(part) / 8.0);
    let area = prop_oneof![
        (edge(), edge(), edge(), edge())
            .prop_map(|(a, b, c, d)| { AreaChoice::Box([a.min(b), c.min(d), a.max(b), c.max(d)]) }),
        (edge(), edge(), 1_000.0..500_000_f64).prop_map(|(x, y, radius_m)| {
            AreaChoice::from_text(&format!("CIRCLE({x} {y}, {radius_m})")).unwrap()
        }),
    ];
    prop::collection::vec(area, 1..3)
}

/// The tier as the documentation has it.
fn tier(dataset: &Dataset, row: usize) -> Option<PlaceTier> {
    let certainty = dataset.certainty(row);
    match (certainty.geo, certainty.radius_m) {
        (GeoPrecision::Exact | GeoPrecision::Street, _) => Some(PlaceTier::Exact),
        (GeoPrecision::Town | GeoPrecision::City, _) => Some(PlaceTier::Town),
        (GeoPrecision::District | GeoPrecision::Raion, _) => Some(PlaceTier::District),
        (GeoPrecision::Oblast, _) => Some(PlaceTier::Oblast),
        (GeoPrecision::Country, _) => Some(PlaceTier::Country),
        (GeoPrecision::Unknown, 0) => None,
        (GeoPrecision::Unknown, 1..=1_000) => Some(PlaceTier::Exact),
        (GeoPrecision::Unknown, 1_001..=15_000) => Some(PlaceTier::Town),
        (GeoPrecision::Unknown, 15_001..=50_000) => Some(PlaceTier::District),
        (GeoPrecision::Unknown, 50_001..=250_000) => Some(PlaceTier::Oblast),
        (GeoPrecision::Unknown, _) => Some(PlaceTier::Country),
    }
}

/// Whether the symbol of `row` lies in any of `areas`, and whether its circle reaches one.
fn lies(dataset: &Dataset, row: usize, areas: &[AreaChoice]) -> (bool, bool) {
    let Some(place) = dataset.place(row) else { return (false, false) };
    let outside = |radius_m: f64| {
        let is_in = |area: &&AreaChoice| {
            area.relation(place, radius_m) != strikemap::filter::area::Relation::Outside
        };
        areas.iter().find(is_in).is_none()
    };
    let certainty = dataset.certainty(row);
    let radius_m = if certainty.is_area() { f64::from(certainty.radius_m) } else { 0.0 };
    let has_symbol = tier(dataset, row) != Some(PlaceTier::Country);
    (has_symbol && !outside(0.0), !outside(radius_m))
}

fn session() -> Session {
    let mut session = Session::new();
    session.apply(Command::Open(Arc::clone(&DATASET)));
    session
}

fn words(words: &[&str]) -> Option<Argument> {
    Some(Argument::Words(words.iter().map(|word| (*word).to_owned()).collect()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_offer_counts_what_matches_the_other_filters_tier_by_tier(
        areas in areas(),
        other in areas(),
        tiers in prop::collection::vec(select(PlaceTier::ALL.to_vec()), 0..5),
        only_fires in any::<bool>(),
    ) {
        let dataset = &**DATASET;
        let tiers = PlaceTiers::of(tiers);
        let matching = AreaMatching::Tiers(tiers);
        let mut session = session();
        if only_fires {
            session.apply(Command::SetClause("kind".to_owned(), words(&["fire"])));
        }
        // The filter by area is the one that the offer is about.
        let clause = Argument::Areas { areas: other, matching };
        session.apply(Command::SetClause("area".to_owned(), Some(clause)));
        let passes = |row: usize| !only_fires || &**dataset.kinds().value(row) == "fire";
        let (mut symbols, mut more, mut inside) = (0, [0; 5], BTreeSet::new());
        for row in (0..dataset.len()).filter(|row| passes(*row)) {
            let (has_symbol, may_be) = lies(dataset, row, &areas);
            symbols += usize::from(has_symbol);
            let tier = tier(dataset, row);
            if let Some(tier) = tier.filter(|_| may_be && !has_symbol) {
                more[tier as usize] += 1;
            }
            if has_symbol || (may_be && tier.is_some_and(|tier| tiers.contain(tier))) {
                inside.insert(row);
            }
        }
        // Asked for twice, so that what is remembered is right too.
        for _ in 0..2 {
            let offer = session.area_offer(&areas, matching);
            prop_assert_eq!(offer.symbols, symbols);
            prop_assert_eq!(offer.tiers.map(|tier| tier.count), more);
            prop_assert!(offer.tiers.iter().all(|of| of.is_on == tiers.contain(of.tier)));
            prop_assert_eq!(offer.symbols + offer.added(), inside.len());
        }
        let clause = Argument::Areas { areas, matching };
        session.apply(Command::SetClause("area".to_owned(), Some(clause)));
        let part = session.derived().parts().next().unwrap();
        prop_assert_eq!(part.matching().iter().collect::<BTreeSet<_>>(), inside);
    }

    #[test]
    fn an_offer_for_a_selection_has_the_rows_that_it_counts(areas in areas()) {
        let dataset = &**DATASET;
        let mut session = session();
        session.apply(Command::SetClause("kind".to_owned(), words(&["explosion"])));
        let id = session.datasets()[0].id;
        let area = &areas[0];
        let offer = session.selection_offer(area);
        let plain = |keep: &dyn Fn(bool, bool, usize) -> bool| -> Vec<usize> {
            (0..dataset.len())
                .filter(|row| &**dataset.kinds().value(*row) == "explosion")
                .filter(|row| {
                    let (has_symbol, may_be) = lies(dataset, *row, std::slice::from_ref(area));
                    keep(has_symbol, may_be, *row)
                })
                .collect()
        };
        let listed = |rows: Option<&Rows>| rows.map_or_else(Vec::new, |rows| rows.iter().collect());
        prop_assert_eq!(listed(offer.symbols.rows(id)), plain(&|has_symbol, _, _| has_symbol));
        for (of, selection) in &offer.tiers {
            let expected = plain(&|has_symbol, may_be, row| {
                may_be && !has_symbol && tier(dataset, row) == Some(*of)
            });
            prop_assert_eq!(listed(selection.rows(id)), expected, "{:?}", of);
        }
    }
}

#[test]
fn rows_of_every_tier_are_offered() {
    let area = AreaChoice::Box([2.6, 2.6, 9.1, 9.1]);
    let offer = session().area_offer(&[area], AreaMatching::default());
    assert!(offer.symbols > 300);
    // No circle of the first tier is so wide that it reaches over the edge.
    let counts = offer.tiers.map(|tier| tier.count);
    assert!(counts[1..].iter().all(|count| *count > 3), "{counts:?}");
    assert_eq!(offer.tiers.map(|tier| tier.is_on), [false, true, false, false, false]);
}

#[test]
fn what_lies_in_an_area_is_found_anew_when_its_file_is_reloaded() {
    let area = [AreaChoice::Box([0.0, 0.0, 60.0, 60.0])];
    let mut session = session();
    let before = session.area_offer(&area, AreaMatching::default());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("one.csv");
    let text = "id,kind,start,latitude,longitude\na,fire,2025-12-01T01:00:00Z,5,5\n";
    std::fs::write(&path, text).unwrap();
    let one = reader::read(&path, &Options::default(), &Progress::default()).unwrap();
    let id = session.datasets()[0].id;
    session.apply(Command::Replace(id, Arc::new(one), None));
    let after = session.area_offer(&area, AreaMatching::default());
    assert!(before.symbols > 1);
    assert_eq!((after.symbols, after.added()), (1, 0));
}
