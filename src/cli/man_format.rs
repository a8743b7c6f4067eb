//! The part of the manual that describes the file of a map, from the field tables.

use clap_mangen::roff::{Inline, Roff, bold, italic, roman};

use crate::format::{
    FORMAT, FieldDescription, MAX_CARDS, MAX_DEPTH, MAX_FILE_BYTES, MAX_TEXT_BYTES, describe,
};

/// Writes it: every struct with its fields, what each may hold, and how much there may be.
pub(super) fn describe_format(page: &mut Roff) {
    page.control("SH", ["MAP FORMAT"]);
    page.text([roman(format!(
        "This is format {FORMAT}. A field marked * is required; what is not known is left out, and \
         fields may stand in any order. A file has at most {} MiB, a text {} MiB, a map {MAX_CARDS} \
         cards, and brackets stand at most {MAX_DEPTH} levels deep. A file of a newer format is \
         refused and not touched.",
        MAX_FILE_BYTES >> 20,
        MAX_TEXT_BYTES >> 20,
    ))]);
    for told in describe() {
        page.control("SS", [told.name]);
        page.text([roman(told.about)]);
        for field in &told.fields {
            page.control("TP", []);
            page.text(heading(field));
            page.text([roman(field.about)]);
        }
    }
}

/// `state Current or Future [default: Current]`.
fn heading(field: &FieldDescription) -> Vec<Inline> {
    let mark = if field.required { "*" } else { "" };
    let mut line = vec![bold(format!("{}{mark}", field.name)), roman(" ")];
    line.push(italic(field.holds.replace('`', "")));
    line.extend(field.default.as_ref().map(|default| roman(format!(" [default: {default}]"))));
    line
}

#[cfg(test)]
mod tests {
    use clap_mangen::roff::Roff;

    use super::describe_format;
    use crate::format::describe;

    #[test]
    fn every_struct_and_field_is_told_once_and_nothing_more() {
        let mut page = Roff::new();
        describe_format(&mut page);
        let page = page.render();
        let mut lines = page.lines();
        for told in describe() {
            assert_eq!(
                lines.find(|line| line.starts_with(".SS")),
                Some(&*format!(".SS {}", told.name))
            );
            for field in told.fields {
                assert!(lines.any(|line| line == ".TP"), "{}", field.name);
                let heading = lines.next().unwrap_or_default().replace("\\-", "-");
                let name =
                    format!("\\fB{}{}\\fR ", field.name, if field.required { "*" } else { "" });
                assert!(heading.starts_with(&name), "{heading} is not that of {name}");
                assert!(heading.contains(&field.holds.replace('`', "")), "{heading}");
                let default = field.default.map(|default| format!("[default: {default}]"));
                assert_eq!(heading.contains("[default: "), default.is_some(), "{heading}");
                assert!(default.is_none_or(|default| heading.ends_with(&default)), "{heading}");
            }
        }
        assert!(lines.all(|line| line != ".TP" && !line.starts_with(".S")));
    }
}
