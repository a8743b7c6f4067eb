//! Finding the maps of a folder.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use super::open::{MAX_BYTES, OpenError};

/// As much of a file as tells in all but odd cases whether it is a map.
const HEAD: u64 = 4096;
/// The project's configuration, which is RON too.
pub(super) const PROJECT_FILE: &str = "wayband.ron";

/// What was found in a folder.
#[derive(Debug, Default)]
pub struct Found {
    /// The maps, by path. Each starts with the folder as it was given.
    pub maps: Vec<PathBuf>,
    /// The RON files that are no maps, by path: those of other programs and the project's own.
    pub others: Vec<PathBuf>,
    /// What could not be looked into, and why; there may be maps in it.
    pub unread: Vec<OpenError>,
}

/// Finds the maps of a folder and those below it.
///
/// A map is a `*.ron` file whose first name is `Journey`, or where that stands between conflict
/// markers. Hidden files and what git ignores are passed over; symbolic links to folders are not
/// followed.
pub fn find_maps(folder: &Path) -> Found {
    let mut found = Found::default();
    let walk = WalkBuilder::new(folder)
        // `.gitignore` counts outside a repository too, and nothing else does.
        .require_git(false)
        .ignore(false)
        .build();
    for entry in walk {
        let path = match entry {
            Ok(entry) => entry.into_path(),
            Err(error) => {
                found.unread.push(unread(folder, error));
                continue;
            }
        };
        if path.extension().is_none_or(|extension| extension != "ron") || !path.is_file() {
            continue;
        }
        if path.ends_with(PROJECT_FILE) {
            found.others.push(path);
            continue;
        }
        match is_map(&path) {
            Ok(true) => found.maps.push(path),
            Ok(false) => found.others.push(path),
            Err(error) => found.unread.push(OpenError::from_io(&path, error)),
        }
    }
    found.maps.sort();
    found.others.sort();
    found
}

fn unread(folder: &Path, error: ignore::Error) -> OpenError {
    fn path_of(error: &ignore::Error) -> Option<&Path> {
        match error {
            ignore::Error::WithPath { path, .. } => Some(path),
            ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
                path_of(err)
            }
            _ => None,
        }
    }
    let path = path_of(&error).unwrap_or(folder).to_owned();
    let text = error.to_string();
    OpenError::from_io(&path, error.into_io_error().unwrap_or_else(|| io::Error::other(text)))
}

/// Whether a file is taken for a map; its name does not count. It may yet have faults.
///
/// # Errors
///
/// Those of reading it.
pub fn is_map(path: &Path) -> io::Result<bool> {
    let mut file = File::open(path)?;
    let mut bytes = Vec::new();
    file.by_ref().take(HEAD).read_to_end(&mut bytes)?;
    if let Some(answer) = first_name_is_journey(&bytes, (bytes.len() as u64) < HEAD) {
        return Ok(answer);
    }
    // A long comment stands above it all.
    file.take(MAX_BYTES).read_to_end(&mut bytes)?;
    Ok(first_name_is_journey(&bytes, true).unwrap_or(false))
}

/// Whether a whole text is taken for a map, as [`is_map`] does with files.
pub(super) fn is_map_text(text: &[u8]) -> bool {
    first_name_is_journey(text, true).unwrap_or(false)
}

/// Whether the first name of a RON text is `Journey`; `None` where more must be read to know.
fn first_name_is_journey(bytes: &[u8], whole: bool) -> Option<bool> {
    const NAME: &[u8] = b"Journey";
    let mut rest = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut line_start = true;
    loop {
        let Some(first) = rest.first() else { return whole.then_some(false) };
        rest = if first.is_ascii_whitespace() {
            line_start = *first == b'\n';
            &rest[1..]
        } else if rest.starts_with(b"//") || (line_start && is_conflict_marker(rest)) {
            // Both end with their line.
            let Some(end) = rest.iter().position(|byte| *byte == b'\n') else {
                return whole.then_some(false);
            };
            &rest[end..]
        } else if rest.starts_with(b"#!") {
            // `#![enable(...)]` may stand on the line of the name.
            let Some(end) = rest.iter().position(|byte| *byte == b']') else {
                return whole.then_some(false);
            };
            line_start = false;
            &rest[end + 1..]
        } else if rest.starts_with(b"/*") {
            line_start = false;
            match behind_block_comment(rest) {
                Some(behind) => behind,
                None => return whole.then_some(false),
            }
        } else if rest.len() <= NAME.len() && !whole {
            // The end of what was read may stand within a name, a marker or a comment's sign.
            return None;
        } else {
            let goes_on = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_' || *byte > 127;
            let behind = rest.strip_prefix(NAME);
            return Some(behind.is_some_and(|behind| !behind.first().is_some_and(goes_on)));
        };
    }
}

