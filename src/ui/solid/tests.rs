//! Pictures with and without the shader for plain colours.

use eframe::egui_wgpu::{Renderer, RendererOptions};
use egui::{Context, FontId, Pos2, RawInput, Stroke, StrokeKind, pos2, vec2};
use proptest::prelude::*;

use super::*;
use crate::dataset::symbol::Hue;
use crate::ui::settings::Brightness;
use crate::ui::snapshot::canvas::{Canvas, Ground};
use crate::ui::snapshot::opened;
use crate::ui::theme::Theme;
use crate::ui::{Settings, Window};

/// What both drawings may differ by, in steps of a colour: rounding.
const MOST_APART: u8 = 1;

/// The same where many translucent shapes lie over each other.
const MOST_APART_IN_HEAPS: u8 = 6;

/// Pixels that an edge may miss which runs exactly through their middles.
const MOST_MISSED: usize = 160;

/// A canvas that uses the shader, and where egui adds no noise to soft edges, as it
/// does in the window. Says so where the driver draws on a graphics card.
fn canvas(size_px: [u32; 2]) -> Option<Canvas> {
    let canvas = match Canvas::new(size_px) {
        Ok(canvas) => canvas,
        Err(error) => {
            eprintln!("SKIPPED: {error}");
            return None;
        }
    };
    if Solid::new(canvas.state()).is_none() {
        eprintln!("SKIPPED: a graphics card draws here");
        return None;
    }
    let state = canvas.state();
    let options = RendererOptions { dithering: false, ..RendererOptions::default() };
    *state.renderer.write() = Renderer::new(&state.device, state.target_format, options);
    walkers::install_renderer(Some(state));
    Some(canvas)
}

fn input(size_px: [u32; 2], scale: f32) -> RawInput {
    let [width, height] = size_px.map(|side| side as f32 / scale);
    let mut input = RawInput {
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(width, height))),
        time: Some(0.0),
        ..RawInput::default()
    };
    input.viewports.entry(egui::ViewportId::ROOT).or_default().native_pixels_per_point =
        Some(scale);
    input
}

/// How far apart each colour of `shapes` is that is drawn in both ways.
fn apart(canvas: &mut Canvas, ctx: &Context, shapes: &[ClippedShape], scale: f32) -> Vec<u8> {
    let ours = canvas.draw(ctx, shapes.to_vec(), scale, Ground::Opaque).unwrap();
    let solid = canvas.solid.take();
    let plain = canvas.draw(ctx, shapes.to_vec(), scale, Ground::Opaque).unwrap();
    canvas.solid = solid;
    ours.iter().zip(&plain).map(|(a, b)| a.abs_diff(*b)).collect()
}

#[test]
fn a_window_looks_the_same() {
    for (scale, brightness) in
        [(1.0, Brightness::Dark), (1.25, Brightness::Light), (2.0, Brightness::Dark)]
    {
        let size_px = [1_240.0, 760.0].map(|side: f32| (side * scale) as u32);
        let Some(mut canvas) = canvas(size_px) else { return };
        let ctx = Context::default();
        canvas.install(&ctx);
        let mut window = Window::new(&ctx, Settings { brightness, ..Settings::default() });
        window.session = opened(Vec::new()).unwrap();
        let mut shapes = Vec::new();
        let started = std::time::Instant::now();
        let mut quiet = 0;
        while quiet < 4 && started.elapsed().as_secs() < 60 {
            let output = ctx.run_ui(input(size_px, scale), |ui| {
                window.logic(&ui.ctx().clone());
                window.ui(ui);
            });
            canvas.take_textures(output.textures_delta);
            shapes = output.shapes;
            quiet = if window.is_busy() { 0 } else { quiet + 1 };
        }
        let solid = canvas.solid.clone().unwrap();
        let screen = Rect::from_min_size(Pos2::ZERO, vec2(1_240.0, 760.0));
        let left = solid.take_over(&ctx, shapes.clone(), screen, scale);
        assert!(left.len() * 2 < shapes.len(), "{} of {}", left.len(), shapes.len());
        assert!(left.iter().all(|left| !is_solid(&left.shape)));
        let apart = apart(&mut canvas, &ctx, &shapes, scale).into_iter().max();
        assert!(apart <= Some(MOST_APART), "{apart:?} at {scale}");
    }
}

