//! `.gitattributes` at the top of a repository: lines that are ours come and go, others stay.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::GitError;
use super::names::bytes_of;
use super::patterns::patterns;
use super::repository::Repository;
use crate::store::find::{PROJECT_FILE, find_maps};
use crate::store::open::OpenError;
use crate::store::replace::{remove, write_over};
use crate::store::repository_root;
use crate::store::save_error::SaveError;

/// What follows the pattern on a line of ours.
const OURS: &[u8] = b" text eol=lf diff=wayband merge=wayband";
/// A project's settings are RON and lie beside maps, but are no map.
const EXCEPTION: &[u8] = b"wayband.ron !diff !merge";

/// The `.gitattributes` of a repository.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attributes {
    path: PathBuf,
    bytes: Vec<u8>,
}

/// The maps of a repository that git does not hand over to the drivers.
#[derive(Debug, Default)]
pub struct Unattributed {
    /// How many maps the repository has, handed over or not.
    pub maps: usize,
    /// The lines that would hand over those that are not.
    pub lines: Vec<Vec<u8>>,
    /// What could not be looked into; there may be maps in it.
    pub unread: Vec<OpenError>,
}

impl Repository {
    /// Looks for maps that git does not hand over to the drivers.
    ///
    /// # Errors
    ///
    /// [`GitError::NoWorkTree`], or those of running git.
    pub fn unattributed(&self) -> Result<Unattributed, GitError> {
        let root = self.root()?;
        let found = find_maps(root);
        // What lies in a repository within this one has its own attributes.
        let own = |paths: Vec<PathBuf>| -> Vec<PathBuf> {
            let is_own = |path: &PathBuf| repository_root(path).is_none_or(|top| top == root);
            let within = paths.into_iter().filter(is_own);
            within.filter_map(|path| Some(path.strip_prefix(root).ok()?.to_owned())).collect()
        };
        let (mut maps, others) = (own(found.maps), own(found.others));
        let count = maps.len();
        let mut covered = self.covered(&maps)?.into_iter();
        maps.retain(|_| !covered.next().unwrap_or(false));
        let is_project_file = |path: &PathBuf| path.ends_with(PROJECT_FILE);
        let (projects, others): (Vec<_>, Vec<_>) = others.into_iter().partition(is_project_file);
        let mut lines: Vec<Vec<u8>> = patterns(&maps, &others);
        lines.iter_mut().for_each(|pattern| pattern.extend(OURS));
        // At the top of the repository is where it would be made.
        if !lines.is_empty() && (!projects.is_empty() || lines.iter().any(|l| l.starts_with(b"/*")))
        {
            lines.push(EXCEPTION.to_vec());
        }
        Ok(Unattributed { maps: count, lines, unread: found.unread })
    }

    /// Whether each of some files, by path from the root, is handed over to both drivers.
    fn covered(&self, files: &[PathBuf]) -> Result<Vec<bool>, GitError> {
        let root = self.root()?;
        let mut asked = Vec::new();
        for file in files {
            asked.extend(bytes_of(&root.join(file)));
            asked.push(0);
        }
        let git = self.git("check-attr").args(["-z", "--stdin", "diff", "merge"]);
        let out = git.run_with(&asked)?.success()?;
        // Path, attribute, value; twice a file.
        let values: Vec<&[u8]> = out.split(|byte| *byte == 0).skip(2).step_by(3).collect();
        let both = |pair: &[&[u8]]| pair == [b"wayband".as_slice(); 2];
        Ok(values.chunks_exact(2).map(both).collect())
    }
}

impl Attributes {
    /// Reads those of a repository; there may be none yet.
    ///
    /// # Errors
    ///
    /// [`GitError::LinkedAttributes`], as git does not follow links there;
    /// [`GitError::Attributes`] where the file cannot be read.
    pub fn of(root: &Path) -> Result<Self, GitError> {
        let path = root.join(".gitattributes");
        if path.is_symlink() {
            return Err(GitError::LinkedAttributes { path });
        }
        match fs::read(&path) {
            Ok(bytes) => Ok(Attributes { path, bytes }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Ok(Attributes { path, bytes: Vec::new() })
            }
            Err(error) => Err(GitError::Attributes(SaveError::from_io(&path, error))),
        }
    }

