//! Air alerts at the places and times of strikes, twice as many as rows are asked for, among
//! 200,000 alerts by oblast and raion; half of the strikes have the name of an oblast, none of them a
//! place that another one has.
#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a benchmark prints and panics")]

#[expect(dead_code, reason = "events here are of another sort")]
mod bed;
#[expect(dead_code, reason = "events here are of another sort")]
mod synthetic;

use std::fmt::Write as _;
use std::sync::LazyLock;

use strikemap::alerts::{AlertIndex, AlertStates};
use strikemap::base::Progress;
use strikemap::dataset::{Dataset, Rows};
use strikemap::import::{Options, read};
use strikemap::summary::AlertSummary;

const ALERTS: u64 = 200_000;

/// Oblasts with a point inside.
const OBLASTS: [(&str, f64, f64); 8] = [
    ("Kyiv Oblast", 50.2, 30.4),
    ("Kharkiv Oblast", 49.6, 36.5),
    ("Odesa Oblast", 46.8, 30.3),
    ("Lviv Oblast", 49.7, 23.9),
    ("Sumy Oblast", 51.0, 34.0),
    ("Poltava Oblast", 49.6, 33.8),
    ("Chernihiv Oblast", 51.4, 32.0),
    ("Mykolaiv Oblast", 47.4, 31.8),
];

const RAIONS: [(&str, &str); 4] = [
    ("Kyiv Oblast", "Vyshhorod Raion"),
    ("Kyiv Oblast", "Bucha Raion"),
    ("Sumy Oblast", "Sumy Raion"),
    ("Odesa Oblast", "Izmail Raion"),
];

/// The same number for the same argument, spread evenly (SplitMix64).
fn mixed(number: u64) -> u64 {
    let mut mixed = number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

fn moment(number: u64) -> String {
    let secs = 1_650_000_000 + i64::try_from(mixed(number) % 120_000_000).unwrap();
    jiff::Timestamp::from_second(secs).unwrap().to_string()
}

fn opened(name: &str, text: &str) -> Dataset {
    let path = std::env::temp_dir().join(name);
    std::fs::write(&path, text).unwrap();
    read(&path, &Options::default(), &Progress::default()).unwrap()
}

static STRIKES: LazyLock<Dataset> = LazyLock::new(|| {
    let mut text = "id,kind,start,latitude,longitude,geo_precision,admin1,country\n".to_owned();
    for row in 0..2 * bed::rows() {
        let (oblast, north, east) = OBLASTS[(mixed(row) % 8) as usize];
        let jitter = |salt: u64| (mixed(row + salt) % 1_000_000) as f64 / 2_500_000.0 - 0.2;
        let (north, east) = (north + jitter(1 << 40), east + jitter(2 << 40));
        let names = if row % 2 == 0 { oblast } else { "" };
        let precision = if row % 16 == 0 { "raion" } else { "exact" };
        let at = moment(row);
        writeln!(text, "{row},drone_strike,{at},{north:.6},{east:.6},{precision},{names},UA")
            .unwrap();
    }
    opened("strikemap-bench-strikes.csv", &text)
});

static DECLARED: LazyLock<Dataset> = LazyLock::new(|| {
    let mut text = "oblast,raion,hromada,level,started_at,finished_at,source\n".to_owned();
    for row in 0..ALERTS {
        let (start, length) = (mixed(row) % 120_000_000, 600 + mixed(row + 7) % 7_200);
        let [start, end] = [start, start + length].map(|secs| {
            let secs = 1_650_000_000 + i64::try_from(secs).unwrap();
            jiff::Timestamp::from_second(secs).unwrap().to_string()
        });
        let (oblast, raion, level) = match row % 3 {
            0 => (RAIONS[(row / 3 % 4) as usize].0, RAIONS[(row / 3 % 4) as usize].1, "raion"),
            _ => (OBLASTS[(row % 8) as usize].0, "", "oblast"),
        };
        writeln!(text, "{oblast},{raion},,{level},{start},{end},bench").unwrap();
    }
    opened("strikemap-bench-alerts.csv", &text)
});

static INDEX: LazyLock<AlertIndex> = LazyLock::new(|| AlertIndex::new([&*STRIKES, &*DECLARED]));
static STATES: LazyLock<AlertStates> = LazyLock::new(|| AlertStates::new(&STRIKES, &INDEX));

fn main() {
    for word in ["on", "off", "unknown"] {
        let is_it = |row: &usize| &**STATES.words().value(*row) == word;
        println!("{word}: {}", (0..STRIKES.len()).filter(is_it).count());
    }
    divan::main();
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn index() -> bool {
    AlertIndex::new([&*STRIKES, &*DECLARED]).is_empty()
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn states() -> usize {
    AlertStates::new(&STRIKES, &INDEX).strikes().values().len()
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn summary(bencher: divan::Bencher<'_, '_>) {
    let all = Rows::all(STRIKES.len());
    bencher.bench_local(|| AlertSummary::of([(&*STATES, &all)].into_iter()));
}
