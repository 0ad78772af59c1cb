//! The table: asked, baseline, measured.

/// What a figure must be.
#[derive(Clone, Copy)]
pub enum Asked {
    /// This or more.
    AtLeast(f64),
    /// This or less.
    AtMost(f64),
    /// Told, not judged.
    Told,
}

/// A figure.
#[derive(Clone)]
pub struct Line {
    /// Set and what is measured on it.
    pub what: String,
    /// What it must be.
    pub asked: Asked,
    /// What a simple method, or the product before, gets.
    pub baseline: Option<f64>,
    /// What the product gets; `None` where the set can't be read.
    pub measured: Option<f64>,
}

impl Line {
    /// A figure measured.
    pub fn new(what: impl Into<String>, asked: Asked, baseline: Option<f64>, measured: f64) -> Line {
        Line { what: what.into(), asked, baseline, measured: Some(measured) }
    }

    /// A figure whose set can't be read.
    pub fn missing(what: impl Into<String>, asked: Asked) -> Line {
        Line { what: what.into(), asked, baseline: None, measured: None }
    }

    fn falls_short(&self) -> bool {
        match (self.asked, self.measured) {
            (Asked::AtLeast(least), Some(measured)) => measured < least,
            (Asked::AtMost(most), Some(measured)) => measured > most,
            _ => false,
        }
    }
}

/// Prints one part of the table; how many figures fall short.
pub fn print(title: &str, lines: &[Line]) -> usize {
    println!("\n{title:<66} {:>9} {:>9} {:>9}", "asked", "baseline", "measured");
    for line in lines {
        let asked = match line.asked {
            Asked::AtLeast(least) => format!("≥ {}", figure(least)),
            Asked::AtMost(most) => format!("≤ {}", figure(most)),
            Asked::Told => String::new(),
        };
        let measured = line.measured.map_or_else(|| "no data".to_owned(), figure);
        let mark = if line.falls_short() { "  short" } else { "" };
        println!(
            "{:<66} {asked:>9} {:>9} {measured:>9}{mark}",
            line.what,
            line.baseline.map_or_else(String::new, figure)
        );
    }
    lines.iter().filter(|line| line.falls_short()).count()
}

/// Three digits of a share, none of a large or whole number.
fn figure(number: f64) -> String {
    if number.abs() >= 1000.0 || number.fract() == 0.0 { format!("{number:.0}") } else { format!("{number:.3}") }
}
