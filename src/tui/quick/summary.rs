//! What was understood of a line, in words, to be shown while it is typed.

use super::people::Cast;
use super::{Name, NoteKind, Quick, words};
use crate::journey::{Journey, Lane};

impl Quick {
    /// What the line sets beside the title, with names as typed:
    /// `interaction · moment of truth · +1 · 20m · @maria`. Empty where it sets nothing else.
    pub fn summary(&self) -> String {
        let typed = |name: &Name| name.text.clone();
        self.words(typed, typed)
    }

    fn words(
        &self,
        mut actor: impl FnMut(&Name) -> String,
        channel: impl FnOnce(&Name) -> String,
    ) -> String {
        let mut said: Vec<String> = Vec::new();
        if let Some(note) = &self.note {
            said.push(note.kind.word().to_owned());
        }
        if self.interaction {
            said.push("interaction".to_owned());
        }
        if self.moment_of_truth {
            said.push("moment of truth".to_owned());
        }
        said.extend(self.emotion.map(|value| match value {
            0 => "0".to_owned(),
            value => format!("{value:+}"),
        }));
        said.extend(self.duration.clone());
        said.extend(self.wait.as_ref().map(|wait| format!("wait {wait}")));
        said.extend(self.actors.iter().map(|name| format!("@{}", actor(name))));
        said.extend(self.channel.as_ref().map(|name| format!("/{}", channel(name))));
        said.extend(self.tags.iter().map(|tag| format!("#{tag}")));
        said.join(" · ")
    }
}

/// As [`Quick::summary`], but with the people and the channel that are meant, and with a word on
/// each person whom the card would add to the map: `@Maria · @Bo (new role) · /Web portal`.
pub fn understood(journey: &Journey, lane: Option<&Lane>, quick: &Quick) -> String {
    let mut cast = Cast::new(journey, lane);
    quick.words(
        |typed| {
            let person = cast.find(typed);
            match person.new {
                Some(new) => format!("{} ({new})", person.name),
                None => person.name.to_owned(),
            }
        },
        |typed| words::channel(journey, typed),
    )
}

impl NoteKind {
    /// The kind in a word: `pain`.
    pub fn word(self) -> &'static str {
        match self {
            NoteKind::Pain => "pain",
            NoteKind::Opportunity => "opportunity",
            NoteKind::Thought => "thought",
        }
    }
}
