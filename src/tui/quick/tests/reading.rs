//! What a line says, and the line that says a title.

use proptest::prelude::*;

use crate::tui::quick::{Name, Note, NoteKind, Part, Quick, parse, write_title};

fn name(text: &str, whole: bool) -> Name {
    Name { text: text.into(), whole }
}

fn titled(title: &str) -> Quick {
    Quick { title: title.into(), ..Quick::default() }
}

/// What the line says, without where.
fn said(line: &str) -> Quick {
    Quick { spans: Vec::new(), ..parse(line) }
}

#[track_caller]
fn is_text(line: &str) {
    assert_eq!(said(line), titled(line));
}

#[test]
fn every_row_of_the_table() {
    assert_eq!(said("<> Chats"), Quick { interaction: true, ..titled("Chats") });
    assert_eq!(said("Signs *"), Quick { moment_of_truth: true, ..titled("Signs") });
    for (sign, value) in [("+1", 1), ("+2", 2), ("-1", -1), ("-2", -2), ("+0", 0)] {
        let expected = Quick { emotion: Some(value), ..titled("Waits") };
        assert_eq!(said(&format!("Waits {sign}")), expected);
    }
    assert_eq!(said("Reads ~20m"), Quick { duration: Some("20m".into()), ..titled("Reads") });
    assert_eq!(said("Reads ..2d"), Quick { wait: Some("2d".into()), ..titled("Reads") });
    let actors = vec![name("maria", false), name("Service desk", true)];
    assert_eq!(said("Asks @maria @\"Service desk\""), Quick { actors, ..titled("Asks") });
    let channel = |text, whole| Quick { channel: Some(name(text, whole)), ..titled("Looks") };
    assert_eq!(said("Looks /web"), channel("web", false));
    assert_eq!(said("Looks /\"Web portal\""), channel("Web portal", true));
    let tags = vec!["vpn".into(), "새".into()];
    assert_eq!(said("Logs in #vpn #새 #vpn"), Quick { tags, ..titled("Logs in") });
    for (sign, kind) in
        [("-", NoteKind::Pain), ("+", NoteKind::Opportunity), ("\"", NoteKind::Thought)]
    {
        let note = Note { kind, text: "Too slow *".into() };
        let expected = Quick { note: Some(note), ..Quick::default() };
        assert_eq!(said(&format!(" {sign} Too slow * ")), expected);
    }
}

#[test]
fn a_whole_line_in_any_order() {
    let expected = Quick {
        interaction: true,
        moment_of_truth: true,
        emotion: Some(1),
        duration: Some("2d 4h".into()),
        wait: Some("1w".into()),
        actors: vec![name("마리아", false)],
        channel: Some(name("chat", false)),
        tags: vec!["vpn".into()],
        ..titled("데스크와  이야기한다")
    };
    assert_eq!(said("<> 데스크와  이야기한다 * +1 ~2d 4h ..1w @마리아 /chat #vpn"), expected);
    assert_eq!(said("  <>  데스크와  이야기한다 #vpn /chat @마리아 ..1w ~2d 4h +1 *  "), expected);
}

#[test]
fn before_the_last_plain_word_all_is_text() {
    is_text("Issue #12 reopened");
    is_text("Sees * +1 ~20m @maria /web #tag there");
    is_text("Opens /\"Web portal\" again");
    is_text("Pays +1 -1 more");
    assert_eq!(
        said("Issue #vpn reopened *"),
        Quick { moment_of_truth: true, ..titled("Issue #vpn reopened") }
    );
}

#[test]
fn what_is_not_valid_is_text() {
    for word in [
        "+3", "-3", "+", "-", "#12", "#", "@", "/", "@\"", "~2d4h", "~4h,", "~", "..", "...", "**",
        "@maria.", "(@maria)", "/web,", "@\"a\",", "km/h", "a@b", "<>",
    ] {
        is_text(&format!("Takes {word}"));
    }
    assert_eq!(said("Takes ~2d 4d"), titled("Takes ~2d 4d"), "a unit stands once");
    assert_eq!(said("Takes ~4h 2d"), titled("Takes ~4h 2d"), "the largest unit stands first");
}

#[test]
fn the_first_word_is_always_text() {
    for word in ["*", "+1", "~20m", "@maria", "/web", "#vpn", "<>", "-", "@\"Service desk\""] {
        is_text(word);
    }
    assert_eq!(said("#vpn *"), Quick { moment_of_truth: true, ..titled("#vpn") });
    assert_eq!(said("<> *"), Quick { interaction: true, ..titled("*") });
    assert_eq!(said("<> - x"), Quick { interaction: true, ..titled("- x") });
    assert_eq!(said("<>x"), titled("<>x"));
    assert!(parse(" \u{3000} ").is_blank());
    assert!(!parse("- x").is_blank());
}

#[test]
fn what_can_be_said_once_counts_once() {
    assert_eq!(said("Votes +1 -1"), Quick { emotion: Some(-1), ..titled("Votes +1") });
    assert_eq!(
        said("Votes * #a *"),
        Quick { moment_of_truth: true, tags: vec!["a".into()], ..titled("Votes *") }
    );
}

