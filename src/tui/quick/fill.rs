//! What a line says, as an edit of the map.

use super::people::Cast;
use super::{Note, NoteKind, Quick, words};
use crate::edit::{Edit, set};
use crate::journey::{
    Card, CardKind, Entry, Field, Handle, Handles, IdSpace, Journey, Lane, Node, Opportunity,
    Place, Record, Value,
};

/// Sets on a card what the line says, in one step with the people it adds; a note goes to the end
/// of its list.
///
/// What the line does not say stays as it is: actors and tags are added to those the card has, and
/// a title is never emptied. An edit that does nothing where the card has it all; `None` where the
/// card is not in the map.
pub fn edits(
    journey: &Journey,
    handles: &mut Handles,
    card: Handle,
    quick: &Quick,
) -> Option<Edit> {
    let card = journey.card(card)?;
    if let Some(note) = &quick.note {
        return Some(add_note(card, handles, note));
    }
    let said = Said::new(journey, journey.lane_named(&card.lane), quick);
    let mut edits = Vec::new();
    let mut change = |is_changed: bool, field, value| {
        if is_changed {
            edits.push(set(card.handle, field, value));
        }
    };
    // A title of a file that needs mending may have white space around it, which is not a change.
    let is_renamed = !quick.title.is_empty() && quick.title != card.title.trim();
    change(is_renamed, Field::Title, Value::Text(quick.title.clone()));
    let becomes_interaction = quick.interaction && card.kind != CardKind::Interaction;
    change(becomes_interaction, Field::Kind, Value::choice(CardKind::Interaction));
    let decides = quick.moment_of_truth && !card.moment_of_truth;
    change(decides, Field::MomentOfTruth, Value::Flag(true));
    if let Some(value) = quick.emotion {
        change(card.emotion != Some(value), Field::Emotion, Value::Integer(value));
    }
    for (field, new, old) in [
        (Field::Duration, &quick.duration, &card.duration),
        (Field::Wait, &quick.wait, &card.wait),
        (Field::Channel, &said.channel, &card.channel),
    ] {
        if let Some(text) = new {
            change(old.as_ref() != Some(text), field, Value::Text(text.clone()));
        }
    }
    edits.extend(append(card.handle, Field::Actors, &card.actors, said.actors, handles));
    edits.extend(append(card.handle, Field::Tags, &card.tags, said.tags, handles));
    let mut all = said.cast.edits(handles);
    all.extend(edits);
    Some(Edit::Many(all))
}

/// Adds a card with all that the line says, in one step with the people it adds; gives its handle
/// too. It stands behind another card of the stage, or first.
///
/// `None` for a blank line, and for a note: that belongs to the card above, see [`edits`].
pub fn new_card(
    journey: &Journey,
    handles: &mut Handles,
    stage: Handle,
    after: Option<Handle>,
    lane: &Lane,
    quick: &Quick,
) -> Option<(Edit, Handle)> {
    if quick.title.is_empty() {
        return None;
    }
    let kind = if quick.interaction { CardKind::Interaction } else { lane.visibility.usual_kind() };
    let id = journey.fresh_id(IdSpace::Cards, &quick.title);
    let handle = handles.fresh();
    let said = Said::new(journey, Some(lane), quick);
    let mut entries = |texts: Vec<String>| -> Vec<Entry> {
        texts.into_iter().map(|text| Entry { handle: handles.fresh(), text }).collect()
    };
    let card = Card {
        actors: entries(said.actors),
        channel: said.channel,
        duration: quick.duration.clone(),
        wait: quick.wait.clone(),
        emotion: quick.emotion,
        moment_of_truth: quick.moment_of_truth,
        tags: entries(said.tags),
        ..Card::new(handle, kind, &id, &lane.id, &quick.title)
    };
    let mut edits = said.cast.edits(handles);
    let place = Place { parent: stage, field: Field::Cards, after };
    edits.push(Edit::Insert { place, node: Node::Card(Box::new(card)) });
    Some((Edit::Many(edits), handle))
}

/// What the names of a line mean in a map.
struct Said<'a> {
    cast: Cast<'a>,
    /// Ids, each once.
    actors: Vec<String>,
    channel: Option<String>,
    /// Each once.
    tags: Vec<String>,
}

impl<'a> Said<'a> {
    fn new(journey: &'a Journey, lane: Option<&'a Lane>, quick: &Quick) -> Self {
        let mut cast = Cast::new(journey, lane);
        let actors = each_once(quick.actors.iter().map(|typed| cast.find(typed).id.to_owned()));
        Said {
            actors,
            cast,
            channel: quick.channel.as_ref().map(|typed| words::channel(journey, typed)),
            tags: each_once(quick.tags.iter().map(|typed| words::tag(journey, typed))),
        }
    }
}

fn each_once(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for text in texts {
        if !kept.contains(&text) {
            kept.push(text);
        }
    }
    kept
}

/// Puts the texts that a list does not have yet at its end.
fn append(
    parent: Handle,
    field: Field,
    list: &[Entry],
    texts: Vec<String>,
    handles: &mut Handles,
) -> Vec<Edit> {
    let mut after = list.last().map(Record::handle);
    texts
        .into_iter()
        .filter(|text| !list.iter().any(|entry| entry.text == *text))
        .map(|text| {
            let entry = Entry { handle: handles.fresh(), text };
            let place = Place { parent, field, after: after.replace(entry.handle) };
            Edit::Insert { place, node: Node::Entry(Box::new(entry)) }
        })
        .collect()
}

fn add_note(card: &Card, handles: &mut Handles, note: &Note) -> Edit {
    let handle = handles.fresh();
    let text = note.text.clone();
    let line = |text| Node::Entry(Box::new(Entry { handle, text }));
    let (field, after, node) = match note.kind {
        NoteKind::Pain => (Field::Pains, card.pains.last().map(Record::handle), line(text)),
        NoteKind::Thought => {
            (Field::Thoughts, card.thoughts.last().map(Record::handle), line(text))
        }
        NoteKind::Opportunity => {
            let opportunity = Opportunity { handle, title: text, ..Opportunity::default() };
            let after = card.opportunities.last().map(Record::handle);
            (Field::Opportunities, after, Node::Opportunity(Box::new(opportunity)))
        }
    };
    Edit::Insert { place: Place { parent: card.handle, field, after }, node }
}
