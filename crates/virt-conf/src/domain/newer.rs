// SPDX-License-Identifier: LGPL-2.1-or-later
//! What the schema of 12.8.0 has and this model does not hold yet. It is refused by name,
//! never dropped in silence. What the schema does not know either is ignored, as the
//! reference ignores it.

use virt_core::Result;

use crate::schema::unsupported;
use crate::xml::Node;

/// Elements, each below the element it stands in.
const ELEMENTS: &[(&str, &str)] = &[];

/// Attributes: the element around, the element, the attribute.
const ATTRIBUTES: &[(&str, &str, &str)] = &[];

/// The paths of all of them, for the support matrix.
pub fn paths() -> impl Iterator<Item = String> {
    let elements = ELEMENTS.iter().map(|(parent, name)| format!("{parent}/{name}"));
    elements.chain(ATTRIBUTES.iter().map(|(around, name, attribute)| format!("{around}/{name}/@{attribute}")))
}

/// Refuses a document that says any of it. `<metadata>` is the user's own.
pub fn refuse(root: Node<'_>) -> Result<()> {
    let mut waiting = vec![root];
    while let Some(node) = waiting.pop() {
        let around = node.plain_name();
        for child in node.children() {
            let name = child.plain_name();
            if name.is_empty() || name == "metadata" {
                continue;
            }
            if ELEMENTS.contains(&(around, name)) {
                return Err(unsupported(format!("element '{name}' in '{around}' is not supported yet")));
            }
            let known = ATTRIBUTES.iter().filter(|rule| rule.1 == name && rule.0 == around);
            for (_, _, attribute) in known {
                if child.attribute(attribute).is_some() {
                    let text = format!("attribute '{attribute}' of element '{name}' is not supported yet");
                    return Err(unsupported(text));
                }
            }
            if child.children().next().is_some() {
                waiting.push(child);
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::domain::{Definition, ParseContext};

    #[test]
    fn what_is_newer_is_named() {
        let refused = |inner: &str| {
            let xml = format!(
                "<domain type='test'><name>x</name><memory>1</memory><os><type>hvm</type></os>{inner}</domain>"
            );
            Definition::parse(&xml, &ParseContext::TEST).map(|_| ()).map_err(|e| e.message().to_string())
        };
        assert_eq!(refused("<metadata><a:serial xmlns:a='urn:a'/></metadata><nobody-knows-me/>"), Ok(()));
    }

    /// As 12.8.0 writes them.
    #[test]
    fn what_came_after_11_3_0_is_written_again() {
        let parse = |inner: &str| {
            let xml = format!(
                "<domain type='test'><name>x</name><memory>1</memory><os><type>hvm</type></os>{inner}</domain>"
            );
            Definition::parse(&xml, &ParseContext::TEST)
        };
        let pieces = [
            "  <hwuuid>c7a5fdbd-edaf-9455-926a-d65c16db1810</hwuuid>\n",
            "  <iommufd enabled='yes' fdgroup='x'/>\n",
            "  <features>\n    <virtualization/>\n  </features>\n",
        ];
        for piece in pieces {
            let text = parse(piece).unwrap().format(crate::domain::FormatFlags::default(), None);
            assert!(text.contains(piece), "{text}");
        }
        let video = "<devices><video><model type='cirrus' edid='on'/></video></devices>";
        let error = parse(video).map(|_| ()).map_err(|e| e.message().to_string());
        let text = "unsupported configuration: video type 'cirrus' does not support edid";
        assert_eq!(error, Err(text.into()));
    }
}
