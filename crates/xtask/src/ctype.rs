// SPDX-License-Identifier: LGPL-2.1-or-later
//! C's types as virt-abi spells them, and back.

const NAMES: [(&str, &str); 12] = [
    ("void", "c_void"),
    ("char", "c_char"),
    ("unsigned char", "c_uchar"),
    ("unsigned short", "c_ushort"),
    ("int", "c_int"),
    ("unsigned int", "c_uint"),
    ("long", "c_long"),
    ("unsigned long", "c_ulong"),
    ("long long", "c_longlong"),
    ("unsigned long long", "c_ulonglong"),
    ("double", "c_double"),
    ("size_t", "usize"),
];

/// `const char **` becomes `*mut *const c_char`.
pub fn to_rust(c: &str) -> syn::Type {
    let (mut constant, rest) = match c.trim().strip_prefix("const ") {
        Some(rest) => (true, rest),
        None => (false, c.trim()),
    };
    let base_end = rest.find('*').unwrap_or(rest.len());
    let base = rest[..base_end].trim();
    let mut text = NAMES.iter().find(|(c, _)| *c == base).map_or(base, |(_, rust)| rust).to_string();
    for level in rest[base_end..].split('*').skip(1) {
        text = format!("*{} {text}", if constant { "const" } else { "mut" });
        constant = level.trim() == "const";
    }
    syn::parse_str(&text).unwrap_or_else(|e| panic!("{c}: {e}"))
}

/// `*mut *const c_char` becomes `const char **`. Arrays and functions have no spelling of their own
/// and give `None`.
pub fn to_c(ty: &syn::Type) -> Option<String> {
    match ty {
        syn::Type::Path(path) => {
            let name = path.path.segments.last()?.ident.to_string();
            Some(NAMES.iter().find(|(_, rust)| *rust == name).map_or(name, |(c, _)| c.to_string()))
        }
        syn::Type::Ptr(ptr) => {
            let inner = to_c(&ptr.elem)?;
            let constant = matches!(ptr.mutability, syn::PointerMutability::Const(_));
            Some(match (constant, inner.ends_with('*')) {
                (true, true) => format!("{inner} const *").replace("* const", "*const"),
                (true, false) => format!("const {inner} *"),
                (false, true) => format!("{inner}*"),
                (false, false) => format!("{inner} *"),
            })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn round_trip() {
        for c in ["int", "const char *", "const char **", "char ***", "virDomainPtr **", "size_t", "void *"] {
            assert_eq!(to_c(&to_rust(c)).as_deref(), Some(c));
        }
        assert_eq!(to_rust("char ** const"), to_rust("char **"));
        assert_eq!(to_rust("const char *const *"), syn::parse_str("*const *const c_char").unwrap());
    }
}
