//! From rows and what is done on a conflict to INSERTs that both databases answer alike.

use std::collections::HashMap;

use super::{
    conflict::{Changes, Conflict, Target},
    identity::identity,
    plan::{Plan, count_on, default_of, split},
    update::set_on_update,
};
use crate::{
    ast::{
        self, Assigned, Assignment, ColumnRef, ConflictAction, ConflictTarget, EXCLUDED, Expr, Insert,
        OnConflict, SelectItem,
    },
    dialect::Dialect,
    error::{Error, Result},
    schema::{ColumnInfo, IndexKey, TableDef, UniqueKey},
    shared::Shared,
    table::{ClientValue, Table, table_ref},
    value::Value,
};

/// Plans the insert of `cells`, as `plan_insert` does, with ON CONFLICT; `late`: what the client makes is made when it runs.
pub(super) fn plan_upsert<T: Table>(
    cells: Vec<Option<Assigned>>,
    conflict: Conflict,
    dialect: &dyn Dialect,
    returning: Vec<SelectItem>,
    late: bool,
) -> Result<Plan> {
    Upsert::new::<T>(conflict, returning, late)?.plan(cells, dialect)
}

/// The target as keys, by which both databases find the constraint.
fn resolve(def: &TableDef, target: Target) -> Result<Option<ConflictTarget>> {
    match target {
        Target::Any => Ok(None),
        Target::Key(target) => Ok(Some(target)),
        Target::Named(name) => {
            let Some((_, key)) = def.unique_keys().find(|(known, _)| *known == name) else {
                let known: Vec<_> = def.unique_keys().map(|(name, _)| name).collect();
                return Err(Error::invalid_query(format!(
                    "`{}` has no primary key, unique constraint or unique index `{name}`; it has: {}",
                    def.name,
                    known.join(", ")
                )));
            };
            let column = |name: &String| {
                let column = def.column(name)?;
                let info = ColumnInfo {
                    name: column.name.clone().into(),
                    ty: column.ty.clone(),
                    nullable: column.nullable,
                    primary_key: def.primary_key.contains(name),
                };
                Some(Expr::Column(ColumnRef { source: def.name.clone().into(), info: Shared::from(info) }))
            };
            let keys = match key {
                UniqueKey::Columns(columns) => columns.iter().filter_map(column).collect(),
                UniqueKey::Index(index) => {
                    let part = |key: &IndexKey| match key {
                        IndexKey::Column(name) => column(name),
                        IndexKey::Expr(expr) => Some(expr.clone()),
                    };
                    index.parts.iter().filter_map(|it| part(&it.key)).collect()
                }
            };
            Ok(Some(ConflictTarget { keys, predicate: key.predicate().cloned() }))
        }
    }
}

pub(super) struct Upsert {
    table: ast::TableRef,
    columns: &'static [ColumnInfo],
    def: &'static TableDef,
    defaults: &'static [ClientValue],
    on_update: &'static [ClientValue],
    pub(super) target: Option<ConflictTarget>,
    pub(super) update: Option<Changes>,
    returning: Vec<SelectItem>,
    late: bool,
}

/// Rows for one statement, or several that differ in nothing but the rows.
struct Group {
    /// The columns that the rows give by themselves.
    given: Vec<usize>,
    /// Those, and the ones that have been filled in.
    columns: Vec<usize>,
    cells: Vec<Option<Assigned>>,
    positions: Vec<usize>,
}

impl Upsert {
    pub(super) fn new<T: Table>(conflict: Conflict, returning: Vec<SelectItem>, late: bool) -> Result<Self> {
        Ok(Self {
            table: table_ref::<T>(),
            columns: T::COLUMNS,
            def: T::def(),
            defaults: T::DEFAULTS,
            on_update: T::ON_UPDATE,
            target: resolve(T::def(), conflict.target)?,
            update: conflict.update,
            returning,
            late,
        })
    }

    fn plan(&self, mut cells: Vec<Option<Assigned>>, dialect: &dyn Dialect) -> Result<Plan> {
        let width = self.columns.len();
        let rows = cells.len() / width;
        let each_its_own = self.update.as_ref().is_some_and(|changes| changes.all);
        // What a row gives is what is updated: it must be known before the rest is filled in.
        let mut given = Vec::new();
        if each_its_own {
            given.extend(cells.chunks(width).map(named));
        }
        self.fill(&mut cells, !each_its_own);
        let alone = match &self.update {
            Some(changes) if rows > 1 => self.must_be_alone(&cells, changes)?,
            _ => false,
        };
        // Where rows may be missing in what comes back, only the order of the statements tells which.
        let may_miss = match &self.update {
            None => true,
            Some(changes) => changes.filter.is_some(),
        };
        let in_order = may_miss && !self.returning.is_empty();

        let mut groups: Vec<Group> = Vec::new();
        let mut given = given.into_iter();
        let mut cells = cells.into_iter();
        for position in 0..rows {
            let row: Vec<Option<Assigned>> = cells.by_ref().take(width).collect();
            let columns = named(&row);
            let given = given.next().unwrap_or_default();
            let is_same = |group: &Group| group.columns == columns && group.given == given;
            let found = if alone {
                None
            } else if in_order {
                groups.len().checked_sub(1).filter(|last| is_same(&groups[*last]))
            } else {
                groups.iter().position(is_same)
            };
            let index = found.unwrap_or_else(|| {
                groups.push(Group { given, columns, cells: Vec::new(), positions: Vec::new() });
                groups.len() - 1
            });
            groups[index].cells.extend(row);
            groups[index].positions.push(position);
        }

        let sorted = groups.windows(2).all(|pair| pair[0].positions.last() < pair[1].positions.first());
        let mut plan = Plan { statements: Vec::new(), order: (!sorted).then(Vec::new) };
        for group in groups {
            if group.columns.is_empty() {
                return Err(Error::invalid_query(format!(
                    "a row of `{}` that gives no value cannot be in conflict: insert it without `on_conflict`",
                    self.table.name()
                )));
            }
            let insert = Insert {
                table: self.table.clone(),
                columns: group.columns.clone(),
                cells: group.cells,
                query: None,
                on_conflict: Some(Box::new(self.on_conflict(&group.given)?)),
                returning: self.returning.clone(),
            };
            plan.statements.extend(split(insert, dialect.max_binds()));
            plan.statements.extend(count_on(self.def, &group.columns, dialect));
            if let Some(order) = &mut plan.order {
                order.extend(group.positions);
            }
        }
        Ok(plan)
    }

