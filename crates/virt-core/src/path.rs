// SPDX-License-Identifier: LGPL-2.1-or-later
//! File names.

/// `path` from the root, without `.`, `..` and doubled slashes; symbolic links are not
/// followed, so the file need not exist. `None` where the current folder is gone.
pub fn absolute(path: &str) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    if !path.starts_with('/') {
        let here = std::env::current_dir().ok()?;
        parts.extend(here.to_str()?.split('/').filter(|p| !p.is_empty()).map(String::from));
    }
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part.into()),
        }
    }
    Some(format!("/{}", parts.join("/")))
}

#[cfg(test)]
mod tests {
    use super::absolute;

    #[test]
    fn dots_and_slashes_go() {
        assert_eq!(absolute("/a//b/./../c/").unwrap(), "/a/c");
        assert_eq!(absolute("/../..").unwrap(), "/");
        assert!(absolute("x").unwrap().ends_with("/x"));
    }
}
