//! The most of a list that stands in its old order.

/// Marks a longest rising run among the numbers, in the time it takes to sort them: of a list's items,
/// given their old positions, those that can stay where they are while the others move.
///
/// What has no number is not marked.
pub fn rising(numbers: &[Option<usize>]) -> Vec<bool> {
    // For each length the run that ends lowest, as the position of its last number.
    let mut ends: Vec<usize> = Vec::new();
    let mut previous: Vec<Option<usize>> = vec![None; numbers.len()];
    for (at, number) in numbers.iter().enumerate().filter(|(_, number)| number.is_some()) {
        let length = ends.partition_point(|end| numbers[*end] < *number);
        previous[at] = length.checked_sub(1).map(|before| ends[before]);
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut marked = vec![false; numbers.len()];
    let mut at = ends.last().copied();
    while let Some(place) = at {
        marked[place] = true;
        at = previous[place];
    }
    marked
}

#[cfg(test)]
mod tests {
    use super::rising;

    #[test]
    fn the_longest_rising_run_is_found() {
        let marked = |numbers: &[usize]| {
            let numbers: Vec<Option<usize>> = numbers.iter().map(|n| Some(*n)).collect();
            rising(&numbers).iter().filter(|marked| **marked).count()
        };
        assert_eq!(marked(&[]), 0);
        assert_eq!(marked(&[0, 1, 2]), 3);
        assert_eq!(marked(&[2, 1, 0]), 1);
        assert_eq!(marked(&[4, 0, 1, 2, 3]), 4);
        assert_eq!(marked(&[1, 2, 3, 4, 0]), 4);
        assert_eq!(marked(&[3, 1, 4, 0, 5, 9, 2, 6]), 4);
        assert_eq!(rising(&[None, Some(3), None]), [false, true, false]);
    }
}
