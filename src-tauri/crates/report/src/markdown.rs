//! A report as Markdown, for a wiki, a mail or a chat.
//!
//! In: a report's numbers. Out: GitHub-flavoured Markdown. Never: customer text as markup.

use analytics::view::Scope;

use crate::data::Report;
use crate::sentences::{self, Sentence, recommendations};
use crate::tables::{Cell, ChartTable, sections};
use crate::{format, scope};

/// A report as Markdown: scope, what changed, where to look, every table.
pub fn page(report: &Report) -> String {
    let Report { overview, problems, .. } = report;
    let mut page = about(&overview.scope);
    page.push_str("\n## What changed\n\n");
    if overview.findings.is_empty() {
        page.push_str(&format!("{}\n", escaped(&scope::nothing_changed(&overview.scope))));
    }
    page.extend(overview.findings.iter().map(|one| item(&sentences::sentence(one, overview.clock))));
    if !problems.recommendations.is_empty() {
        page.push_str("\n## Where to look\n\n");
    }
    page.extend(problems.recommendations.iter().map(|one| item(&recommendations::sentence(one, problems.clock))));
    for section in sections(report).iter().filter(|section| !section.tables.is_empty()) {
        page.push_str(&format!("\n## {}\n", section.title));
        page.extend(section.tables.iter().map(table));
    }
    page
}

fn about(about: &Scope) -> String {
    let facts = scope::facts(about).into_iter();
    let facts = facts.map(|(name, text)| format!("- **{}:** {}\n", escaped(name), escaped(&text)));
    format!("# {}\n\n{}", escaped(&scope::title(about)), facts.collect::<String>())
}

fn item(said: &Sentence) -> String {
    format!("- **{}** ({})\n", escaped(&said.headline), escaped(&said.facts.join(" · ")))
}

fn table(table: &ChartTable) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let names = table.columns.iter().map(|column| escaped(&column.name)).collect();
    let rules = table.columns.iter().map(|column| if column.numeric { "---:" } else { "---" }.to_owned()).collect();
    let rows: String = (table.rows.iter())
        .map(|cells| line(cells.iter().map(Cell::shown).map(|text| escaped(&text)).collect()))
        .collect();
    format!(
        "\n### {}\n\n{} · n {}\n\n{}{}{rows}",
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
