//! Other ways by which git comes to the program: revert, patches by mail, rerere, mergetool, blame,
//! longer markers.

use super::super::SMALL;
use super::Repo;
use super::merging::{MAP, NAMED, SAD, both, branch, change, repo};

#[test]
fn a_revert_takes_back_what_stands_beside_a_later_change() {
    let repo = repo();
    change(&repo, NAMED.0, NAMED.1);
    change(&repo, SAD.0, SAD.1);
    repo.git(&["revert", "--no-edit", "HEAD~1"]).ends(0);
    assert_eq!(repo.read(MAP), SMALL.replace(SAD.0, SAD.1));
}

#[test]
fn a_patch_by_mail_is_merged_where_its_lines_do_not_fit() {
    let repo = repo();
    branch(&repo, NAMED, SAD);
    let patch = repo.git(&["format-patch", "-1", "--stdout", "topic"]);
    assert!(patch.ends(0).out.contains("+                    title: \"Asks around\","));
    repo.home.write("a.patch", &patch.out);
    repo.git(&["am", "-q", "--3way", "../a.patch"]).ends(0);
    assert_eq!(repo.read(MAP), both());
}

#[test]
fn markers_are_as_long_as_the_attributes_say() {
    let repo = repo();
    let attributes = repo.read(".gitattributes");
    repo.write(".gitattributes", format!("{attributes}*.ron conflict-marker-size=11\n"));
    repo.commit("Longer markers");
    branch(&repo, ("emotion: -1", "emotion: 0"), SAD);
    repo.git(&["merge", "--no-edit", "topic"]).ends(1);
    let text = repo.read(MAP);
    assert!(text.contains("\n<<<<<<<<<<< HEAD\n") && text.contains("\n===========\n"), "{text}");
    // Without the index, the markers alone tell the three versions.
    repo.home.write("alone.ron", &text);
    repo.run_in("", &["resolve", "alone.ron", "--theirs"]).ends(0);
    assert_eq!(repo.home.read("alone.ron"), SMALL.replace("emotion: -1", "emotion: 0"));
}

#[test]
fn git_settles_a_conflict_again_as_it_was_settled_before() {
    let repo = repo();
    repo.git(&["config", "rerere.enabled", "true"]).ends(0);
    branch(&repo, ("emotion: -1", "emotion: 0"), SAD);
    repo.git(&["merge", "--no-edit", "topic"]).ends(1);
    repo.run(&["resolve", MAP, "--theirs"]).ends(0);
    repo.commit("Settle it");
    let settled = repo.read(MAP);
    repo.git(&["reset", "-q", "--hard", "HEAD~1"]).ends(0);
    assert_ne!(repo.read(MAP), settled);
    repo.git(&["merge", "--no-edit", "topic"]).ends(1);
    assert_eq!(repo.read(MAP), settled);
}

#[test]
fn as_a_mergetool_it_settles_what_git_merged_by_lines() {
    let repo = Repo::new();
    repo.write(MAP, SMALL);
    repo.commit("Add a map");
    branch(&repo, NAMED, SAD);
    repo.git(&["merge", "--no-edit", "topic"]).ends(1);
    assert!(repo.read(MAP).contains("<<<<<<<"));
    let call = "wayband merge \"$BASE\" \"$LOCAL\" \"$REMOTE\" -o \"$MERGED\"";
    let settings =
        [format!("mergetool.wayband.cmd={call}"), "mergetool.wayband.trustExitCode=true".into()];
    let args = ["-c", &settings[0], "-c", &settings[1], "mergetool", "--no-prompt"];
    repo.git(&[&args[..], &["--tool=wayband"]].concat()).ends(0);
    assert_eq!(repo.read(MAP), both());
    assert_eq!(repo.git(&["diff", "--name-only", "--diff-filter=U"]).ends(0).out, "");
}

#[test]
fn blame_names_who_wrote_each_fact() {
    let repo = repo();
    change(&repo, SAD.0, SAD.1);
    let head = repo.git(&["rev-parse", "HEAD"]).ends(0).out.trim().to_owned();
    let blame = repo.git(&["blame", "-l", "-s", MAP]);
    let of_head = blame.ends(0).out.lines().filter(|line| line.starts_with(&head));
    let of_head: Vec<&str> = of_head.collect();
    assert_eq!(of_head.len(), 1, "{}", blame.out);
    assert!(of_head[0].ends_with("    emotion: -2"), "{}", of_head[0]);
}
