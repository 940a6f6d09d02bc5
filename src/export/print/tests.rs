//! Laid out pages: everything on its page, no text over another, every event in a mark.

use std::collections::HashMap;
use std::sync::Arc;

use proptest::prelude::*;

use super::events::PrintEvent;
use super::frame::Frame;
use super::sheet::{Item, Outline, Region, Text};
use super::*;
use crate::dataset::Options;
use crate::filter::Filters;
use crate::import::{demo, reader};
use crate::language::Language;
use crate::summary::ground::mercator;

fn job(language: Language, paper: Paper) -> Job {
    let job = Job::filtered([Arc::new(demo::dataset().unwrap())], Filters::default()).unwrap();
    let print = PrintChoices { language, paper, ..PrintChoices::default() };
    Job { format: ID.to_owned(), print, ..job }
}

fn laid_out(job: &Job, fonts: &Fonts) -> Vec<Sheet> {
    let size = job.print.paper.size_points();
    said_in(job.print.language, || sheets(job, fonts, size, None)).unwrap()
}

fn texts(sheet: &Sheet) -> impl Iterator<Item = &Text> {
    let items = sheet.blocks.iter().flat_map(|block| &block.items);
    items.filter_map(|item| match item {
        Item::Text(text) => Some(text),
        _ => None,
    })
}

/// Where the letters of a text lie.
fn region(text: &Text, fonts: &Fonts) -> Region {
    let width = fonts.width(text.face, text.size, &text.text);
    Region::new(text.at[0], text.at[1] - text.size * 0.75, width, text.size * 0.95)
}

#[test]
fn every_text_lies_on_its_page_and_none_over_another_of_the_table() {
    let fonts = Fonts::embedded().unwrap();
    for (language, paper) in Language::ALL.into_iter().zip(Paper::ALL) {
        let job = job(language, paper);
        let [width, height] = paper.size_points();
        let page = Region::new(20.0, 20.0, width - 40.0, height - 40.0);
        for sheet in laid_out(&job, &fonts) {
            for text in texts(&sheet) {
                let region = region(text, &fonts);
                let corners = [[region.x, region.y], [region.right(), region.bottom()]];
                assert!(corners.iter().all(|at| page.contains(*at)), "{paper:?}: {text:?}");
            }
        }
        for sheet in laid_out(&job, &fonts) {
            // Names on maps have halos, and marks have numbers; those are placed by boxes.
            if sheet.blocks.iter().any(|block| matches!(block.role, super::sheet::Role::Figure(_)))
            {
                continue;
            }
            let regions: Vec<(Region, &Text)> =
                texts(&sheet).map(|text| (region(text, &fonts), text)).collect();
            for (index, (a, text)) in regions.iter().enumerate() {
                for (b, other) in regions.iter().skip(index + 1) {
                    assert!(!a.meets(*b), "{paper:?}: {text:?} over {other:?}");
                }
            }
        }
    }
}

/// A job of a table with this text.
fn job_of(text: &str) -> Job {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("in.csv");
    std::fs::write(&path, text).unwrap();
    let dataset = reader::read(&path, &Options::default(), &Default::default()).unwrap();
    let job = Job::filtered([Arc::new(dataset)], Filters::default()).unwrap();
    Job { format: ID.to_owned(), ..job }
}

#[test]
fn texts_of_any_length_stay_on_their_page() {
    let long = "A name without an end ".repeat(80);
    let word = "Unbroken".repeat(60);
    let text = format!(
        "id,date,lat,lon,title,place,weapon,sources\n\
         a,2025-01-02,50.4,30.5,{long},{long},{word},{word}|https://example.org/{word}\n"
    );
    let fonts = Fonts::embedded().unwrap();
    for paper in Paper::ALL {
        for language in Language::ALL {
            let mut job = job_of(&text);
            job.print = PrintChoices { paper, language, ..PrintChoices::default() };
            job.print.info.title.clone_from(&long);
            job.print.info.data_licence = format!("{long} {word}");
            job.print.template =
                Some(PrintTemplate { credit: word.clone(), ..PrintTemplate::default() });
            let [width, height] = paper.size_points();
            let page = Region::new(20.0, 20.0, width - 40.0, height - 36.0);
            for sheet in laid_out(&job, &fonts) {
                for text in texts(&sheet) {
                    let region = region(text, &fonts);
                    let corners = [[region.x, region.y], [region.right(), region.bottom()]];
                    assert!(corners.iter().all(|at| page.contains(*at)), "{paper:?}: {text:?}");
                }
            }
        }
    }
}

#[test]
fn two_places_that_round_to_one_make_the_same_pages() {
    use crate::export::{Places, Publication};
    let fonts = Fonts::embedded().unwrap();
    let pages = |latitude: &str, rounded: bool| {
        let text = format!("id,date,lat,lon,title\na,2025-01-02,{latitude},30.51,Fire\n");
        let mut job = job_of(&text);
        if rounded {
            let places = Places::Rounded { decimals: 1 };
            job.publication = Publication { places, ..Publication::default() };
        }
        // The summary has the hash of the input.
        let name = said_in(Language::English, || tr!("print-summary"));
        laid_out(&job, &fonts)
            .into_iter()
            .filter(move |sheet| sheet.name != name)
            .collect::<Vec<_>>()
    };
    assert!(pages("50.4123", true) == pages("50.3997", true));
    assert!(pages("50.4123", false) != pages("50.3997", false));
    assert!(pages("50.4123", true) != pages("50.4123", false));
}

