//! What leaves the window: reports, charts, the clipboard.

use std::path::{Path, PathBuf};
use std::process::Command;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use engine::{ExportKind, ExportShape, Workspace};
use model::Filter;
use serde::Deserialize;
use tauri::{Runtime, State, WebviewWindow};

use crate::desk::{Desk, blocking};
use crate::dialogs::FileWanted;
use crate::error::{Answer, AppError, ErrorCode, Fault};
use crate::files;

/// The file formats of a whole view.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ReportFormat {
    /// Every screen as a page with charts.
    Html,
    /// Every screen as text.
    Markdown,
    /// Every number of every screen, one a row.
    Numbers,
    /// The tickets behind the view, one a row.
    Csv,
    /// The tickets behind the view, whole.
    Json,
}

/// The file formats of one chart.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ChartFormat {
    /// Pixels.
    Png,
    /// Vectors.
    Svg,
    /// The numbers behind the chart.
    Csv,
}

/// Saves this view as a file; `None` when dismissed.
#[tauri::command]
pub async fn save_report<R: Runtime>(
    window: WebviewWindow<R>,
    desk: State<'_, Desk>,
    filter: Filter,
    format: ReportFormat,
) -> Answer<Option<PathBuf>> {
    let (kind, extension) = match format {
        ReportFormat::Html => ("Web page", "html"),
        ReportFormat::Markdown => ("Markdown text", "md"),
        ReportFormat::Numbers | ReportFormat::Csv => ("CSV table", "csv"),
        ReportFormat::Json => ("JSON data", "json"),
    };
    let name = format!("Support report {}.{extension}", chrono::Local::now().format("%Y-%m-%d"));
    let wanted = FileWanted { title: "Save report", name, kind, extension };
    save_as(&window, &desk, wanted, move |workspace| written(workspace, &filter, format)).await
}

/// Saves a chart as drawn by the window: base64 for PNG, text otherwise. `None` when dismissed.
#[tauri::command]
pub async fn save_chart<R: Runtime>(
    window: WebviewWindow<R>,
    desk: State<'_, Desk>,
    name: String,
    format: ChartFormat,
    data: String,
) -> Answer<Option<PathBuf>> {
    let (kind, extension) = match format {
        ChartFormat::Png => ("Picture", "png"),
        ChartFormat::Svg => ("Vector picture", "svg"),
        ChartFormat::Csv => ("CSV table", "csv"),
    };
    let bytes = match format {
        ChartFormat::Png => decoded(&data)?,
        ChartFormat::Svg | ChartFormat::Csv => data.into_bytes(),
    };
    let wanted = FileWanted { title: "Save chart", name: files::file_name(&name, extension), kind, extension };
    let Some(path) = desk.dialogs.save_file(&window, &wanted).await else { return Ok(None) };
    blocking(move || files::save(&path, &bytes).map(|()| Some(path))).await
}

/// Puts a picture (PNG in base64) on the clipboard.
#[tauri::command]
pub async fn copy_image(desk: State<'_, Desk>, png: String) -> Answer<()> {
    desk.clipboard.copy_png(&decoded(&png)?)
}

/// Puts a text on the clipboard.
#[tauri::command]
pub async fn copy_text(desk: State<'_, Desk>, text: String) -> Answer<()> {
    desk.clipboard.copy_text(text)
}

/// Shows the folder a file was saved in.
#[tauri::command]
pub async fn reveal(path: PathBuf) -> Answer<()> {
    let folder = path.parent().filter(|folder| folder.is_dir()).ok_or_else(|| {
        let message = format!("The folder of {} is no longer there.", path.display());
        AppError::new(ErrorCode::NotFound, Fault::Input, message).at(&path)
    })?;
    shown(folder).map_err(|error| {
        let message = format!("The file manager did not start: {error}. The file is in {}.", folder.display());
        AppError::new(ErrorCode::NotFound, Fault::Machine, message).at(&path)
    })
}

/// Asks where to save, then makes the bytes and saves them; `None` when dismissed.
pub async fn save_as<R, M>(
    window: &WebviewWindow<R>,
    desk: &Desk,
    wanted: FileWanted<'_>,
    make: M,
) -> Answer<Option<PathBuf>>
where
    R: Runtime,
    M: FnOnce(&Workspace) -> Result<Vec<u8>, engine::Error> + Send + 'static,
{
    let Some(path) = desk.dialogs.save_file(window, &wanted).await else { return Ok(None) };
    let bytes = desk.ask(make).await?;
    blocking(move || files::save(&path, &bytes).map(|()| Some(path))).await
}

fn written(workspace: &Workspace, filter: &Filter, format: ReportFormat) -> Result<Vec<u8>, engine::Error> {
    let shape = match format {
        ReportFormat::Html => return workspace.report_html(filter).map(String::into_bytes),
        ReportFormat::Markdown => return workspace.report_markdown(filter).map(String::into_bytes),
        ReportFormat::Numbers => return workspace.report_csv(filter).map(String::into_bytes),
        ReportFormat::Csv => ExportShape::Csv,
        ReportFormat::Json => ExportShape::Json,
    };
    let mut bytes = Vec::new();
    workspace.export(filter, ExportKind::Tickets, shape, &mut bytes)?;
    Ok(bytes)
}

fn decoded(base64: &str) -> Answer<Vec<u8>> {
    BASE64_STANDARD.decode(base64).map_err(|error| AppError::bug(format!("The picture is not base64: {error}.")))
}

#[cfg(target_os = "windows")]
const FILE_MANAGER: &str = "explorer";
#[cfg(target_os = "macos")]
const FILE_MANAGER: &str = "open";
#[cfg(not(any(target_os = "windows", target_os = "macos")))]
const FILE_MANAGER: &str = "xdg-open";

fn shown(folder: &Path) -> std::io::Result<()> {
    let mut file_manager = Command::new(FILE_MANAGER).arg(folder).spawn()?;
    // Waited for elsewhere, so that no finished process is left behind.
    std::thread::spawn(move || file_manager.wait());
    Ok(())
}
