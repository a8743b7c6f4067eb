//! `bad-duration` and `long-wait`.

use super::finding::Finding;
use super::report::Report;
use super::rule::Rule;
use super::wording::{self, Code};
use crate::journey::{Card, DurationError, Field, minutes};

/// The longest wait that is not worth a second look, in minutes: a week. Whoever waits longer no
/// longer takes it for one journey.
const LONG_WAIT: u64 = 7 * 24 * 60;

pub(super) fn card(card: &Card, report: &mut Report) {
    if let Some(Err(error)) = card.duration.as_deref().map(minutes) {
        bad(card, Field::Duration, card.duration.as_deref().unwrap_or_default(), error, report);
    }
    let Some(wait) = card.wait.as_deref() else { return };
    match minutes(wait) {
        Err(error) => bad(card, Field::Wait, wait, error, report),
        Ok(minutes) if minutes > LONG_WAIT => {
            let named = wording::card(card);
            let message = format!("people wait {} before {named}, more than a week", Code(wait));
            report.add(Finding::new(Rule::LongWait, card.handle, message).field(Field::Wait));
        }
        Ok(_) => {}
    }
}

fn bad(card: &Card, field: Field, text: &str, error: DurationError, report: &mut Report) {
    let named = wording::card(card);
    let message = format!("{named} has the {} {}: {error}", field.name(), Code(text));
    let hint = match meant(text) {
        Some(duration) => format!("did you mean `{duration}`?"),
        None => "write durations like `2d 4h` or `90m`".to_owned(),
    };
    report.add(Finding::new(Rule::BadDuration, card.handle, message).field(field).hint(hint));
}

/// The duration that a text was likely meant to be: its parts in order, with one space between.
fn meant(text: &str) -> Option<String> {
    // Longer than any duration worth writing; spares the work on a megabyte of text.
    if text.len() > 64 {
        return None;
    }
    let mut counts: [Option<&str>; UNITS.len()] = [None; UNITS.len()];
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (count, behind) = split(rest, |c| c.is_ascii_digit());
        let (word, behind) = split(behind.trim_start(), char::is_alphabetic);
        let unit = UNITS.iter().position(|names| names.contains(&word.to_lowercase().as_str()))?;
        if count.is_empty() || counts[unit].replace(count).is_some() {
            return None;
        }
        rest = behind.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
    }
    let parts: Vec<String> = UNITS
        .iter()
        .zip(counts)
        .filter_map(|(names, count)| Some(format!("{}{}", count?, names[0])))
        .collect();
    let duration = parts.join(" ");
    minutes(&duration).is_ok().then_some(duration)
}

/// What people call the units, their own letter first.
const UNITS: [&[&str]; 4] = [
    &["w", "wk", "wks", "week", "weeks"],
    &["d", "day", "days"],
    &["h", "hr", "hrs", "hour", "hours"],
    &["m", "min", "mins", "minute", "minutes"],
];

fn split(text: &str, belongs: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(|c| !belongs(c)).unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::meant;
    use crate::check::sample::{found, hints, messages, sound};

    #[test]
    fn durations_have_one_shape() {
        let mut map = sound();
        map.stages[0].cards[0].duration = Some("90m".into());
        map.stages[0].cards[0].wait = Some("2d 4h".into());
        assert_eq!(found(&mut map), [""; 0]);
        map.stages[0].cards[0].duration = Some("2d4h".into());
        map.stages[0].cards[0].wait = Some("4h 2d".into());
        map.stages[0].cards[1].wait = Some(String::new());
        assert_eq!(
            found(&mut map),
            [
                "bad-duration stages[0].cards[0].duration",
                "bad-duration stages[0].cards[0].wait",
                "bad-duration stages[0].cards[1].wait",
            ]
        );
        assert_eq!(
            messages(&map)[1],
            "the card \"Asks\" has the wait `4h 2d`: units stand largest first, each at most once"
        );
        assert_eq!(
            hints(&map),
            [
                "did you mean `2d 4h`?",
                "did you mean `2d 4h`?",
                "write durations like `2d 4h` or `90m`"
            ]
        );
    }

    #[test]
    fn what_people_write_is_understood() {
        for (text, duration) in [
            ("2 days, 4 hours", "2d 4h"),
            (" 1W 30min", "1w 30m"),
            ("2d  4h", "2d 4h"),
            ("1 hr", "1h"),
        ] {
            assert_eq!(meant(text).as_deref(), Some(duration), "{text}");
        }
        for text in ["", "soon", "2", "1d 1d", "1.5h", "2 months", "-1d", "9999999999999999999w"] {
            assert_eq!(meant(text), None, "{text}");
        }
    }

    #[test]
    fn a_wait_of_more_than_a_week_is_long() {
        let mut map = sound();
        map.stages[0].cards[0].wait = Some("1w".into());
        map.stages[0].cards[0].duration = Some("3w".into());
        assert_eq!(found(&mut map), [""; 0]);
        map.stages[0].cards[0].wait = Some("7d 1m".into());
        assert_eq!(found(&mut map), ["long-wait stages[0].cards[0].wait"]);
        assert_eq!(
            messages(&map),
            ["people wait `7d 1m` before the card \"Asks\", more than a week"]
        );
    }
}
