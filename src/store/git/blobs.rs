//! The contents of many objects in one run of git.

use super::error::GitError;
use super::program::not_understood;
use super::repository::Repository;
use crate::store::MAX_BYTES;

impl Repository {
    /// The contents of blobs, in the order of their ids. Of one that is larger than a map may be,
    /// only as much is given as tells that it is.
    pub(super) fn blobs(&self, ids: &[&str]) -> Result<Vec<Vec<u8>>, GitError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let asked: String = ids.iter().flat_map(|id| [*id, "\n"]).collect();
        let answer = self.git("cat-file").args(["--batch"]).run_with(asked.as_bytes())?;
        let out = answer.success()?;
        let mut rest = out.as_slice();
        ids.iter().map(|_| next(&mut rest).ok_or_else(|| not_understood("cat-file"))).collect()
    }
}

/// Takes `ID blob SIZE`, a line end, so many bytes and another line end.
fn next(rest: &mut &[u8]) -> Option<Vec<u8>> {
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    let head = std::str::from_utf8(&rest[..end]).ok()?;
    let size: usize = head.rsplit_once(' ')?.1.parse().ok()?;
    let content = rest.get(end + 1..end + 1 + size)?;
    *rest = rest.get(end + 1 + size..)?.strip_prefix(b"\n")?;
    Some(content[..size.min(MAX_BYTES as usize + 1)].to_vec())
}

#[cfg(test)]
mod tests {
    use super::next;

    #[test]
    fn contents_may_look_like_anything() {
        let mut rest: &[u8] = b"aa blob 3\na\n\n\nbb blob 0\n\ncc missing\n";
        assert_eq!(next(&mut rest).unwrap(), b"a\n\n");
        assert_eq!(next(&mut rest).unwrap(), b"");
        assert_eq!(next(&mut rest), None);
        assert_eq!(next(&mut b"aa blob 9\nshort\n".as_slice()), None);
    }
}
