//! One self-contained page: works from a mail attachment, without a network, and without scripts.
//!
//! In: a report's numbers. Out: HTML. Never: customer text as markup, a link to anything outside the page.

use analytics::view::Mood;
use xxhash_rust::xxh3::xxh3_64;

use crate::data::Report;
use crate::headline::{self, Headline};
use crate::sentences::{self, Sentence, recommendations};
use crate::tables::{Cell, ChartTable, Section, sections};
use crate::{Error, format, scope};

const PLOTLY: &str = include_str!("../assets/plotly.js");
const FIGURES: &str = include_str!("../assets/figures.js");
const STYLE: &str = include_str!("../assets/page.css");

/// Draws the charts. When anything is missing the tables below say the same.
const START: &str = r#"SupportLensReport.render(document.getElementById("charts"), JSON.parse(document.getElementById("report").textContent));"#;

/// A report as a page, what a meeting needs first: what changed, where to look, the numbers, charts that answer to the
/// mouse, and every table.
///
/// # Errors
/// When the numbers can't be written as JSON, which is a fault of this program.
pub fn page(report: &Report) -> Result<String, Error> {
    let data = script_safe(&serde_json::to_string(report)?);
    // Only scripts that know the hash of the data may run, so none that came with the data can.
    let nonce = format!("{:016x}", xxh3_64(data.as_bytes()));
    let mut page = String::with_capacity(PLOTLY.len() + FIGURES.len() + 4 * data.len());
    page.push_str(&head(&scope::title(&report.overview.scope), &nonce));
    page.push_str(&body(report));
    page.push_str("<script type=\"application/json\" id=\"report\">");
    page.push_str(&data);
    page.push_str("</script>\n");
    for script in [PLOTLY, FIGURES, START] {
        page.push_str(&format!("<script nonce=\"{nonce}\">"));
        page.push_str(&script.replace("</script", "<\\/script"));
        page.push_str("</script>\n");
    }
    page.push_str("</body>\n</html>\n");
    Ok(page)
}

fn head(title: &str, nonce: &str) -> String {
    let policy = format!(
        "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'"
    );
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n",
        escaped(title)
    )
}

fn body(report: &Report) -> String {
    let overview = &report.overview;
    let mut body = format!("<body>\n<header>\n<h1>{}</h1>\n<dl>\n", escaped(&scope::title(&overview.scope)));
    for (name, text) in scope::facts(&overview.scope) {
        body.push_str(&format!("<dt>{}</dt><dd>{}</dd>\n", escaped(name), escaped(&text)));
    }
    body.push_str("</dl>\n</header>\n<main>\n");
    body.push_str(&findings(report));
    let mut sections = sections(report);
    // The headline table stands before the charts, all other tables after them.
    let headlines = sections.first_mut().filter(|first| !first.tables.is_empty()).map(|first| first.tables.remove(0));
    body.push_str("<h2>In numbers</h2>\n<div class=\"tiles\">\n");
    body.extend(headline::headlines(overview).iter().map(tile));
    body.push_str("</div>\n");
    body.push_str(&headlines.map(|headlines| table(&headlines)).unwrap_or_default());
    body.push_str("<h2>Charts</h2>\n<div id=\"charts\"></div>\n");
    body.push_str("<noscript><p>The charts need scripts. The tables below hold the same numbers.</p></noscript>\n");
    body.extend(sections.iter().map(section));
    body.push_str(
        "</main>\n<footer>Made by Support Lens on one computer; this page loads nothing from anywhere.</footer>\n",
    );
    body
}

/// What changed, and where to look; nothing where nothing is sure.
fn findings(report: &Report) -> String {
    let (overview, problems) = (&report.overview, &report.problems);
    let clock = overview.clock;
    let changed = overview.findings.iter().map(|one| (one.mood, sentences::sentence(one, clock)));
    let look = problems.recommendations.iter().map(|one| (one.mood, recommendations::sentence(one, problems.clock)));
    let said = format!("<p>{}</p>\n", escaped(&scope::nothing_changed(&overview.scope)));
    let changed = list(changed).unwrap_or(said);
    let look = list(look).map(|items| format!("<h2>Where to look</h2>\n{items}")).unwrap_or_default();
    format!("<h2>What changed</h2>\n{changed}{look}")
}

