//! What no file may do: ask for more time or memory than in proportion to its size. Each text is read
//! at one size and at twice that; the time and the memory may double then, and no more.
//!
//! `cargo bench --bench hostile -- WORD` tries those whose name holds the word.

#![allow(clippy::print_stdout)] // figures are what it is for

use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::process::Command;
use std::time::Instant;

use wayband::check::{TextOnly, check};
use wayband::format::{places, print, read};

mod texts;

use texts::ALL;

/// That of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What a text cost.
#[derive(Debug, Default)]
struct Cost {
    seconds: f64,
    /// The most memory at any time, without the text itself, in MiB; 0 where that is not told.
    mebibytes: f64,
    outcome: String,
}

/// Does all that is done with a map of which nothing is known.
fn cost(text: &str) -> Cost {
    let before = most_memory();
    let start = Instant::now();
    let outcome = match read(black_box(text)) {
        Ok(document) => {
            let _ = black_box((places(text), print(&document)));
            let findings = check(&document.journey, &TextOnly);
            format!("a map, {} findings", findings.len())
        }
        Err(faults) => {
            let mut words = String::new();
            for fault in &faults {
                let _ = write!(words, "{fault}{:?}", fault.excerpt);
            }
            black_box(&words);
            format!("{} faults: {}", faults.len(), faults.first().map_or("", |f| &f.message))
        }
    };
    let seconds = start.elapsed().as_secs_f64();
    Cost { seconds, mebibytes: most_memory() - before, outcome }
}

/// The most memory this process had so far, in MiB; 0 where the system does not tell it.
fn most_memory() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    let digits = line.trim_matches(|c: char| !c.is_ascii_digit());
    digits.parse::<f64>().unwrap_or_default() / 1024.0
}

/// The cost in a process of its own, where no memory was taken before.
fn cost_alone(name: &str, bytes: usize) -> Cost {
    let program = std::env::current_exe().unwrap_or_default();
    let told = Command::new(program).args(["alone", name, &bytes.to_string()]).output();
    let told = told.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    let told = told.unwrap_or_default();
    let mut parts = told.splitn(3, ' ');
    let mut figure = || parts.next().and_then(|part| part.parse().ok()).unwrap_or_default();
    let (seconds, mebibytes) = (figure(), figure());
    Cost { seconds, mebibytes, outcome: parts.next().unwrap_or("stopped").trim_end().to_owned() }
}

fn main() {
    let arguments: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let size = |text: &String| text.parse::<usize>().ok();
    if let [alone, name, bytes] = &arguments[..]
        && alone == "alone"
    {
        let hostile = ALL.iter().find(|hostile| hostile.name == name);
        let text = hostile.zip(size(bytes)).map(|(hostile, bytes)| hostile.text(bytes));
        let Cost { seconds, mebibytes, outcome } = cost(&text.unwrap_or_default());
        println!("{seconds} {mebibytes} {outcome}");
        return;
    }
    let wanted = arguments.first().map(String::as_str).unwrap_or_default();
    let bytes = arguments.get(1).and_then(size).unwrap_or(4) << 20;
    println!(
        "{:26} {:>7} {:>7} {:>6} {:>7} {:>7} {:>7}",
        format!("{} MiB and twice that", bytes >> 20),
        "s",
        "s",
        "times",
        "MiB",
        "MiB",
        "a byte"
    );
    for hostile in ALL.iter().filter(|hostile| hostile.name.contains(wanted)) {
        let (once, twice) = (cost_alone(hostile.name, bytes), cost_alone(hostile.name, 2 * bytes));
        println!(
            "{:26} {:7.3} {:7.3} {:6.1} {:7.0} {:7.0} {:7.1}  {}",
            hostile.name,
            once.seconds,
            twice.seconds,
            twice.seconds / once.seconds,
            once.mebibytes,
            twice.mebibytes,
            twice.mebibytes / ((2 * bytes) >> 20) as f64,
            twice.outcome
        );
    }
}
