//! Dots drawn by the graphics card in the window: told, seen, picked. Without a
//! driver that computes these tests say that they were skipped.
#![expect(clippy::unwrap_used, clippy::print_stderr, reason = "a test fails by panicking")]

use egui::{Event, Modifiers, PointerButton, vec2};
use egui_kittest::Harness;
use egui_kittest::wgpu::WgpuTestRenderer;
use strikemap::base::Progress;
use strikemap::dataset::symbol::{Hue, Symbol};
use strikemap::dataset::{Dataset, Place};
use strikemap::import::{Options, read};
use strikemap::language::Language;
use strikemap::session::{Command, EventRef, LayerState, Layers};
use strikemap::ui::map::dots::Graphics;
use strikemap::ui::snapshot::canvas::Canvas;
use strikemap::ui::theme::Theme;
use strikemap::ui::{Action, Settings, Window};

use crate::window::*;

/// Events in a heap on the middle of the map, of which the last, a fire, is the
/// newest, and thousands in the west and east of it.
fn events() -> Dataset {
    let mut text = "id,start,kind,latitude,longitude\n".to_owned();
    for number in 0..6_000 {
        let (hour, minute) = (number / 60 % 24, number % 60);
        let east = if number % 10 == 0 { 0.0 } else { f64::from(number - 3_000) * 1e-4 };
        text += &format!(
            "E{number},2025-12-01T{hour:02}:{minute:02}:00Z,drone_strike,50,{:.4}\n",
            30.0 + east
        );
    }
    text += "last,2025-12-30T12:00:00Z,fire,50,30\n";
    let file = tempfile::NamedTempFile::with_suffix(".csv").unwrap();
    std::fs::write(file.path(), text).unwrap();
    read(file.path(), &Options::default(), &Progress::default()).unwrap()
}

/// A window that is drawn with the graphics card of `canvas`.
fn opened(canvas: &Canvas) -> Tester {
    let renderer = WgpuTestRenderer::from_render_state(canvas.state().clone());
    let state = canvas.state().clone();
    let mut tester = Harness::builder()
        .with_size(vec2(1280.0, 800.0))
        .with_max_steps(40)
        .with_render_cursor(false)
        .renderer(renderer)
        .build_ui_state(
            move |ui, window: &mut Option<Window>| {
                let window = window.get_or_insert_with(|| {
                    Graphics::install(ui.ctx(), &state);
                    let language = Some(Language::English);
                    let settings = Settings { hint_closed: true, language, ..Settings::default() };
                    let mut window = Window::new(ui.ctx(), settings);
                    window.add(events());
                    window
                });
                window.logic(&ui.ctx().clone());
                window.ui(ui);
            },
            None,
        );
    settle(&mut tester);
    let mut points = LayerState::new("points", true);
    points.settings = serde_json::json!({ "crowded": "dots" });
    ask(&mut tester, Action::Session(Command::SetLayers(Layers(vec![points]))));
    ask(&mut tester, Action::FlyTo(Place::new(50.0, 30.0).unwrap(), 9.0));
    tester
}

fn canvas() -> Option<Canvas> {
    let canvas = Canvas::new([8, 8]);
    if let Err(error) = &canvas {
        eprintln!("SKIPPED: {error}");
    }
    let canvas = canvas.ok()?;
    if Graphics::new(canvas.state()).is_none() {
        eprintln!("SKIPPED: this machine's graphics driver cannot compute");
        return None;
    }
    Some(canvas)
}

#[test]
fn the_card_draws_a_dot_for_every_event_and_the_newest_is_seen_told_and_picked() {
    let Some(canvas) = canvas() else { return };
    let mut tester = opened(&canvas);
    let said = texts(&tester);
    assert!(said.iter().any(|text| text.contains("a dot for every event")), "{said:?}");

    let theme = Theme::of(&tester.ctx);
    let colour = |tester: &mut Tester, hue: Hue| {
        let picture = tester.render().unwrap();
        let [x, y] = [MIDDLE.x as u32, MIDDLE.y as u32];
        (x - 1..=x + 1).any(|x| picture.get_pixel(x, y).0 == theme.hue(hue).to_array())
    };
    let session = |tester: &Tester| {
        let session = &tester.state().as_ref().unwrap().session;
        (session.document().clone(), session.datasets()[0].id)
    };
    let fire = Symbol::of_kind("fire").hue;
    let drone = Symbol::of_kind("drone_strike").hue;
    assert!(colour(&mut tester, fire) && !colour(&mut tester, drone));

    tester.event(Event::PointerMoved(MIDDLE));
    tester.step();
    for pressed in [true, false] {
        let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
        tester.event(Event::PointerButton { pos: MIDDLE, button, pressed, modifiers });
        tester.step();
    }
    settle(&mut tester);
    let (document, dataset) = session(&tester);
    let last = EventRef { dataset, row: 6_000 };
    assert!(document.selection.contains(last) && document.selection.count() == 1);
}
