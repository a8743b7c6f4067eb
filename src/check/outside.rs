//! What rules need from outside the map: where it lies, and which other maps there are.

/// What lies at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// A map that can be read.
    Map,
    /// Something that is not a map, or cannot be read as one.
    NoMap,
    /// Nothing at all.
    Nothing,
    /// Nobody looked; the path is taken for good.
    Unknown,
}

/// Answers what lies around a map. The caller knows the disk; the rules do not.
pub trait Outside {
    /// The folder of the map, relative to the root that its paths must not leave, with `/` and no
    /// `.` or `..` in it; empty where the map lies at the root.
    ///
    /// The root is that of the repository, outside a repository the map's own folder.
    fn folder(&self) -> &str;

    /// What lies at a path that is relative to the root, with `/` and no `.` or `..` in it; empty
    /// for the root itself.
    ///
    /// Whether a symbolic link on the way leaves the root is the caller's to see: it says
    /// [`Found::Nothing`] there.
    fn at(&self, path: &str) -> Found;
}

/// For a map of which only the text is known, such as one from standard input: its paths are
/// checked for their shape alone.
#[derive(Debug, Clone, Copy, Default)]
pub struct TextOnly;

impl Outside for TextOnly {
    /// The root, as for a map outside a repository.
    fn folder(&self) -> &str {
        ""
    }

    fn at(&self, _path: &str) -> Found {
        Found::Unknown
    }
}
