//! Tools of the map in the window: drawn, selected by, kept, filtered by, undone.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::window::*;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, pos2};
use egui_kittest::kittest::Queryable as _;
use strikemap::dataset::kind::KindGroup;
use strikemap::dataset::{Dataset, PlaceTiers, Rows};
use strikemap::filter::{AreaChoice, AreaMatching, Argument};
use strikemap::session::{Command, Document};
use strikemap::ui::Action;

fn document(tester: &Tester) -> Document {
    tester.state().as_ref().unwrap().session.document().clone()
}

fn button(tester: &mut Tester, at: Pos2, pressed: bool, modifiers: Modifiers) {
    let button = PointerButton::Primary;
    tester.event(Event::ModifiersChanged(modifiers));
    tester.event(Event::PointerButton { pos: at, button, pressed, modifiers });
    tester.step();
}

/// Presses at the first point, moves over the others, lets go at the last.
fn drag(tester: &mut Tester, path: &[Pos2], modifiers: Modifiers) {
    tester.event(Event::PointerMoved(path[0]));
    tester.step();
    button(tester, path[0], true, modifiers);
    for at in &path[1..] {
        tester.event(Event::ModifiersChanged(modifiers));
        tester.event(Event::PointerMoved(*at));
        tester.step();
    }
    button(tester, *path.last().unwrap(), false, modifiers);
    tester.event(Event::ModifiersChanged(Modifiers::NONE));
    tester.run_steps(3);
}

fn click(tester: &mut Tester, at: Pos2) {
    tester.event(Event::PointerMoved(at));
    tester.step();
    button(tester, at, true, Modifiers::NONE);
    button(tester, at, false, Modifiers::NONE);
    // Longer than a double click takes.
    tester.run_steps(40);
}

fn around(radius: f32) -> Vec<Pos2> {
    (0..=24).map(|step| MIDDLE + egui::Vec2::angled(step as f32 * 0.262) * radius).collect()
}

/// How many of `rows` the map draws: alerts and closures are lanes.
fn drawn(dataset: &Dataset, rows: &Rows) -> usize {
    let is_drawn = |row: &usize| KindGroup::of(dataset.kinds().value(*row)) != KindGroup::Lasting;
    rows.iter().filter(is_drawn).count()
}

/// How many symbols lie inside.
fn select_inside(tester: &Tester, area: &AreaChoice) -> usize {
    let session = &tester.state().as_ref().unwrap().session;
    let open = &session.datasets()[0];
    let inside = session.selection_in(area, AreaMatching::Tiers(PlaceTiers::NONE));
    drawn(&open.dataset, inside.rows(open.id).unwrap())
}

#[test]
fn a_lasso_takes_the_symbols_inside_and_offers_what_else_may_lie_there() {
    let mut tester = demo();
    ask(&mut tester, Action::PickTool(Some("lasso")));
    drag(&mut tester, &around(150.0), Modifiers::NONE);
    let first = document(&tester).selection.count();
    assert!(first > 5, "{first}");
    // What is known only by country is never taken by itself.
    let start = "Drawn: Country-wide +";
    let label = texts(&tester).into_iter().find(|text| text.starts_with(start)).unwrap();
    let more: usize = label.strip_prefix(start).unwrap().parse().unwrap();
    assert!(more > 0);
    tester.get_by_label(&label).click();
    settle(&mut tester);
    assert_eq!(document(&tester).selection.count(), first + more);
    ask(&mut tester, Action::Session(Command::Undo));
    ask(&mut tester, Action::Session(Command::Undo));
    assert_eq!(document(&tester).selection.count(), 0);
}

#[test]
fn a_lasso_leaves_alerts_that_are_lanes_alone_and_takes_them_where_they_are_drawn() {
    let mut tester = demo();
    let alerts = |tester: &Tester| -> usize {
        let session = &tester.state().as_ref().unwrap().session;
        let rows = session.selected_rows();
        rows.map(|(open, rows)| {
            let is_alert = |row: &usize| &**open.dataset.kinds().value(*row) == "air_alert";
            rows.iter().filter(is_alert).count()
        })
        .sum()
    };
    ask(&mut tester, Action::PickTool(Some("lasso")));
    drag(&mut tester, &around(250.0), Modifiers::NONE);
    assert!(document(&tester).selection.count() > 20);
    assert_eq!(alerts(&tester), 0);
    // Where nothing else matches they are symbols.
    let only = Argument::Words(["air_alert".to_owned()].into());
    ask(&mut tester, Action::Session(Command::SetClause("kind".to_owned(), Some(only))));
    ask(&mut tester, Action::PickTool(None));
    ask(&mut tester, Action::PickTool(Some("lasso")));
    drag(&mut tester, &around(250.0), Modifiers::NONE);
    assert!(alerts(&tester) > 0);
}

