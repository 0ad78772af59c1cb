//! Like with like: agents with mixes of their own, and what is expected of them.

use std::collections::BTreeMap;

use analytics::stats::holm::holm;
use analytics::stats::standardised::{Cases, Kind};

use crate::measured::{Measured, NINETY_FIVE, percent};
use crate::random::Random;

const PRIORITIES: usize = 4;
/// Tickets an agent needs to be told apart.
const FEWEST: u32 = 10;

/// A team as it is simulated.
#[derive(Clone, Copy)]
struct Team {
    name: &'static str,
    agents: usize,
    categories: usize,
    /// Tickets of the smallest and the largest agent.
    tickets: (usize, usize),
    /// How far agents differ, on the scale of log odds.
    differ: f64,
    /// How far kinds of tickets differ, likewise; the middle one is brought off at even odds moved by `level`.
    kinds_differ: f64,
    level: f64,
}

const TEAMS: [Team; 8] = [
    Team {
        name: "equal, small",
        agents: 6,
        categories: 8,
        tickets: (30, 60),
        differ: 0.0,
        kinds_differ: 0.8,
        level: 0.4,
    },
    Team {
        name: "equal, large",
        agents: 20,
        categories: 8,
        tickets: (40, 400),
        differ: 0.0,
        kinds_differ: 1.2,
        level: 0.0,
    },
    Team {
        name: "equal, mostly good",
        agents: 8,
        categories: 8,
        tickets: (30, 200),
        differ: 0.0,
        kinds_differ: 0.3,
        level: 1.6,
    },
    Team {
        name: "different, small",
        agents: 6,
        categories: 8,
        tickets: (30, 60),
        differ: 0.5,
        kinds_differ: 0.8,
        level: 0.4,
    },
    Team {
        name: "different, large",
        agents: 20,
        categories: 8,
        tickets: (40, 400),
        differ: 0.5,
        kinds_differ: 1.2,
        level: 0.0,
    },
    Team {
        name: "equal, many kinds",
        agents: 6,
        categories: 30,
        tickets: (30, 90),
        differ: 0.0,
        kinds_differ: 0.8,
        level: 0.4,
    },
    Team {
        name: "different, many kinds",
        agents: 12,
        categories: 30,
        tickets: (30, 90),
        differ: 0.5,
        kinds_differ: 0.8,
        level: 0.4,
    },
    Team {
        name: "two agents",
        agents: 2,
        categories: 8,
        tickets: (60, 200),
        differ: 0.4,
        kinds_differ: 0.8,
        level: 0.8,
    },
];

/// Tickets of an agent of one kind, and the probability that one of them is brought off.
struct Cell {
    agent: u32,
    kind: Kind,
    n: u32,
    probability: f64,
}

fn chance(log_odds: f64) -> f64 {
    (1.0 / (1.0 + (-log_odds).exp())).clamp(0.1, 0.9)
}

impl Team {
    /// Who gets which tickets: each agent has favourite categories, and urgent tickets are the harder ones.
    fn cells(&self, random: &mut Random) -> Vec<Cell> {
        let hard: Vec<f64> = (0..self.categories).map(|_| self.level + self.kinds_differ * random.normal()).collect();
        let mut counts: BTreeMap<(u32, Kind), u32> = BTreeMap::new();
        let skills: Vec<f64> = (0..self.agents).map(|_| self.differ * random.normal()).collect();
        for agent in 0..self.agents as u32 {
            let favourite = random.below(self.categories);
            let tickets = self.tickets.0 + random.below(self.tickets.1 - self.tickets.0 + 1);
            for _ in 0..tickets {
                let kind = if random.happens(0.4) { favourite } else { random.below(self.categories) };
                let group = random.below(PRIORITIES).min(random.below(PRIORITIES));
                *counts.entry((agent, Kind { group: group as u32, kind: kind as u32 })).or_default() += 1;
            }
        }
        let probability = |agent: u32, kind: Kind| {
            chance(hard[kind.kind as usize] + skills[agent as usize] - 0.4 * self.kinds_differ * f64::from(kind.group))
        };
        counts
            .into_iter()
            .map(|((agent, kind), n)| Cell { agent, kind, n, probability: probability(agent, kind) })
            .collect()
    }
}

/// True own − expected of an agent, cell by cell: what the others would bring off with exactly these kinds of tickets. Where
/// the others have none of a kind, what they bring off in its priority.
fn truth(agent: u32, cells: &[Cell]) -> f64 {
    let mean = |of: &dyn Fn(&Cell) -> bool| {
        let others = cells.iter().filter(|cell| cell.agent != agent && of(cell));
        let (sum, n) = others
            .fold((0.0, 0.0), |(sum, n), cell| (sum + f64::from(cell.n) * cell.probability, n + f64::from(cell.n)));
        (n > 0.0).then(|| sum / n)
    };
    let own: Vec<&Cell> = cells.iter().filter(|cell| cell.agent == agent).collect();
    let n: u32 = own.iter().map(|cell| cell.n).sum();
    let difference = |cell: &&Cell| {
        let alike =
            mean(&|other| other.kind == cell.kind).or_else(|| mean(&|other| other.kind.group == cell.kind.group));
        f64::from(cell.n) * (cell.probability - alike.unwrap_or(cell.probability))
    };
    own.iter().map(difference).sum::<f64>() / f64::from(n)
}

/// Share of intervals that hold the true difference; and, where agents are equal, the share of teams with anybody flagged.
pub fn measure(runs: u32) -> Vec<Measured> {
    TEAMS.iter().flat_map(|team| of_team(team, runs)).collect()
}

fn of_team(team: &Team, runs: u32) -> Vec<Measured> {
    let mut random = Random(team.agents as u64 * 1_000 + team.tickets.0 as u64);
    let (mut said, mut holds, mut flagged) = (0, 0, 0);
    for _ in 0..runs {
        let cells = team.cells(&mut random);
        let mut cases = Cases::default();
        for cell in &cells {
            let hits = (0..cell.n).filter(|_| random.happens(cell.probability)).count() as u32;
            cases.add_all(cell.agent, cell.kind, (hits, cell.n));
        }
        let found = cases.standardised(FEWEST);
        for one in &found {
            let truth = truth(one.unit, &cells);
            said += 1;
            holds += u32::from(one.interval.0 <= truth && truth <= one.interval.1);
        }
        let p = holm(&found.iter().map(|one| one.p).collect::<Vec<f64>>());
        flagged += u32::from(p.iter().any(|&p| p < 0.05));
    }
    let what = format!("Like with like, {}", team.name);
    let covers = Measured { what: what.clone(), found: percent(holds, said), asked: NINETY_FIVE };
    let falsely = Measured {
        what: format!("{what}: teams with anybody flagged"),
        found: percent(flagged, runs),
        asked: 0.0..=5.0,
    };
    if team.differ == 0.0 { vec![covers, falsely] } else { vec![covers] }
}
