//! Smaller nested queries.

use squall::ast::{Select, SelectItem, Statement, TableRef};

use super::{Shrinker, relink::relink_column};
use crate::{
    living,
    machine::{Judge, Program},
    nested::{Branch, is_open},
    relation::Linked,
    tree,
};

impl Shrinker<'_> {
    /// Fewer branches, with fewer clauses.
    pub(super) fn smaller_nested(&mut self) {
        let mut place = 0;
        while self.branches() > place {
            self.offer(|program| raise(program, place));
            if self.offer(|program| remove(program, place)) {
                continue;
            }
            let changes: [fn(&mut Branch); 4] = [
                |branch| branch.children.clear(),
                |branch| branch.select.filter = None,
                |branch| branch.select.offset = None,
                |branch| branch.select.limit = None,
            ];
            for change in changes {
                self.offer(|program| with_branch(program, place, change));
            }
            for item in (0..8).rev() {
                self.offer(|program| {
                    with_branch(program, place, |branch| {
                        if item < branch.select.items.len() {
                            branch.select.items.remove(item);
                        }
                    });
                });
            }
            for term in (0..4).rev() {
                self.offer(|program| {
                    with_branch(program, place, |branch| {
                        if term < branch.select.order_by.len() {
                            branch.select.order_by.remove(term);
                        }
                    });
                });
            }
            place += 1;
        }
    }

    fn branches(&self) -> usize {
        let Judge::Nested(branches) = &self.program.judge else { return 0 };
        branches.iter().map(size).sum()
    }
}

fn size(branch: &Branch) -> usize {
    1 + branch.children.iter().map(size).sum::<usize>()
}

/// Changes the branch at a place, counted through the tree.
fn with_branch(program: &mut Program, place: usize, change: impl FnOnce(&mut Branch)) {
    let Judge::Nested(branches) = &mut program.judge else { return };
    let mut left = place;
    if let Some((among, at)) = find(branches, &mut left) {
        change(&mut among[at]);
    }
}

fn remove(program: &mut Program, place: usize) {
    let Judge::Nested(branches) = &mut program.judge else { return };
    let mut left = place;
    if let Some((among, at)) = find(branches, &mut left) {
        among.remove(at);
    }
}

/// Makes a branch the outermost level.
fn raise(program: &mut Program, place: usize) {
    let Judge::Nested(branches) = &mut program.judge else { return };
    let mut left = place;
    let Some((among, at)) = find(branches, &mut left) else { return };
    let Branch { select, children, .. } = among.remove(at);
    program.statement = Statement::Select(Box::new(select));
    program.judge = Judge::Nested(children);
}

/// The branches among which the one at a place is, and where.
fn find<'b>(among: &'b mut Vec<Branch>, left: &mut usize) -> Option<(&'b mut Vec<Branch>, usize)> {
    for at in 0..among.len() {
        if *left == 0 {
            return Some((among, at));
        }
        let own = size(&among[at]);
        if *left < own {
            *left -= 1;
            return find(&mut among[at].children, left);
        }
        *left -= own;
    }
    None
}

/// Makes the relations, and what is asked of them, mention tables and columns of the schema; false where there is no such, or where
/// it is left open which rows come.
pub(super) fn relink(program: &mut Program, infos: &[TableRef]) -> bool {
    for relation in &mut program.schema.relations {
        let target = infos.iter().filter(|it| it.info.name == relation.target).cloned().collect::<Vec<_>>();
        let mut linked = true;
        if let Some(filter) = &mut relation.filter {
            tree::walk(filter, &mut |expr| linked &= relink_column(expr, &target));
        }
        if !linked {
            return false;
        }
    }
    let Some(all) = program.schema.linked(infos) else { return false };
    let Judge::Nested(branches) = &mut program.judge else { return true };
    let Statement::Select(root) = &program.statement else { return false };
    let Some(owner) = &root.from else { return false };
    root.joins.is_empty() && !is_open(root) && branches.iter_mut().all(|it| relink_branch(it, owner, &all))
}

fn relink_branch(branch: &mut Branch, owner: &TableRef, all: &[Linked]) -> bool {
    let Some(linked) = branch.linked(all) else { return false };
    if linked.relation.owner != owner.info.name {
        return false;
    }
    let target = linked.target.clone();
    relink_select(&mut branch.select, &target)
        && branch.children.iter_mut().all(|it| relink_branch(it, &target, all))
}

fn relink_select(select: &mut Select, target: &TableRef) -> bool {
    let mut linked = !select.items.is_empty() && !is_open(select);
    let mut target = target.clone();
    if let Some(from) = &select.from {
        target = living::of_rows(&target, living::rows(from));
    }
    let target = &target;
    select.from = Some(target.clone());
    for item in &mut select.items {
        if let SelectItem::Table(table) = item {
            *table = target.clone();
        }
    }
    let sources = [target.clone()];
    tree::each_of_select(select, &mut |root| {
        tree::walk(root, &mut |expr| linked &= relink_column(expr, &sources));
    });
    linked
}
