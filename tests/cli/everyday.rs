//! `wayband merge` in the everyday merges of `tests/merge`.

use wayband::check::{Level, TextOnly, check};
use wayband::diff::common;
use wayband::format::{print, read};

use super::scenarios::{Expected, Scenario};
use super::{Ended, Home};

/// A home with the three versions of a map.
fn home(scenario: &Scenario) -> Home {
    let home = Home::new();
    for (name, text) in ["base", "ours", "theirs"].into_iter().zip(scenario.versions()) {
        home.write(&format!("{name}.ron"), text);
    }
    home
}

fn merge(home: &Home, ours: &str, theirs: &str) -> Ended {
    home.run(&["merge", "base.ron", ours, theirs, "-o", "out.ron"])
}

/// The map that is left where one side has its way in all conflicts.
fn settled(home: &Home, side: &str) -> String {
    home.write("settled.ron", home.read("out.ron"));
    home.run(&["resolve", "settled.ron", side]).ends(0);
    home.read("settled.ron")
}

/// What came of a merge, in the words of what is expected.
fn came(home: &Home, ended: &Ended, [ours, theirs]: [&str; 2]) -> Expected {
    if ended.status == 0 {
        assert_eq!((ended.out.as_str(), ended.err.as_str()), ("", ""));
        return Expected::Clean(home.read("out.ron"));
    }
    ended.ends(1);
    let says = ended.err.lines().filter_map(|line| line.strip_prefix("out.ron: conflict: "));
    Expected::Conflict {
        says: says.map(str::to_owned).collect(),
        ours: settled(home, ours),
        theirs: settled(home, theirs),
    }
}

#[test]
fn everyday_merges_end_as_people_expect() {
    let mut wrong = Vec::new();
    for scenario in Scenario::all() {
        let home = home(&scenario);
        let ended = merge(&home, "ours.ron", "theirs.ron");
        let came = came(&home, &ended, ["--ours", "--theirs"]);
        if came != scenario.expected() {
            wrong.push(told(&scenario, &came));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn everyday_merges_end_the_same_whichever_side_is_ours() {
    for scenario in Scenario::all() {
        let home = home(&scenario);
        let ended = merge(&home, "theirs.ron", "ours.ron");
        let mut came = came(&home, &ended, ["--theirs", "--ours"]);
        let expected = scenario.expected();
        if let (Expected::Conflict { says, .. }, Expected::Conflict { says: swapped, .. }) =
            (&expected, &mut came)
        {
            assert_eq!(says.len(), swapped.len(), "{}", scenario.name);
            swapped.clone_from(says);
        }
        assert_eq!(came, expected, "{}", scenario.name);
    }
}

#[test]
fn everyday_conflicts_are_marked_at_the_smallest_lines() {
    let mut marked = String::new();
    for scenario in Scenario::all() {
        if let Expected::Clean(_) = scenario.expected() {
            continue;
        }
        let home = home(&scenario);
        let ended = merge(&home, "ours.ron", "theirs.ron");
        marked.push_str(&format!("== {}\n{}", scenario.name, ended.err));
        let mut is_marked = false;
        for line in home.read("out.ron").lines() {
            is_marked |= line.starts_with("<<<<<<<");
            if is_marked {
                marked.push_str(&format!("{}\n", line.strip_prefix("        ").unwrap_or(line)));
            }
            is_marked &= !line.starts_with(">>>>>>>");
        }
    }
    insta::assert_snapshot!(marked);
}

/// A scenario that is wrong itself would prove nothing.
#[test]
fn everyday_merges_start_from_and_end_in_valid_maps() {
    for scenario in Scenario::all() {
        let mut texts = scenario.versions().to_vec();
        assert!(texts[1] != texts[0] && texts[2] != texts[0], "{}", scenario.name);
        match scenario.expected() {
            Expected::Clean(text) => texts.push(text),
            Expected::Conflict { ours, theirs, .. } => texts.extend([ours, theirs]),
        }
        for text in texts {
            let map = read(&text).unwrap_or_else(|faults| panic!("{}: {faults:?}", scenario.name));
            let is_narrow = !text.contains("\n    format: 1,");
            assert!(is_narrow || print(&map) == text, "{}\n{text}", scenario.name);
            let found = check(&map.journey, &TextOnly);
            let errors: Vec<_> = found.iter().filter(|found| found.level == Level::Error).collect();
            assert!(errors.is_empty(), "{}: {errors:?}", scenario.name);
        }
    }
}

/// What came otherwise than expected.
fn told(scenario: &Scenario, came: &Expected) -> String {
    let versions = |expected: &Expected| match expected {
        Expected::Clean(text) => [text.clone(), String::new(), String::new()],
        Expected::Conflict { says, ours, theirs } => {
            [format!("{}\n", says.join("\n")), ours.clone(), theirs.clone()]
        }
    };
    let mut told = format!("== {}\n", scenario.name);
    for (expected, came) in versions(&scenario.expected()).iter().zip(versions(came)) {
        told.push_str(&differences(expected, &came));
    }
    told
}

/// The lines that only one of two texts has.
fn differences(old: &str, new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let (mut from_old, mut from_new) = (0, 0);
    let mut out = String::new();
    for (old_end, new_end) in common(&old, &new).into_iter().chain([(old.len(), new.len())]) {
        out.extend(old[from_old..old_end].iter().map(|line| format!("- {line}\n")));
        out.extend(new[from_new..new_end].iter().map(|line| format!("+ {line}\n")));
        (from_old, from_new) = (old_end + 1, new_end + 1);
    }
    out
}
