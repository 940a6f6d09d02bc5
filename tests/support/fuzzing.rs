//! What must hold of any bytes that a file, a session, a manifest, a map or a
//! field may contain. Used by `tests/core/fuzz_seeds.rs` and by the targets of `fuzz/`.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::allow_attributes,
    reason = "each of the two uses a part of it, and a broken promise ends by panicking"
)]

use std::path::Path;
use std::sync::LazyLock;

use strikemap::base::Progress;
use strikemap::dataset::time_text::{self, Cell, DateOrder};
use strikemap::dataset::{Dataset, Rows, place_text};
use strikemap::export::timestamp::{Authorities, Timestamp, TimestampKind};
use strikemap::export::{self, ColumnSet, Job, Places, Publication};
use strikemap::expression::Expression;
use strikemap::filter::Filters;
use strikemap::import::{Options, reader};
use strikemap::saved::{SavedSession, open};
use strikemap::session::Session;
use strikemap::shape::{self, Shape};

/// Rows whose records are read again.
const LOOKED_AT: usize = 50;

fn with_file<T>(name: &str, bytes: &[u8], act: impl FnOnce(&Path, &Path) -> T) -> T {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    act(folder.path(), &path)
}

/// A file with these bytes is decoded into text, is text, or is refused in words.
pub fn decode(bytes: &[u8]) {
    with_file("any.bin", bytes, |_, path| {
        let mut file = std::fs::File::open(path).unwrap();
        let (options, progress) = (Options::default(), Progress::default());
        match strikemap::import::decode::unpack(&mut file, path, &options, &progress) {
            Ok(Some(unpacked)) => assert_eq!(unpacked.file_bytes, bytes.len() as u64),
            Ok(None) => {}
            Err(error) => {
                let text = error.to_string();
                assert!(!text.is_empty() && text.len() < 16_000, "{} bytes", text.len());
            }
        }
    });
}

/// A file with these bytes is refused in words, or every row is accounted for,
/// every event can be read again, and all of it can be exported. Whether it was
/// read.
pub fn import(bytes: &[u8]) -> bool {
    let options = Options { date_order: Some(DateOrder::DayFirst), ..Options::default() };
    with_file("any.csv", bytes, |folder, path| {
        let dataset = match reader::read(path, &options, &Progress::default()) {
            Ok(dataset) => std::sync::Arc::new(dataset),
            Err(error) => {
                let text = error.to_string();
                assert!(!text.is_empty() && text.len() < 16_000, "{} bytes", text.len());
                return false;
            }
        };
        let report = &dataset.report;
        assert_eq!(report.rows, report.events + report.skipped.count(), "rows are accounted for");
        assert_eq!(report.events, dataset.len() as u64);
        assert!(!report.to_json().to_string().is_empty());
        for row in 0..dataset.len().min(LOOKED_AT) {
            dataset.event(row).unwrap();
            dataset.cells(row).unwrap();
            if let Some(interval) = dataset.interval(row) {
                assert!(interval.start() < interval.end());
            }
            if let Some(place) = dataset.place(row) {
                assert!(place.latitude().abs() <= 90.0 && place.longitude().abs() <= 180.0);
            }
        }
        let matching = Filters::default().matching(&dataset).unwrap();
        assert_eq!(matching, Rows::all(dataset.len()));
        let inputs = [dataset];
        let job = Job::filtered(inputs, Filters::default()).unwrap();
        let places = Places::Rounded { decimals: 1 };
        let rounded = Publication { places, ..Publication::default() };
        for format in export::EXPORTERS {
            for columns in [ColumnSet::Original, ColumnSet::Project] {
                for publication in [&Publication::default(), &rounded] {
                    let format = format.id().to_owned();
                    let publication = publication.clone();
                    let job = Job { format, columns, publication, ..job.clone() };
                    let mut out = Vec::new();
                    if export::stream(&job, &mut out).is_ok() && job.format == "geojson" {
                        serde_json::from_slice::<serde_json::Value>(&out).unwrap();
                    }
                }
            }
        }
        drop(folder.to_owned());
        true
    })
}

