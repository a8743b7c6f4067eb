//! Pieces of RON, told apart as simply as can be: slow, and owing nothing to the program's reader.

/// What a piece of a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `// ...`, without its line break.
    LineComment,
    /// `/* ... */`, with all that are nested in it.
    BlockComment,
    /// `"..."`.
    Text,
    /// `r"..."` or `r#"..."#`.
    RawText,
    /// A name, a word or a number.
    Word,
    /// Any other sign.
    Sign,
}

/// A piece and the text it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'a> {
    /// What it is.
    pub kind: Kind,
    /// Where it starts, in bytes.
    pub start: usize,
    /// All of it.
    pub text: &'a str,
}

/// All pieces of a text but its blanks. What has no end reaches to the end of the text.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut start = 0;
    while let Some(first) = text[start..].chars().next() {
        let rest = &text[start..];
        let (kind, length) = if rest.starts_with("//") {
            (Kind::LineComment, rest.find('\n').unwrap_or(rest.len()))
        } else if rest.starts_with("/*") {
            (Kind::BlockComment, block_comment(rest))
        } else if first == '"' {
            (Kind::Text, quoted(rest))
        } else if let Some(length) = raw_text(rest) {
            (Kind::RawText, length)
        } else if first.is_alphanumeric() || first == '_' {
            let in_word = |c: char| c.is_alphanumeric() || c == '_';
            (Kind::Word, rest.find(|c| !in_word(c)).unwrap_or(rest.len()))
        } else {
            if !first.is_whitespace() {
                let text = &rest[..first.len_utf8()];
                found.push(Piece { kind: Kind::Sign, start, text });
            }
            start += first.len_utf8();
            continue;
        };
        found.push(Piece { kind, start, text: &rest[..length] });
        start += length;
    }
    found
}

fn block_comment(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while at < text.len() {
        let two = text.as_bytes().get(at..at + 2).unwrap_or_default();
        match two {
            b"/*" => depth += 1,
            b"*/" => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

fn quoted(text: &str) -> usize {
    let mut chars = text.char_indices().skip(1);
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return at + 1,
            '\\' => {
                chars.next();
            }
            _ => {}
        }
    }
    text.len()
}

fn raw_text(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('r')?;
    let hashes = inside.len() - inside.trim_start_matches('#').len();
    let inside = inside[hashes..].strip_prefix('"')?;
    let ending = format!("\"{}", "#".repeat(hashes));
    let length = inside.find(&ending).map_or(inside.len(), |end| end + ending.len());
    Some(text.len() - inside.len() + length)
}
