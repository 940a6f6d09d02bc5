//! The real program in other languages: its help, its mistakes, its tables and its reports.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use crate::cli::strikemap_in;

const UKRAINIAN: &str = "uk_UA.UTF-8";
const POLISH: &str = "pl_PL.UTF-8";

/// Exit code and both outputs of the program on a system that speaks `locale`.
fn told(locale: &str, folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output = strikemap_in(locale, folder, arguments);
    let text = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(text).unwrap())
}

#[test]
fn help_is_in_the_language_of_the_system() {
    let folder = tempfile::tempdir().unwrap();
    let help = |locale, arguments: &[&str]| {
        let (code, text) = told(locale, folder.path(), arguments);
        assert_eq!(code, Some(0), "{arguments:?}: {text}");
        text
    };
    for (arguments, english, ukrainian, polish) in [
        (&["--help"][..], "Usage: strikemap", "Використання: strikemap", "Użycie: strikemap"),
        (&["-h"], "Commands:", "Команди:", "Polecenia:"),
        (&["export", "--help"], "Possible values:", "Можливі значення:", "Możliwe wartości:"),
        (&["export", "-h"], "[default: csv]", "[типово: csv]", "[domyślnie: csv]"),
        (&["help", "merge"], "Print help", "Показати довідку", "Pokaż pomoc"),
        (&["basemap", "help", "download"], "OpenFreeMap]", "[типово: Open", "[domyślnie: Open"),
    ] {
        for (locale, word) in [("C", english), (UKRAINIAN, ukrainian), (POLISH, polish)] {
            let text = help(locale, arguments);
            assert!(text.contains(word), "{arguments:?}, {locale}: {word} not in {text}");
        }
    }
    let [long, short] = ["--help", "-h"].map(|flag| help(UKRAINIAN, &["export", flag]));
    assert!(long.lines().count() > short.lines().count(), "{short}");
}

#[test]
fn man_pages_and_completions_are_english_on_every_system() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in [&["manual"][..], &["manual", "export"], &["completions", "zsh"]] {
        let english = told("C", folder.path(), arguments);
        assert_eq!(told(UKRAINIAN, folder.path(), arguments), english, "{arguments:?}");
    }
}

#[test]
fn mistakes_of_the_command_line_are_told_in_the_language_of_the_system() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, ukrainian, polish) in [
        (&["export", "demo"][..], "бракує обовʼязкового: --output <OUT>", "brakuje wymaganych"),
        (&["check", "--jsno", "demo"], "є схожий параметр «--json»", "podobna opcja „--json”"),
        (&["summary", "demo", "--match", "so"], "[можливі значення: possible", "[możliwe wart"),
        (&["summary", "demo", "--where", "x"], "напишіть стовпець", "podaj kolumnę"),
        (&["summary", "demo", "--killed-min", "x"], "напишіть ціле число", "liczbę całkowitą"),
        (&["basemap", "downlod"], "немає команди «downlod»", "nie ma polecenia „downlod”"),
        (&["compare", "demo", "--json", "-o", "x"], "не можна вказувати разом", "razem z"),
        (&["basemap"], "Команди:", "Polecenia:"),
    ] {
        for (locale, word) in [(UKRAINIAN, ukrainian), (POLISH, polish)] {
            let (code, text) = told(locale, folder.path(), arguments);
            assert_eq!(code, Some(2), "{text}");
            assert!(text.starts_with("strikemap: "), "{text}");
            assert!(text.contains(word), "{arguments:?}, {locale}: {word} not in {text}");
            for english in ["error:", "Usage", "possible values", "tip:", "For more"] {
                assert!(!text.contains(english), "{english} in {text}");
            }
        }
    }
}

