//! A PostgreSQL of the tests' own: made in a second, on a free port of this machine only, gone at the end, whatever
//! the end is.

use std::{
    fs,
    net::{Ipv4Addr, TcpListener},
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{self, Child, Command, Stdio},
};

use anyhow::{Context, Result, bail};

use crate::shell::{self, Workspace, succeeds, which};

/// A running server. Dropping it stops it and removes its files.
pub struct Server {
    /// For AMOE_TEST_POSTGRES; the user may create databases.
    pub url: String,
    guard: Child,
}

/// The folder of `initdb` and `pg_ctl`: Debian keeps them off the search path, one folder for each version.
pub fn programs() -> Option<PathBuf> {
    let complete = |dir: &Path| ["initdb", "pg_ctl", "postgres"].iter().all(|name| dir.join(name).is_file());
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let number = |dir: &PathBuf| dir.parent().and_then(Path::file_name)?.to_str()?.parse::<u32>().ok();
    let debian =
        versions.map(|entry| entry.path().join("bin")).filter(|dir| complete(dir)).max_by_key(number);
    debian.or_else(|| {
        which("initdb")?.canonicalize().ok()?.parent().filter(|dir| complete(dir)).map(Path::to_owned)
    })
}

impl Server {
    /// Makes a cluster and starts it. Nothing in it has to survive a power cut.
    pub fn start(workspace: &Workspace) -> Result<Self> {
        Self::start_with(workspace, "-c fsync=off -c synchronous_commit=off -c full_page_writes=off")
    }

    /// The same as an operator would run it: what is committed is on the disk.
    pub fn start_durable(workspace: &Workspace) -> Result<Self> {
        Self::start_with(workspace, "-c fsync=on -c synchronous_commit=on -c full_page_writes=on")
    }

    fn start_with(workspace: &Workspace, durability: &str) -> Result<Self> {
        let programs = programs().context("PostgreSQL's server is not installed")?;
        let user = user()?;
        let folder = folder(workspace, user.as_deref())?;
        // From here on the guard removes the folder.
        let guard = guard(&programs, user.as_deref(), &folder)?;
        let mut server = Self { url: String::new(), guard };
        let data = folder.join("data");
        let mut initdb = run_as(user.as_deref(), &programs.join("initdb"));
        initdb.arg("-D").arg(&data).args([
            "-U",
            "amoe",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
        ]);
        shell::output(&mut initdb)?;
        let port = free_port()?;
        let options = format!(
            "-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' {durability} \
             -c max_connections=200 -c shared_buffers=128MB"
        );
        let log = folder.join("log");
        let mut start = run_as(user.as_deref(), &programs.join("pg_ctl"));
        start.arg("-D").arg(&data).arg("-l").arg(&log).args(["-w", "-t", "60", "-o", &options, "start"]);
        // Its output is not read: the server would keep a pipe open.
        if !succeeds(&mut start) {
            bail!("PostgreSQL did not start:\n{}", fs::read_to_string(&log).unwrap_or_default());
        }
        server.url = format!("postgres://amoe@127.0.0.1:{port}/postgres");
        Ok(server)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        // There is nobody left to tell.
        let _ = self.guard.wait();
    }
}

/// A process that waits until its input ends, which happens when we drop it and also when we are killed, and then
/// stops the server and removes the folder. It is in a group of its own, so that Ctrl-C does not reach it.
fn guard(programs: &Path, user: Option<&str>, folder: &Path) -> Result<Child> {
    const SCRIPT: &str = r#"folder=$1; shift; read -r _; "$@" >/dev/null 2>&1; rm -rf "$folder""#;
    let mut stop = run_as(user, &programs.join("pg_ctl"));
    stop.arg("-D").arg(folder.join("data")).args(["-m", "immediate", "-w", "-t", "20", "stop"]);
    Command::new("sh")
        .args(["-c", SCRIPT, "guard"])
        .arg(folder)
        .arg(stop.get_program())
        .args(stop.get_args())
        .current_dir("/")
        .stdin(Stdio::piped())
        .process_group(0)
        .spawn()
        .context("`sh` could not be started")
}

/// PostgreSQL refuses to run as root; then it runs as the user that Debian's package makes, or as nobody.
fn user() -> Result<Option<String>> {
    if shell::output(Command::new("id").arg("-u"))?.trim() != "0" {
        return Ok(None);
    }
    let known = |name: &&str| succeeds(Command::new("id").arg(name));
    let name = ["postgres", "nobody"].into_iter().find(known).context("no user to run PostgreSQL as")?;
    Ok(Some(name.to_owned()))
}

fn run_as(user: Option<&str>, program: &Path) -> Command {
    let Some(user) = user else { return Command::new(program) };
    let mut command = Command::new("runuser");
    command.args(["-u", user, "--"]).arg(program).current_dir("/");
    command
}

/// A folder that the user can reach: in `target`, or where temporary files go when `target` lies in a home that is
/// closed to others.
fn folder(workspace: &Workspace, user: Option<&str>) -> Result<PathBuf> {
    let name = format!("pg-{}", process::id());
    for parent in [workspace.target.clone(), std::env::temp_dir()] {
        let folder = parent.join(&name);
        fs::create_dir_all(&folder).with_context(|| format!("{} could not be made", folder.display()))?;
        let Some(user) = user else { return Ok(folder) };
        let owned = succeeds(Command::new("chown").arg(user).arg(&folder));
        if owned && succeeds(run_as(Some(user), Path::new("test")).arg("-w").arg(&folder)) {
            return Ok(folder);
        }
        fs::remove_dir_all(&folder)?;
    }
    bail!("no folder that {} can write to", user.unwrap_or("this user"))
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_starts_and_leaves_nothing_behind() {
        // Only where PostgreSQL is installed; `cargo xtask test` installs it.
        if programs().is_none() {
            return;
        }
        let base = std::env::temp_dir().join(format!("xtask-test-{}", process::id()));
        let workspace = Workspace { root: base.clone(), target: base.clone() };
        let server = Server::start(&workspace).expect("it starts");
        let port: u16 = server.url.rsplit(['/', ':']).nth(1).and_then(|p| p.parse().ok()).expect("a port");
        assert!(std::net::TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok());
        drop(server);
        assert!(std::net::TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err());
        assert_eq!(fs::read_dir(&base).expect("our own folder").count(), 0);
        fs::remove_dir_all(base).expect("removed");
    }
}
