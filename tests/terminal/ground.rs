//! The terminal's answer about its ground: it sets the colours, and is never taken for keys.

use vt100::Color;

use crate::driver::{Ground, Terminal, folder_with};
use crate::{FINDINGS, MAP, open};

/// How light a colour is, from 0 to 255.
fn lightness(color: Color) -> u32 {
    let Color::Rgb(r, g, b) = color else { panic!("{color:?} is no colour of the theme") };
    (u32::from(r) * 3 + u32::from(g) * 6 + u32::from(b)) / 10
}

/// The ground of the line at the foot.
fn foot_ground(ground: Ground) -> u32 {
    let (folder, _) = folder_with(MAP);
    let mut terminal = Terminal::start(folder.path(), &[MAP], (120, 36), ground);
    // They stand at the end of the line, so the ground before them is drawn too.
    terminal.see(FINDINGS);
    let color = terminal.screen().cell(35, 60).unwrap().bgcolor();
    terminal.send("q");
    assert!(terminal.end().status.success());
    lightness(color)
}

#[test]
fn colours_follow_the_ground_that_the_terminal_tells() {
    let (dark, light) = (foot_ground(Ground::Dark), foot_ground(Ground::Light));
    assert!(dark < 96, "{dark}");
    assert!(light > 160, "{light}");
}

#[test]
fn an_answer_that_comes_late_is_not_taken_for_keys() {
    let (folder, _) = folder_with(MAP);
    let mut terminal = open(folder.path(), MAP);
    terminal.see(FINDINGS);
    let before = terminal.screen().contents();
    for answer in [&b"\x1b]11;rgb:1010/1212/1818\x1b\\"[..], b"\x1b]11;rgb:ffff/ffff/ffff\x07"] {
        terminal.send(answer);
        // A key behind it is a key.
        terminal.type_and_see("+", "emotion");
        terminal.type_and_see("u", "Undid");
        terminal.send("\x1b");
        terminal.until("the screen as it was", |screen| screen.contents() == before);
    }
    terminal.send("q");
    assert!(terminal.end().status.success());
}
