//! Paths as git gives them, and as the system has them.

use std::path::PathBuf;

/// The path that git's bytes mean.
#[cfg(unix)]
pub(super) fn path_of(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt as _;
    PathBuf::from(std::ffi::OsStr::from_bytes(bytes))
}

/// The path that git's bytes mean; on Windows they are UTF-8.
#[cfg(not(unix))]
pub(super) fn path_of(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).as_ref())
}

/// A path inside a repository as git's bytes.
#[cfg(unix)]
pub(super) fn bytes_of(path: &std::path::Path) -> Vec<u8> {
    use std::os::unix::ffi::OsStrExt as _;
    path.as_os_str().as_bytes().to_vec()
}

/// A path inside a repository as git's bytes: UTF-8, with `/`.
#[cfg(not(unix))]
pub(super) fn bytes_of(path: &std::path::Path) -> Vec<u8> {
    path.to_string_lossy().replace('\\', "/").into_bytes()
}
