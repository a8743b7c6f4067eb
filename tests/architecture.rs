//! The repository tests itself: what `ARCHITECTURE.md` says of the sources is read off the sources.
//!
//! The sources are scanned as plain text. Comments and tests do not count as uses of a layer.

// Functions that tests share are not seen as tests by the lints.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use wayband::tui::commands::COMMANDS;

/// The layers from the bottom up, each with those it may use; what these may use, it may use too.
const LAYERS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("journey", &["text"]),
    ("edit", &["journey"]),
    ("check", &["journey"]),
    ("diff", &["journey"]),
    ("format", &["journey"]),
    ("merge", &["edit", "diff", "format"]),
    ("store", &["check", "edit", "format"]),
    ("layout", &["journey", "text"]),
    ("export", &["journey", "check", "diff", "layout"]),
    ("config", &["text"]),
    (
        "tui",
        &[
            "text", "journey", "edit", "check", "diff", "format", "merge", "store", "layout",
            "export", "config",
        ],
    ),
    ("cli", &["tui"]),
];

/// Layers that know no file, clock, environment, process or thread.
const PURE: &[&str] =
    &["text", "journey", "edit", "check", "diff", "format", "merge", "layout", "export"];

/// The one layer that touches the disk.
const DISK: &str = "store";

/// Layers that may write to the terminal.
const PRINT: &[&str] = &["tui", "cli"];

const MAX_LINES: usize = 500;
const MAX_LINES_OF_MAIN: usize = 60;

struct Source {
    /// Relative to the repository, with `/`.
    path: String,
    text: String,
}

impl Source {
    fn new(path: &str, text: &str) -> Self {
        Source { path: path.into(), text: text.into() }
    }

    /// The layer of a file: `journey` for `src/journey/model.rs`.
    fn layer(&self) -> Option<&str> {
        self.path.strip_prefix("src/")?.split_once('/').map(|(layer, _)| layer)
    }
}

/// The Rust files below a folder of the repository; none where there is no such folder.
fn sources(folder: &str) -> Vec<Source> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(root().join(&folder)) else { continue };
        for entry in entries {
            let entry = entry.unwrap();
            let path = format!("{folder}/{}", entry.file_name().to_str().unwrap());
            if entry.file_type().unwrap().is_dir() {
                folders.push(path);
            } else if path.ends_with(".rs") {
                found.push(Source::new(&path, &fs::read_to_string(entry.path()).unwrap()));
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The sources of `src` that are part of the program: without files that hold only tests.
fn program() -> Vec<Source> {
    let all = sources("src");
    assert!(all.len() > 20, "the sources were not found");
    let tests: BTreeSet<String> = all.iter().flat_map(test_files).collect();
    let is_test = |path: &str| tests.iter().any(|test| path.starts_with(test.as_str()));
    all.into_iter().filter(|source| !is_test(&source.path)).collect()
}

/// The paths, without what follows the module's name, of modules that a file declares for tests.
fn test_files(source: &Source) -> Vec<String> {
    let folder = match source.path.rsplit_once('/') {
        Some((folder, "mod.rs" | "lib.rs" | "main.rs")) => folder,
        _ => source.path.trim_end_matches(".rs"),
    };
    let lines: Vec<&str> = source.text.lines().map(str::trim).collect();
    let declared = lines.windows(2).filter(|pair| pair[0] == "#[cfg(test)]");
    declared
        .filter_map(|pair| {
            let declared = pair[1].trim_start_matches("pub(crate) ");
            declared.strip_prefix("mod ")?.strip_suffix(';')
        })
        .flat_map(|name| [format!("{folder}/{name}.rs"), format!("{folder}/{name}/")])
        .collect()
}

/// A text with comments and test modules blanked, its line numbers kept.
fn code(text: &str) -> String {
    let mut out = String::new();
    let mut closing: Option<String> = None;
    let mut for_tests = false;
    for line in text.lines() {
        let trimmed = line.trim_start();
        let indent = &line[..line.len() - trimmed.len()];
        if let Some(end) = &closing {
            if line == end {
                closing = None;
            }
        } else if for_tests && trimmed.starts_with("mod ") && trimmed.ends_with('{') {
            closing = Some(format!("{indent}}}"));
        } else if !trimmed.starts_with("//") {
            out.push_str(line.split(" // ").next().unwrap_or(line));
        }
        for_tests = trimmed == "#[cfg(test)]";
        out.push('\n');
    }
    out
}

/// The names that follow a prefix such as `crate::`, in groups too, each with its line.
fn names_after(code: &str, prefix: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices(prefix) {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '$' | ':')) {
            continue;
        }
        let line = code[..at].lines().count().max(1);
        let rest = &code[at + prefix.len()..];
        let Some(group) = rest.strip_prefix('{') else {
            found.push((line, first_name(rest)));
            continue;
        };
        let (mut depth, mut item) = (1, String::new());
        for c in group.chars() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            if (c == ',' && depth == 1) || depth == 0 {
                found.push((line, first_name(&std::mem::take(&mut item))));
            } else {
                item.push(c);
            }
            if depth == 0 {
                break;
            }
        }
    }
    found.retain(|(_, name)| !name.is_empty());
    found
}

