//! Journeys through files of outside data.
