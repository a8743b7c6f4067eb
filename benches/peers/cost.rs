//! What merging and comparing large maps costs, tool by tool.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use wayband::format::{Document, print};

use super::edits::{EDITS, edited};
use super::large::large;
use super::tool::Tool;

/// Stages, and cards in each.
const MAPS: [(usize, usize); 2] = [(40, 50), (100, 200)];
/// How often each is tried; the quickest counts, for nothing but chance makes one slower.
const TRIES: usize = 7;
/// Tools that take longer than this, in seconds, are tried once.
const PATIENCE: f64 = 3.0;

/// Prints the tables.
pub fn table() -> Result<(), Box<dyn Error>> {
    for (stages, cards) in MAPS {
        let document = large(stages, cards);
        let [ours, theirs] = [0, 1].map(|person| Document::new(edited(&document.journey, person)));
        let texts = [print(&document), print(&ours), print(&theirs)];
        let folder = tempfile::tempdir()?;
        for tool in Tool::MERGING {
            for (name, text) in ["base", "ours", "theirs"].into_iter().zip(&texts) {
                let (name, text) = tool.written(name, text);
                fs::write(folder.path().join(name), text)?;
            }
        }
        let (count, size) = (stages * cards, texts[0].len());
        println!("{count} cards, {:.1} MB, {EDITS} edits a side", size as f64 / 1e6);
        costs("merge", &Tool::TIMED, |tool| tool.merge(folder.path()), folder.path())?;
        costs("diff", &Tool::COMPARING, |tool| Ok(tool.diff(folder.path())), folder.path())?;
        println!();
    }
    Ok(())
}

fn costs(
    what: &str,
    tools: &[Tool],
    call: impl Fn(Tool) -> std::io::Result<Command>,
    folder: &Path,
) -> Result<(), Box<dyn Error>> {
    let mut own = None;
    for tool in tools.iter().filter(|tool| tool.version().is_some()) {
        let mut seconds = f64::INFINITY;
        for _ in 0..TRIES {
            let mut command = call(*tool)?;
            let start = Instant::now();
            let _ = command.status()?;
            seconds = seconds.min(start.elapsed().as_secs_f64());
            if seconds > PATIENCE {
                break;
            }
        }
        let own = *own.get_or_insert(seconds);
        let memory = most_memory(&call(*tool)?, folder);
        let memory = memory
            .map_or_else(|| "?".to_owned(), |kibibytes| format!("{:.0} MiB", kibibytes / 1024.0));
        let milliseconds = seconds * 1000.0;
        println!(
            "  {what:6} {:20} {milliseconds:9.1} ms {:6.1} x {memory:>10}",
            tool.name(),
            seconds / own
        );
    }
    Ok(())
}

/// The most memory that a command takes, in KiB, as GNU time tells it; `None` where there is none.
fn most_memory(command: &Command, folder: &Path) -> Option<f64> {
    let told = folder.join("told");
    let mut timed = Command::new("time");
    timed.args(["-q", "-f", "%M", "-o"]).arg(&told).arg(command.get_program());
    timed.args(command.get_args()).current_dir(folder);
    timed.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
    timed.status().ok()?;
    fs::read_to_string(told).ok()?.trim().parse().ok()
}
