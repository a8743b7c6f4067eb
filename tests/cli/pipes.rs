//! Pipes that close, disks that are full, and colour.

use std::fmt::Write as _;
use std::io::Read as _;
use std::process::Stdio;

use super::{Home, SMALL};

/// A map with so many findings that no pipe holds them.
fn long_story() -> String {
    let mut cards = String::new();
    for number in 0..3000 {
        let _ = writeln!(cards, "Activity(id: \"a{number}\", lane: \"none\", title: \"A\"),");
    }
    SMALL.replacen("                // Kept.\n", &cards, 1)
}

#[test]
fn a_closed_pipe_ends_the_program_quietly() {
    let home = Home::new();
    home.write("a.ron", long_story());
    for args in [["check", "a.ron"].as_slice(), &["export", "a.ron", "--to", "markdown"], &["man"]]
    {
        let mut command = home.program(args);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        drop(child.stdout.take());
        let mut err = String::new();
        child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        let status = child.wait().unwrap().code();
        // What was found still counts; the pipe does not.
        let (expected, said) = match args[0] {
            "check" => (1, err.starts_with("1 map: 3000 errors, ")),
            _ => (0, err.is_empty()),
        };
        assert_eq!(status, Some(expected), "{args:?}: {err}");
        assert!(said && !err.contains("panicked"), "{args:?}: {err}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_of() {
    let home = Home::new();
    home.write("a.ron", SMALL);
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut command = home.program(&["fmt", "-"]);
    let input = std::fs::File::open(home.path("a.ron")).unwrap();
    let output = command.stdin(input).stdout(full).stderr(Stdio::piped()).output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(3), "{err}");
    assert!(err.starts_with("error: standard output cannot be written: "), "{err}");
}

#[test]
fn colour_is_for_those_who_ask() {
    let home = Home::new();
    home.write("a.ron", SMALL.replace("emotion: -1", "emotion: 7"));
    let plain = home.run(&["check", "a.ron"]);
    assert!(!plain.out.contains('\x1b') && !plain.err.contains('\x1b'));
    let asked = home.run(&["check", "--color", "always", "a.ron"]);
    assert!(asked.out.contains("\x1b[1;31merror[emotion-range]\x1b[0m"), "{}", asked.out);
    let run = |name: &str, args: &[&str]| {
        let output = home.program(args).env(name, "1").output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(run("CLICOLOR_FORCE", &["check", "a.ron"]), asked.out);
    assert_eq!(run("CLICOLOR_FORCE", &["check", "--color", "never", "a.ron"]), plain.out);
    assert_eq!(run("NO_COLOR", &["check", "a.ron"]), plain.out);
}

#[test]
fn no_control_of_a_map_reaches_the_output() {
    let home = Home::new();
    home.write(
        "a.ron",
        SMALL.replace(
            "\"touchpoints\",\n                    t",
            "\"\u{1b}[31m\u{202e}\u{9b}\",\n t",
        ),
    );
    let ended = home.run(&["check", "a.ron"]);
    ended.ends(1);
    let controls = |text: &str| {
        text.chars()
            .any(|c| c != '\n' && (c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c)))
    };
    assert!(ended.out.contains("unknown-lane"), "{}", ended.out);
    assert!(!controls(&ended.out), "{:?}", ended.out);
    let json = home.run(&["check", "--format", "json", "a.ron"]);
    assert!(!controls(&json.out), "{:?}", json.out);
}
