//! Merging in real repositories, with the driver that `wayband git install` sets up.

use super::super::SMALL;
use super::Repo;

pub(super) const MAP: &str = "journeys/a.ron";

/// A repository with a map on `main`, set up for the driver.
pub(super) fn repo() -> Repo {
    let repo = Repo::new();
    repo.write(MAP, SMALL);
    repo.commit("Add a map");
    repo.run(&["git", "install"]).ends(0);
    repo.commit("Set git up");
    repo
}

pub(super) fn change(repo: &Repo, old: &str, new: &str) {
    let text = repo.read(MAP);
    assert!(text.contains(old), "{old}");
    repo.write(MAP, text.replacen(old, new, 1));
    repo.commit(&format!("{old} to {new}"));
}

/// Changes the map on a branch from here, and then on `main`.
pub(super) fn branch(repo: &Repo, theirs: (&str, &str), ours: (&str, &str)) {
    repo.git(&["checkout", "-q", "-b", "topic"]).ends(0);
    change(repo, theirs.0, theirs.1);
    repo.git(&["checkout", "-q", "main"]).ends(0);
    change(repo, ours.0, ours.1);
}

pub(super) const SAD: (&str, &str) = ("emotion: -1", "emotion: -2");
pub(super) const NAMED: (&str, &str) = ("\"Asks\"", "\"Asks around\"");

pub(super) fn both() -> String {
    SMALL.replace(SAD.0, SAD.1).replace(NAMED.0, NAMED.1)
}

#[test]
fn neighbouring_lines_merge_where_git_alone_would_not() {
    let repo = repo();
    branch(&repo, NAMED, SAD);
    repo.git(&["merge", "-q", "--no-edit", "topic"]).ends(0);
    assert_eq!(repo.read(MAP), both());
}

#[test]
fn rebase_cherry_pick_and_stash_go_through_the_driver() {
    let repo = repo();
    branch(&repo, NAMED, SAD);
    repo.git(&["checkout", "-q", "-b", "copy", "topic"]).ends(0);
    repo.git(&["rebase", "-q", "main"]).ends(0);
    assert_eq!(repo.read(MAP), both());

    repo.git(&["checkout", "-q", "-b", "picked", "main"]).ends(0);
    repo.git(&["cherry-pick", "topic"]).ends(0);
    assert_eq!(repo.read(MAP), both());

    repo.git(&["checkout", "-q", "topic"]).ends(0);
    repo.write(MAP, repo.read(MAP).replace(SAD.0, SAD.1));
    repo.git(&["stash", "-q"]).ends(0);
    change(&repo, "emotion: 1,", "emotion: 2,");
    repo.git(&["stash", "pop", "-q"]).ends(0);
    assert_eq!(repo.read(MAP), both().replace("emotion: 1,", "emotion: 2,"));
}

#[test]
fn a_conflict_is_settled_from_the_index() {
    let repo = repo();
    branch(&repo, ("emotion: -1", "emotion: 0"), SAD);
    let merged = repo.git(&["merge", "--no-edit", "topic"]);
    merged.ends(1);
    assert!(repo.read(MAP).contains("<<<<<<< HEAD\n"), "{}", repo.read(MAP));
    assert!(repo.read(MAP).contains(">>>>>>> topic\n"), "{}", repo.read(MAP));
    let list = repo.run(&["resolve", MAP, "--list"]);
    assert_eq!(list.ends(1).out.lines().count(), 1, "{}", list.out);
    repo.run(&["resolve", MAP, "--theirs"]).ends(0);
    assert_eq!(repo.read(MAP), SMALL.replace("emotion: -1", "emotion: 0"));
    repo.commit("Settle it");
    assert_eq!(repo.run(&["resolve", MAP, "--ours"]).status, 3);
}

#[test]
fn a_card_that_two_branches_move_to_two_stages_is_a_conflict_and_never_doubled() {
    let repo = repo();
    let stages = |text: &str| {
        let more = ["offer", "agree"].map(|id| {
            format!("        Stage(\n            id: \"{id}\",\n            title: \"{id}\",\n            cards: [],\n        ),\n")
        });
        text.replace("    ],\n)\n", &format!("{}    ],\n)\n", more.concat()))
    };
    repo.write(MAP, stages(SMALL));
    repo.run(&["fmt", MAP]).ends(0);
    repo.commit("More stages");
    let start = repo.read(MAP);
    let (at, end) = (
        start.find("                Touchpoint(").unwrap(),
        start.find("            ],\n        ),").unwrap(),
    );
    let card = start[at..end].to_owned();
    let moved = |stage: &str| {
        let without = format!("{}{}", &start[..at], &start[end..]);
        let title = format!("title: \"{stage}\",\n");
        without.replace(&title, &format!("{title}            cards: [\n{card}            ],\n"))
    };
    repo.git(&["checkout", "-q", "-b", "topic"]).ends(0);
    repo.write(MAP, moved("offer"));
    repo.run(&["check", MAP]).ends(0);
    repo.commit("To offer");
    repo.git(&["checkout", "-q", "main"]).ends(0);
    repo.write(MAP, moved("agree"));
    repo.commit("To agree");
    repo.git(&["merge", "--no-edit", "topic"]).ends(1);
    repo.run(&["resolve", MAP, "--theirs"]).ends(0);
    assert_eq!(repo.read(MAP), moved("offer"));
}

