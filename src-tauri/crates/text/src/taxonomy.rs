//! Categories and the rules that recognise them.
//!
//! In: the built-in tables, or a user's own. Out: names with weighted patterns (syntax: `lists`). Never: matching.

use serde::{Deserialize, Serialize};

mod defaults;

/// Name of the category of a ticket that no rule matches.
pub const FALLBACK: &str = "general";

/// A set of categories.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Taxonomy {
    /// The categories; their order decides nothing.
    pub categories: Vec<CategoryRule>,
}

/// A category with its rules.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CategoryRule {
    /// Its name.
    pub name: String,
    /// What points to it.
    pub terms: Vec<Term>,
    /// Finer topics within it; their terms point to the category too.
    pub subcategories: Vec<SubcategoryRule>,
}

/// A subcategory with its rules.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SubcategoryRule {
    /// Its name.
    pub name: String,
    /// What points to it.
    pub terms: Vec<Term>,
}

/// A pattern and how strongly it points to its category.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Term {
    /// Words by stem, `=word` by form, `a|b` either, `*` up to three words between.
    pub pattern: String,
    /// 1 is a plain sign, 0.3 a hint, 2 as good as certain.
    pub weight: f32,
}

impl Default for Taxonomy {
    /// The built-in categories: billing, technical, account, feature, integration, documentation.
    fn default() -> Self {
        defaults::taxonomy()
    }
}
