//! Findings: what is wrong or doubtful, where, and what to do about it.

use super::rule::{Level, Rule};
use crate::journey::{Field, Handle};

/// One thing that a rule found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule that found it.
    pub rule: Rule,
    /// How grave it is: the rule's own level, until [`set_levels`] says otherwise.
    pub level: Level,
    /// The element or list item it is about.
    pub at: Handle,
    /// The offending field of that element; `None` where it is the element or list item itself.
    pub field: Option<Field>,
    /// What is wrong, as a sentence that names the thing. Text of the map in it is already
    /// [`visible`](crate::text::visible), and cut short where it is long.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Finding {
    /// A finding about an element or list item as a whole.
    pub(super) fn new(rule: Rule, at: Handle, message: String) -> Self {
        Finding { rule, level: rule.level(), at, field: None, message, hint: None }
    }

    /// The same about a field of the element.
    pub(super) fn field(mut self, field: Field) -> Self {
        self.field = Some(field);
        self
    }

    /// The same with what to do about it.
    pub(super) fn hint(mut self, hint: impl Into<Option<String>>) -> Self {
        self.hint = hint.into();
        self
    }

    /// The finding for a fault of the text itself.
    ///
    /// There is no map to point into, so it is about the journey; its place and path are the
    /// fault's, which the caller has.
    pub fn unreadable(message: String, hint: Option<String>) -> Self {
        Finding::new(Rule::Unreadable, Handle::JOURNEY, message).hint(hint)
    }
}

/// Gives findings the levels of a project and drops those of rules that it turned off: `level_of`
/// says `None` for these.
pub fn set_levels(findings: &mut Vec<Finding>, level_of: impl Fn(Rule) -> Option<Level>) {
    findings.retain_mut(|finding| match level_of(finding.rule) {
        Some(level) => {
            finding.level = level;
            true
        }
        None => false,
    });
}

/// How many findings of the kinds that the map view tells there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures {
    /// All findings of level error.
    pub errors: usize,
    /// All findings of level warning, those below among them.
    pub warnings: usize,
    /// Cards with emotion -2 and no opportunity.
    pub low_points: usize,
    /// Stages in which the consumer acts and nothing is in the band.
    pub blind_spots: usize,
}

impl Figures {
    /// Counts findings.
    pub fn of(findings: &[Finding]) -> Self {
        let mut figures = Figures::default();
        for finding in findings {
            match finding.level {
                Level::Error => figures.errors += 1,
                Level::Warning => figures.warnings += 1,
            }
            match finding.rule {
                Rule::LowPoint => figures.low_points += 1,
                Rule::BlindSpot => figures.blind_spots += 1,
                _ => {}
            }
        }
        figures
    }

    /// The low points and blind spots as the footer says them, `2 low points · 1 blind spot`; empty
    /// where there is none.
    pub fn spots(&self) -> String {
        let counted = [(self.low_points, "low point"), (self.blind_spots, "blind spot")];
        let parts: Vec<String> = counted
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, word)| format!("{count} {word}{}", if count == 1 { "" } else { "s" }))
            .collect();
        parts.join(" · ")
    }
}

#[cfg(test)]
mod tests {
    use super::{Figures, Finding, set_levels};
    use crate::check::{Level, Rule};
    use crate::journey::Handle;

    fn findings(rules: &[Rule]) -> Vec<Finding> {
        rules.iter().map(|r| Finding::new(*r, Handle::JOURNEY, String::new())).collect()
    }

    #[test]
    fn figures_count_what_the_footer_says() {
        let found =
            findings(&[Rule::LowPoint, Rule::BadId, Rule::BlindSpot, Rule::LowPoint, Rule::Unused]);
        let figures = Figures::of(&found);
        assert_eq!(figures, Figures { errors: 1, warnings: 4, low_points: 2, blind_spots: 1 });
        assert_eq!(figures.spots(), "2 low points · 1 blind spot");
        assert_eq!(Figures::of(&found[..2]).spots(), "1 low point");
        assert_eq!(Figures::default().spots(), "");
    }

    #[test]
    fn a_project_sets_levels_and_turns_rules_off() {
        let mut found = findings(&[Rule::NoOwner, Rule::LongWait, Rule::BadId]);
        set_levels(&mut found, |rule| match rule {
            Rule::NoOwner => None,
            Rule::LongWait => Some(Level::Error),
            other => Some(other.level()),
        });
        let left: Vec<_> = found.iter().map(|f| (f.rule, f.level)).collect();
        assert_eq!(left, [(Rule::LongWait, Level::Error), (Rule::BadId, Level::Error)]);
    }

    #[test]
    fn a_fault_of_the_text_becomes_a_finding() {
        let finding = Finding::unreadable("expected `)`".into(), Some("close it".into()));
        assert_eq!((finding.rule, finding.level), (Rule::Unreadable, Level::Error));
        assert_eq!((finding.at, finding.field), (Handle::JOURNEY, None));
        assert_eq!(finding.hint.as_deref(), Some("close it"));
    }
}
