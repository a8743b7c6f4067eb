//! Reading a map: one pass over the tokens, through the field tables of the records.

use super::comments::{Anchor, Comments};
use super::document::Document;
use super::gather::{Before, Carried};
use super::hints;
use super::lexer::{Kind, Lexer, Token};
use super::migrate::{FORMAT, Migration};
use super::names::{Closed, Opened, Seen};
use super::places::Mark;
use super::recover::{Next, RawFault, Segment};
use super::seam::Awaited;
use crate::journey::{
    CardKind, Choice, ElementMut, Field, FieldMut, FieldRef, Handle, Handles, Journey, List, Record,
};

/// The most cards a map may have.
pub const MAX_CARDS: usize = 100_000;

/// Reading cannot go on; the fault that says why has been noted.
#[derive(Debug)]
pub(super) struct Stop;

/// Goes on, or not.
pub(super) type Flow<T = ()> = Result<T, Stop>;

/// What is known while a map is read.
pub(super) struct Reader<'a> {
    pub(super) lexer: Lexer<'a>,
    /// The token to be understood next.
    pub(super) token: Token,
    /// The token before it.
    pub(super) previous: Token,
    /// The opening brackets around it.
    pub(super) brackets: Vec<Token>,
    /// The fields and items around it.
    pub(super) path: Vec<Segment>,
    pub(super) faults: Vec<RawFault>,
    /// What follows is off since a fault that has been noted; a missing comma here is no news.
    pub(super) mended: bool,
    /// The bracket that is opened next is not there; that was told.
    pub(super) is_bracket_missing: bool,
    /// The rest of the file is not looked at.
    pub(super) cut: bool,
    pub(super) comments: Comments,
    pub(super) carried: Carried,
    marks: Option<Vec<Mark>>,
    pub(super) handles: Handles,
    /// Whether handles were given in the order of the field tables so far.
    pub(super) ordered: bool,
    pub(super) cards: usize,
    /// The record that was closed last.
    pub(super) closed: Closed,
    /// The format that the map says it has.
    pub(super) format: i64,
    /// The steps from its format to today's.
    pub(super) migrations: &'a [Migration],
    /// What another reader reads from further on.
    pub(super) awaited: Option<Awaited<'a>>,
}

/// A map that was read.
pub(super) struct Reading {
    pub(super) journey: Journey,
    pub(super) comments: Comments,
    pub(super) handles: Handles,
    pub(super) marks: Vec<Mark>,
}

impl<'a> Reader<'a> {
    /// A reader of a text, through the steps from its format to today's; it notes the places of
    /// everything where they are asked for.
    pub(super) fn new(text: &'a str, with_places: bool, migrations: &'a [Migration]) -> Self {
        let nothing = Token { kind: Kind::End, start: 0, end: 0 };
        Reader {
            lexer: Lexer::new(text),
            token: nothing,
            previous: nothing,
            brackets: Vec::new(),
            path: Vec::new(),
            faults: Vec::new(),
            mended: false,
            is_bracket_missing: false,
            cut: false,
            comments: Comments::default(),
            carried: Carried::default(),
            marks: with_places.then(Vec::new),
            handles: Handles::new(),
            ordered: true,
            cards: 0,
            closed: Closed::default(),
            format: FORMAT,
            migrations,
            awaited: None,
        }
    }

    /// Reads the whole text, which can be done once.
    pub(super) fn read(&mut self) -> Result<Reading, Vec<RawFault>> {
        let mut journey = Journey::empty();
        // Where reading stopped, the faults say why.
        let stopped = self.file(&mut journey).is_err();
        if self.format > FORMAT {
            self.faults.retain(|fault| fault.newer);
        }
        if stopped || !self.faults.is_empty() {
            return Err(std::mem::take(&mut self.faults));
        }
        let mut reading = Reading {
            journey,
            comments: std::mem::take(&mut self.comments),
            handles: self.handles.clone(),
            marks: self.marks.take().unwrap_or_default(),
        };
        if !self.ordered {
            reading.renumber();
        }
        Ok(reading)
    }

    fn file(&mut self, journey: &mut Journey) -> Flow {
        self.advance();
        self.attributes()?;
        let start = self.token.start;
        self.start_of_map()?;
        self.lead(Anchor::Item(Handle::JOURNEY), Before::Bracket);
        self.mark(Handle::JOURNEY, None, start);
        let seen = self.fields(journey, start)?;
        self.end_of_file()?;
        let lanes = journey.fields().iter().position(|spec| spec.field == Field::Lanes);
        if lanes.is_some_and(|lanes| !seen.has(lanes)) {
            journey.lanes = Journey::default_lanes();
            journey.lanes.iter_mut().for_each(|lane| lane.handle = self.handles.fresh());
            self.ordered = false;
        }
        Ok(())
    }

