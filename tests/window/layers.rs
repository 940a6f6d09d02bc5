//! Layers in the window: chosen in the panel, told by the legend, picked by a click.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::window::*;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, pos2};
use egui_kittest::kittest::Queryable as _;
use strikemap::base::Progress;
use strikemap::dataset::{Dataset, Place};
use strikemap::import::{Options, read};
use strikemap::session::{Command, LayerState, Layers};
use strikemap::shape::{NamedShape, Shape};
use strikemap::ui::Action;

/// `count` events beside one another, west to east, an hour apart.
fn events(count: usize) -> Dataset {
    let mut text = "id,start,kind,latitude,longitude,killed_low,killed_high\n".to_owned();
    for number in 0..count {
        let (day, hour) = (number / 24 % 28 + 1, number % 24);
        let longitude = 30.0 + number as f64 * 1e-4;
        text +=
            &format!("E{number},2025-12-{day:02}T{hour:02}:00:00Z,fire,50,{longitude:.4},1,3\n");
    }
    let file = tempfile::NamedTempFile::with_suffix(".csv").unwrap();
    std::fs::write(file.path(), text).unwrap();
    read(file.path(), &Options::default(), &Progress::default()).unwrap()
}

fn opened(count: usize) -> Tester {
    let mut tester = window(move |window| window.add(events(count)));
    look_at(&mut tester, 50.0, 30.0, 12.0);
    tester
}

fn look_at(tester: &mut Tester, latitude: f64, longitude: f64, zoom: f64) {
    ask(tester, Action::FlyTo(Place::new(latitude, longitude).unwrap(), zoom));
}

fn show(tester: &mut Tester, ids: &[&str]) {
    let layers = Layers(ids.iter().map(|id| LayerState::new(id, true)).collect());
    ask(tester, Action::Session(Command::SetLayers(layers)));
}

fn click(tester: &mut Tester, at: Pos2) {
    tester.event(Event::PointerMoved(at));
    tester.step();
    for pressed in [true, false] {
        let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
        tester.event(Event::PointerButton { pos: at, button, pressed, modifiers });
        tester.step();
    }
    settle(tester);
}

fn layers(tester: &Tester) -> Layers {
    tester.state().as_ref().unwrap().session.document().layers.clone()
}

fn selected(tester: &Tester) -> usize {
    tester.state().as_ref().unwrap().session.document().selection.count()
}

#[test]
fn a_key_opens_the_panel_and_a_box_shows_a_layer() {
    let mut tester = demo();
    tester.key_press(Key::Y);
    tester.run_steps(3);
    tester.get_by_label("Heat map").click();
    settle(&mut tester);
    assert!(layers(&tester).is_visible("heat"));
    // It lies under the signs, where it usually lies.
    let order: Vec<String> = layers(&tester).0.iter().map(|layer| layer.id.clone()).collect();
    assert!(order.iter().position(|id| id == "heat") < order.iter().position(|id| id == "points"));
    ask(&mut tester, Action::Session(Command::Undo));
    assert_eq!(layers(&tester), Layers::default());
    tester.key_press(Key::Escape);
    tester.run_steps(3);
    assert!(tester.query_by_label("Heat map").is_none());
}

#[test]
fn a_place_that_is_flown_to_wins_over_a_fit_asked_for_before() {
    let mut tester = opened(10);
    let window = tester.state_mut().as_mut().unwrap();
    window.ask(Action::FitEvents);
    window.ask(Action::FlyTo(Place::new(48.0, 20.0).unwrap(), 5.0));
    settle(&mut tester);
    let (latitude, longitude, zoom) = tester.state().as_ref().unwrap().map.position();
    assert_eq!((latitude.round(), longitude.round(), zoom.round()), (48.0, 20.0, 5.0));
}

#[test]
fn the_key_of_areas_hides_their_layer_and_undo_shows_it_again() {
    let mut tester = demo();
    tester.key_press(Key::A);
    settle(&mut tester);
    assert!(!layers(&tester).is_visible("areas") && layers(&tester).is_visible("points"));
    ask(&mut tester, Action::Session(Command::Undo));
    assert!(layers(&tester).is_visible("areas"));
}

#[test]
fn a_layer_moves_in_the_order_without_a_mouse() {
    let mut tester = demo();
    let order = |tester: &Tester| -> Vec<String> {
        let layers = layers(tester).0.into_iter();
        layers.filter(|layer| layer.visible).map(|layer| layer.id).collect()
    };
    show(&mut tester, &["areas", "points"]);
    tester.key_press(Key::Y);
    tester.run_steps(3);
    tester.get_by_label("Settings of Events").click();
    tester.run_steps(20);
    // Clusters, which are hidden, lie between; then paths; then areas.
    for _ in 0..3 {
        assert_eq!(order(&tester), ["areas", "points"]);
        tester.get_by_label("Move down").click();
        settle(&mut tester);
    }
    assert_eq!(order(&tester), ["points", "areas"]);
}

