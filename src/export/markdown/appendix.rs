//! What belongs to the whole map: its summary and notes, personas, roles, notes on lanes.

use crate::journey::{Entry, Journey, Persona, Role, RoleKind};

use super::escape::Page;
use super::line::{self, Brackets};

/// Writes what there is of it.
pub(super) fn write(page: &mut Page, journey: &Journey) {
    if !journey.personas.is_empty() {
        page.markup("\n## Personas\n");
    }
    for persona in &journey.personas {
        self::persona(page, persona);
    }
    if !journey.roles.is_empty() {
        page.markup("\n## Roles\n\n");
    }
    for role in &journey.roles {
        self::role(page, journey, role);
    }
    if journey.lanes.iter().any(|lane| !lane.notes.is_empty()) {
        page.markup("\n## Lanes\n\n");
    }
    for lane in &journey.lanes {
        for note in &lane.notes {
            page.markup("- ").title(&lane.title).markup(": ").text(&note.text).markup("\n");
        }
    }
    prose(page, "\n## About this map\n\n", &journey.summary);
    prose(page, "\n## Notes\n\n", &journey.notes);
}

fn persona(page: &mut Page, persona: &Persona) {
    page.markup("\n### ").title(&persona.name).markup("\n\n");
    if let Some(about) = line::present(persona.about.as_deref()) {
        page.markup("- **About** ").text(about).markup("\n");
    }
    if let Some(quote) = line::present(persona.quote.as_deref()) {
        page.markup("- **Says** “").text(quote).markup("”\n");
    }
    entries(page, "- **Goal** ", &persona.goals);
    entries(page, "- **Frustration** ", &persona.frustrations);
    entries(page, "- **Note** ", &persona.notes);
}

/// `Request manager (process manager of Hardware requests, Service desk, answers for this map)`.
fn role(page: &mut Page, journey: &Journey, role: &Role) {
    page.markup("- ").title(&role.name);
    let mut remarks = Brackets::open(page);
    let kind = match role.kind {
        RoleKind::Practitioner => "practitioner",
        RoleKind::ProcessManager => "process manager",
        RoleKind::ProcessOwner => "process owner",
    };
    let remark = remarks.next().markup(kind);
    if let Some(process) = line::present(role.process.as_deref()) {
        remark.markup(" of ").text(process);
    }
    if let Some(team) = line::present(role.team.as_deref()) {
        remarks.next().text(team);
    }
    if journey.owner.as_deref() == Some(role.id.as_str()) {
        remarks.next().markup("answers for this map");
    }
    remarks.close();
    for note in &role.notes {
        page.markup(" · ").text(&note.text);
    }
    page.markup("\n");
}

fn prose(page: &mut Page, heading: &'static str, lines: &[Entry]) {
    if !lines.is_empty() {
        page.markup(heading);
        entries(page, "- ", lines);
    }
}

fn entries(page: &mut Page, label: &'static str, entries: &[Entry]) {
    for entry in entries {
        page.markup(label).text(&entry.text).markup("\n");
    }
}