#[test]
fn tables_are_in_the_language_of_the_system_and_their_files_and_json_are_not() {
    let folder = tempfile::tempdir().unwrap();
    let header = "id,title,start,killed,lat,lon";
    let old = format!("{header}\na,Fire,2025-12-27,1,50.4,30.5\nb,Drone,2025-12-27,2,50.4,30.5\n");
    let new = format!("{header}\na,Fire,2025-12-27,3,50.4,30.5\nc,Blast,2025-12-28,,50.4,30.5\n");
    fs::write(folder.path().join("old.csv"), old).unwrap();
    fs::write(folder.path().join("new.csv"), new).unwrap();
    let diff = ["diff", "old.csv", "new.csv"];
    let compare = [
        "compare",
        "old.csv",
        "--from",
        "2025-12-27",
        "--to",
        "2025-12-27",
        "--with-from",
        "2025-12-28",
        "--with-to",
        "2025-12-28",
    ];
    for (arguments, english, ukrainian, polish) in [
        (&diff[..], "1 added, 1 removed", "додано 1, вилучено 1", "dodano 1, usunięto 1"),
        (&diff, "Killed, low: 1 → 3", "Загиблі, щонайменше: 1 → 3", "Zabici, co najmniej: 1 → 3"),
        (&diff, "\tline 3", "\tрядок 3", "\twiersz 3"),
        (&compare, "what\tname\tA\tB", "що\tназва\tA\tB", "co\tnazwa\tA\tB"),
        (&compare, "people\tkilled\t3\tunknown", "люди\tзагиблі\t3\tневідомо", "ludzie\tzabici"),
        (&compare, "area\tKyiv", "ділянка\tКиїв", "obszar\tKijów"),
    ] {
        for (locale, word) in [("C", english), (UKRAINIAN, ukrainian), (POLISH, polish)] {
            let (_, text) = told(locale, folder.path(), arguments);
            assert!(text.contains(word), "{arguments:?}, {locale}: {word} not in {text}");
        }
    }
    let written = |locale, arguments: &[&str]| {
        let files = ["-o", "out.csv", "--replace"];
        let json = told(locale, folder.path(), &[arguments, &["--json"]].concat());
        told(locale, folder.path(), &[arguments, &files].concat());
        (json, fs::read(folder.path().join("out.csv")).unwrap())
    };
    for arguments in [&diff[..], &compare] {
        assert_eq!(written(UKRAINIAN, arguments), written("C", arguments), "{arguments:?}");
    }
}

#[test]
fn a_report_in_another_language_is_proved_wherever_it_is_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let export = |locale, flags: &[&str]| {
        let arguments = ["export", "demo", "--to", "2024-12-31", "--format", "report", "--replace"];
        let all = [&arguments[..], flags, &["-o", "out.html"]].concat();
        let (code, text) = told(locale, folder.path(), &all);
        assert_eq!(code, Some(0), "{text}");
        let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
        (read("out.html"), read("out.html.manifest.json"))
    };
    for (code, words) in [
        ("uk", ["Підрахунки", "Загиблі", "Події", "маніфест поруч", "Подія на початку"]),
        ("pl", ["Zliczenia", "Zabici", "Zdarzenia", "manifest obok", "Zdarzenie na początku"]),
    ] {
        let (report, manifest) = export("C", &["--language", code]);
        assert!(report.contains(&format!("<html lang=\"{code}\">")), "{code}");
        for word in words {
            assert!(report.contains(word), "{word} is not in the report");
        }
        for english in ["<h2>Counts", "<h2>Events", "Made by", "An event at", ">unknown<"] {
            assert!(!report.contains(english), "{english}, {code}");
        }
        assert!(manifest.contains(&format!("--language={code}")), "{manifest}");
        for locale in ["C", UKRAINIAN, POLISH] {
            let (exit, text) = told(locale, folder.path(), &["verify", "out.html.manifest.json"]);
            assert_eq!(exit, Some(0), "{locale}: {text}");
        }
        let claimed =
            manifest.replace(&format!("\"language\": \"{code}\""), "\"language\": \"en\"");
        fs::write(folder.path().join("out.html.manifest.json"), claimed).unwrap();
        let (exit, text) = told("C", folder.path(), &["verify", "out.html.manifest.json"]);
        assert_eq!(exit, Some(1), "{text}");
    }
    let (english, manifest) = export(UKRAINIAN, &[]);
    assert!(english.contains("<html lang=\"en\">") && english.contains("<h2>Counts"));
    assert!(!manifest.contains("language"), "{manifest}");
}
