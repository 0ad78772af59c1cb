//! `classify` as scripts call it: figures, answers, and what it says of tables it can't use.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// Writes a table of texts of two kinds, and one of them without a label.
fn tables(folder: &Path) -> (PathBuf, PathBuf) {
    let rows = |numbers: std::ops::Range<u32>| {
        let kinds = ["billing", "login"];
        let texts = ["please refund the invoice", "cannot log in, the password fails"];
        let row = |at: u32| format!("\"{}, ticket {at}\",{}\n", texts[at as usize % 2], kinds[at as usize % 2]);
        numbers.map(row).collect::<String>()
    };
    let (train, test) = (folder.join("train.csv"), folder.join("test.csv"));
    std::fs::write(&train, format!("\u{feff}body,kind\n{}nobody said,\n", rows(0..40))).expect("a table");
    std::fs::write(
        &test,
        format!("kind,body\n{}", "billing,refund my invoice\nlogin,the password fails\nother,hello\n"),
    )
    .expect("a table");
    (train, test)
}

fn classify(train: &Path, test: &Path, text: &str, more: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_support-lens-cli"))
        .arg("classify")
        .arg("--train")
        .arg(train)
        .arg("--test")
        .arg(test)
        .args(["--text", text, "--label", "kind"])
        .args(more)
        .output()
        .expect("the command runs")
}

#[test]
fn figures_and_answers_are_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let (train, test) = tables(folder.path());
    let answers = folder.path().join("answers.csv");
    let done = classify(&train, &test, "body", &["--json", "--predictions", &answers.display().to_string()]);
    assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
    let told: Value = serde_json::from_slice(&done.stdout).expect("JSON");
    for (key, expected) in [("train_rows", 40.0), ("test_rows", 3.0), ("classes", 2.0), ("accuracy", 2.0 / 3.0)] {
        assert!((told[key].as_f64().unwrap_or(-1.0) - expected).abs() < 1e-5, "{key}: {told}");
    }
    for key in ["macro_f1", "expected_calibration_error", "train_seconds", "predict_seconds"] {
        assert!(told[key].is_number(), "{key}: {told}");
    }
    let answers = std::fs::read_to_string(answers).expect("the answers");
    let rows: Vec<Vec<&str>> = answers.lines().map(|line| line.split(',').collect()).collect();
    assert_eq!(rows[0], ["row", "gold", "predicted", "confidence", "abstained"]);
    assert_eq!(
        (rows[1][..3].to_vec(), rows[2][..3].to_vec()),
        (vec!["1", "billing", "billing"], vec!["2", "login", "login"])
    );
    assert_eq!((rows[3][1], rows[3][4], rows.len()), ("other", "true", 4));
}

#[test]
fn tables_that_cannot_be_used_are_told_with_what_to_do() {
    let folder = tempfile::tempdir().expect("a folder");
    let (train, test) = tables(folder.path());
    let write = |name: &str, content: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, content).expect("a table");
        path
    };
    let (empty, headed) = (write("empty.csv", ""), write("headed.csv", "body,kind\n"));
    let one = write("one.csv", "body,kind\na,same\nb,same\n");
    for (train, test, text, expected) in [
        (&train, &test, "subject", "there is no column “subject”. Its columns: body, kind."),
        (&empty, &test, "body", "there are no rows below the header"),
        (&train, &headed, "body", "there are no rows below the header"),
        (&one, &test, "body", "All texts are labelled “same”"),
        (&folder.path().join("absent.csv"), &test, "body", "absent.csv: "),
    ] {
        let failed = classify(train, test, text, &[]);
        let said = String::from_utf8_lossy(&failed.stderr);
        assert_eq!((failed.status.code(), said.contains(expected)), (Some(1), true), "{said}");
    }
}
