//! Editing a map as before, keys, after: events go in as a terminal sends them, and the map, the
//! cursor, the message and the drawing are looked at behind them.

// Functions that tests share are not seen as tests by the lints. What is printed is shown where a
// test fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)]

mod change;
mod commands;
mod cross;
mod cut;
mod details;
mod empty;
mod file;
mod find;
mod go;
mod insight;
mod links;
mod many;
mod mend;
mod mouse;
mod outline;
mod plain;
mod present;
mod recovery;
mod remove;
mod scripts;
mod settings;
mod tour;
mod typing;
mod work;

mod screen;
mod settle;
mod sketch;

use screen::Screen;

/// Three stages, three lanes, some cells with several cards and some with none.
const MAP: &str = "
Explore
  c Asks colleagues +1
  b Browses catalogue -1
  c Searches the web
  p Keeps price list
Offer
  b <> Chats with desk +1
  c Compares at home
Agree
  p Checks budget
";
