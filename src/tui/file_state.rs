//! What is known of the file of the open map.

/// What is known of the file of the open map.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileState {
    /// What others have done to it.
    pub on_disk: OnDisk,
    /// It is marked as read-only.
    pub read_only: bool,
}

/// What others have done to a file since it was read or saved here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum OnDisk {
    /// Nothing.
    #[default]
    Same,
    /// It holds another map.
    Changed,
    /// It holds no map any more.
    Broken,
    /// It is not there any more.
    Gone,
    /// It has another name, given here.
    Renamed(String),
}

impl FileState {
    /// Whether the map stands nowhere on disk under its name, saved or not.
    pub fn is_missing(&self) -> bool {
        matches!(self.on_disk, OnDisk::Gone | OnDisk::Renamed(_))
    }

    /// What the line at the top says of it; `None` where there is nothing to say.
    pub fn mark(&self) -> Option<&'static str> {
        match self.on_disk {
            OnDisk::Changed | OnDisk::Broken => Some("changed on disk"),
            OnDisk::Gone => Some("gone from disk"),
            OnDisk::Renamed(_) => Some("renamed on disk"),
            OnDisk::Same => self.read_only.then_some("read-only"),
        }
    }
}
