//! Pictures of the outline, drawn and in plain lines.

use super::{keep, shipped};

#[test]
fn the_outline_with_a_card_unfolded() {
    keep("outline", &shipped("new-laptop"), "gojl");
}

#[test]
fn the_outline_scrolled_to_its_end() {
    keep("outline_end", &shipped("platform-environment"), "goG");
}
