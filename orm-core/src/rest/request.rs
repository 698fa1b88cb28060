//! A request that has been read, and is allowed.

use std::{fmt, marker::PhantomData, sync::Arc};

use serde_json::{Map, Value as Json};

use super::{
    InvalidRequest, List, Object, Problem, Resource,
    error::{Place, names},
    filter::Reader,
    list::PageOf,
    resource::{Field, Limits},
};
use crate::{
    ast::{self, Direction, Expr, Nulls, OrderTerm, SelectItem},
    driver::Row,
    error::Error,
    query::{Cursor, Over, Project, Select, Tables, add_condition, read_as},
    table::value,
    types::{SqlType, to_json},
};

/// What a client asked for of queries over the tables `T`, within what a [`Resource`] allows.
pub struct Request<T> {
    filter: Option<Expr>,
    order: Vec<OrderTerm>,
    /// The fields of the answer: their names, what they are, and how they are read.
    fields: Vec<(String, Expr)>,
    page: PageOf,
    total: bool,
    marker: PhantomData<fn() -> T>,
}

impl<T> Clone for Request<T> {
    fn clone(&self) -> Self {
        Self {
            filter: self.filter.clone(),
            order: self.order.clone(),
            fields: self.fields.clone(),
            page: self.page.clone(),
            total: self.total,
            marker: PhantomData,
        }
    }
}

impl<T> fmt::Debug for Request<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("filter", &self.filter)
            .field("order", &self.order)
            .field("page", &self.page)
            .field("total", &self.total)
            .finish_non_exhaustive()
    }
}

impl<T: Tables> Request<T> {
    /// The rows of `base` that the request asks for, each as a JSON object of the fields that it asks for.
    ///
    /// The conditions are added to those of `base`, which hold for all that is answered, whatever the request says; what `base`
    /// selects does not matter. Its order is the last of all.
    pub fn objects<P>(&self, base: Select<P, Over<T>>) -> List<Object> {
        let mut ast = self.laid_over(base.into_select());
        ast.items = self.fields.iter().map(|(_, expr)| SelectItem::Expr(expr.clone())).collect();
        let fields: Vec<(String, SqlType, SqlType)> = self
            .fields
            .iter()
            .map(|(name, expr)| (name.clone(), expr.ty().clone(), read_as(expr.ty())))
            .collect();
        let cells = fields.len();
        let read = move |row: &dyn Row| {
            let cell = |(place, (name, ty, read_as)): (usize, &(String, SqlType, SqlType))| {
                Ok::<_, Error>((name.clone(), to_json(&value(row, place, read_as)?, ty)))
            };
            fields.iter().enumerate().map(cell).collect()
        };
        List { ast, cells, page: self.page.clone(), total: self.total, read: Arc::new(read) }
    }

    /// The rows of `base` that the request asks for, as `base` selects them: the fields that it asks for do not matter.
    pub fn rows<P, I>(&self, base: Select<P, Over<T>>) -> List<P::Row>
    where
        P: Project<Over<T>, I>,
    {
        let ast = self.laid_over(base.into_select());
        List {
            ast,
            cells: P::CELLS,
            page: self.page.clone(),
            total: self.total,
            read: Arc::new(|row: &dyn Row| P::decode(row, 0)),
        }
    }

    fn laid_over(&self, mut ast: Box<ast::Select>) -> Box<ast::Select> {
        add_condition(&mut ast.filter, self.filter.clone());
        let last = std::mem::replace(&mut ast.order_by, self.order.clone());
        ast.order_by.extend(last);
        ast
    }
}

type Result<T> = std::result::Result<T, InvalidRequest>;

const KEYS: [&str; 5] = ["filter", "sort", "fields", "page", "total"];

pub(super) fn read<T>(resource: &Resource<T>, json: &Json) -> Result<Request<T>> {
    let Resource { fields, limits, .. } = resource;
    let nothing = Map::new();
    let object = match json {
        Json::Object(object) => object,
        Json::Null => &nothing,
        _ => return Err(Place::root("").expected("an object")),
    };
    if let Some(key) = object.keys().find(|key| !KEYS.contains(&key.as_str())) {
        return Err(Place::root(key).error(Problem::Key { allowed: names(KEYS) }));
    }
    let given = |key: &'static str| object.get(key).filter(|json| !json.is_null());
    let filter = given("filter")
        .map(|json| Reader { fields, limits: *limits, conditions: 0 }.filter(json, &Place::root("filter"), 1))
        .transpose()?;
    let mut order = given("sort").map_or(Ok(Vec::new()), |json| sort(fields, json))?;
    for term in &resource.order {
        if !order.iter().any(|other: &OrderTerm| other.expr == term.expr) {
            order.push(term.clone());
        }
    }
    let fields = match given("fields") {
        Some(json) => chosen(fields, json)?,
        None => fields.iter().collect(),
    };
    let page = page(*limits, given("page"))?;
    let total = match given("total") {
        None => false,
        Some(json) => json.as_bool().ok_or_else(|| Place::root("total").expected("true or false"))?,
    };
    let fields = fields.into_iter().map(|field| (field.name.to_string(), field.expr.clone())).collect();
    Ok(Request { filter, order, fields, page, total, marker: PhantomData })
}

