//! No form of a true place leaves where places are rounded or moved: not in a column, a
//! claim, an id, a name, and not by putting several published versions together.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;
use std::sync::Arc;

use strikemap::base::Progress;
use strikemap::dataset::{Dataset, Place};
use strikemap::export::publication::{Derivation, Displaced, Seed};
use strikemap::export::{self, ColumnSet, EXPORTERS, ExportError, Job, Places, Publication};
use strikemap::filter::Filters;
use strikemap::import::{Options, reader};

/// The place 50.4547 30.5238 as people and programs write it.
const FORMS: [&str; 66] = [
    "50.4547, 30.5238",
    "(30,5238; 50,4547)",
    "50.455 30.524",
    "504547000 305238000",
    "house 50°27'17\"N 30°31'26\"E burnt",
    "50 27.282 N, 30 31.428 E",
    "N50.4547 E30.5238",
    "36U UA 24136 92176",
    "POINT(30.5238 50.4547)",
    "SRID=4326;POINT(30.5238 50.4547)",
    "0101000000A2B437F8C2863E4083C0CAA1453A4940",
    r#"{"type":"Point","coordinates":[30.5238,50.4547]}"#,
    "9G2GFG3F+VG",
    "FG3F+VG, Kyiv",
    "u8vxn8fz",
    "https://www.google.com/maps/@50.4547,30.5238,17z",
    "https://maps.google.com/?q=50.4547%2C30.5238",
    "https://www.openstreetmap.org/#map=17/50.4547/30.5238",
    "https://yandex.ru/maps/?ll=30.5238%2C50.4547",
    "geo:50.4547,30.5238?z=17",
    "https://maps.app.goo.gl/Ab3dEf",
    "https://w3w.co/index.home.raft",
    "50\u{200b}.4547 30\u{200d}.5238",
    "５０．４５４７　３０．５２３８",
    "https://www.google.com/maps/place/50%C2%B027'16.9%22N+30%C2%B031'25.7%22E/",
    "https://www.google.com/maps/place/?q=place_id:ChIJBUVa4U7P1EAR_kYBF9IxSXY",
    "https://www.google.com/maps?cid=12345678901234567890",
    "https://plus.codes/9G2GFG3F+VG",
    "code:9G2GFG3F+VG",
    "9G2GFG3F＋VG",
    "https://www.openstreetmap.org/way/123456789",
    "https://yandex.by/maps/-/CDabcdef",
    "https://2gis.ua/kyiv/geo/15763234351045",
    "https://tile.openstreetmap.org/17/76649/44193.png",
    "https://omaps.app/oKAabc123",
    "https://maps.apple.com/place?auid=123456789",
    "https://geohack.toolforge.org/geohack.php?params=50_27_16.92_N_30_31_25.68_E",
    "what3words: index.home.raft",
    "50 degrees 27 minutes 17 seconds north, 30 degrees 31 minutes 26 seconds east",
    "50 градусів 27 хвилин 17 секунд пн. ш., 30 градусів 31 хвилина 26 секунд сх. д.",
    "50гр27мин17сек с.ш. 30гр31мин26сек в.д.",
    "50 stopni 27 minut 17 sekund, 30 stopni 31 minut 26 sekund",
    "50d27m17s 30d31m26s",
    "50 27 17, 30 31 26",
    "50-27-17 30-31-26",
    "50.27.17 30.31.26",
    "$GPGGA,021500,5027.282,N,03031.428,E,1,08,0.9,545.4,M",
    "504547 305238",
    "E50454_30523",
    "50454.7 30523.8",
    "50_4547 30_5238",
    "50 кома 4547; 30 кома 5238",
    "5 0 . 4 5 4 7 , 3 0 . 5 2 3 8",
    "\u{202e}8325.03 ,7454.05\u{202c}",
    "𝟧𝟢.𝟦𝟧𝟦𝟩, 𝟥𝟢.𝟧𝟤𝟥𝟪",
    "⁵⁰.⁴⁵⁴⁷, ³⁰.⁵²³⁸",
    "⑤0.④⑤④⑦, ③0.⑤②③⑧",
    "༥༠.༤༥༤༧, ༣༠.༥༢༣༨",
    "🯵🯰.🯴🯵🯴🯷, 🯳🯰.🯵🯲🯳🯸",
    "5\u{301}0\u{301}.\u{301}4\u{301}5\u{301}4\u{301}7\u{301} 30.5238\u{301}",
    "50&#46;4547, 30&period;5238",
    r"\u0035\u0030.4547 \x330.5238",
    "50%2525252E4547%2525252C30%2525252E5238",
    "3397893.9 6525397.5",
    "E324136 N5592176 zone 36",
    "UA 24136 92176",
];

fn read(path: &Path) -> Arc<Dataset> {
    Arc::new(reader::read(path, &Options::default(), &Progress::default()).unwrap())
}

fn moved(most_m: u32, seed: &str) -> Places {
    Places::Moved { most_m, seed: Seed::new(seed), derivation: Derivation::default() }
}

