//! What may stand on the command line, and what it means as a filter.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use engine::Workspace;
use model::{Clock, Facet, Filter, Instant};

use crate::output::Failure;

/// Turns a helpdesk's export into answers, on this machine.
#[derive(Debug, Parser)]
#[command(name = "support-lens-cli", version, about)]
pub struct Arguments {
    /// Data folder (default: the app's own).
    #[arg(long, global = true, value_name = "DIR")]
    pub workspace: Option<PathBuf>,
    /// Write the result as JSON on standard output.
    #[arg(long, global = true)]
    pub json: bool,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

impl Arguments {
    /// The folder to work in.
    pub fn folder(&self) -> PathBuf {
        self.workspace.clone().unwrap_or_else(engine::default_folder)
    }

    /// Opens the workspace for a command that writes.
    pub fn open(&self) -> Result<Workspace, Failure> {
        announced(Workspace::open(&self.folder())?)
    }

    /// Opens the workspace for a command that only reads; works while the window has it open.
    pub fn open_for_reading(&self) -> Result<Workspace, Failure> {
        announced(Workspace::open_for_reading(&self.folder())?)
    }
}

fn announced(workspace: Workspace) -> Result<Workspace, Failure> {
    if let Some(recovered) = workspace.recovered() {
        eprintln!("{recovered}");
    }
    Ok(workspace)
}

/// The commands of the headless contract.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read exports into the workspace.
    Import(ImportArguments),
    /// Read texts by given rules, else by those of the workspace, else by the built-in ones.
    Analyze(AnalyzeArguments),
    /// The numbers of Overview.
    Summary(FilterArguments),
    /// Agents: load, speed, satisfaction, score, and each beside what is expected for the same mix of tickets.
    Agents(FilterArguments),
    /// The lists and tables of Problems: areas, ageing, repeat customers, what the numbers recommend.
    Problems(FilterArguments),
    /// Promises kept and broken, under the workspace's rules and others.
    Sla(SlaArguments),
    /// Full-text search.
    Search(SearchArguments),
    /// Tickets like one.
    Similar(SimilarArguments),
    /// Train the classifier on one table and judge it on another.
    Classify(ClassifyArguments),
    /// Write a report of the current filter.
    Report(ReportArguments),
    /// Write tickets or messages as a file.
    Export(ExportArguments),
    /// List the imports.
    Imports,
    /// Take an import out, as if it had never been made.
    Undo(UndoArguments),
    /// Build the index anew from the store.
    Rebuild,
    /// Check the store against the index.
    Verify,
}

/// `import`.
#[derive(Debug, Args)]
pub struct ImportArguments {
    /// Files to read.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Read as this format instead of the one detected.
    #[arg(long)]
    pub format: Option<String>,
    /// Name of the helpdesk account the tickets belong to.
    #[arg(long)]
    pub source: Option<String>,
    /// JSON file with the column mapping (as saved by the window).
    #[arg(long, value_name = "FILE")]
    pub mapping: Option<PathBuf>,
    /// Channel of tickets whose export names none.
    #[arg(long)]
    pub channel: Option<String>,
    /// Read and report, write nothing.
    #[arg(long)]
    pub dry_run: bool,
}

/// `undo`.
#[derive(Debug, Args)]
pub struct UndoArguments {
    /// Number of the import, as `imports` lists it.
    #[arg(value_name = "N")]
    pub import: u32,
}

/// `analyze`.
#[derive(Debug, Args)]
pub struct AnalyzeArguments {
    /// What is read.
    #[command(flatten)]
    pub texts: TextArguments,
    /// Rules as the window exports them.
    #[arg(long, value_name = "FILE")]
    pub rules: Option<PathBuf>,
}

/// One text, or many.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub struct TextArguments {
    /// A text.
    #[arg(long)]
    pub text: Option<String>,
    /// NDJSON, one `{"id","text"}` a line; `-` is standard input.
    #[arg(long, value_name = "F.jsonl")]
    pub file: Option<PathBuf>,
}

/// `search`.
#[derive(Debug, Args)]
pub struct SearchArguments {
    /// Words, "phrases", -excluded, field:value.
    #[arg(value_name = "QUERY")]
    pub text: String,
    /// Hits to give.
    #[arg(long, default_value_t = 20)]
    pub limit: u32,
    #[command(flatten)]
    pub filter: FilterArguments,
}

/// `similar`.
#[derive(Debug, Args)]
pub struct SimilarArguments {
    #[command(flatten)]
    pub question: Question,
    /// Hits to give.
    #[arg(long, default_value_t = 10)]
    pub limit: u32,
}

/// What to look for with `similar`: exactly one.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub struct Question {
    /// A ticket of the workspace: ID, or SOURCE:ID where two sources share one.
    #[arg(long)]
    pub id: Option<String>,
    /// A text.
    #[arg(long)]
    pub text: Option<String>,
    /// NDJSON, one `{"id","text"}` a line.
    #[arg(long, value_name = "Q.jsonl")]
    pub batch: Option<PathBuf>,
}

/// `classify`.
#[derive(Debug, Args)]
pub struct ClassifyArguments {
    /// Table to learn from (CSV).
    #[arg(long, value_name = "T.csv")]
    pub train: PathBuf,
    /// Table to judge on (CSV).
    #[arg(long, value_name = "E.csv")]
    pub test: PathBuf,
    /// Column of the texts.
    #[arg(long, value_name = "COL")]
    pub text: String,
    /// Column of the labels.
    #[arg(long, value_name = "COL")]
    pub label: String,
    /// Where to write the answers: row, gold, predicted, confidence, abstained.
    #[arg(long, value_name = "OUT.csv")]
    pub predictions: Option<PathBuf>,
}