/// A list of texts, each once, of which `find` makes something.
fn list<'j, R>(
    json: &'j Json,
    place: &Place<'_>,
    mut find: impl FnMut(&'j str, &Place<'_>) -> Result<(&'j str, R)>,
) -> Result<Vec<R>> {
    let Json::Array(list) = json else { return Err(place.expected("a list of fields")) };
    let (mut seen, mut found) = (Vec::new(), Vec::new());
    for (index, json) in list.iter().enumerate() {
        let place = place.index(index);
        let text = json.as_str().ok_or_else(|| place.expected("the name of a field"))?;
        let (name, it) = find(text, &place)?;
        // Each is one of the resource's, so that the list gets no longer than those.
        if seen.contains(&name) {
            return Err(place.error(Problem::Twice));
        }
        seen.push(name);
        found.push(it);
    }
    Ok(found)
}

fn sort(fields: &[Field], json: &Json) -> Result<Vec<OrderTerm>> {
    let sortable = || fields.iter().filter(|field| field.sortable);
    list(json, &Place::root("sort"), |text, place| {
        let (name, direction) = match text.strip_prefix('-') {
            Some(name) => (name, Direction::Desc),
            None => (text, Direction::Asc),
        };
        let Some(field) = sortable().find(|field| field.name == name) else {
            let allowed = names(sortable().map(|field| &*field.name));
            return Err(place.error(Problem::Field { allowed }));
        };
        Ok((name, OrderTerm { expr: field.expr.clone(), direction, nulls: Nulls::Last }))
    })
}

fn chosen<'f>(fields: &'f [Field], json: &Json) -> Result<Vec<&'f Field>> {
    let place = Place::root("fields");
    let chosen = list(json, &place, |name, place| {
        let Some(field) = fields.iter().find(|field| field.name == name) else {
            return Err(
                place.error(Problem::Field { allowed: names(fields.iter().map(|field| &*field.name)) })
            );
        };
        Ok((name, field))
    })?;
    if chosen.is_empty() {
        return Err(place.expected("at least one field"));
    }
    Ok(chosen)
}

fn page(limits: Limits, json: Option<&Json>) -> Result<PageOf> {
    let place = Place::root("page");
    let Some(json) = json else { return Ok(PageOf::Number { number: 1, size: limits.size }) };
    let Json::Object(object) = json else {
        return Err(place.expected("an object with `size`, and `number` or `cursor`"));
    };
    let keys = ["size", "number", "cursor"];
    if let Some(key) = object.keys().find(|key| !keys.contains(&key.as_str())) {
        return Err(place.key(key).error(Problem::Key { allowed: names(keys) }));
    }
    let number = |key: &str, most: u32| match object.get(key) {
        None => Ok(None),
        Some(json) => {
            let number = json.as_u64().and_then(|number| u32::try_from(number).ok());
            match number.filter(|number| (1..=most).contains(number)) {
                Some(number) => Ok(Some(number)),
                None => Err(place.key(key).error(Problem::Range { least: 1, most })),
            }
        }
    };
    let size = number("size", limits.most_rows)?.unwrap_or(limits.size);
    match (number("number", u32::MAX)?, object.get("cursor")) {
        (Some(_), Some(_)) => Err(place.expected("either `number` or `cursor`")),
        (number, None) => Ok(PageOf::Number { number: number.unwrap_or(1), size }),
        (None, Some(Json::Null)) => Ok(PageOf::Cursor { cursor: None, size }),
        (None, Some(Json::String(text))) => {
            Ok(PageOf::Cursor { cursor: Some(Cursor::from(text.as_str())), size })
        }
        (None, Some(_)) => {
            Err(place.key("cursor").expected("the text of a cursor, or null for the first page"))
        }
    }
}
