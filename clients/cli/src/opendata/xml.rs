// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! XML as a tree of elements.

use quick_xml::{
	events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event},
	Writer,
};

/// An element with its attributes, and what is in it.
pub(super) struct Element {
	name: &'static str,
	attributes: Vec<(&'static str, String)>,
	text: Option<String>,
	children: Vec<Element>,
}

/// An element with nothing in it.
pub(super) fn element(name: &'static str) -> Element {
	Element { name, attributes: Vec::new(), text: None, children: Vec::new() }
}

impl Element {
	/// With an attribute.
	pub(super) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
		self.attributes.push((name, legible(&value.into())));
		self
	}

	/// With text in it, before its elements.
	pub(super) fn text(mut self, text: impl Into<String>) -> Self {
		self.text = Some(legible(&text.into()));
		self
	}

	/// With one more element in it.
	pub(super) fn child(mut self, child: Element) -> Self {
		self.children.push(child);
		self
	}

	/// With more elements in it.
	pub(super) fn children(mut self, children: impl IntoIterator<Item = Element>) -> Self {
		self.children.extend(children);
		self
	}

	/// As a document in UTF-8.
	pub(super) fn document(&self) -> std::io::Result<Vec<u8>> {
		let mut writer = Writer::new_with_indent(Vec::new(), b'\t', 1);
		writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
		self.write(&mut writer)?;
		let mut bytes = writer.into_inner();
		bytes.push(b'\n');
		Ok(bytes)
	}

	fn write(&self, writer: &mut Writer<Vec<u8>>) -> std::io::Result<()> {
		let mut start = BytesStart::new(self.name);
		for (name, value) in &self.attributes {
			start.push_attribute((*name, value.as_str()));
		}
		if self.text.is_none() && self.children.is_empty() {
			return writer.write_event(Event::Empty(start));
		}
		writer.write_event(Event::Start(start))?;
		if let Some(text) = &self.text {
			writer.write_event(Event::Text(BytesText::new(text)))?;
		}
		self.children.iter().try_for_each(|child| child.write(writer))?;
		writer.write_event(Event::End(BytesEnd::new(self.name)))
	}
}

/// Text without what XML cannot hold.
fn legible(text: &str) -> String {
	let fits = |letter: char| !letter.is_control() || matches!(letter, '\n' | '\t');
	let fits = |letter: char| fits(letter) && !matches!(letter, '\u{fffe}' | '\u{ffff}');
	text.chars().map(|letter| if fits(letter) { letter } else { '\u{fffd}' }).collect()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn what_looks_like_markup_is_text() {
		let tree =
			element("p").with("title", "a \"b\" <c> & d").text("1 < 2 & \u{1}]]>").child(element("br"));
		let document = String::from_utf8(tree.document().unwrap()).unwrap();
		assert!(document.contains("1 &lt; 2 &amp; \u{fffd}]]&gt;"), "{document}");
		assert!(document.contains("a &quot;b&quot; &lt;c&gt; &amp; d"), "{document}");
		assert!(document.contains("<br/>"), "{document}");
	}
}