#[test]
fn a_window_of_report_times_is_not_said_to_be_when_events_were() {
    use crate::dataset::{Instant, Interval, TimeAxis};
    use crate::filter::{Mode, TimeFilter};
    let at = |text: &str| Instant::from_secs(text.parse::<jiff::Timestamp>().unwrap().as_second());
    let window = Interval::new(at("2025-06-01T00:00:00Z"), at("2025-07-01T00:00:00Z"));
    let time = TimeFilter { mode: Mode::Window, window, ..TimeFilter::default() };
    let heading = |axis: TimeAxis| {
        let text = "id,date,reported,lat,lon,title\na,2025-01-02,2025-06-05,50.4,30.5,Fire\n\
                    b,2025-06-03,2025-06-05,50.4,30.5,Fire\n";
        let dataset = Arc::clone(&job_of(text).parts[0].dataset);
        let filters = Filters { time: TimeFilter { axis, ..time }, ..Filters::default() };
        let job = Job::filtered([dataset], filters).unwrap();
        let fonts = Fonts::embedded().unwrap();
        let sheets = laid_out(&Job { format: ID.to_owned(), ..job }, &fonts);
        texts(&sheets[0]).map(|text| text.text.clone()).collect::<Vec<_>>().join("\n")
    };
    assert!(heading(TimeAxis::Event).contains("1 Jun 2025"));
    assert!(!heading(TimeAxis::Report).contains("1 Jun 2025 –"));
    assert!(heading(TimeAxis::Report).contains("2 Jan 2025"));
}

#[test]
fn cells_longer_than_a_page_go_on_and_keep_every_word() {
    let words: Vec<String> = (0..4_000).map(|number| format!("word{number}")).collect();
    let text =
        format!("id,date,lat,lon,title,summary\na,2025-01-02,50.4,30.5,T,{}\n", words.join(" "));
    let job = job_of(&text);
    let fonts = Fonts::embedded().unwrap();
    let sheets = laid_out(&job, &fonts);
    let all: Vec<&str> =
        sheets.iter().flat_map(texts).flat_map(|text| text.text.split(' ')).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    all.iter().for_each(|word| *counts.entry(word).or_default() += 1);
    assert!(words.iter().all(|word| counts.get(word.as_str()) == Some(&1)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_numbers_of_marks_add_up_to_the_events_in_view(
        places in prop::collection::vec((-60.0..70.0_f64, -170.0..170.0_f64), 1..120),
        across in 120.0..900.0_f32,
    ) {
        let event = |(latitude, longitude): &(f64, f64)| PrintEvent {
            at: crate::dataset::Place::new(*latitude, *longitude).map(mercator),
            radius_m: 0.0,
            is_area: false,
            area: None,
            is_disputed: false,
            kind: "fire".to_owned(),
            interval: None,
        };
        let events: Vec<PrintEvent> = places.iter().map(event).collect();
        let events: Vec<&PrintEvent> = events.iter().collect();
        let region = Region::new(30.0, 40.0, across, 200.0);
        let at: Vec<[f64; 2]> = events.iter().filter_map(|event| event.at).collect();
        let frame = Frame::around(region, &at, 20.0);
        let marks = symbols::marks(&events, &frame);
        let inside = at.iter().filter(|at| region.contains(frame.project(**at))).count();
        prop_assert_eq!(marks.iter().map(|mark| mark.count as usize).sum::<usize>(), inside);
        let closer = Frame { world_points: frame.world_points * 3.0, ..frame };
        let marks = symbols::marks(&events, &closer);
        let inside = at.iter().filter(|at| region.contains(closer.project(**at))).count();
        prop_assert_eq!(marks.iter().map(|mark| mark.count as usize).sum::<usize>(), inside);
    }
}

#[test]
fn circles_of_imprecise_places_are_as_large_as_on_the_ground() {
    let at = mercator(crate::dataset::Place::new(50.45, 30.52).unwrap());
    let event = PrintEvent {
        at: Some(at),
        radius_m: 10_000.0,
        is_area: true,
        area: None,
        is_disputed: false,
        kind: "fire".to_owned(),
        interval: None,
    };
    let region = Region::new(0.0, 0.0, 500.0, 500.0);
    let frame = Frame::around(region, &[at], 20.0).at_zoom(region, 9.0);
    let Some(Item::Path { outline: Outline::Rings(rings), .. }) =
        symbols::circles(&[&event], &frame)
    else {
        panic!("no circle")
    };
    let radius = (rings[0][0][0] - 250.0) as f64 * frame.metres_a_point(at[1]);
    assert!((radius - 10_000.0).abs() < 50.0, "{radius}");
}
