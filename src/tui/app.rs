//! The state of the screen that shows one map.

use std::path::PathBuf;

use super::compared::Compared;
use super::editor::Editor;
use super::file_state::FileState;
use super::findings::Findings;
use super::glyphs::Glyphs;
use super::keymap::Keymap;
use super::left_behind::Left;
use super::mode::Mode;
use super::mouse::Drag;
use super::pane::Pane;
use super::settings::Told;
use super::theme::Theme;
use super::tour::Tour;
use super::view_state::ViewState;
use crate::edit::{Edit, Selection, State};
use crate::journey::{Card, CardKind, Handle, Handles, Journey, Place};
use crate::layout::{Geometry, View, Zoom};

/// Everything the screen is drawn from.
#[derive(Debug, Clone)]
pub struct App {
    /// The map.
    pub editor: Editor,
    /// What is wrong or doubtful in it, as of the last look.
    pub findings: Findings,
    /// Where it is kept.
    pub path: PathBuf,
    /// Where the maps are kept that are open beneath this one, the first opened first.
    pub beneath: Vec<PathBuf>,
    /// What is known of the file there.
    pub file: FileState,
    /// Colours and signs.
    pub look: Look,
    /// Which keys mean which command.
    pub keymap: Keymap,
    /// What cannot be followed of the user's settings.
    pub mistakes: Vec<Told>,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// What part of the map is shown, and how.
    pub view: ViewState,
    /// What keys mean at present.
    pub mode: Mode,
    /// What was just done, until the next key.
    pub message: Option<Message>,
    /// What `p` puts.
    pub clipboard: Clipboard,
    /// The kind that was offered to `t` when the selected card crossed an edge.
    pub offer: Option<Offer>,
    /// What was looked for last.
    pub sought: Option<Sought>,
    /// A line of signs that was left without being understood.
    pub unset: String,
    /// The map that this one is compared with.
    pub compared: Option<Compared>,
    /// The paths of the maps around this one, as it would name them.
    pub around: Vec<String>,
    /// Where the cursor stood before it followed a reference, the last place last.
    pub trail: Vec<Selection>,
    /// What the mouse has begun.
    pub drag: Drag,
    /// The state that is being saved beside the drawing.
    pub saving: Option<State>,
    /// What an earlier session left behind.
    pub left: Option<Left>,
    /// The map is that of the tour, which is kept nowhere; how far it is.
    pub tour: Option<Tour>,
    /// A line offers the tour.
    pub offers_tour: bool,
}

/// Colours and signs.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// The colours.
    pub theme: Theme,
    /// The signs.
    pub glyphs: Glyphs,
}

/// Cards that were cut or copied.
#[derive(Debug, Clone, Default)]
pub struct Clipboard {
    /// The cards.
    pub cards: Vec<Card>,
    /// For cards that were cut: where they stood, as long as nothing has changed since.
    pub cut: Option<Cut>,
}

/// Where cards stood that were cut.
#[derive(Debug, Clone)]
pub struct Cut {
    /// Their places, each with those before it back in theirs.
    pub places: Vec<Place>,
    /// Where the cursor stood.
    pub before: Selection,
    /// Where it stood right behind the cut.
    pub after: Selection,
    /// The revision of the map right behind the cut.
    pub revision: u64,
}

/// A kind that fits where a card now stands.
#[derive(Debug, Clone, Copy)]
pub struct Offer {
    /// The kind.
    pub kind: CardKind,
    /// The selected card.
    pub card: Option<Handle>,
    /// The revision of the map when it was offered.
    pub revision: u64,
}

/// Words that were looked for.
#[derive(Debug, Clone)]
pub struct Sought {
    /// The words.
    pub words: String,
    /// The place found last, by stage and card, and where the cursor stood there.
    pub found: Option<((usize, usize), Selection)>,
}

/// A line about what was just done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What it says.
    pub text: String,
    /// Whether it tells of something that went wrong.
    pub wrong: bool,
}

/// What the outer loop does for the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Write the map to its file.
    Save,
    /// Write the map to its file, whatever others have made of that.
    SaveOver,
    /// Write the map to a new file beside its own, which is the map's from then on.
    SaveBeside,
    /// Write the map to a new file, which is the map's from then on.
    SaveAs(PathBuf),
    /// Follow the file to its new name and write the map there.
    SaveToRenamed,
    /// Close the map once what is being written is on disk.
    CloseOnceSaved,
    /// Read the map from its file again.
    Reload,
    /// Make the changes that an earlier session left behind.
    TakeUp,
    /// Remove the changes that an earlier session left behind.
    DropLeft,
    /// Read the map that this one is compared with, by its path as the map has it.
    Compare(String),
    /// Open the map that a card names, by its path as the card has it, over this one.
    OpenJourney(String),
    /// Make the map that the selected card names, and open it.
    MakeJourney(String),
    /// Take the tour, over this map.
    Tour,
    /// Give a text to the clipboard of the terminal.
    Copy(String),
    /// Open a web address in the browser.
    Browse(String),
    /// Open the file of settings in the user's own editor; make it where there is none.
    OpenSettings,
    /// Open a file in the user's own editor, and tell when that has ended.
    EditFile {
        /// The file.
        path: PathBuf,
        /// What is done then.
        then: AfterEditing,
    },
    /// Hand a text to the user's own editor, as a file of this name, and take it back.
    EditText {
        /// The field it is of.
        name: String,
        /// The text.
        text: String,
    },
    /// Look up which maps lie around this one.
    LookAround,
    /// Close the map.
    Close,
    /// Stop the program until the shell continues it.
    Suspend,
}

