//! Twenty edits of a large map, as somebody makes them in an afternoon.

use wayband::edit::{apply, remove};
use wayband::journey::Journey;

/// How many edits a person makes.
pub const EDITS: usize = 20;

/// The map after the edits of one of two people: cards moved, removed, renamed, and put into another
/// lane. No two people edit one card.
pub fn edited(old: &Journey, person: usize) -> Journey {
    let mut new = old.clone();
    let stages = new.stages.len();
    for edit in 0..EDITS {
        let from = edit * stages / EDITS;
        let cards = &mut new.stages[from].cards;
        let back = 1 + edit % 3 + 10 * person;
        let Some(at) = cards.len().checked_sub(back) else { continue };
        match edit % 4 {
            0 => cards[at].title.push_str(", again"),
            1 => cards[at].lane = "provider".into(),
            2 => {
                let card = cards[at].handle;
                if let Some(removal) = remove(&new, card) {
                    let _ = apply(&mut new, removal.edit);
                }
            }
            _ => {
                let card = cards.remove(at);
                let to = (from + stages / 2) % stages;
                new.stages[to].cards.insert(person, card);
            }
        }
    }
    new
}