/// A session is refused in words, or opened with what can be opened of it, and
/// saved again it is a session. Datasets in files are left out: what they hold is
/// the matter of [`import`]. Whether it was read.
pub fn session(bytes: &[u8]) -> bool {
    with_file("any.strikemap", bytes, |folder, path| {
        let mut saved = match SavedSession::read(path) {
            Ok((saved, _)) => saved,
            Err(error) => {
                assert!(!error.to_string().is_empty());
                return false;
            }
        };
        saved.datasets.truncate(2);
        for dataset in &mut saved.datasets {
            dataset.path = dataset.path.take().map(|_| "not-there.csv".to_owned());
        }
        let opened = open(saved, folder, &Progress::default()).unwrap();
        let mut session = Session::new();
        opened.restore(&mut session);
        let again = SavedSession::of(&session, opened.saved.map, folder);
        let other = folder.join("again.strikemap");
        again.write(&other, None).unwrap();
        let (read, _) = SavedSession::read(&other).unwrap();
        drop(read.merged(folder, &opened.saved, folder, folder));
        true
    })
}

/// A manifest is refused in words or compared. Whether it was one.
pub fn manifest(bytes: &[u8]) -> bool {
    with_file("any.manifest.json", bytes, |folder, path| {
        std::fs::write(folder.join("any.csv"), "date,lat,lon\n2024-01-01,50,30\n").unwrap();
        match export::verify(path) {
            Ok(_) => true,
            Err(error) => {
                assert!(!error.to_string().is_empty());
                !matches!(error, export::VerifyError::Manifest { .. })
            }
        }
    })
}

/// Bytes as a time stamp of a manifest are refused in words, or say no more than the
/// authority whose certificate is known has signed. Whether they were one.
pub fn timestamp(bytes: &[u8]) -> bool {
    static AUTHORITIES: LazyLock<Authorities> = LazyLock::new(|| {
        let root = include_bytes!("../timestamps/root.pem");
        with_file("root.pem", root, |_, path| Authorities::read(path).unwrap())
    });
    let manifest = include_bytes!("../timestamps/stamped.json");
    with_file("any.tsr", bytes, |_, path| {
        match Timestamp::check(path, manifest, Some(&AUTHORITIES)) {
            Ok(stamp) => {
                assert!(!stamp.to_string().is_empty());
                if let TimestampKind::Token(token) = &stamp.kind
                    && token.is_trusted
                {
                    assert!(token.signer.starts_with("CN=Invented Clock"), "{}", token.signer);
                    assert!(token.at.to_string().starts_with("2026-11-29T08:"), "{}", token.at);
                }
                true
            }
            Err(error) => {
                assert!(!error.to_string().is_empty());
                false
            }
        }
    })
}

/// A cell beside a place that is rounded or moved: the row leaves without the digits of
/// the true place, or is refused.
pub fn redaction(cell: &str) {
    use strikemap::export::ExportError;
    use strikemap::export::publication::{Derivation, Seed};
    // One seed, so that its key is derived once.
    let seed = Seed::new("a secret of many letters");
    let cell = cell.replace('"', "\"\"");
    let table = format!("id,date,lat,lon,note\na,2024-01-01,50.4547,30.5238,\"{cell}\"\n");
    with_file("any.csv", table.as_bytes(), |_, path| {
        let Ok(dataset) = reader::read(path, &Options::default(), &Progress::default()) else {
            return;
        };
        let dataset = std::sync::Arc::new(dataset);
        let moved = Places::Moved { most_m: 500, seed, derivation: Derivation::default() };
        for places in [Places::Rounded { decimals: 2 }, moved] {
            for columns in [ColumnSet::Original, ColumnSet::Project] {
                let inputs = [std::sync::Arc::clone(&dataset)];
                let job = Job::filtered(inputs, Filters::default()).unwrap();
                let publication = Publication { places: places.clone(), ..Publication::default() };
                let job = Job { columns, publication, ..job };
                let mut out = Vec::new();
                match export::stream(&job, &mut out) {
                    Ok(()) => {
                        let text = String::from_utf8_lossy(&out);
                        assert!(!text.contains("50.4547") && !text.contains("30.5238"), "{text}");
                    }
                    Err(ExportError::LeaksLocation { .. } | ExportError::Source(_)) => {}
                    Err(error) => assert!(!error.to_string().is_empty()),
                }
            }
        }
    });
}