fn first_name(path: &str) -> String {
    path.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// All layers that a layer may use, those that its own may use included.
fn may_use(layer: &str) -> BTreeSet<&'static str> {
    let mut all = BTreeSet::new();
    let mut next: Vec<&str> = vec![layer];
    while let Some(name) = next.pop() {
        let row = LAYERS.iter().find(|row| row.0 == name);
        for used in row.map_or(&[][..], |row| row.1) {
            if all.insert(*used) {
                next.push(used);
            }
        }
    }
    // Text is a leaf that everything may use.
    all.insert("text");
    all
}

/// Which layers a file uses, with the lines.
fn uses(source: &Source) -> Vec<(usize, String)> {
    let mut used = names_after(&code(&source.text), "crate::");
    used.retain(|(_, name)| LAYERS.iter().any(|row| row.0 == name));
    used
}

fn forbidden_uses(source: &Source) -> Vec<String> {
    let Some(layer) = source.layer() else { return Vec::new() };
    if !LAYERS.iter().any(|row| row.0 == layer) {
        return vec![format!("{}: `{layer}` is not in the list of layers", source.path)];
    }
    let allowed = may_use(layer);
    uses(source)
        .into_iter()
        .filter(|(_, used)| used != layer && !allowed.contains(used.as_str()))
        .map(|(line, used)| format!("{}:{line}: `{layer}` may not use `{used}`", source.path))
        .collect()
}

/// A cycle among the uses of layers, as the names along it.
fn cycle(uses: &BTreeMap<String, BTreeSet<String>>) -> Option<Vec<String>> {
    fn walk(
        uses: &BTreeMap<String, BTreeSet<String>>,
        name: &str,
        way: &mut Vec<String>,
    ) -> Option<Vec<String>> {
        if let Some(start) = way.iter().position(|passed| passed == name) {
            return Some(way[start..].to_vec());
        }
        way.push(name.to_owned());
        let found = uses.get(name).into_iter().flatten().find_map(|next| walk(uses, next, way));
        way.pop();
        found
    }
    uses.keys().find_map(|name| walk(uses, name, &mut Vec::new()))
}

/// What reaches outside the program from a layer that may not.
fn forbidden_reach(source: &Source) -> Vec<String> {
    let Some(layer) = source.layer() else { return Vec::new() };
    let code = code(&source.text);
    let mut found = Vec::new();
    for (line, name) in names_after(&code, "std::") {
        let forbidden = match name.as_str() {
            "fs" => layer != DISK,
            "env" | "process" | "net" | "thread" | "time" => PURE.contains(&layer),
            _ => false,
        };
        if forbidden {
            found.push(format!("{}:{line}: `{layer}` may not use `std::{name}`", source.path));
        }
    }
    for (number, line) in code.lines().enumerate() {
        let prints = ["print!(", "println!(", "dbg!("].iter().any(|word| line.contains(word));
        if prints && !PRINT.contains(&layer) {
            found.push(format!("{}:{}: `{layer}` may not print", source.path, number + 1));
        }
        if line.contains("Command::new(\"git\")") && layer != DISK {
            found.push(format!("{}:{}: `{layer}` may not run git", source.path, number + 1));
        }
    }
    found
}

fn too_long(source: &Source) -> Option<String> {
    let most = if source.path == "src/main.rs" { MAX_LINES_OF_MAIN } else { MAX_LINES };
    let lines = source.text.lines().count();
    (lines > most).then(|| format!("{}: {lines} lines, at most {most}", source.path))
}

fn vague_name(source: &Source) -> Option<String> {
    let vague = ["util", "helper", "manager", "common", "misc"];
    let name = source.path.trim_end_matches(".rs");
    let is_vague = |part: &str| vague.iter().any(|word| part.trim_end_matches('s') == *word);
    name.split(['/', '_'])
        .any(is_vague)
        .then(|| format!("{}: a name that says what is in it", source.path))
}

