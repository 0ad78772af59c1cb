//! Pictures and texts on the system's clipboard.
//!
//! In: a PNG, a text. Out: the same, for other programs to paste. Never: reads the clipboard.

use std::borrow::Cow;
use std::fmt::Display;
use std::sync::{Mutex, PoisonError};

use arboard::ImageData;
use tauri::image::Image;

use crate::error::{Answer, AppError, ErrorCode, Fault};

/// Holds what was copied: on Linux the program that copied has to serve it to those that paste.
#[derive(Default)]
pub struct Clipboard(Mutex<Option<arboard::Clipboard>>);

impl Clipboard {
    /// Copies a PNG as a picture.
    pub fn copy_png(&self, png: &[u8]) -> Answer<()> {
        let picture =
            Image::from_bytes(png).map_err(|error| AppError::bug(format!("The chart is no PNG: {error}.")))?;
        let pixels = ImageData {
            width: picture.width() as usize,
            height: picture.height() as usize,
            bytes: Cow::Borrowed(picture.rgba()),
        };
        self.with(|clipboard| clipboard.set_image(pixels))
    }

    /// Copies a text.
    pub fn copy_text(&self, text: String) -> Answer<()> {
        self.with(|clipboard| clipboard.set_text(text))
    }

    fn with(&self, copy: impl FnOnce(&mut arboard::Clipboard) -> Result<(), arboard::Error>) -> Answer<()> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if held.is_none() {
            *held = Some(arboard::Clipboard::new().map_err(refused)?);
        }
        held.as_mut().map_or(Ok(()), |clipboard| copy(clipboard).map_err(refused))
    }
}

fn refused(error: impl Display) -> AppError {
    AppError::new(ErrorCode::Clipboard, Fault::Machine, format!("The clipboard did not take it: {error}."))
}
