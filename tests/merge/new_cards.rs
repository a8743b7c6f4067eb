//! Cards that one or both put in.

use super::Change::{Below, Cut, First, Move, Say};
use super::Outcome::Clean;
use super::Scenario;

const FAMILY: &str = "Activity(
    id: \"ask-family\",
    lane: \"consumer\",
    title: \"Asks the family\",
    emotion: 1,
),";
const REVIEWS: &str = "Activity(
    id: \"read-reviews\",
    lane: \"consumer\",
    title: \"Reads reviews\",
    duration: \"1h\",
    emotion: 0,
),";
const SHOP: &str = "Touchpoint(
    id: \"visit-shop\",
    lane: \"touchpoints\",
    title: \"Tries one in the shop of the house\",
    emotion: 2,
),";

pub(super) const ALL: &[Scenario] = &[
    Scenario {
        name: "both append",
        ours: &[Below("keep-price-list", FAMILY)],
        theirs: &[Below("keep-price-list", REVIEWS)],
        outcome: Clean(&[Below("keep-price-list", REVIEWS), Below("keep-price-list", FAMILY)]),
    },
    Scenario {
        name: "both insert at one gap",
        ours: &[Below("ask-colleagues", SHOP)],
        theirs: &[Below("ask-colleagues", FAMILY)],
        outcome: Clean(&[Below("ask-colleagues", SHOP), Below("ask-colleagues", FAMILY)]),
    },
    Scenario {
        name: "both insert at one gap, one of them two",
        ours: &[Below("ask-colleagues", FAMILY), Below("ask-colleagues", SHOP)],
        theirs: &[Below("ask-colleagues", REVIEWS)],
        // What one side put in stays in its order, which is that of time.
        outcome: Clean(&[
            Below("ask-colleagues", FAMILY),
            Below("ask-colleagues", SHOP),
            Below("ask-colleagues", REVIEWS),
        ]),
    },
    Scenario {
        name: "both insert, at neighbouring gaps",
        ours: &[Below("ask-colleagues", FAMILY)],
        theirs: &[Below("browse-catalogue", REVIEWS)],
        outcome: Clean(&[Below("ask-colleagues", FAMILY), Below("browse-catalogue", REVIEWS)]),
    },
    Scenario {
        name: "both put the first card into a stage",
        ours: &[First("realize", FAMILY)],
        theirs: &[First("realize", REVIEWS)],
        outcome: Clean(&[First("realize", FAMILY), Below("ask-family", REVIEWS)]),
    },
    Scenario {
        name: "move a card away, insert at its old place",
        ours: &[Move("compare-home", "ask-colleagues")],
        theirs: &[Below("compare-home", REVIEWS)],
        outcome: Clean(&[Below("compare-home", REVIEWS), Move("compare-home", "ask-colleagues")]),
    },
    Scenario {
        name: "move a card and insert at its new place",
        ours: &[Move("compare-home", "ask-colleagues")],
        theirs: &[Below("ask-colleagues", REVIEWS)],
        outcome: Clean(&[Below("ask-colleagues", REVIEWS), Move("compare-home", "ask-colleagues")]),
    },
    Scenario {
        name: "reorder and insert",
        ours: &[Move("ask-tomasz", "ask-stock")],
        theirs: &[Below("quote-by-mail", REVIEWS)],
        outcome: Clean(&[Below("quote-by-mail", REVIEWS), Move("ask-tomasz", "ask-stock")]),
    },
    Scenario {
        name: "delete a card, insert behind it",
        ours: &[Cut("compare-home")],
        theirs: &[Below("compare-home", REVIEWS)],
        outcome: Clean(&[Below("compare-home", REVIEWS), Cut("compare-home")]),
    },
    Scenario {
        name: "delete the last card of a stage, add another",
        ours: &[Cut("confirm-price")],
        theirs: &[Below("confirm-price", REVIEWS)],
        outcome: Clean(&[Below("confirm-price", REVIEWS), Cut("confirm-price")]),
    },
    Scenario {
        name: "edit a card, insert behind it",
        ours: &[Say("keep-price-list", "owner: \"hardware-owner\"", "owner: \"buyer\"")],
        theirs: &[Below("keep-price-list", REVIEWS)],
        outcome: Clean(&[
            Say("keep-price-list", "owner: \"hardware-owner\"", "owner: \"buyer\""),
            Below("keep-price-list", REVIEWS),
        ]),
    },
];