#[test]
fn what_was_drawn_is_kept_under_a_name_and_filtered_by() {
    let mut tester = demo();
    ask(&mut tester, Action::PickTool(Some("circle")));
    drag(&mut tester, &[MIDDLE, MIDDLE + egui::vec2(90.0, 0.0)], Modifiers::NONE);
    let selected = document(&tester).selection.count();
    tester.get_by_label("Filter by it").click();
    settle(&mut tester);
    let after = document(&tester);
    assert_eq!(after.shapes.len(), 1);
    assert_eq!(after.shapes[0].name, "Area 1");
    let Some(Argument::Areas { areas, .. }) = after.filters.argument("area") else {
        unreachable!("nothing is filtered by")
    };
    assert_eq!(*areas, [AreaChoice::Shape(after.shapes[0].clone())]);
    let session = &tester.state().as_ref().unwrap().session;
    let part = session.derived().parts().next().unwrap();
    assert_eq!(drawn(&part.dataset, part.matching()), selected);
    assert!(texts(&tester).iter().any(|text| text.starts_with("Area 1, ")));
}

#[test]
fn a_polygon_is_clicked_and_ended_by_enter_and_escape_goes_back_step_by_step() {
    let mut tester = demo();
    ask(&mut tester, Action::PickTool(Some("polygon")));
    for at in [pos2(500.0, 200.0), pos2(760.0, 200.0), pos2(760.0, 480.0), pos2(500.0, 480.0)] {
        click(&mut tester, at);
    }
    click(&mut tester, pos2(420.0, 330.0));
    tester.key_press(Key::Backspace);
    tester.run_steps(2);
    tester.key_press(Key::Enter);
    tester.run_steps(4);
    let selected = document(&tester).selection.count();
    assert!(selected > 0);
    tester.get_by_label("Save as area").click();
    settle(&mut tester);
    let named = document(&tester).shapes[0].clone();
    assert_eq!(named.shape.corners(), 4);
    let area = AreaChoice::Shape(named);
    assert_eq!(select_inside(&tester, &area), selected);
    // First the tool is laid away, then the selection goes.
    ask(&mut tester, Action::Escape);
    assert_eq!(document(&tester).selection.count(), selected);
    ask(&mut tester, Action::Escape);
    assert_eq!(document(&tester).selection.count(), 0);
}

#[test]
fn shift_while_dragging_adds_a_rectangle_without_a_tool() {
    let mut tester = demo();
    // Boryspil first, then Kyiv.
    let part = |x: f32, y: f32| [pos2(x, y), pos2(x + 60.0, y + 60.0)];
    drag(&mut tester, &part(745.0, 350.0), Modifiers::SHIFT);
    let first = document(&tester).selection.count();
    drag(&mut tester, &part(560.0, 280.0), Modifiers::SHIFT);
    let both = document(&tester).selection.count();
    assert!(0 < first && first < both, "{first}, {both}");
}

#[test]
fn a_measure_selects_nothing() {
    let mut tester = demo();
    ask(&mut tester, Action::PickTool(Some("measure")));
    click(&mut tester, MIDDLE);
    click(&mut tester, MIDDLE + egui::vec2(60.0, 0.0));
    tester.key_press(Key::Enter);
    tester.run_steps(3);
    assert_eq!(document(&tester).selection.count(), 0);
    let told: Vec<String> = texts(&tester);
    let length = told.iter().find(|text| text.ends_with(" km")).unwrap();
    // 60 points at the zoom of the first start.
    let km: f64 = length.trim_end_matches(" km").parse().unwrap();
    assert!((5.0..20.0).contains(&km), "{km}");
    assert!(!shows(&tester, "0 m") && !shows(&tester, "-0 m"));
}

#[test]
fn areas_go_into_a_file_and_come_back() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("areas.geojson");
    let mut tester = demo();
    ask(&mut tester, Action::PickTool(Some("circle")));
    drag(&mut tester, &[MIDDLE, MIDDLE + egui::vec2(50.0, 30.0)], Modifiers::NONE);
    tester.get_by_label("Save as area").click();
    settle(&mut tester);
    ask(&mut tester, Action::ExportAreas(file.clone()));
    ask(&mut tester, Action::ImportAreas(file));
    let shapes = document(&tester).shapes;
    assert_eq!(shapes.len(), 2);
    assert_eq!(shapes[0].shape, shapes[1].shape);
    assert_eq!(shapes[1].name, "Area 1 (2)");
}

#[test]
fn an_area_that_is_imported_is_that_of_events_called_so_until_it_is_turned_off() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("districts.geojson");
    let ring = "[[30.3,50.2],[30.9,50.2],[30.9,50.6],[30.3,50.6],[30.3,50.2]]";
    let text = format!(
        r#"{{"type":"Feature","properties":{{"name":"Київ"}},"geometry":{{"type":"Polygon","coordinates":[{ring}]}}}}"#
    );
    std::fs::write(&file, text).unwrap();
    let mut tester = demo();
    ask(&mut tester, Action::ImportAreas(file));
    let areas = |tester: &Tester| -> usize {
        let parts = tester.state().as_ref().unwrap().session.derived().parts();
        parts.flat_map(|part| part.event_areas().counts()).sum()
    };
    let count = areas(&tester);
    assert!(count > 20, "{count}");
    let told = format!("{count} events with an imprecise place of the same name now lie in");
    assert!(texts(&tester).iter().any(|text| text.contains(&told)), "{:?}", texts(&tester));
    tester.get_by_label_contains("Київ").scroll_to_me();
    settle(&mut tester);
    tester.get_by_label_contains("Київ").click_secondary();
    settle(&mut tester);
    tester.get_by_label(&format!("Area of {count} events with this place name")).click();
    settle(&mut tester);
    assert_eq!(areas(&tester), 0);
    tester.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut tester);
    assert_eq!(areas(&tester), count);
}
