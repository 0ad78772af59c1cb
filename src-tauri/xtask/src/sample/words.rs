//! What stands for the placeholders in one ticket's texts.

use chrono::{DateTime, Duration, Utc};

use super::random::Random;

pub struct Words(Vec<(&'static str, String)>);

impl Words {
    pub fn new(random: &mut Random, created: DateTime<Utc>, customer: &str, agent: &str) -> Self {
        let first = |name: &str| name.split(' ').next().unwrap_or(name).to_owned();
        let before = Duration::days(1 + i64::from(random.below(4)));
        let mut one = |from: &[&str]| (*random.pick(from)).to_owned();
        Words(vec![
            ("{amount}", one(&["€49.00", "€98.00", "€240.00", "$129.00", "$59.90", "€1,176.00"])),
            ("{plan}", one(&["Team", "Studio", "Starter", "Business"])),
            ("{browser}", one(&["Firefox 143", "Chrome 141", "Safari 26", "Edge 141"])),
            ("{device}", one(&["Windows 11", "a MacBook", "Android 16", "an iPhone 17", "an iPad"])),
            ("{project}", one(&["Website relaunch", "Spring campaign", "Client portal", "Office move", "Q4 roadmap"])),
            ("{invoice}", format!("INV-{}", 20_000 + random.below(9_000))),
            ("{ref}", format!("RF{}", 100_000 + random.below(900_000))),
            ("{name}", first(customer)),
            ("{agent}", first(agent)),
            ("{day}", (created - before).format("%-d %B").to_string()),
            ("{month}", created.format("%B").to_string()),
        ])
    }

    pub fn fill(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, (slot, word)| text.replace(slot, word))
    }
}
