//! Which items of a list were moved, as far as two orders of them can tell.

/// Whether an item of a list was moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It stands where it stood, however the new order came about.
    Stood,
    /// It was moved, or else a neighbour was: nobody can tell.
    Doubtful,
    /// It was moved, however the new order came about.
    Moved,
}

/// Which items of a list were moved; `places` says for each item, in the new order, where it stood
/// in the old one.
///
/// As few items were moved as can have been: an item stood where it belongs to every longest rising
/// run, and was moved where it belongs to none.
pub(super) fn standing(places: &[usize]) -> Vec<Standing> {
    if places.is_sorted() {
        return vec![Standing::Stood; places.len()];
    }
    let before = runs(places.iter().copied());
    let last = places.len();
    let highest = places.iter().copied().max().unwrap_or(0);
    let mut behind = runs(places.iter().rev().map(|place| highest - place));
    behind.reverse();
    let longest = before.iter().copied().max().unwrap_or(0);
    let is_in_one = |at: usize| before[at] + behind[at] == longest + 1;
    let mut rivals = vec![0_usize; longest + 1];
    for at in (0..last).filter(|at| is_in_one(*at)) {
        rivals[before[at]] += 1;
    }
    (0..last)
        .map(|at| match is_in_one(at) {
            false => Standing::Moved,
            true if rivals[before[at]] == 1 => Standing::Stood,
            true => Standing::Doubtful,
        })
        .collect()
}

/// For each number the length of the longest rising run that ends there.
fn runs(numbers: impl Iterator<Item = usize>) -> Vec<usize> {
    // For each length the lowest end of a run of it.
    let mut ends: Vec<usize> = Vec::new();
    let length = |number: usize| {
        let length = ends.partition_point(|end| *end < number);
        match ends.get_mut(length) {
            Some(end) => *end = number,
            None => ends.push(number),
        }
        length + 1
    };
    numbers.map(length).collect()
}

#[cfg(test)]
mod tests {
    use super::{Standing, standing};

    fn told(places: &[usize]) -> String {
        let letter = |standing: Standing| match standing {
            Standing::Stood => '=',
            Standing::Doubtful => '?',
            Standing::Moved => '>',
        };
        standing(places).into_iter().map(letter).collect()
    }

    #[test]
    fn one_that_jumped_over_several_was_moved() {
        assert_eq!(told(&[]), "");
        assert_eq!(told(&[0, 1, 2]), "===");
        assert_eq!(told(&[1, 2, 3, 0]), "===>");
        assert_eq!(told(&[3, 0, 1, 2]), ">===");
        assert_eq!(told(&[0, 2, 3, 1, 4]), "===>=");
        assert_eq!(told(&[0, 20, 30, 10, 40]), "===>=");
    }

    #[test]
    fn of_two_that_changed_places_either_may_have_been_moved() {
        assert_eq!(told(&[1, 0]), "??");
        assert_eq!(told(&[0, 2, 1, 3]), "=??=");
        assert_eq!(told(&[2, 1, 0]), "???");
        assert_eq!(told(&[2, 3, 0, 1]), "????");
    }
}
