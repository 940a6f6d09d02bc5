//! The map in the window: its names, and local maps over the built-in one.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};

use crate::window::{Tester, ask, demo, settle};
use egui::Pos2;
use egui_kittest::kittest::Queryable as _;
use strikemap::dataset::Place;
use strikemap::ui::Action;
use strikemap::ui::settings::{Change, NameLanguage};

fn names(tester: &Tester) -> Vec<(String, Pos2)> {
    let map = &tester.state().as_ref().unwrap().map;
    map.names().map(|(name, at)| (name.to_owned(), at)).collect()
}

fn writes(tester: &Tester, name: &str) -> bool {
    names(tester).iter().any(|(written, _)| written == name)
}

fn look_at(tester: &mut Tester, latitude: f64, longitude: f64, zoom: f64) {
    let place = Place::new(latitude, longitude).unwrap();
    ask(tester, Action::FlyTo(place, zoom));
}

#[test]
fn the_cities_are_named_in_the_views_that_lead_to_them() {
    let mut tester = demo();
    assert!(writes(&tester, "Kyiv") && writes(&tester, "Vyshhorod"), "{:?}", names(&tester));
    for (area, name) in
        strikemap::gazetteer::areas().iter().zip(["Kyiv", "Vyshhorod", "Lublin", "Rzeszów"])
    {
        ask(&mut tester, Action::FitMap(area.bounds()));
        assert!(writes(&tester, name), "{name}: {:?}", names(&tester));
    }
}

#[test]
fn names_are_written_in_the_language_chosen() {
    let mut tester = demo();
    look_at(&mut tester, 50.5, 30.5, 9.0);
    for (language, name) in [
        (NameLanguage::Ukrainian, "Київ"),
        (NameLanguage::Polish, "Kijów"),
        (NameLanguage::Local, "Київ"),
        (NameLanguage::English, "Kyiv"),
    ] {
        ask(&mut tester, Action::Set(Change::NameLanguage(language)));
        assert!(writes(&tester, name), "{language:?}: {:?}", names(&tester));
    }
}

#[test]
fn the_language_of_names_is_in_the_map_menu() {
    let mut tester = demo();
    tester.get_by_label("Map").click();
    tester.run_steps(3);
    tester.get_by_label_contains("Names on the map").click();
    tester.run_steps(3);
    tester.get_by_label("Українська").click();
    settle(&mut tester);
    let settings = &tester.state().as_ref().unwrap().settings;
    assert_eq!(settings.name_language, NameLanguage::Ukrainian);
}

#[test]
fn no_name_is_written_over_another() {
    let mut tester = demo();
    look_at(&mut tester, 50.5, 30.5, 10.0);
    let names = names(&tester);
    assert!(names.len() > 10);
    for (index, (name, at)) in names.iter().enumerate() {
        for (other, there) in &names[..index] {
            let apart = *at - *there;
            let is_apart = apart.y.abs() > 9.0 || apart.x.abs() > 20.0;
            assert!(is_apart, "{name} at {at:?} and {other} at {there:?}");
        }
    }
}

fn embedded() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/basemap.pmtiles")
}

#[test]
fn a_map_that_is_opened_as_a_file_lies_over_the_built_in_one() {
    let mut tester = demo();
    // As dropped files and the file dialog do.
    ask(&mut tester, Action::OpenFiles(vec![embedded()]));
    settle(&mut tester);
    let window = tester.state().as_ref().unwrap();
    assert_eq!(window.map.basemap.name(), "basemap.pmtiles");
    // Each name once, though two maps know it.
    assert_eq!(names(&tester).iter().filter(|(name, _)| name == "Kyiv").count(), 1);
}

#[test]
fn a_damaged_map_is_told_and_the_built_in_one_stays() {
    let mut bytes = std::fs::read(embedded()).unwrap();
    let from = bytes.len() / 2;
    bytes[from..].fill(0x55);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("damaged.pmtiles");
    std::fs::write(&path, bytes).unwrap();
    let mut tester = demo();
    ask(&mut tester, Action::OpenBasemap(path));
    for zoom in [8.0, 10.0, 11.0] {
        look_at(&mut tester, 50.5, 30.5, zoom);
    }
    let told = tester.query_all_by_label_contains("cannot be drawn").count();
    assert_eq!(told, 1);
    assert!(writes(&tester, "Kyiv"));
}

#[test]
fn streets_are_named_where_a_street_map_is_at_hand() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/basemaps/streets.pmtiles");
    if !path.exists() {
        eprintln!("skipped: there is no street map beside the checkout");
        return;
    }
    let mut tester = demo();
    ask(&mut tester, Action::OpenBasemap(path));
    look_at(&mut tester, 51.2465, 22.5684, 16.0);
    assert!(writes(&tester, "Stare Miasto") && names(&tester).len() > 8, "{:?}", names(&tester));
}
