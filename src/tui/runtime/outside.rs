//! What a session does with what lies outside of it: the user's settings and editor, and the maps
//! around.

use std::io;
use std::path::Path;
use std::thread;

use super::super::app::AfterEditing;
use super::super::details;
use super::super::settings::Preferences;
use super::report::{Edited, Report};
use super::{Host, Session};
use crate::store::{Neighbourhood, TextFile};

impl Session {
    /// Gives the screen what the user wants of it, and tells what cannot be followed.
    ///
    /// # Errors
    ///
    /// Those of the terminal.
    pub fn prefer<H: Host>(&mut self, preferences: Preferences, host: &mut H) -> io::Result<()> {
        self.preferences = preferences;
        self.take_preferences(host)
    }

    fn take_preferences<H: Host>(&mut self, host: &mut H) -> io::Result<()> {
        self.preferences.apply(&mut self.app);
        host.mouse(self.preferences.mouse())?;
        for told in self.preferences.mistakes() {
            self.log.note(format_args!("settings {}", told.line()));
        }
        self.tell_mistakes();
        Ok(())
    }

    fn tell_mistakes(&mut self) {
        let (first, rest) = match self.preferences.mistakes() {
            [] => return,
            [first, rest @ ..] => (first.line(), rest.len()),
        };
        let settings = self.app.keymap.key("settings");
        self.app.complain(match rest {
            0 => format!("{first} · {settings} opens it"),
            more => format!("{first} · {more} more: {settings}"),
        });
    }

    /// Follows a file of settings that was touched.
    pub(super) fn settings_touched<H: Host>(&mut self, host: &mut H) -> io::Result<()> {
        if !self.preferences.read_again() {
            return Ok(());
        }
        self.take_preferences(host)?;
        if self.preferences.mistakes().is_empty() {
            self.app.say("The settings were changed and hold now");
        }
        self.app.reveal();
        self.stale = true;
        Ok(())
    }

    /// Opens the file of settings in the user's own editor; makes it where there is none.
    pub(super) fn open_settings<H: Host>(&mut self, host: &mut H) -> io::Result<()> {
        match self.preferences.file_to_edit() {
            Ok(path) => self.edit_file(&path, AfterEditing::Settings, host),
            Err(sentence) => {
                self.app.complain(sentence);
                Ok(())
            }
        }
    }

    /// Opens a file in the user's own editor, which has the terminal until it has ended. What comes
    /// of it comes back as an event.
    pub(super) fn edit_file<H: Host>(
        &mut self,
        path: &Path,
        then: AfterEditing,
        host: &mut H,
    ) -> io::Result<()> {
        self.log.note(format_args!("editor for {}", path.display()));
        let mut ended = Ok(());
        host.lend(&mut || ended = self.text_editor.run(path))?;
        self.look_at_size(host)?;
        let edited = Edited { path: path.to_owned(), then, ended };
        // Nobody listens any more once the map is closed.
        let _ = self.reporter.send(Report::Edited(edited));
        Ok(())
    }

    /// Follows an editor that has ended.
    pub(super) fn edited<H: Host>(&mut self, edited: Edited, host: &mut H) -> io::Result<()> {
        match edited.then {
            AfterEditing::Settings => self.settings_touched(host)?,
            AfterEditing::Text => {
                self.text_returned(edited.ended);
                return Ok(());
            }
        }
        if let Err(sentence) = edited.ended {
            self.app.complain(sentence);
        }
        Ok(())
    }

    /// Hands a text to the user's own editor, in a private file.
    pub(super) fn edit_text<H: Host>(
        &mut self,
        name: &str,
        text: &str,
        host: &mut H,
    ) -> io::Result<()> {
        let state = self.recovery.as_ref().map(|recovery| recovery.state());
        match TextFile::make(state, name, text) {
            Ok(file) => {
                let path = file.path().to_owned();
                self.lent = Some(file);
                self.edit_file(&path, AfterEditing::Text, host)
            }
            Err(error) => {
                self.app.view.lent = None;
                self.app.complain(format!("The text cannot be put into a file: {error}"));
                Ok(())
            }
        }
    }

    /// Takes a text back; one that cannot be taken stays in its file.
    fn text_returned(&mut self, ended: Result<(), String>) {
        let Some(file) = self.lent.take() else { return };
        let taken = match file.read() {
            Ok(text) => details::returned(&mut self.app, &text, ended),
            Err(error) => Err(error.to_string()),
        };
        if let Err(sentence) = taken {
            self.app.view.lent = None;
            let path = file.leave();
            let path = path.display();
            self.app.complain(format!("Not taken: {sentence} · your text stays in {path}"));
        }
        self.record();
        self.app.reveal();
    }

    /// Looks up beside the drawing which maps lie around.
    pub(super) fn look_around(&self) {
        let (path, reporter) = (self.app.path.clone(), self.reporter.clone());
        thread::spawn(move || {
            let paths = Neighbourhood::of(&path).maps(&path);
            // Nobody listens any more once the map is closed.
            let _ = reporter.send(Report::Around(paths));
        });
    }

    /// The size of a terminal that others had meanwhile.
    pub(super) fn look_at_size<H: Host>(&mut self, host: &mut H) -> io::Result<()> {
        let size = host.terminal().size().map_err(|_| io::Error::other("no size"))?;
        self.app.size = (size.width, size.height);
        self.app.reveal();
        Ok(())
    }
}
