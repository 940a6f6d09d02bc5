//! Hours of use, speeded up: playing, zooming, filtering, selecting and undoing
//! for thousands of frames do not make the program grow. One test a process,
//! because it measures the process.
#![expect(clippy::unwrap_used, clippy::print_stderr, reason = "a test fails by panicking")]
#![cfg(all(feature = "ui-tests", target_os = "linux"))]

#[path = "support/window.rs"]
mod support;

use strikemap::filter::Argument;
use strikemap::session::Command;
use strikemap::ui::{Action, Move};
use support::*;

/// Frames that are run; more with `STRIKEMAP_FRAMES`.
fn frames() -> u64 {
    std::env::var("STRIKEMAP_FRAMES").ok().and_then(|text| text.parse().ok()).unwrap_or(4_000)
}

/// Memory of this process that is in use, in bytes: proc(5), `statm`.
fn resident_bytes() -> u64 {
    let text = std::fs::read_to_string("/proc/self/statm").unwrap();
    let pages: u64 = text.split_whitespace().nth(1).unwrap().parse().unwrap();
    pages * 4_096
}

/// What somebody does in the frame of this number.
fn deed(number: u64) -> Option<Action> {
    let turn = number / 8;
    if !number.is_multiple_of(8) {
        return None;
    }
    let session = |command| Some(Action::Session(command));
    match turn % 10 {
        0 => Some(Action::Play(true)),
        3 => {
            let side = 0.004 * f64::from(1 << (turn / 10 % 10) as u32);
            Some(Action::FitMap([30.52 - side, 50.45 - side, 30.52 + side, 50.45 + side]))
        }
        4 => {
            let kind = ["drone_strike", "missile_strike", "fire"][(turn / 10 % 3) as usize];
            let words = [kind.to_owned()].into_iter().collect();
            session(Command::SetClause("kind".to_owned(), Some(Argument::Words(words))))
        }
        5 => session(Command::SelectPassing),
        6 => Some(Action::MoveWindow(Move::Steps(if turn / 10 % 2 == 0 { 3 } else { -3 }))),
        7 => session(Command::Undo),
        8 => session(Command::ClearFilters),
        9 => Some(Action::StepEvent(1)),
        _ => None,
    }
}

fn run(tester: &mut Tester, frames: std::ops::Range<u64>) {
    for number in frames {
        if let Some(action) = deed(number) {
            tester.state_mut().as_mut().unwrap().ask(action);
        }
        tester.step();
    }
}

#[test]
fn thousands_of_frames_do_not_make_the_program_grow() {
    let mut tester = demo();
    let all = frames();
    // Caches, the history of undo and the allocator reach their size first.
    run(&mut tester, 0..all / 2);
    let middle = resident_bytes();
    run(&mut tester, all / 2..all);
    let end = resident_bytes();
    let grown = end.saturating_sub(middle);
    eprintln!("{} MB after {} frames, {} kB more after {all}", middle >> 20, all / 2, grown >> 10);
    assert!(grown < 24 << 20, "{} kB more in {} frames", grown >> 10, all / 2);
}
