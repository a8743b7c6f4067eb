//! Which maps have the letters that were typed, and how well.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// What is looked for in titles and names of files: words, each of which must be there, its letters
/// in their order. Capital letters count where some are typed.
pub struct Fuzzy {
    pattern: Pattern,
    matcher: Matcher,
}

/// How well something fits, and the letters that do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fit {
    /// The better, the higher.
    pub score: u32,
    /// The positions of the letters in the title, in graphemes.
    pub title: Vec<u32>,
    /// Those in the name of the file.
    pub name: Vec<u32>,
}

impl Fuzzy {
    /// What a typed line looks for; everything fits a blank one.
    pub fn new(line: &str) -> Self {
        Fuzzy {
            pattern: Pattern::parse(line, CaseMatching::Smart, Normalization::Smart),
            matcher: Matcher::new(Config::DEFAULT.match_paths()),
        }
    }

    /// How well a map fits; `None` where it does not. Each word may be in the title or in the name.
    pub fn fit(&mut self, title: &str, name: &str) -> Option<Fit> {
        let mut fit = Fit::default();
        let (mut letters, mut others) = (Vec::new(), Vec::new());
        let (mut title_letters, mut name_letters) = (Vec::new(), Vec::new());
        let title = Utf32Str::new(title, &mut title_letters);
        let name = Utf32Str::new(name, &mut name_letters);
        for atom in &self.pattern.atoms {
            letters.clear();
            others.clear();
            let in_title = atom.indices(title, &mut self.matcher, &mut letters);
            let in_name = atom.indices(name, &mut self.matcher, &mut others);
            // Of what must not be there both must be free.
            let scores = if atom.negative {
                [in_title.filter(|_| in_name.is_some()), None]
            } else {
                [in_title, in_name]
            };
            match scores {
                [None, None] => return None,
                // A title says more than the name of a file.
                [Some(score), other] if other.is_none_or(|other| score >= other) => {
                    fit.score += u32::from(score);
                    fit.title.extend(&letters);
                }
                [_, Some(score)] => {
                    fit.score += u32::from(score);
                    fit.name.extend(&others);
                }
                [Some(_), None] => {}
            }
        }
        for letters in [&mut fit.title, &mut fit.name] {
            letters.sort_unstable();
            letters.dedup();
        }
        Some(fit)
    }
}

#[cfg(test)]
mod tests {
    use super::Fuzzy;

    #[test]
    fn each_word_may_be_in_the_title_or_in_the_name() {
        let fit = |line: &str| Fuzzy::new(line).fit("New laptop", "it/order.ron");
        let both = fit("lap order").unwrap();
        assert_eq!((both.title, both.name), (vec![4, 5, 6], vec![3, 4, 5, 6, 7]));
        assert_eq!(fit("nlp").unwrap().title, [0, 4, 6]);
        assert!(fit("laptop desk").is_none());
        assert!(fit("!laptop").is_none() && fit("!desk").is_some());
        assert!(fit("NEW").is_none() && fit("New").is_some());
        assert!(fit("  ").unwrap().title.is_empty());
    }

    #[test]
    fn letters_are_told_by_grapheme_and_accents_need_not_be_typed() {
        let fit = Fuzzy::new("한국 e").fit("👩\u{200d}💻 한국어 é", "a.ron").unwrap();
        assert_eq!(fit.title, [2, 3, 6]);
    }
}
