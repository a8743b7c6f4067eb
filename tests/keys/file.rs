//! Saving and closing.

use wayband::tui::app::Effect;
use wayband::tui::file_state::OnDisk;

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
    Screen::new(MAP).keys("+ q s").does(&[Effect::Save, Effect::CloseOnceSaved]).is_on_the_map();
    Screen::new(MAP).keys("+ q d").does(&[Effect::Close]);
    Screen::new(MAP).keys("+ q Esc").does(&[]).is_on_the_map();
    Screen::new(MAP).keys("+ q Ctrl-c").does(&[]).is_on_the_map();
    Screen::new(MAP).keys("+ q j l a").does(&[]).asks();
}

#[test]
fn vims_words_save_and_close() {
    Screen::new(MAP).keys("+ Ctrl-s").does(&[Effect::Save]);
    Screen::new(MAP).keys("+ : w Enter").does(&[Effect::Save]);
    Screen::new(MAP).keys("+ : w q Enter").does(&[Effect::Save, Effect::CloseOnceSaved]);
    Screen::new(MAP).keys("+ : x Enter").does(&[Effect::Save, Effect::CloseOnceSaved]);
    Screen::new(MAP).keys("+ Z Z").does(&[Effect::Save, Effect::CloseOnceSaved]);
    Screen::new(MAP).keys("+ : q ! Enter").does(&[Effect::Close]);
}

#[test]
fn a_file_that_others_changed_is_not_saved_over_unasked() {
    let changed = |on_disk: OnDisk| {
        let mut screen = Screen::new(MAP);
        screen.app.file.on_disk = on_disk;
        screen.keys("+");
        screen
    };
    for keys in ["Ctrl-s", ": w Enter", "Z Z", "q s"] {
        changed(OnDisk::Changed).keys(keys).does(&[]).asks().shows("Changed on disk");
    }
    changed(OnDisk::Changed).shows("changed on disk").keys("Ctrl-s r").does(&[Effect::Reload]);
    changed(OnDisk::Changed).keys("Ctrl-s o").does(&[Effect::SaveOver]).is_on_the_map();
    changed(OnDisk::Changed).keys("Ctrl-s b").does(&[Effect::SaveBeside]).is_on_the_map();
    changed(OnDisk::Changed).keys("Ctrl-s j x f Esc").does(&[]).is_on_the_map();
    let both = [Effect::SaveBeside, Effect::CloseOnceSaved];
    changed(OnDisk::Changed).keys("Z Z b").does(&both);
    changed(OnDisk::Broken).keys("Ctrl-s r").does(&[]).asks().shows("No map on disk now");
    changed(OnDisk::Broken).keys("Ctrl-s o").does(&[Effect::SaveOver]);
    changed(OnDisk::Renamed("b.ron".into())).keys("Ctrl-s").asks().shows("Renamed to b.ron");
    changed(OnDisk::Renamed("b.ron".into())).keys("Ctrl-s f").does(&[Effect::SaveToRenamed]);
    changed(OnDisk::Renamed("b.ron".into())).keys("Ctrl-s s").does(&[Effect::SaveOver]);
}

#[test]
fn a_file_that_is_gone_leaves_the_map_unsaved() {
    let mut screen = Screen::new(MAP);
    screen.app.file.on_disk = OnDisk::Gone;
    screen.keys("q").asks().shows("Unsaved").keys("Esc").shows("gone from disk");
    screen.keys("Ctrl-s").does(&[Effect::SaveOver]);
}

#[test]
fn a_map_is_saved_under_another_name() {
    let path = |name: &str| [Effect::SaveAs(name.into())];
    let mut screen = Screen::new(MAP);
    screen.keys(": s a v e - a s Enter").shows("Save as  maps/a-map.ron");
    screen.keys("Ctrl-u").types("maps/b").keys("Enter").does(&path("maps/b.ron")).is_on_the_map();
    Screen::new(MAP).keys(": s a v e a s Enter Enter").does(&path("maps/a-map.ron"));
    Screen::new(MAP).keys(": s a v e a s Enter Ctrl-u Enter").does(&[]).is_on_the_map();
    Screen::new(MAP).keys(": s a v e a s Enter Esc").does(&[]).is_on_the_map();
}

#[test]
fn a_map_is_unsaved_until_it_is_as_it_was() {
    Screen::new(MAP).hides("unsaved").keys("+").shows("● unsaved").keys("u").hides("unsaved");
    Screen::new(MAP).keys("Ctrl-s").says("Nothing to save: the file has it all").does(&[]);
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