/// Seven or more of one of git's signs, alone or with a label behind them.
fn is_conflict_marker(line: &[u8]) -> bool {
    let sign = line[0];
    let behind = line.iter().position(|byte| *byte != sign);
    b"<|=>".contains(&sign)
        && behind.unwrap_or(line.len()) >= 7
        && behind.is_none_or(|at| line[at].is_ascii_whitespace())
}

/// Block comments nest.
fn behind_block_comment(text: &[u8]) -> Option<&[u8]> {
    let (mut depth, mut at) = (0_usize, 0);
    while at + 1 < text.len() {
        match &text[at..at + 2] {
            b"/*" => depth += 1,
            b"*/" => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return Some(&text[at..]);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{find_maps, first_name_is_journey, is_map};
    use std::fs;

    #[test]
    fn a_map_is_known_by_its_first_name() {
        for map in [
            "Journey(format: 1)",
            "\u{feff}// a comment\n/* one /* in */ another */ Journey (",
            "#![enable(implicit_some)] Journey(",
            "<<<<<<< ours\nJourney(title: \"a\"\n=======\nJourney(",
            "// a\n<<<<<<< HEAD\r\n// b\n||||||| base\n=======\n>>>>>>> theirs\nJourney(",
            "Journey",
        ] {
            assert_eq!(first_name_is_journey(map.as_bytes(), true), Some(true), "{map}");
        }
        for other in [
            "",
            "Config(rules: {})",
            "JourneyMap(",
            "Journeyä(",
            "(Journey: 1)",
            "// Journey(",
            "/* Journey(",
            "\"Journey\"",
            " <<<<<<< ours\nJourney(",
            "<<<<<< ours\nJourney(",
            "<<<<<<<x\nJourney(",
        ] {
            assert_eq!(first_name_is_journey(other.as_bytes(), true), Some(false), "{other}");
        }
    }

    #[test]
    fn a_head_that_is_cut_anywhere_never_gives_the_wrong_answer() {
        let map = "\u{feff}// c\n<<<<<<< a\n/* /**/ */ #![enable(x)]\nJourney(";
        for cut in 0..map.len() {
            assert_ne!(first_name_is_journey(&map.as_bytes()[..cut], false), Some(false), "{cut}");
        }
        assert_eq!(first_name_is_journey(map.as_bytes(), false), Some(true));
    }

    #[test]
    fn a_long_comment_does_not_hide_a_map() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        fs::write(&path, format!("/* {} */ Journey(", "long ".repeat(10_000))).unwrap();
        assert!(is_map(&path).unwrap());
    }

    #[test]
    fn the_maps_of_a_folder_are_found_by_path() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        for (path, text) in [
            ("b.ron", "Journey("),
            ("a/z.ron", "<<<<<<< x\nJourney("),
            ("a/deep/c.ron", "Journey("),
            ("a.ron", "Journey("),
            ("foreign.ron", "Scene()"),
            ("wayband.ron", "Journey("),
            ("map.txt", "Journey("),
            ("old/ignored.ron", "Journey("),
            ("kept.ron", "Journey("),
            (".hidden.ron", "Journey("),
            (".gitignore", "old/\n"),
            (".ignore", "kept.ron\n"),
        ] {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let found = find_maps(root);
        let expected = ["a/deep/c.ron", "a/z.ron", "a.ron", "b.ron", "kept.ron"];
        assert_eq!(found.maps, expected.map(|path| root.join(path)));
        assert_eq!(found.others, ["foreign.ron", "wayband.ron"].map(|path| root.join(path)));
        assert!(found.unread.is_empty(), "{:?}", found.unread);
    }

    #[test]
    fn what_cannot_be_looked_into_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let found = find_maps(&folder.path().join("no"));
        assert!(found.maps.is_empty());
        assert!(found.unread[0].to_string().ends_with("no is not there"), "{}", found.unread[0]);
    }
}
