//! The maps that differ between two states of a repository.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::error::GitError;
use super::names::path_of;
use super::program::not_understood;
use super::repository::Repository;
use super::revision::Revision;
use crate::store::find::{is_map, is_map_text};

/// All maps of a repository, where no paths are given.
const EVERY_MAP: &str = ":(top,glob)**/*.ron";

/// The two states that are compared, the older one first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// Two revisions.
    Revisions(Revision, Revision),
    /// A revision and the index.
    ToIndex(Revision),
    /// A revision and the files as they are.
    ToWorkTree(Revision),
    /// The index and the files as they are.
    IndexToWorkTree,
}

/// The maps that differ.
#[derive(Debug, Default)]
pub struct Changed {
    /// Them, by their newer path.
    pub maps: Vec<ChangedMap>,
    /// Files that a merge could not settle, so that the index has no version of them, by path from
    /// the root; only where the index is compared.
    pub unmerged: Vec<PathBuf>,
}

/// A map that differs: in its text, its path, or in that it is there at all.
#[derive(Debug)]
pub struct ChangedMap {
    /// The older version; `None` where it was added.
    pub old: Option<Version>,
    /// The newer version; `None` where it was removed.
    pub new: Option<Version>,
}

/// A map in one of the two states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Its path from the root of the repository.
    pub path: PathBuf,
    /// What stands in it.
    pub content: Content,
}

/// Where the content of a map stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// In the repository: the bytes, not looked into.
    Stored(Vec<u8>),
    /// In the work tree: the file.
    File(PathBuf),
}

/// A file that differs, by what names its content.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    status: u8,
    old: Option<Side>,
    new: Option<Side>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Side {
    path: PathBuf,
    /// `None`: the file in the work tree.
    id: Option<String>,
}

impl Repository {
    /// The maps that differ between two states, renamed ones as one.
    ///
    /// `within` limits them to files and folders, as git's pathspecs do: relative to the folder
    /// that the repository was found from. A map that was renamed from outside of them, or to
    /// there, counts as renamed all the same.
    ///
    /// # Errors
    ///
    /// [`GitError::NoWorkTree`], [`GitError::Outside`], [`GitError::Submodule`], or those of
    /// running git.
    pub fn changed_maps(&self, span: &Span, within: &[PathBuf]) -> Result<Changed, GitError> {
        let entries = self.entries(span, within)?;
        let in_index = matches!(span, Span::ToIndex(_));
        let (unmerged, entries): (Vec<_>, Vec<_>) =
            entries.into_iter().partition(|entry| entry.status == b'U');
        let unmerged = unmerged.into_iter().filter_map(|entry| Some(entry.old?.path));
        let unmerged = unmerged.filter(|_| in_index).collect();
        let ids: Vec<&str> = entries.iter().flat_map(Entry::ids).collect();
        let mut blobs = self.blobs(&ids)?.into_iter();
        let mut maps = Vec::new();
        for Entry { old, new, .. } in entries {
            let mut version = |side: Option<Side>| {
                side.map(|Side { path, id }| {
                    let content = match id {
                        Some(_) => Content::Stored(blobs.next().unwrap_or_default()),
                        None => Content::File(self.root()?.join(&path)),
                    };
                    Ok(Version { path, content })
                })
                .transpose()
            };
            let (old, new) = (version(old)?, version(new)?);
            if [&old, &new].into_iter().flatten().any(Version::is_map) {
                maps.push(ChangedMap { old, new });
            }
        }
        Ok(Changed { maps, unmerged })
    }

    fn entries(&self, span: &Span, within: &[PathBuf]) -> Result<Vec<Entry>, GitError> {
        if matches!(span, Span::ToWorkTree(_) | Span::IndexToWorkTree) {
            self.root()?;
        }
        if within.is_empty() {
            return self.differing(span, &[]);
        }
        for path in within.iter().filter(|path| path.exists()) {
            self.own(path)?;
        }
        let mut entries = self.differing(span, within)?;
        if entries.iter().all(|entry| entry.old.is_some() && entry.new.is_some()) {
            return Ok(entries);
        }
        // git does not look outside of the paths for the other half of a rename.
        let paths: BTreeSet<PathBuf> = entries.iter().flat_map(Entry::paths).cloned().collect();
        let renames = self.differing(span, &[])?;
        let renames = renames
            .into_iter()
            .filter(|entry| entry.status == b'R' && entry.paths().any(|path| paths.contains(path)));
        let renames: Vec<Entry> = renames.collect();
        let covered: BTreeSet<&PathBuf> = renames.iter().flat_map(Entry::paths).collect();
        entries.retain(|entry| !entry.paths().any(|path| covered.contains(path)));
        entries.extend(renames.iter().cloned());
        sort(&mut entries);
        Ok(entries)
    }