    /// Adds lines below those that are there, in the line ends that are there; gives those that
    /// were not there yet.
    pub fn add(&mut self, lines: &[Vec<u8>]) -> Vec<Vec<u8>> {
        let there: Vec<&[u8]> = self.lines().map(without_end).collect();
        let new = lines.iter().filter(|line| !there.contains(&line.as_slice()));
        let new: Vec<Vec<u8>> = new.cloned().collect();
        let crlf = self.bytes.windows(2).any(|pair| pair == b"\r\n");
        let end: &[u8] = if crlf { b"\r\n" } else { b"\n" };
        // A file without a last line end gets none, so that removal can give it back as it was.
        let closed = self.bytes.is_empty() || self.bytes.ends_with(b"\n");
        for line in &new {
            let (before, behind) = if closed { (&[][..], end) } else { (end, &[][..]) };
            self.bytes.extend([before, line, behind].concat());
        }
        new
    }

    /// Takes the lines out that are as [`Repository::unattributed`] gives them, and gives them.
    pub fn remove_own(&mut self) -> Vec<Vec<u8>> {
        let (own, rest): (Vec<&[u8]>, Vec<&[u8]>) =
            self.lines().partition(|line| is_own(without_end(line)));
        let own: Vec<Vec<u8>> = own.into_iter().map(|line| without_end(line).to_vec()).collect();
        let mut bytes = rest.concat();
        if !own.is_empty() && !self.bytes.ends_with(b"\n") {
            bytes.truncate(without_end(&bytes).len());
        }
        self.bytes = bytes;
        own
    }

    /// The lines that name the drivers in another way: somebody wrote them by hand.
    pub fn by_hand(&self) -> Vec<Vec<u8>> {
        let names = |line: &&[u8]| {
            let mut words = line.split(u8::is_ascii_whitespace);
            !line.starts_with(b"#")
                && words.any(|word| matches!(word, b"diff=wayband" | b"merge=wayband"))
        };
        let lines = self.lines().map(without_end).filter(|line| !is_own(line));
        lines.filter(names).map(<[u8]>::to_vec).collect()
    }

    /// Writes the file; removes one that has become empty, and gives whether it did.
    ///
    /// # Errors
    ///
    /// [`GitError::Attributes`].
    pub fn save(&self) -> Result<bool, GitError> {
        let empty = self.bytes.is_empty();
        let done = if empty { remove(&self.path) } else { write_over(&self.path, &self.bytes) };
        done.map_err(GitError::Attributes)?;
        Ok(empty)
    }

    fn lines(&self) -> impl Iterator<Item = &[u8]> {
        self.bytes.split_inclusive(|byte| *byte == b'\n')
    }
}

fn without_end(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

fn is_own(line: &[u8]) -> bool {
    line == EXCEPTION || (line.ends_with(OURS) && !line.starts_with(b"#"))
}

#[cfg(test)]
mod tests {
    use super::Attributes;

    fn attributes(text: &str) -> Attributes {
        Attributes { path: "none".into(), bytes: text.as_bytes().to_vec() }
    }

    fn line(pattern: &str) -> Vec<u8> {
        format!("{pattern} text eol=lf diff=wayband merge=wayband").into_bytes()
    }

    #[test]
    fn what_is_added_once_is_not_added_twice_and_removal_gives_back_what_was() {
        let hand = "*.ron  diff=wayband\r\n";
        for before in ["", "*.png binary\n", "# a\r\n*.png binary\r\n", "*.png binary", "\n", hand]
        {
            let mut own = attributes(before);
            let lines = [line("/a/**/*.ron"), line("\"/b c/*.ron\"")];
            assert_eq!(own.add(&lines), lines, "{before:?}");
            let once = own.clone();
            assert!(own.bytes.starts_with(before.as_bytes()));
            assert!(own.add(&lines).is_empty());
            assert_eq!(own, once);
            assert_eq!(own.by_hand().len(), usize::from(before == hand));
            assert_eq!(own.remove_own(), lines);
            assert_eq!(String::from_utf8(own.bytes).unwrap(), before);
        }
    }

    #[test]
    fn line_ends_and_what_follows_are_kept() {
        let mut own = attributes("a x\r\n");
        own.add(&[line("/*.ron"), b"wayband.ron !diff !merge".to_vec()]);
        let text = String::from_utf8(own.bytes.clone()).unwrap();
        assert_eq!(text.matches("\r\n").count(), 3);
        own.bytes.extend(b"b y");
        assert_eq!(own.remove_own().len(), 2);
        assert_eq!(own.bytes, b"a x\r\nb y");
    }
}
