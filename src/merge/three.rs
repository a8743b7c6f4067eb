//! One thing in three versions, and the rule by which most of them settle.

/// Whose version it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The version both sides started from.
    Base,
    /// The one side.
    Ours,
    /// The other side.
    Theirs,
}

impl Side {
    /// The three, in the order in which conflict markers have them.
    pub const ALL: [Side; 3] = [Side::Ours, Side::Base, Side::Theirs];

    /// The other of the two sides; the base is its own other.
    pub fn other(self) -> Side {
        match self {
            Side::Base => Side::Base,
            Side::Ours => Side::Theirs,
            Side::Theirs => Side::Ours,
        }
    }

    /// What sentences call it.
    pub fn name(self) -> &'static str {
        match self {
            Side::Base => "base",
            Side::Ours => "ours",
            Side::Theirs => "theirs",
        }
    }
}

/// One thing in three versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Three<T> {
    /// What both sides started from.
    pub base: T,
    /// What the one side has.
    pub ours: T,
    /// What the other side has.
    pub theirs: T,
}

impl<T> Three<T> {
    /// Makes the three versions one after the other.
    pub fn of(mut make: impl FnMut(Side) -> T) -> Self {
        Three { base: make(Side::Base), ours: make(Side::Ours), theirs: make(Side::Theirs) }
    }

    /// One of the versions.
    pub fn get(&self, side: Side) -> &T {
        match side {
            Side::Base => &self.base,
            Side::Ours => &self.ours,
            Side::Theirs => &self.theirs,
        }
    }

    /// One of the versions, to change.
    pub fn get_mut(&mut self, side: Side) -> &mut T {
        match side {
            Side::Base => &mut self.base,
            Side::Ours => &mut self.ours,
            Side::Theirs => &mut self.theirs,
        }
    }

    /// The three by reference.
    pub fn as_ref(&self) -> Three<&T> {
        Three { base: &self.base, ours: &self.ours, theirs: &self.theirs }
    }

    /// Whose version the merged one is: what both sides have, or what the one side has that changed
    /// it; `None` where both changed it, and differently.
    pub fn settles(&self, same: impl Fn(&T, &T) -> bool) -> Option<Side> {
        if same(&self.ours, &self.theirs) || same(&self.base, &self.theirs) {
            Some(Side::Ours)
        } else if same(&self.base, &self.ours) {
            Some(Side::Theirs)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Side, Three};

    #[test]
    fn what_one_side_changed_is_taken_and_what_both_changed_is_open() {
        let side = |base, ours, theirs| Three { base, ours, theirs }.settles(|a: &i32, b| a == b);
        assert_eq!(side(1, 1, 1), Some(Side::Ours));
        assert_eq!(side(1, 2, 1), Some(Side::Ours));
        assert_eq!(side(1, 1, 2), Some(Side::Theirs));
        assert_eq!(side(1, 2, 2), Some(Side::Ours));
        assert_eq!(side(1, 2, 3), None);
    }

    #[test]
    fn sides_have_each_other() {
        for side in Side::ALL {
            assert_eq!(side.other().other(), side);
        }
        assert_eq!(*Three::of(Side::name).get(Side::Theirs), "theirs");
    }
}
