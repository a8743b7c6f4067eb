//! `wayband git diff-driver`: what git calls to tell the changes of one map.

use std::ffi::OsString;
use std::io::IsTerminal as _;
use std::path::Path;

use clap::Args;

use crate::cli::diff::{Pair, Version, changes};
use crate::cli::output::Output;
use crate::cli::status::{Failure, Status};
use crate::store::{git_colors_diffs, line_diff};
use crate::text::visible;

/// What git names for a file that is not there, on Windows too.
const NO_FILE: &str = "/dev/null";

/// Tell what changed in one map, as `git diff` asks for it
///
/// Where one side is no map, the lines are compared instead; the exit status is 0 all the same, as
/// git would end with another.
#[derive(Debug, Args)]
pub struct DiffDriver {
    /// What git gives: PATH, then file, object and mode of the old side and of the new one, and for
    /// a renamed map its new path and how alike both are; of a map that is not merged yet the path
    /// alone.
    #[arg(required = true, num_args = 1..=9, value_name = "ARGUMENT", trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<OsString>,
}

impl DiffDriver {
    /// Tells.
    pub fn run(&self, out: &mut Output) -> Result<Status, Failure> {
        let (path, old, new, new_path) = match self.arguments.as_slice() {
            [path] => {
                out.line(&format!("{}  not merged yet", path.to_string_lossy()));
                return Ok(Status::Fine);
            }
            [path, old, _, old_mode, new, _, new_mode] => {
                ((path, old_mode), old, (new, new_mode), path)
            }
            [path, old, _, old_mode, new, _, new_mode, new_path, _] => {
                ((path, old_mode), old, (new, new_mode), new_path)
            }
            _ => return Err(Failure::usage("git gives 1, 7 or 9 arguments")),
        };
        let ((path, old_mode), (new, new_mode)) = (path, new);
        let pair = Pair {
            old: version(path, old),
            new: version(new_path, new),
            renamed: path != new_path,
        };
        let color = color(out.color());
        if pair.old.is_some() && pair.new.is_some() && old_mode != new_mode {
            let (old, new) = (old_mode.to_string_lossy(), new_mode.to_string_lossy());
            out.line(&format!("{}  mode {old} → {new}", pair.name()));
        }
        match changes(&pair, color) {
            Ok(text) => out.raw(text),
            Err(_) => lines(&pair, Path::new(old), Path::new(new), color, out),
        }
        Ok(Status::Fine)
    }
}

fn version(path: &OsString, file: &OsString) -> Option<Version> {
    let named = |version: Version| Version { name: path.to_string_lossy().into_owned(), ..version };
    (file != NO_FILE).then(|| named(Version::of_file(Path::new(file))))
}

/// The comparison of both sides line by line, as git would give it.
fn lines(pair: &Pair, old: &Path, new: &Path, color: bool, out: &mut Output) {
    let diff = match line_diff(old, new) {
        Ok(diff) => diff,
        // Nothing that goes wrong here may keep git from the other files.
        Err(error) => return out.remark(&error.to_string()),
    };
    let name = |start: &str, version: Option<&Version>| {
        version.map_or(NO_FILE.to_owned(), |version| format!("{start}{}", version.name))
    };
    out.line(&format!("{}  not valid on both sides; line by line", pair.name()));
    let heads = [
        format!("--- {}", name("a/", pair.old.as_ref())),
        format!("+++ {}", name("b/", pair.new.as_ref())),
    ];
    let diff = String::from_utf8_lossy(&diff);
    // The head names the temporary files.
    let hunks = diff.lines().skip_while(|line| !line.starts_with("@@"));
    for line in heads.iter().map(String::as_str).chain(hunks) {
        out.raw(painted(line, color));
        out.raw("\n");
    }
}

/// A line of a comparison in git's own colours; controls in it become visible.
fn painted(line: &str, color: bool) -> String {
    let line = visible(line);
    let code = match line.as_bytes().first() {
        _ if !color => return line.into_owned(),
        _ if line.starts_with("--- ") || line.starts_with("+++ ") => "1",
        Some(b'-') => "31",
        Some(b'+') => "32",
        Some(b'@') => "36",
        _ => return line.into_owned(),
    };
    format!("\x1b[{code}m{line}\x1b[m")
}

/// Whether to write in colour: as git does, whose pager stands between the program and the terminal.
fn color(usual: bool) -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if set("NO_COLOR") || set("CLICOLOR_FORCE") {
        return usual;
    }
    let to_terminal = std::io::stdout().is_terminal() || set("GIT_PAGER_IN_USE");
    to_terminal && git_colors_diffs().unwrap_or(usual)
}

#[cfg(test)]
mod tests {
    use super::painted;

    #[test]
    fn lines_have_git_s_colours_and_no_control_of_their_own() {
        assert_eq!(painted("+a\x1b[31m", true), "\x1b[32m+a\\u{1b}[31m\x1b[m");
        assert_eq!(painted("-a", true), "\x1b[31m-a\x1b[m");
        assert_eq!(painted(" a", true), " a");
        assert_eq!(painted("-a", false), "-a");
    }
}
