//! Work over many files on all processors, with the results in the order of the files.

use std::num::NonZero;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Does `work` on every item, on as many threads as there are processors, and gives the results in
/// the order of the items.
///
/// Threads take the next item when they are done with one, so that one large file does not hold up
/// the rest.
pub fn in_order<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let processors = std::thread::available_parallelism().map_or(1, NonZero::get);
    let threads = processors.min(items.len());
    if threads < 2 {
        return items.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let results = Mutex::new(Vec::with_capacity(items.len()));
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let mut own = Vec::new();
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(index) else { break };
                    own.push((index, work(item)));
                }
                // A panic elsewhere ends the scope with that panic; these results are whole.
                results.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).append(&mut own);
            });
        }
    });
    let mut results = results.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
    results.sort_unstable_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::in_order;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        let items: Vec<u64> = (0..1000).collect();
        let slow_at_first = |n: &u64| {
            if *n == 0 {
                std::thread::sleep(std::time::Duration::from_millis(5));
            }
            n * 2
        };
        assert_eq!(in_order(&items, slow_at_first), (0..2000).step_by(2).collect::<Vec<_>>());
    }

    #[test]
    fn none_and_one_are_fine() {
        assert!(in_order(&[], |n: &u8| *n).is_empty());
        assert_eq!(in_order(&[7], |n: &u8| *n), [7]);
    }
}
