//! RON text as tokens with their places; comments and blanks between them are told apart.

use super::gather::Remark;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `(`, `[` or `{`.
    Open,
    /// `)`, `]` or `}`.
    Close,
    Colon,
    Comma,
    /// A name or another bare word.
    Word,
    /// A text in double quotes without a backslash in it.
    Text,
    /// A text in double quotes with a backslash in it.
    EscapedText,
    /// `r"..."` or `r#"..."#`.
    RawText,
    /// Something that starts as a number does.
    Number,
    /// A text in single quotes, which no map has.
    Quoted,
    /// A text or block comment whose end is missing; it reaches to the end of the file.
    Unclosed,
    /// A character that no map has outside texts and comments.
    Stray,
    /// The end of the file.
    End,
}

/// A token and its place, in bytes. A map has at most 64 MiB, so 32 bits are enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: u32,
    pub(super) end: u32,
}

/// Goes through a text token by token.
pub(super) struct Lexer<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    /// Where the last token or comment ended.
    behind: usize,
    /// The comments since they were last taken away.
    pub(super) remarks: Vec<Remark>,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Lexer { text, bytes: text.as_bytes(), at: 0, behind: 0, remarks: Vec::new() }
    }

    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// The text of a token.
    pub(super) fn slice(&self, token: Token) -> &'a str {
        self.text.get(token.start as usize..token.end as usize).unwrap_or_default()
    }

    /// The text of a comment.
    pub(super) fn remarked(&self, remark: &Remark) -> &'a str {
        self.text.get(remark.start as usize..remark.end as usize).unwrap_or_default()
    }

    /// Goes on from another place, which lies at the edge of a character. Only a broken file makes
    /// this needful, so its comments are not kept.
    pub(super) fn jump(&mut self, to: usize) {
        self.at = to;
        self.behind = to;
        self.remarks.clear();
    }

    /// The next token; comments before it are added to the remarks.
    ///
    /// Every other token is a colon or a comma that follows at once: told here, where what comes
    /// next is nearly always the same for the one who asks.
    #[inline(always)]
    pub(super) fn next(&mut self) -> Token {
        let kind = match self.bytes.get(self.at) {
            Some(b':') => Kind::Colon,
            Some(b',') => Kind::Comma,
            _ => return self.next_behind_blanks(),
        };
        let start = self.at;
        self.behind = start;
        self.at += 1;
        self.token(kind, start)
    }

    fn next_behind_blanks(&mut self) -> Token {
        self.behind = self.at;
        if let Some(unclosed) = self.skip_blanks() {
            return unclosed;
        }
        let start = self.at;
        let kind = match self.bytes.get(start) {
            None => Kind::End,
            Some(b'"') => self.quoted_text(),
            Some(b':') => self.one(Kind::Colon),
            Some(b',') => self.one(Kind::Comma),
            Some(b'(' | b'[' | b'{') => self.one(Kind::Open),
            Some(b')' | b']' | b'}') => self.one(Kind::Close),
            Some(b'r') => self.raw_or_word(),
            Some(b'a'..=b'z' | b'A'..=b'Z' | b'_') => self.word(),
            Some(b'0'..=b'9' | b'+' | b'-' | b'.') => self.number(),
            Some(b'\'') => self.single_quoted(),
            Some(byte) if !byte.is_ascii() => self.foreign(),
            Some(_) => self.one(Kind::Stray),
        };
        self.token(kind, start)
    }

    fn token(&self, kind: Kind, start: usize) -> Token {
        Token { kind, start: narrow(start), end: narrow(self.at) }
    }

    fn one(&mut self, kind: Kind) -> Kind {
        self.at += 1;
        kind
    }

    /// Steps over blanks and comments; gives a token where a comment has no end.
    #[inline]
    fn skip_blanks(&mut self) -> Option<Token> {
        loop {
            match self.bytes.get(self.at) {
                Some(b' ') => self.skip_spaces(),
                Some(b'\n' | b'\t' | b'\r' | 0x0b | 0x0c) => self.at += 1,
                Some(b'/') => match self.comment() {
                    Some(Ok(())) => {}
                    Some(Err(unclosed)) => return Some(unclosed),
                    None => return None,
                },
                Some(byte) if !byte.is_ascii() => match self.char_at() {
                    Some(c) if is_foreign_blank(c) => self.at += c.len_utf8(),
                    _ => return None,
                },
                _ => return None,
            }
        }
    }

    /// Indentation is most of a file's blanks, so it is stepped over eight bytes at a time.
    #[inline]
    fn skip_spaces(&mut self) {
        while let Some(chunk) = self.bytes.get(self.at..).and_then(|rest| rest.first_chunk::<8>()) {
            let others = u64::from_le_bytes(*chunk) ^ u64::from_le_bytes([b' '; 8]);
            if others != 0 {
                self.at += (others.trailing_zeros() / 8) as usize;
                return;
            }
            self.at += 8;
        }
        while self.bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
    }

    /// A comment at a `/`; `None` where it is none.
    fn comment(&mut self) -> Option<Result<(), Token>> {
        let start = self.at;
        let breaks = self.bytes[self.behind..start].iter().filter(|b| **b == b'\n').count();
        match self.bytes.get(start + 1) {
            Some(b'/') => {
                let rest = &self.bytes[start..];
                self.at += rest.iter().position(|b| *b == b'\n').unwrap_or(rest.len());
            }
            Some(b'*') => {
                if !self.block_comment() {
                    return Some(Err(self.token(Kind::Unclosed, start)));
                }
            }
            _ => return None,
        }
        let [start, end, breaks] = [start, self.at, breaks].map(narrow);
        self.remarks.push(Remark { start, end, breaks });
        self.behind = self.at;
        Some(Ok(()))
    }

    /// Steps over a block comment with all that are nested in it; false where its end is missing.
    fn block_comment(&mut self) -> bool {
        self.at += 2;
        let mut depth = 1_usize;
        while depth > 0 {
            match (self.bytes.get(self.at), self.bytes.get(self.at + 1)) {
                (None, _) => return false,
                (Some(b'/'), Some(b'*')) => {
                    depth += 1;
                    self.at += 2;
                }
                (Some(b'*'), Some(b'/')) => {
                    depth -= 1;
                    self.at += 2;
                }
                _ => self.at += 1,
            }
        }
        true
    }

    fn quoted_text(&mut self) -> Kind {
        self.at += 1;
        let mut kind = Kind::Text;
        loop {
            self.at += text_run(&self.bytes[self.at..]);
            match self.bytes.get(self.at) {
                Some(b'"') => {
                    self.at += 1;
                    return kind;
                }
                Some(b'\\') => {
                    kind = Kind::EscapedText;
                    self.at = (self.at + 2).min(self.bytes.len());
                    while !self.text.is_char_boundary(self.at) {
                        self.at += 1;
                    }
                }
                _ => return Kind::Unclosed,
            }
        }
    }

    /// At an `r`: a raw text, a raw name such as `r#title`, or a plain word.
    fn raw_or_word(&mut self) -> Kind {
        let rest = &self.bytes[self.at + 1..];
        let hashes = rest.iter().take_while(|b| **b == b'#').count();
        match rest.get(hashes) {
            Some(b'"') => {
                let inside = self.at + hashes + 2;
                let ending = format!("\"{}", "#".repeat(hashes));
                match self.text.get(inside..).and_then(|rest| rest.find(&ending)) {
                    Some(length) => {
                        self.at = inside + length + ending.len();
                        Kind::RawText
                    }
                    None => {
                        self.at = self.bytes.len();
                        Kind::Unclosed
                    }
                }
            }
            _ if hashes == 1 => {
                self.at += 2;
                while self.bytes.get(self.at).is_some_and(|b| {
                    b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'+' | b'-')
                }) {
                    self.at += 1;
                }
                Kind::Word
            }
            _ => self.word(),
        }
    }

    #[inline]
    fn word(&mut self) -> Kind {
        while self.bytes.get(self.at).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_') {
            self.at += 1;
        }
        // No word of a map leaves ASCII, but a misspelt one should be told whole.
        if self.bytes.get(self.at).is_some_and(|b| !b.is_ascii()) {
            self.foreign_word();
        }
        Kind::Word
    }

    fn foreign_word(&mut self) {
        while let Some(c) = self.char_at().filter(|c| c.is_alphanumeric() || *c == '_') {
            self.at += c.len_utf8();
        }
    }

    fn number(&mut self) -> Kind {
        let mut before = 0_u8;
        while let Some(byte) = self.bytes.get(self.at).copied() {
            let sign = matches!(byte, b'+' | b'-') && matches!(before, 0 | b'e' | b'E');
            if !(sign || byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.')) {
                break;
            }
            before = byte;
            self.at += 1;
        }
        Kind::Number
    }

    /// A text in single quotes, where it ends on its line; else the quote alone.
    fn single_quoted(&mut self) -> Kind {
        let rest = &self.bytes[self.at + 1..];
        match rest.iter().position(|b| matches!(b, b'\'' | b'\n')) {
            Some(length) if rest[length] == b'\'' => {
                self.at += length + 2;
                Kind::Quoted
            }
            _ => self.one(Kind::Stray),
        }
    }

    fn foreign(&mut self) -> Kind {
        match self.char_at() {
            Some(c) if c.is_alphabetic() => {
                self.foreign_word();
                Kind::Word
            }
            c => {
                self.at += c.map_or(1, char::len_utf8);
                Kind::Stray
            }
        }
    }

    fn char_at(&self) -> Option<char> {
        self.text.get(self.at..).and_then(|rest| rest.chars().next())
    }
}

