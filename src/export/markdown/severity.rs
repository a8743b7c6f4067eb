//! Which of two cards to look at first.

use std::cmp::Ordering;

use crate::journey::{Opportunity, Status};

use super::directory::Spot;

/// The worse felt card first, one whose emotion is not known last; among equals the one that
/// decides. A stable sort keeps the order of time for the rest.
pub(super) fn by_emotion(a: &Spot<'_>, b: &Spot<'_>) -> Ordering {
    let emotion = |spot: &Spot<'_>| spot.card.emotion.map_or(3, |value| value.clamp(-2, 2));
    emotion(a).cmp(&emotion(b)).then_with(|| b.decides().cmp(&a.decides()))
}

/// The card that decides first; among equals the worse felt one.
pub(super) fn by_weight(a: &Spot<'_>, b: &Spot<'_>) -> Ordering {
    b.decides().cmp(&a.decides()).then_with(|| by_emotion(a, b))
}

/// Impact and effort where both are judged, each held to 1 to 5 as the map means them.
pub(super) fn judged(opportunity: &Opportunity) -> Option<(i64, i64)> {
    Some((opportunity.impact?.clamp(1, 5), opportunity.effort?.clamp(1, 5)))
}

/// The most impact for the effort first, then the most impact, then the most votes; what is not
/// judged comes last.
pub(super) fn by_return(a: &Opportunity, b: &Opportunity) -> Ordering {
    let ranked = match (judged(a), judged(b)) {
        (Some((impact_a, effort_a)), Some((impact_b, effort_b))) => {
            (impact_b * effort_a).cmp(&(impact_a * effort_b)).then_with(|| impact_b.cmp(&impact_a))
        }
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    };
    ranked.then_with(|| b.votes.cmp(&a.votes))
}

/// Whether an opportunity is still to be taken.
pub(super) fn is_open(opportunity: &Opportunity) -> bool {
    opportunity.status != Status::Done
}

/// The open opportunity of a card that gives the most for the effort; the first among equals.
pub(super) fn best_open<'a>(spot: &Spot<'a>) -> Option<&'a Opportunity> {
    spot.card.opportunities.iter().filter(|o| is_open(o)).min_by(|a, b| by_return(a, b))
}

#[cfg(test)]
mod tests {
    use super::by_return;
    use crate::journey::Opportunity;

    #[test]
    fn most_impact_for_the_effort_comes_first_and_unjudged_last() {
        let opportunity = |title: &str, impact, effort, votes| Opportunity {
            title: title.into(),
            impact,
            effort,
            votes,
            ..Opportunity::default()
        };
        let mut all = [
            opportunity("loved", None, None, 99),
            opportunity("half judged", Some(5), None, 1),
            opportunity("2:1", Some(2), Some(1), 9),
            opportunity("4:2", Some(4), Some(2), 0),
            opportunity("5:2", Some(5), Some(2), 0),
            opportunity("effort 0 counts as 1", Some(1), Some(0), 0),
        ];
        all.sort_by(by_return);
        let order: Vec<_> = all.iter().map(|o| o.title.as_str()).collect();
        let expected = ["5:2", "4:2", "2:1", "effort 0 counts as 1", "loved", "half judged"];
        assert_eq!(order, expected);
    }
}
