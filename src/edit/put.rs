//! Putting cards that were cut or copied.

use rustc_hash::FxHashSet;

use super::apply::Edit;
use super::build::renumber;
use crate::journey::{
    Card, Field, Handle, Handles, IdSpace, Journey, Lane, Node, Place, id_from_title,
};

/// Puts cards into a stage, behind a card or first, one after the other; gives their handles too.
///
/// A card that was cut comes back as itself, with its id and its comments, while its id is free;
/// any other is a copy with an id of its own. Cards of one lane go to `lane`; cards of several keep
/// theirs where the map has them.
pub fn put_cards(
    journey: &Journey,
    handles: &mut Handles,
    stage: Handle,
    after: Option<Handle>,
    lane: &Lane,
    cards: &[Card],
) -> (Edit, Vec<Handle>) {
    let mut ids: FxHashSet<String> =
        journey.ids(IdSpace::Cards).map(|(id, _)| id.to_owned()).collect();
    let keep_lanes = cards.iter().any(|card| card.lane != cards[0].lane);
    let mut after = after;
    let mut edits = Vec::with_capacity(cards.len());
    let mut put = Vec::with_capacity(cards.len());
    for card in cards {
        let mut card = card.clone();
        if ids.contains(&card.id) || journey.card(card.handle).is_some() {
            card.handle = handles.fresh();
            renumber(&mut card, handles);
            card.id = id_from_title(&card.title, "card", |id| ids.contains(id));
        }
        ids.insert(card.id.clone());
        if !keep_lanes || journey.lane_named(&card.lane).is_none() {
            card.lane.clone_from(&lane.id);
        }
        let place = Place { parent: stage, field: Field::Cards, after };
        after = Some(card.handle);
        put.push(card.handle);
        edits.push(Edit::Insert { place, node: Node::Card(Box::new(card)) });
    }
    (Edit::Many(edits), put)
}
