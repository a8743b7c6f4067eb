//! `unproven-moment`: what decides the journey should be known, not believed.

use super::finding::Finding;
use super::report::Report;
use super::rule::Rule;
use super::wording::{self, is_blank};
use crate::journey::{Card, Field};

pub(super) fn card(card: &Card, report: &mut Report) {
    let (field, what) = match (card.moment_of_truth, card.showstopper) {
        (true, _) => (Field::MomentOfTruth, "a moment of truth"),
        (false, true) => (Field::Showstopper, "a showstopper"),
        (false, false) => return,
    };
    if card.research.iter().any(|line| !is_blank(&line.text)) {
        return;
    }
    let message = format!("{} is {what} and rests on no research", wording::card(card));
    report.add(
        Finding::new(Rule::UnprovenMoment, card.handle, message)
            .field(field)
            .hint("say in `research` what shows it".to_owned()),
    );
}

#[cfg(test)]
mod tests {
    use crate::check::sample::{found, messages, sound};

    #[test]
    fn moments_of_truth_and_showstoppers_rest_on_research() {
        let mut map = sound();
        map.stages[0].cards[0].showstopper = true;
        map.stages[0].cards[1].moment_of_truth = true;
        map.stages[0].cards[1].showstopper = true;
        map.stages[0].cards[1].research.push(" ".into());
        assert_eq!(
            found(&mut map),
            [
                "unproven-moment stages[0].cards[0].showstopper",
                "unproven-moment stages[0].cards[1].moment_of_truth",
            ]
        );
        assert_eq!(
            messages(&map)[1],
            "the card \"Browses\" is a moment of truth and rests on no research"
        );
        map.stages[0].cards[0].research.push("3 interviews".into());
        map.stages[0].cards[1].research.push("12 interviews".into());
        assert_eq!(found(&mut map), [""; 0]);
    }
}
