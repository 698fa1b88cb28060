//! Arrays on the wire: their dimensions, and then their elements row after row, each with its length before it.

use squall_core::{
    SqlType, Value, ValueRef,
    types::{ArrayRef, Mismatch},
};

use crate::{bind, cell::Format, oid};

/// Writes an array of `element`s; none where an element would not be the same value.
pub(crate) fn encode(elements: &[Value], element: &SqlType, buffer: &mut Vec<u8>) -> Option<()> {
    let mut dimensions = Vec::new();
    let mut rest = elements;
    while !rest.is_empty() {
        dimensions.push(i32::try_from(rest.len()).ok()?);
        rest = match &rest[0] {
            Value::Array(inner) => inner,
            _ => &[],
        };
    }
    buffer.extend(i32::try_from(dimensions.len()).ok()?.to_be_bytes());
    // Whether there are NULLs; the server looks for itself.
    buffer.extend(0_i32.to_be_bytes());
    let leaf = match element.leaf() {
        SqlType::Enum(_) => oid::TEXT,
        leaf => bind::parameter_oid(leaf),
    };
    buffer.extend(leaf.to_be_bytes());
    for length in dimensions {
        buffer.extend(length.to_be_bytes());
        // Its first element has the number 1.
        buffer.extend(1_i32.to_be_bytes());
    }
    encode_elements(elements, element.leaf(), buffer)
}

fn encode_elements(elements: &[Value], leaf: &SqlType, buffer: &mut Vec<u8>) -> Option<()> {
    for value in elements {
        match value {
            Value::Null => buffer.extend((-1_i32).to_be_bytes()),
            Value::Array(inner) => encode_elements(inner, leaf, buffer)?,
            value => {
                let start = buffer.len();
                buffer.extend([0; 4]);
                bind::write(value, leaf, buffer)?;
                let length = i32::try_from(buffer.len() - start - 4).ok()?;
                buffer.get_mut(start..start + 4)?.copy_from_slice(&length.to_be_bytes());
            }
        }
    }
    Some(())
}

/// Reads the elements of an array.
///
/// # Errors
/// [`Mismatch`] where it has other elements or dimensions, and those of `each`.
pub(crate) fn elements(
    bytes: &[u8],
    element: &SqlType,
    each: &mut dyn FnMut(ValueRef<'_>) -> Result<(), Mismatch>,
) -> Result<(), Mismatch> {
    let other = |found: &'static str| Mismatch::because(format!("an array of the type {element}"), found);
    let mut reader = Reader(bytes);
    let Some((dimensions, leaf)) = reader.header() else { return Err(other("a malformed array")) };
    match (dimensions.as_slice(), element) {
        ([], _) => Ok(()),
        ([_], SqlType::Array(_)) => Err(other("an array of one dimension")),
        ([_], _) => {
            let format = Format::of_element(leaf, element);
            while !reader.0.is_empty() {
                let Some(bytes) = reader.element() else { return Err(other("a malformed array")) };
                match bytes.map(|bytes| format.read(bytes, element)) {
                    None => each(ValueRef::Null)?,
                    Some(Some(cell)) => each(cell)?,
                    Some(None) => return Err(other("another element")),
                }
            }
            Ok(())
        }
        ([_, inner @ ..], SqlType::Array(_)) => {
            let leaves = inner.iter().try_fold(1_usize, |all, length| all.checked_mul(*length as usize));
            let Some(leaves) = leaves.filter(|leaves| *leaves > 0) else {
                return Err(other("a malformed array"));
            };
            while !reader.0.is_empty() {
                let Some(inner) = reader.inner(inner, leaf, leaves) else {
                    return Err(other("a malformed array"));
                };
                each(ValueRef::Array(ArrayRef::new(&inner, elements)))?;
            }
            Ok(())
        }
        _ => Err(other("an array of more dimensions")),
    }
}

/// What is left to be read.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn number(&mut self) -> Option<i32> {
        let (number, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(i32::from_be_bytes(*number))
    }

    /// The lengths of the dimensions, and the OID of the elements.
    fn header(&mut self) -> Option<(Vec<i32>, u32)> {
        let count = self.number()?;
        let _has_nulls = self.number()?;
        let leaf = self.number()? as u32;
        let dimensions = (0..count).map(|_| {
            let length = self.number()?;
            let _first = self.number()?;
            (length >= 0).then_some(length)
        });
        Some((dimensions.collect::<Option<_>>()?, leaf))
    }

    /// The next element; a NULL has no bytes.
    fn element(&mut self) -> Option<Option<&'a [u8]>> {
        let length = self.number()?;
        if length == -1 {
            return Some(None);
        }
        let (bytes, rest) = self.0.split_at_checked(usize::try_from(length).ok()?)?;
        self.0 = rest;
        Some(Some(bytes))
    }

    /// The next array of an array of arrays, as one of its own.
    fn inner(&mut self, dimensions: &[i32], leaf: u32, leaves: usize) -> Option<Vec<u8>> {
        let before = self.0;
        for _ in 0..leaves {
            self.element()?;
        }
        let elements = before.get(..before.len() - self.0.len())?;
        let mut bytes = Vec::with_capacity(12 + dimensions.len() * 8 + elements.len());
        bytes.extend((dimensions.len() as i32).to_be_bytes());
        bytes.extend(0_i32.to_be_bytes());
        bytes.extend(leaf.to_be_bytes());
        for length in dimensions {
            bytes.extend(length.to_be_bytes());
            bytes.extend(1_i32.to_be_bytes());
        }
        bytes.extend(elements);
        Some(bytes)
    }
}

impl Format {
    /// How the elements of an array are read that the server says are of this type. Only the server knows the OIDs of its
    /// enums, whose labels are text.
    fn of_element(leaf: u32, expected: &SqlType) -> Self {
        match (Self::of_oid(leaf), expected) {
            (Some(format), _) => format,
            (None, SqlType::Enum(_) | SqlType::Text { .. }) if leaf >= oid::FIRST_OF_USERS => Self::Text,
            (None, _) => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], element: &SqlType) -> Result<Vec<String>, Mismatch> {
        let mut found = Vec::new();
        elements(bytes, element, &mut |cell| {
            found.push(format!("{cell:?}"));
            Ok(())
        })?;
        Ok(found)
    }

    #[test]
    fn what_is_written_is_read_back() {
        let mut bytes = Vec::new();
        encode(&[Value::Integer(1), Value::Null, Value::Integer(-1)], &SqlType::Integer, &mut bytes).unwrap();
        assert_eq!(read(&bytes, &SqlType::Integer).unwrap(), ["Int(1)", "Null", "Int(-1)"]);
        let mut bytes = Vec::new();
        encode(&[], &SqlType::Integer, &mut bytes).unwrap();
        assert_eq!(read(&bytes, &SqlType::Integer).unwrap(), [""; 0]);
    }

    #[test]
    fn malformed_arrays_are_errors() {
        let mut bytes = Vec::new();
        encode(&[Value::Integer(1), Value::Integer(2)], &SqlType::Integer, &mut bytes).unwrap();
        for length in 0..bytes.len() {
            let cut = read(&bytes[..length], &SqlType::Integer);
            // Where it ends between two elements, only the count would tell.
            assert!(cut.is_err() || length == 20 || length == 28, "{length}");
        }
        assert!(read(&bytes, &SqlType::Array(SqlType::Integer.into())).is_err());
        assert!(read(&bytes, &SqlType::TEXT).is_ok());
        let mut endless = bytes.clone();
        endless[..4].copy_from_slice(&i32::MAX.to_be_bytes());
        assert!(read(&endless, &SqlType::Integer).is_err());
    }
}
