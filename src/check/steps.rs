//! `step-gap`: the steps that stages stand for, in their order and without a gap.

use super::finding::Finding;
use super::report::Report;
use super::rule::Rule;
use super::wording;
use crate::journey::{Choice, Field, Journey, Stage, Step};

/// The steps of the stages so far.
pub(super) struct Steps<'a> {
    /// Which steps any stage of the map stands for.
    present: [bool; Step::ALL.len()],
    /// The first step of the map that has not been passed yet.
    next: usize,
    /// The stage that stands for the latest step so far.
    latest: Option<(&'a Stage, Step)>,
}

impl<'a> Steps<'a> {
    pub fn new(journey: &Journey) -> Self {
        let mut present = [false; Step::ALL.len()];
        for step in journey.stages.iter().filter_map(|stage| stage.step) {
            present[step.index()] = true;
        }
        let next = present.iter().position(|present| *present).unwrap_or(0);
        Steps { present, next, latest: None }
    }

    /// A gap is told at the first stage behind it.
    pub fn stage(&mut self, stage: &'a Stage, report: &mut Report) {
        let Some(step) = stage.step else { return };
        let named = wording::stage(stage);
        if let Some((before, latest)) = self.latest
            && step.index() < latest.index()
        {
            let message = format!(
                "{named} ({}) stands behind {} ({})",
                step.title(),
                wording::stage(before),
                latest.title()
            );
            report.add(
                Finding::new(Rule::StepGap, stage.handle, message)
                    .field(Field::Step)
                    .hint("the steps follow each other from Explore to Realize".to_owned()),
            );
            return;
        }
        let missing: Vec<&str> = (self.next..step.index())
            .filter(|index| !self.present[*index])
            .map(|index| Step::ALL[index].title())
            .collect();
        if !missing.is_empty() {
            let (word, verb) = if missing.len() == 1 { ("step", "is") } else { ("steps", "are") };
            let message =
                format!("the {word} {} {verb} missing before {named}", missing.join(", "));
            report.add(Finding::new(Rule::StepGap, stage.handle, message).field(Field::Step));
        }
        self.next = self.next.max(step.index() + 1);
        self.latest = Some((stage, step));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::sample::{found, messages, sound};
    use crate::journey::{Journey, Stage, Step};

    fn with(steps: &[Option<Step>]) -> Journey {
        let mut map = sound();
        let cards = std::mem::take(&mut map.stages[0].cards);
        map.stages.clear();
        for (index, step) in steps.iter().enumerate() {
            let mut stage = Stage {
                id: format!("s{index}"),
                title: format!("S{index}"),
                step: *step,
                cards: cards.clone(),
                ..Stage::default()
            };
            for card in &mut stage.cards {
                card.id = format!("{}-{index}", card.id);
            }
            map.stages.push(stage);
        }
        map
    }

    #[test]
    fn steps_in_order_are_fine_wherever_they_start_and_end() {
        for steps in [
            vec![Some(Step::Engage), Some(Step::Offer), Some(Step::Agree)],
            vec![Some(Step::Explore), Some(Step::Explore), None, Some(Step::Engage)],
            vec![None, None],
            vec![None, Some(Step::Realize)],
        ] {
            assert_eq!(found(&mut with(&steps)), [""; 0], "{steps:?}");
        }
    }

    #[test]
    fn a_missing_step_is_told_at_the_stage_behind_the_gap() {
        let mut map = with(&[Some(Step::Explore), None, Some(Step::Agree), Some(Step::CoCreate)]);
        assert_eq!(found(&mut map), ["step-gap stages[2].step", "step-gap stages[3].step"]);
        assert_eq!(
            messages(&map),
            [
                "the steps Engage, Offer are missing before the stage \"S2\"",
                "the step Onboard is missing before the stage \"S3\"",
            ]
        );
    }

    #[test]
    fn a_step_out_of_order_is_told() {
        let mut map = with(&[Some(Step::Explore), Some(Step::Offer), Some(Step::Engage)]);
        assert_eq!(found(&mut map), ["step-gap stages[2].step"]);
        assert_eq!(
            messages(&map),
            ["the stage \"S2\" (Engage) stands behind the stage \"S1\" (Offer)"]
        );
        // Back again is out of order too; what lies between is missing all the same.
        let mut map = with(&[Some(Step::Offer), Some(Step::Explore)]);
        assert_eq!(found(&mut map), ["step-gap stages[0].step", "step-gap stages[1].step"]);
        assert_eq!(messages(&map)[0], "the step Engage is missing before the stage \"S0\"");
    }
}
