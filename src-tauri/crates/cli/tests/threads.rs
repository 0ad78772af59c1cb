//! The same input gives the same output, whatever the number of threads.

use std::path::Path;
use std::process::{Command, Output};

/// Runs the command with so many threads.
fn run(threads: u32, workspace: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_support-lens-cli"));
    command.env("RAYON_NUM_THREADS", threads.to_string()).arg("--workspace").arg(workspace).args(arguments);
    let output = command.output().expect("the command runs");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    output
}

/// All that a workspace of the sample says, made by so many threads.
fn said(folder: &Path, threads: u32) -> Vec<Vec<u8>> {
    let sample = engine::write_sample(folder).expect("the sample is written");
    let workspace = folder.join(format!("with-{threads}"));
    run(threads, &workspace, &["import", "--source", "sample", &sample.display().to_string()]);
    let out = folder.join("out");
    let path = out.display().to_string();
    let mut said = Vec::new();
    for (what, format) in [("tickets", "json"), ("tickets", "csv"), ("messages", "csv")] {
        run(threads, &workspace, &["export", what, "--format", format, "--out", &path]);
        said.push(std::fs::read(&out).expect("the export"));
    }
    said.push(run(threads, &workspace, &["--json", "summary", "--zone", "UTC"]).stdout);
    said.push(run(threads, &workspace, &["analyze", "--text", "Still waiting for my refund!"]).stdout);
    said
}

#[test]
fn one_thread_and_several_say_the_same() {
    let folder = tempfile::tempdir().expect("a folder");
    let one = said(folder.path(), 1);
    assert!(one.iter().all(|said| !said.is_empty()));
    for threads in [2, 5] {
        for (at, (several, one)) in said(folder.path(), threads).iter().zip(&one).enumerate() {
            assert!(several == one, "answer {at} differs with {threads} threads");
        }
    }
}
