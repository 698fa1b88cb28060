//! A server in a container.

use std::{
    borrow::Cow,
    env,
    time::{Duration, Instant},
};

use sqlx::{Connection, PgConnection};
use testcontainers::{
    ContainerAsync, Image, ImageExt, TestcontainersError,
    core::{ContainerPort, Mount, WaitFor},
    runners::AsyncRunner,
};
use uuid::Uuid;

use super::{SETTINGS, watchdog::Watchdog};

const PORT: ContainerPort = ContainerPort::Tcp(5432);

/// A folder in memory, away from where images declare a volume.
const MEMORY: &str = "/squall-test";

/// Starts a container and waits until the server in it answers.
pub(super) async fn start(image: &str) -> Result<(String, Watchdog), String> {
    let client = client().ok_or("neither `docker` nor `podman` is installed")?;
    let password = Uuid::new_v4().simple().to_string();
    let name = format!("squall-test-{}", Uuid::new_v4().simple());

    // First the watchdog, then the container: there is no moment at which the container could be left behind.
    let mut command = Watchdog::command(include_str!("container.sh"));
    command.args([client, &name]);
    let (watchdog, _) = Watchdog::spawn(command).map_err(|error| error.to_string())?;

    let container = PostgresImage::new(image, &password)
        .with_container_name(&name)
        .with_shm_size(256 << 20)
        .start()
        .await
        .map_err(|error| error.to_string())?;
    let url = address(&container, &password).await.map_err(|error| error.to_string())?;
    wait(&container, &url).await?;
    // From here on only the watchdog removes it.
    std::mem::forget(container);
    Ok((url, watchdog))
}

/// The command with which the watchdog removes the container.
fn client() -> Option<&'static str> {
    let path = env::var_os("PATH")?;
    ["docker", "podman"].into_iter().find(|name| env::split_paths(&path).any(|dir| dir.join(name).is_file()))
}

async fn address(
    container: &ContainerAsync<PostgresImage>,
    password: &str,
) -> Result<String, TestcontainersError> {
    let host = container.get_host().await?.to_string();
    let port = container.get_host_port_ipv4(PORT).await?;
    // The server has no certificate; Squall insists on one when the host is another machine.
    let (host, query) = match host.as_str() {
        "localhost" => ("127.0.0.1", ""),
        host => (host, "?sslmode=disable"),
    };
    Ok(format!("postgres://postgres:{password}@{host}:{port}/postgres{query}"))
}

/// Waits until the server lets us in over TCP. The log is no guide: the official image starts a first server, which
/// listens on no port, to set up the data.
async fn wait(container: &ContainerAsync<PostgresImage>, url: &str) -> Result<(), String> {
    let deadline = Instant::now() + Duration::from_secs(60);
    loop {
        let error = match tokio::time::timeout(Duration::from_secs(5), PgConnection::connect(url)).await {
            Ok(Ok(connection)) => {
                drop(connection.close().await);
                return Ok(());
            }
            Ok(Err(error)) => error.to_string(),
            Err(_) => "no answer".into(),
        };
        if !container.is_running().await.unwrap_or(false) {
            let log = container.stderr_to_vec().await.unwrap_or_default();
            return Err(format!("it ended at once: {}", String::from_utf8_lossy(&log).trim_end()));
        }
        if Instant::now() > deadline {
            return Err(format!("its server does not answer: {error}"));
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// An image with the interface of the official one.
struct PostgresImage {
    name: String,
    tag: String,
    environment: [(&'static str, String); 5],
    memory: Mount,
}

impl PostgresImage {
    fn new(image: &str, password: &str) -> PostgresImage {
        // A colon before the last slash belongs to a registry's port.
        let (name, tag) = match image.rsplit_once(':') {
            Some((name, tag)) if !tag.contains('/') => (name, tag),
            _ => (image, "latest"),
        };
        PostgresImage {
            name: name.into(),
            tag: tag.into(),
            environment: [
                ("POSTGRES_USER", "postgres".into()),
                ("POSTGRES_PASSWORD", password.into()),
                ("POSTGRES_DB", "postgres".into()),
                // Costs less time per connection than scram does.
                ("POSTGRES_HOST_AUTH_METHOD", "password".into()),
                ("PGDATA", format!("{MEMORY}/data")),
            ],
            memory: Mount::tmpfs_mount(MEMORY),
        }
    }
}

impl Image for PostgresImage {
    fn name(&self) -> &str {
        &self.name
    }

    fn tag(&self) -> &str {
        &self.tag
    }

    fn ready_conditions(&self) -> Vec<WaitFor> {
        Vec::new()
    }

    fn env_vars(&self) -> impl IntoIterator<Item = (impl Into<Cow<'_, str>>, impl Into<Cow<'_, str>>)> {
        self.environment.iter().map(|(name, value)| (*name, value.as_str()))
    }

    fn mounts(&self) -> impl IntoIterator<Item = &Mount> {
        [&self.memory]
    }

    fn cmd(&self) -> impl IntoIterator<Item = impl Into<Cow<'_, str>>> {
        let settings = SETTINGS.iter().flat_map(|(name, value)| ["-c".into(), format!("{name}={value}")]);
        std::iter::once("postgres".into()).chain(settings)
    }

    fn expose_ports(&self) -> &[ContainerPort] {
        &[PORT]
    }
}
