//! `wayband diff` of revisions, the index and the work tree.

use super::Repo;
use crate::SMALL;

/// The map with another title of its first card.
fn titled(title: &str) -> String {
    SMALL.replace("\"Asks\"", &format!("\"{title}\""))
}

/// The maps that a comparison tells of, by the names they are told under.
#[track_caller]
fn told(repo: &Repo, args: &[&str]) -> Vec<String> {
    told_in(repo, "repo", args)
}

#[track_caller]
fn told_in(repo: &Repo, folder: &str, args: &[&str]) -> Vec<String> {
    let args: Vec<&str> = ["diff", "--stat"].iter().chain(args).copied().collect();
    let ended = repo.run_in(folder, &args);
    ended.ends(0);
    assert_eq!(ended.err, "");
    let named = |line: &str| line.split("  ").next().unwrap_or_default().to_owned();
    ended.out.lines().map(named).filter(|name| name.ends_with(".ron")).collect()
}

/// Three commits: `a.ron` changes in the second, `deep/b.ron` comes in the third.
fn three_commits() -> Repo {
    let repo = Repo::new();
    repo.write("maps/a.ron", SMALL);
    repo.write("foreign.ron", "Scene(1)");
    repo.commit("one");
    repo.git(&["tag", "v1"]).ends(0);
    repo.write("maps/a.ron", titled("Two"));
    repo.write("foreign.ron", "Scene(2)");
    repo.commit("two");
    repo.write("maps/deep/b.ron", SMALL);
    repo.commit("three");
    repo
}

#[test]
fn revisions_and_ranges_are_as_in_git() {
    let repo = three_commits();
    assert_eq!(told(&repo, &["v1..HEAD~1"]), ["maps/a.ron"]);
    assert_eq!(told(&repo, &["v1", "HEAD"]), ["maps/a.ron", "maps/deep/b.ron"]);
    assert_eq!(told(&repo, &["HEAD~1.."]), ["maps/deep/b.ron"]);
    assert_eq!(told(&repo, &["v1"]), ["maps/a.ron", "maps/deep/b.ron"]);
    assert_eq!(told(&repo, &["v1", "--", "maps/deep"]), ["maps/deep/b.ron"]);
    assert_eq!(told(&repo, &["v1..HEAD", "maps/a.ron"]), ["maps/a.ron"]);
    assert!(told(&repo, &[]).is_empty() && told(&repo, &["HEAD..HEAD"]).is_empty());

    repo.git(&["checkout", "-q", "-b", "topic", "v1"]).ends(0);
    repo.write("topic.ron", SMALL);
    repo.commit("topic");
    assert_eq!(told(&repo, &["main...topic"]), ["topic.ron"]);
    assert_eq!(told(&repo, &["main..topic", "--", "maps/a.ron"]), ["maps/a.ron"]);
}

#[test]
fn the_work_tree_and_the_index_are_compared_with_head() {
    let repo = three_commits();
    repo.write("maps/a.ron", titled("Staged"));
    repo.git(&["add", "maps/a.ron"]).ends(0);
    assert_eq!(told(&repo, &["--cached"]), ["maps/a.ron"]);
    repo.write("maps/a.ron", titled("Two"));
    assert!(told(&repo, &[]).is_empty(), "the work tree is as HEAD");
    assert_eq!(told(&repo, &["--cached"]), ["maps/a.ron"], "the index is not");
    repo.write("untracked.ron", SMALL);
    std::fs::remove_file(repo.home.path("repo/maps/deep/b.ron")).unwrap();
    assert_eq!(told(&repo, &[]), ["maps/deep/b.ron"]);
    assert_eq!(told(&repo, &["--", "maps/deep/b.ron"]), ["maps/deep/b.ron"]);
    assert_eq!(told(&repo, &["--cached", "v1"]), ["maps/a.ron", "maps/deep/b.ron"]);
}

#[test]
fn paths_are_relative_to_where_the_user_stands() {
    let repo = three_commits();
    assert_eq!(told_in(&repo, "repo/maps", &["v1"]), ["maps/a.ron", "maps/deep/b.ron"]);
    assert_eq!(told_in(&repo, "repo/maps", &["v1", "--", "deep"]), ["maps/deep/b.ron"]);
    assert_eq!(told_in(&repo, "repo/maps/deep", &["v1", "../a.ron"]), ["maps/a.ron"]);
    assert!(told_in(&repo, "repo/maps", &["v1", "--", "maps"]).is_empty());
}

#[test]
fn before_the_first_commit_all_that_is_staged_is_new() {
    let repo = Repo::new();
    repo.write("a.ron", SMALL);
    assert!(told(&repo, &[]).is_empty());
    repo.git(&["add", "a.ron"]).ends(0);
    assert_eq!(told(&repo, &[]), ["a.ron"]);
    assert_eq!(told(&repo, &["--cached"]), ["a.ron"]);
}