const SIDE: f32 = 160.0;

#[derive(Debug, Clone)]
struct Thing {
    kind: u8,
    at: Pos2,
    to: Pos2,
    clip: Option<Rect>,
    colour: [u8; 4],
}

fn things() -> impl Strategy<Value = Vec<Thing>> {
    let at = || (-10.0..SIDE + 10.0, -10.0..SIDE + 10.0).prop_map(|(x, y)| pos2(x, y));
    let clip =
        proptest::option::of((at(), at()).prop_map(|(from, to)| Rect::from_two_pos(from, to)));
    let colour =
        prop_oneof![any::<[u8; 3]>().prop_map(|[r, g, b]| [r, g, b, 255]), any::<[u8; 4]>(),];
    let thing = (0..7_u8, at(), at(), clip, colour)
        .prop_map(|(kind, at, to, clip, colour)| Thing { kind, at, to, clip, colour });
    proptest::collection::vec(thing, 2..40)
}

fn shape(ctx: &Context, thing: &Thing) -> Shape {
    let Thing { kind, at, to, colour: [r, g, b, a], .. } = *thing;
    let hue = Hue::ALL[usize::from(r) % Hue::ALL.len()];
    let colour = Theme::faded(Theme { dark: b % 2 == 0 }.hue(hue), f32::from(a) / 255.0);
    let rect = Rect::from_two_pos(at, to);
    let stroke = Stroke::new(f32::from(g % 5) + 0.5, colour);
    match kind {
        0 => Shape::rect_filled(rect, 0.0, colour),
        1 => Shape::rect_stroke(rect, f32::from(b % 9), stroke, StrokeKind::Inside),
        2 => Shape::line_segment([at, to], stroke),
        3 => Shape::circle_filled(at, at.distance(to) / 4.0, colour),
        4 => Shape::circle_stroke(at, at.distance(to) / 4.0, stroke),
        5 => Shape::Vec(vec![
            Shape::convex_polygon(vec![at, to, pos2(at.x, to.y)], colour, Stroke::NONE),
            Shape::rect_filled(rect.shrink(3.0), 2.0, colour),
        ]),
        _ => ctx.fonts_mut(|fonts| {
            let font = FontId::proportional(f32::from(r % 20) + 8.0);
            Shape::text(fonts, at, egui::Align2::CENTER_CENTER, "Харків 12", font, colour)
        }),
    }
}

#[test]
fn what_lies_over_what_stays_so() {
    let size_px = [SIDE as u32; 2];
    let Some(canvas) = canvas(size_px) else { return };
    let canvas = std::cell::RefCell::new(canvas);
    let ctx = Context::default();
    proptest!(ProptestConfig::with_cases(60), |(things in things())| {
        let mut canvas = canvas.borrow_mut();
        let output = ctx.run_ui(input(size_px, 1.0), |ui| {
            for thing in &things {
                let clip = thing.clip.unwrap_or(Rect::EVERYTHING);
                ui.painter().with_clip_rect(clip).add(shape(ui.ctx(), thing));
            }
        });
        canvas.take_textures(output.textures_delta);
        let apart = apart(&mut canvas, &ctx, &output.shapes, 1.0);
        let pixels = apart.chunks(4).filter(|pixel| pixel.iter().any(|it| *it > MOST_APART_IN_HEAPS));
        let missed = pixels.count();
        prop_assert!(missed <= MOST_MISSED, "{} pixels", missed);
    });
}
