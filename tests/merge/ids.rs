//! One id, given on both sides.

use super::Change::{Below, Line};
use super::Outcome::Clean;
use super::Scenario;

const FORM: &str = "Touchpoint(
    id: \"sign-form\",
    lane: \"touchpoints\",
    title: \"Signs the form\",
    emotion: 0,
),";
const FORM_WITH_CHANNEL: &str = "Touchpoint(
    id: \"sign-form\",
    lane: \"touchpoints\",
    title: \"Signs the form\",
    channel: \"Paper\",
    emotion: 0,
),";
const FORM_WITH_TIME: &str = "Touchpoint(
    id: \"sign-form\",
    lane: \"touchpoints\",
    title: \"Signs the form\",
    duration: \"5m\",
    emotion: 0,
),";
const FORM_WITH_BOTH: &str = "Touchpoint(
    id: \"sign-form\",
    lane: \"touchpoints\",
    title: \"Signs the form\",
    channel: \"Paper\",
    duration: \"5m\",
    emotion: 0,
),";
const OTHER_FORM: &str = "Touchpoint(
    id: \"sign-form\",
    lane: \"touchpoints\",
    title: \"Signs for the box\",
    emotion: 2,
),";
const SECOND_FORM: &str = "Touchpoint(
    id: \"sign-form-2\",
    lane: \"touchpoints\",
    title: \"Signs the form\",
    emotion: 0,
),";

const SETS_IT_OFF: &str = "triggers: [
                        \"sign-form\",
                    ],";
const SETS_THE_SECOND_OFF: &str = "triggers: [
                        \"sign-form-2\",
                    ],";

pub(super) const ALL: &[Scenario] = &[
    Scenario {
        name: "add one id on both sides, alike",
        ours: &[Below("confirm-price", FORM)],
        theirs: &[Below("confirm-price", FORM)],
        outcome: Clean(&[Below("confirm-price", FORM)]),
    },
    Scenario {
        name: "add one id on both sides, with other fields",
        ours: &[Below("confirm-price", FORM_WITH_CHANNEL)],
        theirs: &[Below("confirm-price", FORM_WITH_TIME)],
        outcome: Clean(&[Below("confirm-price", FORM_WITH_BOTH)]),
    },
    Scenario {
        name: "add one id on both sides, not alike",
        ours: &[Below("confirm-price", FORM)],
        theirs: &[Below("confirm-price", OTHER_FORM)],
        // "Signs the form" is larger by its bytes than "Signs for the box".
        outcome: Clean(&[Below("confirm-price", OTHER_FORM), Below("sign-form", SECOND_FORM)]),
    },
    Scenario {
        name: "add one id on both sides, in two stages, and refer to it",
        ours: &[
            Below("confirm-price", FORM),
            Line("quote-by-mail", "owner: \"buyer\",", SETS_IT_OFF),
        ],
        theirs: &[Below("unpack-box", OTHER_FORM)],
        outcome: Clean(&[
            Below("confirm-price", SECOND_FORM),
            Line("quote-by-mail", "owner: \"buyer\",", SETS_THE_SECOND_OFF),
            Below("unpack-box", OTHER_FORM),
        ]),
    },
];
