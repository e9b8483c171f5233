// SPDX-License-Identifier: LGPL-2.1-or-later
//! What a type of virt-abi is called in C.

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
    fn pointers_and_constants_keep_their_levels() {
        for (rust, c) in [
            ("c_int", "int"),
            ("*const c_char", "const char *"),
            ("*mut *const c_char", "const char **"),
            ("*const *const c_char", "const char *const *"),
            ("*mut *mut *mut c_char", "char ***"),
            ("*mut *mut virDomainPtr", "virDomainPtr **"),
            ("usize", "size_t"),
            ("[c_char; 4]", ""),
        ] {
            assert_eq!(to_c(&syn::parse_str(rust).unwrap()).unwrap_or_default(), c);
        }
    }
}