    /// What differs within some paths, or else in any map, by path.
    fn differing(&self, span: &Span, within: &[PathBuf]) -> Result<Vec<Entry>, GitError> {
        let asked = ["--raw", "-z", "--no-abbrev", "-M", "--no-relative", "--no-color"];
        let git = self.git("diff").args(asked).args(["--no-ext-diff", "--no-textconv"]);
        let git = match span {
            Span::Revisions(old, new) => git.args([&old.id, &new.id]),
            Span::ToIndex(old) => git.args(["--cached", &old.id]),
            Span::ToWorkTree(old) => git.args([&old.id]),
            Span::IndexToWorkTree => git,
        };
        let git = git.args(["--"]);
        let git = match within {
            [] => git.with_signs().args([EVERY_MAP]),
            paths => git.args(paths),
        };
        let out = git.read()?;
        let mut entries = entries_of(&out).ok_or_else(|| not_understood("diff"))?;
        entries.retain(|entry| entry.old.is_some() || entry.new.is_some());
        if matches!(span, Span::ToWorkTree(_) | Span::IndexToWorkTree) {
            // Looking for renames git names files of the work tree by what they would be stored as.
            let new = entries.iter_mut().filter_map(|entry| entry.new.as_mut());
            new.for_each(|file| file.id = None);
        }
        // A setting may give git another order.
        sort(&mut entries);
        Ok(entries)
    }
}

impl Version {
    /// Whether its first name makes it a map. What cannot be read may be one: it is told of rather
    /// than passed over.
    fn is_map(&self) -> bool {
        match &self.content {
            Content::Stored(bytes) => is_map_text(bytes),
            Content::File(path) => is_map(path).unwrap_or(true),
        }
    }
}

impl Entry {
    fn sides(&self) -> impl Iterator<Item = &Side> {
        [&self.old, &self.new].into_iter().flatten()
    }

    fn paths(&self) -> impl Iterator<Item = &PathBuf> {
        self.sides().map(|side| &side.path)
    }

    fn ids(&self) -> impl Iterator<Item = &str> {
        self.sides().filter_map(|side| side.id.as_deref())
    }
}

/// By the newer path.
fn sort(entries: &mut [Entry]) {
    entries.sort_by(|one, other| one.paths().last().cmp(&other.paths().last()));
}

/// The entries of `git diff --raw -z`: `:MODE MODE ID ID STATUS`, then one path or, of a rename,
/// two. What is no file in a state (a link, a submodule) is taken for nothing.
fn entries_of(out: &[u8]) -> Option<Vec<Entry>> {
    let mut parts = out.split(|byte| *byte == 0);
    let mut entries = Vec::new();
    while let Some(head) = parts.next().filter(|head| !head.is_empty()) {
        let head = std::str::from_utf8(head.strip_prefix(b":")?).ok()?;
        let [old_mode, new_mode, old_id, new_id, status] =
            head.split(' ').collect::<Vec<_>>().try_into().ok()?;
        let status = *status.as_bytes().first()?;
        let old_path = path_of(parts.next()?);
        let new_path = match status {
            b'R' | b'C' => path_of(parts.next()?),
            _ => old_path.clone(),
        };
        // An unmerged path has a mode on one side only, or none.
        let unmerged = status == b'U';
        let side = |mode: &str, id: &str, path: &Path| {
            let known = id.bytes().any(|digit| digit != b'0');
            (mode.starts_with("100") || unmerged)
                .then(|| Side { path: path.to_owned(), id: known.then(|| id.to_owned()) })
        };
        entries.push(Entry {
            status,
            old: side(old_mode, old_id, &old_path),
            new: side(new_mode, new_id, &new_path),
        });
    }
    Some(entries)
}

#[cfg(test)]
mod tests {
    use super::entries_of;

    #[test]
    fn what_git_lists_is_understood() {
        let zero = "0000000000000000000000000000000000000000";
        let one = zero.replace('0', "1");
        let raw = format!(
            ":100644 100644 {one} {zero} M\0a\nb\0:100644 100755 {one} {one} R087\0old\0-new\0\
             :000000 160000 {zero} {one} A\0sub\0:120000 100644 {one} {one} T\0t\0"
        );
        let entries = entries_of(raw.as_bytes()).unwrap();
        let paths: Vec<Vec<&str>> = entries
            .iter()
            .map(|entry| entry.paths().map(|path| path.to_str().unwrap()).collect())
            .collect();
        assert_eq!(paths, [vec!["a\nb", "a\nb"], vec!["old", "-new"], vec![], vec!["t"]]);
        assert_eq!(entries[0].new.as_ref().unwrap().id, None, "the work tree has no id");
        assert_eq!(entries[1].new.as_ref().unwrap().id.as_ref(), Some(&one));
        for bad in ["x", ":100644 M\0a\0", ":1 2 3 4 M"] {
            assert!(entries_of(bad.as_bytes()).is_none(), "{bad}");
        }
        assert!(entries_of(b"").unwrap().is_empty());
    }
}
