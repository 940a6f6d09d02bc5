//! What is left of the memory that a container, or another control group of
//! Linux, allows: cgroups(7).

use std::path::Path;

/// Where the system shows its control groups.
const ROOT: &str = "/sys/fs/cgroup";

/// How the two versions of control groups call their figures.
struct Names {
    limit: &'static str,
    usage: &'static str,
    /// Lines of `memory.stat`: what is kept of files and dropped when memory is
    /// short, in the group and those below it.
    dropped: [&'static str; 2],
}

const FIRST: Names = Names {
    limit: "memory.limit_in_bytes",
    usage: "memory.usage_in_bytes",
    dropped: ["total_inactive_file", "total_active_file"],
};
const SECOND: Names = Names {
    limit: "memory.max",
    usage: "memory.current",
    dropped: ["inactive_file", "active_file"],
};

/// Bytes that this process may still take before a group that it is in meets its
/// limit; `None` where none has one.
pub fn available_bytes() -> Option<u64> {
    available_in(Path::new(ROOT), &std::fs::read_to_string("/proc/self/cgroup").ok()?)
}

/// The same where the groups are shown in `root` and `groups` is what the system
/// says of a process: a line `number:controllers:group` for each hierarchy.
fn available_in(root: &Path, groups: &str) -> Option<u64> {
    groups
        .lines()
        .filter_map(|line| {
            let mut parts = line.splitn(3, ':').skip(1);
            let (controllers, group) = (parts.next()?, parts.next()?);
            let (root, names) = if controllers.is_empty() {
                (root.to_owned(), SECOND)
            } else if controllers.split(',').any(|name| name == "memory") {
                (root.join("memory"), FIRST)
            } else {
                return None;
            };
            // A limit holds for all groups below. In a container the group may be
            // named as the outside sees it, and only the root is there.
            let folder = root.join(group.trim_start_matches('/'));
            let groups = folder.ancestors().take_while(|folder| folder.starts_with(&root));
            groups.filter_map(|folder| left_of(folder, &names)).min()
        })
        .min()
}

fn left_of(folder: &Path, names: &Names) -> Option<u64> {
    let text = |name: &str| std::fs::read_to_string(folder.join(name)).ok();
    let figure = |name: &str| text(name)?.trim().parse::<u64>().ok();
    let (limit, usage) = (figure(names.limit)?, figure(names.usage)?);
    let dropped: u64 = text("memory.stat")
        .unwrap_or_default()
        .lines()
        .filter_map(|line| line.split_once(' '))
        .filter(|(name, _)| names.dropped.contains(name))
        .filter_map(|(_, bytes)| bytes.trim().parse::<u64>().ok())
        .sum();
    Some(limit.saturating_sub(usage.saturating_sub(dropped)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(root: &Path, folder: &str, files: &[(&str, &str)]) {
        let folder = root.join(folder);
        std::fs::create_dir_all(&folder).unwrap();
        for (name, text) in files {
            std::fs::write(folder.join(name), text).unwrap();
        }
    }

    #[test]
    fn the_least_that_a_group_or_one_around_it_leaves_counts() {
        let root = tempfile::tempdir().unwrap();
        let stat = "anon 5\ninactive_file 100\nactive_file 20\nfile 999\n";
        group(
            root.path(),
            "user/app",
            &[("memory.max", "max\n"), ("memory.current", "700\n"), ("memory.stat", stat)],
        );
        let available = || available_in(root.path(), "0::/user/app\n");
        assert_eq!(available(), None, "no limit");
        let limited = [("memory.max", "2000\n"), ("memory.current", "900\n")];
        group(root.path(), "user", &limited);
        assert_eq!(available(), Some(1_100));
        group(root.path(), "user/app", &[("memory.max", "1000\n")]);
        assert_eq!(available(), Some(1_000 - (700 - 120)), "what is kept of files is dropped");
        group(root.path(), "user/app", &[("memory.max", "1\n")]);
        assert_eq!(available(), Some(0));
    }

    #[test]
    fn a_container_whose_group_has_another_name_outside_is_met_at_the_root() {
        let root = tempfile::tempdir().unwrap();
        group(root.path(), "", &[("memory.max", "500\n"), ("memory.current", "100\n")]);
        for name in ["0::/\n", "0::/docker/0123\n", "0::/../..\n"] {
            assert_eq!(available_in(root.path(), name), Some(400), "{name}");
        }
    }

    #[test]
    fn groups_of_the_first_version_count_too() {
        let root = tempfile::tempdir().unwrap();
        let files = [
            ("memory.limit_in_bytes", "5000\n"),
            ("memory.usage_in_bytes", "3000\n"),
            ("memory.stat", "inactive_file 1\ntotal_inactive_file 400\ntotal_active_file 0\n"),
        ];
        group(root.path(), "memory/app", &files);
        let groups = "5:devices:/elsewhere\n4:cpu,memory:/app\n0::/\nnonsense\n";
        assert_eq!(available_in(root.path(), groups), Some(2_400));
        assert_eq!(available_in(root.path(), "5:devices:/app\n"), None);
    }
}