    fn end_of_file(&mut self) -> Flow {
        if self.token.kind != Kind::End {
            self.goes_on_behind_map();
            return Err(Stop);
        }
        if self.cut {
            return Err(Stop);
        }
        let journey = Before::Entry(Anchor::Item(Handle::JOURNEY));
        self.trail(journey);
        self.close(Anchor::FileEnd, journey);
        Ok(())
    }

    /// Reads the fields of a record from its opening to its closing bracket; gives those that stand
    /// there.
    fn fields(&mut self, record: &mut dyn Record, start: u32) -> Flow<Seen> {
        let bracket = self.token;
        self.open()?;
        self.further_fields(
            record,
            Opened { start, bracket, seen: Seen::default() },
            Before::Bracket,
        )
    }

    /// Reads the fields of a record from within its brackets; some of them may have been read.
    pub(super) fn further_fields(
        &mut self,
        record: &mut dyn Record,
        opened: Opened,
        mut before: Before,
    ) -> Flow<Seen> {
        let anchor = Anchor::Item(record.handle());
        let specs = record.fields();
        let Opened { start, bracket, mut seen } = opened;
        let mut expected = 0;
        let steps = self.path.len();
        loop {
            match self.next_in(b')', before, anchor)? {
                Next::Entry => {}
                Next::End => break,
                Next::Implied => return Ok(Seen::ALL),
            }
            if self.token.kind != Kind::Word {
                self.no_name()?;
                self.comma(anchor, steps);
                continue;
            }
            let name = self.token;
            self.advance();
            if self.is_unclosed_before(name) {
                return Ok(Seen::ALL);
            }
            let Some(index) = self.field_index(record, name, &mut seen, expected) else {
                self.skip_field()?;
                self.comma(anchor, steps);
                before = Before::Entry(anchor);
                continue;
            };
            self.ordered &= index >= expected;
            expected = index + 1;
            let field = specs[index].field;
            before = self.field(record, field, before)?;
        }
        let (handle, sign, faults) = (record.handle(), self.previous, self.faults.len());
        self.missing_fields(specs, record.struct_name(), &seen, start);
        self.closed = Closed { handle, start, bracket, sign, seen: seen.bits(), faults };
        Ok(seen)
    }

    /// Reads a field from its colon to its comma.
    fn field(&mut self, record: &mut dyn Record, field: Field, before: Before) -> Flow<Before> {
        let handle = record.handle();
        let anchor = Anchor::Field(handle, field);
        let steps = self.path.len();
        self.path.push(Segment::Field(field));
        if !self.colon(field.name())? {
            self.comma(anchor, steps);
            return Ok(Before::Entry(anchor));
        }
        self.lead(anchor, before);
        self.mark(handle, Some(field), self.token.start);
        let start = self.token.start;
        let Some(slot) = record.get_mut(field) else { return Err(Stop) };
        let is_there = self.value(slot, anchor)?;
        if field == Field::Format
            && let Some(FieldRef::Integer(format)) = record.get(field)
        {
            self.format = format;
            self.newer_format(start, format);
        }
        self.comma(anchor, steps);
        if is_there {
            return Ok(Before::Entry(anchor));
        }
        self.carry(anchor);
        Ok(Before::Nothing)
    }

    /// Reads a value; false where it is `None`.
    fn value(&mut self, slot: FieldMut<'_>, anchor: Anchor) -> Flow<bool> {
        let is_optional = match &slot {
            FieldMut::OptionalText(_) | FieldMut::OptionalInteger(_) | FieldMut::Number(_) => true,
            FieldMut::Choice(choice) => choice.may_be_missing(),
            _ => false,
        };
        let mut wrapped = false;
        if is_optional && self.token.kind == Kind::Word {
            match self.lexer.slice(self.token) {
                "None" => {
                    self.advance();
                    return Ok(false);
                }
                "Some" => {
                    self.advance();
                    wrapped = self.is_bracket(b'(');
                    if wrapped {
                        self.open()?;
                    } else {
                        self.unexpected("`(` behind `Some`");
                    }
                }
                _ => {}
            }
        }
        match slot {
            FieldMut::Text(slot) => {
                if let Some(text) = self.text()? {
                    *slot = text;
                }
            }
            FieldMut::OptionalText(slot) => *slot = self.text()?,
            FieldMut::Flag(slot) => *slot = self.flag()?,
            FieldMut::Integer(slot) => {
                if let Some(number) = self.integer()? {
                    *slot = number;
                }
            }
            FieldMut::OptionalInteger(slot) => *slot = self.integer()?,
            FieldMut::Number(slot) => *slot = self.float()?,
            FieldMut::Choice(slot) => self.choice(slot)?,
            FieldMut::List(list) => self.list(list, anchor)?,
        }
        if wrapped {
            self.end_of_some(anchor)?;
        }
        Ok(true)
    }

