//! One importable stream of bytes: a file or a member of an archive, packed by gzip or not. In: where it stands. Out: its
//! plain bytes. Never: interprets them.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use flate2::read::{DeflateDecoder, MultiGzDecoder};

use super::archive::{Entry, Packing};
use super::unpack::{Counted, Gauge, Unpacked};
use crate::Error;

/// Where bytes stand and how they are packed.
#[derive(Clone, Debug)]
pub struct Part {
    /// The file in the file system.
    pub file: PathBuf,
    /// Its size there, or of the member in it, bytes.
    pub bytes: u64,
    /// Name of the member, of an archive.
    pub member: Option<String>,
    /// Packed by gzip.
    pub gzip: bool,
    packing: Option<(Packing, u32)>,
}

impl Part {
    /// A file as it is. Errors: it is missing, a folder or unreadable.
    pub fn whole(file: &Path) -> Result<Part, Error> {
        let about = std::fs::metadata(file).map_err(|source| super::open::refused(file, source))?;
        if about.is_dir() {
            return Err(Error::IsFolder { file: file.to_owned() });
        }
        Ok(Part { file: file.to_owned(), bytes: about.len(), member: None, gzip: false, packing: None })
    }

    /// A member of an archive. Errors: it is protected, or packed in a way that is not read.
    pub fn entry(archive: &Path, entry: &Entry) -> Result<Part, Error> {
        if entry.encrypted {
            return Err(Error::Protected { file: archive.to_owned() });
        }
        let Some(packing) = entry.packing else {
            let reason = format!("‘{}’ is packed by a method other than the usual one", entry.name);
            return Err(Error::Damaged { file: archive.to_owned(), reason });
        };
        Ok(Part {
            file: archive.to_owned(),
            bytes: entry.packed,
            member: Some(entry.name.clone()),
            gzip: false,
            packing: Some((packing, entry.checksum)),
        })
    }

    /// Its plain bytes, from the start.
    pub fn open(&self, gauge: &Rc<Gauge>) -> io::Result<Box<dyn Read>> {
        let plain = self.unpacked(gauge)?;
        Ok(if self.gzip { Box::new(Unpacked::new(MultiGzDecoder::new(plain), self.bytes, None, gauge)) } else { plain })
    }

    /// At most `limit` of its plain bytes.
    pub fn head(&self, limit: u64) -> io::Result<Vec<u8>> {
        let mut head = Vec::new();
        self.open(&Rc::default())?.take(limit).read_to_end(&mut head)?;
        Ok(head)
    }

    fn unpacked(&self, gauge: &Rc<Gauge>) -> io::Result<Box<dyn Read>> {
        let mut file = File::open(&self.file)?;
        let Some((packing, checksum)) = self.packing else { return Ok(Box::new(Counted::new(file, gauge))) };
        file.seek(SeekFrom::Start(packing.start))?;
        let packed = Counted::new(file.take(self.bytes), gauge);
        Ok(if packing.deflated {
            Box::new(Unpacked::new(DeflateDecoder::new(packed), self.bytes, Some(checksum), gauge))
        } else {
            Box::new(Unpacked::new(packed, self.bytes, Some(checksum), gauge))
        })
    }
}
