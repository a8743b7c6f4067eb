//! What the screen says where something is missing, and what makes it.

use super::app::App;

impl App {
    /// That something is not there, and the key that makes it: `No stage yet: A adds one`.
    pub(super) fn missing(&self, what: &str, command: &str) -> String {
        format!("{what}: {} adds one", self.keymap.key(command))
    }

    /// What there must be first, before a card can stand where the cursor is; `None` where one can.
    pub(super) fn missing_first(&self) -> Option<String> {
        if self.editor.journey().stages.is_empty() {
            return Some(self.missing("No stage yet", "add-stage"));
        }
        let has_lanes = !self.editor.journey().lanes.is_empty();
        (!has_lanes).then(|| self.missing("No lane yet", "add-lane"))
    }

    /// That there is no card where the cursor stands, or what is missing for one.
    pub(super) fn say_no_card(&mut self) {
        let words = self.missing_first().unwrap_or_else(|| self.missing("No card here", "add"));
        self.say(words);
    }
}
