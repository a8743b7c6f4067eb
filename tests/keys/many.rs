//! Many cards at once: ranges, all that match, signs on all, replacing.

use wayband::tui::app::Effect;

use super::{MAP, Screen};

#[test]
fn a_range_is_marked_within_a_cell_and_as_a_frame_over_cells() {
    let map = "
Explore
  c One
  c Two
  c Three
  b Four
Offer
  c Five
  b Six
  p Seven
";
    Screen::new(map).keys("Space j v").says("3 cards marked");
    let mut screen = Screen::new(map);
    screen.keys("Space l").at("Offer c Five").keys("j v").says("6 cards marked");
    screen.keys("x").map("Explore\nOffer\n  p Seven").says("cut 6 cards · p puts back · u undo");
    screen.keys("p").says("put 6 cards · u undo");
    Screen::new(map)
        .keys("v")
        .says("Space marks the first card, v all from there to the selected one")
        .is_unchanged();
}

#[test]
fn all_that_hold_the_words_are_marked_and_moved_in_one_step() {
    let mut screen = Screen::new(MAP);
    screen.keys("M").says("Nothing to find yet: / asks for words");
    screen.keys("/").types("ch").keys("Enter M").says("3 cards marked");
    screen.keys("b").says("3 cards are observed now");
    assert_eq!(screen.text().matches("basis: Observed").count(), 3);
    screen.keys("u");
    assert_eq!(screen.text().matches("basis: Observed").count(), 0);
    screen
        .keys("Esc /")
        .types("zebra")
        .keys("Enter M")
        .says("\"zebra\" is in no card: / looks for other words");
}

#[test]
fn signs_are_set_on_all_marked_cards_in_one_step() {
    let mut screen = Screen::new(MAP);
    screen.keys("Space Space s").types("+2 ~20m /Web #spring @Bo").keys("Enter");
    screen.says("2 cards: set").is_on_the_map();
    for line in ["emotion: 2,", "duration: \"20m\",", "channel: \"Web\",", "\"spring\",", "\"bo\","]
    {
        let text = screen.text();
        assert_eq!(text.lines().filter(|l| l.trim() == line).count(), 2, "{line}\n{text}");
    }
    assert_eq!(screen.text().matches("name: \"Bo\"").count(), 1);
    screen.keys("u");
    screen.is_unchanged();
}

#[test]
fn a_word_that_is_no_sign_is_told_and_stays_to_be_mended() {
    let mut screen = Screen::new(MAP);
    screen.keys("s").types("+1 web").keys("Enter");
    assert!(screen.message().starts_with("\"+1\" is no sign"), "{}", screen.message());
    screen.keys("Ctrl-u").types("+0").keys("Enter").is_on_the_map().holds("emotion: 0,");
    // What is left without being understood is offered again.
    screen.keys("s").types("slow").keys("Esc s").shows("slow");
    screen.keys("Ctrl-u Esc").is_on_the_map();
    screen.keys("s").types("- Takes weeks").keys("Enter").holds("\"Takes weeks\",");
}

#[test]
fn words_are_replaced_with_a_look_at_each_place() {
    let map = "
Web start
  c Asks the web
  b Opens WEB page
  p Keeps web
";
    let mut screen = Screen::new(map);
    screen.keys("g r").types("web").keys("Enter").types("portal").keys("Enter");
    screen.shows("Web start: \"Web start\" becomes \"portal start\"");
    screen.keys("n").at("Web start c Asks the web");
    screen.shows("\"Asks the web\" becomes \"Asks the portal\"");
    screen.keys("y").at("Web start b Opens WEB page").keys("a");
    screen.says("replaced in 3 places").is_on_the_map();
    screen.map("Web start\n  c Asks the portal\n  b Opens portal page\n  p Keeps portal");
    screen.keys("u").map("Web start\n  c Asks the portal\n  b Opens WEB page\n  p Keeps web");
    screen.keys("u").is_unchanged();
}

#[test]
fn replacing_leaves_ids_and_texts_that_would_be_blank() {
    let mut screen = Screen::new(MAP);
    screen.keys("g r").types("consumer").keys("Enter").types("x").keys("Enter");
    screen.shows("Consumer activities: \"Consumer activities\" becomes \"x activities\"");
    screen.keys("a").says("replaced in 1 place").holds("lane: \"consumer\",");
    screen.keys("u g r").keys("Ctrl-u").types("offer").keys("Enter Enter y");
    screen.says("A text that would be blank was left as it is · 0 replaced").is_unchanged();
    screen.keys("g r").keys("Ctrl-u").types("zebra").keys("Enter Enter");
    screen.says("\"zebra\" is in no text of the map: g r asks for other words");
    screen.keys("g r Esc").is_on_the_map().keys("g r Ctrl-u Enter").is_on_the_map();
}

#[test]
fn copied_cards_go_to_the_clipboard_as_they_would_be_typed() {
    let mut screen = Screen::new(MAP);
    screen.keys("Space l Space y");
    screen.does(&[Effect::Copy("Asks colleagues +1\nCompares at home".to_owned())]);
}

#[test]
fn a_filter_dims_what_does_not_fit_and_marks_what_does() {
    use ratatui::style::Modifier;
    let is_dim = |screen: &Screen, words: &str| {
        let (x, y) = screen.place(words);
        screen.look().0[(x, y)].modifier.contains(Modifier::DIM)
    };
    let mut screen = Screen::new(MAP);
    screen.keys("f").types("ch");
    // The map follows while it is typed.
    assert!(is_dim(&screen, "Asks") && !is_dim(&screen, "Searches"));
    screen.keys("Enter").says("3 cards fit ch · M marks them · Esc ends the filter");
    screen.shows("filter ch").keys("M").says("3 cards marked").keys("Esc").shows("filter ch");
    screen.keys("Esc").hides("filter ch");
    assert!(!is_dim(&screen, "Asks"));
    screen.keys("f Enter").says("No filter: every card is shown as it is").is_unchanged();
}
