//! Which comment belongs to what, told from where it stands.

use super::comments::Anchor;
use super::lexer::Kind;
use super::reader::Reader;

/// A comment as it is met between two tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Remark {
    /// Where it starts, in bytes.
    pub(super) start: u32,
    /// Where it ends; a line comment's line break is not part of it.
    pub(super) end: u32,
    /// How many line breaks stand between it and the token or comment before it.
    pub(super) breaks: u32,
}

/// What stands before the place in a bracket that is being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    /// The opening bracket: comments here lead what comes first.
    Bracket,
    /// A field that is written as `None`. Canonical text does not have it, so its comments go to
    /// what comes next.
    Nothing,
    /// A field or item: comments behind it on its line trail it.
    Entry(Anchor),
}

/// Comments of a field that will not be written, on their way to the next place.
#[derive(Debug, Default)]
pub(super) struct Carried {
    texts: Vec<String>,
    blank_above: bool,
}

impl Reader<'_> {
    /// Gives the comments met so far to what stands next, as leading ones.
    #[inline]
    pub(super) fn lead(&mut self, anchor: Anchor, before: Before) {
        if !self.lexer.remarks.is_empty() || !self.carried.texts.is_empty() {
            let (texts, blank) = self.collect(before);
            let attached = self.comments.at(anchor);
            if attached.leading.is_empty() {
                attached.blank_above_leading = blank;
                attached.leading = texts;
            } else {
                attached.leading.extend(texts);
            }
        }
    }

    /// Gives the comments met so far to a closing bracket, or the end of the file.
    pub(super) fn close(&mut self, anchor: Anchor, before: Before) {
        if !self.lexer.remarks.is_empty() || !self.carried.texts.is_empty() {
            let (texts, blank) = self.collect(before);
            let attached = self.comments.at(anchor);
            attached.closing = texts;
            attached.blank_above_closing = blank;
        }
    }

    /// Gives the comments that stand behind an entry on its line to that entry. Where more code
    /// follows on the line, they lead that code instead, as in `[/* one */ 1, /* two */ 2]`.
    #[inline]
    pub(super) fn trail(&mut self, before: Before) {
        let Before::Entry(anchor) = before else { return };
        if self.lexer.remarks.is_empty() {
            return;
        }
        let remarks = &self.lexer.remarks;
        let mut count = remarks.iter().take_while(|remark| remark.breaks == 0).count();
        let ends = matches!(self.token.kind, Kind::Close | Kind::End);
        if count == remarks.len() && !ends && self.follows_on_the_line() {
            count = 0;
        }
        if count > 0 {
            let texts: Vec<String> =
                self.lexer.remarks[..count].iter().map(|remark| self.text_of(remark)).collect();
            self.lexer.remarks.drain(..count);
            self.comments.at(anchor).trailing = texts;
        }
    }

    /// Takes the comments of a field that is written as `None` along to the next place.
    pub(super) fn carry(&mut self, anchor: Anchor) {
        if let Some(attached) = self.comments.take(anchor) {
            if self.carried.texts.is_empty() {
                self.carried.blank_above = attached.blank_above_leading;
            }
            self.carried.texts.extend(attached.leading);
        }
    }

    fn follows_on_the_line(&self) -> bool {
        let between = self.lexer.remarks.last().and_then(|last| {
            self.lexer.text().as_bytes().get(last.end as usize..self.token.start as usize)
        });
        between.is_some_and(|between| !between.contains(&b'\n'))
    }

    /// The comments met so far, and whether a blank line is kept above them.
    fn collect(&mut self, before: Before) -> (Vec<String>, bool) {
        let mut texts = std::mem::take(&mut self.carried.texts);
        let remarks = &self.lexer.remarks;
        let blank = if texts.is_empty() {
            remarks.first().is_some_and(|remark| remark.breaks > 1)
        } else {
            self.carried.blank_above
        };
        // To the number: a file may have a comment for each of a million items.
        texts.reserve_exact(remarks.len());
        texts.extend(remarks.iter().map(|remark| self.text_of(remark)));
        self.lexer.remarks.clear();
        (texts, blank && before != Before::Bracket)
    }

    /// A comment without the blanks behind it. Line ends are the file's, so they become LF.
    fn text_of(&self, remark: &Remark) -> String {
        with_plain_ends(self.lexer.remarked(remark).trim_end())
    }
}

/// A text with LF alone at the end of its lines. Where several carriage returns stand before it, all
/// of them go: one that stayed would be taken for a line end the next time.
fn with_plain_ends(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(end) = rest.find("\r\n") {
        out.push_str(rest[..end].trim_end_matches('\r'));
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::with_plain_ends;

    #[test]
    fn carriage_returns_go_from_the_ends_of_lines_alone() {
        assert_eq!(with_plain_ends("/* a\r\n b\r\r\n\r\n c\r d\n*/"), "/* a\n b\n\n c\r d\n*/");
        assert_eq!(with_plain_ends("// \r\r\r"), "// \r\r\r");
    }
}
