//! The tools, and how they are called.

use std::fs;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

/// A tool that merges or compares files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    /// This program.
    Wayband,
    /// This program as git's merge driver: it writes into the file of ours, as git itself does.
    WaybandDriver,
    /// git, line by line.
    Git,
    /// mergiraf as it comes: it has no grammar of RON, so it merges lines.
    Mergiraf,
    /// mergiraf on the same maps written as Rust, whose grammar it has.
    MergirafAsRust,
    /// difftastic as it comes: it has no grammar of RON, so it compares lines.
    Difftastic,
    /// difftastic with the grammar of Rust.
    DifftasticAsRust,
}

impl Tool {
    /// Those that merge.
    pub const MERGING: [Tool; 4] = [Tool::Wayband, Tool::Git, Tool::Mergiraf, Tool::MergirafAsRust];
    /// Those whose merge is timed.
    pub const TIMED: [Tool; 5] =
        [Tool::WaybandDriver, Tool::Wayband, Tool::Git, Tool::Mergiraf, Tool::MergirafAsRust];
    /// Those that compare.
    pub const COMPARING: [Tool; 4] =
        [Tool::Wayband, Tool::Git, Tool::Difftastic, Tool::DifftasticAsRust];

    /// What it is called in a table.
    pub fn name(self) -> &'static str {
        match self {
            Tool::Wayband => "wayband",
            Tool::WaybandDriver => "wayband, as driver",
            Tool::Git => "git",
            Tool::Mergiraf => "mergiraf",
            Tool::MergirafAsRust => "mergiraf, as Rust",
            Tool::Difftastic => "difftastic",
            Tool::DifftasticAsRust => "difftastic, as Rust",
        }
    }

    fn program(self) -> &'static str {
        match self {
            Tool::Wayband | Tool::WaybandDriver => env!("CARGO_BIN_EXE_wayband"),
            Tool::Git => "git",
            Tool::Mergiraf | Tool::MergirafAsRust => "mergiraf",
            Tool::Difftastic | Tool::DifftasticAsRust => "difft",
        }
    }

    /// The version it tells; `None` where it is not on the path.
    pub fn version(self) -> Option<String> {
        let output = Command::new(self.program()).arg("--version").output().ok()?;
        String::from_utf8_lossy(&output.stdout).lines().next().map(str::to_owned)
    }

    /// The text that it is given for the text of a map, and its file's name.
    pub fn written(self, name: &str, map: &str) -> (String, String) {
        match self {
            Tool::MergirafAsRust => (format!("{name}.rs"), as_rust(map)),
            _ => (format!("{name}.ron"), map.to_owned()),
        }
    }

    /// The map in a text that it has written.
    pub fn map(self, text: &str) -> String {
        if self == Tool::MergirafAsRust { from_rust(text) } else { text.to_owned() }
    }

    /// Its call for a merge of `base`, `ours` and `theirs` in a folder, to `out` there.
    pub fn merge(self, folder: &Path) -> io::Result<Command> {
        let mut command = Command::new(self.program());
        command.current_dir(folder).stdin(Stdio::null()).stderr(Stdio::null());
        let file = |name: &str| self.written(name, "").0;
        let [base, ours, theirs, out] = ["base", "ours", "theirs", "out"].map(file);
        match self {
            Tool::Git => {
                command.args(["merge-file", "-p", "-q", "--diff3", &ours, &base, &theirs]);
                command.stdout(fs::File::create(folder.join(out))?);
            }
            Tool::WaybandDriver => {
                // Every call starts from our version again.
                fs::copy(folder.join(&ours), folder.join(&out))?;
                command.args(["merge", "--driver", &base, &out, &theirs, "7", "map.ron"]);
            }
            _ => {
                command.args(["merge", &base, &ours, &theirs, "-o", &out]).stdout(Stdio::null());
            }
        }
        Ok(command)
    }

    /// Its call for a comparison of `base` and `ours` in a folder.
    pub fn diff(self, folder: &Path) -> Command {
        let mut command = Command::new(self.program());
        command.current_dir(folder).stdin(Stdio::null()).stdout(Stdio::null());
        command.stderr(Stdio::null());
        match self {
            Tool::Git => command.args(["diff", "--no-index"]),
            Tool::DifftasticAsRust => command.args(["--override=*.ron:Rust"]),
            Tool::Difftastic => &mut command,
            _ => command.arg("diff"),
        };
        command.args(["base.ron", "ours.ron"]);
        command
    }
}

/// Canonical text of a map as an item of Rust, line by line.
fn as_rust(map: &str) -> String {
    let line = |line: &str| match line.strip_suffix('(') {
        Some(name) => format!("{name} {{\n"),
        None if line.trim() == ")," => line.replace(')', "}") + "\n",
        None if line == ")" => "};\n".to_owned(),
        None => format!("{line}\n"),
    };
    let lines: String = map.lines().map(line).collect();
    lines.replacen("Journey {", "const MAP: Journey = Journey {", 1)
}

/// What [`as_rust`] was given.
fn from_rust(text: &str) -> String {
    let line = |line: &str| match line.strip_suffix(" {") {
        Some(name) => format!("{name}(\n"),
        None if line.trim() == "}," => line.replace('}', ")") + "\n",
        None if line == "};" => ")\n".to_owned(),
        None => format!("{line}\n"),
    };
    let lines: String = text.lines().map(line).collect();
    lines.replacen("const MAP: Journey = Journey(", "Journey(", 1)
}
