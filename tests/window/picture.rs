//! Pictures and animations out of the window, read again by other eyes.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by panicking and says what it skips"
)]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command as Process;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use image::AnimationDecoder as _;
use strikemap::dataset::{Instant, Interval};
use strikemap::export::{ColumnSet, Manifest, Scope, manifest_path, verify};
use strikemap::session::frames::Steps;
use strikemap::session::{Command, TimeStep, TimeView};
use strikemap::ui::Action;
use strikemap::ui::dialogs;
use strikemap::ui::picture_request::{Draw, Request};
use strikemap::ui::snapshot::{Animation, Style, What};

use crate::window::{Tester, ask, choose_format, demo, settle, shows, texts};

/// Runs frames until `text` is told; `None` where there is nothing to draw with.
fn told(tester: &mut Tester, text: &str) -> Option<()> {
    for _ in 0..6_000 {
        let told = texts(tester);
        if told.iter().any(|told| told.contains("no graphics driver")) {
            println!("skipped: nothing to draw with");
            return None;
        }
        if told.iter().any(|told| told.contains(text)) {
            return Some(());
        }
        std::thread::sleep(Duration::from_millis(10));
        tester.step();
    }
    panic!("not told: {text}; but {:?}", texts(tester));
}

fn style(what: What) -> Style {
    Style { what, size_px: [640, 480], scale: 1.0, dark: false, title: String::new() }
}

/// 24 to 28 December 2025 in Kyiv, a day each.
fn days() -> Animation {
    let day = TimeStep::from_text("1d").unwrap();
    let (start, end) = (1_766_527_200, 1_766_527_200 + 4 * 86_400);
    let domain = Interval::new(Instant::from_secs(start), Instant::from_secs(end)).unwrap();
    Animation { steps: Steps { domain, width: Some(day), step: day }, frames_per_sec: 2.0 }
}

fn save(tester: &mut Tester, path: &Path, style: Style, animation: Option<Animation>) {
    let request = Request { style, animation, path: path.to_owned(), replace: false };
    ask(tester, Action::Draw(Draw::Save(Box::new(request))));
}

/// What the command of a manifest writes instead, run beside it.
fn written_by_command(path: &Path) -> Vec<u8> {
    let manifest = std::fs::read(manifest_path(path)).unwrap();
    let manifest: Manifest = serde_json::from_slice(&manifest).unwrap();
    let command = manifest.filter.command.unwrap();
    let program = Path::new(env!("CARGO_BIN_EXE_strikemap")).parent().unwrap();
    std::fs::remove_file(path).unwrap();
    std::fs::remove_file(manifest_path(path)).unwrap();
    let output = Process::new("sh")
        .args(["-c", &command])
        .env("PATH", format!("{}:{}", program.display(), std::env::var("PATH").unwrap()))
        .current_dir(path.parent().unwrap())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command}: {said}");
    std::fs::read(path).unwrap()
}

fn colours(picture: &image::DynamicImage) -> usize {
    let pixels = picture.to_rgb8();
    pixels.pixels().step_by(97).map(|pixel| pixel.0).collect::<BTreeSet<_>>().len()
}

