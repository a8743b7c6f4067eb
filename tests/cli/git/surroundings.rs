//! What git and the user's shell put around the program: hooks, variables, pagers.

use super::Repo;
use crate::SMALL;

fn titled(title: &str) -> String {
    SMALL.replace("\"Asks\"", &format!("\"{title}\""))
}

#[cfg(unix)]
#[test]
fn a_hook_sees_the_index_of_its_commit() {
    use std::os::unix::fs::PermissionsExt as _;
    let repo = Repo::new();
    repo.write("maps/a.ron", SMALL);
    repo.commit("one");
    repo.git(&["worktree", "add", "-q", "../linked"]).ends(0);
    repo.write(".git/hooks/pre-commit", "#!/bin/sh\nwayband diff --cached --stat >../told\n");
    let hook = repo.home.path("repo/.git/hooks/pre-commit");
    std::fs::set_permissions(hook, std::fs::Permissions::from_mode(0o755)).unwrap();
    for (folder, title) in [("repo", "Two"), ("repo/maps", "Three"), ("linked", "Linked")] {
        let top = folder.split('/').next().unwrap();
        repo.home.write(&format!("{top}/maps/a.ron"), titled(title));
        // `-a` commits from an index of its own.
        repo.git_in(folder, &["commit", "-q", "-a", "-m", title]).ends(0);
        let told = repo.home.read("told");
        assert!(told.starts_with("maps/a.ron  1 card"), "{folder}: {told}");
        std::fs::remove_file(repo.home.path("told")).unwrap();
    }
}

#[test]
fn variables_that_say_where_the_repository_is_hold() {
    let repo = Repo::new();
    repo.write("maps/a.ron", SMALL);
    repo.commit("one");
    repo.write("maps/a.ron", titled("Two"));
    let elsewhere = [("GIT_DIR", "repo/.git"), ("GIT_WORK_TREE", "repo")];
    let ended = repo.run_with("", &elsewhere, &["diff", "--stat"]);
    ended.ends(0);
    assert!(ended.out.starts_with("maps/a.ron  1 card"), "{}", ended.out);
    for name in ["GIT_LITERAL_PATHSPECS", "GIT_ICASE_PATHSPECS", "GIT_NOGLOB_PATHSPECS"] {
        let ended = repo.run_with("repo", &[(name, "1")], &["diff", "--stat"]);
        ended.ends(0);
        assert!(ended.out.starts_with("maps/a.ron  1 card"), "{name}: {}", ended.out);
    }
}

#[test]
fn settings_that_change_what_git_writes_do_not_change_what_is_read() {
    let repo = Repo::new();
    for name in ["maps/a.ron", "maps/ä b.ron"] {
        repo.write(name, SMALL);
    }
    repo.commit("one");
    for name in ["maps/a.ron", "maps/ä b.ron"] {
        repo.write(name, titled("Two"));
    }
    let plain = repo.run(&["diff"]);
    plain.ends(0);
    for setting in [
        "color.ui=always",
        "diff.external=false",
        "diff.relative=true",
        "diff.noprefix=true",
        "diff.renames=false",
        "diff.orderFile=../order",
        "core.quotePath=false",
        "core.pager=false",
    ] {
        let (key, value) = setting.split_once('=').unwrap();
        repo.home.write("order", "*ä*\n");
        repo.git(&["config", key, value]).ends(0);
        let told = repo.run(&["diff"]);
        told.ends(0);
        assert_eq!((told.out, told.err), (plain.out.clone(), String::new()), "{setting}");
        repo.git(&["config", "--unset", key]).ends(0);
    }
    repo.write(".gitattributes", "*.ron diff=other\n");
    repo.git(&["config", "diff.other.command", "false"]).ends(0);
    repo.git(&["config", "diff.other.textconv", "false"]).ends(0);
    assert_eq!(repo.run(&["diff"]).out, plain.out);
}

#[test]
fn colour_follows_git_where_its_pager_shows_it() {
    let repo = Repo::new();
    repo.write("a.ron", SMALL);
    repo.run(&["git", "install"]).ends(0);
    repo.commit("one");
    repo.write("a.ron", titled("Two"));
    let paged = |args: &[&str], more: &[(&str, &str)]| {
        let variables = [&[("GIT_PAGER_IN_USE", "true"), ("TERM", "xterm")], more].concat();
        let ended = repo.git_with("repo", &variables, args);
        ended.ends(0);
        ended.out
    };
    assert!(paged(&["diff"], &[]).contains("\x1b["));
    assert!(!paged(&["-c", "color.ui=false", "diff"], &[]).contains('\x1b'));
    assert!(!paged(&["diff"], &[("NO_COLOR", "1")]).contains('\x1b'));
    let lines = |out: &str| out.lines().count();
    let (wide, narrow) =
        (paged(&["diff"], &[("COLUMNS", "200")]), paged(&["diff"], &[("COLUMNS", "30")]));
    assert!(lines(&wide) <= lines(&narrow), "{wide}\n{narrow}");
}

#[test]
fn a_merge_without_the_program_leaves_markers() {
    let repo = Repo::new();
    repo.write("maps/a.ron", SMALL);
    repo.run(&["git", "install"]).ends(0);
    repo.commit("one");
    repo.git(&["checkout", "-q", "-b", "topic"]).ends(0);
    repo.write("maps/a.ron", titled("Theirs"));
    repo.commit("theirs");
    repo.git(&["checkout", "-q", "main"]).ends(0);
    repo.write("maps/a.ron", SMALL.replace("\"Small\"", "\"Ours\""));
    repo.commit("ours");
    repo.without_the_program(&["merge", "-q", "--no-edit", "topic"]).ends(0);
    let both = repo.read("maps/a.ron");
    assert!(both.contains("\"Ours\"") && both.contains("\"Theirs\""), "{both}");

    repo.git(&["reset", "-q", "--hard", "HEAD~1"]).ends(0);
    repo.write("maps/a.ron", titled("Ours"));
    repo.commit("conflict");
    let merge = repo.without_the_program(&["merge", "topic"]);
    merge.ends(1);
    let text = repo.read("maps/a.ron");
    for marker in ["<<<<<<< HEAD\n", "=======\n", ">>>>>>> topic\n"] {
        assert!(text.contains(marker), "{marker}{text}");
    }
}
