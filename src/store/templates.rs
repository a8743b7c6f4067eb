//! Templates: maps to start from, shipped ones and the user's own.

use std::fmt;
use std::path::{Path, PathBuf};

use super::find::is_map;
use super::open::{OpenError, open};
use super::system;
use crate::format::{self, Document};

macro_rules! shipped {
    ($($name:literal),* $(,)?) => {
        /// Name and text of each shipped template, the default first.
        const SHIPPED: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../../assets/templates/", $name, ".ron")))),*];
    };
}

shipped!(
    "customer-journey",
    "service-blueprint",
    "devops-areas",
    "service-lifecycle",
    "software-lifecycle",
);

/// Where a template comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// It is part of the program.
    Shipped,
    /// It is a file of the user.
    Own(PathBuf),
}

/// A map to start from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// The name it is asked for by: that of its file, without `.ron`.
    pub name: String,
    /// The title of the map in it; its name where the map has faults.
    pub title: String,
    /// Where it comes from.
    pub origin: Origin,
}

impl Template {
    /// The map, with its own title and ids.
    ///
    /// # Errors
    ///
    /// [`OpenError`], where it is the user's own and not a valid map.
    pub fn document(&self) -> Result<Document, OpenError> {
        match &self.origin {
            Origin::Own(path) => open(path).map(|map| map.document),
            Origin::Shipped => {
                let text = SHIPPED.iter().find(|(name, _)| *name == self.name);
                format::read(text.map_or("", |(_, text)| text)).map_err(|faults| {
                    OpenError::NotAMap { path: PathBuf::from(&self.name), faults }
                })
            }
        }
    }
}

/// All templates: the shipped ones, the default first, then the user's others by name.
///
/// `own` is the folder of the user's templates, which need not exist; a file there takes the place
/// of a shipped template of its name.
pub fn templates(own: &Path) -> Vec<Template> {
    let mut all: Vec<Template> = SHIPPED
        .iter()
        .map(|(name, _)| {
            titled(Template {
                name: (*name).to_owned(),
                title: String::new(),
                origin: Origin::Shipped,
            })
        })
        .collect();
    for template in own_templates(own) {
        match all.iter_mut().find(|known| known.name == template.name) {
            Some(known) => *known = template,
            None => all.push(template),
        }
    }
    all
}

fn titled(template: Template) -> Template {
    let title = template.document().map(|document| document.journey.title);
    Template { title: title.unwrap_or_else(|_| template.name.clone()), ..template }
}

fn own_templates(folder: &Path) -> Vec<Template> {
    let mut own: Vec<Template> = system::names_in(folder)
        .into_iter()
        .map(|name| folder.join(name))
        .filter(|path| path.extension().is_some_and(|extension| extension == "ron"))
        .filter(|path| path.is_file() && is_map(path).unwrap_or(false))
        .filter_map(|path| {
            let name = path.file_stem()?.to_str()?.to_owned();
            let title = String::new();
            Some(titled(Template { name, title, origin: Origin::Own(path) }))
        })
        .collect();
    own.sort_by(|a, b| a.name.cmp(&b.name));
    own
}

/// A new map from a template; its title is the given one, its ids are the template's.
///
/// `own` is the folder of the user's templates, as for [`templates`].
///
/// # Errors
///
/// [`TemplateError`], where there is no template of that name, or it is not a valid map.
pub fn template(name: &str, title: &str, own: &Path) -> Result<Document, TemplateError> {
    let known = templates(own);
    let Some(template) = known.iter().find(|template| template.name == name) else {
        let known = known.into_iter().map(|template| template.name).collect();
        return Err(TemplateError::Unknown { name: name.to_owned(), known });
    };
    let mut document = template.document().map_err(TemplateError::Unreadable)?;
    document.journey.title = title.to_owned();
    Ok(document)
}

/// Why there is no map from a template.
#[derive(Debug)]
pub enum TemplateError {
    /// There is no template of that name.
    Unknown {
        /// What was asked for.
        name: String,
        /// The names there are.
        known: Vec<String>,
    },
    /// It is not a valid map.
    Unreadable(OpenError),
}

