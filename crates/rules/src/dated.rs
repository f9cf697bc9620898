//! Values that hold from a day, and the choice of the one that holds on a given day.

use amoe_base::{Date, Period};

/// One value and the period it holds for.
#[derive(Debug, Clone)]
pub struct Entry<T> {
    /// When it holds.
    pub period: Period,
    /// The value.
    pub value: T,
    /// Its parameter: the index in [`crate::Scheme::parameters`].
    pub parameter: usize,
}

/// All values of one key, oldest first.
#[derive(Debug, Clone)]
pub struct Dated<T> {
    entries: Vec<Entry<T>>,
}

impl<T> Default for Dated<T> {
    fn default() -> Self {
        Self { entries: Vec::new() }
    }
}

impl<T> Dated<T> {
    pub(crate) fn push(&mut self, entry: Entry<T>) {
        let at = self.entries.partition_point(|e| e.period.from <= entry.period.from);
        self.entries.insert(at, entry);
    }

    /// The value that holds on the day.
    ///
    /// With `every_date`, a day before the first value takes that first value: so is a scheme named on the command
    /// line "taken as in force on every date". A gap between two values stays a gap.
    pub fn on(&self, day: Date, every_date: bool) -> Option<&Entry<T>> {
        self.entries
            .iter()
            .rev()
            .find(|e| e.period.contains(day))
            .or_else(|| self.entries.first().filter(|first| every_date && day < first.period.from))
    }

    /// All values, oldest first.
    pub fn entries(&self) -> &[Entry<T>] {
        &self.entries
    }

    /// The newest value.
    pub fn latest(&self) -> Option<&Entry<T>> {
        self.entries.last()
    }
}
