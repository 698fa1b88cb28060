//! URLs: where to connect to, and how safely.

use std::{net::IpAddr, str::FromStr, time::Duration};

use sqlx::{
    ConnectOptions as _,
    postgres::{PgConnectOptions, PgSslMode},
};
use squall_core::{ConnectOptions, Error, Result};
use url::Url;

/// What a URL may say after its `?`.
const PARAMETERS: [&str; 15] = [
    "sslmode",
    "ssl-mode",
    "sslrootcert",
    "ssl-root-cert",
    "ssl-ca",
    "sslcert",
    "ssl-cert",
    "sslkey",
    "ssl-key",
    "host",
    "hostaddr",
    "port",
    "dbname",
    "application_name",
    "options",
];

/// The options of a connection: those of the URL, and what every session needs.
///
/// TLS is `verify-full` unless the host is local or the URL says otherwise; the time zone is UTC.
pub(crate) fn parse(options: &ConnectOptions) -> Result<PgConnectOptions> {
    let url = Url::parse(options.url())
        .map_err(|error| Error::Config(format!("the URL cannot be read: {error}")))?;
    if !matches!(url.scheme(), "postgres" | "postgresql") {
        return Err(Error::Config(format!("the scheme `{}` is not `postgres`", url.scheme())));
    }
    let mut says_tls = false;
    for (key, _) in url.query_pairs() {
        check_parameter(&key)?;
        says_tls |= matches!(&*key, "sslmode" | "ssl-mode");
    }
    let mut parsed =
        PgConnectOptions::from_str(options.url()).map_err(|error| Error::Config(error.to_string()))?;
    if let Some(host) = parsed.get_host().strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
        parsed = parsed.clone().host(host);
    }
    if !says_tls {
        let mode = default_tls(&parsed);
        parsed = parsed.ssl_mode(mode);
    }
    Ok(session(parsed, options))
}

/// What every session needs. Statements are logged by who sends them, not by the driver.
fn session(parsed: PgConnectOptions, options: &ConnectOptions) -> PgConnectOptions {
    let parsed = parsed
        .statement_cache_capacity(options.statement_cache)
        .extra_float_digits(None)
        .disable_statement_logging();
    // PgBouncer takes no such options.
    if options.statement_cache == 0 {
        return parsed;
    }
    let parsed = parsed.options([("standard_conforming_strings", "on")]);
    match options.statement_timeout {
        Some(limit) => parsed.options([("statement_timeout", milliseconds(limit))]),
        None => parsed,
    }
}

/// At least one, as none would mean no limit, and at most what the server takes.
fn milliseconds(limit: Duration) -> i32 {
    i32::try_from(limit.as_millis().max(1)).unwrap_or(i32::MAX)
}

fn check_parameter(key: &str) -> Result<()> {
    if PARAMETERS.contains(&key) || matches!(key, "user" | "password") || key.starts_with("options[") {
        return Ok(());
    }
    let hint = match key {
        "statement-cache-capacity" | "pgbouncer" => ": say it by `ConnectOptions::statement_cache`",
        "connect_timeout" => ": say it by `ConnectOptions::connect_timeout`",
        "statement_timeout" => ": say it by `ConnectOptions::statement_timeout`",
        _ => "",
    };
    Err(Error::Config(format!("the URL's parameter `{}` is not known{hint}", key.escape_debug())))
}

fn default_tls(options: &PgConnectOptions) -> PgSslMode {
    let host = options.get_host();
    if options.get_socket().is_some() || host.starts_with('/') {
        return PgSslMode::Disable;
    }
    let loopback = host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
    if loopback || host.eq_ignore_ascii_case("localhost") { PgSslMode::Prefer } else { PgSslMode::VerifyFull }
}

/// Where the options lead, for messages; without the password.
pub(crate) fn place(options: &PgConnectOptions) -> String {
    let host = match options.get_socket() {
        Some(socket) => socket.display().to_string(),
        None => options.get_host().to_owned(),
    };
    let database = options.get_database().unwrap_or_else(|| options.get_username());
    format!("{host}:{}/{database}", options.get_port())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(url: &str) -> PgConnectOptions {
        parse(&ConnectOptions::new(url)).unwrap()
    }

    fn tls(url: &str) -> String {
        format!("{:?}", parsed(url).get_ssl_mode())
    }

    #[test]
    fn tls_is_verified_unless_the_host_is_local_or_the_url_says_otherwise() {
        assert_eq!(tls("postgres://db.example.com/app"), "VerifyFull");
        assert_eq!(tls("postgresql://10.0.0.1/app"), "VerifyFull");
        assert_eq!(tls("postgres://db.example.com/app?sslmode=require"), "Require");
        assert_eq!(tls("postgres://localhost/app"), "Prefer");
        assert_eq!(tls("postgres://127.0.0.2/app"), "Prefer");
        assert_eq!(tls("postgres://[::1]/app"), "Prefer");
        assert_eq!(tls("postgres://%2Ftmp%2Fsockets/app"), "Disable");
        assert_eq!(tls("postgres:///app?host=/tmp/sockets"), "Disable");
        assert_eq!(tls("postgres://localhost/app?host=db.example.com"), "VerifyFull");
    }

    #[test]
    fn the_parts_of_a_url_are_kept() {
        let options = parsed("postgres://bob:s%2Fecret@[::1]:5433/app?application_name=shop");
        assert_eq!(options.get_host(), "::1");
        assert_eq!(options.get_application_name(), Some("shop"));
        assert_eq!(place(&options), "::1:5433/app");
        assert_eq!(options.get_options(), Some("-c standard_conforming_strings=on"));
    }

    #[test]
    fn limits_become_options_of_the_session_unless_statements_are_unnamed() {
        let limited =
            ConnectOptions::new("postgres://localhost/app").statement_timeout(Duration::from_micros(1));
        let options = parse(&limited).unwrap();
        let expected = "-c standard_conforming_strings=on -c statement_timeout=1";
        assert_eq!(options.get_options(), Some(expected));
        assert_eq!(parse(&limited.statement_cache(0)).unwrap().get_options(), None);
    }

    #[test]
    fn what_is_not_understood_is_refused_and_no_password_is_shown() {
        let refused = |url: &str| parse(&ConnectOptions::new(url)).unwrap_err().to_string();
        assert!(refused("mysql://bob:secret@localhost/app").contains("`mysql`"));
        assert!(refused("postgres://bob:secret@localhost/app?ssl=true").contains("`ssl` is not known"));
        assert!(
            refused("postgres://localhost/app?connect_timeout=3").contains("ConnectOptions::connect_timeout")
        );
        for url in
            ["postgres://bob:secret@localhost:port/app", "postgres://bob:secret@localhost/app?sslmode=maybe"]
        {
            let message = refused(url);
            assert!(!message.contains("secret"), "{message}");
        }
    }
}
