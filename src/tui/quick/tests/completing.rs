//! What `→` at the end of the line accepts.

use super::map;
use crate::journey::Role;
use crate::tui::quick::{complete, parse, understood};

/// The rest that is shown and the line once it is accepted.
fn completed(line: &str) -> Option<(String, String)> {
    complete(&map().0, line, line.len()).map(|found| (found.rest, found.line))
}

#[track_caller]
fn goes_on(line: &str, rest: &str, whole: &str) {
    assert_eq!(completed(line), Some((rest.to_owned(), whole.to_owned())));
}

#[test]
fn names_channels_and_tags_are_completed() {
    goes_on("Asks @mari", "a", "Asks @Maria");
    goes_on("Asks @mar", "ia", "Asks @Maria");
    goes_on("Asks @marc", "o", "Asks @Marco");
    goes_on("Asks * @Maria @de", "sk", "Asks * @Maria @desk");
    goes_on("Looks /ph", "one", "Looks /Phone");
    goes_on("Logs in #on", "boarding", "Logs in #onboarding");
}

#[test]
fn a_sign_alone_offers_the_lead_and_what_is_used_most() {
    goes_on("Asks @", "Maria", "Asks @Maria");
    goes_on("Looks /", "Web portal", "Looks /\"Web portal\"");
    goes_on("Logs in #", "vpn", "Logs in #vpn");
}

#[test]
fn names_that_need_quotes_get_them() {
    goes_on("Asks @serv", "ice desk", "Asks @\"Service desk\"");
    goes_on("Asks @\"service d", "esk", "Asks @\"Service desk\"");
    goes_on("Asks @\"Service ", "desk", "Asks @\"Service desk\"");
    goes_on("Asks @\"", "Maria", "Asks @\"Maria\"");
    goes_on("Asks @yahoo", "!", "Asks @\"Yahoo!\"");
    goes_on("Looks /\"we", "b portal", "Looks /\"Web portal\"");
}

#[test]
fn a_name_that_cannot_be_typed_is_completed_by_its_id() {
    let (mut journey, _) = map();
    journey.roles =
        vec![Role { id: "the-kid".into(), name: "The \"Kid\" Bo".into(), ..Role::default() }];
    let found = complete(&journey, "Asks @the", "Asks @the".len()).unwrap();
    assert_eq!((found.rest.as_str(), found.line.as_str()), ("-kid", "Asks @the-kid"));
}

#[test]
fn text_is_not_completed() {
    for line in [
        "",
        "Asks",
        "@mar",
        "<> @mar",
        "Asks \\@mar",
        "Asks @mar ",
        "Asks @zo",
        "Asks @Maria",
        "Asks @\"Service desk\"",
        "- Asks @mar",
        "Asks mar",
        "Pays +",
        "Logs in #\"v",
    ] {
        assert_eq!(completed(line), None, "{line}");
    }
    assert_eq!(complete(&map().0, "Asks @mar", 3), None, "only at the end of the line");
}

#[test]
fn what_is_accepted_means_what_was_shown() {
    let (journey, _) = map();
    for line in
        ["Asks @", "Asks @m", "Asks @marc", "Asks @s", "Asks @y", "Asks /p", "Asks /", "Asks #o"]
    {
        let found = complete(&journey, line, line.len()).unwrap();
        let shown = understood(&journey, journey.lanes.first(), &parse(&found.line));
        assert!(shown.ends_with(&found.rest), "{line}: {shown}");
        assert!(!shown.contains("new"), "{line}: {shown}");
    }
}
