//! Comma-separated values that a spreadsheet opens without running anything in them.

use model::Rejection;

use crate::tables::{ChartTable, sections};
use crate::{Error, Report};

/// A text as it may stand in a spreadsheet's cell: one that a spreadsheet would run as a formula gets an apostrophe
/// before it (`=1+1`, `+49…`, `-x`, `@name`, tab, carriage return).
pub fn guarded(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) { format!("'{text}") } else { text.into() }
}

/// A chart's table: a header, plain numbers, empty for no data.
///
/// # Errors
/// Only when memory can't be written to, which does not happen.
pub fn chart(table: &ChartTable) -> Result<String, Error> {
    let header = table.columns.iter().map(|column| guarded(&column.name)).collect();
    let row = |cells: &Vec<crate::Cell>| cells.iter().map(plain).collect();
    written(std::iter::once(header).chain(table.rows.iter().map(row)))
}

/// Every number of a report, one a row: the screen, the table, the row's name, the column's name, the value.
///
/// # Errors
/// As [`chart`].
pub fn numbers(report: &Report) -> Result<String, Error> {
    let header = ["screen", "table", "row", "column", "value"].map(String::from).to_vec();
    let sections = sections(report);
    let rows = sections.iter().flat_map(|section| section.tables.iter().map(move |table| (section, table)));
    let cells = rows.flat_map(|(section, table)| {
        table.rows.iter().flat_map(move |row| {
            let name = row.first().map(plain).unwrap_or_default();
            table.columns.iter().zip(row).skip(1).map(move |(column, cell)| {
                vec![section.id.into(), table.id.into(), name.clone(), guarded(&column.name), plain(cell)]
            })
        })
    });
    written(std::iter::once(header).chain(cells))
}

/// Refused records of an import: line, column, value, reason.
///
/// # Errors
/// As [`chart`].
pub fn rejections(rejections: &[Rejection]) -> Result<String, Error> {
    let header = ["line", "column", "value", "reason"].map(String::from).to_vec();
    let row = |refused: &Rejection| {
        let texts = [&refused.column, &refused.value, &refused.reason].map(|text| guarded(text));
        std::iter::once(refused.line.to_string()).chain(texts).collect()
    };
    written(std::iter::once(header).chain(rejections.iter().map(row)))
}

/// Numbers may start with a minus; only words are guarded.
fn plain(cell: &crate::Cell) -> String {
    match cell {
        crate::Cell::Text(text) => guarded(text),
        number => number.plain(),
    }
}

fn written(rows: impl Iterator<Item = Vec<String>>) -> Result<String, Error> {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(&row)?;
    }
    let bytes = writer.into_inner().map_err(|error| Error::Write(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_words() {
        for (text, expected) in [
            ("=1+1", "'=1+1"),
            ("+49 30", "'+49 30"),
            ("-x", "'-x"),
            ("@me", "'@me"),
            ("\t=1", "'\t=1"),
            ("a=1", "a=1"),
            ("", ""),
        ] {
            assert_eq!(guarded(text), expected);
        }
    }

    #[test]
    fn rejections_come_back_as_they_were() -> Result<(), Error> {
        let refused =
            Rejection { line: 7, column: "a,\"b\"".into(), value: "=cmd\nx".into(), reason: "no date".into() };
        let text = rejections(&[refused])?;
        let mut reader = ::csv::Reader::from_reader(text.as_bytes());
        let rows: Vec<::csv::StringRecord> = reader.records().collect::<Result<_, _>>()?;
        assert_eq!(rows, [vec!["7", "a,\"b\"", "'=cmd\nx", "no date"]]);
        assert!(text.starts_with("line,column,value,reason\n"));
        Ok(())
    }
}
