//! The OIDs of the types that are built in; they are the same in every database.

/// The server infers the type.
pub(crate) const UNSPECIFIED: u32 = 0;
pub(crate) const BOOL: u32 = 16;
pub(crate) const BYTEA: u32 = 17;
pub(crate) const CHAR: u32 = 18;
pub(crate) const NAME: u32 = 19;
pub(crate) const INT8: u32 = 20;
pub(crate) const INT2: u32 = 21;
pub(crate) const INT4: u32 = 23;
pub(crate) const TEXT: u32 = 25;
pub(crate) const OID: u32 = 26;
pub(crate) const JSON: u32 = 114;
pub(crate) const FLOAT4: u32 = 700;
pub(crate) const FLOAT8: u32 = 701;
pub(crate) const UNKNOWN: u32 = 705;
pub(crate) const BPCHAR: u32 = 1042;
pub(crate) const VARCHAR: u32 = 1043;
pub(crate) const DATE: u32 = 1082;
pub(crate) const TIME: u32 = 1083;
pub(crate) const TIMESTAMP: u32 = 1114;
pub(crate) const TIMESTAMPTZ: u32 = 1184;
pub(crate) const INTERVAL: u32 = 1186;
pub(crate) const NUMERIC: u32 = 1700;
pub(crate) const VOID: u32 = 2278;
pub(crate) const UUID: u32 = 2950;
pub(crate) const JSONB: u32 = 3802;

/// The name of the type that a parameter is sent as.
pub(crate) fn name(oid: u32) -> &'static str {
    match oid {
        BOOL => "bool",
        BYTEA => "bytea",
        INT8 => "int8",
        INT2 => "int2",
        INT4 => "int4",
        TEXT => "text",
        FLOAT4 => "float4",
        FLOAT8 => "float8",
        DATE => "date",
        TIME => "time",
        INTERVAL => "interval",
        TIMESTAMP => "timestamp",
        TIMESTAMPTZ => "timestamptz",
        NUMERIC => "numeric",
        UUID => "uuid",
        JSONB => "jsonb",
        1000 => "bool[]",
        1001 => "bytea[]",
        1005 => "int2[]",
        1007 => "int4[]",
        1016 => "int8[]",
        1009 => "text[]",
        1021 => "float4[]",
        1022 => "float8[]",
        1182 => "date[]",
        1183 => "time[]",
        1115 => "timestamp[]",
        1185 => "timestamptz[]",
        1187 => "interval[]",
        1231 => "numeric[]",
        2951 => "uuid[]",
        3807 => "jsonb[]",
        _ => "unknown",
    }
}

/// The first OID of types that are not built in.
pub(crate) const FIRST_OF_USERS: u32 = 16_384;

/// The OID of the arrays of a type that a parameter is sent as.
pub(crate) fn array_of(element: u32) -> u32 {
    match element {
        BOOL => 1000,
        BYTEA => 1001,
        INT2 => 1005,
        INT4 => 1007,
        INT8 => 1016,
        TEXT => 1009,
        FLOAT4 => 1021,
        FLOAT8 => 1022,
        DATE => 1182,
        TIME => 1183,
        TIMESTAMP => 1115,
        TIMESTAMPTZ => 1185,
        INTERVAL => 1187,
        NUMERIC => 1231,
        UUID => 2951,
        JSONB => 3807,
        _ => UNSPECIFIED,
    }
}

/// Whether it is the OID of the arrays of a type that is built in and read.
pub(crate) fn is_array(oid: u32) -> bool {
    const OTHERS: [u32; 6] = [199, 1002, 1003, 1014, 1015, 1028];
    OTHERS.contains(&oid) || READ.iter().any(|element| array_of(*element) == oid)
}

/// The types whose arrays can be parameters.
const READ: [u32; 16] = [
    BOOL,
    BYTEA,
    INT2,
    INT4,
    INT8,
    TEXT,
    FLOAT4,
    FLOAT8,
    DATE,
    TIME,
    TIMESTAMP,
    TIMESTAMPTZ,
    INTERVAL,
    NUMERIC,
    UUID,
    JSONB,
];
