//! Tuples of one to sixteen.

/// Calls a macro for each tuple, with two type parameters for each of its parts.
macro_rules! each {
    ($macro:ident) => {
        $macro!((T1 I1));
        $macro!((T1 I1) (T2 I2));
        $macro!((T1 I1) (T2 I2) (T3 I3));
        $macro!((T1 I1) (T2 I2) (T3 I3) (T4 I4));
        $macro!((T1 I1) (T2 I2) (T3 I3) (T4 I4) (T5 I5));
        $macro!((T1 I1) (T2 I2) (T3 I3) (T4 I4) (T5 I5) (T6 I6));
        $macro!((T1 I1) (T2 I2) (T3 I3) (T4 I4) (T5 I5) (T6 I6) (T7 I7));
        $macro!((T1 I1) (T2 I2) (T3 I3) (T4 I4) (T5 I5) (T6 I6) (T7 I7) (T8 I8));
        $macro!((T1 I1) (T2 I2) (T3 I3) (T4 I4) (T5 I5) (T6 I6) (T7 I7) (T8 I8) (T9 I9));
        $macro!((T1 I1) (T2 I2) (T3 I3) (T4 I4) (T5 I5) (T6 I6) (T7 I7) (T8 I8) (T9 I9) (T10 I10));
        $macro!((T1 I1) (T2 I2) (T3 I3) (T4 I4) (T5 I5) (T6 I6) (T7 I7) (T8 I8) (T9 I9) (T10 I10) (T11 I11));
        $macro!((T1 I1) (T2 I2) (T3 I3) (T4 I4) (T5 I5) (T6 I6) (T7 I7) (T8 I8) (T9 I9) (T10 I10) (T11 I11) (T12 I12));
        $macro!((T1 I1) (T2 I2) (T3 I3) (T4 I4) (T5 I5) (T6 I6) (T7 I7) (T8 I8) (T9 I9) (T10 I10) (T11 I11) (T12 I12) (T13 I13));
        $macro!((T1 I1) (T2 I2) (T3 I3) (T4 I4) (T5 I5) (T6 I6) (T7 I7) (T8 I8) (T9 I9) (T10 I10) (T11 I11) (T12 I12) (T13 I13) (T14 I14));
        $macro!((T1 I1) (T2 I2) (T3 I3) (T4 I4) (T5 I5) (T6 I6) (T7 I7) (T8 I8) (T9 I9) (T10 I10) (T11 I11) (T12 I12) (T13 I13) (T14 I14) (T15 I15));
        $macro!((T1 I1) (T2 I2) (T3 I3) (T4 I4) (T5 I5) (T6 I6) (T7 I7) (T8 I8) (T9 I9) (T10 I10) (T11 I11) (T12 I12) (T13 I13) (T14 I14) (T15 I15) (T16 I16));
    };
}

/// Nests types as pairs: `(A, (B, (C, ())))`.
macro_rules! nest {
    () => { () };
    ($first:ty $(, $rest:ty)*) => { ($first, $crate::tuples::nest!($($rest),*)) };
}

pub(crate) use {each, nest};
