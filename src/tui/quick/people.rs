//! Who is meant by a name, and who has to be added to the map for it.

use super::Name;
use super::words::{is_same, rest_after};
use crate::edit::Edit;
use crate::journey::{
    Field, Handle, Handles, IdSpace, Journey, Lane, Node, Persona, Place, Record, Role, Side,
    Visibility, id_from_title,
};

/// The people of a map, and those that a line adds to it.
///
/// An unknown name becomes someone of the side on which the card stands: a persona in a lane of the
/// consumer, a role (a practitioner) in one of the provider, whether hidden or in the band. In a
/// band lane of both sides it becomes the persona who walks the journey while the map has none,
/// and afterwards a role: someone whom they meet there.
pub(super) struct Cast<'a> {
    journey: &'a Journey,
    lane: Option<&'a Lane>,
    newcomers: Vec<Newcomer>,
}

/// Someone whom the map does not have yet.
struct Newcomer {
    id: String,
    name: String,
    is_role: bool,
}

/// Someone who is meant by a name.
pub(super) struct Person<'p> {
    pub(super) id: &'p str,
    pub(super) name: &'p str,
    /// `new persona` or `new role`, where the map does not have them yet.
    pub(super) new: Option<&'static str>,
}

impl<'a> Cast<'a> {
    /// The people for a card of a lane.
    pub(super) fn new(journey: &'a Journey, lane: Option<&'a Lane>) -> Self {
        Cast { journey, lane, newcomers: Vec::new() }
    }

    /// Who is meant: one of the map by id, by name, or, without quotes, by a beginning that only
    /// one has; else a newcomer of this name.
    pub(super) fn find(&mut self, typed: &Name) -> Person<'_> {
        if let Some((id, name)) = known(self.journey, typed) {
            return Person { id, name, new: None };
        }
        let place = self.newcomers.iter().position(|one| is_same(&one.name, &typed.text));
        let place = place.unwrap_or_else(|| self.add(&typed.text));
        let one = &self.newcomers[place];
        let new = if one.is_role { "new role" } else { "new persona" };
        Person { id: &one.id, name: &one.name, new: Some(new) }
    }

    fn add(&mut self, name: &str) -> usize {
        let id = id_from_title(name, "person", |id| {
            self.journey.ids(IdSpace::People).any(|(taken, _)| taken == id)
                || self.newcomers.iter().any(|one| one.id == id)
        });
        let is_role = self.adds_roles();
        self.newcomers.push(Newcomer { id, name: name.to_owned(), is_role });
        self.newcomers.len() - 1
    }

    fn adds_roles(&self) -> bool {
        match self.lane.map(|lane| (lane.visibility, lane.side)) {
            Some((Visibility::Consumer, _) | (Visibility::Band, Some(Side::Consumer))) => false,
            Some((Visibility::Provider, _) | (Visibility::Band, Some(Side::Provider))) => true,
            Some((Visibility::Band, None)) | None => {
                !self.journey.personas.is_empty() || self.newcomers.iter().any(|one| !one.is_role)
            }
        }
    }

    /// Adds the newcomers to the map, each at the end of its list.
    pub(super) fn edits(self, handles: &mut Handles) -> Vec<Edit> {
        let mut last_persona = self.journey.personas.last().map(Record::handle);
        let mut last_role = self.journey.roles.last().map(Record::handle);
        let mut edits = Vec::with_capacity(self.newcomers.len());
        for Newcomer { id, name, is_role } in self.newcomers {
            let handle = handles.fresh();
            let (field, last, node) = if is_role {
                let role = Role { handle, id, name, ..Role::default() };
                (Field::Roles, &mut last_role, Node::Role(Box::new(role)))
            } else {
                let persona = Persona { handle, id, name, ..Persona::default() };
                (Field::Personas, &mut last_persona, Node::Persona(Box::new(persona)))
            };
            let place = Place { parent: Handle::JOURNEY, field, after: last.replace(handle) };
            edits.push(Edit::Insert { place, node });
        }
        edits
    }
}

/// The ids and names of the personas, the lead first, then of the roles. Whoever has no id, in a
/// file that needs mending, cannot be referred to.
pub(super) fn people(journey: &Journey) -> impl Iterator<Item = (&str, &str)> {
    let lead = journey.lead_persona().map(Record::handle);
    let is_lead = move |persona: &&Persona| Some(persona.handle) == lead;
    let personas = journey
        .personas
        .iter()
        .filter(is_lead)
        .chain(journey.personas.iter().filter(move |persona| !is_lead(persona)));
    personas
        .map(|persona| (persona.id.as_str(), persona.name.as_str()))
        .chain(journey.roles.iter().map(|role| (role.id.as_str(), role.name.as_str())))
        .filter(|(id, _)| !id.is_empty())
}

fn known<'a>(journey: &'a Journey, typed: &Name) -> Option<(&'a str, &'a str)> {
    let text = typed.text.as_str();
    if let Some(same) = people(journey)
        .find(|(id, _)| is_same(id, text))
        .or_else(|| people(journey).find(|(_, name)| is_same(name, text)))
    {
        return Some(same);
    }
    let mut begun = people(journey).filter(|(id, name)| {
        !typed.whole && (rest_after(name, text).is_some() || rest_after(id, text).is_some())
    });
    let only = begun.next()?;
    begun.next().is_none().then_some(only)
}
