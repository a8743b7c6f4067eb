//! The keys that change a text being typed, or move in it: the same for a line and for prose.

use super::area::TextArea;
use super::field::LineField;
use super::key::Key;

macro_rules! edited_by_keys {
    ($($text:ty),* $(,)?) => {
        $(impl $text {
            /// Follows a key that changes the text or moves in it; any other does nothing.
            pub fn press(&mut self, key: Key) {
                match key.to_string().as_str() {
                    "Left" | "Ctrl-b" => self.left(),
                    "Right" | "Ctrl-f" => self.right(),
                    "Ctrl-Left" | "Alt-b" => self.word_left(),
                    "Ctrl-Right" | "Alt-f" => self.word_right(),
                    "Home" | "Ctrl-a" => self.home(),
                    "End" | "Ctrl-e" => self.end(),
                    "Backspace" | "Ctrl-h" => self.backspace(),
                    "Delete" | "Ctrl-d" => self.delete(),
                    "Ctrl-w" | "Alt-Backspace" => self.delete_word_back(),
                    "Ctrl-u" => self.delete_to_start(),
                    "Ctrl-k" => self.delete_to_end(),
                    _ => match key.typed() {
                        Some(typed) => self.insert(typed.encode_utf8(&mut [0; 4])),
                        None => false,
                    },
                };
            }
        })*
    };
}

edited_by_keys!(LineField, TextArea);