#[test]
fn the_dialog_saves_a_picture_of_the_map_with_a_manifest_that_proves_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut tester = demo();
    tester.get_by_label("File").click();
    settle(&mut tester);
    tester.get_by_label("Picture…").click();
    settle(&mut tester);
    let pixels =
        |tester: &Tester| texts(tester).into_iter().find(|text| text.ends_with(" pixels")).unwrap();
    let usual = pixels(&tester);
    tester.get_by_label("the whole window").click();
    settle(&mut tester);
    assert!(shows(&tester, "2560 × 1600 pixels"), "{}", pixels(&tester));
    tester.get_by_label("the map, with a caption").click();
    settle(&mut tester);
    assert_eq!(pixels(&tester), usual);
    tester.get_by_label("Title").focus();
    tester.get_by_label("Title").type_text("Kyiv <in> \"December\"");
    // A name without an ending gets that of the format.
    tester.get_by_role_and_label(Role::TextInput, "File").focus();
    tester
        .get_by_role_and_label(Role::TextInput, "File")
        .type_text(&folder.path().join("map").display().to_string());
    settle(&mut tester);
    tester.get_by_label("Save").click();
    settle(&mut tester);
    if told(&mut tester, "picture was saved").is_none() {
        return;
    }
    assert!(!shows(&tester, "Save a picture"));
    let file = folder.path().join("map.png");
    let picture = image::open(&file).unwrap();
    assert_eq!(format!("{} × {} pixels", picture.width(), picture.height()), usual);
    assert!(colours(&picture) > 20, "{}", colours(&picture));
    let manifest = manifest_path(&file);
    let verified = verify(&manifest).unwrap();
    assert_eq!((verified.events, verified.pictures), (59, 1));
    let text = std::fs::read_to_string(&manifest).unwrap();
    assert!(text.contains(r#"--title=Kyiv <in> \"December\""#), "{text}");
    // Another picture is not the one that was written.
    std::fs::write(&file, b"another").unwrap();
    assert!(verify(&manifest).unwrap_err().to_string().contains("map.png"));
}

#[test]
fn the_map_and_the_window_become_vectors_whose_words_can_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let mut tester = demo();
    for (what, word) in [(What::Map, "59 of 459 events"), (What::Window, "No requests")] {
        let file = folder.path().join(format!("{what:?}.svg"));
        let hostile = "</title><script>alert(1)</script>\u{202e}".to_owned();
        save(&mut tester, &file, Style { title: hostile, ..style(what) }, None);
        if told(&mut tester, &file.display().to_string()).is_none() {
            return;
        }
        let text = std::fs::read_to_string(&file).unwrap();
        let svg = roxmltree::Document::parse(&text).unwrap();
        let names: BTreeSet<&str> = svg.descendants().map(|node| node.tag_name().name()).collect();
        assert!(!names.contains("script") && names.contains("text") && names.contains("path"));
        let words: Vec<&str> = svg.descendants().filter_map(|node| node.text()).collect();
        assert!(words.iter().any(|text| text.contains(word)), "{what:?} {words:?}");
        // What is not on the map is told below it.
        let tells_lasting = words.iter().any(|text| text.contains("alerts and closures not drawn"));
        assert_eq!(tells_lasting, matches!(what, What::Map), "{words:?}");
        assert!(!text.contains('\u{202e}'));
        // The map below is a picture.
        let image = svg.descendants().find(|node| node.has_tag_name("image")).unwrap();
        let data = image.attribute("href").unwrap().strip_prefix("data:image/png;base64,").unwrap();
        let png = STANDARD.decode(data).unwrap();
        let png = image::load_from_memory(&png).unwrap();
        assert_eq!((png.width(), png.height()), (640, 480));
        verify(&manifest_path(&file)).unwrap();
    }
}

#[test]
fn an_animation_shows_each_day_as_the_player_does_and_its_counts_are_proved() {
    let folder = tempfile::tempdir().unwrap();
    let mut tester = demo();
    let gif = folder.path().join("days.gif");
    save(&mut tester, &gif, style(What::Map), Some(days()));
    if told(&mut tester, "days.gif").is_none() || told(&mut tester, "was saved").is_none() {
        return;
    }
    let frames_folder = folder.path().join("pictures");
    save(&mut tester, &frames_folder, style(What::Map), Some(days()));
    told(&mut tester, &format!("saved\n{}", frames_folder.display()));
    let file = std::io::BufReader::new(std::fs::File::open(&gif).unwrap());
    let decoder = image::codecs::gif::GifDecoder::new(file).unwrap();
    let frames = decoder.into_frames().collect_frames().unwrap();
    assert_eq!(frames.len(), 4);
    for (index, frame) in frames.iter().enumerate() {
        assert_eq!(frame.delay().numer_denom_ms(), (500, 1));
        // Both formats show the same but for the number of colours.
        let name = format!("frame-{:04}.png", index + 1);
        let png = image::open(frames_folder.join(name)).unwrap().to_rgb8();
        let gif = image::DynamicImage::from(frame.buffer().clone()).to_rgb8();
        assert_eq!((png.width(), png.height()), (640, 480));
        let away: u64 =
            png.as_raw().iter().zip(gif.as_raw()).map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
        assert!(away / (png.as_raw().len() as u64) < 3, "frame {index}: {away}");
    }
    for path in [&gif, &frames_folder] {
        let verified = verify(&manifest_path(path)).unwrap();
        assert_eq!(verified.pictures, 4);
    }
    // A count or a picture that is not as it was written is found.
    let manifest = manifest_path(&frames_folder);
    let text = std::fs::read_to_string(&manifest).unwrap();
    let written: Manifest = serde_json::from_str(&text).unwrap();
    let frames = &written.output.drawing.as_ref().unwrap().frames;
    assert!(frames[3].events > 30, "{frames:?}");
    let mut other = written.clone();
    other.output.drawing.as_mut().unwrap().frames[3].events += 1;
    std::fs::write(&manifest, serde_json::to_vec(&other).unwrap()).unwrap();
    assert!(verify(&manifest).unwrap_err().to_string().contains("events in frame 4"));
    std::fs::write(&manifest, text).unwrap();
    std::fs::copy(frames_folder.join("frame-0001.png"), frames_folder.join("frame-0002.png"))
        .unwrap();
    assert!(verify(&manifest).unwrap_err().to_string().contains("frame-0002.png"));
}