/// `None` for none.
fn list(sentences: impl Iterator<Item = (Mood, Sentence)>) -> Option<String> {
    let items: String = sentences.map(|(mood, said)| item(mood, &said)).collect();
    (!items.is_empty()).then(|| format!("<ul>\n{items}</ul>\n"))
}

fn item(mood: Mood, said: &Sentence) -> String {
    format!(
        "<li class=\"{}\"><strong>{}</strong><span class=\"note\">{}</span></li>\n",
        mood_class(mood),
        escaped(&said.headline),
        escaped(&said.facts.join(" · "))
    )
}

/// The tables of a screen; nothing for a screen without numbers.
fn section(section: &Section) -> String {
    if section.tables.is_empty() {
        return String::new();
    }
    let tables: String = section.tables.iter().map(table).collect();
    format!("<section id=\"tables-{}\">\n<h2>{}: tables</h2>\n{tables}</section>\n", section.id, section.title)
}

fn tile(headline: &Headline) -> String {
    format!(
        "<div class=\"tile\"><p class=\"note\">{}</p><p class=\"value\">{}</p><p class=\"note {}\">{}</p></div>\n",
        escaped(&format!("{} · n\u{a0}{}", headline.name, format::whole(headline.n))),
        escaped(&headline.value),
        mood_class(headline.mood),
        escaped(&headline.beside)
    )
}

fn mood_class(mood: Mood) -> &'static str {
    match mood {
        Mood::Good => "good",
        Mood::Bad => "bad",
        Mood::Neutral => "neutral",
    }
}

fn table(table: &ChartTable) -> String {
    let head: String = (table.columns.iter())
        .map(|column| format!("<th scope=\"col\"{}>{}</th>", figure(column.numeric), escaped(&column.name)))
        .collect();
    let rows: String = table.rows.iter().map(|cells| row(cells, table)).collect();
    format!(
        "<section class=\"figure-box\" id=\"{}\">\n<h3>{}</h3>\n<p class=\"note\">{} · n {}</p>\n<div class=\"wide\"><table>\n\
         <thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table></div>\n</section>\n",
        table.id,
        escaped(table.title),
        escaped(&table.note),
        format::whole(table.n)
    )
}

/// The first cell names the row.
fn row(cells: &[Cell], table: &ChartTable) -> String {
    let cell = |(index, cell): (usize, &Cell)| {
        let (tag, scope) = if index == 0 { ("th", " scope=\"row\"") } else { ("td", "") };
        let numeric = table.columns.get(index).is_some_and(|column| column.numeric);
        format!("<{tag}{scope}{}>{}</{tag}>", figure(numeric), escaped(&cell.shown()))
    };
    format!("<tr>{}</tr>\n", cells.iter().enumerate().map(cell).collect::<String>())
}

fn figure(numeric: bool) -> &'static str {
    if numeric { " class=\"figure\"" } else { "" }
}

/// Text as it may stand between tags and in attributes. Control characters, which HTML forbids, become a replacement sign.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\t' | '\n' | '\r' => safe.push(' '),
            control if control.is_control() => safe.push('\u{fffd}'),
            other => safe.push(other),
        }
    }
    safe
}

/// JSON as it may stand inside a script element: nothing in it can end the element or a line of a script.
fn script_safe(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    for letter in json.chars() {
        match letter {
            '<' => safe.push_str("\\u003c"),
            '>' => safe.push_str("\\u003e"),
            '&' => safe.push_str("\\u0026"),
            '\u{2028}' => safe.push_str("\\u2028"),
            '\u{2029}' => safe.push_str("\\u2029"),
            other => safe.push(other),
        }
    }
    safe
}
