//! Which patterns of `.gitattributes` stand for the maps of a repository, and for nothing else.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::names::bytes_of;

/// The fewest patterns that take in maps and none of the other RON files; paths are relative to the
/// folder of `.gitattributes`.
///
/// Where all RON files of a folder and those below it are maps, new ones there are taken in too. At
/// the top of a repository they are not, for there the pattern would mean every RON file to come.
/// Where other RON files lie beside maps, each map is named.
pub(super) fn patterns(maps: &[PathBuf], others: &[PathBuf]) -> Vec<Vec<u8>> {
    let folders: BTreeSet<&Path> = maps.iter().filter_map(|map| map.parent()).collect();
    let mut whole: Vec<&Path> = Vec::new();
    let mut patterns = Vec::new();
    for folder in folders {
        if whole.iter().any(|whole| folder.starts_with(whole)) {
            continue;
        }
        let is_top = folder.as_os_str().is_empty();
        if !is_top && !others.iter().any(|other| other.starts_with(folder)) {
            whole.push(folder);
            patterns.push(pattern(folder, b"/**/*.ron"));
        } else if !others.iter().any(|other| other.parent() == Some(folder)) {
            patterns.push(pattern(folder, b"/*.ron"));
        } else {
            let here = maps.iter().filter(|map| map.parent() == Some(folder));
            patterns.extend(here.map(|map| pattern(map, b"")));
        }
    }
    patterns
}

/// A path from the top as a pattern, with what follows it; quoted where it must be.
fn pattern(path: &Path, end: &[u8]) -> Vec<u8> {
    let mut pattern = Vec::new();
    if !path.as_os_str().is_empty() {
        pattern.push(b'/');
    }
    for byte in bytes_of(path) {
        if b"*?[\\".contains(&byte) {
            pattern.push(b'\\');
        }
        pattern.push(byte);
    }
    pattern.extend(end);
    let is_blank = |byte: &u8| byte.is_ascii_whitespace() || byte.is_ascii_control();
    if pattern.iter().any(is_blank) { quoted(&pattern) } else { pattern }
}

/// A text in quotes, as git writes and reads names.
fn quoted(text: &[u8]) -> Vec<u8> {
    let mut out = vec![b'"'];
    for byte in text {
        match byte {
            b'"' | b'\\' => out.extend([b'\\', *byte]),
            byte if byte.is_ascii_control() => out.extend(format!("\\{byte:03o}").into_bytes()),
            byte => out.push(*byte),
        }
    }
    out.push(b'"');
    out
}

#[cfg(test)]
mod tests {
    use super::patterns;
    use std::path::PathBuf;

    fn of(maps: &[&str], others: &[&str]) -> Vec<String> {
        let paths = |names: &[&str]| names.iter().map(PathBuf::from).collect::<Vec<_>>();
        let patterns = patterns(&paths(maps), &paths(others));
        patterns.into_iter().map(|pattern| String::from_utf8(pattern).unwrap()).collect()
    }

    #[test]
    fn a_folder_of_maps_is_one_pattern_with_all_below_it() {
        let maps = ["journeys/a.ron", "journeys/b.ron", "journeys/deep/c.ron", "other/x/d.ron"];
        assert_eq!(of(&maps, &[]), ["/journeys/**/*.ron", "/other/x/**/*.ron"]);
        assert_eq!(of(&maps, &["journeys-2/e.ron"]).len(), 2);
        assert!(of(&[], &["a.ron"]).is_empty());
    }

    #[test]
    fn ron_of_other_programs_is_never_taken_in() {
        assert_eq!(of(&["a.ron"], &["assets/scene.ron"]), ["/*.ron"], "the top alone");
        assert_eq!(of(&["m/a.ron"], &["m/deep/scene.ron"]), ["/m/*.ron"]);
        assert_eq!(of(&["m/a.ron", "m/b.ron"], &["m/scene.ron"]), ["/m/a.ron", "/m/b.ron"]);
        assert_eq!(of(&["m/a.ron", "m/x/b.ron"], &["m/s.ron"]), ["/m/a.ron", "/m/x/**/*.ron"]);
    }

    #[test]
    fn odd_names_are_escaped_and_quoted() {
        assert_eq!(of(&["#ä/a.ron"], &[]), ["/#ä/**/*.ron"]);
        assert_eq!(of(&["a [b]*/a.ron"], &[]), ["\"/a \\\\[b]\\\\*/**/*.ron\""]);
        assert_eq!(of(&["a\n\"/m.ron"], &[]), ["\"/a\\012\\\"/**/*.ron\""]);
    }
}
