//! Lines of two texts that are the same line.

/// More pairs of lines than this are not looked through: what is left is then taken as it comes.
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
    let middle = longest(&old[head..old.len() - tail], &new[head..new.len() - tail]);
    pairs.extend(middle.into_iter().map(|(o, n)| (o + head, n + head)));
    pairs.extend((0..tail).rev().map(|back| (old.len() - 1 - back, new.len() - 1 - back)));
    pairs
}

/// The longest common subsequence, by the table of the lengths of those of all ends.
fn longest(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    if old.is_empty() || new.is_empty() || old.len() * new.len() > MAX_PAIRS {
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
}
