//! The program as a whole: opening, wrong calls, help, paths, completions and the manual.

use super::{Home, SMALL};

#[test]
fn the_editor_needs_a_terminal_and_says_so() {
    let home = Home::new();
    home.write("a.ron", SMALL);
    for args in [["a.ron"].as_slice(), &["."], &[]] {
        let ended = home.run(args);
        ended.ends(2);
        assert_eq!(ended.out, "");
        assert!(ended.err.starts_with("error: the editor needs a terminal"), "{}", ended.err);
        assert!(ended.err.contains("\nhint: "), "{}", ended.err);
    }
}

#[test]
fn what_is_not_there_cannot_be_opened() {
    let home = Home::new();
    let ended = home.run(&["a.ron"]);
    ended.ends(3);
    assert_eq!(
        ended.err,
        "error: a.ron is not there\nhint: `wayband new a.ron` makes a map there\n"
    );
    let ended = home.run(&["exprot"]);
    ended.ends(3);
    assert!(ended.err.contains("hint: did you mean `wayband export`?"), "{}", ended.err);
}

#[test]
fn wrong_calls_end_with_2_and_help_with_0() {
    let home = Home::new();
    home.write("a.ron", SMALL);
    for args in [
        ["check"].as_slice(),
        &["check", "--nonsense", "a.ron"],
        &["check", "--format", "xml", "a.ron"],
        &["--color", "sometimes", "check", "a.ron"],
        &["a.ron", "check", "a.ron"],
        &["completions", "cmd"],
    ] {
        let ended = home.run(args);
        ended.ends(2);
        assert!(ended.out.is_empty() && ended.err.starts_with("error: "), "{}", ended.err);
    }
    for args in [["--help"].as_slice(), &["check", "--help"], &["--version"]] {
        let ended = home.run(args);
        ended.ends(0);
        assert!(!ended.out.is_empty() && ended.err.is_empty(), "{}", ended.err);
    }
    let version = home.run(&["--version"]).out;
    assert_eq!(version, format!("wayband {}\n", env!("CARGO_PKG_VERSION")));
}

#[cfg(target_os = "linux")]
#[test]
fn paths_follow_the_environment() {
    let home = Home::new();
    let ended = home.run(&["paths"]);
    ended.ends(0);
    let base = home.path("").to_str().unwrap().trim_end_matches('/').to_owned();
    assert_eq!(
        ended.out,
        format!(
            "config: {base}/.config/wayband\nsettings: {base}/.config/wayband/settings.ron\ntemplates: {base}/.config/wayband/templates\n\
             state: {base}/.local/state/wayband\ncache: {base}/.cache/wayband\n"
        )
    );
    let output = home.program(&["paths"]).env("XDG_CONFIG_HOME", "/elsewhere").output().unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    assert!(out.starts_with("config: /elsewhere/wayband\n"), "{out}");
    assert!(home.names().is_empty(), "nothing is made by asking");
}

#[test]
fn settings_that_are_named_must_be_there_and_readable() {
    let home = Home::new();
    home.write("a.ron", "Journey(format: 1, title: \"A\")");
    let ended = home.run(&["--config", "none.ron", "a.ron"]);
    ended.ends(3);
    assert!(ended.err.starts_with("error: none.ron is not there\nhint: "), "{}", ended.err);
    home.write("bytes.ron", b"Settings(\xff)");
    let ended = home.run(&["--config", "bytes.ron", "a.ron"]);
    ended.ends(3);
    assert!(ended.err.contains("bytes.ron: this is not UTF-8 text"), "{}", ended.err);
    // Mistakes in them are told in the editor, which needs a terminal.
    home.write("wrong.ron", "Settings(them: 1)");
    home.run(&["--config", "wrong.ron", "a.ron"]).ends(2);
    let ended = home.run(&["--log", "no/such/folder", "a.ron"]);
    ended.ends(3);
    assert!(ended.err.contains("no/such/folder cannot be written"), "{}", ended.err);
    home.run(&["--config", "wrong.ron", "check", "a.ron"]).ends(2);
}

#[test]
fn every_shell_gets_completions() {
    let home = Home::new();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ended = home.run(&["completions", shell]);
        ended.ends(0);
        assert!(ended.out.contains("completions") && ended.out.contains("check"), "{shell}");
    }
}

#[test]
fn the_manual_tells_commands_options_and_status() {
    let home = Home::new();
    let ended = home.run(&["man"]);
    ended.ends(0);
    let page = ended.out.replace("\\-", "-");
    assert!(page.contains(".TH wayband 1"), "{page}");
    for part in [
        ".SH MAPS",
        ".SH \"EXIT STATUS\"",
        ".SH JSON",
        "wayband check [OPTIONS] <PATH>...",
        "--strict",
        "-o, --output",
        "--list-templates",
        "[default: customer-journey]",
        "duplicate-id",
        "Move the card to the next stage",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
}
