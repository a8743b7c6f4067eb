//! Comparing the map with the one it is the future of, and curves beside each other.

use super::super::app::{App, Effect};

/// Compares the map with the one that it names, or ends that.
pub fn turn(app: &mut App) -> Vec<Effect> {
    if let Some(compared) = app.compared.take() {
        app.say(format!("No longer compared with \"{}\"", compared.name()));
        return Vec::new();
    }
    match app.editor.journey().compares_to.clone() {
        Some(path) => vec![Effect::Compare(path)],
        None => {
            app.say(format!(
                "The map names no other to compare with · {} sets `compares to`",
                app.keymap.key("map-details")
            ));
            Vec::new()
        }
    }
}

/// Draws the curves of all personas, or of the lead alone.
pub fn turn_curves(app: &mut App) -> Vec<Effect> {
    let personas = &app.editor.journey().personas;
    if personas.len() < 2 {
        app.say(format!(
            "There is one curve a persona · {} adds personas",
            app.keymap.key("map-details")
        ));
        return Vec::new();
    }
    let names: Vec<&str> = personas.iter().map(|persona| persona.name.as_str()).collect();
    let (all, lead) = (names.join(", "), app.editor.journey().lead_persona());
    let lead = lead.map_or(String::new(), |lead| lead.name.clone());
    app.view.all_curves = !app.view.all_curves;
    app.say(match app.view.all_curves {
        true => format!("The curves of {all} · g c ends it"),
        false => format!("The curve of {lead} alone"),
    });
    Vec::new()
}
