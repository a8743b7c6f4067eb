//! Prose in the user's own editor, in a real terminal.

use std::fs;

use crate::driver::{Ground, Terminal, folder_with};
use crate::{CTRL_S, ESC, FINDINGS, MAP};

#[test]
fn notes_are_written_in_the_users_own_editor() {
    let (folder, _) = folder_with(MAP);
    // It shows what it got, and adds a line that is typed into it as the terminal gives it.
    let script = "#!/bin/sh\n[ \"$1\" = --wait ] || exit 9\ncat \"$2\"\nprintf 'now type: '\nread -r line\necho \"$line\" >> \"$2\"\nls -l \"$2\" > seen\necho \"$2\" > path\n";
    fs::write(folder.path().join("editor.sh"), script).unwrap();
    let call = format!("sh '{}' --wait", folder.path().join("editor.sh").display());
    let mut terminal = Terminal::start_with(
        folder.path(),
        &[MAP],
        (120, 36),
        Ground::Dark,
        &[("EDITOR", &call), ("PATH", "/usr/bin:/bin")],
    );
    terminal.see(FINDINGS);
    terminal.send("E");
    terminal.see("now type: ");
    assert!(terminal.is_given_back());
    terminal.send("Ask legal first\n");
    terminal.see("Took the notes from your editor");
    assert!(terminal.screen().alternate_screen());
    terminal.type_and_see("a", "new line");
    terminal.type_and_see("And sales", "And sales");
    terminal.type_and_see(ESC, "J K move");
    terminal.type_and_see("E", "now type: ");
    terminal.see("And sales");
    terminal.send("And us\n");
    terminal.see("Took 3 lines of the notes");
    let seen = fs::read_to_string(folder.path().join("seen")).unwrap();
    assert!(seen.starts_with("-rw-------"), "{seen}");
    let path = fs::read_to_string(folder.path().join("path")).unwrap();
    assert!(!fs::exists(path.trim()).unwrap(), "the file is removed: {path}");
    terminal.type_and_see("u", "Undid: change the notes");
    terminal.type_and_see(CTRL_S, "saved new-laptop.ron");
    // Ctrl-c, from the panel.
    terminal.send("\x03");
    assert!(terminal.end().status.success());
    let text = fs::read_to_string(folder.path().join(MAP)).unwrap();
    assert!(text.contains("\"And sales\",") && !text.contains("\"And us\","), "{text}");
}
