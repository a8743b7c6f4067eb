//! Saving and closing.

use wayband::tui::app::Effect;

use super::{MAP, Screen};

#[test]
fn a_saved_map_closes_at_once() {
    for keys in ["q", "Ctrl-c", ": q Enter", "Z Z", ": w q Enter", ": x Enter", ": q ! Enter"] {
        println!("{keys}");
        Screen::new(MAP).keys(keys).does(&[Effect::Close]);
    }
}

#[test]
fn an_unsaved_map_asks() {
    for keys in ["q", "Ctrl-c", ": q Enter"] {
        println!("{keys}");
        Screen::new(MAP).keys("+").keys(keys).does(&[]).asks().shows("Unsaved");
    }
    Screen::new(MAP).keys("+ q s").does(&[Effect::SaveAndClose]).is_on_the_map();
    Screen::new(MAP).keys("+ q d").does(&[Effect::Close]);
    Screen::new(MAP).keys("+ q Esc").does(&[]).is_on_the_map();
    Screen::new(MAP).keys("+ q Ctrl-c").does(&[]).is_on_the_map();
    Screen::new(MAP).keys("+ q j l a").does(&[]).asks();
}

#[test]
fn vims_words_save_and_close() {
    Screen::new(MAP).keys("+ Ctrl-s").does(&[Effect::Save]);
    Screen::new(MAP).keys("+ : w Enter").does(&[Effect::Save]);
    Screen::new(MAP).keys("+ : w q Enter").does(&[Effect::SaveAndClose]);
    Screen::new(MAP).keys("+ : x Enter").does(&[Effect::SaveAndClose]);
    Screen::new(MAP).keys("+ Z Z").does(&[Effect::SaveAndClose]);
    Screen::new(MAP).keys("+ : q ! Enter").does(&[Effect::Close]);
}

#[test]
fn a_map_is_unsaved_until_it_is_as_it_was() {
    Screen::new(MAP).hides("unsaved").keys("+").shows("● unsaved").keys("u").hides("unsaved");
    Screen::new(MAP).keys("Ctrl-s").says("Nothing to save").does(&[]);
    let mut screen = Screen::new(MAP);
    screen.keys("+ +");
    let state = screen.app.editor.state();
    screen.app.editor.mark_saved(state);
    screen.hides("unsaved").keys("u").shows("unsaved").keys("Ctrl-r").hides("unsaved");
}

#[test]
fn saving_while_typing_saves_what_was_typed() {
    let mut screen = Screen::new("Explore");
    screen.keys("a").types("Asks").keys("Ctrl-s").does(&[Effect::Save]).holds("title: \"Asks\",");
    screen.is_typing().types("Waits").keys("Esc").map("Explore\n  c Asks\n  c Waits");
}

#[test]
fn suspending_is_left_to_the_outer_loop() {
    Screen::new(MAP).keys("Ctrl-z").does(&[Effect::Suspend]).is_unchanged();
    Screen::new(MAP)
        .keys("a")
        .types("Asks")
        .keys("Ctrl-z")
        .does(&[Effect::Suspend])
        .is_typing()
        .keys("Esc")
        .at("Explore c Asks");
}
