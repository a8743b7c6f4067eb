//! "Did you mean": the id that a misspelt one was likely meant to be.

use crate::journey::{MAX_ID_CHARS, id_from_title, is_id};

/// How much looking a check may do for near misses. A map of which every reference is broken would
/// else compare each with every id; the first ones get their hint, which is what people read.
const EFFORT: usize = 400_000;

/// What one comparison costs, where passing over an id costs 1.
const COMPARISON: usize = 20;

/// Looks for near misses until its effort is spent.
pub(super) struct Near {
    left: usize,
}

impl Near {
    pub fn new() -> Self {
        Near { left: EFFORT }
    }

    /// A hint that names the id nearest to a text; `None` where none is near.
    ///
    /// A title in place of an id is near, however long: `Service desk` for `service-desk`.
    pub fn hint<'a>(
        &mut self,
        text: &str,
        known: impl Fn(&str) -> bool,
        ids: impl Iterator<Item = &'a str>,
    ) -> Option<String> {
        if text.is_empty() || text.len() > 2 * MAX_ID_CHARS {
            return None;
        }
        let slug = id_from_title(text, "", |_| false);
        if !slug.is_empty() && slug != text && known(&slug) {
            return Some(format!("did you mean `{slug}`?"));
        }
        self.nearest(text, ids).map(|id| format!("did you mean `{id}`?"))
    }

    fn nearest<'a>(&mut self, text: &str, ids: impl Iterator<Item = &'a str>) -> Option<&'a str> {
        let most = match text.len() {
            0..=2 => return None,
            3..=5 => 1,
            6..=11 => 2,
            _ => 3,
        };
        let mut best: Option<(usize, &str)> = None;
        for id in ids {
            let far = id.len().abs_diff(text.len()) > most || !shares_an_end(id, text);
            // A hint repeats what it names as it is: that must be an id, not hostile text.
            if far || !is_id(id) {
                self.left = self.left.saturating_sub(1);
            } else {
                self.left = self.left.saturating_sub(COMPARISON);
                let distance = strsim::osa_distance(id, text);
                if distance <= most && best.is_none_or(|(least, _)| distance < least) {
                    best = Some((distance, id));
                }
            }
            if self.left == 0 {
                break;
            }
        }
        best.map(|(_, id)| id)
    }
}

/// A slip of the finger rarely hits both ends; asking this first saves most comparisons.
fn shares_an_end(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    a.first().map(u8::to_ascii_lowercase) == b.first().map(u8::to_ascii_lowercase)
        || a.last() == b.last()
}

#[cfg(test)]
mod tests {
    use super::{EFFORT, Near};

    fn hint(text: &str, ids: &[&str]) -> Option<String> {
        Near::new().hint(text, |id| ids.contains(&id), ids.iter().copied())
    }

    #[test]
    fn the_nearest_id_is_named() {
        let ids = ["touchpoints", "consumer", "provider"];
        assert_eq!(hint("tuochpoint", &ids).as_deref(), Some("did you mean `touchpoints`?"));
        assert_eq!(hint("Consumer", &ids).as_deref(), Some("did you mean `consumer`?"));
        assert_eq!(
            hint("Service desk!", &["service-desk"]).as_deref(),
            Some("did you mean `service-desk`?")
        );
        assert_eq!(hint("backstage", &ids), None);
        assert_eq!(hint("", &ids), None);
        assert_eq!(
            hint("card-12", &["card-1", "card-123", "card-13"]).as_deref(),
            Some("did you mean `card-1`?")
        );
    }

    #[test]
    fn looking_comes_to_an_end() {
        let ids: Vec<String> = (0..1_000).map(|n| format!("card-{n}")).collect();
        let mut near = Near::new();
        let mut hinted = 0;
        for _ in 0..EFFORT {
            match near.hint("cart-500", |_| false, ids.iter().map(String::as_str)) {
                Some(_) => hinted += 1,
                None => break,
            }
        }
        assert!(hinted > 10 && hinted < EFFORT / 100, "{hinted}");
    }

    #[test]
    fn what_is_no_id_is_never_suggested() {
        assert_eq!(hint("desk", &["desk!"]), None);
    }
}
