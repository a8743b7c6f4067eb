//! `wayband git install` and `wayband git uninstall`.

use super::Repo;
use crate::SMALL;

const ATTRIBUTES: &str = "text eol=lf diff=wayband merge=wayband";

fn drivers(repo: &Repo) -> String {
    repo.git(&["config", "--get-regexp", "wayband"]).out
}

#[test]
fn it_is_written_once_and_taken_back_whole() {
    let repo = Repo::new();
    repo.write("journeys/a.ron", SMALL);
    repo.write("journeys/deep/b.ron", SMALL);
    repo.write("src/scene.ron", "Scene()");
    repo.write(".gitattributes", "*.png binary\r\n");
    let config = repo.read(".git/config");

    let first = repo.run(&["git", "install"]);
    first.ends(0);
    for line in [
        "git config: merge.wayband.driver = if command -v wayband >/dev/null 2>&1; then wayband \
         merge --driver %O %A %B %L %P %S %X %Y; else git merge-file --marker-size=%L -L %X -L %S \
         -L %Y %A %O %B; fi\n",
        "git config: merge.wayband.recursive = binary\n",
        "git config: diff.wayband.textconv = ",
        "git config: diff.wayband.command = ",
        "git config: diff.wayband.xfuncname = ",
        ".gitattributes: /journeys/**/*.ron text eol=lf diff=wayband merge=wayband\n",
    ] {
        assert!(first.out.contains(line), "{line}\n{}", first.out);
    }
    assert!(first.err.contains("commit .gitattributes"), "{}", first.err);
    let attributes = format!("*.png binary\r\n/journeys/**/*.ron {ATTRIBUTES}\r\n");
    assert_eq!(repo.read(".gitattributes"), attributes);
    let asked = ["check-attr", "merge", "journeys/deep/new.ron", "src/scene.ron"];
    assert_eq!(
        repo.git(&asked).out,
        "journeys/deep/new.ron: merge: wayband\nsrc/scene.ron: merge: unspecified\n"
    );

    let written = repo.read(".git/config");
    let second = repo.run(&["git", "install"]);
    second.ends(0);
    assert_eq!(second.out, "");
    assert_eq!(second.err, "git is set up already; nothing was written\n");
    assert_eq!((repo.read(".git/config"), repo.read(".gitattributes")), (written, attributes));

    let back = repo.run(&["git", "uninstall"]);
    back.ends(0);
    assert_eq!(back.out.lines().count(), 7, "{}", back.out);
    assert_eq!(repo.read(".git/config"), config);
    assert_eq!(repo.read(".gitattributes"), "*.png binary\r\n");
    let again = repo.run(&["git", "uninstall"]);
    again.ends(0);
    assert_eq!(again.out, "");
    assert!(again.err.contains("nothing was taken back"), "{}", again.err);
}

#[test]
fn a_file_of_attributes_that_it_made_goes_with_it() {
    let repo = Repo::new();
    repo.write("a.ron", SMALL);
    repo.run(&["git", "install"]).ends(0);
    let text = format!("/*.ron {ATTRIBUTES}\nwayband.ron !diff !merge\n");
    assert_eq!(repo.read(".gitattributes"), text);
    repo.run(&["git", "uninstall"]).ends(0);
    assert!(!repo.is_there(".gitattributes"));
}

#[test]
fn what_others_wrote_is_left_alone_and_named() {
    let repo = Repo::new();
    repo.write("maps/a.ron", SMALL);
    repo.write(".gitattributes", "maps/*.ron diff=wayband merge=wayband");
    repo.git(&["config", "diff.wayband.cachetextconv", "true"]).ends(0);
    repo.git(&["config", "merge.wayband.name", "ours"]).ends(0);
    let first = repo.run(&["git", "install"]);
    first.ends(0);
    assert!(first.out.contains("merge.wayband.name = journey maps, card by card (was ours)\n"));
    assert!(!first.out.contains(".gitattributes"), "they cover the maps: {}", first.out);
    repo.git(&["config", "merge.wayband.name", "theirs"]).ends(0);
    repo.git(&["config", "diff.wayband.command", "theirs"]).ends(0);
    let back = repo.run(&["git", "uninstall"]);
    back.ends(0);
    for line in [
        "git config: left alone diff.wayband.cachetextconv = true\n",
        "git config: left alone diff.wayband.command = theirs\n",
        "git config: removed merge.wayband.driver\n",
        "git config: removed merge.wayband.name (was theirs)\n",
        ".gitattributes: left alone maps/*.ron diff=wayband merge=wayband\n",
    ] {
        assert!(back.out.contains(line), "{line}\n{}", back.out);
    }
    let left = "diff.wayband.cachetextconv true\ndiff.wayband.command theirs\n";
    assert_eq!(drivers(&repo), left);
    assert_eq!(repo.read(".gitattributes"), "maps/*.ron diff=wayband merge=wayband");
}

