//! `no-owner` and `two-owners`.

use rustc_hash::FxHashMap;

use super::finding::Finding;
use super::report::Report;
use super::rule::Rule;
use super::wording::{self, Quoted};
use crate::journey::{Card, Field, Role, RoleKind, Visibility, Zone};

pub(super) fn card(card: &Card, zone: Option<Zone>, report: &mut Report) {
    let provided = matches!(zone, Some(Visibility::Band | Visibility::Provider));
    if provided && card.owner.is_none() {
        let message = format!("{} has no owner", wording::card(card));
        report.add(Finding::new(Rule::NoOwner, card.handle, message).field(Field::Owner));
    }
}

/// The first process owner of each process so far. People write one process in large and small
/// letters; that does not make it two.
#[derive(Default)]
pub(super) struct Processes<'a> {
    owners: FxHashMap<String, &'a Role>,
}

impl<'a> Processes<'a> {
    pub fn role(&mut self, role: &'a Role, report: &mut Report) {
        let Some(process) = role.process.as_deref().map(str::trim) else { return };
        if role.kind != RoleKind::ProcessOwner || process.is_empty() {
            return;
        }
        let first = *self.owners.entry(process.to_lowercase()).or_insert(role);
        if std::ptr::eq(first, role) {
            return;
        }
        let message = format!(
            "{} owns the process {}, and so does {}",
            wording::role(role),
            Quoted(process),
            wording::role(first)
        );
        report.add(Finding::new(Rule::TwoOwners, role.handle, message).field(Field::Process).hint(
            "one role is accountable for the whole; the others manage or practise".to_owned(),
        ));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::sample::{found, messages, sound};
    use crate::journey::{Role, RoleKind};

    #[test]
    fn band_and_provider_cards_have_an_owner() {
        let mut map = sound();
        map.stages[0].cards[2].owner = None;
        assert_eq!(found(&mut map), ["no-owner stages[0].cards[2].owner"]);
        assert_eq!(messages(&map), ["the card \"Keeps stock\" has no owner"]);
        map.stages[0].cards[2].owner = map.stages[0].cards[1].owner.take();
        assert_eq!(found(&mut map), ["no-owner stages[0].cards[1].owner"]);
    }

    #[test]
    fn a_process_has_one_owner() {
        let with = |kind, process: Option<&str>| {
            let mut map = sound();
            map.roles.push(Role {
                id: "second".into(),
                name: "Second".into(),
                kind,
                process: process.map(str::to_owned),
                ..Role::default()
            });
            map.stages[0].cards[2].actors.push("second".into());
            map
        };
        let mut map = with(RoleKind::ProcessOwner, Some("hardware requests "));
        assert_eq!(found(&mut map), ["two-owners roles[1].process"]);
        assert_eq!(
            messages(&map),
            ["the role \"Second\" owns the process \"hardware requests\", and so does the role \
                 \"Service desk\""]
        );
        for (kind, process) in [
            (RoleKind::ProcessManager, Some("Hardware requests")),
            (RoleKind::ProcessOwner, Some("Returns")),
            (RoleKind::ProcessOwner, None),
        ] {
            assert_eq!(found(&mut with(kind, process)), [""; 0]);
        }
        // Owners of no named process do not share one.
        let mut map = with(RoleKind::ProcessOwner, None);
        map.roles[0].process = None;
        assert_eq!(found(&mut map), [""; 0]);
    }
}