fn ways() -> [Places; 2] {
    [Places::Rounded { decimals: 2 }, moved(500, "a secret of many letters")]
}

fn job(dataset: &Arc<Dataset>, format: &str, columns: ColumnSet, places: Places) -> Job {
    let inputs = [Arc::clone(dataset)];
    let job = Job::filtered(inputs, Filters::default()).unwrap();
    let publication = Publication { places, ..Publication::default() };
    Job { columns, format: format.to_owned(), publication, ..job }
}

/// What leaves in any format that is text with either set of columns, where it is not
/// refused: each with what it is. GeoParquet's cells come from the same records.
fn leaving(dataset: &Arc<Dataset>) -> Vec<(String, String)> {
    let mut left = Vec::new();
    for exporter in EXPORTERS.iter().filter(|exporter| exporter.id() != "geoparquet") {
        for columns in [ColumnSet::Original, ColumnSet::Project] {
            for places in ways() {
                let what = format!("{} {columns:?} {places:?}", exporter.id());
                let mut out = Vec::new();
                let job = job(dataset, exporter.id(), columns, places);
                match export::stream(&job, &mut out) {
                    Ok(()) => left.push((what, crate::told::told(&out))),
                    Err(ExportError::LeaksLocation { .. }) => {}
                    Err(error) => left.push((what, error.to_string())),
                }
            }
        }
    }
    left
}

fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

/// What of a form must not leave: all of it, as any format may escape it.
fn is_in(text: &str, form: &str) -> bool {
    let json = serde_json::to_string(form).unwrap();
    let inner = json.trim_matches('"');
    let html = form.replace('&', "&amp;").replace('"', "&quot;").replace('\'', "&#39;");
    [form, inner, &html, &form.replace('"', "\"\"")].iter().any(|written| text.contains(*written))
}

#[test]
fn no_form_of_the_true_place_leaves_in_any_column() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("in.csv");
    for form in FORMS {
        for column in ["note", "id", "title"] {
            let cell = quoted(form);
            let text = match column {
                "id" => format!("id,date,lat,lon\n{cell},2025-01-02,50.4547,30.5238\n"),
                _ => format!("id,date,lat,lon,{column}\na,2025-01-02,50.4547,30.5238,{cell}\n"),
            };
            fs::write(&path, text).unwrap();
            for (what, text) in leaving(&read(&path)) {
                assert!(!is_in(&text, form), "{column} = {form} leaves as {what}:\n{text}");
            }
        }
    }
}

#[test]
fn no_form_of_the_true_place_leaves_in_any_column_of_claims() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("in.csv");
    fs::write(&path, "id,date,lat,lon\na,2025-01-02,50.4547,30.5238\n").unwrap();
    for form in FORMS {
        for column in 1..8 {
            let mut cells =
                ["a", "Mayor", "mayor", "target", "x", "y", "2025-01-02", "z"].map(str::to_owned);
            cells[column] = quoted(form);
            let header = strikemap::dataset::Claim::FIELDS.join(",");
            let claims = format!("{header}\n{}\n", cells.join(","));
            fs::write(folder.path().join("in.claims.csv"), claims).unwrap();
            let dataset = read(&path);
            let out = folder.path().join("out.csv");
            let [_, moved] = ways();
            match export::write(&job(&dataset, "csv", ColumnSet::Project, moved), &out, true) {
                Ok(written) => {
                    let text = fs::read_to_string(written.claims.unwrap()).unwrap();
                    assert!(!is_in(&text, form), "claim {column} = {form}:\n{text}");
                }
                Err(ExportError::LeaksLocation { .. }) => {}
                Err(error) => unreachable!("{error}"),
            }
        }
    }
}

#[test]
fn no_form_of_the_true_place_leaves_as_a_name_or_an_id() {
    let folder = tempfile::tempdir().unwrap();
    for form in ["50.4547_30.5238", "at 50.4547 30.5238", "504547305238", "u8vxn8fz"] {
        let csv = folder.path().join("in.csv");
        fs::write(&csv, format!("id,date,lat,lon,{form}\na,2025-01-02,50.4547,30.5238,x\n"))
            .unwrap();
        let feature = |id: &str, name: &str| {
            format!(
                r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","id":{id},"geometry":{{"type":"Point","coordinates":[30.5238,50.4547]}},"properties":{{"date":"2025-01-02","{name}":"x"}}}}]}}"#
            )
        };
        let by_id = folder.path().join("by-id.geojson");
        let id = serde_json::to_string(form).unwrap();
        fs::write(&by_id, feature(&id, "note")).unwrap();
        let by_name = folder.path().join("by-name.geojson");
        fs::write(&by_name, feature("\"a\"", form)).unwrap();
        for path in [csv, by_id, by_name] {
            for (what, text) in leaving(&read(&path)) {
                let what = format!("{} of {} as {what}", form, path.display());
                assert!(!text.contains(form), "{what}:\n{text}");
            }
        }
    }
}

