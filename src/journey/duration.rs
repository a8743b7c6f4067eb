//! Durations: `2d 4h`, whole numbers with units, largest first.

use std::fmt;

/// What is wrong with a duration's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DurationError {
    /// There is nothing in it.
    Empty,
    /// A part is not a whole number followed by one of `w`, `d`, `h`, `m`.
    Part,
    /// A unit stands behind a smaller one, or twice.
    Order,
    /// The parts are not parted by one space.
    Spacing,
    /// More minutes than can be counted.
    TooLong,
}

impl fmt::Display for DurationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            DurationError::Empty => "a duration cannot be empty",
            DurationError::Part => "a duration is whole numbers with w, d, h or m",
            DurationError::Order => "units stand largest first, each at most once",
            DurationError::Spacing => "one space stands between the parts",
            DurationError::TooLong => "the duration is too long to count",
        })
    }
}

/// The minutes in a duration: a week has 7 days, a day 24 hours.
///
/// ```
/// assert_eq!(wayband::journey::minutes("2d 4h"), Ok(3_120));
/// assert!(wayband::journey::minutes("2d4h").is_err());
/// ```
pub fn minutes(text: &str) -> Result<u64, DurationError> {
    if text.is_empty() {
        return Err(DurationError::Empty);
    }
    let mut total: u64 = 0;
    let mut smallest = u64::MAX;
    for part in text.split(' ') {
        if part.is_empty() {
            return Err(DurationError::Spacing);
        }
        let digits = part.trim_end_matches(|c: char| !c.is_ascii_digit());
        let unit = match &part[digits.len()..] {
            "w" => 7 * 24 * 60,
            "d" => 24 * 60,
            "h" => 60,
            "m" => 1,
            _ => return Err(DurationError::Part),
        };
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(DurationError::Part);
        }
        if unit >= smallest {
            return Err(DurationError::Order);
        }
        smallest = unit;
        total = digits
            .parse::<u64>()
            .ok()
            .and_then(|count| count.checked_mul(unit))
            .and_then(|minutes| total.checked_add(minutes))
            .ok_or(DurationError::TooLong)?;
    }
    Ok(total)
}

#[cfg(test)]
mod tests {
    use super::{DurationError, minutes};

    #[test]
    fn reads_what_the_format_allows() {
        assert_eq!(minutes("90m"), Ok(90));
        assert_eq!(minutes("1w 2d 3h 4m"), Ok(10_080 + 2_880 + 180 + 4));
        assert_eq!(minutes("0m"), Ok(0));
    }

    #[test]
    fn refuses_what_it_does_not() {
        assert_eq!(minutes(""), Err(DurationError::Empty));
        assert_eq!(minutes("2d4h"), Err(DurationError::Part));
        assert_eq!(minutes("4h 2d"), Err(DurationError::Order));
        assert_eq!(minutes("2d 2d"), Err(DurationError::Order));
        assert_eq!(minutes("2d  4h"), Err(DurationError::Spacing));
        assert_eq!(minutes(" 2d"), Err(DurationError::Spacing));
        assert_eq!(minutes("2 d"), Err(DurationError::Part));
        assert_eq!(minutes("d"), Err(DurationError::Part));
        assert_eq!(minutes("-2d"), Err(DurationError::Part));
        assert_eq!(minutes("2ß"), Err(DurationError::Part));
        assert_eq!(minutes("99999999999999999999w"), Err(DurationError::TooLong));
        assert_eq!(minutes("9999999999999999999w"), Err(DurationError::TooLong));
    }
}
