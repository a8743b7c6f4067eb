//! The items of the outline from one to the next, none of them gathered beforehand: what it costs
//! follows what is looked at, not what the map holds.

use super::super::app::App;
use super::super::mode::{Mode, Purpose, Typing};
use super::item::Item;
use super::paragraph::Measure;
use crate::journey::{Card, Handle, Journey, Stage};
use crate::layout::{Area, Cells, Spot};

/// The outline of an app's map.
pub(super) struct List<'a> {
    pub(super) app: &'a App,
    /// Where it is drawn.
    pub(super) area: Area,
    pub(super) measure: Measure,
    /// The text being typed into an item, and the item.
    pub(super) typed: Option<(&'a Typing, Item)>,
}

impl<'a> List<'a> {
    /// The outline as it is drawn; `None` where there is no room for it.
    pub(super) fn of(app: &'a App) -> Option<List<'a>> {
        let area = app.areas()?.map?;
        let measure = Measure::new(app, area);
        Some(List { app, area, measure, typed: typed(app) })
    }

    pub(super) fn journey(&self) -> &'a Journey {
        self.app.editor.journey()
    }

    pub(super) fn cells(&self) -> &'a Cells {
        self.app.editor.cells()
    }

    pub(super) fn stage(&self, stage: usize) -> Option<&'a Stage> {
        self.journey().stages.get(stage)
    }

    /// The card of an item.
    pub(super) fn card(&self, item: Item) -> Option<&'a Card> {
        match item {
            Item::Card(stage, position) => self.stage(stage)?.cards.get(position),
            Item::Stage(_) | Item::New(..) => None,
        }
    }

    /// The item's name; `None` for one that is not in the map yet.
    pub(super) fn handle(&self, item: Item) -> Option<Handle> {
        match item {
            Item::Stage(stage) => self.stage(stage).map(|stage| stage.handle),
            Item::Card(..) => self.card(item).map(|card| card.handle),
            Item::New(..) => None,
        }
    }

    /// Where the cursor stands; `None` where the map has no stage.
    pub(super) fn cursor(&self) -> Option<Item> {
        if let Some((_, item)) = self.typed {
            return Some(item);
        }
        item_at(self.app, self.app.editor.spot())
    }

    /// Whether the cards of a stage are shown.
    pub(super) fn is_open(&self, stage: usize) -> bool {
        let typed_here = self.typed.is_some_and(|(_, item)| item.stage() == stage);
        let folds = &self.app.view.outline.folds;
        typed_here || self.stage(stage).is_some_and(|stage| folds.is_stage_open(stage.handle))
    }

    /// Whether a card does not fit the filter.
    pub(super) fn is_dimmed(&self, card: &Card) -> bool {
        let filter = self.app.view.filter.as_ref();
        filter.is_some_and(|filter| !filter.fits(card, &self.app.findings))
    }

    fn is_typed(&self, item: Item) -> bool {
        self.typed.is_some_and(|(_, typed)| typed == item)
    }

    /// The first item of a stage at a position: the line that is typed there, or the card.
    fn at(&self, stage: usize, position: usize) -> Option<Item> {
        if !self.is_open(stage) {
            return None;
        }
        let new = Item::New(stage, position);
        if self.is_typed(new) {
            return Some(new);
        }
        let card = Item::Card(stage, position);
        self.card(card).map(|_| card)
    }

    /// The item below.
    pub(super) fn next(&self, item: Item) -> Option<Item> {
        let here = match item {
            Item::Stage(stage) => self.at(stage, 0),
            Item::Card(stage, position) => self.at(stage, position + 1),
            Item::New(stage, position) => {
                let card = Item::Card(stage, position);
                self.card(card).map(|_| card)
            }
        };
        here.or_else(|| {
            let next = item.stage() + 1;
            self.stage(next).map(|_| Item::Stage(next))
        })
    }

    /// The item above.
    pub(super) fn previous(&self, item: Item) -> Option<Item> {
        let (stage, position) = match item {
            Item::Stage(stage) => {
                let above = stage.checked_sub(1)?;
                let cards = &self.stage(above)?.cards;
                return Some(match self.at(above, cards.len()) {
                    Some(typed) => typed,
                    None => self.last_card(above).unwrap_or(Item::Stage(above)),
                });
            }
            Item::Card(stage, position) => {
                let new = Item::New(stage, position);
                if self.is_typed(new) {
                    return Some(new);
                }
                (stage, position)
            }
            Item::New(stage, position) => (stage, position),
        };
        Some(position.checked_sub(1).map_or(Item::Stage(stage), |above| Item::Card(stage, above)))
    }

    fn last_card(&self, stage: usize) -> Option<Item> {
        let last = self.stage(stage)?.cards.len().checked_sub(1)?;
        self.is_open(stage).then_some(Item::Card(stage, last))
    }

    /// The rows of an item.
    pub(super) fn height(&self, item: Item) -> i32 {
        self.paragraphs(item).iter().map(|paragraph| i32::from(paragraph.height())).sum()
    }
}

/// The item of a place of the table.
pub(super) fn item_at(app: &App, spot: Spot) -> Option<Item> {
    app.editor.journey().stages.get(spot.stage)?;
    let cell = app.editor.cells().cards(spot.stage, spot.row);
    let position = spot.card.and_then(|card| cell.get(card));
    Some(match position {
        Some(position) => Item::Card(spot.stage, *position as usize),
        None => Item::Stage(spot.stage),
    })
}

/// The text being typed into an item, and the item.
fn typed(app: &App) -> Option<(&Typing, Item)> {
    let Mode::Typing(typing) = &app.mode else { return None };
    let stages = &app.editor.journey().stages;
    let item = match typing.purpose {
        Purpose::NewCard { stage, after, .. } => {
            let number = stages.iter().position(|one| one.handle == stage)?;
            let cards = &stages[number].cards;
            let after = after.and_then(|after| cards.iter().position(|card| card.handle == after));
            Item::New(number, after.map_or(0, |after| after + 1))
        }
        Purpose::CardTitle(_) => item_at(app, app.mode.typing_cell(app)?.0)?,
        _ => return None,
    };
    Some((typing, item))
}