#[test]
fn odd_names_and_renames_are_followed() {
    let repo = Repo::new();
    for name in ["-dash.ron", "two  words ä.ron", ":(top)x.ron"] {
        repo.write(name, SMALL);
    }
    repo.commit("one");
    for name in ["-dash.ron", "two  words ä.ron", ":(top)x.ron"] {
        repo.write(name, titled("New"));
    }
    let ended = repo.run(&["diff", "--stat"]);
    ended.ends(0);
    for name in ["-dash.ron", "two  words ä.ron", ":(top)x.ron"] {
        assert!(ended.out.contains(name), "{name}\n{}", ended.out);
    }
    assert_eq!(told(&repo, &["--", "-dash.ron"]), ["-dash.ron"]);
    let all = &["restore", "--staged", "--worktree", "."];
    repo.git(all).ends(0);
    repo.git(&["mv", "--", "-dash.ron", "moved.ron"]).ends(0);
    repo.write("moved.ron", titled("New"));
    for paths in [[].as_slice(), &["--", "moved.ron"], &["--", "-dash.ron"]] {
        let args: Vec<&str> = ["diff", "HEAD"].iter().chain(paths).copied().collect();
        let ended = repo.run(&args);
        ended.ends(0);
        assert!(ended.out.contains("-dash.ron"), "{paths:?}: {}", ended.out);
        assert!(!ended.out.contains("removed map"), "{paths:?}: {}", ended.out);
    }
    // To git, which goes by lines, that is another file; its cards are the same.
    let short: String =
        SMALL.lines().map(str::trim).filter(|line| !line.starts_with("//")).collect();
    repo.write("moved.ron", short);
    let ended = repo.run(&["diff", "--stat", "HEAD"]);
    ended.ends(0);
    assert!(ended.out.starts_with("-dash.ron → moved.ron  "), "{}", ended.out);
}

#[test]
fn a_version_that_is_no_map_is_told_with_its_revision_and_the_rest_is_compared() {
    let repo = Repo::new();
    repo.write("a.ron", SMALL.replace("\"Small\"", "7"));
    repo.write("b.ron", SMALL);
    repo.commit("one");
    repo.write("a.ron", SMALL);
    repo.write("b.ron", titled("New"));
    let ended = repo.run(&["diff", "--stat", "HEAD"]);
    ended.ends(3);
    assert!(ended.err.contains("HEAD:a.ron:3:12: error[unreadable]: "), "{}", ended.err);
    assert!(ended.out.contains("b.ron"), "{}", ended.out);
    repo.git(&["add", "b.ron"]).ends(0);
    repo.write("b.ron", "Journey(");
    let ended = repo.run(&["diff", "--stat", "--", "b.ron"]);
    ended.ends(3);
    assert!(ended.err.contains("\nb.ron:1:") || ended.err.starts_with("b.ron:1:"), "{}", ended.err);
}

#[test]
fn conflicted_maps_are_told() {
    let repo = Repo::new();
    repo.write("a.ron", SMALL);
    repo.commit("base");
    repo.git(&["checkout", "-q", "-b", "topic"]).ends(0);
    repo.write("a.ron", titled("Theirs"));
    repo.commit("theirs");
    repo.git(&["checkout", "-q", "main"]).ends(0);
    repo.write("a.ron", titled("Ours"));
    repo.commit("ours");
    repo.git(&["merge", "topic"]).ends(1);
    let ended = repo.run(&["diff"]);
    ended.ends(3);
    assert!(ended.err.contains("a.ron:"), "{}", ended.err);
    let ended = repo.run(&["diff", "--cached"]);
    ended.ends(0);
    assert!(ended.err.contains("a.ron is not merged yet"), "{}", ended.err);
}

#[test]
fn what_git_cannot_give_is_told_with_what_to_do() {
    let repo = three_commits();
    let fails = |folder: &str, args: &[&str], said: &str, hint: &str| {
        let ended = repo.run_in(folder, args);
        ended.ends(3);
        assert!(ended.err.starts_with(&format!("error: {said}\nhint: ")), "{}", ended.err);
        assert!(ended.err.contains(hint), "{}", ended.err);
        assert_eq!(ended.out, "");
    };
    fails("repo", &["diff", "nowhere"], "there is no revision `nowhere`", "git branch --all");
    fails("repo", &["diff", "-", "--", "x"], "there is no revision `-`", "git branch");
    fails("repo", &["diff", "maps/a.ron", "maps/c.ron"], "maps/c.ron is not there", "both exist");
    fails("", &["diff"], "this folder is in no git repository", "two files");
    repo.home.write("out.ron", SMALL);
    let ended = repo.run(&["diff", "--", "../out.ron"]);
    ended.ends(3);
    let said = "error: ../out.ron is outside of the repository ";
    assert!(ended.err.starts_with(said) && ended.err.contains("\nhint: "), "{}", ended.err);
    repo.git_in("", &["clone", "-q", "--depth", "1", &repo.url(), "shallow"]).ends(0);
    let said = "there is no revision `HEAD~2` in this shallow clone";
    fails("shallow", &["diff", "HEAD~2"], said, "git fetch --unshallow");
    assert!(told_in(&repo, "shallow", &["HEAD"]).is_empty());

    repo.git(&["submodule", "--quiet", "add", "../shallow", "sub"]).ends(0);
    let said = "sub/maps/a.ron is in ";
    let ended = repo.run(&["diff", "--", "sub/maps/a.ron"]);
    ended.ends(3);
    assert!(
        ended.err.contains(said) && ended.err.contains("\nhint: run this in "),
        "{}",
        ended.err
    );
    repo.git_in("", &["init", "-q", "--bare", "bare"]).ends(0);
    fails("bare", &["diff"], "this folder is in a repository that has no files", "clone");
}

#[test]
fn a_linked_work_tree_has_its_own_head_and_files() {
    let repo = three_commits();
    repo.git(&["worktree", "add", "-q", "../linked", "v1"]).ends(0);
    repo.home.write("linked/maps/a.ron", titled("Linked"));
    assert_eq!(told_in(&repo, "linked", &[]), ["maps/a.ron"]);
    assert!(told(&repo, &[]).is_empty());
    assert_eq!(told_in(&repo, "linked", &["HEAD..main"]).len(), 2);
}

#[test]
fn a_bare_repository_compares_revisions() {
    let repo = three_commits();
    repo.git_in("", &["clone", "-q", "--bare", "repo", "bare"]).ends(0);
    assert_eq!(told_in(&repo, "bare", &["v1..main"]).len(), 2);
}
