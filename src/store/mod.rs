//! Map files on disk: opening, saving without ever losing one, finding, and making from templates.
//!
//! No other layer touches the disk.

mod around;
mod file;
mod find;
mod look;
mod neighbourhood;
mod open;
mod proof;
mod recovery;
mod replace;
mod save;
mod save_error;
mod summary;
mod system;
mod templates;
#[cfg(test)]
mod tests;
mod watch;

pub use around::Around;
pub use file::MapFile;
pub use find::{Found, find_maps, is_map};
pub use look::{Look, News, look_again};
pub use neighbourhood::{Neighbour, Neighbourhood, repository_root};
pub use open::{MAX_BYTES, OpenError, OpenMap, open, read_text};
pub use recovery::{Change, LeftBehind, Marker, Recorder, Search, Turn, left_behind};
pub use replace::{write_new, write_over};
pub use save::{Saved, create, overwrite, reformat, save, save_as, save_beside, save_over};
pub use save_error::SaveError;
pub use summary::{Summary, summary};
pub use templates::{Origin, Template, TemplateError, template, templates};
pub use watch::{Unwatched, Watch};
