//! The ground truth on disk: records, analysis, settings
