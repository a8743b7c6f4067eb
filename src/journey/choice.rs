//! The closed sets of words a field may hold.

use serde::{Deserialize, Serialize};

/// A closed set of words: a Rust enum whose variants have the names the file uses.
pub trait Choice: Copy + PartialEq + Sized + 'static {
    /// The variants in their order.
    const ALL: &'static [Self];
    /// The names of the variants as a file writes them, in the same order.
    const NAMES: &'static [&'static str];

    /// The position of this variant in [`Choice::ALL`].
    fn index(self) -> usize {
        Self::ALL.iter().position(|v| *v == self).unwrap_or(0)
    }

    /// The variant's name as a file writes it.
    fn name(self) -> &'static str {
        Self::NAMES[self.index()]
    }
}

macro_rules! choice {
    ($(#[$doc:meta])* $type:ident { $($(#[$vdoc:meta])* $variant:ident),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
        pub enum $type { $($(#[$vdoc])* $variant),* }
        impl Choice for $type {
            const ALL: &'static [Self] = &[$($type::$variant),*];
            const NAMES: &'static [&'static str] = &[$(stringify!($variant)),*];
        }
    };
}

choice! {
    /// Whether a map tells the journey as it is or as it should be.
    State {
        /// The journey as it is.
        #[default]
        Current,
        /// The journey as it should be.
        Future,
    }
}

choice! {
    /// Who can see a lane: one of the three zones of the map.
    Visibility {
        /// The consumer alone.
        #[default]
        Consumer,
        /// Both: the band of visibility.
        Band,
        /// The provider alone.
        Provider,
    }
}

choice! {
    /// The side whose actions a band lane holds.
    Side {
        /// What the consumer does.
        #[default]
        Consumer,
        /// What the provider does.
        Provider,
    }
}

choice! {
    /// The seven steps of ITIL 4's customer journey.
    Step {
        /// See a need and who could meet it.
        #[default]
        Explore,
        /// Build trust, be understood.
        Engage,
        /// Learn what is possible, on which terms.
        Offer,
        /// Settle outcome, cost, level of service.
        Agree,
        /// Get from agreed to usable.
        Onboard,
        /// Use the service, get help, give feedback.
        CoCreate,
        /// Know what it was worth.
        Realize,
    }
}

choice! {
    /// What a card is.
    CardKind {
        /// An encounter of the consumer with the provider, its products or its resources.
        Touchpoint,
        /// A reciprocal action of consumer and provider that co-creates value.
        Interaction,
        /// Something one side does.
        #[default]
        Activity,
    }
}

choice! {
    /// What a role answers for in its process.
    RoleKind {
        /// Does the work.
        #[default]
        Practitioner,
        /// Runs the process day to day.
        ProcessManager,
        /// Is accountable for the whole process.
        ProcessOwner,
    }
}

choice! {
    /// What a card rests on.
    Basis {
        /// Believed, not looked at.
        #[default]
        Assumed,
        /// Seen in research.
        Observed,
        /// Measured in figures.
        Measured,
    }
}

choice! {
    /// How far an opportunity has come.
    Status {
        /// Only thought of.
        #[default]
        Idea,
        /// Decided.
        Planned,
        /// Under way.
        Doing,
        /// In place.
        Done,
    }
}

choice! {
    /// Which way of a metric is the good one.
    Better {
        /// Higher figures are better.
        #[default]
        Higher,
        /// Lower figures are better.
        Lower,
    }
}
