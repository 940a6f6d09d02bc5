//! Where names are written, and where not.

use egui::{Context, LayerId, Rect, pos2};

use super::*;
use crate::dataset::Place;
use crate::summary::ground::mercator;

const CENTRE: (f64, f64) = (50.45, 30.52);

fn label(text: &str, at: [f64; 2], order: u64) -> Label {
    let text = walkers::Text::new(Pos2::ZERO, text.to_owned(), 16.0, Color32::BLACK, 0.0);
    Label::new(text, at, None, order, true)
}

fn at(east: f64, south: f64) -> [f64; 2] {
    let [x, y] = mercator(Place::new(CENTRE.0, CENTRE.1).unwrap());
    let point = 1.0 / (256.0 * 10_f64.exp2());
    [x + east * point, y + south * point]
}

fn shown(labels: Vec<Label>) -> Shown {
    Shown { square: [0.0, 0.0, 1.0, 1.0], labels: labels.into(), is_picture: false }
}

/// Text and place on the screen of what is written; the middle is 400, 300.
fn written(maps: &[&[Shown]], signs: &[(Pos2, f32)]) -> Vec<(String, Pos2)> {
    let ctx = Context::default();
    let mut labels = Labels::default();
    let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(800.0, 600.0));
    let viewport = Viewport::new(rect, Place::new(CENTRE.0, CENTRE.1).unwrap(), 10.0);
    let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
        let painter = Painter::new(ui.ctx().clone(), LayerId::background(), rect);
        labels.paint(&painter, &viewport, maps, signs.iter().copied());
    });
    output.textures_delta.clear();
    labels.written().map(|(text, at)| (text.to_owned(), at)).collect()
}

fn texts(written: &[(String, Pos2)]) -> Vec<&str> {
    written.iter().map(|(text, _)| text.as_str()).collect()
}

#[test]
fn the_more_important_name_has_the_room() {
    let mut less = label("Vyshneve", at(10.0, 4.0), 9);
    less.may_move = false;
    let map = [shown(vec![less, label("Kyiv", at(0.0, 0.0), 1)])];
    assert_eq!(texts(&written(&[&map], &[])), ["Kyiv"]);
}

#[test]
fn a_name_under_a_sign_stands_beside_it() {
    let map = [shown(vec![label("Kyiv", at(0.0, 0.0), 1)])];
    let free = written(&[&map], &[]);
    assert!(free[0].1.distance(pos2(400.0, 300.0)) < 0.5);
    let moved = written(&[&map], &[(pos2(400.0, 300.0), 14.0)]);
    let distance = moved[0].1.distance(pos2(400.0, 300.0));
    assert!((14.0..70.0).contains(&distance), "{distance}");
}

#[test]
fn a_name_with_no_room_near_it_is_left_out() {
    let map = [shown(vec![label("Kyiv", at(0.0, 0.0), 1)])];
    let many: Vec<(Pos2, f32)> = (0..40)
        .flat_map(|x| (0..30).map(move |y| (pos2(x as f32 * 20.0, y as f32 * 20.0), 10.0)))
        .collect();
    assert!(written(&[&map], &many).is_empty());
}

#[test]
fn a_name_that_two_maps_know_is_written_once_as_the_upper_one_has_it() {
    let below = [shown(vec![label("Kyiv", at(0.0, 0.0), 1), label("Brovary", at(200.0, 0.0), 2)])];
    let above = [shown(vec![label("Київ", at(90.0, 60.0), 1)])];
    let mut both = written(&[&below, &above], &[]);
    both.sort_by(|a, b| a.0.cmp(&b.0));
    assert_eq!(texts(&both), ["Brovary", "Київ"]);
}

#[test]
fn nothing_is_written_over_a_picture_which_has_names_of_its_own() {
    let below = [shown(vec![label("Kyiv", at(0.0, 0.0), 1), label("Brovary", at(200.0, 0.0), 2)])];
    let [x, y] = at(0.0, 0.0);
    let square = [x - 1e-5, y - 1e-5, x + 1e-5, y + 1e-5];
    let picture = Shown { square, labels: Arc::from([]), is_picture: true };
    assert_eq!(texts(&written(&[&below, &[picture]], &[])), ["Brovary"]);
}

#[test]
fn a_street_is_named_once_a_stretch_and_only_where_its_name_fits() {
    let street = |east: f64, points: f64| Label {
        room: Some(points / (256.0 * 10_f64.exp2())),
        may_move: false,
        ..label("Khreshchatyk", at(east, 0.0), 5)
    };
    let map = [shown(vec![street(-300.0, 150.0), street(-100.0, 150.0), street(300.0, 150.0)])];
    assert_eq!(written(&[&map], &[]).len(), 2);
    assert!(written(&[&[shown(vec![street(0.0, 20.0)])]], &[]).is_empty());
}
