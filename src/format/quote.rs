//! Texts in quotes: what the escapes of a file mean, and how a text is written.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::text::is_control;

/// What is wrong with an escape, and where in the text between the quotes it starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct EscapeFault {
    pub(super) at: usize,
    pub(super) message: &'static str,
}

const UNKNOWN: &str = "RON does not know this escape";
const HEX: &str = "`\\x` asks for two hex digits";
const BYTES: &str = "these `\\x` bytes are no character";
const BRACES: &str = "`\\u` asks for 1 to 6 hex digits in braces, as in `\\u{e9}`";
const NO_CHARACTER: &str = "there is no such character";

/// The text that stands between two quotes, with its escapes resolved as RON does.
pub(super) fn unescape(inside: &str) -> Result<Cow<'_, str>, EscapeFault> {
    let Some(first) = inside.find('\\') else { return Ok(Cow::Borrowed(inside)) };
    let mut out = String::with_capacity(inside.len());
    out.push_str(&inside[..first]);
    let mut rest = &inside[first..];
    while let Some(escape) = rest.strip_prefix('\\') {
        let fault = |message| EscapeFault { at: inside.len() - rest.len(), message };
        let behind = unescape_one(escape, &mut out).map_err(fault)?;
        let run = behind.find('\\').unwrap_or(behind.len());
        out.push_str(&behind[..run]);
        rest = &behind[run..];
    }
    Ok(Cow::Owned(out))
}

/// Resolves the escape whose backslash stands before `escape`; gives what follows it.
fn unescape_one<'a>(escape: &'a str, out: &mut String) -> Result<&'a str, &'static str> {
    let mut chars = escape.chars();
    let plain = match chars.next() {
        Some(c @ ('\'' | '"' | '\\')) => c,
        Some('n') => '\n',
        Some('r') => '\r',
        Some('t') => '\t',
        Some('0') => '\0',
        Some('x') => return hex_bytes(escape, out),
        Some('u') => return code_point(chars.as_str(), out),
        Some('\n') => return Ok(continuation(chars.as_str())),
        Some('\r') if chars.as_str().starts_with('\n') => return Ok(continuation(chars.as_str())),
        _ => return Err(UNKNOWN),
    };
    out.push(plain);
    Ok(chars.as_str())
}

/// A backslash at a line's end joins it with the next, without that one's indentation.
fn continuation(rest: &str) -> &str {
    rest.trim_start_matches([' ', '\t', '\n', '\r'])
}

/// One character as one to four `\x` escapes; `escape` starts at the first `x`.
fn hex_bytes<'a>(escape: &'a str, out: &mut String) -> Result<&'a str, &'static str> {
    let mut bytes = [0_u8; 4];
    let mut rest = escape;
    for count in 1..=4 {
        let lead = if count == 1 { "x" } else { "\\x" };
        let digits = rest.strip_prefix(lead).ok_or(BYTES)?;
        let pair = digits.get(..2).ok_or(HEX)?;
        if !pair.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(HEX);
        }
        bytes[count - 1] = u8::from_str_radix(pair, 16).map_err(|_| HEX)?;
        rest = &digits[2..];
        if let Ok(character) = std::str::from_utf8(&bytes[..count]) {
            out.push_str(character);
            return Ok(rest);
        }
    }
    Err(BYTES)
}

/// `{e9}` as a character.
fn code_point<'a>(rest: &'a str, out: &mut String) -> Result<&'a str, &'static str> {
    let (digits, behind) =
        rest.strip_prefix('{').and_then(|rest| rest.split_once('}')).ok_or(BRACES)?;
    if !(1..=6).contains(&digits.len()) || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(BRACES);
    }
    let number = u32::from_str_radix(digits, 16).map_err(|_| BRACES)?;
    out.push(char::from_u32(number).ok_or(NO_CHARACTER)?);
    Ok(behind)
}