#[test]
fn a_backslash_keeps_a_sign_as_text() {
    for sign in ["*", "+1", "~2d 4h", "..2d", "@maria", "@\"Service desk\"", "/web", "#vpn"] {
        assert_eq!(said(&format!("Sees \\{sign}")), titled(&format!("Sees {sign}")));
        let expected = Quick { emotion: Some(2), ..titled(&format!("Sees {sign}")) };
        assert_eq!(said(&format!("Sees \\{sign} +2")), expected);
        assert_eq!(said(&format!("Sees \\\\{sign}")), titled(&format!("Sees \\{sign}")));
        assert_eq!(
            said(&format!("Sees \\{sign} there")),
            titled(&format!("Sees {sign} there")),
            "it goes away wherever the line goes on"
        );
    }
    assert_eq!(said("\\<> x"), titled("<> x"));
    assert_eq!(said("<> \\<> x"), Quick { interaction: true, ..titled("<> x") });
    assert_eq!(said("\\- x"), titled("- x"));
    assert_eq!(said("\\\" x"), titled("\" x"));
    is_text("C:\\temp \\ \\x \\\\server\\share a \\-");
}

#[test]
fn the_end_of_the_line_closes_a_quote() {
    assert_eq!(
        said("Asks @\"Service d "),
        Quick { actors: vec![name("Service d", false)], ..titled("Asks") }
    );
    assert_eq!(said("Reads ~\"2d 4h").duration.as_deref(), Some("2d 4h"));
}

#[test]
fn spans_say_where_each_part_stands() {
    let line = "<> Sees  \\#1 \\#a b \\* ~2d 4h @\"A b\"";
    let found: Vec<(&str, Part)> =
        parse(line).spans.into_iter().map(|span| (&line[span.range], span.part)).collect();
    assert_eq!(
        found,
        [
            ("<>", Part::Interaction),
            ("Sees  \\#1", Part::Text),
            ("\\", Part::Escape),
            ("#a b", Part::Text),
            ("\\", Part::Escape),
            ("*", Part::Text),
            ("~2d 4h", Part::Duration),
            ("@\"A b\"", Part::Actor),
        ]
    );
    let note = "- too slow ";
    let found: Vec<(&str, Part)> =
        parse(note).spans.into_iter().map(|span| (&note[span.range], span.part)).collect();
    assert_eq!(found, [("-", Part::Note(NoteKind::Pain)), ("too slow", Part::Text)]);
}

#[test]
fn the_summary_is_in_words() {
    let line = "<> Chats * +1 ~20m @Maria";
    assert_eq!(parse(line).summary(), "interaction · moment of truth · +1 · 20m · @Maria");
    let line = "Waits +0 ..2d /\"Web portal\" #vpn";
    assert_eq!(parse(line).summary(), "0 · wait 2d · /Web portal · #vpn");
    assert_eq!(parse("- x").summary(), "pain");
    assert_eq!(parse("Issue #12 reopened").summary(), "");
}

#[test]
fn a_title_is_written_with_no_more_backslashes_than_it_needs() {
    for (title, line) in [
        ("Issue #12 reopened", "Issue #12 reopened"),
        ("Issue #vpn reopened", "Issue #vpn reopened"),
        ("Issue #vpn", "Issue \\#vpn"),
        ("Votes * +1", "Votes * \\+1"),
        ("Waits ~2d 4h", "Waits \\~2d 4h"),
        ("*", "*"),
        ("- x", "\\- x"),
        ("<> x", "\\<> x"),
        ("a \\* b", "a \\\\* b"),
        ("C:\\temp", "C:\\temp"),
        ("  x  y ", "x  y"),
    ] {
        assert_eq!(write_title(title), line);
    }
}

/// Lines made of what signs are made of, and of anything.
fn line() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            " ", " ", " ", "\\", "\"", "<>", "*", "+1", "-2", "+", "-", "~", "..", "2d", "4h", "20m",
            "@", "/", "#", "tag", "12", "마리아", ".", "\u{3000}", "\u{a0}",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,3}",
    ];
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_title_written_and_read_is_the_title_and_nothing_else(title in line()) {
        prop_assert_eq!(said(&write_title(&title)), titled(title.trim()));
    }

    #[test]
    fn spans_are_in_order_and_name_what_is_set(line in line()) {
        let quick = parse(&line);
        let mut at = 0;
        for span in &quick.spans {
            prop_assert!(at <= span.range.start && span.range.start < span.range.end);
            at = span.range.end;
            prop_assert!(line.get(span.range.clone()).is_some());
        }
        let count = |part| quick.spans.iter().filter(|span| span.part == part).count();
        prop_assert_eq!(count(Part::Emotion), usize::from(quick.emotion.is_some()));
        prop_assert_eq!(count(Part::Actor), quick.actors.len());
        prop_assert_eq!(count(Part::Interaction), usize::from(quick.interaction));
        prop_assert!(count(Part::Tag) >= quick.tags.len());
        prop_assert!(at >= line.trim_end().len(), "nothing of the line is passed over");
        let is_blank = line.trim().is_empty();
        prop_assert_eq!(quick.is_blank(), is_blank, "nothing typed is lost");
    }
}
