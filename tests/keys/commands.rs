//! Every command of the table: by each of its keys, and from the palette by its name and by each
//! of its other names.

use wayband::layout::Zoom;
use wayband::tui::app::Effect;
use wayband::tui::commands::{Place, commands_at};
use wayband::tui::mode::{Mode, Purpose};
use wayband::tui::pane::Pane;

use super::{MAP, Screen};

/// A command's name, keys that prepare it, and what is so once it is done.
type Case = (&'static str, &'static str, fn(&mut Screen));

const GO: &[Case] = &[
    ("left", "l", |s| drop(s.at("Explore c Asks colleagues"))),
    ("right", "", |s| drop(s.at("Offer c Compares at home"))),
    ("down", "", |s| drop(s.at("Explore c Searches the web"))),
    ("up", "j", |s| drop(s.at("Explore c Asks colleagues"))),
    ("first-card", "G", |s| drop(s.at("Explore c Asks colleagues"))),
    ("last-card", "", |s| drop(s.at("Agree p Checks budget"))),
    ("first-stage", "l l", |s| drop(s.at("Explore c Asks colleagues"))),
    ("last-stage", "", |s| drop(s.at("Agree c"))),
    ("next-lane", "", |s| drop(s.at("Explore b Browses catalogue"))),
    ("previous-lane", "j j j", |s| drop(s.at("Explore b Browses catalogue"))),
    ("find", "", |s| assert!(matches!(s.app.mode, Mode::Find(_)))),
    ("find-next", "/ c a t a l o g Enter", |s| drop(s.at("Explore b Browses catalogue"))),
    ("find-previous", "/ c h Enter", |s| drop(s.at("Agree p Checks budget"))),
    ("replace", "", |s| assert!(matches!(s.app.mode, Mode::Replace(_)))),
    ("follow-trigger", "", |s| {
        drop(s.says("\"Asks colleagues\" sets no card in motion · Enter sets `triggers`"));
    }),
    ("follow-back", "", |s| {
        drop(
            s.says("No card sets \"Asks colleagues\" in motion · `triggers` of another one would"),
        );
    }),
    ("open-journey", "", |s| {
        drop(s.says("\"Asks colleagues\" names no map of its own · Enter sets `journey`"));
    }),
    ("jump-back", "", |s| drop(s.says("No reference was followed: g t, g b, g j follow one"))),
    ("open-link", "", |s| drop(s.says("\"Asks colleagues\" has no link · Enter adds `links`"))),
    ("copy-link", "", |s| drop(s.says("\"Asks colleagues\" has no link · Enter adds `links`"))),
    ("next-finding", "", |s| assert!(s.message().starts_with("No errors, 7 doubtful"))),
    ("next-panel", "", |s| assert!(matches!(s.app.mode, Mode::Details(_)))),
];

const CARD: &[Case] = &[
    ("add", "", |s| assert!(matches!(purpose(s), Purpose::NewCard { .. }))),
    ("add-after", "", |s| {
        s.types("Reads").keys("Esc");
        assert!(s.text().find("\"Reads\"") < s.text().find("\"Browses catalogue\""));
    }),
    ("add-before", "", |s| {
        s.types("Reads").keys("Esc");
        assert!(s.text().find("\"Reads\"") < s.text().find("\"Asks colleagues\""));
    }),
    ("title", "", |s| assert!(matches!(purpose(s), Purpose::CardTitle(_)))),
    ("kind", "", |s| drop(s.says("\"Asks colleagues\" is now a touchpoint"))),
    ("details", "", |s| assert!(s.app.view.details)),
    ("emotion-up", "", |s| drop(s.holds("emotion: 2,"))),
    ("emotion-down", "", |s| drop(s.holds("emotion: 0,"))),
    ("moment-of-truth", "", |s| drop(s.holds("moment_of_truth: true,"))),
    ("showstopper", "", |s| drop(s.holds("showstopper: true,"))),
    ("basis", "", |s| drop(s.holds("basis: Observed,"))),
    ("text-editor", "", |s| {
        drop(s.does(&[Effect::EditText { name: "notes".into(), text: String::new() }]));
    }),
    ("set-fields", "", |s| assert!(matches!(purpose(s), Purpose::Signs))),
    ("mark-range", "Space j", |s| assert_eq!(s.app.editor.marked().len(), 3)),
    ("mark-found", "/ c h Enter", |s| assert_eq!(s.app.editor.marked().len(), 3)),
    ("mark", "", |s| assert_eq!(s.app.editor.marked().len(), 1)),
    ("unmark-all", "Space Space", |s| assert!(s.app.editor.marked().is_empty())),
];

