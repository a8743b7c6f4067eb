use proptest::prelude::*;
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag};

use super::{BREAK, Page, Target};
use crate::text::visible;

fn escaped(text: &str) -> String {
    let mut page = Page::new();
    page.text(text);
    page.finish()
}

fn linked(title: Option<&str>, url: &str) -> String {
    let mut page = Page::new();
    page.link(title, url);
    page.finish()
}

/// All that pulldown-cmark knows, but what changes plain text by design.
fn options() -> Options {
    Options::all()
        - Options::ENABLE_SMART_PUNCTUATION
        - Options::ENABLE_SUPERSCRIPT
        - Options::ENABLE_SUBSCRIPT
}

#[test]
fn prose_stays_as_it_is() {
    for text in [
        "Asks colleagues they trust",
        "R&D, step-by-step: 2.5 days (or so); 10% + 5 = 15 > 3!",
        "a \"quoted\" word, an 'other', snake_case and C:\\Users",
        "전입신고·확정일자 (1,962건 중 243건)",
        "C# and F# are 2 languages",
        "−2 to +2, -5 degrees, +1 vote, 3.1 of 5",
        "{braces} and {others} at 100 % of them; a=b, x^2",
        "Who? Me: today. Mail at 5 @ noon",
    ] {
        assert_eq!(escaped(text), text);
    }
}

#[test]
fn markup_becomes_text() {
    for (text, expected) in [
        ("# not a heading #", "\\# not a heading \\#"),
        ("- no item", "\\- no item"),
        ("---", "\\---"),
        ("+ no item", "\\+ no item"),
        ("1. no item", "1\\. no item"),
        ("12) no item", "12\\) no item"),
        ("> no quote", "\\> no quote"),
        ("=== no title", "\\=== no title"),
        ("*a* _b_ `c` ~~d~~", "\\*a\\* \\_b\\_ \\`c\\` \\~\\~d\\~\\~"),
        ("a | b", "a \\| b"),
        ("a \\| b\\", "a \\\\\\| b\\\\"),
        ("[x](y) ![z](w)", "\\[x\\](y) !\\[z\\](w)"),
        ("<b onclick=x>&amp;&#35;", "\\<b onclick=x>\\&amp;\\&#<!-- -->35;"),
        ("&lt", "\\&lt"),
        ("$x$", "\\$x\\$"),
        ("{{ site }} {% raw %} {#id}", "{\\{ site }} {\\% raw %} \\{#id&#125;"),
        ("a {.b}", "a {.b&#125;"),
        ("    code", "code"),
        ("hard break  ", "hard break"),
        ("a\nb\t\u{202e}c\u{1b}[2J", "a\\nb\\t\\u{202e}c\\u{1b}\\[2J"),
    ] {
        assert_eq!(escaped(text), expected, "{text}");
    }
}

#[test]
fn addresses_mentions_and_references_are_parted() {
    for (text, expected) in [
        ("see http://a.example/x", "see http:<!-- -->//a.example/x"),
        ("WWW.a.example", "WWW<!-- -->.a.example"),
        ("write to m@a.example", "write to m@<!-- -->a.example"),
        ("thanks @maria", "thanks @<!-- -->maria"),
        ("Issue #12 reopened", "Issue #<!-- -->12 reopened"),
        ("see !7", "see !<!-- -->7"),
    ] {
        assert_eq!(escaped(text), expected, "{text}");
    }
}

#[test]
fn only_three_schemes_lead_out() {
    let own = linked(None, "https://intranet.example/starters?x=1#y");
    assert_eq!(own, "<https://intranet.example/starters?x=1#y>");
    assert_eq!(linked(Some("Page"), "HTTP://a.example"), "[Page](HTTP://a.example)");
    assert_eq!(linked(Some(" "), "mailto:m@a.example"), "<mailto:m@a.example>");
    let hostile = linked(Some("x](javascript:1)"), "https://a.example/) <b> \"|`\\\n[$&copy;");
    let expected =
        "[x\\](javascript:1)](https://a.example/%29%20%3Cb%3E%20%22%7C%60%5C%0A\\[%24&amp;copy;)";
    assert_eq!(hostile, expected);
    let shown = linked(None, "http://a.example/(x)");
    assert_eq!(shown, "[http:<!-- -->//a.example/(x)](http://a.example/%28x%29)");
    assert_eq!(linked(Some("x"), "javascript:alert(1)"), "x: javascript:alert(1)");
    assert_eq!(linked(None, "data:text/html,<b>"), "data:text/html,\\<b>");
    assert_eq!(linked(None, "//a.example"), "//a.example");
    assert_eq!(linked(None, "https://"), "https:<!-- -->//");
    assert_eq!(linked(None, "ftp://a.example"), "ftp:<!-- -->//a.example");
}

#[test]
fn a_text_before_a_link_makes_no_picture() {
    let mut page = Page::new();
    page.text("wow!").jump(Target::Card, "a", "b");
    assert_eq!(page.finish(), "wow!<!-- -->[b](#card-a)");
}

#[test]
fn anchors_hold_no_markup_and_stand_once() {
    let mut page = Page::new();
    page.anchor(Target::Stage, "\"><b>").anchor(Target::Stage, "a-1").anchor(Target::Stage, "a-1");
    page.jump(Target::Stage, "x) y", "");
    let expected = "<a id=\"stage-_22__3e__3c_b_3e_\"></a><a id=\"stage-a-1\"></a>[Untitled](#stage-x_29__20_y)";
    assert_eq!(page.finish(), expected);
}

