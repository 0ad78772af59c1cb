//! Peak memory of importing a large CSV and a large NDJSON, each in a process of its own.

use std::path::Path;
use std::process::{Command, Stdio};

use engine::{ImportRequest, Workspace};
use model::Cancel;

use crate::corpus::{self, Shape};
use crate::{Outcome, speed};

/// Name of the measurement that a process of its own makes: FILE FOLDER.
pub const CHILD: &str = "import-alone";
/// Size of the files, MB, unless an argument says otherwise.
const MEGABYTES: u64 = 1000;
/// The most memory an import may take at any moment, MB.
const LIMIT: f64 = 700.0;

/// Makes the files, measures, and removes them again.
pub fn measure(megabytes: Option<&String>) -> Outcome {
    let megabytes = megabytes.map_or(Ok(MEGABYTES), |text| text.parse())?;
    let mut fits = true;
    for shape in [Shape::Csv, Shape::Lines] {
        let folder = tempfile::tempdir()?;
        let path = corpus::write_bytes(&folder.path().join(shape.file_name()), shape, megabytes * 1_000_000)?;
        let mut child = Command::new(std::env::current_exe()?);
        child.arg(CHILD).arg(&path).arg(folder.path().join("workspace")).stdout(Stdio::inherit());
        fits &= child.status()?.success();
    }
    Ok(fits)
}

/// Imports a file into a new workspace and prints what it took.
pub fn import(arguments: &[String]) -> Outcome {
    let [file, folder] = arguments else { return Err("FILE FOLDER".into()) };
    let folder = Path::new(folder);
    let workspace = Workspace::open(folder)?;
    let request = ImportRequest::detect(Path::new(file))?;
    let before = cpu_time::ProcessTime::now();
    let receipt = workspace.import(&request, &Cancel::default(), &mut |_| {})?;
    let peak = peak_megabytes()?;
    println!(
        "{}: {} tickets in {:.0} s, {:.0} CPU-s, peak {peak:.0} MB, asked < {LIMIT}",
        request.format,
        receipt.tally.new,
        receipt.seconds,
        before.elapsed().as_secs_f64()
    );
    speed::on_disk(folder)?;
    Ok(peak < LIMIT)
}

/// The most memory this process has had at once; only Linux tells.
fn peak_megabytes() -> Result<f64, Box<dyn std::error::Error>> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no VmHWM")?;
    Ok(line.trim().trim_end_matches(" kB").parse::<f64>()? * 1024.0 / 1e6)
}
