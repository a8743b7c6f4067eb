//! What Unix and Windows do differently.

use std::fs::{File, Metadata, Permissions};
use std::io;
use std::path::Path;

/// The mode of a new file, of which the user's mask is taken; `None` where there are no modes.
#[cfg(unix)]
pub(super) fn new_file_mode() -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt as _;
    Some(Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
pub(super) fn new_file_mode() -> Option<Permissions> {
    None
}

/// Gives a file the owner and group of another; false where that is not permitted.
#[cfg(unix)]
pub(super) fn keep_owner(file: &File, of: &Metadata) -> bool {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    let same = file.metadata().is_ok_and(|own| own.uid() == of.uid() && own.gid() == of.gid());
    same || fchown(file, Some(of.uid()), Some(of.gid())).is_ok()
}

#[cfg(not(unix))]
pub(super) fn keep_owner(_file: &File, _of: &Metadata) -> bool {
    true
}

/// How many names a file has. Windows does not tell without `unsafe`: there it is taken for 1.
#[cfg(unix)]
pub(super) fn hard_links(metadata: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(metadata)
}

#[cfg(not(unix))]
pub(super) fn hard_links(_metadata: &Metadata) -> u64 {
    1
}

/// Makes sure that a rename in a folder outlives a power cut.
#[cfg(unix)]
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    use io::ErrorKind as Kind;
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        // Not every file system knows it for folders, and a folder one may write in need not be one
        // that may be read.
        Err(error)
            if matches!(
                error.kind(),
                Kind::InvalidInput | Kind::Unsupported | Kind::PermissionDenied
            ) =>
        {
            Ok(())
        }
        done => done,
    }
}

#[cfg(not(unix))]
pub(super) fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}
