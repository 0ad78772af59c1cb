//! Workbooks: which sheets hold something, and the cells of one. In: XLSX, XLSB, XLS or ODS. Out: [`Sheet`]. Never: formulas,
//! styles, pictures. Only here calamine is named; what it panics on is contained here.

use std::fs::File;
use std::io::{BufReader, Cursor, Read, Seek};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, Ods, Reader, SheetType, Sheets, Xls, Xlsb, Xlsx, XlsxError};

use super::archive::{self, Entry, damaged};
use super::cells::text_of;
use super::open::refused;
use super::part::Part;
use super::sheet::{Builder, Fault, Sheet};
use crate::Error;

/// A workbook inside an archive is held in memory up to this size, bytes.
const LARGEST_PACKED: u64 = 256 << 20;
/// Anything of a workbook but its sheets is held in memory, as are all cells of an ODS, bytes of XML.
const LARGEST_HELD: u64 = 1 << 30;
/// Cells between two looks at whether to stop.
const STRIDE: u32 = 4096;

/// Kinds of workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Excel since 2007.
    Xlsx,
    /// Excel's binary kind.
    Xlsb,
    /// Excel until 2003.
    Xls,
    /// OpenDocument.
    Ods,
}

/// Bytes that can be read from anywhere.
trait Bytes: Read + Seek {}
impl<T: Read + Seek> Bytes for T {}
type Book = Sheets<Box<dyn Bytes>>;

/// The names of the sheets that hold anything, in their order.
///
/// Errors: the workbook is damaged, protected by a password or larger than can be held.
pub fn filled_sheets(part: &Part, kind: Kind) -> Result<Vec<String>, Error> {
    contained(part, || filled(&mut open(part, kind)?, part))
}

/// The cells of one sheet as text: the one of that name, else the only one that holds anything. `stop` is asked now and
/// then; when it says so the sheet ends there.
///
/// Errors: as [`filled_sheets`]; there is no such sheet, no sheet at all or several; it holds more than can be held.
pub fn sheet(part: &Part, kind: Kind, name: Option<&str>, stop: &dyn Fn() -> bool) -> Result<Sheet, Error> {
    contained(part, || {
        let mut book = open(part, kind)?;
        let name = chosen(&mut book, part, name)?;
        let mut builder = Builder::default();
        let mut cells = 0u32;
        each_cell(&mut book, &name, &mut |(row, column), text| {
            cells = cells.wrapping_add(1);
            builder.add(row, column, text)?;
            Ok(!cells.is_multiple_of(STRIDE) || !stop())
        })
        .and_then(|()| builder.finish())
        .map_err(|fault| fault.of(&part.file))
    })
}

fn filled(book: &mut Book, part: &Part) -> Result<Vec<String>, Error> {
    let mut filled = worksheets(book);
    let mut broken = None;
    filled.retain(|name| {
        let mut found = false;
        let looked = each_cell(book, name, &mut |_, _| {
            found = true;
            Ok(false)
        });
        broken = broken.take().or(looked.err());
        found
    });
    broken.map_or(Ok(filled), |fault: Fault| Err(fault.of(&part.file)))
}

fn worksheets(book: &Book) -> Vec<String> {
    let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    sheets.map(|sheet| sheet.name.clone()).collect()
}

fn chosen(book: &mut Book, part: &Part, name: Option<&str>) -> Result<String, Error> {
    let file = part.file.clone();
    if let Some(name) = name {
        let parts = worksheets(book);
        let is_there = parts.iter().any(|known| known == name);
        let part = name.to_owned();
        return if is_there { Ok(part) } else { Err(Error::NoSuchPart { file, part, parts }) };
    }
    let mut parts = filled(book, part)?;
    match (parts.len(), parts.pop()) {
        (1, Some(only)) => Ok(only),
        (0, _) | (_, None) => Err(Error::Empty { file }),
        (_, Some(last)) => {
            parts.push(last);
            Err(Error::SeveralParts { file, parts })
        }
    }
}

/// The kind of a workbook that is a part of something else. Errors: it is another archive.
pub fn kind_inside(part: &Part) -> Result<Kind, Error> {
    let entries = archive::list(bytes(part)?).map_err(|reason| damaged(&part.file, reason))?;
    kind_of(&entries)
        .ok_or_else(|| Error::Binary { file: part.file.clone(), looks_like: "an archive inside an archive" })
}

/// The kind of a workbook packed as a ZIP, by what it holds; `None` when it is none.
pub fn kind_of(entries: &[Entry]) -> Option<Kind> {
    let has = |name: &str| entries.iter().any(|entry| entry.name.eq_ignore_ascii_case(name));
    match () {
        () if has("xl/workbook.bin") => Some(Kind::Xlsb),
        () if has("xl/workbook.xml") => Some(Kind::Xlsx),
        () if has("content.xml") && has("mimetype") => Some(Kind::Ods),
        () => None,
    }
}

