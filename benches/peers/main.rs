//! The built program beside other tools that merge and compare, on the same files: what comes of
//! everyday merges, and what large ones cost. A tool that is not on the path is left out, and said so.
//!
//! `cargo bench --bench peers -- everyday` and `-- cost` do one of the two.

#![allow(clippy::print_stdout)] // a table is what it is for

mod cost;
#[path = "../edits/mod.rs"]
mod edits;
mod everyday;
#[path = "../large/mod.rs"]
mod large;
#[path = "../../tests/merge/mod.rs"]
mod scenarios;
mod tool;

use std::env;

fn main() {
    let asked: Vec<String> = env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let is_asked = |word: &str| asked.is_empty() || asked.iter().any(|asked| asked == word);
    let done = [("everyday", everyday::table as fn() -> _), ("cost", cost::table)]
        .into_iter()
        .filter(|(word, _)| is_asked(word))
        .try_for_each(|(_, table)| table());
    if let Err(error) = done {
        println!("stopped: {error}");
        std::process::exit(1);
    }
}
