//! What must hold after a fault, however the program ended.

use std::fs;

use crate::fault::{Fault, Outcome};
use crate::place::{Kind, Place};
use crate::traced::{Ended, Part, run};

/// Calls that a run does not always make as often: memory is given by the system as it likes.
const MEMORY: [&str; 6] = ["brk", "madvise", "mmap", "mprotect", "mremap", "munmap"];
/// What begins a file that is being written in place.
const UNFINISHED: u8 = 0;

/// Looks at everything that must hold after a fault: the file and what belongs to it, what was told,
/// what lies around, and how it goes on.
///
/// # Errors
///
/// What does not hold, as a sentence.
pub fn after(fault: &Fault, place: &Place, ended: &Ended) -> Result<(), String> {
    let state = whole(place)?;
    told(fault, state, ended)?;
    littered(fault, state, place, ended)?;
    unchanged(place)?;
    saved_again(state, place)
}

/// What the file is after the fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Old,
    New,
    /// Written in part, and seen to be; what it held lies beside it.
    Unfinished,
}

/// The old text or the new one, byte for byte; or, where it is written in place, a backup.
pub fn whole(place: &Place) -> Result<State, String> {
    let text = place.text();
    if text == place.old_text() {
        return Ok(State::Old);
    }
    if text == place.new_text() {
        return Ok(State::New);
    }
    let is_whole = |path| fs::read(path).is_ok_and(|text| text == place.old_text());
    if place.kind() == Kind::HardLink
        && text.first() == Some(&UNFINISHED)
        && place.litter().into_iter().any(is_whole)
    {
        return Ok(State::Unfinished);
    }
    Err(format!("the file is lost: {:?}", String::from_utf8_lossy(&text)))
}

/// The exit status says what came of it, and an error says what to do.
fn told(fault: &Fault, state: State, ended: &Ended) -> Result<(), String> {
    if fault.outcome == Outcome::Killed {
        let is_ended = ended.killed || (ended.status == Some(0) && state == State::New);
        return is_ended.then_some(()).ok_or_else(|| format!("not killed: {ended:?}"));
    }
    match ended.status {
        Some(0) if state == State::New => Ok(()),
        // Standard error may be what fails, too.
        Some(3) if fault.goes_on_for("write") => Ok(()),
        // The map was saved, and only that could not be told.
        Some(3) if fault.call.part == Part::After => Ok(()),
        Some(3) => {
            let is_read = ended.err.contains("error[unreadable]") && state == State::Old;
            let is_hinted = ended.err.contains("hint: ");
            let is_torn = ended.err.contains("in part only");
            if !ended.err.contains("error") || !(is_hinted || is_read) {
                return Err(format!("no words or no hint: {ended:?}"));
            }
            match state {
                State::New if !ended.err.contains("after a power cut") => {
                    Err(format!("the file is the new one, but: {ended:?}"))
                }
                State::Unfinished if !is_torn => {
                    Err(format!("not told that it is torn: {ended:?}"))
                }
                _ => Ok(()),
            }
        }
        _ => Err(format!("{state:?} and {ended:?}")),
    }
}

/// Nothing lies around after an error; after a kill at most one hidden temporary.
fn littered(fault: &Fault, state: State, place: &Place, ended: &Ended) -> Result<(), String> {
    let litter = place.litter();
    let is_hidden = litter
        .iter()
        .all(|path| path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b".")));
    let most = match state {
        // The backup, which is needed.
        State::Unfinished => 1,
        _ if ended.killed => 1,
        // There is no other way to remove a file.
        _ if fault.goes_on_for("unlink") || fault.goes_on_for("unlinkat") => 1,
        _ => 0,
    };
    (is_hidden && litter.len() <= most)
        .then_some(())
        .ok_or_else(|| format!("left behind: {litter:?}; {ended:?}"))
}

/// Owner, mode, links and attributes are as they were.
pub fn unchanged(place: &Place) -> Result<(), String> {
    let changes = place.changes();
    changes.is_empty().then_some(()).ok_or_else(|| format!("the file has {changes:?}"))
}

/// The next save succeeds and removes what lay around. A file that was cut says where its backup is.
pub fn saved_again(state: State, place: &Place) -> Result<(), String> {
    if state == State::Unfinished {
        let ended = run(place, None);
        let told = ended.err.split("is in ").nth(1).and_then(|rest| rest.split(": copy").next());
        let Some(backup) = told else { return Err(format!("no backup is named: {ended:?}")) };
        let old = fs::read(backup).map_err(|error| format!("{backup}: {error}"))?;
        fs::write(place.file(), old).map_err(|error| error.to_string())?;
    }
    let is_there = place.kind() == Kind::New && state == State::New;
    let ended = run(place, None);
    // What is there already is not made once more; then there is nothing to be swept either.
    if ended.status != Some(if is_there { 3 } else { 0 }) {
        return Err(format!("not saved again: {ended:?}"));
    }
    if place.text() != place.new_text() {
        return Err("another text after it was saved again".to_owned());
    }
    let litter = place.litter();
    if !litter.is_empty() {
        return Err(format!("not swept by the next save: {litter:?}"));
    }
    unchanged(place)
}

/// Faults tried, and what did not hold after them.
pub struct Tally {
    title: String,
    tried: usize,
    wrong: Vec<String>,
}

impl Tally {
    pub fn new(title: String) -> Self {
        Tally { title, tried: 0, wrong: Vec::new() }
    }

    /// Saves a map of a kind with a fault, and looks at what it left.
    pub fn try_fault(&mut self, kind: Kind, fault: &Fault) {
        let place = Place::new(kind);
        let ended = run(&place, Some(fault));
        if !ended.happened {
            if !MEMORY.contains(&fault.call.name.as_str()) {
                self.wrong.push(format!("{fault}: did not happen: {ended:?}"));
            }
            return;
        }
        self.tried += 1;
        if let Err(wrong) = after(fault, &place, &ended) {
            self.wrong.push(format!("{fault}: {wrong}"));
        }
    }

    /// Tells the figures, and fails where something did not hold.
    #[track_caller]
    pub fn close(self) {
        let Tally { title, tried, wrong } = self;
        println!("{title}: {tried} faults tried, after {} something was wrong", wrong.len());
        assert!(tried > 0 && wrong.is_empty(), "{title}:\n{}", wrong.join("\n"));
    }
}
