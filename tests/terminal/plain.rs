//! Plain lines: the terminal's cursor is seen and stands on what is selected.

use crate::driver::{Ground, Terminal, folder_with};
use crate::{CTRL_S, DOWN, ENTER, ESC, MAP};

/// Waits until the cursor is seen at the beginning of a line's text.
fn read(terminal: &mut Terminal, line: &str) {
    terminal.until(&format!("the cursor at {line:?}"), |screen| {
        let (row, column) = screen.cursor_position();
        let (_, columns) = screen.size();
        let said = screen.contents_between(row, column, row, columns.into());
        !screen.hide_cursor() && said.starts_with(line)
    });
}

#[test]
fn the_cursor_stands_on_what_is_selected_and_where_is_typed() {
    let (folder, path) = folder_with(MAP);
    let args = ["--plain", "."];
    let mut terminal = Terminal::start(folder.path(), &args, (100, 30), Ground::Dark);
    read(&mut terminal, "New laptop for a remote hire");
    terminal.send(ENTER);
    read(&mut terminal, "Asks colleagues they trust, emotion +1, consumer only");
    terminal.send(DOWN);
    read(&mut terminal, "Browses the hardware catalogue, emotion -1, moment of truth, band");
    terminal.send("$");
    read(&mut terminal, "Stage 7 of 7: Realize");
    terminal.send("0");
    read(&mut terminal, "Stage 1 of 7: Explore, 4 cards");
    terminal.type_and_see("aReads a test", "New card, band: Reads a test");
    terminal.send(ESC);
    read(&mut terminal, "Reads a test, band, touchpoint");
    terminal.send("q");
    read(&mut terminal, "Unsaved: s saves and closes");
    terminal.send(ESC);
    read(&mut terminal, "Reads a test, band, touchpoint");
    terminal.type_and_see(CTRL_S, "saved ./new-laptop.ron");
    assert!(std::fs::read_to_string(path).unwrap().contains("\"Reads a test\""));
    let drawn = terminal.screen().contents();
    assert!(!drawn.contains(['▎', '▌', '┄', '●', '★', '⇄']), "{drawn}");
    terminal.send("qq");
    assert!(terminal.end().status.success());
}
