//! Chunks of any size give what the exact reader gives, whatever the bytes are.

use proptest::prelude::*;

use super::*;
use crate::dataset::Rows;
use crate::dataset::report::Problems;

fn dataset(text: &[u8], chunk_bytes: Option<u64>, options: &Options) -> Result<Dataset, String> {
    let progress = Progress::default();
    let claims = claims_file::read(
        b"event_id,claimant,role,about,value,unit,said_at,source\n\
          a1,x,,killed,1,,,\na1,y,,killed,2,,,\nevents.csv:3,x,,killed,1,,,\n",
    )
    .0;
    let job = ReadJob { name: "events.csv", claims, options, progress: &progress };
    let read = job.text(text, chunk_bytes).map_err(|error| error.to_string())?;
    let path = Path::new("events.csv");
    let file = tempfile::tempfile().unwrap();
    let source = Source::from_file(path, file, text, None);
    Ok(read.builder.finish(source, read.decoder, options.clone(), read.preamble_len, read.report))
}

/// Everything that a dataset tells, as text.
fn told(dataset: &Dataset) -> Vec<String> {
    let problems = |problems: &Problems| format!("{} {:?}", problems.count(), problems.listed());
    let report = &dataset.report;
    let mut told = vec![
        report.to_json().to_string(),
        problems(&report.skipped),
        problems(&report.notes),
        format!("{:?} {:?}", dataset.extent(), dataset.longest_secs()),
        format!("{:?}", dataset.disputed()),
    ];
    let words = [
        dataset.kinds(),
        dataset.weapons(),
        dataset.place_names(),
        dataset.admin1(),
        dataset.countries(),
        dataset.time_states(),
        dataset.place_states(),
    ];
    told.extend(words.map(|words| format!("{:?}", words.values())));
    told.push(format!("{:?}", dataset.publishers().values()));
    for row in Rows::all(dataset.len()).iter() {
        told.push(format!(
            "{:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
            dataset.span(row),
            dataset.interval(row),
            dataset.place(row).map(|p| (p.latitude().to_bits(), p.longitude().to_bits())),
            dataset.certainty(row),
            dataset.harm(row),
            words.map(|words| words.value(row)),
            dataset.publishers().codes(row),
            dataset.event(row).map(|event| event.id).ok(),
        ));
    }
    told
}

fn assert_same(text: &[u8], chunk_bytes: u64, options: &Options) {
    let told = |dataset: Result<&Dataset, &String>| dataset.map(told).map_err(String::clone);
    let exact = told(dataset(text, None, options).as_ref());
    let chunks = dataset(text, Some(chunk_bytes), options);
    assert_eq!(told(chunks.as_ref()), exact, "{:?}", String::from_utf8_lossy(text));
    if let Ok(dataset) = chunks {
        assert_read_again(&dataset);
    }
}

/// Every row that was looked up can be read again in full, and says the same.
fn assert_read_again(dataset: &Dataset) {
    for row in Rows::all(dataset.len()).iter() {
        let event = dataset.event(row).unwrap();
        let again = (event.interval, event.place, event.reported, &*event.kind, event.killed);
        let kind = &**dataset.kinds().value(row);
        let known = (
            dataset.interval(row),
            dataset.place(row),
            dataset.reported(row),
            kind,
            dataset.harm(row).killed,
        );
        assert_eq!(again, known, "row {row}");
    }
}

const ACLED: &str = "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,\
    country,admin1,location,latitude,longitude,geo_precision,source,notes,fatalities";

/// A cell of some column, mostly sound.
fn cell(column: &str) -> BoxedStrategy<String> {
    let of = |cells: &[&str]| {
        let cells: Vec<String> = cells.iter().map(|&cell| cell.to_owned()).collect();
        prop::sample::select(cells).boxed()
    };
    match column {
        "id" => of(&["a1", "a2", "a3", "b1", "", "unknown", " a1 ", "\"a,4\"", "a\"5", "#a"]),
        "date" => of(&[
            "2024-05-01",
            "2 May 2024",
            "2024-05",
            "3/4/2024",
            "13/4/2024",
            "",
            "never",
            "\"2024-05-01\"",
            "2024-05-01T10:00:00Z",
            "\"1 January\n2024\"",
        ]),
        "number" => of(&[
            "50.25",
            "-0.5",
            "49.1234567",
            "49.12345678",
            "0.001",
            "-0.0",
            "x",
            "",
            "\"50,5\"",
            "200",
        ]),
        "code" => of(&["1", "2", "3", "", "9"]),
        "count" => of(&["0", "1", "27", "many", "", "2.0", "1.000", "2-3", "5+"]),
        "words" => of(&[
            "Air/drone strike",
            "Attack",
            "",
            "Київ",
            "a;b",
            "\"x, y\"",
            "\"say \"\"no\"\"\"",
            "\"two\nlines\"",
            "Kyiv",
        ]),
        _ => of(&["UA", "PL", "", "Kenya", "Country 7"]),
    }
}

