//! Gives the phrases of a view their words, which only the texts have.

use model::Facet;

use crate::view::Trends;

/// Names phrases; `words` finds one by its hash in hexadecimal. Those whose words are not found are dropped.
pub fn name_trends(trends: &mut Trends, words: impl Fn(&str) -> Option<String>) {
    trends.phrases.retain_mut(|phrase| match words(&phrase.name) {
        Some(found) => {
            phrase.opens.facets = vec![(Facet::Phrase, vec![found.clone()])];
            phrase.name = found;
            true
        }
        None => false,
    });
    for day in &mut trends.outliers {
        day.drivers.retain_mut(|driver| match driver.facet {
            Facet::Phrase => match words(&driver.name) {
                Some(found) => {
                    driver.opens.facets = vec![(Facet::Phrase, vec![found.clone()])];
                    driver.name = found;
                    true
                }
                None => false,
            },
            _ => true,
        });
    }
}
