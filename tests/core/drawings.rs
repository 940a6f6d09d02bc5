//! Pictures and animations as files: what their manifests prove, and what is never
//! written over. What is drawn is made up here.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;
use std::sync::Arc;

use strikemap::base::Progress;
use strikemap::base::atomic::WriteError;
use strikemap::dataset::{Instant, Interval};
use strikemap::export::drawing::{self, Drawing, Frame};
use strikemap::export::frame_folder::FrameFolder;
use strikemap::export::{
    self, ExportError, Job, Manifest, MapPicture, Verified, VerifyError, manifest_path, verify,
};
use strikemap::filter::{Argument, Filters, Mode, TimeFilter};
use strikemap::import::{Options, demo, reader};

const DAY: i64 = 86_400;

/// How a PNG begins.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// 1 December 2025 in Kyiv.
const START: i64 = 1_764_540_000;

fn interval(start: i64, end: i64) -> Interval {
    Interval::new(Instant::from_secs(start), Instant::from_secs(end)).unwrap()
}

/// Drone strikes of December 2025.
fn filters() -> Filters {
    let window = Some(interval(START, START + 27 * DAY));
    let time = TimeFilter { mode: Mode::Window, window, ..TimeFilter::default() };
    let mut filters = Filters { time, ..Filters::default() };
    let kinds = ["drone_strike".to_owned(), "fire".to_owned()];
    filters.set("kind", Some(Argument::Words(kinds.into_iter().collect())));
    filters
}

fn job() -> Job {
    let dataset = Arc::new(demo::dataset().unwrap());
    let job = Job::filtered([dataset], filters()).unwrap();
    assert!(job.count() > 3);
    Job { format: "png".to_owned(), ..job }
}

fn flags() -> Option<Vec<String>> {
    Some(vec!["--size=10x10".to_owned()])
}

fn picture(job: &Job, path: &Path) -> Result<(), ExportError> {
    drawing::write(job, path, false, |out| {
        let begins: &[u8] = if job.format == "svg" { b"<svg " } else { PNG };
        out.write_all(&[begins, b"pixels"].concat())?;
        Ok(Drawing {
            verb: "snapshot".to_owned(),
            flags: flags(),
            frames: Vec::new(),
            older: Vec::new(),
        })
    })
    .map(|_| ())
}

/// Nine frames of three days, with what passes in each counted the dull way.
fn frames(job: &Job) -> Vec<Frame> {
    let dataset = &job.parts[0].dataset;
    let frame = |index: i64| {
        let window = interval(START + index * 3 * DAY, START + (index + 1) * 3 * DAY);
        let passes = |row: &usize| dataset.interval(*row).is_some_and(|time| time.overlaps(window));
        let events = job.parts[0].rows.iter().filter(passes).count() as u64;
        Frame { window, events, file: None }
    };
    (0..9).map(frame).collect()
}

fn animation(job: &Job, path: &Path, replace: bool) -> Result<(), ExportError> {
    let job = &Job { format: "png-frames".to_owned(), ..job.clone() };
    let mut folder = FrameFolder::new(job, path, replace)?;
    let frames = frames(job);
    for frame in &frames {
        folder.add(&[PNG, format!("picture of {}", frame.events).as_bytes()].concat())?;
    }
    let drawing = Drawing { verb: "animate".to_owned(), flags: flags(), frames, older: Vec::new() };
    folder.finish(job, drawing).map(|_| ())
}

fn manifest(path: &Path) -> Manifest {
    serde_json::from_slice(&fs::read(manifest_path(path)).unwrap()).unwrap()
}

/// What differs once `change` was made to the manifest.
fn differs(path: &Path, change: impl Fn(&mut Manifest)) -> String {
    let kept = fs::read(manifest_path(path)).unwrap();
    let mut changed = manifest(path);
    change(&mut changed);
    fs::write(manifest_path(path), serde_json::to_vec(&changed).unwrap()).unwrap();
    let told = verify(&manifest_path(path)).unwrap_err().to_string();
    fs::write(manifest_path(path), kept).unwrap();
    told
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_picture_is_proved_to_show_what_its_manifest_says() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.png");
    let job = job();
    picture(&job, &path).unwrap();
    let events = job.count() as u64;
    let Verified { events: proved, is_made_again, pictures, .. } =
        verify(&manifest_path(&path)).unwrap();
    assert_eq!((proved, is_made_again, pictures), (events, false, 1));
    let command = manifest(&path).filter.command.unwrap();
    assert_eq!(
        command,
        "strikemap snapshot demo --from=2025-11-30T22:00:00Z --to=2025-12-27T22:00:00Z \
         --kind=drone_strike --kind=fire --size=10x10 --zone=Europe/Kyiv -o map.png"
    );
    assert!(differs(&path, |manifest| manifest.counts.exported += 1).contains("counts.exported"));
    let other_filter = |manifest: &mut Manifest| manifest.filter.structured.set("kind", None);
    assert!(differs(&path, other_filter).contains("counts.exported"));
    let other_words = |manifest: &mut Manifest| manifest.filter.words.push("and more".to_owned());
    assert!(differs(&path, other_words).contains("filter.words"));
    let other_flags = |manifest: &mut Manifest| {
        manifest.output.drawing.as_mut().unwrap().flags.as_mut().unwrap().clear();
    };
    assert!(differs(&path, other_flags).contains("filter.command"));
    fs::write(&path, b"others").unwrap();
    assert!(differs(&path, |_| {}).contains("map.png"));
}

