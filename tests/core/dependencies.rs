//! What the program is built from: every crate of the lock file has a licence from the
//! list in `deny.toml` and comes from a registry that is named there.
//!
//! The lists are those of `cargo deny`, which a release runs as well, for advisories.
//! Here Cargo tells what it knows, so that no further program has to be built.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::process::Command;

use serde::Deserialize;
use spdx::{Expression, LicenseReq, Licensee, ParseMode};

#[derive(Deserialize)]
struct Deny {
    licenses: Licenses,
    sources: Sources,
}

#[derive(Deserialize)]
struct Licenses {
    allow: Vec<String>,
    exceptions: Vec<Exception>,
}

#[derive(Deserialize)]
struct Exception {
    #[serde(rename = "crate")]
    name: String,
    allow: Vec<String>,
}

#[derive(Deserialize)]
struct Sources {
    #[serde(rename = "allow-registry")]
    registries: Vec<String>,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    source: Option<String>,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
    req: String,
}

fn deny() -> Deny {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/deny.toml");
    toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn packages() -> Vec<Package> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--locked", "--format-version", "1"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Metadata = serde_json::from_slice(&output.stdout).unwrap();
    metadata.packages
}

/// What is wrong with `package`, if anything.
fn fault(package: &Package, deny: &Deny) -> Option<String> {
    let Package { name, version, license, source, dependencies } = package;
    if let Some(wild) = dependencies.iter().find(|_| source.is_none()).filter(|d| d.req == "*") {
        return Some(format!("{name}: any version of {} would do", wild.name));
    }
    let Some(source) = source else { return None };
    let registries = deny.sources.registries.iter();
    if !registries.map(|address| format!("registry+{address}")).any(|known| known == *source) {
        return Some(format!("{name} {version} comes from {source}"));
    }
    let exception = deny.licenses.exceptions.iter().filter(|exception| exception.name == *name);
    let allowed = deny.licenses.allow.iter().chain(exception.flat_map(|known| &known.allow));
    let allowed: Vec<Licensee> = allowed.map(|licence| Licensee::parse(licence).unwrap()).collect();
    let Some(license) = license else { return Some(format!("{name} {version} names no licence")) };
    let is_allowed = |wanted: &LicenseReq| allowed.iter().any(|known| known.satisfies(wanted));
    match Expression::parse_mode(license, ParseMode::LAX) {
        Err(error) => Some(format!("{name} {version}: licence {license:?}: {error}")),
        Ok(licence) if licence.evaluate(is_allowed) => None,
        Ok(_) => Some(format!("{name} {version}: licence {license} is not in the list")),
    }
}

#[test]
fn every_crate_has_a_listed_licence_and_comes_from_a_listed_registry() {
    let (deny, packages) = (deny(), packages());
    assert!(packages.len() > 300, "{} crates", packages.len());
    let faults: Vec<String> = packages.iter().filter_map(|package| fault(package, &deny)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn another_licence_a_foreign_source_and_an_open_version_are_found() {
    let deny = deny();
    let package = |license: &str, source: Option<&str>, req: &str| Package {
        name: "some".to_owned(),
        version: "1.0.0".to_owned(),
        license: Some(license.to_owned()),
        source: source.map(str::to_owned),
        dependencies: vec![Dependency { name: "other".to_owned(), req: req.to_owned() }],
    };
    let registry = format!("registry+{}", deny.sources.registries[0]);
    let found = |package| fault(&package, &deny).unwrap_or_default();
    assert_eq!(found(package("MIT OR GPL-3.0-only", Some(&registry), "^1")), "");
    assert_eq!(found(package("MIT/Apache-2.0", Some(&registry), "*")), "");
    assert!(found(package("MIT AND GPL-3.0-only", Some(&registry), "^1")).contains("not in the"));
    assert!(found(package("MIT", Some("git+https://example.org/x"), "^1")).contains("comes from"));
    assert!(found(package("MIT", None, "*")).contains("any version of other"));
}
