//! The overview as Markdown, for a wiki, a mail or a chat.
//!
//! In: an overview. Out: GitHub-flavoured Markdown. Never: customer text as markup.

use analytics::view::Overview;

use crate::chart_tables::{Cell, ChartTable, chart_tables};
use crate::{format, scope, sentences};

/// The overview as Markdown: scope, findings, every table.
pub fn page(overview: &Overview) -> String {
    let mut page = format!("# {}\n\n", escaped(&scope::title(&overview.scope)));
    for (name, text) in scope::facts(&overview.scope) {
        page.push_str(&format!("- **{}:** {}\n", escaped(name), escaped(&text)));
    }
    page.push_str("\n## What changed\n\n");
    if overview.findings.is_empty() {
        page.push_str(&format!("{}\n", escaped(&scope::nothing_changed(&overview.scope))));
    }
    for finding in &overview.findings {
        let said = sentences::sentence(finding);
        page.push_str(&format!("- **{}** ({})\n", escaped(&said.headline), escaped(&said.facts.join(" · "))));
    }
    for one in chart_tables(overview) {
        page.push_str(&table(&one));
    }
    page
}

fn table(table: &ChartTable) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let names = table.columns.iter().map(|column| escaped(&column.name)).collect();
    let rules = table.columns.iter().map(|column| if column.numeric { "---:" } else { "---" }.to_owned()).collect();
    let rows: String = (table.rows.iter())
        .map(|cells| line(cells.iter().map(Cell::shown).map(|text| escaped(&text)).collect()))
        .collect();
    format!(
        "\n## {}\n\n{} · n {}\n\n{}{}{rows}",
        escaped(table.title),
        escaped(&table.note),
        format::whole(table.n),
        line(names),
        line(rules)
    )
}

/// Text that no Markdown reader takes for markup, HTML, a link or the end of a cell.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '$' => safe.extend(['\\', letter]),
            control if control.is_control() => safe.push(' '),
            other => safe.push(other),
        }
    }
    // Readers turn bare addresses into links.
    safe.replace("://", ":\u{200b}//").replace("www.", "www\u{200b}.").replace('@', "@\u{200b}")
}
