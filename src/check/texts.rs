//! `blank-text` and `line-break`, over the field tables.

use super::finding::Finding;
use super::report::Report;
use super::rule::Rule;
use super::wording::{Quoted, is_blank};
use crate::journey::{Card, Field, FieldRef, Handle, Record};

/// A card with the items of its lists.
pub(super) fn card(card: &Card, report: &mut Report) {
    record(card, report);
    for item in &card.opportunities {
        record(item, report);
    }
    for item in &card.metrics {
        record(item, report);
    }
    for item in &card.links {
        record(item, report);
    }
}

/// The texts of one element, and the lines and words in its lists.
pub(super) fn record<R: Record>(record: &R, report: &mut Report) {
    for spec in record.fields() {
        let field = spec.field;
        if field.has_a_form() {
            continue;
        }
        match record.get(field) {
            Some(FieldRef::Text(text)) => {
                if spec.required && is_blank(text) {
                    blank(record, field, report);
                } else if has_break(text) {
                    line_break(record.handle(), Some(field), field, text, report);
                }
            }
            Some(FieldRef::OptionalText(Some(text))) if has_break(text) => {
                line_break(record.handle(), Some(field), field, text, report);
            }
            Some(FieldRef::List(list)) if list.holds_texts() => {
                for index in 0..list.len() {
                    let Some(item) = list.get(index).map(|item| item.record()) else { break };
                    if let Some(FieldRef::Text(text)) = item.get(Field::Text)
                        && has_break(text)
                    {
                        line_break(item.handle(), None, field, text, report);
                    }
                }
            }
            _ => {}
        }
    }
}

/// Whether a text breaks into lines, by the breaks of Unicode's UAX 14 that leave no choice.
fn has_break(text: &str) -> bool {
    // Most texts have neither a control nor a character that starts like a break: one quick look.
    let maybe = text.bytes().fold(false, |seen, b| seen | (b < 0x20) | (b == 0xc2) | (b == 0xe2));
    maybe
        && text.contains(|c| {
            matches!(c, '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
        })
}

fn blank(record: &dyn Record, field: Field, report: &mut Report) {
    let what = match record.struct_name() {
        "Journey" => "map".to_owned(),
        other => other.to_lowercase(),
    };
    let message = format!("the {} of the {what} is blank", field.label());
    report.add(Finding::new(Rule::BlankText, record.handle(), message).field(field));
}

fn line_break(at: Handle, own: Option<Field>, field: Field, text: &str, report: &mut Report) {
    let (what, hint) = match own {
        Some(_) => (format!("the {}", field.label()), "write it on one line"),
        None => (format!("an item of the {}", field.label()), "make each line an item of its own"),
    };
    let mut finding = Finding::new(
        Rule::LineBreak,
        at,
        format!("{what} has a line break in it: {}", Quoted(text)),
    );
    finding.field = own;
    report.add(finding.hint(hint.to_owned()));
}

#[cfg(test)]
mod tests {
    use super::has_break;
    use crate::check::sample::{found, messages, sound};
    use crate::journey::{Link, Metric, Opportunity};

    #[test]
    fn required_texts_are_not_blank() {
        let mut map = sound();
        map.title = String::new();
        map.personas[0].name = " ".into();
        map.roles[0].name = "\t".into();
        map.lanes[0].title = "\u{200b}".into();
        map.stages[0].title = String::new();
        let card = &mut map.stages[0].cards[0];
        card.title = "\n".into();
        card.opportunities.push(Opportunity::default());
        card.metrics.push(Metric::default());
        card.links.push(Link::default());
        assert_eq!(
            found(&mut map),
            [
                "blank-text title",
                "blank-text personas[0].name",
                "blank-text roles[0].name",
                "blank-text lanes[0].title",
                "blank-text stages[0].title",
                "blank-text stages[0].cards[0].title",
                "blank-text stages[0].cards[0].opportunities[0].title",
                "blank-text stages[0].cards[0].metrics[0].name",
                "blank-text stages[0].cards[0].links[0].url",
            ]
        );
        let messages = messages(&map);
        assert_eq!(messages[0], "the title of the map is blank");
        assert_eq!(messages[5], "the title of the activity is blank");
    }

    #[test]
    fn other_texts_may_be_blank() {
        let mut map = sound();
        map.service = Some(String::new());
        map.summary.push("".into());
        map.stages[0].cards[0].channel = Some(" ".into());
        assert_eq!(found(&mut map), [""; 0]);
    }

    #[test]
    fn texts_of_one_line_hold_no_line_break() {
        let mut map = sound();
        map.title = "New\nlaptop".into();
        map.summary.extend(["one".into(), "two\r\nthree".into()]);
        map.personas[0].about = Some("a\u{2028}b".into());
        map.stages[0].cards[0].tags.push("a\rb".into());
        map.stages[0].cards[0].links.push(Link {
            title: Some("a\u{85}b".into()),
            url: "https://example.org".into(),
            ..Link::default()
        });
        map.notes.push("x\ny".into());
        assert_eq!(
            found(&mut map),
            [
                "line-break title",
                "line-break summary[1]",
                "line-break personas[0].about",
                "line-break stages[0].cards[0].links[0].title",
                "line-break stages[0].cards[0].tags[0]",
                "line-break notes[0]",
            ]
        );
        assert_eq!(messages(&map)[0], "the title has a line break in it: \"New\\nlaptop\"");
    }

    #[test]
    fn tabs_and_other_scripts_are_no_breaks() {
        assert!(!has_break("a\tb é … 전입 \u{2027}"));
        assert!(has_break("é\u{2029}"));
    }

    #[test]
    fn one_mistake_is_told_once() {
        let mut map = sound();
        map.stages[0].cards[0].wait = Some("1\nd".into());
        map.stages[0].cards[1].owner = Some("a\nb".into());
        assert_eq!(
            found(&mut map),
            ["bad-duration stages[0].cards[0].wait", "unknown-role stages[0].cards[1].owner"]
        );
    }
}
