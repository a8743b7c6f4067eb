//! The paths of findings in the map, all in one walk.

use rustc_hash::FxHashMap;

use super::finding::Finding;
use crate::journey::{Field, FieldRef, Handle, Journey, Record};

/// The path of each finding as outputs name it: `stages[2].cards[0].emotion`; empty for the journey
/// as a whole and for what is not in the map.
///
/// [`Journey::path`] looks through the map for one element; with thousands of findings that would
/// be thousands of walks.
pub fn paths(journey: &Journey, findings: &[Finding]) -> Vec<String> {
    let mut wanted: FxHashMap<Handle, String> = FxHashMap::default();
    for finding in findings {
        wanted.entry(finding.at).or_default();
    }
    let mut left = wanted.len() - usize::from(wanted.contains_key(&Handle::JOURNEY));
    walk(journey, &mut Vec::new(), &mut wanted, &mut left);
    findings.iter().map(|finding| path(&wanted, finding)).collect()
}

fn path(wanted: &FxHashMap<Handle, String>, finding: &Finding) -> String {
    let element = wanted.get(&finding.at).map_or("", String::as_str);
    match finding.field {
        None => element.to_owned(),
        Some(field) if element.is_empty() => field.name().to_owned(),
        Some(field) => format!("{element}.{}", field.name()),
    }
}

/// Notes the paths of those that are wanted, until none is left.
fn walk(
    record: &dyn Record,
    route: &mut Vec<(Field, usize)>,
    wanted: &mut FxHashMap<Handle, String>,
    left: &mut usize,
) {
    for spec in record.fields() {
        let Some(FieldRef::List(list)) = record.get(spec.field) else { continue };
        for index in 0..list.len() {
            if *left == 0 {
                return;
            }
            let Some(item) = list.get(index).map(|item| item.record()) else { break };
            route.push((spec.field, index));
            if let Some(path) = wanted.get_mut(&item.handle()).filter(|path| path.is_empty()) {
                *path = written(route);
                *left -= 1;
            }
            if !list.holds_texts() {
                walk(item, route, wanted, left);
            }
            route.pop();
        }
    }
}

fn written(route: &[(Field, usize)]) -> String {
    let steps: Vec<String> =
        route.iter().map(|(field, index)| format!("{}[{index}]", field.name())).collect();
    steps.join(".")
}

#[cfg(test)]
mod tests {
    use super::paths;
    use crate::check::sample::{findings, sound};
    use crate::check::{Finding, Rule};
    use crate::journey::Handle;

    #[test]
    fn paths_are_those_of_the_journey() {
        let mut map = sound();
        map.title = " ".into();
        map.summary.push("a\nb".into());
        map.stages[0].cards[1].actors.push("bob".into());
        map.stages[0].cards[1].wait = Some("long".into());
        map.number();
        let found = findings(&map);
        let expected: Vec<String> = found
            .iter()
            .map(|f| {
                let field = f.field.map(|field| field.name().to_owned());
                let parts = [map.path(f.at).filter(|path| !path.is_empty()), field];
                parts.into_iter().flatten().collect::<Vec<_>>().join(".")
            })
            .collect();
        assert_eq!(
            expected,
            ["title", "summary[0]", "stages[0].cards[1].actors[1]", "stages[0].cards[1].wait"]
        );
        assert_eq!(paths(&map, &found), expected);
    }

    #[test]
    fn what_is_not_in_the_map_has_no_path() {
        let map = sound();
        let mut gone = Finding::new(Rule::BadId, Handle::JOURNEY, String::new());
        assert_eq!(paths(&map, std::slice::from_ref(&gone)), [""]);
        let mut handles = map.clone().number();
        gone.at = handles.fresh();
        assert_eq!(paths(&map, &[gone]), [""]);
    }
}