/// Texts made to break out: pieces of markup in any order.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "#",
        "##",
        "-",
        "--",
        "+",
        "*",
        "**",
        "_",
        "__",
        "`",
        "``",
        "~",
        "~~~",
        "=",
        "1.",
        "2)",
        ">",
        "<",
        "<b>",
        "</a>",
        "<!--",
        "-->",
        "<?",
        "&",
        "&amp;",
        "&#35;",
        "&lt",
        ";",
        "|",
        "||",
        "[",
        "]",
        "](",
        ")",
        "(",
        "![",
        "[^1]",
        "[x]",
        "[!NOTE]",
        "\\",
        "\\\\",
        "\n",
        "\r\n",
        "\t",
        " ",
        "    ",
        "\0",
        "\u{1b}[",
        "\u{202e}",
        "\u{a0}",
        "\u{2028}",
        "http://",
        "https://a.b",
        "www.",
        "a.example",
        "m@a.example",
        "@x",
        "#12",
        "!",
        "$",
        "$$",
        "{",
        "}",
        "{#id}",
        "{{",
        "{%",
        ":",
        "a",
        "b",
        "7",
        "é",
        "한",
        "“",
        "…",
        "👩\u{200d}💻",
        "\"",
        "'",
        "^",
        "%",
        "/",
        "<http://a.b>",
        "<br>",
        "| a |",
        "|---|",
        "***",
        "---",
        "===",
    ]);
    prop::collection::vec(pieces, 0..14).prop_map(|pieces| pieces.concat())
}

/// The plain text of a page and the events that are neither text nor in `allowed`.
fn read(page: &str, allowed: fn(&Event<'_>) -> bool) -> (String, Vec<String>) {
    let mut text = String::new();
    let mut foreign = Vec::new();
    for event in Parser::new_ext(page, options()) {
        match event {
            Event::Text(piece) => text.push_str(&piece),
            Event::InlineHtml(CowStr::Borrowed(BREAK)) | Event::End(_) => {}
            event if allowed(&event) => {}
            event => foreign.push(format!("{event:?}")),
        }
    }
    (text, foreign)
}

/// What a reader must see of a text.
fn plain(text: &str) -> String {
    visible(text).trim().to_owned()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_heading_holds_its_text_alone(hostile in hostile()) {
        let mut page = Page::new();
        page.markup("# ").text(&hostile).markup("\n");
        let (text, foreign) =
            read(&page.finish(), |event| matches!(event, Event::Start(Tag::Heading { id: None, .. })));
        prop_assert_eq!(text, plain(&hostile));
        prop_assert_eq!(foreign, Vec::<String>::new());
    }

    #[test]
    fn an_item_holds_its_text_alone(hostile in hostile()) {
        let mut page = Page::new();
        page.markup("- ").text(&hostile).markup("\n");
        let (text, foreign) = read(&page.finish(), |event| {
            matches!(event, Event::Start(Tag::List(None) | Tag::Item))
        });
        prop_assert_eq!(text, plain(&hostile));
        prop_assert_eq!(foreign, Vec::<String>::new());
    }

    #[test]
    fn emphasis_ends_where_it_should(hostile in hostile()) {
        let mut page = Page::new();
        let shown = if hostile.trim().is_empty() { String::new() } else { plain(&hostile) };
        page.markup("x → ").emphasis(&hostile).markup(" y\n");
        let (text, foreign) = read(&page.finish(), |event| {
            matches!(event, Event::Start(Tag::Paragraph | Tag::Emphasis))
        });
        prop_assert_eq!(text, format!("x → {shown} y"));
        prop_assert_eq!(foreign, Vec::<String>::new());
    }

    #[test]
    fn a_cell_holds_its_text_alone(hostile in hostile(), other in hostile()) {
        let mut page = Page::new();
        page.markup("| ").text(&hostile).close_cell();
        page.markup(" ").text(&other).close_cell();
        page.markup("\n|---|---|\n| x | y |\n");
        let (text, foreign) = read(&page.finish(), |event| {
            matches!(
                event,
                Event::Start(Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell)
            )
        });
        prop_assert_eq!(text, format!("{}{}xy", plain(&hostile), plain(&other)));
        prop_assert_eq!(foreign, Vec::<String>::new());
    }

    #[test]
    fn a_link_leads_where_it_says_and_no_further(title in hostile(), tail in hostile()) {
        let url = format!("https://a.example/{tail}");
        let mut page = Page::new();
        page.markup("- ").link(Some(&title), &url).markup(" z\n");
        let mut led = Vec::new();
        let mut text = String::new();
        for event in Parser::new_ext(&page.finish(), options()) {
            match event {
                Event::Start(Tag::Link { dest_url, title, .. }) => {
                    prop_assert_eq!(&*title, "");
                    led.push(dest_url.to_string());
                }
                Event::Text(piece) => text.push_str(&piece),
                Event::InlineHtml(CowStr::Borrowed(BREAK))
                | Event::Start(Tag::List(None) | Tag::Item)
                | Event::End(_) => {}
                event => prop_assert!(false, "{:?}", event),
            }
        }
        let shown = if title.trim().is_empty() { plain(url.trim()) } else { plain(&title) };
        prop_assert_eq!(text, format!("{shown} z"));
        prop_assert_eq!(led.len(), 1);
        prop_assert!(led[0].starts_with("https://a.example/"));
        prop_assert!(!led[0].contains(|c: char| c.is_whitespace() || c.is_control()));
    }

    #[test]
    fn no_bare_address_is_left_in_one_piece(hostile in hostile()) {
        let page = escaped(&hostile);
        prop_assert!(!page.contains("://"), "{}", page);
        prop_assert!(!page.to_lowercase().contains("www."), "{}", page);
        for after in page.split('@').skip(1) {
            prop_assert!(after.is_empty() || after.starts_with(BREAK) || after.starts_with(char::is_whitespace));
        }
    }
}