    /// Puts defaults where rows do not name a column: those of the client, and, where `alike`, those that make the rows name
    /// the same columns; and a value into a row that names none, as there is no ON CONFLICT for those.
    fn fill(&self, cells: &mut [Option<Assigned>], alike: bool) {
        let width = self.columns.len();
        let mut used = vec![false; width];
        for row in cells.chunks_mut(width) {
            for default in self.defaults {
                let ty = &self.columns[default.column].ty;
                let make = || if self.late { default.late(ty.clone()) } else { (default.make)(ty.clone()) };
                row[default.column].get_or_insert_with(|| make().into());
            }
            used.iter_mut().zip(&*row).for_each(|(used, cell)| *used |= cell.is_some());
        }
        let is_generated = |column: usize| self.def.columns[column].generated.is_some();
        let spare = (0..width).find(|it| !is_generated(*it) && default_of(self.def, *it).is_some());
        for row in cells.chunks_mut(width) {
            if row.iter().all(Option::is_none)
                && let Some(column) = spare
            {
                row[column] = default_of(self.def, column);
            }
            for column in (0..width).filter(|column| alike && used[*column]) {
                if row[column].is_none() {
                    row[column] = default_of(self.def, column);
                }
            }
        }
    }

    /// ON CONFLICT of rows that give the columns `given`.
    pub(super) fn on_conflict(&self, given: &[usize]) -> Result<OnConflict> {
        let target = self.target.clone();
        let Some(changes) = &self.update else {
            return Ok(OnConflict { target, action: ConflictAction::Nothing });
        };
        let mut assignments = Vec::new();
        if changes.all {
            for column in given.iter().filter(|column| self.is_updated(**column)) {
                let info = Shared::Static(&self.columns[*column]);
                let value = Expr::Column(ColumnRef { source: EXCLUDED.into(), info: info.clone() });
                assignments.push(Assignment { column: info, value });
            }
        }
        for assignment in &changes.assignments {
            super::conflict::assign(&mut assignments, assignment.clone());
        }
        set_on_update(&mut assignments, &[], self.columns, self.on_update);
        let filter = changes.filter.clone();
        Ok(OnConflict { target, action: ConflictAction::Update { assignments, filter } })
    }

    /// Whether `do_update_all` sets the column.
    fn is_updated(&self, column: usize) -> bool {
        let info = &self.columns[column];
        let sets_itself = self.on_update.iter().any(|it| it.column == column);
        let mut in_target = false;
        for key in self.target.iter().flat_map(|target| &target.keys) {
            key.walk(&mut |part| in_target |= matches!(part, Expr::Column(it) if it.info.name == info.name));
        }
        !info.primary_key && !sets_itself && !in_target
    }

    /// Whether each row must be a statement of its own: two of them could be about the same row, which one database refuses,
    /// and the other changes twice.
    ///
    /// # Errors
    /// [`Error::InvalidQuery`] where two rows have the same key.
    fn must_be_alone(&self, cells: &[Option<Assigned>], changes: &Changes) -> Result<bool> {
        let Some(target) = &self.target else { return Ok(false) };
        let mut key = Vec::with_capacity(target.keys.len());
        for expr in &target.keys {
            let Expr::Column(column) = expr else { return Ok(true) };
            if changes.assignments.iter().any(|it| it.column.name == column.info.name) {
                return Ok(true);
            }
            // By another collation, texts that differ may be one key.
            if self.def.column(&column.info.name).is_some_and(|it| it.collation.is_some()) {
                return Ok(true);
            }
            key.extend(self.columns.iter().position(|it| it.name == column.info.name));
        }
        let mut seen = HashMap::new();
        for (position, row) in cells.chunks(self.columns.len()).enumerate() {
            let mut values = Vec::with_capacity(key.len());
            for column in &key {
                match &row[*column] {
                    Some(Assigned::Expr(_) | Assigned::Value(Value::Late(_))) => return Ok(true),
                    Some(Assigned::Value(value)) => values.extend(identity(value, &self.columns[*column])),
                    // The database gives it a key of its own.
                    None => {}
                }
            }
            // NULL is in conflict with nothing.
            if values.len() < key.len() {
                continue;
            }
            if let Some(before) = seen.insert(values, position) {
                if target.predicate.is_some() {
                    return Ok(true);
                }
                let names: Vec<_> = key.iter().map(|it| format!("`{}`", self.columns[*it].name)).collect();
                return Err(Error::invalid_query(format!(
                    "the rows {before} and {position} of the insert (from 0) have the same {}: `do_update` would change one row \
                     twice",
                    names.join(" and ")
                )));
            }
        }
        Ok(false)
    }
}

/// The columns that the row names.
fn named(row: &[Option<Assigned>]) -> Vec<usize> {
    (0..row.len()).filter(|column| row[*column].is_some()).collect()
}