const MOVE: &[Case] = &[
    ("move-left", "l", |s| drop(s.at("Explore c Compares at home"))),
    ("move-right", "", |s| drop(s.at("Offer c Asks colleagues"))),
    ("move-down", "", |s| drop(s.says("").at("Explore c Asks colleagues"))),
    ("move-up", "j", |s| drop(s.says("").at("Explore c Searches the web"))),
    ("cut", "", |s| drop(s.lacks("Asks colleagues"))),
    ("copy", "", |s| {
        drop(s.says("copied \"Asks colleagues\" · p puts it · handed to the terminal too"));
    }),
    ("put", "y", |s| assert_eq!(s.text().matches("\"Asks colleagues\"").count(), 2)),
    ("undo", "x", |s| drop(s.is_unchanged())),
    ("redo", "x u", |s| drop(s.lacks("Asks colleagues"))),
];

const STAGE: &[Case] = &[
    ("add-stage", "", |s| assert!(matches!(purpose(s), Purpose::NewStage(_)))),
    ("rename-stage", "", |s| assert!(matches!(purpose(s), Purpose::StageTitle(_)))),
    ("stage-details", "", |s| assert!(s.app.view.details)),
    ("add-note", "", |s| assert!(matches!(purpose(s), Purpose::StageNote(_)))),
    ("stage-left", "l", |s| assert_eq!(stages(s), ["Offer", "Explore", "Agree"])),
    ("stage-right", "", |s| assert_eq!(stages(s), ["Offer", "Explore", "Agree"])),
    ("cut-stage", "", |s| drop(s.asks())),
];

const LANE: &[Case] = &[
    ("add-lane", "", |s| assert!(matches!(purpose(s), Purpose::NewLane(..)))),
    ("rename-lane", "", |s| assert!(matches!(purpose(s), Purpose::LaneTitle(_)))),
    ("lane-details", "", |s| assert!(s.app.view.details)),
    ("lane-up", "B L Esc", |s| assert_eq!(lanes(s)[0], "L")),
    ("lane-down", "B L Esc PgUp", |s| assert_eq!(lanes(s)[0], "L")),
    ("cut-lane", "", |s| drop(s.asks())),
];

const WHOLE: &[Case] = &[
    ("rename-map", "", |s| assert!(matches!(purpose(s), Purpose::MapTitle))),
    ("map-details", "", |s| assert!(s.app.view.details)),
    ("filter", "", |s| assert!(matches!(s.app.mode, Mode::Filter(_)))),
    ("compare", "", |s| {
        drop(s.says("The map names no other to compare with · g m sets `compares to`"));
    }),
    ("curves", "", |s| drop(s.says("There is one curve a persona · g m adds personas"))),
    ("conflicts", "", |s| drop(s.says("Nothing is in conflict"))),
    ("fold-lane", "", |s| drop(s.says("\"Consumer activities\" is folded · _ unfolds it"))),
    ("fold-stage", "", |s| drop(s.says("\"Explore\" is folded · F unfolds it"))),
    ("unfold-all", "_ F", |s| assert!(s.app.view.folds.is_empty())),
    ("zoom-out", "", |s| assert_eq!(s.app.view.zoom, Zoom::Overview)),
    ("zoom-in", "", |s| assert_eq!(s.app.view.zoom, Zoom::Reading)),
    ("outline", "", |s| assert_eq!(s.app.pane(), Pane::Outline)),
    ("map", "g o", |s| assert_eq!(s.app.pane(), Pane::Map)),
    ("present", "", |s| assert_eq!(s.app.pane(), Pane::Present)),
    ("insight", "", |s| assert!(matches!(s.app.mode, Mode::Insight))),
    ("palette", "", |s| assert!(matches!(s.app.mode, Mode::Palette(_)))),
    ("help", "", |s| drop(s.shows("Go to the stage before"))),
    ("tour", "", |s| drop(s.does(&[Effect::Tour]))),
    ("save", "+", |s| drop(s.does(&[Effect::Save]))),
    ("save-as", "", |s| assert!(matches!(s.app.mode, Mode::SaveAs(_)))),
    ("save-over", "", |s| drop(s.does(&[Effect::SaveOver]))),
    ("reload", "", |s| drop(s.does(&[Effect::Reload]))),
    ("take-up", "", |s| drop(s.says("Nothing was left behind"))),
    ("drop-left", "", |s| drop(s.says("Nothing was left behind"))),
    ("close", "", |s| drop(s.does(&[Effect::Close]))),
    ("save-and-close", "+", |s| drop(s.does(&[Effect::Save, Effect::CloseOnceSaved]))),
    ("close-unsaved", "+", |s| drop(s.does(&[Effect::Close]))),
    ("settings", "", |s| drop(s.does(&[Effect::OpenSettings]))),
    ("suspend", "", |s| drop(s.does(&[Effect::Suspend]))),
    ("leave", "Space", |s| assert!(s.app.editor.marked().is_empty())),
];

