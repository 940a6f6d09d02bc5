//! What single words of a column's name say, in English, Ukrainian, Polish and Russian.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a word says of the column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A day.
    Date,
    /// A time of day, or a moment.
    Clock,
    /// The beginning of something.
    Start,
    /// The end of something.
    End,
    /// What happened.
    Event,
    /// What was said about it.
    Report,
    /// When an entry was made.
    Made,
    /// When an entry was changed or looked at, which says nothing of an event.
    Touched,
    /// Degrees north.
    Latitude,
    /// Degrees east.
    Longitude,
    /// Places that are not that of the event.
    Elsewhere,
    /// Deaths.
    Killed,
    /// Wounds.
    Injured,
    /// The least.
    Low,
    /// The most.
    High,
    /// On the clocks of the place.
    Local,
    /// Words in place of codes.
    Text,
    /// Nothing that would tell columns of one field apart.
    Neutral,
    /// The same, in between other words.
    Small,
}

/// Words by role, in lower case and without marks.
#[rustfmt::skip]
const ROLES: &[(Role, &[&str])] = &[
    (Role::Date, &["date", "dates", "datetime", "when", "коли", "kiedy", "когда", "дата", "дати", "даты", "data", "daty"]),
    (Role::Clock, &["time", "times", "hour", "timestamp", "час", "часу", "время", "времени", "година", "godzina", "godziny", "czas", "czasu"]),
    (Role::Start, &["start", "started", "starting", "begin", "began", "begins", "beginning", "onset", "from", "початок", "початку", "начало", "начала", "poczatek", "poczatku", "rozpoczecie", "rozpoczecia"]),
    (Role::End, &["end", "ended", "ending", "finish", "finished", "until", "till", "to", "stop", "stopped", "кінець", "кінця", "завершення", "закінчення", "конец", "конца", "окончание", "окончания", "завершения", "koniec", "konca", "zakonczenie", "zakonczenia"]),
    (Role::Event, &["event", "events", "incident", "incidents", "attack", "attacks", "strike", "strikes", "occurrence", "occurred", "occurring", "accident", "happened", "happen", "occur", "сталося", "сталась", "стався", "відбулося", "відбулась", "stalo", "zdarzylo", "wydarzylo", "произошло", "случилось", "shelling", "explosion", "impact", "crime", "acq", "acquisition", "observation", "observed", "detection", "detected", "подія", "події", "інцидент", "інциденту", "атака", "атаки", "удар", "удару", "обстріл", "обстрілу", "вибух", "вибуху", "событие", "события", "инцидент", "инцидента", "удара", "обстрел", "обстрела", "взрыв", "взрыва", "происшествия", "происшествие", "zdarzenie", "zdarzenia", "wydarzenie", "wydarzenia", "incydent", "incydentu", "atak", "ataku", "ostrzal", "ostrzalu", "wybuch", "wybuchu"]),
    (Role::Report, &["report", "reported", "reporting", "reports", "post", "posted", "publish", "published", "publication", "publishing", "news", "article", "released", "release", "said", "announced", "announcement", "source", "tweet", "message", "повідомлення", "повідомлено", "публікації", "публікація", "опубліковано", "сообщения", "сообщение", "сообщено", "публикации", "публикация", "опубликовано", "publikacji", "publikacja", "opublikowano", "zgloszenia", "zgloszono"]),
    (Role::Made, &["created", "creation", "create", "submitted", "submission", "submit", "entered", "uploaded", "upload", "recorded", "added", "inserted", "received", "dateadded", "створено", "створення", "додано", "додавання", "внесення", "создано", "создания", "добавлено", "добавления", "внесения", "utworzono", "utworzenia", "dodano", "dodania", "wpisu"]),
    (Role::Touched, &["updated", "update", "updates", "modified", "modification", "edited", "edit", "changed", "change", "last", "retrieved", "retrieval", "accessed", "access", "fetched", "scraped", "downloaded", "download", "imported", "import", "ingested", "archived", "archive", "snapshot", "expires", "expiry", "birth", "оновлено", "оновлення", "обновлено", "обновления", "aktualizacji", "zmiany"]),
    (Role::Latitude, &["lat", "latitude", "lattitude", "latitute", "latit", "широта", "широти", "широты", "szerokosc"]),
    (Role::Longitude, &["lon", "lng", "long", "longitude", "longtitude", "longitute", "longit", "довгота", "довготи", "долгота", "долготы", "dlugosc"]),
    (Role::Elsewhere, &["origin", "launch", "departure", "camera", "home", "sender", "reporter", "submitter", "user", "min", "max", "north", "south", "west", "east", "bbox", "view", "client", "device", "error", "precision", "accuracy", "altitude"]),
    (Role::Killed, &["killed", "dead", "death", "deaths", "fatalities", "fatality", "died", "kill", "kills", "загинули", "загиблі", "загиблих", "загинуло", "вбиті", "вбито", "убито", "смерті", "смертей", "погибшие", "погибших", "погибло", "погибли", "убитые", "убитых", "zabici", "zabitych", "smiertelne", "smiertelnych", "zginelo", "zgineli", "polegli"]),
    (Role::Injured, &["injured", "wounded", "injuries", "wounds", "поранені", "поранених", "поранено", "травмовані", "травмованих", "травмовано", "ранені", "ранених", "hurt", "раненые", "раненых", "ранено", "травмировано", "ranni", "rannych"]),
    (Role::Low, &["low", "lower", "min", "minimum", "least", "мін", "мінімум", "мин", "минимум"]),
    (Role::High, &["high", "upper", "max", "maximum", "most", "макс", "максимум", "maks"]),
    (Role::Local, &["local", "місцевий", "місцевого", "місцева", "местное", "местного", "местная", "lokalny", "lokalna", "miejscowy", "miejscowa"]),
    (Role::Text, &["txt", "text", "name", "label", "words"]),
    (Role::Small, &["of", "the", "and", "in", "on", "at"]),
    (Role::Neutral, &["position", "when", "no", "number", "num", "count", "toll", "total", "totals", "people", "persons", "person", "victims", "gps", "geo", "location", "point", "coord", "coords", "coordinate", "coordinates", "geolocation", "place", "map", "dd", "value", "all", "confirmed", "estimated", "estimate", "best", "range", "field", "geograficzna", "geogr", "географічна", "географическая", "кількість", "число", "всього", "усього", "разом", "людей", "осіб", "количество", "всего", "итого", "человек", "liczba", "razem", "ogolem", "osob", "ofiary", "ofiar", "x", "y"]),
];

