//! What the dialog of exports blurs, holds back and adds is what the file has.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::Path;
use std::time::Duration;

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use strikemap::export::signature::PublicKey;
use strikemap::export::{Scope, VerifyOptions, verify, verify_with};
use strikemap::notes::{EventKey, Notebook, Version};
use strikemap::session::Command;
use strikemap::ui::Action;

use crate::window::{Tester, ask, choose_format, demo, settle, shows, texts, window};

fn open(tester: &mut Tester) {
    ask(tester, Action::ExportDialog(Scope::Filtered, None));
    tester.get_by_label("Redaction").click();
    tester.run_steps(20);
}

fn choose(tester: &mut Tester, role: Role, label: &str) {
    tester.get_by_role_and_label(role, label).click_accesskit();
    tester.run_steps(5);
}

fn type_path(tester: &mut Tester, path: &Path) {
    tester.get_by_role_and_label(Role::TextInput, "File").focus();
    tester.run_steps(2);
    tester.get_by_role_and_label(Role::TextInput, "File").type_text(path.to_str().unwrap());
    tester.run_steps(3);
}

fn export_to(tester: &mut Tester, path: &Path) {
    type_path(tester, path);
    tester.get_all_by_role_and_label(Role::Button, "Export").last().unwrap().click();
    wait_for(tester, path);
}

/// Until the export to `path` is there, whose manifest is written last.
fn wait_for(tester: &mut Tester, path: &Path) {
    let manifest = strikemap::export::manifest_path(path);
    for _ in 0..1_000 {
        tester.step();
        if manifest.exists() {
            // Its signature comes after it.
            settle(tester);
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("no export: {:?}", texts(tester));
}

#[test]
fn what_is_rounded_and_left_out_in_the_dialog_is_so_in_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out.csv");
    let mut tester = demo();
    open(&mut tester);
    choose(&mut tester, Role::RadioButton, "rounded");
    choose(&mut tester, Role::CheckBox, "summary");
    assert!(shows(&tester, "• Columns left out: summary"));
    export_to(&mut tester, &path);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(!text.lines().next().unwrap().contains("summary"));
    let told = strikemap::import::read(&path, &Default::default(), &Default::default()).unwrap();
    let decimals = |degrees: f64| degrees.to_string().split('.').nth(1).map_or(0, str::len);
    for row in 0..told.len() {
        if let Some(place) = told.event(row).unwrap().place {
            assert!(decimals(place.latitude()) <= 2 && decimals(place.longitude()) <= 2);
        }
    }
    verify(&folder.path().join("out.manifest.json")).unwrap();
}

#[test]
fn moved_places_need_the_seed_that_the_dialog_shows() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out.csv");
    let mut tester = demo();
    open(&mut tester);
    choose(&mut tester, Role::RadioButton, "jittered");
    let seed = tester.get_by_role_and_label(Role::TextInput, "Secret seed").value().unwrap();
    assert_eq!(seed.len(), 32);
    export_to(&mut tester, &path);
    let manifest = folder.path().join("out.manifest.json");
    assert!(!std::fs::read_to_string(&manifest).unwrap().contains(&seed));
    assert!(verify(&manifest).is_err());
    verify_with(&manifest, VerifyOptions { seed: Some(&seed), ..VerifyOptions::default() })
        .unwrap();
    // The next export moves places the same way.
    settle(&mut tester);
    ask(&mut tester, Action::ExportDialog(Scope::Filtered, None));
    choose(&mut tester, Role::RadioButton, "jittered");
    let offered = tester.get_by_role_and_label(Role::TextInput, "Secret seed").value().unwrap();
    assert_eq!(offered, seed);
}

/// A window with a note about an event.
fn with_note() -> Tester {
    window(|window| {
        window.open_demo();
        let event = window.session.find("VY-2025-12-27-01").unwrap();
        let dataset = window.session.dataset(event.dataset).unwrap();
        let key = EventKey::of(dataset, event.row).unwrap();
        let version = Version::new(Default::default(), "", Some("seen by two".to_owned()));
        let id = Notebook::id_of(&key, &version);
        window.session.apply(Command::WriteNote(id, key, version));
    })
}

