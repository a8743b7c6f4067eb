//! A real repository, asked.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::{Changed, ChangedMap, Content, FileState, GitError, Repository, Span};

/// A repository in a folder of its own, apart from the user's settings.
struct Place {
    folder: tempfile::TempDir,
}

const MAP: &str =
    "Journey(\n    format: 1,\n    title: \"A\",\n    lanes: [],\n    stages: [],\n)\n";

impl Place {
    fn new() -> Self {
        let place = Place { folder: tempfile::tempdir().unwrap() };
        place.git(&["init", "-q", "-b", "main", "repo"], "");
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("repo").join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    #[track_caller]
    fn git(&self, args: &[&str], below: &str) {
        let output = self.git_that_may_fail(args, below);
        let err = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "git {args:?}: {err}");
    }

    fn git_that_may_fail(&self, args: &[&str], below: &str) -> Output {
        let mut git = Command::new("git");
        git.args(["-c", "user.name=N", "-c", "user.email=n@example.org"]);
        git.args(["-c", "protocol.file.allow=always", "-c", "commit.gpgSign=false"]);
        git.args(args).current_dir(self.folder.path().join(below));
        git.env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_CONFIG_GLOBAL", self.folder.path().join("no"));
        git.output().unwrap()
    }

    fn commit(&self, message: &str) {
        self.git(&["add", "--all"], "repo");
        self.git(&["commit", "-q", "--allow-empty", "-m", message], "repo");
    }

    fn repository(&self) -> Repository {
        Repository::of(&self.path("")).unwrap()
    }
}

/// The paths of both versions, `-` for none.
fn paths(changed: &Changed) -> Vec<[String; 2]> {
    let name = |path: Option<&Path>| path.map_or("-".into(), |path| path.display().to_string());
    let both = changed.maps.iter().map(|map| {
        [&map.old, &map.new].map(|side| name(side.as_ref().map(|version| version.path.as_path())))
    });
    both.collect()
}

/// The titles of both versions of a map.
fn titles(map: &ChangedMap) -> [String; 2] {
    [&map.old, &map.new].map(|version| {
        let bytes = match &version.as_ref().unwrap().content {
            Content::Stored(bytes) => bytes.clone(),
            Content::File(path) => fs::read(path).unwrap(),
        };
        let text = String::from_utf8(bytes).unwrap();
        text.split('"').nth(1).unwrap().to_owned()
    })
}

#[test]
fn a_repository_is_found_from_files_that_are_there_or_not() {
    let place = Place::new();
    let root = place.path("").canonicalize().unwrap();
    place.write("a/b.ron", MAP);
    for path in ["", "a", "a/b.ron", "a/none.ron", "x/y/z.ron"] {
        let repository = Repository::of(&place.path(path)).unwrap();
        assert_eq!(repository.root().unwrap().canonicalize().unwrap(), root, "{path}");
    }
    let within = Repository::of(&place.path(".git")).unwrap();
    assert!(matches!(within.root(), Err(GitError::NoWorkTree { .. })));
    let outside = Repository::of(place.folder.path());
    if let Ok(found) = outside {
        panic!("the temporary folder lies in {found:?}; set TMPDIR to run this test");
    }
    assert!(matches!(outside, Err(GitError::NoRepository { .. })), "{outside:?}");
    place.git(&["init", "-q", "--bare", "bare"], "");
    let bare = Repository::of(&place.folder.path().join("bare")).unwrap();
    assert!(matches!(bare.root(), Err(GitError::NoWorkTree { .. })));
}

#[test]
fn revisions_have_names_and_what_has_none_is_told() {
    let place = Place::new();
    let repository = place.repository();
    let empty = repository.resolve("HEAD").unwrap();
    place.commit("one");
    let one = repository.resolve("HEAD").unwrap();
    assert_ne!(empty.id, one.id);
    place.git(&["tag", "-a", "-m", "t", "v1"], "repo");
    assert_eq!(repository.resolve("v1").unwrap().id, one.id, "a tag is its commit");
    for name in ["nothing", "HEAD~1", "-x", "--all", "a..b", "", "HEAD:none"] {
        let error = repository.resolve(name).unwrap_err();
        assert!(matches!(error, GitError::UnknownRevision { .. }), "{name}: {error:?}");
        assert!(error.hint().is_some());
    }
}

