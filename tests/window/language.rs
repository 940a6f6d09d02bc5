//! The window in another language: at once, everywhere, and never in what it writes.

use egui_kittest::kittest::Queryable as _;
use strikemap::export::Scope;
use strikemap::language::Language;
use strikemap::ui::Action;
use strikemap::ui::settings::Change;

use crate::window::*;

fn speak(tester: &mut Tester, language: Language) {
    ask(tester, Action::Set(Change::Language(Some(language))));
}

#[test]
fn another_language_is_spoken_at_once_and_given_up_at_once() {
    let mut tester = demo();
    assert!(shows(&tester, "File") && shows(&tester, "Datasets"));
    speak(&mut tester, Language::Ukrainian);
    for text in ["Файл", "Набори даних", "Без запитів", "Проміжок часу"]
    {
        assert!(shows(&tester, text), "{text}");
    }
    assert!(texts(&tester).iter().any(|text| text.starts_with("Відповідає ")));
    speak(&mut tester, Language::Polish);
    for text in ["Plik", "Zbiory danych", "Bez połączeń", "Przedział czasu"] {
        assert!(shows(&tester, text), "{text}");
    }
    speak(&mut tester, Language::English);
    assert!(shows(&tester, "File") && shows(&tester, "No requests"));
}

#[test]
fn the_menu_names_each_language_as_its_speakers_do() {
    let mut tester = demo();
    speak(&mut tester, Language::Polish);
    tester.get_by_label("Widok").click_accesskit();
    tester.run_steps(3);
    tester.get_by_label_contains("Język (Language)").click_accesskit();
    tester.run_steps(3);
    for language in Language::ALL {
        assert!(shows(&tester, language.own_name()), "{}", language.id());
    }
    tester.get_by_label("English").click_accesskit();
    tester.run_steps(3);
    assert!(shows(&tester, "File"));
}

/// What the window says itself has no Latin words in Ukrainian but names, keys and
/// formats; what comes from the data stays as it is.
#[test]
fn a_dialog_speaks_the_language_to_its_last_word() {
    let mut tester = demo();
    speak(&mut tester, Language::Ukrainian);
    let before = texts(&tester);
    ask(&mut tester, Action::ExportDialog(Scope::Filtered, None));
    let said = texts(&tester).into_iter().filter(|text| !before.contains(text));
    let is_english = |text: &String| {
        let words = ["export", "the", "column", "file", "choose", "event", "cancel"];
        let mut own = text.split(|c: char| !c.is_alphabetic());
        own.any(|word| words.contains(&word.to_lowercase().as_str()))
    };
    let english: Vec<String> = said.filter(is_english).collect();
    assert!(english.is_empty(), "{english:?}");
}
