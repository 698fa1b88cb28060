//! What keeps commands for development away from databases that are not for it.

use url::Url;

use crate::error::{Error, Result};

/// Settings of which one that says `production` says it of the database, too.
const SETTINGS: [&str; 7] =
    ["SQUALL_ENV", "APP_ENV", "RUST_ENV", "ENVIRONMENT", "NODE_ENV", "RAILS_ENV", "ROCKET_PROFILE"];

/// Leave to do to a database what is for development only; given by [`development`].
#[derive(Debug)]
pub struct Development(());

/// Gives leave where a database is for development: it is a file or in memory, or on this machine, or `confirmed` is its name.
///
/// Where the URL, or a setting of the environment such as `APP_ENV`, says production, there is no leave at all.
///
/// ```
/// use squall_kit::guard::development;
///
/// assert!(development("sqlite:app.db", None).is_ok());
/// assert!(development("postgres://me@localhost/shop", None).is_ok());
/// assert!(development("postgres://me@db.example.com/shop", None).is_err());
/// assert!(development("postgres://me@db.example.com/shop", Some("shop")).is_ok());
/// assert!(development("postgres://me@db.example.com/shop_production", Some("shop_production")).is_err());
/// ```
///
/// # Errors
/// [`Error::Refused`].
pub fn development(url: &str, confirmed: Option<&str>) -> Result<Development> {
    check(url, confirmed, |name| std::env::var(name).ok())
}

fn check(
    url: &str,
    confirmed: Option<&str>,
    setting: impl Fn(&str) -> Option<String>,
) -> Result<Development> {
    if let Some(name) = SETTINGS.iter().find(|name| setting(name).is_some_and(|it| is_production(&it))) {
        return Err(Error::refused(
            format!("{name} says that this is production"),
            "this is for development only: it is not done there, whatever is said",
        ));
    }
    let place = Place::of(url)?;
    if [&place.host, &place.database].into_iter().any(|it| is_production(it)) {
        return Err(Error::refused(
            format!("`{}` looks like production", place.shown()),
            "this is for development only: it is not done there, whatever is said",
        ));
    }
    match confirmed {
        Some(name) if name != place.database => Err(Error::refused(
            format!("the database is `{}`, and not `{name}`", place.database),
            "say the name of the database that is meant, or the URL of the other",
        )),
        None if !place.is_local => Err(Error::refused(
            format!("`{}` is not on this machine", place.shown()),
            format!("where it is meant: --yes {}", place.database),
        )),
        _ => Ok(Development(())),
    }
}

/// Where a database is.
struct Place {
    host: String,
    database: String,
    is_local: bool,
}

impl Place {
    fn of(url: &str) -> Result<Self> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            let database = path.trim_start_matches("//").split('?').next().unwrap_or_default().to_owned();
            return Ok(Self { host: String::new(), database, is_local: true });
        }
        let url = Url::parse(url)
            .map_err(|error| Error::refused(format!("the URL cannot be read: {error}"), "see --url"))?;
        // A host that is a parameter is the one that counts.
        let told = url.query_pairs().find(|(name, _)| name == "host" || name == "hostaddr");
        let host = told.map_or_else(|| url.host_str().unwrap_or_default().to_owned(), |it| it.1.into_owned());
        let plain = host.replace("%2F", "/").replace("%2f", "/");
        let is_local = plain.is_empty()
            || plain.starts_with('/')
            || ["localhost", "127.0.0.1", "::1", "[::1]"].contains(&plain.as_str());
        let named = url.query_pairs().find(|(name, _)| name == "dbname").map(|it| it.1.into_owned());
        let database = named.unwrap_or_else(|| url.path().trim_start_matches('/').to_owned());
        Ok(Self { host: plain, database, is_local })
    }

    fn shown(&self) -> String {
        if self.host.is_empty() {
            self.database.clone()
        } else {
            format!("{} on {}", self.database, self.host)
        }
    }
}

fn is_production(text: &str) -> bool {
    let text = text.to_lowercase();
    text.split(|it: char| !it.is_alphanumeric()).any(|word| {
        let word = word.trim_end_matches(|it: char| it.is_ascii_digit());
        matches!(word, "prod" | "production" | "prd")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_allowed(url: &str, confirmed: Option<&str>) -> bool {
        check(url, confirmed, |_| None).is_ok()
    }

    #[test]
    fn what_is_local_or_named_is_allowed() {
        for url in [
            "sqlite::memory:",
            "sqlite:app.db",
            "sqlite:///tmp/app.db?mode=rwc",
            "postgres://localhost/shop",
            "postgres://me:secret@127.0.0.1:5433/shop",
            "postgres://[::1]/shop",
            "postgres:///shop?host=/var/run/postgresql",
            "postgres://me@%2Fvar%2Frun/shop",
        ] {
            assert!(is_allowed(url, None), "{url}");
        }
        let far = "postgres://me@db.example.com/shop";
        assert!(is_allowed(far, Some("shop")));
        for confirmed in [None, Some(""), Some("other")] {
            assert!(!is_allowed(far, confirmed), "{confirmed:?}");
        }
        assert!(!is_allowed("postgres://localhost/shop?host=db.example.com", None));
        assert!(!is_allowed("sqlite:app.db", Some("other.db")));
    }

    #[test]
    fn what_looks_like_production_is_not() {
        for (url, name) in [
            ("sqlite:/srv/production/app.db", "/srv/production/app.db"),
            ("sqlite:shop-prod.db", "shop-prod.db"),
            ("postgres://localhost/shop_prod", "shop_prod"),
            ("postgres://prod1.example.com/shop", "shop"),
        ] {
            assert!(!is_allowed(url, None), "{url}");
            assert!(!is_allowed(url, Some(name)), "{url}");
        }
        assert!(is_allowed("postgres://localhost/products", None));
        let setting = |value: &'static str| move |name: &str| (name == "APP_ENV").then(|| value.to_owned());
        assert!(check("sqlite:app.db", None, setting("Production")).is_err());
        assert!(check("sqlite:app.db", None, setting("development")).is_ok());
    }
}