#[test]
fn where_events_are_too_many_the_legend_says_what_stands_for_them() {
    let tester = opened(40);
    assert!(texts(&tester).iter().all(|text| !text.contains("Too many for signs")));
    let mut tester = opened(6_000);
    look_at(&mut tester, 50.0, 30.3, 9.0);
    let said = texts(&tester);
    assert!(said.iter().any(|text| text.contains("Too many for symbols: numbers of")), "{said:?}");
    // Nearer, few are in view and each has its sign again.
    look_at(&mut tester, 50.0, 30.3, 17.0);
    assert!(texts(&tester).iter().all(|text| !text.contains("Too many for signs")));
    // Beside clusters the same clusters would say nothing new.
    look_at(&mut tester, 50.0, 30.3, 9.0);
    show(&mut tester, &["clusters", "points"]);
    assert!(texts(&tester).iter().any(|text| text.contains("a dot is the newest event")));
}

#[test]
fn one_event_alone_is_picked_in_every_layer_that_has_signs() {
    for layer in ["points", "clusters", "hexagons"] {
        let mut tester = opened(1);
        show(&mut tester, &[layer]);
        assert_eq!(selected(&tester), 0);
        click(&mut tester, MIDDLE);
        assert_eq!(selected(&tester), 1, "{layer}");
    }
}

#[test]
fn a_click_on_a_cluster_looks_closer_until_signs_can_be_picked() {
    let mut tester = opened(6_000);
    look_at(&mut tester, 50.0, 30.3, 8.0);
    let zoom = |tester: &Tester| tester.state().as_ref().unwrap().map.position().2;
    let before = zoom(&tester);
    click(&mut tester, MIDDLE);
    assert_eq!(selected(&tester), 0);
    assert!(zoom(&tester) > before, "{} {before}", zoom(&tester));
}

#[test]
fn a_hexagon_selects_exactly_the_events_that_it_counts() {
    let mut tester = opened(6_000);
    look_at(&mut tester, 50.0, 30.3, 9.0);
    show(&mut tester, &["hexagons"]);
    tester.event(Event::PointerMoved(MIDDLE));
    tester.run_steps(30);
    let said = texts(&tester);
    click(&mut tester, MIDDLE);
    let selected = selected(&tester);
    assert!(selected > 0 && selected < 6_000, "{selected}");
    // The tip told the same number, and people as a range.
    let told = strikemap::dataset::format::counted(selected, "event", "events");
    let killed = format!(
        "Killed: {}–{}",
        strikemap::dataset::format::number(selected),
        strikemap::dataset::format::number(selected * 3)
    );
    let tip = |words: &str| said.iter().any(|text| text.contains(words));
    assert!(tip(&told) && tip(&killed), "{told} {killed} {said:?}");
}

#[test]
fn drawn_areas_are_counted_for_certain_and_perhaps() {
    let mut tester = opened(100);
    // Events lie seven metres apart.
    let shape = Shape::circle(Place::new(50.0, 30.0).unwrap(), 75.0).unwrap();
    let shapes = vec![NamedShape { name: "Around the first".to_owned(), shape }];
    ask(&mut tester, Action::Session(Command::SetShapes(shapes)));
    look_at(&mut tester, 50.0, 30.0, 19.0);
    show(&mut tester, &["outlines"]);
    let label = pos2(MIDDLE.x, MIDDLE.y - 75.0 / 0.192);
    let label = pos2(label.x, label.y.max(40.0 + 42.0 + 14.0));
    tester.event(Event::PointerMoved(label));
    tester.run_steps(30);
    let said = texts(&tester);
    assert!(
        said.iter().any(|text| text.contains("Around the first\n11 definite, 11 possible events")),
        "{said:?}"
    );
    click(&mut tester, label);
    assert_eq!(selected(&tester), 11);
}

#[test]
fn layers_say_in_words_what_they_show() {
    let mut tester = demo();
    show(&mut tester, &["heat", "hexagons", "outlines", "paths"]);
    let said = texts(&tester);
    assert!(shows(&tester, "Launch-to-impact lines"), "{said:?}");
    for words in [
        "Heat map",
        "Events · resolution",
        "12–15: 12 definite",
        "No open dataset has a column for an origin",
    ] {
        assert!(said.iter().any(|text| text.contains(words)), "{words}: {said:?}");
    }
}
