//! The filter of a request, as a condition.

use serde_json::{Map, Value as Json};

use super::{
    InvalidRequest, Operator, Problem,
    error::{Place, names},
    resource::{Field, Limits, WORDS},
};
use crate::{
    ast::{
        Between, BinaryOp, Expr, Function, FunctionCall, InList, IsNull, Like, Match, MatchKind, Unary,
        UnaryOp,
    },
    query::chain,
    render::escape_pattern,
    types::{SqlType, Unread, expected, from_json},
    value::Value,
};

/// Reads a filter; counts its conditions.
pub(super) struct Reader<'a> {
    pub(super) fields: &'a [Field],
    pub(super) limits: Limits,
    pub(super) conditions: usize,
}

type Result<T> = std::result::Result<T, InvalidRequest>;

impl Reader<'_> {
    /// The conditions of an object, all of which hold.
    pub(super) fn filter(&mut self, json: &Json, place: &Place<'_>, depth: usize) -> Result<Expr> {
        if depth > self.limits.depth {
            return Err(place.error(Problem::TooDeep { most: self.limits.depth }));
        }
        let Json::Object(object) = json else {
            return Err(place.expected("an object: a field, and its operators"));
        };
        let mut all = Vec::with_capacity(object.len());
        for (key, json) in object {
            let place = place.key(key);
            match key.as_str() {
                "and" | "or" => {
                    let op = if key == "and" { BinaryOp::And } else { BinaryOp::Or };
                    let Json::Array(list) = json else {
                        return Err(place.expected("a list of objects like the filter itself"));
                    };
                    if list.len() > self.limits.conditions {
                        return Err(place.error(Problem::TooMany { most: self.limits.conditions }));
                    }
                    let parts = list
                        .iter()
                        .enumerate()
                        .map(|(index, json)| self.filter(json, &place.index(index), depth + 1))
                        .collect::<Result<Vec<_>>>()?;
                    all.push(chain(op, parts));
                }
                "not" => {
                    let operand = self.filter(json, &place, depth + 1)?;
                    all.push(Expr::Unary(Box::new(Unary { op: UnaryOp::Not, operand })));
                }
                name => {
                    let filterable = || self.fields.iter().filter(|field| !field.operators.is_empty());
                    let Some(field) = filterable().find(|field| field.name == name) else {
                        let allowed = names(filterable().map(|field| &*field.name).chain(WORDS));
                        return Err(place.error(Problem::Field { allowed }));
                    };
                    let field = field.clone();
                    let Json::Object(operators) = json else {
                        return Err(place.expected("an object: an operator, and its value"));
                    };
                    self.operators(&field, operators, &place, &mut all)?;
                }
            }
        }
        Ok(chain(BinaryOp::And, all))
    }

    fn operators(
        &mut self,
        field: &Field,
        operators: &Map<String, Json>,
        place: &Place<'_>,
        all: &mut Vec<Expr>,
    ) -> Result<()> {
        for (name, json) in operators {
            let place = place.key(name);
            let Some(operator) = field.operators.iter().find(|operator| operator.name() == name) else {
                let allowed = names(field.operators.iter().map(|operator| operator.name()));
                return Err(place.error(Problem::Operator { allowed }));
            };
            self.conditions += 1;
            if self.conditions > self.limits.conditions {
                return Err(place.error(Problem::TooMany { most: self.limits.conditions }));
            }
            all.push(self.condition(field, *operator, json, &place)?);
        }
        Ok(())
    }

    fn condition(&self, field: &Field, operator: Operator, json: &Json, place: &Place<'_>) -> Result<Expr> {
        let (operand, ty) = (field.expr.clone(), field.ty());
        let compare =
            |op| Ok(Expr::binary(op, operand.clone(), self.value(json, ty, place)?, SqlType::Boolean));
        let matching = |kind| {
            let text = self.value(json, &SqlType::TEXT, place)?;
            Ok(Expr::Match(Box::new(Match { kind, operand: operand.clone(), text })))
        };
        match operator {
            Operator::Eq => compare(BinaryOp::Eq),
            Operator::Ne => compare(BinaryOp::Ne),
            Operator::Lt => compare(BinaryOp::Lt),
            Operator::Le => compare(BinaryOp::Le),
            Operator::Gt => compare(BinaryOp::Gt),
            Operator::Ge => compare(BinaryOp::Ge),
            Operator::Between => {
                let [low, high] = self.array(json, place)? else {
                    return Err(place.expected("a list of two values"));
                };
                let low = self.value(low, ty, &place.index(0))?;
                let high = self.value(high, ty, &place.index(1))?;
                Ok(Expr::Between(Box::new(Between { operand, low, high, negated: false })))
            }
            Operator::In | Operator::NotIn => {
                let list = self.array(json, place)?.iter().enumerate();
                let list = list
                    .map(|(index, json)| self.value(json, ty, &place.index(index)))
                    .collect::<Result<_>>()?;
                Ok(Expr::InList(Box::new(InList { operand, list, negated: operator == Operator::NotIn })))
            }
            Operator::IsNull => {
                let is_null = json.as_bool().ok_or_else(|| place.expected("true or false"))?;
                Ok(Expr::IsNull(Box::new(IsNull { operand, negated: !is_null })))
            }
            Operator::Contains => matching(MatchKind::Contains),
            Operator::StartsWith => matching(MatchKind::StartsWith),
            Operator::EndsWith => matching(MatchKind::EndsWith),
            Operator::Icontains => {
                let Expr::Bind(Value::Text(text), _) = self.value(json, &SqlType::TEXT, place)? else {
                    return Err(place.expected("a text"));
                };
                let pattern = format!("%{}%", escape_pattern(&text));
                let pattern = Expr::Bind(Value::Text(pattern.into()), SqlType::TEXT);
                let like = Like { operand, pattern, negated: false, case_insensitive: true };
                Ok(Expr::Like(Box::new(like)))
            }
            Operator::Has => {
                let SqlType::Array(element) = ty else { return Err(place.expected("an array")) };
                let value = self.value(json, element, place)?;
                Ok(Expr::Function(Box::new(FunctionCall {
                    function: Function::EqualsAny,
                    args: vec![value, operand],
                    ty: SqlType::Boolean,
                })))
            }
        }
    }

    fn array<'j>(&self, json: &'j Json, place: &Place<'_>) -> Result<&'j [Json]> {
        let Json::Array(list) = json else { return Err(place.expected("a list of values")) };
        if list.len() > self.limits.list {
            return Err(place.error(Problem::TooMany { most: self.limits.list }));
        }
        Ok(list)
    }

    fn value(&self, json: &Json, ty: &SqlType, place: &Place<'_>) -> Result<Expr> {
        if json.is_null() {
            return Err(
                place.expected(format!("{}; rows without a value are found by `isNull`", expected(ty)))
            );
        }
        if json.as_str().is_some_and(|text| text.chars().count() > self.limits.text) {
            return Err(place.error(Problem::TooMany { most: self.limits.text }));
        }
        let ty = ty.unsized_type();
        match from_json(json, &ty) {
            Ok(value) => Ok(Expr::Bind(value, ty)),
            Err(Unread::Kind(expected)) => Err(place.expected(expected)),
            Err(Unread::Value(reason)) => Err(place.error(Problem::Unfit { reason })),
        }
    }
}
