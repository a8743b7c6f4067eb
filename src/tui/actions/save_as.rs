//! Saving under another name.

use std::path::PathBuf;

use super::super::app::{App, Effect};
use super::super::field::LineField;
use super::super::key::Key;
use super::super::mode::Mode;

/// Asks for the name, beginning with the present one.
pub fn start(app: &mut App) -> Vec<Effect> {
    app.mode = Mode::SaveAs(LineField::new(&app.path.display().to_string()));
    Vec::new()
}

/// Keys while the name is typed.
pub fn key(app: &mut App, key: Key) -> Vec<Effect> {
    let Mode::SaveAs(field) = &mut app.mode else { return Vec::new() };
    match key.to_string().as_str() {
        "Enter" => {
            let name = field.text().trim().to_owned();
            app.mode = Mode::Map;
            return if name.is_empty() { Vec::new() } else { vec![Effect::SaveAs(path(&name))] };
        }
        "Esc" | "Ctrl-c" => app.mode = Mode::Map,
        _ => field.press(key),
    }
    Vec::new()
}

/// The file of a name; a map's where the name says of no other kind.
fn path(name: &str) -> PathBuf {
    let path = PathBuf::from(name);
    if path.extension().is_some() || name.ends_with(['/', '\\']) {
        path
    } else {
        path.with_extension("ron")
    }
}
