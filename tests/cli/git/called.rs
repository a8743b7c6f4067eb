//! What git calls once it is set up: in `git diff`, `git log -p` and `git show`.

use super::Repo;
use crate::SMALL;

/// A repository that is set up, with one map committed.
fn set_up() -> Repo {
    let repo = Repo::new();
    repo.write("maps/a.ron", SMALL);
    repo.run(&["git", "install"]).ends(0);
    repo.commit("one");
    repo
}

fn titled(title: &str) -> String {
    SMALL.replace("\"Asks\"", &format!("\"{title}\""))
}

#[test]
fn a_log_compares_outlines_and_names_the_card_above_each_change() {
    let repo = set_up();
    repo.write(
        "maps/a.ron",
        SMALL.replace("emotion: 1", "emotion: 2").replace("  title", " title"),
    );
    repo.commit("two");
    let log = repo.git(&["log", "-p", "-1", "-U0", "--format="]);
    log.ends(0);
    assert!(
        log.out.ends_with(
            "@@ -13 +13 @@ Touchpoint \"Browses\" (browses)\n-    emotion: +1\n+    emotion: +2\n"
        ),
        "{}",
        log.out
    );
    let show = repo.git(&["show", "--textconv", "HEAD:maps/a.ron"]);
    show.ends(0);
    let outline = "Journey \"Small\"\nLane \"Consumer activities\" (consumer)\n";
    assert!(show.out.starts_with(outline), "{}", show.out);
    assert!(show.out.contains(
        "\n  // Kept.\n  Activity \"Asks\" (asks)\n    lane: consumer (consumer only)\n"
    ));
}

#[test]
fn what_is_no_map_comes_out_of_textconv_as_it_is() {
    let repo = set_up();
    for text in [&b"Journey(\n\xff"[..], b"Scene()\r\n", b"", b"<<<<<<< a\nJourney(\n"] {
        repo.write("-odd ä.ron", text);
        let ended = repo.run(&["git", "textconv", "--", "-odd ä.ron"]);
        ended.ends(0);
        assert_eq!(ended.out, String::from_utf8_lossy(text));
    }
    let missing = repo.run(&["git", "textconv", "none.ron"]);
    missing.ends(3);
    assert!(missing.err.starts_with("error: none.ron is not there"), "{}", missing.err);
}

#[test]
fn a_diff_is_told_in_the_words_of_the_map() {
    let repo = set_up();
    repo.write("maps/a.ron", SMALL.replace("emotion: 1", "emotion: -2"));
    let diff = repo.git(&["diff"]);
    diff.ends(0);
    let told = repo.run(&["diff"]);
    told.ends(0);
    assert_eq!(diff.out, told.out, "git says what the program says");
    assert!(diff.out.starts_with("maps/a.ron  1 card: "), "{}", diff.out);
    assert!(!diff.out.contains("@@"), "{}", diff.out);
    let staged = repo.git(&["diff", "--cached"]);
    assert_eq!(staged.out, "");
    repo.git(&["add", "--all"]).ends(0);
    assert_eq!(repo.git(&["diff", "--cached"]).out, diff.out);
    repo.commit("two");
    assert_eq!(repo.git(&["diff", "HEAD~1", "HEAD"]).out, diff.out);
    let shown = repo.git(&["show", "--ext-diff", "--format="]);
    assert_eq!(shown.out.trim_start(), diff.out);
    let colored = repo.git(&["-c", "color.diff=always", "diff", "HEAD~1"]);
    assert!(!colored.out.contains('\x1b'), "a pipe is no terminal");
}

#[test]
fn added_removed_renamed_and_odd_maps_are_all_told() {
    let repo = set_up();
    repo.write("maps/b.ron", titled("B"));
    repo.write("maps/-dash ä.ron", titled("Dash"));
    repo.commit("more");
    repo.write("maps/new.ron", SMALL);
    repo.write("maps/-dash ä.ron", titled("Changed"));
    std::fs::remove_file(repo.home.path("repo/maps/a.ron")).unwrap();
    repo.git(&["mv", "maps/b.ron", "maps/c.ron"]).ends(0);
    repo.write("maps/c.ron", titled("C"));
    repo.write("notes.txt", "plain\n");
    repo.git(&["add", "--all"]).ends(0);
    for whole in [repo.git(&["diff", "--cached", "-M90%"]), repo.git(&["diff", "HEAD", "-M90%"])] {
        whole.ends(0);
        for told in ["maps/-dash ä.ron  1 card", "+plain"] {
            assert!(whole.out.contains(told), "{told}\n{}", whole.out);
        }
    }
    let apart = repo.git(&["diff", "--cached", "--no-renames"]);
    apart.ends(0);
    for told in [
        "maps/a.ron  removed map \"Small\"",
        "maps/b.ron  removed map \"Small\"",
        "maps/new.ron  new map \"Small\"",
    ] {
        assert!(apart.out.contains(told), "{told}\n{}", apart.out);
    }
    let renamed = repo.git(&["diff", "--cached", "-M50%", "--", "maps/b.ron", "maps/c.ron"]);
    renamed.ends(0);
    assert!(renamed.out.starts_with("maps/b.ron → maps/c.ron  1 card"), "{}", renamed.out);
}

