//! What a session does so that nothing is lost where it does not come to its end, and with what an
//! earlier one left behind.

use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use super::super::actions::recovery::draft;
use super::super::left_behind::Left;
use super::super::wording::changes;
use super::report::Report;
use super::{Closed, Session};
use crate::store::{Change, LeftBehind, MapFile, Marker, Recorder, Search, left_behind};

/// How long typing goes on before the text is kept, which is written within a second then.
const DRAFT: Duration = Duration::from_millis(500);

/// The log of this session, and what others left behind.
pub(super) struct Recovery {
    /// The user's folder for state.
    state: PathBuf,
    /// The file as it was opened.
    opened: MapFile,
    recorder: Recorder,
    /// The first is offered.
    left: Vec<LeftBehind>,
    /// When the text being typed is to be kept.
    draft_due: Option<Instant>,
    /// The text being typed, as it was kept last.
    draft: Option<Change>,
}

impl Recovery {
    /// The user's folder for state.
    pub(super) fn state(&self) -> &Path {
        &self.state
    }
}

impl Session {
    /// The same session, which keeps what is unsaved in the user's folder for state and offers what
    /// was left behind there.
    pub fn with_recovery(mut self, state: &Path) -> Self {
        let Some(file) = &self.file else { return self };
        let reporter = self.reporter.clone();
        let recorder = Recorder::new(state, file, move |error| {
            // Nobody listens any more once the map is closed.
            let _ = reporter.send(Report::Unrecorded(error));
        });
        self.app.editor.open_journal();
        let state = state.to_owned();
        let opened = file.clone();
        let (left, draft_due, draft) = (Vec::new(), None, None);
        self.recovery = Some(Recovery { state, opened, recorder, left, draft_due, draft });
        self
    }

    /// The user's folder for state, where what is unsaved is kept there.
    pub(super) fn state_folder(&self) -> Option<PathBuf> {
        self.recovery.as_ref().map(|recovery| recovery.state.clone())
    }

    /// Looks beside the drawing for what was left behind.
    pub(super) fn search(&self) {
        let Some(recovery) = &self.recovery else { return };
        let (state, file) = (recovery.state.clone(), recovery.opened.clone());
        let document = self.app.editor.document();
        let reporter = self.reporter.clone();
        thread::spawn(move || {
            let search = left_behind(&state, &file, &document);
            drop(document);
            if !search.is_empty() {
                let _ = reporter.send(Report::Left(search));
            }
        });
    }

    /// Follows what the search has found.
    pub(super) fn found(&mut self, search: Search) {
        let Some(recovery) = &mut self.recovery else { return };
        recovery.left = search.left;
        // What is offered is worth more than a line about how the map was opened.
        if !recovery.left.is_empty() && self.app.message.as_ref().is_some_and(|said| !said.wrong) {
            self.app.message = None;
        }
        if let Some(path) = search.other_versions.first() {
            self.app.complain(format!(
                "Another version of wayband left unsaved changes in {}",
                path.display()
            ));
        }
        self.offer();
    }

    fn offer(&mut self) {
        let Some(recovery) = &self.recovery else { return };
        self.app.left = recovery.left.first().map(|left| Left {
            labels: left.labels.clone(),
            unfit: left.unfit.len(),
            age: left.age,
            log: left.path().to_owned(),
            is_offered: true,
        });
    }

    /// Makes the changes that are offered.
    pub(super) fn take_up(&mut self) {
        let Some(left) = self.recovery.as_ref().and_then(|recovery| recovery.left.first()) else {
            return;
        };
        if let Err(error) = self.app.editor.take_up(left) {
            self.app.complain(format!(
                "Not taken up, since you have changed the map: {error}; undo that, then R"
            ));
            return;
        }
        let unfit = left.unfit.len();
        let count = changes(left.labels.len());
        // Written down again before they are removed from where they were.
        self.record();
        let Some(recovery) = &mut self.recovery else { return };
        let left = recovery.left.remove(0);
        self.app.say(match unfit {
            0 => format!("Took up {count} · u takes back, Ctrl-s saves"),
            _ => format!("Took up {count}; {unfit} can be read in {}", left.kept_as().display()),
        });
        recovery.recorder.taken_up(left);
        self.offer();
        self.app.reveal();
    }

    /// Removes the changes that are offered.
    pub(super) fn drop_left(&mut self) {
        let Some(recovery) = &mut self.recovery else { return };
        if recovery.left.is_empty() {
            return;
        }
        let left = recovery.left.remove(0);
        let count = changes(left.labels.len() + left.unfit.len());
        recovery.recorder.remove(left);
        self.app.say(format!("Dropped {count}"));
        self.offer();
    }

    /// Keeps what was done since this was last called, and sees to what is being typed.
    pub(super) fn record(&mut self) {
        let Some(recovery) = &mut self.recovery else { return };
        for change in self.app.editor.take_journal() {
            recovery.draft = None;
            recovery.recorder.keep(change);
        }
        if !self.app.mode.is_typing() && self.app.view.unkept.is_empty() {
            recovery.draft_due = None;
            if recovery.draft.take().is_some() {
                recovery.recorder.keep_draft(None);
            }
        } else if recovery.draft_due.is_none() {
            recovery.draft_due = Some(Instant::now() + DRAFT);
        }
    }

    /// How long until what is being typed is to be kept.
    pub(super) fn until_draft(&self) -> Option<Duration> {
        let due = self.recovery.as_ref()?.draft_due?;
        Some(due.saturating_duration_since(Instant::now()))
    }

    /// Keeps what is being typed.
    pub(super) fn keep_draft(&mut self) {
        let Some(recovery) = &mut self.recovery else { return };
        recovery.draft_due = None;
        let draft = draft(&mut self.app);
        if draft != recovery.draft {
            recovery.recorder.keep_draft(draft.clone());
            recovery.draft = draft;
        }
    }

    /// What tells the log that a save begins.
    pub(super) fn marker(&mut self) -> Option<Marker> {
        self.record();
        self.recovery.as_ref()?.recorder.marker()
    }

    /// Says that the map as it was is in the file.
    pub(super) fn note_saved(&mut self) {
        self.record();
        let (Some(recovery), Some(file)) = (&mut self.recovery, &self.file) else { return };
        if self.app.editor.is_unsaved() {
            recovery.recorder.saved_so_far(file);
        } else {
            recovery.recorder.all_saved(file);
            // What is being typed went with the log.
            recovery.draft = None;
        }
    }

    /// Ends the log: it stays where something is unsaved that the user has not given up.
    pub(super) fn end_log(&mut self, closed: Closed) {
        self.record();
        if closed != Closed::ByUser {
            self.keep_draft();
        }
        let Some(recovery) = self.recovery.take() else { return };
        let is_done = !self.app.editor.is_unsaved() && recovery.draft.is_none();
        if is_done || closed == Closed::ByUser {
            recovery.recorder.discard();
        }
    }
}
