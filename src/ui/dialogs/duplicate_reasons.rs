//! Why two events may be one, as [`Reasons::texts`] says it, in the language of the window.

use crate::duplicates::{KindMatch, Reasons};
use crate::language::tr;
use crate::ui::format;

/// Shared words that are named.
const NAMED: usize = 8;

/// The reasons in a few words each.
pub fn reason_texts(reasons: &Reasons) -> Vec<String> {
    let mut texts = vec![place_text(reasons), time_text(reasons)];
    texts.push(
        match reasons.kinds {
            KindMatch::Same => tr!("same-kind"),
            KindMatch::Family => tr!("related-kinds"),
            KindMatch::Unknown => tr!("kind-not-known"),
            KindMatch::Different => tr!("different-kinds"),
        }
        .to_owned(),
    );
    match reasons.figures_meet {
        Some(true) => texts.push(tr!("figures-agree").to_owned()),
        Some(false) => texts.push(tr!("figures-differ").to_owned()),
        None => {}
    }
    if reasons.has_same_id {
        texts.push(tr!("same-id").to_owned());
    }
    let count = reasons.shared_words.len();
    if count > 0 {
        let named: Vec<&str> =
            reasons.shared_words.iter().take(NAMED).map(String::as_str).collect();
        let more = if count > NAMED { ", …" } else { "" };
        texts.push(tr!("shared-words", count = count, words = named.join(", ") + more));
    }
    if reasons.is_within_dataset {
        texts.push(tr!("both-in-one-dataset").to_owned());
    }
    texts
}

fn place_text(reasons: &Reasons) -> String {
    let km = |metres: f64| format::decimal(metres / 1_000.0, 1);
    let radii = km(reasons.radii_m);
    match reasons.distance_m {
        ..50.0 if reasons.radii_m == 0.0 => tr!("same-point").to_owned(),
        ..50.0 => tr!("same-point-known-to", km = radii),
        distance if reasons.radii_m > 0.0 => {
            tr!("km-apart-known-to", distance = km(distance), km = radii)
        }
        distance => tr!("km-apart", distance = km(distance)),
    }
}

fn time_text(reasons: &Reasons) -> String {
    match (reasons.apart_secs, reasons.longer_secs) {
        (0, ..=3_600) => tr!("same-hour").to_owned(),
        (0, ..=90_000) => tr!("same-day").to_owned(),
        (0, secs) => tr!("times-overlap-within-days", count = secs / 86_400 + 1),
        (secs, _) => tr!("hours-apart", hours = format::decimal(secs as f64 / 3_600.0, 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_reasons_are_those_of_the_search() {
        for (distance_m, radii_m, apart_secs, longer_secs, kinds, figures_meet) in [
            (0.0, 0.0, 0, 3_600, KindMatch::Same, Some(true)),
            (10.0, 1_200.0, 0, 80_000, KindMatch::Family, Some(false)),
            (2_345.0, 500.0, 0, 900_000, KindMatch::Unknown, None),
            (700.0, 0.0, 5_000, 1, KindMatch::Different, None),
        ] {
            for words in [0, 1, 9] {
                let reasons = Reasons {
                    distance_m,
                    radii_m,
                    apart_secs,
                    longer_secs,
                    kinds,
                    figures_meet,
                    has_same_id: true,
                    shared_words: vec!["drone".to_owned(); words],
                    is_within_dataset: true,
                };
                assert_eq!(reason_texts(&reasons), reasons.texts());
            }
        }
    }
}
