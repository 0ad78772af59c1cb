//! The wall clock, passed in so that tests can stop it.

use std::fmt;
use std::sync::Arc;

use model::Instant;

/// Tells when an import was confirmed. No number depends on it.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Instant + Send + Sync>);

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Clock(Arc::new(|| chrono::Utc::now().into()))
    }

    /// A clock that always shows the same.
    pub fn stopped(at: Instant) -> Self {
        Clock(Arc::new(move || at))
    }

    /// Now.
    pub fn now(&self) -> Instant {
        (self.0)()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Clock({})", self.now().rfc3339())
    }
}