/// An export with its manifest, in a folder that stays.
static PROVED: LazyLock<(tempfile::TempDir, Vec<u8>)> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("in.csv");
    std::fs::write(&path, "id,date,lat,lon\na,2024-01-01,50,30\nb,2024-01-02,51,31\n").unwrap();
    let dataset = reader::read(&path, &Options::default(), &Progress::default()).unwrap();
    let inputs = [std::sync::Arc::new(dataset)];
    let job = Job::filtered(inputs, Filters::default()).unwrap();
    let written = export::write(&job, &folder.path().join("out.csv"), false).unwrap();
    let manifest = std::fs::read(written.manifest).unwrap();
    (folder, manifest)
});

/// The manifest of an export whose inputs are there.
pub fn proved_manifest() -> Vec<u8> {
    PROVED.1.clone()
}

/// Any bytes as the manifest of an export whose inputs are there: what is proved is the
/// manifest that was written, but for its time and version.
pub fn proof(bytes: &[u8]) {
    let (folder, written) = &*PROVED;
    let path = folder.path().join("any.manifest.json");
    std::fs::write(&path, bytes).unwrap();
    if export::verify(&path).is_ok() {
        let read = |bytes: &[u8]| {
            let mut value: serde_json::Value = serde_json::from_slice(bytes).unwrap();
            value["created"].take();
            value["version"].take();
            value
        };
        assert_eq!(read(bytes), read(written));
    }
}

/// What people type, or what stands in a cell: times and places.
pub fn text(text: &str) {
    let zone = Options::default().zone;
    for order in [None, Some(DateOrder::DayFirst), Some(DateOrder::MonthFirst)] {
        if let Some(Cell::Written(written)) = time_text::read(text, order)
            && let Ok((interval, _)) = time_text::interval(&written, Some(&written), None, &zone)
        {
            assert!(interval.start() < interval.end(), "{text:?}");
        }
    }
    let _ =
        (time_text::leading_pair(text), time_text::read_clock(text, time_text::ClockColumn::Any));
    let _ = place_text::read(text);
    if let Some(place) = place_text::read_pair(text) {
        assert!(place.latitude().abs() <= 90.0 && place.longitude().abs() <= 180.0, "{text:?}");
    }
    let _ = strikemap::gazetteer::search(text, 5);
}

/// An expression is refused in words, or it and its opposite can be asked of events.
pub fn expression(text: &str) {
    static EVENTS: LazyLock<Dataset> = LazyLock::new(|| {
        with_file("any.csv", EVENTS_CSV, |_, path| {
            reader::read(path, &Options::default(), &Progress::default()).unwrap()
        })
    });
    let Ok(expression) = Expression::parse(text) else { return };
    let rows = expression.rows(&EVENTS).unwrap();
    if let Ok(sure) = Expression::parse(&format!("surely ({text})")) {
        let sure = sure.rows(&EVENTS).unwrap();
        assert!((0..EVENTS.len()).all(|row| !sure.contains(row) || rows.contains(row)), "{text:?}");
        let not = Expression::parse(&format!("not ({text})")).unwrap().rows(&EVENTS).unwrap();
        assert!(
            (0..EVENTS.len()).all(|row| !(sure.contains(row) && not.contains(row))),
            "{text:?} holds surely and may fail"
        );
    }
}

/// Events with much that is known, nothing that is known, and ranges.
const EVENTS_CSV: &[u8] = b"id,kind,start,end,latitude,longitude,killed,injured,weapon,title
a,fire,2025-12-27T01:00:00Z,2025-12-27T02:00:00Z,50.4,30.5,3,4-6,Shahed,\"a, \"\"b\"\"\"
b,,2025-12,,,,at least 2,,,
c,drone_strike,,,50.5,30.6,,0,x,\xd0\xb4\xd1\x96\xd0\xbc
";