/// A crate that reads bytes of strangers may fail in ways of its own.
fn contained<T>(part: &Part, work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|_| Err(damaged(&part.file, "the workbook is not built as workbooks are")))
}

fn open(part: &Part, kind: Kind) -> Result<Book, Error> {
    if kind != Kind::Xls {
        refuse_the_huge(part, kind)?;
    }
    let told = |error: String| damaged(&part.file, error);
    match kind {
        Kind::Xlsx => match Xlsx::new(bytes(part)?) {
            Ok(book) => Ok(Sheets::Xlsx(book)),
            Err(XlsxError::Password) => Err(Error::Protected { file: part.file.clone() }),
            Err(error) => Err(told(error.to_string())),
        },
        Kind::Xlsb => Xlsb::new(bytes(part)?).map(Sheets::Xlsb).map_err(|error| told(error.to_string())),
        Kind::Ods => match Ods::new(bytes(part)?) {
            Ok(book) => Ok(Sheets::Ods(book)),
            Err(calamine::OdsError::Password) => Err(Error::Protected { file: part.file.clone() }),
            Err(error) => Err(told(error.to_string())),
        },
        Kind::Xls => match Xls::new(bytes(part)?) {
            Ok(book) => Ok(Sheets::Xls(book)),
            Err(calamine::XlsError::Password) => Err(Error::Protected { file: part.file.clone() }),
            // A protected XLSX is wrapped in the container of the old kind.
            Err(error) => match Xlsx::new(bytes(part)?) {
                Err(XlsxError::Password) => Err(Error::Protected { file: part.file.clone() }),
                _ => Err(told(error.to_string())),
            },
        },
    }
}

fn bytes(part: &Part) -> Result<Box<dyn Bytes>, Error> {
    let failed = |source| refused(&part.file, source);
    if part.member.is_none() && !part.gzip {
        return Ok(Box::new(BufReader::new(File::open(&part.file).map_err(failed)?)));
    }
    let held = part.head(LARGEST_PACKED + 1).map_err(failed)?;
    if held.len() as u64 > LARGEST_PACKED {
        return Err(too_large(part, "a workbook inside an archive is larger than 256 MB"));
    }
    Ok(Box::new(Cursor::new(held)))
}

/// Sizes are those the archive states, which reading it enforces.
fn refuse_the_huge(part: &Part, kind: Kind) -> Result<(), Error> {
    let entries = archive::list(bytes(part)?).map_err(|reason| damaged(&part.file, reason))?;
    let is_read_row_by_row = |entry: &Entry| kind != Kind::Ods && entry.name.starts_with("xl/worksheets/");
    match entries.iter().find(|entry| entry.bytes > LARGEST_HELD && !is_read_row_by_row(entry)) {
        Some(_) => Err(too_large(part, "it unpacks to more than 1 GB")),
        None => Ok(()),
    }
}

fn too_large(part: &Part, reason: &str) -> Error {
    Error::TooLarge { file: part.file.clone(), reason: reason.to_owned() }
}

/// Row and column, from 0, and the text of a cell; answers whether to go on.
type Take<'a> = dyn FnMut((u32, u32), &[u8]) -> Result<bool, Fault> + 'a;

/// Hands over the cells that hold anything, as they stand in the file.
fn each_cell(book: &mut Book, name: &str, take: &mut Take) -> Result<(), Fault> {
    let mut text = Vec::new();
    let mut give = |at, value: &Data| {
        text.clear();
        text_of(value, &mut text);
        if text.is_empty() { Ok(true) } else { take(at, &text) }
    };
    // The cells of the newer kinds come one by one; a range of them would be as large as its two farthest cells span.
    match book {
        Sheets::Xlsx(book) => {
            let mut cells = book.worksheet_cells_reader(name).map_err(Fault::broken)?;
            while let Some(cell) = cells.next_cell().map_err(Fault::broken)? {
                if !give(cell.get_position(), &cell.get_value().clone().into())? {
                    break;
                }
            }
        }
        Sheets::Xlsb(book) => {
            let mut cells = book.worksheet_cells_reader(name).map_err(Fault::broken)?;
            while let Some(cell) = cells.next_cell().map_err(Fault::broken)? {
                if !give(cell.get_position(), &cell.get_value().clone().into())? {
                    break;
                }
            }
        }
        Sheets::Xls(_) | Sheets::Ods(_) => {
            let range = book.worksheet_range(name).map_err(Fault::broken)?;
            let (top, left) = range.start().unwrap_or_default();
            for (row, column, value) in range.used_cells() {
                if !give((top + row as u32, left + column as u32), value)? {
                    break;
                }
            }
        }
    }
    Ok(())
}
