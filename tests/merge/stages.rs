//! Stages, lanes and people, with what stands in them and names them.

use super::Change::{Below, Cut, Line, Move, Say};
use super::Outcome::{Clean, Conflict};
use super::Scenario;

const SIGNS: &str = "Touchpoint(
    id: \"sign-form\",
    lane: \"touchpoints\",
    title: \"Signs the form\",
    emotion: 0,
),";
const DECIDE: &str = "Stage(
    id: \"decide\",
    title: \"Decide\",
),";
const TRY: &str = "Stage(
    id: \"try\",
    title: \"Try\",
    goal: \"Hold one in my hands\",
),";
const ORDERS: &str = "Activity(
    id: \"order-part\",
    lane: \"suppliers\",
    title: \"Orders the missing part\",
    wait: \"3d\",
),";
const CALLS: &str = "Interaction(
    id: \"call-desk\",
    lane: \"desk\",
    title: \"Calls the desk\",
    emotion: -1,
),";
const SERVICE_DESK: &str = "Lane(
    id: \"desk\",
    title: \"With the service desk\",
    visibility: Band,
),";

pub(super) const ALL: &[Scenario] = &[
    Scenario {
        name: "swap stages and edit inside",
        ours: &[Move("engage", "offer")],
        theirs: &[
            Say("chat-desk", "9m", "5m"),
            Say("pick-model", "Web portal", "Portal for guests"),
        ],
        outcome: Clean(&[
            Move("engage", "offer"),
            Say("chat-desk", "9m", "5m"),
            Say("pick-model", "Web portal", "Portal for guests"),
        ]),
    },
    Scenario {
        name: "swap stages and add inside",
        ours: &[Move("engage", "offer")],
        theirs: &[Below("open-request", SIGNS)],
        outcome: Clean(&[Below("open-request", SIGNS), Move("engage", "offer")]),
    },
    Scenario {
        name: "delete a stage and add to it",
        ours: &[Cut("agree")],
        theirs: &[Below("confirm-price", SIGNS)],
        outcome: Conflict {
            says: &["ours removed the stage \"Agree\", which theirs changed or refers to"],
            ours: &[Cut("agree")],
            theirs: &[Below("confirm-price", SIGNS)],
        },
    },
    Scenario {
        name: "delete a stage and edit a card in it",
        ours: &[Cut("agree")],
        theirs: &[Say("confirm-price", "emotion: 1", "emotion: -1")],
        outcome: Conflict {
            says: &["ours removed the stage \"Agree\", which theirs changed or refers to"],
            ours: &[Cut("agree")],
            theirs: &[Say("confirm-price", "emotion: 1", "emotion: -1")],
        },
    },
    Scenario {
        name: "delete a stage and move a card out",
        ours: &[Cut("agree")],
        theirs: &[Move("confirm-price", "pick-model")],
        // That the stage goes is no question: nobody but its card was touched.
        outcome: Conflict {
            says: &[
                "ours removed the card \"Confirms the price\", which theirs changed or refers to",
            ],
            ours: &[Cut("agree")],
            theirs: &[Move("confirm-price", "pick-model"), Cut("agree")],
        },
    },
    Scenario {
        name: "dissolve a stage and edit a card that was in it",
        ours: &[Move("confirm-price", "pick-model"), Cut("agree")],
        theirs: &[Say("confirm-price", "emotion: 1", "emotion: -1")],
        outcome: Clean(&[
            Move("confirm-price", "pick-model"),
            Cut("agree"),
            Say("confirm-price", "emotion: 1", "emotion: -1"),
        ]),
    },
    Scenario {
        name: "dissolve a stage and add to it",
        ours: &[Move("confirm-price", "pick-model"), Cut("agree")],
        theirs: &[Below("confirm-price", SIGNS)],
        outcome: Conflict {
            says: &["ours removed the stage \"Agree\", which theirs changed or refers to"],
            ours: &[Move("confirm-price", "pick-model"), Cut("agree")],
            theirs: &[Below("confirm-price", SIGNS), Move("confirm-price", "pick-model")],
        },
    },
    Scenario {
        name: "both add a stage at one place",
        ours: &[Below("explore", TRY)],
        theirs: &[Below("explore", DECIDE)],
        outcome: Clean(&[Below("explore", TRY), Below("explore", DECIDE)]),
    },
    Scenario {
        name: "add a stage, append to the one before it",
        ours: &[Below("explore", TRY)],
        theirs: &[Below("keep-price-list", SIGNS)],
        outcome: Clean(&[Below("explore", TRY), Below("keep-price-list", SIGNS)]),
    },
    Scenario {
        name: "rename a stage and move a card into it",
        ours: &[Say("agree", "title: \"Agree\"", "title: \"Settle\"")],
        theirs: &[Move("pick-model", "confirm-price")],
        outcome: Clean(&[
            Say("agree", "title: \"Agree\"", "title: \"Settle\""),
            Move("pick-model", "confirm-price"),
        ]),
    },
    Scenario {
        name: "move a stage two ways",
        ours: &[Move("agree", "explore")],
        theirs: &[Move("agree", "onboard")],
        outcome: Conflict {
            says: &[
                "both moved the stage \"Agree\": ours behind \"explore\", theirs behind \"onboard\"",
            ],
            ours: &[Move("agree", "explore")],
            theirs: &[Move("agree", "onboard")],
        },
    },
    Scenario {
        name: "rename a lane and add to it",
        ours: &[Say("suppliers", "title: \"Suppliers\"", "title: \"Suppliers and forwarders\"")],
        theirs: &[Below("ask-stock", ORDERS)],
        outcome: Clean(&[
            Say("suppliers", "title: \"Suppliers\"", "title: \"Suppliers and forwarders\""),
            Below("ask-stock", ORDERS),
        ]),
    },
    Scenario {
        name: "give a lane another id and add to it",
        ours: &[
            Say("desk", "id: \"desk\"", "id: \"service-desk\""),
            Say("chat-desk", "lane: \"desk\"", "lane: \"service-desk\""),
        ],
        theirs: &[Below("chat-desk", CALLS)],
        outcome: Conflict {
            says: &[
                "ours removed the lane \"With the service desk\", which theirs changed or refers to",
            ],
            ours: &[
                Say("desk", "id: \"desk\"", "id: \"service-desk\""),
                Say("chat-desk", "lane: \"desk\"", "lane: \"service-desk\""),
            ],
            theirs: &[
                Say("desk", "id: \"desk\"", "id: \"service-desk\""),
                Below("touchpoints", SERVICE_DESK),
                Say("chat-desk", "lane: \"desk\"", "lane: \"service-desk\""),
                Below("chat-desk", CALLS),
            ],
        },
    },
    Scenario {
        name: "delete a lane and add to it",
        ours: &[Cut("suppliers")],
        theirs: &[Below("ask-stock", ORDERS)],
        outcome: Conflict {
            says: &["ours removed the lane \"Suppliers\", which theirs changed or refers to"],
            ours: &[Cut("suppliers")],
            theirs: &[Below("ask-stock", ORDERS)],
        },
    },
    Scenario {
        name: "delete a persona and name them",
        ours: &[Cut("tomasz")],
        theirs: &[Line("chat-desk", "\"maria\",", "\"tomasz\",")],
        outcome: Conflict {
            says: &["ours removed the persona \"Tomasz\", which theirs changed or refers to"],
            ours: &[Cut("tomasz")],
            theirs: &[Line("chat-desk", "\"maria\",", "\"tomasz\",")],
        },
    },
    Scenario {
        name: "add a role and edit the one before it",
        ours: &[Below(
            "buyer",
            "Role(\n    id: \"controller\",\n    name: \"Cost controller\",\n),",
        )],
        theirs: &[Say("buyer", "Procurement", "Purchasing")],
        outcome: Clean(&[
            Below("buyer", "Role(\n    id: \"controller\",\n    name: \"Cost controller\",\n),"),
            Say("buyer", "Procurement", "Purchasing"),
        ]),
    },
];
