//! The plain way to find topics: k-means on tf–idf, told how many to find.

use std::collections::HashMap;

use text::TopicWords;

/// Rounds of k-means.
const ROUNDS: usize = 15;

/// The group of each text, of `count` groups seeded with texts spread over the corpus.
pub fn k_means(texts: &[TopicWords], count: usize) -> Vec<usize> {
    let rows = rows(texts);
    let columns = rows.iter().flatten().map(|(column, _)| column + 1).max().unwrap_or(0);
    let step = (rows.len() / count.max(1)).max(1);
    let mut of: Vec<usize> = vec![0; rows.len()];
    let mut middles: Vec<Vec<f32>> = rows.iter().step_by(step).take(count).map(|row| mean(&[row], columns)).collect();
    for _ in 0..ROUNDS {
        for (row, of) in rows.iter().zip(&mut of) {
            let near = |middle: &Vec<f32>| row.iter().map(|(column, weight)| weight * middle[*column]).sum::<f32>();
            let near = middles.iter().map(near).enumerate();
            *of = near.reduce(|best, next| if next.1 > best.1 { next } else { best }).map_or(0, |best| best.0);
        }
        for (group, middle) in middles.iter_mut().enumerate() {
            let members: Vec<&Row> = rows.iter().zip(&of).filter(|(_, of)| **of == group).map(|(row, _)| row).collect();
            *middle = mean(&members, columns);
        }
    }
    of
}

type Row = Vec<(usize, f32)>;

/// Texts by tf–idf, each of length 1.
fn rows(texts: &[TopicWords]) -> Vec<Row> {
    let mut columns: HashMap<u64, (usize, f32)> = HashMap::new();
    for (stem, _) in texts.iter().flat_map(|text| &text.stems) {
        let place = columns.len();
        columns.entry(*stem).or_insert((place, 0.0)).1 += 1.0;
    }
    let row = |text: &TopicWords| {
        let mut row: Row = text
            .stems
            .iter()
            .map(|(stem, n)| {
                let (column, texts_with) = columns[stem];
                (column, (1.0 + (*n as f32).ln()) * (texts.len() as f32 / texts_with).ln())
            })
            .collect();
        let length = row.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
        row.iter_mut().for_each(|(_, weight)| *weight /= length);
        row
    };
    texts.iter().map(row).collect()
}

fn mean(rows: &[&Row], columns: usize) -> Vec<f32> {
    let mut mean = vec![0.0; columns];
    rows.iter().copied().flatten().for_each(|(column, weight)| mean[*column] += weight);
    let length = mean.iter().map(|entry| entry * entry).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    mean.iter_mut().for_each(|entry| *entry /= length);
    mean
}
