//! Pieces of a file of settings: read by `ron` one by one, each with its place, so that a mistake in
//! one of them leaves the others as they are.

use std::fmt;

use ron::value::RawValue;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::mistake::{Mistake, Place, Placed};
use crate::text::{ELLIPSIS, nearest};

/// The most characters of a file that a message repeats.
const MOST_REPEATED: usize = 40;

/// A value as it stands in a file: RON that is well formed, but not looked into yet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'a> {
    whole: &'a str,
    text: &'a str,
}

/// The fields of the struct that a file is, in their order, each a name and its value.
///
/// # Errors
///
/// What is no RON, or another struct.
pub(super) fn fields<'a>(
    whole: &'a str,
    name: &'static str,
) -> Result<Vec<(Placed<&'a str>, Piece<'a>)>, Mistake> {
    let told = |error| Mistake::in_text(&error, name);
    let mut reader = ron::Deserializer::from_str(whole).map_err(told)?;
    let read = reader.deserialize_struct(name, &[], Fields).and_then(|fields| {
        reader.end()?;
        Ok(fields)
    });
    let fields = read.map_err(|error| told(reader.span_error(error)))?;
    let piece = |text: &'a str| Piece { whole, text };
    let placed = |name: &'a str| Placed { value: name, place: piece(name).place() };
    Ok(fields.into_iter().map(|(name, value)| (placed(name), piece(value))).collect())
}

impl<'a> Piece<'a> {
    /// Where it starts.
    pub(super) fn place(self) -> Place {
        // It is a slice of the whole.
        Place::of(self.whole, (self.text.as_ptr() as usize) - (self.whole.as_ptr() as usize))
    }

    /// A text in double quotes.
    pub(super) fn text(self) -> Result<String, Mistake> {
        self.read("a text in double quotes").map_err(|mistake| {
            let is_word = self.text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
            if is_word { mistake.hint(format!("write \"{}\"", self.text)) } else { mistake }
        })
    }

    /// `true` or `false`.
    pub(super) fn flag(self) -> Result<bool, Mistake> {
        let mistake = |mistake: Mistake| match nearest(self.text, ["true", "false"]) {
            Some(near) => mistake.hint(format!("did you mean `{near}`?")),
            None => mistake,
        };
        self.read("`true` or `false`").map_err(mistake)
    }

    /// One of some words, which stand without quotes; its position among them.
    pub(super) fn word(self, words: &[&str]) -> Result<usize, Mistake> {
        words
            .iter()
            .position(|word| *word == self.text)
            .ok_or_else(|| self.expected(&one_of(words)).meant(self.text.trim_matches('"'), words))
    }

    /// The items of a list.
    pub(super) fn items(self) -> Result<Vec<Piece<'a>>, Mistake> {
        let mut reader = ron::Deserializer::from_str(self.text).map_err(|_| self.no_list())?;
        let items = reader.deserialize_seq(Items).map_err(|_| self.no_list())?;
        Ok(items.into_iter().map(|text| Piece { text, ..self }).collect())
    }

    /// The entries of a map, each a key and a value.
    pub(super) fn entries(self) -> Result<Vec<(Piece<'a>, Piece<'a>)>, Mistake> {
        let no_map = || self.expected("a map in `{` and `}`");
        let mut reader = ron::Deserializer::from_str(self.text).map_err(|_| no_map())?;
        let entries = reader.deserialize_map(Entries).map_err(|_| no_map())?;
        let piece = |text| Piece { text, ..self };
        Ok(entries.into_iter().map(|(key, value)| (piece(key), piece(value))).collect())
    }

    fn no_list(self) -> Mistake {
        let mistake = self.expected("a list in `[` and `]`");
        if self.text.starts_with('"') {
            mistake.hint(format!("write [{}]", self.text))
        } else {
            mistake
        }
    }

    fn read<T: Deserialize<'a>>(self, expected: &str) -> Result<T, Mistake> {
        ron::from_str(self.text).map_err(|_| self.expected(expected))
    }

    fn expected(self, expected: &str) -> Mistake {
        let found = match self.text.char_indices().nth(MOST_REPEATED) {
            Some((end, _)) => format!("{}{ELLIPSIS}", &self.text[..end]),
            None => self.text.to_owned(),
        };
        Mistake::new(self.place(), format!("expected {expected}, found `{found}`"))
    }
}

/// Words as an enumeration: `A`, `B` or `C`.
fn one_of(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} or {last}", before.join(", ")),
        None => String::new(),
    }
}

/// The name of a field.
struct Name<'a>(&'a str);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        struct Identifier;

        impl<'de> Visitor<'de> for Identifier {
            type Value = Name<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a field")
            }

            fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Name<'de>, E> {
                Ok(Name(name))
            }
        }

        reader.deserialize_identifier(Identifier)
    }
}

struct Fields;

impl<'de> Visitor<'de> for Fields {
    type Value = Vec<(&'de str, &'de str)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("fields")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut fields = Vec::new();
        while let Some(Name(name)) = map.next_key()? {
            fields.push((name, map.next_value::<&RawValue>()?.get_ron()));
        }
        Ok(fields)
    }
}

struct Entries;

impl<'de> Visitor<'de> for Entries {
    type Value = Vec<(&'de str, &'de str)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some((key, value)) = map.next_entry::<&RawValue, &RawValue>()? {
            entries.push((key.get_ron(), value.get_ron()));
        }
        Ok(entries)
    }
}

struct Items;

impl<'de> Visitor<'de> for Items {
    type Value = Vec<&'de str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element::<&RawValue>()? {
            items.push(item.get_ron());
        }
        Ok(items)
    }
}
