//! What is to be compared, as the arguments say.

use std::path::{Path, PathBuf};

use crate::cli::status::Failure;

/// What is to be compared with what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// Two files, or two folders of maps.
    Files {
        /// The old one.
        old: PathBuf,
        /// The new one.
        new: PathBuf,
    },
    /// A revision with the work tree, or with the index.
    Uncommitted {
        /// `None`: `HEAD`.
        revision: Option<String>,
        /// Whether the new side is the index instead of the work tree.
        cached: bool,
        /// What to look at; all maps where there is none.
        paths: Vec<PathBuf>,
    },
    /// Two revisions.
    Revisions {
        /// The old one.
        old: String,
        /// The new one.
        new: String,
        /// Whether the old side is where both parted (`A...B`), not `old` itself.
        since_parting: bool,
        /// What to look at; all maps where there is none.
        paths: Vec<PathBuf>,
    },
}

impl Asked {
    /// Reads the arguments: those before `--`, those behind it, and `--cached`.
    ///
    /// Two that both exist are files. Else a name with two or three points is a range, whose
    /// missing end is `HEAD`; two names are two revisions, and one that exists is a path.
    ///
    /// # Errors
    ///
    /// A wrong call, with a sentence.
    pub fn of(
        names: &[String],
        paths: &[PathBuf],
        cached: bool,
        exists: impl Fn(&Path) -> bool,
    ) -> Result<Self, Failure> {
        let there = |name: &String| exists(Path::new(name));
        let mut paths = paths.to_vec();
        let asked = match names {
            [old, new] if paths.is_empty() && there(old) && there(new) => {
                Asked::Files { old: old.into(), new: new.into() }
            }
            [name, path] if !there(name) && there(path) && paths.is_empty() => {
                return Asked::of(&names[..1], &[path.into()], cached, exists);
            }
            [old, new] if paths.is_empty() && there(old) && range(new).is_none() => {
                let hint = "two arguments that both exist are files; two revisions, one of which \
                            is a file too, are written OLD..NEW";
                return Err(Failure::failed(format!("{new} is not there")).hint(hint));
            }
            [old, new] => {
                if let Some(range) = [old, new].into_iter().find(|name| range(name).is_some()) {
                    let message = format!("`{range}` is a range and stands alone");
                    return Err(Failure::usage(message).hint("paths stand behind `--`"));
                }
                let (old, new) = (old.clone(), new.clone());
                Asked::Revisions { old, new, since_parting: false, paths }
            }
            [name] => match range(name) {
                Some((old, new, since_parting)) if !there(name) => {
                    Asked::Revisions { old: end(old), new: end(new), since_parting, paths }
                }
                _ if there(name) => {
                    paths.insert(0, name.into());
                    Asked::Uncommitted { revision: None, cached, paths }
                }
                _ => Asked::Uncommitted { revision: Some(name.clone()), cached, paths },
            },
            _ => Asked::Uncommitted { revision: None, cached, paths },
        };
        if cached && !matches!(asked, Asked::Uncommitted { .. }) {
            let message = "`--cached` compares the index with one revision";
            return Err(Failure::usage(message));
        }
        Ok(asked)
    }

    /// What the two sides are called.
    pub fn sides(&self) -> (String, String) {
        let name = |path: &Path| path.to_string_lossy().into_owned();
        match self {
            Asked::Files { old, new } => (name(old), name(new)),
            Asked::Uncommitted { revision, cached, .. } => {
                let new = if *cached { "index" } else { "work tree" };
                (revision.clone().unwrap_or_else(|| "HEAD".to_owned()), new.to_owned())
            }
            Asked::Revisions { old, new, .. } => (old.clone(), new.clone()),
        }
    }
}

/// The two ends of a range, and whether it is one of three points.
fn range(name: &str) -> Option<(&str, &str, bool)> {
    match name.split_once("...") {
        Some((old, new)) => Some((old, new, true)),
        None => name.split_once("..").map(|(old, new)| (old, new, false)),
    }
}

