//! `wayband new`: a map from a template.

use std::path::{Path, PathBuf};

use clap::Args;

use super::maps;
use super::output::Output;
use super::status::{Failure, Status};
use crate::config::Folders;
use crate::store::{self, TemplateError};
use crate::text;

/// Make a map from a template
///
/// A file that is there already is never overwritten.
#[derive(Debug, Args)]
pub struct New {
    /// The map to make: `NAME.ron`.
    #[arg(required_unless_present = "list_templates")]
    file: Option<PathBuf>,

    /// The template to start from.
    #[arg(long, value_name = "NAME", default_value = "customer-journey")]
    template: String,

    /// What the journey is called [default: the file's name in words].
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,

    /// List the templates: the shipped ones, then your own.
    #[arg(long, conflicts_with_all = ["file", "template", "title"])]
    list_templates: bool,
}

impl New {
    /// Makes the map, or lists the templates.
    pub fn run(&self, out: &mut Output) -> Result<Status, Failure> {
        // Without a home folder there are no templates of the user's own.
        let own = Folders::of_user().map(|folders| folders.templates()).unwrap_or_default();
        let Some(file) = self.file.as_deref().filter(|_| !self.list_templates) else {
            list(&own, out);
            return Ok(Status::Fine);
        };
        if file.extension().is_none_or(|extension| extension != "ron") {
            return Err(Failure::usage(format!("{} does not end in .ron", file.display()))
                .hint(format!("`wayband new {}.ron`", file.display())));
        }
        let title = match &self.title {
            Some(title) => plain_title(title)?,
            None => title_from(file),
        };
        let document = match store::template(&self.template, &title, &own) {
            Ok(document) => document,
            Err(TemplateError::Unreadable(error)) => return Ok(maps::tell(error, out)),
            Err(error) => {
                let hint = error.hint();
                return Err(Failure { hint, ..Failure::usage(error.to_string()) });
            }
        };
        store::create(file, &document).map_err(|error| maps::unwritten(&error))?;
        let name = file.display();
        out.remark(&format!("made {name}; `wayband {name}` opens it"));
        Ok(Status::Fine)
    }
}

fn list(own: &Path, out: &mut Output) {
    let all = store::templates(own);
    let width = all.iter().map(|template| template.name.chars().count()).max().unwrap_or(0);
    for template in all {
        out.line(&format!("{:width$}  {}", template.name, template.title));
    }
}

fn plain_title(title: &str) -> Result<String, Failure> {
    if title.trim().is_empty() {
        return Err(Failure::usage("a title cannot be blank"));
    }
    if title.contains(['\n', '\r']) {
        return Err(Failure::usage(format!("a title is one line, not `{}`", text::visible(title))));
    }
    Ok(title.to_owned())
}

/// `New laptop` for `journeys/new-laptop.ron`.
fn title_from(file: &Path) -> String {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let words: Vec<&str> = stem.split(['-', '_', ' ']).filter(|word| !word.is_empty()).collect();
    let words = text::visible(&words.join(" ")).into_owned();
    let mut chars = words.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => "Journey".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{plain_title, title_from};
    use std::path::Path;

    #[test]
    fn a_title_comes_from_the_name() {
        let title = |name: &str| title_from(Path::new(name));
        assert_eq!(title("journeys/new-laptop.ron"), "New laptop");
        assert_eq!(title("été_à_Lyon.ron"), "Été à Lyon");
        assert_eq!(title("---.ron"), "Journey");
    }

    #[test]
    fn a_title_is_one_line_with_something_in_it() {
        assert!(plain_title(" ").is_err() && plain_title("a\nb").is_err());
        assert_eq!(plain_title("A b").ok().as_deref(), Some("A b"));
    }
}
