//! A log of what the program does, for whoever looks for a fault. No text of a map stands in it, nor
//! which keys were pressed.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crossterm::event::Event;

use super::app::Effect;
use super::runtime::{Incoming, Report};
use crate::store::LogFile;

/// A log, or none. Its copies write to the same file.
#[derive(Debug, Clone, Default)]
pub struct Log {
    file: Option<Arc<Mutex<LogFile>>>,
}

impl Log {
    /// A log that is added to a file.
    pub fn new(file: LogFile) -> Self {
        Log { file: Some(Arc::new(Mutex::new(file))) }
    }

    /// Adds a line: the time, and what happened.
    pub fn note(&self, what: fmt::Arguments<'_>) {
        let Some(file) = &self.file else { return };
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let line = format!("{} {what}", Stamp(now));
        let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
        // A log that cannot be written is no reason to stop the work that it tells of.
        let _ = file.add(&crate::text::visible(&line));
    }

    /// Adds what is done outside.
    pub fn effect(&self, effect: &Effect) {
        if self.file.is_some() {
            self.note(format_args!("effect {}", name(effect)));
        }
    }

    /// Adds what kind of thing happened outside.
    pub fn incoming(&self, event: &Incoming) {
        if self.file.is_some() {
            self.note(format_args!("event {}", kind(event)));
        }
    }
}

/// What an effect is called; a text that it hands on is the map's.
fn name(effect: &Effect) -> String {
    match effect {
        Effect::Copy(_) => "Copy".to_owned(),
        Effect::Browse(_) => "Browse".to_owned(),
        Effect::EditText { .. } => "EditText".to_owned(),
        Effect::OpenJourney(_) => "OpenJourney".to_owned(),
        Effect::MakeJourney(_) => "MakeJourney".to_owned(),
        other => format!("{other:?}"),
    }
}

fn kind(event: &Incoming) -> String {
    let kind = match event {
        Incoming::Terminal(Event::Key(_)) => "key",
        Incoming::Terminal(Event::Mouse(_)) => "mouse",
        Incoming::Terminal(Event::Paste(_)) => "paste",
        Incoming::Terminal(Event::Resize(width, height)) => {
            return format!("resize {width}x{height}");
        }
        Incoming::Terminal(Event::FocusGained) => "focus gained",
        Incoming::Terminal(Event::FocusLost) => "focus lost",
        Incoming::Gone => "terminal gone",
        Incoming::Ended(signal) => return format!("signal {signal}"),
        Incoming::Stopped => "stop",
        Incoming::SettingsTouched => "settings touched",
        Incoming::Listed => "maps listed",
        Incoming::FolderTouched => "folder touched",
        Incoming::Of(_, Report::Saved(_)) => "save over",
        Incoming::Of(_, Report::Touched) => "file touched",
        Incoming::Of(_, Report::Looked(_)) => "file looked at",
        Incoming::Of(_, Report::Unwatched(_)) => "file unwatched",
        Incoming::Of(_, Report::Left(_)) => "recovery looked for",
        Incoming::Of(_, Report::Unrecorded(_)) => "recovery not written",
        Incoming::Of(_, Report::Checked(..)) => "checked",
        Incoming::Of(_, Report::Edited(_)) => "editor ended",
        Incoming::Of(_, Report::FirstTime) => "first time",
        Incoming::Of(_, Report::Around(_)) => "maps around looked up",
    };
    kind.to_owned()
}

/// A time since 1970 as RFC 3339 writes it in UTC, to the millisecond.
struct Stamp(Duration);

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.as_secs();
        let (year, month, day) = date(seconds / 86_400);
        let (hour, minute, second) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
        let thousandths = self.0.subsec_millis();
        write!(
            f,
            "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{thousandths:03}Z"
        )
    }
}

/// Year, month and day of a day counted from 1970-01-01.
fn date(mut day: u64) -> (u64, u64, u64) {
    let is_leap = |year: u64| {
        year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
    };
    let mut year = 1970;
    while day >= 365 + u64::from(is_leap(year)) {
        day -= 365 + u64::from(is_leap(year));
        year += 1;
    }
    let february = 28 + u64::from(is_leap(year));
    let mut month = 1;
    for days in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if day < days {
            break;
        }
        day -= days;
        month += 1;
    }
    (year, month, day + 1)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Log, Stamp};
    use crate::store::LogFile;

    #[test]
    fn times_are_written_as_rfc_3339() {
        for (seconds, expected) in [
            (0, "1970-01-01T00:00:00.000Z"),
            (951_782_399, "2000-02-28T23:59:59.000Z"),
            (951_782_400, "2000-02-29T00:00:00.000Z"),
            (1_735_689_599, "2024-12-31T23:59:59.000Z"),
            (1_767_225_600, "2026-01-01T00:00:00.000Z"),
            (4_107_542_400, "2100-03-01T00:00:00.000Z"),
        ] {
            assert_eq!(Stamp(Duration::from_secs(seconds)).to_string(), expected);
        }
        assert!(Stamp(Duration::from_millis(1_007)).to_string().ends_with(":01.007Z"));
    }

    #[test]
    fn lines_are_added_and_hold_no_controls() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("log");
        std::fs::write(&path, "before\n").unwrap();
        let log = Log::new(LogFile::open(&path).unwrap());
        log.clone().note(format_args!("one\x1b[2J\ntwo"));
        log.note(format_args!("three"));
        Log::default().note(format_args!("nowhere"));
        let text = std::fs::read_to_string(&path).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 3, "{text}");
        assert!(lines[1].contains("one\\u{1b}[2J") && lines[1].ends_with("two"), "{text}");
        assert!(lines[2].ends_with("Z three"), "{text}");
    }
}
