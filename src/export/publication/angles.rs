//! Latitudes and longitudes that several numbers say together: degrees, minutes and seconds
//! however they are written, degrees and minutes in one number, whole and fraction apart.
//!
//! Between the numbers anything may stand: signs, words of any language, ends of cells.
//! What is not marked as degrees must be the true place exactly, so that no list of numbers
//! is one by accident.

use super::displace::DEGREE_M;
use super::parts::{Part, parts};
use super::truth::{REACH_M, Truth};
use crate::dataset::Place;

/// How words for degrees begin, and their signs.
#[rustfmt::skip]
const DEGREES: [&str; 13] = [
    "°", "º", "˚", "∘", "deg", "град", "гр", "grad", "stop", "ст", "d", "*", "o",
];

/// Words for the mark between a whole and its fraction.
#[rustfmt::skip]
const MARKS: [&str; 11] = [
    "dot", "point", "comma", "крапка", "кома", "цілих", "точка", "запятая", "целых", "kropka",
    "przecinek",
];

/// Signs that may stand between two numbers of one angle.
const MOST_BETWEEN: usize = 24;

/// An angle that numbers may mean.
#[derive(Debug, Clone, Copy)]
struct Angle {
    value: f64,
    /// One step of its last number, in degrees.
    step: f64,
    /// The numbers, from the first to behind the last.
    at: (usize, usize),
    /// Whether a sign or word says that they are degrees.
    is_marked: bool,
    /// Whether it is too long to be met by accident, also alone.
    is_alone: bool,
}

/// Whether numbers of `text` together are the true place, or, where there is none, a place.
pub(super) fn is_told_by_angles(truth: &Truth, text: &str) -> bool {
    let parts = parts(text);
    let angles: Vec<Angle> =
        angles(&parts).into_iter().filter(|angle| angle.step * DEGREE_M < truth.hidden_m).collect();
    let Some(from) = truth.from else { return is_a_place(truth, &angles, &parts) };
    let [latitude, longitude] = [from.latitude(), from.longitude()].map(f64::abs);
    let published = truth.to.map(|to| [to.latitude(), to.longitude()].map(f64::abs));
    let is_published = |angle: &Angle, axis: usize| {
        let to = published.and_then(|to| to.get(axis).copied());
        to.is_some_and(|to| (angle.value - to).abs() < angle.step / 2.0)
    };
    let is_near = |angle: &Angle, degrees: f64| {
        let reach = if angle.is_marked { truth.hidden_m / DEGREE_M } else { 0.0 };
        (angle.value - degrees).abs() <= angle.step.max(reach)
    };
    let is_half = |axis: usize, degrees: f64| {
        angles.iter().any(|angle| {
            let is_exact = (angle.value - degrees).abs() <= angle.step;
            angle.is_alone && is_exact && !is_published(angle, axis)
        })
    };
    if is_half(0, latitude) || is_half(1, longitude) || has_fractions(&parts, [latitude, longitude])
    {
        return true;
    }
    let north: Vec<&Angle> = angles.iter().filter(|angle| is_near(angle, latitude)).collect();
    let mut east = angles.iter().filter(|angle| is_near(angle, longitude));
    east.any(|east| {
        north.iter().any(|north| {
            let is_apart = north.at.1 <= east.at.0 || east.at.1 <= north.at.0;
            is_apart && !(is_published(north, 0) && is_published(east, 1))
        })
    })
}

