//! tauri-driver: one process a test, with ports of its own, ended with the test.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(10);

/// A running tauri-driver.
pub struct Driver {
    process: Child,
    port: u16,
    native_port: u16,
}

/// Why the window can't be driven here; `None` when it can.
pub fn unavailable() -> Option<String> {
    let display = ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some());
    let missing = [
        (!cfg!(target_os = "linux"), "WebKitGTK (Linux)"),
        (!tauri_driver().is_file(), "tauri-driver in .tools (run `cargo xtask test`)"),
        (native_driver().is_none(), "WebKitWebDriver (package webkit2gtk-driver)"),
        (!display, "a display (run under xvfb-run)"),
    ];
    let missing: Vec<_> = missing.iter().filter(|(lacks, _)| *lacks).map(|(_, what)| *what).collect();
    if missing.is_empty() { None } else { Some(format!("left out: the real window needs {}", missing.join(", "))) }
}

impl Driver {
    /// Starts it; `environment` reaches the app.
    pub fn start(environment: &[(&str, PathBuf)]) -> Self {
        let [port, native_port] = free_ports();
        let mut command = Command::new(tauri_driver());
        command.args(["--port", &port.to_string(), "--native-port", &native_port.to_string()]);
        command.arg("--native-driver").arg(native_driver().expect("checked before"));
        command.envs(environment.iter().map(|(name, value)| (name, value))).stdin(Stdio::null()).stdout(Stdio::null());
        let process = own_group(&mut command).spawn().expect("tauri-driver starts");
        let driver = Driver { process, port, native_port };
        driver.wait_until_listening();
        driver
    }

    /// Where it listens.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    fn wait_until_listening(&self) {
        let start = Instant::now();
        for port in [self.port, self.native_port] {
            while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
                assert!(start.elapsed() < PATIENCE, "tauri-driver does not listen on port {port}");
                std::thread::sleep(Duration::from_millis(20));
            }
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The group, so that the native driver and a window left open by a failed test end with it.
        let group = format!("-{}", self.process.id());
        let _ = Command::new("kill").args(["-TERM", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.process.wait();
    }
}

/// Two ports nobody listens on. They are let go before they are used; the system does not hand them out again so soon.
fn free_ports() -> [u16; 2] {
    let listeners = [0, 0].map(|any| TcpListener::bind(("127.0.0.1", any)).expect("a free port"));
    listeners.map(|listener| listener.local_addr().expect("a bound port").port())
}

fn tauri_driver() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools/bin/tauri-driver")
}

fn native_driver() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join("WebKitWebDriver")).find(|program| program.is_file())
}

#[cfg(unix)]
fn own_group(command: &mut Command) -> &mut Command {
    std::os::unix::process::CommandExt::process_group(command, 0)
}

#[cfg(not(unix))]
fn own_group(command: &mut Command) -> &mut Command {
    command
}
