//! The public sets of labelled texts, and how they are split.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

use xxhash_rust::xxh3::xxh3_64_with_seed;

/// Text and label.
pub type Labelled = Vec<(String, String)>;

/// Two columns of a table, of the rows that have both.
pub fn table(path: &Path, text: &str, label: &str) -> Result<Labelled, Box<dyn Error>> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_path(path)?;
    let headers = reader.headers()?.clone();
    let place = |name: &str| headers.iter().position(|header| header == name).ok_or(format!("no column {name}"));
    let (text, label) = (place(text)?, place(label)?);
    let mut rows = Vec::new();
    for row in reader.records() {
        let row = row?;
        rows.extend(row.get(text).zip(row.get(label)).map(|(text, label)| (text.to_owned(), label.to_owned())));
    }
    Ok(rows)
}

/// One list of clinc's file, as `train` or `oos_test`.
pub fn clinc(data: &Path, list: &str) -> Result<Labelled, Box<dyn Error>> {
    let file = std::fs::read_to_string(data.join("clinc_oos/data_full.json"))?;
    let mut lists: BTreeMap<String, Labelled> = serde_json::from_str(&file)?;
    lists.remove(list).ok_or_else(|| format!("clinc has no list {list}").into())
}

/// Splits each label's rows by hash with `seed`: as many as `first` says of so many go to the first part.
pub fn split(rows: &Labelled, seed: u64, first: impl Fn(usize) -> usize) -> (Labelled, Labelled) {
    let mut by_label: BTreeMap<&str, Vec<(u64, usize)>> = BTreeMap::new();
    for (at, (text, label)) in rows.iter().enumerate() {
        by_label.entry(label).or_default().push((xxh3_64_with_seed(text.as_bytes(), seed), at));
    }
    let (mut one, mut other) = (Vec::new(), Vec::new());
    for mut places in by_label.into_values() {
        places.sort_unstable();
        let take = first(places.len());
        for (count, (_, at)) in places.into_iter().enumerate() {
            if count < take { one.push(rows[at].clone()) } else { other.push(rows[at].clone()) }
        }
    }
    (one, other)
}

/// Four fifths.
pub fn most(of: usize) -> usize {
    (of * 4 + 2) / 5
}

/// The rows with each label moved to another row.
pub fn shuffled(rows: &Labelled) -> Labelled {
    let mut labels: Vec<(u64, &String)> =
        rows.iter().enumerate().map(|(at, (_, label))| (xxh3_64_with_seed(&at.to_le_bytes(), 1), label)).collect();
    labels.sort_unstable();
    rows.iter().zip(labels).map(|((text, _), (_, label))| (text.clone(), label.clone())).collect()
}

/// Writes rows as a table that `support-lens-cli classify` takes too, and reads them again as it does.
pub fn through_csv(folder: &Path, name: &str, rows: &Labelled) -> Result<Labelled, Box<dyn Error>> {
    std::fs::create_dir_all(folder)?;
    let path = folder.join(name).with_extension("csv");
    let mut writer = csv::Writer::from_path(&path)?;
    writer.write_record(["text", "label"])?;
    for (text, label) in rows {
        writer.write_record([text, label])?;
    }
    writer.flush()?;
    table(&path, "text", "label")
}