/// Whether two angles side by side are a place in reach of the gazetteer's.
fn is_a_place(truth: &Truth, angles: &[Angle], parts: &[Part<'_>]) -> bool {
    let Some(to) = truth.to else {
        let is_place = |a: &Angle, b: &Angle| a.is_marked && b.is_marked && a.at.1 == b.at.0;
        return angles.iter().any(|a| angles.iter().any(|b| is_place(a, b)));
    };
    let has_words = |angle: &Angle| {
        let inner = parts.get(angle.at.0..angle.at.1.saturating_sub(1)).unwrap_or_default();
        inner.iter().any(|part| part.after.contains(char::is_alphabetic))
    };
    let is_sure = |angle: &Angle| angle.is_marked || (angle.is_alone && !has_words(angle));
    let in_reach = |latitude: f64, longitude: f64| {
        let place =
            Place::new(latitude.copysign(to.latitude()), longitude.copysign(to.longitude()));
        place.is_some_and(|place| place.distance_m(to) < REACH_M)
    };
    angles.iter().filter(|angle| is_sure(angle)).any(|a| {
        let next = angles.iter().filter(|b| is_sure(b) && b.at.0 == a.at.1);
        next.into_iter().any(|b| in_reach(a.value, b.value) || in_reach(b.value, a.value))
    })
}

/// Every angle that neighbours of `parts` may mean.
fn angles(parts: &[Part<'_>]) -> Vec<Angle> {
    let mut found = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        found.extend(packed(part, index));
        if !part.is_whole() || part.value > 180.0 {
            continue;
        }
        let is_marked = is_degree_sign(part.after);
        let next = |by: usize| {
            let before = parts.get(index + by - 1)?;
            let is_near = before.after.chars().count() <= MOST_BETWEEN;
            parts.get(index + by).filter(|_| is_near)
        };
        let Some(second) = next(1) else { continue };
        if second.is_whole() && second.digits.len() >= 3 {
            found.push(joined(part, second, index));
        }
        if second.value >= 60.0 || is_degree_sign(second.after) {
            continue;
        }
        let minutes = part.value + second.value / 60.0;
        if is_marked || second.decimals >= 2 {
            found.push(Angle {
                value: minutes,
                step: power(second.decimals) / 60.0,
                at: (index, index + 2),
                is_marked,
                is_alone: second.decimals >= 2,
            });
        }
        let third = next(2).filter(|third| second.is_whole() && third.value < 60.0);
        let Some(third) = third.filter(|third| !is_degree_sign(third.after)) else { continue };
        // A time of day or a date may be any three numbers.
        let is_clock = part.after.trim() == ":" && part.value <= 24.0;
        let is_date = part.value <= 31.0 && second.value <= 12.0;
        found.push(Angle {
            value: minutes + third.value / 3600.0,
            step: power(third.decimals) / 3600.0,
            at: (index, index + 3),
            is_marked,
            is_alone: is_marked || third.decimals > 0 || !(is_clock || is_date),
        });
    }
    found
}

/// `50` and `4547`, the whole and its fraction.
fn joined(whole: &Part<'_>, fraction: &Part<'_>, index: usize) -> Angle {
    let step = power(fraction.digits.len());
    Angle {
        value: whole.value + fraction.value * step,
        step,
        at: (index, index + 2),
        is_marked: MARKS.contains(&whole.after.trim().to_lowercase().as_str()),
        is_alone: fraction.digits.len() >= 4,
    }
}

/// Degrees and minutes in one number, as GPS receivers write them: `5027.282`, `502717`.
fn packed(part: &Part<'_>, index: usize) -> Option<Angle> {
    let number = part.value;
    let whole_len = part.digits.split(['.', ',']).next().unwrap_or_default().len();
    let at = (index, index + 1);
    let of = |value: f64, step: f64, is_alone: bool| {
        Some(Angle { value, step, at, is_marked: false, is_alone })
    };
    match (part.is_whole(), whole_len) {
        (_, 4 | 5) if number % 100.0 < 60.0 => {
            let value = (number / 100.0).floor() + number % 100.0 / 60.0;
            of(value, power(part.decimals) / 60.0, part.decimals >= 2)
        }
        (true, 6 | 7) if number % 100.0 < 60.0 && (number / 100.0).floor() % 100.0 < 60.0 => {
            let minutes = (number / 100.0).floor() % 100.0;
            let value = (number / 10_000.0).floor() + minutes / 60.0 + number % 100.0 / 3600.0;
            of(value, 1.0 / 3600.0, false)
        }
        _ => None,
    }
}

/// Whether two neighbours are the digits after the points of both `degrees`.
fn has_fractions(parts: &[Part<'_>], degrees: [f64; 2]) -> bool {
    const LEAST: usize = 4;
    let fractions = degrees.map(|degrees| {
        let text = format!("{degrees:.7}");
        text.split_once('.').map_or_else(String::new, |(_, digits)| digits.to_owned())
    });
    let is_one = |part: &Part<'_>, fraction: &str| {
        part.is_whole() && part.digits.len() >= LEAST && fraction.starts_with(part.digits)
    };
    parts.windows(2).any(|pair| {
        let [first, second] = pair else { return false };
        let [north, east] = &fractions;
        (is_one(first, north) && is_one(second, east))
            || (is_one(first, east) && is_one(second, north))
    })
}

fn is_degree_sign(after: &str) -> bool {
    let after = after.trim_start().to_lowercase();
    DEGREES.iter().any(|sign| {
        let rest = after.strip_prefix(sign);
        // One letter is a sign only where no word begins with it.
        rest.is_some_and(|rest| sign.len() > 1 || !rest.starts_with(char::is_alphabetic))
    })
}

/// One step of the last of so many decimals.
fn power(decimals: usize) -> f64 {
    10_f64.powi(-(decimals.min(12) as i32))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn truth() -> Truth {
        Truth { from: Place::new(50.4547, 30.5238), to: Place::new(50.45, 30.52), hidden_m: 660.0 }
    }

    const WRITTEN: [&str; 27] = [
        "50 degrees 27 minutes 17 seconds north, 30 degrees 31 minutes 26 seconds east",
        "50 градусів 27 хвилин 17 секунд пн. ш., 30 градусів 31 хвилина 26 секунд сх. д.",
        "50 град. 27 хв. 17 с., 30 град. 31 хв. 26 с.",
        "50гр27мин17сек с.ш. 30гр31мин26сек в.д.",
        "50 stopni 27 minut 17 sekund, 30 stopni 31 minut 26 sekund",
        "50 Grad 27 Minuten 17 Sekunden Nord, 30 Grad 31 Minuten 26 Sekunden Ost",
        "50d27m17s 30d31m26s",
        "50°27'16.9\"N+30°31'25.7\"E/",
        "params=50_27_16.92_N_30_31_25.68_E",
        "50-27-17 30-31-26",
        "50 27 17, 30 31 26",
        "50.27.17 30.31.26",
        "50:27:17 / 30:31:26",
        "50 | 27 | 16.92",
        "$GPGGA,021500,5027.282,N,03031.428,E,1",
        "5027.282 03031.428",
        "5027.28N/03031.43E",
        "+502717+0303126/",
        "50_4547 30_5238",
        "50-4547",
        "50/4547/30/5238",
        "50 dot 4547, 30 dot 5238",
        "50 кома 4547; 30 кома 5238",
        "50 цілих 4547 десятитисячних",
        "4547-5238",
        "30 and 5238",
        "50°27'10\", 30°31'20\"",
    ];

    #[test]
    fn angles_are_told_however_they_are_written() {
        for text in WRITTEN {
            assert!(is_told_by_angles(&truth(), text), "{text}");
        }
    }

    #[test]
    fn lists_of_numbers_dates_and_times_are_no_angles() {
        for text in [
            "50 drones, 27 shot down, 12 injured, 30 houses, 31 cars",
            "2025-03-05 02:15:00, 30.05.2024, 30.05.24",
            "at 50 and 30",
            "50°27', 30°31'",
            "+380 44 123 45 67",
            "50°10'17\"N 30°10'26\"E",
            "27 of 45, 30 of 52 and 38",
        ] {
            assert!(!is_told_by_angles(&truth(), text), "{text}");
        }
    }

    #[test]
    fn beside_a_place_of_the_gazetteer_only_what_is_definitely_an_angle_counts() {
        let known = Truth { from: None, ..truth() };
        for text in WRITTEN.iter().take(13) {
            assert!(is_told_by_angles(&known, text), "{text}");
        }
        for text in ["50 drones, 27 shot down, 17 injured, 30 houses, 31 cars, 26 dogs", "4547"] {
            assert!(!is_told_by_angles(&known, text), "{text}");
        }
    }
}