/// Areas, as text, GeoJSON or KML, are refused in words; those that are read can
/// be written and read again, and asked what they hold.
pub fn areas(text: &str) {
    if let Ok(shape) = Shape::from_text(text) {
        assert_eq!(Shape::from_text(&shape.to_text()), Ok(shape), "{text:?}");
    }
    let _ = (shape::geojson::read(text, "area"), shape::kml::read(text, "area"));
}

/// Claims beside a sound file never keep its events from being read.
pub fn claims(bytes: &[u8]) {
    with_file("any.csv", EVENTS_CSV, |folder, path| {
        std::fs::write(folder.join("any.claims.csv"), bytes).unwrap();
        let dataset = reader::read(path, &Options::default(), &Progress::default()).unwrap();
        assert_eq!(dataset.len(), 3);
        for row in 0..dataset.len() {
            dataset.event(row).unwrap();
        }
    });
}

/// The address or the description of a source of tiles, which strangers write, is
/// refused, or leads to addresses of the web only and, from an encrypted source,
/// to encrypted ones.
#[cfg(feature = "gui")]
pub fn source(text: &str) {
    use strikemap::base::link::Link;
    use strikemap::net::{Source, Tileset};
    let check = |source: &Source, template: &strikemap::net::address::Template| {
        let url = template.url(9, 297, 172);
        let scheme = url.split("://").next().unwrap().to_ascii_lowercase();
        assert!(matches!(&*scheme, "http" | "https"), "{url}");
        assert!(!source.is_encrypted() || scheme == "https", "{url}");
    };
    let typed = Source { url: text.to_owned(), ..Source::default() };
    let _ = (typed.check(std::iter::empty()), typed.host(), typed.allows_saving());
    if let Ok((_, template)) = Tileset::of_template(&typed) {
        check(&typed, &template);
    }
    let described = Source::presets().remove(0);
    if let Ok((tileset, template)) = Tileset::of_tile_json(&described, text.as_bytes()) {
        assert!(tileset.min_zoom <= tileset.max_zoom);
        check(&described, &template);
    }
    let _ = Link::read(text);
}

/// A map is refused in words, or its tiles are read or refused. Whether it was
/// an archive.
#[cfg(feature = "gui")]
pub fn archive(bytes: &[u8]) -> bool {
    use strikemap::basemap::archive::Archive;
    tile(bytes);
    let Ok(archive) = Archive::built_in(bytes.to_vec()) else { return false };
    for zoom in [archive.min_zoom, archive.max_zoom] {
        if let Ok(Some(found)) = archive.tile(zoom, 0, 0) {
            tile(&found);
        }
    }
    if let Ok(Some(found)) = archive.first_tile() {
        tile(&found);
    }
    true
}

/// A tile, as vectors, which are drawn, and as a picture.
#[cfg(feature = "gui")]
pub fn tile(bytes: &[u8]) {
    use strikemap::basemap::mvt::{VectorTile, Wanted};
    use strikemap::basemap::raster;
    use strikemap::ui::map::style::{MapStyle, MapTheme};
    use strikemap::ui::map::texture;
    use strikemap::ui::map::tile_drawing;
    use walkers::TileId;
    struct All;
    impl Wanted for All {
        fn layer(&self, _: &str) -> bool {
            true
        }
        fn attribute(&self, _: &str) -> bool {
            true
        }
    }
    static STYLE: LazyLock<MapStyle> = LazyLock::new(|| MapStyle::new(MapTheme::default()));
    if let Ok(tile) = VectorTile::read(bytes, &All) {
        for layer in &tile.layers {
            for feature in &layer.features {
                assert!(layer.attributes.len() > feature.attributes);
                assert!(layer.parts(feature).all(|part| !part.is_empty()));
            }
        }
        // As it is, and a part of it, at the deepest.
        let source = TileId { x: 1, y: 1, zoom: 2 };
        for target in [source, TileId { x: 8, y: 11, zoom: 5 }] {
            let drawn = tile_drawing::draw(&tile, source, target, &STYLE, 256);
            assert!(tile_drawing::bytes(&drawn) < 1 << 30);
        }
    }
    if raster::size_px(bytes).is_ok() {
        let _ = texture::texture(bytes, &Default::default());
    }
}
