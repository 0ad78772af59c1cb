//! Measures speed and agreement on the public sets: `SUPPORT_LENS_DATA=… cargo run --release -p text --example measure`.

#![allow(clippy::print_stdout, reason = "an example's output is its purpose")]

use std::path::Path;

use model::{Message, Role, Ticket, Tone};
use text::{Rules, analyse, analyse_text};

const HUNDRED_WORDS: &str = "Hello, I have been trying to log in to my account since yesterday and it keeps saying my \
    password is wrong. I reset the password twice but the reset e-mail never arrived, and now the mobile app crashes \
    whenever I open the billing page. I was also charged twice for my subscription this month, which is really \
    frustrating because we rely on this service every day. Could you please refund the second payment and fix the login \
    problem as soon as possible? Our whole team can't work and we are losing customers. I attached a screenshot of the \
    error. Thank you for your help, best regards, Anna";

fn main() {
    let rules = Rules::default();
    speed(&rules);
    let Ok(data) = std::env::var("SUPPORT_LENS_DATA") else {
        println!("SUPPORT_LENS_DATA is not set: no agreement measured");
        return;
    };
    let data = Path::new(&data);
    report("airline_tweets", &airline(data), &rules);
    report("tweeteval_sentiment", &tweeteval(data), &rules);
    report("senti4sd", &senti4sd(data), &rules);
}

/// Texts per CPU-second of everything together.
fn speed(rules: &Rules) {
    let mut ticket = Ticket::new("example", "1");
    ticket.subject = "Cannot log in".to_owned();
    ticket.messages =
        vec![Message { id: None, role: Role::Customer, author: None, at: None, text: HUNDRED_WORDS.to_owned() }];
    let rounds = 20_000;
    let mut phrases = 0;
    let start = cpu_seconds();
    for round in 0..rounds {
        // A changing word keeps the optimiser honest.
        ticket.messages[0].text.replace_range(.., HUNDRED_WORDS);
        ticket.messages[0].text.push_str(if round % 2 == 0 { " again" } else { " now" });
        phrases += analyse(&ticket, rules).phrases.len();
    }
    let seconds = cpu_seconds() - start;
    println!(
        "{:.0} tickets of {} words a CPU-second ({phrases} phrases)",
        f64::from(rounds) / seconds,
        HUNDRED_WORDS.split(' ').count()
    );
    let long = HUNDRED_WORDS.repeat(10_000_000 / HUNDRED_WORDS.len());
    let start = cpu_seconds();
    let analysis = analyse_text(&long, rules);
    println!("10 MB: {:.2} s, {:?}", cpu_seconds() - start, analysis.sentiment.label);
}

/// CPU time this process has used, from Linux's clock ticks of 1/100 s; 0 elsewhere.
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks = |place: usize| after_name.split_whitespace().nth(place).and_then(|field| field.parse::<f64>().ok());
    (ticks(11).unwrap_or(0.0) + ticks(12).unwrap_or(0.0)) / 100.0
}

/// A text and its human label: 0 negative, 1 neutral, 2 positive.
type Labelled = Vec<(String, usize)>;

fn label(name: &str) -> Option<usize> {
    ["negative", "neutral", "positive"].iter().position(|known| *known == name)
}

fn airline(data: &Path) -> Labelled {
    let Ok(mut reader) = csv::Reader::from_path(data.join("airline_tweets/public_half.csv")) else { return Vec::new() };
    reader.records().flatten().filter_map(|row| Some((row.get(10)?.to_owned(), label(row.get(1)?)?))).collect()
}

fn tweeteval(data: &Path) -> Labelled {
    let read = |name: &str| std::fs::read_to_string(data.join("tweeteval_sentiment").join(name)).unwrap_or_default();
    let (texts, labels) = (read("val_text.txt"), read("val_labels.txt"));
    texts
        .lines()
        .zip(labels.lines())
        .filter_map(|(text, label)| Some((text.to_owned(), label.trim().parse().ok()?)))
        .collect()
}

fn senti4sd(data: &Path) -> Labelled {
    let text = std::fs::read(data.join("senti4sd/train3098itemPOLARITY.csv")).unwrap_or_default();
    let row = |line: &str| {
        let mut fields = line.splitn(3, ';').skip(1);
        let label = label(fields.next()?)?;
        Some((fields.next()?.to_owned(), label))
    };
    String::from_utf8_lossy(&text).lines().filter_map(row).collect()
}

/// Accuracy and macro-F1 of the product's labels, and of plain VADER at ±0.05.
fn report(name: &str, labelled: &Labelled, rules: &Rules) {
    let mut ours = [[0_u32; 3]; 3];
    let mut vader = [[0_u32; 3]; 3];
    let mut not_scored = 0;
    for (text, gold) in labelled {
        let sentiment = analyse_text(text, rules).sentiment;
        let found = match sentiment.label {
            Tone::Negative => 0,
            Tone::Positive => 2,
            Tone::Neutral => 1,
            Tone::NotScored => {
                not_scored += 1;
                1
            }
        };
        ours[*gold][found] += 1;
        vader[*gold][if sentiment.vader >= 0.05 { 2 } else { usize::from(sentiment.vader > -0.05) }] += 1;
    }
    println!(
        "{name}: {} texts, {not_scored} not scored; ours {}; VADER {}",
        labelled.len(),
        figures(&ours),
        figures(&vader)
    );
}

fn figures(counts: &[[u32; 3]; 3]) -> String {
    let total: u32 = counts.iter().flatten().sum();
    let right: u32 = (0..3).map(|class| counts[class][class]).sum();
    let f1 = |class: usize| {
        let found: u32 = counts.iter().map(|row| row[class]).sum();
        let gold: u32 = counts[class].iter().sum();
        f64::from(2 * counts[class][class]) / f64::from((found + gold).max(1))
    };
    format!(
        "accuracy {:.3}, macro-F1 {:.3} ({:.3} {:.3} {:.3})",
        f64::from(right) / f64::from(total.max(1)),
        (f1(0) + f1(1) + f1(2)) / 3.0,
        f1(0),
        f1(1),
        f1(2)
    )
}
