//! Where the password of a server stands: in the environment or the password file, as for
//! every program of PostgreSQL (its documentation, chapter "The Password File").

use std::path::{Path, PathBuf};

use super::{DatabaseError, Host, Server};

/// The password for `server`: that of `PGPASSWORD`, or of the first line that fits in the
/// file that `PGPASSFILE` names, or `~/.pgpass`; none where there is none.
///
/// # Errors
/// When others may read the file, or it cannot be read.
pub fn password_of(
    server: &Server,
    environment: impl Fn(&str) -> Option<String>,
) -> Result<Option<String>, DatabaseError> {
    if let Some(password) = environment("PGPASSWORD").filter(|password| !password.is_empty()) {
        return Ok(Some(password));
    }
    let usual = || environment("HOME").map(|home| Path::new(&home).join(".pgpass"));
    let Some(path) = environment("PGPASSFILE").map(PathBuf::from).or_else(usual) else {
        return Ok(None);
    };
    if !path.exists() {
        return Ok(None);
    }
    let failed = |reason: String| DatabaseError::File { path: path.clone(), reason };
    refuse_readable_by_others(&path).map_err(failed)?;
    let text = std::fs::read_to_string(&path).map_err(|error| failed(error.to_string()))?;
    Ok(password_in(&text, server))
}

#[cfg(unix)]
fn refuse_readable_by_others(path: &Path) -> Result<(), String> {
    use std::os::unix::fs::PermissionsExt as _;
    let meta = std::fs::metadata(path).map_err(|error| error.to_string())?;
    if meta.permissions().mode() & 0o077 == 0 {
        return Ok(());
    }
    Err(crate::language::tr!("database-password-file-is-open").to_owned())
}

#[cfg(not(unix))]
fn refuse_readable_by_others(_path: &Path) -> Result<(), String> {
    Ok(())
}

/// The password of the first line `host:port:database:user:password` that fits; a star fits
/// everything, a backslash takes a colon or a backslash as it is.
fn password_in(text: &str, server: &Server) -> Option<String> {
    let host = match &server.host {
        Host::Name(name) => name.clone(),
        Host::Folder(_) => "localhost".to_owned(),
    };
    let wanted = [host, server.port.to_string(), server.database.clone(), server.user.clone()];
    text.lines().filter(|line| !line.starts_with('#')).find_map(|line| {
        let fields = fields(line);
        let (password, names) = fields.split_last()?;
        let fits = names.len() == wanted.len()
            && names.iter().zip(&wanted).all(|(name, wanted)| name == "*" || name == wanted);
        fits.then(|| password.clone())
    })
}

fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut characters = line.chars();
    while let Some(character) = characters.next() {
        let taken = match character {
            '\\' => characters.next(),
            ':' if fields.len() < 5 => {
                fields.push(String::new());
                None
            }
            other => Some(other),
        };
        fields.last_mut().into_iter().for_each(|field| field.extend(taken));
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::net::postgres::Tls;

    fn server() -> Server {
        Server {
            host: Host::Name("db.example.org".to_owned()),
            port: 5432,
            database: "alerts".to_owned(),
            user: "reader".to_owned(),
            tls: Tls::Verified(None),
        }
    }

    #[test]
    fn the_first_line_that_fits_has_the_password() {
        let text = "# comment\nother:5432:*:*:no\ndb.example.org:*:alerts:reader:a\\:b\\\\c\n\
                    *:*:*:*:later\n";
        assert_eq!(password_in(text, &server()).as_deref(), Some("a:b\\c"));
        let elsewhere = Server { database: "x".to_owned(), ..server() };
        assert_eq!(password_in(text, &elsewhere).as_deref(), Some("later"));
        assert_eq!(password_in("db.example.org:5432:alerts\n", &server()), None);
    }

    #[test]
    fn the_environment_counts_first_and_a_file_that_others_read_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("pass");
        std::fs::write(&file, "*:*:*:*:of-file\n").unwrap();
        let environment = |password: Option<&'static str>| {
            let file = file.display().to_string();
            move |name: &str| match name {
                "PGPASSWORD" => password.map(str::to_owned),
                "PGPASSFILE" => Some(file.clone()),
                _ => None,
            }
        };
        assert_eq!(password_of(&server(), environment(Some("env"))).unwrap().unwrap(), "env");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |mode| std::fs::set_permissions(&file, PermissionsExt::from_mode(mode));
            mode(0o644).unwrap();
            assert!(password_of(&server(), environment(None)).is_err());
            mode(0o600).unwrap();
        }
        assert_eq!(password_of(&server(), environment(None)).unwrap().unwrap(), "of-file");
    }
}
