//! What stands in git's settings so that it calls the program.

/// The parts of git's settings that are ours.
pub const SECTIONS: &[&str] = &[MERGE, "diff.wayband."];

/// The part that is about the merge driver.
pub const MERGE: &str = "merge.wayband.";

/// The line of the merge driver, without which git refuses to merge by the rest of its part.
pub const DRIVER: &str = "merge.wayband.driver";

/// Each setting, a key and a value, [`DRIVER`] before the rest of its part.
///
/// git runs the lines in its own shell. Each does without the program where that is missing: a
/// merge driver that cannot be run would leave one side in the file as if it were the merge, and a
/// diff that cannot be run would end git's whole output.
pub const SETTINGS: &[(&str, &str)] = &[
    // git quotes what it puts in for %A and the others.
    (
        DRIVER,
        "if command -v wayband >/dev/null 2>&1; then wayband merge --driver %O %A %B %L %P %S %X %Y; \
         else git merge-file --marker-size=%L -L %X -L %S -L %Y %A %O %B; fi",
    ),
    ("merge.wayband.name", "journey maps, card by card"),
    // In a criss-cross merge the base would be a merge itself, markers and all: git then takes the
    // older version they both come from.
    ("merge.wayband.recursive", "binary"),
    // For `git log -p` and `git show`, which run no other diff unless asked to.
    (
        "diff.wayband.textconv",
        "f() { if command -v wayband >/dev/null 2>&1; then wayband git textconv -- \"$1\"; \
         else cat -- \"$1\"; fi; }; f",
    ),
    // For `git diff`.
    (
        "diff.wayband.command",
        "f() { if command -v wayband >/dev/null 2>&1; then wayband git diff-driver -- \"$@\"; \
         else git diff --no-index --no-ext-diff --no-textconv -- \"$2\" \"$5\"; true; fi; }; f",
    ),
    // What stands behind @@: the title of the card or stage in a map, its heading in an outline.
    (
        "diff.wayband.xfuncname",
        "^ {4,20}title: \"(.*)\",$\n\
         ^ *((Persona|Role|Lane|Stage|Touchpoint|Interaction|Activity) .*)$",
    ),
];