#[test]
fn a_row_that_the_gazetteer_placed_tells_no_position_and_does_not_move() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("in.csv");
    for form in FORMS {
        let cell = quoted(&format!("seen at {form}"));
        fs::write(&path, format!("id,date,city,note\na,2025-01-02,Kyiv,{cell}\n")).unwrap();
        let dataset = read(&path);
        for (what, text) in leaving(&dataset) {
            assert!(!is_in(&text, form), "{form} leaves as {what}:\n{text}");
        }
    }
    fs::write(&path, "id,date,city,note\na,2025-01-02,Kyiv,quiet\n").unwrap();
    let dataset = read(&path);
    let job = job(&dataset, "csv", ColumnSet::Project, moved(500, "a secret of many letters"));
    let out = folder.path().join("out.csv");
    export::write(&job, &out, false).unwrap();
    let place = |dataset: &Dataset| dataset.event(0).unwrap().place.unwrap();
    assert_eq!(place(&read(&out)), place(&dataset), "a known place that moves tells the seed");
}

/// The middle of what lies in all circles, by trying points on a plane, which so near is
/// flat.
fn estimate(circles: &[(Place, f64)]) -> Place {
    const STEPS: i32 = 40;
    const DEGREE_M: f64 = 111_195.0;
    let (middle, radius_m) = circles.iter().copied().min_by(|a, b| a.1.total_cmp(&b.1)).unwrap();
    let across_m = DEGREE_M * middle.latitude().to_radians().cos();
    let on_plane: Vec<([f64; 2], f64)> = circles
        .iter()
        .map(|(centre, radius)| {
            let north = (centre.latitude() - middle.latitude()) * DEGREE_M;
            let east = (centre.longitude() - middle.longitude()) * across_m;
            ([north, east], *radius)
        })
        .collect();
    let (mut sum, mut count) = ([0.0, 0.0], 0.0);
    for y in -STEPS..=STEPS {
        for x in -STEPS..=STEPS {
            let [north, east] = [y, x].map(|at| f64::from(at) / f64::from(STEPS) * radius_m);
            let holds = |(centre, radius): &([f64; 2], f64)| {
                (centre[0] - north).hypot(centre[1] - east) <= *radius
            };
            if on_plane.iter().all(holds) {
                sum = [sum[0] + north, sum[1] + east];
                count += 1.0;
            }
        }
    }
    if count == 0.0 {
        return middle;
    }
    let (north, east) = (sum[0] / count, sum[1] / count);
    let (latitude, longitude) =
        (middle.latitude() + north / DEGREE_M, middle.longitude() + east / across_m);
    Place::new(latitude, longitude).unwrap()
}

/// The median distance in metres between true places and what somebody who has all of
/// `versions` makes of them.
fn median_error_m(places: &[Place], versions: &[Places]) -> f64 {
    // Version by version, since the key of each seed is derived slowly.
    let told: Vec<Vec<(Place, f64)>> = versions
        .iter()
        .map(|version| {
            let told = places.iter().map(|place| Displaced::of(version, *place).unwrap());
            told.map(|told| (told.place, told.growth_m)).collect()
        })
        .collect();
    let mut errors: Vec<f64> = places
        .iter()
        .enumerate()
        .map(|(index, place)| {
            let circles: Vec<_> = told.iter().map(|version| version[index]).collect();
            estimate(&circles).distance_m(*place)
        })
        .collect();
    errors.sort_by(f64::total_cmp);
    errors[errors.len() / 2]
}

/// The figures of `docs/exports.md`, "What several versions tell".
#[test]
fn several_published_versions_tell_as_much_as_the_docs_say() {
    let places: Vec<Place> = (0..40)
        .map(|n| {
            let (a, b) = (f64::from(n), f64::from(n * n));
            Place::new(50.4 + (a * 0.618).fract() * 0.1, 30.4 + (b * 0.377).fract() * 0.2).unwrap()
        })
        .collect();
    let [a, b, c, d] = ["one", "two", "three", "four"].map(|n| format!("secret number {n}"));
    let once = median_error_m(&places, &[moved(500, &a)]);
    let again = median_error_m(&places, &[moved(500, &a), moved(500, &a)]);
    let twice = median_error_m(&places, &[moved(500, &a), moved(500, &b)]);
    let four = [&a, &b, &c, &d].map(|seed| moved(500, seed));
    let four = median_error_m(&places, &four);
    let with_rounded = median_error_m(&places, &[moved(500, &a), Places::Rounded { decimals: 2 }]);
    // Each row moved anew, as other tools do: the mean of twenty rows at one place.
    let jitter: Vec<Places> =
        (0..20).map(|n| moved(500, &format!("another secret for row {n}"))).collect();
    let jittered = median_error_m(&places, &jitter);
    println!(
        "once {once:.0}, same seed again {again:.0}, two seeds {twice:.0}, four seeds {four:.0}, \
         and rounded {with_rounded:.0}, twenty rows of plain jitter {jittered:.0}"
    );
    assert!((300.0..420.0).contains(&once), "{once}");
    assert!((once - again).abs() < 1.0, "the same version again tells nothing more");
    assert!(twice < once && four < twice && with_rounded < once);
    assert!(jittered < four && jittered < once / 4.0, "{jittered}");
}
