//! One item of the outline.

/// One item of the outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Item {
    /// A stage, by its position in the map.
    Stage(usize),
    /// A card, by its stage and its position there, which is its place in time.
    Card(usize, usize),
    /// The line in which a card is typed that will stand in a stage, at a position there.
    New(usize, usize),
}

impl Item {
    /// The position of its stage.
    pub(super) fn stage(self) -> usize {
        match self {
            Item::Stage(stage) | Item::Card(stage, _) | Item::New(stage, _) => stage,
        }
    }
}
