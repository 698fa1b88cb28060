//! What comes before what.

use super::Step;

/// Notes for each step the last one before it that touches one of its tables.
pub(super) fn note_dependencies(steps: &mut [Step]) {
    for position in 0..steps.len() {
        let mut found: Vec<usize> = steps[position]
            .tables
            .iter()
            .filter_map(|table| steps[..position].iter().rposition(|it| it.tables.contains(table)))
            .collect();
        found.sort_unstable();
        found.dedup();
        steps[position].depends_on = found;
    }
}

/// Renames in an order in which no name is taken; a circle is cut by a name for the moment.
pub(super) fn renames(wanted: &[(String, String)]) -> Vec<(String, String)> {
    let mut left: Vec<(String, String)> = wanted.to_vec();
    let mut ordered = Vec::new();
    while !left.is_empty() {
        let free = left.iter().position(|(_, to)| !left.iter().any(|(from, _)| from == to));
        match free {
            Some(position) => ordered.push(left.remove(position)),
            None => {
                let for_now = format!("__for_now_{}", left[0].0);
                ordered.push((left[0].0.clone(), for_now.clone()));
                left[0].0 = for_now;
            }
        }
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(all: &[(&str, &str)]) -> Vec<(String, String)> {
        all.iter().map(|(from, to)| ((*from).to_owned(), (*to).to_owned())).collect()
    }

    #[test]
    fn no_name_is_given_before_it_is_free() {
        assert_eq!(renames(&pairs(&[("a", "b"), ("b", "c")])), pairs(&[("b", "c"), ("a", "b")]));
        assert_eq!(
            renames(&pairs(&[("a", "b"), ("b", "a")])),
            pairs(&[("a", "__for_now_a"), ("b", "a"), ("__for_now_a", "b")])
        );
    }
}
