//! Views to bytes: HTML, Markdown, CSV, JSON
