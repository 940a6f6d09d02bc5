//! What a claim is about, by the words in which people say so.
//!
//! A claim about a column that is left out would tell it, whatever the claim calls it:
//! "killed", "deaths", "killed in Kyiv", "загинуло". Words are known by their beginnings,
//! in English, Ukrainian, Russian and Polish, by the headers of columns and by the roles of
//! words that columns are recognised by. What none of them knows may be about anything.

use std::collections::BTreeSet;

use crate::dataset::schema::Field;
use crate::import::header::words_with_brackets;
use crate::import::known_headers;
use crate::import::word_roles::{Role, Roles};

const PEOPLE: &[Field] = &[Field::Killed, Field::Injured];
const KILLED: &[Field] = &[Field::Killed];
const INJURED: &[Field] = &[Field::Injured];
const LAUNCHED: &[Field] = &[Field::Launched];
const INTERCEPTED: &[Field] = &[Field::Intercepted];
const WEAPON: &[Field] = &[Field::Weapon];
const KIND: &[Field] = &[Field::Kind];
const CAUSE: &[Field] = &[Field::Kind, Field::Weapon];
const WHEN: &[Field] = &[Field::Start, Field::End, Field::TimePrecision];
/// Everything that says where.
pub(super) const WHERE: &[Field] = &[
    Field::Latitude,
    Field::Longitude,
    Field::GeoPrecision,
    Field::RadiusM,
    Field::Place,
    Field::Admin2,
    Field::Admin1,
    Field::Country,
];

/// Fields by the beginnings of words, in lower case and without marks.
#[rustfmt::skip]
const STEMS: &[(&[Field], &[&str])] = &[
    (PEOPLE, &["casualt", "victim", "affected", "losses", "toll", "постражд", "пострад", "жертв",
        "втрат", "потер", "ofiar", "poszkodowan"]),
    (KILLED, &["kill", "dead", "death", "died", "dying", "fatal", "deceas", "perish", "bodies",
        "body", "corpse", "загин", "загибл", "вбит", "убит", "смерт", "погиб",
        "помер", "умер", "zabi", "zgin", "smier", "poleg", "zmarl", "martw"]),
    (INJURED, &["injur", "wound", "hurt", "hospital", "burn", "поранен", "ранен", "травм",
        "госпіталіз", "госпитализ", "rann", "ranion"]),
    (LAUNCHED, &["launch", "fired", "sent", "used", "aimed", "entered", "crossed", "запущ",
        "запуск", "випущ", "выпущ", "wystrzel", "odpal"]),
    (INTERCEPTED, &["intercept", "shot", "downed", "destroy", "neutrali", "suppress", "lost",
        "збит", "сбит", "знищ", "уничтож", "перехоп", "перехвач", "подавл", "przechwyc",
        "zestrzel", "strac"]),
    (WEAPON, &["weapon", "drone", "uav", "uas", "missile", "rocket", "shahed", "geran", "kinzhal",
        "iskander", "kalibr", "kh", "lancet", "ballistic", "cruise", "bomb", "munition", "shell",
        "artiller", "mortar", "mlrs", "зброя", "зброї", "озброєн", "ракет", "дрон", "бпла",
        "шахед", "оружи", "вооруж", "бомб", "снаряд", "арта", "артил", "rakiet", "dron", "bron",
        "pocisk"]),
    (CAUSE, &["cause", "motive", "nature", "struck", "blast", "origin", "причин", "przyczyn"]),
    (KIND, &["kind", "type", "category", "attack", "strike", "fire", "explosion", "status", "тип",
        "вид", "атак", "удар", "обстріл", "обстрел", "вибух", "взрыв", "пожеж", "пожар", "rodzaj",
        "atak", "wybuch", "pozar"]),
    (WHERE, &["place", "location", "where", "address", "street", "city", "town", "village",
        "district", "region", "raion", "oblast", "province", "county", "country", "coordinat",
        "position", "geo", "target", "object", "building", "house", "apartment", "infrastructure",
        "airspace", "direction", "floor", "site", "radius", "settlement", "damage", "hit",
        "місц", "адрес", "район", "област", "місто", "міст", "город", "село", "сел", "вулиц",
        "улиц", "координат", "ціль", "цель", "обєкт", "объект", "будин", "дом", "країн", "стран",
        "пошкодж", "поврежд", "miejsc", "adres", "miast", "dzielnic", "ulic", "wojewod", "powiat",
        "gmin", "wspolrzed", "cel", "budyn", "kraj"]),
    (WHEN, &["time", "date", "day", "night", "hour", "when", "until", "since", "duration",
        "час", "дата", "день", "ніч", "ночь", "годин", "коли", "врем", "когда", "czas", "data",
        "dzien", "noc", "godzin", "kiedy"]),
    (&[Field::Reported], &["report", "publish", "повідомл", "сообщ", "опублік", "опублик", "zglosz"]),
    (&[Field::Sources], &["source", "publisher", "link", "url", "джерел", "источник", "zrodl"]),
    (&[Field::Title], &["title", "headline", "назва", "заголов", "tytul"]),
    (&[Field::Summary], &["summary", "descri", "опис", "описан", "opis"]),
];

/// Words that say nothing of what a claim is about.
#[rustfmt::skip]
const QUIET: &[&str] = &[
    "a", "an", "about", "almost", "nearly", "more", "less", "than", "over", "only", "by", "so",
    "far", "at", "least", "not", "up", "or", "was", "were", "is", "are", "first", "later",
    "corrected", "ended", "search", "upper", "bound", "lower", "estimate", "counted", "down",
    "civilians", "children", "adults", "women", "men", "soldiers", "military", "and",
];