#[test]
fn a_merge_base_is_where_two_branches_part() {
    let place = Place::new();
    place.commit("base");
    let repository = place.repository();
    let base = repository.resolve("HEAD").unwrap();
    place.git(&["branch", "other"], "repo");
    place.commit("ours");
    place.git(&["checkout", "-q", "other"], "repo");
    place.commit("theirs");
    let [main, other] = ["main", "other"].map(|name| repository.resolve(name).unwrap());
    assert_eq!(repository.merge_base(&main, &other).unwrap().id, base.id);
    place.git(&["checkout", "-q", "--orphan", "apart"], "repo");
    place.commit("apart");
    let apart = repository.resolve("apart").unwrap();
    let error = repository.merge_base(&main, &apart).unwrap_err();
    assert_eq!(error.to_string(), "`main` and `apart` have no commit in common");
}

#[test]
fn a_shallow_clone_is_told_to_be_one() {
    let place = Place::new();
    place.commit("one");
    place.commit("two");
    let url = format!("file://{}", place.path("").display());
    place.git(&["clone", "-q", "--depth", "1", &url, "shallow"], "");
    let clone = Repository::of(&place.folder.path().join("shallow")).unwrap();
    assert!(clone.resolve("HEAD").is_ok());
    let error = clone.resolve("HEAD~1").unwrap_err();
    assert!(matches!(error, GitError::Shallow { .. }), "{error:?}");
    assert!(error.hint().unwrap().contains("--unshallow"));
}

#[test]
fn maps_that_differ_are_found_between_any_two_states() {
    let place = Place::new();
    for name in ["kept.ron", "changed.ron", "-gone.ron", "deep/old näme.ron"] {
        place.write(name, &format!("{MAP}// {name}, of which a rename keeps almost all\n"));
    }
    place.write("foreign.ron", "Scene()");
    place.commit("one");
    place.write("changed.ron", &MAP.replace('A', "B"));
    place.write("foreign.ron", "Scene(1)");
    place.write("notes.txt", MAP);
    fs::remove_file(place.path("-gone.ron")).unwrap();
    fs::rename(place.path("deep/old näme.ron"), place.path("new name.ron")).unwrap();
    place.commit("two");
    let repository = place.repository();
    let [one, two] = ["HEAD~1", "HEAD"].map(|name| repository.resolve(name).unwrap());
    let span = Span::Revisions(one.clone(), two.clone());
    let all = repository.changed_maps(&span, &[]).unwrap();
    let renamed = ["deep/old näme.ron".to_owned(), "new name.ron".to_owned()];
    let gone = ["-gone.ron".to_owned(), "-".to_owned()];
    let changed = ["changed.ron".to_owned(), "changed.ron".to_owned()];
    assert_eq!(paths(&all), [gone.clone(), changed.clone(), renamed.clone()]);
    assert_eq!(titles(&all.maps[1]), ["A", "B"]);

    let within = |name: &str| {
        let path = place.path(name);
        paths(&repository.changed_maps(&span, &[path]).unwrap())
    };
    assert_eq!(within("deep"), std::slice::from_ref(&renamed), "a rename out of the folder");
    assert_eq!(within("new name.ron"), [renamed]);
    assert_eq!(within("-gone.ron"), [gone]);
    assert_eq!(within("notes.txt").len(), 1, "a file that is asked for needs no `.ron`");
    assert!(within("kept.ron").is_empty() && within("none").is_empty());

    place.write("changed.ron", &MAP.replace('A', "C"));
    place.git(&["add", "changed.ron"], "repo");
    place.write("changed.ron", &MAP.replace('A', "D"));
    place.write("new/untracked.ron", MAP);
    let between = |span: &Span| {
        let found = repository.changed_maps(span, &[]).unwrap();
        assert_eq!(paths(&found), std::slice::from_ref(&changed), "{span:?}");
        titles(&found.maps[0])
    };
    assert_eq!(between(&Span::ToIndex(two.clone())), ["B", "C"]);
    assert_eq!(between(&Span::IndexToWorkTree), ["C", "D"]);
    assert_eq!(between(&Span::ToWorkTree(two)), ["B", "D"]);
}

