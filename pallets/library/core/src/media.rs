// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Which kinds of files the library takes, and how each begins.
//!
//! The list is one of what is taken. A page that carries script (HTML, SVG) or an archive is on no list, and what
//! says that it is something else has to begin as that. It is a net, not a proof: a file can begin as a picture and
//! go on as anything. So clients show a picture as a picture and a text as text, whatever else is in it.

use caucus_primitives::text::MediaType;

/// What a reader does with a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sort {
	/// Reads it.
	Text,
	/// Looks at it.
	Image,
	/// Watches it, and listens.
	Video,
	/// Listens to it.
	Audio,
	/// Reads it beside a video.
	Captions,
}

/// What a reader does with files of this type; `None` if the library takes none.
pub const fn sort_of(media: MediaType) -> Option<Sort> {
	match media {
		MediaType::Plain | MediaType::Markdown | MediaType::AkomaNtoso | MediaType::Pdf => Some(Sort::Text),
		MediaType::Json => None,
		MediaType::Jpeg | MediaType::Png | MediaType::Webp => Some(Sort::Image),
		MediaType::Mp4 | MediaType::Webm => Some(Sort::Video),
		MediaType::Mp3 | MediaType::Ogg => Some(Sort::Audio),
		MediaType::WebVtt => Some(Sort::Captions),
	}
}

/// What a type is called by the web's protocols.
pub const fn mime(media: MediaType) -> &'static str {
	match media {
		MediaType::Plain => "text/plain; charset=utf-8",
		MediaType::Markdown => "text/markdown; charset=utf-8",
		MediaType::AkomaNtoso => "application/akn+xml",
		MediaType::Pdf => "application/pdf",
		MediaType::Json => "application/json",
		MediaType::Jpeg => "image/jpeg",
		MediaType::Png => "image/png",
		MediaType::Webp => "image/webp",
		MediaType::Mp4 => "video/mp4",
		MediaType::Webm => "video/webm",
		MediaType::Mp3 => "audio/mpeg",
		MediaType::Ogg => "audio/ogg",
		MediaType::WebVtt => "text/vtt; charset=utf-8",
	}
}

/// How names of such files end.
pub const fn extension(media: MediaType) -> &'static str {
	match media {
		MediaType::Plain => "txt",
		MediaType::Markdown => "md",
		MediaType::AkomaNtoso => "akn",
		MediaType::Pdf => "pdf",
		MediaType::Json => "json",
		MediaType::Jpeg => "jpg",
		MediaType::Png => "png",
		MediaType::Webp => "webp",
		MediaType::Mp4 => "mp4",
		MediaType::Webm => "webm",
		MediaType::Mp3 => "mp3",
		MediaType::Ogg => "ogg",
		MediaType::WebVtt => "vtt",
	}
}

/// Whether a file that begins with these bytes begins as its type says. The bytes are the file's first chunk, or
/// all of it.
pub fn begins_as(media: MediaType, start: &[u8]) -> bool {
	match media {
		MediaType::Plain | MediaType::Markdown => {
			// A reader that guesses types takes what begins so for a page.
			is_text(start) && !trim(without_mark(start)).starts_with(b"<")
		}
		MediaType::AkomaNtoso => is_text(start) && is_akoma_ntoso(without_mark(start)),
		MediaType::WebVtt => {
			let after = without_mark(start).strip_prefix(b"WEBVTT");
			let ends = |rest: &[u8]| matches!(rest.first(), None | Some(b' ' | b'\t' | b'\n' | b'\r'));
			is_text(start) && after.is_some_and(ends)
		}
		MediaType::Pdf => start.starts_with(b"%PDF-"),
		MediaType::Json => false,
		MediaType::Jpeg => start.starts_with(&[0xff, 0xd8, 0xff]),
		MediaType::Png => start.starts_with(b"\x89PNG\r\n\x1a\n"),
		MediaType::Webp => start.starts_with(b"RIFF") && start.get(8..12) == Some(b"WEBP"),
		// The first box: its length in four bytes, none of them big, and its name.
		MediaType::Mp4 => start.starts_with(&[0, 0]) && start.get(4..8) == Some(b"ftyp"),
		MediaType::Webm => {
			let header = start.get(..64).unwrap_or(start);
			start.starts_with(&[0x1a, 0x45, 0xdf, 0xa3]) && header.windows(4).any(|four| four == b"webm")
		}
		MediaType::Mp3 => start.starts_with(b"ID3") || is_mpeg_frame(start),
		MediaType::Ogg => start.starts_with(b"OggS"),
	}
}

/// Whether a frame of MPEG audio begins here, of the third layer and a version that there is.
fn is_mpeg_frame(start: &[u8]) -> bool {
	let [0xff, second, ..] = start else { return false };
	let (sync, version, layer) = (second >> 5, (second >> 3) & 3, (second >> 1) & 3);
	sync == 0b111 && version != 0b01 && layer == 0b01
}

/// Whether it is UTF-8 without characters that control machines; a letter may be cut at the end.
fn is_text(start: &[u8]) -> bool {
	let cut_at_the_end = |error: core::str::Utf8Error| error.error_len().is_none();
	let is_utf8 = core::str::from_utf8(start).map_or_else(cut_at_the_end, |_| true);
	let is_control = |byte: &u8| byte.is_ascii_control() && !b"\t\n\r".contains(byte);
	is_utf8 && !start.is_empty() && !start.iter().any(is_control)
}

/// Without the mark of the byte order, which some editors write.
fn without_mark(start: &[u8]) -> &[u8] {
	start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start)
}

fn trim(start: &[u8]) -> &[u8] {
	start.trim_ascii_start()
}

/// Whether the root of the document is the one of Akoma Ntoso: XML alone could be a page with script as well.
fn is_akoma_ntoso(start: &[u8]) -> bool {
	let mut rest = trim(start);
	if let Some(declaration) = rest.strip_prefix(b"<?xml") {
		let Some(end) = declaration.windows(2).position(|two| two == b"?>") else { return false };
		rest = trim(declaration.get(end..).and_then(|rest| rest.get(2..)).unwrap_or_default());
	}
	let root = rest.strip_prefix(b"<akomaNtoso");
	root.is_some_and(|rest| matches!(rest.first(), Some(b' ' | b'\t' | b'\n' | b'\r' | b'>')))
}
