//! A window without a display: the real commands over tauri's mock runtime.

use std::ops::Deref;
use std::path::Path;

use serde_json::{Value, json};
use support_lens::{Desk, Dialogs, Recent};
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder, mock_context, noop_assets};
use tauri::webview::InvokeRequest;
use tauri::{App, Manager, WebviewWindow, WebviewWindowBuilder};

/// An app with a window on a workspace.
pub struct Door {
    calls: Calls,
    app: App<MockRuntime>,
}

/// What the window can call; may be shared between threads, as the window's calls are.
pub struct Calls(WebviewWindow<MockRuntime>);

impl Door {
    /// Opens the workspace in `folder`; file dialogs are dismissed.
    pub fn open(folder: &Path) -> Self {
        Door::open_with(folder, dismissed())
    }

    /// Opens the workspace in `folder`; save dialogs are answered with `saved`.
    pub fn open_saving_to(folder: &Path, saved: &Path) -> Self {
        Door::open_with(
            folder,
            Dialogs::Scripted { open: Vec::new(), save_folder: Some(saved.to_owned()), folder: None },
        )
    }

    /// Opens the workspace in `folder`; no other was opened lately.
    pub fn open_with(folder: &Path, dialogs: Dialogs) -> Self {
        Door::open_remembering(folder, dialogs, Recent::load(folder.join("recent.json")))
    }

    /// Opens the workspace in `folder` with a list of those opened lately.
    pub fn open_remembering(folder: &Path, dialogs: Dialogs, recent: Recent) -> Self {
        let app = support_lens::with_commands(mock_builder(), Desk::new(dialogs, recent))
            .build(mock_context(noop_assets()))
            .expect("the app is built");
        let window = WebviewWindowBuilder::new(&app, "main", Default::default()).build().expect("the window is built");
        app.state::<Desk>().open_in_background(folder.to_owned());
        Door { calls: Calls(window), app }
    }
}

impl Calls {
    /// Calls a command as the window would.
    pub fn ask(&self, command: &str, arguments: Value) -> Result<Value, Value> {
        let url =
            if cfg!(any(windows, target_os = "android")) { "http://tauri.localhost" } else { "tauri://localhost" };
        let request = InvokeRequest {
            cmd: command.to_owned(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: url.parse().expect("a url"),
            body: InvokeBody::Json(arguments),
            headers: Default::default(),
            invoke_key: INVOKE_KEY.to_owned(),
        };
        get_ipc_response(&self.0, request).map(|answer| answer.deserialize().expect("JSON"))
    }

    /// The answer of a command that has to succeed.
    #[track_caller]
    pub fn answer(&self, command: &str, arguments: Value) -> Value {
        match self.ask(command, arguments) {
            Ok(answer) => answer,
            Err(error) => panic!("{command}: {error:#}"),
        }
    }

    /// The error of a command that has to fail.
    #[track_caller]
    pub fn error(&self, command: &str, arguments: Value) -> Value {
        match self.ask(command, arguments) {
            Ok(answer) => panic!("{command} answered {answer:#}"),
            Err(error) => error,
        }
    }

    /// Loads the sample data and gives the receipt.
    #[track_caller]
    pub fn load_sample(&self) -> Value {
        self.answer("load_sample", json!({ "onProgress": CHANNEL }))
    }

    /// Confirms a file as detected and gives the receipt or the error.
    pub fn import(&self, file: &Path) -> Result<Value, Value> {
        let plan = self.ask("inspect_file", json!({ "path": file }))?;
        let request = json!({
            "path": file,
            "format": plan["format"],
            "source": plan["source"],
            "mapping": plan["mapping"],
            "onProgress": CHANNEL,
        });
        self.ask("start_import", request)
    }
}

impl Deref for Door {
    type Target = Calls;

    fn deref(&self) -> &Calls {
        &self.calls
    }
}

impl Drop for Door {
    fn drop(&mut self) {
        self.app.state::<Desk>().close();
    }
}

/// File dialogs that are all dismissed.
pub fn dismissed() -> Dialogs {
    Dialogs::Scripted { open: Vec::new(), save_folder: None, folder: None }
}

/// How the window names the channel that progress comes back on.
pub const CHANNEL: &str = "__CHANNEL__:1";

/// A number of an answer, at a JSON pointer.
#[track_caller]
pub fn number(answer: &Value, pointer: &str) -> f64 {
    answer.pointer(pointer).and_then(Value::as_f64).unwrap_or_else(|| panic!("no number at {pointer} in {answer:#}"))
}

/// The filter that opens exactly the tickets behind a number, as the window makes it.
pub fn narrowed(filter: &Value, by: &Value) -> Value {
    let mut made = filter.as_object().cloned().unwrap_or_default();
    if by["all_time"] == json!(true) {
        made.remove("period");
    }
    for part in ["period", "population"] {
        if !by[part].is_null() {
            made.insert(part.to_owned(), by[part].clone());
        }
    }
    let mut facets = made.remove("facets").and_then(|facets| facets.as_object().cloned()).unwrap_or_default();
    for pair in by["facets"].as_array().into_iter().flatten() {
        facets.insert(pair[0].as_str().unwrap_or_default().to_owned(), pair[1].clone());
    }
    made.insert("facets".to_owned(), Value::Object(facets));
    for part in ["ranges", "having", "sla", "repeats"] {
        let mut all = made.remove(part).and_then(|list| list.as_array().cloned()).unwrap_or_default();
        all.extend(by[part].as_array().cloned().unwrap_or_default());
        made.insert(part.to_owned(), Value::Array(all));
    }
    Value::Object(made)
}
