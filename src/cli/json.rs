//! JSON in which no character acts on a terminal or turns the reading direction around.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::Formatter;

use crate::text::is_control;

/// A value as one line of JSON; controls in its texts stand as `\uXXXX`.
///
/// # Errors
///
/// As [`serde_json::to_writer`]: where a map has keys that are not text.
pub fn line(value: &impl Serialize) -> serde_json::Result<Vec<u8>> {
    let mut out = Vec::new();
    let mut writer = serde_json::Serializer::with_formatter(&mut out, Plain);
    value.serialize(&mut writer)?;
    out.push(b'\n');
    Ok(out)
}

/// Compact, as a formatter is that changes nothing else.
struct Plain;

impl Formatter for Plain {
    // serde_json escapes the C0 controls itself and hands on the rest here.
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, c)) = rest.char_indices().find(|(_, c)| is_control(*c)) {
            writer.write_all(&rest.as_bytes()[..at])?;
            // All of them lie in the first plane, so one unit each is enough.
            write!(writer, "\\u{:04x}", u32::from(c))?;
            rest = &rest[at + c.len_utf8()..];
        }
        writer.write_all(rest.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn controls_are_escaped_and_read_back() {
        let text = "a\u{202e}b\u{9b}\n\"é👩\u{200d}💻\u{7f}";
        let out = String::from_utf8(line(&text).unwrap()).unwrap();
        assert_eq!(out, "\"a\\u202eb\\u009b\\n\\\"é👩\u{200d}💻\\u007f\"\n");
        assert_eq!(serde_json::from_str::<String>(&out).unwrap(), text);
    }

    #[test]
    fn every_control_fits_one_unit() {
        assert!(('\u{10000}'..=char::MAX).all(|c| !crate::text::is_control(c)));
    }
}