fn end(name: &str) -> String {
    if name.is_empty() { "HEAD".to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::Asked;
    use crate::cli::status::Failure;
    use std::path::PathBuf;

    /// In a folder that holds `a.ron`, `b.ron` and `maps`.
    fn asked(line: &str) -> Result<Asked, Failure> {
        let mut parts = line.split(" -- ");
        let words = |part: Option<&str>| -> Vec<String> {
            part.unwrap_or_default().split_whitespace().map(str::to_owned).collect()
        };
        let mut names = words(parts.next());
        let paths: Vec<PathBuf> = words(parts.next()).into_iter().map(PathBuf::from).collect();
        let cached = names.iter().any(|name| name == "--cached");
        names.retain(|name| name != "--cached");
        let here = ["a.ron", "b.ron", "maps"];
        Asked::of(&names, &paths, cached, |path| here.iter().any(|name| path.ends_with(name)))
    }

    fn uncommitted(revision: Option<&str>, cached: bool, paths: &[&str]) -> Asked {
        let paths = paths.iter().map(PathBuf::from).collect();
        Asked::Uncommitted { revision: revision.map(str::to_owned), cached, paths }
    }

    fn revisions(old: &str, new: &str, since_parting: bool, paths: &[&str]) -> Asked {
        let paths = paths.iter().map(PathBuf::from).collect();
        Asked::Revisions { old: old.into(), new: new.into(), since_parting, paths }
    }

    #[test]
    fn two_that_exist_are_files() {
        let files = |old: &str, new: &str| Asked::Files { old: old.into(), new: new.into() };
        assert_eq!(asked("a.ron b.ron"), Ok(files("a.ron", "b.ron")));
        assert_eq!(asked("maps a.ron"), Ok(files("maps", "a.ron")));
    }

    #[test]
    fn one_or_none_is_about_what_is_not_committed() {
        assert_eq!(asked(""), Ok(uncommitted(None, false, &[])));
        assert_eq!(asked("HEAD~2"), Ok(uncommitted(Some("HEAD~2"), false, &[])));
        assert_eq!(asked("--cached"), Ok(uncommitted(None, true, &[])));
        assert_eq!(asked("--cached v1 -- maps"), Ok(uncommitted(Some("v1"), true, &["maps"])));
        assert_eq!(asked("a.ron"), Ok(uncommitted(None, false, &["a.ron"])));
        assert_eq!(asked("v1 a.ron"), Ok(uncommitted(Some("v1"), false, &["a.ron"])));
        assert_eq!(asked(" -- gone.ron"), Ok(uncommitted(None, false, &["gone.ron"])));
    }

    #[test]
    fn ranges_are_as_in_git() {
        assert_eq!(asked("v1..v2"), Ok(revisions("v1", "v2", false, &[])));
        assert_eq!(asked("main...topic -- maps"), Ok(revisions("main", "topic", true, &["maps"])));
        assert_eq!(asked("main..."), Ok(revisions("main", "HEAD", true, &[])));
        assert_eq!(asked("..topic"), Ok(revisions("HEAD", "topic", false, &[])));
        assert_eq!(asked("v1 v2"), Ok(revisions("v1", "v2", false, &[])));
        assert_eq!(asked("maps v2 -- a.ron"), Ok(revisions("maps", "v2", false, &["a.ron"])));
        assert_eq!(asked("v1..v2 maps"), Ok(revisions("v1", "v2", false, &["maps"])));
    }

    #[test]
    fn what_has_no_sense_is_a_wrong_call() {
        assert!(asked("v1..v2 v3").unwrap_err().message.contains("`v1..v2` is a range"));
        assert!(asked("--cached v1..v2").unwrap_err().message.contains("--cached"));
        assert!(asked("--cached a.ron b.ron").is_err());
    }
}
