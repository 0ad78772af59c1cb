//! Ridge regression by conjugate gradients on the normal equations (Hestenes & Stiefel 1952, as CGNR).
//!
//! In: a system, a penalty. Out: the unknowns that predict the ratings best. Never: another order of additions.

use super::system::System;

/// Steps at most; the weights no longer change visibly well before.
const STEPS: usize = 60;

/// Gradients this much shorter than the first are as good as none.
const NEAR: f64 = 1e-5;

/// The unknowns of least weighted squared error plus `ridge` times their squares.
pub fn solve(system: &System, ridge: f64) -> Vec<f64> {
    let mut unknowns = vec![0.0; system.unknowns()];
    let (mut fitted, mut gathered) = (vec![0.0; system.texts()], vec![0.0; system.unknowns()]);
    let weighted: Vec<f64> = (0..system.texts()).map(|text| system.weight(text) * system.rating(text)).collect();
    system.gather(&weighted, &mut gathered);
    let mut residual = gathered.clone();
    let mut along = residual.clone();
    let mut length = dot(&residual, &residual);
    let enough = length * NEAR * NEAR;
    for _ in 0..STEPS {
        if length <= enough {
            break;
        }
        system.predict(&along, &mut fitted);
        (0..fitted.len()).for_each(|text| fitted[text] *= system.weight(text));
        system.gather(&fitted, &mut gathered);
        add(&mut gathered, ridge, &along);
        let step = length / dot(&along, &gathered);
        add(&mut unknowns, step, &along);
        add(&mut residual, -step, &gathered);
        let next = dot(&residual, &residual);
        along.iter_mut().zip(&residual).for_each(|(along, residual)| *along = residual + next / length * *along);
        length = next;
    }
    unknowns
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(a, b)| a * b).sum()
}

fn add(sum: &mut [f64], factor: f64, other: &[f64]) {
    sum.iter_mut().zip(other).for_each(|(sum, other)| *sum += factor * other);
}
