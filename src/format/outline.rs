//! What a map must have: its first name, the names of its structs, its required fields.

use super::hints;
use super::lexer::Kind;
use super::migrate::FORMAT;
use super::names::Seen;
use super::reader::{Flow, MAX_CARDS, Reader, Stop};
use super::recover::Segment;
use super::words;
use crate::journey::{CardKind, Choice, FieldSpec};

/// The extensions of RON; none of them changes what a map means here.
const EXTENSIONS: &[&str] =
    &["unwrap_newtypes", "implicit_some", "unwrap_variant_newtypes", "explicit_struct_names"];

impl Reader<'_> {
    /// Steps over `#![enable(...)]` and its like at the start of a file.
    pub(super) fn attributes(&mut self) -> Flow {
        while self.token.kind == Kind::Stray && self.lexer.slice(self.token) == "#" {
            let sign = self.token;
            self.advance();
            if self.lexer.slice(self.token) != "!" {
                self.token = sign;
                return self.no_map();
            }
            self.advance();
            if !self.is_bracket(b'[') {
                return self.no_map();
            }
            self.open()?;
            match self.lexer.slice(self.token) {
                "enable" => self.extensions()?,
                "type" | "schema" => {
                    self.advance();
                    if self.lexer.slice(self.token) == "=" {
                        self.advance();
                    }
                    self.text()?;
                }
                _ => {
                    self.unexpected("`enable(...)`");
                    return Err(Stop);
                }
            }
            if !self.is_bracket(b']') {
                self.unexpected("`]`");
                return Err(Stop);
            }
            self.brackets.pop();
            self.advance();
        }
        Ok(())
    }

    fn extensions(&mut self) -> Flow {
        self.advance();
        if !self.is_bracket(b'(') {
            self.unexpected("`(`");
            return Err(Stop);
        }
        self.open()?;
        while self.token.kind == Kind::Word {
            let name = self.name(self.token);
            if !EXTENSIONS.contains(&name) {
                let hint = words::nearest(name, EXTENSIONS.iter().copied());
                let message = format!("RON has no extension `{}`", words::clipped(name));
                self.fault(self.token.start, message, hint.map(words::did_you_mean));
            }
            self.advance();
            if self.token.kind == Kind::Comma {
                self.advance();
            }
        }
        if !self.is_bracket(b')') {
            self.unexpected("`)`");
            return Err(Stop);
        }
        self.brackets.pop();
        self.advance();
        Ok(())
    }

    /// Steps over the name `Journey`; the token is then the bracket behind it.
    pub(super) fn start_of_map(&mut self) -> Flow {
        let token = self.token;
        if self.is_bracket(b'(') {
            let hint = "write `Journey(`".to_owned();
            self.fault(token.start, "a map starts with its name", Some(hint));
            return Ok(());
        }
        let name = if token.kind == Kind::Word { self.name(token) } else { "" };
        if name != "Journey" {
            let meant = words::nearest(name, ["Journey"]);
            if token.kind != Kind::Word || meant.is_none() {
                return self.no_map();
            }
            let found = words::clipped(name);
            let message = format!("expected `Journey(...)`, found `{found}`");
            self.fault(token.start, message, meant.map(words::did_you_mean));
        }
        self.advance();
        if self.is_bracket(b'(') {
            return Ok(());
        }
        if self.token.kind == Kind::Colon {
            let message = "this looks like YAML, not like a map";
            self.fault(token.start, message, Some(START.to_owned()));
        } else {
            self.no_bracket("Journey");
        }
        Err(Stop)
    }

    /// Says what the file looks like instead of a map.
    fn no_map(&mut self) -> Flow {
        let token = self.token;
        let text = self.lexer.slice(token);
        let whole = self.lexer.text();
        let message = match token.kind {
            // A fault has been noted already.
            Kind::End if self.cut => return Err(Stop),
            Kind::End => "there is no map in this file: it is empty".to_owned(),
            Kind::Stray if text == "\u{feff}" => {
                let hint = "save it as UTF-8 without a byte order mark".to_owned();
                self.fault(token.start, "the file starts with a byte order mark", Some(hint));
                return Err(Stop);
            }
            kind => match hints::looks_like(whole) {
                Some(format) => format!("this looks like {format}, not like a map"),
                None => format!("expected `Journey(...)`, found {}", words::described(kind, text)),
            },
        };
        self.fault(token.start, message, Some(START.to_owned()));
        Err(Stop)
    }

    /// Steps over the name of an item's struct; false where something else stands there, and then
    /// it has been stepped over.
    pub(super) fn struct_name(&mut self, name: &'static str, is_card: bool) -> Flow<bool> {
        let token = self.token;
        if self.is_bracket(b'(') {
            if is_card {
                let expected = words::one_of(CardKind::NAMES);
                let message = format!("a card needs the name of its kind: {expected}");
                self.fault(token.start, message, None);
            }
            return Ok(true);
        }
        let only = [name];
        let names: &[&str] = if is_card { CardKind::NAMES } else { &only };
        let found = if token.kind == Kind::Word { self.name(token) } else { "" };
        let expected = || format!("{} with its fields", words::one_of(names));
        if !names.contains(&found) {
            let meant = words::nearest(found, names.iter().copied());
            let Some(meant) = meant.filter(|_| token.kind == Kind::Word) else {
                self.mismatch(&expected())?;
                return Ok(false);
            };
            let message = format!("expected {}, found `{}`", expected(), words::clipped(found));
            self.fault(token.start, message, Some(words::did_you_mean(meant)));
        }
        self.advance();
        if self.is_bracket(b'(') {
            return Ok(true);
        }
        if self.token.kind == Kind::Word && self.is_name_of_field(self.token) {
            self.no_bracket(found);
            self.is_bracket_missing = true;
            return Ok(true);
        }
        self.mismatch(&format!("`(` behind `{}`", words::clipped(found)))?;
        Ok(false)
    }

    /// Notes the required fields that are not among those seen.
    #[inline]
    pub(super) fn missing_fields(
        &mut self,
        specs: &[FieldSpec],
        name: &str,
        seen: &Seen,
        start: u32,
    ) {
        for (index, spec) in specs.iter().enumerate() {
            if spec.required && !seen.has(index) {
                self.path.push(Segment::Field(spec.field));
                let field = spec.field.name();
                let message = format!("{} needs `{field}`", words::named_struct(name));
                self.fault(start, message, None);
                self.path.pop();
            }
        }
    }

    /// Notes a format that this program is too old for.
    pub(super) fn newer_format(&mut self, place: u32, format: i64) {
        if format > FORMAT {
            let message = format!("this map was written by a newer wayband, in format {format}");
            let hint = format!("this program reads format {FORMAT}; install a newer one");
            self.fault(place, message, Some(hint));
            if let Some(fault) = self.faults.last_mut() {
                fault.newer = true;
            }
        }
    }

    /// Notes that there are more cards than a map may have.
    pub(super) fn too_many_cards(&mut self) -> Flow {
        let hint = "split the map; a card's `journey` names the map that goes on from it";
        let message = format!("a map has at most {MAX_CARDS} cards");
        self.fault(self.token.start, message, Some(hint.to_owned()));
        Err(Stop)
    }
}

const START: &str = "a map is RON and starts with `Journey(`";