fn drop(_: &mut Screen) {}

fn purpose(screen: &Screen) -> Purpose {
    match &screen.app.mode {
        Mode::Typing(typing) => typing.purpose,
        other => panic!("{other:?}"),
    }
}

fn stages(screen: &Screen) -> Vec<String> {
    screen.app.editor.journey().stages.iter().map(|stage| stage.title.clone()).collect()
}

fn lanes(screen: &Screen) -> Vec<String> {
    screen.app.editor.journey().lanes.iter().map(|lane| lane.title.clone()).collect()
}

fn case(name: &str) -> &'static Case {
    let cases = [GO, CARD, MOVE, STAGE, LANE, WHOLE];
    let mut found = cases.into_iter().flatten().filter(|(command, ..)| *command == name);
    let case = found.next().unwrap_or_else(|| panic!("{name} has no case"));
    assert!(found.next().is_none(), "{name} has two cases");
    case
}

fn prepared(keys: &str) -> Screen {
    let mut screen = Screen::new(MAP);
    screen.keys(keys).checked();
    screen
}

#[test]
fn every_key_of_every_command_does_it() {
    for command in commands_at(Place::Map) {
        let (_, before, look) = case(command.name);
        for keys in command.keys {
            println!("{}: {keys}", command.name);
            look(prepared(before).keys(keys));
        }
    }
}

#[test]
fn the_palette_does_every_command_by_its_name_and_its_other_names() {
    for command in commands_at(Place::Map) {
        let (_, before, look) = case(command.name);
        for name in [command.name].iter().chain(command.aliases) {
            println!("{name}");
            look(prepared(before).command(name));
        }
    }
}

#[test]
fn every_case_is_of_a_command() {
    let cases = [GO, CARD, MOVE, STAGE, LANE, WHOLE];
    assert_eq!(
        cases.iter().map(|cases| cases.len()).sum::<usize>(),
        commands_at(Place::Map).count()
    );
}

#[test]
fn no_command_stumbles_over_a_map_with_nothing_in_it() {
    for (map, view) in ["", "Explore"].into_iter().flat_map(|map| VIEWS.map(|view| (map, view))) {
        for command in commands_at(Place::Map) {
            println!("{view}: {}", command.name);
            let mut screen = Screen::new(map);
            screen.run(view).run(command.name);
            if !matches!(screen.app.mode, Mode::Map | Mode::Prefix(_)) {
                screen.types("Word").keys("Esc");
            }
        }
    }
}

const VIEWS: [&str; 3] = ["map", "outline", "present"];

#[test]
fn a_command_is_found_by_parts_of_its_name_and_chosen_with_arrows() {
    Screen::new(MAP).keys(":").types("rename").keys("Down Up Enter").is_typing();
    Screen::new(MAP).keys(":").types("MOMENT").keys("Enter").holds("moment_of_truth: true,");
    Screen::new(MAP).keys(":").types("no such thing at all").shows("No command is called so");
    Screen::new(MAP)
        .keys(":")
        .types("qqqq")
        .keys("Enter")
        .is_on_the_map()
        .says("There is no command \"qqqq\": ? shows all");
    Screen::new(MAP).keys(": Backspace").is_on_the_map().keys(": x Esc").is_on_the_map();
    Screen::new(MAP).keys(": Ctrl-c").is_on_the_map().does(&[]);
}

#[test]
fn keys_that_begin_a_command_show_how_it_goes_on() {
    Screen::new(MAP).keys("d").shows("cut stage").shows("cut lane").keys("Esc").is_on_the_map();
    // A key that does not go on with it begins anew.
    Screen::new(MAP).keys("d l").asks().keys("Esc").keys("g k j").at("Explore c Searches the web");
    Screen::new(MAP).keys("Z j").at("Explore c Searches the web");
}

#[test]
fn help_scrolls_and_closes() {
    let mut screen = Screen::new(MAP);
    screen.sized(80, 24).keys("?").shows("Go to the stage before").keys("PgDn PgDn");
    screen.hides("Go to the stage before").keys("PgUp PgUp").shows("Go to the stage before");
    for _ in 0..30 {
        screen.keys("PgDn");
    }
    screen.shows("A map of its own tells it in detail").keys("Esc").is_on_the_map();
    screen.keys("? q").is_on_the_map().does(&[]);
}
