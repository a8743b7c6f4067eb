//! The user's own editor of texts: what `VISUAL` or `EDITOR` names.

use std::io;
use std::path::Path;
use std::process::{Command, ExitStatus};

/// The editor of a user who names none.
const USUAL: &str = if cfg!(windows) { "notepad" } else { "vi" };

/// The user's own editor of texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextEditor {
    /// As the user names it, with what it is called with: `code --wait`.
    call: String,
}

impl TextEditor {
    /// The editor that the environment names: `VISUAL` before `EDITOR`.
    pub fn of_user(env: impl Fn(&str) -> Option<String>) -> Self {
        let named = ["VISUAL", "EDITOR"]
            .into_iter()
            .find_map(|name| env(name).filter(|value| !value.trim().is_empty()));
        TextEditor { call: named.unwrap_or_else(|| USUAL.to_owned()) }
    }

    /// Opens a file in it and waits until it has ended. It has the terminal meanwhile.
    ///
    /// # Errors
    ///
    /// A sentence, where it could not be started or says that something went wrong.
    pub fn run(&self, path: &Path) -> Result<(), String> {
        self.told(self.command(path).status())
    }

    fn told(&self, ended: io::Result<ExitStatus>) -> Result<(), String> {
        let call = &self.call;
        match ended {
            Ok(status) if status.success() => Ok(()),
            // What the shell says of a program that it cannot run.
            Ok(status) if matches!(status.code(), Some(126 | 127)) => {
                Err(format!("the editor `{call}` cannot be run; EDITOR names another one"))
            }
            Ok(status) => Err(format!("the editor `{call}` ended with {status}")),
            Err(error) => {
                Err(format!("the editor `{call}` cannot be run: {error}; EDITOR names another one"))
            }
        }
    }

    /// The shell reads the call, as it does where git starts an editor: with quotes and options.
    #[cfg(unix)]
    fn command(&self, path: &Path) -> Command {
        let mut command = Command::new("sh");
        command.arg("-c").arg(format!("{} \"$@\"", self.call)).arg(&self.call).arg(path);
        command
    }

    /// The call is a program, or a program and options without spaces in them.
    #[cfg(not(unix))]
    fn command(&self, path: &Path) -> Command {
        let is_program = Path::new(&self.call).exists();
        let mut words = self.call.split_whitespace();
        let first = if is_program { Some(self.call.as_str()) } else { words.next() };
        let mut command = Command::new(first.unwrap_or(USUAL));
        if !is_program {
            command.args(words);
        }
        command.arg(path);
        command
    }
}

#[cfg(test)]
mod tests {
    use super::{TextEditor, USUAL};

    fn editor(pairs: &[(&str, &str)]) -> TextEditor {
        TextEditor::of_user(|name| {
            pairs.iter().find(|(n, _)| *n == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn visual_comes_before_editor_and_empty_names_none() {
        assert_eq!(editor(&[("EDITOR", "ed"), ("VISUAL", "vim")]).call, "vim");
        assert_eq!(editor(&[("EDITOR", "ed"), ("VISUAL", " ")]).call, "ed");
        assert_eq!(editor(&[]).call, USUAL);
    }

    #[cfg(unix)]
    #[test]
    fn it_is_called_with_its_options_and_the_file_as_it_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a b'\"$c.ron");
        std::fs::write(&file, "one").unwrap();
        assert_eq!(editor(&[("EDITOR", "sed -i s/one/two/")]).run(&file), Ok(()));
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "two");
    }

    #[cfg(unix)]
    #[test]
    fn one_that_fails_or_is_not_there_is_told() {
        let told = |call| editor(&[("EDITOR", call)]).run("/dev/null".as_ref()).unwrap_err();
        assert!(told("false").contains("`false` ended with"), "{}", told("false"));
        let missing = told("no-such-editor-here 2>/dev/null");
        assert!(missing.contains("cannot be run; EDITOR names another one"), "{missing}");
    }
}
