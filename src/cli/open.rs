//! `wayband [PATH]`: the editor, or the list of a folder's maps.

use std::io::{self, IsTerminal};
use std::path::Path;

use super::status::{Failure, Status};

/// Where maps are looked for when no path is given and there is such a folder.
const USUAL_FOLDER: &str = "journeys";

/// Opens a map in the editor, or a folder to choose a map from.
pub fn open(path: Option<&Path>) -> Result<Status, Failure> {
    let usual = Path::new(USUAL_FOLDER);
    let path = path.unwrap_or(if usual.is_dir() { usual } else { Path::new(".") });
    if !path.exists() {
        return Err(missing(path));
    }
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(Failure::usage("the editor needs a terminal to read keys from and to draw on")
            .hint("`wayband --help` lists the commands that work without one"));
    }
    start(path)
}

fn missing(path: &Path) -> Failure {
    let failure = Failure::failed(format!("{} is not there", path.display()));
    let name = path.to_string_lossy();
    let command = super::command();
    let near = command
        .get_subcommands()
        .map(|sub| (strsim::jaro_winkler(&name, sub.get_name()), sub.get_name()))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    match near {
        Some((_, near)) => failure.hint(format!("did you mean `wayband {near}`?")),
        None if path.extension().is_some_and(|extension| extension == "ron") => {
            failure.hint(format!("`wayband new {name}` makes a map there"))
        }
        None => failure,
    }
}

/// Hands over to the screens: a map file to edit, or a folder of maps to choose from.
fn start(_path: &Path) -> Result<Status, Failure> {
    Err(Failure::failed("the screens are not part of this build"))
}

#[cfg(test)]
mod tests {
    use super::missing;
    use std::path::Path;

    #[test]
    fn what_is_not_there_gets_a_hint_where_there_is_one() {
        let hint = |path: &str| missing(Path::new(path)).hint;
        assert_eq!(hint("chekc").as_deref(), Some("did you mean `wayband check`?"));
        assert_eq!(hint("a/b.ron").as_deref(), Some("`wayband new a/b.ron` makes a map there"));
        assert_eq!(hint("nowhere/at/all"), None);
    }
}
