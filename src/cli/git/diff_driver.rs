//! `wayband git diff-driver`: what git calls to tell the changes of one map.

use std::ffi::{OsStr, OsString};
use std::io::IsTerminal as _;
use std::path::Path;

use clap::Args;

use crate::cli::diff::{Pair, Single, Version, legend};
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

/// What git gives of one map.
struct Call<'a> {
    pair: Pair,
    old: (&'a Path, &'a OsStr),
    new: (&'a Path, &'a OsStr),
}

impl DiffDriver {
    /// Tells.
    pub fn run(&self, out: &mut Output) -> Result<Status, Failure> {
        if let [path] = self.arguments.as_slice() {
            out.line(&format!("{}  not merged yet", path.to_string_lossy()));
            return Ok(Status::Fine);
        }
        let call = Call::of(&self.arguments)
            .ok_or_else(|| Failure::usage("git gives 1, 7 or 9 arguments"))?;
        let color = color(out.color());
        call.modes(out);
        let width = variable("COLUMNS").and_then(|columns| columns.parse().ok());
        match Single::of(&call.pair, color, width) {
            Ok(single) => {
                out.raw(single.text);
                if single.has_signs {
                    out.raw(if is_last() { legend(color) } else { "\n".to_owned() });
                }
            }
            Err(_) => call.lines(color, out),
        }
        Ok(Status::Fine)
    }
}

impl<'a> Call<'a> {
    /// `PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE [NEW-PATH LIKENESS]`
    fn of(arguments: &'a [OsString]) -> Option<Self> {
        let (path, sides, new_path) = match arguments {
            [path, sides @ ..] if sides.len() == 6 => (path, sides, path),
            [path, sides @ .., new_path, _] if sides.len() == 6 => (path, sides, new_path),
            _ => return None,
        };
        let [old, _, old_mode, new, _, new_mode] = sides else { return None };
        let pair = Pair {
            old: version(path, old),
            new: version(new_path, new),
            renamed: path != new_path,
        };
        Some(Call { pair, old: (old.as_ref(), old_mode), new: (new.as_ref(), new_mode) })
    }

    /// Tells where the file's mode is another, which is all that may have changed.
    fn modes(&self, out: &mut Output) {
        let (old, new) = (self.old.1, self.new.1);
        if self.pair.old.is_some() && self.pair.new.is_some() && old != new {
            let (old, new) = (old.to_string_lossy(), new.to_string_lossy());
            out.line(&format!("{}  mode {old} → {new}", self.pair.name()));
        }
    }

    /// Tells both sides line by line, as git would.
    fn lines(&self, color: bool, out: &mut Output) {
        let diff = match line_diff(self.old.0, self.new.0) {
            Ok(diff) => diff,
            // Nothing that goes wrong here may keep git from the other files.
            Err(error) => return out.remark(&error.to_string()),
        };
        let name = |start: &str, version: Option<&Version>| {
            version.map_or(NO_FILE.to_owned(), |version| format!("{start}{}", version.name))
        };
        out.line(&format!("{}  not a valid map on both sides: line by line", self.pair.name()));
        let heads = [
            format!("--- {}", name("a/", self.pair.old.as_ref())),
            format!("+++ {}", name("b/", self.pair.new.as_ref())),
        ];
        let diff = String::from_utf8_lossy(&diff);
        // The head names the temporary files.
        let hunks = diff.lines().skip_while(|line| !line.starts_with("@@"));
        for line in heads.iter().map(String::as_str).chain(hunks) {
            out.raw(painted(line, color));
            out.raw("\n");
        }
    }
}

fn version(path: &OsStr, file: &OsStr) -> Option<Version> {
    let name = path.to_string_lossy().into_owned();
    (file != NO_FILE).then(|| Version { name, ..Version::of_file(Path::new(file)) })
}

/// Whether git asks for no other file after this one.
fn is_last() -> bool {
    variable("GIT_DIFF_PATH_COUNTER") == variable("GIT_DIFF_PATH_TOTAL")
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
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
    if variable("NO_COLOR").is_some() || variable("CLICOLOR_FORCE").is_some() {
        return usual;
    }
    let to_terminal = std::io::stdout().is_terminal() || variable("GIT_PAGER_IN_USE").is_some();
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