#[track_caller]
fn none(found: &[String]) {
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn the_list_of_layers_points_upward_only() {
    for (at, (layer, used)) in LAYERS.iter().enumerate() {
        for name in *used {
            let place = LAYERS.iter().position(|row| row.0 == *name);
            assert!(place.is_some_and(|place| place < at), "{layer} -> {name}");
        }
    }
    let page = read("ARCHITECTURE.md");
    for (layer, _) in LAYERS {
        assert!(page.contains(&format!("  {layer}/")), "ARCHITECTURE.md does not list {layer}/");
    }
}

#[test]
fn layers_use_only_what_they_may() {
    none(&program().iter().flat_map(forbidden_uses).collect::<Vec<_>>());
}

#[test]
fn layers_have_no_cycle() {
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in program() {
        let Some(layer) = source.layer() else { continue };
        let used = uses(&source).into_iter().map(|(_, name)| name);
        all.entry(layer.into()).or_default().extend(used.filter(|name| name != layer));
    }
    assert!(!all.is_empty());
    assert_eq!(cycle(&all), None);
}

#[test]
fn pure_layers_reach_nothing_outside() {
    none(&program().iter().flat_map(forbidden_reach).collect::<Vec<_>>());
}

#[test]
fn files_are_short_and_named_for_what_is_in_them() {
    let all: Vec<Source> = ["src", "tests", "benches"].into_iter().flat_map(sources).collect();
    let long = all.iter().filter_map(too_long);
    none(&long.chain(all.iter().filter_map(vague_name)).collect::<Vec<_>>());
}

#[test]
fn readme_and_manual_know_every_subcommand() {
    let readme = read("README.md");
    let manual = String::from_utf8(wayband::cli::manual().unwrap()).unwrap();
    // Hyphens are written `\-` in a manual page.
    let manual = manual.replace("\\-", "-");
    let command = wayband::cli::command();
    let names: Vec<&str> = command.get_subcommands().map(|sub| sub.get_name()).collect();
    assert!(names.contains(&"check"));
    for name in names.into_iter().filter(|name| *name != "help") {
        assert!(readme.contains(&format!("`wayband {name}")), "README.md: no `wayband {name}`");
        assert!(manual.contains(&format!("wayband {name}")), "manual: no `wayband {name}`");
    }
}

#[test]
fn what_the_readme_shows_and_links_to_is_there() {
    let readme = read("README.md");
    let starts = ["](", "src=\"", "srcset=\""];
    let named = starts.iter().flat_map(|start| readme.split(start).skip(1));
    let paths = named.filter_map(|rest| rest.split([')', '"', '#']).next());
    let paths: Vec<&str> = paths.filter(|p| !p.is_empty() && !p.contains("://")).collect();
    assert!(paths.len() > 8, "{paths:?}");
    let gone = paths.iter().filter(|path| !root().join(path).exists());
    none(&gone.map(|path| format!("README.md: no {path}")).collect::<Vec<_>>());
}

/// What stands in backticks in the first column of the table under a heading.
fn first_column(page: &str, heading: &str) -> Vec<String> {
    let section = page.split(&format!("\n## {heading}\n")).nth(1).unwrap_or_default();
    let section = section.split("\n## ").next().unwrap_or_default();
    let rows = section.lines().filter_map(|line| line.strip_prefix("| "));
    rows.filter_map(|row| row.split(" |").next())
        .flat_map(|cell| cell.split('`').skip(1).step_by(2))
        .map(str::to_owned)
        .collect()
}

#[test]
fn readme_names_keys_that_are_bound() {
    let bound: BTreeSet<&str> = COMMANDS.iter().flat_map(|command| command.keys).copied().collect();
    let named = first_column(&read("README.md"), "Keys");
    assert!(named.len() > 20, "the table of keys was not found");
    for keys in named {
        // `hjkl` is short for four keys, `d d` is one of two.
        let each = keys.chars().all(|c| bound.contains(c.to_string().as_str()));
        assert!(bound.contains(keys.as_str()) || each, "README.md: `{keys}` is not bound");
    }
}

#[test]
fn shipped_maps_are_canonical() {
    for folder in ["journeys", "assets/templates"] {
        let mut count = 0;
        for entry in fs::read_dir(root().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let text = fs::read_to_string(&path).unwrap();
            let document = wayband::format::read(&text).unwrap();
            assert!(wayband::format::print(&document) == text, "{}: run `fmt`", path.display());
            count += 1;
        }
        assert!(count > 3, "{folder}: its maps were not found");
    }
}

/// The tests of the tests: each finds what it is there for.
mod catches {
    use super::{
        BTreeMap, Source, code, cycle, first_column, forbidden_reach, forbidden_uses, may_use,
        names_after, test_files, too_long, vague_name,
    };

    #[test]
    fn an_import_from_a_layer_below() {
        let source = Source::new("src/journey/a.rs", "//! A.\nuse crate::edit::apply;\n");
        assert_eq!(forbidden_uses(&source), ["src/journey/a.rs:2: `journey` may not use `edit`"]);
        let source = Source::new("src/edit/a.rs", "fn f() { crate::store::save() }");
        assert_eq!(forbidden_uses(&source).len(), 1);
        let source = Source::new("src/edit/a.rs", "use crate::{journey, text::x, tui::{a, b}};");
        assert_eq!(forbidden_uses(&source), ["src/edit/a.rs:1: `edit` may not use `tui`"]);
    }

    #[test]
    fn nothing_in_what_is_allowed() {
        let text = "use crate::journey::Id;\nuse crate::text;\nuse crate::edit::x;\n";
        assert!(forbidden_uses(&Source::new("src/edit/a.rs", text)).is_empty());
        assert!(forbidden_uses(&Source::new("src/lib.rs", "use crate::cli;")).is_empty());
    }

    #[test]
    fn a_folder_that_is_no_layer() {
        assert_eq!(forbidden_uses(&Source::new("src/other/a.rs", "")).len(), 1);
    }

    #[test]
    fn no_comment_and_no_test_module() {
        let text = "// crate::tui\n/// [`crate::tui`]\nfn a() {} // crate::tui\n\
                    #[cfg(test)]\nmod tests {\n    use crate::tui;\n}\nuse crate::cli::x;\n";
        assert_eq!(names_after(&code(text), "crate::"), [(8, "cli".to_owned())]);
    }

    #[test]
    fn names_in_groups_of_many_lines() {
        let text = "use std::{\n    fs::{self, File},\n    io,\n};";
        let names: Vec<_> = names_after(text, "std::").into_iter().map(|(_, name)| name).collect();
        assert_eq!(names, ["fs", "io"]);
        assert!(names_after("mycrate::fs", "crate::").is_empty());
    }

    #[test]
    fn modules_that_hold_only_tests() {
        let source = Source::new("src/edit/mod.rs", "mod a;\n#[cfg(test)]\nmod laws;\n");
        assert_eq!(test_files(&source), ["src/edit/laws.rs", "src/edit/laws/"]);
        let source = Source::new("src/edit/a.rs", "#[cfg(test)]\nmod laws;\n");
        assert_eq!(test_files(&source), ["src/edit/a/laws.rs", "src/edit/a/laws/"]);
    }

    #[test]
    fn what_a_layer_may_use_through_another() {
        assert!(may_use("store").contains("journey"));
        assert!(!may_use("store").contains("tui"));
        assert!(!may_use("config").contains("journey"));
    }

    #[test]
    fn a_cycle() {
        let graph = |edges: &[(&str, &str)]| {
            let mut all: BTreeMap<String, _> = BTreeMap::new();
            for (from, to) in edges {
                let set: &mut std::collections::BTreeSet<String> =
                    all.entry((*from).into()).or_default();
                set.insert((*to).into());
            }
            all
        };
        assert_eq!(cycle(&graph(&[("a", "b"), ("b", "c"), ("a", "c")])), None);
        let found = cycle(&graph(&[("a", "b"), ("b", "c"), ("c", "b")]));
        assert_eq!(found, Some(vec!["b".to_owned(), "c".to_owned()]));
    }

    #[test]
    fn reaching_for_the_disk_the_clock_and_the_terminal() {
        let reach = |path: &str, text: &str| forbidden_reach(&Source::new(path, text)).len();
        assert_eq!(reach("src/check/a.rs", "use std::fs;"), 1);
        assert_eq!(reach("src/tui/a.rs", "use std::{fs, io};"), 1);
        assert_eq!(reach("src/store/a.rs", "use std::fs;"), 0);
        assert_eq!(reach("src/edit/a.rs", "let now = std::time::SystemTime::now();"), 1);
        assert_eq!(reach("src/export/a.rs", "std::env::var(\"HOME\")"), 1);
        assert_eq!(reach("src/store/a.rs", "println!(\"x\")"), 1);
        assert_eq!(reach("src/cli/a.rs", "Command::new(\"git\")"), 1);
        assert_eq!(reach("src/store/a.rs", "Command::new(\"git\")"), 0);
        assert_eq!(reach("src/cli/a.rs", "eprintln!(\"x\"); std::env::args()"), 0);
    }

    #[test]
    fn what_a_table_names() {
        let page = "\n## Keys\n\n| keys | do |\n| --- | --- |\n| `a`, `d d` | `b` |\n\n## Next\n| `c` | |\n";
        assert_eq!(first_column(page, "Keys"), ["a", "d d"]);
        assert!(first_column(page, "None").is_empty());
    }

    #[test]
    fn long_files_and_vague_names() {
        let lines = |path: &str, count: usize| too_long(&Source::new(path, &"\n".repeat(count)));
        assert!(lines("src/cli/a.rs", 500).is_none() && lines("src/cli/a.rs", 501).is_some());
        assert!(lines("src/main.rs", 60).is_none() && lines("src/main.rs", 61).is_some());
        assert!(vague_name(&Source::new("src/text/utils.rs", "")).is_some());
        assert!(vague_name(&Source::new("src/text/clean.rs", "")).is_none());
    }
}
