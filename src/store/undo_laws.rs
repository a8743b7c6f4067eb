//! What holds for every map file, canonical or not: opened, edited, all of it undone and saved, it is
//! the same file, byte for byte.

use std::fs;

use proptest::collection::vec;
use proptest::prelude::*;

use super::{open, save};
use crate::edit::laws::{plan, planned};
use crate::edit::{History, Selection};
use crate::format::comment_laws::{document_text, gap};
use crate::journey::generate;

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        cases: ProptestConfig::default().cases / 4,
        ..ProptestConfig::default()
    })]

    #[test]
    fn what_is_undone_writes_nothing(
        journey in generate::journey(),
        style in 0..5_usize,
        gaps in vec(gap(), 1..40),
        plans in vec(plan(), 0..6),
    ) {
        let text = document_text(&journey, style, &gaps);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("map.ron");
        fs::write(&path, &text).unwrap();

        let mut map = open(&path).unwrap();
        let journey = &mut map.document.journey;
        let gone = map.document.handles.fresh();
        let mut history = History::new();
        for plan in &plans {
            let edit = planned(plan, journey, gone, &mut map.document.handles);
            let nowhere = Selection::default();
            // One that does not fit changes nothing.
            let _ = history.apply(journey, edit, "", nowhere, nowhere);
        }
        while history.undo(journey).unwrap().is_some() {}

        let saved = save(&mut map.file, &map.document).unwrap();
        prop_assert!(!saved.written && !saved.reformatted);
        prop_assert_eq!(fs::read_to_string(&path).unwrap(), text);
        prop_assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no litter");
    }
}