#[test]
fn a_long_animation_can_be_stopped_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut tester = demo();
    let hour = TimeStep::from_text("1h").unwrap();
    let steps = Steps { step: hour, ..days().steps };
    let file = folder.path().join("long.gif");
    save(&mut tester, &file, style(What::Map), Some(Animation { steps, ..days() }));
    if !shows(&tester, "Drawing long.gif") {
        println!("skipped: nothing to draw with");
        return;
    }
    // The window goes on meanwhile.
    ask(&mut tester, Action::Session(Command::SelectMatching));
    tester.get_by_label("Cancel").click();
    if told(&mut tester, "Drawing was stopped").is_none() {
        return;
    }
    assert!(!shows(&tester, "Drawing long.gif"));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn the_dialog_of_an_animation_says_how_many_pictures_and_refuses_too_many() {
    let mut tester = demo();
    let day = TimeStep::from_text("1d").unwrap();
    let time_view =
        TimeView { step: Some(day), shown: Some(days().steps.domain), ..TimeView::default() };
    ask(&mut tester, Action::Session(Command::SetTimeView(time_view)));
    ask(&mut tester, Action::Draw(Draw::AnimationDialog));
    // The window is wider than what the axis shows: one picture.
    assert!(shows(&tester, "1 picture from 2025-12-24 to 2025-12-27"), "{:?}", texts(&tester));
    let write = |tester: &mut Tester, field: &str, text: &str| {
        tester.get_by_label(field).focus();
        tester.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
        tester.get_by_label(field).type_text(text);
        settle(tester);
    };
    write(&mut tester, "Window width", "1 d");
    assert!(shows(&tester, "4 pictures from 2025-12-24 to 2025-12-27"), "{:?}", texts(&tester));
    tester.get_by_label("all data").click();
    write(&mut tester, "Each step", "1 h");
    assert!(
        texts(&tester).iter().any(|text| text.starts_with("More than 2\u{2009}000 pictures")),
        "{:?}",
        texts(&tester)
    );
    write(&mut tester, "Each step", "soon");
    assert!(texts(&tester).iter().any(|text| text.starts_with("Write steps such as")));
}

#[test]
fn the_command_line_draws_the_same_bytes_as_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let mut tester = demo();
    let dark = Style { dark: true, title: "It's <dark>".to_owned(), ..style(What::Map) };
    for (name, style, animation) in [
        ("map.png", dark, None),
        ("map.svg", style(What::Map), None),
        ("days.gif", style(What::Map), Some(days())),
    ] {
        let path = folder.path().join(name);
        save(&mut tester, &path, style, animation);
        if told(&mut tester, &path.display().to_string()).is_none() {
            return;
        }
        let written = std::fs::read(&path).unwrap();
        assert!(written_by_command(&path) == written, "{name}");
        verify(&manifest_path(&path)).unwrap();
    }
}

