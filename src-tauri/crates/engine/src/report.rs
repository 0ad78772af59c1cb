//! A report of a filter: every screen's numbers, gathered once, as a file.

use model::Filter;
use report::Report;

use crate::{Result, Workspace};

impl Workspace {
    /// The numbers of every screen for a filter.
    ///
    /// # Errors
    /// When the index or the store can't be read.
    pub fn report(&self, filter: &Filter) -> Result<Report> {
        Ok(Report {
            overview: self.overview(filter)?,
            trends: self.trends(filter)?,
            problems: self.problems(filter)?,
            sla: self.sla(filter, None)?,
        })
    }

    /// The report as one self-contained page with interactive charts.
    ///
    /// # Errors
    /// As [`Workspace::report`].
    pub fn report_html(&self, filter: &Filter) -> Result<String> {
        Ok(report::html::page(&self.report(filter)?)?)
    }

    /// The report as Markdown.
    ///
    /// # Errors
    /// As [`Workspace::report`].
    pub fn report_markdown(&self, filter: &Filter) -> Result<String> {
        Ok(report::markdown::page(&self.report(filter)?))
    }

    /// Every number of the report as CSV, one a row.
    ///
    /// # Errors
    /// As [`Workspace::report`].
    pub fn report_csv(&self, filter: &Filter) -> Result<String> {
        Ok(report::csv::numbers(&self.report(filter)?)?)
    }

    /// Every number of the report as JSON, in the shape the window gets them.
    ///
    /// # Errors
    /// As [`Workspace::report`].
    pub fn report_json(&self, filter: &Filter) -> Result<String> {
        Ok(report::json(&self.report(filter)?)?)
    }
}
