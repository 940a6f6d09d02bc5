//! Hours of use, speeded up: playing, zooming, filtering, selecting and undoing
//! for thousands of frames do not make the program grow. One test a process,
//! because it measures the process.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![cfg(target_os = "linux")]

#[path = "support/window.rs"]
mod window;

use strikemap::filter::Argument;
use strikemap::session::Command;
use strikemap::ui::{Action, Move};
use window::*;

/// Frames of one second of use.
const FRAMES_PER_SECOND: u64 = 60;

/// Frames that are run; more with `STRIKEMAP_FRAMES`.
fn frames() -> u64 {
    std::env::var("STRIKEMAP_FRAMES").ok().and_then(|text| text.parse().ok()).unwrap_or(10_000)
}

/// Memory of this process that is in use, in bytes: proc(5), `statm`.
fn resident_bytes() -> u64 {
    let text = std::fs::read_to_string("/proc/self/statm").unwrap();
    let pages: u64 = text.split_whitespace().nth(1).unwrap().parse().unwrap();
    pages * 4_096
}

/// How much the line nearest to these values (least squares) rises from one to the next.
fn slope(values: &[u64]) -> f64 {
    let middle = (values.len() as f64 - 1.0) / 2.0;
    let offsets = || (0..values.len()).map(|at| at as f64 - middle);
    let rises: f64 = offsets().zip(values).map(|(offset, &value)| offset * value as f64).sum();
    rises / offsets().map(|offset| offset * offset).sum::<f64>()
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
        5 => session(Command::SelectMatching),
        6 => Some(Action::MoveWindow(Move::Steps(if (turn / 10).is_multiple_of(2) {
            3
        } else {
            -3
        }))),
        7 => session(Command::Undo),
        8 => session(Command::ClearFilters),
        9 => Some(Action::StepEvent(1)),
        _ => None,
    }
}

/// Runs these frames; the most memory that was in use meanwhile, in bytes.
fn run(tester: &mut Tester, frames: std::ops::Range<u64>) -> u64 {
    let mut most = 0;
    for number in frames {
        if let Some(action) = deed(number) {
            tester.state_mut().as_mut().unwrap().ask(action);
        }
        tester.step();
        if number.is_multiple_of(20) {
            most = most.max(resident_bytes());
        }
    }
    most
}

#[test]
fn thousands_of_frames_do_not_make_the_program_grow() {
    let mut tester = demo();
    assert!(shows(&tester, "Datasets"), "{:?}", texts(&tester));
    let all = frames();
    // Every view is seen once with all its tiles, and every filter used.
    for number in (0..800).step_by(8) {
        if let Some(action) = deed(number) {
            ask(&mut tester, action);
        }
    }
    // What the allocator gives back differs from moment to moment, so peaks are
    // compared. The history of undo and the cache of tiles, once it starts to forget
    // some after some 2 500 frames, reach their size in the first half.
    let parts = (all / 10_000).max(8);
    let peaks: Vec<u64> = (0..parts)
        .map(|part| {
            let peak = run(&mut tester, all * part / parts..all * (part + 1) / parts);
            eprintln!("{} frames: at most {} kB", all * (part + 1) / parts, peak >> 10);
            peak
        })
        .collect();
    let (first, second) = peaks.split_at(peaks.len() / 2);
    let per_hour = slope(second) * (60 * 60 * FRAMES_PER_SECOND * parts / all) as f64;
    eprintln!("in the second half {:.0} kB more an hour", per_hour / 1024.0);
    let most = |parts: &[u64]| parts.iter().max().copied().unwrap_or(0);
    let grown = most(second).saturating_sub(most(first));
    assert!(grown < 24 << 20, "{} kB more in {} frames", grown >> 10, all / 2);
}
