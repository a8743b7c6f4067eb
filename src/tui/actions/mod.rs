//! What commands do, one group a file.

pub mod add;
pub mod change;
pub mod compare;
pub mod cut;
pub mod file;
pub mod filter;
pub mod find;
pub mod go;
pub mod lane;
pub mod links;
pub mod look;
pub mod mark;
pub mod note;
pub mod pane;
pub mod recovery;
pub mod save_as;
pub mod settings;
pub mod shift;
pub mod signs;
pub mod stage;
pub mod typing;