#[cfg(unix)]
#[test]
fn a_mode_that_changed_is_told() {
    use std::os::unix::fs::PermissionsExt as _;
    let repo = set_up();
    let mode = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(repo.home.path("repo/maps/a.ron"), mode).unwrap();
    assert_eq!(repo.git(&["diff"]).out, "maps/a.ron  mode 100644 → 100755\n");
}

#[test]
fn a_side_that_is_no_map_is_compared_by_lines_and_the_rest_goes_on() {
    let repo = set_up();
    repo.write("maps/z.ron", SMALL);
    repo.commit("two");
    repo.write("maps/a.ron", SMALL.replace("emotion: 1", "emotion: \u{1b}[31m"));
    repo.write("maps/z.ron", titled("Z"));
    let diff = repo.git(&["diff"]);
    diff.ends(0);
    let head = "maps/a.ron  not a valid map on both sides: line by line\n--- a/maps/a.ron\n\
                +++ b/maps/a.ron\n@@ -";
    assert!(diff.out.starts_with(head), "{}", diff.out);
    assert!(
        diff.out.contains(
            "-                    emotion: 1,\n+                    emotion: \\u{1b}[31m,\n"
        ),
        "{}",
        diff.out
    );
    assert!(diff.out.contains("\nmaps/z.ron  1 card: "), "{}", diff.out);
    assert_eq!(diff.err, "");
}

#[test]
fn conflicted_maps_are_compared_by_their_outlines() {
    let repo = set_up();
    repo.write(".gitattributes", "*.ron diff=wayband\n");
    repo.commit("attributes");
    repo.git(&["checkout", "-q", "-b", "topic"]).ends(0);
    repo.write("maps/a.ron", titled("Theirs"));
    repo.commit("theirs");
    repo.git(&["checkout", "-q", "main"]).ends(0);
    repo.write("maps/a.ron", titled("Ours"));
    repo.commit("ours");
    repo.git(&["merge", "topic"]).ends(1);
    let diff = repo.git(&["diff", "--cached"]);
    diff.ends(0);
    assert!(diff.out.contains("maps/a.ron"), "{}", diff.out);
    let diff = repo.git(&["diff"]);
    diff.ends(0);
    let marked = "\n++<<<<<<< ours\n +  Activity \"Ours\" (asks)\n++=======\n\
                  +   Activity \"Theirs\" (asks)\n++>>>>>>> theirs\n";
    assert!(diff.out.contains(marked), "{}", diff.out);

    repo.git(&["merge", "--abort"]).ends(0);
    repo.git(&["-c", "merge.conflictStyle=diff3", "merge", "topic"]).ends(1);
    let diff = repo.git(&["diff"]);
    let marked = "\n++||||||| base\n++  Activity \"Asks\" (asks)\n++=======\n";
    assert!(diff.out.contains(marked), "{}", diff.out);
}

#[test]
fn a_wrong_call_is_told() {
    let repo = Repo::new();
    repo.run(&["git", "diff-driver", "a", "b"]).ends(2);
    repo.run(&["git", "diff-driver", "a.ron"]).ends(0);
}

#[test]
fn without_the_program_git_compares_by_lines() {
    let repo = set_up();
    repo.write("maps/a.ron", titled("New"));
    let diff = repo.without_the_program(&["diff"]);
    diff.ends(0);
    assert!(diff.out.contains("\n-                    title: \"Asks\",\n"), "{}", diff.out);
    repo.commit("two");
    let log = repo.without_the_program(&["log", "-p", "-1", "-U0", "--format="]);
    log.ends(0);
    assert!(log.out.contains("@@ Explore\n-                    title: \"Asks\","), "{}", log.out);
}
