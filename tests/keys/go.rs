//! Moving the cursor.

use super::{MAP, Screen};

#[test]
fn down_and_up_go_through_the_cards_of_a_cell_then_to_the_next_lane() {
    Screen::new(MAP)
        .at("Explore c Asks colleagues")
        .keys("j")
        .at("Explore c Searches the web")
        .keys("Down")
        .at("Explore b Browses catalogue")
        .keys("j")
        .at("Explore p Keeps price list")
        .keys("j")
        .at("Explore p Keeps price list")
        .keys("k Up")
        .at("Explore c Searches the web")
        .keys("k")
        .at("Explore c Asks colleagues")
        .keys("k")
        .at("Explore c Asks colleagues");
}

#[test]
fn a_lane_is_entered_from_above_by_its_first_card_and_from_below_by_its_last() {
    Screen::new("Explore\n  c One\n  c Two\n  b Three\n  b Four\n  b Five")
        .keys("j j")
        .at("Explore b Three")
        .keys("j j j k")
        .at("Explore b Five")
        .keys("k k k")
        .at("Explore c Two");
}

#[test]
fn left_and_right_go_across_stages_onto_empty_cells_too() {
    Screen::new(MAP)
        .keys("l")
        .at("Offer c Compares at home")
        .keys("Right")
        .at("Agree c")
        .keys("l")
        .at("Agree c")
        .keys("h Left h")
        .at("Explore c Asks colleagues");
}

#[test]
fn first_and_last_card_and_stage_are_one_key_away() {
    Screen::new(MAP)
        .keys("G")
        .at("Agree p Checks budget")
        .keys("g g")
        .at("Explore c Asks colleagues")
        .keys("j j $")
        .at("Agree b")
        .keys("0")
        .at("Explore b Browses catalogue")
        .keys("End Home")
        .at("Explore b Browses catalogue")
        .keys("PgDn PgDn")
        .at("Explore p Keeps price list")
        .keys("PgUp PgUp PgUp")
        .at("Explore c Asks colleagues");
}

#[test]
fn moving_the_cursor_changes_nothing() {
    Screen::new(MAP).keys("j j l l h k G g g 0 $ PgDn PgUp Z z").is_unchanged();
}

#[test]
fn the_cursor_stays_on_its_card_when_zooming_and_resizing() {
    let mut screen = Screen::new(MAP);
    screen.keys("l");
    for (width, height) in [(80, 24), (40, 12), (30, 8), (10, 3), (0, 0), (300, 80), (120, 40)] {
        screen.sized(width, height).at("Offer c Compares at home");
    }
    screen.keys("Z").at("Offer c Compares at home").keys("z").at("Offer c Compares at home");
}

#[test]
fn a_narrow_screen_follows_the_cursor() {
    Screen::new(MAP)
        .sized(40, 16)
        .shows("1 Explore")
        .hides("3 Agree")
        .keys("$")
        .shows("3 Agree")
        .hides("1 Explore")
        .keys("0")
        .shows("1 Explore");
    let many: String = (0..40).map(|n| format!("  c Card {n}\n")).collect();
    Screen::new(&format!("Explore\n{many}"))
        .sized(60, 16)
        .hides("Card 39")
        .keys("G")
        .shows("Card 39")
        .shows("provider's line")
        .keys("g g")
        .shows("Card 0");
}

#[test]
fn zooming_out_twice_from_the_closest_is_two_steps_and_does_not_close() {
    use wayband::layout::Zoom;
    let mut screen = Screen::new(MAP);
    screen.keys("z").does(&[]);
    assert_eq!(screen.app.view.zoom, Zoom::Reading);
    screen.keys("Z Z").does(&[]);
    assert_eq!(screen.app.view.zoom, Zoom::Overview);
    screen.keys("z z z");
    assert_eq!(screen.app.view.zoom, Zoom::Reading);
}