    /// Reads a list from its opening to its closing bracket.
    fn list(&mut self, list: &mut dyn List, anchor: Anchor) -> Flow {
        if !self.is_bracket(b'[') {
            return self.mismatch(hints::A_LIST);
        }
        self.open()?;
        self.items(list, anchor)
    }

    /// Reads the items of a list from within its brackets.
    pub(super) fn items(&mut self, list: &mut dyn List, anchor: Anchor) -> Flow {
        let mut before = Before::Bracket;
        let steps = self.path.len();
        while self.next_in(b']', before, anchor)? == Next::Entry {
            if self.is_at_seam() && self.take_rest(list, anchor) {
                break;
            }
            let index = list.len();
            if self.token.kind == Kind::Word && self.is_name_of_field(self.token) {
                let last = index.checked_sub(1).and_then(|last| list.get_mut(last));
                self.path.extend(index.checked_sub(1).map(Segment::Item));
                match self.field_in_list(last, before)? {
                    Some(item) => self.comma(item, steps),
                    None => break,
                }
                continue;
            }
            self.path.push(Segment::Item(index));
            let handle = self.handles.fresh();
            match list.push_blank(handle) {
                ElementMut::Entry(entry) => {
                    let item = Anchor::Item(handle);
                    self.lead(item, before);
                    self.mark(handle, None, self.token.start);
                    if let Some(text) = self.text()? {
                        entry.text = text;
                    }
                }
                element => self.record(element, handle, before)?,
            }
            let item = Anchor::Item(handle);
            self.comma(item, steps);
            before = Before::Entry(item);
        }
        Ok(())
    }

    /// Reads a record with its name.
    fn record(&mut self, mut element: ElementMut<'_>, handle: Handle, before: Before) -> Flow {
        let start = self.token.start;
        let is_card = matches!(element, ElementMut::Card(_));
        self.cards += usize::from(is_card);
        if self.cards > MAX_CARDS {
            return self.too_many_cards();
        }
        if let ElementMut::Card(card) = &mut element {
            let name = self.name(self.token);
            if let Some(kind) = CardKind::NAMES.iter().position(|known| *known == name) {
                card.kind = CardKind::ALL[kind];
            }
        }
        let record = element.record_mut();
        if !self.struct_name(record.struct_name(), is_card)? {
            return Ok(());
        }
        self.lead(Anchor::Item(handle), before);
        self.mark(handle, None, start);
        self.fields(record, start).map(|_| ())
    }

    /// Notes a place, where places are wanted.
    #[inline]
    fn mark(&mut self, handle: Handle, field: Option<Field>, offset: u32) {
        if let Some(marks) = &mut self.marks {
            marks.push(Mark { handle, field, offset });
        }
    }
}

impl From<Reading> for Document {
    fn from(reading: Reading) -> Self {
        let Reading { journey, comments, handles, .. } = reading;
        Document { journey, comments, handles }
    }
}

impl Reading {
    /// Gives handles in the order of the field tables, as [`Journey::number`] does, where a file
    /// had them in another.
    fn renumber(&mut self) {
        let old = self.journey.handles();
        self.handles = self.journey.number();
        let new = self.journey.handles();
        let mut names = vec![Handle::JOURNEY; old.len() + 1];
        for (old, new) in old.iter().zip(new) {
            if let Some(name) = names.get_mut(old.number() as usize) {
                *name = new;
            }
        }
        let name = |handle: Handle| {
            names.get(handle.number() as usize).copied().unwrap_or(Handle::JOURNEY)
        };
        self.comments = std::mem::take(&mut self.comments).renamed(name);
        self.marks.iter_mut().for_each(|mark| mark.handle = name(mark.handle));
    }
}
