//! Map files on disk: opening, saving without ever losing one, finding, and making from templates;
//! and what git holds of them.
//!
//! No other layer touches the disk or runs git.

mod around;
mod attributes;
mod card_search;
mod file;
mod find;
mod first_time;
mod folder_watch;
mod git;
mod handing;
mod in_place;
mod listing;
mod log_file;
mod look;
mod map_file;
mod neighbourhood;
mod open;
mod proof;
mod recovery;
mod replace;
mod save;
mod save_error;
mod settings;
mod summary;
mod system;
mod templates;
mod temporary;
#[cfg(test)]
mod tests;
mod text_file;
#[cfg(test)]
mod undo_laws;
mod watch;

pub use around::Around;
pub use card_search::{CardHit, search_cards};
pub use file::MapFile;
pub use find::{Found, find_maps, is_map};
pub use first_time::is_first_time;
pub use folder_watch::FolderWatch;
pub use git::{
    Attributes, Changed, ChangedMap, Config, Conflict, Content, FileState, GitError, Merged,
    Repository, Revision, Span, Unattributed, Version, git_colors_diffs, line_diff, merge_file,
};
pub use handing::{hand_over, hand_over_map};
pub use listing::{Listing, Seen, list_maps};
pub use log_file::LogFile;
pub use look::{Look, News, look_again};
pub use map_file::{delete_file, rename_file};
pub use neighbourhood::{Neighbour, Neighbourhood, is_same_file, plain_path, repository_root};
pub use open::{
    MAX_BYTES, OpenError, OpenMap, open, open_half_merged, read_bytes, read_text, text_of,
};
pub use recovery::{Change, LeftBehind, Marker, Recorder, Search, Turn, left_behind};
pub use replace::{write_new, write_over};
pub use save::{Saved, create, overwrite, reformat, save, save_as, save_beside, save_over};
pub use save_error::SaveError;
pub use settings::{make_settings, read_settings};
pub use summary::{Summary, summary};
pub use templates::{Origin, Template, TemplateError, template, templates};
pub use text_file::TextFile;
pub use watch::{Unwatched, Watch};
