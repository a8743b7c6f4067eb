//! Extended attributes of files; what more than the mode says of who may use them is among these.

use std::fs::File;

/// Gives a file the extended attributes of another and no others; false where it cannot have them.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
pub(super) fn keep_attributes(file: &File, of: &File) -> bool {
    unix::keep(file, of).is_ok()
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
pub(super) fn keep_attributes(_file: &File, _of: &File) -> bool {
    true
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
mod unix {
    use std::ffi::{CStr, CString};
    use std::fs::File;

    use rustix::fs::{
        XattrFlags, fgetxattr, fgetxattr_query, flistxattr, flistxattr_query, fremovexattr,
        fsetxattr,
    };
    use rustix::io::{Errno, Result};

    pub(super) fn keep(file: &File, of: &File) -> Result<()> {
        let kept = names(of)?;
        for name in &kept {
            let value = value(of, name)?;
            if self::value(file, name).as_ref() != Ok(&value) {
                fsetxattr(file, name, &value, XattrFlags::empty())?;
            }
        }
        // A folder may hand some down to new files, and with them permissions that the old one did
        // not give. What the system itself holds fast is the same for every file here.
        for name in names(file)?.iter().filter(|name| !kept.contains(name)) {
            let _ = fremovexattr(file, name);
        }
        Ok(())
    }

    fn names(file: &File) -> Result<Vec<CString>> {
        match sized(flistxattr_query(file), |buffer| flistxattr(file, buffer)) {
            Ok(names) => {
                let names = names.split_inclusive(|byte| *byte == 0);
                Ok(names
                    .filter_map(|name| CStr::from_bytes_with_nul(name).ok())
                    .map(Into::into)
                    .collect())
            }
            // A file system that knows of none.
            Err(Errno::NOTSUP | Errno::NOSYS) => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }

    fn value(file: &File, name: &CStr) -> Result<Vec<u8>> {
        sized(fgetxattr_query(file, name), |buffer| fgetxattr(file, name, buffer))
    }

    /// What a call puts into a buffer of a size.
    fn sized(size: Result<usize>, call: impl Fn(&mut [u8]) -> Result<usize>) -> Result<Vec<u8>> {
        let mut bytes = vec![0; size?];
        let length = call(&mut bytes)?;
        bytes.truncate(length);
        Ok(bytes)
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::keep_attributes;
    use rustix::fs::{XattrFlags, fgetxattr, fsetxattr};
    use std::fs::File;

    #[test]
    fn a_file_gets_the_attributes_of_another_and_no_others() {
        let folder = tempfile::tempdir().unwrap();
        let make = |name: &str| File::create(folder.path().join(name)).unwrap();
        let (old, new) = (make("old"), make("new"));
        let set = |file: &File, name: &str, value: &str| {
            fsetxattr(file, name, value.as_bytes(), XattrFlags::empty())
        };
        if set(&old, "user.wayband.kept", "yes").is_err() {
            // Where the folder for temporary files knows no attributes there is nothing to keep.
            assert!(keep_attributes(&new, &old));
            return;
        }
        set(&old, "user.wayband.empty", "").unwrap();
        set(&new, "user.wayband.kept", "no").unwrap();
        set(&new, "user.wayband.handed-down", "x").unwrap();
        assert!(keep_attributes(&new, &old));
        let get = |name: &str| {
            let mut value = [0; 8];
            fgetxattr(&new, name, &mut value).map(|length| value[..length].to_vec()).ok()
        };
        assert_eq!(get("user.wayband.kept").as_deref(), Some(&b"yes"[..]));
        assert_eq!(get("user.wayband.empty").as_deref(), Some(&b""[..]));
        assert_eq!(get("user.wayband.handed-down"), None);
    }
}
