//! Where events happened, whichever columns say it, and what contradicts it.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use strikemap::base::Progress;
use strikemap::dataset::{Dataset, Event, GeoPrecision, Place, Rows};
use strikemap::import::{Options, read};

fn open(name: &str, text: &str) -> Dataset {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    read(&path, &Options::default(), &Progress::default()).unwrap()
}

fn events(dataset: &Dataset) -> Vec<Event> {
    let rows = dataset.rows_in_source_order(&Rows::all(dataset.len()));
    rows.into_iter().map(|row| dataset.event(row).unwrap()).collect()
}

fn reasons(dataset: &Dataset) -> Vec<String> {
    dataset.report.notes.listed().iter().map(|note| note.reason.to_string()).collect()
}

fn near(event: &Event, latitude: f64, longitude: f64) -> bool {
    let place = Place::new(latitude, longitude).unwrap();
    event.place.is_some_and(|found| found.distance_m(place) < 100.0)
}

#[test]
fn a_point_in_siberia_is_no_pokrovsk_of_donetsk_oblast() {
    let rows = "2025-12-27,61.48,129.15,Pokrovsk,Donetsk Oblast\n\
                2025-12-27,48.28,37.18,Pokrovsk,Donetsk Oblast\n\
                2025-12-27,61.48,129.15,Pokrovsk,Sakha\n";
    let dataset = open("a.csv", &format!("date,lat,lon,city,admin1\n{rows}{rows}{rows}"));
    let doubted: Vec<bool> = events(&dataset).iter().map(|event| event.place_doubted).collect();
    assert_eq!(doubted, [[true, false, false]; 3].concat());
    assert_eq!(dataset.report.notes.count(), 3);
    assert!(reasons(&dataset)[0].contains("outside Donetsk Oblast"), "{:?}", reasons(&dataset));
}

#[test]
fn repeated_rows_outside_their_country_are_told_each_time() {
    let mut text = "date,lat,lon,country\n".to_owned();
    for row in 0..500 {
        let (north, east) =
            if row % 5 == 0 { ("30.5238", "50.4547") } else { ("50.4547", "30.5238") };
        text += &format!("2025-12-27,{north},{east},Ukraine\n");
    }
    let dataset = open("a.csv", &text);
    assert_eq!(dataset.report.notes.count(), 100);
    assert!(reasons(&dataset)[0].contains("swapped"), "{:?}", reasons(&dataset)[0]);
    let doubted = (0..dataset.len()).filter(|&row| dataset.certainty(row).place_doubted).count();
    assert_eq!(doubted, 100);
}

#[test]
fn a_reference_system_in_a_column_is_obeyed_or_told() {
    let dataset = open(
        "a.csv",
        "date,x,y,crs\n2025-12-27,637310,486700,EPSG:2180\n2025-12-27,30.52,50.45,WGS84\n\
         2025-12-27,3397470.859,6524575.7391,3857\n2025-12-27,1,2,EPSG:31287\n",
    );
    let events = events(&dataset);
    assert!(events[0].place.is_some_and(|place| (place.latitude() - 52.23).abs() < 0.05));
    assert!(near(&events[1], 50.45, 30.52) && near(&events[2], 50.45, 30.52));
    assert_eq!(events[3].place, None);
    // Surveyors of Poland call the northing x.
    let reasons = reasons(&dataset);
    assert!(reasons[0].contains("northing"), "{reasons:?}");
    assert!(reasons[1].contains("EPSG:31287"), "{reasons:?}");
}

#[test]
fn a_pair_is_found_in_a_column_with_any_header() {
    let dataset = open(
        "a.csv",
        "date,nn,price\n2025-12-27,\"50.45, 30.52\",12.50\n2025-12-28,36UUA 24203 91852,13\n",
    );
    let events = events(&dataset);
    assert!(near(&events[0], 50.45, 30.52) && near(&events[1], 50.452_3, 30.523_58));
}

#[test]
fn what_is_no_coordinate_costs_no_row_and_leaves_the_name_to_place_it() {
    let dataset =
        open("a.csv", "date,lat,lon,city\n2025-12-27,31.O4,30.5,Вишгород\n2025-12-27,-999,-999,\n");
    let events = events(&dataset);
    assert_eq!((dataset.report.skipped.count(), dataset.report.notes.count()), (0, 3));
    assert!(events[0].place.is_some_and(|place| (place.latitude() - 50.58).abs() < 0.1));
    assert_eq!(events[1].place, None);
}

#[test]
fn a_place_reaches_as_far_as_what_it_stands_for() {
    let rows = "2025-12-27,50.45,30.52,city,Kyiv,,Ukraine\n\
                2025-12-27,46.63,32.62,oblast,,Kherson oblast,Ukraine\n\
                2025-12-27,47.5,34.0,oblast,,Kherson oblast,Ukraine\n\
                2025-12-27,50.45,30.52,,Kyiv,,Ukraine\n";
    let dataset =
        open("a.csv", &format!("date,lat,lon,geo_precision,city,admin1,country\n{rows}{rows}"));
    let events = events(&dataset);
    assert_eq!(events[0].geo_precision, GeoPrecision::City);
    assert!(events[0].radius_m >= 25_000.0, "{}", events[0].radius_m);
    assert!(events[1].radius_m >= 215_000.0, "{}", events[1].radius_m);
    assert!(events[2].radius_m != events[1].radius_m);
    assert_eq!((events[3].geo_precision, events[3].radius_m), (GeoPrecision::Unknown, 0.0));
    // What was looked up is what was read in full.
    for (row, event) in events.iter().enumerate() {
        let certainty = dataset.rows_in_source_order(&Rows::all(dataset.len()))[row];
        let certainty = dataset.certainty(certainty);
        assert_eq!(
            (certainty.radius_m as f32, certainty.geo),
            (event.radius_m, event.geo_precision)
        );
    }
}