static BY_WORD: LazyLock<HashMap<&str, Vec<Role>>> = LazyLock::new(|| {
    let mut by_word: HashMap<&str, Vec<Role>> = HashMap::new();
    for (role, words) in ROLES {
        for word in *words {
            by_word.entry(word).or_default().push(*role);
        }
    }
    by_word
});

/// The roles of the words of one name.
#[derive(Debug, Default)]
pub struct Roles {
    roles: Vec<Role>,
    /// Words without any, which tell columns of one field apart.
    pub others: Vec<String>,
}

impl Roles {
    /// Of `words`; two that were written as one count as two.
    pub fn of(words: &[String]) -> Self {
        let mut found = Self::default();
        for word in words {
            if let Some(roles) = BY_WORD.get(word.as_str()) {
                found.roles.extend(roles);
            } else if let Some((first, second)) = halves(word) {
                found.roles.extend(first.iter().chain(second));
            } else {
                found.others.push(word.clone());
            }
        }
        found
    }

    /// Whether a word has this role.
    pub fn have(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Whether a word has one of these roles.
    pub fn have_any(&self, roles: &[Role]) -> bool {
        roles.iter().any(|&role| self.have(role))
    }

    /// Which of two roles a word has first.
    pub fn is_before(&self, first: Role, second: Role) -> bool {
        let place = |role| self.roles.iter().position(|&found| found == role);
        place(first) < place(second)
    }
}

/// The roles of two words of three letters or more that are written as one.
fn halves(word: &str) -> Option<(&'static [Role], &'static [Role])> {
    // No word of a header is longer; what is longer is looked up in vain, half by half.
    const MOST_BYTES: usize = 64;
    if word.len() > MOST_BYTES {
        return None;
    }
    let ends = word.char_indices().map(|(at, _)| at).filter(|&at| at >= 3 && word.len() - at >= 3);
    ends.filter_map(|at| word.split_at_checked(at)).find_map(|(first, second)| {
        Some((BY_WORD.get(first)?.as_slice(), BY_WORD.get(second)?.as_slice()))
    })
}

/// `words` without those that only say that it is about an event; they stay where
/// nothing else is there.
pub fn without_event(words: &[String]) -> Vec<String> {
    let is_other = |word: &&String| {
        !BY_WORD
            .get(word.as_str())
            .is_some_and(|roles| roles.iter().all(|role| matches!(role, Role::Event | Role::Small)))
    };
    let kept: Vec<String> = words.iter().filter(is_other).cloned().collect();
    if kept.is_empty() { words.to_vec() } else { kept }
}

/// `words` without the last one, if it says that words stand in place of codes.
pub fn without_text(words: &[String]) -> Option<&[String]> {
    let (last, rest) = words.split_last()?;
    (BY_WORD.get(last.as_str())?.contains(&Role::Text) && !rest.is_empty()).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::header::words;

    #[test]
    fn two_words_written_as_one_have_the_roles_of_both() {
        let roles = Roles::of(&words("incidentdate"));
        assert!(roles.have(Role::Event) && roles.have(Role::Date) && roles.others.is_empty());
        let roles = Roles::of(&words("candidate"));
        assert!(!roles.have(Role::Date));
        assert_eq!(roles.others, ["candidate"]);
    }

    #[test]
    fn every_word_is_written_as_words_of_headers_are() {
        for (_, listed) in ROLES {
            for word in *listed {
                assert_eq!(
                    words(&format!("x {word}")).join(" ").trim_start_matches("x "),
                    if *word == "dd" { "x" } else { word }
                );
            }
        }
    }
}