/// `report`.
#[derive(Debug, Args)]
pub struct ReportArguments {
    /// File format.
    #[arg(long, value_enum)]
    pub format: ReportFormat,
    /// Where to write it (default: `support-lens-report` in the current folder).
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    #[command(flatten)]
    pub filter: FilterArguments,
}

/// Formats of `report`.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum ReportFormat {
    /// One self-contained page with interactive charts.
    Html,
    /// Markdown.
    Md,
    /// Every number as CSV, one a row.
    Csv,
    /// Every number as JSON, in the shape the window gets them.
    Json,
}

/// `export`.
#[derive(Debug, Args)]
pub struct ExportArguments {
    /// What a row is.
    #[arg(value_enum)]
    pub what: Exported,
    /// File format.
    #[arg(long, value_enum)]
    pub format: ExportFormat,
    /// Where to write it (default: standard output).
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    #[command(flatten)]
    pub filter: FilterArguments,
}

/// What `export` writes.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Exported {
    /// One row a ticket.
    Tickets,
    /// One row a message.
    Messages,
}

/// Formats of `export`.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum ExportFormat {
    /// Comma-separated values with a header.
    Csv,
    /// A JSON array.
    Json,
}

/// Options that say which tickets.
#[derive(Debug, Default, Args)]
pub struct FilterArguments {
    /// Full-text query.
    #[arg(long, value_name = "TEXT")]
    pub query: Option<String>,
    /// First day.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub from: Option<String>,
    /// Last day, whole.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub to: Option<String>,
    /// Reporting zone.
    #[arg(long, value_name = "IANA")]
    pub zone: Option<String>,
    /// Effective category.
    #[arg(long)]
    pub category: Vec<String>,
    /// Effective priority.
    #[arg(long)]
    pub priority: Vec<String>,
    /// Channel.
    #[arg(long)]
    pub channel: Vec<String>,
    /// Status.
    #[arg(long)]
    pub status: Vec<String>,
    /// Agent.
    #[arg(long)]
    pub agent: Vec<String>,
    /// Tone label.
    #[arg(long)]
    pub sentiment: Vec<String>,
    /// Tag.
    #[arg(long)]
    pub tag: Vec<String>,
    /// Customer.
    #[arg(long)]
    pub customer: Vec<String>,
    /// Hours that durations count: all of them, or only business hours.
    #[arg(long, value_enum, default_value_t)]
    pub clock: ClockArgument,
    /// Instant at which ages and open clocks are measured, RFC 3339.
    #[arg(long, value_name = "INSTANT")]
    pub as_of: Option<String>,
}

/// `--clock`.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum ClockArgument {
    /// All hours.
    #[default]
    Calendar,
    /// Business hours.
    Business,
}

impl From<ClockArgument> for Clock {
    fn from(asked: ClockArgument) -> Clock {
        match asked {
            ClockArgument::Calendar => Clock::Calendar,
            ClockArgument::Business => Clock::Business,
        }
    }
}

/// `sla`.
#[derive(Debug, Args)]
pub struct SlaArguments {
    /// Judge the same tickets by these rules as well, a JSON file with `policy` and `hours` as `sla --json` prints under
    /// `rules`; what it leaves out is as built in. Nothing is kept.
    #[arg(long, value_name = "FILE")]
    pub what_if: Option<PathBuf>,
    /// Which tickets.
    #[command(flatten)]
    pub filter: FilterArguments,
}

impl FilterArguments {
    /// Applies `--zone` and `--as-of` to the workspace and gives the filter.
    ///
    /// # Errors
    /// A usage failure when a day, zone or instant can't be read.
    pub fn apply(&self, workspace: &Workspace) -> Result<Filter, Failure> {
        if let Some(zone) = &self.zone {
            workspace.use_zone(zone).map_err(usage_if_written_wrong)?;
        }
        if let Some(as_of) = &self.as_of {
            workspace.use_as_of(parse_instant(as_of)?);
        }
        let facets = [
            (Facet::Category, &self.category),
            (Facet::Priority, &self.priority),
            (Facet::Channel, &self.channel),
            (Facet::Status, &self.status),
            (Facet::Agent, &self.agent),
            (Facet::Sentiment, &self.sentiment),
            (Facet::Tag, &self.tag),
            (Facet::Customer, &self.customer),
        ];
        Ok(Filter {
            text: self.query.clone().unwrap_or_default(),
            period: workspace.period(self.from.as_deref(), self.to.as_deref()).map_err(usage_if_written_wrong)?,
            facets: facets
                .into_iter()
                .filter(|(_, values)| !values.is_empty())
                .map(|(facet, values)| (facet, values.clone()))
                .collect(),
            clock: self.clock.into(),
            ..Filter::default()
        })
    }
}

fn usage_if_written_wrong(error: engine::Error) -> Failure {
    match error {
        engine::Error::NoDay(_) | engine::Error::UnknownZone(_) => Failure::usage(error.to_string()),
        other => other.into(),
    }
}

fn parse_instant(text: &str) -> Result<Instant, Failure> {
    chrono::DateTime::parse_from_rfc3339(text)
        .map(|at| Instant::from(at.to_utc()))
        .map_err(|_| Failure::usage(format!("--as-of {text}: write it as 2026-03-29T12:00:00Z")))
}