fn row() -> impl Strategy<Value = String> {
    let columns = [
        "id", "date", "code", "words", "words", "words", "country", "words", "words", "number",
        "number", "code", "words", "words", "count",
    ];
    (
        columns.map(cell).to_vec(),
        prop::sample::select(vec!["\n", "\n", "\r\n", "\r", "\n\n", ",x\n"]),
    )
        .prop_map(|(cells, end)| cells.join(",") + end)
}

/// Nine columns, of which several fill one field.
const SEVERAL_COLUMNS: [&str; 3] = [
    "id,start,date,lat,lon,lat,lon,killed,fatalities",
    "id,year,month,geo_lat,geo_lon,location,city,killed,deaths",
    "id,date,created_at,location,city,country,country_txt,best,low",
];

fn several_columns_row() -> impl Strategy<Value = String> {
    let columns = ["id", "date", "date", "number", "number", "words", "words", "count", "count"];
    let total = prop::sample::select(vec!["Total,,,,,,,,7\n", ",,,,,,,,\n", " , ,,,,,,,\n"]);
    let row = columns.map(cell).to_vec().prop_map(|cells| cells.join(",") + "\n");
    prop_oneof![6 => row, 1 => total.prop_map(str::to_owned)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn rows_that_repeat_are_what_the_full_reader_makes_of_each(
        rows in prop::collection::vec(row(), 1..12),
        picks in prop::collection::vec(any::<prop::sample::Index>(), 1..60),
        chunk_bytes in 1_u64..600,
        header in prop::sample::select(vec![
            ACLED.to_owned(),
            ACLED.replace("sub_event_type", "x"),
            // Two columns of places, of which the first that is filled counts.
            ACLED.replace("actor1", "admin3"),
        ]),
    ) {
        let mut text = header + "\n";
        for pick in picks {
            text += pick.get::<String>(&rows);
        }
        assert_same(text.as_bytes(), chunk_bytes, &Options::default());
    }

    #[test]
    fn rows_with_several_columns_of_a_field_are_looked_up_as_they_are_read(
        rows in prop::collection::vec(several_columns_row(), 1..10),
        picks in prop::collection::vec(any::<prop::sample::Index>(), 1..60),
        chunk_bytes in 1_u64..600,
        header in prop::sample::select(SEVERAL_COLUMNS.to_vec()),
    ) {
        let mut text = header.to_owned() + "\n";
        for pick in picks {
            text += pick.get::<String>(&rows);
        }
        assert_same(text.as_bytes(), chunk_bytes, &Options::default());
    }

    #[test]
    fn report_times_are_looked_up_as_they_are_read(
        seconds in prop::collection::vec(prop::sample::select(vec![
            "1600000000", "1600041600", "1600128000", "1600041601", "", "2020-09-14", "x",
        ]), 1..4),
        picks in prop::collection::vec(any::<prop::sample::Index>(), 1..60),
        chunk_bytes in 1_u64..600,
    ) {
        let mut text = "event_id_cnty,event_date,sub_event_type,fatalities,country,location,\
                        latitude,longitude,timestamp\n".to_owned();
        for pick in picks {
            let seconds: &&str = pick.get(&seconds);
            text += &format!("a1,2 May 2024,Attack,3,Ukraine,Kyiv,50.45,30.52,{seconds}\n");
        }
        assert_same(text.as_bytes(), chunk_bytes, &Options::default());
    }

    #[test]
    fn bytes_of_any_kind_are_read_alike(
        pieces in prop::collection::vec(
            prop_oneof![
                20 => prop::sample::select(vec![
                    "a,", "1,", ",", "\n", "\r\n", "\r", "\n\n", "b\n", "\"x\ny\",", "\"\"\"\n\",",
                    "\"a,2024-01-01,50,30,b\n\",", "\"\n1,2,3,4,5\nq,w,e,r,t\n\"\n", "5\" pipe,",
                    "id,2024-01-01,50,30,t\n", "id,2024-01-01,50,30,\"t\nt\"\n", "\"a\"b,",
                ]),
                1 => prop::sample::select(vec!["\"", "\u{feff}", "ж", "#tag,"]),
            ], 0..80),
        stray in prop::option::weighted(0.1, (any::<u8>(), any::<prop::sample::Index>())),
        chunk_bytes in 1_u64..200,
    ) {
        let mut text = ("id,date,lat,lon,title\n".to_owned() + &pieces.concat()).into_bytes();
        if let Some((byte, at)) = stray {
            let at = at.index(text.len());
            text.insert(at, byte);
        }
        assert_same(&text, chunk_bytes, &Options::default());
    }
}

#[test]
fn samples_in_chunks_are_the_samples() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let samples = std::fs::read_dir(folder.join("samples")).unwrap();
    let files = samples.map(|entry| entry.unwrap().path());
    for path in files.chain([folder.join("kyiv-air-attacks.csv")]) {
        let bytes = std::fs::read(&path).unwrap();
        if path.extension().is_some_and(|extension| extension == "csv") {
            // Rows twice, so that the second ones are looked up.
            let header = bytes.iter().position(|&byte| byte == b'\n').unwrap() + 1;
            let twice = [&bytes, &bytes[header..]].concat();
            for chunk_bytes in [37, 1_000, 1 << 20] {
                assert_same(&twice, chunk_bytes, &Options::default());
            }
        }
    }
}