#[test]
fn a_report_shows_the_map_on_wish_and_the_same_from_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let mut tester = demo();
    for picture in [false, true] {
        let path = folder.path().join(format!("{picture}.html"));
        let request = dialogs::export::Request {
            scope: Scope::Filtered,
            columns: ColumnSet::Original,
            format: "report".to_owned(),
            formula_safe: false,
            notes: false,
            publication: Default::default(),
            picture,
            page: Default::default(),
            print: Default::default(),
            report: Default::default(),
            signing: None,
            path: Some(path.clone()),
            replace: false,
        };
        ask(&mut tester, Action::Export(request));
        if told(&mut tester, &path.display().to_string()).is_none() {
            return;
        }
        let page = std::fs::read(&path).unwrap();
        let png = strikemap::export::report::picture::in_page(&page);
        assert_eq!(png.is_some(), picture);
        if let Some(png) = png {
            assert!(colours(&image::load_from_memory(&png).unwrap()) > 20);
        }
        assert!(written_by_command(&path) == page, "{picture}");
        verify(&manifest_path(&path)).unwrap();
    }
}

#[test]
fn only_a_report_of_what_passes_offers_the_map() {
    let mut tester = demo();
    ask(&mut tester, Action::Session(Command::SelectMatching));
    for (scope, offered) in [(Scope::Filtered, true), (Scope::Selected, false)] {
        ask(&mut tester, Action::ExportDialog(scope, None));
        assert!(tester.get_by_label("Map in the report").accesskit_node().is_disabled());
        choose_format(&mut tester, "Report");
        let choice = tester.get_by_label("Map in the report");
        assert_eq!(!choice.accesskit_node().is_disabled(), offered);
    }
}

#[test]
fn a_picture_of_what_only_the_window_can_show_has_no_command() {
    let folder = tempfile::tempdir().unwrap();
    let mut tester = demo();
    let command = |tester: &mut Tester, name: &str, what: What| {
        let path = folder.path().join(name);
        save(tester, &path, style(what), None);
        told(tester, &path.display().to_string())?;
        let manifest = std::fs::read(manifest_path(&path)).unwrap();
        let manifest: Manifest = serde_json::from_slice(&manifest).unwrap();
        verify(&manifest_path(&path)).unwrap();
        Some(manifest.filter.command)
    };
    // The time axis is zoomed when the window opens, which only the window shows.
    let Some(window) = command(&mut tester, "window.png", What::Window) else { return };
    assert_eq!(window, None);
    assert!(tester.state_mut().as_mut().unwrap().select_id("VY-2025-12-27-01"));
    let one = command(&mut tester, "one.png", What::Map).unwrap().unwrap();
    assert!(one.contains(" --select=VY-2025-12-27-01 "), "{one}");
    ask(&mut tester, Action::Session(Command::SelectMatching));
    assert_eq!(command(&mut tester, "many.png", What::Map).unwrap(), None);
}

#[test]
fn a_picture_is_seen_before_it_is_saved_and_follows_its_size() {
    let mut tester = demo();
    ask(&mut tester, Action::Draw(Draw::PictureDialog));
    if told(&mut tester, "Preview of the picture").is_none() {
        return;
    }
    tester.get_by_label("Square").click();
    tester.run_steps(2);
    assert!(shows(&tester, "1800 × 1800 pixels"), "{:?}", texts(&tester));
    assert!(shows(&tester, "Drawing a preview…"), "{:?}", texts(&tester));
    told(&mut tester, "Preview of the picture").unwrap();
}

#[test]
fn the_caption_of_a_map_is_in_the_language_of_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.svg");
    let mut tester = demo();
    let polish = Some(strikemap::language::Language::Polish);
    ask(&mut tester, Action::Set(strikemap::ui::settings::Change::Language(polish)));
    settle(&mut tester);
    save(&mut tester, &path, style(What::Map), None);
    if told(&mut tester, "Obraz zapisano").is_none() {
        return;
    }
    let picture = std::fs::read_to_string(&path).unwrap();
    assert!(picture.contains("Wykonano w strikemap"), "{picture}");
    let manifest = std::fs::read_to_string(manifest_path(&path)).unwrap();
    assert!(manifest.contains("--language=pl"), "{manifest}");
    assert!(manifest.contains("events that may have happened from 2025-12-01"), "{manifest}");
}
