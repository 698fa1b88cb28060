//! Arrays: `Vec<T>` of any type that a column can have; of bytes it is bytes.

use std::fmt;

use super::{DbType, Mismatch, Scalar, SqlType, fit};
use crate::{
    shared::Shared,
    value::{Value, ValueRef},
};

/// The most dimensions of an array in Postgres.
const MOST_DIMENSIONS: usize = 6;

/// An array, in the driver's buffer.
#[derive(Clone, Copy)]
pub struct ArrayRef<'a> {
    bytes: &'a [u8],
    read: ReadElements,
}

/// Reads the elements of an array, each as the logical type, one after the other.
pub type ReadElements = fn(
    bytes: &[u8],
    element: &SqlType,
    each: &mut dyn FnMut(ValueRef<'_>) -> Result<(), Mismatch>,
) -> Result<(), Mismatch>;

impl<'a> ArrayRef<'a> {
    /// The array in `bytes`, in the driver's form, which `read` reads.
    pub fn new(bytes: &'a [u8], read: ReadElements) -> Self {
        Self { bytes, read }
    }

    /// Calls `each` with every element, read as an `element`; those of an array of arrays are arrays.
    ///
    /// # Errors
    /// [`Mismatch`] where an element is something else, and that of `each`.
    pub fn each(
        &self,
        element: &SqlType,
        mut each: impl FnMut(ValueRef<'_>) -> Result<(), Mismatch>,
    ) -> Result<(), Mismatch> {
        (self.read)(self.bytes, element, &mut each)
    }
}

impl PartialEq for ArrayRef<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}

impl fmt::Debug for ArrayRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ArrayRef").field(&self.bytes).finish()
    }
}

/// A type whose values are arrays.
#[diagnostic::on_unimplemented(message = "`{Self}` is not an array", label = "expected an array, a `Vec<T>`")]
pub trait Array: Scalar {
    /// The type of its elements.
    type Element: DbType;
    /// Their logical type.
    const ELEMENT: &'static SqlType;
}

impl<T: DbType> Array for Vec<T> {
    type Element = T;
    const ELEMENT: &'static SqlType = &T::SQL_TYPE;
}

impl<T: DbType> Scalar for Vec<T> {
    const TYPE: SqlType = SqlType::Array(Shared::Static(<Self as Array>::ELEMENT));

    fn into_value(self) -> Value {
        Value::Array(self.into_iter().map(T::encode).collect())
    }

    fn from_cell(cell: ValueRef<'_>) -> Result<Self, Mismatch> {
        let ValueRef::Array(array) = cell else { return Err(Mismatch::new("an array", cell)) };
        let mut elements = Self::new();
        array.each(<Self as Array>::ELEMENT, |cell| {
            elements.push(T::decode(cell)?);
            Ok(())
        })?;
        Ok(elements)
    }
}

/// Brings each element into the form of the type, as [`fit`], and refuses what is no array of Postgres.
pub(super) fn fit_array(elements: &[Value], element: &SqlType) -> Result<Value, String> {
    if shape(elements, element)?.len() > MOST_DIMENSIONS {
        return Err(format!("an array has at most {MOST_DIMENSIONS} dimensions"));
    }
    fit_elements(elements, element)
}

fn fit_elements(elements: &[Value], element: &SqlType) -> Result<Value, String> {
    let fitted = elements.iter().map(|value| match (value, element) {
        (Value::Array(inner), SqlType::Array(element)) => fit_elements(inner, element),
        // Equal decimals have one form, so that arrays of them are equal by what is stored.
        (Value::Decimal(number), _) => Ok(Value::Decimal(number.normalize())),
        _ => match fit(value, element) {
            Ok(fitted) => Ok(fitted.into_owned()),
            Err(reason) => Err(format!("an element of the array: {reason}")),
        },
    });
    fitted.collect::<Result<_, _>>().map(Value::Array)
}

/// The lengths of its dimensions; an array of arrays is a rectangle.
fn shape(elements: &[Value], element: &SqlType) -> Result<Vec<usize>, String> {
    let SqlType::Array(inner) = element else { return Ok(vec![elements.len()]) };
    let mut common: Option<Vec<usize>> = None;
    for value in elements {
        let Value::Array(values) = value else {
            return Err("an array in an array cannot be NULL: Postgres has no such arrays".into());
        };
        if values.is_empty() {
            return Err("an array in an array cannot be empty: Postgres has no such arrays".into());
        }
        let shape = shape(values, inner)?;
        if common.as_ref().is_some_and(|common| *common != shape) {
            return Err("the arrays in an array differ in length: Postgres has no such arrays".into());
        }
        common = Some(shape);
    }
    let mut all = common.unwrap_or_default();
    all.insert(0, elements.len());
    Ok(all)
}
