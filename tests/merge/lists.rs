//! Lists within an element: tags, prose, opportunities.

use super::Change::{Line, NoLine, Say};
use super::Outcome::{Clean, Conflict};
use super::Scenario;

const BROWSES: &str = "browse-catalogue";
const FIRST: &str = "The guest link shows the models.";
const FIRST_OURS: &str = "The guest link shows all models and prices.";
const FIRST_THEIRS: &str = "The guest link shows some models.";
const SECOND: &str = "It does not show who may have them.";

pub(super) const ALL: &[Scenario] = &[
    Scenario {
        name: "both add a tag",
        ours: &[Line(BROWSES, "\"portal\",", "\"tax\",")],
        theirs: &[Line(BROWSES, "\"portal\",", "\"guests\",")],
        outcome: Clean(&[
            Line(BROWSES, "\"portal\",", "\"tax\","),
            Line(BROWSES, "\"portal\",", "\"guests\","),
        ]),
    },
    Scenario {
        name: "both add the same tag",
        ours: &[Line(BROWSES, "\"portal\",", "\"tax\",")],
        theirs: &[
            Line(BROWSES, "\"portal\",", "\"tax\","),
            Line(BROWSES, "\"portal\",", "\"guests\","),
        ],
        outcome: Clean(&[
            Line(BROWSES, "\"portal\",", "\"tax\","),
            Line(BROWSES, "\"portal\",", "\"guests\","),
        ]),
    },
    Scenario {
        name: "one takes a tag off where the other adds one",
        ours: &[NoLine(BROWSES, "\"portal\",")],
        theirs: &[Line(BROWSES, "\"portal\",", "\"tax\",")],
        outcome: Clean(&[Line(BROWSES, "\"portal\",", "\"tax\","), NoLine(BROWSES, "\"portal\",")]),
    },
    Scenario {
        name: "both edit different lines of notes",
        ours: &[Say(BROWSES, FIRST, FIRST_OURS)],
        theirs: &[Say(BROWSES, "who may have them", "what they cost")],
        outcome: Clean(&[
            Say(BROWSES, FIRST, FIRST_OURS),
            Say(BROWSES, "who may have them", "what they cost"),
        ]),
    },
    Scenario {
        name: "both edit one line of notes",
        ours: &[Say(BROWSES, FIRST, FIRST_OURS)],
        theirs: &[Say(BROWSES, FIRST, FIRST_THEIRS)],
        outcome: Conflict {
            says: &[
                "both changed the note \"The guest link shows the models.\" of the card \"Browses the \
                     hardware catalogue\": ours \"The guest link shows all models and prices.\", base \"The \
                     guest link shows the models.\", theirs \"The guest link shows some models.\"",
            ],
            ours: &[Say(BROWSES, FIRST, FIRST_OURS)],
            theirs: &[Say(BROWSES, FIRST, FIRST_THEIRS)],
        },
    },
    Scenario {
        name: "a line of notes edited, the next one taken out",
        ours: &[Say(BROWSES, FIRST, FIRST_OURS)],
        theirs: &[NoLine(BROWSES, "\"It does not show who may have them.\",")],
        outcome: Clean(&[
            Say(BROWSES, FIRST, FIRST_OURS),
            NoLine(BROWSES, "\"It does not show who may have them.\","),
        ]),
    },
    Scenario {
        name: "a line of notes edited and taken out",
        ours: &[Say(BROWSES, SECOND, "It hides who may have them.")],
        theirs: &[NoLine(BROWSES, "\"It does not show who may have them.\",")],
        outcome: Conflict {
            says: &[
                "theirs removed the note \"It hides who may have them.\" of the card \"Browses the hardware \
                     catalogue\", which ours changed or refers to",
            ],
            ours: &[Say(BROWSES, SECOND, "It hides who may have them.")],
            theirs: &[NoLine(BROWSES, "\"It does not show who may have them.\",")],
        },
    },
    Scenario {
        name: "both add a pain",
        ours: &[Line(
            BROWSES,
            "\"Prices are shown without tax\",",
            "\"The search finds nothing\",",
        )],
        theirs: &[Line(
            BROWSES,
            "\"Prices are shown without tax\",",
            "\"No picture of the back\",",
        )],
        outcome: Clean(&[
            Line(BROWSES, "\"Prices are shown without tax\",", "\"The search finds nothing\","),
            Line(BROWSES, "\"Prices are shown without tax\",", "\"No picture of the back\","),
        ]),
    },
    Scenario {
        name: "both write notes where there were none",
        ours: &[Line(
            "pick-model",
            "owner: \"hardware-owner\",",
            "notes: [\n                        \"Two of three take the default.\",\n                    ],",
        )],
        theirs: &[Line(
            "pick-model",
            "owner: \"hardware-owner\",",
            "notes: [\n                        \"Ask for the figures of June.\",\n                    ],",
        )],
        outcome: Clean(&[Line(
            "pick-model",
            "owner: \"hardware-owner\",",
            "notes: [\n                        \"Ask for the figures of June.\",\n                        \"Two of three take the default.\",\n                    ],",
        )]),
    },
    Scenario {
        name: "both add an opportunity",
        ours: &[Line("first-login", "emotion: -2,", LOGIN_OURS)],
        theirs: &[Line("first-login", "emotion: -2,", LOGIN_THEIRS)],
        outcome: Clean(&[Line("first-login", "emotion: -2,", LOGIN_BOTH)]),
    },
    Scenario {
        name: "both judge one new opportunity",
        ours: &[Line("first-login", "emotion: -2,", JUDGED_OURS)],
        theirs: &[Line("first-login", "emotion: -2,", JUDGED_THEIRS)],
        outcome: Clean(&[Line("first-login", "emotion: -2,", JUDGED_BOTH)]),
    },
];

macro_rules! opportunities {
    ($($line:literal)*) => {
        concat!(
            "opportunities: [\n",
            $("                        ", $line, "\n",)*
            "                    ],"
        )
    };
}

const LOGIN_OURS: &str = opportunities! {
    "Opportunity("
    "    title: \"Send the first password by post\","
    "),"
};
const LOGIN_THEIRS: &str = opportunities! {
    "Opportunity("
    "    title: \"Call on the first morning\","
    "    impact: 3,"
    "),"
};
const LOGIN_BOTH: &str = opportunities! {
    "Opportunity("
    "    title: \"Call on the first morning\","
    "    impact: 3,"
    "),"
    "Opportunity("
    "    title: \"Send the first password by post\","
    "),"
};
const JUDGED_OURS: &str = opportunities! {
    "Opportunity("
    "    title: \"Call on the first morning\","
    "    impact: 3,"
    "),"
};
const JUDGED_THEIRS: &str = opportunities! {
    "Opportunity("
    "    title: \"Call on the first morning\","
    "    effort: 1,"
    "),"
};
const JUDGED_BOTH: &str = opportunities! {
    "Opportunity("
    "    title: \"Call on the first morning\","
    "    impact: 3,"
    "    effort: 1,"
    "),"
};
