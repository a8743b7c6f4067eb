//! The file of settings to start from: everything that can be set, as it is where nothing is said.

use std::fmt::Write as _;

use super::settings::SETTINGS;

/// A file of settings in which everything is told and nothing is set yet. `commands` gives each
/// command's name, what it does, and its keys.
pub fn starting_text<'a>(
    commands: impl Iterator<Item = (&'a str, &'a str, &'a [&'a str])>,
) -> String {
    let mut out = String::from(
        "// Settings of wayband. Take the `//` before a line away to set what stands there; each\n\
         // line shows what holds where nothing is said. Changes take effect at once.\n\
         Settings(\n",
    );
    let mut commands = Some(commands);
    for (index, setting) in SETTINGS.iter().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        for line in setting.doc {
            let _ = writeln!(out, "    // {line}");
        }
        match setting.default {
            Some(default) => {
                let _ = writeln!(out, "    //{}: {default},", setting.name);
            }
            None => {
                let _ = writeln!(out, "    //{}: {{", setting.name);
                for (name, doc, keys) in commands.take().into_iter().flatten() {
                    let _ = writeln!(out, "    //    // {doc}");
                    let _ = writeln!(out, "    //    \"{name}\": {keys:?},");
                }
                out.push_str("    //},\n");
            }
        }
    }
    out.push_str(")\n");
    out
}

#[cfg(test)]
mod tests {
    use super::starting_text;
    use crate::config::{SETTINGS, Settings};

    fn text() -> String {
        let commands: [(&str, &str, &[&str]); 3] = [
            ("add", "Add cards", &["a"]),
            ("cut", "Cut the card", &["x", "d d"]),
            ("save-as", "Save under another name", &[]),
        ];
        starting_text(commands.into_iter())
    }

    /// The text with everything set: the `//` before each line of settings taken away.
    fn set(text: &str) -> String {
        let line = |line: &str| match line.trim_start().strip_prefix("//") {
            Some(set) if !set.starts_with(' ') || set.starts_with("    ") => set.to_owned(),
            _ => line.to_owned(),
        };
        text.lines().map(|text| line(text) + "\n").collect()
    }

    #[test]
    fn as_it_is_made_it_sets_nothing() {
        assert_eq!(Settings::read(&text()), (Settings::default(), Vec::new()));
    }

    #[test]
    fn what_it_shows_is_what_holds_anyway() {
        let (settings, mistakes) = Settings::read(&set(&text()));
        assert_eq!(mistakes, [], "{}", set(&text()));
        assert!(settings.theme_place.is_some());
        let plain = Settings { theme_place: None, keys: Vec::new(), ..settings.clone() };
        assert_eq!(plain, Settings::default());
        let keys: Vec<(String, Vec<String>)> = settings
            .keys
            .into_iter()
            .map(|of| (of.command.value, of.keys.into_iter().map(|key| key.value).collect()))
            .collect();
        let owned = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect();
        let expected: [(String, Vec<String>); 3] = [
            ("add".into(), owned(&["a"])),
            ("cut".into(), owned(&["x", "d d"])),
            ("save-as".into(), owned(&[])),
        ];
        assert_eq!(keys, expected);
    }

    #[test]
    fn it_tells_everything_that_can_be_set() {
        for setting in SETTINGS {
            assert!(text().contains(&format!("    //{}: ", setting.name)), "{}", setting.name);
        }
        assert!(text().lines().all(|line| line.chars().count() <= 100), "{}", text());
    }
}