fn ask_for_notes(tester: &mut Tester, path: &Path) {
    ask(tester, Action::ExportDialog(Scope::Filtered, None));
    choose(tester, Role::RadioButton, "of strikemap");
    choose(tester, Role::CheckBox, "Notes and tags");
    type_path(tester, path);
    tester.get_all_by_role_and_label(Role::Button, "Export").last().unwrap().click();
    settle(tester);
}

#[test]
fn notes_that_no_file_holds_are_not_exported_and_it_is_said_why() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out.csv");
    let mut tester = with_note();
    ask_for_notes(&mut tester, &path);
    assert!(texts(&tester).iter().any(|text| text.contains("save the session first (Ctrl+S)")));
    assert!(!path.exists());
}

#[test]
fn notes_of_a_saved_session_stand_in_the_file_and_are_proved() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out.csv");
    let mut tester = with_note();
    ask(&mut tester, Action::SaveSessionTo(folder.path().join("work.strikemap")));
    ask_for_notes(&mut tester, &path);
    wait_for(&mut tester, &path);
    assert!(std::fs::read_to_string(&path).unwrap().contains(",seen by two,"));
    verify(&folder.path().join("out.manifest.json")).unwrap();
}

#[test]
fn one_click_keeps_a_spreadsheet_from_running_a_cell() {
    let folder = tempfile::tempdir().unwrap();
    let (input, path) = (folder.path().join("in.csv"), folder.path().join("out.csv"));
    let rows = "id,date,lat,lon,title\na,2024-01-01,50.4,30.5,=1+1\n";
    std::fs::write(&input, rows).unwrap();
    let mut tester = window(move |window| window.open_files([input.clone()]));
    ask(&mut tester, Action::ExportDialog(Scope::Filtered, None));
    choose(&mut tester, Role::CheckBox, "Safe for spreadsheets");
    export_to(&mut tester, &path);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains("'=1+1"), "{text}");
    verify(&folder.path().join("out.manifest.json")).unwrap();
}

fn type_into(tester: &mut Tester, label: &str, text: &str) {
    tester.get_by_label(label).focus();
    tester.run_steps(2);
    tester.get_by_label(label).type_text(text);
    tester.run_steps(3);
}

#[test]
fn an_export_is_signed_by_a_protected_key_whose_password_is_kept_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    let (secret, path) = (folder.path().join("me.key"), folder.path().join("out.csv"));
    let (mut public, file) = (Vec::new(), std::fs::File::create(&secret).unwrap());
    let password = Some("correct horse".to_owned());
    minisign::KeyPair::generate_and_write_encrypted_keypair(&mut public, file, None, password)
        .unwrap();
    std::fs::write(folder.path().join("me.pub"), public).unwrap();
    let mut tester = demo();
    ask(&mut tester, Action::ExportDialog(Scope::Filtered, None));
    choose(&mut tester, Role::CheckBox, "Sign the manifest");
    type_path(&mut tester, &path);
    let missing = folder.path().join("me.ke");
    type_into(&mut tester, "Secret key", missing.to_str().unwrap());
    assert!(texts(&tester).iter().any(|text| text.contains("could not read")));
    type_into(&mut tester, "Secret key", "y");
    assert!(!texts(&tester).iter().any(|text| text.contains("could not read")));
    // A password that is wrong is told at its field, and nothing is written.
    type_into(&mut tester, "Password", "correct");
    tester.get_all_by_role_and_label(Role::Button, "Export").last().unwrap().click();
    wait_until(&mut tester, "the password does not open this secret key");
    assert!(!path.exists());
    type_into(&mut tester, "Password", " horse");
    tester.get_all_by_role_and_label(Role::Button, "Export").last().unwrap().click();
    wait_for(&mut tester, &path);
    let key = PublicKey::read(folder.path().join("me.pub").to_str().unwrap()).unwrap();
    let known = VerifyOptions { key: Some(&key), ..VerifyOptions::default() };
    let verified = verify_with(&folder.path().join("out.manifest.json"), known).unwrap();
    assert_eq!(verified.signed_by, Some(key.id()));
    let window = tester.state().as_ref().unwrap();
    assert!(!format!("{:?}", window.settings_to_keep()).contains("correct"));
    assert!(!texts(&tester).iter().any(|text| text.contains("horse")));
}

