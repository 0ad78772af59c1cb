//! The derived index: full text, facets, similar tickets, columns