#[test]
fn a_changed_input_is_found_under_a_picture_too() {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("strikes.csv");
    let table = "id,date,lat,lon\n1,2025-12-03,50.4,30.5\n2,2025-12-05,50.5,30.6\n";
    fs::write(&input, table).unwrap();
    let options = Options::default();
    let dataset = reader::read(&input, &options, &Progress::default()).unwrap();
    let job = Job::filtered([Arc::new(dataset)], Filters::default()).unwrap();
    let path = folder.path().join("map.svg");
    picture(&Job { format: "svg".to_owned(), ..job.clone() }, &path).unwrap();
    verify(&manifest_path(&path)).unwrap();
    fs::write(&input, table.replace("50.4", "50.9")).unwrap();
    assert!(differs(&path, |_| {}).contains("input strikes.csv"));
    // The input itself is never drawn over.
    assert!(matches!(drawing::check(&job, &input, true), Err(ExportError::IsInput(_))));
}

#[test]
fn each_frame_of_an_animation_is_counted_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("december");
    let job = job();
    animation(&job, &path, false).unwrap();
    assert_eq!(names(folder.path()), ["december", "december.manifest.json"]);
    assert_eq!(names(&path).len(), 9);
    assert_eq!(verify(&manifest_path(&path)).unwrap().pictures, 9);
    let change_frame = |change: fn(&mut Frame)| {
        differs(&path, |manifest| {
            change(&mut manifest.output.drawing.as_mut().unwrap().frames[8]);
        })
    };
    assert!(change_frame(|frame| frame.events += 1).contains("events in frame 9"));
    let told = change_frame(|frame| frame.window = frame.window.shifted(-9 * DAY));
    assert!(told.contains("events in frame 9"), "{told}");
    let told = change_frame(|frame| frame.file.as_mut().unwrap().name = "../x".to_owned());
    assert!(told.contains("\"../x\" is not the name of a file beside it"), "{told}");
    let told = differs(&path, |manifest| {
        let frames = &mut manifest.output.drawing.as_mut().unwrap().frames;
        *frames = vec![frames[0].clone(); drawing::MOST_FRAMES + 1];
    });
    assert!(told.contains("at most 2000 pictures, not 2001"), "{told}");
    // Nor may another picture lie among them.
    let added = path.join("frame-0004b.png");
    fs::write(&added, "another").unwrap();
    assert!(differs(&path, |_| {}).contains("december/frame-0004b.png"));
    fs::remove_file(added).unwrap();
    // Two pictures that change places are found, though each is one of them.
    let [a, b] = ["frame-0001.png", "frame-0009.png"].map(|name| path.join(name));
    let (first, last) = (fs::read(&a).unwrap(), fs::read(&b).unwrap());
    assert_ne!(first, last);
    fs::write(&a, last).unwrap();
    fs::write(&b, first).unwrap();
    let Err(VerifyError::Differs(differences)) = verify(&manifest_path(&path)) else { panic!() };
    assert_eq!(differences.len(), 3, "{differences:?}");
}

#[test]
fn a_folder_of_pictures_replaces_only_what_an_earlier_one_wrote() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("december");
    let job = job();
    animation(&job, &path, false).unwrap();
    assert!(matches!(animation(&job, &path, false), Err(ExportError::File(WriteError::Exists(_)))));
    animation(&job, &path, true).unwrap();
    verify(&manifest_path(&path)).unwrap();
    // Somebody's work lies among the pictures.
    fs::write(path.join("notes.txt"), "mine").unwrap();
    assert!(matches!(animation(&job, &path, true), Err(ExportError::Foreign(_))));
    assert_eq!(fs::read_to_string(path.join("notes.txt")).unwrap(), "mine");
    // A folder of somebody else has no manifest of ours.
    let other = folder.path().join("other");
    fs::create_dir(&other).unwrap();
    assert!(matches!(animation(&job, &other, true), Err(ExportError::Foreign(_))));
    assert_eq!(names(folder.path()), ["december", "december.manifest.json", "other"]);
}

#[test]
fn what_is_not_finished_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let job = job();
    let mut frames = FrameFolder::new(&job, &folder.path().join("december"), false).unwrap();
    frames.add(b"one").unwrap();
    drop(frames);
    let path = folder.path().join("map.png");
    let stopped = drawing::write(&job, &path, false, |out| {
        out.write_all(b"half")?;
        Err(ExportError::Cancelled)
    });
    assert!(matches!(stopped, Err(ExportError::Cancelled)));
    assert!(names(folder.path()).is_empty());
}

#[test]
fn a_report_is_made_again_around_its_picture() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("night.html");
    let picture = MapPicture::Drawn(Arc::new(vec![1, 2, 3, 250]));
    let job = Job { format: "report".to_owned(), picture, ..job() };
    export::write(&job, &path, false).unwrap();
    let verified = verify(&manifest_path(&path)).unwrap();
    assert!(verified.is_made_again && verified.pictures == 1);
    assert!(manifest(&path).filter.command.unwrap().contains(" --picture "));
    let page = fs::read_to_string(&path).unwrap();
    assert!(page.contains("base64,AQID+g=="));
    // Neither the picture nor the page around it may be another.
    fs::write(&path, page.replace("AQID+g==", "AQID+w==")).unwrap();
    assert!(differs(&path, |_| {}).contains("picture of the map"));
    fs::write(&path, page.replace("What is shown", "What is hidden")).unwrap();
    assert!(differs(&path, |_| {}).starts_with("night.html"));
    fs::write(&path, &page).unwrap();
    assert!(differs(&path, |manifest| manifest.output.picture = None).contains("made again"));
    // Without its picture, a report that wants one is not written.
    let wanted = Job { picture: MapPicture::Wanted, ..job };
    assert!(export::write(&wanted, &folder.path().join("other.html"), false).is_err());
}
