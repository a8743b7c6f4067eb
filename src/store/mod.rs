//! Map files on disk: opening, saving without ever losing one, finding, and making from templates.
//!
//! No other layer touches the disk.

mod around;
mod file;
mod find;
mod log_file;
mod look;
mod neighbourhood;
mod open;
mod proof;
mod replace;
mod save;
mod save_error;
mod settings;
mod summary;
mod system;
mod templates;
#[cfg(test)]
mod tests;
mod watch;

pub use around::Around;
pub use file::MapFile;
pub use find::{Found, find_maps, is_map};
pub use log_file::LogFile;
pub use look::{Look, News, look_again};
pub use neighbourhood::{Neighbour, Neighbourhood, repository_root};
pub use open::{MAX_BYTES, OpenError, OpenMap, open, read_text};
pub use replace::{write_new, write_over};
pub use save::{Saved, create, overwrite, reformat, save, save_as, save_beside, save_over};
pub use save_error::SaveError;
pub use settings::{make_settings, read_settings};
pub use summary::{Summary, summary};
pub use templates::{Origin, Template, TemplateError, template, templates};
pub use watch::{Unwatched, Watch};
