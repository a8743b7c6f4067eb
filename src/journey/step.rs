//! What each of the seven steps is for, and what to ask about it in a workshop.

use super::choice::{Choice, Step};

impl Step {
    /// The step as people write it: `Co-create` for `CoCreate`.
    pub fn title(self) -> &'static str {
        match self {
            Step::CoCreate => "Co-create",
            other => other.name(),
        }
    }

    /// What the consumer wants to do at this step.
    pub fn goal(self) -> &'static str {
        match self {
            Step::Explore => "See a need and who could meet it",
            Step::Engage => "Build trust, be understood",
            Step::Offer => "Learn what is possible, on which terms",
            Step::Agree => "Settle outcome, cost, level of service",
            Step::Onboard => "Get from agreed to usable",
            Step::CoCreate => "Use the service, get help, give feedback",
            Step::Realize => "Know what it was worth",
        }
    }

    /// The questions to ask at this step, the first one for an empty cell.
    pub fn questions(self) -> &'static [&'static str] {
        match self {
            Step::Explore => {
                &["What sets this off?", "Where do they look first?", "What can we not see of it?"]
            }
            Step::Engage => {
                &["Who speaks to whom, through which channel?", "What do they have to say twice?"]
            }
            Step::Offer => &["What do they compare?", "What is missing from the offer?"],
            Step::Agree => &["Who decides?", "What is promised, and where is it written?"],
            Step::Onboard => &["What must both sides prepare?", "Where do they wait?"],
            Step::CoCreate => &["What do both sides do every day?", "What happens when it breaks?"],
            Step::Realize => &["How is value measured, by whom, and what changes next?"],
        }
    }
}