/// Until `text` is shown.
fn wait_until(tester: &mut Tester, text: &str) {
    for _ in 0..2_000 {
        tester.step();
        if texts(tester).iter().any(|shown| shown.contains(text)) {
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("not shown: {text}: {:?}", texts(tester));
}

#[test]
fn a_document_is_printed_as_the_dialog_says_with_the_template_of_a_house() {
    let folder = tempfile::tempdir().unwrap();
    let (path, template) = (folder.path().join("out.pdf"), folder.path().join("desk.toml"));
    std::fs::write(&template, "colour = \"red\"\n").unwrap();
    let mut tester = demo();
    ask(&mut tester, Action::ExportDialog(Scope::Filtered, None));
    choose_format(&mut tester, "PDF");
    choose(&mut tester, Role::RadioButton, "A3");
    choose(&mut tester, Role::RadioButton, "none");
    choose(&mut tester, Role::RadioButton, "Polski");
    type_into(&mut tester, "Template", template.to_str().unwrap());
    wait_until(&mut tester, "is not a colour");
    type_path(&mut tester, &path);
    let export = |tester: &Tester| {
        let button = tester.get_all_by_role_and_label(Role::Button, "Export").last().unwrap();
        button.accesskit_node().is_disabled()
    };
    assert!(export(&tester), "nothing is written with a template that cannot be used");
    std::fs::write(folder.path().join("good.toml"), "credit = \"Desk Q7\"\n").unwrap();
    tester.get_by_role_and_label(Role::TextInput, "Template").focus();
    tester.run_steps(2);
    tester.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    let good = folder.path().join("good.toml");
    tester.get_by_role_and_label(Role::TextInput, "Template").type_text(good.to_str().unwrap());
    for _ in 0..500 {
        tester.step();
        if !export(&tester) {
            break;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    // The dialog is as high again as before what was wrong with the template.
    tester.run_steps(5);
    tester.get_all_by_role_and_label(Role::Button, "Export").last().unwrap().click();
    wait_for(&mut tester, &path);
    assert!(std::fs::read(&path).unwrap().starts_with(b"%PDF"));
    let manifest = folder.path().join("out.pdf.manifest.json");
    verify(&manifest).unwrap();
    let said: serde_json::Value =
        serde_json::from_slice(&std::fs::read(&manifest).unwrap()).unwrap();
    let print = &said["output"]["print"];
    assert_eq!((&print["paper"], &print["periods"]), (&"a3".into(), &"none".into()));
    assert_eq!(
        (&print["language"], &print["template"]["credit"]),
        (&"pl".into(), &"Desk Q7".into())
    );
}

#[test]
fn with_a_selection_the_dialog_offers_what_matches_as_well() {
    let mut tester = demo();
    let matching = tester.state().as_ref().unwrap().session.derived().matching_count();
    let first = tester.state().as_ref().unwrap().session.find("KY-2025-12-27-11").unwrap();
    let select = Command::Select(vec![first], strikemap::session::SelectionOp::Replace);
    ask(&mut tester, Action::Session(select));
    ask(&mut tester, Action::ExportDialog(Scope::Selected, None));
    tester.run_steps(5);
    assert!(shows(&tester, "Export 1 selected event"));
    let offer = format!("Matching events: {matching}");
    tester.get_by_label(&offer).click();
    tester.run_steps(5);
    assert!(shows(&tester, &format!("Export {matching} events")), "{:?}", texts(&tester));
    tester.get_by_label("Selected events: 1").click();
    tester.run_steps(5);
    assert!(shows(&tester, "Export 1 selected event"));
}
