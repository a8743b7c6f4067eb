//! Cards that are there: moved, put into another order, removed.

use super::Change::{Comment, Cut, Line, Move, Narrow, Say};
use super::Outcome::{Clean, Conflict};
use super::Scenario;

const BROWSES: &str = "browse-catalogue";
const QUOTE: &str = "quote-by-mail";

pub(super) const ALL: &[Scenario] = &[
    Scenario {
        name: "move and edit",
        ours: &[Move(BROWSES, "chat-desk")],
        theirs: &[Say(BROWSES, "emotion: -1", "emotion: 0")],
        outcome: Clean(&[Say(BROWSES, "emotion: -1", "emotion: 0"), Move(BROWSES, "chat-desk")]),
    },
    Scenario {
        name: "reorder and edit",
        ours: &[Move("pick-model", "ask-stock")],
        theirs: &[Say("pick-model", "Picks a model", "Picks one of three models")],
        outcome: Clean(&[
            Move("pick-model", "ask-stock"),
            Say("pick-model", "Picks a model", "Picks one of three models"),
        ]),
    },
    Scenario {
        name: "move a card, edit the one behind it",
        ours: &[Move("compare-home", "ask-colleagues")],
        theirs: &[Say(QUOTE, "Gets the quote by mail", "Gets the quote in writing")],
        outcome: Clean(&[
            Move("compare-home", "ask-colleagues"),
            Say(QUOTE, "Gets the quote by mail", "Gets the quote in writing"),
        ]),
    },
    Scenario {
        name: "move one card each out of one stage",
        ours: &[Move("compare-home", "ask-colleagues")],
        theirs: &[Move(QUOTE, "confirm-price")],
        outcome: Clean(&[Move("compare-home", "ask-colleagues"), Move(QUOTE, "confirm-price")]),
    },
    Scenario {
        name: "move one card each into one stage",
        ours: &[Move("unpack-box", "confirm-price")],
        theirs: &[Move("pick-model", "confirm-price")],
        outcome: Clean(&[Move("unpack-box", "confirm-price"), Move("pick-model", "confirm-price")]),
    },
    Scenario {
        name: "move to two stages",
        ours: &[Move(QUOTE, "confirm-price")],
        theirs: &[Move(QUOTE, "unpack-box")],
        outcome: Conflict {
            says: &[
                "both moved the card \"Gets the quote by mail\": ours to \"agree\", theirs to \
                     \"onboard\"",
            ],
            ours: &[Move(QUOTE, "confirm-price")],
            theirs: &[Move(QUOTE, "unpack-box")],
        },
    },
    Scenario {
        name: "move to one stage and one place",
        ours: &[Move(BROWSES, "chat-desk"), Say(BROWSES, "20m", "30m")],
        theirs: &[Move(BROWSES, "chat-desk")],
        outcome: Clean(&[Move(BROWSES, "chat-desk"), Say(BROWSES, "20m", "30m")]),
    },
    Scenario {
        name: "move to two places in one stage",
        ours: &[Move("keep-price-list", "chat-desk")],
        theirs: &[Move("keep-price-list", "open-request")],
        outcome: Conflict {
            says: &["both moved the card \"Keeps the price list\": ours behind \"chat-desk\", \
                     theirs behind \"open-request\""],
            ours: &[Move("keep-price-list", "chat-desk")],
            theirs: &[Move("keep-price-list", "open-request")],
        },
    },
    Scenario {
        name: "reorder two ways",
        ours: &[Move("ask-stock", QUOTE)],
        theirs: &[Move("ask-stock", "pick-model")],
        outcome: Conflict {
            says: &[
                "both moved the card \"Asks the supplier for stock\": ours behind \"quote-by-mail\", \
                     theirs behind \"pick-model\"",
            ],
            ours: &[Move("ask-stock", QUOTE)],
            theirs: &[Move("ask-stock", "pick-model")],
        },
    },
    Scenario {
        name: "reorder two cards that do not meet",
        ours: &[Move("pick-model", "ask-stock")],
        theirs: &[Move("compare-home", "ask-tomasz")],
        outcome: Clean(&[Move("pick-model", "ask-stock"), Move("compare-home", "ask-tomasz")]),
    },
    Scenario {
        name: "delete two neighbours",
        ours: &[Cut("compare-home")],
        theirs: &[Cut(QUOTE)],
        outcome: Clean(&[Cut("compare-home"), Cut(QUOTE)]),
    },
    Scenario {
        name: "both delete one card",
        ours: &[Cut(QUOTE), Say("pick-model", "5m", "8m")],
        theirs: &[Cut(QUOTE)],
        outcome: Clean(&[Cut(QUOTE), Say("pick-model", "5m", "8m")]),
    },
    Scenario {
        name: "delete a card, edit the next one",
        ours: &[Cut("compare-home")],
        theirs: &[Say(QUOTE, "lane: \"touchpoints\"", "lane: \"desk\"")],
        outcome: Clean(&[
            Cut("compare-home"),
            Say(QUOTE, "lane: \"touchpoints\"", "lane: \"desk\""),
        ]),
    },
    Scenario {
        name: "delete and edit",
        ours: &[Cut(QUOTE)],
        theirs: &[Say(QUOTE, "wait: \"2d\"", "wait: \"4h\"")],
        outcome: Conflict {
            says: &[
                "ours removed the card \"Gets the quote by mail\", which theirs changed or refers to",
            ],
            ours: &[Cut(QUOTE)],
            theirs: &[Say(QUOTE, "wait: \"2d\"", "wait: \"4h\"")],
        },
    },
    Scenario {
        name: "delete and move",
        ours: &[Cut(QUOTE)],
        theirs: &[Move(QUOTE, "confirm-price")],
        outcome: Conflict {
            says: &[
                "ours removed the card \"Gets the quote by mail\", which theirs changed or refers to",
            ],
            ours: &[Cut(QUOTE)],
            theirs: &[Move(QUOTE, "confirm-price")],
        },
    },
    Scenario {
        name: "delete a card that the other makes another one's doing",
        ours: &[Cut("pick-model")],
        theirs: &[Line(
            QUOTE,
            "owner: \"buyer\",",
            "triggers: [\n                        \"pick-model\",\n                    ],",
        )],
        outcome: Conflict {
            says: &["ours removed the card \"Picks a model\", which theirs changed or refers to"],
            ours: &[Cut("pick-model")],
            theirs: &[Line(
                QUOTE,
                "owner: \"buyer\",",
                "triggers: [\n                        \"pick-model\",\n                    ],",
            )],
        },
    },
    Scenario {
        name: "both comment on one card",
        ours: &[Comment("compare-home", "// Ask Ana for the screens she shared.")],
        theirs: &[Comment("compare-home", "// Two shops were open in 5 interviews.")],
        outcome: Clean(&[
            Comment("compare-home", "// Two shops were open in 5 interviews."),
            Comment("compare-home", "// Ask Ana for the screens she shared."),
        ]),
    },
    Scenario {
        name: "comment and edit",
        ours: &[Comment("compare-home", "// Ask Ana for the screens she shared.")],
        theirs: &[Say("compare-home", "1h 30m", "2h")],
        outcome: Clean(&[
            Comment("compare-home", "// Ask Ana for the screens she shared."),
            Say("compare-home", "1h 30m", "2h"),
        ]),
    },
    Scenario {
        name: "reformat and edit",
        ours: &[Narrow],
        theirs: &[Say("compare-home", "1h 30m", "2h"), Move(QUOTE, "confirm-price")],
        outcome: Clean(&[Say("compare-home", "1h 30m", "2h"), Move(QUOTE, "confirm-price")]),
    },
];
