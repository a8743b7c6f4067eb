//! The rules, each once: name, usual level and what it is about.

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The map is wrong.
    Error,
    /// The map is doubtful.
    Warning,
}

impl Level {
    /// The level as outputs write it: `error`, `warning`.
    pub fn name(self) -> &'static str {
        match self {
            Level::Error => "error",
            Level::Warning => "warning",
        }
    }
}

macro_rules! rules {
    ($($variant:ident $name:literal $level:ident $doc:literal),* $(,)?) => {
        /// What a map is checked for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule { $(#[doc = $doc] $variant),* }

        impl Rule {
            /// Every rule: the errors, then the warnings.
            pub const ALL: &'static [Rule] = &[$(Rule::$variant),*];

            /// The rule's name in outputs and in the config: `duplicate-id`.
            pub fn name(self) -> &'static str {
                match self { $(Rule::$variant => $name),* }
            }

            /// The level its findings have unless the project's config says otherwise.
            pub fn level(self) -> Level {
                match self { $(Rule::$variant => Level::$level),* }
            }

            /// What it finds, in one sentence.
            pub fn doc(self) -> &'static str {
                match self { $(Rule::$variant => $doc),* }
            }
        }
    };
}

rules! {
    Unreadable "unreadable" Error "A file that cannot be read as a map.",
    DuplicateId "duplicate-id" Error
        "An id that another stage, lane, card, persona or role has already; told at each occurrence after the first.",
    BadId "bad-id" Error
        "An id that is not made of small letters, digits and single hyphens, or is longer than 64 characters.",
    UnknownLane "unknown-lane" Error "A card in a lane that is not in the map.",
    UnknownActor "unknown-actor" Error "An actor who is neither a persona nor a role of the map.",
    UnknownRole "unknown-role" Error "An owner who is not a role of the map.",
    UnknownPersona "unknown-persona" Error
        "A lead or an emotion that names someone who is not a persona of the map.",
    UnknownCard "unknown-card" Error "A trigger that names a card that is not in the map.",
    UnknownMap "unknown-map" Error "A path at which there is no map that can be read.",
    BadPath "bad-path" Error
        "A path that is empty, is not relative, is not written with `/`, or leaves the repository.",
    LaneOrder "lane-order" Error
        "A lane below one of a later zone: lanes stand in the order Consumer, Band, Provider.",
    NoBand "no-band" Error "A map without a band lane.",
    LaneSide "lane-side" Error "A side given to a lane that is not in the band.",
    EmotionRange "emotion-range" Error "An emotion that is not between -2 and 2.",
    ScoreRange "score-range" Error
        "An impact or effort of an opportunity that is not between 1 and 5.",
    BadDuration "bad-duration" Error
        "A duration or wait that is not whole numbers with w, d, h, m, largest first.",
    BlankText "blank-text" Error "A required text with nothing to read in it.",
    LineBreak "line-break" Error "A line break in a text of one line.",
    NotFinite "not-finite" Error "A figure of a metric that is infinite or not a number.",
    OutsideBand "outside-band" Warning
        "An interaction outside the band, or a touchpoint in a provider lane.",
    BlindSpot "blind-spot" Warning
        "A stage in which the consumer acts and nothing is in the band.",
    StepGap "step-gap" Warning
        "A step missing between the map's first and last, or out of order.",
    EmptyStage "empty-stage" Warning "A stage without a card.",
    NoOwner "no-owner" Warning "A provider's or band card without an owner.",
    TwoOwners "two-owners" Warning "A second process owner of one process.",
    LowPoint "low-point" Warning "A card with emotion -2 and no opportunity.",
    UnprovenMoment "unproven-moment" Warning
        "A moment of truth or showstopper that rests on no research.",
    LongWait "long-wait" Warning "A wait of more than a week.",
    FlatCurve "flat-curve" Warning
        "Fewer than half of the consumer's and band cards have an emotion.",
    NoPain "no-pain" Warning "An emotion curve that never falls below 0.",
    Assumed "assumed" Warning "A stage of which every card is assumed.",
    Unused "unused" Warning "A persona, role or lane that nothing names.",
}

impl Rule {
    /// The rule with a name; `None` where there is none.
    pub fn named(name: &str) -> Option<Rule> {
        Rule::ALL.iter().copied().find(|rule| rule.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::{Level, Rule};
    use std::collections::HashSet;

    #[test]
    fn every_rule_has_a_name_of_its_own_and_a_sentence() {
        let names: HashSet<&str> = Rule::ALL.iter().map(|rule| rule.name()).collect();
        assert_eq!(names.len(), Rule::ALL.len());
        for rule in Rule::ALL {
            assert!(crate::journey::is_id(rule.name()), "{}", rule.name());
            assert!(rule.doc().len() > 10 && rule.doc().ends_with('.'), "{}", rule.name());
            assert_eq!(Rule::named(rule.name()), Some(*rule));
        }
        assert_eq!(Rule::named("no-such-rule"), None);
    }

    #[test]
    fn the_names_and_levels_are_those_of_the_contract() {
        let errors = "unreadable duplicate-id bad-id unknown-lane unknown-actor unknown-role \
            unknown-persona unknown-card unknown-map bad-path lane-order no-band lane-side \
            emotion-range score-range bad-duration blank-text line-break not-finite";
        let warnings = "outside-band blind-spot step-gap empty-stage no-owner two-owners low-point \
            unproven-moment long-wait flat-curve no-pain assumed unused";
        for (level, names) in [(Level::Error, errors), (Level::Warning, warnings)] {
            let here: Vec<&str> = Rule::ALL
                .iter()
                .filter(|rule| rule.level() == level)
                .map(|rule| rule.name())
                .collect();
            assert_eq!(here, names.split_whitespace().collect::<Vec<_>>());
        }
    }
}
