//! The known word that is close enough to a misspelt one to be what was meant.

/// The longest word that is looked at: nothing that has a name here has a longer one, and comparing
/// takes time by length.
const LONGEST: usize = 32;

/// The known word that is close enough to one found to be what was meant: about one slip in three
/// letters, whatever the case.
pub fn nearest<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if found.len() > LONGEST {
        return None;
    }
    let found = found.to_lowercase();
    known
        .into_iter()
        .map(|word| (strsim::damerau_levenshtein(&found, &word.to_lowercase()), word))
        .filter(|(slips, word)| *slips <= (found.chars().count().max(word.len()) / 3).max(1))
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_nearest_word_is_close() {
        let known = ["emotion", "emotions", "owner", "lane", "id"];
        assert_eq!(nearest("emotoin", known), Some("emotion"));
        assert_eq!(nearest("Emotion", known), Some("emotion"));
        assert_eq!(nearest("emotins", known), Some("emotions"));
        assert_eq!(nearest("di", known), Some("id"));
        assert_eq!(nearest("colour", known), None);
        assert_eq!(nearest("x", ["id"]), None);
        assert_eq!(nearest(&"emotion".repeat(9), known), None);
    }
}