/// The bytes that may start something to be escaped: all controls of ASCII, quote, backslash, and
/// the first bytes of the controls beyond ASCII.
const MAY_NEED_ESCAPE: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 0x20 {
        table[byte] = true;
        byte += 1;
    }
    table[b'"' as usize] = true;
    table[b'\\' as usize] = true;
    table[0x7f] = true;
    table[0xc2] = true;
    table[0xd8] = true;
    table[0xe2] = true;
    table[0xef] = true;
    table
};

/// Writes a text in quotes, with the escapes of canonical text.
pub(super) fn quote(text: &str, out: &mut String) {
    out.push('"');
    let mut rest = text;
    while let Some(run) = rest.bytes().position(|byte| MAY_NEED_ESCAPE[usize::from(byte)]) {
        out.push_str(&rest[..run]);
        let mut chars = rest[run..].chars();
        match chars.next() {
            Some('"') => out.push_str("\\\""),
            Some('\\') => out.push_str("\\\\"),
            Some('\n') => out.push_str("\\n"),
            Some('\t') => out.push_str("\\t"),
            Some('\r') => out.push_str("\\r"),
            Some(c) if is_control(c) => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            Some(c) => out.push(c),
            None => {}
        }
        rest = chars.as_str();
    }
    out.push_str(rest);
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::{BRACES, BYTES, EscapeFault, HEX, NO_CHARACTER, UNKNOWN, quote, unescape};
    use crate::text::is_control;

    fn quoted(text: &str) -> String {
        let mut out = String::new();
        quote(text, &mut out);
        out
    }

    #[test]
    fn escapes_mean_what_ron_says() {
        let inside = r#"\'\"\\\n\r\t\0\x41\xC3\xa9\u{1F4BB}|\
            joined"#;
        assert_eq!(unescape(inside).as_deref(), Ok("'\"\\\n\r\t\0Aé💻|joined"));
        assert_eq!(unescape("a\\\r\n\tb").as_deref(), Ok("ab"));
    }

    #[test]
    fn a_wrong_escape_is_told_where_it_starts() {
        for (inside, at, message) in [
            ("a\\q", 1, UNKNOWN),
            ("\\", 0, UNKNOWN),
            ("\\é", 0, UNKNOWN),
            ("ab\\x4", 2, HEX),
            ("\\x4é", 0, HEX),
            ("\\x+1", 0, HEX),
            ("\\xC3x", 0, BYTES),
            ("\\xff\\xff\\xff\\xff", 0, BYTES),
            ("\\u41", 0, BRACES),
            ("\\u{}", 0, BRACES),
            ("\\u{1234567}", 0, BRACES),
            ("\\u{+1}", 0, BRACES),
            ("\\n\\u{d800}", 2, NO_CHARACTER),
        ] {
            assert_eq!(unescape(inside), Err(EscapeFault { at, message }), "{inside}");
        }
    }

    #[test]
    fn only_what_acts_on_a_reader_is_escaped() {
        assert_eq!(quoted("a\"b\\c\n\t\r"), r#""a\"b\\c\n\t\r""#);
        assert_eq!(quoted("\0\x1b\u{85}\u{61c}\u{200b}"), r#""\u{0}\u{1b}\u{85}\u{61c}\u{200b}""#);
        assert_eq!(quoted("\u{202e}\u{2066}\u{feff}"), r#""\u{202e}\u{2066}\u{feff}""#);
        let stays = "👩\u{200d}💻 ❤\u{fe0f} é ا 한국어 \u{200c}“”\u{a0}'";
        assert_eq!(quoted(stays), format!("\"{stays}\""));
    }

    #[test]
    fn every_character_comes_back_and_no_control_is_written_raw() {
        for c in '\0'..=char::MAX {
            let text = quoted(c.encode_utf8(&mut [0; 4]));
            assert!(!text.chars().any(is_control), "{:x}", u32::from(c));
            let back = unescape(&text[1..text.len() - 1]).unwrap();
            assert_eq!(back.chars().collect::<Vec<_>>(), [c]);
        }
    }
}
