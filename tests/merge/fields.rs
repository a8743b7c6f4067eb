//! Fields that hold one value.

use super::Change::{Line, NoLine, Say};
use super::Outcome::{Clean, Conflict};
use super::Scenario;

const BROWSES: &str = "browse-catalogue";

pub(super) const ALL: &[Scenario] = &[
    Scenario {
        name: "different fields on adjacent lines",
        ours: &[Say(BROWSES, "Web portal", "Portal for guests")],
        theirs: &[Say(BROWSES, "20m", "30m")],
        outcome: Clean(&[
            Say(BROWSES, "Web portal", "Portal for guests"),
            Say(BROWSES, "20m", "30m"),
        ]),
    },
    Scenario {
        name: "a new field each, at one place",
        ours: &[Line("chat-desk", "emotion: 1,", "basis: Observed,")],
        theirs: &[Line("chat-desk", "emotion: 1,", "moment_of_truth: true,")],
        outcome: Clean(&[
            Line("chat-desk", "emotion: 1,", "basis: Observed,"),
            Line("chat-desk", "emotion: 1,", "moment_of_truth: true,"),
        ]),
    },
    Scenario {
        name: "two figures of one opportunity",
        ours: &[Say(BROWSES, "effort: 2", "effort: 3")],
        theirs: &[Say(BROWSES, "votes: 9", "votes: 12")],
        outcome: Clean(&[
            Say(BROWSES, "effort: 2", "effort: 3"),
            Say(BROWSES, "votes: 9", "votes: 12"),
        ]),
    },
    Scenario {
        name: "both set the same value",
        ours: &[Say(BROWSES, "emotion: -1", "emotion: -2"), Say(BROWSES, "20m", "25m")],
        theirs: &[Say(BROWSES, "emotion: -1", "emotion: -2")],
        outcome: Clean(&[Say(BROWSES, "emotion: -1", "emotion: -2"), Say(BROWSES, "20m", "25m")]),
    },
    Scenario {
        name: "both set different values",
        ours: &[Say(BROWSES, "emotion: -1", "emotion: -2")],
        theirs: &[Say(BROWSES, "emotion: -1", "emotion: 0")],
        outcome: Conflict {
            says: &[
                "both changed emotion of the card \"Browses the hardware catalogue\": ours -2, base -1, \
                     theirs 0",
            ],
            ours: &[Say(BROWSES, "emotion: -1", "emotion: -2")],
            theirs: &[Say(BROWSES, "emotion: -1", "emotion: 0")],
        },
    },
    Scenario {
        name: "a field emptied and changed",
        ours: &[NoLine("quote-by-mail", "wait: \"2d\",")],
        theirs: &[Say("quote-by-mail", "2d", "1d")],
        outcome: Conflict {
            says: &[
                "both changed wait of the card \"Gets the quote by mail\": ours nothing, base \"2d\", \
                     theirs \"1d\"",
            ],
            ours: &[NoLine("quote-by-mail", "wait: \"2d\",")],
            theirs: &[Say("quote-by-mail", "2d", "1d")],
        },
    },
    Scenario {
        name: "both count votes",
        ours: &[Say(BROWSES, "votes: 9", "votes: 10")],
        theirs: &[Say(BROWSES, "votes: 9", "votes: 11")],
        outcome: Conflict {
            says: &[
                "both changed votes of the opportunity \"One page per role with a default choice\" of \
                     the card \"Browses the hardware catalogue\": ours 10, base 9, theirs 11",
            ],
            ours: &[Say(BROWSES, "votes: 9", "votes: 10")],
            theirs: &[Say(BROWSES, "votes: 9", "votes: 11")],
        },
    },
    Scenario {
        name: "cross an edge and edit",
        ours: &[Say("ask-stock", "lane: \"provider\"", "lane: \"touchpoints\"")],
        theirs: &[Say("ask-stock", "Asks the supplier for stock", "Asks two suppliers for stock")],
        outcome: Clean(&[
            Say("ask-stock", "lane: \"provider\"", "lane: \"touchpoints\""),
            Say("ask-stock", "Asks the supplier for stock", "Asks two suppliers for stock"),
        ]),
    },
    Scenario {
        name: "cross two edges with one card",
        ours: &[Say("chat-desk", "lane: \"desk\"", "lane: \"provider\"")],
        theirs: &[Say("chat-desk", "lane: \"desk\"", "lane: \"consumer\"")],
        outcome: Conflict {
            says: &[
                "both changed lane of the card \"Chats with the desk\": ours \"provider\", base \
                     \"desk\", theirs \"consumer\"",
            ],
            ours: &[Say("chat-desk", "lane: \"desk\"", "lane: \"provider\"")],
            theirs: &[Say("chat-desk", "lane: \"desk\"", "lane: \"consumer\"")],
        },
    },
];
