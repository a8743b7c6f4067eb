//! What keys mean at present.

use super::app::{App, Effect};
use super::field::LineField;
use super::key::Key;
use crate::journey::{Handle, Visibility};
use crate::layout::Spot;

/// What keys mean at present.
#[derive(Debug, Clone, Default)]
pub enum Mode {
    /// Commands on the map.
    #[default]
    Map,
    /// The first keys of a command of several.
    Prefix(Vec<Key>),
    /// A text is being typed.
    Typing(Typing),
    /// Words to look for are being typed.
    Find(LineField),
    /// A filter is being typed, which the map follows.
    Filter(LineField),
    /// The name is being typed under which to save.
    SaveAs(LineField),
    /// Words to replace are being typed, or each place of them is looked at.
    Replace(super::replace::Replace),
    /// Conflicts of a merge are being settled.
    Settle(super::settle::Settle),
    /// One of several things is being chosen.
    Choice(super::choice::Choice),
    /// A question is asked.
    Question(Question),
    /// The help is shown, scrolled by some lines.
    Help(u16),
    /// A command is being looked for.
    Palette(super::palette::Palette),
    /// The details panel has the keys.
    Details(super::details::Details),
    /// The insight panel has the keys.
    Insight,
}

/// A text being typed into the map.
#[derive(Debug, Clone)]
pub struct Typing {
    /// The line.
    pub field: LineField,
    /// What becomes of it.
    pub purpose: Purpose,
    /// The cards made since typing began, the newest last.
    pub trail: Vec<Handle>,
}

/// What becomes of a typed text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A new card, in a lane of a stage, behind a card of the stage or before all.
    NewCard {
        /// The stage.
        stage: Handle,
        /// The lane.
        lane: Handle,
        /// The card of the stage behind which it comes in time; `None`: first of all.
        after: Option<Handle>,
    },
    /// The title of a card, as a line of quick entry.
    CardTitle(Handle),
    /// A new stage behind another or first.
    NewStage(Option<Handle>),
    /// A new lane of a zone, behind another or at the zone's top.
    NewLane(Visibility, Option<Handle>),
    /// The title of a stage.
    StageTitle(Handle),
    /// The title of a lane.
    LaneTitle(Handle),
    /// The title of the map.
    MapTitle,
    /// A note of a stage.
    StageNote(Handle),
    /// Signs that set fields of all chosen cards.
    Signs,
}

/// A question, and what its answers do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// The map is unsaved: save it before it closes?
    Close,
    /// Others have changed the file on disk: what becomes of it, and what is done then?
    OnDisk {
        /// What follows once the map is saved.
        then: Vec<Effect>,
    },
    /// What an earlier session left behind is to be dropped: for good?
    DropLeft,
    /// A card names a map that is not there yet, by this path: is it to be made?
    MakeJourney(String),
    /// A stage with cards is to be removed: where do they go?
    StageCards(Handle),
    /// A lane with cards is to be removed: where do they go?
    LaneCards(Handle),
}

impl Mode {
    /// Whether a text is being typed or a question is asked, which nothing may change meanwhile.
    pub fn is_typing(&self) -> bool {
        match self {
            Mode::Typing(_) | Mode::SaveAs(_) | Mode::Replace(_) | Mode::Question(_) => true,
            Mode::Settle(settle) => settle.is_typing(),
            Mode::Details(details) => details.is_typing(),
            _ => false,
        }
    }

    /// The place of the card being typed into, with whether it is a new one.
    pub fn typing_cell(&self, app: &App) -> Option<(Spot, bool)> {
        let Mode::Typing(typing) = self else { return None };
        let editor = &app.editor;
        match typing.purpose {
            Purpose::NewCard { stage, lane, after } => {
                let journey = editor.journey();
                let stage = journey.stages.iter().position(|s| s.handle == stage)?;
                let row = editor.cells().rows().iter().position(|r| r.lane == Some(lane))?;
                let cards = &journey.stages[stage].cards;
                let behind = after.and_then(|after| cards.iter().position(|c| c.handle == after));
                let cell = editor.cells().cards(stage, row);
                let card = behind
                    .map_or(0, |behind| cell.iter().filter(|c| **c as usize <= behind).count());
                Some((Spot { stage, row, card: Some(card) }, true))
            }
            Purpose::CardTitle(card) => {
                editor.cells().find(editor.journey(), card).map(|spot| (spot, false))
            }
            _ => None,
        }
    }
}
