//! Names of months and of days of the week.

use super::piece::folded;

/// The months in English, Ukrainian, Russian, Belarusian, Bulgarian, Polish, Czech,
/// Slovak, German, Dutch, French, Spanish, Italian, Portuguese, Romanian, Hungarian,
/// Swedish, Danish, Norwegian and Turkish, in the forms of dates, without marks.
#[rustfmt::skip]
const MONTHS: [&[&str]; 12] = [
    &["january", "січень", "січня", "январь", "января", "студзень", "студзеня", "януари", "styczen", "stycznia", "leden", "ledna", "januar", "janner", "jaenner", "januari", "janvier", "enero", "gennaio", "janeiro", "ianuarie", "ocak"],
    &["february", "лютий", "лютого", "февраль", "февраля", "люты", "лютага", "февруари", "luty", "lutego", "unor", "unora", "februar", "februari", "fevrier", "febrero", "febbraio", "fevereiro", "februarie", "subat"],
    &["march", "березень", "березня", "март", "марта", "сакавік", "сакавіка", "marzec", "marca", "brezen", "brezna", "marec", "marz", "maerz", "mrz", "maart", "mrt", "mars", "marzo", "marco", "martie", "marcius", "marts", "mart"],
    &["april", "квітень", "квітня", "апрель", "апреля", "красавік", "красавіка", "април", "kwiecien", "kwietnia", "duben", "dubna", "avril", "abril", "aprile", "aprilie", "aprilis", "nisan"],
    &["may", "травень", "травня", "май", "мая", "maj", "maja", "kveten", "kvetna", "mai", "mei", "mayo", "maggio", "maio", "majus", "mayis"],
    &["june", "червень", "червня", "июнь", "июня", "чэрвень", "чэрвеня", "юни", "czerwiec", "czerwca", "cerven", "cervna", "jun", "juni", "juin", "junio", "giugno", "junho", "iunie", "junius", "haziran"],
    &["july", "липень", "липня", "июль", "июля", "ліпень", "ліпеня", "юли", "lipiec", "lipca", "cervenec", "cervence", "jul", "juli", "juillet", "julio", "luglio", "julho", "iulie", "julius", "temmuz"],
    &["august", "серпень", "серпня", "август", "августа", "жнівень", "жніўня", "sierpien", "sierpnia", "srpen", "srpna", "augustus", "aout", "agosto", "augusztus", "augusti", "agustos"],
    &["september", "вересень", "вересня", "сентябрь", "сентября", "верасень", "верасня", "септември", "wrzesien", "wrzesnia", "zari", "septembre", "septiembre", "setiembre", "settembre", "setembro", "septembrie", "szeptember", "eylul"],
    &["october", "жовтень", "жовтня", "октябрь", "октября", "кастрычнік", "кастрычніка", "октомври", "pazdziernik", "pazdziernika", "rijen", "rijna", "oktober", "octobre", "octubre", "ottobre", "outubro", "octombrie", "ekim"],
    &["november", "листопад", "листопада", "ноябрь", "ноября", "лістапад", "лістапада", "ноември", "listopad", "listopada", "listopadu", "novembre", "noviembre", "novembro", "noiembrie", "kasim"],
    &["december", "грудень", "грудня", "декабрь", "декабря", "снежань", "снежня", "декември", "grudzien", "grudnia", "prosinec", "prosince", "dezember", "decembre", "diciembre", "dicembre", "dezembro", "decembrie", "desember", "aralik"],
];

/// The days of the week from Monday, in the languages of the region and the largest of
/// Europe.
#[rustfmt::skip]
const WEEKDAYS: [&[&str]; 7] = [
    &["monday", "понеділок", "понедельник", "пн", "poniedzialek", "pn", "montag", "lundi", "lunes", "lunedi"],
    &["tuesday", "вівторок", "вторник", "вт", "wtorek", "dienstag", "mardi", "martes", "martedi"],
    &["wednesday", "середа", "среда", "ср", "sroda", "mittwoch", "mercredi", "miercoles", "mercoledi"],
    &["thursday", "четвер", "четверг", "чт", "czwartek", "czw", "donnerstag", "jeudi", "jueves", "giovedi"],
    &["friday", "пятниця", "пятница", "пт", "piatek", "pt", "freitag", "vendredi", "viernes", "venerdi"],
    &["saturday", "субота", "суббота", "сб", "sobota", "samstag", "samedi", "sabado", "sabato"],
    &["sunday", "неділя", "воскресенье", "нд", "вс", "niedziela", "nd", "sonntag", "dimanche", "domingo", "domenica"],
];

/// Letters of the shortest abbreviation.
const FEWEST_LETTERS: usize = 3;

/// The month called `word`, in full or by its first letters; `None` where those begin
/// several months.
pub fn named(word: &str) -> Option<i16> {
    let word = folded(word);
    let number = |at: usize| at as i16 + 1;
    if let Some(at) = MONTHS.iter().position(|names| names.contains(&word.as_str())) {
        return Some(number(at));
    }
    if word.chars().count() < FEWEST_LETTERS {
        return None;
    }
    let begins = |names: &&[&str]| names.iter().any(|name| name.starts_with(&word));
    let mut found = MONTHS.iter().enumerate().filter(|(_, names)| begins(names));
    match (found.next(), found.next()) {
        (Some((at, _)), None) => Some(number(at)),
        _ => None,
    }
}

/// Which days of the week, from Monday, `word` may be, in full or by at least two letters;
/// `None` where it is none.
pub fn weekdays(word: &str) -> Option<[bool; 7]> {
    let word: String = folded(word).chars().filter(|&c| c != '’').collect();
    let days = WEEKDAYS.map(|names| names.iter().any(|name| name.starts_with(&word)));
    (word.chars().count() >= 2 && days.contains(&true)).then_some(days)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_that_of_its_month_only() {
        for (at, names) in MONTHS.iter().enumerate() {
            for name in *names {
                assert_eq!(named(name), Some(at as i16 + 1), "{name}");
                assert_eq!(folded(name), *name, "{name}");
            }
        }
    }

    #[test]
    fn abbreviations_are_known_where_they_begin_one_month_only() {
        for (word, month) in [
            ("Dec", Some(12)),
            ("déc", Some(12)),
            ("груд", Some(12)),
            ("дек", Some(12)),
            ("paź", Some(10)),
            ("PAŹDZ", Some(10)),
            ("Sept", Some(9)),
            ("févr", Some(2)),
            ("juil", Some(7)),
            ("Mär", Some(3)),
            ("sie", Some(8)),
            ("Şub", Some(2)),
            ("Mariupol", None),
            ("Mayor", None),
            ("ma", None),
            ("jui", None),
            ("čer", None),
            ("Smarch", None),
            ("червоний", None),
            ("Decade", None),
        ] {
            assert_eq!(named(word), month, "{word}");
        }
    }
    #[test]
    fn days_of_the_week_are_known_as_far_as_their_letters_tell() {
        let known = |word| {
            let days = weekdays(word)?;
            Some((0..7).filter(|day| days[*day]).collect::<Vec<_>>())
        };
        assert_eq!(known("Saturday"), Some(vec![5]));
        assert_eq!(known("п’ятниця"), Some(vec![4]));
        // Tuesday and Wednesday in the languages of the south.
        assert_eq!(known("mar"), Some(vec![1]));
        assert_eq!(known("me"), Some(vec![2]));
        assert_eq!(known("s"), None);
        assert_eq!(known("Saturn"), None);
    }
}
