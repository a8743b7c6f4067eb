//! What Unix and Windows do differently.

use std::ffi::OsString;
use std::fs::{DirBuilder, File, Metadata, Permissions};
use std::io;
use std::path::Path;

/// Marks a temporary as one that a living process works in; false where another process has just
/// taken it for an abandoned one, so that it is as good as gone.
#[cfg(unix)]
pub(super) fn claim(file: &File) -> bool {
    use rustix::fs::{FlockOperation, flock};
    use rustix::io::Errno;
    match flock(file, FlockOperation::NonBlockingLockExclusive) {
        Err(Errno::WOULDBLOCK) => false,
        // It may have been taken and removed before.
        Ok(()) => !file.metadata().is_ok_and(|metadata| hard_links(&metadata) == 0),
        // A file system without locks: nothing there is ever taken for abandoned.
        Err(_) => true,
    }
}

/// Windows knows which files are open.
#[cfg(not(unix))]
pub(super) fn claim(_file: &File) -> bool {
    true
}

/// Takes a temporary that no living process works in; `None` where one does, or nobody can tell.
/// It is taken as long as the file is held.
#[cfg(unix)]
pub(super) fn take_abandoned(path: &Path) -> Option<File> {
    use rustix::fs::{FlockOperation, flock};
    // For writing too: locks over a network ask for it.
    let file = File::options().read(true).write(true).open(path).ok()?;
    flock(&file, FlockOperation::NonBlockingLockExclusive).is_ok().then_some(file)
}

#[cfg(windows)]
pub(super) fn take_abandoned(path: &Path) -> Option<File> {
    use std::os::windows::fs::OpenOptionsExt as _;
    /// Nobody may have it open to read or write it; it may be removed.
    const FILE_SHARE_DELETE: u32 = 4;
    File::options().read(true).share_mode(FILE_SHARE_DELETE).open(path).ok()
}

#[cfg(not(any(unix, windows)))]
pub(super) fn take_abandoned(_path: &Path) -> Option<File> {
    None
}

/// The names of what lies in a folder. What cannot be read is left out.
#[cfg(unix)]
pub(super) fn names_in(folder: &Path) -> Vec<OsString> {
    use std::os::unix::ffi::OsStringExt as _;
    // `std::fs::read_dir` would panic where the disk fails as it is closed.
    let Ok(entries) = File::open(folder).and_then(|folder| Ok(rustix::fs::Dir::new(folder)?))
    else {
        return Vec::new();
    };
    let names = entries.filter_map(Result::ok).map(|entry| entry.file_name().to_bytes().to_vec());
    names.map(OsString::from_vec).collect()
}

#[cfg(not(unix))]
pub(super) fn names_in(folder: &Path) -> Vec<OsString> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    entries.filter_map(Result::ok).map(|entry| entry.file_name()).collect()
}

/// Makes a folder, and those above it, whose files are nobody's business but the user's.
#[cfg(unix)]
pub(super) fn make_private_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(not(unix))]
pub(super) fn make_private_folder(folder: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).create(folder)
}

/// Whether symbolic links on the way to a file lead back to themselves.
pub(super) fn is_link_loop(error: &io::Error) -> bool {
    #[cfg(unix)]
    const LOOP: i32 = rustix::io::Errno::LOOP.raw_os_error();
    // `ERROR_CANT_RESOLVE_FILENAME`.
    #[cfg(not(unix))]
    const LOOP: i32 = 1921;
    error.raw_os_error() == Some(LOOP)
}

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
