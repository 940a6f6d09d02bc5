//! Invented events for benchmarks and tests: the same bytes for the same arguments.

use std::io::{self, Write};

/// What the rows look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// The 31 columns of ACLED, with some hundred letters of notes, of which a
    /// few rows in a thousand are known to the week or month only.
    Full,
    /// Eight columns.
    Slim,
    /// Start and end, mostly of minutes to hours, some of weeks, some missing.
    Intervals,
}

/// Columns of [`Shape::Full`].
const FULL: &str = "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,\
    sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,\
    civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,\
    geo_precision,source,source_scale,notes,fatalities,tags,timestamp";

const TYPES: [&str; 6] = [
    "Battles",
    "Explosions/Remote violence",
    "Protests",
    "Riots",
    "Strategic developments",
    "Violence against civilians",
];

const WORDS: [&str; 16] = [
    "group",
    "civilians",
    "village",
    "shelling",
    "drone",
    "strike",
    "residents",
    "wounded",
    "forces",
    "district",
    "вибух",
    "fire",
    "province",
    "source",
    "checkpoint",
    "casualties",
];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A generator of numbers that look random (SplitMix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    /// Small numbers more often than large ones.
    fn skewed(&mut self, end: u64) -> u64 {
        self.below(end) * self.below(end) / end
    }
}

/// Year, month and day out of twelve equal months of 28 days.
fn date(day: u64) -> (u64, usize, u64) {
    (1995 + day / 336, (day / 28 % 12) as usize, 1 + day % 28)
}

/// Writes header and `rows` rows to `out`. With `has_dirt`, one row in a thousand
/// is ragged, has no coordinates, a date or count that is none, or quotes and
/// newlines in a cell.
///
/// # Errors
/// When `out` does.
pub fn write(out: &mut dyn Write, shape: Shape, rows: u64, has_dirt: bool) -> io::Result<()> {
    let mut random = Random(7);
    match shape {
        Shape::Full => writeln!(out, "{FULL}")?,
        Shape::Slim => writeln!(
            out,
            "event_id_cnty,event_date,event_type,actor1,country,latitude,longitude,fatalities"
        )?,
        Shape::Intervals => {
            writeln!(out, "id,start,end,kind,country,latitude,longitude,killed,source")?;
        }
    }
    for row in 0..rows {
        let (year, month, day) = date(random.below(336 * 30));
        let (sub, country) = (random.skewed(22), random.skewed(120));
        let kind = TYPES[(sub * 6 / 22) as usize];
        let killed = if random.below(10) < 7 { 0 } else { random.skewed(300) };
        let latitude = (country * 37 % 110) as f64 - 45.0 + random.below(50_000) as f64 / 1e4;
        let longitude = (country * 53 % 340) as f64 - 170.0 + random.below(50_000) as f64 / 1e4;
        let actor = random.below(6_000);
        let dirt = if has_dirt { random.below(1_000) } else { 999 };
        let iso = match dirt {
            0 => "not a date".to_owned(),
            1 => String::new(),
            _ => format!("{year}-{:02}-{day:02}", month + 1),
        };
        let place =
            if dirt == 2 { ",".to_owned() } else { format!("{latitude:.4},{longitude:.4}") };
        let killed = if dirt == 3 { "many".to_owned() } else { killed.to_string() };
        let end = if dirt == 4 { ",one more" } else { "" };
        match shape {
            Shape::Slim => writeln!(
                out,
                "E{row},{iso},{kind},\"Actor {actor} Forces (Region {})\",Country {country},{place},{killed}{end}",
                country % 17
            )?,
            Shape::Intervals => {
                let secs = random.below(86_400);
                let clock = format!("{:02}:{:02}:{:02}Z", secs / 3_600, secs / 60 % 60, secs % 60);
                let (start, finish) = match random.below(100) {
                    0 => (String::new(), String::new()),
                    1 | 2 => (iso.clone(), format!("{year}-{:02}-28", month + 1)),
                    3..10 => (iso.clone(), String::new()),
                    _ => (format!("{iso}T{clock}"), format!("{iso}T23:59:59Z")),
                };
                writeln!(
                    out,
                    "E{row},{start},{finish},{kind},Country {country},{place},{killed},Agency {}{end}",
                    random.skewed(300)
                )?;
            }
            Shape::Full => {
                let precision = [1, 1, 1, 1, 1, 1, 1, 1, 2, 3][random.below(10) as usize];
                let long = if dirt <= 1 {
                    iso.clone()
                } else {
                    format!("\"{day:02} {} {year}\"", MONTHS[month])
                };
                let spot = random.below(30_000);
                write!(
                    out,
                    "E{row},{long},{year},{precision},Political violence,{kind},Sub event {sub},\
                     \"Actor {actor} Forces (Region {})\",,4,Actor {} Group,Civilians; Students,5,45,,\
                     {country},Region {:02},Country {country},Admin {country}-{},District {country}-{},,\
                     Locality {spot},{place},2,Agence France Presse,National,\"On {iso}, ",
                    country % 17,
                    actor / 2,
                    country % 17,
                    spot % 30,
                    spot % 200
                )?;
                for _ in 0..60 {
                    let word = WORDS[random.below(16) as usize];
                    write!(out, "{word} ")?;
                }
                let note = if dirt == 5 { "said \"\"no\"\"\nand left" } else { "" };
                writeln!(
                    out,
                    "{note}\",{killed},crowd size=no report,{}{end}",
                    1_600_000_000 + row
                )?;
            }
        }
    }
    Ok(())
}
