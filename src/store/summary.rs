//! What a list of maps tells about each.

use std::path::{Path, PathBuf};

use super::around::Around;
use super::neighbourhood::Neighbourhood;
use super::open::{OpenError, open};
use crate::check::{Figures, Insight, Point, check};
use crate::format::Document;
use crate::journey::{Journey, State};
use crate::text::visible;

/// What a list of maps tells about one. It holds no card, so that thousands of them are small.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// What the journey is called.
    pub title: String,
    /// As it is, or as it should be.
    pub state: State,
    /// The service that is consumed.
    pub service: Option<String>,
    /// The names of the personas, the lead first.
    pub personas: Vec<String>,
    /// The name of the role that answers for the map.
    pub owner: Option<String>,
    /// When the map held true, in the author's words.
    pub as_of: Option<String>,
    /// The first lines of what the journey is about.
    pub about: String,
    /// How many decisions and open questions are noted.
    pub notes: usize,
    /// The titles of the stages.
    pub stages: Vec<String>,
    /// How many cards, over all stages.
    pub cards: usize,
    /// For each stage how the lead persona feels there: the mean of its known emotions, -2 to 2;
    /// `None` where none is known.
    pub curve: Vec<Option<f32>>,
    /// The title of the card that feels worst, the first of them, and how: below 0.
    pub lowest: Option<(String, i64)>,
    /// How much is wrong and doubtful.
    pub figures: Figures,
    /// The first of what is wrong or doubtful, as sentences.
    pub findings: Vec<String>,
    /// The files that it refers to: the map it is compared with, and those that tell its cards in
    /// detail. Absolute, and each once.
    pub refers: Vec<PathBuf>,
}

/// Of what is wrong or doubtful, so many sentences are kept.
const FINDINGS: usize = 4;
/// Of what a journey is about, so many characters.
const ABOUT: usize = 400;

impl Summary {
    /// The summary of a map that lies in a file.
    pub fn of(document: &Document, path: &Path) -> Self {
        let journey = &document.journey;
        let findings = check(journey, &Around::new(path));
        let insight = Insight::of(journey);
        let owner = journey.owner.as_ref().map(|owner| {
            let role = journey.roles.iter().find(|role| role.id == *owner);
            role.map_or(owner, |role| &role.name).clone()
        });
        let about: Vec<&str> = journey.summary.iter().map(|entry| entry.text.as_str()).collect();
        Summary {
            title: journey.title.clone(),
            state: journey.state,
            service: journey.service.clone(),
            personas: personas(journey),
            owner,
            as_of: journey.as_of.clone(),
            about: about.join(" ").chars().take(ABOUT).collect(),
            notes: journey.notes.len(),
            stages: journey.stages.iter().map(|stage| stage.title.clone()).collect(),
            cards: insight.whole.cards(),
            curve: insight.stages.iter().map(|(_, counts)| counts.felt.mean()).collect(),
            lowest: insight.lowest.and_then(|point| lowest(journey, point)),
            figures: Figures::of(&findings),
            findings: findings
                .iter()
                .take(FINDINGS)
                .map(|finding| visible(&finding.message).into_owned())
                .collect(),
            refers: refers(journey, path),
        }
    }
}

fn personas(journey: &Journey) -> Vec<String> {
    let lead = journey.lead_persona();
    let others = journey
        .personas
        .iter()
        .filter(|persona| Some(persona.handle) != lead.map(|lead| lead.handle));
    lead.into_iter().chain(others).map(|persona| persona.name.clone()).collect()
}

fn lowest(journey: &Journey, point: Point) -> Option<(String, i64)> {
    let card = journey.card(point.card).filter(|_| point.emotion < 0)?;
    Some((card.title.clone(), point.emotion))
}

fn refers(journey: &Journey, path: &Path) -> Vec<PathBuf> {
    let named = journey.cards().filter_map(|card| card.journey.as_ref());
    let named: Vec<&String> = journey.compares_to.iter().chain(named).collect();
    if named.is_empty() {
        return Vec::new();
    }
    let here = Neighbourhood::of(path);
    let mut files: Vec<PathBuf> = named.into_iter().filter_map(|name| here.resolve(name)).collect();
    files.sort();
    files.dedup();
    files
}

/// Reads the map in a file, checks it and sums it up.
///
/// # Errors
///
/// As [`open()`].
pub fn summary(path: &Path) -> Result<Summary, OpenError> {
    open(path).map(|map| Summary::of(&map.document, path))
}

#[cfg(test)]
mod tests {
    use super::summary;
    use crate::journey::State;

    #[test]
    fn a_summary_says_what_a_map_holds() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        let text = "Journey(format: 1, title: \"T\", state: Future, owner: \"desk\", compares_to: \"b.ron\",\
            personas: [Persona(id: \"p\", name: \"P\")], roles: [Role(id: \"desk\", name: \"Desk\")], stages: [\
            Stage(id: \"a\", title: \"A\", cards: [\
              Activity(id: \"c\", lane: \"consumer\", title: \"C\", emotion: 1),\
              Touchpoint(id: \"d\", lane: \"touchpoints\", title: \"D\", emotion: -2, journey: \"./b.ron\"),\
              Activity(id: \"e\", lane: \"provider\", title: \"E\", emotion: 2)]),\
            Stage(id: \"b\", title: \"B\")])";
        std::fs::write(&path, text).unwrap();
        let summary = summary(&path).unwrap();
        assert_eq!((summary.title.as_str(), summary.state, summary.cards), ("T", State::Future, 3));
        assert_eq!(summary.stages, ["A", "B"]);
        assert_eq!(summary.curve, [Some(-0.5), None]);
        assert_eq!(summary.lowest, Some(("D".to_owned(), -2)));
        assert_eq!(
            (summary.owner.as_deref(), &summary.personas[..]),
            (Some("Desk"), &["P".to_owned()][..])
        );
        assert_eq!(summary.refers, [folder.path().join("b.ron")]);
        // The map that it names is not there, and of the low card nobody says how it could be better.
        assert!(summary.figures.errors + summary.figures.warnings > 0);
        assert!(!summary.findings.is_empty());
    }
}