/// How many bytes pass before the next quote or backslash, looked at eight at a time.
#[inline]
fn text_run(bytes: &[u8]) -> usize {
    const LOW: u64 = u64::from_le_bytes([0x01; 8]);
    const HIGH: u64 = u64::from_le_bytes([0x80; 8]);
    const QUOTES: u64 = u64::from_le_bytes([b'"'; 8]);
    const BACKSLASHES: u64 = u64::from_le_bytes([b'\\'; 8]);
    // The lowest set high bit of this marks the first byte that is zero.
    let zeros = |word: u64| word.wrapping_sub(LOW) & !word & HIGH;
    let mut at = 0;
    while let Some(chunk) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let word = u64::from_le_bytes(*chunk);
        let found = zeros(word ^ QUOTES) | zeros(word ^ BACKSLASHES);
        if found != 0 {
            return at + (found.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().position(|b| matches!(b, b'"' | b'\\')).unwrap_or(rest.len())
}

/// The blanks beyond ASCII that RON knows.
fn is_foreign_blank(c: char) -> bool {
    matches!(c, '\u{85}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}')
}

/// A place in a text of at most 64 MiB in 32 bits.
pub(super) fn narrow(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::{Kind, Lexer};

    fn kinds(text: &str) -> Vec<(Kind, &str)> {
        let mut lexer = Lexer::new(text);
        let mut found = Vec::new();
        loop {
            let token = lexer.next();
            if token.kind == Kind::End {
                return found;
            }
            found.push((token.kind, lexer.slice(token)));
        }
    }

    #[test]
    fn tokens_are_told_apart() {
        assert_eq!(
            kinds("Stage(id: \"a\\\"b\", r#x: r#\"q\"q\"#, -1.5e+3, 1, 'x' “ é)"),
            [
                (Kind::Word, "Stage"),
                (Kind::Open, "("),
                (Kind::Word, "id"),
                (Kind::Colon, ":"),
                (Kind::EscapedText, "\"a\\\"b\""),
                (Kind::Comma, ","),
                (Kind::Word, "r#x"),
                (Kind::Colon, ":"),
                (Kind::RawText, "r#\"q\"q\"#"),
                (Kind::Comma, ","),
                (Kind::Number, "-1.5e+3"),
                (Kind::Comma, ","),
                (Kind::Number, "1"),
                (Kind::Comma, ","),
                (Kind::Quoted, "'x'"),
                (Kind::Stray, "“"),
                (Kind::Word, "é"),
                (Kind::Close, ")"),
            ]
        );
    }

    #[test]
    fn what_has_no_end_is_unclosed() {
        for text in ["\"abc", "\"abc\\", "\"abc\\é", "r#\"abc\"", "/* /* */", "/*"] {
            let found = kinds(text);
            assert_eq!(found.last().map(|(kind, _)| *kind), Some(Kind::Unclosed), "{text}");
            assert_eq!(found.len(), 1, "{text}");
        }
    }

    #[test]
    fn every_length_of_text_ends_at_its_quote() {
        for length in 0..40 {
            let inside = "x".repeat(length);
            let text = format!("\"{inside}\" \"{inside}\\\\\"");
            assert_eq!(
                kinds(&text),
                [
                    (Kind::Text, format!("\"{inside}\"").as_str()),
                    (Kind::EscapedText, format!("\"{inside}\\\\\"").as_str()),
                ]
            );
        }
    }

    #[test]
    fn comments_are_remarked_with_the_lines_before_them() {
        let mut lexer = Lexer::new("a // x\n\n /* y /* z */ */ b");
        lexer.next();
        lexer.next();
        let remarks: Vec<_> =
            lexer.remarks.iter().map(|remark| (lexer.remarked(remark), remark.breaks)).collect();
        assert_eq!(remarks, [("// x", 0), ("/* y /* z */ */", 2)]);
    }
}