/// What is done once the user's own editor has ended, which may have changed the file it was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AfterEditing {
    /// The settings are read again.
    Settings,
    /// The text is taken back.
    Text,
}

impl App {
    /// A screen for a map.
    pub fn new(editor: Editor, path: PathBuf, look: Look, size: (u16, u16)) -> Self {
        App {
            editor,
            findings: Findings::default(),
            path,
            beneath: Vec::new(),
            file: FileState::default(),
            look,
            keymap: Keymap::default(),
            mistakes: Vec::new(),
            size,
            view: ViewState::default(),
            mode: Mode::Map,
            message: None,
            clipboard: Clipboard::default(),
            offer: None,
            sought: None,
            unset: String::new(),
            compared: None,
            around: Vec::new(),
            trail: Vec::new(),
            drag: Drag::default(),
            saving: None,
            left: None,
            tour: None,
            offers_tour: false,
        }
    }

    /// Whether something of the map is not on disk and should be.
    pub fn is_unsaved(&self) -> bool {
        self.tour.is_none() && (self.editor.is_unsaved() || self.file.is_missing())
    }

    /// Says what was done.
    pub fn say(&mut self, text: impl Into<String>) {
        self.message = Some(Message { text: text.into(), wrong: false });
    }

    /// Says what went wrong.
    pub fn complain(&mut self, text: impl Into<String>) {
        self.message = Some(Message { text: text.into(), wrong: true });
    }

    /// Does an edit that `build` makes; says so where it cannot be done. Whether it was done.
    pub fn edit(
        &mut self,
        label: impl Into<String>,
        build: impl FnOnce(&Journey, &mut Handles) -> (Edit, Selection),
    ) -> bool {
        match self.editor.edit(label, build) {
            Ok(()) => true,
            Err(error) => {
                self.complain(format!("Cannot do this: {error}"));
                false
            }
        }
    }

    /// Where everything of the map stands; `None` where the map is not shown as stages beside each
    /// other.
    pub fn geometry(&self) -> Option<Geometry> {
        if self.pane() != Pane::Map {
            return None;
        }
        let area = self.areas()?.map?;
        let cells = self.editor.cells();
        let typing = self.mode.typing_cell(self).map(|(spot, _)| (spot.stage, spot.row));
        let folds = self.view.folds.positions(&self.editor, typing);
        let view = View {
            folds: &folds,
            area,
            // A card that is only a mark has no room for its title.
            zoom: match self.view.zoom {
                Zoom::Overview if typing.is_some() => Zoom::Normal,
                zoom => zoom,
            },
            first_stage: self.first_stage(),
            tops: &self.view.tops,
            cursor: Some(self.cursor()),
            typing,
        };
        Some(Geometry::new(self.editor.journey(), cells, view))
    }

    /// Where the cursor stands; while a new card is typed, where that will stand.
    pub fn cursor(&self) -> crate::layout::Spot {
        match self.mode.typing_cell(self) {
            Some((spot, _)) => spot,
            None => self.editor.spot(),
        }
    }

    /// The position of the first visible stage.
    pub fn first_stage(&self) -> usize {
        let stages = &self.editor.journey().stages;
        stages.iter().position(|stage| Some(stage.handle) == self.view.first_stage).unwrap_or(0)
    }

    /// Scrolls as little as brings the cursor into sight.
    pub fn reveal(&mut self) {
        match self.pane() {
            Pane::Map => self.reveal_cell(),
            Pane::Outline => super::outline::reveal(self),
            Pane::Present => {}
        }
    }

    fn reveal_cell(&mut self) {
        self.editor.leave_title();
        let cursor = self.cursor();
        let Some(geometry) = self.geometry() else { return };
        let stages = &self.editor.journey().stages;
        let (first, count) =
            (geometry.columns.first().map_or(0, |c| c.stage), geometry.columns.len());
        let first = if cursor.stage < first {
            cursor.stage
        } else if count > 0 && cursor.stage >= first + count {
            cursor.stage + 1 - count
        } else {
            first
        };
        self.view.first_stage = stages.get(first).map(|stage| stage.handle);
        // Which lanes are cut depends on which stages are visible, so look again.
        let Some(geometry) = self.geometry() else { return };
        let Some(lane) = geometry.lane(cursor.row) else { return };
        let line = cursor.card.unwrap_or(0) / usize::from(geometry.density.across.max(1));
        // Half of what is visible at a time: a step of one line would draw the lane anew for every
        // key.
        let slots = lane.slots.max(1);
        let top = if line < lane.top || line >= lane.top + slots {
            line.saturating_sub(slots / 2)
        } else {
            lane.top
        };
        self.view.tops.resize(self.editor.cells().rows().len(), 0);
        if let Some(slot) = self.view.tops.get_mut(cursor.row) {
            *slot = top;
        }
    }
}
