//! From keys to commands: the keys of the table, and over them those that the user gives.

use super::commands::{COMMANDS, Command, Place};
use super::key::{Key, meant};
use crate::config::{KeysOf, Mistake, Placed};

/// Leaves the program whatever is bound: it means `close` and nothing else.
const WAY_OUT: (&str, &str) = ("Ctrl-c", "close");

/// Commands whose keys the foot shows as one: the first of them stands there.
const TOGETHER: &[&[&str]] =
    &[&["move-left", "move-down", "move-up", "move-right"], &["emotion-up", "emotion-down"]];

/// Which keys mean which command.
#[derive(Debug, Clone)]
pub struct Keymap {
    /// In the order of the table of commands.
    bindings: Vec<Binding>,
    /// Where keys are pressed.
    place: Place,
}

#[derive(Debug, Clone)]
struct Binding {
    keys: Vec<Key>,
    command: &'static Command,
}

/// What a sequence of keys means.
#[derive(Debug, Clone, Copy)]
pub enum Meaning {
    /// A command, and no other begins so.
    Command(&'static Command),
    /// A command that is done at once, and others begin so.
    Both(&'static Command),
    /// The beginning of commands.
    Prefix,
    /// Nothing.
    Nothing,
}

impl Default for Keymap {
    /// The keys of the table of commands, on a map.
    fn default() -> Self {
        let bindings = COMMANDS.iter().flat_map(defaults).collect();
        Keymap { bindings, place: Place::default() }
    }
}

fn defaults(command: &'static Command) -> impl Iterator<Item = Binding> {
    let read = move |keys: &&str| Some(Binding { keys: read_keys(keys).ok()?, command });
    command.keys.iter().filter_map(read)
}

/// The keys that the user gives to one command.
struct Own {
    command: &'static Command,
    keys: Vec<Vec<Key>>,
}

impl Keymap {
    /// The keys of the table with those of the user in place of some. A key given to a command is
    /// taken from the one that had it, and so is one that begins with it or that it begins with. What
    /// cannot be followed is told, and there the keys of the table stay.
    pub fn overlaid(entries: &[KeysOf]) -> (Self, Vec<Mistake>) {
        let mut mistakes = Vec::new();
        let mut own: Vec<Own> = Vec::new();
        for entry in entries {
            match own_command(&entry.command, &own) {
                Ok(command) => {
                    let keys = own_keys(entry, command, &own, &mut mistakes);
                    // Where not one of the keys can be followed, those of the table stay.
                    if !keys.is_empty() || entry.keys.is_empty() {
                        own.push(Own { command, keys });
                    }
                }
                Err(mistake) => mistakes.push(mistake),
            }
        }
        let bindings = COMMANDS.iter().flat_map(|command| bindings(command, &own)).collect();
        (Keymap { bindings, place: Place::default() }, mistakes)
    }

    /// The same keys, pressed at a place.
    #[must_use]
    pub fn at(self, place: Place) -> Self {
        Keymap { place, ..self }
    }

    /// Where keys are pressed.
    pub fn place(&self) -> Place {
        self.place
    }

    /// The bindings that begin with some keys, of commands that are given where these are pressed.
    fn begun(&self, keys: &[Key]) -> impl Iterator<Item = &Binding> {
        let here = self.bindings.iter().filter(|binding| binding.command.is_at(self.place));
        here.filter(move |binding| binding.keys.starts_with(keys))
    }

    /// What a sequence of keys means.
    pub fn meaning(&self, keys: &[Key]) -> Meaning {
        let exact = self.begun(keys).find(|binding| binding.keys.len() == keys.len());
        let is_longer = self.begun(keys).any(|binding| binding.keys.len() > keys.len());
        match (exact, is_longer) {
            (Some(exact), true) => Meaning::Both(exact.command),
            (Some(exact), false) => Meaning::Command(exact.command),
            (None, true) => Meaning::Prefix,
            (None, false) => Meaning::Nothing,
        }
    }

    /// What is meant by keys that were pressed one after the other, and the keys that mean it: the last
    /// alone where it does not go on with what was begun.
    pub fn follow(&self, keys: Vec<Key>) -> (Vec<Key>, Meaning) {
        match (self.meaning(&keys), &keys[..]) {
            (Meaning::Nothing, [_, .., last]) => {
                let anew = vec![*last];
                let meaning = self.meaning(&anew);
                (anew, meaning)
            }
            (meaning, _) => (keys, meaning),
        }
    }

    /// The commands that begin with a sequence, each with the next key.
    pub fn next_keys(&self, keys: &[Key]) -> Vec<(Key, &'static Command)> {
        self.begun(keys)
            .filter_map(|binding| Some((*binding.keys.get(keys.len())?, binding.command)))
            .collect()
    }

    /// Whether a key alone means the command of a name.
    pub fn is(&self, key: Key, name: &str) -> bool {
        matches!(self.meaning(&[key]), Meaning::Command(command) if command.name == name)
    }

    /// The sequences that mean a command, as they are written; the first is the one that is told.
    pub fn keys_of(&self, command: &Command) -> Vec<String> {
        let own = self.bindings.iter().filter(|binding| binding.command.name == command.name);
        own.map(|binding| written(&binding.keys)).collect()
    }

    /// How the command of a name is reached: by its first key, or from the palette by its name.
    pub fn key(&self, name: &str) -> String {
        let first = self.bindings.iter().find(|binding| binding.command.name == name);
        first.map_or_else(|| format!(":{name}"), |binding| written(&binding.keys))
    }

    /// What the foot shows for a command: `HJKL` for four that belong together.
    pub fn hint(&self, command: &Command) -> String {
        let Some(group) = TOGETHER.iter().find(|group| group[0] == command.name) else {
            return self.key(command.name);
        };
        let keys: Vec<String> = group.iter().map(|name| self.key(name)).collect();
        if !keys.iter().all(|key| key.chars().count() == 1) {
            return self.key(command.name);
        }
        let are_letters = keys.iter().all(|key| key.chars().all(char::is_alphabetic));
        keys.join(if are_letters { "" } else { " " })
    }
}

/// The bindings of one command: the user's where there are some, else those of the table that the
/// user gives to no other.
fn bindings(command: &'static Command, own: &[Own]) -> Vec<Binding> {
    let Some(given) = own.iter().find(|own| own.command.name == command.name) else {
        let taken = |keys: &[Key]| {
            let mut given =
                own.iter().flat_map(|own| own.keys.iter().map(|keys| (own.command, keys)));
            given.any(|given| clash(given, (command, keys)))
        };
        return defaults(command).filter(|binding| !taken(&binding.keys)).collect();
    };
    let mut bindings: Vec<Binding> =
        given.keys.iter().map(|keys| Binding { keys: keys.clone(), command }).collect();
    let way_out = Key::parse(WAY_OUT.0).map(|key| vec![key]);
    if let Some(keys) =
        way_out.filter(|keys| command.name == WAY_OUT.1 && !given.keys.contains(keys))
    {
        bindings.push(Binding { keys, command });
    }
    bindings
}

/// Whether two commands cannot both have these sequences: they are one, or one begins with the other
/// and the table does not have them so itself. Commands that are given at different places can.
fn clash<K: AsRef<[Key]> + ?Sized>(
    a: (&'static Command, &K),
    b: (&'static Command, &[Key]),
) -> bool {
    let (first, second) = (a.1.as_ref(), b.1);
    if ![Place::Map, Place::List].iter().any(|place| a.0.is_at(*place) && b.0.is_at(*place)) {
        return false;
    }
    if !first.starts_with(second) && !second.starts_with(first) {
        return false;
    }
    let in_table = |command, keys: &[Key]| defaults(command).any(|binding| binding.keys == keys);
    first == second || !in_table(a.0, first) || !in_table(b.0, second)
}

fn own_command(name: &Placed<String>, own: &[Own]) -> Result<&'static Command, Mistake> {
    let Some(command) = COMMANDS.iter().find(|command| command.name == name.value) else {
        let mistake = Mistake::new(name.place, format!("there is no command `{}`", name.value));
        let alias = COMMANDS.iter().find(|c| c.aliases.contains(&name.value.as_str()));
        return Err(match alias {
            Some(command) => mistake.hint(format!("did you mean `{}`?", command.name)),
            None => {
                let names = COMMANDS.iter().map(|command| command.name);
                match crate::text::nearest(&name.value, names) {
                    Some(near) => mistake.hint(format!("did you mean `{near}`?")),
                    None => mistake.hint("the palette lists all commands"),
                }
            }
        });
    };
    if own.iter().any(|own| own.command.name == command.name) {
        let message = format!("`{}` has keys here twice, the first ones hold", command.name);
        return Err(Mistake::new(name.place, message));
    }
    Ok(command)
}

/// The sequences of an entry that can be followed; tells the others.
fn own_keys(
    entry: &KeysOf,
    command: &'static Command,
    own: &[Own],
    mistakes: &mut Vec<Mistake>,
) -> Vec<Vec<Key>> {
    let mut keys: Vec<Vec<Key>> = Vec::new();
    for text in &entry.keys {
        let told = |message: String| Mistake::new(text.place, message);
        let sequence = match read_keys(&text.value) {
            Ok(sequence) => sequence,
            Err(wrong) => {
                let mistake = told(format!("`{wrong}` is no key"));
                mistakes.push(match meant(wrong) {
                    Some(meant) => mistake.hint(format!("did you mean `{meant}`?")),
                    None => {
                        mistake.hint("keys are written `a`, `Ctrl-s`, `Shift-Left`, `Space`, `F5`")
                    }
                });
                continue;
            }
        };
        let others = own.iter().flat_map(|own| own.keys.iter().map(|keys| (own.command, keys)));
        let mut given = others.chain(keys.iter().map(|keys| (command, keys)));
        let is_way_out = command.name == WAY_OUT.1 && sequence.len() == 1;
        if sequence.iter().any(|key| key.is(WAY_OUT.0)) && !is_way_out {
            let message = format!("`{}` always means `{}`", WAY_OUT.0, WAY_OUT.1);
            mistakes.push(told(message).hint("choose another key"));
        } else if let Some((had, other)) = given.find(|given| clash(*given, (command, &sequence))) {
            let (name, mine, other) = (had.name, written(&sequence), written(other));
            mistakes.push(told(if mine == other {
                format!("`{mine}` is given to `{name}` already")
            } else {
                format!("`{mine}` and `{other}`, which is given to `{name}`, begin alike")
            }));
        } else {
            keys.push(sequence);
        }
    }
    keys
}

/// The keys of a sequence; the first part that is no key where it is none.
fn read_keys(text: &str) -> Result<Vec<Key>, &str> {
    text.split(' ').map(|name| Key::parse(name).ok_or(name)).collect()
}

fn written(keys: &[Key]) -> String {
    let names: Vec<String> = keys.iter().map(Key::to_string).collect();
    names.join(" ")
}

#[cfg(test)]
mod tests;