#[test]
fn a_driver_of_somebody_s_own_stays_whole() {
    let repo = Repo::new();
    repo.write("a.ron", SMALL);
    repo.run(&["git", "install"]).ends(0);
    repo.git(&["config", "merge.wayband.driver", "false"]).ends(0);
    let back = repo.run(&["git", "uninstall"]);
    back.ends(0);
    assert_eq!(
        drivers(&repo),
        "merge.wayband.driver false\nmerge.wayband.name journey maps, card by card\n\
         merge.wayband.recursive binary\n",
        "git would refuse to merge by a part of it"
    );
}

#[test]
fn the_user_s_own_settings_hold_without_a_repository() {
    let repo = Repo::new();
    let first = repo.run_in("", &["git", "install", "--global"]);
    first.ends(0);
    assert!(first.out.contains("global git config: merge.wayband.driver = "), "{}", first.out);
    assert!(drivers(&repo).contains("merge.wayband.recursive binary"));
    assert_eq!(repo.run_in("", &["git", "install", "--global"]).out, "");
    assert!(!repo.read(".git/config").contains("wayband"));
    repo.run_in("", &["git", "uninstall", "--global"]).ends(0);
    assert_eq!(drivers(&repo), "");
}

#[test]
fn where_it_cannot_be_written_it_is_told_why() {
    let repo = Repo::new();
    for args in [["git", "install"], ["git", "uninstall"]] {
        let ended = repo.run_in("", &args);
        ended.ends(3);
        assert!(
            ended.err.starts_with("error: this folder is in no git repository\nhint: "),
            "{}",
            ended.err
        );
        assert!(ended.err.contains("--global"), "{}", ended.err);
    }
    repo.write(".git/config.lock", "");
    repo.write("a.ron", SMALL);
    let locked = repo.run(&["git", "install"]);
    locked.ends(3);
    assert!(locked.err.starts_with("error: git config failed: could not lock"), "{}", locked.err);
    assert!(!repo.is_there(".gitattributes"));
}

#[cfg(unix)]
#[test]
fn without_git_and_with_linked_attributes_nothing_is_written() {
    let repo = Repo::new();
    repo.write("a.ron", SMALL);
    std::os::unix::fs::symlink("elsewhere", repo.home.path("repo/.gitattributes")).unwrap();
    let ended = repo.run(&["git", "install"]);
    ended.ends(3);
    assert!(ended.err.contains("symbolic link, which git does not follow"), "{}", ended.err);
    assert!(!repo.read(".git/config").contains("wayband"));

    let mut program = repo.home.program(&["git", "install"]);
    let empty = repo.home.path("repo/.git/refs");
    let output = program.current_dir(repo.home.path("repo")).env("PATH", empty).output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(err.starts_with("error: git was not found\nhint: install git"), "{err}");
}

#[test]
fn submodules_work_trees_and_bare_repositories_are_told_apart() {
    let repo = Repo::new();
    repo.write("a.ron", SMALL);
    repo.commit("one");
    repo.git(&["worktree", "add", "-q", "../linked"]).ends(0);
    let linked = repo.run_in("linked", &["git", "install"]);
    linked.ends(0);
    assert!(linked.err.contains("all work trees of this repository"), "{}", linked.err);
    assert!(drivers(&repo).contains("merge.wayband.driver"));
    assert!(repo.home.path("linked/.gitattributes").exists() && !repo.is_there(".gitattributes"));

    repo.git_in("", &["init", "-q", "outer"]).ends(0);
    repo.git_in("outer", &["submodule", "--quiet", "add", "../repo", "sub"]).ends(0);
    let outer = repo.run_in("outer", &["git", "install"]);
    outer.ends(0);
    assert!(outer.err.contains("there is no map here yet"), "{}", outer.err);
    let sub = repo.run_in("outer/sub", &["git", "install"]);
    sub.ends(0);
    assert!(sub.err.contains("this is a submodule of "), "{}", sub.err);
    assert!(repo.home.path("outer/sub/.gitattributes").exists());

    repo.git_in("", &["init", "-q", "--bare", "bare"]).ends(0);
    let bare = repo.run_in("bare", &["git", "install"]);
    bare.ends(0);
    assert!(bare.err.contains("this repository is bare"), "{}", bare.err);
    assert!(bare.out.contains("merge.wayband.driver"), "{}", bare.out);
}