#[test]
fn a_criss_cross_merge_leaves_no_markers_in_its_base() {
    let repo = repo();
    branch(&repo, NAMED, SAD);
    repo.git(&["branch", "topic-before"]).ends(0);
    repo.git(&["tag", "main-before"]).ends(0);
    repo.git(&["merge", "-q", "--no-edit", "topic"]).ends(0);
    repo.git(&["checkout", "-q", "topic"]).ends(0);
    repo.git(&["merge", "-q", "--no-edit", "main-before"]).ends(0);
    change(&repo, "emotion: 1,", "emotion: 2,");
    repo.git(&["checkout", "-q", "main"]).ends(0);
    change(&repo, "\"Browses\"", "\"Browses on\"");
    repo.git(&["merge", "-q", "--no-edit", "topic"]).ends(0);
    let all = both().replace("emotion: 1,", "emotion: 2,").replace("\"Browses\"", "\"Browses on\"");
    assert_eq!(repo.read(MAP), all);
}

#[test]
fn a_map_renamed_on_one_side_is_merged_under_its_new_name() {
    let repo = repo();
    repo.git(&["checkout", "-q", "-b", "topic"]).ends(0);
    change(&repo, NAMED.0, NAMED.1);
    repo.git(&["checkout", "-q", "main"]).ends(0);
    repo.git(&["mv", MAP, "journeys/b.ron"]).ends(0);
    repo.write("journeys/b.ron", repo.read("journeys/b.ron").replace(SAD.0, SAD.1));
    repo.commit("Rename");
    repo.git(&["merge", "-q", "--no-edit", "topic"]).ends(0);
    assert_eq!(repo.read("journeys/b.ron"), both());
    assert!(!repo.is_there(MAP));
}

#[test]
fn a_map_that_both_added_is_merged_field_by_field() {
    let repo = repo();
    let other = "journeys/new.ron";
    repo.git(&["checkout", "-q", "-b", "topic"]).ends(0);
    repo.write(other, SMALL);
    repo.commit("Add");
    repo.git(&["checkout", "-q", "main"]).ends(0);
    repo.write(other, SMALL);
    repo.commit("Add too");
    repo.git(&["merge", "-q", "--no-edit", "topic"]).ends(0);
    assert_eq!(repo.read(other), SMALL);

    repo.git(&["checkout", "-q", "topic"]).ends(0);
    repo.write("journeys/newer.ron", SMALL);
    repo.commit("Add");
    repo.git(&["checkout", "-q", "main"]).ends(0);
    repo.write("journeys/newer.ron", SMALL.replace(SAD.0, SAD.1));
    repo.commit("Add another");
    repo.git(&["merge", "--no-edit", "topic"]).ends(1);
    repo.run(&["resolve", "journeys/newer.ron", "--ours"]).ends(0);
    assert_eq!(repo.read("journeys/newer.ron"), SMALL.replace(SAD.0, SAD.1));
}

#[test]
fn merge_tree_merges_without_a_work_tree() {
    let repo = repo();
    branch(&repo, NAMED, SAD);
    let merged = repo.git(&["merge-tree", "--write-tree", "main", "topic"]);
    let tree = merged.ends(0).out.trim().to_owned();
    let shown = repo.git(&["show", &format!("{tree}:{MAP}")]);
    assert_eq!(shown.ends(0).out, both());
}

#[test]
fn where_the_program_is_missing_git_merges_lines_and_leaves_markers() {
    let repo = repo();
    branch(&repo, NAMED, SAD);
    let merged = repo.without_the_program(&["merge", "--no-edit", "topic"]);
    merged.ends(1);
    let text = repo.read(MAP);
    assert!(text.contains("<<<<<<<") && text.contains("Asks around"), "{text}");
    // What git left is settled once the program is there.
    repo.run(&["resolve", MAP, "--ours"]).ends(0);
    assert_eq!(repo.read(MAP), both());
}
