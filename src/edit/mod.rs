//! Every change to a map, as a value that can be applied, undone and told.

mod apply;
mod between;
mod build;
mod history;
#[cfg(test)]
pub(crate) mod laws;
mod lines;
mod put;
mod references;
mod remove;
mod rename;
mod renamed;
mod touched;

pub use apply::{Edit, EditError, apply};
pub use between::between;
pub use build::{
    add_card, add_lane, add_persona, add_stage, lane_after_card, move_card, set, set_lead,
};
pub use history::{History, Selection, State, Step};
#[cfg(test)]
pub(crate) use laws::{Plan, handles_of, plan, planned};
pub use lines::set_lines;
pub use put::put_cards;
pub use references::{Reference, Target, references_of_card, references_of_map};
pub use remove::{Removal, remove, remove_all, remove_lane, remove_stage};
pub use rename::rename_id;
pub use renamed::Mention;