#[test]
fn conflicts_have_three_versions_until_they_are_added() {
    let place = Place::new();
    place.write("a [1].ron", MAP);
    place.commit("base");
    place.git(&["checkout", "-q", "-b", "other"], "repo");
    place.write("a [1].ron", &MAP.replace('A', "T"));
    place.write("both.ron", "t");
    place.commit("theirs");
    place.git(&["checkout", "-q", "main"], "repo");
    place.write("a [1].ron", &MAP.replace('A', "O"));
    place.write("both.ron", "o");
    place.commit("ours");
    let repository = place.repository();
    let file = place.path("a [1].ron");
    assert_eq!(repository.conflict(&file).unwrap(), None);
    assert_eq!(place.git_that_may_fail(&["merge", "other"], "repo").status.code(), Some(1));
    let conflict = repository.conflict(&file).unwrap().unwrap();
    assert_eq!(conflict.base.as_deref(), Some(MAP.as_bytes()));
    assert_eq!(conflict.ours.unwrap(), MAP.replace('A', "O").into_bytes());
    assert_eq!(conflict.theirs.unwrap(), MAP.replace('A', "T").into_bytes());
    let added = repository.conflict(&place.path("both.ron")).unwrap().unwrap();
    assert_eq!((added.base, added.ours), (None, Some(b"o".to_vec())));

    let root = repository.root().unwrap().to_owned();
    let state = |name: &str| {
        let states = repository.states(&place.path("")).unwrap();
        states.get(&root.join(name)).copied()
    };
    assert_eq!(state("a [1].ron"), Some(FileState::Conflicted));
    let head = repository.resolve("HEAD").unwrap();
    let staged = repository.changed_maps(&Span::ToIndex(head.clone()), &[]).unwrap();
    assert_eq!(staged.unmerged, [Path::new("a [1].ron"), Path::new("both.ron")]);
    let all = repository.changed_maps(&Span::ToWorkTree(head), &[]).unwrap();
    assert_eq!(all.maps.len(), 1, "{all:?}");
    assert!(all.unmerged.is_empty());

    place.write("new.ron", MAP);
    repository.add(&file).unwrap();
    assert_eq!(repository.conflict(&file).unwrap(), None);
    assert_eq!(state("new.ron"), Some(FileState::Untracked));
    assert_eq!(state("a [1].ron"), Some(FileState::Staged));
    place.write("a [1].ron", &MAP.replace('A', "B"));
    assert_eq!(state("a [1].ron"), Some(FileState::Changed));
    // As a list of the folder has them, also where that is given by a way round.
    let folder = place.path("../repo");
    let below = repository.states_below(&folder).unwrap();
    assert_eq!(below.get(&folder.join("new.ron")), Some(&FileState::Untracked));
}

#[test]
fn what_lies_in_another_repository_is_told_apart() {
    let place = Place::new();
    place.write("a.ron", MAP);
    place.commit("one");
    place.git(&["init", "-q", "inner"], "");
    place.git(&["commit", "-q", "--allow-empty", "-m", "inner"], "inner");
    place.git(&["submodule", "--quiet", "add", "../inner", "sub"], "repo");
    place.write("sub/b.ron", MAP);
    let repository = place.repository();
    let error = repository.add(&place.path("sub/b.ron")).unwrap_err();
    assert!(matches!(error, GitError::Submodule { .. }), "{error:?}");
    assert!(error.hint().unwrap().ends_with("sub"), "{error:?}");
    let error = repository.add(&place.folder.path().join("out.ron")).unwrap_err();
    assert!(matches!(error, GitError::Outside { .. }), "{error:?}");
    let inside = Repository::of(&place.path("sub/b.ron")).unwrap();
    assert!(inside.root().unwrap().ends_with("sub"));
    inside.add(&place.path("sub/b.ron")).unwrap();

    place.git(&["worktree", "add", "-q", "../linked"], "repo");
    let linked = Repository::of(&place.folder.path().join("linked/a.ron")).unwrap();
    assert!(linked.root().unwrap().ends_with("linked"));
    fs::write(place.folder.path().join("linked/a.ron"), MAP.replace('A', "L")).unwrap();
    let head = linked.resolve("HEAD").unwrap();
    assert_eq!(linked.changed_maps(&Span::ToWorkTree(head), &[]).unwrap().maps.len(), 1);
}
