//! How a session saves its map, beside the drawing.

use std::thread;

use super::super::app::Effect;
use super::super::tour;
use super::super::wording::OTHER_LAYOUT;
use super::Session;
use super::report::{Report, SaveReport};
use crate::format::Document;
use crate::store::{MapFile, SaveError, Saved};

impl Session {
    /// Saves beside the drawing.
    pub(super) fn save(
        &mut self,
        way: impl FnOnce(&mut MapFile, &Document) -> Result<Saved, SaveError> + Send + 'static,
    ) {
        if self.app.tour.is_some() {
            return tour::note_save(&mut self.app);
        }
        let Some(mut file) = self.file.take() else {
            self.app.say("Still saving");
            return;
        };
        let document = self.app.editor.document();
        let state = self.app.editor.state();
        let reporter = self.reporter.clone();
        self.app.saving = Some(state);
        let marker = self.marker();
        thread::spawn(move || {
            if let Some(marker) = marker {
                marker.save_begins(&document);
            }
            let result = way(&mut file, &document);
            let _ = reporter.send(Report::Saved(Box::new(SaveReport { file, state, result })));
        });
    }

    pub(super) fn saved(&mut self, report: SaveReport) -> Vec<Effect> {
        let name = report.file.path().display().to_string();
        let is_renamed = report.file.path() != self.app.path;
        if is_renamed {
            self.app.path = report.file.path().to_owned();
        }
        self.file = Some(report.file);
        self.app.saving = None;
        let close = std::mem::take(&mut self.close_when_saved);
        match &report.result {
            Ok(_) => self.log.note(format_args!("saved {name}")),
            Err(error) => self.log.note(format_args!("not saved {name}: {error}")),
        }
        match report.result {
            Ok(saved) => {
                self.app.editor.mark_saved(report.state);
                self.note_saved();
                self.look_after_save();
                if is_renamed {
                    self.watch();
                }
                self.app.say(match saved {
                    Saved { written: false, .. } => format!("{name} holds this map already"),
                    Saved { reformatted: true, .. } => {
                        format!("saved {name}, which was {OTHER_LAYOUT}")
                    }
                    Saved { .. } => format!("saved {name}"),
                });
                if close && !self.app.editor.is_unsaved() {
                    vec![Effect::Close]
                } else {
                    Vec::new()
                }
            }
            Err(error) => {
                let hint = error.hint().map_or(String::new(), |hint| format!(" · {hint}"));
                self.app.complain(format!("Not saved: {error}{hint}"));
                let then = if close { vec![Effect::CloseOnceSaved] } else { Vec::new() };
                self.refused(&error, then);
                Vec::new()
            }
        }
    }
}