/// What a text speaks of.
#[derive(Debug, Default)]
pub(super) struct Subject {
    /// The fields that it names.
    pub fields: BTreeSet<Field>,
    /// Whether it has words that say something else, such as names of places.
    pub has_other_words: bool,
}

impl Subject {
    /// Of `text`.
    pub(super) fn of(text: &str) -> Self {
        let mut found = Self::default();
        let words = words_with_brackets(text);
        let whole = known_headers::field_of(&words).map(|(field, _)| field);
        let whole = whole.or_else(|| Field::from_name(text.trim()));
        let whole = whole.or_else(|| Field::from_id(text.trim()));
        found.fields.extend(whole.into_iter().flat_map(meant_by));
        if !found.fields.is_empty() {
            return found;
        }
        for word in &words {
            let roles = Roles::of(std::slice::from_ref(word));
            let mut fields: BTreeSet<Field> = STEMS
                .iter()
                .filter(|(_, stems)| stems.iter().any(|stem| is_of(word, stem)))
                .flat_map(|(fields, _)| fields.iter().copied())
                .collect();
            let by_role: [(&[Role], &[Field]); 4] = [
                (&[Role::Killed], KILLED),
                (&[Role::Injured], INJURED),
                (&[Role::Latitude, Role::Longitude], WHERE),
                (&[Role::Date, Role::Clock, Role::Start, Role::End], WHEN),
            ];
            // Beside other words "to" and "from" are no times.
            for (known, meant) in by_role.into_iter().filter(|_| word.chars().count() > 4) {
                fields.extend(meant.iter().filter(|_| roles.have_any(known)));
            }
            let is_quiet = QUIET.contains(&word.as_str())
                || word.chars().all(|c| c.is_ascii_digit())
                || roles.have_any(&[Role::Small, Role::Neutral, Role::Low, Role::High]);
            found.has_other_words |= fields.is_empty() && !is_quiet;
            found.fields.extend(fields);
        }
        found
    }
}

/// Whether `word` begins with `stem`; short stems must be the word.
fn is_of(word: &str, stem: &str) -> bool {
    const LEAST: usize = 4;
    let is_short = stem.chars().count() < LEAST;
    if is_short { word.trim_end_matches('s') == stem } else { word.starts_with(stem) }
}

/// The fields that a claim about `field` tells too.
fn meant_by(field: Field) -> Vec<Field> {
    let of: &[&[Field]] = &[PEOPLE, WHERE, WHEN];
    let is_of = |field: Field, group: &[Field]| {
        group.contains(&field) || group.iter().any(|of| of.def().parts.contains(&field))
    };
    match field {
        Field::KilledLow | Field::KilledHigh => KILLED.to_vec(),
        Field::InjuredLow | Field::InjuredHigh => INJURED.to_vec(),
        Field::Killed | Field::Injured => vec![field],
        Field::Time
        | Field::StartTime
        | Field::EndTime
        | Field::Duration
        | Field::StartYear
        | Field::StartMonth
        | Field::StartDay => WHEN.to_vec(),
        Field::Target => WHERE.iter().chain(KIND).copied().collect(),
        Field::SourceName => vec![Field::Sources],
        field if field.def().group == crate::dataset::schema::Group::Where => WHERE.to_vec(),
        field => {
            let group = of.iter().find(|group| is_of(field, group));
            // What no column says cannot be kept or left out.
            let own = || field.def().columns().map(|def| def.field).collect();
            group.map_or_else(own, |group| group.to_vec())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subjects_are_known_in_the_words_of_people() {
        for (text, field) in [
            ("killed", Field::Killed),
            ("killed low", Field::Killed),
            ("deaths", Field::Killed),
            ("fatalities", Field::Killed),
            ("death toll", Field::Killed),
            ("killed in Kyiv (at least)", Field::Killed),
            ("Загинуло", Field::Killed),
            ("вбито", Field::Killed),
            ("zabici", Field::Killed),
            ("Zginęło", Field::Killed),
            ("injured in the region", Field::Injured),
            ("hospitalised", Field::Injured),
            ("поранено", Field::Injured),
            ("casualties", Field::Killed),
            ("casualties", Field::Injured),
            ("missiles launched at Kyiv (more than)", Field::Launched),
            ("missiles launched", Field::Weapon),
            ("Shahed drones shot down", Field::Intercepted),
            ("Kh-22 launched", Field::Weapon),
            ("latitude", Field::Longitude),
            ("coordinates", Field::Latitude),
            ("address", Field::Place),
            ("target", Field::Place),
            ("time of the fall", Field::Start),
            ("what struck", Field::Weapon),
        ] {
            let found = Subject::of(text).fields;
            assert!(found.contains(&field), "{text}: {found:?}");
        }
        assert!(!Subject::of("killed in Kyiv").fields.contains(&Field::Injured));
        assert!(!Subject::of("injured").fields.contains(&Field::Killed));
    }

    #[test]
    fn what_nobody_knows_is_about_nothing_known() {
        for text in ["statement", "q11", "", "cooperation"] {
            assert!(Subject::of(text).fields.is_empty(), "{text}");
        }
        assert!(Subject::of("killed in Kyiv").has_other_words);
        assert!(!Subject::of("killed (at least)").has_other_words);
    }
}
