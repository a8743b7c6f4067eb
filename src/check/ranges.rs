//! `emotion-range`, `score-range` and `not-finite`.

use super::finding::Finding;
use super::report::Report;
use super::rule::Rule;
use super::wording::{self, Code, Quoted};
use crate::journey::{Card, Field, Handle};

pub(super) fn card(card: &Card, report: &mut Report) {
    if let Some(value) = card.emotion.filter(|value| !is_emotion(*value)) {
        let message = format!("{} has the emotion {value}", wording::card(card));
        emotion(card.handle, Field::Emotion, &message, report);
    }
    for item in card.emotions.iter().filter(|item| !is_emotion(item.value)) {
        let named = wording::card(card);
        let message = format!("{named} has the emotion {} for {}", item.value, Code(&item.persona));
        emotion(item.handle, Field::Value, &message, report);
    }
    for item in &card.opportunities {
        for (field, score) in [(Field::Impact, item.impact), (Field::Effort, item.effort)] {
            let Some(score) = score.filter(|score| !(1..=5).contains(score)) else { continue };
            let named = wording::opportunity(item);
            let message = format!("{named} has the {} {score}, not 1 to 5", field.name());
            report.add(Finding::new(Rule::ScoreRange, item.handle, message).field(field));
        }
    }
    for item in &card.metrics {
        for (field, figure) in [(Field::Value, item.value), (Field::Target, item.target)] {
            if figure.is_none_or(f64::is_finite) {
                continue;
            }
            let named = Quoted(&item.name);
            let message = format!("the {} of the metric {named} is not a number", field.name());
            report.add(
                Finding::new(Rule::NotFinite, item.handle, message)
                    .field(field)
                    .hint("leave it out where it is not known".to_owned()),
            );
        }
    }
}

fn is_emotion(value: i64) -> bool {
    (-2..=2).contains(&value)
}

fn emotion(at: Handle, field: Field, message: &str, report: &mut Report) {
    report.add(
        Finding::new(Rule::EmotionRange, at, format!("{message}, not -2 to 2"))
            .field(field)
            .hint("-2 is the worst, 2 the best; leave it out where it is not known".to_owned()),
    );
}

#[cfg(test)]
mod tests {
    use crate::check::sample::{found, messages, sound};
    use crate::journey::{Emotion, Metric, Opportunity};

    #[test]
    fn emotions_run_from_minus_two_to_two() {
        let with = |emotion, other| {
            let mut map = sound();
            let card = &mut map.stages[0].cards[1];
            card.emotion = Some(emotion);
            card.opportunities
                .push(Opportunity { title: "Better".into(), ..Opportunity::default() });
            card.emotions.push(Emotion {
                persona: "maria".into(),
                value: other,
                ..Emotion::default()
            });
            map.stages[0].cards[0].emotion = Some(-1);
            map
        };
        assert_eq!(found(&mut with(-2, 2)), [""; 0]);
        assert_eq!(found(&mut with(2, -2)), [""; 0]);
        let mut map = with(3, -3);
        assert_eq!(
            found(&mut map),
            [
                "emotion-range stages[0].cards[1].emotion",
                "emotion-range stages[0].cards[1].emotions[0].value",
            ]
        );
        assert_eq!(
            messages(&map),
            [
                "the card \"Browses\" has the emotion 3, not -2 to 2",
                "the card \"Browses\" has the emotion -3 for `maria`, not -2 to 2",
            ]
        );
        assert_eq!(found(&mut with(i64::MIN, 0)).len(), 1);
        assert_eq!(found(&mut with(i64::MAX, 0)).len(), 1);
    }

    #[test]
    fn scores_run_from_one_to_five() {
        let with = |impact, effort| {
            let mut map = sound();
            map.stages[0].cards[1].opportunities.push(Opportunity {
                title: "Better".into(),
                impact,
                effort,
                ..Opportunity::default()
            });
            map
        };
        assert_eq!(found(&mut with(Some(1), Some(5))), [""; 0]);
        assert_eq!(found(&mut with(None, None)), [""; 0]);
        let mut map = with(Some(0), Some(6));
        assert_eq!(
            found(&mut map),
            [
                "score-range stages[0].cards[1].opportunities[0].impact",
                "score-range stages[0].cards[1].opportunities[0].effort",
            ]
        );
        assert_eq!(messages(&map)[0], "the opportunity \"Better\" has the impact 0, not 1 to 5");
    }

    #[test]
    fn figures_are_finite() {
        let with = |value, target| {
            let mut map = sound();
            map.stages[0].cards[0].metrics.push(Metric {
                name: "CSAT".into(),
                value,
                target,
                ..Metric::default()
            });
            map
        };
        assert_eq!(found(&mut with(Some(-1e300), None)), [""; 0]);
        let mut map = with(Some(f64::NAN), Some(f64::NEG_INFINITY));
        assert_eq!(
            found(&mut map),
            [
                "not-finite stages[0].cards[0].metrics[0].value",
                "not-finite stages[0].cards[0].metrics[0].target",
            ]
        );
        assert_eq!(messages(&map)[1], "the target of the metric \"CSAT\" is not a number");
    }
}