impl TemplateError {
    /// What to do about it: a name that was likely meant, and all names.
    pub fn hint(&self) -> Option<String> {
        match self {
            TemplateError::Unreadable(error) => error.hint(),
            TemplateError::Unknown { name, known } => {
                let near = known
                    .iter()
                    .map(|known| (strsim::jaro_winkler(name, known), known))
                    .filter(|(likeness, _)| *likeness > 0.8)
                    .max_by(|a, b| a.0.total_cmp(&b.0));
                let all = format!("there are {}", known.join(", "));
                Some(match near {
                    Some((_, near)) => format!("did you mean `{near}`? {all}"),
                    None => all,
                })
            }
        }
    }
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TemplateError::Unknown { name, .. } => write!(f, "there is no template `{name}`"),
            TemplateError::Unreadable(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for TemplateError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            TemplateError::Unreadable(error) => Some(error),
            TemplateError::Unknown { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Origin, SHIPPED, TemplateError, template, templates};
    use crate::format;
    use std::fs;
    use std::path::Path;

    #[test]
    fn every_shipped_template_is_a_map_with_a_goal_on_each_stage() {
        assert_eq!(SHIPPED.len(), fs::read_dir("assets/templates").unwrap().count());
        for (name, text) in SHIPPED {
            let document = format::read(text).unwrap_or_else(|faults| panic!("{name}: {faults:?}"));
            assert!(!document.journey.stages.is_empty(), "{name}");
            for stage in &document.journey.stages {
                let goal = stage.goal.as_deref().unwrap_or_default();
                assert!(!goal.trim().is_empty(), "{name}: {}", stage.id);
            }
        }
    }

    #[test]
    fn every_shipped_template_is_canonical() {
        for (name, text) in SHIPPED {
            assert_eq!(format::print(&format::read(text).unwrap()), **text, "{name}");
        }
    }

    #[test]
    fn a_map_from_a_template_has_its_ids_and_a_title_of_its_own() {
        let document = template("customer-journey", "New laptop", Path::new("no-folder")).unwrap();
        assert_eq!(document.journey.title, "New laptop");
        assert_eq!(document.journey.stages[0].id, "explore");
    }

    #[test]
    fn the_users_own_come_beside_the_shipped_ones_and_before_those_of_the_same_name() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        write("devops-areas.ron", "Journey(format: 1, title: \"Mine\", stages: [])");
        write("zoo.ron", "Journey(format: 1, title: \"Zoo\", stages: [])");
        write("broken.ron", "Journey(");
        write("foreign.ron", "Scene()");
        let all = templates(folder.path());
        let names: Vec<&str> = all.iter().map(|template| template.name.as_str()).collect();
        let shipped = SHIPPED.iter().map(|(name, _)| *name);
        assert_eq!(names, shipped.chain(["broken", "zoo"]).collect::<Vec<_>>());
        assert_eq!((all[0].title.as_str(), &all[0].origin), ("Customer journey", &Origin::Shipped));
        let own = all.iter().find(|template| template.name == "devops-areas").unwrap();
        assert_eq!(own.title, "Mine");
        assert!(matches!(own.origin, Origin::Own(_)));
        assert_eq!(all[names.len() - 2].title, "broken");
        let error = template("broken", "T", folder.path()).unwrap_err();
        assert!(matches!(error, TemplateError::Unreadable(_)), "{error:?}");
    }

    #[test]
    fn a_misspelt_name_gets_the_one_that_was_meant_and_the_list() {
        let error = template("costumer-journey", "T", Path::new("no-folder")).unwrap_err();
        assert_eq!(error.to_string(), "there is no template `costumer-journey`");
        let hint = error.hint().unwrap();
        assert!(hint.starts_with("did you mean `customer-journey`? "), "{hint}");
        assert!(hint.contains("software-lifecycle"), "{hint}");
        let hint = template("xyz", "T", Path::new("../devops-areas")).unwrap_err().hint().unwrap();
        assert!(!hint.contains("did you mean"), "{hint}");
    }
}
