//! Installs what a fresh machine lacks, or names it.
//!
//! In: nothing. Out: a machine that can build (and test). Never: touches what is already there.

use crate::outcome::{Failure, Outcome};
use crate::process::{command, found, output, root, run};

const NODE: (u32, u32) = (20, 19);
const TAURI_DRIVER: &str = "2.1.0";

/// What a Debian package gives, and how to see that it is there.
struct Package {
    name: &'static str,
    sign: Sign,
}

enum Sign {
    Library(&'static str),
    Program(&'static str),
    Folder(&'static str),
}

/// Needed to compile and open the app.
const BUILD: [Package; 4] = [
    Package { name: "build-essential", sign: Sign::Program("cc") },
    Package { name: "pkg-config", sign: Sign::Program("pkg-config") },
    Package { name: "libwebkit2gtk-4.1-dev", sign: Sign::Library("webkit2gtk-4.1") },
    Package { name: "librsvg2-dev", sign: Sign::Library("librsvg-2.0") },
];

/// Needed to drive the real window in tests.
const TEST: [Package; 4] = [
    Package { name: "webkit2gtk-driver", sign: Sign::Program("WebKitWebDriver") },
    Package { name: "xvfb", sign: Sign::Program("xvfb-run") },
    Package { name: "xauth", sign: Sign::Program("xauth") },
    Package { name: "fonts-dejavu-core", sign: Sign::Folder("/usr/share/fonts/truetype/dejavu") },
];

/// Makes the machine able to build the app.
pub fn for_building() -> Outcome {
    system_packages(&BUILD)?;
    node()
}

/// Makes the machine able to build the app and drive its window.
pub fn for_testing() -> Outcome {
    system_packages(&BUILD)?;
    system_packages(&TEST)?;
    node()?;
    tauri_driver()
}

fn system_packages(wanted: &[Package]) -> Outcome {
    if !cfg!(target_os = "linux") {
        return Ok(()); // WebView2 and WKWebView come with the system.
    }
    let missing: Vec<_> = wanted.iter().filter(|package| !package.sign.seen()).map(|package| package.name).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("Missing system packages: {}", missing.join(" "));
    if !found("apt-get") {
        return Err(Failure::Missing {
            what: missing.join(", "),
            remedy: "These are Debian's names; install your system's packages of the same content, then try again."
                .into(),
        });
    }
    apt_get(&["update"])?;
    apt_get(&[&["install", "-y", "--no-install-recommends"], missing.as_slice()].concat())
}

impl Sign {
    fn seen(&self) -> bool {
        match self {
            Sign::Library(name) => output(&mut command("pkg-config", ["--modversion", name])).is_ok(),
            Sign::Program(name) => found(name),
            Sign::Folder(path) => std::path::Path::new(path).is_dir(),
        }
    }
}

fn apt_get(arguments: &[&str]) -> Outcome {
    let root_user = output(&mut command("id", ["-u"]))?.trim() == "0";
    let mut apt =
        if root_user { command("apt-get", arguments) } else { command("sudo", [&["apt-get"], arguments].concat()) };
    if !root_user {
        apt.stdin(std::process::Stdio::inherit()); // sudo may ask for the password.
    }
    run(apt.env("DEBIAN_FRONTEND", "noninteractive"))
}

fn node() -> Outcome {
    let version = output(&mut command("node", ["--version"])).unwrap_or_default();
    if node_version(&version).is_some_and(|version| version >= NODE) {
        return Ok(());
    }
    let found = if version.trim().is_empty() { "none".to_owned() } else { version.trim().to_owned() };
    Err(Failure::Missing {
        what: format!("Node.js {}.{} or newer (found: {found})", NODE.0, NODE.1),
        remedy: "Install it from https://nodejs.org or your system's packages, then try again.".into(),
    })
}

/// Major and minor of `v20.19.1`.
fn node_version(printed: &str) -> Option<(u32, u32)> {
    let mut parts = printed.trim().strip_prefix('v')?.split('.').map(str::parse);
    Some((parts.next()?.ok()?, parts.next()?.ok()?))
}

fn tauri_driver() -> Outcome {
    let tools = root().join(".tools");
    if !cfg!(target_os = "linux") || tools.join("bin/tauri-driver").is_file() {
        return Ok(());
    }
    println!("Installing tauri-driver {TAURI_DRIVER} into .tools");
    let mut install =
        crate::process::cargo(["install", "tauri-driver", "--version", TAURI_DRIVER, "--locked", "--debug"]);
    run(install.arg("--root").arg(&tools))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_versions_are_compared_as_numbers() {
        let check = |printed: &str, enough: bool| {
            assert_eq!(node_version(printed).is_some_and(|version| version >= NODE), enough, "{printed}");
        };
        check("v20.19.0\n", true);
        check("v20.20.2\n", true);
        check("v22.3.0", true);
        check("v20.9.0", false);
        check("v18.20.0", false);
        check("", false);
    }
}
