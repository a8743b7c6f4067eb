//! The program and git together, in real repositories apart from the user's settings.

mod called;
mod install;
mod merging;
mod revisions;
mod surroundings;
mod ways;

use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

use super::{Ended, Home};

/// A home with a repository in `repo`.
struct Repo {
    home: Home,
}

impl Repo {
    fn new() -> Self {
        let repo = Repo { home: Home::new() };
        repo.git_in("", &["init", "-q", "-b", "main", "repo"]).ends(0);
        repo
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        self.home.write(&format!("repo/{name}"), text);
    }

    fn read(&self, name: &str) -> String {
        self.home.read(&format!("repo/{name}"))
    }

    fn is_there(&self, name: &str) -> bool {
        self.home.path(&format!("repo/{name}")).exists()
    }

    /// Where it can be cloned from as if from afar.
    fn url(&self) -> String {
        format!("file://{}", self.home.path("repo").display())
    }

    /// Commits all there is.
    fn commit(&self, message: &str) {
        self.git(&["add", "--all"]).ends(0);
        self.git(&["commit", "-q", "--allow-empty", "-m", message]).ends(0);
    }

    /// git at the top of the repository.
    fn git(&self, args: &[&str]) -> Ended {
        self.git_in("repo", args)
    }

    /// git in a folder of the home.
    fn git_in(&self, folder: &str, args: &[&str]) -> Ended {
        self.git_with(folder, &[], args)
    }

    /// git in a folder of the home, with variables.
    fn git_with(&self, folder: &str, variables: &[(&str, &str)], args: &[&str]) -> Ended {
        let mut git = Command::new("git");
        self.ended(git.args(args), folder, variables, path_with_the_program())
    }

    /// git where the program is not installed.
    fn without_the_program(&self, args: &[&str]) -> Ended {
        let users = std::env::var_os("PATH").unwrap_or_default();
        let has_it = std::env::split_paths(&users).any(|folder| folder.join("wayband").exists());
        assert!(!has_it, "there is a wayband on the PATH: run this test without it");
        self.ended(Command::new("git").args(args), "repo", &[], users)
    }

    /// The program at the top of the repository.
    fn run(&self, args: &[&str]) -> Ended {
        self.run_in("repo", args)
    }

    /// The program in a folder of the home.
    fn run_in(&self, folder: &str, args: &[&str]) -> Ended {
        self.run_with(folder, &[], args)
    }

    /// The program in a folder of the home, with variables.
    fn run_with(&self, folder: &str, variables: &[(&str, &str)], args: &[&str]) -> Ended {
        let mut program = self.home.program(args);
        self.ended(&mut program, folder, variables, path_with_the_program())
    }

    fn ended(
        &self,
        command: &mut Command,
        folder: &str,
        variables: &[(&str, &str)],
        path: OsString,
    ) -> Ended {
        let home = self.home.path("");
        // The tests may be run by a git hook.
        let of_git = |name: &OsString| name.to_string_lossy().starts_with("GIT_");
        for name in std::env::vars_os().map(|variable| variable.0).filter(of_git) {
            command.env_remove(name);
        }
        let output = command
            .current_dir(home.join(folder))
            .env("HOME", &home)
            .env("PATH", path)
            .env_remove("XDG_CONFIG_HOME")
            .env_remove("COLUMNS")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_CONFIG_GLOBAL", home.join(".gitconfig"))
            .env("GIT_AUTHOR_NAME", "N")
            .env("GIT_AUTHOR_EMAIL", "n@example.org")
            .env("GIT_COMMITTER_NAME", "N")
            .env("GIT_COMMITTER_EMAIL", "n@example.org")
            // Submodules and clones by path.
            .env("GIT_CONFIG_COUNT", "1")
            .env("GIT_CONFIG_KEY_0", "protocol.file.allow")
            .env("GIT_CONFIG_VALUE_0", "always")
            // A repository around the temporary folder is none of these tests' business.
            .env("GIT_CEILING_DIRECTORIES", home.parent().unwrap())
            .envs(variables.iter().copied())
            .output()
            .unwrap();
        Ended {
            status: output.status.code().expect("ended by itself"),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

/// The user's path, and before it the folder of the program: git calls it by its name.
fn path_with_the_program() -> OsString {
    let own = Path::new(env!("CARGO_BIN_EXE_wayband")).parent().unwrap().to_owned();
    let users = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths([own].into_iter().chain(std::env::split_paths(&users))).unwrap()
}
