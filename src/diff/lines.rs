//! Lines of two texts that are the same line.

use rustc_hash::FxHashMap;

/// More pairs of lines than this are not all looked through: lines that stand once in both texts then
/// lead the way.
const MAX_PAIRS: usize = 1 << 20;

/// The pairs of lines that stand in both texts in one order, as positions, rising.
///
/// Between two of them stand lines that were changed, added or removed.
pub fn common(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let head = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let room = old.len().min(new.len()) - head;
    let tail = old
        .iter()
        .rev()
        .zip(new.iter().rev())
        .take(room)
        .take_while(|(old, new)| old == new)
        .count();
    let mut pairs: Vec<(usize, usize)> = (0..head).map(|at| (at, at)).collect();
    let middle = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    let middle = match middle.0.len() * middle.1.len() > MAX_PAIRS {
        true => by_single_lines(middle.0, middle.1),
        false => longest(middle.0, middle.1),
    };
    pairs.extend(middle.into_iter().map(|(o, n)| (o + head, n + head)));
    pairs.extend((0..tail).rev().map(|back| (old.len() - 1 - back, new.len() - 1 - back)));
    pairs
}

/// Pairs the lines that stand once in both texts, as many as keep their order, and what lies between
/// them.
fn by_single_lines(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let mut from = (0, 0);
    let mut pairs = Vec::new();
    let singles = single_lines(old, new);
    if singles.is_empty() {
        return pairs;
    }
    for (o, n) in singles.into_iter().chain([(old.len(), new.len())]) {
        let between = common(&old[from.0..o], &new[from.1..n]);
        pairs.extend(between.into_iter().map(|(old, new)| (old + from.0, new + from.1)));
        if o < old.len() {
            pairs.push((o, n));
        }
        from = (o + 1, n + 1);
    }
    pairs
}

/// The lines that stand once in both texts; of those that are in another order the most that keep it.
fn single_lines<'t>(old: &[&'t str], new: &[&'t str]) -> Vec<(usize, usize)> {
    let once = |lines: &[&'t str]| {
        let mut places: FxHashMap<&'t str, Option<usize>> = FxHashMap::default();
        for (place, line) in lines.iter().enumerate() {
            let known = places.entry(*line);
            known.and_modify(|place| *place = None).or_insert(Some(place));
        }
        places
    };
    let in_new = once(new);
    let mut singles: Vec<(usize, usize)> =
        once(old).into_iter().filter_map(|(line, o)| Some((o?, (*in_new.get(line)?)?))).collect();
    singles.sort_unstable();
    // For each length the rising run that ends lowest, as the position of its last pair.
    let mut ends: Vec<usize> = Vec::new();
    let mut previous = vec![None; singles.len()];
    for (at, (_, n)) in singles.iter().enumerate() {
        let length = ends.partition_point(|end| singles[*end].1 < *n);
        previous[at] = length.checked_sub(1).map(|before| ends[before]);
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut run: Vec<(usize, usize)> =
        std::iter::successors(ends.last().copied(), |at| previous[*at])
            .map(|at| singles[at])
            .collect();
    run.reverse();
    run
}

/// The longest common subsequence, by the table of the lengths of those of all ends.
fn longest(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    if old.is_empty() || new.is_empty() {
        return Vec::new();
    }
    let width = new.len() + 1;
    let mut lengths = vec![0_u32; (old.len() + 1) * width];
    for o in (0..old.len()).rev() {
        for n in (0..new.len()).rev() {
            lengths[o * width + n] = if old[o] == new[n] {
                lengths[(o + 1) * width + n + 1] + 1
            } else {
                lengths[(o + 1) * width + n].max(lengths[o * width + n + 1])
            };
        }
    }
    let (mut o, mut n) = (0, 0);
    let mut pairs = Vec::new();
    while o < old.len() && n < new.len() {
        if old[o] == new[n] {
            pairs.push((o, n));
            (o, n) = (o + 1, n + 1);
        } else if lengths[(o + 1) * width + n] >= lengths[o * width + n + 1] {
            o += 1;
        } else {
            n += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::common;

    fn pairs(old: &str, new: &str) -> Vec<(usize, usize)> {
        let lines = |text| str::split_whitespace(text).collect::<Vec<&str>>();
        common(&lines(old), &lines(new))
    }

    #[test]
    fn lines_that_stay_are_paired_in_their_order() {
        assert_eq!(pairs("", "a"), []);
        assert_eq!(pairs("a b c", "a b c"), [(0, 0), (1, 1), (2, 2)]);
        assert_eq!(pairs("a b c", "a x c"), [(0, 0), (2, 2)]);
        assert_eq!(pairs("a b c", "x a c"), [(0, 1), (2, 2)]);
        assert_eq!(pairs("a a", "a"), [(0, 0)]);
        assert_eq!(pairs("a b c d e", "b x d y e"), [(1, 0), (3, 2), (4, 4)]);
        assert_eq!(pairs("a b", "b a").len(), 1);
    }

    #[test]
    fn long_texts_are_paired_by_the_lines_that_stand_once() {
        let text = |odd: &str, first: &str| -> String {
            let line = |number: usize| match number % 3 {
                0 => format!("{number}"),
                1 if number % 100 == 1 => format!("{odd}{number}"),
                _ => "same".to_owned(),
            };
            format!("{first} {} {first}", (0..3000).map(line).collect::<Vec<_>>().join(" "))
        };
        let found = pairs(&text("x", "y"), &text("z", "w"));
        assert_eq!(found.len(), 3000 - 10);
        assert!(found.iter().all(|(old, new)| old == new));
    }
}
