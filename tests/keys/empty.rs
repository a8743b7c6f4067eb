//! What is said where there is nothing: never without what to do next.

use super::{MAP, Screen};

/// A map with stages and no lane at all.
const NO_LANE: &str =
    "Journey(format: 1, title: \"M\", lanes: [], stages: [Stage(id: \"a\", title: \"A\")])";

#[test]
fn a_map_without_stages_says_how_to_add_one_in_every_view() {
    let wanted = [
        "No stage yet · A adds one",
        "No stage yet: A adds one",
        "No stage yet: Esc, then A adds one",
    ];
    for (view, words) in [("map", 0), ("outline", 1), ("present", 2)] {
        Screen::new("").run(view).shows(wanted[words]);
    }
    for keys in ["a", "x", "y", "Space", "+", "Enter", "J", "g x", "s", "g n", "r s", "d s", "]"] {
        let mut screen = Screen::new("");
        screen.keys(keys).is_on_the_map().says("No stage yet: A adds one");
    }
    // And it does.
    Screen::new("").keys("A").types("One").keys("Esc").map("One");
}

#[test]
fn a_map_without_lanes_says_how_to_add_one_in_every_view() {
    for keys in ["a", "x", "y", "Space", "J", "s", "]"] {
        Screen::open(NO_LANE).keys(keys).says("No lane yet: B adds one");
    }
    Screen::open(NO_LANE).shows("No lane yet · B adds one").hides("adds a card here");
    let mut screen = Screen::open(NO_LANE);
    screen.keys("g o").shows("No lane yet: B adds one").keys("g v B").types("Band").keys("Esc a");
    screen.is_typing().types("Asks").keys("Esc").holds("title: \"Asks\",");
}

#[test]
fn a_cell_and_a_stage_without_cards_say_how_to_add_one() {
    let mut screen = Screen::new("Explore\nOffer");
    screen.shows("No card yet · a adds one").shows("a adds a card here");
    screen.keys("g o").shows("No card yet: a adds one");
    screen.keys("g p").shows("Esc map · no card yet: a there adds one");
    screen.keys("Esc g v x").says("No card here: a adds one");
}

#[test]
fn where_nothing_is_found_it_says_where_to_look() {
    let mut screen = Screen::new(MAP);
    screen.keys("/").types("nowhere").keys("Enter");
    screen.says("\"nowhere\" is not in the map: / looks for other words");
    screen.keys("M").says("\"nowhere\" is in no card: / looks for other words");
    screen.keys("g r Ctrl-u").types("nowhere").keys("Enter Enter");
    screen.says("\"nowhere\" is in no text of the map: g r asks for other words");
    screen
        .keys(":")
        .types("qqqq")
        .shows("No command is called so: Backspace goes back")
        .keys("Enter");
    screen.says("There is no command \"qqqq\": ? shows all");
}

#[test]
fn a_filter_that_no_card_fits_says_so_while_it_is_typed_and_behind() {
    let mut screen = Screen::new(MAP);
    screen.keys("f").hides("no card fits").types("web").hides("no card fits");
    screen.types("xyz").shows("no card fits this").keys("Enter");
    let said = "No card fits webxyz · f changes the filter · Esc ends it";
    screen.says(said).keys("M").says(said).keys("Esc").hides("webxyz");
    screen.keys("f Enter").says("No filter: every card is shown as it is");
}

#[test]
fn what_is_folded_away_under_the_cursor_says_how_to_unfold_it() {
    let words = "is folded: F unfolds it, :unfold-all everything";
    let mut screen = Screen::new(MAP);
    screen.keys("F l F l F").keys("Esc j").shows(&format!("\"Agree\" {words}"));
    screen.command("unfold-all").hides(words).keys("k _ Esc l");
    screen.shows("\"Consumer activities\" is folded: _ unfolds it, :unfold-all everything");
    screen.keys("_ Esc l").hides("is folded");
}

#[test]
fn where_there_is_nothing_to_do_it_says_what_there_could_be() {
    let mut screen = Screen::new(MAP);
    screen.keys("u").says("Nothing to undo: nothing was changed yet");
    screen.keys("Ctrl-r").says("Nothing to do again: u undoes, and this does it again");
    screen.keys("* u u").says("Nothing more to undo: Ctrl-r does again what was undone");
    screen.keys("p").says("Nothing to put: x cuts, y copies");
    screen.keys("Ctrl-s").says("Nothing to save: the file has it all");
    screen.keys("g =").says("The map names no other to compare with · g m sets `compares to`");
    screen.keys("Ctrl-o").says("No reference was followed: g t, g b, g j follow one");
    screen.keys("g t").says("\"Asks colleagues\" sets no card in motion · Enter sets `triggers`");
    screen.keys("g x").says("\"Asks colleagues\" has no link · Enter adds `links`");
}

#[test]
fn where_nothing_is_wrong_it_says_what_is_doubtful_or_what_comes_next() {
    let mut screen = Screen::new(MAP);
    screen.checked().keys("]");
    let count = screen.app.findings.all().len();
    assert!(count > 0);
    screen.says(&format!("No errors, {count} doubtful: g i shows where"));
    let mut screen = Screen::new("Explore\n  c Asks");
    screen.keys("]").says("No errors, and nothing doubtful: g p presents it");
    Screen::new("Explore").keys("]").says("No card to check yet: a adds one");
}
