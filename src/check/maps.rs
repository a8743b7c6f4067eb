//! `bad-path` and `unknown-map`: the other maps that a map names.

use super::finding::Finding;
use super::outside::{Found, Outside};
use super::report::Report;
use super::rule::Rule;
use super::wording::{self, Code};
use crate::journey::{Card, Field, Handle, Journey};

pub(super) fn journey(journey: &Journey, outside: &dyn Outside, report: &mut Report) {
    if let Some(path) = &journey.compares_to {
        let named = || format!("the map compares to {}", Code(path));
        look(path, named, (Handle::JOURNEY, Field::ComparesTo), outside, report);
    }
}

pub(super) fn card(card: &Card, outside: &dyn Outside, report: &mut Report) {
    if let Some(path) = &card.journey {
        let named = || format!("{} is told in detail by {}", wording::card(card), Code(path));
        look(path, named, (card.handle, Field::Journey), outside, report);
    }
}

fn look(
    path: &str,
    named: impl Fn() -> String,
    (at, field): (Handle, Field),
    outside: &dyn Outside,
    report: &mut Report,
) {
    let (rule, ending, hint) = match from_root(outside.folder(), path) {
        Err(fault) => (Rule::BadPath, fault.ending(), Some(fault.hint())),
        Ok(path) => {
            let hint = "paths are relative to the folder of this map";
            match outside.at(&path) {
                Found::Map | Found::Unknown => return,
                Found::NoMap => (Rule::UnknownMap, "which is not a map that can be read", None),
                Found::Nothing => (Rule::UnknownMap, "where there is nothing", Some(hint)),
            }
        }
    };
    let finding = Finding::new(rule, at, format!("{}, {ending}", named()));
    report.add(finding.field(field).hint(hint.map(str::to_owned)));
}

/// Why a path is no path of a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PathFault {
    Empty,
    Backslash,
    Absolute,
    Leaves,
}

impl PathFault {
    fn ending(self) -> &'static str {
        match self {
            PathFault::Empty => "which is empty",
            PathFault::Backslash => "which has a backslash in it",
            PathFault::Absolute => "which is not relative",
            PathFault::Leaves => "which leaves the repository",
        }
    }

    fn hint(self) -> &'static str {
        match self {
            PathFault::Empty => "name a map, or leave the field out",
            PathFault::Backslash => "write paths with `/`, so that they hold on every system",
            PathFault::Absolute => {
                "write the path from the folder of this map, so that it holds in every clone"
            }
            PathFault::Leaves => {
                "name a map within the repository; outside a repository, within the folder of this map"
            }
        }
    }
}

/// The path from the root to what a map in `folder` means by `path`, without `.` and `..`.
fn from_root(folder: &str, path: &str) -> Result<String, PathFault> {
    if wording::is_blank(path) {
        return Err(PathFault::Empty);
    }
    if path.contains('\\') {
        return Err(PathFault::Backslash);
    }
    if path.starts_with('/') || has_drive(path) {
        return Err(PathFault::Absolute);
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop().ok_or(PathFault::Leaves)?;
            }
            part => parts.push(part),
        }
    }
    Ok(parts.join("/"))
}

/// Whether a path starts with a drive of Windows, where even `C:map.ron` is not relative.
fn has_drive(path: &str) -> bool {
    matches!(path.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::{PathFault, from_root};
    use crate::check::sample::{found, sound};
    use crate::check::{Found, Outside, check};
    use crate::journey::{Field, Handle, Journey};

    /// A repository whose maps lie in `journeys/it`.
    struct Repository;

    impl Outside for Repository {
        fn folder(&self) -> &str {
            "journeys/it"
        }

        fn at(&self, path: &str) -> Found {
            match path {
                "journeys/it/now.ron" | "journeys/order.ron" => Found::Map,
                "config.ron" => Found::NoMap,
                "later.ron" => Found::Unknown,
                _ => Found::Nothing,
            }
        }
    }

    fn told(map: &Journey) -> Vec<(&'static str, Handle, Option<Field>, String)> {
        check(map, &Repository)
            .into_iter()
            .map(|f| (f.rule.name(), f.at, f.field, f.message))
            .collect()
    }

    #[test]
    fn paths_lead_to_maps() {
        let mut map = sound();
        map.compares_to = Some("now.ron".into());
        map.stages[0].cards[0].journey = Some("./../order.ron".into());
        map.stages[0].cards[1].journey = Some("../../later.ron".into());
        map.number();
        assert_eq!(told(&map), []);

        map.compares_to = Some("then.ron".into());
        map.stages[0].cards[0].journey = Some("../../config.ron".into());
        let card = map.stages[0].cards[0].handle;
        assert_eq!(
            told(&map),
            [
                (
                    "unknown-map",
                    Handle::JOURNEY,
                    Some(Field::ComparesTo),
                    "the map compares to `then.ron`, where there is nothing".to_owned(),
                ),
                (
                    "unknown-map",
                    card,
                    Some(Field::Journey),
                    "the card \"Asks\" is told in detail by `../../config.ron`, which is not a map \
                     that can be read"
                        .to_owned(),
                ),
            ]
        );
    }

    #[test]
    fn a_path_that_leaves_the_repository_is_not_looked_at() {
        let mut map = sound();
        map.compares_to = Some("../../../now.ron".into());
        map.number();
        let told = told(&map);
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].0, "bad-path");
        assert!(told[0].3.ends_with("which leaves the repository"));
    }

    #[test]
    fn where_nobody_looks_the_shape_alone_counts() {
        let mut map = sound();
        map.compares_to = Some("nowhere/map.ron".into());
        map.stages[0].cards[0].journey = Some("../map.ron".into());
        assert_eq!(found(&mut map), ["bad-path stages[0].cards[0].journey"]);
    }

    #[test]
    fn paths_are_followed_from_the_folder_of_the_map() {
        assert_eq!(from_root("", "a.ron"), Ok("a.ron".into()));
        assert_eq!(from_root("a/b", "../c//./d.ron"), Ok("a/c/d.ron".into()));
        assert_eq!(from_root("a", "../a.ron"), Ok("a.ron".into()));
        assert_eq!(from_root("a", "b:c.ron/x"), Err(PathFault::Absolute));
        assert_eq!(from_root("a", "ab:c.ron"), Ok("a/ab:c.ron".into()));
        // Out and in again is out: the name of the root is nobody's business.
        assert_eq!(from_root("a", "../../a/a.ron"), Err(PathFault::Leaves));
        for (path, fault) in [
            ("", PathFault::Empty),
            (" ", PathFault::Empty),
            ("a\\b.ron", PathFault::Backslash),
            ("/a.ron", PathFault::Absolute),
            ("C:/a.ron", PathFault::Absolute),
            ("c:a.ron", PathFault::Absolute),
            ("..", PathFault::Leaves),
        ] {
            assert_eq!(from_root("", path), Err(fault), "{path:?}");
        }
    }
}
