//! Figures in words and bars.

use super::super::glyphs::Glyphs;
use super::super::wording::signed;
use crate::check::{Felt, Time};
use crate::text::visible;

/// Minutes with the units of a map, the two largest that are not 0: `2d 4h`.
pub(super) fn duration(minutes: u64) -> String {
    let units = [(7 * 24 * 60, "w"), (24 * 60, "d"), (60, "h"), (1, "m")];
    let mut left = minutes;
    let mut parts = Vec::new();
    for (size, unit) in units {
        if left >= size {
            parts.push(format!("{}{unit}", left / size));
            left %= size;
        }
    }
    parts.truncate(2);
    if parts.is_empty() { "0m".to_owned() } else { parts.join(" ") }
}

/// A sum of times, and at how many cards it is not known.
pub(super) fn time(time: Time) -> (String, String) {
    let all = time.known + time.unknown;
    let sum = if time.known == 0 { "unknown".to_owned() } else { duration(time.minutes) };
    let rest = match (time.known, time.unknown) {
        (0, _) | (_, 0) => String::new(),
        (_, unknown) => format!("unknown at {unknown} of {all} cards"),
    };
    (sum, rest)
}

/// A share of a whole: `42%`.
pub(super) fn share(part: usize, whole: usize) -> String {
    let percent = (200 * part + whole).checked_div(2 * whole).unwrap_or(0);
    format!("{percent}%")
}

/// A mean of emotions, with its sign: `+0.7`, `-1.0`, `0.0`.
pub(super) fn mean(tenths: i64) -> String {
    let sign = match tenths {
        ..0 => "-",
        0 => "",
        1.. => "+",
    };
    format!("{sign}{}.{}", tenths.abs() / 10, tenths.abs() % 10)
}

/// From the lowest to the highest emotion: `-2 to +1`; `+1` where they are the same.
pub(super) fn range(lowest: i64, highest: i64) -> String {
    match lowest == highest {
        true => signed(lowest).into_owned(),
        false => format!("{} to {}", signed(lowest), signed(highest)),
    }
}

/// How much of a stage's curve is not known: `2 unknown`; empty where all is known.
pub(super) fn unknown(felt: Felt) -> String {
    match felt.unknown {
        0 => String::new(),
        unknown => format!("{unknown} unknown"),
    }
}

/// How many cells an emotion's bar has: a cell for each grade and one between them.
pub(super) const BAR: usize = 9;

/// A bar over the grades from -2 to +2 in three parts: up to the lowest emotion, from there to the
/// highest, and behind that. A dot stands at the mean, which is in tenths.
pub(super) fn bar(lowest: i64, highest: i64, tenths: i64, glyphs: &Glyphs) -> [String; 3] {
    let cell = |tenths: i64| (tenths.clamp(-20, 20) + 22).unsigned_abs() as usize / 5;
    let (first, last, mean) = (cell(10 * lowest), cell(10 * highest), cell(tenths));
    let part = |cells: std::ops::Range<usize>| -> String {
        cells
            .map(|at| match at {
                _ if at == mean => glyphs.dot,
                _ if (first..=last).contains(&at) => glyphs.fill,
                _ => glyphs.zero,
            })
            .collect()
    };
    [part(0..first), part(first..last + 1), part(last + 1..BAR)]
}

/// A text of a map as it is shown.
pub(super) fn shown(text: &str) -> String {
    visible(text).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{bar, duration, mean, range, share, time};
    use crate::check::Time;
    use crate::tui::glyphs::Glyphs;

    #[test]
    fn durations_have_two_units_at_most() {
        let said = [0, 59, 60, 61, 1_440 + 30, 3_120, 10_080 + 1_440 + 60].map(duration);
        assert_eq!(said, ["0m", "59m", "1h", "1h 1m", "1d 30m", "2d 4h", "1w 1d"]);
        assert_eq!(duration(u64::MAX).split(' ').count(), 2);
    }

    #[test]
    fn a_sum_says_what_is_missing_from_it() {
        let said = |known, unknown| time(Time { minutes: 90, known, unknown });
        assert_eq!(said(2, 0), ("1h 30m".into(), String::new()));
        assert_eq!(said(2, 1), ("1h 30m".into(), "unknown at 1 of 3 cards".into()));
        assert_eq!(said(0, 3), ("unknown".into(), String::new()));
    }

    #[test]
    fn figures_keep_their_sign() {
        assert_eq!([-20, -3, 0, 7, 20].map(mean), ["-2.0", "-0.3", "0.0", "+0.7", "+2.0"]);
        assert_eq!(range(-2, 1), "-2 to +1");
        assert_eq!(range(1, 1), "+1");
        assert_eq!([share(1, 3), share(2, 3), share(0, 0)], ["33%", "67%", "0%"]);
    }

    #[test]
    fn a_bar_goes_from_the_lowest_to_the_highest() {
        let drawn = |lowest, highest, tenths| bar(lowest, highest, tenths, &Glyphs::ASCII).concat();
        assert_eq!(drawn(-2, 2, 0), "====*====");
        assert_eq!(drawn(-1, 0, -5), "..=*=....");
        assert_eq!(drawn(-2, -2, -20), "*........");
        assert_eq!(drawn(2, 2, 20), "........*");
        assert_eq!(drawn(0, 1, 7), "....=*=..");
    }
}
